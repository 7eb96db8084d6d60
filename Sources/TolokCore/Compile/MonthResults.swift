/// State of one expected agency × form in the collection of a month.
package enum CollectionState: String, Sendable, CaseIterable {
  case received, receivedEmpty, unreadable, missing
  package var label: Sentence {
    switch self {
    case .received: Sentence(id: "diterima", en: "received")
    case .receivedEmpty: Sentence(id: "diterima, kosong", en: "received, empty")
    case .unreadable: Sentence(id: "tidak terbaca", en: "unreadable")
    case .missing: Sentence(id: "belum masuk", en: "missing")
    }
  }
}

/// One line of the collection register.
package struct CollectionLine: Sendable {
  package var region: String
  package var agency: String
  package var agencyName: String
  package var kind: String
  package var form: String
  package var state: CollectionState
  /// Files that bear on it, as given.
  package var files: [String]
  package var rows: Int
  package var findings: Int
  package init(
    region: String, agency: String, agencyName: String, kind: String, form: String, state: CollectionState,
    files: [String], rows: Int, findings: Int
  ) {
    self.region = region
    self.agency = agency
    self.agencyName = agencyName
    self.kind = kind
    self.form = form
    self.state = state
    self.files = files
    self.rows = rows
    self.findings = findings
  }
}

/// Everything the reports are compiled from; no file format in sight.
package struct MonthResults: Sendable {
  package var period: Period
  package var asOf: CalendarDate
  package var lawAsOf: CalendarDate
  package var runDate: CalendarDate
  package var language: Language
  /// "sementara" until a month is closed.
  package var edition: Sentence
  package var registers: Registers
  package var facts: Facts
  package var findings: [Finding]
  package var collection: [CollectionLine]
  /// The reporting regions, in register order.
  package var standings: [RegionStanding]
  /// Regions with a chapter of their own in the monthly report; nil: every one, where they are few.
  package var chapters: [String]?
  /// Indicators, rankings with intervals, trends and suggestions; empty in a project without indicators.
  package var benchmark = BenchmarkResults()
  /// Earlier months that trends and changes read, oldest first, by the hash of their published folders.
  package var earlier: [(period: Period, contentSHA256: String)] = []
  package var reconciliations: [Reconciliation]
  /// Every region × component assessed, including the reference cases (Bogor, Semarang, Situbondo).
  package var did: [DIDComponentResult]
  package var rulePacks: [RulePack]
  /// Program version and definition hashes for the manifest: name → SHA-256.
  package var definitions: [(name: String, sha256: String)]
  package init(
    period: Period, asOf: CalendarDate, lawAsOf: CalendarDate, runDate: CalendarDate, language: Language,
    edition: Sentence, registers: Registers, facts: Facts, findings: [Finding], collection: [CollectionLine],
    standings: [RegionStanding], reconciliations: [Reconciliation], did: [DIDComponentResult],
    rulePacks: [RulePack], definitions: [(name: String, sha256: String)]
  ) {
    self.period = period
    self.asOf = asOf
    self.lawAsOf = lawAsOf
    self.runDate = runDate
    self.language = language
    self.edition = edition
    self.registers = registers
    self.facts = facts
    self.findings = findings
    self.collection = collection
    self.standings = standings
    self.reconciliations = reconciliations
    self.did = did
    self.rulePacks = rulePacks
    self.definitions = definitions
  }
}
