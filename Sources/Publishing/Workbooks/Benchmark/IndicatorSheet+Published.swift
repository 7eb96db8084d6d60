import TolokCore

/// Published readings of an indicator on other bases of counting, with what disagrees and the register beside.
extension IndicatorSheet {
  func published(
    _ leaf: Leaf, _ indicator: Indicator, _ figures: [Figure]
  ) throws(PublishError) {
    leaf.heading(
      say("Angka terbit pada dasar lain, tidak diurutkan: ", "Published on other bases, never ordered: ")
        + board.words(indicator.label))
    try leaf.table(
      "tbl_terbit_\(plainName(indicator.code))",
      [
        Column(say("Wilayah", "Region")), Column(say("Nilai", "Value"), right: true),
        Column(say("Pembilang", "Numerator"), right: true),
        Column(say("Penyebut", "Denominator"), right: true),
        Column(say("Dasar hitungan dan waktu", "Basis of counting and time")),
        Column(say("Pertentangan", "Conflict")),
        Column(say("Register bulan ini", "This month's register"), right: true),
        Column(say("Sumber", "Source")),
      ], figures, none: ""
    ) { figure, row in
      board.figureSpots[figure.id] = Spot(sheet: leaf.name, cell: "A\(row)")
      let own = names.figuresByIndicator[indicator.code]?.first {
        !$0.isPublished && $0.region == figure.region
      }
      return [
        .strong(board.region(figure.region)), value(figure, row),
        figure.numerator.map { .number($0, whole($0)) } ?? board.dash,
        figure.denominator.map { .number($0.value, whole($0.value)) } ?? board.dash,
        .text("\(results.words.basis(figure.basis)), \(results.figures.asOf(figure.asOf))"), conflict(figure),
        own?.value.map { .number(Board.shown($0, figure.unit), Board.format(figure.unit)) }
          ?? .text(say("belum ada", "none yet"), Look.nothing.with { $0.right = true }),
        figure.sources.first.map { board.parts.source($0) } ?? .text("–", .quiet),
      ]
    }
    leaf.skip()
  }

  func conflict(_ figure: Figure) -> Entry {
    guard let conflict = figure.conflict else { return .text(say("tidak ada", "none"), .quiet) }
    // Basis and time are said once where all sides share them.
    let times = conflict.sides.map { "\(results.words.basis($0.basis)), \(results.figures.asOf($0.asOf))" }
    let isOne = Set(times).count == 1
    let values = zip(conflict.sides, times).map { side, time in
      [side.value.map { results.figure($0) } ?? "?", side.unit, isOne ? nil : "(\(time))"].compactMap { $0 }
        .joined(separator: " ")
    }
    guard !isOne else { return .text("≠ " + values.joined(separator: " ≠ ") + " (\(times[0]))", .conflict) }
    return .text("≠ " + values.joined(separator: " ≠ "), .conflict)
  }
}
