/// Rows that head the rows below them.
extension BodyReader {
  func isSection(_ row: Int, _ cells: Range<Int>) -> Bool {
    guard let first = grid.cells[cells].first, let text = first.text,
      grid.kinds[cells.lowerBound] == .text,  // "NIHIL" over the width is an answer
      profile.columns.count > 2
        || profile.columns.count == 2 && row < lastStrong && RowMarks.sectionStyle(text) != nil
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
    // "I | Dinas Kesehatan | 1700": a mark where the rows have numbers; what it sums may stand beside it.
    guard let running = profile.running, first.address.column == running, isMark(text), row < lastStrong,
      grid.kinds[cells.lowerBound + 1] == .text,
      cells.dropFirst(2).allSatisfy({ grid.kinds[$0] != .text })
    else { return false }
    return profile.figures.contains(running) || headsRows(row + 1, under: text)
  }

  /// The row below is numbered, or carries a mark of another style.
  func headsRows(_ row: Int, under mark: String) -> Bool {
    guard row < area.rows.upperBound else { return false }
    if let running = profile.running, let place = grid.cell(row, column: running),
      ColumnShape.counter(grid.cells[place]) != nil
    {
      return true
    }
    guard let place = grid.span(row, area.columns).first,
      let next = grid.cells[place].text, isMark(next)
    else { return false }
    return RowMarks.isRoman(wordKey(mark).uppercased()) != RowMarks.isRoman(wordKey(next).uppercased())
  }

  /// A text over the width heads rows; after the last of them it is a remark.
  func dropSectionsWithoutRows(_ marks: inout [Mark]) {
    guard let last = marks.lastIndex(where: { $0 == .data || $0 == .total }) else { return }
    for index in marks.indices where index > last && marks[index] == .section {
      let cells = grid.span(area.rows.lowerBound + index, area.columns)
      let text = cells.first.flatMap { grid.cells[$0].text } ?? ""
      if cells.count == 1, RowMarks.sectionStyle(text) == nil { marks[index] = .note }
    }
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
