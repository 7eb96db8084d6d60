/// The facts known about one region in one fiscal year, by name.
struct FactBook {
  private let facts: [String: [DIDInput]]

  init(_ inputs: [DIDInput], region: String, year: Int) {
    facts = Dictionary(
      grouping: inputs.filter { $0.region == region && $0.fiscalYear == year }, by: \.fact)
  }

  /// What is read of a fact, and what else is said about it.
  struct Reading {
    /// Nil where nothing is known, or where sources of equal weight differ: none is chosen.
    var chosen: DIDInput?
    /// Rows with another value than the chosen one; all rows when none is chosen.
    var others: [DIDInput]
  }

  /// The surest source wins; sources that agree are one.
  subscript(_ name: String) -> Reading {
    let rows = facts[name] ?? []
    func weight(_ row: DIDInput) -> Int { Confidence.allCases.firstIndex(of: row.citation.confidence) ?? 0 }
    guard let best = rows.map(weight).min(), let first = rows.first(where: { weight($0) == best }) else {
      return Reading(chosen: nil, others: [])
    }
    func differs(_ row: DIDInput) -> Bool { RuleValue(text: row.value) != RuleValue(text: first.value) }
    let isDisputed = rows.contains { weight($0) == best && differs($0) }
    return isDisputed
      ? Reading(chosen: nil, others: rows) : Reading(chosen: first, others: rows.filter(differs))
  }
}

extension [DIDInput] {
  /// `sumber berbeda: ya (S21), tidak (S78)`
  var dispute: Sentence {
    func list(_ language: Language) -> String {
      map { row in
        let keys = row.citation.source.split(separator: ";").joined(separator: ", ")
        return "\(FactWords.said(RuleValue(text: row.value), nil)[language]) (\(keys))"
      }.joined(separator: ", ")
    }
    return Sentence(id: "sumber berbeda: \(list(.id))", en: "sources differ: \(list(.en))")
  }
}
