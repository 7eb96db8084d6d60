import TolokCore

/// The end of the way down: every innovation with its agency, its source cell and its place in the register.
struct InnovationSheet {
  let board: Board
  private var results: MonthResults { board.results }
  private func say(_ id: String, _ en: String) -> String { board.say(id, en) }
  static let widths: [Double] = [15, 28, 34, 12, 12, 34, 30, 10]

  init(board: Board) { self.board = board }

  /// One innovation, its row in the register's workbook, the counted agency it belongs to.
  struct Line {
    var fact: InnovationFact
    var registerRow: Int
    var agency: String?
  }

  /// The rows in the order of agencies; fills in where each agency's innovations begin.
  func lines(_ names: BoardNames) -> [Line] {
    let register = RegisterParts(results: results)
    let rows = RegisterRows(parts: register).sorted(results.facts.innovations.filter { !$0.synthetic })
    let owners = ownerOf()
    // The register's row is told before the rows are put in the order of agencies.
    let lines = rows.enumerated().map { at, fact in
      Line(fact: fact, registerRow: Leaf.firstRow + at, agency: owners[fact.id])
    }.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.fact.region != y.fact.region { return a.offset < b.offset }
      let (p, q) = (x.agency ?? "~", y.agency ?? "~")
      return p == q ? a.offset < b.offset : p < q
    }.map(\.element)
    for (at, line) in lines.enumerated() {
      guard let agency = line.agency, board.ownerSpots[agency] == nil else { continue }
      board.ownerSpots[agency] = Spot(sheet: names.innovations, cell: "A\(Leaf.firstRow + at)")
    }
    return lines
  }

  func write(_ leaf: Leaf, _ lines: [Line]) throws(PublishError) {
    leaf.open(
      say(
        "\(results.figures.count(lines.count)) inovasi sampai ke sel asalnya",
        "\(results.figures.count(lines.count)) innovations down to their source cell"),
      say(
        "Turun dari peringkat, indikator dan unit berakhir di sini: berkas dan sel pengirim, dan alamat barisnya dalam register-inovasi.xlsx (sebagai teks).",
        "The way down from rank, indicator and unit ends here: the sender's file and cell, and the row's address in register-inovasi.xlsx (as text)."
      ),
      links: board.parts.back + [("→ \(board.parts.names.units)", Spot(sheet: board.parts.names.units))])
    try leaf.table(
      "tbl_inovasi",
      [
        Column(say("Wilayah", "Region")), Column(say("Unit dihitung", "Counted unit")),
        Column(say("Inovasi", "Innovation")), Column(say("Tahapan", "Stage")), Column(say("Jenis", "Kind")),
        Column(say("Sel asal", "Source cell")),
        Column(say("Alamat dalam register", "Address in the register")),
        Column("SHA-256"),
      ], lines,
      none: say("Belum ada inovasi terdokumentasi bulan ini.", "No documented innovation this month."),
      filtered: true, whole: true, frozen: 3
    ) { line, _ in
      let fact = line.fact
      return [
        .text(board.region(fact.region)),
        line.agency.map { agency in
          .link(board.agency(agency, within: 28), board.agencySpots[agency])
        } ?? .text(say("di luar unit yang dihitung", "outside counted units"), .nothing),
        .strong(fact.name), word(fact.stage, "stage", fact), word(fact.kind, "kind", fact),
        .text(fact.origin.label), .text("register-inovasi.xlsx › 'Register'!D\(line.registerRow)", .quiet),
        .quiet(String((fact.origin.sha256 ?? "–").prefix(8))),
      ]
    }
  }

  private func word(_ value: String?, _ field: String, _ fact: InnovationFact) -> Entry {
    value.map { .text(results.words.value($0)) }
      ?? .text((fact.absent[field] ?? .blank).label[results.language], .nothing)
  }

  private func ownerOf() -> [String: String] {
    var owners: [String: String] = [:]
    for table in board.benchmark.agencies {
      for line in table.lines { for member in line.members { owners[member] = line.agency } }
    }
    return owners
  }
}
