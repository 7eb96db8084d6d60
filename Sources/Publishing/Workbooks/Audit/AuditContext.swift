import TolokCore

/// What every block of the audit needs: the month, the words and where things are cited.
struct AuditContext {
  let results: MonthResults
  let words: AuditWords
  let sourceKeys: Set<String>
  private let hashes: [String: String]

  init(_ results: MonthResults) {
    self.results = results
    words = AuditWords(language: results.language)
    sourceKeys = Set(results.registers.sources.map(\.key))
    hashes = Dictionary(
      results.definitions.map { ($0.name, $0.sha256) }, uniquingKeysWith: { first, _ in first })
  }

  func say(_ id: String, _ en: String) -> String { words.say(id, en) }

  /// `datasets/reference/did-inputs.csv:2` → `did-inputs.csv:2 · 1a2b3c4d`: file, line, first 8 of its hash.
  func place(_ path: String) -> String {
    guard !path.isEmpty else { return "–" }
    let file = path.split(separator: ":").first.map(String.init) ?? path
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return hashes[file].map { "\(name) · \($0.prefix(8))" } ?? name
  }

  func origin(_ citation: Citation) -> AuditOrigin {
    AuditOrigin(
      confidence: words.confidence(citation.confidence),
      sources: AuditNames.sources(in: citation.source, known: sourceKeys), place: place(of: citation))
  }

  /// `did-inputs.csv!E3 · 1a2b3c4d`: file, cell and first 8 of the hash; the line where no cell is kept.
  private func place(of citation: Citation) -> String {
    guard let origin = citation.origin, let cell = origin.cell else { return place(citation.place) }
    let name = origin.file.split(separator: "/").last.map(String.init) ?? origin.file
    let hash = origin.sha256.map { " · \($0.prefix(8))" } ?? ""
    return "\(name)!\(cell)\(hash)"
  }

  /// A citation of the rules: "PMK 160/PMK.07/2021 menurut S19 (pers)".
  func origin(reference: String, confidence: Confidence? = nil, place path: String) -> AuditOrigin {
    let said = confidence ?? Confidence.allCases.first { reference.contains("(\($0.rawValue))") }
    return AuditOrigin(
      confidence: words.confidence(said), sources: AuditNames.sources(in: reference, known: sourceKeys),
      place: place(path))
  }

  /// Where an input is from; one without a citation stands in no register.
  func origin(_ input: CalculationInput) -> AuditOrigin {
    guard let citation = input.citation else { return noOrigin }
    var origin = origin(citation)
    if let note = input.note { origin.place = "\(note[words.language]) · \(origin.place)" }
    return origin
  }

  /// No register knows the fact.
  var noOrigin: AuditOrigin {
    AuditOrigin(
      confidence: words.none, place: say("belum ada dalam register", "not yet in a register"))
  }
}
