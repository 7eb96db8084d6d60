/// How far a header reaches, up and down.
extension HeaderReader {
  /// The row below still belongs to the header: covered by a heading merged downward, or filling places that
  /// a group heading left open.
  func continues(_ row: Int, header: ClosedRange<Int>, in area: Area) -> Bool {
    let number = grid.rows[row].number
    for place in grid.span(header.lowerBound, area.columns) {
      if let range = grid.merge(at: grid.cells[place].address), range.bottom >= number,
        range.bottom - range.top < Self.deepest
      {
        return true
      }
    }
    guard grid.touches(header.upperBound, row) else { return false }
    let cells = grid.span(row, area.columns)
    guard !cells.isEmpty, !RowMarks.isNumbering(grid.cells[cells]) else { return false }
    // "Bulan:" labels a line; it heads no column.
    if cells.contains(where: { grid.cells[$0].text.map { tidied($0).hasSuffix(":") } ?? false }) {
      return false
    }
    if isUnits(row, cells, in: area) || isSecondWording(row, cells, header: header, in: area) { return true }
    var open = 0
    for place in cells {
      guard isToken(place, at: row, in: area) else { return false }
      let column = grid.cells[place].address.column
      guard let above = heading(over: column, in: header) else {
        open += 1
        continue
      }
      if let range = grid.merge(at: above.address), range.right > range.left { continue }
      let beside = heading(over: column + 1, in: header)
      if beside == nil, grid.cell(row, column: column + 1) != nil { continue }
      // "Tahun | Tahun" over "2021 | 2022": the group is written in each of its columns.
      guard row + 1 < area.rows.upperBound else { return false }
      let before = column > 1 ? heading(over: column - 1, in: header) : nil
      let name = tidied(above.displayed)
      guard [beside, before].contains(where: { $0.map { tidied($0.displayed) == name } ?? false }) else {
        return false
      }
    }
    // Only blanks are filled: an odd text beside the first row of data does that too.
    return open < cells.count || cells.count >= 2 || grid.rows[row].number == number && hasGap(header, area)
  }

  func hasGap(_ header: ClosedRange<Int>, _ area: Area) -> Bool {
    let cells = grid.span(header.upperBound, area.columns)
    guard let first = cells.first, let last = cells.last else { return false }
    return grid.cells[last].address.column - grid.cells[first].address.column + 1 > cells.count
  }

  /// The cell over a column in the header rows read so far, the lowest first.
  func heading(over column: Int, in header: ClosedRange<Int>) -> Cell? {
    for row in header.reversed() {
      if let cell = grid.speaking(CellAddress(row: grid.rows[row].number, column: column)) { return cell }
    }
    return nil
  }

  /// The row above is a group heading or the heading of a column left blank, not a title.
  func crowns(_ row: Int, header: ClosedRange<Int>, in area: Area) -> Bool {
    guard grid.touches(row, header.lowerBound) else { return false }
    let cells = grid.span(row, area.columns)
    guard cells.count == 1, grid.kinds[cells.lowerBound] == .text else { return false }
    let cell = grid.cells[cells.lowerBound]
    let columns = header.flatMap { grid.span($0, area.columns) }.map { grid.cells[$0].address.column }
    guard let right = columns.max(),
      let body = header.upperBound + 1 < area.rows.upperBound ? header.upperBound + 1 : nil
    else { return false }
    let left = min(
      columns.min() ?? right,
      grid.span(body, area.columns).first.map { grid.cells[$0].address.column } ?? right)
    let column = cell.address.column
    if let range = grid.merge(at: cell.address) {
      guard range.right > range.left, range.left > left, range.right <= right else { return false }
      return grid.span(header.lowerBound, range.left...range.right).count >= 2
    }
    guard (cell.text ?? "").utf8.count <= 120 else { return false }
    if grid.cell(header.lowerBound, column: column) == nil {
      return !columns.contains(column) && grid.cell(body, column: column) != nil
        && heading(over: column, in: header) == nil
    }
    // A group heading without merge: the first column's own heading stands on another line.
    let beneath = grid.span(header.lowerBound, column...area.columns.upperBound)
    return column > left && beneath.count >= 2
      && (grid.cell(header.lowerBound, column: left) == nil || beneath.allSatisfy { grid.kinds[$0] == .year })
  }

  /// A row that numbers the columns, and no first row of data that happens to run 1, 2, 3.
  func isNumbering(_ row: Int, after header: ClosedRange<Int>, in area: Area) -> Bool {
    let cells = grid.span(row, area.columns)
    guard RowMarks.isNumbering(grid.cells[cells], least: 2) else { return false }
    guard cells.allSatisfy({ grid.kinds[$0] == .number && isBare(grid.cells[$0]) }) else { return true }
    // Bare numbers: somewhere below, at least one of these columns holds words, or more than a counter.
    var sawRow = false
    var next = row + 1
    while next < area.rows.upperBound, next <= row + 8 {
      for place in grid.span(next, area.columns) where grid.kinds[place] == .text {
        if grid.cell(row, column: grid.cells[place].address.column) != nil { return true }
      }
      sawRow = true
      next += 1
    }
    return !sawRow && cells.count >= 4
  }

  func isBare(_ cell: Cell) -> Bool {
    guard let text = cell.text else { return true }
    return text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x20 }
  }
}
