/// One published amount against the rules that do not know it.
struct BackTestRun {
  let published: DIDAmount
  let packs: [RulePack]
  let registers: Registers
  let lawAsOf: CalendarDate?

  init(entry: DIDAmount, packs: [RulePack], registers: Registers, lawAsOf: CalendarDate?) {
    published = entry
    self.packs = packs
    self.lawAsOf = lawAsOf
    var without = registers
    without.didAmounts.removeAll { $0.id == entry.id }
    self.registers = without
  }

  func entry() -> BackTest.Entry {
    var entry = BackTest.Entry(
      published: published, method: .unknown, isExact: false, supposesRecipient: false, outcome: .cannotSay,
      reason: Sentence(
        id: "tidak ada paket aturan yang memuat bagian ini", en: "no rule pack holds this part"),
      conflicts: conflicts)
    guard
      let pack = packs.first(where: { pack in
        pack.fiscalYear == published.fiscalYear
          && pack.components.contains { $0.ledger.contains(published.component) }
      }), let component = pack.components.first(where: { $0.ledger.contains(published.component) })
    else { return entry }
    let assessor = Assessor(packs: [pack], registers: registers, lawAsOf: lawAsOf ?? pack.until)
    let edits = component.gate == nil && component.prizes == nil && isPaid ? suppose(pack, component) : []
    let known = assessor.assess(region: published.region, year: pack.fiscalYear)
    guard let result = known.first(where: { $0.component == component.id }) else { return entry }
    entry.pack = pack.id
    entry.component = component.id
    entry.label = result.label
    entry.verdict = result.verdict
    compare(result, component, &entry)
    // Where no rule of eligibility is known, being paid at all is what the amount tells; its size is still a test.
    if entry.outcome == .cannotSay, result.verdict == .unknown, !edits.isEmpty,
      let supposed = assessor.assess(region: published.region, year: pack.fiscalYear, edits: edits)
        .first(where: { $0.component == component.id })
    {
      var other = entry
      compare(supposed, component, &other)
      if other.outcome != .cannotSay {
        other.supposesRecipient = true
        entry = other
      }
    }
    return entry
  }

  private var isPaid: Bool { (published.amount ?? 0) > 0 }

  private func suppose(_ pack: RulePack, _ component: RuleComponent) -> [ComponentEdits] {
    [
      ComponentEdits(
        region: published.region, pack: pack.id, component: component.id,
        edits: CalculationEdits(inputs: [CalculationBuilder.named: .word(Answer.yes)]))
    ]
  }

  /// Rows of the same money that say something else: those of the same group, and a statement about the same total.
  private var conflicts: [DIDAmount] {
    registers.didAmounts.filter { other in
      if let group = published.conflictGroup { return other.conflictGroup == group }
      return other.conflictGroup != nil && published.line == nil && other.region == published.region
        && other.fiscalYear == published.fiscalYear && other.component == published.component
    }
  }

  // MARK: Comparing

  private func compare(
    _ result: DIDComponentResult, _ component: RuleComponent, _ entry: inout BackTest.Entry
  ) {
    let said = published.line == nil ? whole(result) : line(result, component)
    entry.method = said.method
    entry.low = said.low
    entry.high = said.high
    entry.isExact = said.isExact
    let half = published.exact ? 0 : (published.roundingUnit ?? 0) / 2
    let amount = published.amount ?? 0
    let (least, most) = (amount - half, amount + half)
    if result.verdict == .unmet, said.low == nil, said.high == nil {
      entry.outcome = isPaid ? .contradiction : .agree
      entry.reason =
        isPaid
        ? Sentence(
          id: "menurut aturan tidak memenuhi, tetapi dibayar", en: "not eligible by the rules, yet paid")
        : Sentence(
          id: "menurut aturan tidak memenuhi, dan tidak dibayar",
          en: "not eligible by the rules, and not paid")
    } else if said.low == nil, said.high == nil {
      entry.outcome = .cannotSay
      entry.reason =
        result.verdict == .unknown
        ? Sentence(id: "putusan belum dapat dinilai", en: "the verdict cannot be given")
        : Sentence(id: "tidak ada cara menuju rupiah", en: "no way leads to an amount")
    } else if said.low.map({ $0 > most }) ?? false || said.high.map({ $0 < least }) ?? false {
      entry.outcome = result.verdict == .unmet && isPaid ? .contradiction : .outside
      entry.reason = Sentence(
        id: "yang terbit di luar angka aturan", en: "the published amount is not in the figure of the rules")
    } else {
      entry.outcome = said.isExact ? .agree : .inside
      entry.reason = Sentence(
        id: "dengan cara: \(said.method.label.id)", en: "by way of: \(said.method.label.en)")
    }
  }

  private typealias Said = (method: EstimateMethod, low: Rupiah?, high: Rupiah?, isExact: Bool)

  private func whole(_ result: DIDComponentResult) -> Said {
    let estimate = result.estimate
    return (estimate.method, estimate.low, estimate.high, estimate.exact)
  }

  /// A line: by the rate or the range of its own category; else by what the published total leaves for it.
  private func line(_ result: DIDComponentResult, _ component: RuleComponent) -> Said {
    if let category = component.categories.first(where: { $0.line == published.line }) {
      let low = result.values["laju_\(category.id)_rendah"].number
      let high = result.values["laju_\(category.id)_tinggi"].number
      if low != nil || high != nil {
        return (
          .observedRate, low.flatMap { $0.whole(up: false) }, high.flatMap { $0.whole(up: true) }, false
        )
      }
      if result.verdict == .met, let range = range(of: category.id, component, result) { return range }
    }
    let rest = remainder()
    // Nor is it more than the most a recipient of the whole component was paid.
    guard rest.high == nil, result.verdict == .met, result.estimate.method == .recipientRange,
      let most = result.estimate.high
    else { return rest }
    return (.recipientRange, nil, most, false)
  }

  private func range(of category: String, _ component: RuleComponent, _ result: DIDComponentResult) -> Said? {
    guard let kind = registers.region(published.region)?.kind,
      let pack = packs.first(where: { $0.id == result.pack })
    else { return nil }
    let parameters = ResolvedParameters(pack, lawAsOf: lawAsOf ?? pack.until)
    for case .recipientRange(let range) in component.estimates
    where range.category == category && (range.kinds.isEmpty || range.kinds.contains(kind)) {
      let low = range.least.flatMap { parameters.value($0).rupiah }
      let high = range.most.flatMap { parameters.value($0).rupiah }
      if low != nil || high != nil { return (.recipientRange, low, high, false) }
    }
    return nil
  }

  /// No line is more than its total less the other lines; whether lines are missing is not known, so nothing is least.
  private func remainder() -> Said {
    let same = registers.didAmounts.filter {
      $0.isAllocation && $0.region == published.region && $0.fiscalYear == published.fiscalYear
        && $0.component == published.component && $0.conflictGroup == published.conflictGroup
        && $0.amount != nil
    }
    func half(_ amount: DIDAmount) -> Rupiah { amount.exact ? 0 : (amount.roundingUnit ?? 0) / 2 }
    let totals = same.filter { $0.line == nil }
    guard totals.count == 1, let total = totals.first, let sum = total.amount else {
      return (.unknown, nil, nil, false)
    }
    let others = same.filter { $0.line != nil }.reduce(Rupiah(0)) { $0 + max(0, ($1.amount ?? 0) - half($1)) }
    return (.published, nil, sum + half(total) - others, false)
  }
}
