import TolokCore

/// Innovations per 100,000 people, with the series and day of the population.
struct PeopleSheet {
  let parts: BenchmarkParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: BenchmarkParts) { self.parts = parts }

  private func sorted(_ standings: [RegionStanding]) -> [RegionStanding] {
    standings.enumerated().sorted {
      let (a, b) = ($0.element.perHundredThousand ?? -1, $1.element.perHundredThousand ?? -1)
      return a == b ? $0.offset < $1.offset : a > b
    }.map(\.element)
  }

  private func values(_ standings: [RegionStanding]) -> [(name: String, text: String)] {
    standings.compactMap { standing in
      standing.perHundredThousand.map {
        (standing.region.name, results.figures.decimal($0, places: 1))
      }
    }
  }

  func write(_ leaf: Leaf) throws(PublishError) {
    let first = parts.groups.first.map { sorted($0.standings) } ?? []
    leaf.open(
      parts.message(
        values(first),
        Sentence(id: "inovasi per 100.000 penduduk", en: "innovations per 100,000 people")),
      say(
        "Inovasi terdokumentasi pada register \(results.month) dibagi penduduk yang terdekat waktunya; seri dan tanggalnya tertulis.",
        "Documented innovations in the register of \(results.month) over the population nearest in time; its series and date are stated."
      ), links: parts.back)
    for group in parts.groups { try write(leaf, group) }
    if results.standings.count <= 10 { leaf.onOnePage() }
  }

  private func write(_ leaf: Leaf, _ group: BenchmarkParts.Group) throws(PublishError) {
    let kind = results.words.region(group.kind)
    let standings = sorted(group.standings)
    leaf.heading(kind)
    let block = try leaf.table(
      "tbl_perpenduduk_\(group.kind.rawValue)",
      [
        Column(say("Wilayah", "Region")), Column(say("Inovasi", "Innovations"), right: true),
        Column(say("Penduduk", "Population"), right: true),
        Column(say("Per 100.000", "Per 100,000"), right: true),
        Column(say("Per unit", "Per unit"), right: true),
        Column(say("Waktu penduduk", "Time of population")),
        Column(say("Seri penduduk", "Population series")), Column(say("Sumber", "Source")),
      ], standings, none: ""
    ) { standing, row in line(standing, row) }
    leaf.skip()
    let known = values(standings)
    if let block, !known.isEmpty {
      let shown = Block(sheet: block.sheet, first: block.first, last: block.first + known.count - 1)
      leaf.chart(
        BarChart(
          title: parts.span(
            known, Sentence(id: "inovasi per 100.000 penduduk", en: "innovations per 100,000 people")),
          description: "\(kind). "
            + say("Diagram batang, inovasi per 100.000 penduduk: ", "Bar chart, innovations per 100,000: ")
            + known.map { "\($0.name) \($0.text)" }.joined(separator: "; "),
          series: say("Per 100.000 penduduk", "Per 100,000 people"), categories: shown.range(1),
          values: shown.range(4),
          stored: standings.compactMap(\.perHundredThousand), format: NumberLook.one))
    }
    leaf.note(
      say(
        "\(known.count) dari \(standings.count) wilayah punya angka. ",
        "\(known.count) of \(standings.count) regions have a figure. ") + parts.rankNote(group))
    leaf.note(order(standings))
    leaf.skip()
  }

  /// The same figures by number, since a small region looks large per head.
  private func order(_ standings: [RegionStanding]) -> String {
    let byNumber = standings.filter { !parts.isSilent($0) }.enumerated().sorted {
      let (a, b) = ($0.element.innovations, $1.element.innovations)
      return a == b ? $0.offset < $1.offset : a > b
    }.map { ($0.element.region.name, results.figures.count($0.element.innovations)) }
    return parts.message(byNumber, Sentence(id: "jumlah inovasi", en: "number of innovations")) + "."
  }

  private func line(_ standing: RegionStanding, _ row: Int) -> [Entry] {
    let unknown = parts.unknownFigure
    let card = Scorecard(parts: parts)
    let block = parts.unitBlocks[standing.region.id]
    return [
      .strong(standing.region.name),
      parts.isSilent(standing) ? unknown : .count(standing.innovations),
      standing.region.population.map { .count($0) }
        ?? .text(say("belum diketahui", "not known"), Look.nothing.with { $0.right = true }),
      standing.perHundredThousand.map {
        .formula("=B\(row)/C\(row)*100000", $0, .result(NumberLook.one))
      } ?? unknown,
      standing.perAgency.map { value in
        block.map { .formula("=SUM(\($0.range(4)))/ROWS(\($0.range(4)))", value, .number(NumberLook.two)) }
          ?? .number(value, NumberLook.two)
      } ?? unknown,
      card.time(standing.region), card.series(standing.region),
      parts.source(standing.region.citation.source),
    ]
  }
}
