import TolokCore

/// Reads the XML of Excel 2002 and 2003 (SpreadsheetML), which applications still export and name .xls.
struct SpreadsheetMLReader {
  let limits: ReadLimits

  func read(_ bytes: [UInt8]) throws(ReadError) -> Workbook {
    var parser = SpreadsheetMLParser(scanner: XMLScanner(xmlInUTF8(bytes)), limits: limits)
    try parser.parse()
    return Workbook(format: .xml, sheets: parser.sheets)
  }
}

private struct SpreadsheetMLParser {
  var scanner: XMLScanner
  let limits: ReadLimits
  var sheets: [Sheet] = []
  private var formats: [String: FormatKind] = [:]
  private var epoch1904 = false
  private var cells = 0
  private var row = 0
  private var column = 0
  /// Cells of the current row taken by merges from above or before do not move the next cell of the file; merges to
  /// the right do.
  private var isUnordered = false

  init(scanner: XMLScanner, limits: ReadLimits) {
    self.scanner = scanner
    self.limits = limits
  }

  mutating func parse() throws(ReadError) {
    var closed = false
    while true {
      switch scanner.next() {
      case .open where scanner.is("Date1904"): epoch1904 = true
      case .open where scanner.is("Style"): readStyle()
      case .open where scanner.is("Worksheet"): try readSheet()
      case .close where scanner.is("Workbook"): closed = true
      case .end:
        guard closed else { throw .damaged("XML terpotong") }
        return
      default: break
      }
    }
  }

  private mutating func readStyle() {
    guard !scanner.selfClosing, let id = ODSAttributes.text(scanner, "ID") else { return }
    while true {
      switch scanner.next() {
      case .open where scanner.is("NumberFormat"):
        if let format = ODSAttributes.text(scanner, "Format") { formats[id] = Self.kind(format) }
      case .close where scanner.is("Style"), .end: return
      default: break
      }
    }
  }

  /// Formats have names of their own beside the codes of Excel.
  private static func kind(_ format: String) -> FormatKind {
    switch format {
    case "General Date", "Long Date", "Medium Date", "Short Date", "Long Time", "Medium Time", "Short Time":
      .date
    case "General", "General Number", "Fixed", "Standard", "Percent", "Scientific", "Currency",
      "Euro Currency",
      "Yes/No", "True/False", "On/Off":
      .number
    default: NumberFormats.kind(of: format)
    }
  }

  private mutating func readSheet() throws(ReadError) {
    var sheet = Sheet(name: ODSAttributes.text(scanner, "Name") ?? "")
    row = 0
    isUnordered = false
    var inVisible = false
    if scanner.selfClosing {
      sheets.append(sheet)
      return
    }
    var nextColumn = 1
    loop: while true {
      switch scanner.next() {
      case .open where scanner.is("Column"):
        let place = marks()
        let first = place.index ?? nextColumn
        nextColumn = first + 1 + place.span
        if place.hidden, first <= ODSGrid.lastColumn {
          sheet.hiddenColumns.formUnion(first...(first + min(place.span, 1024)))
        }
      case .open where scanner.is("Row"): try readRow(into: &sheet)
      case .open where scanner.is("Visible"): inVisible = !scanner.selfClosing
      case .close where scanner.is("Visible"): inVisible = false
      case .text where inVisible:
        var text: [UInt8] = []
        scanner.appendText(to: &text)
        if text.starts(with: "SheetHidden".utf8) || text.starts(with: "SheetVeryHidden".utf8) {
          sheet.visible = false
        }
      case .close where scanner.is("Worksheet"): break loop
      case .end: throw .damaged("XML terpotong")
      default: break
      }
    }
    if isUnordered {
      var last: [CellAddress: Cell] = [:]
      for cell in sheet.cells { last[cell.address] = cell }
      sheet.cells = []
      for cell in last.values.sorted(by: { $0.address < $1.address }) { sheet.cells.append(cell) }
    }
    sheets.append(sheet)
  }

  private struct Marks {
    var index: Int?
    var span = 0
    var hidden = false
    var across = 0
    var down = 0
    var formula: String?
    var style = ""
  }

