import TolokCore

/// The open cells of an audit workbook by their names: what each holds at the baseline, and what a person may have
/// written into it.
package struct AuditCells: Sendable {
  package enum Meaning: Sendable {
    case fact(CalculationInput, Calculation)
    case parameter(ResolvedParameters.Entry, pack: String)
    /// A published line: the ledger's own, no fact of a scenario.
    case ledger(CalculationInput)
  }

  private var cells: [String: Meaning] = [:]
  private let words: AuditWords

  /// Names of every cell that an audit of these packs and calculations could have.
  package init(
    calculations: [Calculation], packs: [ResolvedParameters], amounts: [DIDAmount], language: Language
  ) {
    words = AuditWords(language: language)
    let slugs = AuditNames.slugs(packs.map(\.pack))
    for known in packs {
      for entry in known.entries {
        cells[AuditNames.parameter(slugs[known.pack.id] ?? "", entry.id)] = .parameter(
          entry, pack: known.pack.id)
      }
    }
    let rules = Dictionary(packs.map { ($0.pack.id, $0.pack) }, uniquingKeysWith: { first, _ in first })
    for calculation in calculations {
      guard let pack = rules[calculation.pack], let slug = slugs[pack.id] else { continue }
      let key = AuditNames.block(calculation.region, slug, pack, component: calculation.component)
      for (name, input) in zip(AuditNames.inputs(key, calculation.inputs), calculation.inputs) {
        cells[name] = .fact(input, calculation)
      }
    }
    for group in LedgerCalculation.groups(amounts) {
      let inputs = LedgerCalculation.calculation(group.total, lines: group.lines).inputs
      for (name, input) in zip(AuditNames.inputs(AuditNames.lines(group.total), inputs), inputs) {
        cells[name] = .ledger(input)
      }
    }
  }

  package subscript(_ name: String) -> Meaning? { cells[name] }
  package var names: [String] { cells.keys.sorted() }

  /// The beginning of the names of a region's facts.
  package static func prefix(region id: String) -> String { "in_\(AuditNames.region(id))_" }

  // MARK: Sheets

  package static let inputSheet = "Masukan"
  package static let parameterSheet = "Parameter"
  package static let readmeSheet = "Baca Dulu"
  package static let calculationSheet = "Perhitungan"

  /// The headings of the columns that an import reads.
  package struct Headings: Sendable {
    package let name: String
    package let value: String
    package let baseline: String
    package let differs: String
  }
  package static func headings(_ language: Language) -> Headings {
    let words = AuditWords(language: language)
    return Headings(
      name: words.say("Nama sel", "Name of the cell"), value: words.say("Nilai", "Value"),
      baseline: "Baseline",
      differs: words.say("Beda", "Differs"))
  }

  /// The days that the first sheet states, as it writes them.
  package static func dates(_ text: String, _ language: Language) -> (law: CalendarDate, facts: CalendarDate)?
  {
    let words = AuditWords(language: language), format = LocalFormat(language)
    func day(after mark: String) -> CalendarDate? {
      guard let start = text.range(of: mark)?.upperBound else { return nil }
      let parts = text[start...].prefix { $0 != ";" }.split(separator: " ")
      guard parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]) else { return nil }
      return (1...12).lazy.compactMap { CalendarDate(year: year, month: $0, day: day) }
        .first { format.day($0) == parts.joined(separator: " ") }
    }
    guard let law = day(after: words.say("Hukum per ", "Law as of ")),
      let facts = day(after: words.say("fakta per ", "facts as of "))
    else { return nil }
    return (law, facts)
  }

  // MARK: Values

  /// As the baseline's cell shows it.
  package func shown(_ value: RuleValue) -> CellValue {
    switch AuditValue(value, words) {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    }
  }

  /// Whether a cell holds this value, whatever the number's format makes of it.
  package func holds(_ cell: CellValue?, _ value: RuleValue) -> Bool {
    switch (Self.plain(cell), AuditValue(value, words)) {
    case (.number(let a)?, .number(let b)): (a - b).magnitude <= 1e-12 * max(1, a.magnitude, b.magnitude)
    case (.text(let a)?, .text(let b)): a == b
    default: false
    }
  }

  /// What a person wrote: words back to codes, a blank is "not known".
  package func value(_ cell: CellValue?, _ kind: InputKind, unit: String, isFact: Bool)
    -> Result<RuleValue, ScenarioReason>
  {
    switch Self.plain(cell) {
    case nil: return .success(.unknown)
    case .text(let text)?:
      let trimmed = Self.trimmed(text)
      if trimmed.isEmpty || trimmed.lowercased() == words.unknown { return .success(.unknown) }
      return value(text: trimmed, kind, unit: unit, isFact: isFact)
    case .number(let number)?: return value(number: number, kind, unit: unit, isFact: isFact)
    case .boolean?, .error?, .missing?, .date?, .time?:
      return .failure(
        ScenarioReason(
          Sentence(
            id: "isi sel '\(cell.map(Self.displayed) ?? "")' bukan teks dan bukan bilangan",
            en: "the cell holds '\(cell.map(Self.displayed) ?? "")', neither text nor a number")))
    }
  }

  private func value(text: String, _ kind: InputKind, unit: String, isFact: Bool) -> Result<
    RuleValue, ScenarioReason
  > {
    let choices: [String]
    switch kind {
    case .words: return .success(.word(text))
    case .yesNo: choices = Answer.all
    case .oneOf(let values): choices = values
    case .count, .rank, .rupiah, .score, .share, .date:
      return .failure(
        ScenarioReason(
          Sentence(
            id: "teks '\(text)' di sel bilangan; isi bilangan, atau tulis: \(words.unknown)",
            en: "the text '\(text)' in a cell for numbers; enter a number, or write: \(words.unknown)")))
    }
    if let code = choices.first(where: { words.shown($0).lowercased() == text.lowercased() }) {
      return .success(.word(code))
    }
    let list = (choices.map(words.shown) + [words.unknown]).joined(separator: ", ")
    return .failure(
      ScenarioReason(
        Sentence(
          id: "'\(text)' tidak dikenal; pilihannya: \(list)",
          en: "'\(text)' is not known; choose from: \(list)")))
  }

  private func value(number: Double, _ kind: InputKind, unit: String, isFact: Bool) -> Result<
    RuleValue, ScenarioReason
  > {
    switch kind {
    case .yesNo, .oneOf:
      return .failure(
        ScenarioReason(
          Sentence(
            id: "bilangan \(JSON.number(number)) di sel pilihan; pilih dari daftarnya",
            en: "the number \(JSON.number(number)) in a cell of choices; choose from its list")))
    default: break
    }
    guard let exact = Fraction(number) else {
      return .failure(
        ScenarioReason(Sentence(id: "bilangan tidak terbaca", en: "a number that cannot be read")))
    }
    if let reason = ScenarioValue.check(exact, kind, unit: unit, isFact: isFact) { return .failure(reason) }
    return .success(.number(exact))
  }

  /// A date as the number that stands under it.
  private static func plain(_ cell: CellValue?) -> CellValue? {
    if case .date(let moment)? = cell, moment.microseconds == 0 {
      return .number(Double(moment.date.excelSerial))
    }
    return cell
  }

  private static func displayed(_ value: CellValue) -> String {
    Cell(CellAddress(row: 1, column: 1), value).displayed
  }

  private static func trimmed(_ text: String) -> String {
    let body = text.drop { $0.isWhitespace }
    return String(body.reversed().drop { $0.isWhitespace }.reversed())
  }
}

/// Writes an audit workbook with a scenario in its open cells, the baseline beside.
package func writeAudit(_ results: MonthResults, edits: [ComponentEdits], to path: String)
  throws(PublishError)
{
  try AuditWorkbook(results: results, edits: edits).write(to: path)
}
