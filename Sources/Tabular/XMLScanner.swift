/// What the scanner stands on.
enum XMLToken: Equatable {
  case open
  case close
  case text
  case end
}

/// A forward scanner over the bytes of an XML part: tags by local name, attributes, text with entities decoded.
/// It expands no entity but the five of XML and character references, so that it cannot be made to grow.
struct XMLScanner {
  private let bytes: [UInt8]
  private var at = 0
  /// Of the current tag, without prefix.
  var name: ArraySlice<UInt8> { bytes[nameRange] }
  private var nameRange: Range<Int> = 0..<0
  private(set) var selfClosing = false
  private var attributes: Range<Int> = 0..<0
  private var textRange: Range<Int> = 0..<0
  private var textIsRaw = false

  init(_ bytes: [UInt8]) { self.bytes = Self.utf8(bytes) }

  /// UTF-16 parts become UTF-8; a byte-order mark is dropped.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= 2 else { return bytes }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    let little = bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[1] == 0 && bytes[0] == 0x3C
    let big = bytes[0] == 0xFE && bytes[1] == 0xFF || bytes[0] == 0 && bytes[1] == 0x3C
    guard little || big else { return bytes }
    var units: [UInt16] = []
    var i = bytes[0] == 0xFF || bytes[0] == 0xFE ? 2 : 0
    while i + 1 < bytes.count {
      units.append(
        little ? UInt16(bytes[i]) | UInt16(bytes[i + 1]) << 8 : UInt16(bytes[i]) << 8 | UInt16(bytes[i + 1]))
      i += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  mutating func next() -> XMLToken {
    while at < bytes.count {
      if bytes[at] != 0x3C {
        let start = at
        at = Self.find(0x3C, in: bytes.span, from: at)
        textRange = start..<at
        textIsRaw = false
        return .text
      }
      guard at + 1 < bytes.count else { break }
      switch bytes[at + 1] {
      case 0x3F: skip(past: [0x3F, 0x3E], from: at + 2)
      case 0x21:
        if has([0x3C, 0x21, 0x2D, 0x2D]) {
          skip(past: [0x2D, 0x2D, 0x3E], from: at + 4)
        } else if has(Array("<![CDATA[".utf8)) {
          let start = at + 9
          skip(past: [0x5D, 0x5D, 0x3E], from: start)
          textRange = start..<max(start, at - 3)
          textIsRaw = true
          return .text
        } else {
          skipDeclaration()
        }
      case 0x2F:
        let start = at + 2
        let end = Self.find(0x3E, in: bytes.span, from: start)
        nameRange = local(start..<max(start, end < bytes.count ? end : end - 1))
        at = min(end + 1, bytes.count)
        return .close
      default: return openTag()
      }
    }
    at = bytes.count
    return .end
  }

  /// Where a byte stands next; the end when it does not.
  private static func find(_ wanted: UInt8, in b: Span<UInt8>, from start: Int) -> Int {
    var i = start
    while i < b.count, b[i] != wanted { i += 1 }
    return i
  }

  private mutating func openTag() -> XMLToken {
    let start = at + 1
    let (nameEnd, end) = Self.tagEnds(bytes.span, from: start)
    selfClosing = end > nameEnd && bytes[end - 1] == 0x2F
    attributes = nameEnd..<(selfClosing ? end - 1 : end)
    at = min(end + 1, bytes.count)
    nameRange = local(start..<nameEnd)
    return .open
  }

  /// Where the name of a tag ends, and where the tag does; a `>` within quotes ends nothing.
  private static func tagEnds(_ b: Span<UInt8>, from start: Int) -> (name: Int, tag: Int) {
    var i = start
    while i < b.count, !isSpace(b[i]), b[i] != 0x3E, b[i] != 0x2F { i += 1 }
    let nameEnd = i
    while i < b.count, b[i] != 0x3E {
      if b[i] == 0x22 || b[i] == 0x27 { i = find(b[i], in: b, from: i + 1) }
      i += 1
    }
    return (nameEnd, min(i, b.count))
  }

  /// The raw bytes of an attribute by local name; `prefixed` asks for a name with a prefix (`r:id`).
  func attribute(_ wanted: StaticString, prefixed: Bool = false) -> ArraySlice<UInt8>? {
    var i = attributes.lowerBound
    while i < attributes.upperBound {
      while i < attributes.upperBound, Self.isSpace(bytes[i]) { i += 1 }
      let start = i
      var colon: Int?
      while i < attributes.upperBound, bytes[i] != 0x3D, !Self.isSpace(bytes[i]) {
        if bytes[i] == 0x3A { colon = i }
        i += 1
      }
      let nameStart = colon.map { $0 + 1 } ?? start
      let nameEnd = i
      while i < attributes.upperBound, bytes[i] != 0x22, bytes[i] != 0x27 { i += 1 }
      guard i < attributes.upperBound else { return nil }
      let quote = bytes[i]
      i += 1
      let valueStart = i
      while i < attributes.upperBound, bytes[i] != quote { i += 1 }
      if (colon != nil) == prefixed || (!prefixed && colon == nil),
        Self.same(bytes[nameStart..<nameEnd], wanted)
      {
        return bytes[valueStart..<i]
      }
      i += 1
    }
    return nil
  }

  /// Every attribute of the current tag in one pass: local name and raw value, in the order written.
  func eachAttribute(_ body: (_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Void) {
    let b = bytes.span
    let end = attributes.upperBound
    var i = attributes.lowerBound
    while i < end {
      while i < end, Self.isSpace(b[i]) { i += 1 }
      var nameStart = i
      while i < end, b[i] != 0x3D, !Self.isSpace(b[i]) {
        if b[i] == 0x3A { nameStart = i + 1 }
        i += 1
      }
      let nameEnd = i
      while i < end, b[i] != 0x22, b[i] != 0x27 { i += 1 }
      guard i < end else { return }
      let quote = b[i]
      let valueStart = i + 1
      i = valueStart
      while i < end, b[i] != quote { i += 1 }
      body(bytes[nameStart..<nameEnd], bytes[valueStart..<i])
      i += 1
    }
  }

  /// Local name and raw value of the attribute at or after `at` in the current tag, as places in the bytes; `at` is nil
  /// for the first and moves on. The way without counting references, for tags by the million.
  func nextAttribute(_ at: inout Int?) -> (name: Range<Int>, value: Range<Int>)? {
    var i = at ?? attributes.lowerBound
    let b = bytes.span
    guard let (name, value) = XMLBytes.nextAttribute(b, &i, attributes.upperBound) else { return nil }
    at = i
    var start = name.upperBound
    while start > name.lowerBound, b[start - 1] != 0x3A { start -= 1 }
    return (start..<name.upperBound, value)
  }

  func same(_ range: Range<Int>, _ wanted: StaticString) -> Bool { XMLBytes.same(bytes.span, range, wanted) }

  /// What stands at a place.
  func slice(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  func attributeText(_ wanted: StaticString, prefixed: Bool = false) -> String? {
    attribute(wanted, prefixed: prefixed).map { String(decoding: Self.decode($0), as: UTF8.self) }
  }

  func attributeInt(_ wanted: StaticString) -> Int? { attribute(wanted).flatMap(Self.int) }

  func attributeFlag(_ wanted: StaticString) -> Bool {
    guard let value = attribute(wanted) else { return false }
    return value.elementsEqual("1".utf8) || value.elementsEqual("true".utf8) || value.elementsEqual("on".utf8)
  }

  func `is`(_ wanted: StaticString) -> Bool { XMLBytes.same(bytes.span, nameRange, wanted) }

  /// The text token's content, entities decoded.
  func appendText(to out: inout [UInt8]) {
    if textIsRaw {
      out.append(contentsOf: bytes[textRange])
    } else {
      Self.decode(bytes[textRange], into: &out)
    }
  }

  /// Skips everything to the end of the element just opened.
  mutating func skipElement() {
    guard !selfClosing else { return }
    var depth = 1
    while depth > 0 {
      switch next() {
      case .open: if !selfClosing { depth += 1 }
      case .close: depth -= 1
      case .text: break
      case .end: return
      }
    }
  }

  static func same(_ bytes: ArraySlice<UInt8>, _ text: StaticString) -> Bool {
    guard bytes.count == text.utf8CodeUnitCount else { return false }
    var p = text.utf8Start
    for b in bytes {
      if b != p.pointee { return false }
      p += 1
    }
    return true
  }

  static func int(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    guard !bytes.isEmpty, bytes.count < 18 else { return nil }
    for b in bytes {
      guard b >= 0x30, b <= 0x39 else { return nil }
      value = value * 10 + Int(b - 0x30)
    }
    return value
  }

  static func decode(_ slice: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    decode(slice, into: &out)
    return out
  }

  private static func decode(_ slice: ArraySlice<UInt8>, into out: inout [UInt8]) {
    guard slice.contains(0x26) || slice.contains(0x0D) else {
      out.append(contentsOf: slice)
      return
    }
    var i = slice.startIndex
    while i < slice.endIndex {
      let b = slice[i]
      if b == 0x0D {
        // XML line ends: CRLF and CR read as LF.
        out.append(0x0A)
        i += i + 1 < slice.endIndex && slice[i + 1] == 0x0A ? 2 : 1
        continue
      }
      guard b == 0x26, let end = slice[i...].prefix(14).firstIndex(of: 0x3B) else {
        out.append(b)
        i += 1
        continue
      }
      let entity = slice[(i + 1)..<end]
      switch String(decoding: entity, as: UTF8.self) {
      case "amp": out.append(0x26)
      case "lt": out.append(0x3C)
      case "gt": out.append(0x3E)
      case "quot": out.append(0x22)
      case "apos": out.append(0x27)
      case let other:
        if other.hasPrefix("#"),
          let code = other.hasPrefix("#x") || other.hasPrefix("#X")
            ? UInt32(other.dropFirst(2), radix: 16) : UInt32(other.dropFirst()),
          let scalar = Unicode.Scalar(code)
        {
          out.append(contentsOf: String(Character(scalar)).utf8)
        } else {
          out.append(contentsOf: slice[i...end])
        }
      }
      i = end + 1
    }
  }

  private func local(_ range: Range<Int>) -> Range<Int> {
    let b = bytes.span
    var end = range.upperBound
    while end > range.lowerBound, Self.isSpace(b[end - 1]) { end -= 1 }
    var i = range.lowerBound
    while i < end {
      if b[i] == 0x3A { return (i + 1)..<end }
      i += 1
    }
    return range.lowerBound..<end
  }

  private func has(_ prefix: [UInt8]) -> Bool {
    at + prefix.count <= bytes.count && bytes[at..<(at + prefix.count)].elementsEqual(prefix)
  }

  private mutating func skip(past mark: [UInt8], from start: Int) {
    var i = start
    while i + mark.count <= bytes.count {
      if bytes[i] == mark[0], bytes[i..<(i + mark.count)].elementsEqual(mark) {
        at = i + mark.count
        return
      }
      i += 1
    }
    at = bytes.count
  }

  /// `<!DOCTYPE … [ … ]>`: skipped whole; its entities are never used.
  private mutating func skipDeclaration() {
    var depth = 0
    while at < bytes.count {
      let b = bytes[at]
      at += 1
      if b == 0x5B { depth += 1 } else if b == 0x5D { depth -= 1 } else if b == 0x3E, depth <= 0 { return }
    }
  }

  static func isSpace(_ b: UInt8) -> Bool { b == 0x20 || b == 0x0A || b == 0x0D || b == 0x09 }
}
