import TolokCore

/// The whole audit laid out: inputs, parameters, blocks, outcomes and checks with their addresses, before a cell is
/// written.
final class AuditModel {
  let context: AuditContext
  let ledger: LedgerLayout
  let parameters: ParameterLayout
  private(set) var inputs: [AuditInputGroup] = []
  private(set) var blocks: [AuditBlock] = []
  private(set) var outcomes: [AuditOutcome] = []
  private(set) var lines: [AuditLines] = []
  private(set) var checks: (intact: [AuditCheck], reference: [AuditCheck]) = ([], [])
  private(set) var names: [(name: String, place: String)] = []
  private var inputRow = 6
  private var calculationRow = 6

  var words: AuditWords { context.words }
  var results: MonthResults { context.results }
  func say(_ id: String, _ en: String) -> String { words.say(id, en) }

  init(_ results: MonthResults) {
    context = AuditContext(results)
    ledger = LedgerLayout(context)
    let used = Set(results.did.map(\.pack))
    parameters = ParameterLayout(context, packs: results.rulePacks.filter { used.contains($0.id) })
    var gathered = AuditChecks(words: context.words)
    for result in results.did { add(result, &gathered) }
    for group in LineBlock.groups(results.registers.didAmounts) { add(group, &gathered) }
    for pack in results.rulePacks { addPools(pack, &gathered) }
    for group in parameters.groups {
      names += group.parameters.map { ($0.name, AuditNames.fixed("Parameter", "C", $0.row)) }
    }
    names += parameters.scales.flatMap { [($0.name, $0.range), ($0.order.name, $0.order.range)] }
    gathered.close(self)
    checks = (gathered.intact, gathered.reference)
    names += [
      ("cek_beda", "'Pemeriksaan'!$C$6"), ("cek_benar", "'Pemeriksaan'!$C$7"),
      ("cek_salah", "'Pemeriksaan'!$C$8"),
    ]
  }

  /// What the banner says before anything is edited.
  var banner: String {
    let wrong = (checks.intact + checks.reference).filter { !$0.holds }.count
    return say("Sama dengan baseline", "Same as the baseline")
      + (wrong == 0
        ? say("  ·  semua pemeriksaan benar", "  ·  all checks right")
        : "  ·  \(wrong)" + say(" PEMERIKSAAN SALAH", " CHECKS WRONG"))
  }

  // MARK: Rows of Hasil

  static let firstOutcomeRow = 8
  var outcomeRows: ClosedRange<Int> {
    Self.firstOutcomeRow...(Self.firstOutcomeRow + max(1, outcomes.count) - 1)
  }

  // MARK: Blocks

  private func builder(_ title: String, _ key: String) -> BlockBuilder {
    BlockBuilder(
      words: words, number: blocks.count + 1, title: title, key: key, inputRow: inputRow,
      calculationRow: calculationRow)
  }

  private func keep(_ block: AuditBlock, _ builder: BlockBuilder, backTo: String?) {
    var block = block
    block.backTo = backTo
    blocks.append(block)
    calculationRow = block.last + 2
    if !builder.inputs.isEmpty {
      inputs.append(builder.inputGroup)
      inputRow = builder.inputGroup.last + 2
    }
    names += builder.names
  }

  private func add(_ result: DIDComponentResult, _ checks: inout AuditChecks) {
    guard let rules = results.rulePacks.first(where: { $0.id == result.pack }),
      let pack = parameters.packs[result.pack],
      let component = rules.components.first(where: { $0.id == result.component })
    else { return }
    let region = results.regionName(result.region)
    let label =
      result.label[words.language]
      + (rules.components.count > 1 ? ", \(component.label[words.language])" : "")
    let slug = rules.components.count > 1 ? "\(pack.slug)_\(AuditNames.slug(component.id))" : pack.slug
    let key = "\(AuditNames.region(result.region))_\(slug)"
    let builder = builder("\(region) · \(label)", key)
    let row = Self.firstOutcomeRow + outcomes.count
    switch component.method {
    case .gate(let criterion):
      var gate = GateBlock(context: context, result: result, rules: rules, pack: pack, builder: builder)
      let built = gate.build(criterion)
      outcomes.append(outcome(result, region, label, key, built, builder.calculationRow))
      checks.add(gate: built, result, "\(region), \(label)")
      keep(built.block, builder, backTo: "'Hasil'!B\(row)")
    case .fixedPrizes(let sectors, let clusters, let prizes, _):
      let built = PrizeBlock(
        context: context, result: result, pack: pack, builder: builder, sectors: sectors, clusters: clusters,
        prizes: prizes
      ).build()
      outcomes.append(outcome(result, region, label, key, built, builder.calculationRow))
      checks.add(prizes: built, result, "\(region), \(label)")
      keep(built.block, builder, backTo: "'Hasil'!B\(row)")
    }
    for (name, column) in [("putusan", "D"), ("rendah", "F"), ("tinggi", "G")] {
      names.append(("hsl_\(key)_\(name)", AuditNames.fixed("Hasil", column, row)))
    }
  }

