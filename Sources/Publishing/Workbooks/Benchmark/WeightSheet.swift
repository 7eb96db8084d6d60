import TolokCore

/// Weights and goalposts that can be moved: scores and ranks follow by live formulas, the baseline stands beside them.
struct WeightSheet {
  let board: Board
  let names: BoardNames
  private var results: MonthResults { board.results }
  private func say(_ id: String, _ en: String) -> String { board.say(id, en) }
  static let fixed: [Double] = [38, 12, 12, 13, 13, 15, 16]

  init(board: Board, names: BoardNames) {
    self.board = board
    self.names = names
  }

  static func widths(_ benchmark: BenchmarkResults) -> [Double] {
    let most = benchmark.composites.compactMap { $0.result?.recipe.components.count }.max() ?? 0
    return fixed + Array(repeating: 15, count: max(2, most))
  }

  /// Title and sentence, before any block.
  func open(_ leaf: Leaf) {
    leaf.open(
      say(
        "Geser bobot dan tonggak, peringkat ikut berubah", "Move weights and goalposts and the ranks follow"),
      say(
        "Ubah sel berlatar kuning. Skor dan peringkat dihitung ulang; kolom Baseline tetap. Untuk kembali, salin Baseline ke sel kuning.",
        "Change the cells on yellow ground. Scores and ranks recompute; the Baseline columns stay. To go back, copy Baseline to the yellow cells."
      ),
      links: board.parts.back + [
        ("→ \(names.ranking)", Spot(sheet: names.ranking)), ("→ \(names.points)", Spot(sheet: names.points)),
      ])
  }

  /// Writes the blocks and gives the formula of the banner.
  /// - Parameter posts: the range of the goalposts' flags.
  func write(_ leaf: Leaf, posts: String?) throws(PublishError) -> String {
    var flags: [String] = []
    for (index, outcome) in board.benchmark.composites.enumerated() {
      guard case .built(let result) = outcome else { continue }
      flags.append(try block(leaf, result, index + 1, posts))
    }
    if flags.isEmpty {
      leaf.note(say("Tidak ada indeks gabungan yang tersusun.", "No composite is built."))
    }
    let sum = flags.isEmpty ? "0" : flags.map { "SUM(\($0))" }.joined(separator: "+")
    let same = say("Sama dengan baseline", "Same as the baseline")
    let other = say("BERBEDA DARI BASELINE: ", "DIFFERS FROM THE BASELINE: ")
    let moved = posts.map { "SUM(\($0))" } ?? "0"
    let many = say(" bobot, ", " weights, "), most = say(" tonggak diubah", " goalposts changed")
    let formula =
      "=IF(\(sum)+\(moved)=0,\"\(same)\",\"\(other)\"&(\(sum))&\"\(many)\"&(\(moved))&\"\(most)\")"
    leaf.banner(formula)
    leaf.protect()
    return formula
  }

