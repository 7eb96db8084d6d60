/// Reads one sheet: cuts it into areas that hold one table each, left to right and then down, and gives every cell its class.
struct SheetReading {
  let grid: SheetGrid
  let words: HeadingWords
  /// The class of each cell, in the grid's order.
  private(set) var classes: [CellClass]
  private(set) var tables: [UnderstoodTable] = []
  /// Numbered lines of a form that nobody filled in.
  private(set) var blankNumbers: [Int] = []
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
        let crowned = headers.read(at: row, in: Area(rows: floor..<area.rows.upperBound, columns: area.columns), notAbove: floor)
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
        if let next = headers.read(at: row, in: whole, notAbove: row), next.headings.count >= reading.headings.count,
          next.score >= HeaderReader.sure,
          next.score >= bar + 3 || best == nil && next.headings.count > reading.headings.count
        {
          best = next
        }
      }
      row += 1
    }
    return best.flatMap { headers.read(at: $0.rows.lowerBound, in: whole, notAbove: reading.rows.upperBound + 1) ?? $0 }
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
      let keys = keys(cells)
      if !own.isEmpty, own.contains(keys), row > start {
        if !gap, !afterLine || before.isEmpty, (header?.score ?? 0) >= HeaderReader.sure {
          found.repeated.insert(row)
          continue
        }
      } else if !gap, !afterLine {
        guard words.isExactly(key: keys[0]), keys.filter(words.isKnown(key:)).count * 5 >= keys.count * 4, keys.count >= 3
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
      guard score > HeaderReader.sure, !isAboveSignature(next, in: area) else { continue }
      let above = headers.read(at: row, in: Area(rows: start..<area.rows.upperBound, columns: area.columns), notAbove: start)
      found.end = titlesAbove(above?.rows.lowerBound ?? row, notAbove: start, in: area)
      return
    }
  }

  /// Two names over two NIP lines are no header.
  private func isAboveSignature(_ header: HeaderReading, in area: Area) -> Bool {
    let below = header.bodyStart
    guard below < area.rows.upperBound else { return header.columns.count < 3 }
    return RowMarks.isSignature(grid.cells[grid.span(below, area.columns)])
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
      guard cells.count <= 1 || isMeta(cells), grid.rows[top].number - grid.rows[top - 1].number <= 3 else { break }
      let slice = grid.cells[cells]
      guard slice.first?.text != nil || cells.isEmpty, !RowMarks.isSurelyNote(slice), !RowMarks.isOffice(slice) else { break }
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
    while below < area.rows.upperBound, below - next <= 4, grid.span(below, area.columns).count <= 1 { below += 1 }
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
    while next < area.rows.upperBound, next < row + 200, grid.rows[next].number - grid.rows[next - 1].number <= 2 {
      let cells = grid.span(next, area.columns)
      let columns = Set(cells.map { grid.cells[$0].address.column })
      if columns.intersection(first).count >= 2 { aligned += 1 }
      if cells.count == 2, let text = grid.cells[cells.upperBound - 1].text, text.split(separator: " ").count >= 6,
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
    if ColumnProfile.counter(cell) != nil { return true }
    return cell.text.map { tidied($0).utf8.count <= 3 } ?? false
  }

  // MARK: tables beside each other

  private func bands(of area: Area) -> [Area]? {
    BandFinder(grid: grid, headers: headers, words: words).bands(of: area)
  }
}

// MARK: classes

extension SheetReading {
  fileprivate mutating func mark(_ row: Int, _ columns: ClosedRange<Int>, _ kind: CellClass) {
    for place in grid.span(row, columns) { classes[place] = kind }
  }

  /// Titles above a table; explanations there are notes.
  fileprivate mutating func titles(_ rows: Range<Int>, _ columns: ClosedRange<Int>, into table: inout TableRows) {
    for row in rows {
      let cells = grid.span(row, columns)
      guard !cells.isEmpty else { continue }
      let slice = grid.cells[cells]
      let long = slice.contains { ($0.text ?? "").utf8.count > 250 }
      if RowMarks.isSurelyNote(slice) && !isDateLine(slice) || long {
        table.note.append(grid.rows[row].number)
      } else {
        table.title.append(grid.rows[row].number)
        mark(row, columns, .title)
      }
    }
  }

  /// "Diunduh tanggal …" and "Batu, 1 Januari 2023" above a table are titles.
  private func isDateLine(_ cells: ArraySlice<Cell>) -> Bool {
    RowMarks.isSignature(cells) && cells.count <= 1
  }

  fileprivate mutating func take(_ found: Found, in area: Area, titlesFrom floor: Int) {
    switch found.kind {
    case .table(let header): takeTable(found, header, in: area, titlesFrom: floor)
    case .form(let form): takeForm(found, form, in: area, titlesFrom: floor)
    case .list(let header): takeList(found, header, in: area, titlesFrom: floor)
    }
  }

  private mutating func takeTable(_ found: Found, _ header: HeaderReading?, in area: Area, titlesFrom floor: Int) {
    var rows = TableRows()
    titles(floor..<found.start, area.columns, into: &rows)
    let bodyStart = header?.bodyStart ?? found.start
    let body = Area(rows: bodyStart..<found.end, columns: area.columns)
    let profile = ColumnProfile(
      grid: grid, rows: body.rows, in: area.columns, headings: header?.headings ?? [:])
    if let header {
      for row in header.rows {
        rows.header.append(grid.rows[row].number)
        mark(row, area.columns, .header)
      }
      if let numbering = header.numbering {
        rows.numbering.append(grid.rows[numbering].number)
        mark(numbering, area.columns, .header)
      }
    }
    var reader = BodyReader(grid: grid, area: body, profile: profile, repeated: found.repeated)
    var sections = SectionStack()
    for (row, kind) in zip(body.rows, reader.marks()) {
      classify(row, kind, area.columns, profile, into: &rows, sections: &sections)
    }
    let inside = rows.header + rows.numbering + rows.section + rows.data + rows.total
    guard let top = inside.min(), let bottom = inside.max(), let left = profile.columns.first,
      let right = profile.columns.last
    else { return }
    tables.append(
      UnderstoodTable(
        sheet: grid.sheet.name, orientation: .rows,
        range: CellRange(top: top, left: left, bottom: bottom, right: right), rows: rows,
        columns: profile.columns.map { TableColumn(column: $0, heading: header?.headings[$0] ?? []) },
        sections: sections.marks))
  }

