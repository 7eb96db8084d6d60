/// Classifies the rows below a header: sections, data, totals, and the notes and signatures after them.
struct BodyReader {
  enum Mark: UInt8 { case data, section, total, note, header, title, blankNumber }

  let grid: SheetGrid
  let area: Area
  let profile: ColumnShape
  /// Rows that repeat the header, as printed pages do.
  let repeated: Set<Int>
  let pageLines: [Int: Mark]

  var lastStrong = -1
  /// The last row that has a running number.
  var lastNumbered = -1
  /// What the row above was read as.
  var above: Mark?
  var sums: ColumnSums

  init(grid: SheetGrid, area: Area, profile: ColumnShape, repeated: Set<Int>, pageLines: [Int: Mark]) {
    self.grid = grid
    self.area = area
    self.profile = profile
    self.repeated = repeated
    self.pageLines = pageLines
    sums = ColumnSums(columns: profile.figures.subtracting(profile.running.map { [$0] } ?? []))
  }

  /// One mark for each row of the area, in order.
  mutating func marks() -> [Mark] {
    lastStrong = findLastStrong()
    var marks: [Mark] = []
    marks.reserveCapacity(area.rows.count)
    var ended = false
    for row in area.rows {
      let mark = self.mark(row, ended: &ended)
      switch mark {
      case .data: sums.add(figures(row))
      case .section, .total: sums.closePart()
      default: break
      }
      marks.append(mark)
      above = mark
    }
    closeWithSum(&marks)
    openWithSum(&marks)
    dropSectionsWithoutRows(&marks)
    dropNumbersWithoutContent(&marks)
    return marks
  }

  // MARK: one row

  func mark(_ row: Int, ended: inout Bool) -> Mark {
    if repeated.contains(row) { return .header }
    if let line = pageLines[row] { return line }
    let cells = grid.span(row, area.columns)
    let slice = grid.cells[cells]
    let isInside = slice.contains { profile.wanted.contains($0.address.column) }
    guard isInside, !ended else { return .note }
    if row > lastStrong, isRemark(cells) { return .note }
    if isTotal(row, cells) { return .total }
    if row > lastStrong {
      let hasGap = row > area.rows.lowerBound && !grid.touches(row - 1, row)
      if RowMarks.isSurelyNote(slice) || RowMarks.isOffice(slice) && slice.count <= 2 && !isNumbered(cells) {
        ended = true
        return .note
      }
      if hasGap, cells.count < min(3, profile.columns.count) {
        ended = !isBlankNumber(cells)
        return ended ? .note : .blankNumber
      }
    } else if RowMarks.isSurelyNote(slice), !isStrong(cells) {
      return .note
    }
    if isBlankNumber(cells) { return .blankNumber }
    if isSection(row, cells) { return .section }
    if row > lastStrong, cells.count == 1, profile.columns.count > 1, let only = slice.first {
      if profile.figures.contains(only.address.column) && only.text != nil
        || (only.text ?? "").utf8.count > 160
      {
        return .note
      }
    }
    return .data
  }

  func isNumbered(_ cells: Range<Int>) -> Bool {
    guard let running = profile.running else { return false }
    return cells.contains { grid.cells[$0].address.column == running && grid.kinds[$0].isNumeric }
  }

  /// Only the running number (again where a list of attendance has its place to sign): nobody filled the line in.
  func isBlankNumber(_ cells: Range<Int>) -> Bool {
    guard profile.columns.count > 1, isNumbered(cells), cells.count == 1 || isPlaceToSign(cells) else {
      return false
    }
    let address = grid.cells[cells.lowerBound].address
    return profile.columns.allSatisfy {
      $0 == address.column || grid.merge(at: CellAddress(row: address.row, column: $0)) == nil
    }
  }

  /// `4 | … | 4.`
  func isPlaceToSign(_ cells: Range<Int>) -> Bool {
    guard cells.count == 2, let text = grid.cells[cells.upperBound - 1].text, tidied(text).hasSuffix("."),
      let number = ColumnShape.counter(grid.cells[cells.lowerBound])
    else { return false }
    return ColumnShape.counter(grid.cells[cells.upperBound - 1]) == number
  }

  /// Numbers without content are a form's spare lines when nothing but such lines follows.
  func dropNumbersWithoutContent(_ marks: inout [Mark]) {
    var below = false
    for index in marks.indices.reversed() {
      if marks[index] == .blankNumber, below { marks[index] = .data }
      if marks[index] == .data { below = true }
    }
  }
}
