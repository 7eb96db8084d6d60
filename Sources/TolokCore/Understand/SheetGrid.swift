/// A sheet's cells by row, with merged ranges at hand.
struct SheetGrid {
  let sheet: Sheet
  /// Row number → its non-empty cells, left to right.
  let rows: [Int: [Cell]]
  let numbers: [Int]

  init(_ sheet: Sheet) {
    self.sheet = sheet
    var rows: [Int: [Cell]] = [:]
    for cell in sheet.cells { rows[cell.address.row, default: []].append(cell) }
    self.rows = rows
    numbers = rows.keys.sorted()
  }

  func cells(_ row: Int) -> [Cell] { rows[row] ?? [] }

  func merge(at address: CellAddress) -> CellRange? { sheet.merged.first { $0.contains(address) } }

  /// The cell that speaks for an address: itself, or the top-left of its merged range.
  func speaking(_ address: CellAddress) -> Cell? {
    if let own = cells(address.row).first(where: { $0.address == address }) { return own }
    guard let range = merge(at: address) else { return nil }
    return cells(range.top).first { $0.address == range.topLeft }
  }
}

extension Cell {
  var text: String? { if case .text(let s) = value { s } else { nil } }
}
