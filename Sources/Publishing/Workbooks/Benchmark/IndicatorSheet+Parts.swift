import TolokCore

/// What an indicator is made of: stacked parts, and the steps of a funnel.
extension IndicatorSheet {
  struct Part: Hashable {
    var key: String?
    var label: String
  }

  func parts(
    _ leaf: Leaf, _ indicator: Indicator, _ known: [Figure], name: String
  ) throws(PublishError) {
    var isLadder = false
    if case .ladder = indicator.breakdown { isLadder = true }
    let wanted = kept(known, isLadder: isLadder)
    guard !wanted.isEmpty else { return }
    let rest = !isLadder && Set(known.flatMap { $0.parts.map(\.key) }).count > wanted.count
    leaf.heading(
      isLadder
        ? say(
          "Corong: yang mencapai tahap berikut melewati tahap sebelumnya",
          "Funnel: a later step passed the earlier ones")
        : say("Menurut bagian: ", "By part: ") + board.words(indicator.label))
    func amount(_ figure: Figure, _ part: Part) -> Double? {
      figure.parts.first { $0.key == part.key }.map(\.value) ?? (isLadder ? nil : 0)
    }
    let count = 1 + wanted.count + (rest ? 1 : 0)
    // A narrow table has its chart beside, a wide one below.
    let place = count <= 4 ? ChartPlace(row: leaf.row, column: 4) : nil
    let block = try leaf.table(
      "tbl_bagian_\(name)",
      [Column(say("Wilayah", "Region"))] + wanted.map { Column($0.label.capitalizedFirst, right: true) }
        + (rest ? [Column(say("Lainnya", "Others"), right: true)] : []), known, none: "",
      filtered: known.count > 12
    ) { figure, _ in
      let others = figure.parts.filter { part in !wanted.contains { $0.key == part.key } }
      return [.strong(board.region(figure.region))]
        + wanted.map { part in
          amount(figure, part).map { .number($0, NumberLook.count) }
            ?? board.missing(say("belum tercatat", "not recorded"))
        } + (rest ? [.number(others.reduce(0) { $0 + ($1.value ?? 0) }, NumberLook.count)] : [])
    }
    if isLadder || place == nil { leaf.skip() }
    guard let block, known.count <= Self.mostBars else { return }
    if isLadder {
      try funnel(leaf, indicator, known, wanted, block, name: name, amount)
    } else if wanted.count > 1, known.contains(where: { ($0.value ?? 0) > 0 }) {
      let series = wanted.enumerated().map { at, part in
        SeriesChart.Series(
          name: part.label.capitalizedFirst, values: block.range(2 + at),
          stored: known.map { amount($0, part) ?? 0 },
          colour: part.key == nil
            ? SeriesPaint.unknown : SeriesPaint.steps[min(at, SeriesPaint.steps.count - 1)])
      }
      leaf.chart(
        SeriesChart(
          kind: .stacked, title: biggest(known, wanted, indicator, amount),
          description: say("Batang bertumpuk: ", "Stacked bars: ")
            + known.map { figure in
              "\(board.region(figure.region)): "
                + wanted.map { "\($0.label) \(Int(amount(figure, $0) ?? 0))" }.joined(separator: ", ")
            }.joined(separator: "; "),
          categories: block.range(1), series: series, format: NumberLook.count,
          axis: badge(indicator, known, of: known.count), beside: place))
      leaf.clear()
    }
  }

  /// A message over what all known regions hold together.
  func biggest(
    _ known: [Figure], _ wanted: [Part], _ indicator: Indicator, _ amount: (Figure, Part) -> Double?
  ) -> String {
    let sums = wanted.map { part in (part, known.reduce(0) { $0 + (amount($1, part) ?? 0) }) }
    let all = known.reduce(0) { $0 + ($1.value ?? 0) }
    guard let most = sums.max(by: { $0.1 < $1.1 }) else { return board.words(indicator.label) }
    return "\(board.words(indicator.label)): \(most.0.label) "
      + results.figures.share(Int(most.1), of: Int(max(all, most.1)))
  }

  func kept(_ known: [Figure], isLadder: Bool) -> [Part] {
    var sums: [(part: Part, sum: Double)] = []
    for figure in known {
      for part in figure.parts {
        let item = Part(key: part.key, label: board.words(part.label))
        if let at = sums.firstIndex(where: { $0.part.key == item.key }) {
          sums[at].sum += part.value ?? 0
        } else {
          sums.append((item, part.value ?? 0))
        }
      }
    }
    if isLadder { return sums.map(\.part) }
    let order = sums.indices.sorted { a, b in
      // What is not said stands last, whatever its size.
      if (sums[a].part.key == nil) != (sums[b].part.key == nil) { return sums[b].part.key == nil }
      return sums[a].sum != sums[b].sum ? sums[a].sum > sums[b].sum : a < b
    }
    let sorted = order.map { sums[$0].part }
    guard sorted.count > 8 else { return sorted }
    let blank = sorted.filter { $0.key == nil }
    return Array(sorted.filter { $0.key != nil }.prefix(8 - blank.count)) + blank
  }

  func funnel(
    _ leaf: Leaf, _ indicator: Indicator, _ known: [Figure], _ wanted: [Part], _ block: Block, name: String,
    _ amount: (Figure, Part) -> Double?
  ) throws(PublishError) {
    let steps = wanted.enumerated().filter { _, part in known.contains { amount($0, part) != nil } }
    guard !steps.isEmpty else { return }
    let totals = steps.map { _, part in known.reduce(0) { $0 + (amount($1, part) ?? 0) } }
    let place = ChartPlace(row: leaf.row, column: 2)
    let rungs = try leaf.table(
      "tbl_tahap_\(name)",
      [Column(say("Tahap", "Step")), Column(say("Semua wilayah", "All regions"), right: true)], steps,
      none: ""
    ) { item, _ in
      let range = block.range(2 + item.offset)
      let at = steps.firstIndex { $0.offset == item.offset } ?? 0
      return [
        .strong(item.element.label.capitalizedFirst),
        .formula("=SUM(\(range))", totals[at], .result(NumberLook.count)),
      ]
    }
    guard let rungs, totals.contains(where: { $0 > 0 }) else { return }
    let unknown = wanted.filter { part in known.allSatisfy { amount($0, part) == nil } }.map(\.label)
    leaf.chart(
      BarChart(
        title: zip(steps, totals).map {
          "\($0.element.label.capitalizedFirst) \(results.figures.count(Int($1)))"
        }
        .joined(separator: " → "),
        description: say("Corong: ", "Funnel: ")
          + zip(steps, totals).map { "\($0.element.label) \(Int($1))" }.joined(separator: "; "),
        series: board.words(indicator.label), categories: rungs.range(1), values: rungs.range(2),
        stored: totals, format: NumberLook.count, axis: badge(indicator, known, of: known.count),
        beside: place))
    leaf.clear()
    if !unknown.isEmpty {
      leaf.note(
        "○ " + say("Belum tercatat di register mana pun: ", "In no register yet: ")
          + unknown.joined(separator: ", ") + say("; bukan nol.", "; not zero."))
    }
  }
}
