import TolokCore

/// The page a leader reads: figures with their denominators, three findings, and what conflicts.
struct BenchmarkSummary {
  let parts: BenchmarkParts
  let rows: [String: Scorecard.Rows]
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: BenchmarkParts, rows: [String: Scorecard.Rows]) {
    self.parts = parts
    self.rows = rows
  }

  func write(_ leaf: Leaf) throws(PublishError) {
    let all = results.standings.reduce(0) { $0 + $1.innovations }
    let examples = results.standings.reduce(0) { $0 + $1.syntheticInnovations }
    let open = results.reconciliations.filter { !$0.agrees }
    leaf.open(
      say(
        "\(results.month): \(results.figures.count(all)) inovasi terdokumentasi, \(open.count) pertentangan angka terbuka",
        "\(results.month): \(results.figures.count(all)) documented innovations, \(open.count) open conflicts of figures"
      ),
      say(
        "Edisi \(results.edition.id); dasar: register bulan ini. \(examples) baris contoh di luar angka. Penyebut di samping setiap angka.",
        "Edition \(results.edition.en); basis: this month's register. \(examples) example rows outside the figures. The denominator stands beside every figure."
      ), links: parts.back + [("→ \(parts.names.score)", Spot(sheet: parts.names.score))] + more)
    // Of many regions the table is long: what matters most comes before it.
    if results.standings.count <= 12 {
      for group in parts.groups { try figures(leaf, group) }
      findings(leaf)
      conflicts(leaf, open)
      leaf.onOnePage()
    } else {
      findings(leaf)
      conflicts(leaf, open)
      leaf.skip()
      for group in parts.groups { try figures(leaf, group) }
    }
  }

  private var more: [(text: String, spot: Spot)] {
    guard !results.benchmark.indicators.isEmpty else { return [] }
    let names = BoardNames(results)
    return [names.findings, names.ranking].map { ("→ \($0)", Spot(sheet: $0)) }
  }

  private func figures(_ leaf: Leaf, _ group: BenchmarkParts.Group) throws(PublishError) {
    leaf.heading("\(results.words.region(group.kind)): " + say("angka utama", "main figures"))
    try leaf.table(
      "tbl_angka_\(group.kind.rawValue)",
      [
        Column(say("Wilayah", "Region")), Column(say("Inovasi", "Innovations"), right: true),
        Column(say("Unit dengan inovasi", "Units with innovations"), right: true),
        Column(say("Dari unit", "Of units"), right: true),
        Column(say("Cakupan", "Coverage"), right: true),
        Column(say("Per 100.000 penduduk", "Per 100,000 people"), right: true),
        Column(say("Kiriman terjawab", "Forms answered"), right: true),
        Column(say("Yang dihitung sebagai unit", "What counts as a unit")),
        Column(say("Catatan cakupan dan penduduk", "Note on coverage and population")),
      ], group.standings, none: "", least: 22
    ) { standing, row in line(standing, row) }
    leaf.skip()
  }

  private func line(_ standing: RegionStanding, _ row: Int) -> [Entry] {
    let at = rows[standing.region.id]
    let big = Look.result.with {
      $0.size = 12
      $0.ink = Paint.deep
    }
    func from(_ column: String, _ row: Int?, _ stored: Double, _ look: Look) -> Entry {
      row.map { .formula("='\(parts.names.score)'!\(column)\($0)", stored, look) }
        ?? Entry(content: .number(stored), look: look)
    }
    let rate = standing.coverage
    let own = results.collection.filter { $0.region == standing.region.id }
    let answered = own.count { $0.state == .received || $0.state == .receivedEmpty }
    let unknown = parts.unknownFigure
    let silent = parts.isSilent(standing)
    return [
      .strong(standing.region.name),
      silent ? unknown : from("B", at?.people, Double(standing.innovations), big),
      silent ? unknown : from("C", at?.coverage, Double(rate.numerator), .count),
      from("B", at?.coverage, Double(rate.denominator), .count),
      silent
        ? unknown
        : .formula(
          "=IF(D\(row)=0,0,C\(row)/D\(row))", Double(rate.numerator) / Double(rate.denominator),
          big.with { $0.number = NumberLook.percent }),
      standing.perHundredThousand.map {
        from("G", at?.people, $0, big.with { $0.number = NumberLook.one })
      } ?? unknown,
      .text("\(answered) \(say("dari", "of")) \(own.count)", Look.text.with { $0.right = true }),
      .text(standing.countedUnits[results.language]), note(standing),
    ]
  }

  private func note(_ standing: RegionStanding) -> Entry {
    let notes = [
      standing.populationNote.map { say("penduduk: ", "population: ") + $0[results.language] },
      standing.coverage.note?[results.language],
    ].compactMap { $0 }
    return notes.isEmpty ? .text("–", .quiet) : .quiet(notes.joined(separator: "; "))
  }

  private func findings(_ leaf: Leaf) {
    let found = importantFindings(results)
    leaf.heading(say("Temuan terpenting", "Most important findings"))
    for (index, sentence) in found.enumerated() {
      leaf.note("\(index + 1). \(sentence[results.language])", Look.note.with { $0.ink = Paint.ink })
    }
    if found.isEmpty { leaf.note(say("Tidak ada temuan bulan ini.", "No finding this month.")) }
    leaf.skip()
  }

  private func conflicts(_ leaf: Leaf, _ open: [Reconciliation]) {
    leaf.heading(
      say(
        "Angka yang bertentangan: semua nilai ditampilkan, tidak dipilih",
        "Figures in conflict: all values are shown, none is chosen"))
    let room = leaf.widths.dropFirst().reduce(0, +)
    for item in open {
      let name = results.regionName(item.region)
      let lines = TextFit.broken("≠ " + item.message[results.language], room: Int(room * 1.05))
      for (index, text) in lines.enumerated() {
        let link = Entry.link(
          name, parts.conflictRows[item.id].map { Spot(sheet: parts.names.conflicts, cell: "A\($0)") },
          .looseLink)
        leaf.line([
          index == 0 ? link : .text("", .blank), .text(text, Look.note.with { $0.ink = Paint.ochre }),
        ])
      }
    }
    if open.isEmpty { leaf.note(say("Tidak ada angka yang bertentangan.", "No figures conflict.")) }
  }
}
