import Containers

/// Bounds that keep a hostile file from filling the machine.
package struct ReadLimits: Sendable {
  package var cells = 16_000_000
  /// Of delimited text; a workbook has 16,384 by its format.
  package var columns = 1_000_000
  /// Bytes the cells, or the shared texts, may take.
  package var memory = 320 << 20
  /// Bytes all parts of a workbook may have together, opened.
  package var opened = 800 << 20
  /// Bytes the shared texts, or the shared formulas, of a sheet may take when each cell writes its own.
  package var spelledOut = 1 << 30
  package var sheets = 10_000
  package var sharedTexts = 10_000_000
  package var styles = 1_000_000
  package var merges = 1_000_000
  package var hiddenRows = 1_048_576
  /// Bytes that may be moved to write out the parsed formulas of an .xls.
  package var formulaWork = 1 << 30
  package var zip = ZipArchive.Limits()
  /// Bytes of the one part that holds all cells of an OpenDocument spreadsheet.
  package var wholeContent = 320 << 20
  /// Bytes of text made by repeating what the file says once.
  package var madeText = 256 << 20
  package init() {}

  /// Cells of a file whose tables are to be understood: a sheet under study is held whole, where a listing of cells
  /// streams. A million and a half takes less than two seconds and 512 MB; a month's form has some thousands.
  package static let understoodCells = 1_500_000
  /// Columns of a file whose tables are to be understood: what a sheet of any office program holds.
  package static let understoodColumns = 16_384

  /// - Parameter cells: how many cells a file may have; room in memory grows with it.
  package init(cells: Int) {
    self.cells = cells
    memory = max(memory, 40 * cells)
  }

  /// For a file whose tables are to be understood.
  package static func understanding(cells: Int) -> ReadLimits {
    var limits = ReadLimits(cells: cells)
    limits.columns = understoodColumns
    return limits
  }
}
