import TolokCore

/// The first sheet: what is in the workbook, how to read it, what the marks mean.
struct ContentsSheet {
  let parts: BenchmarkParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  let names: BoardNames
  let topics: [IndicatorTopic]
  let hasTrends: Bool

  init(parts: BenchmarkParts, names: BoardNames, topics: [IndicatorTopic], hasTrends: Bool = false) {
    self.parts = parts
    self.names = names
    self.topics = topics
    self.hasTrends = hasTrends
  }

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
    guard !topics.isEmpty else { return old }
    let (sheets, more) = (parts.names, names)
    let order =
      [sheets.summary, sheets.score, more.findings, more.marks, more.ranking, more.weights, more.points]
      + (hasTrends ? [more.trends] : [])
      + topics.map { $0.name(results) }
      + [
        sheets.units, more.innovations, sheets.awards, more.suggestions, sheets.conflicts, sheets.claims,
        sheets.index, more.cards, more.steps, sheets.method,
      ]
    let all = old + ranks + ends
    return order.compactMap { name in all.first { $0.sheet == name } }
  }

  private var ranks: [Row] {
    [
      Row(
        sheet: names.findings,
        what: say(
          "lima angka, tiga perubahan, tiga permintaan per wilayah", "numbers, changes, requests by region"),
        question: say("Apa yang perlu diketahui dan diminta?", "What to know and to ask for?")),
      Row(
        sheet: names.marks,
        what: say("setiap indikator terhadap tonggaknya", "every indicator against its goalposts"),
        question: say("Di mana kuat, lemah, belum diketahui?", "Where strong, weak, unknown?")),
      Row(
        sheet: names.ranking,
        what: say(
          "peringkat dengan rentang, setara, belum dinilai", "ranks with intervals, level, unassessed"),
        question: say("Beda siapa yang sungguh berbeda?", "Which differences are real?")),
      Row(
        sheet: names.weights,
        what: say("bobot yang dapat digeser, baseline di sampingnya", "weights to move, the baseline beside"),
        question: say("Bagaimana bila bobotnya lain?", "What if weights were others?")),
      Row(
        sheet: names.points,
        what: say("dari nilai lewat tonggak ke poin", "from value by goalposts to points"),
        question: say("Mengapa skornya begitu?", "Why this score?")),
      Row(
        sheet: names.trends,
        what: say("bulan dan tahun berdampingan, satu skala", "months and years side by side, one scale"),
        question: say("Apa yang sungguh berubah?", "What has really changed?")),
    ]
      + topics.map { topic in
        let labels = results.benchmark.indicators.filter { IndicatorTopic($0) == topic }
          .map { $0.label[results.language] }
        let rest = labels.count - min(2, labels.count)
        return Row(
          sheet: topic.name(results),
          what: labels.prefix(2).joined(separator: "; ")
            + (rest > 0 ? say("; \(rest) indikator lain", "; \(rest) more indicators") : ""),
          question: topic.question(results))
      }
  }

  private var ends: [Row] {
    [
      Row(
        sheet: names.innovations,
        what: say("setiap inovasi sampai ke sel asalnya", "every innovation down to its cell"),
        question: say("Dari sel mana?", "From which cell?")),
      Row(
        sheet: names.suggestions,
        what: say("yang dijalankan unit sejenis dan kita belum", "what peers run and we do not"),
        question: say("Apa yang dapat ditiru?", "What could be taken over?")),
      Row(
        sheet: names.cards, what: say("kartu setiap indikator", "the card of every indicator"),
        question: say("Apa arti angka ini?", "What does this figure mean?")),
      Row(
        sheet: names.steps, what: say("langkah, benih, putaran, pengaruh", "steps, seed, runs, influence"),
        question: say("Bagaimana peringkat dibuat?", "How is the ranking made?")),
    ]
  }

  private var old: [Row] {
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
