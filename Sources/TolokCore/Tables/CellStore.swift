/// The non-empty cells of one sheet, about twelve bytes each, with the outward look of an array of `Cell`.
///
/// A `Cell` is made when it is asked for. Rows are kept as runs, short texts within the eight bytes of a value,
/// longer ones in one arena, shared ones by their number in a pool, formulas beside. Readers append through
/// `append(_:)` or, in loops over millions, through the typed methods of `CellStore+Append.swift`.
package struct CellStore: Sendable {
  /// What the eight bytes of a cell mean.
  @usableFromInline enum Kind: UInt8, Sendable {
    case number, boolean, date, time, missing
    /// Up to seven bytes of text and their count.
    case shortText
    /// A place in `texts`.
    case text, error
    /// A number in `shared`.
    case sharedText
    /// Offset and length in `source`.
    case sourceText
    /// A number in `others`: what fits nowhere else.
    case other
  }

  /// A stretch of cells of one row.
  @usableFromInline struct Run: Sendable {
    @usableFromInline var row: Int32
    @usableFromInline var start: UInt32
    @usableFromInline init(row: Int32, start: UInt32) {
      self.row = row
      self.start = start
    }
  }

  /// A formula in `texts`, to be moved by rows and columns when it is shared.
  struct Formula: Sendable {
    var cell: UInt32
    var text: FormulaText
    var rows: Int32
    var columns: Int32
  }

  /// Where a formula's text stands, so that other cells can share it.
  package struct FormulaText: Sendable {
    let reference: UInt64
  }

  @usableFromInline var blocks = CellBlocks()
  @usableFromInline var runs: [Run] = []
  @usableFromInline var texts = TextArena()
  @usableFromInline let shared: TextPool
  /// The text the cells were read from, when they point into it.
  var source: ArraySlice<UInt8> = []
  var others: [CellValue] = []
  var formulas: [Formula] = []
  @usableFromInline var lastRow = 0
  @usableFromInline var lastColumn = 0
  /// Whether every cell stands after the one before it.
  package internal(set) var isOrdered = true

  package init(shared: TextPool = TextPool()) { self.shared = shared }

  /// A store whose texts may stay where they stand in the file.
  package init(source: ArraySlice<UInt8>) {
    self.init()
    self.source = source
  }

  package init(_ cells: some Sequence<Cell>) {
    self.init()
    for cell in cells { append(cell) }
  }

  /// The bytes the texts of this sheet alone take; shared ones are not counted.
  package var textBytes: Int { texts.byteCount }

  /// The bytes its shared texts would take if each cell had its own; a long text in many cells makes small files
  /// that nobody could write down.
  package var spelledOutBytes: Int {
    guard shared.longest > 0, count > (1 << 30) / shared.longest else { return shared.longest * count }
    var total = 0
    for index in 0..<count where blocks.head(index) & 15 == UInt32(Kind.sharedText.rawValue) {
      total += shared.range(Int(blocks.value(index))).count
    }
    return total
  }

  /// The bytes its content takes, about.
  package var footprint: Int { 12 * count + 8 * runs.count + texts.byteCount + 32 * formulas.count }
}

extension CellStore: ExpressibleByArrayLiteral {
  package init(arrayLiteral cells: Cell...) { self.init(cells) }
}

extension CellStore: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { blocks.count }
  package var count: Int { blocks.count }

  package subscript(index: Int) -> Cell {
    var cell = Cell(
      CellAddress(row: Int(runs[run(of: index)].row), column: column(index)), value(index))
    if let at = formulaIndex(from: index), formulas[at].cell == UInt32(index) {
      cell.formula = formulaText(at)
    }
    return cell
  }

  package func makeIterator() -> CellIterator { CellIterator(self, indices) }
}

extension CellStore {
  func column(_ index: Int) -> Int { Int(blocks.head(index) >> 4) }

  /// The run a cell belongs to, by halving.
  func run(of index: Int) -> Int {
    var low = 0
    var high = runs.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if runs[middle].start <= UInt32(index) { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The first formula at or after a cell.
  func formulaIndex(from index: Int) -> Int? {
    var low = 0
    var high = formulas.count
    while low < high {
      let middle = (low + high) / 2
      if formulas[middle].cell < UInt32(index) { low = middle + 1 } else { high = middle }
    }
    return low < formulas.count ? low : nil
  }

  func formulaText(_ at: Int) -> String {
    let entry = formulas[at]
    return shiftFormula(
      texts[entry.text.reference], rows: Int(entry.rows), columns: Int(entry.columns))
  }

  func value(_ index: Int) -> CellValue { value(head: blocks.head(index), blocks.value(index)) }

  func value(head: UInt32, _ bits: UInt64) -> CellValue {
    switch Kind(rawValue: UInt8(head & 15)) ?? .missing {
    case .number: return .number(Double(bitPattern: bits))
    case .boolean: return .boolean(bits != 0)
    case .date:
      let packed = Int64(bitPattern: bits)
      guard let date = CalendarDate(dayNumber: Int(packed >> 40)) else { return .missing }
      return .date(DateTime(date: date, microseconds: packed & 0xFF_FFFF_FFFF))
    case .time: return .time(Int64(bitPattern: bits))
    case .missing: return .missing
    case .shortText:
      let count = Int(bits >> 56)
      return .text(
        String(unsafeUninitializedCapacity: 8) { room in
          for i in 0..<count { room[i] = UInt8(truncatingIfNeeded: bits >> UInt64(8 * i)) }
          return count
        })
    case .text: return .text(texts[bits])
    case .error: return .error(texts[bits])
    case .sharedText: return .text(shared[Int(bits)])
    case .sourceText:
      let start = source.startIndex + Int(bits >> 24)
      return .text(String(decoding: source[start..<(start + Int(bits & 0xFF_FFFF))], as: UTF8.self))
    case .other: return others[Int(bits)]
    }
  }
}
