/// Gives the cells of each table found their classes.
extension SheetReading {
  private mutating func mark(_ row: Int, _ columns: ClosedRange<Int>, _ kind: CellClass) {
    for place in grid.span(row, columns) { classes[place] = kind }
  }

  /// Titles above a table; explanations there are notes.
  private mutating func titles(_ rows: Range<Int>, _ columns: ClosedRange<Int>, into table: inout TableRows) {
    var explains = false
    for row in rows {
      let cells = grid.span(row, columns)
      guard !cells.isEmpty else { continue }
      let slice = grid.cells[cells]
      // "Petunjuk pengisian:" and the points right below it.
      if explains, row > rows.lowerBound, grid.touches(row - 1, row), cells.count == 1,
        let text = slice.first?.text, RowMarks.isPoint(text) || RowMarks.isSentence(text)
      {
        table.note.append(grid.rows[row].number)
        continue
      }
      explains = false
      let long = slice.contains { ($0.text ?? "").utf8.count > 250 || RowMarks.leadsIn($0.text ?? "") }
      if RowMarks.isSurelyNote(slice) && !isDateLine(slice) || long {
        table.note.append(grid.rows[row].number)
        explains = true
      } else {
        table.title.append(grid.rows[row].number)
        mark(row, columns, .title)
      }
    }
  }

  /// "Diunduh tanggal …" and "Batu, 1 Januari 2023" above a table are titles.
  private func isDateLine(_ cells: ArraySlice<Cell>) -> Bool {
    RowMarks.isSignature(cells) && cells.count <= 1
  }

  mutating func take(_ found: Found, in area: Area, titlesFrom floor: Int) {
    switch found.kind {
    case .table(let header): takeTable(found, header, in: area, titlesFrom: floor)
    case .form(let form): takeForm(found, form, in: area, titlesFrom: floor)
    case .list(let header): takeList(found, header, in: area, titlesFrom: floor)
    }
  }

  private mutating func takeTable(
    _ found: Found, _ header: HeaderReading?, in area: Area, titlesFrom floor: Int
  ) {
    var rows = TableRows()
    titles(floor..<found.start, area.columns, into: &rows)
    let bodyStart = header?.bodyStart ?? found.start
    let body = Area(rows: bodyStart..<found.end, columns: area.columns)
    let remarks = header.map { columnsOfRemarks(beside: $0, body: body) } ?? []
    let headings = (header?.headings ?? [:]).filter { !remarks.contains($0.key) }
    let profile = ColumnShape(grid: grid, rows: body.rows, in: area.columns, headings: headings)
    if let header {
      for row in header.rows {
        rows.header.append(grid.rows[row].number)
        mark(row, area.columns, .header)
        for place in grid.span(row, area.columns) where remarks.contains(grid.cells[place].address.column) {
          classes[place] = .note
        }
      }
      if let numbering = header.numbering {
        rows.numbering.append(grid.rows[numbering].number)
        mark(numbering, area.columns, .header)
      }
    }
    var reader = BodyReader(
      grid: grid, area: body, profile: profile, repeated: found.repeated, pageLines: found.pageLines)
    var sections = SectionStack()
    for (row, kind) in zip(body.rows, reader.marks()) {
      classify(row, kind, area.columns, profile, into: &rows, sections: &sections)
    }
    let inside = rows.header + rows.numbering + rows.section + rows.data + rows.total
    guard let top = inside.min(), let bottom = inside.max(), let left = profile.columns.first,
      let right = profile.columns.last
    else { return }
    tables.append(
      UnderstoodTable(
        sheet: grid.sheet.name, orientation: .rows,
        range: CellRange(top: top, left: left, bottom: bottom, right: right), rows: rows,
        columns: profile.columns.map { TableColumn(column: $0, heading: headings[$0] ?? []) },
        sections: sections.marks))
  }

  /// A note beside the header is no heading: no column stands below it, and none before it.
  private func columnsOfRemarks(beside header: HeaderReading, body: Area) -> Set<Int> {
    var found: Set<Int> = []
    for row in header.rows {
      for place in grid.span(row, body.columns) where RowMarks.isSurelyNote(grid.cells[place..<place + 1]) {
        let column = grid.cells[place].address.column
        guard (grid.cells[place].text ?? "").contains(":"), header.headings[column - 1] == nil,
          !body.rows.prefix(30).contains(where: { grid.cell($0, column: column) != nil })
        else { continue }
        found.insert(column)
      }
    }
    return found
  }

