/// A layout once confirmed by a person: where the header stands, where the data begin, which column is which field.
package struct PinnedLayout: Hashable, Sendable {
  package struct Column: Hashable, Sendable {
    package var column: Int
    package var field: String
    /// What the header says there, when that is none of the field's aliases ("" for a blank heading).
    package var heading: String?
    package init(column: Int, field: String, heading: String? = nil) {
      self.column = column
      self.field = field
      self.heading = heading
    }
  }
  /// Pattern of the file's name without its folders (`*` for anything); nil for every file.
  package var file: String?
  /// Pattern of the sheet's name.
  package var sheet: String
  /// Row numbers of the header, as Excel shows them.
  package var header: [Int]
  package var firstData: Int
  package var columns: [Column]

  package init(file: String? = nil, sheet: String, header: [Int], firstData: Int, columns: [Column]) {
    self.file = file
    self.sheet = sheet
    self.header = header
    self.firstData = firstData
    self.columns = columns
  }

  func claims(file: String, sheet: String) -> Bool {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return Self.matches(sheet, self.sheet) && self.file.map { Self.matches(name, $0) } ?? true
  }

  /// Letters and blanks compared as words are; `*` stands for anything.
  static func matches(_ text: String, _ pattern: String) -> Bool {
    let text = Array(tidied(text).lowercased())
    let pattern = Array(tidied(pattern).lowercased())
    var t = 0
    var p = 0
    var star: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == text[t] {
        t += 1
        p += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        p = last.pattern + 1
        t = last.text + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }

  enum Fit {
    case fits(HeaderReading)
    /// The first place that is no longer as pinned.
    case moved(CellAddress, expected: String)
  }

  /// Compares the sheet with what was pinned; nothing is guessed.
  func fit(_ grid: SheetGrid, source: SourceMap) -> Fit {
    guard let first = header.first, let last = header.last, let columns = grid.columns else {
      return .moved(CellAddress(row: header.first ?? 1, column: 1), expected: "")
    }
    let indexes = header.compactMap { grid.index(ofRow: $0) }
    guard indexes.count == header.count, let top = indexes.first, let bottom = indexes.last, first <= last
    else {
      return .moved(
        CellAddress(row: first, column: self.columns.first?.column ?? 1), expected: label(0, source))
    }
    let headings = HeaderPaths(grid: grid, rows: top...bottom, columns: columns).all()
    for (index, pinned) in self.columns.enumerated() {
      let path = headings[pinned.column] ?? []
      let keys = [path.joined(separator: " "), path.last ?? "", path.first ?? ""].map(wordKey)
      let allowed =
        pinned.heading.map { [wordKey($0)] }
        ?? source.fields.first { $0.name == pinned.field }?.aliases.map(wordKey) ?? []
      guard keys.contains(where: allowed.contains) else {
        return .moved(CellAddress(row: last, column: pinned.column), expected: label(index, source))
      }
    }
    // No data yet is an empty form; a first row of data above the header is no layout.
    guard firstData > last else {
      return .moved(CellAddress(row: firstData, column: self.columns.first?.column ?? 1), expected: "")
    }
    var reading = HeaderReading(
      rows: top...bottom, numbering: nil, headings: headings, score: HeaderReader.sure)
    if bottom + 1 < grid.rows.count, grid.rows[bottom + 1].number < firstData,
      RowMarks.isNumbering(grid.cells[grid.rows[bottom + 1].cells])
    {
      reading.numbering = bottom + 1
    }
    return .fits(reading)
  }

  private func label(_ index: Int, _ source: SourceMap) -> String {
    guard columns.indices.contains(index) else { return "" }
    let pinned = columns[index]
    return pinned.heading ?? source.fields.first { $0.name == pinned.field }?.aliases.first ?? pinned.field
  }
}
