import TolokCore

/// Reads the records of one worksheet: cells with values, formulas, merges, hidden rows and columns.
struct XLSSheetParser {
  private var scanner: BIFFScanner
  private var globals: XLSGlobals
  private var decoder: FormulaDecoder
  private let isAlone: Bool
  private let limit: Int
  private var shared: [CellAddress: SharedFormula] = [:]
  private var last = CellAddress(row: 0, column: 0)
  private var isOrdered = true
  private(set) var count = 0
  private(set) var isDialog = false

  /// An expression that several cells point to.
  private struct SharedFormula {
    var area: CellRange
    var tokens: Range<Int>
    var end: Int
    /// An array formula reads the same in each of its cells.
    var arrayText: String??
  }

  /// `isAlone`: the stream has no part for the whole workbook, so the sheet carries its formats itself.
  init(_ bytes: [UInt8], globals: XLSGlobals, decoder: FormulaDecoder, isAlone: Bool, limit: Int) {
    scanner = BIFFScanner(bytes)
    self.globals = globals
    self.decoder = decoder
    self.isAlone = isAlone
    self.limit = limit
  }

  var budget: FormulaDecoder { decoder }

  /// Reads the substream whose BOF is at `start`; the position behind it.
  mutating func parse(at start: Int, into sheet: inout Sheet) throws(ReadError) -> Int {
    scanner.position = start
    _ = scanner.next()
    // Charts that lie on the sheet are substreams inside it.
    var depth = 0
    var ended = false
    while let record = scanner.next() {
      if depth > 0 || BIFFScanner.isBeginning(record.kind) {
        if BIFFScanner.isBeginning(record.kind) { depth += 1 }
        if record.kind == BIFF.eof { depth -= 1 }
        continue
      }
      if record.kind == BIFF.eof {
        ended = true
        break
      }
      try take(record, into: &sheet)
    }
    guard ended else { throw .damaged("lembar '\(sheet.name)' terpotong setelah baris \(last.row)") }
    if !isOrdered { sort(&sheet) }
    return scanner.position
  }

  private mutating func take(_ record: BIFFRecord, into sheet: inout Sheet) throws(ReadError) {
    let bytes = scanner.bytes
    let start = record.start
    switch record.kind {
    case BIFF.labelSST:
      guard record.length >= 10 else { break }
      let index = bytes.le32(start + 6)
      guard index < globals.strings.count else {
        throw .damaged("sel \(address(start)) menunjuk teks yang tidak ada")
      }
      try add(.text(globals.strings[index]), at: start, to: &sheet)
    case BIFF.rk:
      guard record.length >= 10 else { break }
      try add(number(rk(bytes.le32(start + 6)), format: bytes.le16(start + 4)), at: start, to: &sheet)
    case BIFF.mulRK: try addNumbers(record, to: &sheet)
    case 0x203:
      guard record.length >= 14 else { break }
      try add(number(bytes.leDouble(start + 6), format: bytes.le16(start + 4)), at: start, to: &sheet)
    case 0x204, BIFF.richString:
      guard record.length >= 8 else { break }
      let text = globals.text(&scanner, record, at: 6, lengthBytes: 2)
      try add(.text(text), at: start, to: &sheet)
    case 0x205:
      guard record.length >= 8 else { break }
      try add(
        truth(bytes.le8(start + 6), isError: bytes.le8(start + 7) != 0), at: start, to: &sheet)
    case 0x06, 0x206, 0x406: try addFormula(record, to: &sheet)
    case BIFF.row:
      // Hidden by hand or by a filter: the row has no height.
      if record.length >= 14, bytes.le16(start + 12) & 0x20 != 0 {
        sheet.hiddenRows.insert(bytes.le16(start) + 1)
      }
    case BIFF.columnInfo:
      guard record.length >= 10, bytes.le16(start + 8) & 1 != 0 else { break }
      let first = bytes.le16(start) + 1
      // A hidden tail to the last column says nothing about the columns in use.
      try decoder.spend(1 << 14)
      for hidden in first...max(first, min(bytes.le16(start + 2) + 1, first + 255)) {
        sheet.hiddenColumns.insert(hidden)
      }
    case BIFF.mergedCells:
      for index in 0..<min(bytes.le16(start), max(0, record.length - 2) / 8) {
        sheet.merged.append(range(start + 2 + 8 * index, columnBytes: 2))
      }
    case BIFF.dialogFlags: isDialog = bytes.le16(start) & 0x10 != 0
    default:
      if globals.version == .biff2, try takeOldest(record, into: &sheet) { break }
      if isAlone, globals.take(record, &scanner) { globals.finish() }
    }
  }

