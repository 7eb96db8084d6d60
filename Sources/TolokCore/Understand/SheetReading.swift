/// Reads one sheet: cuts it into areas that hold one table each, left to right and then down, and gives every cell its class.
struct SheetReading {
  let grid: SheetGrid
  let words: HeadingWords
  /// The class of each cell, in the grid's order.
  var classes: [CellClass]
  var tables: [UnderstoodTable] = []
  /// Numbered lines of a form that nobody filled in.
  var blankNumbers: [Int] = []
  private let headers: HeaderReader
  private var pinnedTop: Int?

  init(grid: SheetGrid, words: HeadingWords) {
    self.grid = grid
    self.words = words
    classes = Array(repeating: .note, count: grid.cells.count)
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
    return SheetClasses(
      sheet: grid.sheet.name, addresses: addresses, kinds: kinds,
      reason: blankNumbers.isEmpty ? nil : FindingCode.blankNumbers.title)
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
  private mutating func read(_ area: Area, depth: Int) {
    if depth < 4, let bands = bands(of: area) {
      for band in bands { read(band, depth: depth + 1) }
      return
    }
    var floor = area.rows.lowerBound
    while floor < area.rows.upperBound {
      guard let found = nextTable(in: area, from: floor) else { break }
      let part = Area(rows: floor..<found.end, columns: area.columns)
      if depth < 4, found.end - floor < area.rows.count || depth == 0, let bands = bands(of: part) {
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
    var repeated: Set<Int> = []
  }

  private func nextTable(in area: Area, from floor: Int) -> Found? {
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
      if isPreamble(row, in: area) {
        row = endOfBlock(row, in: area)
        continue
      }
      if let form = FormReader(grid: grid, words: words).read(rest) {
        return Found(kind: .form(form), start: row, end: end(ofFormAt: form.rows.upperBound, in: area))
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
  private func better(than reading: HeaderReading, in area: Area, from floor: Int) -> HeaderReading? {
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

  private func end(ofFormAt row: Int, in area: Area) -> Int {
    var next = row
    while next < area.rows.upperBound, grid.span(next, area.columns).count < 2 { next += 1 }
    // What follows the form up to the next line of several cells: its notes, or the titles of the next table.
    return next < area.rows.upperBound ? row : next
  }

  /// Walks down a table until another one begins; notes below stay with it, titles above go to the next.
  private func follow(_ found: inout Found, header: HeaderReading?, from start: Int, in area: Area) {
    let own = header.map { headerKeys($0, in: area) } ?? []
    var row = start
    while row < area.rows.upperBound {
      defer { row += 1 }
      let cells = grid.span(row, area.columns)
      guard cells.count >= 2, row > start || header == nil else { continue }
      let gap = !grid.touches(row - 1, row)
      let before = grid.span(row - 1, area.columns)
      let afterLine = before.count <= 1
      guard grid.kinds[cells.lowerBound] == .text || gap || afterLine else { continue }
      // A row like the one before it needs a known first word to be looked at.
      if !afterLine || before.isEmpty, isLike(before, cells),
        !words.contains(grid.cells[cells.lowerBound].displayed)
      {
        continue
      }
      let keys = keys(cells)
      if !own.isEmpty, own.contains(keys), row > start {
        if !gap, !afterLine || before.isEmpty, (header?.score ?? 0) >= HeaderReader.sure {
          found.repeated.insert(row)
          continue
        }
      } else if !gap, !afterLine {
        guard words.isExactly(key: keys[0]),
          keys[0].hasPrefix("no") && keys.count >= 3
            || keys.filter(words.isKnown(key:)).count * 5 >= keys.count * 4,
          keys.count >= 2
        else { continue }
      }
      let rest = Area(rows: row..<area.rows.upperBound, columns: area.columns)
      if gap || afterLine, FormReader(grid: grid, words: words).read(rest) != nil {
        found.end = titlesAbove(row, notAbove: start, in: area)
        return
      }
      guard let next = headers.read(at: row, in: rest, notAbove: row) else { continue }
      var score = next.score
      let lineStandsApart = gap || row >= 2 && row - 2 >= start && !grid.touches(row - 2, row - 1)
      if afterLine, !before.isEmpty, lineStandsApart { score += 2 }
      if let header, Set(next.columns) != Set(header.columns) { score += 2 }
      if own.contains(keys) { score += 3 }
      guard score > HeaderReader.sure else { continue }
      let above = headers.read(
        at: row, in: Area(rows: start..<area.rows.upperBound, columns: area.columns), notAbove: start)
      found.end = titlesAbove(above?.rows.lowerBound ?? row, notAbove: start, in: area)
      return
    }
  }

  /// The same columns with the same kinds of cells.
  private func isLike(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy {
        grid.kinds[$0] == grid.kinds[$1] && grid.cells[$0].address.column == grid.cells[$1].address.column
      }
  }

  private func keys(_ cells: Range<Int>) -> [String] { cells.map { wordKey(grid.cells[$0].displayed) } }

  private func headerKeys(_ header: HeaderReading, in area: Area) -> Set<[String]> {
    Set(header.rows.map { keys(grid.span($0, area.columns)) })
  }

  /// The titles right above a header: single texts that are no notes of the table before.
  private func titlesAbove(_ row: Int, notAbove floor: Int, in area: Area) -> Int {
    var top = row
    while top - 1 >= floor {
      let cells = grid.span(top - 1, area.columns)
      guard cells.count <= 1 || isMeta(cells), grid.rows[top].number - grid.rows[top - 1].number <= 3 else {
        break
      }
      let slice = grid.cells[cells]
      guard slice.first?.text != nil || cells.isEmpty, !RowMarks.isSurelyNote(slice),
        !RowMarks.isOffice(slice)
      else { break }
      if let label = slice.first?.text, RowMarks.total(label) == .bare { break }
      // Between two gaps the nearer table owns the line.
      if top - 2 >= floor, top < row, grid.touches(top - 2, top - 1), !grid.touches(top - 1, top) { break }
      if top - 2 >= floor, top == row, grid.touches(top - 2, top - 1), !grid.touches(top - 1, top),
        grid.span(top - 2, area.columns).count >= 2
      {
        break
      }
      top -= 1
    }
    return top
  }

  // MARK: lines of label and value above a table

  /// `Bulan : Oktober`, `OPD | : | Dinas Kesehatan`.
  private func isMeta(_ cells: Range<Int>) -> Bool {
    guard cells.count >= 2, cells.count <= 4 else { return false }
    return cells.contains { place in
      guard let text = grid.cells[place].text.map(tidied) else { return false }
      return text == ":" || text.hasPrefix(": ") || text.hasSuffix(":")
    }
  }

  private func endOfBlock(_ row: Int, in area: Area) -> Int {
    var next = row + 1
    while next < area.rows.upperBound, grid.touches(next - 1, next) {
      if !isMeta(grid.span(next, area.columns)), grid.span(next, area.columns).count > 3 { break }
      next += 1
    }
    return next
  }

  /// A few narrow lines that introduce a wider table below.
  private func isPreamble(_ row: Int, in area: Area) -> Bool {
    let own = Area(rows: row..<area.rows.upperBound, columns: area.columns)
    if let header = headers.read(at: row, in: own, notAbove: row), header.rows.count > 1,
      header.score >= HeaderReader.sure
    {
      return false  // Group headings over a line of headings.
    }
    var next = row
    var widest = 0
    var metas = 0
    while next < area.rows.upperBound, next == row || grid.touches(next - 1, next), next - row <= 12 {
      let cells = grid.span(next, area.columns)
      if cells.count > max(3, widest), !isMeta(cells), widest > 0 { break }
      if isMeta(cells) { metas += 1 }
      widest = max(widest, cells.count)
      next += 1
    }
    let lines = next - row
    guard lines <= (metas > 0 ? 8 : 4), next < area.rows.upperBound, widest <= 4 else { return false }
    // Single lines may stand between the block and the table.
    var below = next
    while below < area.rows.upperBound, below - next <= 4, grid.span(below, area.columns).count <= 1 {
      below += 1
    }
    guard below < area.rows.upperBound else { return false }
    let wide = grid.span(below, area.columns).count
    guard metas * 2 >= lines || wide >= widest + 2 else { return false }
    let rest = Area(rows: below..<area.rows.upperBound, columns: area.columns)
    guard let header = headers.read(at: below, in: rest, notAbove: below) else { return false }
    return header.score >= HeaderReader.sure || metas * 2 >= lines && header.score >= HeaderReader.enough
  }

  // MARK: a table without header

  /// Two rows and more that fill the same columns; numbered prose is no table.
  private func endOfBareTable(_ row: Int, in area: Area) -> Int? {
    var next = row + 1
    var aligned = 1
    let first = Set(grid.span(row, area.columns).map { grid.cells[$0].address.column })
    var long = 0
    while next < area.rows.upperBound, next < row + 200,
      grid.rows[next].number - grid.rows[next - 1].number <= 2
    {
      let cells = grid.span(next, area.columns)
      let columns = Set(cells.map { grid.cells[$0].address.column })
      if columns.intersection(first).count >= 2 { aligned += 1 }
      if cells.count == 2, let text = grid.cells[cells.upperBound - 1].text,
        text.split(separator: " ").count >= 5 || text.hasSuffix(".") || text.hasSuffix(";"),
        isNumberOrLetter(grid.cells[cells.lowerBound])
      {
        long += 1
      }
      next += 1
    }
    guard aligned >= 2, aligned * 2 >= next - row, long * 2 < aligned else { return nil }
    return next
  }

  private func isNumberOrLetter(_ cell: Cell) -> Bool {
    if ColumnShape.counter(cell) != nil { return true }
    guard let mark = cell.text.map(tidied) else { return false }
    return mark.utf8.count == 1 || mark.utf8.count == 2 && (mark.hasSuffix(".") || mark.hasSuffix(")"))
  }

  // MARK: tables beside each other

  private func bands(of area: Area) -> [Area]? {
    BandFinder(grid: grid, headers: headers, words: words).bands(of: area)
  }
}