  /// The range of its flags.
  private func block(
    _ leaf: Leaf, _ result: CompositeResult, _ number: Int, _ posts: String?
  ) throws(PublishError) -> String {
    let ranking = RankingSheet(board: board, names: names)
    let title = "\(board.words(result.recipe.label)) · \(ranking.groupLabel(result.group))"
    leaf.heading(title + ": " + say("bobot", "weights"))
    let weights = try leaf.table(
      "tbl_bobot_\(number)",
      [
        Column(say("Indikator", "Indicator")), Column(say("Bobot", "Weight"), right: true),
        Column("Baseline", right: true), Column(say("Diubah", "Changed")),
        Column(say("Bagian poin (baseline)", "Share of points (baseline)"), right: true),
        Column(say("Bagian ragam (baseline)", "Share of variance (baseline)"), right: true),
        Column(say("Geser peringkat (baseline)", "Moves ranks (baseline)"), right: true),
      ], Array(zip(result.recipe.components, result.weights)), none: ""
    ) { item, row in
      let (component, report) = item
      let influence = result.weightInfluences.first { $0.choice == .weight(indicator: component.indicator) }
      return [
        .link(board.label(component.indicator), board.cardSpots[component.indicator]),
        Entry(
          content: .number(component.weight),
          look: Look.input.with {
            $0.right = true
            $0.number = NumberLook.percent
          }),
        .number(component.weight, NumberLook.percent),
        .formula(
          "=IF(ABS(B\(row)-C\(row))<0.0000001,0,1)", 0,
          .check(say("\"≠ diubah\";;\"sama\"", "\"≠ changed\";;\"same\""))),
        report.shareOfPoints.map { .number($0, NumberLook.percent) } ?? board.dash,
        report.effective.map { .number($0, NumberLook.percent) }
          ?? .text(say("perlu 10 wilayah", "takes 10 regions"), Look.nothing.with { $0.right = true }),
        influence.map { .number($0.meanShift, NumberLook.two) } ?? board.dash,
      ]
    }
    guard let weights else { return "0" }
    leaf.decimalInput(
      weights, column: 2, least: 0, most: 1,
      message: say("Bobot 0 sampai 1 (0% sampai 100%).", "Weight 0 to 1."))
    leaf.changed(weights, column: 4)
    leaf.note(
      say(
        "Bobot tidak harus berjumlah 100%: skor membaginya kembali. Yang tidak diketahui ditinggalkan, bobotnya dibagi ke yang diketahui. Geser peringkat: rata-rata tempat, bobot itu saja diubah ±\(results.figures.decimal(result.recipe.uncertainty.weightSpread * 100, places: 0))%.",
        "Weights need not sum to 100%: the score divides by their sum. The unknown is left out and its weight shared. Moves ranks: mean places, that weight alone changed by ±\(results.figures.decimal(result.recipe.uncertainty.weightSpread * 100, places: 0))%."
      ))
    if let most = result.weightInfluences.max(by: { $0.meanShift < $1.meanShift }), most.meanShift > 0 {
      leaf.note(
        say(
          "Bobot yang paling menentukan: \(board.words(most.label)), menggeser rata-rata \(results.figures.decimal(most.meanShift, places: 2)) tempat (baseline).",
          "The weight that matters most: \(board.words(most.label)), \(results.figures.decimal(most.meanShift, places: 2)) places on average (baseline)."
        ),
        Look.note.with {
          $0.ink = Paint.deep; $0.bold = true
        })
    } else {
      leaf.note(
        say(
          "Tidak satu bobot pun, diubah sendirian, menggeser peringkat (baseline).",
          "No weight, changed alone, moves a rank (baseline)."),
        Look.note.with {
          $0.ink = Paint.deep; $0.bold = true
        })
    }
    leaf.skip()
    leaf.heading(title + ": " + say("skor dan peringkat", "scores and ranks"))
    let head = Int(leaf.row) + 2
    let last = head + result.standings.count - 1
    let block = try leaf.table(
      "tbl_hasil_bobot_\(number)",
      [
        Column(say("Wilayah", "Region")), Column(say("Skor", "Score"), right: true),
        Column(say("Peringkat", "Rank"), right: true),
        Column(say("Skor baseline", "Baseline score"), right: true),
        Column(say("Peringkat baseline", "Baseline rank"), right: true), Column(say("Bergeser", "Moved")),
        Column(say("Rentang baseline", "Baseline interval")),
      ]
        + result.recipe.components.enumerated().map {
          Column("\($0 + 1). \(board.label($1.indicator))", right: true)
        }, result.standings, none: "", filtered: result.standings.count > 12
    ) { standing, row in
      board.liveRanks["\(number)/\(standing.region)"] = "'\(leaf.name)'!$C$\(row)"
      board.liveScores["\(number)/\(standing.region)"] = "'\(leaf.name)'!$B$\(row)"
      let columns = standing.contributions.indices.map { CellAddress.letters(8 + $0) + "\(row)" }
      let stored = (standing.score * 1e12).rounded() / 1e12
      return [
        .link(board.region(standing.region), names.pointSpots["\(number)/\(standing.region)"]),
        .formula(
          score(columns, weights, result.recipe.aggregation), stored, .result(NumberLook.two)),
        .formula(
          "=IF(ISNUMBER(B\(row)),1+SUMPRODUCT(ISNUMBER($B$\(head):$B$\(last))*($B$\(head):$B$\(last)>B\(row))),0)",
          standing.baseline, .result(NumberLook.count)),
        .number(stored, NumberLook.two), .count(standing.baseline),
        .formula(
          "=E\(row)-C\(row)", 0,
          .check(say("\"▲ naik \"0;\"▼ turun \"0;\"– tetap\"", "\"▲ up \"0;\"▼ down \"0;\"– same\""))),
        .text(board.words(result.spot(of: standing))),
      ]
        + standing.contributions.map { part in
          guard let value = part.normalised else { return board.missing(say("belum diketahui", "not known")) }
          let place = names.scaleCells["\(number)/\(standing.region)/\(part.indicator)"]
          return place.map { .formula("=" + $0, value, .number(NumberLook.two)) }
            ?? .number(value, NumberLook.two)
        }
    }
    if let block {
      leaf.moved(block, column: 6)
      let check = Look.check(say("\"√ benar\";;\"× SALAH\"", "\"√ right\";;\"× WRONG\""))
      let flags = weights.range(4)
      let moved = posts.map { "+SUM(\($0))" } ?? ""
      leaf.line([
        .text(
          say("Periksa: tanpa ubahan, skor = baseline", "Check: unchanged, the score is the baseline"),
          Look.note),
        .text("", .blank), .text("", .blank), .text("", .blank),
        .formula(
          "=IF(SUM(\(flags))\(moved)>0,1,IF(SUMPRODUCT(--(ABS(\(block.range(2))-\(block.range(4)))>0.000000001))=0,1,0))",
          1, check.with { $0.rules = .none }),
      ])
    }
    leaf.note(
      say(
        "Skor: \(board.words(result.recipe.aggregation.label)) nilai pada skala 0–1 (\(board.words(result.recipe.normalisation.label))); peringkat = 1 + banyaknya skor yang lebih tinggi, yang sama berbagi tempat.",
        "Score: \(board.words(result.recipe.aggregation.label)) of the values on the scale 0–1 (\(board.words(result.recipe.normalisation.label))); rank = 1 + how many scores are higher, equal ones share a place."
      ))
    leaf.note(
      say(
        "\(board.words(result.edition.label).capitalizedFirst). Rentang peringkat tidak dihitung ulang di sini: ia berasal dari \(results.figures.count(result.recipe.uncertainty.runs)) putaran. ",
        "\(board.words(result.edition.label).capitalizedFirst). The intervals are not recomputed here: they come from \(results.figures.count(result.recipe.uncertainty.runs)) runs. "
      ) + (result.warning.map { board.words($0).capitalizedFirst + "." } ?? ""))
    leaf.skip()
    return weights.range(4)
  }

  /// The mean over what is known, weights divided by their sum; rounded so that equal scores are equal.
  private func score(
    _ cells: [String], _ weights: Block, _ aggregation: CompositeRecipe.Aggregation
  ) -> String {
    let terms = cells.enumerated().map { at, cell -> (top: String, bottom: String) in
      let weight = "$B$\(weights.first + at)"
      let value: String
      switch aggregation {
      case .arithmetic: value = cell
      case .geometric(let floor): value = "LN(MAX(\(cell),\(JSON.number(floor))))"
      }
      return ("IF(ISNUMBER(\(cell)),\(weight)*\(value),0)", "IF(ISNUMBER(\(cell)),\(weight),0)")
    }
    let top = terms.map(\.top).joined(separator: "+"), bottom = terms.map(\.bottom).joined(separator: "+")
    let mean = "(\(top))/(\(bottom))"
    let whole = aggregation == .arithmetic ? mean : "EXP(\(mean))"
    return "=IF(\(bottom)>0,ROUND(\(whole),12),\"\(say("bobot nol", "no weight"))\")"
  }
}
