/// A form that holds its fields below each other: a column of labels, a column of values (or one a record).
struct FormReading {
  /// Indexes into the grid's rows, the head row included.
  var rows: Range<Int>
  var hasHead: Bool
  /// The head row holds the names of the records.
  var namesRecords = false
  /// Column numbers by what they hold.
  var numbering: [Int]
  var labels: [Int]
  var separators: [Int]
  var values: [Int]
  var fields: [(row: Int, heading: [String])]
  /// Indexes of rows that only head a group of fields.
  var sections: Set<Int>
}

extension FormReading {
  /// "A. IDENTITAS" right above the first field, where the fields further down have such groups.
  mutating func takeGroup(at row: Int, grid: SheetGrid) {
    guard let next = sections.min(), grid.touches(row, rows.lowerBound), !hasHead else { return }
    let cells = grid.rows[row].cells
    guard cells.count == 1, let text = grid.cells[cells.lowerBound].text, RowMarks.sectionStyle(text) != nil
    else {
      return
    }
    for index in fields.indices where fields[index].row < grid.rows[next].number {
      fields[index].heading.insert(tidied(text), at: 0)
    }
    rows = row..<rows.upperBound
    sections.insert(row)
  }
}

/// Tells a form of labels and values ("Data | Deskripsi", "Nama : …") from a table of two columns.
struct FormReader {
  let grid: SheetGrid
  let words: HeadingWords

  /// Past this many fields below each other it is a table.
  private static let longest = 200

  /// - Parameter looked: grows by the rows looked at.
  func read(_ area: Area, looked: inout Int) -> FormReading? {
    let first = area.rows.lowerBound
    let cells = grid.span(first, area.columns)
    guard cells.count >= 2, cells.count <= 8, let layout = layout(cells) else { return nil }
    var form = FormReading(
      rows: first..<first, hasHead: layout.head != nil, numbering: layout.numbering, labels: [layout.label],
      separators: [], values: layout.values, fields: [], sections: [])
    var evidence = Evidence()
    var group: [String] = []
    var row = layout.head == nil ? first : first + 1
    defer { looked += row - first }
    while row < area.rows.upperBound, row - first <= Self.longest {
      if row > first, grid.rows[row].number - grid.rows[row - 1].number > 2 { break }
      let cells = grid.span(row, area.columns)
      if isContinued(cells, layout, evidence), !form.fields.isEmpty {
        form.fields.append((grid.rows[row].number, form.fields[form.fields.count - 1].heading))
        row += 1
        continue
      }
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
    // The names of the records are their first field.
    if let head = layout.head, head.1.isEmpty {
      form.namesRecords = true
      form.fields.insert((grid.rows[first].number, [Self.plain(head.0)]), at: 0)
    }
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
        || ["a", "i"].contains(wordKey(grid.cells[first].displayed))
        // "1.1 | Nama Inovasi | :": whatever short mark stands before a label with its colon.
        || rest.count >= 3 && isColon(first + 2) && grid.cells[first].displayed.utf8.count <= 6
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

  /// The text of a value goes on in the next row: nothing but cells of the value columns, in a form with colons.
  private func isContinued(_ cells: Range<Int>, _ layout: Layout, _ evidence: Evidence) -> Bool {
    guard !evidence.separators.isEmpty, cells.count == 1, let place = cells.first else { return false }
    return evidence.values[grid.cells[place].address.column] != nil && grid.kinds[place] == .text
      && !RowMarks.isSignature(grid.cells[cells]) && !RowMarks.isOffice(grid.cells[cells])
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
    guard labels >= 2 else { return false }
    // A column of nothing but colons is drawn for no other purpose, whatever stands beside it, even nothing yet.
    if head == nil, !evidence.separators.isEmpty, evidence.colons * 5 >= labels * 3,
      form.values.count <= 1 || evidence.widest == form.values.count
    {
      return !form.values.isEmpty || labels >= 3
    }
    guard !form.values.isEmpty else { return false }
    if let head {
      let left = wordKey(head.0)
      let isPlain = ["data", "field", "atribut", "kolom", "item", "informasi"].contains(left)
      if head.1.isEmpty {
        return labels >= 3 && evidence.known * 4 >= labels * 3 && evidence.figures * 3 <= evidence.cells * 2
      }
      return isPlain
        ? evidence.figures * 2 <= evidence.cells || evidence.known * 2 >= labels
        : evidence.known * 2 >= labels
    }
    guard form.values.count == 1 || evidence.widest == form.values.count, evidence.cells * 2 >= labels else {
      return false
    }
    // Figures throughout are a table of amounts, however its lines are called.
    guard labels >= 3, evidence.figures * 3 <= evidence.cells * 2 else { return false }
    if evidence.colons * 5 >= labels * 3 { return true }
    guard evidence.known * 4 >= labels * 3 else { return false }
    return form.values.count == 1 ? labels >= 4 : isTurned(form)
  }

  /// Records side by side: each row of one kind across the records, each record of several kinds down its fields.
  private func isTurned(_ form: FormReading) -> Bool {
    var mixed: [Int: Set<Bool>] = [:]
    for row in form.rows where !form.sections.contains(row) {
      var own: Set<Bool> = []
      for column in form.values {
        guard let place = grid.cell(row, column: column), grid.kinds[place] != .nothing else { continue }
        let isFigure = grid.kinds[place].isFigure
        own.insert(isFigure)
        mixed[column, default: []].insert(isFigure)
        if row == form.rows.lowerBound, isFigure || words.contains(grid.cells[place].displayed) {
          return false
        }
      }
      if own.count > 1 { return false }
    }
    return form.values.allSatisfy { mixed[$0]?.count == 2 }
  }
}
