import TolokCore

/// What a workbook says once for all its sheets.
struct XLSGlobals {
  struct SheetEntry {
    var name: String
    var offset: Int
    var visible: Bool
    var isWorksheet: Bool
  }

  let version: BIFFVersion
  var codePage = CodePage(1252)
  var epoch1904 = false
  var strings: [String] = []
  var sheets: [SheetEntry] = []
  var references = XLSReferences()
  private var customKinds: [Int: FormatKind] = [:]
  /// Before BIFF5 a number format is known by its place.
  private var kindsByPlace: [FormatKind] = []
  private var formatsOfCells: [Int] = []
  /// What each cell format makes of a number, by its number.
  private(set) var kinds: [FormatKind] = []

  init(version: BIFFVersion) { self.version = version }

  /// Takes a record of the workbook's own part; false when it is none.
  mutating func take(_ record: BIFFRecord, _ scanner: inout BIFFScanner) -> Bool {
    let bytes = scanner.bytes
    let start = record.start
    switch record.kind {
    case BIFF.codePage: codePage = CodePage(bytes.le16(start))
    case BIFF.dateMode: epoch1904 = bytes.le16(start) == 1
    case BIFF.format, 0x1E: takeFormat(record, bytes)
    case BIFF.cellFormat: takeCellFormat(bytes.le16(start + 2))
    case 0x443, 0x243: takeCellFormat(bytes.le8(start + 1))
    case 0x43: takeCellFormat(bytes.le8(start + 2) & 0x3F)
    case BIFF.sharedStrings where version == .biff8:
      strings = sharedStrings(bytes, scanner.segments(of: record))
    case BIFF.boundSheet: takeSheet(record, bytes)
    case BIFF.externalBook: takeBook(record, &scanner)
    case BIFF.externSheet: takeRanges(record, &scanner)
    case BIFF.externName: takeExternalName(record, &scanner)
    case BIFF.name, 0x218: takeName(record, &scanner)
    default: return false
    }
    return true
  }

  /// Joins cell formats with the number formats they name, which may have come after them.
  mutating func finish() {
    kinds = formatsOfCells.map { kind(ofFormat: $0) }
  }

  /// Lists whose entries go by 16-bit numbers take no more of them than those can tell apart.
  private static let most = 65_536

  private mutating func takeCellFormat(_ id: Int) {
    guard formatsOfCells.count < Self.most else { return }
    formatsOfCells.append(id)
    kinds.append(kind(ofFormat: id))
  }

  /// Before BIFF3 a cell names its number format itself.
  func kind(ofFormat id: Int) -> FormatKind {
    if version < .biff5, !kindsByPlace.isEmpty {
      return kindsByPlace.indices.contains(id) ? kindsByPlace[id] : .number
    }
    // The two formats for fractions came with BIFF4 and moved the dates.
    if version < .biff4, id >= 12 { return NumberFormats.builtIn(id + 2) }
    return customKinds[id] ?? NumberFormats.builtIn(id)
  }

  /// A string with a length of one or two bytes before it, as the version writes it.
  func text(_ scanner: inout BIFFScanner, _ record: BIFFRecord, at offset: Int, lengthBytes: Int) -> String {
    guard record.length >= offset + lengthBytes else { return "" }
    let bytes = scanner.bytes
    let from = record.start + offset + lengthBytes
    let length = lengthBytes == 1 ? bytes.le8(from - 1) : bytes.le16(from - 2)
    // Plain text in one record, as nearly all of it is.
    if version == .biff8, from + 1 + length <= record.end, bytes[from] == 0,
      isASCII(bytes, (from + 1)..<(from + 1 + length))
    {
      return String(decoding: bytes[(from + 1)..<(from + 1 + length)], as: UTF8.self)
    }
    guard version == .biff8 else {
      return codePage.decode(bytes, from..<max(from, min(from + length, record.end)))
    }
    var segments = scanner.segments(of: record)
    segments[0] = (record.start + offset)..<record.end
    var reader = SegmentReader(bytes, segments)
    return reader.unicodeString(lengthBytes: lengthBytes)
  }

