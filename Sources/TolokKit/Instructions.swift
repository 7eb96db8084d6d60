import Containers
import Definitions
import FoundationEssentials
import Tabular
import TolokCore

/// Everything a run is told before it sees a file: the project's rooms, dates, registers and rules.
struct Instructions {
  let project: Project
  let period: Period
  let inbox: String
  /// Codes of the regions this run reports on, in report order.
  let regions: [String]
  let didRegions: [String]
  let asOf: CalendarDate
  let lawAsOf: CalendarDate
  let runDate: CalendarDate
  let language: Language
  /// Of each file.
  let limits: ReadLimits
  let sources: [SourceMap]
  let vocabularies: [Vocabulary]
  let registers: Registers
  let packs: [RulePack]
  let countingRules: [CountingRule]
  let claimChecks: [ClaimCheck]
  let benchmark: BenchmarkDefinitions
  let reports: [ReportDefinition]
  let definitions: [(name: String, sha256: String)]

  var benchmarker: Benchmarker {
    Benchmarker(
      registers: registers, period: period, reportingRegions: regions, countingRules: countingRules,
      claimChecks: claimChecks, asOf: asOf)
  }

  init(_ request: RunRequest) throws(RunError) {
    limits = .understanding(cells: request.maxCells)
    do {
      project = try Project(root: request.project)
    } catch {
      throw .unreadable(sentence(of: error))
    }
    if let region = request.region, !project.regions.contains(region) {
      throw .badValue(
        Sentence(
          id:
            "--region '\(region)' bukan wilayah pelapor; pilihannya: \(project.regions.joined(separator: ", "))",
          en:
            "--region '\(region)' is no reporting region; choose from: \(project.regions.joined(separator: ", "))"
        ))
    }
    regions = request.region.map { [$0] } ?? project.regions
    didRegions = request.region.map { [$0] } ?? project.didRegions
    period = try Self.period(request, project)
    inbox = request.inbox ?? project.inbox(of: period)
    guard FileManager.default.fileExists(atPath: inbox) else {
      throw .unreadable(
        Sentence(
          id: "periode \(period) tidak punya folder masuk: \(inbox)",
          en: "period \(period) has no inbox: \(inbox)"))
    }
    guard let language = Language(rawValue: request.language) else {
      throw .badValue(
        Sentence(
          id: "--lang '\(request.language)' tidak dikenal; pakai id atau en",
          en: "--lang '\(request.language)' is not known; use id or en"))
    }
    self.language = language
    asOf = try Self.date(request.asOf, "--as-of", period)
    lawAsOf = try Self.date(request.lawAsOf, "--law-as-of", period)
    runDate = try Self.date(request.runDate, "--run-date", period)
    do {
      sources = try loadSourceMaps(directory: project.sourcesDirectory)
      vocabularies = try loadVocabularies(directory: project.vocabulariesDirectory)
      let all = try loadRegisters(directory: project.referenceDirectory)
      registers = all.known(by: asOf)
      packs = try loadRulePacks(directory: project.rulesDirectory)
      countingRules = try loadCountingRules(directory: project.indicatorsDirectory)
      claimChecks = try loadClaimChecks(
        directory: project.indicatorsDirectory, claims: Set(all.claims.map(\.id)))
      benchmark = try loadBenchmark(
        directory: project.indicatorsDirectory, claims: Set(all.claims.map(\.id)),
        urusan: Set(all.urusan.map(\.id)), vocabularies: vocabularies)
      reports = try loadReports(directory: project.reportsDirectory)
    } catch {
      throw .unreadable(sentence(of: error))
    }
    for code in project.chapters ?? [] where !project.regions.contains(code) {
      throw .unreadable(
        Sentence(
          id:
            "\(project.root)/pipelines/monthly.yaml: chapters menyebut '\(code)', yang tidak ada di bawah regions",
          en: "\(project.root)/pipelines/monthly.yaml: chapters names '\(code)', which is not under regions"))
    }
    for code in project.regions + project.didRegions where registers.region(code) == nil {
      throw .unreadable(
        Sentence(
          id: "\(project.root)/pipelines/monthly.yaml: wilayah '\(code)' tidak ada dalam regions.csv",
          en: "\(project.root)/pipelines/monthly.yaml: region '\(code)' is not in regions.csv"))
    }
    definitions = Self.hashes(below: project.root, folders: ["pipelines", "datasets/reference", "reports"])
  }

  /// A file in another region's folder is not read when the run is about one region.
  func reads(_ file: InboxFile) -> Bool {
    guard let region = file.region, project.regions.contains(region) else { return true }
    return regions.contains(region)
  }

  private static func period(_ request: RunRequest, _ project: Project) throws(RunError) -> Period {
    if let text = request.period {
      guard let period = Period(text) else {
        throw .badValue(
          Sentence(
            id: "--period '\(text)' bukan periode; contoh: 2023-10, 2023-Q4, 2023",
            en: "--period '\(text)' is no period; for example: 2023-10, 2023-Q4, 2023"))
      }
      return period
    }
    guard let newest = project.newestPeriod() else {
      throw .unreadable(
        Sentence(
          id: "tidak ada folder masuk; taruh berkas bulan ini di \(project.inbox)",
          en: "there is no inbox; put the files of the month into \(project.inbox)"))
    }
    return newest
  }

  private static func date(_ text: String?, _ flag: String, _ period: Period) throws(RunError) -> CalendarDate
  {
    guard let text else { return period.last }
    guard let date = CalendarDate(text) else {
      throw .badValue(
        Sentence(
          id: "\(flag) '\(text)' bukan tanggal; contoh: 2023-10-31",
          en: "\(flag) '\(text)' is no date; for example: 2023-10-31"))
    }
    return date
  }

  /// Every instruction file by its hash, so that a report can be tied to the rules that made it.
  static func hashes(below root: String, folders: [String]) -> [(name: String, sha256: String)] {
    var all: [(name: String, sha256: String)] = []
    for folder in folders {
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
      for name in names.sorted() {
        let path = "\(root)/\(folder)/\(name)"
        var isFolder = false
        // What a run made is no instruction; neither are pictures.
        guard folder != "reports" || !name.hasPrefix("output"), !name.hasSuffix(".png"),
          FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder,
          let data = FileManager.default.contents(atPath: path)
        else { continue }
        all.append((name: "\(folder)/\(name)", sha256: sha256([UInt8](data))))
      }
    }
    return all
  }
}
