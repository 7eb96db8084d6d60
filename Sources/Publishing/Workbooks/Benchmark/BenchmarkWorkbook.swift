import TolokCore

/// The comparison for leaders: like with like, the denominator beside every figure, published claims beside the
/// register's own count, native charts.
struct BenchmarkWorkbook {
  let results: MonthResults

  func write(to path: String) throws(PublishError) {
    let title = results.say("Tolok ukur inovasi \(results.month)", "Innovation benchmark, \(results.month)")
    let book = try Book(path: path, title: title, results: results)
    var parts = BenchmarkParts(results: results)
    let names = parts.names
    let benchmark = results.benchmark
    var more = BoardNames(results)
    let has = !benchmark.indicators.isEmpty
    let topics = Self.topics(benchmark)
    let contents = try Leaf(book, names.contents, [28, 74, 52], tab: Paint.ink)
    let summary = try Leaf(book, names.summary, [18, 11, 11, 10, 10, 12, 12, 34, 44], tab: Paint.deep)
    let score = try Leaf(book, names.score, [18, 10, 10, 10, 10, 11, 11, 11, 21, 30, 30])
    func added(_ name: String, _ widths: [Double], tab: UInt32 = Paint.blue) throws(PublishError) -> Leaf? {
      has ? try Leaf(book, name, widths, tab: tab) : nil
    }
    let findings = try added(more.findings, FindingSheet.widths(benchmark), tab: Paint.deep)
    let marks = try added(more.marks, MarkSheet.widths(results))
    let ranking =
      has
      ? try Leaf(book, more.ranking, RankingSheet.widths, tab: Paint.deep, helpers: RankingSheet.helpers)
      : nil
    let weights = try added(more.weights, WeightSheet.widths(benchmark), tab: 0xE9C46A)
    let points = try added(more.points, PointSheet.widths)
    let series = TrendSet.sets(benchmark, reporting: results.standings.map(\.region.id))
    let trends =
      series.isEmpty
      ? nil
      : try Leaf(book, more.trends, TrendSheet.widths, tab: Paint.deep, helpers: TrendSheet.helpers)
    var sheets: [(leaf: Leaf, sheet: IndicatorTopic, indicators: [Indicator])] = []
    for group in topics {
      sheets.append(
        (try Leaf(book, group.topic.name(results), IndicatorSheet.widths), group.topic, group.indicators))
    }
    // Without indicators the two figures every register gives have their own sheets.
    let coverage = has ? nil : try Leaf(book, names.coverage, [24, 12, 12, 12, 12, 14, 40, 56])
    let units = try Leaf(book, names.units, UnitSheet.widths)
    let innovations = try added(more.innovations, InnovationSheet.widths)
    let people = has ? nil : try Leaf(book, names.people, [24, 12, 14, 14, 16, 20, 44, 18])
    let awards = try Leaf(book, names.awards, [26, 16, 14, 14, 18, 12, 14])
    let suggestions = try added(more.suggestions, SuggestionSheet.widths)
    let conflicts = try Leaf(book, names.conflicts, [78, 36, 32, 26], tab: Paint.ochre)
    let claims = try Leaf(book, names.claims, ClaimSheets.widths)
    let index = try Leaf(book, names.index, [24, 9, 8, 11, 19, 12, 19, 12, 11, 42])
    let cards = try added(more.cards, CardSheet.widths, tab: Paint.quiet)
    let steps = try added(more.steps, StepSheet.widths, tab: Paint.quiet)
    let method = try Leaf(book, names.method, [22, 66, 62, 14, 18], tab: Paint.quiet)

    // From the end of every link to its beginning, so that each place is known when it is pointed at.
    parts.sourceRows = try MethodSheet(parts: parts).write(method)
    let board = Board(parts: parts)
    if let cards { try CardSheet(board: board).write(cards, topics) }
    let rowsDown = has ? InnovationSheet(board: board).lines(more) : []
    parts.unitBlocks = try UnitSheet(parts: parts, board: board).write(units)
    if let innovations { try InnovationSheet(board: board).write(innovations, rowsDown) }
    for sheet in sheets {
      try IndicatorSheet(board: board, names: more, topic: sheet.sheet).write(sheet.leaf, sheet.indicators)
    }
    var posts: String?
    if let weights {
      WeightSheet(board: board, names: more).open(weights)
      posts = try GoalpostBlock(board: board, names: more).write(weights, names: &more)
    }
    if let points { try PointSheet(board: board).write(points, names: &more) }
    if let weights, let ranking {
      let banner = try WeightSheet(board: board, names: more).write(weights, posts: posts)
      points?.banner(banner)
      try RankingSheet(board: board, names: more).write(ranking, banner: banner)
    }
    if let steps { try StepSheet(board: board, names: more).write(steps) }
    if let marks { try MarkSheet(board: board, names: more).write(marks) }
    if let findings { try FindingSheet(board: board, names: more).write(findings) }
    if let trends { try TrendSheet(board: board, names: more).write(trends, series) }
    if let suggestions { try SuggestionSheet(board: board).write(suggestions) }

    let claimSheets = ClaimSheets(parts: parts)
    parts.conflictRows = try claimSheets.writeConflicts(conflicts)
    try claimSheets.writeClaims(claims)
    try claimSheets.writeIndex(index)
    let rows = try Scorecard(parts: parts).write(score)
    if let coverage { try CoverageSheet(parts: parts).write(coverage) }
    if let people { try PeopleSheet(parts: parts).write(people) }
    try AwardLevels(parts: parts).write(awards)
    try BenchmarkSummary(parts: parts, rows: rows).write(summary)
    try ContentsSheet(
      parts: parts, names: more, topics: topics.map(\.topic), hasTrends: trends != nil
    ).write(contents)
    try book.close()
  }

