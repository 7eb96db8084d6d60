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
  private static let deepest = 4
  private static let sample = 30

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

  private func isHeaderLike(_ index: Int, _ cells: Range<Int>, in area: Area) -> Bool {
    var odd = 0
    for place in cells where !isToken(place, at: index, in: area) { odd += 1 }
    return odd == 0 || odd * 5 <= cells.count && cells.count >= 5
  }

  /// A text; a year or a figure that heads a column or a group of columns.
  private func isToken(_ place: Int, at index: Int, in area: Area) -> Bool {
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

  // MARK: more rows of header

  /// The row below still belongs to the header: covered by a heading merged downward, or filling places that
  /// a group heading left open.
  private func continues(_ row: Int, header: ClosedRange<Int>, in area: Area) -> Bool {
    let number = grid.rows[row].number
    for place in grid.span(header.lowerBound, area.columns) {
      if let range = grid.merge(at: grid.cells[place].address), range.bottom >= number,
        range.bottom - range.top < Self.deepest
      {
        return true
      }
    }
    guard grid.touches(header.upperBound, row) else { return false }
    let cells = grid.span(row, area.columns)
    guard !cells.isEmpty, !RowMarks.isNumbering(grid.cells[cells]) else { return false }
    if cells.allSatisfy({ isUnit(grid.cells[$0]) }) { return true }
    var open = 0
    for place in cells {
      guard isToken(place, at: row, in: area) else { return false }
      let column = grid.cells[place].address.column
      guard let above = heading(over: column, in: header) else {
        open += 1
        continue
      }
      if let range = grid.merge(at: above.address), range.right > range.left { continue }
      let beside = heading(over: column + 1, in: header)
      if beside == nil, grid.cell(row, column: column + 1) != nil { continue }
      // "Tahun | Tahun" over "2021 | 2022": the group is written in each of its columns.
      guard row + 1 < area.rows.upperBound else { return false }
      let before = column > 1 ? heading(over: column - 1, in: header) : nil
      let name = tidied(above.displayed)
      guard [beside, before].contains(where: { $0.map { tidied($0.displayed) == name } ?? false }) else {
        return false
      }
    }
    // Only blanks are filled: an odd text beside the first row of data does that too.
    return open < cells.count || cells.count >= 2 || grid.rows[row].number == number && hasGap(header, area)
  }

  private func hasGap(_ header: ClosedRange<Int>, _ area: Area) -> Bool {
    let cells = grid.span(header.upperBound, area.columns)
    guard let first = cells.first, let last = cells.last else { return false }
    return grid.cells[last].address.column - grid.cells[first].address.column + 1 > cells.count
  }

  /// The cell over a column in the header rows read so far, the lowest first.
  private func heading(over column: Int, in header: ClosedRange<Int>) -> Cell? {
    for row in header.reversed() {
      if let cell = grid.speaking(CellAddress(row: grid.rows[row].number, column: column)) { return cell }
    }
    return nil
  }

  /// `(Rp)`, `(orang)`, `%`: the unit of the heading above.
  private func isUnit(_ cell: Cell) -> Bool {
    guard let text = cell.text.map(tidied) else { return false }
    if text == "%" || text == "Rp" || text == "Rp." { return true }
    return text.hasPrefix("(") && text.hasSuffix(")") && text.contains { $0.isLetter } && text.count > 3
  }

  /// The row above is a group heading or the heading of a column left blank, not a title.
  private func crowns(_ row: Int, header: ClosedRange<Int>, in area: Area) -> Bool {
    guard grid.touches(row, header.lowerBound) else { return false }
    let cells = grid.span(row, area.columns)
    guard cells.count == 1, grid.kinds[cells.lowerBound] == .text else { return false }
    let cell = grid.cells[cells.lowerBound]
    let columns = header.flatMap { grid.span($0, area.columns) }.map { grid.cells[$0].address.column }
    guard let right = columns.max(),
      let body = header.upperBound + 1 < area.rows.upperBound ? header.upperBound + 1 : nil
    else { return false }
    let left = min(
      columns.min() ?? right,
      grid.span(body, area.columns).first.map { grid.cells[$0].address.column } ?? right)
    let column = cell.address.column
    if let range = grid.merge(at: cell.address) {
      guard range.right > range.left, range.left > left, range.right <= right else { return false }
      return grid.span(header.lowerBound, range.left...range.right).count >= 2
    }
    guard (cell.text ?? "").utf8.count <= 120 else { return false }
    if grid.cell(header.lowerBound, column: column) == nil {
      return !columns.contains(column) && grid.cell(body, column: column) != nil
        && heading(over: column, in: header) == nil
    }
    // A group heading without merge: the first column's own heading stands on another line.
    let beneath = grid.span(header.lowerBound, column...area.columns.upperBound)
    return column > left && beneath.count >= 2
      && (grid.cell(header.lowerBound, column: left) == nil || beneath.allSatisfy { grid.kinds[$0] == .year })
  }

  /// A row that numbers the columns, and no first row of data that happens to run 1, 2, 3.
  private func isNumbering(_ row: Int, after header: ClosedRange<Int>, in area: Area) -> Bool {
    let cells = grid.span(row, area.columns)
    guard RowMarks.isNumbering(grid.cells[cells]) else { return false }
    guard cells.allSatisfy({ grid.kinds[$0] == .number && isBare(grid.cells[$0]) }) else { return true }
    // Bare numbers: somewhere below, at least one of these columns holds words, or more than a counter.
    var sawRow = false
    var next = row + 1
    while next < area.rows.upperBound, next <= row + 8 {
      for place in grid.span(next, area.columns) where grid.kinds[place] == .text {
        if grid.cell(row, column: grid.cells[place].address.column) != nil { return true }
      }
      sawRow = true
      next += 1
    }
    return !sawRow && cells.count >= 4
  }

  private func isBare(_ cell: Cell) -> Bool {
    guard let text = cell.text else { return true }
    return text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x20 }
  }

  // MARK: evidence

  /// A line of label and value above a table is narrower than the table.
  private func isWideEnough(_ reading: HeaderReading, in area: Area) -> Bool {
    var counts: [Int] = []
    var row = reading.bodyStart
    while row < area.rows.upperBound, row < reading.bodyStart + Self.sample {
      let count = grid.span(row, area.columns).count
      if count >= 2 { counts.append(count) }
      row += 1
    }
    guard !counts.isEmpty else { return true }
    counts.sort()
    return reading.headings.count * 2 > counts[counts.count * 3 / 4]
  }

  private func score(_ reading: HeaderReading, in area: Area) -> Int {
    let columns = reading.columns
    let keys = columns.map { wordKey(reading.headings[$0]?.last ?? "") }
    var score = 0
    let known = zip(columns, keys).filter { column, key in
      words.isKnown(key: key)
        || reading.headings[column].map { words.contains($0.joined(separator: " ")) } ?? false
    }.count
    score += known * 2 >= columns.count ? 4 : known > 0 ? 2 : 0
    if reading.numbering != nil { score += 4 }
    if reading.rows.count > 1 { score += 3 }
    let distinct = Set(columns.compactMap { reading.headings[$0] }).count
    score += distinct == columns.count ? 1 : distinct * 3 < columns.count * 2 ? -2 : 0
    if isSeries(reading, columns) { score += 2 }
    let texts = columns.map { reading.headings[$0]?.last ?? "" }
    if texts.allSatisfy({ isIdentifier($0) }) || isCodeStyle(texts) { score += 2 }
    if texts.contains(where: { $0.utf8.count > 200 }) { score -= 3 }
    if texts.filter({ $0.hasSuffix(":") }).count * 2 >= texts.count
      || texts.dropFirst().contains(where: { $0.hasPrefix(":") })
    {
      score -= 6
    }
    if grid.rows[reading.rows.lowerBound].cells.lowerBound == 0
      || reading.rows.lowerBound == area.rows.lowerBound
      || !grid.touches(reading.rows.lowerBound - 1, reading.rows.lowerBound)
      || grid.span(reading.rows.lowerBound - 1, area.columns).count <= 1
    {
      score += 1
    }
    return score + below(reading, keys: Set(keys), in: area)
  }

  /// What stands below speaks for the header when it is of another kind, against it when it says the same.
  private func below(_ reading: HeaderReading, keys: Set<String>, in area: Area) -> Int {
    var filled: [Int: Int] = [:]
    var figures: [Int: Int] = [:]
    var again = 0
    var rows = 0
    var row = reading.bodyStart
    var last = reading.rows.upperBound
    while row < area.rows.upperBound, row < reading.bodyStart + Self.sample {
      if grid.rows[row].number - grid.rows[last].number > 3 { break }
      let cells = grid.span(row, area.columns)
      if cells.count >= 2 { rows += 1 }
      var same = 0
      for place in cells {
        let column = grid.cells[place].address.column
        filled[column, default: 0] += 1
        if grid.kinds[place].isFigure { figures[column, default: 0] += 1 }
        if grid.kinds[place] == .text, let text = grid.cells[place].text, text.utf8.count < 100,
          let own = reading.headings[column]?.last, own.utf8.count == text.utf8.count, own == tidied(text)
        {
          same += 1
        }
      }
      // The whole line again is the header of the next page or table.
      if same == cells.count, same >= 2, rows > 1 { break }
      again += same
      last = row
      row += 1
    }
    guard rows > 0 else { return -1 }
    let contrast = reading.headings.filter { column, path in
      guard let all = filled[column], let number = figures[column], number * 5 >= all * 3 else {
        return false
      }
      return path.last.map { CellKind(of: .text($0)) != .number } ?? false
    }.count
    return (contrast * 2 >= reading.headings.count ? 3 : contrast > 0 ? 2 : 0) - (again > 0 ? 5 : 0)
  }

  /// Years or months side by side.
  private func isSeries(_ reading: HeaderReading, _ columns: [Int]) -> Bool {
    var years: [Int] = []
    var months = 0
    for column in columns {
      guard let text = reading.headings[column]?.last else { continue }
      if text.utf8.count == 4, let year = Int(text), year >= 1900, year <= 2100 { years.append(year) }
      if wordKey(text).split(separator: " ").first.map(HeadingWords.isMonth) ?? false { months += 1 }
    }
    return years.count >= 2 || months >= 3
  }

  /// `BKG_NUM`, `BKG_DT`, `SEX`: capitals without blanks, some of them joined.
  private func isCodeStyle(_ texts: [String]) -> Bool {
    texts.allSatisfy { text in
      text.utf8.allSatisfy { $0 == 0x5F || $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x30 && $0 <= 0x39 }
    }
      && texts.filter { $0.contains("_") }.count * 3 >= texts.count
  }

  /// `kode_wilayah`, `skpd`, `target RKP`: names of fields rather than words of a language.
  private func isIdentifier(_ text: String) -> Bool {
    if text.isEmpty { return true }
    guard text.utf8.count <= 60, let first = text.utf8.first else { return false }
    // "kode_wilayah", "skpd"
    let isSmall = first >= 0x61 && first <= 0x7A || first == 0x5F || first >= 0x30 && first <= 0x39
    return isSmall && (text.contains("_") || text.split(separator: " ").count <= 2)
  }
}
