import TolokCore

/// A gate as live formulas: one row a fact, then the branches of the law, then what fails and what is unknown.
///
/// The formulas are written from the criterion; the stored results are worked out here from the facts.
struct GateBlock {
  let context: AuditContext
  let result: DIDComponentResult
  let rules: RulePack
  let pack: PackParameters
  let builder: BlockBuilder
  private var nodes: [String: Node] = [:]
  private var items: [(id: String, label: String, node: Node)] = []

  /// A row that holds a verdict.
  struct Node {
    let row: Int
    let value: Int
    let assumed: Int
  }

  /// The cells of a finished gate that `Hasil` and `Pemeriksaan` read.
  struct Built {
    let gate: Node
    let failing: Live
    let missing: Live
    let rows: (failing: Int, missing: Int, applies: Int, low: Int, high: Int)
    let applies: Int
    let unit: Double
    let low: AuditValue
    let high: AuditValue
    let counted: (failing: Int, unknown: Int)
    /// Rows of the tests of known content.
    let itemRows: [Int]
    let itemIDs: Set<String>
    let block: AuditBlock
  }

  init(
    context: AuditContext, result: DIDComponentResult, rules: RulePack, pack: PackParameters,
    builder: BlockBuilder
  ) {
    self.context = context
    self.result = result
    self.rules = rules
    self.pack = pack
    self.builder = builder
  }

  private var words: AuditWords { context.words }
  private func say(_ id: String, _ en: String) -> String { words.say(id, en) }

  mutating func build(_ criterion: Criterion) -> Built {
    let tree = GateTree(criterion)
    let opinions = opinionRows(tree)
    for leaf in tree.leaves { addLeaf(leaf, opinions) }
    let first = builder.calculationRow + 2 + (opinions == nil ? 0 : 1)
    var root = addGroups(criterion)
    if tree.leaves.contains(where: { $0.id == criterion.id }) {
      let row = builder.step(
        say("Lolos", "Passes"), verdict: Live("E\(root.row)", root.value),
        extra: Live("F\(root.row)", root.assumed),
        how: say("Sama dengan uji di atas", "The same as the test above"), isResult: true)
      root = Node(row: row, value: root.value, assumed: root.assumed)
    }
    builder.define("hit_\(builder.key)_lolos", column: "E", row: root.row)
    return finish(root, first...root.row)
  }

  // MARK: Opinions

  private struct Opinions {
    let years: [Int]
    let rows: ClosedRange<Int>
    let latestRow: Int
    let latest: Int
    let scale: AuditScale?
    let nodes: [Node]
  }

  /// One row a year, shared by every window over the opinions.
  private mutating func opinionRows(_ tree: GateTree) -> Opinions? {
    guard
      case .opinionYears(_, _, let prefix, let opinion, _, let offset, _)? = tree.leaves.first(where: {
        if case .opinionYears = $0 { true } else { false }
      })
    else { return nil }
    let years = tree.years(prefix: prefix, rules.fiscalYear, pack)
    let year = pack.parameters["tahun_anggaran"]
    let shift = pack.parameters["selisih_lkpd"] ?? pack.parameters["tahun_lkpd"]
    let latest = rules.fiscalYear - offset
    let latestRow = builder.step(
      say("LKPD terakhir yang dinilai", "Latest report that counts"),
      fact: Live("IFERROR(\(year?.name ?? "0")+\(shift?.name ?? "0"),0)", latest), .count,
      how: say("Tahun anggaran ditambah selisih", "Fiscal year plus the offset"), parameter: shift)
    let scale = pack.scales["opini"]
    let known: [String] = (scale?.values ?? []).compactMap { value -> String? in
      if case .constant(.text(let text)) = value { text } else { nil }
    }
    let choices: [String] = known.reversed() + [words.unknown]
    let limit = pack.parameters["opini"]
    var rows: [Node] = []
    for year in years {
      let said = context.fact("\(prefix)\(year)", result.region, result.year)
      let input = builder.input(
        "opini_\(year)", say("Opini BPK atas LKPD \(year)", "Audit opinion on the \(year) report"),
        .text(said.map { words.shown($0.value) } ?? words.unknown),
        .oneOf(choices),
        unit: words.unit("opini"), said.map { context.origin($0.citation) } ?? context.noOrigin)
      let row = builder.nextRow
      let value = AuditLogic.atLeast(input.value, limit?.value ?? .text(opinion), known)
      let assumed = builder.assumed(input)
      builder.step(
        say("Opini atas LKPD \(year)", "Opinion on the \(year) report"), fact: builder.fact(input),
        limit: limit.map { Live($0.name, $0.value) },
        verdict: Live(atLeastFormula(row, scale), value), extra: assumed,
        how: rows.isEmpty
          ? say("Di atas atau sama dengan ambang pada skala opini", "At or above the limit on the scale")
          : "",
        input: input, parameter: limit)
      rows.append(Node(row: row, value: value, assumed: Int(assumed.value.number ?? 0)))
    }
    guard let first = rows.first, let last = rows.last else { return nil }
    return Opinions(
      years: years, rows: first.row...last.row, latestRow: latestRow, latest: latest,
      scale: pack.scales[AuditNames.slug(prefix)], nodes: rows)
  }

