/// A sheet's cells by row, each with its kind, and the merged ranges at hand. Built once for a sheet.
struct SheetGrid {
  struct Row {
    let number: Int
    let cells: Range<Int>
    /// The row's number when drawn lines are not counted: what a line divides still touches.
    let place: Int
  }

  let sheet: Sheet
  /// Every cell, row by row and left to right.
  let cells: [Cell]
  /// What each of them looks like, in the same order.
  let kinds: [CellKind]
  /// The rows that hold cells, downward; without those that only draw a line.
  let rows: [Row]
  /// Rows that hold nothing but `----`, `====`, `****`.
  let rules: [Row]
  /// Leftmost and rightmost column with a cell.
  let columns: ClosedRange<Int>?
  private let merges: MergeIndex

  /// - Parameter keepingRules: leave rows that only draw a line among the rows, as a map of the sheet shows them.
  init(_ sheet: Sheet, keepingRules: Bool = false) {
    self.sheet = sheet
    var cells: [Cell] = []
    cells.reserveCapacity(sheet.cells.count)
    var sorted = true
    for cell in sheet.cells {
      if let last = cells.last, cell.address < last.address { sorted = false }
      cells.append(cell)
    }
    if !sorted { cells.sort { $0.address < $1.address } }
    var rows: [Row] = []
    var rules: [Row] = []
    var start = 0
    func close(at end: Int) {
      let number = cells[start].address.row
      let row = Row(number: number, cells: start..<end, place: number - rules.count)
      if !keepingRules, RowMarks.isRule(cells[start..<end]) { rules.append(row) } else { rows.append(row) }
    }
    var left = Int.max
    var right = 0
    for index in cells.indices {
      let address = cells[index].address
      left = min(left, address.column)
      right = max(right, address.column)
      if address.row != cells[start].address.row {
        close(at: index)
        start = index
      }
    }
    if !cells.isEmpty { close(at: cells.count) }
    self.cells = cells
    kinds = cells.map { CellKind(of: $0.value) }
    self.rows = rows
    self.rules = rules
    columns = cells.isEmpty ? nil : left...right
    merges = MergeIndex(
      sheet.merged, rows: rows.isEmpty ? nil : rows[0].number...rows[rows.count - 1].number, columns: columns)
  }

  /// Where a row number stands among the rows that hold cells.
  func index(ofRow number: Int) -> Int? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].number == number ? low : nil
  }

  func cells(_ row: Int) -> ArraySlice<Cell> {
    index(ofRow: row).map { cells[rows[$0].cells] } ?? []
  }

  /// The cells of a row (by its index) that lie in some columns.
  func span(_ index: Int, _ columns: ClosedRange<Int>) -> Range<Int> {
    let all = rows[index].cells
    guard let first = all.first, let last = all.last else { return all }
    let from =
      cells[first].address.column >= columns.lowerBound ? first : lower(all, columns.lowerBound)
    let to =
      cells[last].address.column <= columns.upperBound ? all.upperBound : lower(all, columns.upperBound + 1)
    return from..<max(from, to)
  }

  /// The cell of a row (by its index) in a column.
  func cell(_ index: Int, column: Int) -> Int? {
    let place = lower(rows[index].cells, column)
    return place < rows[index].cells.upperBound && cells[place].address.column == column ? place : nil
  }

  private func lower(_ range: Range<Int>, _ column: Int) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].address.column < column { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func merge(at address: CellAddress) -> CellRange? { merges[address.row, address.column] }

  /// The cell at an address itself.
  func own(_ address: CellAddress) -> Cell? {
    index(ofRow: address.row).flatMap { cell($0, column: address.column) }.map { cells[$0] }
  }

  /// The cell that speaks for an address: itself, or the top-left of its merged range.
  func speaking(_ address: CellAddress) -> Cell? {
    if let own = own(address) { return own }
    guard let range = merge(at: address), range.topLeft != address else { return nil }
    return index(ofRow: range.top).flatMap { cell($0, column: range.left) }.map { cells[$0] }
  }

  /// True when nothing stands between two neighbours in `rows`.
  func touches(_ upper: Int, _ lower: Int) -> Bool {
    upper >= 0 && rows[lower].place - rows[upper].place == 1
  }
}

/// A part of a sheet under study: some rows (by index), some columns.
struct Area {
  var rows: Range<Int>
  var columns: ClosedRange<Int>
}

extension Cell {
  var text: String? { if case .text(let s) = value { s } else { nil } }
}
