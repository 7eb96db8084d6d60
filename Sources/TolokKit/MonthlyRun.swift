import Containers
import Definitions
import FoundationEssentials
import Publishing
import Tabular
import TolokCore
import Warehouse

/// What a run is asked to do; nil means the default of the contract.
package struct RunRequest: Sendable {
  package var project = "."
  package var period: String?
  package var inbox: String?
  /// Reports on this region alone, in a folder of its own; the store of the whole month stays as it is.
  package var region: String?
  package var out: String?
  package var asOf: String?
  package var lawAsOf: String?
  package var runDate: String?
  package var language = "id"
  /// How many cells of a file are read at most; a file with more is a finding.
  package var maxCells = ReadLimits.understoodCells
  /// Reads and assesses, writes nothing.
  package var dryRun = false
  package init() {}
}

/// Why a run stopped before anything was published.
package enum RunError: SpokenError {
  /// A flag's value that is none (64).
  case badValue(Sentence)
  /// A project, rule or register that cannot be read, or a named period without inbox (65).
  case unreadable(Sentence)
  /// The machinery failed (70).
  case failed(Sentence)
  package var sentence: Sentence {
    switch self {
    case .badValue(let sentence), .unreadable(let sentence), .failed(let sentence): sentence
    }
  }
}

/// What a run left behind, for the terminal.
package struct RunReport: Sendable {
  package var results: MonthResults
  /// The published folder; nil for a dry run.
  package var folder: String?
  /// The folder's name beside its siblings, `terbaru` leads there.
  package var latest: String?
  package var important: [String]
  /// True when a figure lacks a file: at least one was unreadable.
  package var isPartial: Bool { results.facts.ledger.contains { $0.state == .unreadable } }
  package var worst: String? { results.findings.map(\.severity).max()?.rawValue }
}

