/// One record of a table: its typed values, and what is wrong with its cells.
struct RecordStaging {
  let table: TableStaging
  let profiles: [ColumnProfile]
  // Own copies: reaching through `table` for every cell copies it whole.
  private let source: SourceMap?
  private let sheet: String
  private let columns: [TableStaging.Column]
  private let reader: ValueReader
  private let turned: Bool
  private let plans: [Plan]
  /// The names of the fields that identify a row.
  private let required: [String]

  /// What a cell without a field is looked at for; small enough to be copied for every cell.
  private struct Plan {
    var column: Int
    var kind: ColumnProfile.Kind
    var isPersonal: Bool
    var isCode: Bool
    var isPhone: Bool
  }

  init(table: TableStaging, profiles: [ColumnProfile]) {
    self.table = table
    self.profiles = profiles
    source = table.source
    required = table.source?.fields.filter(\.required).map(\.name) ?? []
    sheet = table.table.sheet
    columns = table.columns
    reader = table.reader
    turned = table.cells.turned
    plans = zip(table.columns, profiles).map { column, profile in
      Plan(
        column: column.number, kind: profile.kind, isPersonal: column.isPersonal,
        isCode: profile.kind == .code || column.isCode, isPhone: column.isPhone)
    }
  }

  /// `sections` are the headings the record stands under.
  func stage(
    _ record: TableCells.Record, under sections: [String], _ findings: inout [Finding]
  ) -> StagedRow {
    guard let source else {
      for position in record.filled { checkUnmapped(record, position, &findings) }
      return StagedRow(
        source: "", kind: .register, sheet: sheet, row: record.number, values: [:], accepted: false)
    }
    var values: [String: StagedValue] = [:]
    var accepted = true
    for position in record.filled {
      guard let cell = record.cells[position] else { continue }
      guard !plans[position].isPersonal, let field = columns[position].field else {
        checkUnmapped(record, position, &findings)
        continue
      }
      let outcome = reader.read(cell, as: field, profiles[position])
      values[field.name] = StagedValue(
        outcome.value, cell: cell.address, displayed: Privacy.masked(cell.tidyText))
      if let problem = outcome.problem {
        findings.append(
          table.finding(
            problem, cell, expected: outcome.expected, message: outcome.message, fix: outcome.fix))
        if problem.severity == .error { accepted = false }
      }
    }
    let statesNone = saysNone(record, source, &values, &findings)
    accepted = !statesNone && judge(record, source, values, accepted, &findings)
    if let early = beforeTrial(values) { findings.append(early) }
    var row = StagedRow(
      source: source.id, kind: source.kind, sheet: sheet, row: record.number, values: values,
      sections: sections, synthetic: record.isExample, accepted: accepted)
    row.statesNone = statesNone
    return row
  }

  private func first(_ record: TableCells.Record) -> CellAddress {
    record.first ?? table.cells.address(record.number, columns.first?.number ?? 1)
  }

  /// Whether a row states that there is none; who says so stays, since its unit has sent its form.
  private func saysNone(
    _ record: TableCells.Record, _ source: SourceMap, _ values: inout [String: StagedValue],
    _ findings: inout [Finding]
  ) -> Bool {
    var saysNihil = false
    var saysMore = false
    for name in required {
      guard case .nothing(let nothing) = values[name]?.value ?? .nothing(.blank) else {
        saysMore = true
        break
      }
      if nothing == .nihil { saysNihil = true }
    }
    let statesNone = saysNihil && !saysMore
    guard statesNone || isNihilRow(values) else { return false }
    let said = source.fields.compactMap { values[$0.name] }.first { $0.value == .nothing(.nihil) }
    findings.append(table.finding(.nihilStated, at: said?.cell ?? first(record), found: said?.displayed))
    values = values.mapValues { value in
      guard case .nothing = value.value else { return value }
      return StagedValue(.nothing(.nihil), cell: value.cell, displayed: value.displayed)
    }
    return true
  }

  /// A row that lacks what identifies it is set aside.
  private func judge(
    _ record: TableCells.Record, _ source: SourceMap, _ values: [String: StagedValue], _ accepted: Bool,
    _ findings: inout [Finding]
  ) -> Bool {
    var accepted = accepted
    for field in source.fields where field.required {
      guard case .nothing? = values[field.name]?.value ?? .nothing(.blank), accepted else { continue }
      let column = columns.first { $0.field?.name == field.name }
      let cell =
        values[field.name]?.cell ?? column.map { table.cells.address(record.number, $0.number) }
        ?? first(record)
      findings.append(
        table.finding(
          .requiredEmpty, at: cell, found: values[field.name]?.displayed,
          expected: Sentence(
            id: "isi kolom \(column?.heading.last ?? field.name)",
            en: "a value for \(column?.heading.last ?? field.name)")))
      accepted = false
    }
    return accepted
  }

  /// A row whose only word is "nihil".
  private func isNihilRow(_ values: [String: StagedValue]) -> Bool {
    var saysNihil = false
    for (name, value) in values where name != "no" {
      guard case .nothing(let nothing) = value.value, nothing == .nihil || nothing == .blank else {
        return false
      }
      if nothing == .nihil { saysNihil = true }
    }
    return saysNihil
  }

  /// An innovation cannot be in use before it was tried; said only when the dates leave no doubt.
  private func beforeTrial(_ values: [String: StagedValue]) -> Finding? {
    func value(_ names: [String]) -> StagedValue? { names.lazy.compactMap { values[$0] }.first }
    guard let trial = value(RowField.trialDate), let start = value(RowField.startDate),
      case .date(let tried) = trial.value, case .date(let used) = start.value, let cell = start.cell,
      let last = used.latest, let first = tried.earliest, last < first
    else { return nil }
    let at = trial.cell.map { " (\($0))" } ?? ""
    return table.finding(
      .beforeTrial, at: cell, found: start.displayed,
      expected: Sentence(
        id: "tidak sebelum \(trial.displayed)\(at)", en: "not before \(trial.displayed)\(at)"))
  }

