/// Reads values that run over a record and the CONTINUE records behind it.
///
/// Where the characters of a string are split, the next record begins with the width of the rest; where
/// formatting runs or phonetic data are split, it does not ([MS-XLS] 2.5.293).
struct SegmentReader {
  private let bytes: [UInt8]
  private let segments: [Range<Int>]
  private var index = 0
  private var at: Int
  private var end: Int
  /// The bytes ended before a value did.
  private(set) var isCut = false
  private var buffer: [UInt8] = []

  init(_ bytes: [UInt8], _ segments: [Range<Int>]) {
    self.bytes = bytes
    self.segments = segments.map { $0.clamped(to: 0..<bytes.count) }
    at = self.segments.first?.lowerBound ?? 0
    end = self.segments.first?.upperBound ?? 0
  }

  /// Whether anything is left, in this segment or a later one.
  var isAtEnd: Bool { at >= end && !segments.dropFirst(index + 1).contains { !$0.isEmpty } }

  private mutating func advance() -> Bool {
    while at >= end {
      guard index + 1 < segments.count else {
        isCut = true
        return false
      }
      index += 1
      at = segments[index].lowerBound
      end = segments[index].upperBound
    }
    return true
  }

  mutating func u8() -> Int {
    guard at < end || advance() else { return 0 }
    at += 1
    return Int(bytes[at - 1])
  }

  mutating func u16() -> Int {
    if at + 1 < end {
      at += 2
      return bytes.le16(at - 2)
    }
    let low = u8()
    return low | u8() << 8
  }

  mutating func u32() -> Int {
    let low = u16()
    return low | u16() << 16
  }

  mutating func skip(_ count: Int) {
    var left = count
    while left > 0 {
      guard at < end || advance() else { return }
      let step = min(left, end - at)
      at += step
      left -= step
    }
  }

  /// A Unicode string whose length has `lengthBytes` bytes, with its runs and phonetic data skipped.
  mutating func unicodeString(lengthBytes: Int) -> String {
    let count = lengthBytes == 1 ? u8() : u16()
    return unicodeString(characters: count)
  }

  mutating func unicodeString(characters count: Int) -> String {
    let flags = u8()
    let runs = flags & 8 != 0 ? u16() : 0
    let extra = flags & 4 != 0 ? u32() : 0
    let text = characters(count, wide: flags & 1 != 0)
    skip(runs * 4 + extra)
    return text
  }

  /// Characters without a flags byte before them.
  private mutating func characters(_ count: Int, wide: Bool) -> String {
    guard count > 0 else { return "" }
    if !wide, count <= end - at, isASCII(bytes, at..<(at + count)) {
      at += count
      return String(decoding: bytes[(at - count)..<at], as: UTF8.self)
    }
    buffer.removeAll(keepingCapacity: true)
    var left = count
    var wide = wide
    var lead: UInt32 = 0
    while left > 0 {
      if at >= end {
        guard advance() else { break }
        // A split before the first character carries no second flags byte only in theory; writers repeat it.
        wide = bytes[at] & 1 != 0
        at += 1
        continue
      }
      if wide {
        let step = min(left, (end - at) / 2)
        for offset in stride(from: at, to: at + 2 * step, by: 2) {
          append(UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8, lead: &lead)
        }
        left -= step
        // Half a character at the end of a record belongs to nothing.
        at = step == 0 ? end : at + 2 * step
      } else {
        let step = min(left, end - at)
        for offset in at..<(at + step) { append(UInt32(bytes[offset]), lead: &lead) }
        left -= step
        at += step
      }
    }
    if lead != 0 { append(scalar: 0xFFFD) }
    return String(decoding: buffer, as: UTF8.self)
  }

  /// One UTF-16 unit; a lone half of a pair becomes `�`.
  private mutating func append(_ unit: UInt32, lead: inout UInt32) {
    if unit < 0x80, lead == 0 {
      buffer.append(UInt8(unit))
      return
    }
    if lead != 0 {
      let first = lead
      lead = 0
      if unit & 0xFC00 == 0xDC00 {
        append(scalar: 0x10000 + (first & 0x3FF) << 10 + unit & 0x3FF)
        return
      }
      append(scalar: 0xFFFD)
    }
    if unit & 0xFC00 == 0xD800 {
      lead = unit
    } else {
      append(scalar: unit & 0xFC00 == 0xDC00 ? 0xFFFD : unit)
    }
  }

  private mutating func append(scalar: UInt32) {
    switch scalar {
    case 0..<0x80: buffer.append(UInt8(scalar))
    case 0x80..<0x800:
      buffer.append(UInt8(0xC0 | scalar >> 6))
      buffer.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      buffer.append(UInt8(0xE0 | scalar >> 12))
      buffer.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      buffer.append(UInt8(0x80 | scalar & 0x3F))
    default:
      buffer.append(UInt8(0xF0 | scalar >> 18 & 7))
      buffer.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      buffer.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      buffer.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}

/// The strings that cells share, in the order of their numbers.
///
/// The counts that the record declares are not trusted: some writers get them wrong, and a string costs at
/// least three bytes, so reading to the end is bounded by the file.
func sharedStrings(_ bytes: [UInt8], _ segments: [Range<Int>]) -> [String] {
  var reader = SegmentReader(bytes, segments)
  var strings: [String] = []
  reader.skip(8)
  while !reader.isAtEnd {
    let text = reader.unicodeString(lengthBytes: 2)
    guard !reader.isCut else { break }
    strings.append(text)
  }
  return strings
}
