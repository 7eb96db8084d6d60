import FoundationEssentials
import TolokCore

/// The machine-readable outputs in `data/`: findings, manifest and the facts as CSV.
package struct DataFiles {
  let results: MonthResults
  let version: String

  package init(results: MonthResults, version: String) {
    self.results = results
    self.version = version
  }

  package func writeAll(into directory: String) throws(PublishError) -> [String] {
    let folder = "\(directory)/data"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(file: folder, reason: sentence(of: error))
    }
    let files: [(String, String)] = [
      ("findings.json", JSON.array(results.findings.map { $0.json(results.language) }).serialised + "\n"),
      ("findings.csv", findingsCSV), ("manifest.json", manifest.serialised + "\n"),
      ("inovasi.csv", innovationsCSV), ("penghargaan.csv", awardsCSV), ("jumlah-dinyatakan.csv", countsCSV),
      ("angka.csv", figuresCSV), ("perangkat-daerah.csv", agenciesCSV),
      ("did.json", didJSON.serialised + "\n"),
    ]
    for (name, text) in files { try write(text, to: "\(folder)/\(name)") }
    return files.map { "data/\($0.0)" }
  }

  private func write(_ text: String, to path: String) throws(PublishError) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path))
    } catch {
      throw .cannotWrite(file: path, reason: sentence(of: error))
    }
  }

  /// Files with their state and counts; no clock, host or path in it.
  private var manifest: JSON {
    .object([
      ("schema", .int(1)), ("program", .object([("name", .string("tolok")), ("version", .string(version))])),
      ("period", .string(results.period.description)), ("as_of", .string("\(results.asOf)")),
      ("law_as_of", .string("\(results.lawAsOf)")), ("run_date", .string("\(results.runDate)")),
      (
        "definitions",
        .array(
          results.definitions.map { .object([("name", .string($0.name)), ("sha256", .string($0.sha256))]) })
      ),
      ("files", .array(results.facts.ledger.map(file))),
      // The earlier months of the store that trends and changes read, by the hash of what was published of them.
      (
        "history",
        .array(
          results.earlier.map {
            .object([
              ("period", .string($0.period.description)), ("content_sha256", .string($0.contentSHA256)),
            ])
          })
      ),
    ])
  }

  private func file(_ entry: FileLedger) -> JSON {
    .object([
      ("file", .string(entry.file)), ("sha256", .string(entry.sha256)),
      ("format", .string(entry.format.rawValue)),
      ("state", .string(entry.state.rawValue)),
      (
        "rows",
        .object(
          [("read", .count(entry.read))]
            + [.loaded, .rejected, .duplicate, .excluded].map { ($0.rawValue, .count(entry.fates[$0] ?? 0)) })
      ),
      ("cells", .object(CellClass.allCases.map { ($0.rawValue, .count(entry.cells[$0] ?? 0)) })),
    ])
  }

  private var findingsCSV: String {
    let keys = [
      "schema", "code", "severity", "file", "sha256", "sheet", "cell", "found", "expected", "message", "fix",
      "cause",
    ]
    return csv(
      keys,
      results.findings.map { f in
        [
          "1", f.code.code, f.severity.rawValue, f.place?.file, f.place?.sha256, f.place?.sheet,
          f.place?.cell?.description, f.found, f.expected?[results.language], f.message[results.language],
          f.fix[results.language], f.cause,
        ]
      })
  }

  private var innovationsCSV: String {
    csv(
      [
        "id", "region", "owner", "owner_text", "name", "stage", "kind", "form", "urusan", "trial_date",
        "start_date", "maturity",
        "synthetic", "file", "sheet", "cell", "sha256",
      ],
      results.facts.innovations.map {
        [
          $0.id, $0.region, $0.owner, $0.ownerText, $0.name, $0.stage, $0.kind, $0.form, $0.urusan,
          $0.trialDate?.description, $0.startDate?.description, $0.maturity.map(JSON.number),
          $0.synthetic ? "1" : "0", $0.origin.file,
          $0.origin.sheet, $0.origin.cell?.description, $0.origin.sha256,
        ]
      })
  }

  private var awardsCSV: String {
    csv(
      [
        "region", "innovation", "innovation_name", "owner", "award", "level", "year", "synthetic", "file",
        "sheet",
        "cell", "sha256",
      ],
      results.facts.awards.map {
        [
          $0.region, $0.innovation, $0.innovationName, $0.owner, $0.award, $0.level, $0.year.map(String.init),
          $0.synthetic ? "1" : "0", $0.origin.file, $0.origin.sheet, $0.origin.cell?.description,
          $0.origin.sha256,
        ]
      })
  }

  private var countsCSV: String {
    csv(
      [
        "region", "subject", "owner", "measure", "value", "nothing", "synthetic", "file", "sheet", "cell",
        "sha256",
      ],
      results.facts.counts.map {
        var nothing: String?
        if case .nothing(let kind) = $0.value { nothing = kind.rawValue }
        return [
          $0.region, $0.subject, $0.owner, $0.measure, StagedValue($0.value, cell: nil, displayed: "").text,
          nothing, $0.synthetic ? "1" : "0", $0.origin.file, $0.origin.sheet, $0.origin.cell?.description,
          $0.origin.sha256,
        ]
      })
  }

  private var didJSON: JSON {
    .array(
      results.did.map {
        .object([
          ("region", .string($0.region)), ("year", .count($0.year)), ("pack", .string($0.pack)),
          ("component", .string($0.component)), ("verdict", .string($0.verdict.rawValue)),
          ("method", .string($0.estimate.method.rawValue)),
          ("low", $0.estimate.low.map { .int($0) } ?? .null),
          ("high", $0.estimate.high.map { .int($0) } ?? .null), ("exact", .bool($0.estimate.exact)),
          ("missing", .array($0.missing.map { .string($0) })),
        ])
      })
  }

  /// RFC 4180; a cell that a spreadsheet would take for a formula keeps its text behind an apostrophe.
  func csv(_ header: [String], _ rows: [[String?]]) -> String {
    var text = header.joined(separator: ",") + "\n"
    for row in rows { text += row.map { field($0 ?? "") }.joined(separator: ",") + "\n" }
    return text
  }

  private func field(_ value: String) -> String {
    var value = value
    if let first = value.utf8.first, [0x3D, 0x2B, 0x40].contains(first) { value = "'" + value }
    guard value.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
      return value
    }
    return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
