import TolokCore

/// Every indicator of every region against its goalposts: symbol, word and colour; what is unknown is neutral.
struct MarkSheet {
  let board: Board
  let names: BoardNames
  private var results: MonthResults { board.results }
  private func say(_ id: String, _ en: String) -> String { board.say(id, en) }
  /// Of up to four regions one table sets them side by side; of more each has its own.
  private static let few = 4
  static func widths(_ results: MonthResults) -> [Double] {
    let regions = results.standings.count
    guard regions <= few else { return [36, 13, 10, 12, 24, 34, 10, 10, 24] }
    return [36, 13, 10] + Array(repeating: 24, count: max(3, regions)) + [regions < few ? 44 : 22]
  }

  init(board: Board, names: BoardNames) {
    self.board = board
    self.names = names
  }

  func write(_ leaf: Leaf) throws(PublishError) {
    let marked = board.benchmark.indicators.filter { $0.direction != .neutral }
    let figures = board.benchmark.figures.filter {
      !$0.isPublished && board.reporting.contains($0.region)
        && (board.indicators[$0.indicator].map { $0.direction != .neutral } ?? false)
    }
    let known = figures.count { $0.value != nil }
    leaf.open(
      say(
        "\(results.figures.share(known, of: max(figures.count, known))) angka berarah dapat dinilai bulan ini",
        "\(results.figures.share(known, of: max(figures.count, known))) figures with a direction can be assessed"
      ),
      say(
        "\(marked.count) indikator terhadap tonggak baseline: ● mencapai tonggak terbaik, ◐ di antara, × pada tonggak terendah, ○ belum dapat dinilai (netral: bukan nilai buruk dan bukan nol).",
        "\(marked.count) indicators against baseline goalposts: ● reaches the best, ◐ in between, × at the lowest, ○ cannot assess (neutral: neither bad nor zero)."
      ),
      links: board.parts.back + [
        ("→ \(names.cards)", Spot(sheet: names.cards)), ("→ \(names.findings)", Spot(sheet: names.findings)),
      ])
    var byRegion: [String: [Figure]] = [:]
    for figure in figures { byRegion[figure.region, default: []].append(figure) }
    let regions = results.standings.map(\.region).filter { byRegion[$0.id] != nil }
    if regions.count <= Self.few {
      try matrix(leaf, marked, regions, byRegion)
    } else if regions.count <= 45 {
      for region in regions {
        let own = byRegion[region.id] ?? []
        let assessed = own.filter { $0.value != nil }
        leaf.heading(
          "\(region.name): \(assessed.count) \(say("dari", "of")) \(own.count) "
            + say("indikator berarah dapat dinilai", "indicators can be assessed"))
        let block = try leaf.table(
          "tbl_tanda_\(plainName(region.id))", columns, assessed,
          none: say(
            "Belum satu pun dapat dinilai; sebabnya di bawah.", "None can be assessed; why stands below.")
        ) { figure, row in cells(figure, row) }
        if let block { leaf.marks(block, column: 5) }
        leaf.skip()
      }
    } else {
      // Of hundreds of regions one table to be filtered; the region goes before the indicator.
      let block = try leaf.table(
        "tbl_tanda_semua", columns, regions.flatMap { byRegion[$0.id] ?? [] }, none: "", filtered: true,
        whole: true, frozen: 1
      ) { figure, row in
        var line = cells(figure, row)
        line[0] = .link(
          "\(board.region(figure.region)) · \(board.label(figure.indicator))", board.figureSpots[figure.id])
        return line
      }
      if let block { leaf.marks(block, column: 5) }
      return
    }
    var lines: [UnknownLine] = []
    for indicator in marked {
      for kind in [RegionKind.kota, .kabupaten, .provinsi] {
        let own = regions.filter { $0.kind == kind }.flatMap { region in
          (byRegion[region.id] ?? []).filter { $0.indicator == indicator.code }
        }
        if own.contains(where: { $0.value == nil }) {
          lines.append(UnknownLine(indicator: indicator, kind: kind, figures: own))
        }
      }
    }
    try UnknownList(board: board).write(leaf, lines, name: "tbl_belum_tanda")
  }

  private var columns: [Column] {
    [
      Column(say("Indikator", "Indicator")), Column(say("Nilai", "Value"), right: true),
      Column(say("Letak", "Position"), right: true), Column(say("Edisi", "Edition")),
      Column(say("Tanda", "Mark")), Column(say("Cakupan atau sebab", "Coverage or reason")),
      Column(say("Terendah", "Lowest"), right: true), Column(say("Terbaik", "Best"), right: true),
      Column(say("Dasar tonggak", "Basis of the goalposts")),
    ]
  }

  // MARK: - A few regions side by side

