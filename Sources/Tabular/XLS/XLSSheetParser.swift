import TolokCore

/// Reads the records of one worksheet: cells with values, formulas, merges, hidden rows and columns.
struct XLSSheetParser {
  private var scanner: BIFFScanner
  private var globals: XLSGlobals
  /// Handed on from sheet to sheet, since they share one limit of work.
  private(set) var decoder: FormulaDecoder
  private let isAlone: Bool
  private var shared: [CellAddress: SharedFormula] = [:]
  private var tally: Tally
  private(set) var isDialog = false

  /// How many cells came, and whether they came in order.
  private struct Tally {
    let limit: Int
    var count = 0
    var isOrdered = true
    private var last = -1
    var lastRow: Int { last / 65536 + 1 }

    init(limit: Int) { self.limit = limit }

    @inline(__always) mutating func add(_ row: Int, _ column: Int) throws(ReadError) {
      let place = row * 65536 + column
      if place <= last { isOrdered = false }
      last = place
      count += 1
      guard count <= limit else { throw .tooManyCells(limit) }
    }
  }

  /// An expression that several cells point to.
  private struct SharedFormula {
    var area: CellRange
    var tokens: Range<Int>
    var end: Int
    /// An array formula reads the same in each of its cells, so it is decoded once.
    var isArray: Bool
    var text: String?
  }

  /// `isAlone`: the stream has no part for the whole workbook, so the sheet carries its formats itself.
  init(_ bytes: [UInt8], globals: XLSGlobals, decoder: FormulaDecoder, isAlone: Bool, limit: Int) {
    scanner = BIFFScanner(bytes)
    self.globals = globals
    self.decoder = decoder
    self.isAlone = isAlone
    tally = Tally(limit: limit)
  }

  var count: Int { tally.count }

  /// Reads the substream whose BOF is at `start`; the position behind it.
  mutating func parse(at start: Int, into sheet: inout Sheet) throws(ReadError) -> Int {
    // Nearly every record is one of four kinds of cells; they are read here, from locals.
    let bytes = scanner.bytes
    var strings = globals.strings
    var kinds = globals.kinds
    var epoch1904 = globals.epoch1904
    scanner.position = start
    _ = scanner.next()
    // Charts that lie on the sheet are substreams inside it.
    var depth = 0
    var ended = false
    while let record = scanner.next() {
      let at = record.start
      if depth > 0 || BIFFScanner.isBeginning(record.kind) {
        if BIFFScanner.isBeginning(record.kind) { depth += 1 }
        if record.kind == BIFF.eof { depth -= 1 }
        continue
      }
      switch record.kind {
      case BIFF.labelSST where record.length >= 10:
        let index = bytes.le32(at + 6)
        guard index < strings.count else {
          throw .damaged("sel \(address(bytes, at)) menunjuk teks yang tidak ada")
        }
        let text = strings[index]
        if text.isEmpty { break }
        try tally.add(bytes.le16(at), bytes.le16(at + 2))
        sheet.cells.append(Cell(address(bytes, at), .text(text)))
      case BIFF.rk where record.length >= 10:
        let value = number(rk(bytes.le32(at + 6)), bytes.le16(at + 4), kinds, epoch1904)
        try tally.add(bytes.le16(at), bytes.le16(at + 2))
        sheet.cells.append(Cell(address(bytes, at), value))
      case BIFF.mulRK:
        // A row of numbers in one record.
        let row = bytes.le16(at)
        var column = bytes.le16(at + 2)
        var item = at + 4
        while item + 6 <= record.end - 2, column < 65536 {
          let value = number(rk(bytes.le32(item + 2)), bytes.le16(item), kinds, epoch1904)
          try tally.add(row, column)
          sheet.cells.append(Cell(CellAddress(row: row + 1, column: column + 1), value))
          item += 6
          column += 1
        }
      case 0x203 where record.length >= 14:
        let value = number(bytes.leDouble(at + 6), bytes.le16(at + 4), kinds, epoch1904)
        try tally.add(bytes.le16(at), bytes.le16(at + 2))
        sheet.cells.append(Cell(address(bytes, at), value))
      case BIFF.eof: ended = true
      default:
        // Two holders of one list would have it copied at each addition.
        if isAlone { kinds = [] }
        try take(record, into: &sheet)
        if isAlone { (strings, kinds, epoch1904) = (globals.strings, globals.kinds, globals.epoch1904) }
      }
      if ended { break }
    }
    guard ended else { throw .damaged("lembar '\(sheet.name)' terpotong setelah baris \(tally.lastRow)") }
    if !tally.isOrdered { sort(&sheet) }
    return scanner.position
  }

  /// The rarer records.
  private mutating func take(_ record: BIFFRecord, into sheet: inout Sheet) throws(ReadError) {
    let bytes = scanner.bytes
    let start = record.start
    switch record.kind {
    case 0x204, BIFF.richString:
      guard record.length >= 8 else { break }
      let text = globals.text(&scanner, record, at: 6, lengthBytes: 2)
      try add(.text(text), at: start, to: &sheet)
    case 0x205:
      guard record.length >= 8 else { break }
      try add(truth(bytes.le8(start + 6), isError: bytes.le8(start + 7) != 0), at: start, to: &sheet)
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
      if isAlone, record.kind != BIFF.boundSheet, globals.take(record, &scanner) {
        decoder.codePage = globals.codePage
      }
    }
  }

