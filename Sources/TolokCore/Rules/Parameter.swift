/// One value of a parameter, in force from a day, with the source that says so.
package struct DatedValue: Sendable {
  package var from: CalendarDate
  /// Last day the value is known to hold; nil where the source sets none.
  package var until: CalendarDate?
  /// Day by which somebody has to look at the value again; past it the value is expired.
  package var reviewBy: CalendarDate?
  /// As text; nil is a value that was never published ("belum diketahui").
  package var value: String?
  package var reference: String
  package var confidence: Confidence
  /// File and line: `pipelines/rules/did/2022-…/parameters/pagu.yaml:5`.
  package var place: String
  /// The citation in its parts; `reference` is its text.
  package var citation: RuleCitation? = nil
  /// What the reader of the value should know: how it was read, what contradicts it.
  package var note: Sentence? = nil
  /// Unit of the last published digit, e.g. 100000000 for "8,8 miliar"; nil for an exact value.
  package var roundedTo: Int64? = nil
  package init(
    from: CalendarDate, until: CalendarDate? = nil, reviewBy: CalendarDate? = nil, value: String?,
    reference: String, confidence: Confidence, place: String
  ) {
    self.from = from
    self.until = until
    self.reviewBy = reviewBy
    self.value = value
    self.reference = reference
    self.confidence = confidence
    self.place = place
  }

  /// How far the value may be leant on at `date`.
  package func status(on date: CalendarDate) -> ParameterStatus {
    if let reviewBy, reviewBy < date { return .expired }
    return confidence == .andaian || confidence == .simpulan ? .assumed : .inForce
  }
}

/// `--strict` stops on anything but `inForce`; `--estimate` carries the word to the result.
package enum ParameterStatus: String, Sendable {
  case inForce = "in_force"
  /// An inference or an assumption, not something a source states.
  case assumed
  case expired
  package var label: Sentence {
    switch self {
    case .inForce: Sentence(id: "berlaku", en: "in force")
    case .assumed: Sentence(id: "andaian", en: "assumed")
    case .expired: Sentence(id: "kedaluwarsa", en: "expired")
    }
  }
}

package struct Parameter: Sendable {
  package var id: String
  package var label: Sentence
  /// `rupiah`, `bagian` (share of 1), `tahun`, `nilai`, `peringkat`, `tanggal`, a counted thing, or `kata`.
  package var unit: String
  package var values: [DatedValue]
  /// Why the value is kept although no test or amount reads it; nil where one does.
  package var keptFor: Sentence? = nil
  package var place = ""
  package init(id: String, label: Sentence, unit: String, values: [DatedValue]) {
    self.id = id
    self.label = label
    self.unit = unit
    self.values = values
  }
  /// The newest value not after `date` and not ended before it; nil when none is in force.
  package func inForce(on date: CalendarDate) -> DatedValue? {
    values.filter { $0.from <= date && ($0.until.map { date <= $0 } ?? true) }.max { $0.from < $1.from }
  }
}
