import Publishing
import TolokCore

/// A row of open cells as a workbook holds it.
struct AuditRow {
  let sheet: String
  let row: Int
  let name: String
  /// `C12`: for messages, never for meaning.
  let place: String
  let value: CellValue?
  let baseline: CellValue?
  /// Whether the column of differences is still a formula.
  let differs: Bool

  func problem(_ file: String, _ reason: Sentence) -> RunError {
    .unreadable(
      Sentence(
        id: "\(file) › '\(sheet)'!\(place) (\(name)): \(reason.id)",
        en: "\(file) › '\(sheet)'!\(place) (\(name)): \(reason.en)"))
  }
}

/// The sheets of an audit workbook that an import reads: the open cells by name, and the formulas that must be left.
struct AuditSheets {
  let language: Language
  let rows: [AuditRow]
  /// The days the workbook says it was made for; nil when it does not.
  let dates: (law: CalendarDate, facts: CalendarDate)?
  private let workbook: Workbook
  private let file: String

  init(_ workbook: Workbook, file: String) throws(RunError) {
    self.workbook = workbook
    self.file = file
    var rows: [AuditRow] = []
    var language: Language?
    for name in [AuditCells.inputSheet, AuditCells.parameterSheet] {
      guard let sheet = workbook.sheets.first(where: { $0.name == name }) else {
        throw .unreadable(
          Sentence(
            id: "\(file) bukan buku audit DID: tidak ada lembar '\(name)'",
            en: "\(file) is no DID audit workbook: there is no sheet '\(name)'"))
      }
      let found = Self.rows(sheet)
      guard let spoken = found.language else {
        throw .unreadable(
          Sentence(
            id:
              "\(file): lembar '\(name)' tidak punya kolom 'Nama sel' atau 'Name of the cell'; hanya buku audit berbahasa Indonesia atau Inggris yang terbaca",
            en:
              "\(file): the sheet '\(name)' has no column 'Nama sel' or 'Name of the cell'; only an audit workbook in Indonesian or English can be read"
          ))
      }
      if let language, language != spoken {
        throw .unreadable(
          Sentence(
            id: "\(file): lembar-lembarnya berbeda bahasa; buat ulang buku auditnya",
            en: "\(file): its sheets are in different languages; make the audit workbook anew"))
      }
      language = spoken
      rows += found.rows
    }
    let spoken = language ?? .id
    self.language = spoken
    self.rows = rows
    let readme = workbook.sheets.first { $0.name == AuditCells.readmeSheet }
    dates = readme.flatMap { sheet in
      sheet.cells.lazy.compactMap { cell in
        if case .text(let text) = cell.value { AuditCells.dates(text, spoken) } else { nil }
      }.first
    }
  }

  /// Rows below every heading that has a column of names, until one without a name.
  private static func rows(_ sheet: Sheet) -> (language: Language?, rows: [AuditRow]) {
    var grid: [Int: [Int: Cell]] = [:]
    for cell in sheet.cells { grid[cell.address.row, default: [:]][cell.address.column] = cell }
    var language: Language?
    var columns: (name: Int, value: Int, baseline: Int, differs: Int)?
    var rows: [AuditRow] = []
    for row in grid.keys.sorted() {
      let cells = grid[row] ?? [:]
      func column(_ heading: String) -> Int? {
        cells.first { if case .text(let text) = $0.value.value { text == heading } else { false } }?.key
      }
      for one in Language.allCases {
        let headings = AuditCells.headings(one)
        if let name = column(headings.name), let value = column(headings.value),
          let baseline = column(headings.baseline), let differs = column(headings.differs)
        {
          language = one
          columns = (name, value, baseline, differs)
        }
      }
      guard let columns, case .text(let name)? = cells[columns.name]?.value,
        name.hasPrefix("in_") || name.hasPrefix("par_")
      else { continue }
      let place = CellAddress(row: row, column: columns.value)
      rows.append(
        AuditRow(
          sheet: sheet.name, row: row, name: name, place: "\(place)", value: cells[columns.value]?.value,
          baseline: cells[columns.baseline]?.value, differs: cells[columns.differs]?.formula != nil))
    }
    return (language, rows)
  }

  /// Results that were typed over would not be what the edits give.
  func requireFormulas() throws(RunError) {
    guard let sheet = workbook.sheets.first(where: { $0.name == AuditCells.calculationSheet }) else {
      throw .unreadable(
        Sentence(
          id: "\(file): lembar '\(AuditCells.calculationSheet)' tidak ada",
          en: "\(file): the sheet '\(AuditCells.calculationSheet)' is missing"))
    }
    // Steps bear a code in column A; fact, limit, result and flag stand in C to F.
    let steps = Set(
      sheet.cells.compactMap { cell in
        if cell.address.column == 1, case .text(let code) = cell.value, code.hasPrefix("H"),
          code.contains(".")
        {
          cell.address.row
        } else {
          nil as Int?
        }
      })
    for cell in sheet.cells
    where cell.formula == nil && cell.isCounted && (3...6).contains(cell.address.column) {
      guard steps.contains(cell.address.row) else { continue }
      throw .unreadable(
        Sentence(
          id:
            "\(file) › '\(sheet.name)'!\(cell.address): bukan rumus lagi ('\(cell.displayed)'); sel terkunci ini disunting, dan hasil tidak berasal darinya",
          en:
            "\(file) › '\(sheet.name)'!\(cell.address): no formula any more ('\(cell.displayed)'); this locked cell was edited, and results do not come from it"
        ))
    }
  }
}
