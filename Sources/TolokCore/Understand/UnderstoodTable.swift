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
  package var column: Int
  package var heading: [String]
  package var field: String?
  package init(column: Int, heading: [String], field: String? = nil) {
    self.column = column
    self.heading = heading
    self.field = field
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
  /// The source map that recognised it, when one did.
  package var source: String?
  package init(
    sheet: String, orientation: TableOrientation, range: CellRange, rows: TableRows, columns: [TableColumn],
    source: String? = nil
  ) {
    self.sheet = sheet
    self.orientation = orientation
    self.range = range
    self.rows = rows
    self.columns = columns
    self.source = source
  }
}

/// A file understood: its tables, and the class of each of its non-empty cells.
package struct UnderstoodWorkbook: Sendable {
  package var tables: [UnderstoodTable]
  /// By sheet index in the workbook, then by address.
  package var classes: [[CellAddress: CellClass]]
  package init(tables: [UnderstoodTable], classes: [[CellAddress: CellClass]]) {
    self.tables = tables
    self.classes = classes
  }
  /// Sums to the non-empty cells of the file.
  package var counts: [CellClass: Int] {
    var counts: [CellClass: Int] = [:]
    for sheet in classes { for kind in sheet.values { counts[kind, default: 0] += 1 } }
    return counts
  }
}
