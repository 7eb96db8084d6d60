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
    private(set) var cells: [Cell?]
    /// The positions that hold a cell, rising; few of many columns in a sparse sheet.
    private(set) var filled: [Int] = []
    /// The file itself marks rows that are no documented fact.
    var isExample = false
    /// Its first text, where it is asked for.
    var lead: String?

    init(columns: Int) {
      number = 0
      cells = Array(repeating: nil, count: columns)
    }

    fileprivate mutating func begin(_ number: Int) {
      self.number = number
      first = nil
      isExample = false
      lead = nil
      for position in filled { cells[position] = nil }
      filled.removeAll(keepingCapacity: true)
    }

    fileprivate mutating func put(_ cell: Cell, at position: Int) {
      if cells[position] == nil { filled.append(position) }
      cells[position] = cell
    }

    fileprivate mutating func arrange() { filled.sort() }

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
  fileprivate let index: SheetIndex
  fileprivate let rows: ClosedRange<Int>
  fileprivate let positions: [Int: Int]

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

  /// The records asked for, in order; `numbers` rise.
  ///
  /// - Parameter carried: the positions where a merged range speaks for all records it reaches; elsewhere a record
  ///   has its own cells only.
  func records(_ numbers: [Int], withLead: Bool = false, carrying carried: Set<Int> = []) -> Records {
    Records(self, numbers, withLead: withLead, carrying: carried)
  }

  /// "contoh", "contoh - bukan data resmi"
  fileprivate static func saysExample(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 > 0x20 }) else { return false }
    // Most texts are settled by their first byte: a letter other than c, or a digit.
    if first | 0x20 != 0x63, first >= 0x30, first < 0x80 { return false }
    let key = wordKey(text)
    return key == "contoh" || key.hasPrefix("contoh ")
  }
}

extension TableCells {
  /// A walk over records: `while records.advance() { … records.record … }`.
  ///
  /// One record serves for all: its room is emptied, not made anew, and no callback is paid for each.
  struct Records {
    private(set) var record: Record
    private let table: TableCells
    private let numbers: [Int]
    private let withLead: Bool
    private let wanted: Set<Int>
    private var cells: AnyOrder
    /// The cell met last, while it belongs to a record still to come.
    private var waiting: Cell?
    private var at = -1
    /// By position, what a merged range says to the records it reaches, and the last of those.
    private var carried: [Int: (cell: Cell, until: Int)] = [:]

    init(_ table: TableCells, _ numbers: [Int], withLead: Bool, carrying wanted: Set<Int>) {
      self.wanted = wanted
      self.table = table
      self.numbers = numbers
      self.withLead = withLead
      record = Record(columns: table.columns.count)
      cells = AnyOrder(table, through: numbers.last ?? 0)
      waiting = cells.next()
    }

    /// Reads the next record; false when there is none.
    mutating func advance() -> Bool {
      at += 1
      guard at < numbers.count else { return false }
      record.begin(numbers[at])
      while let cell = waiting {
        let number = table.turned ? cell.address.column : cell.address.row
        guard number <= record.number else { break }
        meet(cell, isIts: number == record.number)
        waiting = cells.next()
      }
      if !carried.isEmpty {
        for (position, merged) in carried {
          if merged.until < record.number {
            carried[position] = nil
          } else if record.cells[position] == nil {
            record.put(merged.cell, at: position)
          }
        }
      }
      record.arrange()
      return true
    }

    private mutating func meet(_ cell: Cell, isIts: Bool) {
      let key = table.turned ? cell.address.row : cell.address.column
      if !wanted.isEmpty, !table.index.merges.isEmpty, let merge = table.index.merges[cell.address] {
        carry(cell, over: merge)
      }
      guard isIts, table.span?.contains(key) ?? true else { return }
      if record.first == nil { record.first = cell.address }
      if withLead, record.lead == nil, let text = cell.text, !wordKey(text).isEmpty {
        record.lead = tidied(text)
      }
      if let position = table.positions[key] { record.put(cell, at: position) }
      if !record.isExample, let text = cell.text { record.isExample = TableCells.saysExample(text) }
    }

    private mutating func carry(_ cell: Cell, over merge: CellRange) {
      let (from, through) = table.turned ? (merge.top, merge.bottom) : (merge.left, merge.right)
      let until = table.turned ? merge.right : merge.bottom
      for position in wanted where table.columns[position] >= from && table.columns[position] <= through {
        carried[position] = (cell, until)
      }
    }
  }

  /// The cells of the table's rows downward; of a turned table column by column.
  private struct AnyOrder {
    private var downward: CellIterator
    private var turned: IndexingIterator<[Cell]>?

    init(_ table: TableCells, through last: Int) {
      let rows = table.turned ? table.rows : min(table.rows.lowerBound, last)...last
      let cells = table.sheet.cells.cells(inRows: rows)
      downward = cells.makeIterator()
      guard table.turned else { return }
      turned = cells.filter { $0.address.column <= last }
        .sorted { ($0.address.column, $0.address.row) < ($1.address.column, $1.address.row) }.makeIterator()
    }

    mutating func next() -> Cell? { turned == nil ? downward.next() : turned?.next() }
  }
}

/// What several tables of one sheet look up in it.
struct SheetIndex {
  let merges: [CellAddress: CellRange]

  init(_ sheet: Sheet) {
    var merges: [CellAddress: CellRange] = [:]
    for merge in sheet.merged where merge.top != merge.bottom || merge.left != merge.right {
      merges[merge.topLeft] = merge
    }
    self.merges = merges
  }
}
