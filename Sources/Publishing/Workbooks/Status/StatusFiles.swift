import TolokCore

/// What became of every row and every cell of every file.
struct StatusFiles {
  let parts: StatusParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }
  private let fates: [RowFate] = [.loaded, .rejected, .duplicate, .excluded]

  init(parts: StatusParts) { self.parts = parts }

  func write(_ leaf: Leaf) throws(PublishError) {
    let ledger = results.facts.ledger
    let read = ledger.reduce(0) { $0 + $1.read }
    let loaded = ledger.reduce(0) { $0 + ($1.fates[.loaded] ?? 0) }
    leaf.open(
      say(
        "\(ledger.count) berkas: \(loaded) dari \(read) baris dimuat",
        "\(ledger.count) files: \(loaded) of \(read) rows loaded"),
      say(
        "Setiap baris data punya satu nasib: dibaca = dimuat + ditolak + ganda + dikecualikan; diperiksa langsung pada setiap baris.",
        "Every data row has one fate: read = loaded + rejected + duplicate + excluded; checked live on each line."
      ), links: parts.back(parts.forward(parts.names.details), parts.forward(parts.names.cells)))
    let counts = Dictionary(
      results.findings.compactMap { $0.place?.file }.map { ($0, 1) }, uniquingKeysWith: +)
    let block = try leaf.table(
      "tbl_berkas",
      [
        Column(say("Berkas", "File")), Column(say("Wilayah", "Region")),
        Column(say("Unit di dalamnya", "Units in it")), Column("Format"), Column(say("Keadaan", "State")),
        Column(say("Dibaca", "Read"), right: true),
      ] + fates.map { Column(results.words.fate($0).capitalizedFirst, right: true) }
        + [
          Column(say("Jumlah", "Adds up")), Column(say("Temuan", "Findings")),
        ], ledger, none: say("Kotak masuk tidak memuat berkas.", "The inbox holds no file."), filtered: true,
      whole: true
    ) { file, row in
      let found = counts[file.file] ?? 0
      // What could not be read has an unknown number of rows, and that is not 0.
      let isOpen = file.state != .unreadable
      let unknown = Entry.text("?", .nothing)
      return [
        .strong(file.file), region(file.region), units(file.agencies),
        .text(results.words.format(file.format)), state(file), isOpen ? .count(file.read) : unknown,
      ] + fates.map { isOpen ? .count(file.fates[$0] ?? 0) : unknown } + [
        isOpen
          ? .formula(
            "=IF(F\(row)=SUM(G\(row):J\(row)),1,0)", file.reconciles ? 1 : 0,
            .check(say("\"√ benar\";;\"× SALAH\"", "\"√ right\";;\"× WRONG\""))) : unknown,
        found == 0
          ? .text(say("tidak ada", "none"), .nothing)
          : .link(
            "→ \(found)",
            parts.findingRows[file.file].map { Spot(sheet: parts.names.details, cell: "A\($0)") }),
      ]
    }
    guard let block else { return }
    var total: [Entry] = [
      .text(say("Jumlah", "Total"), .resultText), .text("", .resultText), .text("", .resultText),
      .text("", .resultText), .text("", .resultText), sum("F", block, read),
    ]
    for (index, fate) in fates.enumerated() {
      total.append(
        sum(
          CellAddress.letters(7 + index), block, ledger.reduce(0) { $0 + ($1.fates[fate] ?? 0) }))
    }
    let row = block.last + 1
    total.append(
      .formula(
        "=IF(F\(row)=SUM(G\(row):J\(row)),1,0)", ledger.allSatisfy(\.reconciles) ? 1 : 0,
        .result.with {
          $0.number = say("\"√ benar\";;\"× SALAH\"", "\"√ right\";;\"× WRONG\"")
          $0.right = false
          $0.indent = 1
        }))
    total.append(.text("", .resultText))
    leaf.line(total)
  }

  private func sum(_ column: String, _ block: Block, _ stored: Int) -> Entry {
    .formula("=SUM(\(column)\(block.first):\(column)\(block.last))", stored, .result)
  }

  private func region(_ id: String?) -> Entry {
    id.map { .text(results.regionName($0)) }
      ?? .text(say("di luar folder wilayah", "in no region's folder"), .nothing)
  }

  private func units(_ ids: [String]) -> Entry {
    guard let first = ids.first else { return .text(say("belum diketahui", "not known"), .nothing) }
    let names = ids.prefix(2).map { results.agencyName($0) ?? $0 }
    if ids.count == 1 { return .text(results.agencyName(first) ?? first) }
    let more = ids.count - names.count
    return .text(
      names.joined(separator: "; ") + (more > 0 ? say("; dan \(more) lagi", "; and \(more) more") : ""))
  }

  private func state(_ file: FileLedger) -> Entry {
    let look: Look =
      switch file.state {
      case .received: .good
      case .empty: .warning
      case .unreadable: .alarm
      }
    return .text(results.words.file(file.state), look)
  }

  // MARK: - Cells

  func writeCells(_ leaf: Leaf) throws(PublishError) {
    let ledger = results.facts.ledger
    let classes: [(CellClass, String)] = [
      (.data, "Data"), (.header, say("Kepala tabel", "Header")), (.title, say("Judul", "Title")),
      (.section, say("Bagian", "Section")), (.total, say("Jumlah baris", "Total rows")),
      (.note, say("Catatan", "Note")), (.ignored, say("Diabaikan", "Ignored")),
    ]
    let all = ledger.reduce(0) { $0 + $1.cells.values.reduce(0, +) }
    leaf.open(
      say(
        "\(results.figures.count(all)) sel terisi, masing-masing satu kelas",
        "\(results.figures.count(all)) non-empty cells, each of one class"),
      say(
        "Sel setiap berkas menurut kelasnya; berkas yang tidak terbaca tidak punya sel.",
        "Cells of each file by class; an unreadable file has none."),
      links: parts.back(parts.forward(parts.names.files)))
    try leaf.table(
      "tbl_sel",
      [Column(say("Berkas", "File"))] + classes.map { Column($0.1, right: true) }
        + [Column(say("Semua", "All"), right: true), Column("SHA-256")],
      ledger, none: say("Kotak masuk tidak memuat berkas.", "The inbox holds no file."), filtered: true,
      whole: true
    ) { file, row in
      let end = CellAddress.letters(1 + classes.count)
      let isOpen = file.state != .unreadable
      let unknown = Entry.text("?", .nothing)
      return [.strong(file.file)] + classes.map { isOpen ? .count(file.cells[$0.0] ?? 0) : unknown } + [
        isOpen
          ? .formula("=SUM(B\(row):\(end)\(row))", file.cells.values.reduce(0, +), .result) : unknown,
        .quiet(String(file.sha256.prefix(8))),
      ]
    }
  }
}
