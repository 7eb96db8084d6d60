import TolokCore

/// Awards known to the reference register by the period's end, and those this month's files report.
struct AwardSheets {
  let parts: RegisterParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: RegisterParts) { self.parts = parts }

  private var columns: [Column] {
    [
      Column(say("Wilayah", "Region")), Column(say("Inovasi", "Innovation")),
      Column(say("Pemilik", "Owner")), Column(say("Penghargaan", "Award")),
      Column(say("Tingkat", "Level")), Column(say("Tahap", "Stage")), Column(say("Tahun", "Year")),
      Column(say("Sumber", "Source")), Column(say("Keterangan", "Remark")),
    ]
  }

  func write(_ leaf: Leaf) throws(PublishError) {
    let reporting = Set(results.standings.map(\.region.id))
    let known = results.knownAwards.filter { reporting.contains($0.region) }
    let groups = Dictionary(
      grouping: known.filter { $0.conflictGroup != nil }, by: { $0.conflictGroup ?? "" }
    )
    .filter { $0.value.count > 1 }
    let distinct = results.standings.reduce(0) { sum, standing in
      sum + standing.awardsByLevel.reduce(0) { $0 + $1.count }
    }
    leaf.open(
      say(
        "\(distinct) penghargaan sampai akhir \(results.month) dari \(known.count) baris, \(groups.count) dengan keterangan bertentangan",
        "\(distinct) awards by the end of \(results.month) in \(known.count) rows, \(groups.count) with conflicting statements"
      ),
      say(
        "Menurut register acuan; yang dilaporkan bulan ini di bawahnya. ≠ menandai keterangan yang bertentangan: keduanya ditampilkan, dihitung sekali; nominasi dan finalis tidak dihitung.",
        "By the reference register; those reported this month below. ≠ marks conflicting statements: both are shown and count once; nominations and finalists do not count."
      ),
      links: parts.back + [("→ \(parts.names.sources)", Spot(sheet: parts.names.sources))])
    let sorted = sortedByRegionAndLevel(known)
    let block = try leaf.table(
      "tbl_penghargaan", columns, sorted,
      none: say("Belum ada penghargaan yang dikenal.", "No award is known yet."), filtered: true,
      whole: true, frozen: 2
    ) { award, _ in known_(award, groups) }
    if block != nil {
      leaf.note(
        say(
          "Dua tahap dari satu seleksi dihitung sekali.", "Two stages of one selection count once."))
      leaf.skip()
    }
    try reported(leaf)
  }

  private func sortedByRegionAndLevel(_ awards: [KnownAward]) -> [KnownAward] {
    let regions = results.standings.map(\.region.id)
    let levels = ["internasional", "nasional", "provinsi", "kota"]
    func key(_ award: KnownAward, _ offset: Int) -> (Int, Int, Int) {
      (
        regions.firstIndex(of: award.region) ?? regions.count,
        levels.firstIndex(of: award.level) ?? levels.count, offset
      )
    }
    return awards.enumerated().sorted { key($0.element, $0.offset) < key($1.element, $1.offset) }
      .map(\.element)
  }

  private func known_(_ award: KnownAward, _ groups: [String: [KnownAward]]) -> [Entry] {
    let conflicting = award.conflictGroup.map { groups[$0] != nil } ?? false
    let look: Look = conflicting ? .conflict : .text
    let unknown = say("belum diketahui", "not known")
    let general = say("daerah, bukan satu inovasi", "the region, not one innovation")
    return [
      .text(parts.region(award.region)),
      award.innovation.map { .strong(parts.innovationNames[$0] ?? $0) } ?? .text(general, .nothing),
      award.owner.flatMap { parts.agencies[$0]?.name }.map { .text($0) } ?? .text("–", .quiet),
      .text((conflicting ? "≠ " : "") + award.award, look), .text(results.words.value(award.level)),
      award.stage.map { .text($0, look) } ?? .text(unknown, .nothing),
      award.year.map { .text(String($0), look) } ?? .text(unknown, .nothing),
      .link(results.words.source(award.citation.source), Spot(sheet: parts.names.sources)),
      award.citation.note.map { .text($0) } ?? .text("–", .quiet),
    ]
  }

  private func reported(_ leaf: Leaf) throws(PublishError) {
    leaf.heading(say("Dilaporkan dalam berkas bulan ini", "Reported in this month's files"))
    try leaf.table(
      "tbl_penghargaan_laporan", columns, results.facts.awards,
      none: say("Tidak ada berkas yang melaporkan penghargaan.", "No file reports an award."), filtered: true
    ) { award, _ in
      let blank = Nothing.blank.label[results.language]
      let look: Look = award.synthetic ? .synthetic : .text
      func words(_ text: String?) -> Entry {
        guard let text, !text.isEmpty else { return .text(blank, .nothing) }
        return .text(text, look)
      }
      let place = [award.origin.sheet.map { "'\($0)'" }, award.origin.cell?.description]
        .compactMap { $0 }.joined(separator: "!")
      return [
        .text(parts.region(award.region), look), words(award.innovationName),
        words(award.owner.flatMap { parts.agencies[$0]?.name }), words(award.award),
        words(award.level.map(results.words.value)), .text(say("tidak diminta", "not asked"), .quiet),
        words(award.year.map(String.init)), .text(award.origin.file, look),
        .text(place + (award.synthetic ? say(" (contoh)", " (example)") : ""), look),
      ]
    }
  }
}