/// One month, from agencies' files to published reports.
package struct MonthlyRun {
  private let request: RunRequest
  package static let version = "0.1.0"

  package init(_ request: RunRequest) { self.request = request }

  package func run() throws(RunError) -> RunReport {
    var log = RunLog()
    let instructions = try Instructions(request)
    log.mark("instruct")
    let files = try Inbox(path: instructions.inbox).files().filter(instructions.reads)
    let staged = Extraction(instructions: instructions).stage(files)
    log.mark("extract, understand, stage")
    let facts = Conformer(registers: instructions.registers, asOf: instructions.asOf).conform(staged.value)
    if let broken = facts.value.ledger.first(where: { !$0.reconciles }) {
      throw .failed(
        Sentence(
          id: "baris \(broken.file) tidak seimbang: dibaca \(broken.read); hentikan dan laporkan",
          en: "the rows of \(broken.file) do not add up: \(broken.read) read; stop and report this"))
    }
    log.mark("conform")
    let history = try history(instructions)
    let results = assess(facts, after: staged.findings, history, by: instructions)
    log.mark("assess, benchmark")
    if request.dryRun {
      return RunReport(results: results, folder: nil, latest: nil, important: sentences(results))
    }
    return try publish(results, by: instructions, &log)
  }

  /// What the store holds of the months before this one; nothing is written for it.
  private func history(_ instructions: Instructions) throws(RunError) -> History {
    do {
      return try Store.history(
        path: instructions.project.path(instructions.project.store), before: instructions.period,
        indicators: Set(instructions.benchmark.indicators.filter { $0.node.needsMonth }.map(\.code)))
    } catch {
      throw .failed(error.sentence)
    }
  }

  private func assess(
    _ facts: Checked<Facts>, after earlier: [Finding], _ history: History, by instructions: Instructions
  ) -> MonthResults {
    let findings = earlier + facts.findings
    let benchmarker = instructions.benchmarker
    let assessor = Assessor(
      packs: instructions.packs, registers: instructions.registers, lawAsOf: instructions.lawAsOf,
      findings: findings)
    let did = instructions.project.didYears.flatMap { year in
      instructions.didRegions.flatMap { assessor.assess(region: $0, year: year) }
    }
    let collection = benchmarker.collection(facts.value, findings: findings)
    let book = IndicatorBook(
      registers: instructions.registers, facts: facts.value, collection: collection,
      period: instructions.period, asOf: instructions.asOf, reporting: instructions.regions,
      countingRules: instructions.countingRules, edition: .provisional,
      duties: instructions.benchmark.duties)
    var results = MonthResults(
      period: instructions.period, asOf: instructions.asOf, lawAsOf: instructions.lawAsOf,
      runDate: instructions.runDate, language: instructions.language,
      edition: book.edition.label, registers: instructions.registers,
      facts: facts.value, findings: findings,
      collection: collection,
      standings: benchmarker.standings(facts.value),
      reconciliations: benchmarker.reconciliations(facts.value).filter {
        request.region == nil || $0.region == request.region
      }, did: did, rulePacks: instructions.packs,
      definitions: instructions.definitions)
    results.chapters = request.region.map { [$0] } ?? instructions.project.chapters
    results.earlier = history.months.map { (period: $0.period, contentSHA256: $0.contentSHA256) }
    results.benchmark = Benchmark(instructions.benchmark, book: book, history: history).results(facts.value)
    return results
  }

  /// Everything is written aside; the folder gets its name inside the store's transaction; the pointer moves last.
  private func publish(
    _ results: MonthResults, by instructions: Instructions, _ log: inout RunLog
  ) throws(RunError) -> RunReport {
    do {
      let output = request.out ?? instructions.project.path(instructions.project.output)
      let folder = try OutputFolder(output: output, name: folderName(results))
      do {
        if request.region == nil {
          try load(results, from: instructions, into: folder, of: output, &log)
        } else {
          try write(results, into: folder.partial, by: instructions)
          log.mark("compile")
          try folder.putInPlace()
        }
      } catch {
        folder.discard()
        throw error
      }
      try OutputFolder.point(parent: folder.parent, to: folder.revision)
      log.mark("load, publish")
      log.write(
        to: folder.log, version: Self.version, period: results.period, files: results.facts.ledger.count,
        rows: results.facts.ledger.reduce(0) { $0 + $1.read })
      return RunReport(
        results: results, folder: folder.final, latest: "\(folder.parent)/terbaru",
        important: sentences(results))
    } catch {
      if let error = error as? PublishError, case .badTemplate = error { throw .unreadable(error.sentence) }
      throw .failed(sentence(of: error))
    }
  }

  private func load(
    _ results: MonthResults, from instructions: Instructions, into folder: OutputFolder, of output: String,
    _ log: inout RunLog
  ) throws {
    let store = try Store(path: instructions.project.path(instructions.project.store))
    if let recorded = try store.newestRevision(of: results.period), recorded.output == output {
      try folder.recover(recorded: recorded.revision)
    }
    try write(results, into: folder.partial, by: instructions)
    log.mark("compile")
    try store.replace(
      results, revision: folder.revision, output: output, contentSHA256: try folder.contentSHA256()
    ) { try folder.putInPlace() }
  }

  /// `2023-10`, or `2023-10-3579` for one region of it.
  private func folderName(_ results: MonthResults) -> String {
    let part = request.region.map { "-" + $0.filter { $0 != "." } } ?? ""
    return results.period.description + part
  }

  private func write(
    _ results: MonthResults, into directory: String, by instructions: Instructions
  ) throws(PublishError) {
    _ = try DataFiles(results: results, version: Self.version).writeAll(into: directory)
    _ = try WorkbookWriter(results: results).writeAll(into: directory)
    _ = try PageWriter(
      results: results, reportsDirectory: instructions.project.reportsDirectory,
      reports: instructions.reports
    ).writeAll(into: directory, outputs: OutputList.all(results))
  }

  private func sentences(_ results: MonthResults) -> [String] {
    importantFindings(results).map { $0[results.language] }
  }
}
