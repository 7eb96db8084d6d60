/// Where a table ends because another one begins.
extension SheetReading {
  /// Walks down a table until another one begins; notes below stay with it, titles above go to the next.
  mutating func follow(_ found: inout Found, header: HeaderReading?, from start: Int, in area: Area) {
    let own = header.map { headerKeys($0, in: area) } ?? []
    var row = start
    while row < area.rows.upperBound {
      defer { row += 1 }
      let cells = grid.span(row, area.columns)
      guard cells.count >= 2, !found.repeated.contains(row), row > start || header == nil else { continue }
      let gap = !grid.touches(row - 1, row)
      let before = grid.span(row - 1, area.columns)
      let afterLine = before.count <= 1
      guard grid.kinds[cells.lowerBound] == .text || gap || afterLine else { continue }
      // A row like the one before it needs a known first word to be looked at.
      if !afterLine || before.isEmpty, isLike(before, cells),
        !words.contains(grid.cells[cells.lowerBound].displayed)
      {
        continue
      }
      let keys = keys(cells)
      if !own.isEmpty, own.contains(keys), row > start {
        if let header, !gap, !afterLine || before.isEmpty, header.score >= HeaderReader.sure {
          takeRepeat(of: header, at: row, into: &found, in: area)
          continue
        }
        if let header, goesOn(after: row, header: header, from: start, own: own, in: area) {
          takeRepeat(of: header, at: row, into: &found, in: area)
          takePageLines(above: row, notAbove: start, into: &found, in: area)
          continue
        }
      } else if !gap, !afterLine {
        guard words.isExactly(key: keys[0]),
          keys[0].hasPrefix("no") && keys.count >= 3
            || keys.filter(words.isKnown(key:)).count * 5 >= keys.count * 4,
          keys.count >= 2
        else { continue }
      }
      let rest = Area(rows: row..<area.rows.upperBound, columns: area.columns)
      if gap || afterLine, form(at: rest) != nil {
        found.end = titlesAbove(row, notAbove: start, in: area)
        return
      }
      guard let next = headers.read(at: row, in: rest, notAbove: row) else { continue }
      var score = next.score
      let lineStandsApart = gap || row >= 2 && row - 2 >= start && !grid.touches(row - 2, row - 1)
      if afterLine, !before.isEmpty, lineStandsApart { score += 2 }
      if let header, Set(next.columns) != Set(header.columns) { score += 2 }
      if own.contains(keys) { score += 3 }
      guard score > HeaderReader.sure else { continue }
      let above = headers.read(
        at: row, in: Area(rows: start..<area.rows.upperBound, columns: area.columns), notAbove: start)
      found.end = titlesAbove(above?.rows.lowerBound ?? row, notAbove: start, in: area)
      return
    }
  }

  /// The rows of the header said again, its units and its numbering with them.
  private func takeRepeat(of header: HeaderReading, at row: Int, into found: inout Found, in area: Area) {
    func texts(_ row: Int) -> [String] {
      grid.span(row, area.columns).map { tidied(grid.cells[$0].displayed) }
    }
    found.repeated.insert(row)
    let lines = Array(header.rows) + (header.numbering.map { [$0] } ?? [])
    let first = texts(row)
    guard let at = lines.firstIndex(where: { texts($0) == first }) else { return }
    var next = row + 1
    for line in lines[(at + 1)...] {
      guard next < area.rows.upperBound, texts(next) == texts(line) else { break }
      found.repeated.insert(next)
      next += 1
    }
  }

  /// What a printed page sets around its header: the titles again, "Halaman 2".
  private func takePageLines(above row: Int, notAbove start: Int, into found: inout Found, in area: Area) {
    var titles: Set<String> = []
    for above in max(area.rows.lowerBound, found.start - 12)..<found.start {
      let cells = grid.span(above, area.columns)
      if cells.count == 1 { titles.insert(wordKey(grid.cells[cells.lowerBound].displayed)) }
    }
    var line = row - 1
    while line > start {
      let cells = grid.span(line, area.columns)
      guard cells.count == 1 else { break }
      let cell = grid.cells[cells.lowerBound]
      // The last words of a record may stand alone in their column.
      if grid.touches(line - 1, line), grid.span(line - 1, area.columns).count > 1,
        cell.address.column
          > (grid.span(found.start, area.columns).first.map { grid.cells[$0].address.column } ?? 1)
      {
        break
      }
      found.pageLines[line] = titles.contains(wordKey(cell.displayed)) ? .title : .note
      line -= 1
    }
  }

  /// The header of the next printed page: the rows below it go on counting where those above it stopped.
  private func goesOn(
    after row: Int, header: HeaderReading, from start: Int, own: Set<[String]>, in area: Area
  ) -> Bool {
    guard let column = header.columns.first else { return false }
    var above = row - 1
    while above > start, above > row - 8, counter(above, column) == nil { above -= 1 }
    guard let last = counter(above, column) else { return false }
    var below = row + 1
    while below < area.rows.upperBound, below < row + 8 {
      let cells = grid.span(below, area.columns)
      if !own.contains(keys(cells)), !RowMarks.isNumbering(grid.cells[cells]),
        let next = counter(below, column)
      {
        return next == last + 1
      }
      below += 1
    }
    return false
  }

  private func counter(_ row: Int, _ column: Int) -> Int? {
    grid.cell(row, column: column).flatMap { ColumnShape.counter(grid.cells[$0]) }
  }

  /// The same columns with the same kinds of cells.
  func isLike(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy {
        grid.kinds[$0] == grid.kinds[$1] && grid.cells[$0].address.column == grid.cells[$1].address.column
      }
  }

  func keys(_ cells: Range<Int>) -> [String] { cells.map { wordKey(grid.cells[$0].displayed) } }

  func headerKeys(_ header: HeaderReading, in area: Area) -> Set<[String]> {
    Set(header.rows.map { keys(grid.span($0, area.columns)) })
  }

  /// The titles right above a header: single texts that are no notes of the table before.
  func titlesAbove(_ row: Int, notAbove floor: Int, in area: Area) -> Int {
    var top = row
    while top - 1 >= floor {
      let cells = grid.span(top - 1, area.columns)
      guard cells.count <= 1 || isMeta(cells), grid.rows[top].number - grid.rows[top - 1].number <= 3 else {
        break
      }
      let slice = grid.cells[cells]
      guard slice.first?.text != nil || cells.isEmpty, !RowMarks.isSurelyNote(slice),
        !RowMarks.isOffice(slice)
      else { break }
      if let label = slice.first?.text, RowMarks.total(label) == .bare { break }
      // Between two gaps the nearer table owns the line.
      if top - 2 >= floor, top < row, grid.touches(top - 2, top - 1), !grid.touches(top - 1, top) { break }
      if top - 2 >= floor, top == row, grid.touches(top - 2, top - 1), !grid.touches(top - 1, top),
        grid.span(top - 2, area.columns).count >= 2
      {
        break
      }
      top -= 1
    }
    return top
  }
}
