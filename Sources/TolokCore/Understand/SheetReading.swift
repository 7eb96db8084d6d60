/// Reads one sheet: cuts it into areas that hold one table each, left to right and then down, and gives every cell its class.
struct SheetReading {
  let grid: SheetGrid
  let words: HeadingWords
  /// The class of each cell, in the grid's order.
  var classes: [CellClass]
  var tables: [UnderstoodTable] = []
  /// Numbered lines of a form that nobody filled in.
  var blankNumbers: [Int] = []
  let headers: HeaderReader
  private var pinnedTop: Int?
  /// How many tables are looked for at most, and whether there were more.
  private let limit: Int
  private(set) var hasTooMany = false
  /// Rows looked at for forms.
  private var formRows = 0

  init(grid: SheetGrid, words: HeadingWords, limit: Int = .max) {
    self.grid = grid
    self.limit = limit
    self.words = words
    classes = Array(repeating: .note, count: grid.cells.count)
    for row in grid.rules { for place in row.cells { classes[place] = .ignored } }
    headers = HeaderReader(grid: grid, words: words)
  }

  /// Cell classes as they are handed over; formulas without a stored result are no cells of the file.
  var sheetClasses: SheetClasses {
    var addresses: [CellAddress] = []
    var kinds: [CellClass] = []
    addresses.reserveCapacity(classes.count)
    kinds.reserveCapacity(classes.count)
    for index in grid.cells.indices where grid.cells[index].isCounted {
      addresses.append(grid.cells[index].address)
      kinds.append(classes[index])
    }
    var reasons: [Sentence] = []
    if !grid.rules.isEmpty { reasons.append(FindingCode.drawnLines.title) }
    if !blankNumbers.isEmpty { reasons.append(FindingCode.blankNumbers.title) }
    return SheetClasses(sheet: grid.sheet.name, addresses: addresses, kinds: kinds, reasons: reasons)
  }

  /// The table read by a pinned layout begins at its header.
  func isPinned(_ table: UnderstoodTable) -> Bool { table.range.top == pinnedTop }

  /// Reads the sheet; a header pinned by a source map is taken as it is, the rest is found.
  mutating func read(pinned header: HeaderReading? = nil, from firstData: Int? = nil) {
    guard let columns = grid.columns else { return }
    let all = Area(rows: 0..<grid.rows.count, columns: columns)
    if let header {
      pinnedTop = grid.rows[header.rows.lowerBound].number
      var found = Found(kind: .table(header), start: header.rows.lowerBound, end: all.rows.upperBound)
      follow(&found, header: header, from: header.bodyStart, in: all)
      take(found, in: all, titlesFrom: 0)
      if found.end < all.rows.upperBound {
        read(Area(rows: found.end..<all.rows.upperBound, columns: columns), depth: 0)
      }
    } else {
      read(all, depth: 0)
    }
    // Left to right, then down: tables that begin on one line stand beside each other.
    tables.sort { ($0.range.top, $0.range.left) < ($1.range.top, $1.range.left) }
  }

  /// Finds the tables of an area from the top; an area of tables side by side is cut first.
  mutating func read(_ area: Area, depth: Int) {
    if depth < 4, let bands = bands(of: area) {
      for band in bands { read(band, depth: depth + 1) }
      return
    }
    var floor = area.rows.lowerBound
    while floor < area.rows.upperBound {
      guard let found = nextTable(in: area, from: floor) else { break }
      guard tables.count < limit else {
        hasTooMany = true
        return
      }
      let part = Area(rows: floor..<found.end, columns: area.columns)
      if depth < 4, found.end - floor < area.rows.count || depth == 0,
        let bands = bands(of: part, withRepeats: true)
      {
        for band in bands { read(band, depth: depth + 1) }
      } else {
        take(found, in: area, titlesFrom: floor)
      }
      floor = found.end
    }
  }

  // MARK: tables below each other

  struct Found {
    enum Kind { case table(HeaderReading?), form(FormReading), list(header: Int?) }
    var kind: Kind
    /// The first row of the table itself, by index.
    var start: Int
    /// The first row after everything that belongs to it.
    var end: Int
    /// Rows that say the header again, and the lines a printed page sets above it.
    var repeated: Set<Int> = []
    var pageLines: [Int: BodyReader.Mark] = [:]
  }

