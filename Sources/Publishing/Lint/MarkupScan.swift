/// Reads the tags of XML and HTML one after the other; no tree, no entities beyond the common ones.
///
/// Enough for what this program writes and for spreadsheets: comments, declarations and the insides of `script`
/// and `style` are passed over as text.
struct MarkupScan {
  enum Piece: Equatable {
    case open(name: String, attributes: [String: String], isEmpty: Bool)
    case close(String)
    case text(String)
  }

  private let bytes: [UInt8]
  private var at = 0
  /// `style` or `script`, whose inside is text up to its end tag.
  private var raw: String?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Piece? {
    while at < bytes.count {
      if let name = raw {
        raw = nil
        return .text(take(until: Array("</\(name)".utf8)))
      }
      guard bytes[at] == 0x3C else { return .text(Self.plain(take(until: [0x3C]))) }
      if starts("<!--") {
        skip("-->")
      } else if starts("<!") || starts("<?") {
        skip(">")
      } else {
        return tag()
      }
    }
    return nil
  }

  private func starts(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    for i in 0..<count where bytes[at + i] != text.utf8Start[i] { return false }
    return true
  }

  private mutating func skip(_ end: String) {
    let wanted = Array(end.utf8)
    while at < bytes.count, !matches(wanted) { at += 1 }
    at = min(bytes.count, at + wanted.count)
  }

  private func matches(_ wanted: [UInt8]) -> Bool {
    guard at + wanted.count <= bytes.count else { return false }
    for i in wanted.indices where bytes[at + i] != wanted[i] { return false }
    return true
  }

  private mutating func take(until end: [UInt8]) -> String {
    let start = at
    while at < bytes.count, !matches(end) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func tag() -> Piece {
    at += 1
    let closes = at < bytes.count && bytes[at] == 0x2F
    if closes { at += 1 }
    let name = word().lowercasedTag
    var attributes: [String: String] = [:]
    var isEmpty = false
    while at < bytes.count, bytes[at] != 0x3E {
      if bytes[at] == 0x2F { isEmpty = true }
      if Self.isSpace(bytes[at]) || bytes[at] == 0x2F {
        at += 1
        continue
      }
      isEmpty = false
      let key = word()
      if key.isEmpty {
        at += 1
        continue
      }
      attributes[key] = at < bytes.count && bytes[at] == 0x3D ? value() : ""
    }
    at = min(bytes.count, at + 1)
    if closes { return .close(name) }
    if !isEmpty, name == "style" || name == "script" { raw = name }
    return .open(name: name, attributes: attributes, isEmpty: isEmpty)
  }

  private mutating func word() -> String {
    let start = at
    while at < bytes.count, !Self.isSpace(bytes[at]), ![0x3D, 0x3E, 0x2F].contains(bytes[at]) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func value() -> String {
    at += 1
    guard at < bytes.count else { return "" }
    let quote = bytes[at]
    guard quote == 0x22 || quote == 0x27 else {
      let start = at
      while at < bytes.count, !Self.isSpace(bytes[at]), bytes[at] != 0x3E { at += 1 }
      return Self.plain(String(decoding: bytes[start..<at], as: UTF8.self))
    }
    at += 1
    let text = take(until: [quote])
    at = min(bytes.count, at + 1)
    return Self.plain(text)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// The entities that XML itself knows.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    var out = ""
    var rest = text[...]
    let known: [(String, String)] = [
      ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"),
    ]
    while let mark = rest.firstIndex(of: "&") {
      out += rest[..<mark]
      rest = rest[mark...]
      if let found = known.first(where: { rest.hasPrefix($0.0) }) {
        out += found.1
        rest = rest.dropFirst(found.0.count)
      } else {
        out += "&"
        rest = rest.dropFirst()
      }
    }
    return out + rest
  }
}

extension String {
  /// Tag names of HTML are the same in any case; prefixes of XML stay.
  fileprivate var lowercasedTag: String { contains(":") ? self : lowercased() }
}
