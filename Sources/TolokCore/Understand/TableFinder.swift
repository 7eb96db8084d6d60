/// Finds the table in each sheet: titles above, header of one to four rows, numbering, sections, data,
/// totals, notes and signature below; every non-empty cell gets one class.
package struct TableFinder {
  private let sources: [SourceMap]
  private let aliases: Set<String>

  package init(sources: [SourceMap] = []) {
    self.sources = sources
    aliases = Set(sources.flatMap { $0.fields.flatMap { $0.aliases.map(wordKey) } })
      .union(Self.common.map(wordKey))
  }

  /// Headings so usual in these forms that they mark a header without any source map.
  private static let common = [
    "No", "No.", "Nomor", "Nama", "Nama Inovasi", "Judul Inovasi", "OPD", "SKPD", "Perangkat Daerah", "Tahun",
    "Jumlah",
    "Keterangan", "Uraian", "Kecamatan", "Kelurahan", "Satuan", "Nilai", "Bulan", "Tanggal", "Kode",
    "Program",
    "Kegiatan", "Anggaran", "Realisasi",
  ]

  package func understand(_ workbook: Workbook, file: String, sha256: String) -> Checked<UnderstoodWorkbook> {
    var result = Checked(UnderstoodWorkbook(tables: [], classes: []))
    for sheet in workbook.sheets {
      guard sheet.visible else {
        result.value.classes.append(classes(of: sheet, as: .ignored))
        continue
      }
      let grid = SheetGrid(sheet)
      guard let table = table(in: grid) else {
        result.value.classes.append(classes(of: sheet, as: .note))
        continue
      }
      result.value.tables.append(table.table)
      result.value.classes.append(table.classes)
    }
    if result.value.tables.isEmpty, workbook.sheets.contains(where: { $0.visible && !$0.cells.isEmpty }) {
      result.findings.append(Finding(.noTable, at: Provenance(file: file, sha256: sha256)))
    }
    return result
  }

  private func classes(of sheet: Sheet, as kind: CellClass) -> [CellAddress: CellClass] {
    Dictionary(sheet.cells.map { ($0.address, kind) }, uniquingKeysWith: { a, _ in a })
  }

  // MARK: one sheet

  private func table(in grid: SheetGrid) -> (table: UnderstoodTable, classes: [CellAddress: CellClass])? {
    guard let anchor = headerRow(grid) else { return nil }
    let header = headerSpan(grid, anchor)
    let columns = columns(grid, header)
    guard columns.count >= 2 else { return nil }
    var rows = TableRows()
    rows.title = grid.numbers.filter { $0 < header.lowerBound }
    rows.header = grid.numbers.filter { header.contains($0) }
    classifyBody(grid, after: header.upperBound, columns: columns, into: &rows)
    let (source, named) = recognise(columns)
    var classes: [CellAddress: CellClass] = [:]
    func mark(_ numbers: [Int], _ kind: CellClass) {
      for row in numbers { for cell in grid.cells(row) { classes[cell.address] = kind } }
    }
    mark(rows.title, .title)
    mark(rows.header, .header)
    mark(rows.numbering, .header)
    mark(rows.section, .section)
    mark(rows.data, .data)
    mark(rows.total, .total)
    mark(rows.note, .note)
    let inside = rows.header + rows.numbering + rows.section + rows.data + rows.total
    let range = CellRange(
      top: inside.min() ?? header.lowerBound, left: columns.map(\.column).min() ?? 1,
      bottom: inside.max() ?? header.upperBound, right: columns.map(\.column).max() ?? 1)
    return (
      UnderstoodTable(
        sheet: grid.sheet.name, orientation: .rows, range: range, rows: rows, columns: named, source: source),
      classes
    )
  }

  /// The first row among those that look most like headings: short distinct texts, known words, data below.
  private func headerRow(_ grid: SheetGrid) -> Int? {
    var best: (row: Int, score: Int)?
    for (index, row) in grid.numbers.prefix(60).enumerated() {
      let cells = grid.cells(row)
      let texts = cells.compactMap(\.text)
      guard texts.count >= 2, texts.count == cells.count, !RowMarks.isNumbering(cells),
        texts.allSatisfy({ $0.unicodeScalars.count <= 80 })
      else { continue }
      let known = texts.filter { aliases.contains(wordKey($0)) }.count
      let distinct = Set(texts.map(wordKey)).count
      let below = grid.numbers.dropFirst(index + 1).prefix(3).contains { next in
        grid.cells(next).contains { $0.text == nil } || grid.cells(next).count >= 2
      }
      let score = known * 6 + distinct + (below ? 3 : 0) - index / 4
      if known == 0, index > 12 { continue }
      if score > (best?.score ?? 2) { best = (row, score) }
    }
    return best?.row
  }

  /// Grows the header up over group headings and down over vertically merged or split headings.
  private func headerSpan(_ grid: SheetGrid, _ anchor: Int) -> ClosedRange<Int> {
    var top = anchor, bottom = anchor
    for range in grid.sheet.merged
    where range.top <= anchor && range.bottom >= anchor && range.bottom - range.top < 4 {
      let width = grid.cells(anchor).count
      if range.right - range.left + 1 < max(2, width) || range.bottom > range.top {
        top = min(top, range.top)
        bottom = max(bottom, range.bottom)
      }
    }
    let left = grid.cells(anchor).first?.address.column ?? 1
    let right = grid.cells(anchor).last?.address.column ?? 1
    while bottom - top < 3, let above = grid.numbers.last(where: { $0 < top }), above == top - 1 {
      let groups = grid.cells(above).filter { cell in
        guard let range = grid.merge(at: cell.address) else { return false }
        return range.bottom > range.top
          || (range.right > range.left && range.right - range.left < right - left)
      }
      guard
        groups.count >= 2
          || groups.contains(where: { grid.merge(at: $0.address).map { $0.bottom > $0.top } ?? false })
      else { break }
      top = above
    }
    return top...bottom
  }

  private func columns(_ grid: SheetGrid, _ header: ClosedRange<Int>) -> [TableColumn] {
    var numbers: Set<Int> = []
    for row in header {
      for cell in grid.cells(row) {
        let range = grid.merge(at: cell.address)
        for column in cell.address.column...max(cell.address.column, range?.right ?? 0) {
          numbers.insert(column)
        }
      }
    }
    return numbers.sorted().map { column in
      var path: [String] = []
      for row in header {
        guard let cell = grid.speaking(CellAddress(row: row, column: column)) else { continue }
        let text = tidied(cell.displayed)
        if !text.isEmpty, path.last != text { path.append(text) }
      }
      return TableColumn(column: column, heading: path)
    }
  }

  private func classifyBody(
    _ grid: SheetGrid, after header: Int, columns: [TableColumn], into rows: inout TableRows
  ) {
    let wanted = Set(columns.map(\.column))
    let body = grid.numbers.filter { $0 > header }
    var ended = false
    for (index, row) in body.enumerated() {
      let cells = grid.cells(row)
      if index == 0, RowMarks.isNumbering(cells) {
        rows.numbering.append(row)
        continue
      }
      if ended || (RowMarks.startsNote(cells) && cells.count <= 3) {
        ended = true
        rows.note.append(row)
        continue
      }
      let inside = cells.filter { wanted.contains($0.address.column) }
      if inside.isEmpty || isTail(body, from: index, grid, columns) {
        ended = true
        rows.note.append(row)
      } else if RowMarks.isTotal(cells) {
        rows.total.append(row)
      } else if cells.count == 1, let text = cells[0].text, columns.count > 2,
        isSection(grid, cells[0], text, columns)
      {
        rows.section.append(row)
      } else {
        rows.data.append(row)
      }
    }
  }

  private func isSection(_ grid: SheetGrid, _ cell: Cell, _ text: String, _ columns: [TableColumn]) -> Bool {
    if RowMarks.looksLikeSection(text) { return true }
    guard let range = grid.merge(at: cell.address) else { return false }
    return range.right - range.left + 1 >= max(2, columns.count - 1)
  }

  /// After a gap, only lonely texts follow: a place and date, a title of office, a signature.
  private func isTail(_ body: [Int], from index: Int, _ grid: SheetGrid, _ columns: [TableColumn]) -> Bool {
    guard index > 0, columns.count > 2, body[index] - body[index - 1] > 1 else { return false }
    return body[index...].allSatisfy { row in
      let cells = grid.cells(row)
      return cells.count <= 2 && cells.allSatisfy { $0.text != nil } && !RowMarks.isTotal(cells)
    }
  }

  // MARK: source maps

  /// The source map that explains most columns; every required field must be there.
  private func recognise(_ columns: [TableColumn]) -> (String?, [TableColumn]) {
    var best: (source: SourceMap, fields: [Int: String])?
    for source in sources {
      let fields = match(columns, source)
      let names = Set(fields.values)
      guard source.fields.allSatisfy({ !$0.required || names.contains($0.name) }), names.count >= 2 else {
        continue
      }
      if fields.count > (best?.fields.count ?? 0) { best = (source, fields) }
    }
    guard let best else { return (nil, columns) }
    return (
      best.source.id,
      columns.map { TableColumn(column: $0.column, heading: $0.heading, field: best.fields[$0.column]) }
    )
  }

  private func match(_ columns: [TableColumn], _ source: SourceMap) -> [Int: String] {
    var taken: Set<String> = []
    var fields: [Int: String] = [:]
    for column in columns {
      let keys = [
        column.heading.joined(separator: " "), column.heading.last ?? "", column.heading.first ?? "",
      ].map(wordKey)
      let field = keys.lazy.compactMap { key in
        source.fields.first { field in
          !taken.contains(field.name) && field.aliases.contains { wordKey($0) == key }
        }
      }.first
      if let field {
        taken.insert(field.name)
        fields[column.column] = field.name
      }
    }
    return fields
  }
}
