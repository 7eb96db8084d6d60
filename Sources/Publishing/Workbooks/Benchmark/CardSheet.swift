import TolokCore

/// The indicator cards: what each asks, how it is counted, over what, against what, whose it is.
struct CardSheet {
  let board: Board
  private var results: MonthResults { board.results }
  private func say(_ id: String, _ en: String) -> String { board.say(id, en) }
  static let widths: [Double] = [23, 27, 38, 19, 33, 23, 12]

  init(board: Board) { self.board = board }

  func write(_ leaf: Leaf, _ topics: [(topic: IndicatorTopic, indicators: [Indicator])]) throws(PublishError)
  {
    let all = board.benchmark.indicators
    let late = all.count { $0.isOverdue(on: results.runDate) }
    leaf.open(
      say(
        "\(all.count) kartu indikator" + (late > 0 ? ", \(late) lewat tanggal peninjauan" : ""),
        "\(all.count) indicator cards" + (late > 0 ? ", \(late) past their review date" : "")),
      say(
        "Satu indikator satu kartu: pertanyaan, satuan, pembilang, penyebut dengan seri dan tanggalnya, tonggak dengan dasarnya, pemilik. Kodenya nama berkas di pipelines/indicators/.",
        "A card an indicator: question, unit, numerator, denominator with series and date, goalposts with their basis, owner. Its code names the file in pipelines/indicators/."
      ), links: board.parts.back + [("→ \(board.parts.names.method)", Spot(sheet: board.parts.names.method))])
    for (at, group) in topics.enumerated() {
      leaf.heading(group.topic.name(results))
      try leaf.table(
        "tbl_kartu_\(at + 1)",
        [
          Column(say("Indikator dan kode", "Indicator and code")), Column(say("Pertanyaan", "Question")),
          Column(say("Cara menghitung: pembilang, penyebut", "Counted: numerator, denominator")),
          Column(say("Satuan, arah, dasar", "Unit, direction, basis")),
          Column(say("Tonggak dan dasarnya", "Goalposts and basis")),
          Column(say("Cakupan paling sedikit", "Least coverage")),
          Column(say("Ditinjau paling lambat", "Review by")),
        ], group.indicators, none: ""
      ) { indicator, row in
        board.cardSpots[indicator.code] = Spot(sheet: leaf.name, cell: "A\(row)")
        return card(indicator)
      }
      leaf.skip()
    }
  }

  private func card(_ indicator: Indicator) -> [Entry] {
    let below = indicator.denominator
    let late = indicator.isOverdue(on: results.runDate)
    return [
      .strong("\(board.words(indicator.label)) (\(indicator.code))"), .text(board.words(indicator.question)),
      .text(
        board.words(indicator.numerator).capitalizedFirst + "\n"
          + say("Penyebut: ", "Denominator: ") + board.words(below.what)
          + (below.date == .none
            ? "" : "; \(board.words(below.series)); \(board.words(below.date.label))")),
      .text(
        board.words(indicator.unit.label) + "\n" + board.words(indicator.direction.label) + "\n"
          + results.words.basis(indicator.basis), .quiet),
      posts(indicator),
      .text(coverage(indicator) + "\n" + say("pemilik: ", "owner: ") + board.words(indicator.owner), .quiet),
      .day(indicator.reviewBy, late ? Look.day.with { $0.ink = Paint.ochre } : .day),
    ]
  }

  private func posts(_ indicator: Indicator) -> Entry {
    guard let posts = indicator.goalposts(on: results.asOf) else {
      return .text(
        say("tanpa tonggak: ", "no goalposts: ")
          + (indicator.noGoalposts.map(board.words) ?? say("belum berlaku", "not in force yet")), .nothing)
    }
    return .text(
      "\(board.text(posts.worst, indicator.unit)) → \(board.text(posts.best, indicator.unit)), "
        + say("sejak ", "since ") + results.figures.day(posts.validFrom) + ": " + board.words(posts.reference)
    )
  }

  private func coverage(_ indicator: Indicator) -> String {
    let rule = indicator.coverage
    let least = results.figures.decimal(rule.minimum * 100, places: 0) + "%"
    switch rule.subject {
    case .agencies: return least + say(" unit mengirim", " of units sent")
    case .rows(_, let field):
      return least + say(" baris menyebut ", " of rows state ") + board.words(field.label)
    case .published: return say("sebagaimana terbit", "as published")
    }
  }
}
