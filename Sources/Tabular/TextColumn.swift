/// The texts of a column in eight bytes each: up to seven bytes in place, longer ones in blocks, so that growing never
/// copies what is there. Zero is no text.
package struct TextColumn: Sendable {
  static let longest = 0xFF_FFFF
  /// Bytes that `append` may read beyond a field.
  static let slack = 32

  private var references: [UInt64] = []
  private var blocks: [[UInt8]] = []
  /// Where each block starts in the row of all.
  private var starts: [Int] = []
  private var end = 0

  package var count: Int { references.count }

  mutating func reserve(_ rows: Int) { references.reserveCapacity(rows) }

  package subscript(row: Int) -> String {
    let bits = references[row]
    if bits >> 63 == 0 {
      let count = Int(bits >> 56)
      return String(unsafeUninitializedCapacity: 8) { room in
        for i in 0..<count { room[i] = UInt8(truncatingIfNeeded: bits >> UInt64(8 * i)) }
        return count
      }
    }
    let place = Int(bits >> 24 & 0x7F_FFFF_FFFF)
    var low = 0
    var high = starts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= place { low = middle } else { high = middle - 1 }
    }
    let offset = place - starts[low]
    return String(decoding: blocks[low][offset..<(offset + Int(bits & 0xFF_FFFF))], as: UTF8.self)
  }

  /// Appends fields of a text; those marked as copies stand in `copies`. Both have `slack` bytes behind them. True when
  /// some are empty.
  mutating func append(
    _ fields: UnsafeBufferPointer<UInt64>, of text: UnsafePointer<UInt8>, _ copies: UnsafePointer<UInt8>
  ) -> Bool {
    var hasEmpty = false
    var total = 0
    for field in fields { total += Int(field & 0xFF_FFFF) }
    let place = end
    var at = 0
    references.append(contentsOf: fields)
    let first = references.count - fields.count
    let block = [UInt8](unsafeUninitializedCapacity: total + Self.slack) { room, count in
      guard let base = room.baseAddress else { return }
      references.withUnsafeMutableBufferPointer { references in
        for row in first..<references.count {
          let field = FieldReference(bits: references[row])
          let length = field.count
          let from = (field.isCopy ? copies : text) + field.offset
          if length <= 7 {
            if length == 0 { hasEmpty = true }
            let raw = UnsafeRawPointer(from).loadUnaligned(as: UInt64.self)
            let kept = UInt64(littleEndian: raw) & (1 << UInt64(8 * length) - 1)
            references[row] = kept | UInt64(length) << 56
            continue
          }
          if length <= Self.slack {
            let (a, b) = (UnsafeRawPointer(from), UnsafeMutableRawPointer(base + at))
            b.storeBytes(of: a.loadUnaligned(as: SIMD32<UInt8>.self), as: SIMD32<UInt8>.self)
          } else {
            (base + at).update(from: from, count: length)
          }
          references[row] = 1 << 63 | UInt64(place + at) << 24 | UInt64(length)
          at += length
        }
      }
      count = at
    }
    if at > 0 {
      blocks.append(block)
      starts.append(place)
      end = place + at
    }
    return hasEmpty
  }
}
