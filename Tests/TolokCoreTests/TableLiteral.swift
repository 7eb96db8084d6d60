import Testing

@testable import TolokCore

/// A workbook written as rows of text: numbers become numbers, "" is no cell.
func workbook(_ rows: [[String]], merged: [String] = [], sheet: String = "Lembar") -> Workbook {
  var cells: [Cell] = []
  for (r, row) in rows.enumerated() {
    for (c, text) in row.enumerated() where !text.isEmpty {
      cells.append(
        Cell(CellAddress(row: r + 1, column: c + 1), Double(text).map { .number($0) } ?? .text(text)))
    }
  }
  return Workbook(
    format: .xlsx, sheets: [Sheet(name: sheet, merged: merged.compactMap { CellRange($0) }, cells: cells)])
}

/// The same as a CSV hands it over: every cell is text.
func csv(_ lines: [String]) -> Workbook {
  var cells: [Cell] = []
  for (r, line) in lines.enumerated() {
    for (c, text) in line.split(separator: ",", omittingEmptySubsequences: false).enumerated()
    where !text.isEmpty {
      cells.append(Cell(CellAddress(row: r + 1, column: c + 1), .text(String(text))))
    }
  }
  return Workbook(format: .csv, sheets: [Sheet(name: "data", cells: cells)])
}

/// What was understood, one line a table: `A4:C8 title 1-2 header 4 numbering 5 data 6-7 total 8 note 10-11`.
func reading(_ book: Workbook, sources: [SourceMap] = []) -> [String] {
  let understood = TableFinder(sources: sources).understand(book, file: "x.xlsx", sha256: "").value
  let counted = book.sheets.reduce(0) { $0 + $1.cells.count { $0.value != .missing } }
  #expect(understood.counts.values.reduce(0, +) == counted, "every cell has one class")
  return understood.tables.map { table in
    let parts: [(String, [Int])] = [
      ("title", table.rows.title), ("header", table.rows.header), ("numbering", table.rows.numbering),
      ("section", table.rows.section), ("data", table.rows.data), ("total", table.rows.total),
      ("note", table.rows.note),
    ]
    let rows = parts.filter { !$0.1.isEmpty }.map { " \($0.0) \(runs($0.1))" }.joined()
    return "\(table.range)\(table.orientation == .columns ? " columns" : "")\(rows)"
  }
}

/// The heading of each column of the only (or first) table, `group/heading`.
func headings(_ book: Workbook) -> [String] {
  TableFinder().understand(book, file: "x.xlsx", sha256: "").value.tables.first?.columns
    .map { $0.heading.joined(separator: "/") } ?? []
}

private func runs(_ rows: [Int]) -> String {
  var parts: [(Int, Int)] = []
  for row in rows {
    if let last = parts.last, last.1 == row - 1 {
      parts[parts.count - 1].1 = row
    } else {
      parts.append((row, row))
    }
  }
  return parts.map { $0.0 == $0.1 ? "\($0.0)" : "\($0.0)-\($0.1)" }.joined(separator: ",")
}

let registerMap = SourceMap(
  id: "inovasi", label: "", kind: .register,
  fields: [
    FieldMap(name: "no", aliases: ["No"], type: .text),
    FieldMap(name: "name", aliases: ["Nama Inovasi"], type: .text, required: true),
    FieldMap(name: "owner", aliases: ["Perangkat Daerah", "Nama OPD"], type: .text),
    FieldMap(name: "start_date", aliases: ["Waktu Penerapan"], type: .date),
  ])

let recapMap = SourceMap(
  id: "rekap", label: "", kind: .recap,
  fields: [
    FieldMap(name: "owner", aliases: ["Perangkat Daerah"], type: .text),
    FieldMap(name: "count", aliases: ["Jumlah Inovasi"], type: .integer, required: true),
    FieldMap(name: "score", aliases: ["Skor"], type: .number),
  ])
