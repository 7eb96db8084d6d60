import TolokCore

/// What senders state as a count or a score: on record with its cell, never counted as innovations.
struct StatedSheets {
  let parts: RegisterParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: RegisterParts) { self.parts = parts }

  private static func isContest(_ count: StatedCount) -> Bool { count.form.hasPrefix("nilai-lomba") }
  static func recaps(_ results: MonthResults) -> [StatedCount] {
    results.facts.counts.filter { !isContest($0) }
  }

  /// The nothing a stated value is, a written 0 being one; nil for a figure.
  static func nothing(_ value: TypedValue) -> Nothing? {
    switch value {
    case .nothing(let nothing): nothing
    case .integer(let number): number == 0 ? .zero : nil
    case .number(let number): number == 0 ? .zero : nil
    case .money(let money): money == 0 ? .zero : nil
    case .text, .date, .enumeration, .list: nil
    }
  }

  private func value(_ value: TypedValue) -> Entry {
    switch value {
    case .integer(let number): .count(number)
    case .number(let number):
      number == number.rounded() ? .number(number, NumberLook.count) : .number(number, NumberLook.two)
    case .money(let money): .number(Double(money), NumberLook.count)
    case .nothing(let nothing):
      nothing == .zero
        ? .count(0) : .text(nothing.label[results.language], Look.nothing.with { $0.right = true })
    case .text(let text), .enumeration(let text): .text(text)
    case .date(let date): .text(date.description)
    case .list(let all): .text(all.joined(separator: "; "))
    }
  }

  // MARK: - Counts

  private var columns: [Column] {
    [
      Column(say("Wilayah", "Region")), Column(say("Hal", "Subject")), Column("Unit"),
      Column(say("Ukuran", "Measure")), Column(say("Nilai", "Value"), right: true),
      Column(say("Berkas", "File")), Column(say("Lembar", "Sheet")), Column(say("Sel", "Cell")),
    ]
  }

  private func cells(_ count: StatedCount) -> [Entry] {
    [
      .text(parts.region(count.region)), .strong(count.subject),
      count.owner.flatMap { parts.agencies[$0]?.name }.map { .text($0) }
        ?? .text(say("tidak menyebut unit", "names no unit"), .nothing),
      .text(results.words.measure(count.measure)), value(count.value), .text(count.origin.file),
      .text(count.origin.sheet ?? "–"), .text(count.origin.cell?.description ?? "–"),
    ]
  }

  /// Documented counts first; those in rows marked as examples in a table of their own.
  func writeCounts(_ leaf: Leaf) throws(PublishError) -> Block? {
    let all = Self.recaps(results)
    let documented = all.filter { !$0.synthetic }, examples = all.filter(\.synthetic)
    leaf.open(
      say(
        "\(documented.count) angka dinyatakan pengirim, bukan dihitung dari baris",
        "\(documented.count) figures as senders state them, not counted from rows"),
      say(
        "Pernyataan pengirim berdiri sendiri dan tidak ditambahkan pada register; setiap angka dengan sel asalnya.",
        "What senders state stands by itself and is not added to the register; each figure with its cell."),
      links: parts.back)
    leaf.heading(say("Pernyataan terdokumentasi", "Documented statements"))
    let block = try leaf.table(
      "tbl_hitungan", columns, documented,
      none: say("Tidak ada hitungan yang dinyatakan bulan ini.", "No count was stated this month.")
    ) { count, _ in cells(count) }
    if block != nil { leaf.skip() }
    leaf.heading(say("Dari baris contoh", "From example rows"))
    try leaf.table(
      "tbl_hitungan_contoh", columns, examples,
      none: say("Tidak ada hitungan pada baris contoh.", "No count in example rows.")
    ) { count, _ in
      cells(count).map { entry in
        var marked = entry
        marked.look.italic = true
        marked.look.fill = Look.synthetic.fill
        return marked
      }
    }
    return block
  }

  // MARK: - The citizens' contest

  func writeContest(_ leaf: Leaf) throws(PublishError) {
    let scores = results.facts.counts.filter(Self.isContest)
    leaf.open(
      say(
        "\(scores.count) skor lomba warga, tidak dihitung sebagai inovasi daerah",
        "\(scores.count) scores of the citizens' contest, not counted as innovations"),
      say(
        "Karya warga (Krenova dan sejenisnya) dinilai dalam lomba; register dan cakupan perangkat daerah tidak memuatnya.",
        "Citizens' works (Krenova and the like) are judged in a contest; register and coverage leave them out."
      ),
      links: parts.back)
    leaf.heading(say("Skor yang diterima bulan ini", "Scores received this month"))
    let doubts = Dictionary(
      results.findings.compactMap { finding in finding.place.map { ($0.label, finding) } },
      uniquingKeysWith: { first, _ in first })
    let block = try leaf.table(
      "tbl_lomba",
      [
        Column(say("Wilayah", "Region")), Column(say("Karya", "Work")),
        Column(say("Jenis angka", "Kind of figure")), Column(say("Skor", "Score"), right: true),
        Column(say("Periksa", "To check")), Column(say("Berkas", "File")),
        Column(say("Lembar", "Sheet")), Column(say("Sel", "Cell")),
      ], scores, none: say("Tidak ada skor lomba bulan ini.", "No contest score this month.")
    ) { score, _ in
      let doubt = doubts[score.origin.label]
      return [
        .text(parts.region(score.region)), .strong(score.subject),
        .quiet(
          say("skor lomba", "contest score") + (score.synthetic ? say(" (contoh)", " (example)") : "")),
        value(score.value),
        doubt.map { .text("\($0.message[results.language]) (\($0.code.code))", .conflict) }
          ?? .text(say("tidak ada temuan", "no finding"), .nothing),
        .text(score.origin.file), .text(score.origin.sheet ?? "–"),
        .text(score.origin.cell?.description ?? "–"),
      ]
    }
    if block != nil { leaf.skip() }
    try competitions(leaf)
  }

  private func competitions(_ leaf: Leaf) throws(PublishError) {
    leaf.heading(say("Lomba yang dikenal", "Contests on record"))
    let all = parts.competitions
    let names = Dictionary(all.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let unknown = say("belum diketahui", "not known")
    try leaf.table(
      "tbl_lomba_dikenal",
      [
        Column(say("Wilayah", "Region")), Column(say("Lomba", "Contest")),
        Column(say("Penyelenggara", "Organiser")), Column(say("Tingkat", "Level")),
        Column(say("Catatan", "Note")), Column(say("Lanjut ke", "Leads on to")),
        Column(say("Sejak", "Since")), Column(say("Sumber", "Source")),
      ], all, none: say("Belum ada lomba pada register acuan.", "No contest in the reference register.")
    ) { item, _ in
      [
        item.region.map { .text(parts.region($0)) } ?? .text(say("semua wilayah", "all regions"), .quiet),
        .strong(item.name), item.organiser.map { .text($0) } ?? .text(unknown, .nothing),
        .text(results.words.value(item.level)),
        item.citation.note.map { .text($0) } ?? .text("–", .quiet),
        item.nextStage.map { .text(names[$0] ?? $0) } ?? .text(unknown, .nothing),
        item.sinceYear.map { .text(String($0)) } ?? .text(unknown, .nothing),
        .link(results.words.source(item.citation.source), Spot(sheet: parts.names.sources)),
      ]
    }
  }
}
