extension CellStore {
  /// Takes away the cells that merged ranges cover: of a merged range only the cell at its top left shows.
  ///
  /// The cells are in row-major order. Only rows that a range touches are looked at. Ranges that overlap an earlier
  /// one, which no program writes, cover nothing.
  /// - Returns: the cells taken away; nil when the ranges would take more steps than `work`.
  package mutating func removeCovered(by merges: [CellRange], work: Int = 1 << 28) -> [Cell]? {
    let ranges = merges.filter { $0.top < $0.bottom || $0.left < $0.right }.sorted {
      ($0.top, $0.left) < ($1.top, $1.left)
    }
    guard !ranges.isEmpty, count > 0 else { return [] }
    var covered: [Int] = []
    var active: [CellRange] = []
    var next = 0
    var steps = 0
    for (at, run) in runs.enumerated() {
      let row = Int(run.row)
      if active.isEmpty, next == ranges.count { break }
      steps += active.count
      active.removeAll { $0.bottom < row }
      while next < ranges.count, ranges[next].top <= row {
        let range = ranges[next]
        next += 1
        guard range.bottom >= row else { continue }
        let place = Self.place(of: range.left, in: active)
        let isFree =
          (place == 0 || active[place - 1].right < range.left)
          && (place == active.count || active[place].left > range.right)
        if isFree { active.insert(range, at: place) }
        steps += active.count - place + 1
      }
      guard !active.isEmpty else { continue }
      let end = at + 1 < runs.count ? Int(runs[at + 1].start) : count
      for index in Int(run.start)..<end {
        let column = column(index)
        let place = Self.place(of: column + 1, in: active)
        guard place > 0, case let range = active[place - 1], column <= range.right else { continue }
        if row != range.top || column != range.left { covered.append(index) }
      }
      steps += end - Int(run.start)
      if steps > work { return nil }
    }
    guard !covered.isEmpty else { return [] }
    let removed = covered.map { self[$0] }
    remove(covered)
    return removed
  }

  /// The first range whose left edge is at or after a column.
  private static func place(of column: Int, in ranges: [CellRange]) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].left < column { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Removes cells by their indices, which are in ascending order.
  private mutating func remove(_ indices: [Int]) {
    var kept = CellStore(shared: shared)
    var skip = 0
    var formula = 0
    for (at, run) in runs.enumerated() {
      let end = at + 1 < runs.count ? Int(runs[at + 1].start) : count
      for index in Int(run.start)..<end {
        let hasFormula = formula < formulas.count && Int(formulas[formula].cell) == index
        if hasFormula { formula += 1 }
        if skip < indices.count, indices[skip] == index {
          skip += 1
          continue
        }
        let head = blocks.head(index)
        kept.put(
          Kind(rawValue: UInt8(head & 15)) ?? .missing, blocks.value(index), row: Int(run.row),
          column: Int(head >> 4))
        if hasFormula {
          var moved = formulas[formula - 1]
          moved.cell = UInt32(kept.count - 1)
          kept.formulas.append(moved)
        }
      }
    }
    kept.texts = texts
    kept.others = others
    kept.source = source
    self = kept
  }
}
