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
      ), links: parts.back + [("→ \(parts.names.score)", Spot(sheet: parts.names.score))])
    for group in parts.groups { try figures(leaf, group) }
    findings(leaf)
    conflicts(leaf, open)
    if results.standings.count <= 12 { leaf.onOnePage() }
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
    let unknown = Entry.text(parts.unknown, Look.unknown.with { $0.right = true })
    return [
      .strong(standing.region.name),
      from("B", at?.people, Double(standing.innovations), big),
      from("C", at?.coverage, Double(rate.numerator), .count),
      from("B", at?.coverage, Double(rate.denominator), .count),
      rate.denominator == 0
        ? unknown
        : .formula(
          "=IF(D\(row)=0,0,C\(row)/D\(row))", Double(rate.numerator) / Double(rate.denominator),
          big.with { $0.number = NumberLook.percent }),
      standing.perHundredThousand.map {
        from("G", at?.people, $0, big.with { $0.number = NumberLook.one })
      } ?? unknown,
      .text("\(answered) \(say("dari", "of")) \(own.count)", Look.text.with { $0.right = true }),
      .text(standing.countedUnits[results.language]), .quiet(note(standing)),
    ]
  }

  private func note(_ standing: RegionStanding) -> String {
    [
      standing.populationNote.map { say("penduduk: ", "population: ") + $0[results.language] },
      standing.coverage.note?[results.language],
    ].compactMap { $0 }.joined(separator: "; ")
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

/// The first sheet: what is in the workbook, how to read it, what the marks mean.
struct ContentsSheet {
  let parts: BenchmarkParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: BenchmarkParts) { self.parts = parts }

  private struct Row {
    var sheet: String
    var what: String
    var question: String
  }

  func write(_ leaf: Leaf) throws(PublishError) {
    leaf.open(
      say("Tolok ukur inovasi \(results.month)", "Innovation benchmark, \(results.month)"),
      say(
        "Edisi \(results.edition.id). \(results.standings.count) wilayah pelapor; hanya yang sejenis dibandingkan.",
        "Edition \(results.edition.en). \(results.standings.count) reporting regions; only like is compared with like."
      ))
    leaf.heading(say("Isi buku kerja", "Contents"))
    try leaf.table(
      "tbl_isi",
      [
        Column(say("Lembar", "Sheet")), Column(say("Isi", "What it holds")),
        Column(say("Pertanyaan yang dijawab", "The question it answers")),
      ], rows, none: ""
    ) { row, _ in
      [.link(row.sheet, Spot(sheet: row.sheet)), .text(row.what), .text(row.question)]
    }
    leaf.skip()
    leaf.heading(say("Cara membaca", "How to read it"))
    for text in reading { leaf.note("• " + text, Look.note.with { $0.ink = Paint.soft }) }
    leaf.skip()
    leaf.heading(say("Tanda", "Marks"))
    try leaf.table(
      "tbl_tanda", [Column(say("Tanda", "Mark")), Column(say("Arti", "Meaning"))], marks, none: ""
    ) { mark, _ in [.text(mark.0, mark.2), .text(mark.1)] }
    leaf.onOnePage()
  }

  private var rows: [Row] {
    let names = parts.names
    return [
      Row(
        sheet: names.summary,
        what: say(
          "angka utama, temuan terpenting, angka yang bertentangan", "main figures, findings, conflicts"),
        question: say("Apa yang sudah pasti?", "What is certain?")),
      Row(
        sheet: names.score,
        what: say(
          "setiap wilayah terhadap sasarannya sendiri; per unit, per penduduk, penghargaan",
          "each region against its own target; per unit, per person, awards"),
        question: say("Siapa mencapai sasarannya?", "Who reaches the target?")),
      Row(
        sheet: names.coverage,
        what: say("unit dengan dan tanpa inovasi, grafik", "units with and without, chart"),
        question: say("Seberapa merata?", "How widely spread?")),
      Row(
        sheet: names.units, what: say("setiap unit menurut nama", "every unit by name"),
        question: say("Unit mana yang perlu didorong?", "Which units need a push?")),
      Row(
        sheet: names.people, what: say("inovasi per 100.000 penduduk, grafik", "per 100,000 people, chart"),
        question: say("Apakah ukuran wilayah mengubah gambaran?", "Does size change the picture?")),
      Row(
        sheet: names.awards, what: say("penghargaan menurut tingkat, grafik", "awards by level, chart"),
        question: say("Apa yang diakui pihak luar?", "What do others recognise?")),
      Row(
        sheet: names.conflicts,
        what: say("angka yang tidak cocok, semua nilai", "figures that do not agree, all values"),
        question: say("Angka mana yang harus diselesaikan?", "Which figures need settling?")),
      Row(
        sheet: names.claims,
        what: say("setiap angka terbit di samping register", "every published figure beside the register"),
        question: say("Apa yang dinyatakan, menurut siapa?", "What was stated, by whom?")),
      Row(
        sheet: names.index,
        what: say("skor dan predikat indeks yang terbit", "published index scores and grades"),
        question: say("Bagaimana penilaian nasional?", "What does the national index say?")),
      Row(
        sheet: names.method, what: say("aturan hitung, penyebut, sumber", "rules, denominators, sources"),
        question: say("Dari mana angkanya?", "Where are the figures from?")),
    ]
  }

  private var reading: [String] {
    [
      say(
        "Kota dibandingkan dengan kota, kabupaten dengan kabupaten; kurang dari lima satuan tidak diperingkat.",
        "Cities are compared with cities, regencies with regencies; fewer than five are not ranked."),
      say(
        "Kata “inovasi” menghitung hal yang berbeda (register, pameran, kompetisi, pernyataan): dasarnya tertulis di samping angka.",
        "“Innovation” counts different things (register, exhibition, competition, statement): the basis stands beside the figure."
      ),
      say(
        "Belum tercatat tidak berarti tidak ada; unit yang kirimannya belum masuk belum dapat dinilai.",
        "None recorded does not mean none; units whose form is not in cannot be assessed."),
      say(
        "Sel berlatar abu-abu hangat dihitung dengan rumus dari lembar lain; hasilnya tersimpan.",
        "Cells on a warm grey ground are formulas over other sheets; their results are stored."),
    ]
  }

  private var marks: [(String, String, Look)] {
    [
      (
        "● " + say("mencapai sasaran", "reaches its target"),
        say("setiap unit mencapai sasaran wilayah itu sendiri", "every unit reaches the region's own target"),
        Look.good.with { $0.bold = true }
      ),
      (
        "× " + say("di bawah sasaran", "below its target"),
        say(
          "tidak tercapai walaupun semua yang belum masuk mencapainya",
          "missed even if all that is not in yet reached it"), .alarm
      ),
      (
        "○ " + say("belum dapat dinilai", "cannot assess"),
        say(
          "kiriman yang belum masuk masih menentukan; bukan nilai buruk dan bukan nol",
          "forms not in yet decide; neither bad nor zero"), .nothing
      ),
      (
        "≠",
        say(
          "keterangan yang bertentangan atau tidak sebanding", "statements that conflict or do not compare"),
        .conflict
      ),
      (
        say("setelah periode", "after the period"),
        say("penduduk yang tanggalnya sesudah periode laporan", "a population dated after the period"),
        .warning
      ),
    ]
  }
}

