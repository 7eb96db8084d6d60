/// An exact rational number in lowest terms: money and shares without a binary rounding.
///
/// A result that 128 bits cannot hold is nil, never wrong.
package struct Fraction: Hashable, Sendable, Comparable {
  package let numerator: Int128
  /// Always positive.
  package let denominator: Int128

  package static let zero = Fraction(0)
  package static let one = Fraction(1)

  package init(_ value: Int) {
    numerator = Int128(value)
    denominator = 1
  }
  package init(_ value: Rupiah) {
    numerator = Int128(value)
    denominator = 1
  }

  /// Nil for a denominator of zero, or one that cannot be made positive.
  package init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, denominator != .min, numerator != .min else { return nil }
    let divisor = Self.divisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / Int128(divisor))
    self.denominator = sign * (denominator / Int128(divisor))
  }

  /// Reads a plain decimal: `4000000000000`, `0.35`, `-2`.
  package init?(decimal text: some StringProtocol) {
    var digits: Int128 = 0
    var scale: Int128 = 1
    var isNegative = false, isFraction = false, count = 0
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: isNegative = true
      case UInt8(ascii: "+") where index == 0: continue
      case UInt8(ascii: ".") where !isFraction: isFraction = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        count += 1
        guard count <= 30 else { return nil }
        digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
        if isFraction { scale *= 10 }
      default: return nil
      }
    }
    guard count > 0 else { return nil }
    self.init(isNegative ? -digits : digits, over: scale)
  }

  /// The decimal a binary number is written as, so that 0.1 is one tenth.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let text = value.description
    guard let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else {
      self.init(decimal: text)
      return
    }
    guard let power = Int(text[text.index(after: mark)...]), power.magnitude <= 30,
      let base = Fraction(decimal: text[..<mark])
    else { return nil }
    var scale: Int128 = 1
    for _ in 0..<power.magnitude { scale *= 10 }
    let factor = power < 0 ? Fraction(1, over: scale) : Fraction(scale, over: 1)
    guard let factor, let value = base * factor else { return nil }
    self = value
  }

  private static func divisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }

  package static func + (a: Fraction, b: Fraction) -> Fraction? {
    let (left, one) = a.numerator.multipliedReportingOverflow(by: b.denominator)
    let (right, two) = b.numerator.multipliedReportingOverflow(by: a.denominator)
    let (sum, three) = left.addingReportingOverflow(right)
    let (bottom, four) = a.denominator.multipliedReportingOverflow(by: b.denominator)
    return one || two || three || four ? nil : Fraction(sum, over: bottom)
  }

  package static prefix func - (a: Fraction) -> Fraction { Fraction(unchecked: -a.numerator, a.denominator) }
  package static func - (a: Fraction, b: Fraction) -> Fraction? { a + -b }

  package static func * (a: Fraction, b: Fraction) -> Fraction? {
    // Cancel crosswise first, so that only a result too large overflows.
    guard let left = Fraction(a.numerator, over: b.denominator),
      let right = Fraction(b.numerator, over: a.denominator)
    else { return nil }
    let (top, one) = left.numerator.multipliedReportingOverflow(by: right.numerator)
    let (bottom, two) = left.denominator.multipliedReportingOverflow(by: right.denominator)
    return one || two ? nil : Fraction(top, over: bottom)
  }

  package static func / (a: Fraction, b: Fraction) -> Fraction? {
    Fraction(b.denominator, over: b.numerator).flatMap { a * $0 }
  }

  private init(unchecked numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  package static func < (a: Fraction, b: Fraction) -> Bool {
    let (left, one) = a.numerator.multipliedReportingOverflow(by: b.denominator)
    let (right, two) = b.numerator.multipliedReportingOverflow(by: a.denominator)
    return one || two ? a.double < b.double : left < right
  }

  /// To the nearest whole, halves away from zero, as ROUND does.
  package var rounded: Int128 {
    let whole = numerator.magnitude / denominator.magnitude
    let rest = numerator.magnitude % denominator.magnitude
    let size = Int128(whole) + (rest >= denominator.magnitude - rest ? 1 : 0)
    return numerator < 0 ? -size : size
  }

  /// The nearest binary number, for a cell of a workbook.
  package var double: Double { Double(numerator) / Double(denominator) }
  /// Whole rupiah; nil when it is none or too large.
  package var rupiah: Rupiah? { denominator == 1 ? Rupiah(exactly: numerator) : nil }
  package var isWhole: Bool { denominator == 1 }
}
