import TolokCore

/// The goalposts that can be moved: where 0 and 1 of the common scale lie, the baseline beside them.
///
/// Written first on its sheet, since every value on the common scale points here.
struct GoalpostBlock {
  let board: Board
  let names: BoardNames
  private var results: MonthResults { board.results }
  private func say(_ id: String, _ en: String) -> String { board.say(id, en) }

  init(board: Board, names: BoardNames) {
    self.board = board
    self.names = names
  }

  /// The indicators of composites scored by goalposts, each once.
  private var indicators: [Indicator] {
    var out: [Indicator] = []
    for result in board.benchmark.composites.compactMap(\.result)
    where result.recipe.normalisation == .goalposts {
      for component in result.recipe.components where !out.contains(where: { $0.code == component.indicator })
      {
        guard let indicator = board.indicators[component.indicator],
          indicator.goalposts(on: results.asOf) != nil
        else { continue }
        out.append(indicator)
      }
    }
    return out
  }

  /// Fills in the cells of the goalposts and gives the range of their flags; nil where there are none.
  func write(_ leaf: Leaf, names: inout BoardNames) throws(PublishError) -> String? {
    let rows = indicators
    guard !rows.isEmpty else { return nil }
    leaf.heading(say("Tonggak: letak 0 dan 1 pada skala", "Goalposts: where 0 and 1 of the scale lie"))
    let block = try leaf.table(
      "tbl_tonggak",
      [
        Column(say("Indikator", "Indicator")), Column(say("Terburuk", "Worst"), right: true),
        Column(say("Terbaik", "Best"), right: true),
        Column(say("Baseline terburuk", "Baseline worst"), right: true),
        Column(say("Baseline terbaik", "Baseline best"), right: true), Column(say("Diubah", "Changed")),
        Column(say("Satuan", "Unit")),
      ], rows, none: ""
    ) { indicator, row in
      let format = Board.format(indicator.unit)
      guard let posts = indicator.goalposts(on: results.asOf) else { return [] }
      let worst = Board.shown(posts.worst, indicator.unit), best = Board.shown(posts.best, indicator.unit)
      names.postCells[indicator.code] = (worst: "'\(leaf.name)'!$B$\(row)", best: "'\(leaf.name)'!$C$\(row)")
      let input = Look.input.with {
        $0.right = true
        $0.number = format
      }
      return [
        .link(board.label(indicator.code), board.cardSpots[indicator.code]),
        Entry(content: .number(worst), look: input), Entry(content: .number(best), look: input),
        .number(worst, format), .number(best, format),
        .formula(
          "=IF(AND(ISNUMBER(B\(row)),ISNUMBER(C\(row))),IF(ABS(B\(row)-D\(row))+ABS(C\(row)-E\(row))<0.0000001,0,1),1)",
          0, .check(say("\"≠ diubah\";;\"sama\"", "\"≠ changed\";;\"same\""))),
        .text(board.words(indicator.unit.label), .quiet),
      ]
    }
    guard let block else { return nil }
    for column in [2, 3] {
      leaf.decimalInput(
        block, column: column, least: -1e12, most: 1e12,
        message: say("Tonggak harus bilangan; 50% ditulis 50%.", "A goalpost is a number; write 50% as 50%."))
    }
    leaf.changed(block, column: 6)
    leaf.note(
      say(
        "Nilai pada tonggak terburuk menjadi 0, pada yang terbaik 1; di luarnya dipotong. Dua tonggak yang sama tidak memberi skala: indikatornya ditinggalkan.",
        "A value at the worst goalpost becomes 0, at the best 1; beyond is cut. Two equal goalposts give no scale: the indicator is left out."
      ))
    leaf.skip()
    return block.range(6)
  }
}
