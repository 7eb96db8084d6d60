/// Turns the data rows of recognised tables into typed rows in the agency's own terms.
///
/// Tables without a source map are not loaded, but what needs no map is still checked: marks of numbers, impossible
/// dates, error cells, damaged long numbers, formulas and totals.
package struct Stager {
  private let sources: [SourceMap]
  private let reader: ValueReader

  package init(sources: [SourceMap], vocabularies: [Vocabulary]) {
    self.sources = sources
    reader = ValueReader(vocabularies: vocabularies)
  }

  package func stage(
    _ understood: UnderstoodWorkbook, workbook: Workbook, file: String, sha256: String, region: String?
  ) -> Checked<StagedFile> {
    var staged = StagedFile(
      file: file, sha256: sha256, format: workbook.format, region: region, rows: [], cells: understood.counts,
      readable: true)
    var findings: [Finding] = []
    var room = Finding.mostListed
    var unlisted = 0
    var onSheet = Dictionary(grouping: understood.tables, by: \.sheet)
    for sheet in workbook.sheets {
      // A name that comes twice is no workbook Excel would open; its tables are staged once.
      guard let tables = onSheet.removeValue(forKey: sheet.name) else { continue }
      let index = SheetIndex(sheet)
      let formulas = workbook.format == .csv ? nil : SheetFormulas(sheet)
      for table in tables {
        let place = Provenance(file: file, sheet: table.sheet, cell: table.range.topLeft, sha256: sha256)
        let source = table.source.flatMap { id in sources.first { $0.id == id } }
        if source == nil { findings.append(Finding(.unknownForm, at: place)) }
        if source != nil, table.rows.data.isEmpty { findings.append(Finding(.emptyForm, at: place)) }
        if source != nil {
          findings += unknownColumns(table, sheet.cells.cells(inRows: table.headerRows)).map { cell in
            Finding(
              .unknownColumn,
              at: Provenance(file: file, sheet: sheet.name, cell: cell.address, sha256: sha256),
              found: cell.displayed)
          }
        }
        var staging = TableStaging(
          table: table,
          cells: TableCells(sheet: sheet, index: index, table: table, isAlone: tables.count == 1),
          source: source, reader: reader, file: file, sha256: sha256)
        staging.room = room
        let rows = staging.stage()
        room = max(0, room - staging.findings.count)
        unlisted += staging.unlisted
        if staged.rows.isEmpty { staged.rows = rows } else { staged.rows += rows }
        findings += staging.findings
        if let formulas {
          findings += formulas.typedOver(table).map {
            staging.finding(.typedOver, $0.cell, expected: $0.expected)
          }
        }
      }
      if let formulas {
        findings += formulas.stale().map { stale in
          Finding(
            .staleResult,
            at: Provenance(file: file, sheet: sheet.name, cell: stale.cell.address, sha256: sha256),
            found: stale.cell.displayed,
            expected: Sentence(
              id: "hasil =\(stale.formula)", en: "the result of =\(stale.formula)"),
            message: StageSentences.stale(stale.cell.displayed, stale.computed),
            cause: "W0316:\(sheet.name):\(CellAddress.letters(stale.cell.address.column))")
        }
      }
    }
    if unlisted > 0 { findings.append(.unlisted(unlisted, file: file, sha256: sha256)) }
    return Checked(staged, findings: findings)
  }

  /// The headings of filled columns that the form does not have; personal ones are left out on purpose.
  private func unknownColumns(_ table: UnderstoodTable, _ header: some Sequence<Cell>) -> [Cell] {
    guard table.orientation == .rows else { return [] }
    let unknown = Set(
      table.columns.filter {
        $0.field == nil && !$0.heading.isEmpty && !Privacy.isPersonal(heading: $0.heading)
      }
      .map(\.column))
    var last: [Int: Cell] = [:]
    for cell in header where unknown.contains(cell.address.column) && cell.isCounted {
      last[cell.address.column] = cell
    }
    return last.values.sorted { $0.address < $1.address }
  }

  /// The profile of every column of a table, with or without a source map.
  package func profiles(of table: UnderstoodTable, in sheet: Sheet) -> [ColumnProfile] {
    staging(table, sheet).profiled().profiles
  }

  /// A table read by what its columns show, without a source map: one value per column, nil for a missing cell.
  package func typedRows(of table: UnderstoodTable, in sheet: Sheet) -> [[StagedValue?]] {
    var staging = staging(table, sheet)
    return staging.typedRows()
  }

  private func staging(_ table: UnderstoodTable, _ sheet: Sheet) -> TableStaging {
    TableStaging(
      table: table, cells: TableCells(sheet: sheet, index: SheetIndex(sheet), table: table, isAlone: false),
      source: nil,
      reader: reader,
      file: "", sha256: "")
  }
}
