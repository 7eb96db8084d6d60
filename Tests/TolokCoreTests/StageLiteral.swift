import TolokCore

/// A CSV written as rows: every cell is text, "" is no cell.
func textBook(_ rows: [[String]]) -> Workbook {
  var cells: [Cell] = []
  for (r, row) in rows.enumerated() {
    for (c, text) in row.enumerated() where !text.isEmpty {
      cells.append(Cell(CellAddress(row: r + 1, column: c + 1), .text(text)))
    }
  }
  return Workbook(format: .csv, sheets: [Sheet(name: "Lembar", cells: cells)])
}

/// A table whose first row is its header, understood without a finder: rows named in `total` are totals.
func plainTable(_ book: Workbook, fields: [String?] = [], source: String? = nil, total: [Int] = [])
  -> UnderstoodWorkbook
{
  let sheet = book.sheets[0]
  let last = sheet.cells.map(\.address.row).max() ?? 1
  let width = sheet.cells.map(\.address.column).max() ?? 1
  var rows = TableRows()
  rows.header = [1]
  rows.total = total
  rows.data = (2...max(2, last)).filter { !total.contains($0) && $0 <= last }
  var headings: [Int: String] = [:]
  for cell in sheet.cells where cell.address.row == 1 { headings[cell.address.column] = cell.displayed }
  let columns = (1...width).map { column in
    TableColumn(
      column: column, heading: [headings[column] ?? ""],
      field: column <= fields.count ? fields[column - 1] : nil)
  }
  let table = UnderstoodTable(
    sheet: sheet.name, orientation: .rows, range: CellRange(top: 1, left: 1, bottom: last, right: width),
    rows: rows, columns: columns, source: source)
  return UnderstoodWorkbook(tables: [table], classes: [])
}

/// One column of a form with one field, staged.
func stageColumn(_ field: FieldMap, _ values: [String], vocabularies: [Vocabulary] = []) -> Checked<
  StagedFile
> {
  let book = textBook([[field.aliases.first ?? field.name]] + values.map { [$0.isEmpty ? "" : $0] })
  let map = SourceMap(id: "uji", label: "", kind: .recap, fields: [field])
  let understood = plainTable(book, fields: [field.name], source: "uji")
  return Stager(sources: [map], vocabularies: vocabularies)
    .stage(understood, workbook: book, file: "uji.csv", sha256: "", region: nil)
}

/// The findings of a table that no source map knows.
func checkTable(_ rows: [[String]], total: [Int] = []) -> [Finding] {
  let book = textBook(rows)
  let staged = Stager(sources: [], vocabularies: []).stage(
    plainTable(book, total: total), workbook: book, file: "uji.csv", sha256: "", region: nil)
  return staged.findings.filter { $0.code.code != "W0304" }
}

func field(_ type: FieldType, _ heading: String = "Nilai", list: Bool = false, vocabulary: String? = nil)
  -> FieldMap
{
  FieldMap(name: "value", aliases: [heading], type: type, vocabulary: vocabulary, list: list)
}

extension Checked where Value == StagedFile {
  /// The values of the only field, nil for a missing cell.
  var values: [TypedValue?] { value.rows.map { $0.values["value"]?.value } }
}

extension [Finding] {
  /// `W0332 C4`
  var places: [String] { map { "\($0.code.code) \($0.place?.cell?.description ?? "")" } }
}
