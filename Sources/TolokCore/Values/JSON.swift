/// A JSON value whose object keys keep the order they were written in, so output is stable.
package indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  package static func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
  package static func count(_ value: Int) -> JSON { .int(Int64(value)) }

  package var serialised: String {
    var out: [UInt8] = []
    write(into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  package func write(into out: inout [UInt8]) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .bool(let b): out.append(contentsOf: (b ? "true" : "false").utf8)
    case .int(let i): out.append(contentsOf: String(i).utf8)
    case .double(let d): out.append(contentsOf: Self.number(d).utf8)
    case .string(let s): Self.write(s, into: &out)
    case .array(let items):
      out.append(0x5B)
      for (i, item) in items.enumerated() {
        if i > 0 { out.append(0x2C) }
        item.write(into: &out)
      }
      out.append(0x5D)
    case .object(let pairs):
      out.append(0x7B)
      for (i, pair) in pairs.enumerated() {
        if i > 0 { out.append(0x2C) }
        Self.write(pair.0, into: &out)
        out.append(0x3A)
        pair.1.write(into: &out)
      }
      out.append(0x7D)
    }
  }

  /// The shortest text that reads back as the same number; whole numbers without `.0`.
  package static func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return "\(value)"
  }

  package static func write(_ text: String, into out: inout [UInt8]) {
    var text = text
    text.withUTF8 { write($0, into: &out) }
  }

  /// A text in UTF-8, quoted.
  package static func write(_ text: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
    out.append(0x22)
    if !text.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
      out.append(contentsOf: text)
      out.append(0x22)
      return
    }
    let hex = Array("0123456789abcdef".utf8)
    for byte in text {
      switch byte {
      case 0x22: out.append(contentsOf: [0x5C, 0x22])
      case 0x5C: out.append(contentsOf: [0x5C, 0x5C])
      case 0x0A: out.append(contentsOf: [0x5C, 0x6E])
      case 0x0D: out.append(contentsOf: [0x5C, 0x72])
      case 0x09: out.append(contentsOf: [0x5C, 0x74])
      case 0..<0x20:
        out.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, hex[Int(byte >> 4)], hex[Int(byte & 15)]])
      default: out.append(byte)
      }
    }
    out.append(0x22)
  }
}
