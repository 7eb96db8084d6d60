/// A decimal number exactly as its digits say it: `mantissa × 10^exponent`. Money never passes through a Double.
package struct ExactNumber: Hashable, Sendable {
  package var mantissa: Int64
  package var exponent: Int

  package init(mantissa: Int64, exponent: Int = 0) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// The same number without trailing zeros in its mantissa, so that equal numbers are equal values.
  package var normalised: ExactNumber {
    guard mantissa != 0 else { return ExactNumber(mantissa: 0) }
    var n = self
    while n.mantissa % 10 == 0 {
      n.mantissa /= 10
      n.exponent += 1
    }
    return n
  }

  /// The whole number it is; nil for a fraction or beyond 64 bits.
  package var whole: Int64? {
    if exponent == 0 { return mantissa }
    if mantissa == 0 { return 0 }
    var value = mantissa
    if exponent > 0 {
      for _ in 0..<min(exponent, 20) {
        let (next, overflow) = value.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        value = next
      }
      return value
    }
    for _ in 0..<min(-exponent, 20) {
      guard value % 10 == 0 else { return nil }
      value /= 10
    }
    return value
  }

  package var isWhole: Bool { mantissa == 0 || exponent >= 0 || whole != nil }

  /// The nearest Double, correctly rounded wherever the digits fit one.
  package var double: Double {
    if exponent == 0 { return Double(mantissa) }
    if let whole { return Double(whole) }
    let places = exponent.magnitude
    if mantissa.magnitude < 1 << 53, places < Self.powers.count {
      return exponent < 0
        ? Double(mantissa) / Self.powers[Int(places)] : Double(mantissa) * Self.powers[Int(places)]
    }
    return Double("\(mantissa)e\(exponent)") ?? .nan
  }

  /// A number the file stores as a Double: the shortest digits that give it back. Nil beyond eighteen of them.
  package init?(_ stored: Double) {
    if stored == stored.rounded(), stored.magnitude < 1e15 {
      self.init(mantissa: Int64(stored))
      return
    }
    guard let reading = IndonesianNumber.scan(JSON.number(stored)) else { return nil }
    if case .lone = reading.shape { self = reading.asDecimal } else { self = reading.value }
  }

  /// The difference, digit by digit; nil beyond 64 bits.
  package func minus(_ other: ExactNumber) -> ExactNumber? {
    var sum = ExactSum()
    sum.add(self)
    sum.add(ExactNumber(mantissa: 0 &- other.mantissa, exponent: other.exponent))
    return sum.total
  }

  package func scaled(by power: Int) -> ExactNumber {
    ExactNumber(mantissa: mantissa, exponent: exponent + power)
  }

  /// Powers of ten that a Double holds exactly.
  private static let powers: [Double] = {
    var all = [1.0]
    while all.count < 23 { all.append(all[all.count - 1] * 10) }
    return all
  }()
}

/// Adds exact numbers without losing a digit.
struct ExactSum: Sendable {
  private var mantissa: Int128 = 0
  private(set) var exponent = 0
  private(set) var count = 0
  private var overflowed = false

  mutating func add(_ number: ExactNumber) {
    count += 1
    guard number.mantissa != 0 else {
      exponent = min(exponent, max(number.exponent, -12))
      return
    }
    let n = number.exponent < -12 ? number.normalised : number
    guard n.exponent >= -18, n.exponent <= 18 else {
      overflowed = true
      return
    }
    var value = Int128(n.mantissa)
    if n.exponent < exponent {
      mantissa = raise(mantissa, by: exponent - n.exponent)
      exponent = n.exponent
    } else {
      value = raise(value, by: n.exponent - exponent)
    }
    let (sum, overflow) = mantissa.addingReportingOverflow(value)
    overflowed = overflowed || overflow
    mantissa = sum
  }

  private mutating func raise(_ value: Int128, by power: Int) -> Int128 {
    var value = value
    for _ in 0..<power {
      let (next, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow {
        overflowed = true
        return 0
      }
      value = next
    }
    return value
  }

  /// Nil beyond 64 bits.
  var total: ExactNumber? {
    guard !overflowed else { return nil }
    var value = mantissa
    var power = exponent
    while value != 0, value % 10 == 0, Int64(exactly: value) == nil {
      value /= 10
      power += 1
    }
    return Int64(exactly: value).map { ExactNumber(mantissa: $0, exponent: power).normalised }
  }
}
