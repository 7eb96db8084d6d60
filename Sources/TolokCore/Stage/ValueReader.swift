/// Reads one cell as a field's type; a problem comes back as a code, never as a guess.
struct ValueReader {
  let vocabularies: [String: Vocabulary]

  struct Outcome {
    var value: TypedValue
    var problem: FindingCode?
    var expected: Sentence?
    var fix: Sentence?
  }

  /// The nothing a text states; nil when it says something.
  static func nothing(_ text: String) -> Nothing? {
    let key = tidied(text).lowercased()
    if key.isEmpty { return .blank }
    if ["-", "–", "—", "nihil", "nihil.", "tidak ada", "null", "belum ada", "kosong"].contains(key) {
      return .nihil
    }
    if ["belum ditentukan", "tidak tercantum", "&nbsp;", "?"].contains(key) { return .blank }
    if ["tidak berlaku", "n/a", "na", "t/b"].contains(key) { return .notApplicable }
    if ["belum jatuh tempo", "belum waktunya"].contains(key) { return .notYetDue }
    return nil
  }

  func read(_ cell: Cell, as field: FieldMap, thousands: Bool?) -> Outcome {
    if let text = cell.text, let nothing = Self.nothing(text) { return Outcome(value: .nothing(nothing)) }
    if case .error = cell.value { return Outcome(value: .nothing(.blank), problem: .errorCell) }
    if case .missing = cell.value { return Outcome(value: .nothing(.blank)) }
    switch field.type {
    case .text: return Outcome(value: .text(tidied(cell.displayed)))
    case .integer: return integer(cell, thousands)
    case .number, .money: return number(cell, money: field.type == .money, thousands)
    case .date, .year: return date(cell)
    case .enumeration: return enumeration(cell, field)
    }
  }

  private func integer(_ cell: Cell, _ thousands: Bool?) -> Outcome {
    let expected = Sentence(id: "bilangan bulat ≥ 0", en: "a whole number ≥ 0")
    if let n = numeric(cell, thousands) {
      if n == n.rounded(), n >= 0, n < 1e15 { return Outcome(value: .integer(Int(n))) }
      return Outcome(value: .nothing(.blank), problem: .notWhole, expected: expected)
    }
    let lead = cell.displayed.prefix { $0.isNumber }
    let fix =
      lead.isEmpty
      ? nil
      : Sentence(id: "tulis \(lead), lalu kirim ulang", en: "write \(lead) and send it again")
    return Outcome(value: .nothing(.blank), problem: .countAsText, expected: expected, fix: fix)
  }

  private func number(_ cell: Cell, money: Bool, _ thousands: Bool?) -> Outcome {
    guard let n = numeric(cell, thousands) else {
      return Outcome(
        value: .nothing(.blank), problem: .notANumber,
        expected: Sentence(id: "bilangan, mis. 1.234,56", en: "a number, e.g. 1.234,56"))
    }
    if money, n == n.rounded(), abs(n) < 9e18 { return Outcome(value: .money(Rupiah(n))) }
    return Outcome(value: .number(n))
  }

  private func numeric(_ cell: Cell, _ thousands: Bool?) -> Double? {
    switch cell.value {
    case .number(let n): return n
    case .text(let text):
      switch IndonesianNumber.read(text) {
      case .value(let v): return v
      case .ambiguous(let t, let d): return thousands == false ? d : t
      case .none: return nil
      }
    default: return nil
    }
  }

  private func date(_ cell: Cell) -> Outcome {
    switch cell.value {
    case .date(let moment): return placeholder(.day(moment.date))
    case .number(let n) where n == n.rounded() && n >= 1900 && n <= 2100:
      return Outcome(value: .date(.year(Int(n))))
    case .text(let text):
      switch IndonesianDate.read(text) {
      case .date(let reading):
        var outcome = placeholder(reading.date)
        if outcome.problem == nil {
          if reading.wrongWeekday {
            outcome.problem = .weekdayContradicts
          } else if reading.oldSpelling {
            outcome.problem = .oldMonth
          }
        }
        return outcome
      case .impossible: return Outcome(value: .nothing(.blank), problem: .impossibleDate)
      case .none: return Outcome(value: .nothing(.blank), problem: .notADate)
      }
    default: return Outcome(value: .nothing(.blank), problem: .notADate)
    }
  }

  /// Years that no programme has, and the dates forms are filled with when none is known.
  private func placeholder(_ date: PartialDate) -> Outcome {
    guard case .day(let day) = date, !(1945...2100).contains(day.year) else {
      return Outcome(value: .date(date))
    }
    return Outcome(value: .nothing(.blank), problem: .impossibleDate)
  }

  private func enumeration(_ cell: Cell, _ field: FieldMap) -> Outcome {
    let text = tidied(cell.displayed)
    guard let name = field.vocabulary, let vocabulary = vocabularies[name] else {
      return Outcome(value: .text(text))
    }
    if !text.isEmpty, text.allSatisfy(\.isNumber) {
      return Outcome(value: .nothing(.blank), problem: .bareCode)
    }
    let key = tightKey(text)
    for entry in vocabulary.values
    where tightKey(entry.value) == key || entry.forms.contains(where: { tightKey($0) == key }) {
      return Outcome(value: .enumeration(entry.value))
    }
    return Outcome(
      value: .nothing(.blank), problem: .notInVocabulary,
      expected: Sentence(
        id: "salah satu dari: \(vocabulary.values.map(\.value).joined(separator: ", "))",
        en: "one of: \(vocabulary.values.map(\.value).joined(separator: ", "))"))
  }
}