  // MARK: columns without a field

  /// What is wrong with a cell whatever its column is for.
  private func checkUnmapped(
    _ record: TableCells.Record, _ position: Int, _ findings: inout [Finding]
  ) {
    let plan = plans[position]
    guard let cell = record.own(position, plan.column, turned: turned) else { return }
    switch cell.value {
    case .error:
      findings.append(
        table.finding(
          .errorCell, cell,
          expected: Sentence(id: "nilai, bukan galat rumus", en: "a value, no error")))
      return
    case .missing, .boolean, .time: return
    case .text(let text) where NothingWords.read(text, isFree: true) != nil: return
    default: break
    }
    if let damage = damage(cell, plan) {
      findings.append(damage)
      return
    }
    guard !plan.isPersonal else { return }
    switch plan.kind {
    case .date: checkDate(cell, profiles[position], &findings)
    case .number, .money, .percent: checkNumber(cell, profiles[position], &findings)
    case .code, .text, .empty: break
    }
  }

  private func checkDate(_ cell: Cell, _ profile: ColumnProfile, _ findings: inout [Finding]) {
    let outcome = DateReader(order: profile.order, firstYear: 1850).read(
      cell, expected: Sentence(id: "tanggal, mis. 3 Februari 2021", en: "a date, e.g. 3 Februari 2021"))
    guard let problem = outcome.problem, problem != .notADate || profile.share >= 0.75 else { return }
    findings.append(
      table.finding(problem, cell, expected: outcome.expected, message: outcome.message, fix: outcome.fix))
  }

  private func checkNumber(_ cell: Cell, _ profile: ColumnProfile, _ findings: inout [Finding]) {
    let reading: NumberReading?
    switch cell.value {
    case .text(let text):
      reading = IndonesianNumber.scan(text)
      if reading == nil, profile.share >= 0.8 { findings.append(strayText(cell)) }
    case .number(let n) where profile.marks.zerosLost != nil && n != n.rounded():
      reading = IndonesianNumber.scan(JSON.number(n))
    default: return
    }
    guard let reading else { return }
    let outcome: ValueReader.Outcome
    switch profile.marks.settle(reading) {
    case .value: return
    case .unknown: outcome = reader.ambiguous(reading)
    case .zerosLost(let proposed): outcome = reader.zerosLost(cell, proposed)
    }
    guard let problem = outcome.problem else { return }
    findings.append(
      table.finding(problem, cell, expected: outcome.expected, message: outcome.message, fix: outcome.fix))
  }

  /// `81234567890`: a mobile number begins with 08.
  private static func lacksZero(_ cell: Cell) -> Bool {
    let digits: [UInt8]
    switch cell.value {
    case .number(let n) where n == n.rounded() && n >= 1 && n < 1e15: digits = Array(String(Int64(n)).utf8)
    case .text(let text): digits = LongNumbers.digits(text) ?? []
    default: return false
    }
    return digits.first == 0x38 && (9...12).contains(digits.count)
  }

  /// "2 buah" among numbers: nothing says what the column is for, so it is asked about.
  private func strayText(_ cell: Cell) -> Finding {
    let decimal = IndonesianNumber.fraction(cell.displayed)
    return table.finding(
      .textAmongNumbers, cell,
      expected: Sentence(
        id: "bilangan, seperti sel lain di kolomnya", en: "a number, like the other cells of its column"),
      fix: decimal.map {
        Sentence(id: "tulis \($0), lalu kirim ulang", en: "write \($0) and send it again")
      })
  }

  /// A NIP, NIK or phone number that a spreadsheet has spoilt; what is quoted is masked.
  private func damage(_ cell: Cell, _ plan: Plan) -> Finding? {
    switch LongNumbers.state(of: cell.value) {
    case .damaged where plan.isCode || plan.isPersonal:
      return table.finding(
        .numberDamaged, at: cell.address, found: LongNumbers.masked(cell),
        expected: Sentence(
          id: "18 angka (NIP) atau 16 angka (NIK) sebagai teks", en: "18 digits (NIP) or 16 (NIK) as text"))
    case .scientific:
      return table.finding(
        .scientificForm, at: cell.address, found: LongNumbers.masked(cell),
        expected: Sentence(id: "semua angkanya, sebagai teks", en: "all its digits, as text"))
    default: break
    }
    guard plan.isPhone, Self.lacksZero(cell) else { return nil }
    return table.finding(
      .leadingZeroLost, at: cell.address, found: LongNumbers.masked(cell),
      expected: Sentence(id: "nomor diawali 0, sebagai teks", en: "a number that begins with 0, as text"))
  }
}

extension PartialDate {
  /// The first and last day it may mean.
  var earliest: CalendarDate? { bounds.0 }
  var latest: CalendarDate? { bounds.1 }

  private var bounds: (CalendarDate?, CalendarDate?) {
    switch self {
    case .day(let day): (day, day)
    case .month(let y, let m):
      (
        CalendarDate(year: y, month: m, day: 1),
        CalendarDate(year: y, month: m, day: CalendarDate.days(inMonth: m, year: y))
      )
    case .year(let y): (CalendarDate(year: y, month: 1, day: 1), CalendarDate(year: y, month: 12, day: 31))
    }
  }
}
