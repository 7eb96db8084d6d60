/// The header of a table: its rows, its columns with the path of their headings, and how sure that is.
struct HeaderReading {
  /// Indexes into the grid's rows.
  var rows: ClosedRange<Int>
  var numbering: Int?
  var headings: [Int: [String]]
  /// Evidence added up; `HeaderReader.enough` and more is a header.
  var score: Int
  /// The rows below, up to the next header, begin here.
  var bodyStart: Int { (numbering ?? rows.upperBound) + 1 }
  var columns: [Int] { headings.keys.sorted() }
}

/// Reads the header that begins at a row, if one does.
///
/// A header is told by what it is (short distinct texts, known words, groups over columns, a numbering row)
/// and by what it is not: the figures below it, a value that comes again further down.
struct HeaderReader {
  let grid: SheetGrid
  let words: HeadingWords

  static let enough = 2
  /// What a header has to show in the middle of another table, or above nothing.
  static let sure = 5
  static let deepest = 4
  static let sample = 30

  func read(at index: Int, in area: Area, notAbove floor: Int) -> HeaderReading? {
    let cells = grid.span(index, area.columns)
    guard cells.count >= 2, area.rows.contains(index) else { return nil }
    guard isHeaderLike(index, cells, in: area), !RowMarks.isSignature(grid.cells[cells]) else { return nil }
    if RowMarks.isNumbering(grid.cells[cells]), !RowMarks.isBareLetters(grid.cells[cells]) { return nil }
    var top = index
    var bottom = index
    while bottom - top + 1 < Self.deepest, bottom + 1 < area.rows.upperBound,
      continues(bottom + 1, header: top...bottom, in: area)
    { bottom += 1 }
    while bottom - top + 1 < Self.deepest, top > max(floor, area.rows.lowerBound),
      crowns(top - 1, header: top...bottom, in: area)
    { top -= 1 }
    var numbering: Int?
    let next = bottom + 1
    if next < area.rows.upperBound, isNumbering(next, after: top...bottom, in: area) { numbering = next }
    let headings = HeaderPaths(grid: grid, rows: top...bottom, columns: area.columns).all()
    var reading = HeaderReading(rows: top...bottom, numbering: numbering, headings: headings, score: 0)
    guard headings.count >= 2, isWideEnough(reading, in: area) else { return nil }
    if reading.bodyStart < area.rows.upperBound, cells.count <= 3,
      RowMarks.isSignature(grid.cells[grid.span(reading.bodyStart, area.columns)])
    {
      return nil  // Two names over two lines of NIP.
    }
    reading.score = score(reading, in: area)
    return reading
  }

  // MARK: what can be a heading

  func isHeaderLike(_ index: Int, _ cells: Range<Int>, in area: Area) -> Bool {
    var odd = 0
    for place in cells where !isToken(place, at: index, in: area) { odd += 1 }
    return odd == 0 || odd * 5 <= cells.count && cells.count >= 5
  }

  /// A text; a year or a figure that heads a column or a group of columns.
  func isToken(_ place: Int, at index: Int, in area: Area) -> Bool {
    let cell = grid.cells[place]
    switch grid.kinds[place] {
    case .text: return true
    case .nothing, .other: return false
    case .number, .year, .date:
      if let range = grid.merge(at: cell.address), range.right - range.left < area.columns.count - 1 {
        return true
      }
      guard grid.kinds[place] != .number else { return false }
      // Years over figures are headings, years among years are data.
      var below = 0
      var same = 0
      var row = index + 1
      while row < area.rows.upperBound, row <= index + 6 {
        if let other = grid.cell(row, column: cell.address.column) {
          below += 1
          if grid.kinds[other] == grid.kinds[place] { same += 1 }
        }
        row += 1
      }
      return below > 0 && same * 2 <= below
    }
  }
}
