/// Tags and text of XML in a window of bytes, found without copying: what the scanners of large parts stand on.
///
/// Nothing here expands an entity beyond the five of XML and character references.
enum XMLBytes {
  enum Kind {
    case open, empty, close, text, cdata
    /// A comment or a processing instruction.
    case aside
    /// `<!DOCTYPE`, which no part of a workbook may have.
    case declaration
    /// The window ends before the token does.
    case incomplete
  }

  struct Token {
    var kind: Kind
    /// The tag's name without prefix; of a text, its content.
    var name: Range<Int>
    var attributes: Range<Int>
    var end: Int
  }

  /// The token that starts at `at`.
  static func token(_ b: Span<UInt8>, _ at: Int) -> Token {
    guard at < b.count else { return incomplete }
    guard b[at] == 0x3C else {
      let end = find(b, 0x3C, from: at)
      return Token(kind: .text, name: at..<end, attributes: end..<end, end: end)
    }
    guard at + 1 < b.count else { return incomplete }
    switch b[at + 1] {
    case 0x3F: return aside(b, at + 2, 0x3F)
    case 0x21: return declaration(b, at)
    case 0x2F:
      let end = find(b, 0x3E, from: at + 2)
      guard end < b.count else { return incomplete }
      var last = end
      while last > at + 2, isSpace(b[last - 1]) { last -= 1 }
      return Token(kind: .close, name: local(b, at + 2, last), attributes: end..<end, end: end + 1)
    default: return openTag(b, at)
    }
  }

  private static let incomplete = Token(kind: .incomplete, name: 0..<0, attributes: 0..<0, end: 0)

  private static func openTag(_ b: Span<UInt8>, _ at: Int) -> Token {
    var i = at + 1
    while i < b.count, !isSpace(b[i]), b[i] != 0x3E, b[i] != 0x2F { i += 1 }
    let name = local(b, at + 1, i)
    let from = i
    var quote: UInt8 = 0
    while i < b.count {
      let c = b[i]
      if quote != 0 {
        if c == quote { quote = 0 }
      } else if c == 0x22 || c == 0x27 {
        quote = c
      } else if c == 0x3E {
        let empty = i > from && b[i - 1] == 0x2F
        return Token(
          kind: empty ? .empty : .open, name: name, attributes: from..<(empty ? i - 1 : i), end: i + 1)
      }
      i += 1
    }
    return incomplete
  }

  /// A processing instruction, up to `?>`.
  private static func aside(_ b: Span<UInt8>, _ from: Int, _ mark: UInt8) -> Token {
    var i = from
    while i + 1 < b.count {
      if b[i] == mark, b[i + 1] == 0x3E {
        return Token(kind: .aside, name: from..<i, attributes: i..<i, end: i + 2)
      }
      i += 1
    }
    return incomplete
  }

  private static func declaration(_ b: Span<UInt8>, _ at: Int) -> Token {
    if b.count - at < 9 { return incomplete }
    if b[at + 2] == 0x2D, b[at + 3] == 0x2D {
      let end = find3(b, 0x2D, 0x2D, from: at + 4)
      guard end < b.count else { return incomplete }
      return Token(kind: .aside, name: (at + 4)..<end, attributes: end..<end, end: end + 3)
    }
    if same(b, (at + 2)..<(at + 9), "[CDATA[") {
      let end = find3(b, 0x5D, 0x5D, from: at + 9)
      guard end < b.count else { return incomplete }
      return Token(kind: .cdata, name: (at + 9)..<end, attributes: end..<end, end: end + 3)
    }
    return Token(kind: .declaration, name: at..<at, attributes: at..<at, end: at + 2)
  }

  /// Where `a b >` starts; the count when it does not.
  private static func find3(_ b: Span<UInt8>, _ first: UInt8, _ second: UInt8, from: Int) -> Int {
    var i = from
    while i + 2 < b.count {
      if b[i] == first, b[i + 1] == second, b[i + 2] == 0x3E { return i }
      i += 1
    }
    return b.count
  }

  static func find(_ b: Span<UInt8>, _ byte: UInt8, from: Int) -> Int {
    var i = from
    while i < b.count, b[i] != byte { i += 1 }
    return i
  }

  private static func local(_ b: Span<UInt8>, _ start: Int, _ end: Int) -> Range<Int> {
    var i = start
    while i < end {
      if b[i] == 0x3A { return (i + 1)..<end }
      i += 1
    }
    return start..<end
  }

  @inline(__always) static func isSpace(_ b: UInt8) -> Bool {
    b == 0x20 || b == 0x0A || b == 0x0D || b == 0x09
  }

  static func same(_ b: Span<UInt8>, _ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    for (i, byte) in wanted.enumerated() where b[range.lowerBound + i] != byte { return false }
    return true
  }

