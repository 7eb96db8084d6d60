/// Cuts an area into bands where tables stand side by side: a blank column between, each with a header of its own.
struct BandFinder {
  let grid: SheetGrid
  let headers: HeaderReader
  let words: HeadingWords

  func bands(of area: Area) -> [Area]? {
    if let forms = forms(in: area) { return forms }
    let runs = runs(of: area)
    guard runs.count >= 2 else { return nil }
    if areLists(runs, in: area) { return cut(area, at: runs.map(\.lowerBound)) }
    var bands: [ClosedRange<Int>] = [runs[0]]
    for run in runs.dropFirst() {
      let last = bands[bands.count - 1]
      if isOtherTable(run, than: last, in: area) {
        bands.append(run)
      } else {
        bands[bands.count - 1] = last.lowerBound...run.upperBound
      }
    }
    guard bands.count >= 2 else { return nil }
    return cut(area, at: bands.map(\.lowerBound))
  }

  /// One area from each left edge to the next.
  func cut(_ area: Area, at edges: [Int]) -> [Area] {
    edges.indices.map { index in
      let left = index == 0 ? area.columns.lowerBound : edges[index]
      let right = index == edges.count - 1 ? area.columns.upperBound : edges[index + 1] - 1
      return Area(rows: area.rows, columns: left...right)
    }
  }

  /// Runs of columns that lines of several cells use; single texts (titles, notes) run over blank columns.
  private func runs(of area: Area) -> [ClosedRange<Int>] {
    let base = area.columns.lowerBound
    var used = [Bool](repeating: false, count: area.columns.count)
    for row in area.rows {
      let cells = grid.span(row, area.columns)
      guard cells.count >= 2 else { continue }
      if cells.count <= 3, RowMarks.isSignature(grid.cells[cells]) { continue }
      for place in cells { used[grid.cells[place].address.column - base] = true }
    }
    if hasGap(used), !grid.sheet.merged.isEmpty {
      for row in area.rows where grid.span(row, area.columns).count >= 2 {
        for place in grid.span(row, area.columns) {
          guard let range = grid.merge(at: grid.cells[place].address) else { continue }
          for column in range.left...min(range.right, area.columns.upperBound) where column >= base {
            used[column - base] = true
          }
        }
      }
    }
    guard hasGap(used) else { return [] }
    var runs: [ClosedRange<Int>] = []
    for (offset, isUsed) in used.enumerated() where isUsed {
      let column = base + offset
      if let last = runs.last, last.upperBound == column - 1 {
        runs[runs.count - 1] = last.lowerBound...column
      } else {
        runs.append(column...column)
      }
    }
    return runs
  }

  private func hasGap(_ used: [Bool]) -> Bool {
    guard let first = used.firstIndex(of: true), let last = used.lastIndex(of: true) else { return false }
    return used[first...last].contains(false)
  }

  // MARK: two tables, or one with a spare column

  private func isOtherTable(_ right: ClosedRange<Int>, than left: ClosedRange<Int>, in area: Area) -> Bool {
    guard left.count >= 2, right.count >= 2 else { return false }
    let leftArea = Area(rows: area.rows, columns: left)
    let rightArea = Area(rows: area.rows, columns: right)
    guard let a = firstHeader(leftArea), let b = firstHeader(rightArea) else { return false }
    if let row = a.numbering, !grid.span(row, right).isEmpty, b.numbering == nil,
      RowMarks.isNumbering(grid.cells[grid.span(row, left.lowerBound...right.upperBound)])
    {
      return false
    }
    let own = a.columns.compactMap { a.headings[$0]?.last.map(wordKey) }
    let other = Set(b.columns.compactMap { b.headings[$0]?.last.map(wordKey) })
    let shared = other.intersection(own)
    // "Target | Realisasi" again after a spare column: nothing there names the rows, so it goes on with the table.
    if shared == other, let first = own.first, !shared.contains(first),
      !hasOwnTitle(rightArea, above: b.rows.lowerBound)
    {
      return false
    }
    if shared.contains(where: { !$0.isEmpty }) { return true }
    if a.rows.lowerBound != b.rows.lowerBound { return true }
    if lastRow(leftArea) != lastRow(rightArea) { return true }
    if hasOwnTitle(rightArea, above: b.rows.lowerBound), hasOwnTitle(leftArea, above: a.rows.lowerBound) {
      return true
    }
    return hasKeys(b, rightArea) && hasKeys(a, leftArea)
  }

  func firstHeader(_ area: Area) -> HeaderReading? {
    var seen = 0
    for row in area.rows {
      guard grid.span(row, area.columns).count >= 2 else { continue }
      let rest = Area(rows: row..<area.rows.upperBound, columns: area.columns)
      if let header = headers.read(at: row, in: rest, notAbove: row), header.score >= HeaderReader.enough {
        return header
      }
      seen += 1
      if seen > 12 { return nil }
    }
    return nil
  }

  private func lastRow(_ area: Area) -> Int? {
    area.rows.reversed().first { grid.span($0, area.columns).count >= 2 }
  }

  private func hasOwnTitle(_ area: Area, above row: Int) -> Bool {
    var above = row - 1
    while above >= area.rows.lowerBound, above >= row - 3 {
      if grid.span(above, area.columns).count == 1 { return true }
      above -= 1
    }
    return false
  }

  /// The first column names the rows: words, each another.
  func hasKeys(_ header: HeaderReading, _ area: Area) -> Bool {
    guard let column = header.columns.first else { return false }
    var seen: Set<String> = []
    var rows = 0
    var hasFigure = false
    var row = header.bodyStart
    while row < area.rows.upperBound, rows < 10 {
      let cells = grid.span(row, area.columns)
      if cells.contains(where: { grid.kinds[$0].isFigure }) { hasFigure = true }
      if let place = cells.first, grid.cells[place].address.column == column {
        guard grid.kinds[place] == .text else { return false }
        seen.insert(wordKey(grid.cells[place].displayed))
        rows += 1
      }
      row += 1
    }
    return rows >= 2 && seen.count == rows && hasFigure
  }
}
