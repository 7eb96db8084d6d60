/// Reads one cell as a field's type under what its column decided; a problem comes back as a code, never as a guess.
struct ValueReader {
  private let choices: [String: Choices]

  init(vocabularies: [Vocabulary]) {
    choices = Dictionary(
      vocabularies.map { ($0.id, Choices($0)) }, uniquingKeysWith: { first, _ in first })
  }

  struct Outcome {
    var value: TypedValue
    var problem: FindingCode?
    var expected: Sentence?
    var message: Sentence?
    var fix: Sentence?

    init(
      _ value: TypedValue, _ problem: FindingCode? = nil, expected: Sentence? = nil, message: Sentence? = nil,
      fix: Sentence? = nil
    ) {
      self.value = value
      self.problem = problem
      self.expected = expected
      self.message = message
      self.fix = fix
    }

    static func unknown(
      _ problem: FindingCode, expected: Sentence? = nil, message: Sentence? = nil, fix: Sentence? = nil
    ) -> Outcome {
      Outcome(.nothing(.blank), problem, expected: expected, message: message, fix: fix)
    }
  }

  private static let expectedCount = Sentence(id: "bilangan bulat ≥ 0", en: "a whole number ≥ 0")
  private static let expectedNumber = Sentence(id: "bilangan, mis. 1.234,56", en: "a number, e.g. 1.234,56")
  private static let expectedDate = Sentence(
    id: "tanggal, mis. 3 Februari 2021", en: "a date, e.g. 3 Februari 2021")

  func read(_ cell: Cell, as field: FieldMap, _ profile: ColumnProfile) -> Outcome {
    switch cell.value {
    case .error:
      return .unknown(.errorCell, expected: Sentence(id: "nilai, bukan galat rumus", en: "a value, no error"))
    case .missing: return Outcome(.nothing(.blank))
    case .text(let text):
      if let nothing = NothingWords.read(text, isFree: field.type == .text) {
        return Outcome(.nothing(nothing))
      }
    default: break
    }
    switch field.type {
    case .text: return Outcome(.text(cell.tidyText))
    case .integer: return integer(cell, profile)
    case .number, .money: return number(cell, isMoney: field.type == .money, profile)
    case .date, .year: return DateReader(order: profile.order).read(cell, expected: Self.expectedDate)
    case .enumeration: return enumeration(cell, field)
    }
  }

  // MARK: numbers

  private enum Number {
    case value(ExactNumber, NumberReading?)
    /// Beyond eighteen digits.
    case stored(Double)
    case problem(Outcome)
    case none
  }

  private func exact(_ cell: Cell, _ profile: ColumnProfile) -> Number {
    let reading: NumberReading?
    switch cell.value {
    case .number(let n):
      guard let exact = ExactNumber(n) else { return .stored(n) }
      // A stored number has no marks, but may have lost its scale with its column.
      guard profile.marks.zerosLost != nil, n != n.rounded() else { return .value(exact, nil) }
      reading = IndonesianNumber.scan(JSON.number(n))
    case .text(let text): reading = IndonesianNumber.scan(text)
    default: return .none
    }
    guard let reading else { return .none }
    switch profile.marks.settle(reading) {
    case .value(let value): return .value(value, reading)
    case .unknown: return .problem(ambiguous(reading))
    case .zerosLost(let proposed): return .problem(zerosLost(cell, proposed))
    }
  }

  func ambiguous(_ reading: NumberReading) -> Outcome {
    .unknown(
      .ambiguousNumber,
      expected: Sentence(
        id: "\(StageSentences.decimal(reading.value, comma: true)) atau "
          + StageSentences.decimal(reading.asDecimal, comma: true),
        en: "\(StageSentences.decimal(reading.value, comma: false)) or "
          + StageSentences.decimal(reading.asDecimal, comma: false)))
  }

  func zerosLost(_ cell: Cell, _ proposed: ExactNumber) -> Outcome {
    .unknown(
      .zerosLost, expected: Self.expectedNumber,
      message: StageSentences.zerosLost(cell.tidyText, proposed),
      fix: proposed.whole.map {
        Sentence(
          id: "bila benar, tulis \($0) tanpa titik, lalu kirim ulang",
          en: "if that is right, write \($0) without a mark and send it again")
      })
  }