  private func atLeastFormula(_ row: Int, _ scale: AuditScale?) -> String {
    guard let scale else { return "0" }
    // Equality and never MATCH: a pasted "*" or "?" would match any word there.
    let fact = scale.position("C\(row)"), limit = scale.position("D\(row)")
    return "IF(OR(\(fact)=0,\(limit)=0),0,IF(\(fact)>=\(limit),1,-1))"
  }

  // MARK: Leaves

  private mutating func addLeaf(_ leaf: Criterion, _ opinions: Opinions?) {
    let label = leaf.label[words.language]
    switch leaf {
    case .isTrue(let id, _, let fact, _):
      let input = yesNoInput(fact, id, label)
      let limit = pack.parameters[id]
      let row = builder.nextRow
      let value = AuditLogic.yesNo(input.value, words)
      let (yes, no) = (words.quoted(words.yes), words.quoted(words.no))
      let assumed = builder.assumed(input)
      builder.step(
        label, fact: builder.fact(input), limit: limit.map { Live($0.name, $0.value) },
        verdict: Live(
          "IF(AND(OR(C\(row)=\(yes),C\(row)=\(no)),OR(D\(row)=\(yes),D\(row)=\(no))),IF(C\(row)=D\(row),1,-1),0)",
          value), extra: assumed,
        how: say(
          "ya atau tidak; isi lain = belum dapat dinilai", "yes or no; anything else cannot be assessed"),
        input: input, parameter: limit)
      keep(id, label, Node(row: row, value: value, assumed: Int(assumed.value.number ?? 0)))
    case .atLeastGrade(let id, _, let fact, let parameter, let scale, _):
      addGrade(id, label, fact, pack.parameters[parameter], scale)
    case .opinionYears(let id, _, _, _, let parameter, _, _):
      if let opinions { addWindow(id, label, opinions, pack.parameters[parameter]) }
    case .unknownRule(let id, _, let reason, _):
      let limit = pack.parameters[id]
      let row = builder.step(
        label, limit: limit.map { Live($0.name, $0.value) }, verdict: Live("0", 0), extra: Live("0", 0),
        how: reason[words.language]
          + say(
            "; tidak masuk MIN atau MAX: tidak menolong, tidak menggugurkan",
            "; in no MIN or MAX: neither rescues nor blocks"),
        parameter: limit)
      nodes[id] = Node(row: row, value: 0, assumed: 0)
    case .allOf, .anyOf: break
    }
  }

  private mutating func keep(_ id: String, _ label: String, _ node: Node) {
    nodes[id] = node
    items.append((id, label, node))
  }

  private func yesNoInput(_ fact: String, _ key: String, _ label: String) -> AuditInput {
    let said = context.fact(fact, result.region, result.year)
    return builder.input(
      key, label, .text(said.map { words.shown($0.value) } ?? words.unknown), .yesNo,
      unit: say("ya / tidak", "yes / no"), said.map { context.origin($0.citation) } ?? context.noOrigin)
  }