  private func add(_ group: (total: DIDAmount, lines: [DIDAmount]), _ checks: inout AuditChecks) {
    let (total, parts) = group
    let year = total.fiscalYear % 100
    let key =
      "\(AuditNames.region(total.region))_\(AuditNames.slug(total.component))\(year < 10 ? "0" : "")\(year)"
    guard !names.contains(where: { $0.name == "in_\(key)_total" }) else { return }
    let region = results.regionName(total.region)
    let label = "\(words.component(total.component)) \(total.fiscalYear)"
    let builder = builder("\(region) · \(label), \(say("baris demi baris", "line by line"))", key)
    let built = LineBlock(context: context, total: total, lines: parts, ledger: ledger, builder: builder)
      .build()
    lines.append(
      AuditLines(
        code: "J\(lines.count + 1)", region: region, label: label, count: parts.count, built: built,
        blockRow: builder.calculationRow))
    names.append(("hit_\(key)_jumlah", AuditNames.fixed("Perhitungan", "C", built.sumRow)))
    checks.add(lines: built, "\(region), \(label)", count: parts.count)
    keep(built.block, builder, backTo: nil)
  }

  private func addPools(_ rules: RulePack, _ checks: inout AuditChecks) {
    guard let pack = parameters.packs[rules.id] else { return }
    let label = rules.label[words.language]
    let builder = builder(say("Kolam nasional", "National pool") + " · \(label)", "kolam_\(pack.slug)")
    guard let built = PoolBlock(context: context, rules: rules, pack: pack, builder: builder).build() else {
      return
    }
    checks.add(pool: built, pack, label)
    keep(built.block, builder, backTo: nil)
  }

  // MARK: Outcomes

  private func outcome(
    _ result: DIDComponentResult, _ region: String, _ label: String, _ key: String, _ gate: GateBlock.Built,
    _ blockRow: Int
  ) -> AuditOutcome {
    func cell(_ column: String, _ row: Int) -> String { "'Perhitungan'!\(column)\(row)" }
    let unknown = words.quoted(words.unknown)
    let applies = cell("E", gate.rows.applies)
    let method =
      gate.applies != 1 ? words.unknown : gate.unit == 0 ? words.publishedExact : words.publishedRounded
    let sentences = [
      Self.sentence(say("Gagal: ", "Unmet: "), cell("G", gate.rows.failing), gate.failing.value.shown),
      Self.sentence(
        say("Belum diketahui: ", "Not known: "), cell("G", gate.rows.missing), gate.missing.value.shown),
    ]
    return AuditOutcome(
      code: "R\(outcomes.count + 1)", region: region, component: label, key: key,
      verdict: Live("hit_\(key)_lolos", gate.gate.value),
      method: Live(
        "IF(\(applies)=1,IF(\(cell("D", gate.rows.applies))=0,\(words.quoted(words.publishedExact)),\(words.quoted(words.publishedRounded))),\(unknown))",
        method),
      low: Live(cell("C", gate.rows.low), gate.low), high: Live(cell("C", gate.rows.high), gate.high),
      assumed: Live(cell("F", gate.gate.row), gate.gate.assumed),
      text: Self.joined(sentences),
      blockRow: blockRow, program: program(result))
  }

