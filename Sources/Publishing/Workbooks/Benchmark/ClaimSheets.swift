import TolokCore

/// Published figures: those that conflict, all of them with the register's own count beside, and index scores.
struct ClaimSheets {
  let parts: BenchmarkParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: BenchmarkParts) { self.parts = parts }

  private var unknown: Entry { .text(say("belum diketahui", "not known"), .nothing) }

  static let widths: [Double] = [15, 34, 9, 12, 7, 20, 10, 10, 10, 23, 26]

  // MARK: - Conflicts

  /// A block a question, a row a value; none is chosen. Returns the row of each.
  func writeConflicts(_ leaf: Leaf) throws(PublishError) -> [String: Int] {
    let open = results.reconciliations.filter { !$0.agrees }.count
    leaf.open(
      open == 0
        ? say("Tidak ada angka terbit yang bertentangan", "No published figures conflict")
        : say(
          "\(open) pertanyaan dengan angka yang tidak cocok atau tidak sebanding",
          "\(open) questions whose figures do not agree or do not compare"),
      say(
        "Setiap angka dengan dasar hitungan dan sumbernya; semua nilai ditampilkan, tidak satu pun dipilih atau dibangun ulang dari baris.",
        "Each figure with its basis and source; all values are shown, none is chosen or rebuilt from rows."),
      links: parts.back + [("→ \(parts.names.claims)", Spot(sheet: parts.names.claims))])
    var rows: [String: Int] = [:]
    for (index, item) in results.reconciliations.enumerated() {
      rows[item.id] = Int(leaf.row) + 1
      leaf.heading((item.agrees ? "= " : "≠ ") + message(item))
      try leaf.table(
        "tbl_banding_\(index + 1)",
        [
          Column(say("Angka", "Figure")), Column(say("Nilai", "Value")),
          Column(say("Dasar hitungan", "Basis of counting")), Column(say("Sumber", "Source")),
        ], item.lines, none: say("Tidak ada angka.", "No figure.")
      ) { line, _ in
        [
          .text(line.label[results.language]), .text(line.value, item.agrees ? .text : .conflict),
          .text(results.words.basis(line.basis)), source(line.source),
        ]
      }
      leaf.note(item.explanation[results.language])
      leaf.skip()
    }
    if results.reconciliations.isEmpty {
      leaf.note(say("Tidak ada klaim untuk dibandingkan bulan ini.", "No claim to compare this month."))
    }
    return rows
  }

  private func message(_ item: Reconciliation) -> String {
    let name = results.regionName(item.region)
    let text = item.message[results.language]
    return text.contains(name) ? text : "\(name): \(text)"
  }

  /// "register 2023-10" is the month itself.
  private func source(_ text: String) -> Entry {
    text == "register \(results.period)"
      ? .link("register \(results.month)", Spot(sheet: parts.names.score)) : parts.source(text)
  }

  // MARK: - Claims

  func writeClaims(_ leaf: Leaf) throws(PublishError) {
    let claims = results.knownClaims
    let later = results.registers.claims.count - claims.count
    leaf.open(
      say(
        "\(claims.count) klaim terbit, masing-masing dengan dasar hitungannya",
        "\(claims.count) published claims, each with its basis of counting"),
      say(
        "Klaim berdiri sebagaimana diterbitkan; angka register bulan ini di sampingnya, bukan penggantinya. \(later) klaim terbit setelah periode tidak ditampilkan.",
        "Claims stand as published; this month's register is beside them and does not replace them. \(later) claims published after the period are not shown."
      ),
      links: parts.back + [("→ \(parts.names.conflicts)", Spot(sheet: parts.names.conflicts))])
    try leaf.table(
      "tbl_klaim",
      [
        Column(say("Wilayah", "Region")), Column(say("Hal dan ukuran", "Subject and measure")),
        Column(say("Nilai", "Value"), right: true),
        Column(say("Satuan", "Unit")), Column(say("Dari", "Of"), right: true),
        Column(say("Dasar hitungan", "Basis of counting")), Column(say("Menurut", "As of")),
        Column(say("Keyakinan", "Confidence")), Column(say("Sumber", "Source")),
        Column(say("Register bulan ini", "This month's register")), Column(say("Catatan", "Note")),
      ], sortedClaims(claims), none: say("Belum ada klaim yang terbit.", "No claim is published yet."),
      filtered: true, whole: true
    ) { claim, _ in line(claim) }
  }

  private func line(_ claim: Claim) -> [Entry] {
    let conflicting = claim.conflictGroup != nil
    let format = NumberLook.count
    let right = Look.nothing.with { $0.right = true }
    return [
      .text(results.regionName(claim.region)),
      .text((conflicting ? "≠ " : "") + claim.subject + ": " + claim.measure),
      claim.value.map { value in
        var look = Look.number(value == value.rounded() ? format : NumberLook.two)
        if conflicting {
          look.fill = Look.conflict.fill
          look.ink = Look.conflict.ink
        }
        return Entry(content: .number(value), look: look)
      } ?? .text(say("tanpa angka", "no figure"), right),
      claim.unit.map { .text($0) } ?? .text("–", .quiet),
      claim.denominator.map { .number($0, format) } ?? .text("–", Look.quiet.with { $0.right = true }),
      .text(results.words.basis(claim.basis)), .text(claim.citation.asOf),
      .quiet(results.words.confidence(claim.citation.confidence)), parts.source(claim.citation.source),
      own(claim), claim.citation.note.map { .quiet($0) } ?? .text("–", .quiet),
    ]
  }

  /// What the register itself counts of the same thing; a different basis is named with it.
  private func own(_ claim: Claim) -> Entry {
    guard let standing = results.standings.first(where: { $0.region.id == claim.region }) else {
      return .text(say("wilayah tidak melapor", "region does not report"), .nothing)
    }
    let other = claim.basis == "register" ? "" : say(" (dasar lain)", " (other basis)")
    switch claim.unit?.lowercased() {
    case "inovasi":
      return .text(
        "\(results.figures.count(standing.innovations)) \(say("inovasi", "innovations"))\(other)")
    case "opd":
      let rate = standing.coverage
      return .text("\(rate.numerator) \(say("dari", "of")) \(rate.denominator) unit\(other)")
    default: return .text(say("tidak menghitung hal ini", "does not count this"), .nothing)
    }
  }

  /// The reporting regions first, then others in register order.
  private func sortedClaims(_ claims: [Claim]) -> [Claim] {
    let order = results.standings.map(\.region.id)
    return claims.enumerated().sorted { a, b in
      let (x, y) = (
        order.firstIndex(of: a.element.region) ?? order.count,
        order.firstIndex(of: b.element.region) ?? order.count
      )
      return x == y ? a.offset < b.offset : x < y
    }.map(\.element)
  }

  // MARK: - Index scores

  func writeIndex(_ leaf: Leaf) throws(PublishError) {
    let reporting = Set(results.standings.map(\.region.id))
    let known = results.knownScores
    let scores =
      known.filter { reporting.contains($0.region) } + known.filter { !reporting.contains($0.region) }
    leaf.open(
      say(
        "\(scores.count) skor dan predikat indeks yang terbit, masing-masing sebagai klaim",
        "\(scores.count) published index scores and grades, each a claim"),
      say(
        "Indeks tiap tahun memakai ukuran dan sasaran sendiri: tahun yang berbeda tidak dibandingkan. ≠ menandai keterangan yang bertentangan.",
        "Each year's index has measures of its own: different years are not compared. ≠ marks conflicting statements."
      ), links: parts.back + [("→ \(parts.names.conflicts)", Spot(sheet: parts.names.conflicts))])
    var any = false
    for kind in [RegionKind.kota, .kabupaten, .provinsi] {
      let own = scores.filter { results.registers.region($0.region)?.kind == kind }
      guard !own.isEmpty else { continue }
      any = true
      leaf.heading(results.words.region(kind))
      try leaf.table("tbl_indeks_\(kind.rawValue)", indexColumns, own, none: "", filtered: true) { score, _ in
        line(score)
      }
      leaf.skip()
    }
    if !any {
      leaf.note(say("Belum ada skor yang terbit sampai periode ini.", "No score published by this period."))
    }
  }

  private var indexColumns: [Column] {
    [
      Column(say("Wilayah", "Region")), Column(say("Indeks", "Index")), Column(say("Tahun", "Year")),
      Column(say("Nilai", "Score"), right: true), Column(say("Predikat", "Grade")),
      Column(say("Peringkat", "Rank"), right: true), Column("Status"), Column(say("Menurut", "As of")),
      Column(say("Sumber", "Source")), Column(say("Catatan", "Note")),
    ]
  }

  private func line(_ score: IndexScore) -> [Entry] {
    let conflicting = score.conflictGroup != nil
    let right = Look.nothing.with { $0.right = true }
    return [
      .strong((conflicting ? "≠ " : "") + results.regionName(score.region)), .text(score.index),
      .text(String(score.year)),
      score.score.map { value in
        var look = Look.number(value == value.rounded() ? NumberLook.count : NumberLook.two)
        if conflicting {
          look.fill = Look.conflict.fill
          look.ink = Look.conflict.ink
        }
        return Entry(content: .number(value), look: look)
      } ?? .text(say("tidak terbit", "not published"), right),
      score.category.map { .text($0) } ?? unknown,
      score.rank.map { .count($0) } ?? .text(say("tidak disebut", "not stated"), right),
      score.status.map { .text(results.words.value($0)) } ?? unknown, .text(score.citation.asOf),
      parts.source(score.citation.source), score.citation.note.map { .quiet($0) } ?? .text("–", .quiet),
    ]
  }
}