  private func integer(_ cell: Cell, _ profile: ColumnProfile) -> Outcome {
    let expected = Self.expectedCount
    switch exact(cell, profile) {
    case .problem(let outcome): return outcome
    case .stored: return .unknown(.notWhole, expected: expected)
    case .value(let n, let reading):
      if reading?.isPercent == true || reading?.isMoney == true { break }
      if let whole = n.whole, whole >= 0, whole < 1_000_000_000_000_000 {
        return Outcome(.integer(Int(whole)))
      }
      return .unknown(.notWhole, expected: expected)
    case .none: break
    }
    if let decimal = IndonesianNumber.fraction(cell.displayed) {
      return .unknown(.notWhole, expected: expected, message: Self.fraction(cell, decimal))
    }
    // "2 buah": the number is there, the unit is too much.
    let lead = tidied(cell.text ?? "").prefix { $0.isASCII && $0.isNumber }
    let rest = tidied(String((cell.text ?? "").drop { $0.isWhitespace || $0.isNumber }))
    let fix =
      lead.isEmpty || rest.first?.isLetter != true
      ? nil : Sentence(id: "tulis \(lead), lalu kirim ulang", en: "write \(lead) and send it again")
    return .unknown(.countAsText, expected: expected, fix: fix)
  }

  private func number(_ cell: Cell, isMoney: Bool, _ profile: ColumnProfile) -> Outcome {
    switch exact(cell, profile) {
    case .problem(let outcome): return outcome
    case .stored(let n): return Outcome(.number(n))
    case .value(let n, _):
      guard isMoney else { return Outcome(.number(n.double)) }
      if let whole = n.whole { return Outcome(.money(whole)) }
      // Digits beyond the fifteenth of a stored number are noise of its arithmetic, no sen.
      if case .number(let stored) = cell.value, stored.magnitude < 9e15,
        (stored - stored.rounded()).magnitude <= stored.magnitude * 1e-15
      {
        return Outcome(.money(Rupiah(stored.rounded())))
      }
      return Outcome(
        .number(n.double), .cents, expected: Sentence(id: "rupiah penuh", en: "whole rupiah"))
    case .none: break
    }
    if let decimal = IndonesianNumber.fraction(cell.displayed) {
      return .unknown(
        .notANumber, expected: Self.expectedNumber, message: Self.fraction(cell, decimal),
        fix: Sentence(
          id: "tulis \(decimal), lalu kirim ulang", en: "write \(decimal) and send it again"))
    }
    return .unknown(.notANumber, expected: Self.expectedNumber)
  }

  private static func fraction(_ cell: Cell, _ decimal: String) -> Sentence {
    let text = cell.tidyText
    return Sentence(
      id: "pecahan '\(text)' tidak dibaca sebagai bilangan; \(decimal)?",
      en: "the fraction '\(text)' is not read as a number; \(decimal)?")
  }

  // MARK: choices

  private func enumeration(_ cell: Cell, _ field: FieldMap) -> Outcome {
    let text = cell.tidyText
    guard let name = field.vocabulary, let vocabulary = choices[name] else {
      return Outcome(.text(text))
    }
    if let value = vocabulary.value(of: text) {
      return Outcome(field.list ? .list([value]) : .enumeration(value))
    }
    if field.list { return list(cell, vocabulary) }
    return notKnown(text, vocabulary)
  }

  /// Several choices in one cell: `Digital, Non Digital`.
  private func list(_ cell: Cell, _ vocabulary: Choices) -> Outcome {
    var values: [String] = []
    let parts = cell.displayed.split {
      $0 == "," || $0 == ";" || $0 == "\u{A0}" || $0 == "\n" || $0 == "\r\n" || $0 == "|"
    }
    for part in parts.map({ tidied(String($0)) }) where !part.isEmpty {
      guard let value = vocabulary.value(of: part) else { return notKnown(part, vocabulary) }
      if !values.contains(value) { values.append(value) }
    }
    return values.isEmpty ? notKnown(cell.tidyText, vocabulary) : Outcome(.list(values))
  }

  private func notKnown(_ text: String, _ vocabulary: Choices) -> Outcome {
    let expected = Sentence(
      id: "salah satu dari: \(vocabulary.listed)", en: "one of: \(vocabulary.listed)")
    if !text.isEmpty, text.allSatisfy({ $0.isNumber || $0 == "." || $0 == ")" }) {
      return .unknown(.bareCode, expected: expected)
    }
    guard let near = vocabulary.nearest(to: text) else {
      return .unknown(.notInVocabulary, expected: expected)
    }
    return .unknown(
      .notInVocabulary, expected: expected,
      message: Sentence(
        id: "pilihan '\(text)' tidak dikenal; \(StageSentences.didYouMean(near).id)",
        en: "the choice '\(text)' is not known; \(StageSentences.didYouMean(near).en)"),
      fix: Sentence(id: "tulis '\(near)' bila itu maksudnya", en: "write '\(near)' if that is meant"))
  }
}
