/// Texts by number, their bytes end to end: a text that ten thousand cells share is stored once.
package struct TextPool: Sendable {
  @usableFromInline var bytes: [UInt8] = []
  /// Where each text ends; it starts where the one before ends.
  @usableFromInline var ends: [Int] = []
  @usableFromInline var hasEmpty = false
  /// Bytes of the longest text.
  @usableFromInline var longest = 0

  package init() {}

  package var count: Int { ends.count }

  /// The bytes all texts take together.
  package var byteCount: Int { bytes.count }

  @inlinable package func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// Whether there is a text of this number with anything in it.
  @inlinable package func holds(_ index: Int) -> Bool {
    index >= 0 && index < ends.count && (!hasEmpty || !range(index).isEmpty)
  }

  package subscript(index: Int) -> String { text(bytes, range(index)) }

  package mutating func append(_ text: String) {
    append(utf8: text.utf8)
  }

  /// Takes UTF-8 as it comes; damage shows as U+FFFD when the text is asked for.
  @inlinable package mutating func append(utf8 text: some Sequence<UInt8>) {
    let before = bytes.count
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    if bytes.count == before { hasEmpty = true }
    longest = Swift.max(longest, bytes.count - before)
  }
}

/// UTF-8 out of an arena, repaired where it is not valid.
func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
  bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
}
