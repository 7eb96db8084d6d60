/// `tolok tables --json`, in the shape of the contract.
package func tablesJSON(file: String, understood: UnderstoodWorkbook) -> JSON {
  func numbers(_ rows: [Int]) -> JSON { .array(rows.map { .count($0) }) }
  let tables = understood.tables.map { table in
    JSON.object([
      ("sheet", .string(table.sheet)), ("orientation", .string(table.orientation.rawValue)),
      ("range", .string("\(table.range)")),
      (
        "rows",
        .object([
          ("title", numbers(table.rows.title)), ("header", numbers(table.rows.header)),
          ("numbering", numbers(table.rows.numbering)), ("section", numbers(table.rows.section)),
          ("data", numbers(table.rows.data)), ("total", numbers(table.rows.total)),
          ("note", numbers(table.rows.note)),
        ])
      ),
      (
        "columns",
        .array(
          table.columns.map { column in
            .object([
              ("column", .string(table.place(of: column))),
              ("heading", .array(column.heading.map { .string($0) })), ("field", .text(column.field)),
            ])
          })
      ),
    ])
  }
  let counts = understood.counts
  return .object([
    ("schema", .int(1)), ("file", .string(file)), ("tables", .array(tables)),
    ("cells", .object(CellClass.allCases.map { ($0.rawValue, .count(counts[$0] ?? 0)) })),
  ])
}
