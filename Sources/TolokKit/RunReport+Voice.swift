import TolokCore

extension RunReport {
  /// True when a finding is at or above the level `error`, `warning` or `never`.
  package func exceeds(_ level: String) -> Bool {
    guard let limit = Severity(rawValue: level) else { return false }
    return results.findings.contains { $0.severity >= limit }
  }

  /// Files, rows and findings of the month in one line.
  package var summary: Sentence {
    let ledger = results.facts.ledger
    let read = ledger.reduce(0) { $0 + $1.read }
    func fate(_ fate: RowFate) -> Int { ledger.reduce(0) { $0 + ($1.fates[fate] ?? 0) } }
    let errors = results.findings.filter { $0.severity == .error }.count
    let warnings = results.findings.filter { $0.severity == .warning }.count
    return Sentence(
      id: """
        Periode \(results.period): \(ledger.count) berkas, \(read) baris = \(fate(.loaded)) dimuat \
        + \(fate(.rejected)) ditolak + \(fate(.duplicate)) ganda + \(fate(.excluded)) dikecualikan; \
        \(errors) galat, \(warnings) peringatan
        """,
      en: """
        Period \(results.period): \(ledger.count) files, \(read) rows = \(fate(.loaded)) loaded \
        + \(fate(.rejected)) rejected + \(fate(.duplicate)) duplicate + \(fate(.excluded)) excluded; \
        \(errors) errors, \(warnings) warnings
        """)
  }

  package var json: JSON {
    .object([
      ("schema", .int(1)), ("period", .string(results.period.description)), ("folder", .text(folder)),
      ("files", .count(results.facts.ledger.count)), ("innovations", .count(results.facts.innovations.count)),
      (
        "findings",
        .object(
          Severity.allCases.map { level in
            (level.rawValue, .count(results.findings.filter { $0.severity == level }.count))
          })
      ), ("important", .array(important.map { .string($0) })),
    ])
  }
}
