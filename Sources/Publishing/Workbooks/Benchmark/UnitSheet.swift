import TolokCore

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
        "\(results.figures.count(without)) dari \(results.figures.count(all)) unit belum punya inovasi tercatat",
        "\(results.figures.count(without)) of \(results.figures.count(all)) units have no recorded innovation"
      ),
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