  /// A statement holds only while the threshold it was made about is the baseline's.
  private func statement(
    _ id: String, _ label: String, _ limit: AuditParameter?, limitKnown: (Int) -> String, isKnown: Bool
  ) -> Node {
    let input = yesNoInput(id, "\(id)_pernyataan", say("Pernyataan: ", "Statement: ") + label)
    let row = builder.nextRow
    let value = isKnown ? AuditLogic.yesNo(input.value, words) : 0
    let base = limit.map { AuditNames.fixed("Parameter", "D", $0.row) } ?? "0"
    let assumed = builder.assumed(input)
    builder.step(
      say("Pernyataan: ", "Statement: ") + label, fact: builder.fact(input),
      limit: limit.map { Live($0.name, $0.value) },
      verdict: Live(
        "IF(AND(\(limitKnown(row)),D\(row)=\(base)),IF(C\(row)=\(words.quoted(words.yes)),1,IF(C\(row)=\(words.quoted(words.no)),-1,0)),0)",
        value), extra: assumed,
      how: say(
        "Dipakai bila rinciannya tidak diketahui; hanya berlaku untuk ambang baseline",
        "Used where the details are not known; holds only for the baseline's limit"),
      input: input, parameter: limit)
    return Node(row: row, value: value, assumed: Int(assumed.value.number ?? 0))
  }

  private mutating func addGrade(
    _ id: String, _ label: String, _ fact: String, _ limit: AuditParameter?, _ scale: [String]
  ) {
    let ordered: [String] = scale.reversed()
    let said = context.fact(fact, result.region, result.year)
    let input = builder.input(
      fact, say("Peringkat: ", "Grade: ") + label, .text(said.map { words.shown($0.value) } ?? words.unknown),
      .oneOf(scale + [words.unknown]), unit: words.unit("peringkat"),
      said.map { context.origin($0.citation) } ?? context.noOrigin)
    let list = pack.scales[AuditNames.slug(fact)]
    let row = builder.nextRow
    let value = AuditLogic.atLeast(input.value, limit?.value ?? .text(""), ordered)
    let assumed = builder.assumed(input)
    builder.step(
      say("Peringkat: ", "Grade: ") + label, fact: builder.fact(input),
      limit: limit.map { Live($0.name, $0.value) },
      verdict: Live(atLeastFormula(row, list), value), extra: assumed,
      how: say("Peringkat dibanding ambang pada skalanya", "The grade against the limit on its scale"),
      input: input, parameter: limit)
    let known = if case .text(let text)? = limit?.value { ordered.contains(text) } else { false }
    let stated = statement(
      id, label, limit, limitKnown: { row in list.map { "\($0.position("D\(row)"))>0" } ?? "1=0" },
      isKnown: known)
    let joined = value != 0 ? value : stated.value
    let flag = value != 0 ? Int(assumed.value.number ?? 0) : stated.assumed
    let total = builder.step(
      label, verdict: Live("IF(E\(row)<>0,E\(row),E\(stated.row))", joined),
      extra: Live("IF(E\(row)<>0,F\(row),F\(stated.row))", flag),
      how: say(
        "Peringkat bila diketahui, kalau tidak pernyataan", "The grade where known, else the statement"))
    keep(id, label, Node(row: total, value: joined, assumed: flag))
  }

  /// The last n opinions up to the latest report; a statement counts where none of them is known.
  private mutating func addWindow(
    _ id: String, _ label: String, _ opinions: Opinions, _ limit: AuditParameter?
  ) {
    let count = limit?.value.number
    let stated = statement(
      id, label, limit, limitKnown: { "ISNUMBER(D\($0))" }, isKnown: count != nil)
    let row = builder.nextRow
    let window = zip(opinions.years, opinions.nodes).filter { year, _ in
      Double(year) > Double(opinions.latest) - (count ?? 0) && year <= opinions.latest
    }.map(\.1)
    let met = window.filter { $0.value == 1 }.count
    let known = window.contains { $0.value != 0 }
    let value: Int =
      if count == nil { 0 } else if !known { stated.value } else if window.contains(where: { $0.value == -1 })
      { -1 } else { Double(met) >= (count ?? 0) ? 1 : 0 }
    let flag = known ? (window.map(\.assumed).max() ?? 0) : count == nil ? 0 : stated.assumed
    let years = opinions.scale?.name ?? "0"
    let span = "(\(years)>$C$\(opinions.latestRow)-D\(row))*(\(years)<=$C$\(opinions.latestRow))"
    let (e, f) = (
      "E\(opinions.rows.lowerBound):E\(opinions.rows.upperBound)",
      "F\(opinions.rows.lowerBound):F\(opinions.rows.upperBound)"
    )
    builder.step(
      label, fact: Live("IFERROR(SUMPRODUCT(\(span)*(\(e)=1)),0)", count == nil ? 0 : met), .count,
      limit: limit.map { Live($0.name, $0.value) }, .count,
      verdict: Live(
        "IFERROR(IF(SUMPRODUCT(\(span)*(\(e)<>0))=0,E\(stated.row),IF(SUMPRODUCT(\(span)*(\(e)=-1))>0,-1,IF(C\(row)>=D\(row),1,0))),0)",
        value),
      extra: Live(
        "IFERROR(IF(SUMPRODUCT(\(span)*(\(e)<>0))=0,F\(stated.row),IF(SUMPRODUCT(\(span)*\(f))>0,1,0)),0)",
        flag),
      how: say(
        "Fakta = banyak tahun terpenuhi sampai LKPD terakhir; satu tahun gagal menggugurkan",
        "Fact = years met up to the latest report; one failed year fails it"), parameter: limit)
    keep(id, label, Node(row: row, value: value, assumed: flag))
  }

