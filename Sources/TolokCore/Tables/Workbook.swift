/// What a cell holds, as the file stores it.
package enum CellValue: Hashable, Sendable {
  case number(Double)
  case text(String)
  case boolean(Bool)
  /// A serial number shown as a date by its number format.
  case date(DateTime)
  /// A time of day or a duration, in microseconds.
  case time(Int64)
  /// `#REF!` and its kin.
  case error(String)
  /// A formula without a stored result.
  case missing
}

/// One non-empty cell with its address.
package struct Cell: Hashable, Sendable {
  package var address: CellAddress
  package var value: CellValue
  /// The formula without `=`, shared ones expanded.
  package var formula: String?
  package init(_ address: CellAddress, _ value: CellValue, formula: String? = nil) {
    self.address = address
    self.value = value
    self.formula = formula
  }

  /// Non-empty: everything but a formula without a stored result, or with an empty text for one.
  package var isCounted: Bool {
    switch value {
    case .missing: false
    case .text(let s): !s.isEmpty
    default: true
    }
  }

  /// The text a person would quote: what the file shows, without number formats.
  package var displayed: String {
    switch value {
    case .number(let n): JSON.number(n)
    case .text(let s): s
    case .boolean(let b): b ? "TRUE" : "FALSE"
    case .date(let d): d.microseconds == 0 ? "\(d.date)" : "\(d)"
    case .time(let t): clockText(t)
    case .error(let e): e
    case .missing: ""
    }
  }
}

/// One sheet: its non-empty cells in row-major order.
package struct Sheet: Sendable {
  package var name: String
  package var visible: Bool
  package var merged: [CellRange]
  package var cells: CellStore
  package var hiddenRows: Set<Int>
  package var hiddenColumns: Set<Int>
  /// Cells with a formula whose text the file has lost.
  package var lostFormulas: Set<CellAddress> = []
  /// Cells that a merged range covers: stored, but shown nowhere, so they are none of `cells`.
  package var covered = CoveredCells()
  package init(
    name: String, visible: Bool = true, merged: [CellRange] = [], cells: [Cell] = [],
    hiddenRows: Set<Int> = [], hiddenColumns: Set<Int> = []
  ) {
    self.name = name
    self.visible = visible
    self.merged = merged
    self.cells = CellStore(cells)
    self.hiddenRows = hiddenRows
    self.hiddenColumns = hiddenColumns
  }

  /// An empty sheet whose cells will share the texts of a pool.
  package init(name: String, visible: Bool = true, shared: TextPool) {
    self.init(name: name, visible: visible)
    cells = CellStore(shared: shared)
  }
}

package enum FileFormat: String, Sendable {
  case xlsx, xlsm, xls, ods, csv, html, encrypted, zip, empty, unknown
  /// Excel 2003 XML (SpreadsheetML), read like a workbook.
  case xml
  /// Workbooks that must be saved again, or unpacked first.
  case xlsb, numbers, mhtml, sylk, dif, lotus, dbf, onlineShortcut = "gsheet", workbooksInZip = "zip-xlsx"
  /// What is no workbook at all.
  case docx, pptx, odt, odp, openDocument = "odf", doc, ppt, msg, ole, pdf, rtf, epub, otherXML = "other-xml",
    json, png, jpeg, gif, tiff, webp, bmp, gzip, bzip2, xz, rar, sevenZip = "7z", tar, program
  /// What Excel lays beside a workbook that is open (`~$buku.xlsx`): the name of who opened it.
  case ownerFile = "excel-lock"
}

/// What a reader hands over: the whole file, every non-empty cell addressed.
package struct Workbook: Sendable {
  package var format: FileFormat
  package var sheets: [Sheet]
  /// How a text file was read; nil for a workbook.
  package var dialect: TextDialect?
  /// The rows of a text file that hold more fields than the others.
  package var overlongRows: [OverlongRow] = []
  package init(format: FileFormat, sheets: [Sheet]) {
    self.format = format
    self.sheets = sheets
  }
}

/// A row of a delimited text with more fields than most; what stands beyond is kept as cells of no column.
package struct OverlongRow: Hashable, Sendable {
  package var row: Int
  package var fields: Int
  /// The fields most rows have.
  package var usual: Int
  package init(row: Int, fields: Int, usual: Int) {
    self.row = row
    self.fields = fields
    self.usual = usual
  }
}
