import TolokCore

/// Months and years beside each other: small charts on one scale that can be edited, each over its table.
struct TrendSheet {
  let board: Board
  let names: BoardNames
  private var results: MonthResults { board.results }
  private func say(_ id: String, _ en: String) -> String { board.say(id, en) }
  static let widths: [Double] = [18, 12, 17, 40, 58, 15, 15, 15, 15, 15]
  /// Columns that charts are drawn from: on the screen, not on paper.
  static let helpers = 5
  private static let inRow = 3
  private static let height = 200.0
  /// Up to so many points every one is named.
  private static let mostLabels = 6

  init(board: Board, names: BoardNames) {
    self.board = board
    self.names = names
  }

  func write(_ leaf: Leaf, _ sets: [TrendSet]) throws(PublishError) {
    let monthly = sets.count { $0.isMonthly }
    leaf.open(
      title(sets),
      say(
        "\(sets.count) indikator punya deret: \(monthly) menurut bulan, \(sets.count - monthly) menurut tahun terbit. Satu skala untuk semua wilayah satu indikator.",
        "\(sets.count) indicators have a series: \(monthly) by month, \(sets.count - monthly) by year published. One scale for all regions of an indicator."
      ),
      links: board.parts.back + [("→ \(names.findings)", Spot(sheet: names.findings))])
    if !results.earlier.isEmpty {
      let months = results.earlier.map { results.figures.period($0.period) }
      leaf.note(
        say("Bulan yang dibaca dari gudang data: ", "Months read from the store: ")
          + (months.count > 4
            ? "\(months[0]) … \(months[months.count - 1]) (\(months.count))" : months.joined(separator: ", "))
          + say("; hanya yang mendahului periode ini.", "; none later than this period."))
      leaf.note(
        say(
          "Satu bulan hanya menghitung yang dikirim pada bulan itu. Turun karena belum mengirim bukan penurunan: bandingkan unit yang mengirim di kedua bulan.",
          "A month counts only what was sent in it. Less because units have not sent is no fall: compare the units that sent in both months."
        ))
      leaf.skip()
    }
    for set in sets { try block(leaf, set) }
  }

  private func title(_ sets: [TrendSet]) -> String {
    let changes = board.benchmark.changes.filter { $0.panel != nil }
    guard !changes.isEmpty else {
      return say("Tren: yang dapat disambung, dan yang tidak", "Trends: what may be joined, and what may not")
    }
    let moved = Set(changes.filter { $0.panel?.matched.by != 0 }.map(\.region)).count
    let told = Set(changes.map(\.region)).count
    return moved == 0
      ? say(
        "Tren: pada unit yang mengirim di kedua bulan tidak ada yang berubah",
        "Trends: nothing changed in the units that sent in both months")
      : say(
        "Tren: \(moved) dari \(told) wilayah berubah pada unit yang mengirim di kedua bulan",
        "Trends: \(moved) of \(told) regions changed in the units that sent in both months")
  }

  // MARK: - One indicator

  private func block(_ leaf: Leaf, _ set: TrendSet) throws(PublishError) {
    leaf.heading(message(set))
    leaf.note(legend(set))
    let rows = set.trends.map(set.rows)
    // The table stands below the charts and is written after them: its rows are known beforehand.
    let count = rows.reduce(0) { $0 + $1.count }
    let chartRows = Leaf.chartRows(Self.height)
    let bands = UInt32((set.trends.count + Self.inRow - 1) / Self.inRow)
    let first = Int(leaf.row + chartRows * bands) + 2
    var at = first
    var charts: [LineChart] = []
    for (trend, own) in zip(set.trends, rows) {
      charts.append(chart(set, trend, own, Block(sheet: leaf.name, first: at, last: at + own.count - 1)))
      at += own.count
    }
    leaf.charts(charts, inRow: Self.inRow, height: Self.height)
    let written = try leaf.table(
      "tbl_tren_\(plainName(set.indicator.code))", columns(set), rows.flatMap { $0 }, none: "",
      filtered: count > 48
    ) { row, _ in cells(set, row) }
    assert(written == nil || written?.first == first)
    leaf.note(coverage(set))
    leaf.high(9)
    leaf.row += 1
  }

  private func columns(_ set: TrendSet) -> [Column] {
    [
      Column(say("Wilayah", "Region")),
      Column(set.isMonthly ? say("Bulan", "Month") : say("Tahun", "Year")),
      Column(say("Nilai", "Value"), right: true), Column(say("Cakupan", "Coverage")),
      Column(say("Catatan", "Note")),
    ] + set.kinds.map { Column(name($0), right: true) }
  }

