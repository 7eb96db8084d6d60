/// A situation beside the rules: a sentence, a date, facts, and what must come out.
package struct RuleCase: Sendable {
  package var name: String
  package var year: Int
  package var at: CalendarDate
  package var region: Region
  package var facts: [String: String]
  package var wins: [ContestWin]
  package var published: Rupiah?
  package var verdict: Verdict
  package var low: Rupiah?
  package var met: [String]
  package var failing: [String]
  package init(
    name: String, year: Int, at: CalendarDate, region: Region, facts: [String: String], wins: [ContestWin],
    published: Rupiah?, verdict: Verdict, low: Rupiah?, met: [String], failing: [String]
  ) {
    self.name = name
    self.year = year
    self.at = at
    self.region = region
    self.facts = facts
    self.wins = wins
    self.published = published
    self.verdict = verdict
    self.low = low
    self.met = met
    self.failing = failing
  }
}

/// Runs the cases beside the rules through the assessor.
package struct RuleCaseRunner {
  package struct Outcome: Sendable {
    package var name: String
    package var passed: Bool
    package var expected: String
    package var got: String
  }

  private let packs: [RulePack]

  package init(packs: [RulePack]) { self.packs = packs }

  package func run(_ cases: [RuleCase]) -> [Outcome] { cases.map(run) }

  private func run(_ situation: RuleCase) -> Outcome {
    var registers = Registers()
    registers.regions = [situation.region]
    registers.contestWins = situation.wins
    let citation = Citation(source: "perkara", asOf: "\(situation.at)", confidence: .andaian)
    registers.didInputs = situation.facts.sorted { $0.key < $1.key }.map {
      DIDInput(
        id: $0.key, region: situation.region.id, fiscalYear: situation.year, fact: $0.key, value: $0.value,
        citation: citation)
    }
    if let amount = situation.published {
      registers.didAmounts = [
        DIDAmount(
          id: "perkara", region: situation.region.id, fiscalYear: situation.year, component: "did_prior_year",
          line: nil, amount: amount, exact: true, roundingUnit: nil, publishedText: "", isAllocation: true,
          conflictGroup: nil, citation: citation)
      ]
    }
    let results = Assessor(packs: packs, registers: registers, lawAsOf: situation.at)
      .assess(region: situation.region.id, year: situation.year)
    guard let result = results.first else {
      return Outcome(
        name: situation.name, passed: false, expected: "paket TA \(situation.year)", got: "tidak ada")
    }
    var leaves: [String: Verdict] = [:]
    func visit(_ node: CriterionResult) {
      leaves[node.id] = node.outcome
      node.children.forEach(visit)
    }
    result.criteria.forEach(visit)
    let met = situation.met.filter { leaves[$0] == .met }
    let gates = ["klaster_A", "klaster_B"]
    let extra = gates.filter { leaves[$0] == .met && !situation.met.contains($0) && !situation.met.isEmpty }
    let failing = leaves.filter { $0.value == .unmet && !gates.contains($0.key) && $0.key != "gerbang" }.keys
      .filter { !$0.hasPrefix("lomba_") }.sorted()
    let passed =
      result.verdict == situation.verdict && result.estimate.low == situation.low && met == situation.met
      && extra.isEmpty && (situation.failing.isEmpty || failing == situation.failing.sorted())
    func text(_ verdict: Verdict, _ low: Rupiah?, _ met: [String], _ failing: [String]) -> String {
      "\(verdict.rawValue), \(low.map { "Rp\($0)" } ?? "null"), terpenuhi \(met), gagal \(failing)"
    }
    return Outcome(
      name: situation.name, passed: passed,
      expected: text(situation.verdict, situation.low, situation.met, situation.failing),
      got: text(result.verdict, result.estimate.low, met + extra, failing))
  }
}
