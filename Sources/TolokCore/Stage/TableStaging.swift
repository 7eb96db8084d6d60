/// One table's rows: first what its columns show, then every record under that decision.
struct TableStaging {
  let table: UnderstoodTable
  let cells: TableCells
  let source: SourceMap?
  let reader: ValueReader
  let file: String
  let sha256: String
  var findings: [Finding] = []
  /// How many findings about cells are listed at most, and how many were left out.
  var room = Int.max
  private(set) var unlisted = 0

  /// A column of the table with the field a source map gave it.
  struct Column {
    var number: Int
    var heading: [String]
    var field: FieldMap?
    var isPersonal: Bool
    /// NIP, NIK and their kin; phone numbers.
    var isCode: Bool
    var isPhone: Bool
  }

  let columns: [Column]

  init(
    table: UnderstoodTable, cells: TableCells, source: SourceMap?, reader: ValueReader, file: String,
    sha256: String
  ) {
    self.table = table
    self.cells = cells
    self.source = source
    self.reader = reader
    self.file = file
    self.sha256 = sha256
    columns = table.columns.map { column in
      let field = column.field.flatMap { name in source?.fields.first { $0.name == name } }
      return Column(
        number: column.column, heading: column.heading, field: field,
        isPersonal: field?.personal ?? Privacy.isPersonal(heading: column.heading),
        isCode: LongNumbers.isCode(heading: column.heading),
        isPhone: LongNumbers.isPhone(heading: column.heading))
    }
  }

  mutating func stage() -> [StagedRow] {
    let seen = profiled()
    report(seen)
    var rows: [StagedRow] = []
    rows.reserveCapacity(table.rows.data.count)
    var section = SectionTexts(table: table)
    var found: [Finding] = []
    let staging = RecordStaging(table: self, profiles: seen.profiles)
    let fields = columns.indices.filter { columns[$0].field != nil }
    var records = cells.records(table.rows.data, carrying: Set(fields))
    while records.advance() {
      rows.append(staging.stage(records.record, under: section.above(records.record.number), &found))
      if found.count > room {
        unlisted += found.count - room
        found.removeLast(found.count - room)
      }
    }
    findings += found + brokenTotals()
    findings += TotalsCheck(staging: self, profiles: seen.profiles).findings()
    return rows
  }

  /// Totals that are errors; totals are no data, but a sender wants to know.
  private func brokenTotals() -> [Finding] {
    var found: [Finding] = []
    var records = cells.records(table.rows.total)
    while records.advance() {
      for position in records.record.filled {
        guard let cell = records.record.own(position, columns[position].number, turned: cells.turned),
          case .error = cell.value
        else { continue }
        found.append(
          finding(
            .errorCell, cell, expected: Sentence(id: "nilai, bukan galat rumus", en: "a value, no error")))
      }
    }
    return found
  }

  /// A table without a map: one typed value a column, by what the columns show.
  mutating func typedRows() -> [[StagedValue?]] {
    let profiles = profiled().profiles
    let fields = profiles.map { profile in
      FieldMap(name: "", aliases: [], type: Self.type(of: profile.kind))
    }
    var rows: [[StagedValue?]] = []
    var records = cells.records(table.rows.data, carrying: Set(columns.indices))
    while records.advance() {
      rows.append(
        records.record.cells.enumerated().map { position, cell in
          guard let cell else { return nil }
          let value = reader.read(cell, as: fields[position], profiles[position]).value
          return StagedValue(value, cell: cell.address, displayed: cell.tidyText)
        })
    }
    return rows
  }

  private static func type(of kind: ColumnProfile.Kind) -> FieldType {
    switch kind {
    case .number, .percent: .number
    case .money: .money
    case .date: .date
    case .empty, .code, .text: .text
    }
  }

  // MARK: what the columns show

  struct Seen {
    var evidence: [ColumnEvidence]
    var profiles: [ColumnProfile]
    /// Numbers of score-like fields with their cells, for outliers.
    var scores: [[(cell: Cell, value: Double)]]
  }

  func profiled() -> Seen {
    var evidence = [ColumnEvidence](repeating: ColumnEvidence(), count: columns.count)
    var scores = [[(cell: Cell, value: Double)]](repeating: [], count: columns.count)
    let wantsDates = columns.map(Self.wantsDates)
    let wantsScores = columns.map { $0.field?.type == .number }
    let numbers = columns.map(\.number)
    var records = cells.records(table.rows.data)
    while records.advance() {
      for position in records.record.filled {
        guard let cell = records.record.own(position, numbers[position], turned: cells.turned) else {
          continue
        }
        evidence[position].add(cell, wantsDates: wantsDates[position])
        guard wantsScores[position] else { continue }
        if case .number(let n) = cell.value { scores[position].append((cell, n)) }
        if let text = cell.text, case .value(let v) = IndonesianNumber.read(text) {
          scores[position].append((cell, v))
        }
      }
    }
    let marks = TableMarks(evidence)
    let profiles = columns.enumerated().map { position, column in
      ColumnDecider(heading: column.heading, field: column.field, evidence: evidence[position])
        .profile(column: column.number, table: marks)
    }
    return Seen(evidence: evidence, profiles: profiles, scores: scores)
  }

  private static func wantsDates(_ column: Column) -> Bool {
    if let field = column.field { return field.type == .date || field.type == .year }
    let words = column.heading.map(wordKey).joined(separator: " ").split(separator: " ")
    return words.contains { ["tanggal", "tgl", "waktu", "date"].contains($0) }
  }

  // MARK: findings