  private mutating func classify(
    _ row: Int, _ kind: BodyReader.Mark, _ columns: ClosedRange<Int>, _ profile: ColumnProfile,
    into rows: inout TableRows, sections: inout SectionStack
  ) {
    let cells = grid.span(row, columns)
    guard !cells.isEmpty else { return }
    let number = grid.rows[row].number
    switch kind {
    case .note: rows.note.append(number)
    case .header:
      rows.header.append(number)
      mark(row, columns, .header)
    case .section:
      rows.section.append(number)
      mark(row, columns, .section)
      sections.push(row: number, text: SectionStack.text(of: grid.cells[cells]))
    case .blankNumber:
      blankNumbers.append(number)
      mark(row, columns, .ignored)
    case .data, .total:
      // Remarks beside the table stay notes.
      for place in cells where profile.wanted.contains(grid.cells[place].address.column) {
        classes[place] = kind == .data ? .data : .total
      }
      if kind == .data { rows.data.append(number) } else { rows.total.append(number) }
    }
  }

  private mutating func takeForm(_ found: Found, _ form: FormReading, in area: Area, titlesFrom floor: Int) {
    var rows = TableRows()
    var above = TableRows()
    titles(floor..<form.rows.lowerBound, area.columns, into: &above)
    rows.header = form.labels
    rows.numbering = form.numbering
    rows.data = form.values
    let headers = Set(form.labels + form.numbering + form.separators)
    for row in form.rows {
      let isHead = row == form.rows.lowerBound && form.hasHead
      let isSection = form.sections.contains(row)
      for place in grid.span(row, area.columns) {
        let column = grid.cells[place].address.column
        if isHead || headers.contains(column), !isSection {
          classes[place] = .header
        } else if isSection {
          classes[place] = .section
        } else if form.values.contains(column) {
          classes[place] = .data
        }
      }
    }
    let columns = (form.labels + form.numbering + form.values)
    tables.append(
      UnderstoodTable(
        sheet: grid.sheet.name, orientation: .columns,
        range: CellRange(
          top: grid.rows[form.rows.lowerBound].number, left: columns.min() ?? area.columns.lowerBound,
          bottom: grid.rows[form.rows.upperBound - 1].number, right: columns.max() ?? area.columns.upperBound),
        rows: rows, columns: form.fields.map { TableColumn(column: $0.row, heading: $0.heading) }))
  }

  private mutating func takeList(_ found: Found, _ header: Int?, in area: Area, titlesFrom floor: Int) {
    var rows = TableRows()
    titles(floor..<found.start, area.columns, into: &rows)
    var column = area.columns.lowerBound
    var heading: [String] = []
    for row in found.start..<found.end {
      guard let place = grid.span(row, area.columns).first else { continue }
      column = grid.cells[place].address.column
      if row == header {
        rows.header.append(grid.rows[row].number)
        heading = [tidied(grid.cells[place].displayed)]
        mark(row, area.columns, .header)
      } else {
        rows.data.append(grid.rows[row].number)
        mark(row, area.columns, .data)
      }
    }
    let inside = rows.header + rows.data
    guard let top = inside.min(), let bottom = inside.max() else { return }
    tables.append(
      UnderstoodTable(
        sheet: grid.sheet.name, orientation: .rows,
        range: CellRange(top: top, left: column, bottom: bottom, right: column), rows: rows,
        columns: [TableColumn(column: column, heading: heading)]))
  }
}

/// The sections a row stands under: a mark of a style already open closes what is below it.
struct SectionStack {
  private(set) var marks: [SectionMark] = []
  private var open: [(style: RowMarks.SectionStyle, text: String)] = []

  /// "I | Dinas Kesehatan" reads "I. Dinas Kesehatan".
  static func text(of cells: ArraySlice<Cell>) -> String {
    let texts = cells.compactMap(\.text).map(tidied)
    guard let first = texts.first, texts.count > 1, first.utf8.count <= 5 else { return texts.joined(separator: " ") }
    let mark = first.hasSuffix(".") || first.hasSuffix(")") ? first : first + "."
    return ([mark] + texts.dropFirst()).joined(separator: " ")
  }

  mutating func push(row: Int, text: String) {
    var style = RowMarks.sectionStyle(text) ?? .other
    if style == .letter, RowMarks.isRoman(String(text.prefix(1))), !open.contains(where: { $0.style == .letter }),
      open.contains(where: { $0.style == .roman })
    {
      style = .roman
    }
    // "I. …" after "H. …" goes on with the letters.
    if style == .roman, let letter = open.last(where: { $0.style == .letter })?.text.unicodeScalars.first,
      let own = text.unicodeScalars.first, own.value == letter.value + 1
    {
      style = .letter
    }
    if let level = open.firstIndex(where: { $0.style == style }) { open.removeSubrange(level...) }
    open.append((style, text))
    marks.append(SectionMark(row: row, path: open.map(\.text)))
  }
}
