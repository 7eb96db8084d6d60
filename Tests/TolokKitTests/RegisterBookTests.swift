import Foundation
import TestSupport
import Testing
import TolokCore

@testable import TolokKit

/// The collection, register and benchmark workbooks of the example months, opened by openpyxl and recalculated by
/// LibreOffice; what is not installed is said, not failed.
@Suite(.serialized) struct RegisterBookTests {
  private static let canOpen: Bool =
    Places.has("python3") && (try? shell("python3", ["-c", "import openpyxl"]).code) == 0

  private func run(_ period: String, _ language: String, in folder: String) throws -> RunReport {
    try NewProject(directory: "\(folder)/proyek").create()
    var request = RunRequest()
    request.project = "\(folder)/proyek"
    request.inbox = "\(Places.root)/datasets/samples/\(period)"
    request.period = period
    request.language = language
    return try MonthlyRun(request).run()
  }

  @Test(
    .enabled(if: canOpen, "openpyxl is not installed"),
    arguments: [("2023-10", "id"), ("2023-11", "en")])
  func keepsWhatTheBooksPromise(_ period: String, _ language: String) throws {
    let folder = try Places.temporary("register-books")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let published = try #require(try run(period, language, in: folder).folder)
    let outcome = try shell("python3", ["\(Places.root)/Tests/Tools/check_register_books.py", published])
    #expect(outcome.code == 0, "\(outcome.out)\(outcome.err)")
  }

  @Test func remembersEveryRowSetAsideWithItsPlace() throws {
    let folder = try Places.temporary("set-aside")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let facts = try run("2023-10", "id", in: folder).results.facts
    for file in facts.ledger {
      for fate in [RowFate.rejected, .duplicate, .excluded] {
        let rows = facts.setAside.filter { $0.origin.file == file.file && $0.fate == fate }
        #expect(rows.count == file.fates[fate] ?? 0, "\(file.file) \(fate)")
        for row in rows { #expect(row.origin.cell != nil, "\(file.file) \(fate)") }
      }
    }
    #expect(facts.setAside.contains { $0.fate == .rejected && $0.ownerText == "Dinas Perhubngan" })
  }

  @Test func tellsNihilFromBlankInARow() throws {
    let folder = try Places.temporary("nihil")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let facts = try run("2023-10", "id", in: folder).results.facts
    #expect(facts.innovations.contains { $0.stage == nil && $0.absent["stage"] == nil })
    #expect(
      facts.counts.contains { $0.form == "nilai-lomba" } && facts.counts.contains { $0.form == "rekap" })
  }
}