  /// The raw value of an attribute without prefix; nil when the tag has none.
  static func attribute(_ b: Span<UInt8>, _ attributes: Range<Int>, _ wanted: StaticString) -> Range<Int>? {
    var i = attributes.lowerBound
    let end = attributes.upperBound
    while i < end {
      while i < end, isSpace(b[i]) { i += 1 }
      let start = i
      while i < end, b[i] != 0x3D, !isSpace(b[i]) { i += 1 }
      let name = start..<i
      while i < end, b[i] != 0x22, b[i] != 0x27 { i += 1 }
      guard i < end else { return nil }
      let quote = b[i]
      let from = i + 1
      i = from
      while i < end, b[i] != quote { i += 1 }
      if same(b, name, wanted) { return from..<i }
      i += 1
    }
    return nil
  }

  /// Name as written and raw value of the attribute at or after `i`, which moves behind it; nil at the end.
  static func nextAttribute(_ b: Span<UInt8>, _ i: inout Int, _ end: Int) -> (
    name: Range<Int>, value: Range<Int>
  )? {
    while i < end, isSpace(b[i]) { i += 1 }
    let start = i
    while i < end, b[i] != 0x3D, !isSpace(b[i]) { i += 1 }
    let name = start..<i
    while i < end, b[i] != 0x22, b[i] != 0x27 { i += 1 }
    guard i < end else { return nil }
    let quote = b[i]
    let from = i + 1
    i = from
    while i < end, b[i] != quote { i += 1 }
    let value = from..<i
    i = min(i + 1, end)
    return (name, value)
  }

  static func int(_ b: Span<UInt8>, _ range: Range<Int>?) -> Int? {
    guard let range, !range.isEmpty, range.count < 18 else { return nil }
    var value = 0
    for i in range {
      guard b[i] >= 0x30, b[i] <= 0x39 else { return nil }
      value = value * 10 + Int(b[i] - 0x30)
    }
    return value
  }

  static func flag(_ b: Span<UInt8>, _ range: Range<Int>?) -> Bool {
    guard let range else { return false }
    return same(b, range, "1") || same(b, range, "true") || same(b, range, "on")
  }

  /// `B12` in a range; nil for anything else.
  static func address(_ b: Span<UInt8>, _ range: Range<Int>) -> (row: Int, column: Int)? {
    var row = 0
    var column = 0
    for i in range {
      let c = b[i]
      if c >= 0x30, c <= 0x39 {
        guard column > 0, row < 10_000_000 else { return nil }
        row = row * 10 + Int(c - 0x30)
      } else if c | 0x20 >= 0x61, c | 0x20 <= 0x7A {
        guard row == 0, column < 100_000 else { return nil }
        column = column * 26 + Int(c | 0x20) - 0x60
      } else if c != 0x24 {
        return nil
      }
    }
    return row > 0 && column > 0 ? (row, column) : nil
  }

  /// The content of a text token, entities decoded, line ends as LF.
  static func appendText(_ b: Span<UInt8>, _ range: Range<Int>, to out: inout [UInt8]) {
    var i = range.lowerBound
    let end = range.upperBound
    while i < end {
      let start = i
      while i < end, b[i] != 0x26, b[i] != 0x0D { i += 1 }
      appendRaw(b, start..<i, to: &out)
      guard i < end else { return }
      if b[i] == 0x0D {
        out.append(0x0A)
        i += i + 1 < end && b[i + 1] == 0x0A ? 2 : 1
        continue
      }
      var semicolon = i + 1
      while semicolon < end, semicolon < i + 14, b[semicolon] != 0x3B { semicolon += 1 }
      if semicolon < end, b[semicolon] == 0x3B, let scalar = entity(b, (i + 1)..<semicolon) {
        out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        i = semicolon + 1
      } else {
        out.append(0x26)
        i += 1
      }
    }
  }

  static func appendRaw(_ b: Span<UInt8>, _ range: Range<Int>, to out: inout [UInt8]) {
    b.extracting(range).withUnsafeBufferPointer { out.append(contentsOf: $0) }
  }

  private static func entity(_ b: Span<UInt8>, _ range: Range<Int>) -> Unicode.Scalar? {
    if same(b, range, "amp") { return "&" }
    if same(b, range, "lt") { return "<" }
    if same(b, range, "gt") { return ">" }
    if same(b, range, "quot") { return "\"" }
    if same(b, range, "apos") { return "'" }
    guard range.count > 1, b[range.lowerBound] == 0x23 else { return nil }
    let isHex = b[range.lowerBound + 1] | 0x20 == 0x78
    var code: UInt32 = 0
    for i in (range.lowerBound + (isHex ? 2 : 1))..<range.upperBound {
      guard let digit = hexDigit(b[i]), isHex || digit < 10, code < 0x20_0000 else { return nil }
      code = code * (isHex ? 16 : 10) + digit
    }
    return range.count > (isHex ? 2 : 1) ? Unicode.Scalar(code) : nil
  }

  static func hexDigit(_ b: UInt8) -> UInt32? {
    switch b {
    case 0x30...0x39: UInt32(b - 0x30)
    case 0x41...0x46: UInt32(b - 0x37)
    case 0x61...0x66: UInt32(b - 0x57)
    default: nil
    }
  }
}
