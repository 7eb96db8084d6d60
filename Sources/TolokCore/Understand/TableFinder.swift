/// Finds the tables of each sheet: titles above, header of one to four rows, numbering, sections, data, totals,
/// notes and signature below; every non-empty cell gets one class.
package struct TableFinder {
  private let sources: [SourceMap]
  private let words: HeadingWords
  /// How many tables a file may hold; a sheet beyond is no list anybody keeps.
  private let limit: Int
  /// For each source, the places of the fields that go by a key.
  private let fieldsByKey: [[String: [Int]]]

  package init(sources: [SourceMap] = [], limit: Int = 20_000) {
    self.sources = sources
    self.limit = limit
    words = HeadingWords(sources: sources)
    fieldsByKey = sources.map { source in
      var places: [String: [Int]] = [:]
      for (place, field) in source.fields.enumerated() {
        for key in Set(field.aliases.map(wordKey)) { places[key, default: []].append(place) }
      }
      return places
    }
  }

  package func understand(_ workbook: Workbook, file: String, sha256: String) -> Checked<UnderstoodWorkbook> {
    var result = Checked(UnderstoodWorkbook(tables: [], classes: []))
    var room = limit
    var hasTooMany = false
    for sheet in workbook.sheets {
      let place = Provenance(file: file, sheet: sheet.name, sha256: sha256)
      guard sheet.visible else {
        let hidden = ignored(sheet, because: .hiddenSheet)
        result.value.classes.append(hidden)
        if hidden.count > 0 { result.findings.append(Finding(.hiddenSheet, at: place)) }
        continue
      }
      let grid = SheetGrid(sheet)
      var reading = SheetReading(grid: grid, words: words, limit: room)
      let pinned = pin(grid, file: file, place, &result.findings)
      reading.read(pinned: pinned?.header, from: pinned?.layout.firstData)
      room -= reading.tables.count
      guard !reading.hasTooMany else {
        hasTooMany = true
        result.value.classes.append(ignored(sheet, because: .tooManyTables))
        result.findings.append(
          Finding(
            .tooManyTables, at: place,
            message: Sentence(
              id: "lembar ini tidak dibaca: lebih dari \(limit) tabel atau permulaan tabel dalam satu berkas",
              en: "this sheet is not read: more than \(limit) tables or beginnings of tables in one file")))
        continue
      }
      result.value.tables += reading.tables.map { table in
        if let pinned, reading.isPinned(table) { return pinned.named(table) }
        return recognised(table)
      }
      result.value.classes.append(reading.sheetClasses)
      result.findings += findings(reading, place)
    }
    if result.value.tables.isEmpty, !hasTooMany,
      workbook.sheets.contains(where: { $0.visible && !$0.cells.isEmpty })
    {
      result.findings.append(Finding(.noTable, at: Provenance(file: file, sha256: sha256)))
    }
    return result
  }

  private func ignored(_ sheet: Sheet, because reason: FindingCode) -> SheetClasses {
    let counted = sheet.cells.filter(\.isCounted)
    let addresses = counted.map(\.address).sorted()
    return SheetClasses(
      sheet: sheet.name, addresses: addresses, kinds: Array(repeating: .ignored, count: addresses.count),
      reasons: [reason.title])
  }

  // MARK: findings about a sheet

  private func findings(_ reading: SheetReading, _ place: Provenance) -> [Finding] {
    var findings: [Finding] = []
    if let first = reading.grid.rules.first {
      let count = reading.grid.rules.count
      findings.append(
        Finding(
          .drawnLines, at: at(place, reading.grid.cells[first.cells].first?.address),
          message: Sentence(
            id: "\(count) baris hanya berisi garis pemisah", en: "\(count) rows hold only a drawn line")))
    }
    if let first = reading.blankNumbers.first {
      let count = reading.blankNumbers.count
      findings.append(
        Finding(
          .blankNumbers, at: at(place, reading.grid.cells(first).first?.address),
          message: Sentence(
            id: "\(count) baris hanya berisi nomor urut", en: "\(count) rows hold only a running number")))
    }
    for table in reading.tables {
      let span = table.range.left...table.range.right
      let rows = (table.rows.section + table.rows.data + table.rows.total).sorted()
      let sheet = reading.grid.sheet
      let hiddenRows = table.orientation == .rows ? rows.filter(sheet.hiddenRows.contains) : []
      let hiddenColumns = sheet.hiddenColumns.filter(span.contains).sorted()
      guard !hiddenRows.isEmpty || !hiddenColumns.isEmpty else { continue }
      let cell =
        hiddenRows.first.flatMap {
          reading.grid.cells($0).first { span.contains($0.address.column) }?.address
        }
        ?? hiddenColumns.first.map { CellAddress(row: table.range.top, column: $0) }
      findings.append(
        Finding(
          .hiddenCells, at: at(place, cell),
          message: Sentence(
            id: "\(hiddenRows.count) baris dan \(hiddenColumns.count) kolom tersembunyi ikut dibaca",
            en: "\(hiddenRows.count) hidden rows and \(hiddenColumns.count) hidden columns are read as well"))
      )
    }
    return findings
  }

  private func at(_ place: Provenance, _ cell: CellAddress?) -> Provenance {
    Provenance(file: place.file, sheet: place.sheet, cell: cell, sha256: place.sha256)
  }

  // MARK: pinned layouts

  private struct Pin {
    let layout: PinnedLayout
    let source: SourceMap
    let header: HeaderReading

    func named(_ table: UnderstoodTable) -> UnderstoodTable {
      var table = table
      table.source = source.id
      for index in table.columns.indices {
        table.columns[index].field = layout.columns.first { $0.column == table.columns[index].column }?.field
      }
      return table
    }
  }

  /// The layout pinned for this sheet; one that no longer fits is a finding, and the sheet is read anew.
  private func pin(
    _ grid: SheetGrid, file: String, _ place: Provenance, _ findings: inout [Finding]
  ) -> Pin? {
    for source in sources {
      guard let layout = source.layout, layout.claims(file: file, sheet: grid.sheet.name) else { continue }
      switch layout.fit(grid, source: source) {
      case .fits(let header): return Pin(layout: layout, source: source, header: header)
      case .moved(let cell, let expected):
        findings.append(
          Finding(
            .layoutMoved, at: at(place, cell),
            found: grid.own(cell)?.displayed,
            expected: Sentence(
              id: "judul kolom '\(expected)' menurut '\(source.id)'",
              en: "the heading '\(expected)' by '\(source.id)'")))
      }
    }
    return nil
  }

  // MARK: source maps

  /// The source map that explains most columns; every required field must be there.
  private func recognised(_ table: UnderstoodTable) -> UnderstoodTable {
    var best: (source: SourceMap, fields: [Int: String])?
    let keys = table.columns.map { column in
      [column.heading.joined(separator: " "), column.heading.last ?? "", column.heading.first ?? ""]
        .map(wordKey)
    }
    for (place, source) in sources.enumerated() {
      let fields = match(table.columns, keys, source, fieldsByKey[place])
      let names = Set(fields.values)
      guard source.fields.allSatisfy({ !$0.required || names.contains($0.name) }), names.count >= 2 else {
        continue
      }
      if fields.count > (best?.fields.count ?? 0) { best = (source, fields) }
    }
    guard let best else { return table }
    var table = table
    table.source = best.source.id
    for index in table.columns.indices {
      table.columns[index].field = best.fields[table.columns[index].column]
    }
    return table
  }

  /// `keys` are the headings of each column, the fullest first.
  private func match(
    _ columns: [TableColumn], _ keys: [[String]], _ source: SourceMap, _ fieldsByKey: [String: [Int]]
  ) -> [Int: String] {
    var taken: Set<String> = []
    var fields: [Int: String] = [:]
    for (column, keys) in zip(columns, keys) {
      let field = keys.lazy.filter { !$0.isEmpty }.compactMap { key in
        fieldsByKey[key]?.map { source.fields[$0].name }.first { !taken.contains($0) }
      }.first
      if let field {
        taken.insert(field)
        fields[column.column] = field
      }
    }
    return fields
  }
}
