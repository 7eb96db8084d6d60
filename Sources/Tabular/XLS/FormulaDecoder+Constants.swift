import TolokCore

/// Constants: texts, numbers, arrays.
extension FormulaDecoder {
  mutating func textConstant(_ at: Int) -> Int? {
    let length = bytes.le8(at + 1)
    let isWide = wide && bytes.le8(at + 2) & 1 != 0
    let start = at + (wide ? 3 : 2)
    let size = start - at + length * (isWide ? 2 : 1)
    guard at + size <= bytes.count else { return nil }
    begin()
    if !isWide, isASCII(bytes, start..<(start + length)) {
      appendQuoted(bytes[start..<(start + length)])
    } else if wide {
      var reader = SegmentReader(bytes, [(at + 1)..<(at + size)])
      appendQuoted(reader.unicodeString(lengthBytes: 1).utf8)
      guard !reader.isCut else { return nil }
    } else {
      appendQuoted(codePage.decode(bytes, start..<(start + length)).utf8)
    }
    return size
  }

  private mutating func appendQuoted(_ value: some Sequence<UInt8>) {
    text.append(0x22)
    for byte in value {
      if byte == 0x22 { text.append(0x22) }
      text.append(byte)
    }
    text.append(0x22)
  }

  static func number(_ value: Double) -> [UInt8]? {
    guard value.isFinite else { return nil }
    return JSON.number(value).utf8.map { $0 == 0x65 ? 0x45 : $0 }
  }

  /// `{1,2;"a",TRUE}`; its values lie behind the expression.
  mutating func arrayConstant(_ at: inout Int, end: Int) -> Int? {
    var columns = bytes.le8(at)
    var rows = bytes.le16(at + 1)
    if wide {
      columns += 1
      rows += 1
    } else if columns == 0 {
      columns = 256
    }
    at += 3
    begin()
    let start = text.count
    text.append(0x7B)
    for row in 0..<rows {
      if row > 0 { text.append(0x3B) }
      for column in 0..<columns {
        if column > 0 { text.append(0x2C) }
        guard at < end, appendArrayValue(&at) else { return nil }
      }
    }
    guard at <= end else { return nil }
    text.append(0x7D)
    work -= text.count - start
    return 8
  }

  private mutating func appendArrayValue(_ at: inout Int) -> Bool {
    let kind = bytes.le8(at)
    if kind == 2 {
      let length = wide ? bytes.le16(at + 1) : bytes.le8(at + 1)
      guard wide else {
        at += 2 + length
        appendQuoted(codePage.decode(bytes, (at - length)..<at).utf8)
        return true
      }
      var reader = SegmentReader(bytes, [min(at + 1, bytes.count)..<bytes.count])
      at += 4 + length * (bytes.le8(at + 3) & 1 != 0 ? 2 : 1)
      appendQuoted(reader.unicodeString(lengthBytes: 2).utf8)
      return !reader.isCut
    }
    let value = at + 1
    at += 9
    switch kind {
    case 0: return true
    case 1: return Self.number(bytes.leDouble(value)).map { text += $0 } != nil
    case 4: text += Array((bytes.le8(value) != 0 ? "TRUE" : "FALSE").utf8)
    case 0x10: return BIFFErrors.text(bytes.le8(value)).map { text += Array($0.utf8) } != nil
    default: return false
    }
    return true
  }
}