  /// Topics that have an indicator, in the order of the sheets.
  static func topics(_ benchmark: BenchmarkResults) -> [(topic: IndicatorTopic, indicators: [Indicator])] {
    let groups = Dictionary(grouping: benchmark.indicators, by: IndicatorTopic.init)
    return IndicatorTopic.allCases.compactMap { topic in groups[topic].map { (topic, $0) } }
  }
}

/// What the sheets of this workbook know of each other: names, groups that compare, rows links lead to.
struct BenchmarkParts {
  struct Names {
    var contents: String
    var summary: String
    var score: String
    var coverage: String
    var units: String
    var people: String
    var awards: String
    var conflicts: String
    var claims: String
    var index: String
    var method: String
  }

  /// Regions of one kind: only these are set side by side.
  struct Group {
    var kind: RegionKind
    var standings: [RegionStanding]
  }

  let results: MonthResults
  let names: Names
  let groups: [Group]
  /// Regions from which nothing readable has come: nobody knows what they have, and it is not zero.
  let silent: Set<String>
  /// The row of a source key, of a conflict, and the units of a region.
  var sourceRows: [String: Int] = [:]
  var conflictRows: [String: Int] = [:]
  var unitBlocks: [String: Block] = [:]

  init(results: MonthResults) {
    self.results = results
    names = Names(
      contents: results.say("Isi", "Contents"), summary: results.say("Ringkasan", "Summary"),
      score: results.say("Kartu Skor", "Scorecard"), coverage: results.say("Cakupan", "Coverage"),
      units: results.say("Unit Menurut Nama", "Units by Name"),
      people: results.say("Per Penduduk", "Per Capita"), awards: results.say("Penghargaan", "Awards"),
      conflicts: results.say("Pertentangan", "Conflicts"), claims: results.say("Klaim", "Claims"),
      index: results.say("Skor Indeks", "Index Scores"),
      method: results.say("Metode dan Sumber", "Method and Sources"))
    var lines: [String: [CollectionLine]] = [:]
    for line in results.collection { lines[line.region, default: []].append(line) }
    silent = Set(
      results.standings.filter { standing in
        let own = lines[standing.region.id] ?? []
        return standing.innovations + standing.syntheticInnovations == 0 && !own.isEmpty
          && own.allSatisfy { $0.state == .missing || $0.state == .unreadable }
      }.map(\.region.id))
    let kinds: [RegionKind] = [.kota, .kabupaten, .provinsi]
    groups = kinds.compactMap { kind in
      let own = results.standings.filter { $0.region.kind == kind }
      return own.isEmpty ? nil : Group(kind: kind, standings: own)
    }
  }

  func say(_ id: String, _ en: String) -> String { results.say(id, en) }
  var back: [(text: String, spot: Spot)] { [("← \(names.contents)", Spot(sheet: names.contents))] }
  func isSilent(_ standing: RegionStanding) -> Bool {
    silent.contains(standing.region.id) || standing.coverage.denominator == 0
  }
  var unknownFigure: Entry { .text(unknown, Look.unknown.with { $0.right = true }) }
  var unknown: String { say("belum dapat dinilai", "cannot assess") }

  /// "A0;S75" leads to the first of them.
  func source(_ text: String) -> Entry {
    let row = SourceSheet.keys(text).compactMap { sourceRows[$0] }.first
    return .link(results.words.source(text), row.map { Spot(sheet: names.method, cell: "A\($0)") })
  }

  /// Few values are named one by one; of many only the ends are, and never as a rank.
  func message(_ values: [(name: String, text: String)], _ what: Sentence) -> String {
    guard !values.isEmpty, values.count <= 4 else { return span(values, what) }
    let all =
      what[results.language].capitalizedFirst + ": "
      + values.map { "\($0.name) \($0.text)" }.joined(separator: "; ")
    // A title is one row of the sheet.
    return all.count <= 100 ? all : span(values, what)
  }

  /// Both ends of sorted values.
  func span(_ values: [(name: String, text: String)], _ what: Sentence) -> String {
    guard let first = values.first, let last = values.last else {
      return say("Belum ada angka: ", "No figure yet: ") + what[results.language]
    }
    let head = what[results.language].capitalizedFirst
    if values.count == 1 { return "\(head): \(first.name) \(first.text)" }
    if first.text == last.text { return "\(head): " + say("semuanya \(first.text)", "all \(first.text)") }
    // A tie is said as a tie, not by the name that happens to stand first.
    func end(_ value: (name: String, text: String)) -> String {
      let equal = values.count { $0.text == value.text }
      return equal == 1
        ? "\(value.name) \(value.text)"
        : say("\(equal) wilayah \(value.text)", "\(equal) regions \(value.text)")
    }
    return "\(head): \(end(last)) \(say("sampai", "to")) \(end(first))"
  }

  /// What a small group does not allow to be said.
  func rankNote(_ group: Group) -> String {
    let count = group.standings.count
    return count < 5
      ? say(
        "\(count) satuan: kurang dari lima, maka peringkat tidak dinyatakan.",
        "\(count) units: fewer than five, so no rank is stated.")
      : say(
        "Urut menurut nilai; yang sama nilainya berurutan tanpa arti.",
        "Sorted by value; the order of equal values means nothing.")
  }
}
