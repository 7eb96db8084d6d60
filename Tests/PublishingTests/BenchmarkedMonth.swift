import Definitions
import TestSupport
import TolokCore

@testable import Publishing

extension MonthLiteral {
  /// The month with what the project's own indicators, groups and composites make of it.
  func benchmarked() throws -> MonthResults? {
    guard var results = results() else { return nil }
    let book = IndicatorBook(
      registers: results.registers, facts: results.facts, collection: results.collection,
      period: results.period, asOf: results.asOf, reporting: results.standings.map(\.region.id),
      countingRules: [], edition: .provisional)
    results.benchmark = Benchmark(try Self.definitions.get(), book: book).results(results.facts)
    return results
  }

  private static let definitions = Result {
    let registers = try loadRegisters(directory: "\(Places.root)/datasets/reference")
    return try loadBenchmark(
      directory: "\(Places.root)/pipelines/indicators", claims: Set(registers.claims.map(\.id)),
      urusan: Set(registers.urusan.map(\.id)),
      vocabularies: try loadVocabularies(directory: "\(Places.root)/pipelines/vocabularies"))
  }

  /// The month's pages in a folder, by the reports of the project or of another folder.
  func write(to folder: String, reports: String = "\(Places.root)/reports") throws -> [String] {
    guard let results = try benchmarked() else { return [] }
    let outputs = [(file: "laporan-bulanan.html", label: Sentence(id: "laporan", en: "report"))]
    return try PageWriter(
      results: results, reportsDirectory: reports, reports: loadReports(directory: reports)
    ).writeAll(into: folder, outputs: outputs)
  }
}
