/// What an agency's name says about its duty area, as declared: "Perhubungan" is urusan 15.
///
/// The organisation of agencies follows duty areas by law, and their names carry them; a row that names its
/// urusan itself goes before this.
package struct DutyAreas: Hashable, Sendable {
  package struct Phrase: Hashable, Sendable {
    package var urusan: String
    package var words: String
    package init(urusan: String, words: String) {
      self.urusan = urusan
      self.words = words
    }
  }
  package let phrases: [Phrase]
  /// The words of each phrase, cut once.
  private let sought: [[String]]

  package init(_ phrases: [Phrase]) {
    self.phrases = phrases
    sought = phrases.map { Self.words($0.words) }
  }

  /// Urusan of an agency's name, in the order declared; a phrase matches whole words in a row.
  package func urusan(ofAgencyNamed name: String) -> [String] {
    let words = Self.words(name)
    var found: [String] = []
    for (phrase, sought) in zip(phrases, sought) {
      guard !sought.isEmpty, sought.count <= words.count, !found.contains(phrase.urusan) else { continue }
      let starts = 0...(words.count - sought.count)
      if starts.contains(where: { words[$0..<($0 + sought.count)] == sought[...] }) {
        found.append(phrase.urusan)
      }
    }
    return found
  }

  private static func words(_ text: String) -> [String] { NameKey.words(text).filter { $0 != "dan" } }
}
