/// The heading of each column as the path of its header cells, groups first.
struct HeaderPaths {
  let grid: SheetGrid
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>

  func all() -> [Int: [String]] {
    var used: Set<Int> = []
    for row in rows {
      for place in grid.span(row, columns) {
        let address = grid.cells[place].address
        let right = grid.merge(at: address).map { min($0.right, columns.upperBound) } ?? address.column
        for column in address.column...max(address.column, right) { used.insert(column) }
      }
    }
    var headings: [Int: [String]] = [:]
    var groups: [Int: Group] = [:]
    for column in used.sorted() {
      var path: [String] = []
      for row in rows {
        guard let text = text(row, column, &groups[row]), !text.isEmpty, path.last != text else { continue }
        path.append(text)
      }
      headings[column] = path
    }
    return headings
  }

  /// How far the blanks to the right of a group heading are known to belong to it.
  private struct Group {
    let place: Int
    var through: Int
  }

  private func text(_ row: Int, _ column: Int, _ known: inout Group?) -> String? {
    if let cell = grid.speaking(CellAddress(row: grid.rows[row].number, column: column)) {
      return tidied(cell.displayed)
    }
    return group(row, column, &known).map { tidied($0.displayed) }
  }

  /// An unmerged group heading stands in the first of its columns; the blanks to its right belong to it while
  /// the rows below give them headings of their own.
  private func group(_ row: Int, _ column: Int, _ known: inout Group?) -> Cell? {
    guard row < rows.upperBound, hasOwnBelow(row, column) else { return nil }
    let left = grid.span(row, columns.lowerBound...column)
    guard let place = left.last else { return nil }
    let cell = grid.cells[place]
    if let range = grid.merge(at: cell.address), range.right > range.left { return nil }
    guard cell.address.column < column else { return nil }
    var group = known?.place == place ? known : nil
    defer { known = group }
    // Columns are asked for from left to right: what was settled for one holds for the next.
    while case let next = group.map({ $0.through + 1 }) ?? cell.address.column, next <= column {
      guard hasOwnBelow(row, next) else { return nil }
      // A heading higher up that ends here closes the group.
      if next > cell.address.column, isClosedAbove(row, next) { return nil }
      group = Group(place: place, through: next)
    }
    return cell
  }

  private func hasOwnBelow(_ row: Int, _ column: Int) -> Bool {
    guard row < rows.upperBound else { return false }
    return ((row + 1)...rows.upperBound).contains { grid.cell($0, column: column) != nil }
  }

  private func isClosedAbove(_ row: Int, _ column: Int) -> Bool {
    guard row > rows.lowerBound else { return false }
    return (rows.lowerBound..<row).contains { grid.cell($0, column: column) != nil }
  }
}
