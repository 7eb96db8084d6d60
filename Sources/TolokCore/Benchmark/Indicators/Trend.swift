/// One time of a series; a missing value is a gap and drawn as one.
package struct TrendPoint: Hashable, Sendable {
  /// A year, or a month "2023-10": sorts as text.
  package var time: String
  package var value: Double?
  /// Drawn hollow: provisional, self-assessed or incomplete.
  package var isProvisional: Bool
  /// register, index, statement …
  package var basis: String
  /// Method or rule under which it was counted; a change breaks the line.
  package var method: String
  package var coverage: FigureCoverage?
  package var note: Sentence?
  package var source: String
  /// Id of the figure it shows; nil for a value of a published series.
  package var figure: String?
  /// The rules it was counted by in one spelling; empty where only `method` tells.
  package var rule = ""
  /// Why it may not be joined to the point before it, when basis and method agree: others sent.
  package var apart: Sentence?
  /// The pair behind a share, where the month kept it.
  package var numerator: Double?
  package var denominator: Double?
  package init(
    time: String, value: Double?, isProvisional: Bool, basis: String, method: String,
    coverage: FigureCoverage? = nil, note: Sentence? = nil, source: String, figure: String? = nil
  ) {
    self.time = time
    self.value = value
    self.isProvisional = isProvisional
    self.basis = basis
    self.method = method
    self.coverage = coverage
    self.note = note
    self.source = source
    self.figure = figure
  }
}

/// Points that may be joined: one basis, one method, no gap between them.
package struct TrendSegment: Hashable, Sendable {
  package var points: [TrendPoint]
  package init(points: [TrendPoint]) { self.points = points }
}

/// Why a line is not drawn through.
package struct TrendBreak: Hashable, Sendable {
  package enum Cause: Hashable, Sendable { case gap, basis, method, conflict, senders }
  package var after: String
  package var before: String
  package var cause: Cause
  package var reason: Sentence
  package init(after: String, before: String, cause: Cause, reason: Sentence) {
    self.after = after
    self.before = before
    self.cause = cause
    self.reason = reason
  }
}

/// The series of one measure in one region, cut wherever joining would mislead.
package struct Trend: Hashable, Sendable {
  package var indicator: String
  package var label: Sentence
  package var region: String
  package var unit: FigureUnit
  /// Every time in order, gaps included.
  package var points: [TrendPoint]
  package var segments: [TrendSegment]
  package var breaks: [TrendBreak]
  package init(
    indicator: String, label: Sentence, region: String, unit: FigureUnit, points: [TrendPoint],
    segments: [TrendSegment], breaks: [TrendBreak]
  ) {
    self.indicator = indicator
    self.label = label
    self.region = region
    self.unit = unit
    self.points = points
    self.segments = segments
    self.breaks = breaks
  }

  /// The months alone, without published readings of single years; nil where no month before this is known.
  package var monthly: Trend? {
    let months = points.filter { $0.time.contains("-") }
    guard months.count > 1, months.contains(where: { $0.value != nil && $0.time != months.last?.time }) else {
      return nil
    }
    let times = Set(months.map(\.time))
    return Trend(
      indicator: indicator, label: label, region: region, unit: unit, points: months,
      segments: segments.filter { $0.points.first.map { times.contains($0.time) } ?? false },
      breaks: breaks.filter { times.contains($0.after) && times.contains($0.before) })
  }

  /// The newest point less the one before it, where the two may be joined.
  package var change: (from: TrendPoint, to: TrendPoint, by: Double)? {
    guard let last = segments.last, last.points.count > 1, let to = last.points.last,
      to.time == points.last?.time, let a = last.points[last.points.count - 2].value, let b = to.value
    else { return nil }
    let from = last.points[last.points.count - 2]
    return (from, to, b - a)
  }
}