  /// Cells as BIFF2 writes them: three bytes of attributes, the second of which names the number format.
  private mutating func takeOldest(_ record: BIFFRecord, into sheet: inout Sheet) throws(ReadError) -> Bool {
    let bytes = scanner.bytes
    let value = record.start + 7
    let kind = globals.kind(ofFormat: bytes.le8(record.start + 5) & 0x3F)
    switch record.kind {
    case 0x02 where record.length >= 9:
      try add(number(Double(bytes.le16(value)), kind: kind), at: record.start, to: &sheet)
    case 0x03 where record.length >= 15:
      try add(number(bytes.leDouble(value), kind: kind), at: record.start, to: &sheet)
    case 0x04 where record.length >= 8:
      let text = globals.text(&scanner, record, at: 7, lengthBytes: 1)
      try add(.text(text), at: record.start, to: &sheet)
    case 0x05 where record.length >= 9:
      try add(
        truth(bytes.le8(value), isError: bytes.le8(value + 1) != 0), at: record.start, to: &sheet)
    default: return false
    }
    return true
  }

  // MARK: - Values

  private func address(_ at: Int) -> CellAddress {
    CellAddress(row: scanner.bytes.le16(at) + 1, column: scanner.bytes.le16(at + 2) + 1)
  }

  private mutating func add(_ value: CellValue, at start: Int, to sheet: inout Sheet) throws(ReadError) {
    if case .text(let text) = value, text.isEmpty { return }
    try add(Cell(address(start), value), to: &sheet)
  }

  private mutating func add(_ cell: Cell, to sheet: inout Sheet) throws(ReadError) {
    if cell.address <= last { isOrdered = false }
    last = cell.address
    count += 1
    guard count <= limit else { throw .tooLarge("lebih banyak sel dari batas") }
    sheet.cells.append(cell)
  }

  /// A row of numbers in one record.
  private mutating func addNumbers(_ record: BIFFRecord, to sheet: inout Sheet) throws(ReadError) {
    let bytes = scanner.bytes
    guard record.length >= 6 else { return }
    let row = bytes.le16(record.start) + 1
    var column = bytes.le16(record.start + 2) + 1
    var at = record.start + 4
    while at + 6 <= record.end - 2 {
      let value = number(rk(bytes.le32(at + 2)), format: bytes.le16(at))
      try add(Cell(CellAddress(row: row, column: column), value), to: &sheet)
      at += 6
      column += 1
    }
  }

  /// Four bytes for a number: the upper part of a double or a 30-bit integer, either perhaps in hundredths.
  private func rk(_ raw: Int) -> Double {
    let value =
      raw & 2 != 0
      ? Double(Int32(truncatingIfNeeded: raw) >> 2)
      : Double(bitPattern: UInt64(raw & 0xFFFF_FFFC) << 32)
    return raw & 1 != 0 ? value / 100 : value
  }

  private func number(_ value: Double, format: Int) -> CellValue {
    number(value, kind: format < globals.kinds.count ? globals.kinds[format] : .number)
  }

  private func number(_ value: Double, kind: FormatKind) -> CellValue {
    if kind == .number, value.isFinite { return .number(value) }
    guard value.isFinite else { return .error("#NUM!") }
    return NumberFormats.value(serial: value, kind: kind, epoch1904: globals.epoch1904)
  }

  private func truth(_ value: Int, isError: Bool) -> CellValue {
    isError ? .error(BIFFErrors.text(value) ?? "#UNKNOWN!") : .boolean(value != 0)
  }

  private func range(_ at: Int, columnBytes: Int) -> CellRange {
    let bytes = scanner.bytes
    let left = columnBytes == 2 ? bytes.le16(at + 4) : bytes.le8(at + 4)
    let right = columnBytes == 2 ? bytes.le16(at + 6) : bytes.le8(at + 5)
    let rows = (bytes.le16(at) + 1, bytes.le16(at + 2) + 1)
    return CellRange(
      top: min(rows.0, rows.1), left: min(left, right) + 1, bottom: max(rows.0, rows.1),
      right: max(left, right) + 1)
  }

