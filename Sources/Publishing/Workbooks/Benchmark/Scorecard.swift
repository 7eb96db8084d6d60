import TolokCore

/// Each region against its own target, then innovations per unit and per person, then awards by level.
struct Scorecard {
  /// Where the figures of a region stand, for the summary to point at.
  struct Rows {
    var coverage: Int
    var people: Int
  }

  let parts: BenchmarkParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: BenchmarkParts) { self.parts = parts }

  func write(_ leaf: Leaf) throws(PublishError) -> [String: Rows] {
    leaf.open(
      say(
        "Kartu skor: setiap wilayah terhadap sasarannya sendiri",
        "Scorecard: each region against its own target"),
      say(
        "Dasar: register \(results.month), baris terdokumentasi. Kota dengan kota; “belum dapat dinilai” netral, bukan nilai buruk dan bukan nol.",
        "Basis: the register of \(results.month), documented rows. Cities with cities; “cannot assess” is neutral, neither bad nor zero."
      ),
      links: parts.back + [("→ \(parts.names.units)", Spot(sheet: parts.names.units))])
    var rows: [String: Rows] = [:]
    for group in parts.groups {
      let kind = parts.results.words.region(group.kind)
      let key = group.kind.rawValue
      leaf.heading("\(kind): " + say("cakupan dan sasaran sendiri", "coverage and own target"))
      let first = try leaf.table(
        "tbl_sasaran_\(key)", targetColumns, group.standings, none: ""
      ) { standing, row in target(standing, row) }
      if let first { leaf.verdicts(first, column: 9) }
      leaf.skip()
      leaf.heading(
        "\(kind): " + say("inovasi per unit dan per penduduk", "innovations per unit and per person"))
      let second = try leaf.table(
        "tbl_laju_\(key)", rateColumns, group.standings, none: ""
      ) { standing, row in rate(standing, row) }
      leaf.skip()
      leaf.heading("\(kind): " + say("penghargaan yang dikenal menurut tingkat", "known awards by level"))
      try AwardLevels(parts: parts).table(leaf, group, name: "tbl_tingkat_\(key)")
      leaf.skip()
      if group.standings.count < 5 { leaf.note(parts.rankNote(group)) }
      leaf.skip()
      guard let first, let second else { continue }
      for (index, standing) in group.standings.enumerated() {
        rows[standing.region.id] = Rows(coverage: first.first + index, people: second.first + index)
        name(leaf, standing, first.first + index, second.first + index)
      }
    }
    if parts.groups.isEmpty { leaf.note(say("Belum ada wilayah pelapor.", "No reporting region.")) }
    if results.standings.count <= 6 { leaf.onOnePage() }
    return rows
  }

  private func name(_ leaf: Leaf, _ standing: RegionStanding, _ coverage: Int, _ people: Int) {
    let region = plainName(standing.region.fileKey)
    for (what, cell) in [
      ("cakupan", "$D$\(coverage)"), ("per_unit", "$E$\(people)"), ("per_100000", "$G$\(people)"),
    ] {
      leaf.book.define("hsl_\(region)_tolok_\(what)", "='\(leaf.name)'!\(cell)")
    }
  }

  // MARK: - Coverage and target

  private var targetColumns: [Column] {
    [
      Column(say("Wilayah", "Region")), Column(say("Unit dihitung", "Units counted"), right: true),
      Column(say("Dengan inovasi", "With innovations"), right: true),
      Column(say("Cakupan", "Coverage"), right: true),
      Column(say("Sasaran tiap unit", "Target a unit"), right: true),
      Column(say("Unit mencapai", "Units reaching"), right: true),
      Column(say("Bagian mencapai", "Share reaching"), right: true),
      Column(say("Belum masuk atau tidak terbaca", "Not in or unreadable"), right: true),
      Column(say("Tanda", "Mark")),
      Column(say("Sasaran menurut daerah", "Target in the region's words")),
      Column(say("Yang dihitung sebagai unit", "What counts as a unit")),
    ]
  }

  private func target(_ standing: RegionStanding, _ row: Int) -> [Entry] {
    let block = parts.unitBlocks[standing.region.id]
    let counts = block.map { $0.range(4) }
    let units = standing.coverage.denominator
    let reached = standing.targetCoverage?.numerator
    let open = openUnits(standing)
    let percent = Look.result(NumberLook.percent)
    let silent = parts.isSilent(standing)
    var entries: [Entry] = [
      .link(standing.region.name, block.map { Spot(sheet: $0.sheet, cell: "A\($0.first - 2)") }),
      live(block.map { "=ROWS(\($0.range(4)))" }, units),
      silent
        ? parts.unknownFigure
        : live(counts.map { "=SUMPRODUCT(--(\($0)>0))" }, standing.coverage.numerator),
      silent
        ? parts.unknownFigure
        : .formula("=IF(B\(row)=0,0,C\(row)/B\(row))", share(standing.coverage.numerator, units), percent),
    ]
    let none = Entry.text(say("tanpa batas", "no minimum"), Look.nothing.with { $0.right = true })
    if let minimum = standing.programme?.minimumInnovations, let reached, units > 0 {
      entries += [
        .count(minimum),
        silent
          ? parts.unknownFigure : live(counts.map { "=SUMPRODUCT(--(\($0)>=E\(row)))" }, reached),
        silent
          ? parts.unknownFigure
          : .formula("=IF(B\(row)=0,0,F\(row)/B\(row))", share(reached, units), percent),
        pending(standing, open),
        // What has not come in may still reach it: unmet only when even then the target is missed.
        .formula(
          "=IF(ISNUMBER(F\(row)),IF(F\(row)>=B\(row),1,IF(F\(row)+H\(row)<B\(row),-1,0)),0)",
          silent ? 0 : reached >= units ? 1 : reached + open < units ? -1 : 0, .check(verdictFormat)),
      ]
    } else {
      entries += [
        none, none, none, pending(standing, open),
        .text("– " + say("tanpa sasaran", "no target"), .nothing),
      ]
    }
    entries += [
      standing.programme.map { .text($0.requirement) }
        ?? .text(say("belum diketahui", "not known"), .nothing),
      .text(standing.countedUnits[results.language]),
    ]
    return entries
  }

  private var verdictFormat: String {
    say(
      "\"● mencapai sasaran\";\"× di bawah sasaran\";\"○ belum dapat dinilai\"",
      "\"● reaches its target\";\"× below its target\";\"○ cannot assess\"")
  }

  private func share(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }

  private func live(_ formula: String?, _ stored: Int) -> Entry {
    formula.map { .formula($0, stored) } ?? .count(stored)
  }

  /// Units that have sent nothing readable: nobody knows what they have.
  private func openUnits(_ standing: RegionStanding) -> Int {
    results.collection.count {
      $0.region == standing.region.id && ($0.state == .missing || $0.state == .unreadable)
    }
  }

  private func pending(_ standing: RegionStanding, _ stored: Int) -> Entry {
    guard let block = parts.unitBlocks[standing.region.id] else { return .count(stored) }
    let states = [CollectionState.missing, .unreadable].map {
      "SUMPRODUCT(--(\(block.range(7))=\"\($0.word(results.language))\"))"
    }
    return .formula("=" + states.joined(separator: "+"), stored)
  }

  // MARK: - Per unit and per person

  private var rateColumns: [Column] {
    [
      Column(say("Wilayah", "Region")), Column(say("Inovasi", "Innovations"), right: true),
      Column(say("Milik unit dihitung", "Of counted units"), right: true),
      Column(say("Milik lainnya", "Of others"), right: true),
      Column(say("Per unit", "Per unit"), right: true), Column(say("Penduduk", "Population"), right: true),
      Column(say("Per 100.000", "Per 100,000"), right: true),
      Column(say("Baris contoh", "Example rows"), right: true),
      Column(say("Waktu penduduk", "Time of population")),
      Column(say("Seri penduduk", "Population series")),
      Column(say("Catatan", "Note")),
    ]
  }

  private func rate(_ standing: RegionStanding, _ row: Int) -> [Entry] {
    let block = parts.unitBlocks[standing.region.id]
    let own = standing.agencies.reduce(0) { $0 + $1.innovations }
    let unknown = parts.unknownFigure
    let units = standing.coverage.denominator
    return [
      .strong(standing.region.name),
      parts.isSilent(standing) ? unknown : .formula("=C\(row)+D\(row)", standing.innovations),
      live(block.map { "=SUM(\($0.range(4)))" }, own), .count(standing.outsideAgencies),
      standing.perAgency.map { value in
        .formula(
          block.map { "=C\(row)/ROWS(\($0.range(4)))" } ?? "=C\(row)/\(units)", value,
          .result(NumberLook.two))
      } ?? unknown,
      standing.region.population.map { .count($0) }
        ?? .text(say("belum diketahui", "not known"), Look.nothing.with { $0.right = true }),
      standing.perHundredThousand.map { value in
        .formula("=B\(row)/F\(row)*100000", value, .result(NumberLook.two))
      } ?? unknown,
      .count(standing.syntheticInnovations, Look.count.with { $0.italic = true }),
      time(standing.region), series(standing.region),
      standing.coverage.note.map { .text($0[results.language]) } ?? .text("–", .quiet),
    ]
  }

  func time(_ region: Region) -> Entry {
    guard region.population != nil else { return .text(say("belum diketahui", "not known"), .nothing) }
    guard let date = region.populationDate else {
      return .text(say("tanggal tidak disebut", "date not stated"), .nothing)
    }
    let day = results.figures.day(date)
    return date > results.period.last
      ? .text(say("\(day), setelah periode", "\(day), after the period"), .warning) : .text(day)
  }

  func series(_ region: Region) -> Entry {
    guard region.population != nil, let series = region.populationSeries else {
      return .text(say("belum diketahui", "not known"), .nothing)
    }
    return .text(series)
  }
}
