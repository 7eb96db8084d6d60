/// What speaks for a header and what against it.
extension HeaderReader {
  /// A line of label and value above a table is narrower than the table.
  func isWideEnough(_ reading: HeaderReading, in area: Area) -> Bool {
    if hasOwnFigures(reading, in: area) { return true }
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

  func score(_ reading: HeaderReading, in area: Area) -> Int {
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
  func below(_ reading: HeaderReading, keys: Set<String>, in area: Area) -> Int {
    var filled: [Int: Int] = [:]
    var figures: [Int: Int] = [:]
    var again = 0
    var rows = 0
    var row = reading.bodyStart
    var last = reading.rows.upperBound
    let lines = reading.rows.map { texts($0, in: area) }
    while row < area.rows.upperBound, row < reading.bodyStart + Self.sample {
      if grid.rows[row].number - grid.rows[last].number > 3 { break }
      let cells = grid.span(row, area.columns)
      // The header of the next page or table.
      if rows > 0, cells.count >= 2, lines.contains(texts(row, in: area)) { break }
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

  /// The rows right below fill a column of figures under a heading of words: a table of its own, however wide what
  /// follows after a gap may be.
  func hasOwnFigures(_ reading: HeaderReading, in area: Area) -> Bool {
    var rows = 0
    var labels = 0
    var figures: Set<Int>?
    var row = reading.bodyStart
    while row < area.rows.upperBound, row < reading.bodyStart + Self.sample {
      if row > reading.bodyStart, !grid.touches(row - 1, row) { break }
      let cells = grid.span(row, area.columns)
      row += 1
      guard cells.count >= 2 else { continue }
      rows += 1
      if words.isLabel(grid.cells[cells.lowerBound].displayed) { labels += 1 }
      let own = cells.filter { grid.kinds[$0].isFigure }.map { grid.cells[$0].address.column }
      figures = figures?.intersection(own) ?? Set(own)
      if figures?.isEmpty ?? true { return false }
    }
    guard rows >= 2, let figures else { return false }
    // Asked for once: a header may have many thousands of columns.
    let first = reading.headings.keys.min()
    return figures.contains { column in
      guard column != first, let heading = reading.headings[column]?.last,
        CellKind(of: .text(heading)) == .text
      else { return false }
      return words.contains(heading) || UnitWords.isUnit(heading) || rows >= 3 && labels * 2 < rows
    }
  }

  private func texts(_ row: Int, in area: Area) -> [String] {
    grid.span(row, area.columns).map { tidied(grid.cells[$0].displayed) }
  }

  /// Years or months side by side.
  func isSeries(_ reading: HeaderReading, _ columns: [Int]) -> Bool {
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
  func isCodeStyle(_ texts: [String]) -> Bool {
    texts.allSatisfy { text in
      text.utf8.allSatisfy { $0 == 0x5F || $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x30 && $0 <= 0x39 }
    }
      && texts.filter { $0.contains("_") }.count * 3 >= texts.count
  }

  /// `kode_wilayah`, `skpd`, `target RKP`: names of fields rather than words of a language.
  func isIdentifier(_ text: String) -> Bool {
    if text.isEmpty { return true }
    guard text.utf8.count <= 60, let first = text.utf8.first else { return false }
    // "kode_wilayah", "skpd"
    let isSmall = first >= 0x61 && first <= 0x7A || first == 0x5F || first >= 0x30 && first <= 0x39
    return isSmall && (text.contains("_") || text.split(separator: " ").count <= 2)
  }
}
