/// The merged ranges of a sheet, found by address without walking them all.
///
/// Each range is registered along its shorter side, clipped to where cells are, so that the index stays as
/// small as the sheet however wide or tall a range claims to be.
struct MergeIndex {
  private let ranges: [CellRange]
  /// Row → ranges that cover it, left to right.
  private var byRow: [Int: [Int32]] = [:]
  /// Column → ranges that cover it, top to bottom.
  private var byColumn: [Int: [Int32]] = [:]

  /// Overlapping ranges are no valid sheet; past this many entries the rest is left out.
  private static let limit = 4_000_000

  init(_ merged: [CellRange], rows: ClosedRange<Int>?, columns: ClosedRange<Int>?) {
    ranges = merged
    guard let rows, let columns else { return }
    var entries = 0
    for (index, range) in merged.enumerated() where range.bottom > range.top || range.right > range.left {
      // A range may reach below the last cell: the rows it covers there hold nothing to speak for.
      let bottom = min(range.bottom, rows.upperBound + 4)
      let right = min(range.right, columns.upperBound + 64)
      guard range.top <= bottom, range.left <= right else { continue }
      let height = bottom - range.top + 1
      let width = right - range.left + 1
      entries += min(height, width)
      guard entries <= Self.limit else { break }
      if height <= width {
        for row in range.top...bottom { byRow[row, default: []].append(Int32(index)) }
      } else {
        for column in range.left...right { byColumn[column, default: []].append(Int32(index)) }
      }
    }
    for (row, list) in byRow where list.count > 1 {
      byRow[row] = list.sorted { merged[Int($0)].left < merged[Int($1)].left }
    }
    for (column, list) in byColumn where list.count > 1 {
      byColumn[column] = list.sorted { merged[Int($0)].top < merged[Int($1)].top }
    }
  }

  /// The range of more than one cell that covers an address.
  subscript(row: Int, column: Int) -> CellRange? {
    if let list = byRow[row] {
      let found = last(list) { ranges[$0].left <= column }
      if let found, ranges[found].right >= column { return ranges[found] }
    }
    if let list = byColumn[column] {
      let found = last(list) { ranges[$0].top <= row }
      if let found, ranges[found].bottom >= row { return ranges[found] }
    }
    return nil
  }

  /// The last of a sorted list that still begins before the place asked for.
  private func last(_ list: [Int32], where begins: (Int) -> Bool) -> Int? {
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if begins(Int(list[middle])) { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : Int(list[low - 1])
  }
}
