import TolokCore

/// The benchmark as CSV: every figure with its basis, coverage and reasons; every agency with its standing.
extension DataFiles {
  /// One row a figure; `value` is empty where `missing` says why. Shares run from 0 to 1.
  var figuresCSV: String {
    let language = results.language
    return csv(
      [
        "id", "indicator", "region", "basis", "value", "unit", "numerator", "denominator",
        "denominator_series", "as_of", "coverage", "lower_bound", "badge", "parts", "missing", "notes",
        "sources",
      ],
      results.benchmark.figures.map { figure in
        [
          figure.id, figure.indicator, figure.region, figure.basis, figure.value.map(JSON.number),
          "\(figure.unit)", figure.numerator.map(JSON.number),
          figure.denominator.map { JSON.number($0.value) }, figure.denominator?.note[language], figure.asOf,
          figure.coverage?.text[language], figure.isLowerBound ? "1" : "0", figure.badge[language],
          figure.parts.map { part in
            "\(part.label[language]): \(part.value.map(JSON.number) ?? "?")"
          }.joined(separator: "; "),
          figure.missing.map { $0.sentence[language] }.joined(separator: "; "),
          figure.notes.map { $0[language] }.joined(separator: "; "),
          figure.sources.joined(separator: ";"),
        ]
      })
  }

  /// One row a counted agency, with what counts as an agency and whether units roll up beside it.
  var agenciesCSV: String {
    let language = results.language
    return csv(
      [
        "region", "agency", "name", "kind", "state", "innovations", "of_units", "awards", "highest_level",
        "target", "verdict", "counted", "rollup",
      ],
      results.benchmark.agencies.flatMap { table in
        table.lines.map { line in
          [
            table.region, line.agency, line.name, line.kind, line.state?.rawValue,
            line.innovations.map(String.init), String(line.ofUnits), String(line.awards),
            line.highestLevel, line.target.map(String.init), line.verdict?.rawValue,
            table.counts[language], table.rollup[language],
          ]
        }
      })
  }
}
