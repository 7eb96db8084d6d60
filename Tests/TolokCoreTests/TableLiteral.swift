import TolokCore

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
