/// Tables side by side that no blank column divides, and lists of one column that one does.
extension BandFinder {
  /// Cuts where a header begins anew: `No | Nama | Nilai | No | Nama | Nilai`.
  ///
  /// Headings such as Target and Realisasi come again within one table; what begins anew with each table is the
  /// column that names or numbers its rows.
  func repeats(in area: Area) -> [Area]? {
    guard let header = firstHeader(area) else { return nil }
    let columns = header.columns
    let keys = columns.map { wordKey(header.headings[$0]?.last ?? "") }
    guard let first = keys.first, !first.isEmpty, columns.count >= 4 else { return nil }
    let starts = keys.indices.filter { keys[$0] == first }
    guard starts.count >= 2 else { return nil }
    let groups = starts.indices.map { at in
      Array(keys[starts[at]..<(at + 1 < starts.count ? starts[at + 1] : keys.count)])
    }
    guard groups.allSatisfy({ $0.count >= 2 }) else { return nil }
    let edges = starts.map { columns[$0] }
    let isNumbered = ["no", "nomor", "no urut"].contains(first)
    guard isNumbered || groups.allSatisfy({ $0 == groups[0] }) else { return nil }
    let areas = cut(area, at: edges)
    guard
      areas.allSatisfy({
        isKeyed($0, at: $0.columns.contains(edges[0]) ? edges[0] : $0.columns.lowerBound, header)
      })
    else { return nil }
    return areas
  }

  /// The column counts its rows, or names them with words.
  func isKeyed(_ area: Area, at column: Int, _ header: HeaderReading) -> Bool {
    var counters = 0
    var words: Set<String> = []
    var seen = 0
    var row = header.bodyStart
    while row < area.rows.upperBound, seen < 20 {
      if let place = grid.cell(row, column: column) {
        seen += 1
        if ColumnShape.counter(grid.cells[place]) != nil { counters += 1 }
        if grid.kinds[place] == .text { words.insert(wordKey(grid.cells[place].displayed)) }
      }
      row += 1
    }
    let isNumber = ["no", "nomor", "no urut"].contains(wordKey(header.headings[column]?.last ?? ""))
    return seen > 0 && (isNumber ? counters * 2 >= seen : words.count * 5 >= seen * 4)
  }

  // MARK: forms

  private static let sample = 60

  /// Forms side by side: `Nama : … | Pangkat : …`; each colon column closes the labels of another form.
  func forms(in area: Area) -> [Area]? {
    var colons: [Int: Int] = [:]
    var labels: [Int: Int] = [:]
    var lines = 0
    var held = 0
    for row in area.rows {
      let cells = grid.span(row, area.columns)
      guard cells.count >= 2 else { continue }
      lines += 1
      if lines > Self.sample { break }
      var found = 0
      for place in cells.dropFirst() where grid.cells[place].text.map(tidied) == ":" {
        found += 1
        colons[grid.cells[place].address.column, default: 0] += 1
        let label = grid.cells[place - 1]
        if label.text != nil { labels[label.address.column, default: 0] += 1 }
      }
      if found >= 2 { held += 1 }
      if lines == 8, held == 0 { return nil }
    }
    guard held >= 2, held * 5 >= lines * 4 else { return nil }
    let marks = colons.filter { $0.value * 5 >= lines * 3 }.keys.sorted()
    guard marks.count >= 2 else { return nil }
    let edges = marks.compactMap { mark in
      labels.filter { $0.key < mark && $0.value * 5 >= lines * 3 }.keys.max()
    }
    guard Set(edges).count == marks.count else { return nil }
    return cut(area, at: edges)
  }

  // MARK: lists

  /// Single columns of words with blank columns between are lists, unless their headings say that they are the
  /// columns of one table and all are equally long.
  func areLists(_ runs: [ClosedRange<Int>], in area: Area) -> Bool {
    guard runs.allSatisfy({ $0.count == 1 }),
      let first = area.rows.first(where: { grid.span($0, area.columns).count >= 2 })
    else { return false }
    var last = first
    while last + 1 < area.rows.upperBound, grid.touches(last, last + 1) { last += 1 }
    guard last - first >= 2, last - first <= 2000 else { return false }
    var ends: Set<Int> = []
    var known = 0
    for run in runs {
      let column = run.lowerBound
      var end = first
      for row in first...last {
        guard let place = grid.cell(row, column: column) else { continue }
        guard grid.kinds[place] == .text, row == first || row == end + 1 else { return false }
        end = row
      }
      guard end > first + 1, let head = grid.cell(first, column: column) else { return false }
      if words.contains(grid.cells[head].displayed) { known += 1 }
      ends.insert(end)
    }
    return ends.count > 1 || known * 2 < runs.count
  }
}
