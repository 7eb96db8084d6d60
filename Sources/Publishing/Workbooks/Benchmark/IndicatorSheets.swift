import TolokCore

/// Agencies with and without innovations: how many of those counted, sorted, with a chart a group.
struct CoverageSheet {
  let parts: BenchmarkParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: BenchmarkParts) { self.parts = parts }

  private func rate(_ standing: RegionStanding) -> Double {
    standing.coverage.denominator == 0
      ? -1 : Double(standing.coverage.numerator) / Double(standing.coverage.denominator)
  }

  private func sorted(_ standings: [RegionStanding]) -> [RegionStanding] {
    standings.enumerated().sorted {
      let (a, b) = (rate($0.element), rate($1.element))
      return a == b ? $0.offset < $1.offset : a > b
    }.map(\.element)
  }

  private func values(_ standings: [RegionStanding]) -> [(name: String, text: String)] {
    standings.filter { $0.coverage.denominator > 0 }.map {
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
    if results.standings.count <= 10 { leaf.onOnePage() } else { leaf.breakBetweenBlocks() }
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
        Column(say("Kiriman belum masuk", "Forms not in"), right: true),
        Column(say("Yang dihitung", "What is counted")), Column(say("Catatan", "Note")),
      ], standings, none: ""
    ) { standing, row in line(standing, row) }
    leaf.skip()
    let known = values(standings)
    if let block, !known.isEmpty {
      leaf.chart(
        BarChart(
          title: parts.span(
            standings.filter { $0.coverage.denominator > 0 }.map {
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
      rate.denominator == 0
        ? .text(parts.unknown, Look.unknown.with { $0.right = true })
        : .formula(
          "=IF(B\(row)=0,0,C\(row)/B\(row))", Double(rate.numerator) / Double(rate.denominator),
          .result(NumberLook.percent)),
      .count(open), .text(rate.denominatorLabel[results.language]),
      rate.note.map { .text($0[results.language]) } ?? .text("–", .quiet),
    ]
  }
}

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
    if results.standings.count <= 10 { leaf.onOnePage() } else { leaf.breakBetweenBlocks() }
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
    let byNumber = standings.enumerated().sorted {
      let (a, b) = ($0.element.innovations, $1.element.innovations)
      return a == b ? $0.offset < $1.offset : a > b
    }.map { ($0.element.region.name, results.figures.count($0.element.innovations)) }
    return parts.message(byNumber, Sentence(id: "jumlah inovasi", en: "number of innovations")) + "."
  }

  private func line(_ standing: RegionStanding, _ row: Int) -> [Entry] {
    let unknown = Entry.text(parts.unknown, Look.unknown.with { $0.right = true })
    let card = Scorecard(parts: parts)
    let block = parts.unitBlocks[standing.region.id]
    return [
      .strong(standing.region.name), .count(standing.innovations),
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

/// The units of each region by name, those with innovations first.
struct UnitSheet {
  let parts: BenchmarkParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: BenchmarkParts) { self.parts = parts }

  /// The table of each region's units.
  func write(_ leaf: Leaf) throws(PublishError) -> [String: Block] {
    let without = results.standings.reduce(0) { $0 + $1.coverage.denominator - $1.coverage.numerator }
    let all = results.standings.reduce(0) { $0 + $1.coverage.denominator }
    leaf.open(
      say(
        "\(without) dari \(all) unit belum punya inovasi tercatat",
        "\(without) of \(all) units have no recorded innovation"),
      say(
        "Unit menurut nama, per wilayah. Inovasi puskesmas, sekolah, bagian dan kelurahan dihitung pada induknya; baris contoh terpisah.",
        "Units by name, by region. Innovations of health centres, schools, divisions and wards count for the parent; example rows apart."
      ), links: parts.back + [("→ \(parts.names.score)", Spot(sheet: parts.names.score))])
    var states: [String: CollectionState] = [:]
    for line in results.collection { states[line.agency] = line.state }
    var blocks: [String: Block] = [:]
    for standing in results.standings {
      leaf.heading(
        "\(standing.region.name): "
          + results.figures.share(standing.coverage.numerator, of: standing.coverage.denominator)
          + say(" unit dengan inovasi", " units with innovations"))
      let sorted = standing.agencies.enumerated().sorted { a, b in
        a.element.innovations == b.element.innovations
          ? a.offset < b.offset : a.element.innovations > b.element.innovations
      }.map(\.element)
      let block = try leaf.table(
        "tbl_unit_\(plainName(standing.region.fileKey))",
        [
          Column("No", right: true), Column("Unit"), Column(say("Jenis unit", "Kind of unit")),
          Column(say("Inovasi", "Innovations"), right: true),
          Column(say("Contoh", "Examples"), right: true), Column(say("Tanda", "Mark")),
          Column(say("Keadaan kiriman", "State of the form")),
        ], Array(sorted.enumerated()),
        none: say("Belum ada unit yang dihitung.", "No unit is counted."), filtered: true
      ) { item, row in
        let unit = item.element
        let state = states[unit.agency]
        return [
          .count(item.offset + 1), unit.innovations > 0 ? .strong(unit.name) : .text(unit.name),
          .text(results.words.unit(unit.kind)), .count(unit.innovations),
          .count(unit.syntheticInnovations, Look.count.with { $0.italic = true }),
          .formula(
            "=IF(D\(row)>0,1,0)", unit.innovations > 0 ? 1 : 0,
            .check(
              say(
                "\"● ada inovasi\";;\"○ belum tercatat\"", "\"● has innovations\";;\"○ none recorded\""))),
          state.map { .text($0.word(results.language), $0.look) }
            ?? .text(say("tidak ditunggu", "not expected"), .nothing),
        ]
      }
      if let block {
        blocks[standing.region.id] = block
        leaf.verdicts(block, column: 6)
      }
      leaf.skip()
    }
    leaf.breakBetweenBlocks()
    return blocks
  }
}
