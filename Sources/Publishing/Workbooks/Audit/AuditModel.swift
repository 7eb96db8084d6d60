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
  private let edits: [ComponentEdits]
  private var inputRow = 6
  private var calculationRow = 6

  var words: AuditWords { context.words }
  var results: MonthResults { context.results }
  func say(_ id: String, _ en: String) -> String { words.say(id, en) }

  /// Pairs of region and component about which no register says anything: listed in a note, without a block.
  private(set) var silent: [DIDComponentResult] = []

  /// `edits`: a scenario written into the open cells, the baseline beside it.
  init(_ results: MonthResults, edits: [ComponentEdits] = []) {
    self.edits = edits
    context = AuditContext(results)
    ledger = LedgerLayout(context)
    let isShown = { (result: DIDComponentResult) in
      // What a scenario changes is shown, whatever is known about it.
      Self.hasSubstance(result, results)
        || !edits.edits(region: result.region, pack: result.pack, component: result.component).inputs.isEmpty
    }
    let shown = results.did.filter(isShown)
    silent = results.did.filter { !isShown($0) }
    let used = Set(shown.map(\.pack)).union(edits.filter { !$0.edits.parameters.isEmpty }.map(\.pack))
    let resolved = results.rulePacks.filter { used.contains($0.id) }.map {
      ResolvedParameters(
        $0, lawAsOf: results.lawAsOf, amounts: results.registers.didAmounts,
        inputs: results.registers.didInputs)
    }
    parameters = ParameterLayout(
      context, resolved: resolved,
      calculations: Dictionary(grouping: shown.map(\.calculation), by: { $0.pack }), edits: edits)
    let known = Dictionary(resolved.map { ($0.pack.id, $0) }, uniquingKeysWith: { first, _ in first })
    var gathered = AuditChecks(words: context.words)
    for result in shown { if let own = known[result.pack] { add(result, own) } }
    for group in LedgerCalculation.groups(results.registers.didAmounts) { add(group, &gathered) }
    for own in resolved { addPools(own, &gathered) }
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

  /// A block is worth its page where a register knows a fact, or where this year's or last year's rules have tests
  /// to fill in.
  private static func hasSubstance(_ result: DIDComponentResult, _ results: MonthResults) -> Bool {
    if result.calculation.inputs.contains(where: { $0.value != .unknown && $0.key != "klaster" }) {
      return true
    }
    let component = results.rulePacks.first { $0.id == result.pack }?.components
      .first { $0.id == result.component }
    return result.year >= results.period.last.year - 1 && component?.gate != nil
  }

  /// Cells whose value is not the baseline's.
  var changes: Int {
    inputs.flatMap(\.inputs).filter { !$0.shown.isSame(as: $0.value) }.count
      + parameters.groups.flatMap(\.parameters).filter { !$0.shown.isSame(as: $0.value) }.count
  }

  /// What the banner says as the file is written.
  var banner: String {
    let counted = changes == 0 ? checks.intact + checks.reference : checks.intact
    let wrong = counted.filter { !$0.holds }.count
    let head =
      changes == 0
      ? say("Sama dengan baseline", "Same as the baseline")
      : say(
        "BERBEDA DARI BASELINE: \(changes) sel diubah", "DIFFERS FROM THE BASELINE: \(changes) cells changed")
    return head
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

  private func add(
    _ calculation: Calculation, _ own: ResolvedParameters, title: String, key: String, backTo: String?
  ) -> AuditBlock {
    let built = CalculationBlock(
      context: context, calculation: calculation, parameters: own, pack: parameters.packs[own.pack.id],
      edits: edits.edits(
        region: calculation.region, pack: calculation.pack, component: calculation.component),
      number: blocks.count + 1, title: title, key: key, inputRow: inputRow, calculationRow: calculationRow
    ).build()
    var block = built.block
    block.backTo = backTo
    blocks.append(block)
    calculationRow = block.last + 2
    if let group = built.inputs {
      inputs.append(group)
      inputRow = group.last + 2
    }
    names += built.names
    return block
  }

  private func add(_ result: DIDComponentResult, _ own: ResolvedParameters) {
    guard let pack = parameters.packs[result.pack],
      let component = own.pack.components.first(where: { $0.id == result.component })
    else { return }
    let region = results.regionName(result.region)
    let label = result.label[words.language]
    let key = AuditNames.block(result.region, pack.slug, own.pack, component: component.id)
    let row = Self.firstOutcomeRow + outcomes.count
    let block = add(
      result.calculation, own, title: "\(region) · \(label)", key: key, backTo: "'Hasil'!B\(row)")
    outcomes.append(outcome(result, own, region, label, key, block))
    for (name, column) in [("putusan", "D"), ("rendah", "F"), ("tinggi", "G")] {
      names.append(("hsl_\(key)_\(name)", AuditNames.fixed("Hasil", column, row)))
    }
  }

  private func add(_ group: (total: DIDAmount, lines: [DIDAmount]), _ checks: inout AuditChecks) {
    let (total, parts) = group
    let key = AuditNames.lines(total)
    let region = results.regionName(total.region)
    let label = "\(words.component(total.component)) \(total.fiscalYear)"
    let calculation = LedgerCalculation.calculation(total, lines: parts)
    let block = add(
      calculation, .none, title: "\(region) · \(label), \(say("baris demi baris", "line by line"))", key: key,
      backTo: nil)
    lines.append(
      AuditLines(
        code: "J\(lines.count + 1)", region: region, label: label, count: parts.count, block: block))
    checks.add(lines: block, "\(region), \(label)", count: parts.count)
  }

  private func addPools(_ own: ResolvedParameters, _ checks: inout AuditChecks) {
    guard let calculation = PoolCalculation.calculation(own.pack, own),
      let pack = parameters.packs[own.pack.id]
    else { return }
    let label = own.pack.label[words.language]
    let block = add(
      calculation, own, title: say("Kolam nasional", "National pool") + " · \(label)",
      key: "kolam_\(pack.slug)", backTo: nil)
    checks.add(pool: block, label)
  }

  // MARK: Outcomes

  private func outcome(
    _ result: DIDComponentResult, _ own: ResolvedParameters, _ region: String, _ label: String, _ key: String,
    _ block: AuditBlock
  ) -> AuditOutcome {
    let values = block.values
    func shown(_ step: String) -> AuditValue {
      if let words = block.steps.first(where: { $0.id == step && $0.isList }) { return words.result.value }
      return AuditValue(values[step], words)
    }
    func live(_ step: String) -> Live { Live(block.cell(step), shown(step)) }
    let verdict = result.calculation.verdict
    let low = live(CalculationSteps.low), high = live(CalculationSteps.high)
    let method = live(CalculationSteps.method)
    let isAssumed = values.assumed.contains(verdict) || values.assumed.contains(CalculationSteps.low)
    let sentences = [
      Self.sentence(say("Gagal: ", "Unmet: "), block.cell("gagal"), shown("gagal").shown),
      Self.sentence(say("Belum diketahui: ", "Not known: "), block.cell("belum"), shown("belum").shown),
    ]
    let base = result.calculation.evaluate(own, language: words.language)
    func baseline(_ step: String) -> AuditValue {
      result.calculation.step(step)?.kind == .words
        ? .text(base[step] == .unknown ? "" : AuditValue(base[step], words).shown)
        : AuditValue(base[step], words)
    }
    return AuditOutcome(
      code: "R\(outcomes.count + 1)", region: region, component: label, key: key, verdict: live(verdict),
      method: method, low: low, high: high,
      assumed: Live(
        "MAX(\(block.flag(verdict)),\(block.flag(CalculationSteps.low)))", isAssumed ? 1 : 0),
      text: Self.joined(sentences), blockRow: block.row,
      program: (
        baseline(verdict), baseline(CalculationSteps.method), baseline(CalculationSteps.low),
        baseline(CalculationSteps.high)
      ))
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
  let block: AuditBlock
}
