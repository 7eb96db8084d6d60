/// An exact decimal of a rule: `0.35`, `1400000000000`. Sums and products of parameters never round.
package struct RuleNumber: Sendable, Equatable, Comparable, CustomStringConvertible {
  /// The value is `units` ÷ 10^`places`.
  let units: Int128
  let places: Int

  init(units: Int128, places: Int) {
    self.units = units
    self.places = places
  }

  package init(_ value: Int64) { self.init(units: Int128(value), places: 0) }

  /// Reads digits with at most one point and a leading minus; nil for anything else or beyond 30 digits.
  package init?(_ text: String) {
    var units: Int128 = 0
    var places = 0
    var afterPoint = false
    var digits = 0
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    for byte in text.utf8.dropFirst(isNegative ? 1 : 0) {
      if byte == UInt8(ascii: "."), !afterPoint, digits > 0 {
        afterPoint = true
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), digits < 30 else { return nil }
      units = units * 10 + Int128(byte - UInt8(ascii: "0"))
      digits += 1
      places += afterPoint ? 1 : 0
    }
    guard digits > 0, !afterPoint || places > 0 else { return nil }
    self.init(units: isNegative ? -units : units, places: places)
  }

  private static func aligned(_ a: Self, _ b: Self) -> (Int128, Int128, Int) {
    let places = max(a.places, b.places)
    return (a.units * power(places - a.places), b.units * power(places - b.places), places)
  }

  private static func power(_ places: Int) -> Int128 {
    (0..<places).reduce(Int128(1)) { value, _ in value * 10 }
  }

  package static func + (a: Self, b: Self) -> Self {
    let (x, y, places) = aligned(a, b)
    return Self(units: x + y, places: places)
  }
  package static func - (a: Self, b: Self) -> Self { a + Self(units: -b.units, places: b.places) }
  package static func * (a: Self, b: Self) -> Self {
    Self(units: a.units * b.units, places: a.places + b.places)
  }
  package static func == (a: Self, b: Self) -> Bool {
    let (x, y, _) = aligned(a, b)
    return x == y
  }
  package static func < (a: Self, b: Self) -> Bool {
    let (x, y, _) = aligned(a, b)
    return x < y
  }
  package var magnitude: Self { units < 0 ? Self(units: -units, places: places) : self }

  /// The same number one step of its last digit away: 76 → 75,99 with two places.
  package func moved(by steps: Int, places: Int) -> Self { self + Self(units: Int128(steps), places: places) }

  /// Without zeros after the last digit that counts.
  package var description: String {
    let scale = Self.power(places)
    let sign = units < 0 ? "-" : ""
    let all = units.magnitude
    let whole = all / scale.magnitude
    var rest = String(all % scale.magnitude)
    guard places > 0 else { return "\(sign)\(whole)" }
    rest = String(repeating: "0", count: places - rest.count) + rest
    while rest.last == "0" { rest.removeLast() }
    return rest.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
