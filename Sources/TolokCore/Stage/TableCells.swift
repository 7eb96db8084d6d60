/// The cells of one table, record by record, in one pass over the sheet; merged cells speak for their range.
///
/// A record is a row, or a column where the table is turned.
struct TableCells {
  /// One record as the columns of its table see it.
  struct Record {
    var number: Int
    /// Its first own cell.
    var first: CellAddress?
    /// By position of the table's columns.
    var cells: [Cell?]
    /// The file itself marks rows that are no documented fact.
    var isExample = false
    /// Its first text, where it is asked for.
    var lead: String?

    /// The cell at a position unless it only speaks for a merged range.
    func own(_ position: Int, _ column: Int, turned: Bool) -> Cell? {
      guard let cell = cells[position] else { return nil }
      let at = turned ? cell.address.column : cell.address.row
      let key = turned ? cell.address.row : cell.address.column
      return at == number && key == column ? cell : nil
    }
  }

  let sheet: Sheet
  let columns: [Int]
  let turned: Bool
  /// Nil when the table has its rows to itself.
  let span: ClosedRange<Int>?
  private let index: SheetIndex
  private let rows: ClosedRange<Int>
  private let positions: [Int: Int]

  /// - Parameter index: of the sheet, made once for all its tables.
  init(sheet: Sheet, index: SheetIndex, table: UnderstoodTable, isAlone: Bool) {
    self.sheet = sheet
    self.index = index
    rows = table.range.top...table.range.bottom
    turned = table.orientation == .columns
    columns = table.columns.map(\.column)
    let range = table.range
    let sides = table.orientation == .columns ? range.top...range.bottom : range.left...range.right
    span = isAlone ? nil : sides
    positions = Dictionary(
      columns.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  func address(_ number: Int, _ column: Int) -> CellAddress {
    turned ? CellAddress(row: column, column: number) : CellAddress(row: number, column: column)
  }

  /// Calls back once for every record asked for, in order; `numbers` rise.
  func forEach(_ numbers: [Int], withLead: Bool = false, _ body: (Record) -> Void) {
    guard let last = numbers.last else { return }
    let empty = [Cell?](repeating: nil, count: columns.count)
    var carried = empty
    var carriedUntil = [Int](repeating: 0, count: columns.count)
    var at = 0
    var record = Record(number: numbers[0], first: nil, cells: empty)

    func finish() {
      for position in carried.indices
      where record.cells[position] == nil && carriedUntil[position] >= record.number {
        record.cells[position] = carried[position]
      }
      body(record)
      at += 1
      if at < numbers.count { record = Record(number: numbers[at], first: nil, cells: empty) }
    }

    func meet(_ cell: Cell) {
      let number = turned ? cell.address.column : cell.address.row
      let key = turned ? cell.address.row : cell.address.column
      while at < numbers.count, numbers[at] < number { finish() }
      if let merge = index.merges[cell.address] {
        let (from, through) = turned ? (merge.top, merge.bottom) : (merge.left, merge.right)
        for (position, column) in columns.enumerated() where column >= from && column <= through {
          carried[position] = cell
          carriedUntil[position] = turned ? merge.right : merge.bottom
        }
      }
      guard at < numbers.count, numbers[at] == number, span?.contains(key) ?? true else { return }
      if record.first == nil {
        record.first = cell.address
      }
      if withLead, record.lead == nil, let text = cell.text, !wordKey(text).isEmpty {
        record.lead = tidied(text)
      }
      if let position = positions[key] { record.cells[position] = cell }
      if !record.isExample, let text = cell.text { record.isExample = Self.saysExample(text) }
    }

    if turned {
      let inside = index.cells(of: sheet, in: rows).filter { $0.address.column <= last }
      for cell in inside.sorted(by: {
        ($0.address.column, $0.address.row) < ($1.address.column, $1.address.row)
      }) { meet(cell) }
    } else {
      for cell in index.cells(of: sheet, in: min(rows.lowerBound, last)...last) { meet(cell) }
    }
    while at < numbers.count { finish() }
  }

  /// "contoh", "contoh - bukan data resmi"
  private static func saysExample(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 > 0x20 }) else { return false }
    // Most texts are settled by their first byte: a letter other than c, or a digit.
    if first | 0x20 != 0x63, first >= 0x30, first < 0x80 { return false }
    let key = wordKey(text)
    return key == "contoh" || key.hasPrefix("contoh ")
  }
}

/// What several tables of one sheet look up in it.
struct SheetIndex {
  let merges: [CellAddress: CellRange]
  /// Cells stand in row-major order, as nearly every program writes them.
  private let isOrdered: Bool

  init(_ sheet: Sheet) {
    var merges: [CellAddress: CellRange] = [:]
    for merge in sheet.merged where merge.top != merge.bottom || merge.left != merge.right {
      merges[merge.topLeft] = merge
    }
    self.merges = merges
    var last = 0
    isOrdered = sheet.cells.allSatisfy { cell in
      defer { last = cell.address.row }
      return cell.address.row >= last
    }
  }

  /// The cells of some rows, in order; without a walk over the whole sheet.
  func cells(of sheet: Sheet, in rows: ClosedRange<Int>) -> Slice<CellStore> {
    guard isOrdered else {
      let some = sheet.cells.filter { rows.contains($0.address.row) }.sorted { $0.address < $1.address }
      return CellStore(some)[...]
    }
    let cells = sheet.cells
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].address.row < rows.lowerBound { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < cells.count, cells[end].address.row <= rows.upperBound { end += 1 }
    // A view: a large sheet is not copied for each of its passes.
    return cells[low..<end]
  }
}
