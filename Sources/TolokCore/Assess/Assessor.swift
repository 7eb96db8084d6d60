/// Verdicts and estimates of DID, one region and fiscal year at a time, by the packs of that year.
package struct Assessor {
  private let packs: [RulePack]
  private let registers: Registers
  private let lawAsOf: CalendarDate

  package init(packs: [RulePack], registers: Registers, lawAsOf: CalendarDate) {
    self.packs = packs
    self.registers = registers
    self.lawAsOf = lawAsOf
  }

  package func assess(region: String, year: Int) -> [DIDComponentResult] {
    packs.filter { $0.fiscalYear == year }.flatMap { pack in
      pack.components.map { component in
        switch component.method {
        case .gate(let criterion): gate(region, year, pack, component, criterion)
        case .fixedPrizes(let sectors, let clusters, let prizes, let complete):
          PrizeAssessment(
            pack: pack, component: component, registers: registers, lawAsOf: lawAsOf, sectors: sectors,
            clusters: clusters, prizes: prizes, complete: complete
          ).assess(region: region, year: year)
        }
      }
    }
  }

  private func gate(
    _ region: String, _ year: Int, _ pack: RulePack, _ component: RuleComponent, _ criterion: Criterion
  ) -> DIDComponentResult {
    let evaluator = CriterionEvaluator(
      pack: pack, facts: FactBook(registers.didInputs, region: region, year: year), year: year,
      lawAsOf: lawAsOf)
    let result = evaluator.evaluate(criterion)
    return DIDComponentResult(
      region: region, year: year, pack: pack.id, component: component.id, label: pack.label,
      verdict: result.outcome, criteria: [result],
      estimate: money(region, year, component.id, verdict: result.outcome, pack),
      missing: Self.missing(result))
  }

  /// Published money where there is some; otherwise the amount is unknown, and by which unknowns.
  private func money(
    _ region: String, _ year: Int, _ component: String, verdict: Verdict, _ pack: RulePack
  ) -> Estimate {
    let published = registers.didAmounts.filter {
      $0.region == region && $0.fiscalYear == year && $0.component == component && $0.isAllocation
        && $0.line == nil
    }
    if published.count == 1, let entry = published.first, let amount = entry.amount {
      let half = entry.exact ? 0 : (entry.roundingUnit ?? 0) / 2
      // An exact figure stands only where the verdict does not contradict or lack its facts.
      return Estimate(
        method: .published, low: amount - half, high: amount + half,
        exact: entry.exact && verdict != .unknown,
        unknowns: [])
    }
    let unknowns = pack.parameters.filter { $0.inForce(on: lawAsOf)?.value == nil }.map(\.label)
    return Estimate(method: .unknown, low: nil, high: nil, exact: false, unknowns: unknowns)
  }

  /// Leaves without a fact, each once; a rule of unknown content is no missing fact.
  private static func missing(_ result: CriterionResult) -> [String] {
    var seen: [String] = []
    func visit(_ node: CriterionResult) {
      if node.children.isEmpty, node.outcome == .unknown, node.threshold != nil, !seen.contains(node.id) {
        seen.append(node.id)
      }
      node.children.forEach(visit)
    }
    visit(result)
    return seen
  }
}
