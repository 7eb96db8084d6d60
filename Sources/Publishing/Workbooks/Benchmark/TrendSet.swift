import TolokCore

/// The series of one indicator that can be read along, on one scale of values and one of times.
struct TrendSet {
  let indicator: Indicator
  let trends: [Trend]
  /// Regions with a series, of which `trends` are the first.
  let all: Int
  /// Every time of any region, in order.
  let times: [String]
  /// Of months: what units that sent in the last two hold, by region.
  let changes: [String: MonthChange]
  static let mostRegions = 12

  var isMonthly: Bool { times.contains { $0.contains("-") } }

  /// One an indicator that has a series in a reporting region: months of the store where there are two, else
  /// published years. What only breaks another figure into parts has no series of its own.
  static func sets(_ benchmark: BenchmarkResults, reporting: [String]) -> [TrendSet] {
    let byIndicator = Dictionary(grouping: benchmark.trends, by: \.indicator)
    // In the order of the sheets the figures stand on.
    let cards = IndicatorTopic.allCases.flatMap { topic in
      benchmark.indicators.filter { IndicatorTopic($0) == topic }
    }
    return cards.compactMap { indicator in
      if case .by = indicator.breakdown { return nil }
      let own = Dictionary(
        (byIndicator[indicator.code] ?? []).map { ($0.region, $0.monthly ?? $0) },
        uniquingKeysWith: { first, _ in first })
      let kept = reporting.compactMap { own[$0] }
      // Months and single years never stand on one axis.
      let months = kept.filter { $0.points.contains { $0.time.contains("-") } }
      let here =
        (months.contains(where: isSeries)
          ? months.filter { $0.monthly != nil } : kept.filter { !months.contains($0) })
      guard here.contains(where: isSeries) else { return nil }
      let shown = here.prefix(mostRegions)
      var set = TrendSet(
        indicator: indicator, trends: Array(shown), all: here.count,
        times: Set(shown.flatMap { $0.points.map(\.time) }).sorted(),
        changes: Dictionary(
          benchmark.changes.filter { $0.indicator == indicator.code }.map { ($0.region, $0) },
          uniquingKeysWith: { first, _ in first }))
      set.kinds = set.used
      return set
    }
  }

  private static func isSeries(_ trend: Trend) -> Bool {
    if trend.monthly != nil { return trend.points.count { $0.value != nil } > 1 }
    return trend.segments.contains { $0.points.count > 1 }
  }

  /// One row a time of a region; a time without a point is a gap.
  struct Row {
    var region: String
    var time: String
    var point: TrendPoint?
    /// Number of the line it lies on, counted from nought; nil where no line goes through it.
    var line: Int?
    /// Why the line does not come from the point before.
    var cut: TrendBreak?
    /// Of units that sent in this month and its neighbour, in the measure of the figure.
    var same: Double?

    func value(on kind: LineChart.Series.Kind) -> Double? {
      kind == .same ? same : lies(on: kind) ? point?.value : nil
    }

    private func lies(on kind: LineChart.Series.Kind) -> Bool {
      guard let point, point.value != nil else { return false }
      return switch kind {
      case .line: line.map { $0 % 2 == 0 } ?? false
      case .afterBreak: line.map { $0 % 2 == 1 } ?? false
      case .final: !point.isProvisional
      case .provisional: point.isProvisional
      case .same: same != nil
      }
    }
  }

  /// Kinds of series that any region has, lines below points. Two columns carry all lines of a region in turn:
  /// between two of them lies a gap at least as long as the one of the other column.
  private(set) var kinds: [LineChart.Series.Kind] = []

  private var used: [LineChart.Series.Kind] {
    let all = trends.flatMap(rows)
    return [.line, .afterBreak, .same, .final, .provisional].filter { kind in
      all.contains { $0.value(on: kind) != nil }
    }
  }

  func rows(_ trend: Trend) -> [Row] {
    let lines = trend.segments.indices.filter { trend.segments[$0].points.count > 1 }
    return times.flatMap { time -> [Row] in
      let here = trend.points.filter { $0.time == time }
      guard !here.isEmpty else { return [Row(region: trend.region, time: time)] }
      return here.map { point in
        let segment = trend.segments.firstIndex { $0.points.contains(point) }
        let begins = segment.map { trend.segments[$0].points.first == point } ?? false
        // A point by itself has no line.
        let line = segment.flatMap { lines.firstIndex(of: $0) }
        return Row(
          region: trend.region, time: time, point: point, line: point.value == nil ? nil : line,
          cut: begins ? trend.breaks.last { $0.before == time && $0.cause != .gap } : nil,
          same: same(trend.region, time))
      }
    }
  }

  /// The figure times the part of it that lies with units of both months: 4 of 6 innovations, 3 of 30 agencies.
  private func same(_ region: String, _ time: String) -> Double? {
    guard let change = changes[region], let panel = change.panel else { return nil }
    func part(_ figure: Figure, _ held: Int, _ all: Int) -> Double? {
      all == 0 ? figure.value : figure.value.map { $0 * Double(held) / Double(all) }
    }
    switch time {
    case change.fromPeriod.description: return part(change.from, panel.matched.before, panel.before)
    case change.toPeriod.description: return part(change.to, panel.matched.after, panel.after)
    default: return nil
    }
  }

  /// The axis all charts of the set share: from nought, or from below where a value lies below.
  func scale(_ shown: (Double) -> Double) -> (least: Double, most: Double, step: Double) {
    let values = trends.flatMap { $0.points.compactMap(\.value) }.map(shown)
    let top = max(0, values.max() ?? 1), bottom = min(0, values.min() ?? 0)
    let room = max(top - bottom, 1e-9) * 1.15 / 5
    var size = 1.0
    while size < room { size *= 10 }
    while size / 10 >= room { size /= 10 }
    var step = [size / 5, size / 4, size / 2, size].first { $0 >= room } ?? size
    if case .count = indicator.unit, step < 1 { step = 1 }
    var most = (top * 1.15 / step).rounded(.up) * step
    if most == 0, bottom == 0 { most = step }
    // A share has nothing above the whole.
    if indicator.unit == .share, most > 1 { return (0, 1.2, 0.25) }
    return (least: (bottom * 1.08 / step).rounded(.down) * step, most: most, step: step)
  }
}
