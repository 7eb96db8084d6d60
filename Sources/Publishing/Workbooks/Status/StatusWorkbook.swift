import TolokCore

/// For the planner who runs the month: who sent, sent empty, sent something unreadable, sent nothing; whom to
/// call; what to mend, cause by cause; and what became of every row of every file.
struct StatusWorkbook {
  let results: MonthResults

  func write(to path: String) throws(PublishError) {
    let title = results.say("Status pengumpulan \(results.month)", "Collection status, \(results.month)")
    let book = try Book(path: path, title: title, results: results)
    let parts = StatusParts(results: results)
    let names = parts.names
    let summary = try Leaf(book, names.summary, [30, 13, 13, 16, 15, 15, 13, 12, 14], tab: Paint.deep)
    let calls = try Leaf(book, names.calls, [5, 13, 40, 15, 15, 18, 42, 9, 10, 9])
    let register = try Leaf(book, names.register, [15, 46, 18, 16, 20, 8, 9, 50])
    let causes = try Leaf(book, names.causes, [5, 12, 8, 36, 36, 20, 20, 34, 7])
    let details = try Leaf(book, names.details, [6, 12, 8, 14, 6, 24, 13, 6, 16, 32, 15, 22])
    let files = try Leaf(book, names.files, [36, 14, 32, 9, 20, 8, 8, 8, 8, 13, 9, 10], tab: Paint.quiet)
    let cells = try Leaf(book, names.cells, [50, 11, 13, 11, 11, 11, 11, 12, 11, 11], tab: Paint.quiet)
    let listed = try StatusRegister(parts: parts).write(register)
    try StatusRegister(parts: parts).writeCalls(calls)
    let findings = StatusFindings(parts: parts)
    try findings.writeDetails(details)
    try findings.writeCauses(causes)
    try StatusFiles(parts: parts).write(files)
    try StatusFiles(parts: parts).writeCells(cells)
    try StatusSummary(parts: parts, register: listed).write(summary)
    try book.close()
  }
}

/// What the sheets of this workbook know of each other: their names and the rows links lead to.
struct StatusParts {
  struct Names {
    var summary: String
    var calls: String
    var register: String
    var causes: String
    var details: String
    var files: String
    var cells: String
  }

  let results: MonthResults
  let names: Names
  /// Findings of one cause side by side, in the order a planner works through.
  let causes: [Cause]
  /// The row of each file on its sheet, and of its first finding.
  let fileRows: [String: Int]
  let findingRows: [String: Int]
  /// The region a file was sent in, by its folder.
  let fileRegions: [String: String]

  struct Cause {
    var number: Int
    var findings: [Finding]
    /// The first row of its findings on the sheet of details.
    var row: Int
  }

  init(results: MonthResults) {
    self.results = results
    names = Names(
      summary: results.say("Ringkasan", "Summary"), calls: results.say("Belum Mengirim", "Not Sent"),
      register: "Register", causes: results.say("Temuan", "Findings"),
      details: results.say("Rincian Temuan", "Finding Details"), files: results.say("Berkas", "Files"),
      cells: results.say("Sel Berkas", "File Cells"))
    var rows: [String: Int] = [:]
    for (index, file) in results.facts.ledger.enumerated() { rows[file.file] = Leaf.firstRow + index }
    fileRows = rows
    fileRegions = Dictionary(
      results.facts.ledger.compactMap { file in file.region.map { (file.file, $0) } },
      uniquingKeysWith: { first, _ in first })
    var next = Leaf.firstRow
    var first: [String: Int] = [:]
    causes = Self.grouped(results.findings).enumerated().map { index, findings in
      let cause = Cause(number: index + 1, findings: findings, row: next)
      for finding in findings {
        if let file = finding.place?.file, first[file] == nil { first[file] = next }
        next += 1
      }
      return cause
    }
    findingRows = first
  }

  /// Errors before warnings before notes; what loses a whole file first, then what spoils most cells, then
  /// region by region.
  private static func grouped(_ findings: [Finding]) -> [[Finding]] {
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in findings {
      let key = "\(finding.code.code)|\(finding.cause)"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(finding)
    }
    let all = order.compactMap { groups[$0] }
    return all.enumerated().sorted { a, b in
      let (x, y) = (a.element[0], b.element[0])
      if x.severity != y.severity { return x.severity > y.severity }
      let (wholeX, wholeY) = (x.place?.cell == nil, y.place?.cell == nil)
      if wholeX != wholeY { return wholeX }
      if a.element.count != b.element.count { return a.element.count > b.element.count }
      let (fileX, fileY) = (x.place?.file ?? "", y.place?.file ?? "")
      return fileX != fileY ? fileX < fileY : a.offset < b.offset
    }.map(\.element)
  }

  func say(_ id: String, _ en: String) -> String { results.say(id, en) }

  func back(_ more: (text: String, spot: Spot)...) -> [(text: String, spot: Spot)] {
    [("← \(names.summary)", Spot(sheet: names.summary))] + more
  }

  func forward(_ name: String) -> (text: String, spot: Spot) { ("→ \(name)", Spot(sheet: name)) }
}
