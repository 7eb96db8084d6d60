import Definitions
import Foundation
import TestSupport
import Testing
import TolokCore
import Warehouse

@testable import TolokKit

/// The example month, end to end.
@Suite struct MonthTests {
  /// Runs a month into folders of the test's own; the repository's outputs and store stay untouched.
  private func run(_ period: String, in folder: String) throws -> RunReport {
    let project = "\(folder)/proyek"
    if !FileManager.default.fileExists(atPath: project) { try NewProject(directory: project).create() }
    var request = RunRequest()
    request.project = project
    request.period = period
    return try MonthlyRun(request).run()
  }

  @Test func publishesTheSameBytesTwice() throws {
    let folder = try Places.temporary("bytes")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = try run("2023-10", in: folder)
    let second = try run("2023-10", in: folder)
    #expect(first.folder != second.folder)
    let a = contents(of: first.folder ?? ""), b = contents(of: second.folder ?? "")
    #expect(a.keys.sorted() == b.keys.sorted())
    for (name, bytes) in a { #expect(b[name] == bytes, "\(name) differs between two runs") }
    for name in [
      "00-baca-dulu.html", "status-pengumpulan.xlsx", "register-inovasi.xlsx", "audit-did.xlsx",
      "tolok-ukur.xlsx",
      "laporan-bulanan.html", "ringkasan-3579.html", "ringkasan-3371.html", "ringkasan-3573.html",
      "data/findings.json", "data/findings.csv", "data/manifest.json",
    ] { #expect(a[name] != nil, "\(name) is missing") }
    #expect(second.latest.map { try? FileManager.default.destinationOfSymbolicLink(atPath: $0) } == "r02")
  }

  @Test func neverWritesToItsInputs() throws {
    let folder = try Places.temporary("inputs")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try NewProject(directory: "\(folder)/proyek").create()
    let before = contents(of: "\(folder)/proyek/datasets/inbox")
    _ = try run("2023-10", in: folder)
    #expect(contents(of: "\(folder)/proyek/datasets/inbox") == before)
  }

  @Test func accountsForEveryRowAndCell() throws {
    let folder = try Places.temporary("rows")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let report = try run("2023-10", in: folder)
    for file in report.results.facts.ledger {
      #expect(file.reconciles, "\(file.file)")
      if file.state == .received { #expect(file.cells.values.reduce(0, +) > 0, "\(file.file)") }
    }
    let loaded = report.results.facts.ledger.reduce(0) { $0 + ($1.fates[.loaded] ?? 0) }
    let facts = report.results.facts
    // A recap row may state a count and a budget: facts are tied to rows, not counted as rows.
    let origins = facts.innovations.map(\.origin) + facts.awards.map(\.origin) + facts.counts.map(\.origin)
    let rows = Set(origins.map { "\($0.file)|\($0.sheet ?? "")|\($0.cell?.row ?? 0)" })
    #expect(loaded == rows.count)
    #expect(loaded > 0)
  }

  @Test func keepsMonthsSideBySideInTheStore() throws {
    let folder = try Places.temporary("months")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try run("2023-10", in: folder)
    _ = try run("2023-11", in: folder)
    let store = try Store(path: "\(folder)/proyek/datasets/tolok.sqlite")
    #expect(try store.rows("SELECT id FROM period ORDER BY id") == [["2023-10"], ["2023-11"]])
    #expect(try store.rows("PRAGMA integrity_check") == [["ok"]])
    #expect(try store.rows("PRAGMA foreign_key_check").isEmpty)
    #expect(try !store.rows("SELECT * FROM v_inovasi LIMIT 1").isEmpty)
    #expect(try !store.rows("SELECT * FROM v_cakupan LIMIT 1").isEmpty)
    #expect(try !store.rows("SELECT * FROM v_berkas LIMIT 1").isEmpty)
    #expect(try !store.rows("SELECT * FROM v_temuan LIMIT 1").isEmpty)
    #expect(try !store.rows("SELECT * FROM v_antar_bulan LIMIT 1").isEmpty)
  }

  @Test func neverTurnsAClaimIntoRows() throws {
    let folder = try Places.temporary("claims")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let results = try run("2023-10", in: folder).results
    let batu = try #require(results.standings.first { $0.region.id == "35.79" })
    let documented = results.facts.innovations.filter { $0.region == "35.79" && !$0.synthetic }
    #expect(batu.innovations == documented.count)
    #expect(results.did.contains { $0.region == "35.79" && $0.year == 2020 && $0.estimate.low == nil })
    for result in results.did where result.verdict == .unknown {
      #expect(!result.estimate.exact, "\(result.region) \(result.pack): an exact figure from unknowns")
    }
  }

  @Test func reportsOnOneRegionWithoutTouchingTheMonth() throws {
    let folder = try Places.temporary("region")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let whole = try run("2023-10", in: folder)
    let before = contents(of: whole.folder ?? "")
    var request = RunRequest()
    request.project = "\(folder)/proyek"
    request.period = "2023-10"
    request.region = "33.71"
    let part = try MonthlyRun(request).run()
    #expect(part.folder?.hasSuffix("/2023-10-3371/r01") == true)
    #expect(part.results.standings.map(\.region.id) == ["33.71"])
    // A region whose files were not read has no register to set beside its claims.
    #expect(part.results.reconciliations.allSatisfy { $0.region == "33.71" })
    #expect(contents(of: whole.folder ?? "") == before)
    let store = try Store(path: "\(folder)/proyek/datasets/tolok.sqlite")
    #expect(try store.rows("SELECT count(DISTINCT region) FROM innovation") == [["3"]])
    request.region = "99.99"
    #expect { try MonthlyRun(request).run() } throws: { "\($0)".contains("pilihannya: 35.79, 33.71, 35.73") }
  }

  @Test func keepsTimesOutsideThePublishedFolder() throws {
    let folder = try Places.temporary("log")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let published = try #require(try run("2023-10", in: folder).folder)
    let log = "\(folder)/proyek/reports/output/2023-10/log/r01.jsonl"
    let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 3)
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["schema"] as? Int == 1 && object?["ms"] is Double)
    }
    #expect(!FileManager.default.fileExists(atPath: "\(published)/log"))
  }