/// Rules of counting, what counts as a unit in each region, and the sources.
struct MethodSheet {
  let parts: BenchmarkParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: BenchmarkParts) { self.parts = parts }

  /// The row of each source key.
  func write(_ leaf: Leaf) throws(PublishError) -> [String: Int] {
    leaf.open(
      say("Metode dan sumber", "Method and sources"),
      say(
        "Cara menghitung, batasnya, dan asal setiap angka.",
        "How figures are counted, their limits and where they are from."),
      links: parts.back)
    leaf.heading(say("Metode", "Method"))
    try leaf.table(
      "tbl_metode",
      [Column(say("Hal", "Matter")), Column(say("Aturan", "Rule")), Column(say("Batas", "Limit"))], rules,
      none: ""
    ) { rule, _ in [.strong(rule.0), .text(rule.1), .quiet(rule.2)] }
    leaf.skip()
    leaf.heading(say("Yang dihitung sebagai unit", "What counts as a unit"))
    try leaf.table(
      "tbl_penyebut",
      [
        Column(say("Wilayah", "Region")), Column(say("Yang dihitung", "What is counted")),
        Column(say("Sasaran dan dasarnya", "Target and its basis")), Column("Unit", right: true),
      ], results.standings, none: say("Belum ada wilayah pelapor.", "No reporting region.")
    ) { standing, _ in
      let programme = standing.programme
      let basis = [programme?.name, programme?.requirement, programme?.regulation].compactMap { $0 }
      return [
        .strong(standing.region.name), .text(standing.countedUnits[results.language]),
        basis.isEmpty
          ? .text(say("belum diketahui", "not known"), .nothing) : .text(basis.joined(separator: "; ")),
        .count(standing.coverage.denominator),
      ]
    }
    leaf.skip()
    leaf.heading(say("Sumber", "Sources"))
    let sheet = SourceSheet(results: results, keys: keys, back: parts.back)
    let block = try sheet.table(leaf)
    leaf.breakBetweenBlocks()
    guard let block else { return [:] }
    return Dictionary(
      sheet.cited.enumerated().map { ($1.key, block.first + $0) }, uniquingKeysWith: { first, _ in first })
  }

  private var keys: [String] {
    let cited =
      results.knownClaims.map(\.citation.source) + results.knownScores.map(\.citation.source)
      + results.reconciliations.flatMap { $0.lines.map(\.source) }
      + results.standings.map(\.region.citation.source)
      + results.standings.compactMap { $0.programme?.citation.source }
    return Array(Set(cited.flatMap(SourceSheet.keys))).sorted()
  }

  private var rules: [(String, String, String)] {
    [
      (
        say("Inovasi", "Innovation"),
        say(
          "baris terdokumentasi pada register bulan ini, dikenal dari wilayah, pemilik dan nama",
          "documented rows of this month's register, known by region, owner and name"),
        say(
          "baris contoh, ganda, ditolak dan dikecualikan di luar angka",
          "example, duplicate, rejected and excluded rows are outside")
      ),
      (
        say("Cakupan", "Coverage"),
        say(
          "unit dengan paling sedikit satu inovasi dibagi unit yang dihitung; unit bawahan dihitung pada induknya",
          "units with at least one innovation over units counted; lower units count for their parent"),
        say(
          "daftar unit menurut register Tolok; belum tentu lengkap",
          "units of Tolok's register, which may not be complete")
      ),
      (
        say("Sasaran", "Target"),
        say(
          "sasaran wilayah itu sendiri, bukan rata-rata kelompok",
          "the region's own target, not a group average"),
        say("tanpa batas minimum tidak dinilai", "no minimum, no verdict")
      ),
      (
        say("Per 100.000", "Per 100,000"),
        say(
          "inovasi dibagi penduduk yang terdekat waktunya", "innovations over the population nearest in time"),
        say(
          "“setelah periode” bila penduduk lebih baru daripada laporan",
          "“after the period” when the population is newer")
      ),
      (
        say("Penghargaan", "Awards"),
        say(
          "yang terbit sampai akhir periode; dua keterangan tentang satu penghargaan dihitung sekali",
          "published by the period's end; two statements about one award count once"),
        say("yang tercatat, bukan hitungan lengkap", "on record, no complete count")
      ),
      (
        say("Klaim", "Claims"),
        say(
          "berdiri sebagaimana diterbitkan, dengan dasar hitungan, tanggal dan sumber",
          "stand as published, with basis, date and source"),
        say(
          "tidak dibangun ulang dari baris; dasar yang berbeda tidak dibandingkan",
          "never rebuilt from rows; different bases are not compared")
      ),
      (
        say("Kelompok", "Groups"),
        say(
          "kota dengan kota, kabupaten dengan kabupaten, provinsi dengan provinsi",
          "cities with cities, regencies with regencies, provinces with provinces"),
        say("kurang dari lima satuan: tanpa peringkat", "fewer than five: no ranks")
      ),
    ]
  }
}