  /// The form that begins at the first row of an area; a sheet of little else than beginnings of forms is given up.
  mutating func form(at area: Area) -> FormReading? {
    guard formRows <= 200_000 + grid.rows.count else {
      hasTooMany = true
      return nil
    }
    return FormReader(grid: grid, words: words).read(area, looked: &formRows)
  }

  mutating func nextTable(in area: Area, from floor: Int) -> Found? {
    var row = floor
    while row < area.rows.upperBound {
      let cells = grid.span(row, area.columns)
      let rest = Area(rows: row..<area.rows.upperBound, columns: area.columns)
      if cells.count < 2 {
        let isNearTop = row < 3 || !(row - 2...row).dropFirst().allSatisfy { grid.touches($0 - 1, $0) }
        if isNearTop, let list = ListReader(grid: grid, words: words).read(rest), list.end > row {
          return Found(kind: .list(header: list.header), start: row, end: list.end)
        }
        row += 1
        continue
      }
      if let end = endOfPreamble(row, in: area) {
        row = end
        continue
      }
      if var form = form(at: rest) {
        if row > floor { form.takeGroup(at: row - 1, grid: grid) }
        return Found(
          kind: .form(form), start: form.rows.lowerBound, end: end(ofFormAt: form.rows.upperBound, in: area))
      }
      if let header = headers.read(at: row, in: rest, notAbove: row), header.score >= HeaderReader.enough {
        let crowned = headers.read(
          at: row, in: Area(rows: floor..<area.rows.upperBound, columns: area.columns), notAbove: floor)
        var reading = crowned ?? header
        if let better = better(than: reading, in: area, from: floor) { reading = better }
        var found = Found(kind: .table(reading), start: reading.rows.lowerBound, end: area.rows.upperBound)
        follow(&found, header: reading, from: reading.bodyStart, in: area)
        if found.end == reading.bodyStart, reading.score < HeaderReader.sure - 1 {
          row += 1
          continue
        }
        return found
      }
      if let end = endOfBareTable(row, in: area) {
        var found = Found(kind: .table(nil), start: row, end: area.rows.upperBound)
        follow(&found, header: nil, from: min(end, row + 2), in: area)
        return found
      }
      row += 1
    }
    return nil
  }

  /// Lines of several texts may stand above the header as well: the surer header right below them wins.
  func better(than reading: HeaderReading, in area: Area, from floor: Int) -> HeaderReading? {
    guard reading.numbering == nil else { return nil }
    var best: HeaderReading?
    var row = reading.rows.upperBound + 1
    let whole = Area(rows: floor..<area.rows.upperBound, columns: area.columns)
    while row < area.rows.upperBound, row <= reading.rows.upperBound + 6 {
      let cells = grid.span(row, area.columns)
      if grid.rows[row].number - grid.rows[row - 1].number > 4 { break }
      if cells.count >= 2 {
        guard cells.allSatisfy({ grid.kinds[$0] == .text }) else { break }
        let bar = best?.score ?? reading.score
        if let next = headers.read(at: row, in: whole, notAbove: row),
          next.headings.count >= reading.headings.count,
          next.score >= HeaderReader.sure,
          next.score >= bar + 3 || best == nil && next.headings.count > reading.headings.count
        {
          best = next
        }
      }
      row += 1
    }
    return best.flatMap {
      headers.read(at: $0.rows.lowerBound, in: whole, notAbove: reading.rows.upperBound + 1) ?? $0
    }
  }

  func end(ofFormAt row: Int, in area: Area) -> Int {
    var next = row
    while next < area.rows.upperBound, grid.span(next, area.columns).count < 2 { next += 1 }
    // What follows the form up to the next line of several cells: its notes, or the titles of the next table.
    return next < area.rows.upperBound ? row : next
  }

  // MARK: tables beside each other

  /// - Parameter withRepeats: the area holds one table's rows, so that its header may be looked at for repeats.
  func bands(of area: Area, withRepeats: Bool = false) -> [Area]? {
    let finder = BandFinder(grid: grid, headers: headers, words: words)
    return finder.bands(of: area) ?? (withRepeats ? finder.repeats(in: area) : nil)
  }
}