  private func name(_ kind: LineChart.Series.Kind) -> String {
    switch kind {
    case .final: say("Titik final", "Final")
    case .provisional: say("Titik sementara", "Provisional")
    case .line: say("Garis", "Line")
    case .afterBreak: say("Garis putus", "Broken line")
    case .same: say("Unit yang sama", "Same units")
    }
  }

  private func cells(_ set: TrendSet, _ row: TrendSet.Row) -> [Entry] {
    let unit = set.indicator.unit
    let format = Board.format(unit)
    return [
      .strong(board.region(row.region)), .text(results.figures.shortMonth(row.time)),
      row.point?.value.map {
        Entry(content: .number(Board.shown($0, unit)), look: Look.number(format).with { $0.bold = true })
      } ?? board.missing(),
      .text(row.point?.coverage.map { board.words($0.text) } ?? "–", .quiet), note(row),
    ]
      + set.kinds.map { kind in
        guard let value = row.value(on: kind) else { return .plain }
        return .number(Board.shown(value, unit), unit == .count(.rupiah) ? axis(unit) : format)
      }
  }

  private func note(_ row: TrendSet.Row) -> Entry {
    guard let point = row.point, point.value != nil else {
      let reason = row.point?.note.map(board.words) ?? say("tidak ada nilai", "no value")
      return .text(reason, .nothing)
    }
    if let cut = row.cut {
      return .text(say("putus: ", "break: ") + board.words(cut.reason), .warning)
    }
    return .quiet(point.note.map(board.words) ?? results.words.basis(point.basis))
  }

  // MARK: - One region

  private func chart(
    _ set: TrendSet, _ trend: Trend, _ rows: [TrendSet.Row], _ block: Block
  ) -> LineChart {
    let unit = set.indicator.unit
    let scale = set.scale { Board.shown($0, unit) }
    let known = rows.indices.filter { rows[$0].point?.value != nil }
    func labels(_ provisional: Bool) -> [Bool] {
      rows.indices.map { at in
        guard let point = rows[at].point, point.value != nil, point.isProvisional == provisional else {
          return false
        }
        return known.count <= Self.mostLabels || at == known.first || at == known.last
      }
    }
    let series = set.kinds.enumerated().compactMap { at, kind -> LineChart.Series? in
      guard rows.contains(where: { $0.value(on: kind) != nil }) else { return nil }
      return LineChart.Series(
        name: name(kind), values: block.range(6 + at),
        stored: rows.map { $0.value(on: kind).map { Board.shown($0, unit) } }, kind: kind,
        labels: kind == .final ? labels(false) : kind == .provisional ? labels(true) : [])
    }
    return LineChart(
      title: message(set, trend), description: spoken(set, trend, rows), categories: block.range(2),
      series: series, format: axis(unit), least: scale.least,
      most: scale.most, step: scale.step, times: rows.count)
  }

  /// Money in billions: the note says so once.
  private func axis(_ unit: FigureUnit) -> String {
    unit == .share
      ? "[$-421]0%" : unit == .count(.rupiah) ? "[$-421]#,##0.0,,," : Board.format(unit)
  }

  private func short(_ value: Double, _ unit: FigureUnit) -> String {
    unit == .count(.rupiah)
      ? results.figures.decimal(value / 1e9, places: 2) + say(" miliar", " billion") : board.text(value, unit)
  }

  /// "Kota Batu: 6 → 4; unit sama tetap 4"
  private func message(_ set: TrendSet, _ trend: Trend) -> String {
    let name = board.region(trend.region)
    let unit = set.indicator.unit
    guard let last = trend.points.last else { return name }
    guard let now = last.value else {
      return "\(name): " + results.figures.shortMonth(last.time) + say(" belum diketahui", " not known")
    }
    guard let before = trend.points.dropLast().last(where: { $0.value != nil }), let was = before.value else {
      return "\(name): \(short(now, unit))"
    }
    let pair = "\(name): \(short(was, unit)) → \(short(now, unit))"
    if let panel = change(set, trend.region)?.panel {
      return pair
        + (panel.matched.by == 0
          ? say("; unit sama tetap \(panel.matched.after)", "; same units \(panel.matched.after)")
          : say(
            "; unit sama \(panel.matched.before) → \(panel.matched.after)",
            "; same units \(panel.matched.before) → \(panel.matched.after)"))
    }
    if trend.breaks.last?.before == last.time, trend.breaks.last?.cause != .gap {
      return pair + say("; tidak sebanding", "; not comparable")
    }
    return pair
  }

  private func change(_ set: TrendSet, _ region: String) -> MonthChange? {
    set.isMonthly ? set.changes[region] : nil
  }

