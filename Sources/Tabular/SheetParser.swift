import TolokCore

/// Reads one worksheet part: cells with values, formulas, merges, hidden rows and columns.
struct SheetParser {
  var scanner: XMLScanner
  let strings: [String]
  let formats: [FormatKind]
  let epoch1904: Bool
  let limit: Int
  private var row = 0
  private var column = 0
  private var shared: [Int: (formula: String, master: CellAddress)] = [:]

  init(scanner: XMLScanner, strings: [String], formats: [FormatKind], epoch1904: Bool, limit: Int) {
    self.scanner = scanner
    self.strings = strings
    self.formats = formats
    self.epoch1904 = epoch1904
    self.limit = limit
  }

  mutating func parse(into sheet: inout Sheet) throws(ReadError) {
    while true {
      switch scanner.next() {
      case .open where scanner.is("row"):
        row = scanner.attributeInt("r") ?? row + 1
        column = 0
        if scanner.attributeFlag("hidden") { sheet.hiddenRows.insert(row) }
      case .open where scanner.is("c"):
        if let cell = cell() {
          sheet.cells.append(cell)
          if sheet.cells.count > limit { throw .tooLarge("lebih banyak sel dari batas") }
        }
      case .open where scanner.is("mergeCell"):
        if let range = scanner.attributeText("ref").flatMap({ CellRange($0) }) { sheet.merged.append(range) }
      case .open where scanner.is("col"):
        if scanner.attributeFlag("hidden"), let low = scanner.attributeInt("min"),
          let high = scanner.attributeInt("max")
        {
          // A hidden tail to the last column says nothing about the columns in use.
          for hidden in low...max(low, min(high, low + 1024)) { sheet.hiddenColumns.insert(hidden) }
        }
      case .end:
        sheet.cells.sort()
        return
      default: break
      }
    }
  }

  private mutating func cell() -> Cell? {
    let address: CellAddress
    if let text = scanner.attribute("r"), let read = CellAddress(String(decoding: text, as: UTF8.self)) {
      address = read
    } else {
      address = CellAddress(row: max(row, 1), column: column + 1)
    }
    column = address.column
    if address.row != row { row = address.row }
    let type = scanner.attribute("t").map { String(decoding: $0, as: UTF8.self) } ?? "n"
    let style = scanner.attributeInt("s") ?? 0
    guard !scanner.selfClosing else { return nil }

    var raw: [UInt8] = []
    var inline: String?
    var formula: String?
    var inValue = false
    loop: while true {
      switch scanner.next() {
      case .open where scanner.is("v"): inValue = !scanner.selfClosing
      case .close where scanner.is("v"): inValue = false
      case .open where scanner.is("is"): inline = richText(&scanner, until: "is")
      case .open where scanner.is("f"): formula = readFormula(at: address)
      case .text where inValue: scanner.appendText(to: &raw)
      case .close where scanner.is("c"): break loop
      case .end: break loop
      default: break
      }
    }
    guard let value = value(raw, type: type, style: style, inline: inline) else {
      return formula.map { Cell(address, .missing, formula: $0) }
    }
    return Cell(address, value, formula: formula)
  }

  private mutating func readFormula(at address: CellAddress) -> String? {
    let isShared = scanner.attribute("t").map { $0.elementsEqual("shared".utf8) } ?? false
    let index = scanner.attributeInt("si")
    var text: [UInt8] = []
    if !scanner.selfClosing {
      loop: while true {
        switch scanner.next() {
        case .text: scanner.appendText(to: &text)
        case .close where scanner.is("f"), .end: break loop
        default: break
        }
      }
    }
    let formula = String(decoding: text, as: UTF8.self)
    guard isShared, let index else { return formula.isEmpty ? nil : formula }
    if !formula.isEmpty {
      shared[index] = (formula, address)
      return formula
    }
    return shared[index].map {
      shiftFormula(
        $0.formula, rows: address.row - $0.master.row, columns: address.column - $0.master.column)
    }
  }

  private func value(_ raw: [UInt8], type: String, style: Int, inline: String?) -> CellValue? {
    if let inline { return inline.isEmpty ? nil : .text(inline) }
    let text = String(decoding: raw, as: UTF8.self)
    switch type {
    case "s":
      guard let index = Int(Self.trimmed(text)), strings.indices.contains(index), !strings[index].isEmpty
      else {
        return nil
      }
      return .text(strings[index])
    case "str", "inlineStr":
      return raw.isEmpty ? nil : .text(unescaped(raw))
    case "b": return raw.isEmpty ? nil : .boolean(Self.trimmed(text) == "1" || Self.trimmed(text) == "true")
    case "e": return raw.isEmpty ? nil : .error(text)
    case "d": return Self.isoDate(Self.trimmed(text)) ?? (raw.isEmpty ? nil : .text(text))
    default:
      let trimmed = Self.trimmed(text)
      guard !trimmed.isEmpty else { return nil }
      guard let number = Double(trimmed) else { return .text(text) }
      let kind = formats.indices.contains(style) ? formats[style] : .number
      return NumberFormats.value(serial: number, kind: kind, epoch1904: epoch1904)
    }
  }

  private static func trimmed(_ text: String) -> Substring {
    var slice = text[...]
    while let first = slice.utf8.first, XMLScanner.isSpace(first) { slice = slice.dropFirst() }
    while let last = slice.utf8.last, XMLScanner.isSpace(last) { slice = slice.dropLast() }
    return slice
  }

  /// `2021-02-03`, `2021-02-03T04:05:06.789Z`, `04:05:06`
  private static func isoDate(_ text: Substring) -> CellValue? {
    let halves = text.split(whereSeparator: { $0 == "T" || $0 == " " })
    guard let first = halves.first else { return nil }
    if first.contains(":") { return clock(first).map { .time($0) } }
    guard let date = CalendarDate(String(first)) else { return nil }
    guard halves.count > 1 else { return .date(DateTime(date: date)) }
    return clock(halves[1]).map { .date(DateTime(date: date, microseconds: $0)) }
  }

  private static func clock(_ text: Substring) -> Int64? {
    let parts = text.filter { $0 != "Z" }.split(separator: ":")
    guard parts.count >= 2, let h = Int64(parts[0]), let m = Int64(parts[1]) else { return nil }
    let seconds = parts.count > 2 ? Double(parts[2]) ?? 0 : 0
    return (h * 3600 + m * 60) * 1_000_000 + Int64((seconds * 1_000_000).rounded())
  }
}
