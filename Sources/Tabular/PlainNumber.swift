/// Numbers as programs write them, eight digits at a time.
enum PlainNumber {
  /// A whole number without leading zero, of at most eighteen digits.
  @inline(__always)
  static func integer(_ b: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    var start = range.lowerBound
    guard start < range.upperBound else { return nil }
    let isNegative = b[start] == 0x2D
    if isNegative { start += 1 }
    let count = range.upperBound - start
    guard count > 0, count <= 18, count == 1 || b[start] != 0x30 else { return nil }
    guard count <= 16, range.upperBound >= 16 else {
      return slowInteger(b, start..<range.upperBound, isNegative)
    }
    guard let value = number(last(b, range.upperBound), count) else { return nil }
    return isNegative ? -Int64(value) : Int64(value)
  }

  /// Any number of `DecimalParser`'s grammar, to the nearest binary one.
  @inline(__always)
  static func decimal(_ b: Span<UInt8>, _ range: Range<Int>) -> Double? {
    var start = range.lowerBound
    guard start < range.upperBound else { return nil }
    let isNegative = b[start] == 0x2D
    if isNegative { start += 1 }
    let count = range.upperBound - start
    guard count > 1, count <= 16, range.upperBound >= 16 else { return DecimalParser.parse(b, range) }
    var (low, high) = last(b, range.upperBound)
    (low, high) = count <= 8 ? (zero, filled(high, count)) : (filled(low, count - 8), high)
    // The byte of the point is taken out and what stands before it moves up by one.
    var fraction = 0
    let (inLow, inHigh) = (zeros(low ^ points), zeros(high ^ points))
    if inHigh != 0 {
      fraction = 7 - inHigh.trailingZeroBitCount / 8
      high = without(inHigh, high) | low >> 56
      low = low << 8 | 0x30
    } else if inLow != 0 {
      fraction = 15 - inLow.trailingZeroBitCount / 8
      low = without(inLow, low) | 0x30
    }
    guard let tail = eight(high), let head = eight(low) else { return DecimalParser.parse(b, range) }
    let value = head &* 100_000_000 &+ tail
    guard value <= 1 << 53 else { return DecimalParser.parse(b, range) }
    // Both operands are exact, so one division rounds once.
    let number = Double(value) / powers[fraction]
    return isNegative ? -number : number
  }

  private static let points: UInt64 = 0x2E2E_2E2E_2E2E_2E2E
  private static let zero: UInt64 = 0x3030_3030_3030_3030
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// The sixteen bytes before a place, the first of them lowest.
  @inline(__always)
  private static func last(_ b: Span<UInt8>, _ end: Int) -> (low: UInt64, high: UInt64) {
    b.extracting((end - 16)..<end).withUnsafeBufferPointer {
      let bytes = UnsafeRawBufferPointer($0)
      return (
        UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)),
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
  }

  /// The number whose digits are the last `count` of sixteen bytes; nil when one of them is no digit.
  @inline(__always)
  private static func number(_ bytes: (low: UInt64, high: UInt64), _ count: Int) -> UInt64? {
    if count <= 8 { return eight(filled(bytes.high, count)) }
    guard let high = eight(bytes.high), let low = eight(filled(bytes.low, count - 8)) else { return nil }
    return low &* 100_000_000 &+ high
  }

  /// Zeros as digits before the last `count` bytes, 1 to 8.
  @inline(__always)
  private static func filled(_ bytes: UInt64, _ count: Int) -> UInt64 {
    let shift = UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    let before = (1 as UInt64) &<< shift &- 1
    return bytes & ~before | zero & before
  }

  /// Eight digits, the first in the lowest byte, in three multiplications.
  @inline(__always)
  private static func eight(_ bytes: UInt64) -> UInt64? {
    let top: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    guard bytes & top == zero, (bytes &+ 0x0606_0606_0606_0606) & top == zero else { return nil }
    let digits = bytes &- zero
    let pairs = digits &* 10 &+ digits >> 8
    let odd = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let even = (pairs >> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (odd &+ even) >> 32
  }

  /// 0x80 in the lowest byte that is zero; above it the bits mean nothing.
  @inline(__always)
  private static func zeros(_ bytes: UInt64) -> UInt64 {
    (bytes &- 0x0101_0101_0101_0101) & ~bytes & 0x8080_8080_8080_8080
  }

  /// Bytes without the lowest marked one: those below it move up, the lowest is zero.
  @inline(__always)
  private static func without(_ mark: UInt64, _ bytes: UInt64) -> UInt64 {
    let below = (mark & (0 &- mark)) >> 7 &- 1
    return bytes & ~(below << 8 | 0xFF) | (bytes & below) << 8
  }

  private static func slowInteger(_ b: Span<UInt8>, _ range: Range<Int>, _ isNegative: Bool) -> Int64? {
    var value: Int64 = 0
    for i in range {
      let digit = b[i] &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int64(digit)
    }
    return isNegative ? -value : value
  }
}
