/// Bytes of many texts in blocks, so that growing never copies what is there: a reference is eight bytes.
@usableFromInline struct TextArena: Sendable {
  /// A text's block, offset within it and length.
  @usableFromInline typealias Reference = UInt64

  static let blockBytes = 1 << 20
  /// Longer texts find no place here.
  @usableFromInline static let longest = 1 << 24 - 1

  private var full: [[UInt8]] = []
  private var current: [UInt8] = []
  private(set) var byteCount = 0

  @usableFromInline init() {}

  @usableFromInline mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> Reference {
    // A block may outgrow its size by one text, so offsets stay below it.
    if current.count >= Self.blockBytes {
      full.append(current)
      current = []
      current.reserveCapacity(Self.blockBytes)
    }
    let reference = UInt64(full.count) << 44 | UInt64(current.count) << 24 | UInt64(text.count)
    current.append(contentsOf: text)
    byteCount += text.count
    return reference
  }

  /// The bytes of a text where they stand.
  func withBytes(_ reference: Reference, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let block = Int(reference >> 44)
    let offset = Int(reference >> 24 & 0xF_FFFF)
    (block < full.count ? full[block] : current).withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[offset..<(offset + Int(reference & 0xFF_FFFF))]))
    }
  }

  subscript(reference: Reference) -> String {
    let block = Int(reference >> 44)
    let offset = Int(reference >> 24 & 0xF_FFFF)
    let count = Int(reference & 0xFF_FFFF)
    return text(block < full.count ? full[block] : current, offset..<(offset + count))
  }
}