  private func marks() -> Marks {
    var marks = Marks()
    scanner.eachAttribute { name, value in
      func number() -> Int { min(XMLScanner.int(value) ?? 0, 1 << 31) }
      if XMLScanner.same(name, "Index") {
        marks.index = max(1, number())
      } else if XMLScanner.same(name, "Span") {
        marks.span = number()
      } else if XMLScanner.same(name, "Hidden") {
        marks.hidden = XMLScanner.same(value, "1")
      } else if XMLScanner.same(name, "MergeAcross") {
        marks.across = number()
      } else if XMLScanner.same(name, "MergeDown") {
        marks.down = number()
      } else if XMLScanner.same(name, "Formula") {
        marks.formula = String(decoding: XMLScanner.decode(value), as: UTF8.self)
      } else if XMLScanner.same(name, "StyleID") {
        marks.style = String(decoding: value, as: UTF8.self)
      }
    }
    return marks
  }

  private mutating func readRow(into sheet: inout Sheet) throws(ReadError) {
    let place = marks()
    let next = place.index ?? row + 1
    if next <= row { isUnordered = true }
    row = next
    column = 0
    if place.hidden, row <= ODSGrid.lastRow {
      sheet.hiddenRows.formUnion(row...(row + min(place.span, 1024)))
    }
    defer { row += place.span }
    guard !scanner.selfClosing else { return }
    while true {
      switch scanner.next() {
      case .open where scanner.is("Cell"): try readCell(into: &sheet)
      case .close where scanner.is("Row"): return
      case .close where scanner.is("Worksheet"): throw .damaged("XML rusak")
      case .end: throw .damaged("XML terpotong")
      default: break
      }
    }
  }

  private mutating func readCell(into sheet: inout Sheet) throws(ReadError) {
    let place = marks()
    let at = place.index ?? column + 1
    if at <= column { isUnordered = true }
    column = at + place.across
    let address = CellAddress(row: row, column: at)
    if place.across > 0 || place.down > 0, sheet.merged.count < limits.merges, row <= ODSGrid.lastRow,
      at <= ODSGrid.lastColumn
    {
      sheet.merged.append(
        CellRange(
          top: row, left: at, bottom: min(row + place.down, ODSGrid.lastRow),
          right: min(column, ODSGrid.lastColumn)))
    }
    var type: String?
    var text: [UInt8] = []
    if !scanner.selfClosing {
      var depth = 0
      loop: while true {
        switch scanner.next() {
        // Notes hold a `Data` of their own.
        case .open where scanner.is("Comment") || scanner.is("PhoneticText"): scanner.skipElement()
        case .open where depth == 0 && scanner.is("Data"):
          type = ODSAttributes.text(scanner, "Type") ?? "String"
          if !scanner.selfClosing { depth = 1 }
        case .close where scanner.is("Data"): depth = 0
        case .text where depth > 0: scanner.appendText(to: &text)
        case .close where scanner.is("Cell"): break loop
        case .close where scanner.is("Row"): throw .damaged("XML rusak")
        case .end: throw .damaged("XML terpotong")
        default: break
        }
      }
    }
    let stored = type.flatMap { value(text, type: $0, style: place.style) }
    let none: CellValue? = place.formula == nil ? nil : type == "String" ? .text("") : .missing
    guard let value = stored ?? none else { return }
    try ODSGrid.check(row: row)
    try ODSGrid.check(column: at)
    guard cells < limits.cells else { throw .tooManyCells(limits.cells) }
    cells += 1
    let formula = place.formula.flatMap { R1C1.plain($0, at: address) }
    sheet.cells.append(Cell(address, value, formula: formula))
  }

  private func value(_ text: [UInt8], type: String, style: String) -> CellValue? {
    guard !text.isEmpty else { return nil }
    switch type {
    case "Number":
      guard let number = ODSValue.number(text[...]) else { break }
      return NumberFormats.value(serial: number, kind: formats[style] ?? .number, epoch1904: epoch1904)
    case "DateTime":
      guard let moment = ODSValue.date(text[...]) else { break }
      // The moment as the serial number it stands for, so that times without a day, durations and days before the
      // calendar read as they do from the other formats.
      let day = moment.date.dayNumber
      let base = epoch1904 ? 24_107 : day < -25_508 ? 25_568 : 25_569
      let serial = Double(day + base) + Double(moment.microseconds) / 86_400_000_000
      let kind = formats[style] == .elapsed ? FormatKind.elapsed : .date
      return NumberFormats.value(serial: serial, kind: kind, epoch1904: epoch1904)
    case "Boolean":
      if let truth = ODSValue.truth(text[...]) { return .boolean(truth) }
    case "Error": return .error(String(decoding: text, as: UTF8.self))
    default: break
    }
    return .text(String(decoding: text, as: UTF8.self))
  }
}
