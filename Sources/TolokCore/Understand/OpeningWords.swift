/// Words that may open a text. Most texts are told apart by their first letter, before anything is built from them.
struct OpeningWords {
  private let phrases: [[UInt8]]
  /// The first letters, `a` the lowest bit.
  private let letters: UInt32

  /// - Parameter phrases: word keys that begin with an ASCII letter.
  init(_ phrases: some Sequence<String>) {
    self.phrases = phrases.map { Array($0.utf8) }
    letters = phrases.reduce(0) { $0 | Self.bit(of: $1.utf8.first ?? 0) }
  }

  /// False when no phrase can open the text.
  func mayOpen(_ text: String) -> Bool {
    for byte in text.utf8 {
      if byte >= 0x80 { return true }
      if byte >= 0x30, byte <= 0x39 { return false }
      let bit = Self.bit(of: byte)
      if bit != 0 { return letters & bit != 0 }
    }
    return false
  }

  /// Whether a word key is one of the phrases, or goes on after one.
  func open(_ key: String) -> Bool {
    var key = key
    return key.withUTF8 { bytes in
      for phrase in phrases where phrase.count <= bytes.count && phrase[0] == bytes[0] {
        var at = 1
        while at < phrase.count, phrase[at] == bytes[at] { at += 1 }
        if at == phrase.count, at == bytes.count || bytes[at] == 0x20 { return true }
      }
      return false
    }
  }

  private static func bit(of byte: UInt8) -> UInt32 {
    let letter = byte | 0x20
    return letter >= 0x61 && letter <= 0x7A ? 1 << UInt32(letter - 0x61) : 0
  }
}
