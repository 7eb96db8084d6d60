/// What the store keeps of a month's benchmark for the months after it: figures, who sent, what each unit held.
package struct MonthRecord: Hashable, Sendable {
  /// A figure as it was published; the id is the one of `Figure`.
  package struct Entry: Hashable, Sendable {
    package var id: String
    package var indicator: String
    package var region: String
    package var basis: String
    /// As in YAML: `share`, `innovation per 100000 person`.
    package var unit: String
    /// Nil with a reason.
    package var value: Double?
    package var numerator: Double?
    package var denominator: Double?
    /// The arithmetic and the rules of counting in one spelling (`MethodText`): another text, another measure.
    package var method: String
    package var asOf: String
    /// `provisional`, `final`, `revision 2`
    package var edition: String
    package var coverage: FigureCoverage?
    package var isLowerBound: Bool
    package var isPublished: Bool
    /// Why there is no value; the code of `MissingReason`.
    package var reasonCode: String?
    package var reason: Sentence?
    package init(
      id: String, indicator: String, region: String, basis: String, unit: String, value: Double?,
      numerator: Double?, denominator: Double?, method: String, asOf: String, edition: String,
      coverage: FigureCoverage?, isLowerBound: Bool, isPublished: Bool, reasonCode: String?, reason: Sentence?
    ) {
      self.id = id
      self.indicator = indicator
      self.region = region
      self.basis = basis
      self.unit = unit
      self.value = value
      self.numerator = numerator
      self.denominator = denominator
      self.method = method
      self.asOf = asOf
      self.edition = edition
      self.coverage = coverage
      self.isLowerBound = isLowerBound
      self.isPublished = isPublished
      self.reasonCode = reasonCode
      self.reason = reason
    }

    package var isProvisional: Bool { edition == "provisional" }
  }

  /// A unit of a region in the collection of the month: a counted agency, or another owner with rows.
  package struct Unit: Hashable, Sendable {
    package var region: String
    /// Id of the agency register.
    package var unit: String
    /// Counted as an agency under the region's rule of that month.
    package var isCounted: Bool
    /// Something readable came from it, also a statement of none.
    package var sent: Bool
    package init(region: String, unit: String, isCounted: Bool, sent: Bool) {
      self.region = region
      self.unit = unit
      self.isCounted = isCounted
      self.sent = sent
    }
  }

  /// What one unit adds to a figure that is a sum over units.
  package struct Part: Hashable, Sendable {
    package var region: String
    package var indicator: String
    /// Nil for rows whose owner no register knows: they belong to no panel.
    package var unit: String?
    package var value: Int
    package init(region: String, indicator: String, unit: String?, value: Int) {
      self.region = region
      self.indicator = indicator
      self.unit = unit
      self.value = value
    }
  }

  package var entries: [Entry] = []
  package var units: [Unit] = []
  package var parts: [Part] = []
  package init() {}
}

extension Edition {
  /// A name for the store; `label` is for people.
  package var code: String {
    switch self {
    case .provisional: "provisional"
    case .final: "final"
    case .revision(let number): "revision \(number)"
    }
  }
}
