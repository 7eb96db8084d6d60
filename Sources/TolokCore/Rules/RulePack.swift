/// One value of a parameter, in force from a day, with the source that says so.
package struct DatedValue: Sendable {
  package var from: CalendarDate
  /// As text; nil is a value that was never published ("belum diketahui").
  package var value: String?
  package var reference: String
  package var confidence: Confidence
  package var place: String
  package init(from: CalendarDate, value: String?, reference: String, confidence: Confidence, place: String) {
    self.from = from
    self.value = value
    self.reference = reference
    self.confidence = confidence
    self.place = place
  }
}

package struct Parameter: Sendable {
  package var id: String
  package var label: Sentence
  package var unit: String
  package var values: [DatedValue]
  package init(id: String, label: Sentence, unit: String, values: [DatedValue]) {
    self.id = id
    self.label = label
    self.unit = unit
    self.values = values
  }
  /// The newest value not after `date`; nil when none is in force.
  package func inForce(on date: CalendarDate) -> DatedValue? {
    values.filter { $0.from <= date }.max { $0.from < $1.from }
  }
}

/// A test of the law: a closed set of shapes.
package indirect enum Criterion: Sendable {
  /// The fact must equal "ya".
  case isTrue(id: String, label: Sentence, fact: String, citation: String)
  /// The fact, a grade of the scale (best first), must be at least the parameter's.
  case atLeastGrade(
    id: String, label: Sentence, fact: String, parameter: String, scale: [String], citation: String)
  /// The last `parameter` opinions up to year − offset must all be `opinion`.
  case opinionYears(
    id: String, label: Sentence, factPrefix: String, opinion: String, yearsParameter: String, offset: Int,
    citation: String)
  case allOf(id: String, label: Sentence, [Criterion])
  case anyOf(id: String, label: Sentence, [Criterion])
  /// A rule whose content is not known: always unknown, and neither rescues nor blocks its parent.
  case unknownRule(id: String, label: Sentence, reason: Sentence, citation: String)
}

package enum ComponentMethod: Sendable {
  /// Verdict from the criterion; money only from the ledger.
  case gate(Criterion)
  /// Fixed prizes by rank from the contest table.
  case fixedPrizes(
    sectors: [String], clusters: [String], prizeParameters: [Int: String], sectorsComplete: Set<String>)
}

package struct RuleComponent: Sendable {
  package var id: String
  package var label: Sentence
  package var pool: String?
  package var method: ComponentMethod
  package init(id: String, label: Sentence, pool: String?, method: ComponentMethod) {
    self.id = id
    self.label = label
    self.pool = pool
    self.method = method
  }
}

/// The rules of one scheme and fiscal year, loaded from `pipelines/rules/<scheme>/<pack>/`.
package struct RulePack: Sendable {
  package var id: String
  package var scheme: String
  package var label: Sentence
  package var fiscalYear: Int
  package var legal: [String]
  package var parameters: [Parameter]
  package var components: [RuleComponent]
  package init(
    id: String, scheme: String, label: Sentence, fiscalYear: Int, legal: [String], parameters: [Parameter],
    components: [RuleComponent]
  ) {
    self.id = id
    self.scheme = scheme
    self.label = label
    self.fiscalYear = fiscalYear
    self.legal = legal
    self.parameters = parameters
    self.components = components
  }
}
