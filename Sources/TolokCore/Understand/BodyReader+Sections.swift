/// Rows that head the rows below them.
extension BodyReader {
  func isSection(_ row: Int, _ cells: Range<Int>) -> Bool {
    guard profile.columns.count > 2, let first = grid.cells[cells].first, let text = first.text,
      grid.kinds[cells.lowerBound] == .text  // "NIHIL" over the width is an answer
    else { return false }
    if cells.count == 1 {
      if RowMarks.sectionStyle(text) != nil { return true }
      if let range = grid.merge(at: first.address) {
        let width = range.right - range.left + 1
        if width >= max(2, profile.columns.count * 2 / 3) { return true }
        if width >= 2, range.left <= profile.columns[0] { return true }
      }
      guard row < lastStrong, grid.kinds[cells.lowerBound] == .text else { return false }
      // A text alone in the column of running numbers, or where the numbers start anew.
      return first.address.column == profile.running || numberingStarts(row + 1)
    }
    // "I | Dinas Kesehatan": a mark where the rows have numbers.
    guard first.address.column == profile.running, isMark(text),
      profile.running.map(profile.figures.contains) ?? false
    else { return false }
    let second = cells.lowerBound + 1
    return grid.kinds[second] == .text && row < lastStrong
      && cells.dropFirst(2).allSatisfy { grid.kinds[$0] != .text }
  }

  /// The row is numbered 1.
  func numberingStarts(_ row: Int) -> Bool {
    guard let running = profile.running, row < area.rows.upperBound, grid.touches(row - 1, row),
      let place = grid.cell(row, column: running)
    else { return false }
    return ColumnShape.counter(grid.cells[place]) == 1
  }

  func isMark(_ text: String) -> Bool {
    var mark = tidied(text)
    while mark.hasSuffix(".") || mark.hasSuffix(")") { mark = String(mark.dropLast()) }
    return RowMarks.isRoman(mark)
      || mark.utf8.count == 1 && mark.first.map { $0.isLetter && $0.isUppercase } ?? false
  }
}
