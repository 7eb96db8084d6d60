/// A form that holds its fields below each other: a column of labels, a column of values (or one a record).
struct FormReading {
  /// Indexes into the grid's rows, the head row included.
  var rows: Range<Int>
  var hasHead: Bool
  /// Column numbers by what they hold.
  var numbering: [Int]
  var labels: [Int]
  var separators: [Int]
  var values: [Int]
  var fields: [(row: Int, heading: [String])]
  /// Indexes of rows that only head a group of fields.
  var sections: Set<Int>
}

/// Tells a form of labels and values ("Data | Deskripsi", "Nama : …") from a table of two columns.
struct FormReader {
  let grid: SheetGrid
  let words: HeadingWords

  /// Past this many fields below each other it is a table.
  private static let longest = 200

  func read(_ area: Area) -> FormReading? {
    let first = area.rows.lowerBound
    let cells = grid.span(first, area.columns)
    guard cells.count >= 2, cells.count <= 8, let layout = layout(cells) else { return nil }
    var form = FormReading(
      rows: first..<first, hasHead: layout.head != nil, numbering: layout.numbering, labels: [layout.label],
      separators: [], values: layout.values, fields: [], sections: [])
    var evidence = Evidence()
    var group: [String] = []
    var row = layout.head == nil ? first : first + 1
    while row < area.rows.upperBound, row - first <= Self.longest {
      if row > first, grid.rows[row].number - grid.rows[row - 1].number > 2 { break }
      let cells = grid.span(row, area.columns)
      guard let place = cells.first(where: { grid.cells[$0].address.column == layout.label }),
        let label = grid.cells[place].text, label.utf8.count <= 100,
        cells.allSatisfy({ $0 >= place || layout.numbering.contains(grid.cells[$0].address.column) })
      else { break }
      if RowMarks.isSurelyNote(grid.cells[cells]) { break }
      if cells.count == 1 + cells.filter({ $0 < place }).count, isGroup(grid.cells[place], label) {
        group = [tidied(label)]
        form.sections.insert(row)
      } else {
        form.fields.append((grid.rows[row].number, group + [Self.plain(label)]))
        // The same label twice is a column of values, no form.
        guard evidence.add(label, isLabel: words.isLabel(label)) else { return nil }
        read(cells.filter { $0 > place }, into: &form, &evidence)
      }
      row += 1
    }
    // A group without fields is the next title.
    while row > first + 1, form.sections.contains(row - 1) {
      form.sections.remove(row - 1)
      row -= 1
    }
    form.rows = first..<row
    form.separators = Array(evidence.separators).sorted()
    form.values = form.values.isEmpty ? evidence.values.keys.sorted() : form.values
    form.values.removeAll { evidence.separators.contains($0) }
    return isForm(form, evidence, head: layout.head) ? form : nil
  }

  // MARK: the first row

  private struct Layout {
    var numbering: [Int]
    var label: Int
    var values: [Int]
    var head: (String, String)?
  }

  private func layout(_ cells: Range<Int>) -> Layout? {
    var rest = cells
    var numbering: [Int] = []
    if let first = rest.first {
      let isNumber =
        wordKey(grid.cells[first].displayed) == "no" || ColumnShape.counter(grid.cells[first]) == 1
      if isNumber, rest.count >= 3 {
        numbering = [grid.cells[first].address.column]
        rest = rest.dropFirst()
      }
    }
    guard let first = rest.first, let label = grid.cells[first].text, rest.count >= 2 else { return nil }
    let next = rest.lowerBound + 1
    let column = grid.cells[first].address.column
    if let value = grid.cells[next].text, HeadingWords.isFormHead(label, value) {
      return Layout(
        numbering: numbering, label: column, values: rest.dropFirst().map { grid.cells[$0].address.column },
        head: (label, value))
    }
    if rest.count >= 3, HeadingWords.isFormWord(label),
      !rest.dropFirst().contains(where: { words.contains(grid.cells[$0].displayed) })
    {
      return Layout(
        numbering: numbering, label: column,
        values: rest.dropFirst().map { grid.cells[$0].address.column }, head: (label, ""))
    }
    guard label.utf8.count <= 100, rest.count <= 4,
      Self.endsWithColon(label) || words.isLabel(label) || isColon(next)
    else { return nil }
    return Layout(numbering: numbering, label: column, values: [], head: nil)
  }

  private func isColon(_ place: Int) -> Bool { grid.cells[place].text.map { tidied($0) == ":" } ?? false }

  private static func endsWithColon(_ text: String) -> Bool { tidied(text).hasSuffix(":") }

  static func plain(_ label: String) -> String {
    var text = tidied(label)
    while text.hasSuffix(":") || text.hasSuffix(" ") { text = String(text.dropLast()) }
    return text
  }

  // MARK: the rows

  private struct Evidence {
    var labels = 0
    var known = 0
    var colons = 0
    var keys: Set<String> = []
    var separators: Set<Int> = []
    /// Value column → cells in it.
    var values: [Int: Int] = [:]
    var figures = 0
    var cells = 0
    var widest = 0

    /// False for a label that was there before.
    mutating func add(_ label: String, isLabel: Bool) -> Bool {
      labels += 1
      if isLabel { known += 1 }
      if FormReader.endsWithColon(label) { colons += 1 }
      return keys.insert(wordKey(label)).inserted
    }
  }

  private func read(_ values: [Int], into form: inout FormReading, _ evidence: inout Evidence) {
    var count = 0
    for place in values {
      let column = grid.cells[place].address.column
      if isColon(place) {
        evidence.colons += evidence.separators.contains(column) || evidence.labels == 1 ? 1 : 0
        evidence.separators.insert(column)
        continue
      }
      if let text = grid.cells[place].text, text.hasPrefix(":") { evidence.colons += 1 }
      count += 1
      evidence.cells += 1
      evidence.values[column, default: 0] += 1
      if grid.kinds[place] == .number || grid.kinds[place] == .date { evidence.figures += 1 }
    }
    evidence.widest = max(evidence.widest, count)
  }

  private func isGroup(_ cell: Cell, _ label: String) -> Bool {
    if Self.endsWithColon(label) || words.isLabel(label) { return false }
    if RowMarks.sectionStyle(label) != nil { return true }
    return grid.merge(at: cell.address).map { $0.right > $0.left } ?? false
  }

  private func isForm(_ form: FormReading, _ evidence: Evidence, head: (String, String)?) -> Bool {
    let labels = evidence.labels
    guard labels >= 2, !form.values.isEmpty else { return false }
    if let head {
      let left = wordKey(head.0)
      let isPlain = ["data", "field", "atribut", "kolom", "item", "informasi"].contains(left)
      if head.1.isEmpty { return labels >= 3 && evidence.known * 4 >= labels * 3 }
      return isPlain
        ? evidence.figures * 2 <= evidence.cells || evidence.known * 2 >= labels
        : evidence.known * 2 >= labels
    }
    guard labels >= 3, form.values.count == 1 || evidence.widest == form.values.count else { return false }
    // Figures throughout are a table of amounts, however its lines are called.
    guard evidence.figures * 3 <= evidence.cells * 2, evidence.cells * 2 >= labels else { return false }
    if evidence.colons * 5 >= labels * 3 { return true }
    return form.values.count == 1 && labels >= 4 && evidence.known * 4 >= labels * 3
  }
}
