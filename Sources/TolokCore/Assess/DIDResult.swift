/// One test of the law, with its branches.
package struct CriterionResult: Sendable {
  package var id: String
  package var label: Sentence
  package var outcome: Verdict
  /// What was known: "tidak"; nil when nothing was.
  package var fact: String?
  package var threshold: String?
  /// "S19 (pers)": law article or source of the threshold.
  package var citation: String
  /// The register row or cell of the fact.
  package var source: Provenance?
  package var reason: Sentence
  package var children: [CriterionResult]
  package init(
    id: String, label: Sentence, outcome: Verdict, fact: String?, threshold: String?, citation: String,
    source: Provenance?, reason: Sentence, children: [CriterionResult] = []
  ) {
    self.id = id
    self.label = label
    self.outcome = outcome
    self.fact = fact
    self.threshold = threshold
    self.citation = citation
    self.source = source
    self.reason = reason
    self.children = children
  }
}

package enum EstimateMethod: String, Sendable, CaseIterable {
  case exactPrize = "exact_prize"
  case published
  case poolShare = "pool_share"
  case observedRate = "observed_rate"
  case recipientRange = "recipient_range"
  case unknown
}

/// Money, honestly: nil ends are unknown; exact only when both ends are one certain figure.
package struct Estimate: Sendable {
  package var method: EstimateMethod
  package var low: Rupiah?
  package var high: Rupiah?
  package var exact: Bool
  package var unknowns: [Sentence]
  /// An assumed fact, an inferred or expired parameter stands under it or under the verdict.
  package var isAssumed: Bool
  package init(
    method: EstimateMethod, low: Rupiah?, high: Rupiah?, exact: Bool, unknowns: [Sentence],
    isAssumed: Bool = false
  ) {
    self.method = method
    self.low = low
    self.high = high
    self.exact = exact
    self.unknowns = unknowns
    self.isAssumed = isAssumed
  }
  package static let label = Sentence(
    id: "perkiraan, bukan perhitungan Kementerian Keuangan",
    en: "an estimate, not a calculation of the Ministry of Finance")
}

/// One component of a fiscal year for one region.
package struct DIDComponentResult: Sendable {
  package var region: String
  package var year: Int
  package var pack: String
  package var component: String
  package var label: Sentence
  package var verdict: Verdict
  package var criteria: [CriterionResult]
  package var estimate: Estimate
  /// Ids of the facts that are missing.
  package var missing: [String]
  /// The steps it was worked out by, and their values.
  package var calculation: Calculation
  package var values: CalculationValues
  /// Cells not beyond doubt whose fall would turn the verdict; none where it is not known.
  package var doubts: [Doubt]
  /// What was assumed under the verdict and the amount.
  package var assumptions: [Assumption]
  package init(
    region: String, year: Int, pack: String, component: String, label: Sentence, verdict: Verdict,
    criteria: [CriterionResult], estimate: Estimate, missing: [String], calculation: Calculation,
    values: CalculationValues, doubts: [Doubt] = [], assumptions: [Assumption] = []
  ) {
    self.region = region
    self.year = year
    self.pack = pack
    self.component = component
    self.label = label
    self.verdict = verdict
    self.criteria = criteria
    self.estimate = estimate
    self.missing = missing
    self.calculation = calculation
    self.values = values
    self.doubts = doubts
    self.assumptions = assumptions
  }
}
