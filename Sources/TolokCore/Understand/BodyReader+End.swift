/// Where the table's own rows end and notes begin.
extension BodyReader {
  mutating func findLastStrong() -> Int {
    var last = area.rows.lowerBound - 1
    var barrier = false
    var totalled = false
    var previous: Int?
    for row in area.rows where !repeated.contains(row) && pageLines[row] == nil {
      let cells = grid.span(row, area.columns)
      if RowMarks.isSurelyNote(grid.cells[cells]), !(isStrong(cells) && isNumbered(cells)) {
        barrier = true
        continue
      }
      let number = profile.running.flatMap { column in
        cells.first { grid.cells[$0].address.column == column }.flatMap {
          ColumnShape.counter(grid.cells[$0])
        }
      }
      // Lines without number below the total and a gap are another thing.
      if totalled, number == nil, profile.running != nil, row > area.rows.lowerBound,
        !grid.touches(row - 1, row)
      {
        barrier = true
      }
      if number != nil { lastNumbered = row }
      let isTotal = label(cells).map { RowMarks.total($0) == .bare } ?? false
      if isTotal, !barrier { totalled = true } else if number != nil { totalled = false }
      let follows = number.map { $0 == 1 || $0 == (previous ?? 0) + 1 } ?? false
      let strong: Bool
      if barrier {
        strong =
          cells.count * 5 >= profile.usualCount * 3 && cells.count >= min(3, profile.usualCount)
          && isStrong(cells)
      } else {
        strong =
          follows && cells.count >= 2 || isStrong(cells) || isTotal
      }
      if strong {
        last = row
        barrier = false
        if let number { previous = number }
      }
    }
    return last
  }

  /// A sentence, a footnote or a key of signs, alone in its row below the table.
  func isRemark(_ cells: Range<Int>) -> Bool {
    guard cells.count == 1, profile.columns.count > 1, let text = grid.cells[cells.lowerBound].text else {
      return false
    }
    return RowMarks.isFootnote(text) || RowMarks.isSentence(text)
  }

  /// Full enough, with figures where the table has figures.
  func isStrong(_ cells: Range<Int>) -> Bool {
    let inside = cells.filter { profile.wanted.contains(grid.cells[$0].address.column) }
    guard inside.count * 2 >= profile.usualCount, inside.count >= min(2, profile.usualCount) else {
      return false
    }
    if profile.figures.isEmpty { return true }
    return inside.contains {
      grid.kinds[$0].isFigure && profile.figures.contains(grid.cells[$0].address.column)
    } || inside.count * 4 >= profile.columns.count * 3 && !RowMarks.isSignature(grid.cells[cells])
  }
}
