import TolokCore

/// The benchmark's results as the sheets look them up, and the places links lead to.
final class Board {
  let parts: BenchmarkParts
  var results: MonthResults { parts.results }
  let benchmark: BenchmarkResults
  let indicators: [String: Indicator]
  let figures: [String: Figure]
  let innovations: [String: InnovationFact]
  let agencyNames: [String: String]
  private let shortNames: [String: String]
  private let regions: [String: Region]
  let reporting: Set<String>
  /// Where a figure, a region's agencies, an agency's innovations, an innovation stand.
  var figureSpots: [String: Spot] = [:]
  var agencySpots: [String: Spot] = [:]
  var ownerSpots: [String: Spot] = [:]
  var cardSpots: [String: Spot] = [:]
  /// The live rank of a region in a composite: `'Bobot'!$C$14`.
  var liveRanks: [String: String] = [:]
  var liveScores: [String: String] = [:]

  init(parts: BenchmarkParts) {
    self.parts = parts
    let results = parts.results
    benchmark = results.benchmark
    indicators = Dictionary(benchmark.indicators.map { ($0.code, $0) }, uniquingKeysWith: { a, _ in a })
    figures = Dictionary(benchmark.figures.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    innovations = Dictionary(
      results.facts.innovations.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    agencyNames = Dictionary(
      results.registers.agencies.map { ($0.id, $0.name) }, uniquingKeysWith: { a, _ in a })
    shortNames = Dictionary(
      results.registers.agencies.map { ($0.id, $0.shortName) }, uniquingKeysWith: { a, _ in a })
    regions = Dictionary(results.registers.regions.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    reporting = Set(results.standings.map(\.region.id))
  }

  func say(_ id: String, _ en: String) -> String { results.say(id, en) }
  func region(_ id: String) -> String { regions[id]?.name ?? id }
  func kind(of region: String) -> RegionKind? { regions[region]?.kind }
  func agency(_ id: String) -> String { agencyNames[id] ?? id }
  /// A link does not break into lines everywhere: a long name gives way to the short one.
  func agency(_ id: String, within letters: Int) -> String {
    let name = agency(id)
    guard name.count > letters, let short = shortNames[id], short.count < name.count else { return name }
    return short
  }
  func label(_ indicator: String) -> String { indicators[indicator]?.label[results.language] ?? indicator }
  func words(_ sentence: Sentence) -> String { sentence[results.language] }
  var unknown: Entry { parts.unknownFigure }
  var dash: Entry { .text("–", Look.quiet.with { $0.right = true }) }

  /// How a value of a unit is written; differences of shares are written in points.
  static func format(_ unit: FigureUnit) -> String {
    switch unit {
    case .share: NumberLook.percent
    case .sharePoints: NumberLook.one
    case .ratio(.rupiah, _, _): NumberLook.count
    case .count, .ratio:
      unit.places == 0 ? NumberLook.count : unit.places == 1 ? NumberLook.one : NumberLook.two
    }
  }

  /// At a bar money stands in billions; the axis says so.
  static func label(_ unit: FigureUnit) -> String {
    unit == .count(.rupiah) ? "[$-421]#,##0.00,,," : format(unit)
  }

  static func shown(_ value: Double, _ unit: FigureUnit) -> Double {
    unit == .sharePoints ? value * 100 : value
  }

  /// A value in words, as the sentences say it.
  func text(_ value: Double, _ unit: FigureUnit) -> String {
    let format = results.figures
    switch unit {
    case .share: return format.decimal(value * 100, places: 1) + "%"
    case .sharePoints: return format.decimal(value * 100, places: 1) + say(" poin", " points")
    case .count(.rupiah), .ratio(.rupiah, _, _): return format.rupiah(Rupiah(value.rounded()))
    default: return format.decimal(value, places: unit.places)
    }
  }

  func coverage(_ figure: Figure) -> Entry {
    guard let coverage = figure.coverage else {
      return figure.isPublished
        ? .quiet(words(figure.badge)) : .text(say("angka terbit", "published figure"), .quiet)
    }
    return .text(
      words(coverage.text) + (figure.isLowerBound ? say("; batas bawah", "; lower bound") : ""))
  }

  func edition(_ figure: Figure) -> Entry {
    figure.isPublished
      ? .text(say("terbit", "published"), .quiet)
      : .text(words(figure.edition.label), figure.edition == .final ? .strong : .warning)
  }

  func reasons(_ figure: Figure) -> String {
    figure.missing.map { words($0.sentence) }.joined(separator: "; ")
  }

  /// Unknown in words, with the dashed outline, never a zero.
  func missing(_ text: String? = nil) -> Entry {
    .text(text ?? say("belum ada angka", "no figure yet"), Look.unknown.with { $0.right = true })
  }
}
