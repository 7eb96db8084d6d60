/// Values that a fact or parameter may have, by kind; the same rules for a file and for an edited workbook.
package enum ScenarioValue {
  /// Beyond this a workbook no longer counts every rupiah.
  package static let mostRupiah: Int128 = 9_007_199_254_740_991

  /// The value of a text as a scenario writes it; nil is "not known".
  package static func value(of text: String?, _ kind: InputKind, unit: String, isFact: Bool)
    -> Result<RuleValue, ScenarioReason>
  {
    guard let text else { return .success(.unknown) }
    switch kind {
    case .words: return .success(RuleValue(text: text))
    case .yesNo: return word(text, Answer.all)
    case .oneOf(let words): return word(text, words)
    case .date:
      guard let date = CalendarDate(text) else {
        return .failure(
          ScenarioReason(
            Sentence(id: "'\(text)' bukan tanggal YYYY-MM-DD", en: "'\(text)' is no date YYYY-MM-DD")))
      }
      return .success(.whole(date.excelSerial))
    case .count, .rank, .rupiah, .score, .share:
      guard let number = Fraction(decimal: text.filter { $0 != "_" }) else {
        return .failure(
          ScenarioReason(
            Sentence(
              id:
                "'\(text)' bukan bilangan; titik untuk desimal, tanpa pemisah ribuan (boleh _), null bila belum diketahui",
              en:
                "'\(text)' is no number; a point for decimals, no thousands separator (but _), null where not known"
            )))
      }
      return check(number, kind, unit: unit, isFact: isFact).map { .failure($0) } ?? .success(.number(number))
    }
  }

  /// Why a number is impossible; nil when it is not.
  package static func check(_ number: Fraction, _ kind: InputKind, unit: String, isFact: Bool)
    -> ScenarioReason?
  {
    let shown = decimal(number) ?? "?"
    func not(_ id: String, _ en: String) -> ScenarioReason {
      ScenarioReason(Sentence(id: "\(shown) bukan \(id)", en: "\(shown) is no \(en)"))
    }
    switch kind {
    case .share where number < .zero || number > .one:
      return not("bagian antara 0 dan 1 (50% ditulis 0.5)", "share between 0 and 1 (50% is written 0.5)")
    case .rank(let ranks) where number != .zero && !ranks.contains(where: { Fraction($0) == number }):
      let list = (["0"] + ranks.map(String.init)).joined(separator: ", ")
      return not("peringkat; pilihannya: \(list)", "rank; choose from: \(list)")
    case .rupiah where !number.isWhole || number < .zero || number.numerator > mostRupiah:
      return not(
        "rupiah: bilangan bulat ≥ 0, paling besar 9.007.199.254.740.991",
        "amount in rupiah: a whole number ≥ 0, at most 9,007,199,254,740,991")
    // Percent may have decimals; a year may be counted back from another.
    case .count where unit != "persen" && !number.isWhole: return not("bilangan bulat", "whole number")
    case .count where number < .zero && (isFact || unit != "tahun"):
      return not("bilangan ≥ 0", "number ≥ 0")
    case .date where !number.isWhole || CalendarDate(serial: number) == nil: return not("tanggal", "date")
    default: return nil
    }
  }

  private static func word(_ text: String, _ words: [String]) -> Result<RuleValue, ScenarioReason> {
    if let known = words.first(where: { $0.lowercased() == text.lowercased() }) {
      return .success(.word(known))
    }
    let near = nearestName(text, in: words)
    let list = words.joined(separator: ", ")
    return .failure(
      ScenarioReason(
        Sentence(
          id:
            "'\(text)' tidak dikenal; \(near.map { "maksud Anda '\($0)'?" } ?? "pilihannya: \(list), null")",
          en:
            "'\(text)' is not known; \(near.map { "did you mean '\($0)'?" } ?? "choose from: \(list), null")")
      ))
  }

  /// As a scenario writes it; nil for "not known".
  package static func text(_ value: RuleValue, _ kind: InputKind) -> String? {
    switch value {
    case .unknown: nil
    case .word(let word): word
    case .number(let number):
      if kind == .date, let date = CalendarDate(serial: number) { "\(date)" } else { decimal(number) }
    }
  }

  /// Every digit of a number with finitely many; nil for any other.
  package static func decimal(_ number: Fraction) -> String? {
    var rest = number.denominator
    var digits = 0
    for factor: Int128 in [10, 5, 2] {
      while rest % factor == 0 { (rest, digits) = (rest / factor, digits + 1) }
    }
    guard rest == 1, digits <= 30 else { return nil }
    var scale: Int128 = 1
    for _ in 0..<digits { scale *= 10 }
    let (scaled, isLost) = number.numerator.multipliedReportingOverflow(by: scale / number.denominator)
    guard !isLost else { return nil }
    var text = String(scaled.magnitude)
    if digits > 0 {
      text = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
      text.insert(".", at: text.index(text.endIndex, offsetBy: -digits))
    }
    return (number < .zero ? "-" : "") + text
  }
}

/// Why a value cannot be taken.
package struct ScenarioReason: Error, Equatable {
  package let sentence: Sentence
  package init(_ sentence: Sentence) { self.sentence = sentence }
}

extension CalendarDate {
  /// The day a workbook of the 1900 epoch stores; nil before March 1900, where programs disagree.
  package init?(serial: Fraction) {
    guard serial.isWhole, serial.numerator >= 61, serial.numerator <= 2_958_465 else { return nil }
    self.init(dayNumber: Int(serial.numerator) - 25_569)
  }
}
