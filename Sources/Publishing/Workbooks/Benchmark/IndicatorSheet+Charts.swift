import TolokCore

/// The native charts of an indicator: bars of a few regions, the spread of many.
extension IndicatorSheet {
  func draw(
    _ leaf: Leaf, _ indicator: Indicator, _ known: [Figure], _ block: Block, name: String, message: String,
    at place: ChartPlace?
  ) throws(PublishError) {
    let shown = known.map { Board.shown($0.value ?? 0, indicator.unit) }
    guard known.count > 1, shown.allSatisfy({ $0 >= 0 }), shown.contains(where: { $0 > 0 }) else { return }
    if known.count > Self.mostBars { return try spread(leaf, indicator, known, block, name: name) }
    let range = Block(sheet: block.sheet, first: block.first, last: block.first + known.count - 1)
    leaf.chart(
      BarChart(
        title: message,
        description: say("Diagram batang, ", "Bar chart, ") + board.words(indicator.unit.label) + ": "
          + known.map { "\(board.region($0.region)) \(board.text($0.value ?? 0, indicator.unit))" }
          .joined(separator: "; "),
        series: board.words(indicator.label), categories: range.range(1), values: range.range(2),
        stored: shown, format: Board.label(indicator.unit),
        colours: [indicator.direction == .neutral ? Paint.blue : Paint.deep],
        axis: badge(indicator, known, of: block.count), beside: place))
  }

  /// Of many regions the spread: how many lie between which values.
  func spread(
    _ leaf: Leaf, _ indicator: Indicator, _ known: [Figure], _ block: Block, name: String
  ) throws(PublishError) {
    let shown = known.map { Board.shown($0.value ?? 0, indicator.unit) }
    guard let low = shown.min(), let high = shown.max(), high > low else { return }
    let steps = 8
    let width = (high - low) / Double(steps)
    let edges = (0...steps).map { $0 == steps ? high : low + Double($0) * width }
    let counts = (0..<steps).map { at in
      shown.count { $0 >= edges[at] && (at == steps - 1 ? $0 <= edges[at + 1] : $0 < edges[at + 1]) }
    }
    let range = "'\(block.sheet)'!$B$\(block.first):$B$\(block.first + shown.count - 1)"
    let format = Board.format(indicator.unit)
    leaf.heading(say("Sebaran", "Spread") + ": " + board.words(indicator.label))
    let place = ChartPlace(row: leaf.row, column: 4)
    let bins = try leaf.table(
      "tbl_sebaran_\(name)",
      [
        Column(say("Selang", "Interval")), Column(say("Mulai", "From"), right: true),
        Column(say("Sampai", "To"), right: true), Column(say("Wilayah", "Regions"), right: true),
      ], Array(0..<steps), none: ""
    ) { at, row in
      let end = at == steps - 1 ? "<=" : "<"
      let text =
        "\(results.figures.decimal(edges[at] * (indicator.unit == .share ? 100 : 1), places: 1))–"
        + "\(results.figures.decimal(edges[at + 1] * (indicator.unit == .share ? 100 : 1), places: 1))"
        + (indicator.unit == .share ? "%" : "")
      return [
        .strong(text), .number(edges[at], format), .number(edges[at + 1], format),
        .formula("=SUMPRODUCT((\(range)>=B\(row))*(\(range)\(end)C\(row)))", counts[at]),
      ]
    }
    guard let bins else { return }
    let fullest = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    leaf.chart(
      SeriesChart(
        kind: .columns,
        title: say(
          "\(board.words(indicator.label)): \(counts[fullest]) dari \(shown.count) wilayah di selang terbanyak",
          "\(board.words(indicator.label)): \(counts[fullest]) of \(shown.count) regions in the fullest interval"
        ),
        description: say("Diagram sebaran: ", "Chart of the spread: ")
          + (0..<steps).map { "\(board.text(edges[$0], indicator.unit)) \(counts[$0])" }.joined(
            separator: "; "),
        categories: bins.range(1),
        series: [
          SeriesChart.Series(
            name: say("Wilayah", "Regions"), values: bins.range(4), stored: counts.map(Double.init),
            colour: Paint.deep)
        ], format: NumberLook.count, axis: badge(indicator, known, of: block.count), beside: place))
    leaf.clear()
    leaf.skip()
  }
}
