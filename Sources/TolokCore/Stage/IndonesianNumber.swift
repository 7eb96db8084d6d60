/// Numbers as Indonesians write them, read by bytes.
package enum IndonesianNumber {
  package enum Reading: Hashable, Sendable {
    case value(Double)
    /// A lone `1.234` or `1,234`: thousands or decimals, the column decides.
    case ambiguous(thousands: Double, decimal: Double)
    case none
  }

  /// `1.234,56`, `1,234.56`, `1 234`, `12 %`, `(1.200)`, `Rp 2,5 miliar`, `1.008,63 M`.
  package static func read(_ text: String) -> Reading {
    var rest = tidied(text)
    var sign = 1.0
    if rest.hasPrefix("("), rest.hasSuffix(")") {
      sign = -1
      rest = tidied(String(rest.dropFirst().dropLast()))
    }
    if rest.lowercased().hasPrefix("rp") { rest = tidied(String(rest.dropFirst(2).drop { $0 == "." })) }
    if rest.hasPrefix("-") || rest.hasPrefix("\u{2212}") {
      sign = -sign
      rest = tidied(String(rest.dropFirst()))
    }
    if rest.hasSuffix("%") { rest = tidied(String(rest.dropLast())) }
    if rest.hasSuffix(",-") { rest = String(rest.dropLast(2)) }
    var factor = 1.0
    if let last = rest.split(separator: " ").last, let unit = units[last.lowercased()], rest.contains(" ") {
      factor = unit
      rest = tidied(String(rest.dropLast(last.count)))
    }
    switch plain(rest) {
    case .value(let v): return .value(sign * factor * v)
    case .ambiguous(let a, let b):
      // With a unit word the point cannot be thousands of miliar.
      return factor > 1
        ? .value(sign * factor * b) : .ambiguous(thousands: sign * a, decimal: sign * b)
    case .none: return .none
    }
  }

  private static let units: [String: Double] = [
    "ribu": 1e3, "rb": 1e3, "juta": 1e6, "jt": 1e6, "miliar": 1e9, "milyar": 1e9, "m": 1e9, "triliun": 1e12,
    "trilyun": 1e12, "t": 1e12,
  ]

  private static func plain(_ text: String) -> Reading {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first >= 0x30, first <= 0x39, bytes.last != 0x2E, bytes.last != 0x2C else {
      return .none
    }
    guard bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || [0x2E, 0x2C, 0x20].contains($0) }) else {
      return .none
    }
    let points = bytes.filter { $0 == 0x2E }.count, commas = bytes.filter { $0 == 0x2C }.count
    let blanks = bytes.filter { $0 == 0x20 }.count
    if points + commas + blanks == 0 { return number(bytes).map { .value($0) } ?? .none }
    if blanks > 0 {
      guard points == 0, grouped(bytes, by: 0x20, decimal: commas == 1 ? 0x2C : nil), commas <= 1 else {
        return .none
      }
      return number(bytes.filter { $0 != 0x20 }.map { $0 == 0x2C ? 0x2E : $0 }).map { .value($0) } ?? .none
    }
    if points > 0, commas > 0 {
      let lastPoint = bytes.lastIndex(of: 0x2E) ?? 0, lastComma = bytes.lastIndex(of: 0x2C) ?? 0
      let decimal: UInt8 = lastComma > lastPoint ? 0x2C : 0x2E
      let group: UInt8 = decimal == 0x2C ? 0x2E : 0x2C
      guard bytes.filter({ $0 == decimal }).count == 1, grouped(bytes, by: group, decimal: decimal) else {
        return .none
      }
      return number(bytes.filter { $0 != group }.map { $0 == 0x2C ? 0x2E : $0 }).map { .value($0) } ?? .none
    }
    let mark: UInt8 = points > 0 ? 0x2E : 0x2C
    let count = points + commas
    let asThousands = grouped(bytes, by: mark, decimal: nil) ? number(bytes.filter { $0 != mark }) : nil
    let asDecimal = count == 1 ? number(bytes.map { $0 == 0x2C ? 0x2E : $0 }) : nil
    switch (asThousands, asDecimal) {
    case (let t?, let d?):
      // "0.500" groups nothing.
      return bytes.first == 0x30 ? .value(d) : .ambiguous(thousands: t, decimal: d)
    case (let t?, nil): return .value(t)
    case (nil, let d?): return .value(d)
    default: return .none
    }
  }

  /// True when `group` splits the whole part in threes: `1.234.567`.
  private static func grouped(_ bytes: [UInt8], by group: UInt8, decimal: UInt8?) -> Bool {
    let whole = decimal.flatMap { mark in bytes.lastIndex(of: mark).map { Array(bytes[..<$0]) } } ?? bytes
    let parts = whole.split(separator: group, omittingEmptySubsequences: false)
    guard let head = parts.first, (1...3).contains(head.count) else { return false }
    return parts.dropFirst().allSatisfy { $0.count == 3 }
  }

  private static func number(_ bytes: [UInt8]) -> Double? { Double(String(decoding: bytes, as: UTF8.self)) }
}
