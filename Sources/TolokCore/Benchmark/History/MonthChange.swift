/// One figure in two neighbouring months, with the part that may be compared.
package struct MonthChange: Hashable, Sendable {
  package var indicator: String
  package var region: String
  package var from: Figure
  package var to: Figure
  package var fromPeriod: Period
  package var toPeriod: Period
  /// Nil for a figure about sending itself: every counted unit is in both months.
  package var panel: PanelChange?
  package init(
    indicator: String, region: String, from: Figure, to: Figure, fromPeriod: Period, toPeriod: Period,
    panel: PanelChange?
  ) {
    self.indicator = indicator
    self.region = region
    self.from = from
    self.to = to
    self.fromPeriod = fromPeriod
    self.toPeriod = toPeriod
    self.panel = panel
  }

  /// The comparable change in its own measure, for the order of what is told; nought where only senders changed.
  package var weight: Double {
    if let panel { return Double(abs(panel.matched.by)) / Double(max(1, panel.matched.before)) }
    guard let a = from.value, let b = to.value else { return 0 }
    return a == 0 ? (b == 0 ? 0 : .infinity) : abs(b - a) / abs(a)
  }
}

/// Finds what may be said of this month against the one just before.
struct ChangeFinder {
  let book: IndicatorBook
  let history: History
  let record: MonthRecord

  /// One an indicator and region whose two months were counted alike and of which something may be compared.
  func changes(_ indicators: [Indicator], _ figures: [Figure]) -> [MonthChange] {
    guard let earlier = history.month(before: book.period) else { return [] }
    let was = Dictionary(earlier.record.entries.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    let now = Dictionary(record.entries.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    let shown = Dictionary(figures.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    let units = (
      Dictionary(grouping: earlier.record.units, by: \.region),
      Dictionary(grouping: record.units, by: \.region)
    )
    let parts = (held(earlier.record), held(record))
    return indicators.flatMap { indicator -> [MonthChange] in
      guard indicator.node.needsMonth, indicator.node.addedUp != nil || !indicator.node.restsOnSenders else {
        return []
      }
      return book.reporting.compactMap { region in
        let id = "\(region)/\(indicator.code)/\(indicator.basis)"
        guard let before = was[id], let after = now[id], before.value != nil, before.method == after.method,
          before.basis == after.basis, let to = shown[id], to.value != nil,
          let from = earlierFigure(before, earlier.period)
        else { return nil }
        var panel: PanelChange?
        if indicator.node.addedUp != nil {
          let key = "\(region)/\(indicator.code)"
          // A coverage is of counted agencies: others are in no panel of it.
          let all = indicator.node.addedUp?.countsUnits != true
          let change = PanelChange(
            before: (units.0[region] ?? []).filter { all || $0.isCounted }, held: parts.0[key] ?? [:],
            after: (units.1[region] ?? []).filter { all || $0.isCounted }, holds: parts.1[key] ?? [:])
          guard change.isTold, change.before == count(before), change.after == count(after) else {
            return nil
          }
          panel = change
        } else if from.value == to.value {
          return nil
        }
        return MonthChange(
          indicator: indicator.code, region: region, from: from, to: to, fromPeriod: earlier.period,
          toPeriod: book.period, panel: panel)
      }
    }
  }

  /// What the parts must add up to; a figure they do not add up to is not told of.
  private func count(_ entry: MonthRecord.Entry) -> Int? { (entry.numerator ?? entry.value).map { Int($0) } }

  private func held(_ record: MonthRecord) -> [String: [String?: Int]] {
    var held: [String: [String?: Int]] = [:]
    for part in record.parts {
      held["\(part.region)/\(part.indicator)", default: [:]][part.unit] = part.value
    }
    return held
  }

  /// The figure of the earlier month as this one's sentences bind it; its badge names the month.
  private func earlierFigure(_ entry: MonthRecord.Entry, _ period: Period) -> Figure? {
    guard let unit = FigureUnit(entry.unit), let value = entry.value else { return nil }
    var coverage = entry.coverage
    coverage?.of.id += " (\(LocalFormat(.id).period(period)))"
    coverage?.of.en += " (\(LocalFormat(.en).period(period)))"
    var figure = Figure(
      id: "\(period)/\(entry.id)", indicator: entry.indicator, region: entry.region, unit: unit,
      outcome: .known(value), numerator: entry.numerator,
      denominator: entry.denominator.map {
        FigureDenominator(
          value: $0, unit: unit, series: Sentence(id: "register \(period)", en: "register \(period)"),
          date: nil,
          isAfterPeriod: false)
      }, basis: entry.basis, asOf: period.description, coverage: coverage, edition: edition(entry.edition),
      sources: ["register \(period)"])
    figure.isLowerBound = entry.isLowerBound
    return figure
  }

  private func edition(_ code: String) -> Edition {
    if code == "final" { return .final }
    if let number = code.split(separator: " ").last.flatMap({ Int($0) }) { return .revision(number) }
    return .provisional
  }
}
