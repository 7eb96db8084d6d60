/// Heads and values of cells in blocks of 65,536, so that growing never copies what is there.
@usableFromInline struct CellBlocks: Sendable {
  @usableFromInline struct Block: Sendable {
    /// Column and kind.
    @usableFromInline var heads: [UInt32] = []
    @usableFromInline var values: [UInt64] = []
    @usableFromInline init() {}
  }

  @usableFromInline static let blockSize = 1 << 16

  @usableFromInline var full: [Block] = []
  @usableFromInline var current = Block()
  @usableFromInline var count = 0

  @usableFromInline init() {}

  @inlinable mutating func append(head: UInt32, value: UInt64) {
    if current.heads.count == Self.blockSize { startBlock() }
    current.heads.append(head)
    current.values.append(value)
    count += 1
  }

  @usableFromInline mutating func startBlock() {
    full.append(current)
    current = Block()
    current.heads.reserveCapacity(Self.blockSize)
    current.values.reserveCapacity(Self.blockSize)
  }

  /// Gives back the memory of a full block that will not be read again.
  mutating func drop(block: Int) {
    if block < full.count { full[block] = Block() }
  }

  func head(_ index: Int) -> UInt32 {
    let block = index >> 16
    return block < full.count ? full[block].heads[index & 0xFFFF] : current.heads[index & 0xFFFF]
  }

  func value(_ index: Int) -> UInt64 {
    let block = index >> 16
    return block < full.count ? full[block].values[index & 0xFFFF] : current.values[index & 0xFFFF]
  }
}
