import TolokCore

/// Ranks with their intervals: what the choices allow to be said, and who could not be assessed.
struct RankingSheet {
  let board: Board
  let names: BoardNames
  private var results: MonthResults { board.results }
  private func say(_ id: String, _ en: String) -> String { board.say(id, en) }

  init(board: Board, names: BoardNames) {
    self.board = board
    self.names = names
  }

  static let widths: [Double] = [22, 15, 38, 11, 11, 12, 32, 32, 9, 9, 9]
  /// What the chart is drawn from stands behind the printed columns.
  static let helpers = 3

  func write(_ leaf: Leaf, banner: String) throws(PublishError) {
    let composites = board.benchmark.composites
    let built = composites.compactMap(\.result)
    leaf.open(
      title(built),
      say(
        "“2 (1–3)” = peringkat 2, rentang 1 sampai 3 pada 90% putaran uji dengan bobot dan tonggak baseline. Rentang yang beririsan setara; yang belum dapat dinilai tanpa peringkat.",
        "“2 (1–3)” = rank 2, interval 1 to 3 in 90% of the test runs with baseline weights and goalposts. Overlapping intervals are level; who cannot be assessed is unranked."
      ),
      links: board.parts.back + [
        ("→ \(names.weights)", Spot(sheet: names.weights)), ("→ \(names.points)", Spot(sheet: names.points)),
        ("→ \(names.steps)", Spot(sheet: names.steps)),
      ])
    leaf.banner(banner)
    for (index, outcome) in composites.enumerated() {
      switch outcome {
      case .built(let result): try block(leaf, result, index + 1)
      case .refused(_, let label, let group, let refusal):
        leaf.heading("\(board.words(label)) · \(groupLabel(group))")
        leaf.note(
          say("Tidak disusun, langkah ", "Not built, step ") + "\(board.words(refusal.step.label)): "
            + board.words(refusal.reason) + ".", Look.note.with { $0.ink = Paint.ochre })
        leaf.skip()
      }
    }
    if composites.isEmpty {
      leaf.note(say("Tidak ada indeks gabungan yang diminta.", "No composite is asked for."))
    }
  }

  private func title(_ built: [CompositeResult]) -> String {
    guard let first = built.max(by: { $0.standings.count < $1.standings.count }) else {
      return say("Belum ada peringkat yang dapat disusun", "No ranking can be built yet")
    }
    let count = first.standings.count
    if count < 5 {
      return say(
        "\(count) wilayah dapat dinilai: rentang dibaca, urutan tidak dinyatakan",
        "\(count) regions can be assessed: intervals are read, no order is stated")
    }
    let level = first.bands.reduce(0) { $0 + $1.regions.count }
    return level > 0
      ? say(
        "\(level) dari \(count) wilayah berada dalam kelompok setara",
        "\(level) of \(count) regions stand in level groups")
      : say(
        "\(count) wilayah dengan rentang peringkat; irisan dibaca berpasangan",
        "\(count) regions with rank intervals; overlaps are read in pairs")
  }

  func groupLabel(_ id: String) -> String {
    board.benchmark.groups.first { $0.rule.id == id }.map { board.words($0.rule.label) } ?? id
  }

  private func block(_ leaf: Leaf, _ result: CompositeResult, _ number: Int) throws(PublishError) {
    let group = board.benchmark.groups.first { $0.rule.id == result.group }
    leaf.heading("\(board.words(result.recipe.label)) · \(groupLabel(result.group))")
    leaf.note(
      say("Pertanyaan: ", "Question: ") + board.words(result.recipe.question) + "  "
        + say("Mengapa sebanding: ", "Why comparable: ") + (group.map { board.words($0.rule.reason) } ?? "–")
        + ".")
    if let warning = result.warning { leaf.callout("! " + board.words(warning).capitalizedFirst + ".") }
    let level = levels(result)
    let few = result.standings.count < 5
    let block = try leaf.table(
      "tbl_peringkat_\(number)",
      [
        Column(say("Wilayah", "Region")), Column(say("Peringkat (rentang)", "Rank (interval)")),
        Column(say("Dibaca", "Read as")), Column(say("Skor baseline", "Baseline score"), right: true),
        Column(say("Skor kini", "Score now"), right: true),
        Column(
          few ? say("Urutan skor kini", "Order of scores now") : say("Peringkat kini", "Rank now"),
          right: true),
        Column(say("Cakupan", "Coverage")), Column(say("Edisi dan catatan", "Edition and note")),
        Column(say("Dari", "From"), right: true), Column(say("Sampai", "To"), right: true),
        Column(say("Banyak tempat", "Places"), right: true),
      ], result.standings, none: "", filtered: !few
    ) { standing, row in
      let place = "\(number)/\(standing.region)"
      let live = board.liveRanks[place], score = board.liveScores[place]
      let rounded = (standing.score * 1e12).rounded() / 1e12
      let partners = level[standing.region]
      return [
        .link(board.region(standing.region), pointSpot(number, standing.region)),
        .text(board.words(result.spot(of: standing)), Look.resultText.with { $0.size = 12 }),
        partners.map {
          .text(
            "≈ " + $0,
            Look.text.with {
              $0.fill = Paint.pale; $0.ink = Paint.deep; $0.bold = true
            })
        }
          ?? .text("| " + say("terpisah dari yang lain", "apart from the others")),
        Entry(content: .number(standing.score), look: .number(NumberLook.two)),
        score.map { .formula("=" + $0, rounded, .result(NumberLook.two)) }
          ?? .number(rounded, NumberLook.two),
        live.map { .formula("=" + $0, standing.baseline, .result(NumberLook.count)) }
          ?? .count(standing.baseline),
        .text(coverage(standing)), .quiet(note(standing, result)),
        .count(standing.interval.low), .count(standing.interval.high),
        .formula("=J\(row)-I\(row)+1", standing.interval.high - standing.interval.low + 1),
      ]
    }
    leaf.skip()
    if let block, result.standings.count <= 45 { chart(leaf, result, block) }
    for text in result.notes { leaf.note("• " + board.words(text).capitalizedFirst + ".") }
    leaf.note(
      "• "
        + say(
          "Uji: benih \(result.recipe.uncertainty.seed), \(results.figures.count(result.recipe.uncertainty.runs)) putaran; pilihan pada lembar \(names.steps).",
          "Test: seed \(result.recipe.uncertainty.seed), \(results.figures.count(result.recipe.uncertainty.runs)) runs; choices on sheet \(names.steps)."
        ))
    if let most = (result.influences + result.weightInfluences).max(by: { $0.meanShift < $1.meanShift }),
      most.meanShift > 0
    {
      leaf.note(
        "• "
          + say(
            "Pilihan yang paling menggeser peringkat baseline: \(board.words(most.label)), rata-rata \(results.figures.decimal(most.meanShift, places: 2)) tempat.",
            "The choice that moves baseline ranks most: \(board.words(most.label)), \(results.figures.decimal(most.meanShift, places: 2)) places on average."
          ))
    }
    leaf.skip()
    let below = result.unassessed + (group?.undecided ?? [])
    leaf.heading(
      say("Belum dapat dinilai: tanpa peringkat, bukan terakhir", "Cannot be assessed: unranked, not last"))
    try leaf.table(
      "tbl_belum_dinilai_\(number)",
      [
        Column(say("Wilayah", "Region")), Column(say("Tanda", "Mark")),
        Column(say("Yang kurang", "What is missing")),
      ],
      below,
      none: say("Semua anggota kelompok dapat dinilai.", "Every member of the group can be assessed.")
    ) { item, _ in
      [
        .strong(board.region(item.region)), .text("○ " + say("belum", "not yet"), .unknown),
        .text(item.missing.map(board.words).joined(separator: "; "), .quiet),
      ]
    }
    leaf.skip()
  }

