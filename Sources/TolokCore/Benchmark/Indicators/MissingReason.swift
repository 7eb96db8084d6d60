/// Why a figure has no value: a name for machines, a sentence for people.
package enum MissingReason: Hashable, Sendable {
  /// Nobody in the region has sent a form this month.
  case nothingSent
  /// A register holds nothing on the region; that is no zero.
  case silent(RowSource)
  /// No row fills the field in.
  case fieldBlank(RowFact, rows: Int)
  /// The region's programme sets no minimum per agency.
  case noTarget
  case noPopulation
  case noCivilServants
  /// No counted agency, no row, no people: nothing to divide by.
  case emptyDenominator
  /// A newest entry exists, and its value is not published.
  case notPublished(year: Int, category: String?)
  /// Two different values are published for the same time.
  case conflict(group: String)
  /// A claim is not published by the day of the report, or has no value.
  case claimMissing(String)
  /// No register records it yet.
  case notRecorded(Sentence)
  case belowCoverage(FigureCoverage, minimum: Double)

  package var code: String {
    switch self {
    case .nothingSent: "nothing_sent"
    case .silent: "register_silent"
    case .fieldBlank: "field_blank"
    case .noTarget: "no_target"
    case .noPopulation: "no_population"
    case .noCivilServants: "no_civil_servants"
    case .emptyDenominator: "empty_denominator"
    case .notPublished: "not_published"
    case .conflict: "conflict"
    case .claimMissing: "claim_missing"
    case .notRecorded: "not_recorded"
    case .belowCoverage: "below_coverage"
    }
  }

  package var sentence: Sentence {
    switch self {
    case .nothingSent:
      Sentence(id: "belum ada formulir masuk bulan ini", en: "no form has come in this month")
    case .silent(let source):
      Sentence(
        id: "\(source.label.id) belum memuat wilayah ini"
          + (source == .adoptions ? "; isi adoptions.csv" : ""),
        en: "\(source.label.en) holds nothing on this region"
          + (source == .adoptions ? "; fill in adoptions.csv" : ""))
    case .fieldBlank(let field, let rows):
      Sentence(
        id: "\(field.label.id) belum diisi pada \(rows) baris",
        en: "\(field.label.en) is blank in \(rows) rows")
    case .noTarget:
      Sentence(
        id: "wilayah ini tidak menetapkan jumlah minimum per perangkat daerah",
        en: "the region sets no minimum per agency")
    case .noPopulation:
      Sentence(id: "jumlah penduduk belum tercatat", en: "the population is not on record")
    case .noCivilServants:
      Sentence(
        id: "jumlah ASN belum tercatat; isi civil-servants.csv",
        en: "the number of civil servants is not on record; fill in civil-servants.csv")
    case .emptyDenominator:
      Sentence(id: "tidak ada pembagi", en: "there is nothing to divide by")
    case .notPublished(let year, let category):
      Sentence(
        id: "nilai \(year) tidak terlihat terbit" + (category.map { "; predikatnya \($0)" } ?? ""),
        en: "no value seen published for \(year)" + (category.map { "; its category is \($0)" } ?? ""))
    case .conflict:
      Sentence(
        id: "lebih dari satu nilai terbit untuk waktu yang sama",
        en: "more than one value is published for the same time")
    case .claimMissing:
      Sentence(
        id: "pernyataannya belum terbit atau tanpa nilai", en: "the statement is missing or has no value")
    case .notRecorded(let sentence): sentence
    case .belowCoverage(let coverage, let minimum):
      Sentence(
        id:
          "ditahan: \(coverage.text.id), di bawah batas \(LocalFormat(.id).decimal(minimum * 100, places: 0))%",
        en: "withheld: \(coverage.text.en), below the minimum of "
          + "\(LocalFormat(.en).decimal(minimum * 100, places: 0))%")
    }
  }
}