  private mutating func classify(
    _ row: Int, _ kind: BodyReader.Mark, _ columns: ClosedRange<Int>, _ profile: ColumnShape,
    into rows: inout TableRows, sections: inout SectionStack
  ) {
    let cells = grid.span(row, columns)
    guard !cells.isEmpty else { return }
    let number = grid.rows[row].number
    switch kind {
    case .note: rows.note.append(number)
    case .title:
      rows.title.append(number)
      mark(row, columns, .title)
    case .header:
      rows.header.append(number)
      mark(row, columns, .header)
    case .section:
      rows.section.append(number)
      mark(row, columns, .section)
      // The sums a section carries beside its name are no part of the name.
      for place in cells where grid.kinds[place].isFigure {
        let column = grid.cells[place].address.column
        if column != profile.running, profile.figures.contains(column) { classes[place] = .total }
      }
      sections.push(row: number, text: SectionStack.text(of: grid.cells[cells]))
    case .blankNumber:
      blankNumbers.append(number)
      mark(row, columns, .ignored)
    case .data, .total:
      // Remarks beside the table stay notes.
      for place in cells where profile.wanted.contains(grid.cells[place].address.column) {
        classes[place] = kind == .data ? .data : .total
      }
      if kind == .data { rows.data.append(number) } else { rows.total.append(number) }
    }
  }

  private mutating func takeForm(_ found: Found, _ form: FormReading, in area: Area, titlesFrom floor: Int) {
    var rows = TableRows()
    var above = TableRows()
    titles(floor..<form.rows.lowerBound, area.columns, into: &above)
    rows.header = form.labels
    rows.numbering = form.numbering
    rows.data = form.values
    let headers = Set(form.labels + form.numbering + form.separators)
    for row in form.rows {
      // "Data | Deskripsi" heads both; "Data | Inovasi 1 | Inovasi 2" names its records.
      let isHead = row == form.rows.lowerBound && form.hasHead && !form.namesRecords
      let isSection = form.sections.contains(row)
      for place in grid.span(row, area.columns) {
        let column = grid.cells[place].address.column
        if isHead || headers.contains(column), !isSection {
          classes[place] = .header
        } else if isSection {
          classes[place] = .section
        } else if form.values.contains(column) {
          classes[place] = .data
        }
      }
    }
    let columns = (form.labels + form.numbering + form.values)
    tables.append(
      UnderstoodTable(
        sheet: grid.sheet.name, orientation: .columns,
        range: CellRange(
          top: grid.rows[form.rows.lowerBound].number, left: columns.min() ?? area.columns.lowerBound,
          bottom: grid.rows[form.rows.upperBound - 1].number, right: columns.max() ?? area.columns.upperBound),
        rows: rows, columns: form.fields.map { TableColumn(column: $0.row, heading: $0.heading) }))
  }

  private mutating func takeList(_ found: Found, _ header: Int?, in area: Area, titlesFrom floor: Int) {
    var rows = TableRows()
    titles(floor..<found.start, area.columns, into: &rows)
    var column = area.columns.lowerBound
    var heading: [String] = []
    for row in found.start..<found.end {
      guard let place = grid.span(row, area.columns).first else { continue }
      column = grid.cells[place].address.column
      if row == header {
        rows.header.append(grid.rows[row].number)
        heading = [tidied(grid.cells[place].displayed)]
        mark(row, area.columns, .header)
      } else {
        rows.data.append(grid.rows[row].number)
        mark(row, area.columns, .data)
      }
    }
    let inside = rows.header + rows.data
    guard let top = inside.min(), let bottom = inside.max() else { return }
    tables.append(
      UnderstoodTable(
        sheet: grid.sheet.name, orientation: .rows,
        range: CellRange(top: top, left: column, bottom: bottom, right: column), rows: rows,
        columns: [TableColumn(column: column, heading: heading)]))
  }
}
