/// The one class every non-empty cell has.
package enum CellClass: String, Sendable, CaseIterable {
  case data, header, title, section, total, note, ignored
}

package enum TableOrientation: String, Sendable { case rows, columns }

/// Row numbers (column numbers when turned) by what they are.
package struct TableRows: Hashable, Sendable {
  package var title: [Int] = []
  package var header: [Int] = []
  package var numbering: [Int] = []
  package var section: [Int] = []
  package var data: [Int] = []
  package var total: [Int] = []
  package var note: [Int] = []
  package init() {}
}

/// One column: its place, the path of its header cells, and the field a source map gave it.
package struct TableColumn: Hashable, Sendable {
  /// The column number; the row number in a table of orientation `columns`.
  package var column: Int
  package var heading: [String]
  package var field: String?
  package init(column: Int, heading: [String], field: String? = nil) {
    self.column = column
    self.heading = heading
    self.field = field
  }
}

/// A section row with the headings it stands under, its own the last.
package struct SectionMark: Hashable, Sendable {
  package var row: Int
  package var path: [String]
  package init(row: Int, path: [String]) {
    self.row = row
    self.path = path
  }
}

/// One table as it was understood in a sheet.
package struct UnderstoodTable: Sendable {
  package var sheet: String
  package var orientation: TableOrientation
  /// Header, section, data and total.
  package var range: CellRange
  package var rows: TableRows
  package var columns: [TableColumn]
  /// The headings that apply to the data rows below them, downward.
  package var sections: [SectionMark]
  /// The source map that recognised it, when one did.
  package var source: String?
  package init(
    sheet: String, orientation: TableOrientation, range: CellRange, rows: TableRows, columns: [TableColumn],
    sections: [SectionMark] = [], source: String? = nil
  ) {
    self.sheet = sheet
    self.orientation = orientation
    self.range = range
    self.rows = rows
    self.columns = columns
    self.sections = sections
    self.source = source
  }

  /// From the first to the last header row; the top of the table where it has none.
  package var headerRows: ClosedRange<Int> {
    (rows.header.first ?? range.top)...(rows.header.last ?? range.top)
  }

  /// The letter of a column; the row number of a field in a form with its fields below each other.
  package func place(of column: TableColumn) -> String {
    orientation == .rows ? CellAddress.letters(column.column) : String(column.column)
  }

  /// Where a record (a data row, or a data column when turned) holds a column of the table.
  package func address(record: Int, column: Int) -> CellAddress {
    switch orientation {
    case .rows: CellAddress(row: record, column: column)
    case .columns: CellAddress(row: column, column: record)
    }
  }
}

/// The class of each non-empty cell of one sheet.
package struct SheetClasses: Sendable {
  package let sheet: String
  /// In row-major order, with the classes beside them.
  private let addresses: [CellAddress]
  private let kinds: [CellClass]
  /// Why cells are ignored, when some are.
  package let reasons: [Sentence]

  package init(sheet: String, addresses: [CellAddress], kinds: [CellClass], reasons: [Sentence] = []) {
    self.sheet = sheet
    self.addresses = addresses
    self.kinds = kinds
    self.reasons = reasons
  }

  package var count: Int { addresses.count }

  package subscript(address: CellAddress) -> CellClass? {
    var low = 0
    var high = addresses.count
    while low < high {
      let middle = (low + high) / 2
      if addresses[middle] < address { low = middle + 1 } else { high = middle }
    }
    return low < addresses.count && addresses[low] == address ? kinds[low] : nil
  }

  package func add(to counts: inout [CellClass: Int]) {
    var data = 0
    for kind in kinds { if kind == .data { data += 1 } else { counts[kind, default: 0] += 1 } }
    if data > 0 { counts[.data, default: 0] += data }
  }
}

/// A file understood: its tables, and the class of each of its non-empty cells.
package struct UnderstoodWorkbook: Sendable {
  package var tables: [UnderstoodTable]
  /// In the order of the workbook's sheets.
  package var classes: [SheetClasses]
  package init(tables: [UnderstoodTable], classes: [SheetClasses]) {
    self.tables = tables
    self.classes = classes
  }
  /// Sums to the non-empty cells of the file.
  package var counts: [CellClass: Int] {
    var counts: [CellClass: Int] = [:]
    for sheet in classes { sheet.add(to: &counts) }
    return counts
  }
}