  func pointSpot(_ number: Int, _ region: String) -> Spot? { names.pointSpots["\(number)/\(region)"] }

  /// "setara dengan Kota A, Kota B" where a band or a pair says so.
  private func levels(_ result: CompositeResult) -> [String: String] {
    var partners: [String: [String]] = [:]
    for band in result.bands {
      for region in band.regions { partners[region] = band.regions.filter { $0 != region } }
    }
    var words = partners.mapValues { say("setara dengan ", "level with ") + list($0) }
    var pairs: [String: [String]] = [:]
    for pair in result.pairs where pair.count == 2 {
      pairs[pair[0], default: []].append(pair[1])
      pairs[pair[1], default: []].append(pair[0])
    }
    for (region, others) in pairs where words[region] == nil {
      words[region] = say("beririsan dengan ", "overlaps ") + list(others)
    }
    return words
  }

  private func list(_ regions: [String]) -> String {
    let few = regions.prefix(3).map(board.region).joined(separator: ", ")
    let rest = regions.count - min(3, regions.count)
    return few + (rest > 0 ? say(", dan \(rest) lain", ", and \(rest) others") : "")
  }

  private func coverage(_ standing: CompositeStanding) -> String {
    let first = standing.contributions.compactMap { board.figures[$0.figure]?.coverage }.first
    return first.map { board.words($0.text) } ?? say("angka terbit", "published figures")
  }

  private func note(_ standing: CompositeStanding, _ result: CompositeResult) -> String {
    var parts = [board.words(result.edition.label)]
    if standing.imputedWeight > 0 {
      parts.append(
        say("isian median ", "median filled in ")
          + results.figures.decimal(standing.imputedWeight * 100, places: 0) + "%")
    }
    if standing.contributions.contains(where: { board.figures[$0.figure]?.isLowerBound == true }) {
      parts.append(say("memuat batas bawah", "holds a lower bound"))
    }
    parts.append(
      say("pertama dalam ", "first in ")
        + results.figures.decimal(standing.interval.probabilityFirst * 100, places: 0)
        + say("% putaran", "% of runs"))
    return parts.joined(separator: " · ")
  }

  private func chart(_ leaf: Leaf, _ result: CompositeResult, _ block: Block) {
    let words = result.standings.map { "\(board.region($0.region)) \(board.words(result.spot(of: $0)))" }
    let wide = result.standings.count {
      $0.interval.low != $0.interval.high
    }
    leaf.chart(
      SeriesChart(
        kind: .interval,
        title: say(
          "Pilihan cara hitung menggeser \(wide) dari \(result.standings.count) wilayah (baseline)",
          "Choices of method move \(wide) of \(result.standings.count) regions (baseline)"),
        description: say("Diagram rentang peringkat: ", "Chart of rank intervals: ")
          + words.joined(separator: "; "),
        categories: block.range(1),
        series: [
          SeriesChart.Series(
            name: say("mulai", "start"), values: block.range(9),
            stored: result.standings.map { Double($0.interval.low) }, colour: nil),
          SeriesChart.Series(
            name: say("rentang peringkat", "rank interval"), values: block.range(11),
            stored: result.standings.map { Double($0.interval.high - $0.interval.low + 1) },
            colour: Paint.blue,
            labels: result.standings.map { board.words(result.spot(of: $0)) }),
        ], format: NumberLook.count, least: 1,
        axis: say("rentang peringkat, kiri lebih baik", "interval of ranks, left is better")
          + " · \(board.words(result.edition.label))",
        most: Double(result.standings.count + 1)))
  }
}
