/// Tells a list of one column from titles and prose.
struct ListReader {
  let grid: SheetGrid
  let words: HeadingWords

  private static let sample = 200

  /// The list that begins at the first row of an area: its header, when it has one, and where it ends.
  func read(_ area: Area) -> (header: Int?, end: Int)? {
    let first = area.rows.lowerBound
    guard let start = grid.span(first, area.columns).first else { return nil }
    let column = grid.cells[start].address.column
    if grid.merge(at: grid.cells[start].address) != nil { return nil }
    var row = first
    var items = 0
    var wordCount = 0
    var sentences = 0
    var figures = 0
    var prefixed = 0
    let head = grid.cells[start].text.map(tidied) ?? ""
    while row < area.rows.upperBound {
      if row > first, !grid.touches(row - 1, row) { break }
      let cells = grid.span(row, area.columns)
      guard cells.count == 1, grid.cells[cells.lowerBound].address.column == column else { break }
      if row - first < Self.sample {
        if RowMarks.isSurelyNote(grid.cells[cells]) { break }
        let text = grid.cells[cells.lowerBound].displayed
        items += 1
        wordCount += text.split(separator: " ").count
        if text.utf8.count > 100 || text.hasSuffix(".") || text.hasSuffix(":")
          || text.contains(". ") && text.utf8.count > 40
        {
          sentences += 1
        }
        if row > first, grid.kinds[cells.lowerBound].isFigure { figures += 1 }
        if row > first, text.hasPrefix(head), text.utf8.count > head.utf8.count { prefixed += 1 }
      }
      row += 1
    }
    let isTable =
      row > first && row < area.rows.upperBound && grid.touches(row - 1, row)
      && grid.span(row, area.columns).count >= 2
    guard items >= 3, !isTable, wordCount <= items * 6, sentences * 5 <= items else { return nil }
    let key = wordKey(head)
    if ["daftar", "rekap", "laporan", "data", "pemerintah", "tabel", "lampiran", "dinas", "badan"]
      .contains(where: { key == $0 || key.hasPrefix($0 + " ") }), figures == 0
    {
      return nil
    }
    let isHead =
      grid.kinds[start] == .text
      && (words.isKnown(key: key) || isCaption(first) || figures * 2 >= items || prefixed * 2 >= items)
    // Up to five lines above a table are its titles.
    guard items >= 6 || figures * 2 >= items || !hasTableBelow(row, in: area) else { return nil }
    return (isHead ? first : nil, row)
  }

  /// Lists beside each other begin on one line with captions of one kind: "Kecamatan Batu | Kecamatan Bumiaji".
  private func isCaption(_ row: Int) -> Bool {
    func kinds(_ row: Int) -> Set<Substring?> {
      Set(grid.rows[row].cells.map { wordKey(grid.cells[$0].displayed).split(separator: " ").first })
    }
    guard grid.rows[row].cells.count >= 2, row + 1 < grid.rows.count else { return false }
    let own = kinds(row)
    return own.count == 1 && kinds(row + 1) != own
  }

  private func hasTableBelow(_ row: Int, in area: Area) -> Bool {
    var next = row
    while next < area.rows.upperBound, next < row + 60 {
      if grid.span(next, area.columns).count >= 2 { return true }
      next += 1
    }
    return false
  }
}
