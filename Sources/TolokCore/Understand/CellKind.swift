/// What a cell looks like, as evidence for where a table begins; not yet a typed value.
enum CellKind: UInt8 {
  case text, number, year, date
  /// "-", NA, nihil: a place kept for a value.
  case nothing
  case other

  init(of value: CellValue) {
    switch value {
    case .number(let n): self = n == n.rounded() && n >= 1900 && n <= 2100 ? .year : .number
    case .text(let s): self = Self.ofText(s)
    case .date, .time: self = .date
    case .boolean, .error: self = .other
    case .missing: self = .nothing
    }
  }

  var isNumeric: Bool { self == .number || self == .year }
  /// Evidence of data: a figure or a date.
  var isFigure: Bool { self == .number || self == .year || self == .date }

  private static let nothings: Set<String> = [
    "na", "n/a", "nan", "null", "nihil", "tidak ada", "none", "belum ada", "kosong",
  ]
  private static let units: Set<String> = [
    "m", "t", "jt", "juta", "miliar", "milyar", "triliun", "ribu", "rb",
  ]

  /// A word of nothing, or `Rp`; other texts with letters are figures only when they begin with a digit.
  private static let openings = OpeningWords(nothings.union(["rp"]))

  private static func opensWithDigit(_ text: String) -> Bool {
    for byte in text.utf8 {
      if byte >= 0x30, byte <= 0x39 { return true }
      if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A { return false }
    }
    return false
  }

  private static func ofText(_ text: String) -> CellKind {
    var digits = 0
    var letters = 0
    var slashes = 0
    var hyphens = 0
    var colons = 0
    var points = 0
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x20, 0x09, 0x0A, 0x0D, 0xC2, 0xA0, 0x25, 0x28, 0x29, 0x2B: break
      case 0x2E, 0x2C: points += 1
      case 0x2D: hyphens += 1
      case 0x2F: slashes += 1
      case 0x3A: colons += 1
      default: letters += 1
      }
      if letters > 12 { return .text }
    }
    if letters == 0 {
      guard digits > 0 else { return hyphens > 0 && colons == 0 && slashes == 0 ? .nothing : .text }
      if slashes + hyphens >= 2 || colons > 0 { return digits <= 14 ? .date : .text }
      if slashes > 0 { return .text }
      if hyphens > 0, !tidied(text).hasPrefix("-") { return tidied(text).hasSuffix(",-") ? .number : .text }
      if digits == 4, points == 0, hyphens == 0, let year = Int(tidied(text)), year >= 1900, year <= 2100 {
        return .year
      }
      return .number
    }
    guard openings.mayOpen(text) || opensWithDigit(text) else { return .text }
    let words = tidied(text).lowercased()
    if nothings.contains(words) || words == "–" || words == "—" { return .nothing }
    guard digits > 0 else { return .text }
    if words.hasPrefix("rp") {
      let rest = words.dropFirst(2).drop { $0 == "." || $0 == " " }
      if rest.first?.isNumber == true { return .number }
    }
    let parts = words.split(separator: " ")
    if parts.count == 2, units.contains(String(parts[1])), ofText(String(parts[0])) == .number {
      return .number
    }
    return .text
  }
}

/// The figure a cell shows, for checks of sums only; what it means is decided in staging.
func figure(_ cell: Cell) -> Double? {
  switch cell.value {
  case .number(let n): return n
  case .text(let text):
    if let plain = plainFigure(text) { return plain }
    switch IndonesianNumber.read(text) {
    case .value(let value): return value
    case .ambiguous(let thousands, _): return thousands
    case .none: return nil
    }
  default: return nil
  }
}

/// Digits and at most one point, read by bytes.
private func plainFigure(_ text: String) -> Double? {
  var whole = 0.0
  var scale = 0.0
  var count = 0
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39:
      whole = whole * 10 + Double(byte - 0x30)
      scale *= 10
      count += 1
    case 0x2E where scale == 0: scale = 1
    default: return nil
    }
    if count > 15 { return nil }
  }
  guard count > 0 else { return nil }
  return scale > 1 ? whole / scale : whole
}