  /// Writers may leave cells in any order; an address said twice keeps its last value.
  private func sort(_ sheet: inout Sheet) {
    var cells: [Cell] = []
    cells.reserveCapacity(sheet.cells.count)
    for cell in sheet.cells { cells.append(cell) }
    let order = cells.indices.sorted {
      cells[$0].address == cells[$1].address ? $0 < $1 : cells[$0].address < cells[$1].address
    }
    var ordered = Sheet(
      name: sheet.name, visible: sheet.visible, merged: sheet.merged, hiddenRows: sheet.hiddenRows,
      hiddenColumns: sheet.hiddenColumns)
    for (place, index) in order.enumerated() {
      if place + 1 < order.count, cells[order[place + 1]].address == cells[index].address { continue }
      ordered.cells.append(cells[index])
    }
    sheet = ordered
  }

  // MARK: - Formulas

  /// A formula with its stored result; the records that belong to it follow and are consumed.
  private mutating func addFormula(_ record: BIFFRecord, to sheet: inout Sheet) throws(ReadError) {
    let bytes = scanner.bytes
    let isOldest = globals.version == .biff2
    let result = record.start + (isOldest ? 7 : 6)
    guard record.end - result >= 8 else { return }
    let place = address(record.start)
    let text = try followers(of: place)
    var value: CellValue
    if bytes.le16(result + 6) == 0xFFFF {
      switch bytes.le8(result) {
      case 0: value = text.map { $0.isEmpty ? .missing : .text($0) } ?? .missing
      case 1: value = .boolean(bytes.le8(result + 2) != 0)
      case 2: value = truth(bytes.le8(result + 2), isError: true)
      // An empty text: a result, but nothing that fills a cell.
      default: value = .missing
      }
    } else {
      let kind: FormatKind? =
        isOldest ? globals.kind(ofFormat: bytes.le8(record.start + 5) & 0x3F) : nil
      value =
        kind.map { number(bytes.leDouble(result), kind: $0) }
        ?? number(bytes.leDouble(result), format: bytes.le16(record.start + 4))
    }
    let formula = try formula(record, at: place)
    if value == .missing, formula == nil { return }
    try add(Cell(place, value, formula: formula), to: &sheet)
  }

  /// The shared expression and the text result that may follow a formula.
  private mutating func followers(of place: CellAddress) throws(ReadError) -> String? {
    let bytes = scanner.bytes
    while true {
      let position = scanner.position
      switch bytes.le16(position) {
      case 0x207:
        guard let record = scanner.next() else { return nil }
        return globals.text(&scanner, record, at: 0, lengthBytes: 2)
      case 0x07 where globals.version == .biff2:
        guard let record = scanner.next() else { return nil }
        return globals.text(&scanner, record, at: 0, lengthBytes: 1)
      case BIFF.sharedFormula:
        guard let record = scanner.next() else { return nil }
        keep(
          record, tokens: record.start + 10, length: bytes.le16(record.start + 8), isArray: false, for: place)
      case 0x221 where globals.version >= .biff5:
        guard let record = scanner.next() else { return nil }
        keep(
          record, tokens: record.start + 14, length: bytes.le16(record.start + 12), isArray: true, for: place)
      // A data table, or an array of an older version: no text of its own.
      case 0x221, 0x21, 0x236, 0x36, 0x37: guard scanner.next() != nil else { return nil }
      default: return nil
      }
    }
  }

  private mutating func keep(
    _ record: BIFFRecord, tokens: Int, length: Int, isArray: Bool, for place: CellAddress
  ) {
    guard tokens + length <= record.end else { return }
    let formula = SharedFormula(
      area: range(record.start, columnBytes: 1), tokens: tokens..<(tokens + length), end: record.end,
      arrayText: isArray ? .some(nil) : nil)
    shared[place] = formula
    shared[formula.area.topLeft] = formula
  }

  private mutating func formula(_ record: BIFFRecord, at place: CellAddress) throws(ReadError) -> String? {
    let bytes = scanner.bytes
    guard globals.version >= .biff5, record.length >= 22 else { return nil }
    let tokens = record.start + 22
    let length = bytes.le16(record.start + 20)
    guard length > 0, tokens + length <= record.end else { return nil }
    guard bytes.le8(tokens) == 0x01, length >= 5 else {
      return try decoder.decode(tokens..<(tokens + length), end: record.end, at: place)
    }
    let master = CellAddress(row: bytes.le16(tokens + 1) + 1, column: bytes.le16(tokens + 3) + 1)
    guard let found = shared[master], found.area.contains(place) else { return nil }
    if let known = found.arrayText, let known { return known }
    let text = try decoder.decode(found.tokens, end: found.end, at: place)
    if found.arrayText != nil { shared[master]?.arrayText = .some(text) }
    return text
  }
}
