/// Letter grades of a score, the best first, with the least score of each where it is known.
package struct GradeScale: Sendable {
  package struct Grade: Sendable {
    package var name: String
    /// Parameters of the lowest and the highest score of the grade; nil or a null value: never published.
    package var least: String?
    package var most: String?
    package var place: String
    package init(name: String, least: String? = nil, most: String? = nil, place: String = "") {
      self.name = name
      self.least = least
      self.most = most
      self.place = place
    }
  }
  package var id: String
  package var label: Sentence
  /// Smallest step between two scores ("0.01"): what no band may leave out; nil where no rounding is declared.
  package var step: String?
  package var grades: [Grade]
  package var place: String
  package init(id: String, label: Sentence, step: String? = nil, grades: [Grade], place: String = "") {
    self.id = id
    self.label = label
    self.step = step
    self.grades = grades
    self.place = place
  }
}

/// Parts that must add up to a total, within a declared tolerance (published figures are rounded).
package struct DeclaredSum: Sendable {
  package var total: String
  package var parts: [String]
  /// In the unit of the parameters; "0" for exact.
  package var tolerance: String
  package var place: String
  package init(total: String, parts: [String], tolerance: String, place: String = "") {
    self.total = total
    self.parts = parts
    self.tolerance = tolerance
    self.place = place
  }
}

/// A family of rules and the fiscal years it must have rules for (`rules/<scheme>/scheme.yaml`).
package struct RuleScheme: Sendable {
  package var id: String
  package var label: Sentence
  package var years: ClosedRange<Int>
  package var place: String
  package init(id: String, label: Sentence, years: ClosedRange<Int>, place: String = "") {
    self.id = id
    self.label = label
    self.years = years
    self.place = place
  }
}
