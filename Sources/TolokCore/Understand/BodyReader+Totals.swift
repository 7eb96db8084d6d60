/// Totals: by their words, by their formulas, by their sums.
extension BodyReader {
  /// The first words of a row; NA and "-" say nothing.
  func label(_ cells: Range<Int>) -> String? {
    cells.first { grid.kinds[$0] == .text }.flatMap { grid.cells[$0].text }
  }

  func isTotal(_ row: Int, _ cells: Range<Int>) -> Bool {
    guard !isNumbered(cells) else { return false }
    if sumsRowsAbove(row, cells) { return true }
    guard let place = cells.first(where: { grid.kinds[$0] == .text }), let label = grid.cells[place].text,
      let word = RowMarks.total(label)
    else { return false }
    if word == .bare { return row <= lastStrong || cells.count > 1 || grid.touches(max(row - 1, 0), row) }
    if let range = grid.merge(at: grid.cells[place].address), range.right > range.left { return true }
    if sums.match(figures(row), needing: 2) { return true }
    // Where every row has its code or number, the row without one adds up.
    if let key = profile.key, !cells.contains(where: { grid.cells[$0].address.column == key }) { return true }
    guard profile.running != nil else { return false }
    let next = row + 1
    return row >= lastStrong || next >= area.rows.upperBound || !grid.touches(row, next)
      || isTotalOrSection(next)
  }

  func isTotalOrSection(_ row: Int) -> Bool {
    let cells = grid.span(row, area.columns)
    return label(cells).map { RowMarks.total($0) != nil } ?? false || isSection(row, cells)
  }

  /// `=SUM(D5:D9)` over rows above it.
  func sumsRowsAbove(_ row: Int, _ cells: Range<Int>) -> Bool {
    let number = grid.rows[row].number
    return grid.cells[cells].contains { cell in
      guard let formula = cell.formula, formula.utf8.count <= 60,
        formula.hasPrefix("SUM(") || formula.hasPrefix("SUBTOTAL(")
      else { return false }
      let inner = formula.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" && $0 != ";" }
      let last = inner.split(separator: ",").last.map { String($0.filter { $0 != "$" }) } ?? ""
      guard let range = CellRange(last) else { return false }
      return range.bottom > range.top && range.bottom < number && range.bottom >= number - 3
        && range.left == cell.address.column
    }
  }

  func figures(_ row: Int) -> [(column: Int, value: Double)] {
    guard !sums.columns.isEmpty else { return [] }
    var found: [(Int, Double)] = []
    for place in grid.span(row, area.columns) {
      let column = grid.cells[place].address.column
      if sums.columns.contains(column), let value = figure(grid.cells[place]) {
        found.append((column, value))
      }
    }
    return found
  }

  /// A last row that adds up the rows above it is their total, whatever it is called.
  func closeWithSum(_ marks: inout [Mark]) {
    guard let last = marks.lastIndex(of: .data), !marks.contains(.total), !marks.contains(.section) else {
      return
    }
    let row = area.rows.lowerBound + last
    guard !isNumbered(grid.span(row, area.columns)) else { return }
    let hasLabel = profile.columns.first.map { grid.cell(row, column: $0) != nil } ?? true
    let least = profile.running == nil && hasLabel ? 4 : 2
    if sums.isSumOfOthers(figures(row), others: least) { marks[last] = .total }
  }
}
