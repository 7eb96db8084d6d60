/// Lays series out over time and cuts them where joining points would mislead.
package struct TrendBuilder: Sendable {
  package let book: IndicatorBook
  private let months: MonthSeries
  /// - Parameters:
  ///   - history: earlier months of the store; none gives the month's own points alone.
  ///   - record: what this month leaves behind, by the same spelling as the earlier ones.
  package init(_ book: IndicatorBook, history: History = History(), record: MonthRecord = MonthRecord()) {
    self.book = book
    months = MonthSeries(book: book, history: history, record: record)
  }

  /// Joins neighbours only within one basis and one method, without a gap; every cut says why.
  package static func trend(
    indicator: String, label: Sentence, region: String, unit: FigureUnit, points: [TrendPoint]
  ) -> Trend {
    let ordered = points.enumerated().sorted {
      // Readings of single years stand before the months: a statement of 2023 does not cut December from January.
      let (x, y) = ($0.element.time, $1.element.time)
      if x.contains("-") != y.contains("-") { return y.contains("-") }
      return x != y ? x < y : $0.offset < $1.offset
    }.map(\.element)
    var segments: [TrendSegment] = []
    var breaks: [TrendBreak] = []
    var open: [TrendPoint] = []
    var last: TrendPoint?
    for point in ordered {
      defer { last = point }
      guard let before = last else {
        if point.value != nil { open = [point] }
        continue
      }
      let cause = cause(before, point)
      if let cause {
        if !open.isEmpty { segments.append(TrendSegment(points: open)) }
        open = []
        breaks.append(
          TrendBreak(
            after: before.time, before: point.time, cause: cause, reason: reason(cause, before, point)))
      }
      if point.value != nil { open.append(point) }
    }
    if !open.isEmpty { segments.append(TrendSegment(points: open)) }
    return Trend(
      indicator: indicator, label: label, region: region, unit: unit, points: ordered, segments: segments,
      breaks: breaks)
  }

  private static func cause(_ a: TrendPoint, _ b: TrendPoint) -> TrendBreak.Cause? {
    if a.value == nil || b.value == nil { return .gap }
    if a.basis != b.basis { return .basis }
    if a.time == b.time { return .conflict }
    if a.method != b.method || a.rule != b.rule { return .method }
    guard isNext(a.time, b.time) else { return .gap }
    return b.apart == nil ? nil : .senders
  }

  /// Years follow years, months follow months.
  private static func isNext(_ a: String, _ b: String) -> Bool {
    let x = a.split(separator: "-").compactMap { Int($0) }, y = b.split(separator: "-").compactMap { Int($0) }
    if x.count == 1, y.count == 1 { return y[0] == x[0] + 1 }
    if x.count == 2, y.count == 2 { return y[0] * 12 + y[1] == x[0] * 12 + x[1] + 1 }
    if let p = Period(a), let q = Period(b) { return p.steps(to: q) == 1 }
    return false
  }

  private static func reason(_ cause: TrendBreak.Cause, _ a: TrendPoint, _ b: TrendPoint) -> Sentence {
    switch cause {
    case .gap:
      Sentence(
        id: "di antara \(a.time) dan \(b.time) ada nilai yang tidak diketahui",
        en: "between \(a.time) and \(b.time) a value is not known")
    case .basis:
      Sentence(
        id: "dasar hitung berganti dari \(Words.basis(a.basis).id) ke \(Words.basis(b.basis).id)",
        en: "the basis of counting changes from \(Words.basis(a.basis).en) to \(Words.basis(b.basis).en)")
    case .method where a.method == b.method:
      Sentence(
        id: "aturan hitung indikatornya berganti di antara \(LocalFormat(.id).asOf(a.time)) dan "
          + LocalFormat(.id).asOf(b.time),
        en: "the indicator's rule of counting changes between \(LocalFormat(.en).asOf(a.time)) and "
          + LocalFormat(.en).asOf(b.time))
    case .senders: b.apart ?? Sentence(id: "pengirimnya berbeda", en: "others sent")
    case .method:
      Sentence(
        id: "cara hitung berganti dari \(a.method) ke \(b.method)",
        en: "the method changes from \(a.method) to \(b.method)")
    case .conflict:
      Sentence(
        id: "lebih dari satu nilai untuk \(a.time)", en: "more than one value for \(a.time)")
    }
  }

  // MARK: - Series the registers hold

  /// One trend an indicator and region that has more than one time to show, reporting regions first.
  ///
  /// Scores and amounts give every published year; any other indicator gives its own figure of the month and
  /// its published readings.
  package func trends(_ indicators: [Indicator], _ figures: [Figure]) -> [Trend] {
    let byIndicator = Dictionary(grouping: figures, by: \.indicator)
    return indicators.flatMap { indicator -> [Trend] in
      switch indicator.node.series {
      case .scores(let filters): return scores(indicator, filters)
      case .did(let filters): return did(indicator, filters)
      case .figures: return stated(indicator, byIndicator[indicator.code] ?? [])
      }
    }
  }

  /// A self-assessed score is a hollow point; a year without a score is a gap.
  private func scores(_ indicator: Indicator, _ filters: [RowFilter]) -> [Trend] {
    // A series shows what the newest final value leaves out.
    let filters = filters.filter { $0.field != .status }
    return regions { region in
      let points = book.rows(.scores, region).filter { $0.passes(filters) == true }.compactMap { row in
        row.number(.year).map { year in
          TrendPoint(
            time: String(Int(year)), value: row.number(.score), isProvisional: row.word(.status) != "final",
            basis: indicator.basis, method: indicator.method(inYear: Int(year))?.label.id ?? "",
            note: row.word(.category).map { Sentence(id: $0, en: $0) }, source: row.source ?? "")
        }
      }
      return trend(indicator, region, indicator.unit, points)
    }
  }

  /// Published amounts by fiscal year, the sum of what was seen. Years in which other components were seen
  /// are not the same measure.
  private func did(_ indicator: Indicator, _ filters: [RowFilter]) -> [Trend] {
    regions { region in
      let rows = book.rows(.did, region).filter { $0.passes(filters) == true }
      let points = Set(rows.compactMap { $0.number(.year) }).sorted().map { year in
        let of = rows.filter { $0.number(.year) == year }
        let amounts = of.compactMap { $0.number(.amount) }
        return TrendPoint(
          time: String(Int(year)), value: amounts.count == of.count ? amounts.sorted().reduce(0, +) : nil,
          isProvisional: false, basis: indicator.basis, method: Self.components(of),
          source: of.compactMap(\.source).first ?? "")
      }
      return trend(indicator, region, .count(.rupiah), points)
    }
  }

  private static func components(_ rows: [IndicatorRow]) -> String {
    Set(rows.compactMap { $0.word(.component) }).sorted().map { Words.moneyComponent($0).id }
      .joined(separator: " + ")
  }

  private func stated(_ indicator: Indicator, _ figures: [Figure]) -> [Trend] {
    let byRegion = Dictionary(grouping: figures, by: \.region)
    return regions { region in
      var points = (byRegion[region] ?? []).compactMap { figure -> TrendPoint? in
        let isOwn = figure.basis == indicator.basis
        guard let day = isOwn ? book.asOf : Published.day(figure.asOf), isOwn || figure.value != nil else {
          return nil
        }
        let time = isOwn ? book.period.description : String(day.year)
        return TrendPoint(
          time: time, value: figure.value, isProvisional: isOwn && figure.edition == .provisional,
          basis: figure.basis, method: indicator.method(inYear: day.year)?.label.id ?? "",
          coverage: figure.coverage, note: figure.missing.first?.sentence, source: figure.sources.first ?? "",
          figure: figure.id)
      }
      if indicator.node.needsMonth, let own = points.firstIndex(where: { $0.basis == indicator.basis }) {
        points = months.joined(points, own: own, indicator, region)
      }
      return trend(indicator, region, indicator.unit, points, filling: false)
    }
  }

  private func trend(
    _ indicator: Indicator, _ region: String, _ unit: FigureUnit, _ points: [TrendPoint],
    filling: Bool = true
  ) -> Trend? {
    guard points.contains(where: { $0.value != nil }), points.count > 1 else { return nil }
    return Self.trend(
      indicator: indicator.code, label: indicator.label, region: region, unit: unit,
      points: filling ? Self.filled(points, basis: indicator.basis) : points)
  }

  /// Years between the first and the last without a point become points without a value.
  private static func filled(_ points: [TrendPoint], basis: String) -> [TrendPoint] {
    let years = points.compactMap { Int($0.time) }
    guard let first = years.min(), let last = years.max() else { return points }
    let gaps = (first...last).filter { !years.contains($0) }
    return points
      + gaps.map {
        TrendPoint(
          time: String($0), value: nil, isProvisional: false, basis: basis, method: "",
          note: Sentence(id: "belum diketahui", en: "not known"), source: "")
      }
  }

  private func regions(_ make: (String) -> Trend?) -> [Trend] {
    let others = book.registers.regions.map(\.id).filter { !book.reporting.contains($0) }
    return (book.reporting + others).compactMap(make)
  }
}

extension IndicatorNode {
  enum Series {
    case scores([RowFilter])
    case did([RowFilter])
    case figures
  }

  /// Where the history of an indicator comes from.
  var series: Series {
    switch self {
    case .newest(.score, .scores, let filters): .scores(filters)
    case .newestSum(.amount, .did, let filters): .did(filters)
    default: .figures
    }
  }
}
