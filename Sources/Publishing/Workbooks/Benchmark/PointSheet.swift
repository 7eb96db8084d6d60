import TolokCore

/// Why this score: what each indicator adds, from the value by its goalposts to the points; the way down.
struct PointSheet {
  let board: Board
  private var results: MonthResults { board.results }
  private func say(_ id: String, _ en: String) -> String { board.say(id, en) }
  static let widths: [Double] = [16, 36, 11, 11, 11, 10, 11, 10, 14, 34, 11]

  init(board: Board) { self.board = board }

  /// Fills in where each region begins and where each value on the common scale stands.
  func write(_ leaf: Leaf, names: inout BoardNames) throws(PublishError) {
    leaf.open(
      say("Dari nilai ke poin: mengapa skornya begitu", "From value to points: why the score is what it is"),
      say(
        "Satu baris satu wilayah dan satu indikator, bobot baseline. Skala 0–1 mengikuti tonggak pada lembar \(names.weights); poin = bobot × skala; poin satu wilayah berjumlah skornya.",
        "A row a region and an indicator, by baseline weights. The scale 0–1 follows the goalposts on sheet \(names.weights); points = weight × scale; a region's points add up to its score."
      ),
      links: board.parts.back + [
        ("→ \(names.ranking)", Spot(sheet: names.ranking)),
        ("→ \(names.weights)", Spot(sheet: names.weights)),
      ])
    for (index, outcome) in board.benchmark.composites.enumerated() {
      guard case .built(let result) = outcome else { continue }
      try block(leaf, result, index + 1, &names)
    }
    if board.benchmark.composites.allSatisfy({ $0.result == nil }) {
      leaf.note(say("Tidak ada indeks gabungan yang tersusun.", "No composite is built."))
    }
  }

  private func block(
    _ leaf: Leaf, _ result: CompositeResult, _ number: Int, _ names: inout BoardNames
  ) throws(PublishError) {
    let group = board.benchmark.groups.first { $0.rule.id == result.group }
    leaf.heading(
      board.words(result.recipe.label) + " · " + (group.map { board.words($0.rule.label) } ?? result.group))
    let lines = result.standings.flatMap { standing in standing.contributions.map { (standing, $0) } }
    let first = Int(leaf.row) + 2
    for (at, line) in lines.enumerated() {
      let region = "\(number)/\(line.0.region)"
      if names.pointSpots[region] == nil {
        names.pointSpots[region] = Spot(sheet: leaf.name, cell: "A\(first + at)")
      }
      if line.1.normalised != nil {
        names.scaleCells["\(region)/\(line.1.indicator)"] = "'\(leaf.name)'!$F$\(first + at)"
      }
    }
    let best = bestScale(result)
    try leaf.table(
      "tbl_poin_\(number)",
      [
        Column(say("Wilayah", "Region")), Column(say("Indikator", "Indicator")),
        Column(say("Nilai", "Value"), right: true),
        Column(say("Tonggak terburuk", "Worst goalpost"), right: true),
        Column(say("Tonggak terbaik", "Best goalpost"), right: true),
        Column(say("Skala 0–1", "Scale 0–1"), right: true),
        Column(say("Bobot (baseline)", "Weight (baseline)"), right: true),
        Column(say("Poin", "Points"), right: true),
        Column(say("Ke terbaik (baseline)", "To the best (baseline)"), right: true),
        Column(say("Cakupan", "Coverage")), Column(say("Edisi", "Edition")),
      ], lines, none: "", filtered: true
    ) { line, row in
      let (standing, part) = line
      let indicator = board.indicators[part.indicator]
      let posts = result.recipe.normalisation == .goalposts ? indicator?.goalposts(on: results.asOf) : nil
      let unit = indicator?.unit ?? .share
      let figure = board.figures[part.figure]
      let format = Board.format(unit)
      let cells = names.postCells[part.indicator]
      return [
        .strong(board.region(standing.region)),
        .link(board.label(part.indicator), board.figureSpots[part.figure]),
        part.raw.map { .number(Board.shown($0, unit), format) }
          ?? board.missing(part.isImputed ? say("isian median", "median filled in") : nil),
        posts.map { post(cells?.worst, Board.shown($0.worst, unit), format) } ?? board.dash,
        posts.map { post(cells?.best, Board.shown($0.best, unit), format) } ?? board.dash,
        scale(part, row, hasPosts: posts != nil),
        .number(part.weight, NumberLook.percent),
        part.normalised == nil
          ? board.missing(say("ditinggalkan", "left out"))
          : .formula(
            "=IF(ISNUMBER(F\(row)),G\(row)*F\(row),\"\(noScale)\")", part.points, .result(NumberLook.two)),
        gap(part, best[part.indicator]),
        figure.map(board.coverage) ?? board.dash, figure.map(board.edition) ?? board.dash,
      ]
    }
    leaf.note(
      say(
        "Nilai di luar tonggak dipotong ke 0 atau 1. Tonggak dan dasarnya ada pada kartu indikator.",
        "Values beyond the goalposts are cut to 0 or 1. Goalposts and their basis are on the indicator cards."
      ))
    if result.recipe.aggregation != .arithmetic {
      leaf.note(
        say(
          "Skor memakai rata-rata ukur: selisihnya dari jumlah poin adalah harga ketimpangan antarindikator.",
          "The score is a geometric mean: its distance to the sum of points is the price of imbalance."))
    }
    leaf.skip()
  }