  /// Rows of indicators, those with goalposts first; what no region knows stands in the list below alone.
  private func matrix(
    _ leaf: Leaf, _ indicators: [Indicator], _ regions: [Region], _ byRegion: [String: [Figure]]
  ) throws(PublishError) {
    func figure(_ indicator: Indicator, _ region: Region) -> Figure? {
      byRegion[region.id]?.first { $0.indicator == indicator.code }
    }
    let known = indicators.filter { indicator in regions.contains { figure(indicator, $0)?.value != nil } }
    for (hasPosts, title) in [
      (true, say("Terhadap tonggak (baseline)", "Against goalposts (baseline)")),
      (
        false,
        say(
          "Tanpa tonggak: dibaca, tidak ditandai baik atau buruk",
          "Without goalposts: read, not marked good or bad")
      ),
    ] {
      let rows = known.filter { ($0.goalposts(on: results.asOf) != nil) == hasPosts }
      guard !rows.isEmpty else { continue }
      leaf.heading(title)
      try leaf.table(
        hasPosts ? "tbl_tanda_tonggak" : "tbl_tanpa_tonggak",
        [
          Column(say("Indikator", "Indicator")), Column(say("Terendah", "Lowest"), right: true),
          Column(say("Terbaik", "Best"), right: true),
        ] + regions.map { Column($0.name) }
          + [
            Column(
              hasPosts
                ? say("Dasar tonggak", "Basis of the goalposts") : say("Mengapa tanpa tonggak", "Why none"))
          ],
        rows, none: ""
      ) { indicator, _ in
        let posts = indicator.goalposts(on: results.asOf)
        let format = Board.format(indicator.unit)
        let none = Entry.text(say("tanpa", "none"), Look.quiet.with { $0.right = true })
        return [
          .link(board.label(indicator.code), board.cardSpots[indicator.code]),
          posts.map { .number(Board.shown($0.worst, indicator.unit), format) } ?? none,
          posts.map { .number(Board.shown($0.best, indicator.unit), format) } ?? none,
        ] + regions.map { marked(figure(indicator, $0), posts) }
          + [.quiet(basis(indicator))]
      }
      leaf.skip()
    }
  }

  /// Symbol, word and value in one cell that stays a number: `◐ di antara · 34,8%`.
  private func marked(_ figure: Figure?, _ posts: Indicator.Goalposts?) -> Entry {
    guard let figure else { return .text(say("tidak berlaku", "not applicable"), .nothing) }
    guard let value = figure.value else {
      return .text(
        "○ " + (isWithheld(figure) ? say("ditahan", "withheld") : board.parts.unknown), .nothing)
    }
    let number = Board.format(figure.unit)
    var look = Look.day
    var words = ""
    if let posts {
      let at = (value - posts.worst) / (posts.best - posts.worst)
      words =
        at >= 1
        ? "● " + say("mencapai terbaik", "reaches the best")
        : at <= 0 ? "× " + say("pada terendah", "at the lowest") : "◐ " + say("di antara", "in between")
      if at >= 1 {
        look = look.with {
          $0.ink = Paint.deep; $0.bold = true
        }
      }
      if at <= 0 {
        look = look.with {
          $0.ink = Paint.ochre; $0.bold = true; $0.fill = Paint.sand
        }
      }
      words = "\"\(words) · \""
    }
    look.number = number.hasPrefix("[$-421]") ? "[$-421]\(words)\(number.dropFirst(7))" : words + number
    let shown = Board.shown(value, figure.unit)
    guard let spot = board.figureSpots[figure.id] else { return Entry(content: .number(shown), look: look) }
    return Entry(content: .linkedNumber(shown, spot), look: look.with { $0.underlined = true })
  }

  private func basis(_ indicator: Indicator) -> String {
    (indicator.goalposts(on: results.asOf)?.reference).map(board.words)
      ?? indicator.noGoalposts.map(board.words) ?? say("belum berlaku", "not in force yet")
  }

  // MARK: - Many regions

  private func cells(_ figure: Figure, _ row: Int) -> [Entry] {
    let posts = board.indicators[figure.indicator]?.goalposts(on: results.asOf)
    let unit = figure.unit
    let format = Board.format(unit)
    let value = figure.value
    let words = say(
      "[=1]\"● mencapai terbaik\";[=-1]\"× pada terendah\";\"◐ di antara tonggak\"",
      "[=1]\"● reaches the best\";[=-1]\"× at the lowest\";\"◐ between goalposts\"")
    var mark = Entry.text("○ " + board.parts.unknown, .nothing)
    var position = board.dash
    if let value, let posts {
      let at = (value - posts.worst) / (posts.best - posts.worst)
      mark = .formula(
        "=IF(C\(row)>=1,1,IF(C\(row)<=0,-1,0))", at >= 1 ? 1 : at <= 0 ? -1 : 0, .check(words))
      position = .formula("=(B\(row)-G\(row))/(H\(row)-G\(row))", at, .number(NumberLook.percent))
    } else if value != nil {
      mark = .text("– " + say("tanpa tonggak", "no goalposts"), .nothing)
    }
    return [
      .link(board.label(figure.indicator), board.figureSpots[figure.id]),
      value.map { .number(Board.shown($0, unit), format) }
        ?? board.missing(isWithheld(figure) ? say("ditahan", "withheld") : nil),
      position, board.edition(figure), mark,
      value == nil ? .text(board.reasons(figure), .quiet) : board.coverage(figure),
      posts.map { .number(Board.shown($0.worst, unit), format) } ?? board.dash,
      posts.map { .number(Board.shown($0.best, unit), format) } ?? board.dash,
      board.indicators[figure.indicator].map { .quiet(basis($0)) } ?? board.dash,
    ]
  }

  private func isWithheld(_ figure: Figure) -> Bool {
    if case .withheld = figure.outcome { true } else { false }
  }
}
