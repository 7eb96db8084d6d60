import TolokCore

/// What a peer agency of the same duty area runs and ours does not, with award and evidence.
struct SuggestionSheet {
  let board: Board
  private var results: MonthResults { board.results }
  private func say(_ id: String, _ en: String) -> String { board.say(id, en) }
  static let widths: [Double] = [13, 22, 24, 26, 14, 32, 42]
  /// A list that nobody reads to its end helps nobody.
  private static let most = 3_000

  init(board: Board) { self.board = board }

  func write(_ leaf: Leaf) throws(PublishError) {
    let all = board.benchmark.suggestions
    let strong = all.count { $0.awardStrength >= 2 }
    let shown = all.count > Self.most ? Array(strongest(all)) : all
    leaf.open(
      say(
        "\(results.figures.count(all.count)) saran replikasi, \(results.figures.count(strong)) di antaranya berpenghargaan provinsi ke atas",
        "\(results.figures.count(all.count)) suggestions, \(results.figures.count(strong)) with an award of the province or above"
      ),
      say(
        "Yang dijalankan unit sejenis dengan urusan yang sama dan belum tercatat di wilayah ini. Saran untuk ditanyakan, bukan penilaian; hubungi unit asal sebelum meniru.",
        "What a peer unit of the same duty area runs and this region has not on record. A suggestion to ask about, no judgement; contact the unit before taking it over."
      ), links: board.parts.back)
    try leaf.table(
      "tbl_replikasi",
      [
        Column(say("Untuk wilayah", "For region")), Column(say("Untuk unit", "For unit")),
        Column(say("Inovasi", "Innovation")), Column(say("Hubungi unit", "Contact unit")),
        Column(say("Kekuatan", "Strength")),
        Column(say("Penghargaan dan bukti", "Awards and evidence")),
        Column(say("Mengapa sebanding", "Why comparable")),
      ], shown,
      none: say(
        "Belum ada saran: tidak ada unit sebanding dengan urusan yang sama.",
        "No suggestion: no comparable unit of the same duty area."), filtered: true, whole: true, frozen: 2
    ) { item, _ in
      [
        .strong(board.region(item.region)),
        .link(board.agency(item.agency, within: 23), board.agencySpots[item.agency]), .strong(item.name),
        .link(
          board.agency(item.fromAgency, within: 26 - board.region(item.fromRegion).count) + ", "
            + board.region(item.fromRegion), board.ownerSpots[item.fromAgency]),
        Entry(
          content: .number(Double(item.awardStrength)),
          look: .check(
            say(
              "[=3]\"●●● nasional\";[=0]\"○ belum tampak\";\"● provinsi/kota\"",
              "[=3]\"●●● national\";[=0]\"○ none seen\";\"● province/city\""))),
        .text(
          (item.awards.isEmpty
            ? [say("belum tampak penghargaan", "no award seen")] : item.awards.prefix(3).map(board.words))
            .joined(separator: "; ") + "; " + board.words(item.evidenceNote),
          item.awards.isEmpty && item.evidence < 2 ? .quiet : .text),
        .quiet(board.words(item.reason)),
      ]
    }
    if shown.count < all.count {
      leaf.skip()
      leaf.note(
        say(
          "Ditampilkan \(results.figures.count(shown.count)) yang terkuat dari \(results.figures.count(all.count)); selebihnya tidak dicantumkan.",
          "The strongest \(results.figures.count(shown.count)) of \(results.figures.count(all.count)) are shown; the rest are left out."
        ))
    }
  }

  private func strongest(_ all: [ReplicationSuggestion]) -> [ReplicationSuggestion] {
    let order = all.indices.sorted { a, b in
      let (x, y) = (all[a], all[b])
      if x.awardStrength != y.awardStrength { return x.awardStrength > y.awardStrength }
      return x.evidence != y.evidence ? x.evidence > y.evidence : a < b
    }
    return order.prefix(Self.most).sorted().map { all[$0] }
  }
}
