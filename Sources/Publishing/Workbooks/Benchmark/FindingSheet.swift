import TolokCore

/// What a leader is told of each region in written sentences, each bound to figures: numbers, findings, changes,
/// requests.
struct FindingSheet {
  let board: Board
  let names: BoardNames
  private var results: MonthResults { board.results }
  private func say(_ id: String, _ en: String) -> String { board.say(id, en) }
  /// Of a few regions each has a block of its own; of many one table names them.
  private static let most = 12
  static func widths(_ benchmark: BenchmarkResults) -> [Double] {
    benchmark.briefs.count <= most ? [16, 80, 42, 32] : [16, 15, 70, 38, 30]
  }

  init(board: Board, names: BoardNames) {
    self.board = board
    self.names = names
  }

  private struct Line {
    var kind: String
    var text: String
    var badge: String
    var spot: Spot?
    var target: String
    var look: Look = .text
  }

  func write(_ leaf: Leaf) throws(PublishError) {
    let briefs = board.benchmark.briefs
    let requests = briefs.reduce(0) { $0 + $1.requests.count }
    leaf.open(
      say(
        "Lima angka, tiga perubahan, tiga permintaan untuk setiap wilayah",
        "Five numbers, three changes, three requests for each region"),
      say(
        "Setiap kalimat terikat pada angka; satu angka belum diketahui, kalimatnya tidak ditulis. \(results.figures.count(requests)) permintaan menyebut siapa, apa, dan angka yang dibukanya.",
        "Every sentence is bound to figures; one figure unknown and it is not written. \(results.figures.count(requests)) requests name who, what, and the figures they open."
      ),
      links: board.parts.back + [("→ \(names.marks)", Spot(sheet: names.marks))])
    let columns = [
      Column(say("Jenis", "Kind")), Column(say("Kalimat", "Sentence")),
      Column(say("Cakupan dan edisi", "Coverage and edition")), Column(say("Angkanya", "Its figure")),
    ]
    if briefs.count <= Self.most {
      for brief in briefs {
        leaf.heading(board.region(brief.region))
        try leaf.table(
          "tbl_temuan_\(plainName(brief.region))", columns, lines(brief),
          none: say("Belum ada angka yang dapat ditulis.", "No figure can be written yet.")
        ) { line, _ in cells(line) }
        leaf.skip()
      }
    } else {
      try leaf.table(
        "tbl_temuan", [Column(say("Wilayah", "Region"))] + columns,
        briefs.flatMap { brief in lines(brief).map { (brief.region, $0) } }, none: "",
        filtered: true, whole: true, frozen: 1
      ) { item, _ in [.strong(board.region(item.0))] + cells(item.1) }
    }
    if briefs.isEmpty { leaf.note(say("Belum ada wilayah pelapor.", "No reporting region.")) }
  }

  private func cells(_ line: Line) -> [Entry] {
    [
      .text(line.kind, .quiet), .text(line.text, line.look),
      .text(line.badge, .quiet), .link(line.target, line.spot),
    ]
  }

  private func lines(_ brief: RegionBrief) -> [Line] {
    let numbers = brief.numbers.map { figure in
      Line(
        kind: say("angka", "number"),
        text: "\(board.label(figure.indicator)): \(figure.text(results.language) ?? board.parts.unknown)",
        badge: board.words(figure.badge), spot: board.figureSpots[figure.id],
        target: board.label(figure.indicator), look: .strong)
    }
    let sentences = brief.sentences.map { sentence(say("temuan", "finding"), $0) }
    let changes = brief.changes.map { change in
      sentence(
        change.isComparable ? say("perubahan", "change") : say("tidak sebanding", "not comparable"),
        change.sentence)
    }
    let requests = brief.requests.map { request in
      Line(
        kind: say("permintaan", "request"),
        text: "\(board.words(request.to).capitalizedFirst): \(board.words(request.what)).",
        badge: say("membuka: ", "opens: ") + opened(request.opens),
        spot: request.opens.first.flatMap { board.cardSpots[$0] },
        target: request.opens.first.map(board.label) ?? "–", look: Look.warning)
    }
    return numbers + sentences + changes + requests
  }

  private func sentence(_ kind: String, _ sentence: BoundSentence) -> Line {
    var badges: [String] = []
    for badge in sentence.badges.map(board.words) where !badges.contains(badge) { badges.append(badge) }
    let first = sentence.figures.first
    return Line(
      kind: kind, text: board.words(sentence.text), badge: badges.joined(separator: "; "),
      spot: first.flatMap { board.figureSpots[$0] },
      target: first.flatMap { board.figures[$0] }.map { board.label($0.indicator) } ?? "–")
  }

  private func opened(_ codes: [String]) -> String {
    let few = codes.prefix(3).map(board.label).joined(separator: ", ")
    let rest = codes.count - min(3, codes.count)
    return few + (rest > 0 ? say(", dan \(rest) angka lain", ", and \(rest) more figures") : "")
  }
}
