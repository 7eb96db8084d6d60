/// Totals: by their words, by their formulas, by their sums.
extension BodyReader {
  /// The first words of a row; NA and "-" say nothing.
  func label(_ cells: Range<Int>) -> String? {
    cells.first { grid.kinds[$0] == .text }.flatMap { grid.cells[$0].text }
  }

  func isTotal(_ row: Int, _ cells: Range<Int>) -> Bool {
    guard !isNumbered(cells) else { return false }
    if sumsRowsAbove(row, cells) { return true }
    if isSpokenTotal(row, cells) || isSumOfNumbered(row, cells) || isDerived(row, cells) { return true }
    guard let place = cells.first(where: { grid.kinds[$0] == .text }), let label = grid.cells[place].text,
      let word = RowMarks.total(label)
    else { return false }
    if word == .bare { return row <= lastStrong || cells.count > 1 || grid.touches(max(row - 1, 0), row) }
    // "Jumlah inovasi …" without any figure totals nothing.
    guard cells.contains(where: { grid.kinds[$0].isFigure }) else { return false }
    if let range = grid.merge(at: grid.cells[place].address), range.right > range.left { return true }
    if sums.match(figures(row), needing: 2) { return true }
    // Where every row has its code or number, the row without one adds up.
    if let key = profile.key, !cells.contains(where: { grid.cells[$0].address.column == key }) { return true }
    guard profile.running != nil else { return false }
    let next = row + 1
    return row >= lastStrong || next >= area.rows.upperBound || !grid.touches(row, next)
      || isTotalOrSection(next)
  }

  /// The second row beside a "Jumlah" that is merged downward.
  private func isSpokenTotal(_ row: Int, _ cells: Range<Int>) -> Bool {
    guard !grid.sheet.merged.isEmpty, above == .total, let first = profile.columns.first,
      !cells.contains(where: { grid.kinds[$0] == .text })
    else { return false }
    let number = grid.rows[row].number
    guard let owner = grid.speaking(CellAddress(row: number, column: first)), owner.address.row < number
    else { return false }
    return owner.text.flatMap(RowMarks.total) == .bare
  }

  /// Where the rows are numbered, one without a number that adds up those above is their total, whatever it is called.
  private func isSumOfNumbered(_ row: Int, _ cells: Range<Int>) -> Bool {
    guard profile.running != nil, row > lastNumbered, lastNumbered >= 0, label(cells) != nil else {
      return false
    }
    return sums.matchesMost(figures(row))
  }

  /// What is worked out from a total stands right below it: "Saldo", "Laba (Rugi)", "NRR tertimbang", "Nilai IKM".
  private func isDerived(_ row: Int, _ cells: Range<Int>) -> Bool {
    guard above == .total, row > 0, cells.count >= 2, grid.touches(row - 1, row), let label = label(cells)
    else { return false }
    if RowMarks.isDerived(label) { return true }
    guard cells.contains(where: { grid.kinds[$0].isFigure }) else { return false }
    return profile.running != nil && lastNumbered >= 0 && row > lastNumbered
      && grid.kinds[cells.lowerBound] == .text
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
    let own = figures(row)
    let isWhole = label(grid.span(row, area.columns)).map(RowMarks.isWholePlace) ?? false
    if sums.isSumOfOthers(own, others: isWhole ? 2 : least) || sums.isWhollySumOfOthers(own, others: 2) {
      marks[last] = .total
    }
  }

  /// A first row that names the whole place and adds up the rows below it: "Kota Batu" over its kecamatan.
  func openWithSum(_ marks: inout [Mark]) {
    guard let first = marks.firstIndex(of: .data), !marks[..<first].contains(.section) else { return }
    let row = area.rows.lowerBound + first
    let cells = grid.span(row, area.columns)
    guard !isNumbered(cells), let label = label(cells), RowMarks.isWholePlace(label),
      profile.key.map({ key in !cells.contains { grid.cells[$0].address.column == key } }) ?? true
    else { return }
    if sums.isWhollySumOfOthers(figures(row), others: 3) { marks[first] = .total }
  }
}