  func finding(
    _ code: FindingCode, _ cell: Cell, expected: Sentence? = nil, message: Sentence? = nil,
    fix: Sentence? = nil
  ) -> Finding {
    finding(
      code, at: cell.address, found: Privacy.masked(cell.displayed), expected: expected, message: message,
      fix: fix)
  }

  func finding(
    _ code: FindingCode, at address: CellAddress, found: String?, expected: Sentence? = nil,
    message: Sentence? = nil, fix: Sentence? = nil
  ) -> Finding {
    Finding(
      code, at: Provenance(file: file, sheet: table.sheet, cell: address, sha256: sha256), found: found,
      expected: expected, message: message, fix: fix)
  }

  /// What was decided about each column, with examples, so that it can be pinned.
  private mutating func report(_ seen: Seen) {
    for (position, column) in columns.enumerated() where !column.isPersonal {
      let evidence = seen.evidence[position], profile = seen.profiles[position]
      let type = column.field?.type
      let isNumeric =
        type.map { [.integer, .number, .money].contains($0) }
        ?? [.number, .money, .percent].contains(profile.kind)
      let isDate = type.map { $0 == .date || $0 == .year } ?? (profile.kind == .date)
      if isNumeric { reportMarks(evidence, profile) }
      if isDate { reportOrder(evidence, profile) }
      if type == .number { reportMissingMarks(seen.scores[position]) }
    }
  }

  private mutating func reportMarks(_ evidence: ColumnEvidence, _ profile: ColumnProfile) {
    for mark in [NumberMark.point, .comma] {
      let plain = evidence.lone[mark.rawValue], withUnit = evidence.loneWithUnit[mark.rawValue]
      let lone = plain.count > 0 ? plain : withUnit
      let meaning =
        plain.count > 0 ? profile.marks.lone[mark.rawValue] : profile.marks.loneWithUnit[mark.rawValue]
      if plain.count == 0, profile.marks.basis != .column { continue }
      guard let first = lone.examples.first, meaning != .unknown, profile.marks.basis != .pinned,
        let reading = IndonesianNumber.scan(first.text)
      else { continue }
      findings.append(
        finding(
          .markDecided, at: first.cell, found: first.text,
          expected: StageSentences.otherReading(meaning == .thousands ? reading.asDecimal : reading.value),
          message: StageSentences.markDecided(
            mark, meaning, profile.marks.basis, lone.examples, count: lone.count),
          fix: Sentence(
            id: "tidak perlu apa-apa bila benar; untuk menetapkannya: "
              + "\(Self.pin(mark, meaning)) di pipelines/sources",
            en: "nothing if it is right; to pin it: \(Self.pin(mark, meaning)) in pipelines/sources")))
    }
    if let minority = profile.marks.minority, profile.marks.basis != .pinned {
      let usual: NumberMark = minority == .comma ? .point : .comma
      let rare = evidence.decimal[minority.rawValue].examples
      if let first = rare.first {
        findings.append(
          finding(
            .mixedMarks, at: first.cell, found: first.text,
            expected: Sentence(id: "\(usual.label.id) desimal", en: "a decimal \(usual.label.en)"),
            message: StageSentences.mixedMarks(minority, rare, evidence.decimal[usual.rawValue].examples)))
      }
    }
  }

  private static func pin(_ mark: NumberMark, _ meaning: NumberMarks.Lone) -> String {
    "numbers: {\(meaning == .thousands ? "thousands" : "decimal"): \"\(mark == .point ? "." : ",")\"}"
  }

  private mutating func reportOrder(_ evidence: ColumnEvidence, _ profile: ColumnProfile) {
    if evidence.typedDates.count >= 2, !evidence.hasLateTypedDate, evidence.dayFirst.count >= 2,
      evidence.undecided.count == 0, let first = evidence.typedDates.examples.first
    {
      findings.append(
        finding(
          .datesSwapped, at: first.cell, found: first.text,
          expected: StageSentences.besides(evidence.dayFirst.examples)))
    }
    guard let first = evidence.undecided.examples.first, profile.order.order != .unknown,
      profile.order.basis != .pinned
    else { return }
    let proof = profile.order.order == .dayFirst ? evidence.dayFirst : evidence.monthFirst
    findings.append(
      finding(
        .dateOrderDecided, at: first.cell, found: first.text,
        expected: StageSentences.chosen(first.text, profile.order.order),
        message: StageSentences.orderDecided(
          profile.order.order, profile.order.basis, proof.examples)))
  }

  /// "8031" among scores of 77 to 85: a hundred times the rest. Asked, never repaired in silence.
  private mutating func reportMissingMarks(_ values: [(cell: Cell, value: Double)]) {
    guard values.count >= 4 else { return }
    let sorted = values.map(\.value).sorted()
    let median = sorted[(sorted.count - 1) / 2]
    for (cell, value) in values where median > 0 && value > median * 20 {
      guard
        let scale = [10.0, 100, 1000].first(where: { value / $0 > median / 2 && value / $0 < median * 2 })
      else { continue }
      let likely = ExactNumber(value / scale)
      findings.append(
        finding(
          .missingDecimalMark, cell,
          expected: likely.map {
            Sentence(
              id: "sekitar \(StageSentences.decimal($0, comma: true)), seperti nilai lain di kolomnya",
              en: "about \(StageSentences.decimal($0, comma: false)), like the others of its column")
          }))
    }
  }
}

/// The headings of sections above the records, each valid until the next.
private struct SectionTexts {
  private let marks: [SectionMark]
  private var at = -1

  init(table: UnderstoodTable) { marks = table.sections }

  /// Records are asked for in order.
  mutating func above(_ record: Int) -> [String] {
    while at + 1 < marks.count, marks[at + 1].row < record { at += 1 }
    return at >= 0 ? marks[at].path : []
  }
}