  private func scale(_ part: Contribution, _ row: Int, hasPosts: Bool) -> Entry {
    guard let value = part.normalised else { return board.missing() }
    guard hasPosts, part.raw != nil else { return .number(value, NumberLook.two) }
    return .formula(
      "=IF(AND(ISNUMBER(D\(row)),ISNUMBER(E\(row))),"
        + "IF(D\(row)=E\(row),\"\(noScale)\",MIN(1,MAX(0,(C\(row)-D\(row))/(E\(row)-D\(row))))),\"\(noScale)\")",
      value, .number(NumberLook.two))
  }

  private var noScale: String { say("tanpa skala", "no scale") }

  /// A goalpost follows the cell it can be moved in; a blank there is no zero.
  private func post(_ cell: String?, _ value: Double, _ format: String) -> Entry {
    cell.map {
      .formula("=IF(ISNUMBER(\($0)),\($0),\"\(say("kosong", "blank"))\")", value, .number(format))
    } ?? .number(value, format)
  }

  private func bestScale(_ result: CompositeResult) -> [String: Double] {
    var best: [String: Double] = [:]
    for standing in result.standings {
      for part in standing.contributions {
        if let value = part.normalised { best[part.indicator] = max(best[part.indicator] ?? value, value) }
      }
    }
    return best
  }

  private func gap(_ part: Contribution, _ best: Double?) -> Entry {
    guard let value = part.normalised, let best else { return board.dash }
    return best - value < 1e-12
      ? .text(say("terbaik", "best"), Look.good.with { $0.right = true })
      : .number((value - best) * part.weight, NumberLook.two)
  }
}

/// Names of the sheets the benchmark adds, and where their rows stand.
struct BoardNames {
  var findings: String
  var marks: String
  var ranking: String
  var weights: String
  var points: String
  var steps: String
  var innovations: String
  var suggestions: String
  var cards: String
  var trends: String
  /// `1/35.79` → the first row of a region in the first composite's points.
  var pointSpots: [String: Spot] = [:]
  /// Figures of each indicator, as the results list them.
  var figuresByIndicator: [String: [Figure]] = [:]
  /// Where the goalposts of an indicator can be moved.
  var postCells: [String: (worst: String, best: String)] = [:]
  /// `1/35.79/cakupan-opd` → the cell with its value on the common scale.
  var scaleCells: [String: String] = [:]

  init(_ results: MonthResults) {
    figuresByIndicator = Dictionary(grouping: results.benchmark.figures, by: \.indicator)
    findings = results.say("Temuan", "Findings")
    marks = results.say("Skor Indikator", "Indicator Marks")
    ranking = results.say("Peringkat", "Ranking")
    weights = results.say("Bobot dan Tonggak", "Weights and Goalposts")
    points = results.say("Rincian Skor", "Points")
    steps = results.say("Langkah Peringkat", "Ranking Steps")
    innovations = results.say("Inovasi", "Innovations")
    suggestions = results.say("Saran Replikasi", "Suggestions")
    cards = results.say("Kartu Indikator", "Indicator Cards")
    trends = results.say("Tren", "Trends")
  }
}
