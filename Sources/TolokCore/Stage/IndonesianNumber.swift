/// Numbers as Indonesians write them, read by bytes.
///
/// `1.234,56`, `1,234.56`, `1 234` (any fixed space), `Rp. 1.234.567,-`, `Rp 2,5 miliar`, `1.008,63 M`, `12,5 persen`,
/// `(1.200)`, `1.200-`, `1E+05`, `1.234 *)`. Digits stay digits: fifteen of them keep every rupiah.
package enum IndonesianNumber {
  package enum Reading: Hashable, Sendable {
    case value(Double)
    /// A lone `1.234` or `1,234`: thousands or decimals, the column decides.
    case ambiguous(thousands: Double, decimal: Double)
    case none
  }

  /// The plain answer, for those who need no exactness.
  package static func read(_ text: String) -> Reading {
    guard let reading = scan(text) else { return .none }
    if case .lone = reading.shape {
      return .ambiguous(thousands: reading.value.double, decimal: reading.asDecimal.double)
    }
    return .value(reading.value.double)
  }

  /// Every digit, mark and unit of the text; nil when it is no number.
  package static func scan(_ text: String) -> NumberReading? {
    let fast = text.utf8.withContiguousStorageIfAvailable { bytes -> NumberReading? in
      var scanner = NumberScanner(bytes)
      return scanner.read()
    }
    if let fast { return fast }
    return Array(text.utf8).withUnsafeBufferPointer { bytes in
      var scanner = NumberScanner(bytes)
      return scanner.read()
    }
  }

  /// `½`, `1¼`, `1/2`: a fraction is not a number this house reads; what to write instead, when it is exact.
  package static func fraction(_ text: String) -> String? {
    let signs: [Character: Int] = [
      "½": 500, "¼": 250, "¾": 750, "⅛": 125, "⅜": 375, "⅝": 625, "⅞": 875, "⅕": 200, "⅖": 400, "⅗": 600,
      "⅘": 800,
    ]
    let clean = tidied(text)
    guard let last = clean.last, let thousandths = signs[last] else { return nil }
    let head = tidied(String(clean.dropLast()))
    guard head.isEmpty || head.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    var decimals = pad(thousandths, 3)
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(head.isEmpty ? "0" : head),\(decimals)"
  }
}
