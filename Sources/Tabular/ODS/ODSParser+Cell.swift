import TolokCore

/// What a cell's tag says of it; places in the bytes, for most cells never need all.
private struct ODSCellMarks {
  var type = 0..<0
  var value: Range<Int>?
  var string: Range<Int>?
  var formula: Range<Int>?
  var repeats = 1
  var across = 1
  var down = 1
  var isError = false

  init(_ scanner: XMLScanner) {
    var at: Int?
    while let (name, raw) = scanner.nextAttribute(&at) { take(scanner, name, raw) }
  }

  private mutating func take(_ scanner: XMLScanner, _ name: Range<Int>, _ raw: Range<Int>) {
    switch name.count {
    // Said twice by LibreOffice: once for all, once with its own type for errors.
    case 10 where scanner.same(name, "value-type"):
      if scanner.same(raw, "error") { isError = true } else if type.isEmpty { type = raw }
    case 5 where scanner.same(name, "value"),
      10 where scanner.same(name, "date-value") || scanner.same(name, "time-value"),
      13 where scanner.same(name, "boolean-value"):
      value = raw
    case 12 where scanner.same(name, "string-value"): string = raw
    case 7 where scanner.same(name, "formula"): formula = raw
    case 23 where scanner.same(name, "number-columns-repeated"):
      repeats = ODSAttributes.count(scanner.slice(raw))
    case 22 where scanner.same(name, "number-columns-spanned"):
      across = ODSAttributes.count(scanner.slice(raw))
    case 19 where scanner.same(name, "number-rows-spanned"): down = ODSAttributes.count(scanner.slice(raw))
    default: break
    }
  }
}

extension ODSParser {
  /// Deeper tables in cells than any program writes.
  private static let deepest = 16

  mutating func readCell(into sheet: inout Sheet, _ row: inout ODSRow, depth: Int) throws(ReadError) {
    let marks = ODSCellMarks(scanner)
    let column = row.column + 1
    text.clear()
    var nestedWidth = 0
    if !scanner.selfClosing { nestedWidth = try readContent(into: &sheet, &row, depth: depth) }
    row.column += max(marks.repeats, nestedWidth)

    if marks.across > 1 || marks.down > 1, merges < limits.merges, column <= ODSGrid.lastColumn,
      row.first <= ODSGrid.lastRow
    {
      let range = CellRange(
        top: row.first, left: column, bottom: min(row.first + marks.down - 1, ODSGrid.lastRow),
        right: min(column + marks.across - 1, ODSGrid.lastColumn))
      sheet.merged.append(range)
      merges += 1
      if row.repeats > 1 { row.merges.append(range) }
    }

    let result = result(of: marks)
    if case .none = result, marks.formula == nil { return }
    row.isEmpty = false
    try ODSGrid.check(row: row.first)
    try ODSGrid.check(column: column + marks.repeats - 1)
    let formula = marks.formula.flatMap { ODSFormula.plain(XMLScanner.decode(scanner.slice($0))) }
    if row.repeats == 1, marks.repeats == 1, formula == nil, marks.formula == nil {
      try claim(1, times: 1, text: 0)
      put(result, into: &sheet.cells, row: row.first, column: column)
      return
    }
    // A formula of type string without text has a result, and it is an empty text.
    var value = value(of: result)
    if value == .missing, scanner.same(marks.type, "string") { value = .text("") }
    if row.repeats > 1 {
      row.kept.append(
        ODSRow.Kept(
          column: column, count: marks.repeats, value: value, formula: formula,
          text: text.bytes.count + (formula?.utf8.count ?? 0)))
      return
    }
    try claim(marks.repeats, times: 1, text: (text.bytes.count + (formula?.utf8.count ?? 0)) * marks.repeats)
    for at in column..<(column + marks.repeats) {
      sheet.cells.append(Cell(CellAddress(row: row.first, column: at), value, formula: formula))
    }
  }

