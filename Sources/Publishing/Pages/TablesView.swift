import TolokCore

/// Plain lists of the month's results, for a report somebody writes without Swift.
///
/// Every value is printed text; `value` is "?" where it is not known, and `reason` says why.
struct TablesView {
  let page: PageContext
  typealias View = PageContext.View
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }
  private var benchmark: BenchmarkResults { page.results.benchmark }

  var view: View {
    [
      "regionTables": page.results.standings.map(region), "indicators": benchmark.indicators.map(indicator),
      "findings": page.important,
    ]
  }

  /// One region with everything the benchmark says of it.
  func region(_ standing: RegionStanding) -> View {
    let id = standing.region.id
    let rate = standing.coverage
    let says = page.sentences(standing)
    let table = benchmark.agencies.first { $0.region == id }
    return [
      "regionName": standing.region.name, "regionCode": id, "regionKey": standing.region.fileKey,
      "regionInnovations": says.knowsInnovations ? page.count(standing.innovations) : "?",
      "regionCoverage": says.knowsCoverage
        ? page.format.share(rate.numerator, of: rate.denominator) : "?",
      "figures": benchmark.figures.filter { $0.region == id }.map(figure),
      "agencies": (table?.lines ?? []).map { line -> View in
        [
          "agency": line.name, "innovations": line.innovations.map { page.count($0) } ?? "?",
          "awards": page.count(line.awards), "verdict": line.verdict.map { say($0.label) } ?? "",
        ]
      },
      "suggestions": benchmark.suggestions.filter { $0.region == id }.map { item -> View in
        [
          "name": item.name, "agency": page.results.agencyName(item.agency) ?? item.agency,
          "fromAgency": page.results.agencyName(item.fromAgency) ?? item.fromAgency,
          "fromRegion": page.regionName(item.fromRegion), "reason": say(item.reason),
          "evidence": say(item.evidenceNote),
        ]
      },
      "changes": (benchmark.briefs.first { $0.region == id }?.changes ?? []).map { change -> View in
        ["text": say(change.sentence.text), "isComparable": change.isComparable]
      },
      "sentences": (benchmark.briefs.first { $0.region == id }?.sentences ?? []).map { sentence -> View in
        ["text": say(sentence.text), "badge": sentence.badges.map { say($0) }.joined(separator: "; ")]
      },
    ]
  }

  private func figure(_ figure: Figure) -> View {
    [
      "indicator": figure.indicator,
      "label": benchmark.indicator(figure.indicator).map { say($0.label) } ?? figure.indicator,
      "value": figure.text(page.results.language) ?? "?",
      "reason": figure.missing.map { say($0.sentence) }.joined(separator: "; "),
      "unit": say(figure.unit.label), "basis": say(Words.basis(figure.basis)), "badge": say(figure.badge),
      "isKnown": figure.value != nil, "isLowerBound": figure.isLowerBound,
    ]
  }

  private func indicator(_ indicator: Indicator) -> View {
    [
      "code": indicator.code, "label": say(indicator.label), "question": say(indicator.question),
      "unit": say(indicator.unit.label), "direction": say(indicator.direction.label),
    ]
  }
}
