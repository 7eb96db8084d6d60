import TolokCore

/// Awards known by the period's end, two statements about one award counting once.
struct AwardLevels {
  let parts: BenchmarkParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }
  private let levels = ["internasional", "nasional", "provinsi", "kota"]

  init(parts: BenchmarkParts) { self.parts = parts }

  @discardableResult
  func table(_ leaf: Leaf, _ group: BenchmarkParts.Group, name: String) throws(PublishError) -> Block? {
    try leaf.table(
      name,
      [Column(say("Wilayah", "Region"))]
        + levels.map { Column(results.words.value($0).capitalizedFirst, right: true) }
        + [Column(say("Lain", "Other"), right: true), Column(say("Jumlah", "All"), right: true)],
      group.standings, none: ""
    ) { standing, row in
      let other = standing.awardsByLevel.filter { !levels.contains($0.level) }.reduce(0) { $0 + $1.count }
      return [.strong(standing.region.name)] + levels.map { .count(count(standing, $0)) } + [
        .count(other),
        .formula(
          "=SUM(B\(row):F\(row))", standing.awardsByLevel.reduce(0) { $0 + $1.count },
          .result(NumberLook.count)),
      ]
    }
  }

  private func count(_ standing: RegionStanding, _ level: String) -> Int {
    standing.awardsByLevel.filter { $0.level == level }.reduce(0) { $0 + $1.count }
  }

  func write(_ leaf: Leaf) throws(PublishError) {
    let all = results.standings.reduce(0) { sum, standing in
      sum + standing.awardsByLevel.reduce(0) { $0 + $1.count }
    }
    leaf.open(
      say(
        "\(results.figures.count(all)) penghargaan dikenal sampai akhir \(results.month)",
        "\(all) awards known by the end of \(results.month)"),
      say(
        "Penghargaan yang tercatat, bukan hitungan lengkap; daftarnya pada register-inovasi.xlsx, lembar Penghargaan.",
        "Awards on record, no complete count; the list is in register-inovasi.xlsx, sheet Awards."),
      links: parts.back + [("→ \(parts.names.conflicts)", Spot(sheet: parts.names.conflicts))])
    for group in parts.groups {
      let kind = results.words.region(group.kind)
      leaf.heading(kind)
      // Largest at the national level first, as in the chart below.
      var sorted = group
      sorted.standings = group.standings.enumerated().sorted {
        let (a, b) = (count($0.element, "nasional"), count($1.element, "nasional"))
        return a == b ? $0.offset < $1.offset : a > b
      }.map(\.element)
      let block = try table(leaf, sorted, name: "tbl_penghargaan_\(group.kind.rawValue)")
      leaf.skip()
      let values = sorted.standings.map { ($0.region.name, count($0, "nasional")) }
      if let block, values.contains(where: { $0.1 > 0 }) {
        leaf.chart(
          BarChart(
            title: parts.span(
              values.map { ($0.0, String($0.1)) },
              Sentence(id: "penghargaan nasional", en: "national awards")),
            description: "\(kind). "
              + say("Diagram batang, penghargaan tingkat nasional: ", "Bar chart, national awards: ")
              + values.map { "\($0.0) \($0.1)" }.joined(separator: "; "),
            series: say("Penghargaan nasional", "National awards"), categories: block.range(1),
            values: block.range(3), stored: values.map { Double($0.1) }, format: NumberLook.count))
      }
      leaf.note(parts.rankNote(group))
      leaf.note(
        say(
          "Keterangan yang bertentangan tentang satu penghargaan dihitung sekali; keduanya ada pada lembar Pertentangan.",
          "Conflicting statements about one award count once; both stand on the sheet Conflicts."))
      leaf.skip()
    }
    if results.standings.count <= 10 { leaf.onOnePage() }
  }
}
