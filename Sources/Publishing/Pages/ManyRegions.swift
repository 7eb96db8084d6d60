import TolokCore

/// What a page prints of many regions: so many chapters, rows and files; the rest is told and its place named.
enum ManyRegions {
  /// Regions up to which each has a chapter unasked; above, those named under `chapters` of monthly.yaml have one.
  static let mostChapters = 12
  /// Regions up to which every table and chart of the comparison holds all; above, the ends, the middle and an annex.
  static let mostRows = Charts.mostRows
  /// Regions that stand side by side as columns.
  static let mostColumns = 8
  /// Files listed one by one; above, those that need a hand.
  static let mostFiles = 100
  private static let atEnds = 15
  private static let atMiddle = 5

  /// One thing to print, or how many are left out at this place.
  enum Shown<Row> {
    case row(Row, at: Int)
    case gap(Int)
  }

  /// Rows in order: all of few; of many the first fifteen, five about the middle and the last fifteen.
  static func ends<Row>(_ rows: [Row]) -> [Shown<Row>] {
    guard rows.count > mostRows else { return rows.enumerated().map { .row($1, at: $0) } }
    let middle = (rows.count - atMiddle) / 2
    let kept = [0..<atEnds, middle..<(middle + atMiddle), (rows.count - atEnds)..<rows.count]
    var shown: [Shown<Row>] = []
    var next = 0
    for range in kept {
      if range.lowerBound > next { shown.append(.gap(range.lowerBound - next)) }
      shown += range.map { .row(rows[$0], at: $0) }
      next = range.upperBound
    }
    return shown
  }
}

extension PageContext {
  /// A region's name as a chart's label: of many regions with the usual short form of its kind, since labels are cut.
  func chartName(_ name: String) -> String {
    guard results.standings.count > ManyRegions.mostChapters else { return name }
    for (head, short) in [("Kabupaten ", "Kab. "), ("Provinsi ", "Prov. ")] where name.hasPrefix(head) {
      return short + name.dropFirst(head.count)
    }
    return name
  }

  /// "… 173 wilayah di antaranya: lampiran D"
  func gap(_ count: Int) -> String {
    say(
      "… \(self.count(count)) wilayah di antaranya: lampiran D",
      "… \(self.count(count)) regions between: appendix D")
  }

  /// Regions with a chapter of their own in the monthly report.
  var chaptered: [RegionStanding] {
    if results.standings.count <= ManyRegions.mostChapters, results.chapters == nil {
      return results.standings
    }
    let named = Set(results.chapters ?? [])
    return results.standings.filter { named.contains($0.region.id) }
  }

  /// Said where some regions have no chapter: how many, and where they are.
  var chaptersNote: String {
    let rest = results.standings.count - chaptered.count
    guard rest > 0 else { return "" }
    let annex = hasAnnex
    return say(
      "\(count(rest)) dari \(count(results.standings.count)) wilayah tanpa bab sendiri di sini. Tiap wilayah punya satu halaman (ringkasan-KODE.html), barisnya ada pada \(annex ? "lampiran D" : "bab perbandingan"), unit dan inovasinya satu per satu pada tolok-ukur.xlsx. Bab dicetak untuk wilayah yang disebut di bawah chapters pada pipelines/monthly.yaml.",
      "\(count(rest)) of \(count(results.standings.count)) regions have no chapter here. Each has one page (ringkasan-CODE.html), its row in \(annex ? "appendix D" : "the comparison"), its units and innovations one by one in tolok-ukur.xlsx. Chapters are printed for regions named under chapters in pipelines/monthly.yaml."
    )
  }

  /// Files listed one by one: all of few; of many those that need a hand, unreadable ones first.
  var files: [FileLedger] {
    let all = results.facts.ledger
    guard all.count > ManyRegions.mostFiles else { return all }
    return Array(needy.prefix(ManyRegions.mostFiles))
  }

  private var needy: [FileLedger] {
    let all = results.facts.ledger
    return all.filter { $0.state == .unreadable }
      + all.filter { $0.state != .unreadable && ($0.fates[.rejected] ?? 0) > 0 }
  }

  /// Said where files are left out of a list: which, and where all of them are.
  var filesNote: String {
    let all = results.facts.ledger.count
    guard all > ManyRegions.mostFiles else { return "" }
    let needy = needy.count, shown = files.count
    return say(
      "Dicantumkan \(count(shown)) dari \(count(needy)) berkas yang tidak terbaca atau barisnya ditolak; \(count(all - needy)) berkas lain tidak memerlukan tindakan. Semua berkas ada pada status-pengumpulan.xlsx dan data/manifest.json.",
      "Listed are \(count(shown)) of \(count(needy)) files that could not be read or had rows rejected; \(count(all - needy)) others need no action. Every file is in status-pengumpulan.xlsx and data/manifest.json."
    )
  }

  /// More regions than the comparison's tables hold: all of them stand in appendix D.
  var hasAnnex: Bool { results.standings.count > ManyRegions.mostRows }
}
