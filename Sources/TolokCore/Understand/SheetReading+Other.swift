/// What is no table with a header: the lines above one, and rows without any.
extension SheetReading {
  /// `Bulan : Oktober`, `OPD | : | Dinas Kesehatan`.
  func isMeta(_ cells: Range<Int>) -> Bool {
    guard cells.count >= 2, cells.count <= 4 else { return false }
    return cells.contains { place in
      guard let text = grid.cells[place].text.map(tidied) else { return false }
      return text == ":" || text.hasPrefix(": ") || text.hasSuffix(":")
    }
  }

  /// A few narrow lines that introduce a wider table below: the row after the last of them.
  func endOfPreamble(_ row: Int, in area: Area) -> Int? {
    let own = Area(rows: row..<area.rows.upperBound, columns: area.columns)
    if let header = headers.read(at: row, in: own, notAbove: row), header.score >= HeaderReader.sure,
      header.rows.count > 1 || headers.hasOwnFigures(header, in: own)
    {
      return nil  // Group headings over a line of headings, or a small table above a wide one.
    }
    var next = row
    var widest = 0
    var metas = 0
    while next < area.rows.upperBound, next == row || grid.touches(next - 1, next), next - row <= 12 {
      let cells = grid.span(next, area.columns)
      if cells.count > max(3, widest), !isMeta(cells), widest > 0 { break }
      let isMeta = isMeta(cells)
      if metas > 0, !isMeta, cells.count >= 2, isSurelyHeader(next, in: area) { break }
      if isMeta { metas += 1 }
      widest = max(widest, cells.count)
      next += 1
    }
    let lines = next - row
    guard lines <= (metas > 0 ? 8 : 4), next < area.rows.upperBound, widest <= 4 else { return nil }
    // Single lines may stand between the block and the table.
    var below = next
    while below < area.rows.upperBound, below - next <= 4, grid.span(below, area.columns).count <= 1 {
      below += 1
    }
    guard below < area.rows.upperBound else { return nil }
    let wide = grid.span(below, area.columns).count
    guard metas * 2 >= lines || wide >= widest + 2 else { return nil }
    let rest = Area(rows: below..<area.rows.upperBound, columns: area.columns)
    guard let header = headers.read(at: below, in: rest, notAbove: below) else { return nil }
    let isHeader =
      header.score >= HeaderReader.sure || metas * 2 >= lines && header.score >= HeaderReader.enough
    return isHeader ? next : nil
  }

  private func isSurelyHeader(_ row: Int, in area: Area) -> Bool {
    let rest = Area(rows: row..<area.rows.upperBound, columns: area.columns)
    return (headers.read(at: row, in: rest, notAbove: row)?.score ?? 0) >= HeaderReader.sure
  }

  // MARK: a table without header

  /// Two rows and more that fill the same columns; numbered prose is no table.
  func endOfBareTable(_ row: Int, in area: Area) -> Int? {
    var next = row + 1
    var aligned = 1
    let first = Set(grid.span(row, area.columns).map { grid.cells[$0].address.column })
    var long = 0
    while next < area.rows.upperBound, next < row + 200,
      grid.rows[next].number - grid.rows[next - 1].number <= 2
    {
      let cells = grid.span(next, area.columns)
      let columns = Set(cells.map { grid.cells[$0].address.column })
      if columns.intersection(first).count >= 2 { aligned += 1 }
      if cells.count == 2, let text = grid.cells[cells.upperBound - 1].text,
        text.split(separator: " ").count >= 5 || text.hasSuffix(".") || text.hasSuffix(";"),
        isNumberOrLetter(grid.cells[cells.lowerBound])
      {
        long += 1
      }
      next += 1
    }
    guard aligned >= 2, aligned * 2 >= next - row, long * 2 < aligned else { return nil }
    return next
  }

  func isNumberOrLetter(_ cell: Cell) -> Bool {
    if ColumnShape.counter(cell) != nil { return true }
    guard let mark = cell.text.map(tidied) else { return false }
    return mark.utf8.count == 1 || mark.utf8.count == 2 && (mark.hasSuffix(".") || mark.hasSuffix(")"))
  }
}
