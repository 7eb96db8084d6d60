/// Reads the bytes of one number as Indonesians write it; see `IndonesianNumber` for the forms.
struct NumberScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var low = 0
  private var high: Int
  private var negative = false
  private var power = 0
  private var reading = NumberReading(value: ExactNumber(mantissa: 0), shape: .plain)

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    high = bytes.count
  }

  mutating func read() -> NumberReading? {
    trim()
    guard low < high, high - low <= 64, Self.mayStart(bytes[low]) else { return nil }
    dropNotes()
    openFront()
    guard closeBack() else { return nil }
    openFront()
    guard low < high, let core = core() else { return nil }
    reading.value = ExactNumber(
      mantissa: negative ? -core.mantissa : core.mantissa, exponent: core.exponent + power)
    return reading
  }

  /// Most cells of a table are text; their first byte already says so.
  private static func mayStart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x28, 0x2B, 0x2D, 0x27, 0x60, 0x52, 0x72, 0x49, 0x69, 0xE2: true
    default: false
    }
  }

  // MARK: white space

  /// The length of the blank that starts here: ASCII, no-break, thin and other fixed spaces.
  private func blank(at i: Int) -> Int {
    switch bytes[i] {
    case 0x20, 0x09, 0x0A, 0x0D: return 1
    case 0xC2: return i + 1 < high && bytes[i + 1] == 0xA0 ? 2 : 0
    case 0xE2:
      guard i + 2 < high, bytes[i + 1] == 0x80 else { return 0 }
      return (0x80...0x8A).contains(bytes[i + 2]) || bytes[i + 2] == 0xAF ? 3 : 0
    default: return 0
    }
  }

  private mutating func trim() {
    while low < high, case let n = blank(at: low), n > 0 { low += n }
    while high > low {
      let last = bytes[high - 1]
      if last == 0x20 || last == 0x09 || last == 0x0A || last == 0x0D {
        high -= 1
      } else if last >= 0x80, high - 2 >= low, blank(at: high - 2) == 2 {
        high -= 2
      } else if last >= 0x80, high - 3 >= low, blank(at: high - 3) == 3 {
        high -= 3
      } else {
        return
      }
    }
  }

  // MARK: what stands around the digits

  /// `1.234 *)`, `1.234**`
  private mutating func dropNotes() {
    while high - low > 1 {
      let last = bytes[high - 1]
      if last == 0x2A {
        high -= 1
      } else if last == 0x29, bytes[high - 2] == 0x2A {
        high -= 2
      } else {
        break
      }
      trim()
    }
  }

  /// `Rp`, `Rp.`, `IDR`, a sign, an opening bracket, Excel's apostrophe, in any order.
  private mutating func openFront() {
    while low < high {
      let byte = bytes[low]
      if byte == 0x27 || byte == 0x60 {
        low += 1
      } else if byte == 0x28, bytes[high - 1] == 0x29 {
        negative.toggle()
        low += 1
        high -= 1
      } else if byte == 0x2D || byte == 0x2B {
        if byte == 0x2D { negative.toggle() }
        low += 1
      } else if byte == 0xE2, high - low > 3, let minus = wideSign() {
        if minus { negative.toggle() }
        low += 3
      } else if let length = currency() {
        reading.isMoney = true
        low += length
        while low < high, bytes[low] == 0x2E || bytes[low] == 0x3A { low += 1 }
      } else {
        return
      }
      trim()
    }
  }

  /// U+2212 minus and U+2013 dash are signs, U+2019 an apostrophe; nil for another character.
  private func wideSign() -> Bool? {
    switch (bytes[low + 1], bytes[low + 2]) {
    case (0x88, 0x92), (0x80, 0x93): true
    case (0x80, 0x99): false
    default: nil
    }
  }

  private func currency() -> Int? {
    guard high - low > 2 else { return nil }
    let a = bytes[low] | 0x20, b = bytes[low + 1] | 0x20
    if a == 0x72, b == 0x70 { return 2 }
    return a == 0x69 && b == 0x64 && bytes[low + 2] | 0x20 == 0x72 ? 3 : nil
  }

  /// `%`, a unit word, `,-`, a trailing minus; false when the end says something else.
  private mutating func closeBack() -> Bool {
    for _ in 0..<3 {
      guard low < high else { return false }
      let last = bytes[high - 1]
      if last == 0x25 {
        reading.isPercent = true
        high -= 1
      } else if last == 0x2D || last == 0x3D {
        high -= 1
        if low < high, bytes[high - 1] == 0x2C || bytes[high - 1] == 0x2E {
          high -= 1
          reading.isMoney = true
        } else if last == 0x2D {
          negative.toggle()
        } else {
          return false
        }
      } else if (last | 0x20) >= 0x61, (last | 0x20) <= 0x7A {
        guard takeWord() else { return false }
      } else {
        return true
      }
      trim()
    }
    return true
  }

  private mutating func takeWord() -> Bool {
    var start = high
    var key: UInt64 = 0
    while start > low, case let c = bytes[start - 1] | 0x20, c >= 0x61, c <= 0x7A {
      start -= 1
    }
    guard start > low, high - start <= 8 else { return false }
    for i in start..<high { key = key << 8 | UInt64(bytes[i] | 0x20) }
    guard let unit = Self.units[key] else { return false }
    let isLetter = high - start == 1
    // "3T" and "5M" are names of things as often as sums; "2,5M" and "3 T" are sums.
    if isLetter, bytes[start - 1] >= 0x30, bytes[start - 1] <= 0x39, !hasMark(before: start) { return false }
    switch unit {
    case .percent: reading.isPercent = true
    case .rupiah: reading.isMoney = true
    case .power(let n):
      guard !reading.hasUnit else { return false }
      reading.hasUnit = true
      power = n
    }
    high = start
    return true
  }

  private func hasMark(before end: Int) -> Bool {
    for i in low..<end where bytes[i] == 0x2E || bytes[i] == 0x2C { return true }
    return false
  }

  private enum Unit: Sendable {
    case percent, rupiah
    case power(Int)
  }

  private static let units: [UInt64: Unit] = {
    var all: [UInt64: Unit] = [:]
    let words: [(String, Unit)] = [
      ("ribu", .power(3)), ("rb", .power(3)), ("juta", .power(6)), ("jt", .power(6)), ("jta", .power(6)),
      ("miliar", .power(9)), ("milyar", .power(9)), ("mliar", .power(9)), ("mlyr", .power(9)),
      ("mlr", .power(9)), ("m", .power(9)), ("triliun", .power(12)), ("trilyun", .power(12)),
      ("trilliun", .power(12)), ("t", .power(12)), ("persen", .percent), ("prosen", .percent),
      ("percent", .percent), ("rupiah", .rupiah), ("rp", .rupiah),
    ]
    for (word, unit) in words {
      var key: UInt64 = 0
      for byte in word.utf8 { key = key << 8 | UInt64(byte) }
      all[key] = unit
    }
    return all
  }()

  // MARK: the digits

  /// Digits and marks: groups of three, then decimals.
  private mutating func core() -> ExactNumber? {
    var mantissa: UInt64 = 0
    var significant = 0
    var group = 0
    var head = 0
    var first: NumberMark?
    var firstCount = 0
    var second: NumberMark?
    var evenGroups = true
    var i = low
    while i < high {
      let byte = bytes[i]
      if byte >= 0x30, byte <= 0x39 {
        if significant > 0 || byte != 0x30 { significant += 1 }
        guard significant <= 18 else { return nil }
        mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30)
        group += 1
        i += 1
        continue
      }
      if byte | 0x20 == 0x65 {
        return scientific(
          mantissa, from: i + 1, decimals: first == nil ? 0 : group, marks: firstCount, mark: first)
      }
      guard let (mark, length) = mark(at: i), group > 0, second == nil else { return nil }
      if let first {
        evenGroups = evenGroups && group == 3
        if mark == first { firstCount += 1 } else { second = mark }
      } else {
        first = mark
        firstCount = 1
        head = group
      }
      group = 0
      i += length
    }
    guard group > 0 else { return nil }
    guard let first else {
      reading.hasLeadingZero = group > 1 && bytes[low] == 0x30
      return ExactNumber(mantissa: Int64(mantissa))
    }
    let groups = evenGroups && (1...3).contains(head)
    if let second {
      guard groups, second == .point || second == .comma else { return nil }
      reading.shape = .both(group: first, decimal: second)
      return ExactNumber(mantissa: Int64(mantissa), exponent: -group)
    }
    let groupsToTheEnd = groups && group == 3
    if firstCount > 1 || first == .space || first == .apostrophe {
      guard groupsToTheEnd else { return nil }
      reading.shape = .grouped(first)
      return ExactNumber(mantissa: Int64(mantissa))
    }
    // "0.500" groups nothing.
    if groupsToTheEnd, bytes[low] != 0x30 {
      reading.shape = .lone(first)
      return ExactNumber(mantissa: Int64(mantissa))
    }
    reading.shape = .decimal(first)
    return ExactNumber(mantissa: Int64(mantissa), exponent: -group)
  }

  private func mark(at i: Int) -> (NumberMark, Int)? {
    switch bytes[i] {
    case 0x2E: return (.point, 1)
    case 0x2C: return (.comma, 1)
    case 0x27: return (.apostrophe, 1)
    case 0xE2 where i + 2 < high && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x99: return (.apostrophe, 3)
    default:
      let length = blank(at: i)
      return length > 0 ? (.space, length) : nil
    }
  }

  /// `1E+05`, `1,98701E+17`
  private mutating func scientific(
    _ mantissa: UInt64, from start: Int, decimals: Int, marks: Int, mark: NumberMark?
  ) -> ExactNumber? {
    var i = start
    var isNegative = false
    if i < high, bytes[i] == 0x2B || bytes[i] == 0x2D {
      isNegative = bytes[i] == 0x2D
      i += 1
    }
    guard i < high, high - i <= 3, marks <= 1, mark == nil || mark == .point || mark == .comma else {
      return nil
    }
    var exponent = 0
    while i < high {
      guard bytes[i] >= 0x30, bytes[i] <= 0x39 else { return nil }
      exponent = exponent * 10 + Int(bytes[i] - 0x30)
      i += 1
    }
    if let mark {
      guard decimals > 0 else { return nil }
      reading.shape = .decimal(mark)
    }
    reading.isScientific = true
    return ExactNumber(
      mantissa: Int64(mantissa), exponent: (isNegative ? -exponent : exponent) - decimals)
  }
}
