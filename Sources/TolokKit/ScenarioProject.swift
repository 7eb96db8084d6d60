import Containers
import Definitions
import FoundationEssentials
import Publishing
import TolokCore

/// What `tolok scenario` is asked over: a project and the days it is seen from; nil is the contract's default.
package struct ScenarioRequest: Sendable {
  package var project = "."
  package var period: String?
  package var asOf: String?
  package var lawAsOf: String?
  package init() {}
}

/// A project as scenarios stand over it.
struct ScenarioProject {
  let project: Project
  private let all: Registers
  private let packs: [RulePack]
  private let request: ScenarioRequest
  /// The days of the request, else of the newest period.
  private let dates: (asOf: CalendarDate?, lawAsOf: CalendarDate?)
  private let last: CalendarDate

  init(_ request: ScenarioRequest) throws(RunError) {
    do {
      project = try Project(root: request.project)
      all = try loadRegisters(directory: project.referenceDirectory)
      packs = try loadRulePacks(directory: project.rulesDirectory)
    } catch { throw .unreadable(sentence(of: error)) }
    self.request = request
    dates = (try Self.date(request.asOf, "--as-of"), try Self.date(request.lawAsOf, "--law-as-of"))
    if let text = request.period {
      guard let period = Period(text) else {
        throw .badValue(
          Sentence(
            id: "--period '\(text)' bukan periode; contoh: 2023-10, 2023-Q4, 2023",
            en: "--period '\(text)' is no period; for example: 2023-10, 2023-Q4, 2023"))
      }
      last = period.last
    } else {
      // A project without files of any month yet: the last day of its newest fiscal year.
      last = project.newestPeriod()?.last ?? .last(of: packs.map(\.fiscalYear).max() ?? 2023)
    }
    for code in project.didRegions where all.region(code) == nil {
      throw .unreadable(
        Sentence(
          id: "\(project.root)/pipelines/monthly.yaml: wilayah '\(code)' tidak ada dalam regions.csv",
          en: "\(project.root)/pipelines/monthly.yaml: region '\(code)' is not in regions.csv"))
    }
  }

  private static func date(_ text: String?, _ flag: String) throws(RunError) -> CalendarDate? {
    guard let text else { return nil }
    guard let date = CalendarDate(text) else {
      throw .badValue(
        Sentence(
          id: "\(flag) '\(text)' bukan tanggal; contoh: 2023-10-31",
          en: "\(flag) '\(text)' is no date; for example: 2023-10-31"))
    }
    return date
  }

  /// The flags win, then the file, then the period's last day.
  func baseline(asOf: CalendarDate?, lawAsOf: CalendarDate?) -> ScenarioBaseline {
    let facts = dates.asOf ?? asOf ?? last
    return ScenarioBaseline(
      packs: packs, registers: all.known(by: facts), regions: project.didRegions, asOf: facts,
      lawAsOf: dates.lawAsOf ?? lawAsOf ?? last)
  }

  func scenario(_ file: String) throws(RunError) -> Scenario {
    do { return try loadScenario(file: file) } catch { throw .unreadable(sentence(of: error)) }
  }

  func plan(_ scenario: Scenario, over baseline: ScenarioBaseline) throws(RunError) -> ScenarioPlan {
    switch ScenarioResolver(baseline).plan(scenario) {
    case .success(let plan): return plan
    case .failure(let problem): throw .unreadable(problem.sentence)
    }
  }

  // MARK: The audit

  /// Writes the audit of the report's years and regions, and of those of the scenario.
  func write(_ comparison: ScenarioComparison, to path: String, _ language: Language) throws(RunError) {
    guard path.hasSuffix(".xlsx") else {
      throw .badValue(
        Sentence(id: "--out '\(path)' harus berakhir .xlsx", en: "--out '\(path)' must end in .xlsx"))
    }
    let plan = comparison.to, baseline = comparison.baseline
    let results = audit(baseline, plan, language)
    // Written aside under its own name, which stands in the footers, then put in place at once.
    let target = URL(filePath: path)
    let aside = target.deletingLastPathComponent().path + "/.tolok-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: aside) }
    let file = "\(aside)/\(target.lastPathComponent)"
    do {
      try FileManager.default.createDirectory(atPath: aside, withIntermediateDirectories: false)
      try writeAudit(results, edits: plan.componentEdits, to: file)
      try Data(contentsOf: URL(filePath: file)).write(to: target, options: .atomic)
    } catch PublishError.cannotWrite(_, let reason) {
      throw .failed(
        Sentence(
          id: "\(path) tidak dapat ditulis: \(reason.id)", en: "\(path) cannot be written: \(reason.en)"))
    } catch {
      throw .failed(
        Sentence(
          id: "\(path) tidak dapat ditulis; periksa folder dan izinnya",
          en: "\(path) cannot be written; check its folder and permissions"))
    }
  }

  func audit(_ baseline: ScenarioBaseline, _ plan: ScenarioPlan, _ language: Language) -> MonthResults {
    let years = Set(project.didYears + plan.edits.map(\.year)).sorted()
    var regions = baseline.regions
    for edit in plan.edits { if let id = edit.region?.id, !regions.contains(id) { regions.append(id) } }
    let period = Period("\(pad(baseline.asOf.year, 4))-\(pad(baseline.asOf.month, 2))")
    guard let period else { preconditionFailure("a day has a month") }
    let scenario = plan.scenario
    return MonthResults(
      period: period, asOf: baseline.asOf, lawAsOf: baseline.lawAsOf, runDate: baseline.asOf,
      language: language,
      edition: Sentence(id: "skenario \(scenario.name)", en: "scenario \(scenario.name)"),
      registers: baseline.registers, facts: Facts(), findings: [], collection: [], standings: [],
      reconciliations: [],
      did: years.flatMap { year in regions.flatMap { baseline.assessor.assess(region: $0, year: year) } },
      rulePacks: baseline.packs,
      definitions: Instructions.hashes(below: project.root, folders: ["pipelines", "datasets/reference"]))
  }
}
