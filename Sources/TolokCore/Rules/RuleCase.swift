/// A situation beside the rules: a sentence, a date, facts, and what must come out.
package struct RuleCase: Sendable {
  /// What must come out; a part that is not stated is not tested.
  package struct Expectation: Sendable {
    package var verdict: Verdict
    package var method: EstimateMethod?
    /// Outer nil: not tested; inner nil: must be unknown.
    package var low: Rupiah??
    package var high: Rupiah??
    package var isExact: Bool?
    /// Exactly these clusters of the component are met; nil: not tested.
    package var clusters: [String]?
    /// Tests or branches that must be met.
    package var met: [String]
    /// Exactly these tests are unmet; nil: not tested.
    package var failing: [String]?
    /// Exactly these facts are missing; nil: not tested.
    package var missing: [String]?
    package init(
      verdict: Verdict, method: EstimateMethod? = nil, low: Rupiah?? = nil, high: Rupiah?? = nil,
      isExact: Bool? = nil, clusters: [String]? = nil, met: [String] = [], failing: [String]? = nil,
      missing: [String]? = nil
    ) {
      self.verdict = verdict
      self.method = method
      self.low = low
      self.high = high
      self.isExact = isExact
      self.clusters = clusters
      self.met = met
      self.failing = failing
      self.missing = missing
    }
  }

  /// A published amount of the situation.
  package struct Published: Sendable {
    package var component: String
    package var line: String?
    package var amount: Rupiah
    package init(component: String, line: String?, amount: Rupiah) {
      self.component = component
      self.line = line
      self.amount = amount
    }
  }

  package var name: Sentence
  package var pack: String
  /// Component of the pack; nil for its first.
  package var component: String?
  package var year: Int
  package var at: CalendarDate
  package var region: Region
  /// Facts, wins and amounts come from the project's registers instead of the case.
  package var usesRegisters: Bool
  package var facts: [String: String]
  package var wins: [ContestWin]
  package var published: [Published]
  package var expect: Expectation
  package var place: String

  package init(
    name: Sentence, pack: String, component: String? = nil, year: Int, at: CalendarDate, region: Region,
    usesRegisters: Bool = false, facts: [String: String] = [:], wins: [ContestWin] = [],
    published: [Published] = [], expect: Expectation, place: String = ""
  ) {
    self.name = name
    self.pack = pack
    self.component = component
    self.year = year
    self.at = at
    self.region = region
    self.usesRegisters = usesRegisters
    self.facts = facts
    self.wins = wins
    self.published = published
    self.expect = expect
    self.place = place
  }
}

/// How one case, check or threshold came out.
package struct RuleOutcome: Sendable {
  package var name: Sentence
  /// Pack the case stands beside.
  package var pack: String
  package var passed: Bool
  package var expected: Sentence
  package var got: Sentence
  package var place: String
  package init(
    name: Sentence, pack: String, passed: Bool, expected: Sentence, got: Sentence, place: String = ""
  ) {
    self.name = name
    self.pack = pack
    self.passed = passed
    self.expected = expected
    self.got = got
    self.place = place
  }
}
