/// What the columns of a table hold below its header: figures or words, a running number, how full a row usually is.
struct ColumnShape {
  /// Columns of the table: those with a heading, and those without one that rows keep filling.
  let columns: [Int]
  let wanted: Set<Int>
  /// Columns that hold figures or dates.
  let figures: Set<Int>
  /// The column that counts the rows.
  let running: Int?
  /// The first column, where most rows have their code or number.
  let key: Int?
  /// Cells a usual row has.
  let usualCount: Int

  private static let sample = 400

  init(grid: SheetGrid, rows: Range<Int>, in columns: ClosedRange<Int>, headings: [Int: [String]]) {
    var filled: [Int: Int] = [:]
    var numeric: [Int: Int] = [:]
    var worded: [Int: Int] = [:]
    // Words in rows that hold figures as well: signatures below a short table would outweigh it.
    var wordedBesideFigures: [Int: Int] = [:]
    var rowsWithFigures = 0
    // Signatures at the right of a table are no column of it.
    var signed: Set<Int> = []
    var counting: [Int: (last: Int, steps: Int, seen: Int)] = [:]
    var counts: [Int] = []
    for row in rows.prefix(Self.sample) {
      let cells = grid.span(row, columns)
      if cells.count >= 2 { counts.append(cells.count) }
      let hasFigure = cells.contains { grid.kinds[$0].isFigure }
      if hasFigure { rowsWithFigures += 1 }
      for place in cells {
        let column = grid.cells[place].address.column
        filled[column, default: 0] += 1
        if grid.kinds[place].isFigure { numeric[column, default: 0] += 1 }
        if grid.kinds[place] == .text {
          if headings[column] == nil, RowMarks.isSignature(grid.cells[place..<place + 1]) {
            signed.insert(column)
          }
          worded[column, default: 0] += 1
          if hasFigure { wordedBesideFigures[column, default: 0] += 1 }
        }
        guard let number = Self.counter(grid.cells[place]) else { continue }
        var state = counting[column] ?? (0, 0, 0)
        if number == state.last + 1 || number == 1 { state.steps += 1 }
        state = (number, state.steps, state.seen + 1)
        counting[column] = state
      }
    }
    let rowsSeen = max(1, counts.count)
    let extra = filled.filter { column, count in
      headings[column] == nil && count >= 2 && count * 5 >= rowsSeen
        && !(signed.contains(column) && !headings.isEmpty)
    }.keys
    let all = Set(headings.keys).union(extra).sorted()
    self.columns = all
    wanted = Set(all)
    if rowsWithFigures * 3 >= counts.count { worded = wordedBesideFigures }
    figures = Set(
      all.filter { column in
        let number = numeric[column] ?? 0
        return number > 0 && number * 5 >= (number + (worded[column] ?? 0)) * 3
      })
    let counted = all.prefix(3).first { column in
      guard let state = counting[column], state.seen * 2 >= filled[column] ?? 0 else { return false }
      let key = wordKey(headings[column]?.last ?? "")
      let named = ["no", "nomor", "no urut", "nr"].contains(key)
      // Small figures of a month may rise by one as well: without its name, only the first column counts.
      guard named || column == all.first || key.isEmpty || key.hasPrefix("no ") else { return false }
      return state.steps * 10 >= state.seen * (named ? 5 : 8) && (named || state.seen >= 3)
    }
    let named = all.prefix(2).first { column in
      headings[column]?.last.map { ["no", "nomor", "no urut"].contains(wordKey($0)) } ?? false
    }
    running = counted ?? named
    key = all.first.flatMap { column in
      let held = (filled[column] ?? 0) * 2 >= rowsSeen
      return held && (numeric[column] ?? 0) * 5 >= (filled[column] ?? 0) * 4 ? column : nil
    }
    counts.sort()
    usualCount = counts.isEmpty ? max(1, all.count) : counts[counts.count * 3 / 4]
  }

  /// A whole number as rows are counted by: `3`, `3.`, also saved as text.
  static func counter(_ cell: Cell) -> Int? {
    switch cell.value {
    case .number(let n): return n == n.rounded() && n >= 0 && n < 10_000_000 ? Int(n) : nil
    case .text(let text):
      guard text.utf8.count <= 9 else { return nil }
      let plain = tidied(text)
      return Int(plain.hasSuffix(".") || plain.hasSuffix(")") ? String(plain.dropLast()) : plain)
    default: return nil
    }
  }
}
