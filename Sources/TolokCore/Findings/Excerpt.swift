/// The cells around a finding, as its sender sees them: the row above and its own, two columns to its left.
package struct Excerpt: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package var number: Int
    package var texts: [String]
  }
  /// Column letters.
  package var columns: [String]
  package var rows: [Row]
  /// Where in `columns` the finding stands; its row is the last.
  package var marked: Int
}

/// Findings of one cause in one file together, in the order they were made, worst first.
package func groupedByCause(_ findings: [Finding]) -> [[Finding]] {
  var positions: [String: Int] = [:]
  var groups: [[Finding]] = []
  for finding in findings {
    let key = "\(finding.place?.file ?? "")|\(finding.cause)"
    if let at = positions[key] {
      groups[at].append(finding)
    } else {
      positions[key] = groups.count
      groups.append([finding])
    }
  }
  return groups.enumerated().sorted { a, b in
    let (x, y) = (a.element[0].severity, b.element[0].severity)
    return x == y ? a.offset < b.offset : x > y
  }.map(\.element)
}

/// Cuts the excerpts of a workbook for the first finding of each cause, in one pass over each sheet.
package struct ExcerptMaker {
  private let hidden: [String: Set<Int>]
  /// Headings may be shown.
  private let headers: [String: Set<Int>]

  /// Columns of persons are never shown.
  package init(tables: [UnderstoodTable]) {
    var hidden: [String: Set<Int>] = [:]
    for table in tables where table.orientation == .rows {
      for column in table.columns where Privacy.isPersonal(heading: column.heading) {
        hidden[table.sheet, default: []].insert(column.column)
      }
    }
    self.hidden = hidden
    var headers: [String: Set<Int>] = [:]
    for table in tables where table.orientation == .rows {
      headers[table.sheet, default: []].formUnion(table.rows.header)
    }
    self.headers = headers
  }

  package func excerpts(_ workbook: Workbook, for findings: [Finding]) -> [Provenance: Excerpt] {
    var wanted: [String: [(place: Provenance, cell: CellAddress)]] = [:]
    for group in groupedByCause(findings) {
      guard let place = group[0].place, let sheet = place.sheet, let cell = place.cell else { continue }
      wanted[sheet, default: []].append((place, cell))
    }
    var all: [Provenance: Excerpt] = [:]
    for sheet in workbook.sheets {
      guard let places = wanted[sheet.name] else { continue }
      for (place, cell) in places {
        all[place] = excerpt(cell) { sheet.cells.cell(at: $0).map { shown($0, sheet) } ?? "" }
      }
    }
    return all
  }

  private func shown(_ cell: Cell, _ sheet: Sheet) -> String {
    let text = tidied(cell.displayed)
    if hidden[sheet.name]?.contains(cell.address.column) == true,
      headers[sheet.name]?.contains(cell.address.row) != true
    {
      return "********"
    }
    if LongNumbers.state(of: cell.value) != nil { return LongNumbers.masked(cell) }
    return Privacy.masked(text)
  }

  private func excerpt(_ cell: CellAddress, text: (CellAddress) -> String) -> Excerpt {
    let last = max(cell.column, 3)
    let columns = Array((last - 2)...last)
    var rows: [Excerpt.Row] = []
    for row in [cell.row - 1, cell.row] where row > 0 {
      rows.append(
        Excerpt.Row(
          number: row, texts: columns.map { text(CellAddress(row: row, column: $0)) }))
    }
    return Excerpt(
      columns: columns.map(CellAddress.letters), rows: rows, marked: cell.column - columns[0])
  }
}
