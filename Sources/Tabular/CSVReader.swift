import TolokCore

/// Reads .csv, .tsv and .txt: one sheet, every non-empty field a text cell.
struct CSVReader {
  static func read(_ bytes: [UInt8], name: String, limits: ReadLimits) throws(ReadError) -> Workbook {
    let decoding = TextDecoding(bytes)
    let dialect = CSVSniffer.dialect(decoding)
    let text = dialect.isDeclared ? CSVSniffer.afterDeclaration(decoding.text) : decoding.text
    // Text does not swell as a zip does: what it may take follows its size.
    var sink = CellSink(
      text, cells: limits.cells, memory: max(limits.memory, 2 * bytes.count), columns: limits.columns)
    var tokens = CSVTokens(CSVRules(dialect))
    tokens.run(text, into: &sink)
    if let trouble = sink.trouble { throw trouble }
    var sheet = Sheet(name: name)
    sheet.cells = sink.store
    var workbook = Workbook(format: .csv, sheets: [sheet])
    workbook.dialect = dialect
    workbook.overlongRows = sink.widths.overlong
    return workbook
  }
}

/// Puts the fields of a text into a cell store.
private struct CellSink: CSVSink {
  let cells: Int
  let memory: Int
  let columns: Int
  var store: CellStore
  var trouble: ReadError?
  var widths = RowWidths()
  /// The last column of the row at hand that holds anything.
  private var filled = 0

  init(_ text: ArraySlice<UInt8>, cells: Int, memory: Int, columns: Int) {
    store = CellStore(source: text)
    self.cells = cells
    self.memory = memory
    self.columns = columns
  }

  mutating func field(_ b: Span<UInt8>, _ range: Range<Int>, isCopy: Bool, row: Int, column: Int) {
    // The end of the row refuses what is beyond; until then it must not fill anything.
    guard column <= columns, !range.isEmpty else { return }
    filled = column
    if range.count > 7, !isCopy, range.count <= CellStore.longestSourceText {
      store.append(sourceText: range, row: row, column: column)
    } else {
      b.extracting(range).withUnsafeBufferPointer { store.append(text: $0, row: row, column: column) }
    }
  }

  mutating func endRow(_ row: Int, fields: Int) -> Bool {
    if filled > 0 { widths.add(row: row, fields: fields, filled: filled) }
    filled = 0
    if store.count > cells {
      trouble = .tooManyCells(cells)
    } else if fields > columns {
      trouble = .tooLarge("lebih dari \(columns) kolom")
    } else if row & 0x3FF == 0, store.footprint > memory {
      trouble = .tooLarge("isi melampaui \(memory >> 20) MB")
    }
    return trouble == nil
  }
}
