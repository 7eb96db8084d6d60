import TolokCore

/// Agencies with and without innovations: how many of those counted, sorted, with a chart a group.
struct CoverageSheet {
  let parts: BenchmarkParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: BenchmarkParts) { self.parts = parts }

  private func rate(_ standing: RegionStanding) -> Double {
    parts.isSilent(standing)
      ? -1 : Double(standing.coverage.numerator) / Double(standing.coverage.denominator)
  }

  private func sorted(_ standings: [RegionStanding]) -> [RegionStanding] {
    standings.enumerated().sorted {
      let (a, b) = (rate($0.element), rate($1.element))
      return a == b ? $0.offset < $1.offset : a > b
    }.map(\.element)
  }

  private func values(_ standings: [RegionStanding]) -> [(name: String, text: String)] {
    standings.filter { !parts.isSilent($0) }.map {
      ($0.region.name, results.figures.share($0.coverage.numerator, of: $0.coverage.denominator))
    }
  }

  func write(_ leaf: Leaf) throws(PublishError) {
    let first = parts.groups.first.map { sorted($0.standings) } ?? []
    leaf.open(
      parts.message(values(first), Sentence(id: "unit dengan inovasi", en: "units with innovations")),
      say(
        "Unit dengan paling sedikit satu inovasi terdokumentasi pada register \(results.month); penyebut tertulis di samping setiap angka.",
        "Units with at least one documented innovation in the register of \(results.month); the denominator stands beside every figure."
      ),
      links: parts.back + [("→ \(parts.names.units)", Spot(sheet: parts.names.units))])
    for group in parts.groups { try write(leaf, group) }
    if results.standings.count <= 10 { leaf.onOnePage() }
  }

  private func write(_ leaf: Leaf, _ group: BenchmarkParts.Group) throws(PublishError) {
    let kind = results.words.region(group.kind)
    let standings = sorted(group.standings)
    leaf.heading(kind)
    let block = try leaf.table(
      "tbl_cakupan_\(group.kind.rawValue)",
      [
        Column(say("Wilayah", "Region")), Column(say("Unit dihitung", "Units counted"), right: true),
        Column(say("Dengan inovasi", "With innovations"), right: true),
        Column(say("Belum tercatat", "None recorded"), right: true),
        Column(say("Cakupan", "Coverage"), right: true),
        Column(say("Kiriman belum masuk atau tidak terbaca", "Forms not in or unreadable"), right: true),
        Column(say("Yang dihitung", "What is counted")), Column(say("Catatan", "Note")),
      ], standings, none: ""
    ) { standing, row in line(standing, row) }
    leaf.skip()
    let known = values(standings)
    if let block, !known.isEmpty {
      leaf.chart(
        BarChart(
          title: parts.span(
            standings.filter { !parts.isSilent($0) }.map {
              ($0.region.name, results.figures.decimal(rate($0) * 100, places: 1) + "%")
            }, Sentence(id: "cakupan unit", en: "coverage of units")),
          description: "\(kind). "
            + say("Diagram batang, cakupan unit: ", "Bar chart, coverage of units: ")
            + known.map { "\($0.name) \($0.text)" }.joined(separator: "; "),
          series: say("Cakupan", "Coverage"), categories: range(block, 1, known.count),
          values: range(block, 5, known.count), stored: standings.map(rate).filter { $0 >= 0 },
          format: NumberLook.percent))
    }
    leaf.note(parts.rankNote(group))
    leaf.note(
      say(
        "Belum tercatat tidak berarti tidak ada: unit yang kirimannya belum masuk belum dapat dinilai. Yang dihitung sebagai unit berbeda antarwilayah.",
        "None recorded does not mean none: units whose form is not in cannot be assessed. What counts as a unit differs between regions."
      ))
    leaf.skip()
  }

  private func range(_ block: Block, _ column: Int, _ count: Int) -> String {
    Block(sheet: block.sheet, first: block.first, last: block.first + count - 1).range(column)
  }

  private func line(_ standing: RegionStanding, _ row: Int) -> [Entry] {
    let rate = standing.coverage
    let open = results.collection.count {
      $0.region == standing.region.id && ($0.state == .missing || $0.state == .unreadable)
    }
    let block = parts.unitBlocks[standing.region.id]
    func live(_ formula: String?, _ stored: Int) -> Entry {
      formula.map { .formula($0, stored) } ?? .count(stored)
    }
    return [
      .link(standing.region.name, block.map { Spot(sheet: $0.sheet, cell: "A\($0.first - 2)") }),
      live(block.map { "=ROWS(\($0.range(4)))" }, rate.denominator),
      live(block.map { "=SUMPRODUCT(--(\($0.range(4))>0))" }, rate.numerator),
      .formula("=B\(row)-C\(row)", rate.denominator - rate.numerator),
      parts.isSilent(standing)
        ? parts.unknownFigure
        : .formula(
          "=IF(B\(row)=0,0,C\(row)/B\(row))", Double(rate.numerator) / Double(rate.denominator),
          .result(NumberLook.percent)),
      .count(open), .text(rate.denominatorLabel[results.language]),
      rate.note.map { .text($0[results.language]) } ?? .text("–", .quiet),
    ]
  }
}
