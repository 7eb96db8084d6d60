/// Where a rule stands: the instrument and article where known, and the source it was read in.
package struct RuleCitation: Hashable, Sendable {
  /// "PMK 160/PMK.07/2021"; nil where the source names none.
  package var instrument: String?
  /// "Pasal 3(2)"; nil where the article was never seen.
  package var article: String?
  /// Keys of `sources.csv`, the best first.
  package var sources: [String]
  package var confidence: Confidence
  package init(instrument: String?, article: String? = nil, sources: [String], confidence: Confidence) {
    self.instrument = instrument
    self.article = article
    self.sources = sources
    self.confidence = confidence
  }

  /// `PMK 170/PMK.07/2022, Pasal 3(2)`; empty where no instrument is named.
  package var law: String { [instrument, article].compactMap { $0 }.joined(separator: ", ") }

  /// `PMK 170/PMK.07/2022, Pasal 3(2) (S18)`: the same in every language.
  package var text: String { joined(sources.joined(separator: ", ")) }

  /// With the confidence: `PMK 170/PMK.07/2022, Pasal 3(2) (S18; pers)`.
  package var full: String {
    joined("\(sources.joined(separator: ", ")); \(confidence.rawValue)")
  }

  private func joined(_ keys: String) -> String { law.isEmpty ? keys : "\(law) (\(keys))" }
}
