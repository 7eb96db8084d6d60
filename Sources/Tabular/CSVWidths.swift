import TolokCore

/// How many fields the rows of a delimited text have, and which have more than the rest.
///
/// The usual width is that of most rows, the earlier one where two are as frequent; rows of one field are titles and
/// notes and have no say. A row is overlong when something stands beyond that width, and only as long as overlong rows
/// are the exception: a second, wider table below the first is no mistake.
struct RowWidths {
  private static let mostDeviations = 100_000

  /// Rows by their fields; the order tells which width came first.
  private var counts: [Int: (rows: Int, order: Int)] = [:]
  /// Rows that reach further than the first rows did, with the last column that holds anything.
  private var wide: [(row: Int, fields: Int, filled: Int)] = []
  private var lastFields = 0
  private var lastRun = 0
  private var isHopeless = false

  mutating func add(row: Int, fields: Int, filled: Int) {
    guard fields > 1, !isHopeless else { return }
    if fields != lastFields {
      settle()
      lastFields = fields
    }
    lastRun += 1
    // One run of rows of the same width is one entry; the rows of a rare width are few.
    if lastRun <= 1000 { wide.append((row, fields, filled)) }
    if wide.count > Self.mostDeviations { isHopeless = true }
  }

  private mutating func settle() {
    guard lastRun > 0 else { return }
    let known = counts[lastFields] ?? (0, counts.count)
    counts[lastFields] = (known.rows + lastRun, known.order)
    // A long run is no exception; its rows need not be remembered.
    if lastRun > 1000 { wide.removeLast(1000) }
    lastRun = 0
  }

  /// The rows that hold something beyond the usual width.
  var overlong: [OverlongRow] {
    var all = self
    all.settle()
    guard !isHopeless,
      let usual = all.counts.max(by: {
        $0.value.rows == $1.value.rows ? $0.value.order > $1.value.order : $0.value.rows < $1.value.rows
      })
    else { return [] }
    let rows = all.wide.filter { $0.fields > usual.key && $0.filled > usual.key }
    guard rows.count <= usual.value.rows else { return [] }
    return rows.map { OverlongRow(row: $0.row, fields: $0.fields, usual: usual.key) }
  }
}
