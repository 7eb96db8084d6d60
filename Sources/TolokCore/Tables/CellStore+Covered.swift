/// What merged ranges cover and a reader has taken away.
package struct CoveredCells: Sendable {
  /// Cells with content.
  package var count = 0
  /// The first of them in row-major order.
  package var first: Cell?
  package init() {}
}

extension CellStore {
  /// Takes away the cells that merged ranges cover: of a merged range only the cell at its top left shows.
  ///
  /// The cells are in row-major order. Only rows that a range touches are looked at, and nothing is copied unless
  /// something is covered; then block by block, so that memory does not double.
  /// - Returns: what was taken away; nil when the ranges would take more steps than `work`.
  package mutating func removeCovered(by merges: [CellRange], work: Int = 1 << 28) -> CoveredCells? {
    var found = CoveredCells()
    var isAny = false
    var sweep = CoverSweep(merges)
    for at in runs.indices {
      let row = Int(runs[at].row)
      sweep.enter(row: row)
      if sweep.isDone { break }
      let cells = indices(ofRun: at)
      sweep.steps += cells.count
      if sweep.steps > work { return nil }
      for index in cells where sweep.covers(row: row, column: column(index)) {
        isAny = true
        let cell = self[index]
        guard cell.isCounted || cell.formula != nil else { continue }
        found.count += 1
        if found.first == nil { found.first = cell }
      }
    }
    if isAny { remove(CoverSweep(merges)) }
    return found
  }

  private func indices(ofRun at: Int) -> Range<Int> {
    Int(runs[at].start)..<(at + 1 < runs.count ? Int(runs[at + 1].start) : count)
  }

  private mutating func remove(_ sweep: CoverSweep) {
    var sweep = sweep
    let total = count
    let oldRuns = runs
    let oldFormulas = formulas
    var old = blocks
    blocks = CellBlocks()
    runs = []
    formulas = []
    lastRow = 0
    lastColumn = 0
    var formula = 0
    var run = -1
    for index in 0..<total {
      while run + 1 < oldRuns.count, Int(oldRuns[run + 1].start) <= index {
        run += 1
        sweep.enter(row: Int(oldRuns[run].row))
      }
      let row = Int(oldRuns[run].row)
      let head = old.head(index)
      let column = Int(head >> 4)
      let hasFormula = formula < oldFormulas.count && Int(oldFormulas[formula].cell) == index
      if hasFormula { formula += 1 }
      if !sweep.covers(row: row, column: column) {
        put(Kind(rawValue: UInt8(head & 15)) ?? .missing, old.value(index), row: row, column: column)
        if hasFormula {
          var moved = oldFormulas[formula - 1]
          moved.cell = UInt32(count - 1)
          formulas.append(moved)
        }
      }
      if (index + 1) & 0xFFFF == 0 { old.drop(block: index >> 16) }
    }
  }
}

/// Goes down a sheet row by row and knows which columns merged ranges cover there.
///
/// Ranges that overlap an earlier one, which no program writes, cover nothing.
private struct CoverSweep {
  private let ranges: [CellRange]
  private var next = 0
  /// Those of the current row, from left to right, none overlapping.
  private var active: [CellRange] = []
  var steps = 0

  init(_ merges: [CellRange]) {
    ranges = merges.filter { $0.top < $0.bottom || $0.left < $0.right }.sorted {
      ($0.top, $0.left) < ($1.top, $1.left)
    }
  }

  var isDone: Bool { active.isEmpty && next == ranges.count }

  mutating func enter(row: Int) {
    steps += active.count
    active.removeAll { $0.bottom < row }
    while next < ranges.count, ranges[next].top <= row {
      let range = ranges[next]
      next += 1
      guard range.bottom >= row else { continue }
      let place = place(of: range.left)
      let isFree =
        (place == 0 || active[place - 1].right < range.left)
        && (place == active.count || active[place].left > range.right)
      if isFree { active.insert(range, at: place) }
      steps += active.count - place + 1
    }
  }

  func covers(row: Int, column: Int) -> Bool {
    let place = place(of: column + 1)
    guard place > 0, case let range = active[place - 1], column <= range.right else { return false }
    return row != range.top || column != range.left
  }

  /// The first range whose left edge is at or after a column.
  private func place(of column: Int) -> Int {
    var low = 0
    var high = active.count
    while low < high {
      let middle = (low + high) / 2
      if active[middle].left < column { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
