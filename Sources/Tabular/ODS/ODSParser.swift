import TolokCore

/// Walks the content of an OpenDocument spreadsheet: styles of sheets, sheets, columns, rows and cells.
///
/// Repeats are expanded for non-empty cells alone, so that what a file declares costs nothing. Whatever is no sheet
/// (tracked changes, caches of other files, pivots, validations, shapes) is skipped as a whole.
struct ODSParser {
  var scanner: XMLScanner
  let limits: ReadLimits
  private(set) var sheets: [Sheet] = []
  /// Style of each sheet, for those whose style the content does not define.
  private var unknownStyles: [(sheet: Int, style: String)] = []
  private var styles = ODSTableStyles()
  var cells = 0
  var merges = 0
  /// Bytes of text that repeats and `text:s` have made out of little.
  var madeText = 0
  var text = ODSText()

  init(scanner: XMLScanner, limits: ReadLimits) {
    self.scanner = scanner
    self.limits = limits
  }

  var namesUnknownStyles: Bool { !unknownStyles.isEmpty }

  mutating func applyCommonStyles(_ common: XMLScanner) {
    var common = common
    styles.read(&common)
    for (sheet, style) in unknownStyles where styles.hides(style) { sheets[sheet].visible = false }
  }

  mutating func parse() throws(ReadError) {
    var inBody = false
    var closed = false
    loop: while true {
      switch scanner.next() {
      case .open where scanner.is("style"): styles.readStyle(&scanner)
      // Table templates have an empty `table:body` among the styles.
      case .open where scanner.is("body") && !scanner.selfClosing: inBody = true
      case .open where !inBody: break
      case .open where scanner.is("spreadsheet"): closed = scanner.selfClosing
      case .open where scanner.is("table"): try readSheet()
      case .open:
        if sheets.isEmpty, let other = Self.otherKind(scanner) { throw .notAWorkbook(other) }
        scanner.skipElement()
      case .close where scanner.is("body") || scanner.is("spreadsheet"): closed = true
      case .end: break loop
      default: break
      }
    }
    guard closed else {
      throw .damaged(inBody ? "content.xml terpotong" : "content.xml tidak berisi lembar kerja")
    }
  }

  /// The body of another kind of OpenDocument.
  private static func otherKind(_ scanner: XMLScanner) -> FileFormat? {
    if scanner.is("text") { return .odt }
    if scanner.is("presentation") { return .odp }
    if scanner.is("drawing") || scanner.is("chart") || scanner.is("image") || scanner.is("database") {
      return .openDocument
    }
    return nil
  }

  private mutating func readSheet() throws(ReadError) {
    var sheet = Sheet(name: "")
    var style: String?
    let named = ODSAttributes.texts(scanner, "name", "style-name")
    sheet.name = named.0 ?? ""
    style = named.1
    // What LibreOffice keeps of other files it refers to; never shown as a sheet.
    let isCache = sheet.name.hasPrefix("'") && sheet.name.contains("'#")
    if !scanner.selfClosing {
      var grid = ODSGrid()
      try readTable(into: &sheet, &grid, depth: 0)
      if grid.isUnordered { Self.sort(&sheet) }
    }
    guard !isCache else {
      cells -= sheet.cells.count
      return
    }
    if let style {
      if styles.hides(style) { sheet.visible = false }
      if !styles.defines(style) { unknownStyles.append((sheets.count, style)) }
    }
    sheets.append(sheet)
  }

  /// Columns and rows up to the end of the table; header rows and groups are transparent.
  mutating func readTable(into sheet: inout Sheet, _ grid: inout ODSGrid, depth: Int) throws(ReadError) {
    while true {
      switch scanner.next() {
      case .open where scanner.is("table-row"):
        try readRow(into: &sheet, &grid, depth: depth)
      case .open where scanner.is("table-column"):
        readColumn(into: &sheet, &grid)
      case .open where scanner.is("table-row-group") || scanner.is("table-column-group"):
        if !scanner.selfClosing { grid.openGroup(shown: ODSAttributes.text(scanner, "display") != "false") }
      case .close where scanner.is("table-row-group") || scanner.is("table-column-group"):
        grid.closeGroup()
      case .open where Self.isTransparent(scanner): break
      case .open:
        // A scenario is kept as a sheet of its own that no tab shows.
        if scanner.is("scenario") { sheet.visible = false }
        scanner.skipElement()
      case .close where scanner.is("table"): return
      case .close where scanner.is("spreadsheet") || scanner.is("body"): throw .damaged("content.xml rusak")
      case .end: throw .damaged("content.xml terpotong")
      default: break
      }
    }
  }