  /// The paragraphs of a cell; its notes, drawings and controls are no text of it. Gives the width of a table within.
  private mutating func readContent(into sheet: inout Sheet, _ row: inout ODSRow, depth: Int)
    throws(ReadError)
    -> Int
  {
    var width = 0
    while true {
      switch scanner.next() {
      case .open where scanner.is("p") || scanner.is("h"):
        try text.readParagraph(&scanner, spaces: limits.madeText - madeText)
      case .open where scanner.is("list") || scanner.is("list-item"): break
      case .open where scanner.is("table") && depth < Self.deepest:
        guard !scanner.selfClosing else { continue }
        let kept = text
        var inner = ODSGrid(row: row.first - 1, origin: row.column)
        try readTable(into: &sheet, &inner, depth: depth + 1)
        text = kept
        row.nestedRows = max(row.nestedRows, inner.row - row.first + 1)
        row.holdsTable = true
        width = max(width, inner.width)
      case .open: scanner.skipElement()
      case .close where scanner.is("table-cell") || scanner.is("covered-table-cell"):
        madeText += text.madeSpaces
        return width
      case .close where scanner.is("table-row") || scanner.is("table"): throw .damaged("content.xml rusak")
      case .end: throw .damaged("content.xml terpotong")
      default: break
      }
    }
  }

  /// What a cell holds; its text stays in `text` until it is known where it goes.
  private enum Result {
    case number(Double)
    case date(DateTime)
    case time(Int64)
    case boolean(Bool)
    case shown
    case error
    case stored([UInt8])
    case none
  }

  /// The straight way of most cells: no `Cell` and no string is made.
  private func put(_ result: Result, into cells: inout CellStore, row: Int, column: Int) {
    switch result {
    case .number(let n): cells.append(number: n, row: row, column: column)
    case .boolean(let b): cells.append(boolean: b, row: row, column: column)
    case .time(let t): cells.append(time: t, row: row, column: column)
    case .date(let d):
      cells.append(day: d.date.dayNumber, microseconds: d.microseconds, row: row, column: column)
    case .shown: text.bytes.withUnsafeBufferPointer { cells.append(text: $0, row: row, column: column) }
    case .error: text.bytes.withUnsafeBufferPointer { cells.append(error: $0, row: row, column: column) }
    case .stored(let bytes):
      bytes.withUnsafeBufferPointer { cells.append(text: $0, row: row, column: column) }
    case .none: break
    }
  }

  private func value(of result: Result) -> CellValue {
    switch result {
    case .number(let n): .number(n)
    case .boolean(let b): .boolean(b)
    case .time(let t): .time(t)
    case .date(let d): .date(d)
    case .shown: .text(text.string)
    case .error: .error(text.string)
    case .stored(let bytes): .text(String(decoding: bytes, as: UTF8.self))
    case .none: .missing
    }
  }

  /// The stored value; the text shown where the tag gives none.
  private func result(of marks: ODSCellMarks) -> Result {
    let type = marks.type
    if marks.isError { return text.isEmpty ? .none : .error }
    // Excel stores an error as the number 0 shown as `#DIV/0!`; calculated text may look so, typed text may not.
    if text.looksLikeError, marks.formula != nil || !(type.isEmpty || scanner.same(type, "string")) {
      return .error
    }
    switch type.count {
    case 5 where scanner.same(type, "float"), 8 where scanner.same(type, "currency"),
      10 where scanner.same(type, "percentage"):
      if let raw = marks.value, let number = ODSValue.number(scanner.slice(raw)) { return .number(number) }
    case 4 where scanner.same(type, "date"):
      if let raw = marks.value, let date = ODSValue.date(scanner.slice(raw)) { return .date(date) }
    case 4 where scanner.same(type, "time"):
      if let raw = marks.value, let time = ODSValue.duration(scanner.slice(raw)) { return .time(time) }
    case 7 where scanner.same(type, "boolean"):
      if let raw = marks.value, let truth = ODSValue.truth(scanner.slice(raw)) { return .boolean(truth) }
    default: break
    }
    // The attribute is the value, the paragraphs are how it looks; they alone keep line breaks.
    if let raw = marks.string, !raw.isEmpty {
      let stored = XMLScanner.decode(scanner.slice(raw))
      if text.isEmpty || !text.matches(stored) { return .stored(stored) }
    }
    if !text.isEmpty { return .shown }
    // A value that cannot be understood is quoted as it stands.
    if let raw = marks.value, !raw.isEmpty { return .stored(XMLScanner.decode(scanner.slice(raw))) }
    return .none
  }
}