  private func spoken(_ set: TrendSet, _ trend: Trend, _ rows: [TrendSet.Row]) -> String {
    say("Diagram garis, ", "Line chart, ") + board.words(set.indicator.label) + ", "
      + board.words(set.indicator.unit.label) + ", \(board.region(trend.region)): "
      + rows.map { row in
        let time = results.figures.shortMonth(row.time)
        guard let point = row.point, let value = point.value else {
          return time + say(" tidak ada nilai", " no value")
        }
        return time + " " + board.text(value, set.indicator.unit)
          + (point.isProvisional ? say(" (sementara)", " (provisional)") : "")
          + (row.cut == nil ? "" : say(", tidak disambung", ", not joined"))
          + (row.same.map {
            say(", unit yang sama ", ", same units ") + board.text($0, set.indicator.unit)
          } ?? "")
      }.joined(separator: "; ")
  }

  // MARK: - Words of a block

  private func message(_ set: TrendSet) -> String {
    let label = board.words(set.indicator.label)
    let panels = set.trends.compactMap { change(set, $0.region)?.panel }
    let moves =
      panels.isEmpty ? set.trends.compactMap { $0.change?.by } : panels.map { Double($0.matched.by) }
    guard !moves.isEmpty else {
      return say(
        "\(label): belum ada dua waktu yang dapat dibandingkan", "\(label): no two times may be compared yet")
    }
    let up = moves.count { $0 > 0 }, down = moves.count { $0 < 0 }
    let rest = set.trends.count - moves.count
    let told = [
      (up, say("naik", "up")), (down, say("turun", "down")),
      (moves.count - up - down, say("tetap", "unchanged")),
    ].filter { $0.0 > 0 }.map { "\($0.0) \(say("wilayah ", ""))\($0.1)" }.joined(separator: ", ")
    return "\(label): " + told
      + (panels.isEmpty ? "" : say(" pada unit yang sama", " in the same units"))
      + (rest > 0 ? say("; \(rest) belum dapat dibandingkan", "; \(rest) cannot be compared yet") : "")
  }

  private func legend(_ set: TrendSet) -> String {
    var words = [
      board.words(set.indicator.unit.label).capitalizedFirst
        + say("; satu skala untuk semua wilayah", "; one scale for all regions")
    ]
    if set.indicator.unit == .count(.rupiah) {
      words.append(say("grafik dalam miliar", "charts in billions"))
    }
    if set.trends.contains(where: { $0.points.contains { $0.isProvisional && $0.value != nil } }) {
      words.append(
        set.isMonthly
          ? say("titik berongga: sementara", "hollow: provisional")
          : say("titik berongga: penilaian mandiri", "hollow: self-assessed"))
    }
    if set.trends.contains(where: { trend in trend.points.contains { $0.value == nil } }) {
      words.append(say("celah: tidak ada nilai", "gap: no value"))
    }
    let causes = Set(set.trends.flatMap { $0.breaks.map(\.cause) })
    if causes.contains(.senders) {
      words.append(
        say(
          "tidak disambung bila kurang dari 80% pengirimnya sama",
          "not joined where fewer than 80% of the senders are the same"))
    }
    if set.kinds.contains(.same) {
      words.append(
        say(
          "belah ketupat jingga: unit yang mengirim di kedua bulan",
          "orange diamonds: units that sent in both months"))
    }
    if causes.contains(.method) || causes.contains(.basis) {
      words.append(
        say(
          "garis berganti warna: cara atau dasar hitung berganti",
          "line of another colour: method or basis changed"))
    }
    if set.all > set.trends.count {
      words.append(
        say(
          "\(set.trends.count) dari \(set.all) wilayah pertama",
          "the first \(set.trends.count) of \(set.all) regions"))
    }
    return words.joined(separator: "; ") + "."
  }

  private func coverage(_ set: TrendSet) -> String {
    let newest = set.trends.compactMap { trend -> String? in
      guard let point = trend.points.last, let coverage = point.coverage else { return nil }
      return
        "\(board.region(trend.region)) \(results.figures.count(coverage.reported))/\(results.figures.count(coverage.expected))"
    }
    let of = set.trends.compactMap { $0.points.last?.coverage?.of }.first
    guard let of, !newest.isEmpty else {
      return say(
        "Angka terbit: cakupannya menurut penerbit.", "Published figures: covered as their publisher says.")
    }
    return say("Cakupan ", "Coverage ") + results.month + ", " + board.words(of) + ": "
      + newest.joined(separator: "; ") + ". " + board.words(results.edition).capitalizedFirst + "."
  }
}
