import GRDB
import TolokCore

/// Writes one month into the tables; one prepared statement a table.
struct Loader {
  let db: Database
  let results: MonthResults
  var period: String { results.period.description }

  init(db: Database, results: MonthResults) {
    self.db = db
    self.results = results
  }

  func load() throws {
    try clear()
    try insert("period", ["id", "first_day", "last_day"], [results.period]) {
      [period, "\($0.first)", "\($0.last)"]
    }
    try loadReference()
    try loadFiles()
    try loadFacts()
    try loadFindings()
    try loadDID()
    try loadRecord()
  }

  private func clear() throws {
    for table in [
      "innovation", "award", "stated_count", "finding", "did_result", "file", "figure", "figure_unit",
      "figure_part",
    ] {
      try db.execute(sql: "DELETE FROM \(table) WHERE period = ?", arguments: [period])
    }
  }

  /// Reference rows are shared by all months: new ones are added, known ones brought up to date.
  private func loadReference() throws {
    let registers = results.registers
    try insert(
      "region", ["id", "kind", "name", "population", "population_date", "source", "as_of"], registers.regions
    ) {
      [
        $0.id, $0.kind.rawValue, $0.name, $0.population, $0.populationDate?.description, $0.citation.source,
        $0.citation.asOf,
      ]
    }
    try insert(
      "agency", ["id", "region", "name", "abbreviation", "kind", "parent", "counts_as_opd", "source"],
      registers.agencies
    ) {
      [
        $0.id, $0.region, $0.name, $0.abbreviation, $0.kind, $0.parent, $0.countsAsOPD ? 1 : 0,
        $0.citation.source,
      ]
    }
  }

  private func loadFiles() throws {
    try insert(
      "file",
      [
        "period", "file", "sha256", "format", "state", "region", "read", "loaded", "rejected", "duplicate",
        "excluded",
      ],
      results.facts.ledger
    ) {
      [
        period, $0.file, $0.sha256, $0.format.rawValue, $0.state.rawValue, $0.region, $0.read,
        $0.fates[.loaded] ?? 0, $0.fates[.rejected] ?? 0, $0.fates[.duplicate] ?? 0, $0.fates[.excluded] ?? 0,
      ]
    }
  }

  private func loadFacts() throws {
    try insert(
      "innovation",
      [
        "period", "id", "region", "owner", "owner_text", "name", "stage", "kind", "form", "urusan",
        "trial_date",
        "start_date", "maturity", "synthetic", "file", "sheet", "cell",
      ],
      results.facts.innovations
    ) {
      [
        period, $0.id, $0.region, $0.owner, $0.ownerText, $0.name, $0.stage, $0.kind, $0.form, $0.urusan,
        $0.trialDate?.description, $0.startDate?.description, $0.maturity, $0.synthetic ? 1 : 0,
      ] + place($0.origin)
    }
    try insert(
      "award",
      [
        "period", "region", "innovation", "innovation_name", "owner", "award", "level", "year", "synthetic",
        "file",
        "sheet", "cell",
      ],
      results.facts.awards
    ) {
      [
        period, $0.region, $0.innovation, $0.innovationName, $0.owner, $0.award, $0.level, $0.year,
        $0.synthetic ? 1 : 0,
      ] + place($0.origin)
    }
    try insert(
      "stated_count",
      [
        "period", "region", "subject", "owner", "measure", "value", "nothing_kind", "synthetic", "file",
        "sheet",
        "cell",
      ],
      results.facts.counts
    ) {
      var nothing: Nothing?
      if case .nothing(let kind) = $0.value { nothing = kind }
      let text = StagedValue($0.value, cell: nil, displayed: "").text
      return [
        period, $0.region, $0.subject, $0.owner, $0.measure, text, nothing?.rawValue, $0.synthetic ? 1 : 0,
      ]
        + place($0.origin)
    }
  }

  private func loadFindings() throws {
    try insert(
      "finding",
      ["period", "code", "severity", "file", "sheet", "cell", "found", "message", "fix", "cause"],
      results.findings
    ) {
      [
        period, $0.code.code, $0.severity.rawValue, $0.place?.file, $0.place?.sheet,
        $0.place?.cell?.description,
        $0.found, $0.message.id, $0.fix.id, $0.cause,
      ]
    }
  }

  private func loadDID() throws {
    try insert(
      "did_result",
      [
        "period", "region", "fiscal_year", "pack", "component", "verdict", "method", "low", "high", "exact",
        "missing",
      ],
      results.did
    ) {
      [
        period, $0.region, $0.year, $0.pack, $0.component, $0.verdict.rawValue, $0.estimate.method.rawValue,
        $0.estimate.low, $0.estimate.high, $0.estimate.exact ? 1 : 0, $0.missing.joined(separator: ";"),
      ]
    }
  }

  private func place(_ origin: Provenance) -> [(any DatabaseValueConvertible)?] {
    [origin.file, origin.sheet ?? "", origin.cell?.description ?? ""]
  }

  /// Inserts rows; a row whose primary key is already there is brought up to date.
  func insert<Item>(
    _ table: String, _ columns: [String], _ items: [Item],
    values: (Item) -> [(any DatabaseValueConvertible)?]
  ) throws {
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let updates = columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    let upsert =
      ["period", "region", "agency"].contains(table) ? " ON CONFLICT(id) DO UPDATE SET \(updates)" : ""
    let statement = try db.makeStatement(
      sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))\(upsert)")
    for item in items { try statement.execute(arguments: StatementArguments(values(item))) }
  }
}
