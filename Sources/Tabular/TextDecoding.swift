/// Bytes of a text file as UTF-8, and the encoding they came in.
struct TextDecoding {
  private(set) var text: ArraySlice<UInt8>
  private(set) var encoding: String
  /// What else the bytes might be, when nothing but a habit decides.
  private(set) var runnerUp: String?
  /// Whether the text is the file's own bytes, but for a byte-order mark.
  private(set) var isUntouched = true

  init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      (text, encoding) = (bytes[3...], "UTF-8 BOM")
    } else if let isLittle = Self.wideByMark(bytes) {
      text = Self.utf16(bytes, from: 2, isLittle: isLittle)[...]
      isUntouched = false
      encoding = isLittle ? "UTF-16LE" : "UTF-16BE"
      return
    } else if let isLittle = Self.wideByZeros(bytes) {
      text = Self.utf16(bytes, from: 0, isLittle: isLittle)[...]
      isUntouched = false
      encoding = isLittle ? "UTF-16LE" : "UTF-16BE"
      return
    } else {
      (text, encoding) = (bytes[...], "UTF-8")
    }
    let kinds = text.withUnsafeBufferPointer { Self.kinds($0) }
    if kinds.hasHigh { decodeHigh() }
    // Zeros are left behind by programs that fill fields of fixed length; they stand for nothing.
    if kinds.hasZero {
      text = text.filter { $0 != 0 }[...]
      isUntouched = false
    }
  }

  /// Whether whole rows of a text are UTF-8 without anything to mend.
  static func isPlain(_ rows: UnsafeBufferPointer<UInt8>) -> Bool {
    let kinds = kinds(rows)
    return !kinds.hasZero && (!kinds.hasHigh || checkUTF8(rows.span).bad == 0)
  }

  /// Whether bytes are UTF-16, and which end comes first; nil for any other text. Exports without a byte-order mark are
  /// told by the zero in every other byte.
  static func isLittleUTF16(_ bytes: [UInt8]) -> Bool? { wideByMark(bytes) ?? wideByZeros(bytes) }

  /// Whether a file's first bytes can be text: no control characters but those of text, and zeros only as filling.
  static func canBeText(_ head: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(head)
    if wideByMark(bytes) != nil || wideByZeros(bytes) != nil { return true }
    var zeros = 0
    var controls = 0
    for b in bytes {
      if b == 0 { zeros += 1 } else if b < 9 || b == 0x0B || b > 0x0D && b < 0x1A { controls += 1 }
    }
    // A stray control character slips into a field now and then; a picture is full of them.
    return zeros * 8 <= bytes.count && controls * 256 <= bytes.count
  }

  private mutating func decodeHigh() {
    let check = Self.checkUTF8(text.span)
    // A few broken sequences among many good ones are damage, not another encoding.
    if check.bad == 0 || encoding == "UTF-8 BOM" || check.good > 10 * check.bad { return }
    let isLatin1 = text.contains { [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
    encoding = isLatin1 ? "ISO-8859-1" : "Windows-1252"
    runnerUp = isLatin1 ? "Windows-1252" : "ISO-8859-1"
    var out: [UInt8] = []
    out.reserveCapacity(text.count + text.count / 8)
    for byte in text {
      if byte < 0x80 {
        out.append(byte)
      } else {
        let code = byte < 0xA0 && !isLatin1 ? Self.windows1252[Int(byte) - 0x80] : UInt32(byte)
        let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
        out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    text = out[...]
    isUntouched = false
  }

  private static func kinds(_ bytes: UnsafeBufferPointer<UInt8>) -> (hasHigh: Bool, hasZero: Bool) {
    var high: UInt8 = 0
    var low: UInt8 = 0xFF
    for b in bytes {
      high |= b
      low = min(low, b)
    }
    return (high >= 0x80, !bytes.isEmpty && low == 0)
  }

  /// Sequences beyond ASCII that are UTF-8, and bytes that are not.
  private static func checkUTF8(_ b: Span<UInt8>) -> (good: Int, bad: Int) {
    do {
      var good = 0
      var bad = 0
      var i = 0
      while i < b.count {
        let first = b[i]
        if first < 0x80 {
          i += 1
          continue
        }
        let length = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 && first < 0xF0 ? 3 : 2
        var isGood = first >= 0xC2 && first < 0xF5 && i + length <= b.count
        if isGood { for j in 1..<length where b[i + j] & 0xC0 != 0x80 { isGood = false } }
        if isGood {
          good += 1
          i += length
        } else if i + 4 > b.count, first >= 0xC2,
          (i + 1..<b.count).allSatisfy({ b[$0] & 0xC0 == 0x80 })
        {
          // The file was cut within its last character.
          return (good + 1, bad)
        } else {
          bad += 1
          i += 1
        }
      }
      return (good, bad)
    }
  }

  private static func wideByMark(_ bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xFF, 0xFE]) { return true }
    return bytes.starts(with: [0xFE, 0xFF]) ? false : nil
  }

  /// UTF-16 without a mark: nearly every second byte of the first ones is zero.
  private static func wideByZeros(_ bytes: [UInt8]) -> Bool? {
    let count = min(bytes.count, 4096) / 2
    guard count >= 4 else { return nil }
    var even = 0
    var odd = 0
    for i in 0..<count {
      if bytes[2 * i] == 0 { even += 1 }
      if bytes[2 * i + 1] == 0 { odd += 1 }
    }
    if odd * 10 >= count * 7, even * 10 < count { return true }
    return even * 10 >= count * 7 && odd * 10 < count ? false : nil
  }

  private static func utf16(_ bytes: [UInt8], from: Int, isLittle: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var i = from
    while i + 1 < bytes.count {
      let unit =
        isLittle
        ? UInt16(bytes[i]) | UInt16(bytes[i + 1]) << 8 : UInt16(bytes[i]) << 8 | UInt16(bytes[i + 1])
      if unit != 0 { units.append(unit) }
      i += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// 0x80-0x9F of Windows-1252.
  static let windows1252: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