  private func outcome(
    _ result: DIDComponentResult, _ region: String, _ label: String, _ key: String,
    _ prizes: PrizeBlock.Built,
    _ blockRow: Int
  ) -> AuditOutcome {
    func cell(_ column: String, _ row: Int) -> String { "'Perhitungan'!\(column)\(row)" }
    let (verdict, rest, unseen) = (
      cell("E", prizes.verdictRow), cell("E", prizes.restRow), cell("G", prizes.unseenRow)
    )
    let method =
      prizes.verdict == 0 ? words.unknown : prizes.rest == 0 ? words.prizesCertain : words.prizesRange
    let tail = say("Paling banyak = turunan buku ini.", "At most = our derivation.")
    let isRange = prizes.verdict != 0 && prizes.rest > 0
    let sentences = [
      Self.sentence(say("Belum diketahui: ", "Not known: "), unseen, prizes.unseen.value.shown),
      Live("IF(AND(\(verdict)<>0,\(rest)>0),\" \(tail)\",\"\")", isRange ? " \(tail)" : ""),
    ]
    return AuditOutcome(
      code: "R\(outcomes.count + 1)", region: region, component: label, key: key,
      verdict: Live(verdict, prizes.verdict),
      method: Live(
        "IF(\(verdict)=0,\(words.quoted(words.unknown)),IF(\(rest)=0,\(words.quoted(words.prizesCertain)),\(words.quoted(words.prizesRange))))",
        method),
      low: Live("hit_\(key)_rendah", prizes.low), high: Live("hit_\(key)_tinggi", prizes.high),
      assumed: prizes.assumed,
      text: Self.joined(sentences),
      blockRow: blockRow, program: program(result))
  }

  /// " Gagal: a; b." of a list that stands in a cell; nothing of an empty one.
  private static func sentence(_ head: String, _ place: String, _ list: String) -> Live {
    Live("IF(\(place)=\"\",\"\",\" \(head)\"&\(place)&\".\")", list.isEmpty ? "" : " \(head)\(list).")
  }

  /// Sentences one after the other, without the space before the first.
  private static func joined(_ sentences: [Live]) -> Live {
    let text = sentences.map(\.text).joined(separator: "&")
    let stored = sentences.map(\.value.shown).joined()
    return Live("MID(\(text),2,3000)", String(stored.dropFirst()))
  }

  /// What the assessor says, to stand as the baseline beside the live result.
  private func program(
    _ result: DIDComponentResult
  ) -> (verdict: AuditValue, method: AuditValue, low: AuditValue, high: AuditValue) {
    let estimate = result.estimate
    func amount(_ value: Rupiah?) -> AuditValue { value.map { .number(Double($0)) } ?? .text(words.unknown) }
    let method =
      switch estimate.method {
      case .published: estimate.low == estimate.high ? words.publishedExact : words.publishedRounded
      case .exactPrize: estimate.exact ? words.prizesCertain : words.prizesRange
      case .poolShare, .observedRate, .recipientRange: estimate.method.rawValue
      case .unknown: words.unknown
      }
    return (
      .number(Double(result.verdict.sign)), .text(method), amount(estimate.low), amount(estimate.high)
    )
  }

  /// Keys of the sources that any sheet links to, in the order of the register.
  lazy var sources: [SourceEntry] = {
    var used: Set<String> = []
    for group in inputs { for input in group.inputs { used.formUnion(input.origin.sources) } }
    for group in parameters.groups { for one in group.parameters { used.formUnion(one.origin.sources) } }
    for entry in ledger.entries {
      used.formUnion(AuditNames.sources(in: entry.citation.source, known: context.sourceKeys))
    }
    return results.registers.sources.filter { used.contains($0.key) }
  }()

  static let firstSourceRow = 8
  private lazy var sourceRows: [String: Int] = Dictionary(
    sources.enumerated().map { ($0.element.key, Self.firstSourceRow + $0.offset) },
    uniquingKeysWith: { first, _ in first })

  /// Where a key stands on `Sumber`.
  func sourcePlace(_ key: String) -> String? { sourceRows[key].map { "'Sumber'!A\($0)" } }
}

/// A line-by-line allocation, as `Hasil` shows it.
struct AuditLines {
  let code: String
  let region: String
  let label: String
  let count: Int
  let built: LineBlock.Built
  let blockRow: Int
}
