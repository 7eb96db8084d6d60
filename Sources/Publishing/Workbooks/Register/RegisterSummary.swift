import TolokCore

/// The first sheet: how many rows of which standing, region by region, and what is not filled in.
struct RegisterSummary {
  let parts: RegisterParts
  let blocks: RegisterBlocks
  /// Rows by the region's name.
  private let innovations: [String: [InnovationFact]]
  private let setAside: [String: [SetAsideRow]]
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: RegisterParts, blocks: RegisterBlocks) {
    self.parts = parts
    self.blocks = blocks
    innovations = Dictionary(grouping: parts.results.facts.innovations, by: { parts.region($0.region) })
    let none = parts.say("di luar folder wilayah", "in no region's folder")
    setAside = Dictionary(
      grouping: parts.results.facts.setAside, by: { $0.region.map(parts.region) ?? none })
  }

  private let fates: [RowFate] = [.rejected, .duplicate, .excluded]
  private var checkFormat: String { say("\"√ benar\";;\"× SALAH\"", "\"√ right\";;\"× WRONG\"") }

  func write(_ leaf: Leaf) throws(PublishError) {
    let documented = results.facts.innovations.count { !$0.synthetic }
    let regions = regionNames
    leaf.open(
      say(
        "\(results.month): \(results.figures.count(documented)) inovasi terdokumentasi",
        "\(results.month): \(results.figures.count(documented)) documented innovations"),
      say(
        "Register inovasi, \(results.edition.id). Angka dihitung langsung dari lembar-lembarnya; baris contoh di luar angka utama.",
        "Innovation register, \(results.edition.en). Figures are counted live from the sheets; example rows stay outside the headline."
      ))
    leaf.heading(say("Baris per wilayah", "Rows by region"))
    let block = try leaf.table(
      "tbl_ringkasan",
      [
        Column(say("Wilayah", "Region")), Column(say("Terdokumentasi", "Documented"), right: true),
        Column(say("Contoh", "Examples"), right: true),
      ] + fates.map { Column(results.words.fate($0).capitalizedFirst, right: true) }
        + [
          Column(say("Disisihkan semua", "All set aside"), right: true), Column(say("Jumlah", "Adds up")),
        ], regions, none: say("Belum ada wilayah.", "No region yet.")
    ) { name, row in line(name, row) }
    if let block { leaf.line(total(block)) }
    leaf.skip()
    try nothings(leaf)
    contents(leaf)
    if regions.count <= 20 { leaf.onOnePage() }
  }

  /// The reporting regions, then any other a row or a file is from.
  private var regionNames: [String] {
    var names = results.standings.map(\.region.name)
    let others =
      results.facts.innovations.map { parts.region($0.region) }
      + results.facts.setAside.map { row in
        row.region.map(parts.region) ?? say("di luar folder wilayah", "in no region's folder")
      }
    var seen = Set(names)
    for name in others where seen.insert(name).inserted { names.append(name) }
    return names
  }

  private func live(_ block: Block?, _ row: Int, _ stored: Int) -> Entry {
    guard let block else { return .count(0) }
    return .formula("=SUMPRODUCT(--(\(block.range(1))=$A\(row)))", stored)
  }

  private func line(_ name: String, _ row: Int) -> [Entry] {
    let own = innovations[name] ?? []
    let aside = setAside[name] ?? []
    var entries: [Entry] = [
      .strong(name), live(blocks.documented, row, own.count { !$0.synthetic }),
      live(blocks.examples, row, own.count(where: \.synthetic)),
    ]
    for fate in fates {
      let stored = aside.count { $0.fate == fate }
      entries.append(
        blocks.setAside.map { block in
          .formula(
            "=SUMPRODUCT(--(\(block.range(1))=$A\(row)),--(\(block.range(2))=\"\(results.words.fate(fate))\"))",
            stored)
        } ?? .count(0))
    }
    entries.append(live(blocks.setAside, row, aside.count))
    entries.append(.formula("=IF(SUM(D\(row):F\(row))=G\(row),1,0)", 1, .check(checkFormat)))
    return entries
  }

  private func total(_ block: Block) -> [Entry] {
    let row = block.last + 1
    let facts = results.facts
    func sum(_ column: String, _ stored: Int) -> Entry {
      .formula("=SUM(\(column)\(block.first):\(column)\(block.last))", stored, .result)
    }
    let aside = facts.ledger.reduce(0) { sum, file in
      sum + fates.reduce(0) { $0 + (file.fates[$1] ?? 0) }
    }
    // As many rows as the ledger of the files sets aside.
    return [
      .text(say("Jumlah", "Total"), .resultText), sum("B", facts.innovations.count { !$0.synthetic }),
      sum("C", facts.innovations.count(where: \.synthetic)),
      sum("D", facts.setAside.count { $0.fate == .rejected }),
      sum("E", facts.setAside.count { $0.fate == .duplicate }),
      sum("F", facts.setAside.count { $0.fate == .excluded }), sum("G", facts.setAside.count),
      .formula(
        "=IF(G\(row)=\(aside),1,0)", facts.setAside.count == aside ? 1 : 0,
        .result.with {
          $0.number = checkFormat
          $0.right = false
          $0.indent = 1
        }),
    ]
  }

  // MARK: - Five kinds of nothing

  private struct Field {
    var name: String
    var block: Block
    var column: Int
    /// How many rows say which nothing; nil stands for a value.
    var stored: [Nothing?: Int]
  }

  private func nothings(_ leaf: Leaf) throws(PublishError) {
    leaf.heading(say("Yang terisi dan lima macam kosong", "What is filled in, and five kinds of nothing"))
    let kinds = Nothing.allCases
    let labels = kinds.map { $0.label[results.language] }
    try leaf.table(
      "tbl_kosong",
      [Column(say("Kolom", "Column")), Column(say("Terisi", "Filled in"), right: true)]
        + labels.map { Column($0 == "0" ? say("nol", "zero") : $0, right: true) }
        + [Column(say("Jumlah", "Adds up"))], fields,
      none: say("Belum ada baris untuk dihitung.", "No row to count yet.")
    ) { field, row in
      let range = field.block.range(field.column)
      func test(_ kind: Nothing, _ sign: String) -> String {
        kind == .zero ? "--(\(range)\(sign)0)" : "--(\(range)\(sign)\"\(kind.label[results.language])\")"
      }
      let filled = kinds.map { test($0, "<>") }.joined(separator: ",")
      return [
        .strong(field.name), .formula("=SUMPRODUCT(\(filled))", field.stored[nil] ?? 0),
      ]
        + kinds.map { kind in
          .formula("=SUMPRODUCT(\(test(kind, "=")))", field.stored[kind] ?? 0)
        } + [
          .formula("=IF(SUM(B\(row):G\(row))=ROWS(\(range)),1,0)", 1, .check(checkFormat))
        ]
    }
    leaf.note(
      say(
        "Kosong tidak pernah menjadi 0: yang tidak ditulis pengirim berbunyi “belum diisi”, pernyataan “nihil” tetap nihil.",
        "A blank never becomes 0: what the sender left out reads “blank”, a statement of none stays one."))
    leaf.skip()
  }

  private var fields: [Field] {
    var all: [Field] = []
    if let block = blocks.documented {
      let rows = results.facts.innovations.filter { !$0.synthetic }
      func field(_ name: String, _ column: Int, _ key: String, _ has: (InnovationFact) -> Bool) {
        var stored: [Nothing?: Int] = [:]
        for row in rows { stored[has(row) ? nil : row.absent[key] ?? .blank, default: 0] += 1 }
        all.append(Field(name: name, block: block, column: column, stored: stored))
      }
      field(say("Tahapan", "Stage"), 5, "stage") { $0.stage != nil }
      field(say("Jenis", "Kind"), 6, "kind") { $0.kind != nil }
      field(say("Bentuk", "Form"), 7, "form") { $0.form != nil }
      field("Urusan", 8, "urusan") { $0.urusan != nil }
      field(say("Mulai", "Start"), 9, "startDate") { $0.startDate != nil }
    }
    if let block = blocks.counts {
      var stored: [Nothing?: Int] = [:]
      for count in StatedSheets.recaps(results) where !count.synthetic {
        stored[StatedSheets.nothing(count.value), default: 0] += 1
      }
      all.append(
        Field(name: say("Hitungan pengirim", "Stated counts"), block: block, column: 5, stored: stored))
    }
    return all
  }

  private func contents(_ leaf: Leaf) {
    leaf.heading(say("Isi buku kerja", "Contents"))
    let names = parts.names
    let lines: [(String, String)] = [
      (
        names.register,
        say(
          "setiap inovasi dengan pemilik, keterangan dan sel asalnya",
          "every innovation with owner, particulars and cell")
      ),
      (
        names.examples,
        say("baris yang ditandai contoh oleh pengirimnya", "rows their sender marked as examples")
      ),
      (
        names.setAside,
        say(
          "baris ditolak, ganda dan dikecualikan, dengan alasan dan letaknya",
          "rejected, duplicate and excluded rows, with reason and place")
      ),
      (
        names.awards,
        say("penghargaan dengan tingkat, tahap dan sumber", "awards with level, stage and source")
      ),
      (
        names.contest,
        say(
          "lomba untuk warga: skor dicatat sebagai pernyataan, bukan inovasi daerah",
          "the citizens' contest: scores on record as statements, not as innovations")
      ),
      (
        names.counts,
        say(
          "jumlah yang dinyatakan pengirim, tidak dicampur dengan baris yang dihitung",
          "counts senders state, never mixed with rows counted")
      ),
      (names.sources, say("sumber menurut kuncinya", "sources by key")),
    ]
    for (name, text) in lines {
      leaf.line([.link("→ \(name)", Spot(sheet: name), .looseLink), .text(text, .note)])
    }
  }
}
