import TolokCore

/// The register of what is expected, and the list of those to call.
struct StatusRegister {
  let parts: StatusParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: StatusParts) { self.parts = parts }

  func write(_ leaf: Leaf) throws(PublishError) -> Block? {
    let all = results.collection
    let answered = all.count { $0.state == .received || $0.state == .receivedEmpty }
    leaf.open(
      say(
        "\(results.figures.count(answered)) dari \(results.figures.count(all.count)) kiriman yang ditunggu sudah dijawab",
        "\(results.figures.count(answered)) of \(results.figures.count(all.count)) expected forms are answered"
      ),
      say(
        "Setiap unit dan formulir yang ditunggu berada dalam tepat satu keadaan. Saring menurut wilayah atau keadaan.",
        "Every expected unit and form is in exactly one state. Filter by region or state."),
      links: parts.back(parts.forward(parts.names.calls), parts.forward(parts.names.files)))
    return try leaf.table(
      "tbl_register",
      [
        Column(say("Wilayah", "Region")), Column("Unit"), Column(say("Jenis unit", "Kind of unit")),
        Column(say("Formulir", "Form")), Column(say("Keadaan", "State")),
        Column(say("Baris", "Rows"), right: true), Column(say("Temuan", "Findings"), right: true),
        Column(say("Berkas", "Files")),
      ], all, none: say("Belum ada unit yang ditunggu.", "No unit is expected."), filtered: true,
      whole: true, frozen: 2
    ) { line, _ in
      [
        .text(results.regionName(line.region), .text), .strong(line.agencyName),
        .text(results.words.unit(line.kind)), .text(results.words.form(line.form)),
        .text(line.state.word(results.language), line.state.look),
        .linked(line.rows, spot(parts.fileRows, line.files.first, parts.names.files)),
        .linked(
          line.findings,
          line.findings > 0 ? spot(parts.findingRows, line.files.first, parts.names.details) : nil),
        files(line),
      ]
    }
  }

  private func files(_ line: CollectionLine) -> Entry {
    line.files.isEmpty
      ? .text(say("tidak ada kiriman", "nothing sent"), .nothing)
      : .text(line.files.joined(separator: "; "))
  }

  /// Where a file stands in a table of one row a file, or a finding in that of findings.
  private func spot(_ rows: [String: Int], _ file: String?, _ sheet: String) -> Spot? {
    file.flatMap { rows[$0] }.map { Spot(sheet: sheet, cell: "A\($0)") }
  }

  // MARK: - Whom to call

  /// Region by region; first those whose file was lost, since they think they have answered.
  func writeCalls(_ leaf: Leaf) throws(PublishError) {
    let open = results.collection.filter { $0.state == .missing || $0.state == .unreadable }
    let lost = open.count { $0.state == .unreadable }
    let missing = open.count - lost
    leaf.open(
      lost > 0
        ? say(
          "\(missing) unit belum mengirim, \(lost) mengirim berkas yang tidak terbaca",
          "\(missing) units have not sent, \(lost) sent an unreadable file")
        : say("\(missing) unit belum mengirim", "\(missing) units have not sent"),
      say(
        "Urut wilayah; yang berkasnya tidak terbaca lebih dahulu, lalu menurut jenis unit. Kolom kuning untuk catatan Anda.",
        "By region; those with an unreadable file first, then by kind of unit. Yellow columns are for your notes."
      ),
      links: parts.back(parts.forward(parts.names.register), parts.forward(parts.names.causes)))
    let known = results.knownInnovationsByAgency
    let order = Dictionary(
      results.standings.enumerated().map { ($1.region.id, $0) }, uniquingKeysWith: { first, _ in first })
    let sorted = open.enumerated().sorted { a, b in
      key(a.element, order, a.offset) < key(b.element, order, b.offset)
    }.map(\.element)
    try leaf.table(
      "tbl_belum_mengirim",
      [
        Column("No", right: true), Column(say("Wilayah", "Region")), Column("Unit"),
        Column(say("Jenis unit", "Kind of unit")), Column(say("Keadaan", "State")),
        Column(say("Berkas", "File")), Column(say("Yang diminta", "What to ask for")),
        Column(say("Inovasi yang dikenal", "Known innovations"), right: true),
        Column(say("Dihubungi", "Called on")), Column(say("Jawaban", "Answer")),
      ], Array(sorted.enumerated()),
      none: say("Semua unit yang ditunggu sudah mengirim.", "Every expected unit has sent."),
      filtered: true, whole: true, frozen: 3
    ) { item, _ in
      let line = item.element
      return [
        .count(item.offset + 1), .text(results.regionName(line.region)), .strong(line.agencyName),
        .text(results.words.unit(line.kind)),
        state(line), lostFile(line),
        .text(request(line)), .count(known[line.agency] ?? 0), .input, .input,
      ]
    }
    leaf.skip()
    leaf.note(
      say(
        "Inovasi yang dikenal: menurut register acuan, termasuk milik unit di bawahnya; 0 berarti belum ada yang tercatat, bukan tidak ada.",
        "Known innovations: in the reference register, those of units below it included; 0 means none on record, not none."
      ))
  }

  private func key(_ line: CollectionLine, _ order: [String: Int], _ offset: Int) -> (Int, Int, Int, Int) {
    let kinds = [
      "setda", "setwan", "inspektorat", "dinas", "badan", "satuan", "bagian", "kecamatan", "rs", "bumd",
    ]
    return (
      order[line.region] ?? .max, line.state == .unreadable ? 0 : 1,
      kinds.firstIndex(of: line.kind) ?? kinds.count, offset
    )
  }

  private func lostFile(_ line: CollectionLine) -> Entry {
    guard line.state == .unreadable, let file = line.files.first else {
      return .text(say("tidak ada kiriman", "nothing sent"), .nothing)
    }
    return .text(file)
  }

  /// An unreadable file leads to why.
  private func state(_ line: CollectionLine) -> Entry {
    let word = line.state.word(results.language)
    guard line.state == .unreadable,
      let why = spot(parts.findingRows, line.files.first, parts.names.details)
    else { return .text(word, line.state.look) }
    return .link(word, why, line.state.look.with { $0.underlined = true })
  }

  private func request(_ line: CollectionLine) -> String {
    line.state == .unreadable
      ? say("simpan ulang sebagai .xlsx, lalu kirim kembali", "save again as .xlsx and resend")
      : say(
        "kirim formulir; tulis “nihil” bila tidak ada", "send the form; write “nihil” if none")
  }
}
