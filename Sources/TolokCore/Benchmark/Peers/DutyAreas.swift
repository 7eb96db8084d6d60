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
  package init(_ phrases: [Phrase]) { self.phrases = phrases }

  /// Urusan of an agency's name, in the order declared; a phrase matches whole words in a row.
  package func urusan(ofAgencyNamed name: String) -> [String] {
    let words = NameKey.words(name).filter { $0 != "dan" }
    var found: [String] = []
    for phrase in phrases {
      let sought = NameKey.words(phrase.words).filter { $0 != "dan" }
      guard !sought.isEmpty, sought.count <= words.count, !found.contains(phrase.urusan) else { continue }
      let starts = 0...(words.count - sought.count)
      if starts.contains(where: { Array(words[$0..<($0 + sought.count)]) == sought }) {
        found.append(phrase.urusan)
      }
    }
    return found
  }
}
