/// What a rule reads or yields: a number, a word, or not known. A verdict is the number 1, 0 or −1.
package enum RuleValue: Hashable, Sendable {
  case number(Fraction)
  case word(String)
  case unknown

  package static func whole(_ value: Int) -> RuleValue { .number(Fraction(value)) }
  package static func rupiah(_ value: Rupiah) -> RuleValue { .number(Fraction(value)) }
  package static func verdict(_ verdict: Verdict) -> RuleValue { .whole(verdict.sign) }

  /// A parameter or fact as written: a plain decimal is a number, a date its day number, nothing is unknown.
  package init(text: String?) {
    guard let text, !text.isEmpty else {
      self = .unknown
      return
    }
    if let number = Fraction(decimal: text) {
      self = .number(number)
    } else if let date = CalendarDate(text) {
      self = .whole(date.excelSerial)
    } else {
      self = .word(text)
    }
  }

  /// Equal as a workbook compares: words without regard to case.
  package func isSame(as other: RuleValue) -> Bool {
    if case .word(let a) = self, case .word(let b) = other { return a.lowercased() == b.lowercased() }
    return self == other
  }

  package var number: Fraction? { if case .number(let value) = self { value } else { nil } }
  package var rupiah: Rupiah? { number?.rupiah }
  /// 1, 0 or −1; anything else is not known.
  package var verdict: Verdict {
    number == .one ? .met : number == -Fraction.one ? .unmet : .unknown
  }
}

extension Verdict {
  /// As a number of the three-valued logic: all of = minimum, any of = maximum.
  package var sign: Int {
    switch self {
    case .met: 1
    case .unmet: -1
    case .unknown: 0
    }
  }
}

extension CalendarDate {
  /// Days since 30 December 1899: how a workbook of the 1900 epoch stores a date after February 1900.
  package var excelSerial: Int { dayNumber + 25_569 }
}
