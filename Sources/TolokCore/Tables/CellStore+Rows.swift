/// A walk over neighbouring cells, in the order they were appended; cheaper than asking for each by its number.
package struct CellIterator: IteratorProtocol, Sendable {
  private let store: CellStore
  private var index: Int
  private let end: Int
  private var run: Int
  private var formula: Int
  /// The block the next cell stands in.
  private var block = CellBlocks.Block()
  private var blockNumber = -1

  init(_ store: CellStore, _ cells: Range<Int>) {
    self.store = store
    index = cells.lowerBound
    end = cells.upperBound
    run = cells.isEmpty ? 0 : store.run(of: cells.lowerBound)
    formula = store.formulaIndex(from: cells.lowerBound) ?? store.formulas.count
  }

  package mutating func next() -> Cell? {
    guard index < end else { return nil }
    if index >> 16 != blockNumber {
      blockNumber = index >> 16
      block = store.blocks.block(blockNumber)
    }
    while run + 1 < store.runs.count, store.runs[run + 1].start <= UInt32(index) { run += 1 }
    let head = block.heads[index & 0xFFFF]
    var cell = Cell(
      CellAddress(row: Int(store.runs[run].row), column: Int(head >> 4)),
      store.value(head: head, block.values[index & 0xFFFF]))
    if formula < store.formulas.count, store.formulas[formula].cell == UInt32(index) {
      cell.formula = store.formulaText(formula)
      formula += 1
    }
    index += 1
    return cell
  }
}

/// Neighbouring cells of a store: a view, however large its sheet is.
package struct CellStretch: Sequence, Sendable {
  private let store: CellStore
  private let cells: Range<Int>

  init(_ store: CellStore, _ cells: Range<Int>) {
    self.store = store
    self.cells = cells
  }

  package var underestimatedCount: Int { cells.count }
  package func makeIterator() -> CellIterator { CellIterator(store, cells) }
}

extension CellStore {
  /// The cells of some rows, in row-major order, without a walk over the sheet where it stands in that order.
  package func cells(inRows rows: ClosedRange<Int>) -> CellStretch {
    guard isOrdered else {
      let some = CellStore(filter { rows.contains($0.address.row) }.sorted { $0.address < $1.address })
      return CellStretch(some, some.indices)
    }
    let from = start(ofRow: rows.lowerBound)
    return CellStretch(self, from..<Swift.max(from, start(ofRow: rows.upperBound + 1)))
  }

  /// Where the first cell at or below a row stands.
  private func start(ofRow row: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if Int(runs[middle].row) < row { low = middle + 1 } else { high = middle }
    }
    return low < runs.count ? Int(runs[low].start) : count
  }

  /// The cell at an address.
  package func cell(at address: CellAddress) -> Cell? {
    guard isOrdered else { return last { $0.address == address } }
    var low = start(ofRow: address.row)
    let end = start(ofRow: address.row + 1)
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if column(middle) < address.column { low = middle + 1 } else { high = middle }
    }
    return low < end && column(low) == address.column ? self[low] : nil
  }

  /// The first cells of formulas without a stored result, and how many others there are.
  package func withoutResult(upTo most: Int) -> (cells: [Cell], others: Int) {
    let all = blocks.indices { $0 & 15 == UInt32(Kind.missing.rawValue) }
    return (all.prefix(most).map { self[$0] }, Swift.max(0, all.count - most))
  }
}