  private static func isTransparent(_ scanner: XMLScanner) -> Bool {
    scanner.is("table-header-rows") || scanner.is("table-rows") || scanner.is("table-header-columns")
      || scanner.is("table-columns")
  }

  private mutating func readColumn(into sheet: inout Sheet, _ grid: inout ODSGrid) {
    let marks = ODSLine(scanner)
    let first = grid.columns + 1
    grid.columns += marks.repeats
    if marks.hidden || grid.inHiddenGroup, first <= ODSGrid.lastColumn {
      // A hidden tail to the last column says nothing about the columns in use.
      sheet.hiddenColumns.formUnion(first..<(first + min(marks.repeats, 1024)))
    }
  }

  private mutating func readRow(into sheet: inout Sheet, _ grid: inout ODSGrid, depth: Int) throws(ReadError)
  {
    let marks = ODSLine(scanner)
    let first = grid.row + 1
    var row = ODSRow(first: first, repeats: marks.repeats, origin: grid.origin)
    if !scanner.selfClosing {
      loop: while true {
        switch scanner.next() {
        case .open where scanner.is("table-cell") || scanner.is("covered-table-cell"):
          try readCell(into: &sheet, &row, depth: depth)
        case .open: scanner.skipElement()
        case .close where scanner.is("table-row"): break loop
        case .close where scanner.is("table"): throw .damaged("content.xml rusak")
        case .end: throw .damaged("content.xml terpotong")
        default: break
        }
      }
    }
    grid.row += marks.repeats
    grid.width = max(grid.width, row.column - grid.origin)
    if row.nestedRows > 1 { grid.row += row.nestedRows - 1 }
    if row.holdsTable { grid.isUnordered = true }
    try repeatCells(of: row, into: &sheet)
    if marks.hidden || grid.inHiddenGroup {
      let known = row.isEmpty ? min(marks.repeats, 1024) : marks.repeats
      if first <= ODSGrid.lastRow { sheet.hiddenRows.formUnion(first..<(first + min(known, 1 << 20))) }
    }
  }

  /// Cells of a row said once for many.
  private mutating func repeatCells(of row: ODSRow, into sheet: inout Sheet) throws(ReadError) {
    guard row.repeats > 1, !row.kept.isEmpty || !row.merges.isEmpty else { return }
    if !row.kept.isEmpty {
      let each = row.kept.reduce(0) { $0 + $1.count }
      try claim(each, times: row.repeats, text: row.kept.reduce(0) { $0 + $1.text * $1.count })
      try ODSGrid.check(row: row.first + row.repeats - 1)
      for number in row.first..<(row.first + row.repeats) {
        for kept in row.kept {
          sheet.cells.append(
            kept.value, formula: kept.formula, row: number, columns: kept.column..<(kept.column + kept.count))
        }
      }
    }
    for merge in row.merges where merge.top == merge.bottom {
      for offset in 1..<min(row.repeats, 65_536) where merges < limits.merges {
        var moved = merge
        moved.top += offset
        moved.bottom += offset
        sheet.merged.append(moved)
        merges += 1
      }
    }
  }

  /// Asks for room before cells are made; a file may declare 10^18 of them in 200 bytes.
  mutating func claim(_ count: Int, times: Int, text: Int) throws(ReadError) {
    let (wanted, over) = count.multipliedReportingOverflow(by: times)
    guard !over, wanted <= limits.cells - cells else { throw .tooLarge("lebih banyak sel dari batas") }
    cells += wanted
    guard times > 1 || count > 1 else { return }
    let (made, much) = text.multipliedReportingOverflow(by: times)
    guard !much, made <= limits.madeText - madeText else { throw .tooLarge("teks berulang melampaui batas") }
    madeText += made
  }

  private static func sort(_ sheet: inout Sheet) {
    var last: [CellAddress: Cell] = [:]
    for cell in sheet.cells { last[cell.address] = cell }
    sheet.cells = []
    for cell in last.values.sorted(by: { $0.address < $1.address }) { sheet.cells.append(cell) }
  }
}