  @Test func showsNothingPublishedAfterTheDayOfTheReport() throws {
    let folder = try Places.temporary("asof")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let registers = try run("2023-10", in: folder).results.registers
    #expect(registers.didAmounts.allSatisfy { $0.fiscalYear <= 2023 })
    #expect(registers.indexScores.allSatisfy { $0.year <= 2023 })
    #expect(!registers.awards.contains { $0.id == "batu-top-jatim-2023" })
    let later = try run("2023-11", in: folder).results.registers
    #expect(later.awards.contains { $0.id == "batu-top-jatim-2023" })
  }

  /// Runs an inbox of one file of Kota Batu.
  private func run(_ name: String, _ text: String, in folder: String) throws -> MonthResults {
    let project = "\(folder)/proyek"
    if !FileManager.default.fileExists(atPath: project) { try NewProject(directory: project).create() }
    let inbox = "\(folder)/masuk/35.79"
    try? FileManager.default.removeItem(atPath: inbox)
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: "\(inbox)/\(name)"))
    var request = RunRequest()
    request.project = project
    request.period = "2023-10"
    request.inbox = "\(folder)/masuk"
    request.dryRun = true
    return try MonthlyRun(request).run().results
  }

  @Test func countsAUnitThatStatesNoneAmongOthersAsHavingSent() throws {
    let folder = try Places.temporary("nihil")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let results = try run(
      "kecamatan.csv",
      "No,Nama Inovasi,Perangkat Daerah\n1,SIAP,Kecamatan Batu\n2,nihil,Kecamatan Bumiaji\n", in: folder)
    let states = results.collection.filter { $0.kind == "kecamatan" && $0.region == "35.79" }.map(\.state)
    #expect(states == [.received, .receivedEmpty, .missing])
  }

  @Test func saysWhichColumnsReachNoRegister() throws {
    let folder = try Places.temporary("column")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let results = try run(
      "dinkes.csv", "No,Nama Inovasi,Perangkat Daerah,Jml Penerima Manfaat\n1,SIAP,Dinkes,20\n", in: folder)
    let said = results.findings.filter { $0.code.code == "W0307" }
    #expect(said.map(\.found) == ["Jml Penerima Manfaat"])
    #expect(said.first?.place?.cell?.description == "D1")
  }

  @Test func takesAnUnknownLayoutForNoEmptyForm() throws {
    let folder = try Places.temporary("layout")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let results = try run("aneh.csv", "Kode,Uraian,Volume\n1,Meja,2\n2,Kursi,4\n", in: folder)
    #expect(results.facts.ledger.map(\.state) == [.received])
    #expect(importantFindings(results).first?.id.contains("susunan kolomnya belum dikenal") == true)
  }
}
