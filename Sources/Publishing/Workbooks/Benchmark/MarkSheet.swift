import TolokCore

/// Every indicator of every region against its goalposts: symbol, word and colour; what is unknown is neutral.
struct MarkSheet {
  let board: Board
  let names: BoardNames
  private var results: MonthResults { board.results }
  private func say(_ id: String, _ en: String) -> String { board.say(id, en) }
  static let widths: [Double] = [39, 16, 20, 10, 10, 10, 38, 12, 36]

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
        "\(marked.count) indikator terhadap tonggaknya: ● mencapai tonggak terbaik, ◐ di antara, × pada tonggak terendah, ○ belum dapat dinilai (netral: bukan nilai buruk dan bukan nol).",
        "\(marked.count) indicators against their goalposts: ● reaches the best, ◐ in between, × at the lowest, ○ cannot assess (neutral: neither bad nor zero)."
      ),
      links: board.parts.back + [
        ("→ \(names.cards)", Spot(sheet: names.cards)), ("→ \(names.findings)", Spot(sheet: names.findings)),
      ])
    let columns = [
      Column(say("Indikator", "Indicator")), Column(say("Nilai", "Value"), right: true),
      Column(say("Tanda", "Mark")), Column(say("Terendah", "Lowest"), right: true),
      Column(say("Terbaik", "Best"), right: true), Column(say("Letak", "Position"), right: true),
      Column(say("Cakupan atau sebab", "Coverage or reason")), Column(say("Edisi", "Edition")),
      Column(say("Dasar tonggak", "Basis of the goalposts")),
    ]
    var byRegion: [String: [Figure]] = [:]
    for figure in figures { byRegion[figure.region, default: []].append(figure) }
    if results.standings.count <= 45 {
      for standing in results.standings {
        let own = byRegion[standing.region.id] ?? []
        guard !own.isEmpty else { continue }
        let assessed = own.count { $0.value != nil }
        leaf.heading(
          "\(standing.region.name): \(assessed) \(say("dari", "of")) \(own.count) "
            + say("indikator berarah dapat dinilai", "indicators can be assessed"))
        let block = try leaf.table(
          "tbl_tanda_\(plainName(standing.region.id))", columns, own, none: ""
        ) { figure, row in cells(figure, row) }
        if let block { leaf.verdicts(block, column: 3) }
        leaf.skip()
      }
      leaf.breakBetweenBlocks()
    } else {
      // Of hundreds of regions one table to be filtered; the region goes before the indicator.
      let rows = results.standings.flatMap { byRegion[$0.region.id] ?? [] }
      let block = try leaf.table(
        "tbl_tanda_semua", columns, rows, none: "", filtered: true, whole: true, frozen: 1
      ) { figure, row in
        var line = cells(figure, row)
        line[0] = .link(
          "\(board.region(figure.region)) · \(board.label(figure.indicator))", board.figureSpots[figure.id])
        return line
      }
      if let block { leaf.verdicts(block, column: 3) }
    }
  }

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
        "=IF(F\(row)>=1,1,IF(F\(row)<=0,-1,0))", at >= 1 ? 1 : at <= 0 ? -1 : 0, .check(words))
      position = .formula("=(B\(row)-D\(row))/(E\(row)-D\(row))", at, .number(NumberLook.percent))
    } else if value != nil {
      mark = .text("– " + say("tanpa tonggak", "no goalposts"), .nothing)
    }
    let indicator = board.indicators[figure.indicator]
    return [
      .link(board.label(figure.indicator), board.figureSpots[figure.id]),
      value.map { .number(Board.shown($0, unit), format) }
        ?? board.missing(isWithheld(figure) ? say("ditahan", "withheld") : nil),
      mark, posts.map { .number(Board.shown($0.worst, unit), format) } ?? board.dash,
      posts.map { .number(Board.shown($0.best, unit), format) } ?? board.dash, position,
      value == nil ? .text(board.reasons(figure), .quiet) : board.coverage(figure), board.edition(figure),
      .quiet(
        (posts?.reference).map(board.words) ?? indicator?.noGoalposts.map(board.words)
          ?? say("belum berlaku", "not in force yet")),
    ]
  }

  private func isWithheld(_ figure: Figure) -> Bool {
    if case .withheld = figure.outcome { true } else { false }
  }
}
