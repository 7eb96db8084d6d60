import TolokCore

/// The normalised register of all regions: each innovation with the cell it came from; example rows, rows set
/// aside, awards, the citizens' competition and counts that senders state, each apart.
struct RegisterWorkbook {
  let results: MonthResults

  func write(to path: String) throws(PublishError) {
    let title = results.say("Register inovasi \(results.month)", "Innovation register, \(results.month)")
    let book = try Book(path: path, title: title, results: results)
    let parts = RegisterParts(results: results)
    let names = parts.names
    let summary = try Leaf(book, names.summary, [30, 16, 14, 14, 14, 16, 18, 14], tab: Paint.deep)
    let register = try Leaf(book, names.register, RegisterRows.widths)
    let examples = try Leaf(book, names.examples, RegisterRows.widths, tab: Paint.quiet)
    let setAside = try Leaf(book, names.setAside, [13, 14, 14, 18, 20, 31, 26, 7, 19, 11, 6])
    let awards = try Leaf(book, names.awards, [14, 24, 24, 32, 14, 19, 10, 17, 26])
    let contest = try Leaf(book, names.contest, [16, 36, 26, 14, 34, 30, 16, 9])
    let counts = try Leaf(book, names.counts, [15, 34, 32, 18, 16, 32, 16, 9])
    let sources = try Leaf(book, names.sources, [14, 66, 62, 14, 18], tab: Paint.quiet)
    let rows = RegisterRows(parts: parts)
    let blocks = RegisterBlocks(
      documented: try rows.write(register), examples: try rows.writeExamples(examples),
      setAside: try SetAsideSheet(parts: parts).write(setAside),
      counts: try StatedSheets(parts: parts).writeCounts(counts))
    try StatedSheets(parts: parts).writeContest(contest)
    try AwardSheets(parts: parts).write(awards)
    try SourceSheet(results: results, keys: parts.sourceKeys, back: parts.back).write(sources)
    try RegisterSummary(parts: parts, blocks: blocks).write(summary)
    try book.close()
  }
}

/// The tables that the summary counts.
struct RegisterBlocks {
  var documented: Block?
  var examples: Block?
  var setAside: Block?
  var counts: Block?
}

/// What the sheets of this workbook know of each other, and look-ups made once.
struct RegisterParts {
  struct Names {
    var summary: String
    var register: String
    var examples: String
    var setAside: String
    var awards: String
    var contest: String
    var counts: String
    var sources: String
  }

  let results: MonthResults
  let names: Names
  let agencies: [String: Agency]
  let regionNames: [String: String]
  let innovationNames: [String: String]
  let urusan: [String: String]

  init(results: MonthResults) {
    self.results = results
    names = Names(
      summary: results.say("Ringkasan", "Summary"), register: "Register",
      examples: results.say("Baris Contoh", "Example Rows"),
      setAside: results.say("Disisihkan", "Set Aside"), awards: results.say("Penghargaan", "Awards"),
      contest: results.say("Lomba Warga", "Citizens' Contest").filter { $0 != "'" },
      counts: results.say("Hitungan Pengirim", "Stated Counts"),
      sources: results.say("Sumber", "Sources"))
    agencies = Dictionary(
      results.registers.agencies.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    regionNames = Dictionary(
      results.registers.regions.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    urusan = Dictionary(
      results.registers.urusan.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    innovationNames = Dictionary(
      results.registers.innovations.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  func say(_ id: String, _ en: String) -> String { results.say(id, en) }
  func region(_ id: String) -> String { regionNames[id] ?? id }

  /// The agency a unit belongs to: itself where it is one, else the first above it.
  func agency(above owner: String?) -> String? {
    var at = owner.flatMap { agencies[$0] }
    for _ in 0..<10 {
      guard let here = at, !["desa", "bumd", "warga"].contains(here.kind) else { return nil }
      if here.countsAsOPD || here.kind == "kecamatan" { return here.name }
      at = here.parent.flatMap { agencies[$0] }
    }
    return nil
  }

  var back: [(text: String, spot: Spot)] { [("← \(names.summary)", Spot(sheet: names.summary))] }

  /// Sources the awards and competitions here are from.
  var sourceKeys: [String] {
    let citations = results.knownAwards.map(\.citation) + competitions.map(\.citation)
    return Array(Set(citations.flatMap { SourceSheet.keys($0.source) })).sorted()
  }

  /// Competitions of the reporting regions, and those they lead on to.
  var competitions: [Competition] {
    let reporting = Set(results.standings.map(\.region.id))
    return results.registers.competitions.filter { $0.region.map(reporting.contains) ?? true }
  }

  func nothing(_ kind: Nothing?) -> Entry { .text((kind ?? .blank).label[results.language], .nothing) }
}