  /// Cells as BIFF2 writes them: three bytes of attributes, the second of which names the number format.
  private mutating func takeOldest(_ record: BIFFRecord, into sheet: inout Sheet) throws(ReadError) -> Bool {
    let bytes = scanner.bytes
    let value = record.start + 7
    let kind = globals.kind(ofFormat: bytes.le8(record.start + 5) & 0x3F)
    switch record.kind {
    case 0x02 where record.length >= 9:
      try add(moment(Double(bytes.le16(value)), kind, globals.epoch1904), at: record.start, to: &sheet)
    case 0x03 where record.length >= 15:
      try add(moment(bytes.leDouble(value), kind, globals.epoch1904), at: record.start, to: &sheet)
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

  private mutating func add(_ value: CellValue, at start: Int, to sheet: inout Sheet) throws(ReadError) {
    if case .text(let text) = value, text.isEmpty { return }
    try add(Cell(address(scanner.bytes, start), value), to: &sheet)
  }

  private mutating func add(_ cell: Cell, to sheet: inout Sheet) throws(ReadError) {
    try tally.add(cell.address.row - 1, cell.address.column - 1)
    sheet.cells.append(cell)
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
    // Place and position in one number; among equal places the last position is the last word.
    var keys: [UInt64] = []
    keys.reserveCapacity(sheet.cells.count)
    for cell in sheet.cells {
      let place = (cell.address.row - 1) * 65536 + cell.address.column - 1
      keys.append(UInt64(place) << 32 | UInt64(keys.count))
    }
    keys.sort()
    var ranks = [Int32](repeating: -1, count: keys.count)
    var kept: Int32 = 0
    for (index, key) in keys.enumerated() {
      if index + 1 < keys.count, keys[index + 1] >> 32 == key >> 32 { continue }
      ranks[Int(key & 0xFFFF_FFFF)] = kept
      kept += 1
    }
    var cells = [Cell?](repeating: nil, count: Int(kept))
    for (index, cell) in sheet.cells.enumerated() where ranks[index] >= 0 { cells[Int(ranks[index])] = cell }
    sheet = Sheet(
      name: sheet.name, visible: sheet.visible, merged: sheet.merged, hiddenRows: sheet.hiddenRows,
      hiddenColumns: sheet.hiddenColumns)
    for case let cell? in cells { sheet.cells.append(cell) }
  }

  // MARK: - Formulas

  /// A formula with its stored result; the records that belong to it follow and are consumed.
  private mutating func addFormula(_ record: BIFFRecord, to sheet: inout Sheet) throws(ReadError) {
    let bytes = scanner.bytes
    let isOldest = globals.version == .biff2
    let result = record.start + (isOldest ? 7 : 6)
    guard record.end - result >= 8 else { return }
    let place = address(bytes, record.start)
    let text = try followers(of: place)
    var value: CellValue
    if bytes.le16(result + 6) == 0xFFFF {
      switch bytes.le8(result) {
      case 0: value = text.map { .text($0) } ?? .missing
      case 1: value = .boolean(bytes.le8(result + 2) != 0)
      case 2: value = truth(bytes.le8(result + 2), isError: true)
      // An empty text: a result, but nothing that fills a cell.
      case 3: value = .text("")
      default: value = .missing
      }
    } else {
      let kind: FormatKind? =
        isOldest ? globals.kind(ofFormat: bytes.le8(record.start + 5) & 0x3F) : nil
      value =
        kind.map { moment(bytes.leDouble(result), $0, globals.epoch1904) }
        ?? number(bytes.leDouble(result), bytes.le16(record.start + 4), globals.kinds, globals.epoch1904)
    }
    let formula = try formula(record, at: place)
    if formula == nil, value == .missing || value == .text("") { return }
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
      isArray: isArray)
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
    if let text = found.text { return text }
    let text = try decoder.decode(found.tokens, end: found.end, at: place)
    if found.isArray { shared[master]?.text = text }
    return text
  }
}

/// Four bytes for a number: the upper part of a double or a 30-bit integer, either perhaps in hundredths.
@inline(__always) private func rk(_ raw: Int) -> Double {
  let value =
    raw & 2 != 0
    ? Double(Int32(truncatingIfNeeded: raw) >> 2)
    : Double(bitPattern: UInt64(truncatingIfNeeded: raw & 0xFFFF_FFFC) << 32)
  return raw & 1 != 0 ? value / 100 : value
}

/// A number as its cell format shows it.
@inline(__always) private func number(
  _ value: Double, _ format: Int, _ kinds: [FormatKind], _ epoch1904: Bool
) -> CellValue {
  moment(value, format < kinds.count ? kinds[format] : .number, epoch1904)
}

@inline(__always) private func moment(_ value: Double, _ kind: FormatKind, _ epoch1904: Bool) -> CellValue {
  if kind == .number, value.isFinite { return .number(value) }
  guard value.isFinite else { return .error("#NUM!") }
  return NumberFormats.value(serial: value, kind: kind, epoch1904: epoch1904)
}

@inline(__always) private func address(_ bytes: [UInt8], _ at: Int) -> CellAddress {
  CellAddress(row: bytes.le16(at) + 1, column: bytes.le16(at + 2) + 1)
}
