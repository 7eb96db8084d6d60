/// The references of a formula, and everything between them as it stands.
struct FormulaTokens {
  enum Token: Hashable {
    case reference(CellAddress, fixedRow: Bool, fixedColumn: Bool)
    case other(String)
  }
  private(set) var all: [Token] = []

  init(_ formula: String) {
    let bytes = Array(formula.utf8)
    var i = 0
    var plain: [UInt8] = []
    func isWord(_ b: UInt8) -> Bool {
      b | 0x20 >= 0x61 && b | 0x20 <= 0x7A || b >= 0x30 && b <= 0x39 || b == 0x24 || b == 0x5F || b == 0x2E
        || b >= 0x80
    }
    while i < bytes.count {
      let b = bytes[i]
      if b == 0x22 || b == 0x27 {
        let start = i
        i += 1
        while i < bytes.count, bytes[i] != b { i += 1 }
        i = min(i + 1, bytes.count)
        plain += bytes[start..<i]
        continue
      }
      guard isWord(b) else {
        if b != 0x20 { plain.append(b) }
        i += 1
        continue
      }
      let start = i
      while i < bytes.count, isWord(bytes[i]) { i += 1 }
      let word = bytes[start..<i]
      let isName = i < bytes.count && (bytes[i] == 0x28 || bytes[i] == 0x21)
      let isElsewhere = start > 0 && bytes[start - 1] == 0x21
      if !isName, !isElsewhere, let reference = Self.reference(word) {
        if !plain.isEmpty { all.append(.other(String(decoding: plain, as: UTF8.self))) }
        plain = []
        all.append(reference)
      } else {
        plain += word
      }
    }
    if !plain.isEmpty { all.append(.other(String(decoding: plain, as: UTF8.self))) }
  }

  private static func reference(_ word: ArraySlice<UInt8>) -> Token? {
    var rest = word
    let fixedColumn = rest.first == 0x24
    if fixedColumn { rest = rest.dropFirst() }
    let letters = rest.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    rest = rest.dropFirst(letters.count)
    let fixedRow = rest.first == 0x24
    if fixedRow { rest = rest.dropFirst() }
    guard (1...3).contains(letters.count), !rest.isEmpty, rest.count <= 7,
      rest.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let address = CellAddress(String(decoding: Array(letters) + Array(rest), as: UTF8.self))
    else { return nil }
    return .reference(address, fixedRow: fixedRow, fixedColumn: fixedColumn)
  }
}

/// Recalculates what is cheap and certain: `+ - * /`, brackets, SUM and AVERAGE over cells of one sheet.
///
/// Anything else has no answer; nothing is guessed.
struct FormulaCalculator {
  let values: [CellAddress: CellValue]
  /// Cells that ranges may still visit.
  private var budget = 2_000_000
  private var text: [UInt8] = []
  private var at = 0
  private var depth = 0

  init(values: [CellAddress: CellValue]) { self.values = values }

  mutating func value(of formula: String) -> Double? {
    guard formula.utf8.count <= 1024, budget > 0 else { return nil }
    text = Array(formula.utf8).filter { $0 != 0x20 && $0 != 0x24 }
    at = 0
    depth = 0
    guard let value = sum(), at == text.count, value.isFinite else { return nil }
    return value
  }

  private var next: UInt8? { at < text.count ? text[at] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    at += 1
    return true
  }

  private mutating func sum() -> Double? {
    guard var value = product() else { return nil }
    while true {
      if take(0x2B) {
        guard let term = product() else { return nil }
        value += term
      } else if take(0x2D) {
        guard let term = product() else { return nil }
        value -= term
      } else {
        return value
      }
    }
  }

  private mutating func product() -> Double? {
    guard var value = factor() else { return nil }
    while true {
      if take(0x2A) {
        guard let term = factor() else { return nil }
        value *= term
      } else if take(0x2F) {
        guard let term = factor(), term != 0 else { return nil }
        value /= term
      } else {
        return value
      }
    }
  }

  private mutating func factor() -> Double? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 40, let byte = next else { return nil }
    if take(0x2D) { return factor().map { -$0 } }
    if take(0x2B) { return factor() }
    if take(0x28) {
      guard let value = sum(), take(0x29) else { return nil }
      return percent(value)
    }
    if byte >= 0x30, byte <= 0x39 || byte == 0x2E { return number().flatMap { percent($0) } }
    return word()
  }

  private mutating func percent(_ value: Double) -> Double? { take(0x25) ? value / 100 : value }

  private mutating func number() -> Double? {
    let start = at
    while let b = next, b >= 0x30 && b <= 0x39 || b == 0x2E { at += 1 }
    return Double(String(decoding: text[start..<at], as: UTF8.self))
  }

  /// A reference or one of the two functions.
  private mutating func word() -> Double? {
    let start = at
    while let b = next, b | 0x20 >= 0x61 && b | 0x20 <= 0x7A || b >= 0x30 && b <= 0x39 { at += 1 }
    let name = String(decoding: text[start..<at], as: UTF8.self)
    if take(0x28) {
      guard let items = arguments() else { return nil }
      switch name.uppercased() {
      case "SUM": return items.reduce(0, +)
      case "AVERAGE": return items.isEmpty ? nil : items.reduce(0, +) / Double(items.count)
      default: return nil
      }
    }
    guard let address = CellAddress(name) else { return nil }
    switch values[address] {
    case nil: return 0
    case .number(let n): return percent(n)
    default: return nil
    }
  }

  /// The numbers among the arguments; texts inside ranges count for nothing, as in a spreadsheet.
  private mutating func arguments() -> [Double]? {
    var items: [Double] = []
    repeat {
      if let range = range() {
        guard let numbers = numbers(range) else { return nil }
        items += numbers
      } else {
        guard let value = sum() else { return nil }
        items.append(value)
      }
    } while take(0x2C) || take(0x3B)
    return take(0x29) ? items : nil
  }

  /// `A1:B9`, or a lone reference that ends the argument.
  private mutating func range() -> CellRange? {
    var i = at
    while i < text.count, ![0x2C, 0x3B, 0x29].contains(text[i]) { i += 1 }
    guard let range = CellRange(String(decoding: text[at..<i], as: UTF8.self)) else { return nil }
    at = i
    return range
  }

  private mutating func numbers(_ range: CellRange) -> [Double]? {
    let size = (range.bottom - range.top + 1) * (range.right - range.left + 1)
    guard size <= budget else { return nil }
    budget -= size
    var all: [Double] = []
    for row in range.top...range.bottom {
      for column in range.left...range.right {
        switch values[CellAddress(row: row, column: column)] {
        case .number(let n): all.append(n)
        case nil, .text, .boolean: break
        default: return nil
        }
      }
    }
    return all
  }
}