  // MARK: Branches

  /// Children first; a rule of unknown content stands in the sheet and in no MIN or MAX.
  private mutating func addGroups(_ node: Criterion) -> Node {
    if let done = nodes[node.id] { return done }
    let children: [Criterion]
    let isAll: Bool
    switch node {
    case .allOf(_, _, let parts): (children, isAll) = (parts, true)
    case .anyOf(_, _, let parts): (children, isAll) = (parts, false)
    default: return Node(row: builder.calculationRow, value: 0, assumed: 0)
    }
    var counted: [Node] = []
    for child in children {
      let built = addGroups(child)
      if case .unknownRule = child { continue }
      counted.append(built)
    }
    let join = isAll ? "MIN" : "MAX"
    let value = isAll ? AuditLogic.all(counted.map(\.value)) : AuditLogic.any(counted.map(\.value))
    let flag = counted.map(\.assumed).max() ?? 0
    let codes = counted.map { builder.code(ofRow: $0.row).split(separator: ".").last.map(String.init) ?? "" }
      .joined(separator: ", ")
    func cells(_ column: String) -> String { counted.map { "\(column)\($0.row)" }.joined(separator: ",") }
    let how =
      isAll
      ? say(
        "Yang terkecil dari \(codes): satu gagal = gagal, lalu satu tidak diketahui = belum dapat dinilai",
        "The smallest of \(codes): one unmet fails it, then one unknown leaves it open")
      : say("Yang terbesar dari \(codes)", "The largest of \(codes)")
    let row = builder.step(
      node.label[words.language] + (isAll ? say(": semua terpenuhi", ": all met") : ""),
      verdict: Live(counted.isEmpty ? "0" : "\(join)(\(cells("E")))", value),
      extra: Live(counted.isEmpty ? "0" : "MAX(\(cells("F")))", flag), how: how, isResult: !isAll)
    let built = Node(row: row, value: value, assumed: flag)
    nodes[node.id] = built
    return built
  }

  // MARK: Lists and money

  private func finish(_ root: Node, _ verdicts: ClosedRange<Int>) -> Built {
    let rows = items.map(\.node.row)
    func names(_ value: Int) -> [String] { items.filter { $0.node.value == value }.map(\.label) }
    let failing = Live(AuditLogic.listFormula(rows, verdict: -1), AuditLogic.list(names(-1)))
    let missing = Live(AuditLogic.listFormula(rows, verdict: 0), AuditLogic.list(names(0)))
    let failingRow = builder.step(
      say("Yang gagal", "What fails"), fact: failing,
      how: say("Nama uji yang tidak terpenuhi", "Names of the tests that are unmet"))
    let missingRow = builder.step(
      say("Yang belum diketahui", "What is not known"), fact: missing,
      how: say("Nama uji yang belum dapat dinilai", "Names of the tests that cannot be assessed"))
    builder.step(
      say("Parameter yang tidak terbit", "Parameters never published"), fact: pack.unknownList(words),
      how: say("Tanpa ini rupiah tidak dapat dihitung", "Without these no rupiah can be calculated"),
      parameter: pack.unpublished.first)
    let money = moneySteps()
    builder.step(
      say("Keutuhan blok", "Block intact"),
      verdict: Live(
        "IF(SUMPRODUCT((E\(verdicts.lowerBound):E\(verdicts.upperBound)=1)+(E\(verdicts.lowerBound):E\(verdicts.upperBound)=0)+(E\(verdicts.lowerBound):E\(verdicts.upperBound)=-1))=ROWS(E\(verdicts.lowerBound):E\(verdicts.upperBound)),1,0)",
        1), .check, how: say("Setiap putusan bernilai 1, 0 atau -1", "Every verdict is 1, 0 or -1"))
    let block = builder.block(
      headings: [
        say("Kode", "Code"), say("Butir", "Item"), say("Fakta", "Fact"), say("Ambang", "Limit"),
        say("Putusan", "Verdict"), say("Andaian", "Assumption"), say("Cara menghitung", "How it counts"),
        say("Masukan", "Input"), "Parameter",
      ], right: [], verdicts: verdicts)
    return Built(
      gate: root, failing: failing, missing: missing,
      rows: (failingRow, missingRow, money.row, money.row + 1, money.row + 2),
      applies: money.applies, unit: money.unit, low: money.low, high: money.high,
      counted: (names(-1).count, names(0).count), itemRows: rows, itemIDs: Set(items.map(\.id)), block: block)
  }

