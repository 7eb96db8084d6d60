/// The elements that stand open around the scan; a tag that closes another than the last is damage.
///
/// Kept as hashes of the qualified names: eight bytes an element, however long its name.
struct OpenElements {
  /// Deeper than any writer goes.
  static let deepest = 1 << 20

  private var names: [UInt64] = []

  var depth: Int { names.count }

  mutating func reset() { names.removeAll(keepingCapacity: true) }

  mutating func open(_ b: Span<UInt8>, _ at: Int, _ tag: XMLBytes.Token) throws(ReadError) {
    guard names.count < Self.deepest else {
      throw .tooLarge("unsur XML bersarang lebih dari \(Self.deepest)")
    }
    names.append(Self.hash(b, (at + 1)..<tag.name.upperBound))
  }

  /// Where `</name>` starts at `at`.
  mutating func close(_ b: Span<UInt8>, _ at: Int, _ tag: XMLBytes.Token) throws(ReadError) {
    guard names.popLast() == Self.hash(b, (at + 2)..<tag.name.upperBound) else {
      let name = (tag.name.prefix(32)).map { b[$0] }
      throw .damaged("tag </\(String(decoding: name, as: UTF8.self))> tanpa pasangan")
    }
  }

  /// FNV-1a.
  private static func hash(_ b: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in range { hash = (hash ^ UInt64(b[i])) &* 0x100_0000_01B3 }
    return hash
  }
}
