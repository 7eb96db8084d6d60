import TolokCore

/// Figures of the benchmark as a page prints them: value, or "?", with what must travel along.
struct IndicatorCells {
  let page: PageContext
  private let byKey: [String: Figure]
  private let readings: [String: [Figure]]

  init(page: PageContext) {
    self.page = page
    let benchmark = page.results.benchmark
    let basis = Dictionary(
      benchmark.indicators.map { ($0.code, $0.basis) }, uniquingKeysWith: { first, _ in first })
    var own: [String: Figure] = [:]
    var readings: [String: [Figure]] = [:]
    for figure in benchmark.figures {
      let key = "\(figure.region)/\(figure.indicator)"
      if !figure.isPublished, figure.basis == basis[figure.indicator], own[key] == nil {
        own[key] = figure
      } else if figure.value != nil {
        readings[key, default: []].append(figure)
      }
    }
    byKey = own
    self.readings = readings
  }

  func own(_ indicator: String, _ region: String) -> Figure? { byKey["\(region)/\(indicator)"] }
  func published(_ indicator: String, _ region: String) -> [Figure] {
    readings["\(region)/\(indicator)"] ?? []
  }

  /// The value as printed; "?" with the reason as its spoken name.
  func value(_ figure: Figure?) -> String {
    guard let figure else { return page.marks.bare(.unknown) }
    guard let text = figure.text(page.results.language) else {
      return page.marks.bare(.unknown, name: reason(figure))
    }
    return (figure.isLowerBound ? "≥ " : "") + "<b>\(page.escaped(text))</b>"
  }

  /// Why there is no value, or how much lies behind it: the badge of a cell.
  func note(_ figure: Figure?) -> String {
    guard let figure else { return "" }
    if figure.value == nil { return reason(figure) }
    var parts: [String] = []
    if let coverage = figure.coverage, coverage.expected > 0 {
      parts.append(
        "\(page.count(coverage.reported)) \(page.say("dari", "of")) \(page.count(coverage.expected))")
    }
    if figure.asOf != page.results.period.last.description, figure.asOf != page.results.asOf.description {
      parts.append(page.format.asOf(figure.asOf))
    }
    return parts.joined(separator: ", ")
  }

  func reason(_ figure: Figure) -> String {
    figure.missing.first.map { page.say($0.sentence) } ?? page.say("belum dapat dinilai", "cannot assess")
  }

  /// A published reading in a few words: "19 (pernyataan, Februari 2023)".
  func reading(_ figure: Figure) -> String {
    guard let text = figure.text(page.results.language) else { return "" }
    return "\(text) (\(page.say(figure.badge)))"
  }
}
