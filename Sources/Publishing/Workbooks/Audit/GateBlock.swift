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
  var nodes: [String: Node] = [:]
  var items: [(id: String, label: String, node: Node)] = []

  /// One row a year, shared by every window over the opinions.
  struct Opinions {
    let years: [Int]
    let rows: ClosedRange<Int>
    let latestRow: Int
    let latest: Int
    let scale: AuditScale?
    let nodes: [Node]
  }

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

  var words: AuditWords { context.words }
  func say(_ id: String, _ en: String) -> String { words.say(id, en) }

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
        "Yang terkecil dari \(codes): gagal mengalahkan yang belum diketahui",
        "The smallest of \(codes): unmet beats unknown")
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
    let failingRow = builder.step(say("Uji yang gagal", "Tests that fail"), list: failing)
    let missingRow = builder.step(say("Uji yang belum diketahui", "Tests not known"), list: missing)
    builder.step(
      say("Rupiah tidak dapat dihitung tanpa", "No rupiah can be calculated without"),
      list: pack.unknownList(words), parameter: pack.unpublished.first)
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
