/// A row as filters and averages see it: who owns it and what its fields say.
struct IndicatorRow: Sendable {
  enum Value: Hashable, Sendable {
    case word(String)
    case number(Double)
  }

  /// Id for the way down to the cell.
  let id: String
  /// The counted agency it belongs to; nil for rows that lead to none.
  let agency: String?
  var values: [RowFact: Value]
  /// Two reports that differ on this row.
  var conflictGroup: String?
  /// Source keys of the register row; none for rows of the month.
  var source: String?
  /// Fields the sender left blank that were read elsewhere, and where.
  var borrowed: [RowFact: BorrowedFrom] = [:]
  /// Fields on which the reference register says something else; the sender's word stands.
  var disagreements: [RowFact: Disagreement] = [:]

  /// Where a value is from that the sender did not write.
  enum BorrowedFrom: Hashable, Sendable {
    /// The reference register, with its source keys.
    case register(String)
    /// The duty area in the name of the owning agency.
    case ownerName
  }

  /// Two words for one field of one innovation.
  struct Disagreement: Hashable, Sendable {
    let name: String
    let stated: String
    let register: String
    let source: String
  }

  func word(_ field: RowFact) -> String? {
    switch values[field] {
    case .word(let word): word
    case .number(let number): JSON.number(number)
    case nil: nil
    }
  }

  func number(_ field: RowFact) -> Double? {
    if case .number(let number) = values[field] { number } else { nil }
  }

  /// Nil when the row lacks a field a filter asks for.
  func passes(_ filters: [RowFilter]) -> Bool? {
    var known = true
    for filter in filters {
      switch filter {
      case .isKnown(let field): if values[field] == nil { return false }
      case .isOneOf(let field, let words):
        guard let word = word(field) else {
          known = false
          continue
        }
        if !words.contains(word) { return false }
      case .atLeast(let field, let limit):
        guard let number = number(field) else {
          known = false
          continue
        }
        if number < limit { return false }
      case .atMost(let field, let limit):
        guard let number = number(field) else {
          known = false
          continue
        }
        if number > limit { return false }
      }
    }
    return known ? true : nil
  }
}

/// Collects the fields of a row that are filled in.
struct RowValues {
  private(set) var values: [RowFact: IndicatorRow.Value] = [:]
  mutating func set(_ field: RowFact, _ word: String?) {
    if let word, !word.isEmpty { values[field] = .word(word) }
  }
  mutating func set(_ field: RowFact, _ number: Double?) {
    if let number { values[field] = .number(number) }
  }
}
