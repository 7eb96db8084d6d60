import TolokCore

/// Sources by key, as cited beside the figures.
struct SourceSheet {
  let results: MonthResults
  let keys: [String]
  let back: [(text: String, spot: Spot)]

  /// "A0;S75" are two keys.
  static func keys(_ source: String) -> [String] {
    source.split(separator: ";").map { String($0) }.filter { !$0.isEmpty }
  }

  func write(_ leaf: Leaf) throws(PublishError) {
    leaf.open(
      results.say("Sumber yang dikutip", "Sources cited"),
      results.say(
        "Kunci sumber berdiri di samping angkanya; alamat sebagai teks, tidak dibuka dari sini.",
        "The key of a source stands beside its figure; addresses are text and not opened from here."),
      links: back)
    try table(leaf)
  }

  /// In the order of their register.
  var cited: [SourceEntry] {
    let wanted = Set(keys)
    return results.registers.sources.filter { wanted.contains($0.key) }
  }

  @discardableResult
  func table(_ leaf: Leaf) throws(PublishError) -> Block? {
    let found = cited
    return try leaf.table(
      "tbl_sumber",
      [
        Column(results.say("Kunci", "Key")), Column(results.say("Judul", "Title")),
        Column(results.say("Alamat", "Address")), Column(results.say("Terbit", "Published")),
        Column(results.say("Keyakinan", "Confidence")),
      ], found, none: results.say("Belum ada sumber yang dikutip.", "No source is cited.")
    ) { source, _ in
      [
        .strong(results.words.source(source.key)), .text(source.title), orUnknown(source.address),
        orUnknown(source.published), .quiet(confidence(of: source.key)),
      ]
    }
  }

  private func orUnknown(_ text: String?) -> Entry {
    text.map { .text($0) } ?? .text(results.say("belum diketahui", "not known"), .nothing)
  }

  /// How sure the facts taken from it are, as their own rows say.
  private func confidence(of key: String) -> String {
    let citations =
      results.registers.claims.map(\.citation) + results.registers.awards.map(\.citation)
      + results.registers.indexScores.map(\.citation) + results.registers.competitions.map(\.citation)
    let found = citations.first { Self.keys($0.source).contains(key) }
    return found.map { results.words.confidence($0.confidence) } ?? "–"
  }
}