  /// A published amount belongs to the published facts: in a scenario it no longer applies.
  private func moneySteps() -> (row: Int, applies: Int, unit: Double, low: AuditValue, high: AuditValue) {
    let lastFact = builder.lastInputRow
    let entries = context.results.registers.didAmounts.filter {
      $0.region == result.region && $0.fiscalYear == result.year && $0.component == result.component
        && $0.isAllocation && $0.line == nil
    }
    let entry = entries.count == 1 ? entries.first : nil
    let amount = entry?.amount.map { AuditValue.number(Double($0)) } ?? .text(words.unknown)
    let unit: AuditValue =
      amount.number == nil
      ? .text(words.unknown)
      : .number(entry.flatMap { $0.exact ? 0 : $0.roundingUnit }.map { Double($0) } ?? 0)
    let origin = entry.map { context.origin($0.citation) } ?? context.noOrigin
    let paid = builder.input(
      "terbit", say("Jumlah yang terbit", "Published amount"), amount, .rupiah, unit: "rupiah", origin)
    let digit = builder.input(
      "terbit_satuan", say("Satuan digit terakhirnya; 0 = tepat", "Unit of its last digit; 0 = exact"), unit,
      .rupiah,
      unit: "rupiah", origin)
    let applies = amount.number == nil ? 0 : 1
    let row = builder.nextRow
    let facts = "SUM('Masukan'!$E$\(builder.firstInputRow):$E$\(lastFact))"
    let rules = "SUM('Parameter'!$E$\(pack.rows.lowerBound):$E$\(pack.rows.upperBound))"
    builder.step(
      say("Jumlah yang terbit (Rp)", "Published amount (Rp)"), fact: builder.fact(paid), .rupiah,
      limit: builder.fact(digit), .rupiah,
      verdict: Live("IF(ISNUMBER(C\(row)),IF(\(facts)+\(rules)=0,1,-1),0)", applies), .applies,
      how: say(
        "Dari buku besar; hanya berlaku untuk fakta dan parameter baseline. Ambang = satuan digit terakhir",
        "From the ledger; applies only to the facts and parameters of the baseline. Limit = unit of the last digit"
      ),
      input: paid)
    let half = (unit.number ?? 0) / 2
    func end(_ sign: Double) -> AuditValue {
      amount.number.map { .number($0 + sign * half) } ?? .text(words.unknown)
    }
    for (label, sign, operation) in [
      (say("Paling sedikit (Rp)", "At least (Rp)"), -1.0, "-"),
      (say("Paling banyak (Rp)", "At most (Rp)"), 1.0, "+"),
    ] {
      builder.step(
        label,
        fact: Live(
          "IF(E\(row)=1,C\(row)\(operation)IF(ISNUMBER(D\(row)),D\(row)/2,0),\(words.quoted(words.unknown)))",
          end(sign)), .rupiah,
        how: say(
          "Jumlah terbit ± setengah satuan digit terakhir", "Published amount ± half a unit of the last digit"
        ),
        input: sign > 0 ? digit : nil)
    }
    return (row, applies, unit.number ?? 0, end(-1), end(1))
  }
}