  private mutating func takeFormat(_ record: BIFFRecord, _ bytes: [UInt8]) {
    var scanner = BIFFScanner(bytes, at: record.end)
    if version < .biff5 {
      guard kindsByPlace.count < Self.most else { return }
      let offset = version == .biff4 ? 2 : 0
      kindsByPlace.append(
        NumberFormats.kind(of: text(&scanner, record, at: offset, lengthBytes: 1)))
      return
    }
    let code = text(&scanner, record, at: 2, lengthBytes: version == .biff8 ? 2 : 1)
    customKinds[bytes.le16(record.start)] = NumberFormats.kind(of: code)
  }

  private mutating func takeSheet(_ record: BIFFRecord, _ bytes: [UInt8]) {
    var scanner = BIFFScanner(bytes, at: record.end)
    let start = record.start
    sheets.append(
      SheetEntry(
        name: text(&scanner, record, at: 6, lengthBytes: 1), offset: bytes.le32(start),
        visible: bytes.le8(start + 4) & 3 == 0, isWorksheet: bytes.le8(start + 5) == 0))
    references.sheets.append(sheets[sheets.count - 1].name)
  }

  /// Books that formulas point to (BIFF8).
  private mutating func takeBook(_ record: BIFFRecord, _ scanner: inout BIFFScanner) {
    guard references.books.count < Self.most else { return }
    let bytes = scanner.bytes
    let count = bytes.le16(record.start)
    var reader = SegmentReader(bytes, scanner.segments(of: record))
    reader.skip(2)
    if record.length == 4 {
      let mark = bytes.le16(record.start + 2)
      references.books.append(
        XLSReferences.Book(kind: mark == 0x401 ? .own : mark == 0x3A01 ? .addIn : .unknown))
      return
    }
    let file = XLSReferences.file(ofPath: reader.unicodeString(lengthBytes: 2))
    var sheets: [String] = []
    while sheets.count < count, !reader.isAtEnd { sheets.append(reader.unicodeString(lengthBytes: 2)) }
    references.books.append(XLSReferences.Book(kind: .other(file: file, sheets: sheets)))
  }

  private mutating func takeRanges(_ record: BIFFRecord, _ scanner: inout BIFFScanner) {
    guard references.ranges.count < Self.most else { return }
    guard version == .biff8 else {
      // BIFF5 has one record a book or sheet; only add-ins are told apart, by the single colon.
      let isAddIn = record.length == 2 && scanner.bytes.le8(record.start + 1) == 0x3A
      references.books.append(XLSReferences.Book(kind: isAddIn ? .addIn : .unknown))
      references.ranges.append((references.books.count - 1, 0xFFFE, 0xFFFE))
      return
    }
    var reader = SegmentReader(scanner.bytes, scanner.segments(of: record))
    let count = reader.u16()
    for _ in 0..<count where !reader.isAtEnd {
      references.ranges.append((reader.u16(), reader.u16(), reader.u16()))
    }
  }

  private mutating func takeExternalName(_ record: BIFFRecord, _ scanner: inout BIFFScanner) {
    guard let book = references.books.last, book.names.count < Self.most else { return }
    let text = text(&scanner, record, at: 6, lengthBytes: 1)
    references.books[references.books.count - 1].names.append(text)
  }

  private mutating func takeName(_ record: BIFFRecord, _ scanner: inout BIFFScanner) {
    guard references.names.count < Self.most else { return }
    let bytes = scanner.bytes
    let start = record.start
    var segments = scanner.segments(of: record)
    guard version >= .biff5, record.length > 14 else {
      references.names.append(XLSReferences.Name(text: "", sheet: 0))
      return
    }
    let isBuiltIn = bytes.le16(start) & 0x20 != 0
    let length = bytes.le8(start + 3)
    let sheet = bytes.le16(start + 8)
    var text: String
    if version == .biff8 {
      segments[0] = (start + 14)..<record.end
      var reader = SegmentReader(bytes, segments)
      text = reader.unicodeString(characters: length)
    } else {
      text = codePage.decode(bytes, (start + 14)..<min(start + 14 + length, record.end))
    }
    if isBuiltIn, let code = text.unicodeScalars.first.map({ Int($0.value) }) {
      text = Self.builtInNames.indices.contains(code) ? Self.builtInNames[code] : ""
    }
    references.names.append(XLSReferences.Name(text: text, sheet: sheet))
  }

  private static let builtInNames = [
    "Consolidate_Area", "Auto_Open", "Auto_Close", "Extract", "Database", "Criteria", "Print_Area",
    "Print_Titles", "Recorder", "Data_Form", "Auto_Activate", "Auto_Deactivate", "Sheet_Title",
    "_FilterDatabase",
  ]
}
