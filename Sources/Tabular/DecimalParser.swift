/// Decimal text to the nearest binary number, exactly as `strtod`, without allocating.
enum DecimalParser {
  /// A number of the grammar `[+-]digits[.digits][e[+-]digits]`; nil for anything else and for what overflows.
  ///
  /// Up to nineteen digits with a small exponent are exact in one multiplication, one division or one division of
  /// 128 by 64 bits; the rest goes to the standard library.
  static func parse(_ b: Span<UInt8>, _ range: Range<Int>) -> Double? {
    var i = range.lowerBound
    let end = range.upperBound
    guard i < end else { return nil }
    let isNegative = b[i] == 0x2D
    if isNegative || b[i] == 0x2B { i += 1 }
    var digits: UInt64 = 0
    var count = 0
    var seen = 0
    var exponent = 0
    while i < end {
      let d = b[i] &- 0x30
      guard d < 10 else { break }
      digits = digits &* 10 &+ UInt64(d)
      if digits != 0 { count += 1 }
      seen += 1
      i += 1
    }
    if i < end, b[i] == 0x2E {
      i += 1
      let point = i
      while i < end {
        let d = b[i] &- 0x30
        guard d < 10 else { break }
        digits = digits &* 10 &+ UInt64(d)
        if digits != 0 { count += 1 }
        i += 1
      }
      seen += i - point
      exponent = point - i
    }
    guard seen > 0 else { return nil }
    if i < end {
      guard b[i] | 0x20 == 0x65, let power = power(b, (i + 1)..<end) else { return nil }
      exponent += power
    }
    if count <= 19, let value = exact(digits, exponent) { return isNegative ? -value : value }
    return slow(b, range)
  }

  /// The exponent's sign and digits; beyond four digits any is as good as 9999.
  private static func power(_ b: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var i = range.lowerBound
    guard i < range.upperBound else { return nil }
    let isNegative = b[i] == 0x2D
    if isNegative || b[i] == 0x2B { i += 1 }
    guard i < range.upperBound else { return nil }
    var value = 0
    while i < range.upperBound {
      let d = b[i] &- 0x30
      guard d < 10 else { return nil }
      value = min(value * 10 + Int(d), 9999)
      i += 1
    }
    return isNegative ? -value : value
  }

  private static func exact(_ digits: UInt64, _ exponent: Int) -> Double? {
    if digits == 0 { return 0 }
    // Clinger: both operands are exact, so one operation rounds once.
    if digits <= 1 << 53 {
      if exponent == 0 { return Double(digits) }
      if exponent < 0, exponent >= -22 { return Double(digits) / powers[-exponent] }
      if exponent > 0, exponent <= 22 { return Double(digits) * powers[exponent] }
      return nil
    }
    if exponent == 0 { return Double(digits) }
    guard exponent < 0, exponent >= -19 else { return nil }
    return quotient(digits, wholePowers[-exponent])
  }

  /// `a / b` rounded to nearest, ties to even: 64 quotient bits and whether anything is left below them.
  private static func quotient(_ a: UInt64, _ b: UInt64) -> Double {
    let shiftA = a.leadingZeroBitCount, shiftB = b.leadingZeroBitCount
    let a = a << UInt64(shiftA), b = b << UInt64(shiftB)
    let isSmaller = a < b
    let (q, rest) =
      isSmaller
      ? b.dividingFullWidth((a, 0)) : b.dividingFullWidth((a >> 1, a << 63))
    // The lowest bit stands for everything below, far under the 53 that stay.
    let sticky = q | (rest == 0 ? 0 : 1)
    let scale = shiftB - shiftA - (isSmaller ? 64 : 63)
    return Double(sticky) * Double(sign: .plus, exponent: scale, significand: 1)
  }

  private static func slow(_ b: Span<UInt8>, _ range: Range<Int>) -> Double? {
    let text = b.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19,
    1e20, 1e21, 1e22,
  ]

  private static let wholePowers: [UInt64] = (0...19).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
}
