/// Turns the data rows of recognised tables into typed rows in the agency's own terms.
package struct Stager {
  private let sources: [SourceMap]
  private let reader: ValueReader

  package init(sources: [SourceMap], vocabularies: [Vocabulary]) {
    self.sources = sources
    reader = ValueReader(
      vocabularies: Dictionary(vocabularies.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
  }

  package func stage(
    _ understood: UnderstoodWorkbook, workbook: Workbook, file: String, sha256: String, region: String?
  ) -> Checked<StagedFile> {
    var staged = StagedFile(
      file: file, sha256: sha256, format: workbook.format, region: region, rows: [], cells: understood.counts,
      readable: true)
    var findings: [Finding] = []
    var grids: [String: SheetGrid] = [:]
    for table in understood.tables {
      guard let sheet = workbook.sheets.first(where: { $0.name == table.sheet }) else { continue }
      let place = Provenance(file: file, sheet: table.sheet, cell: table.range.topLeft, sha256: sha256)
      guard let id = table.source, let source = sources.first(where: { $0.id == id }) else {
        findings.append(Finding(.unknownForm, at: place))
        staged.rows += table.rows.data.map {
          StagedRow(source: "", kind: .register, sheet: table.sheet, row: $0, values: [:], accepted: false)
        }
        continue
      }
      if table.rows.data.isEmpty { findings.append(Finding(.emptyForm, at: place)) }
      let grid = grids[sheet.name] ?? SheetGrid(sheet)
      grids[sheet.name] = grid
      var rows = TableStaging(
        table: table, grid: grid, source: source, reader: reader, file: file, sha256: sha256)
      staged.rows += rows.stage()
      findings += rows.findings
    }
    return Checked(staged, findings: findings)
  }
}

/// One table's rows.
struct TableStaging {
  let table: UnderstoodTable
  let grid: SheetGrid
  let source: SourceMap
  let reader: ValueReader
  let file: String
  let sha256: String
  var findings: [Finding] = []

  mutating func stage() -> [StagedRow] {
    let columns = table.columns.compactMap { column in
      column.field.flatMap { name in source.fields.first { $0.name == name } }.map { (column.column, $0) }
    }
    let thousands = Dictionary(
      columns.map { ($0.0, decideThousands($0.0, $0.1)) }, uniquingKeysWith: { first, _ in first })
    for (column, field) in columns where field.type == .number { findMissingDecimalMark(column) }
    // Sections and rows both run downward: one walk finds what each row stands under.
    var next = 0
    var above: [String] = []
    return table.rows.data.map { row in
      while next < table.sections.count, table.sections[next].row < row {
        above = table.sections[next].path
        next += 1
      }
      return stage(row, columns, thousands.compactMapValues { $0 }, above)
    }
  }

  private mutating func stage(
    _ row: Int, _ columns: [(Int, FieldMap)], _ thousands: [Int: Bool], _ sections: [String]
  ) -> StagedRow {
    var values: [String: StagedValue] = [:]
    var accepted = true
    for (column, field) in columns where !field.personal {
      let address = table.address(record: row, column: column)
      guard let cell = grid.speaking(address) else { continue }
      let outcome = reader.read(cell, as: field, thousands: thousands[column])
      values[field.name] = StagedValue(outcome.value, cell: cell.address, displayed: tidied(cell.displayed))
      if let problem = outcome.problem {
        let place = Provenance(file: file, sheet: table.sheet, cell: cell.address, sha256: sha256)
        findings.append(
          Finding(problem, at: place, found: cell.displayed, expected: outcome.expected, fix: outcome.fix))
        if problem.severity == .error { accepted = false }
      }
    }
    let nothings = source.fields.filter(\.required).map { values[$0.name]?.value ?? .nothing(.blank) }
    let statesNone =
      nothings.contains(.nothing(.nihil))
      && nothings.allSatisfy { if case .nothing = $0 { true } else { false } }
    if statesNone || isNihilRow(values) {
      findings.append(
        Finding(
          .nihilStated, at: Provenance(file: file, sheet: table.sheet, cell: first(row), sha256: sha256)))
      values = values.mapValues { StagedValue(.nothing(.nihil), cell: $0.cell, displayed: $0.displayed) }
      accepted = false
    } else {
      for field in source.fields where field.required {
        guard case .nothing? = values[field.name]?.value ?? .nothing(.blank), accepted else { continue }
        let column = columns.first { $0.1.name == field.name }?.0
        let cell = column.map { table.address(record: row, column: $0) } ?? first(row)
        findings.append(
          Finding(
            .requiredEmpty, at: Provenance(file: file, sheet: table.sheet, cell: cell, sha256: sha256),
            found: values[field.name]?.displayed))
        accepted = false
      }
    }
    return StagedRow(
      source: source.id, kind: source.kind, sheet: table.sheet, row: row, values: values, sections: sections,
      synthetic: isSynthetic(row), accepted: accepted)
  }

  /// A row whose only word is "nihil".
  private func isNihilRow(_ values: [String: StagedValue]) -> Bool {
    let said = values.filter { $0.key != "no" && $0.value.value != .nothing(.blank) }
    return !said.isEmpty && said.allSatisfy { $0.value.value == .nothing(.nihil) }
  }

  /// The file itself marks rows that are no documented fact.
  private func isSynthetic(_ row: Int) -> Bool {
    own(row).contains { cell in
      guard let text = cell.text else { return false }
      let key = wordKey(text)
      return key == "contoh" || key.hasPrefix("contoh ")
    }
  }

  private func first(_ row: Int) -> CellAddress {
    own(row).first?.address ?? table.address(record: row, column: table.columns.first?.column ?? 1)
  }

  /// The cells of one record, of this table alone.
  private func own(_ record: Int) -> [Cell] {
    switch table.orientation {
    case .rows:
      grid.cells(record).filter {
        $0.address.column >= table.range.left && $0.address.column <= table.range.right
      }
    case .columns:
      table.columns.compactMap { grid.speaking(table.address(record: record, column: $0.column)) }
    }
  }

  /// Whether a lone `1.234` of this column means thousands, by what the other cells show; a finding when they show nothing.
  private mutating func decideThousands(_ column: Int, _ field: FieldMap) -> Bool? {
    guard [.integer, .number, .money].contains(field.type) else { return nil }
    var doubtful: Cell?
    var whole = 0, decimals = 0
    for row in table.rows.data {
      guard let cell = grid.own(table.address(record: row, column: column)) else { continue }
      guard let text = cell.text else { continue }
      switch IndonesianNumber.read(text) {
      case .ambiguous: doubtful = doubtful ?? cell
      case .value(let v):
        if v == v.rounded(), v.magnitude >= 1000 { whole += 1 } else if v != v.rounded() { decimals += 1 }
      case .none: break
      }
    }
    guard let doubtful else { return nil }
    if field.type == .integer || field.type == .money { return true }
    if whole == 0, decimals == 0 || whole > 0 && decimals > 0 {
      findings.append(
        Finding(
          .ambiguousNumber,
          at: Provenance(file: file, sheet: table.sheet, cell: doubtful.address, sha256: sha256),
          found: doubtful.displayed))
    }
    return decimals <= whole
  }

  /// "8031" among scores of 77 to 85: a hundred times the rest. Asked, never repaired in silence.
  private mutating func findMissingDecimalMark(_ column: Int) {
    var values: [(cell: Cell, value: Double)] = []
    for row in table.rows.data {
      guard let cell = grid.own(table.address(record: row, column: column)) else { continue }
      if case .number(let n) = cell.value { values.append((cell, n)) }
      if let text = cell.text, case .value(let v) = IndonesianNumber.read(text) { values.append((cell, v)) }
    }
    guard values.count >= 4 else { return }
    let sorted = values.map(\.value).sorted()
    let median = sorted[(sorted.count - 1) / 2]
    for (cell, value) in values where median > 0 && value > median * 20 {
      guard [10.0, 100, 1000].contains(where: { value / $0 > median / 2 && value / $0 < median * 2 }) else {
        continue
      }
      findings.append(
        Finding(
          .missingDecimalMark,
          at: Provenance(file: file, sheet: table.sheet, cell: cell.address, sha256: sha256),
          found: cell.displayed))
    }
  }
}
