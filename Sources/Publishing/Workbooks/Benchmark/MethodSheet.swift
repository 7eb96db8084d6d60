import TolokCore

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
