import TolokCore

/// The units of each region by name, those with innovations first.
struct UnitSheet {
  let parts: BenchmarkParts
  let board: Board
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: BenchmarkParts, board: Board) {
    self.parts = parts
    self.board = board
  }

  static let widths: [Double] = [5, 40, 15, 9, 8, 22, 16, 20, 9, 13, 13]

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
    var lines: [String: AgencyLine] = [:]
    var tables: [String: AgencyTable] = [:]
    for table in board.benchmark.agencies {
      tables[table.region] = table
      for line in table.lines { lines[line.agency] = line }
    }
    var states: [String: CollectionState] = [:]
    for line in results.collection { states[line.agency] = line.state }
    var blocks: [String: Block] = [:]
    for standing in results.standings {
      board.agencySpots[standing.region.id] = Spot(sheet: leaf.name, cell: "A\(leaf.row + 1)")
      leaf.heading(
        "\(standing.region.name): "
          + results.figures.share(standing.coverage.numerator, of: standing.coverage.denominator)
          + say(" unit dengan inovasi", " units with innovations"))
      if let table = tables[standing.region.id] {
        leaf.note(
          "\(board.words(table.counts)). \(board.words(table.rollup)) \(board.words(table.coverage.text)); "
            + board.words(table.edition.label) + ".")
        none(leaf, table)
      }
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
          Column(say("Keadaan kiriman", "State of the form")), Column(say("Tahapan", "Stages")),
          Column("Digital"), Column(say("Penghargaan", "Awards"), right: true),
          Column(say("Tingkat tertinggi", "Highest level")),
        ], Array(sorted.enumerated()),
        none: say("Belum ada unit yang dihitung.", "No unit is counted."), filtered: true
      ) { item, row in
        let unit = item.element
        let state = states[unit.agency]
        let line = lines[unit.agency]
        board.agencySpots[unit.agency] = Spot(sheet: leaf.name, cell: "B\(row)")
        // Who has sent nothing is not known to have none.
        let open = unit.innovations == 0 && (state == .missing || state == .unreadable)
        return [
          .count(item.offset + 1), unit.innovations > 0 ? .strong(unit.name) : .text(unit.name),
          .text(results.words.unit(unit.kind)),
          unit.innovations > 0
            ? .linked(unit.innovations, board.ownerSpots[unit.agency]) : .count(unit.innovations),
          .count(unit.syntheticInnovations, Look.count.with { $0.italic = true }),
          open
            ? .text("○ " + parts.unknown, .nothing)
            : .formula(
              "=IF(D\(row)>0,1,0)", unit.innovations > 0 ? 1 : 0,
              .check(
                say(
                  "\"● ada inovasi\";;\"– nihil tercatat\"", "\"● has innovations\";;\"– none recorded\""))),
          state.map { .text($0.word(results.language), $0.look) }
            ?? .text(say("tidak ditunggu", "not expected"), .nothing),
          stages(line), digital(line), line.map { .count($0.awards) } ?? board.dash,
          line?.highestLevel.map { .text(results.words.value($0)) } ?? .text("–", .quiet),
        ]
      }
      if let block {
        blocks[standing.region.id] = block
        leaf.verdicts(block, column: 6)
      }
      leaf.skip()
    }
    return blocks
  }

  /// Those with none and those not heard from, by name.
  private func none(_ leaf: Leaf, _ table: AgencyTable) {
    func names(_ list: [String]) -> String {
      list.prefix(40).joined(separator: ", ")
        + (list.count > 40 ? say(", dan \(list.count - 40) lain", ", and \(list.count - 40) others") : "")
    }
    if !table.none.isEmpty {
      leaf.note(
        say(
          "Mengirim dan belum punya inovasi (\(table.none.count)): ",
          "Sent and have none (\(table.none.count)): ")
          + names(table.none) + ".", Look.note.with { $0.ink = Paint.ochre })
    }
    if !table.silent.isEmpty {
      leaf.note(
        say(
          "○ Belum mengirim, belum dapat dinilai (\(table.silent.count)): ",
          "○ Have not sent, cannot be assessed (\(table.silent.count)): ") + names(table.silent) + ".")
    }
  }

  private func stages(_ line: AgencyLine?) -> Entry {
    guard let line, !line.stages.isEmpty else { return .text("–", .quiet) }
    return .text(
      line.stages.map { "\(board.words($0.label)) \(Int($0.value ?? 0))" }.joined(separator: ", "))
  }

  private func digital(_ line: AgencyLine?) -> Entry {
    guard let digital = line?.digital, let known = line?.kindKnown else { return .text("–", .quiet) }
    return .text("\(digital) \(say("dari", "of")) \(known)")
  }
}
