import Foundation
import GRDB
import TestSupport
import Testing
import TolokCore

@testable import TolokKit
@testable import Warehouse

/// Months that read each other through the store.
@Suite struct HistoryMonthTests {
  private func project(_ folder: String) throws -> String {
    try NewProject(directory: "\(folder)/proyek").create()
    return "\(folder)/proyek"
  }

  @discardableResult
  private func run(
    _ period: String, _ project: String, _ change: (inout RunRequest) -> Void = { _ in }
  ) throws -> RunReport {
    var request = RunRequest()
    request.project = project
    request.period = period
    change(&request)
    return try MonthlyRun(request).run()
  }

  private func history(_ folder: String?) throws -> [[String: String]] {
    let data = try #require(FileManager.default.contents(atPath: "\(folder ?? "")/data/manifest.json"))
    let manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(manifest["history"] as? [[String: String]])
  }

  private func expectSame(_ a: String?, _ b: String?, _ what: Comment) {
    let (x, y) = (contents(of: a ?? ""), contents(of: b ?? ""))
    #expect(x.keys.sorted() == y.keys.sorted() && !x.isEmpty, what)
    for (name, bytes) in x { #expect(y[name] == bytes, "\(name): \(what)") }
  }

  @Test func readsOctoberInNovemberAndNeverBackwards() throws {
    let folder = try Places.temporary("history")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let project = try project(folder)
    let alone = try run("2023-10", project)
    #expect(try history(alone.folder).isEmpty)
    let november = try run("2023-11", project)
    let named = try history(november.folder)
    #expect(named.map { $0["period"] } == ["2023-10"])
    let store = try Store(path: "\(project)/datasets/tolok.sqlite")
    #expect(
      try store.rows("SELECT content_sha256 FROM run WHERE period = '2023-10'")
        == [[named.first?["content_sha256"]]])
    // The same month again, with the same store behind it: the same bytes, in either order.
    expectSame(november.folder, try run("2023-11", project).folder, "November again")
    expectSame(alone.folder, try run("2023-10", project).folder, "October after November")
    expectSame(november.folder, try run("2023-11", project).folder, "November after October again")
    // A month that changes is told by the manifest of the one that reads it.
    try FileManager.default.removeItem(atPath: "\(project)/datasets/inbox/2023-10/35.79/DP3AP2KB.ods")
    try run("2023-10", project)
    var request = RunRequest()
    request.project = project
    request.period = "2023-11"
    #expect(
      try ReportRebuild(request, pdf: false).rebuild().changed.contains {
        $0.hasSuffix("tolok.sqlite › 2023-10")
      })
  }

  @Test func saysInNovemberWhatSilenceDidAndWhatChanged() throws {
    let folder = try Places.temporary("november")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let project = try project(folder)
    try run("2023-10", project)
    let november = try run("2023-11", project)
    let results = november.results.benchmark
    let batu = try #require(results.briefs.first { $0.region == "35.79" })
    #expect(
      batu.changes.map(\.sentence.text.id) == [
        "Formulir yang masuk Kota Batu turun dari 6 dari 30 (20,0%) pada Oktober 2023 menjadi 4 dari 30 (13,3%) "
          + "pada November 2023.",
        "Cakupan perangkat daerah berinovasi Kota Batu: 5 dari 30 (16,7%) pada Oktober 2023 menjadi 3 dari 30 "
          + "(10,0%) pada November 2023; pada 3 unit yang mengirim di kedua bulan: tetap 3; berkurang 2 karena 2 "
          + "unit pemiliknya belum mengirim.",
        "Jumlah inovasi Kota Batu: 6 pada Oktober 2023 menjadi 4 pada November 2023; pada 4 unit yang mengirim di "
          + "kedua bulan: tetap 4; berkurang 2 karena 2 unit pemiliknya belum mengirim.",
      ])
    for change in results.changes {
      guard let panel = change.panel else { continue }
      let (a, b) = (change.from.numerator ?? change.from.value, change.to.numerator ?? change.to.value)
      #expect(a == Double(panel.before) && b == Double(panel.after), "\(change.to.id)")
    }
    // Of Kota Malang nobody has sent: nothing is told of what it holds.
    let malang = try #require(results.briefs.first { $0.region == "35.73" })
    #expect(
      malang.changes.map(\.sentence.id).filter { $0.hasPrefix("perubahan-bulanan") } == [
        "perubahan-bulanan-turun"
      ])
    let page = String(
      decoding: contents(of: november.folder ?? "")["ringkasan-3579.html"] ?? Data(), as: UTF8.self)
    #expect(page.contains("Tiga perubahan") && page.contains("berkurang 2 karena 2 unit"))
    #expect(try OutputLint(paths: [november.folder ?? ""]).run().isEmpty)
  }

  @Test func leavesAMonthNobodyRanAsAGap() throws {
    let folder = try Places.temporary("gap")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let project = try project(folder)
    let inbox = "\(project)/datasets/inbox"
    try FileManager.default.copyItem(atPath: "\(inbox)/2023-10", toPath: "\(inbox)/2024-01")
    for period in ["2023-10", "2023-11"] { try run(period, project) }
    let january = try run("2024-01", project)
    #expect(try history(january.folder).map { $0["period"] } == ["2023-10", "2023-11"])
    let trend = try #require(
      january.results.benchmark.trends.first { $0.indicator == "inovasi" && $0.region == "35.79" }?.monthly)
    #expect(trend.points.map(\.time) == ["2023-10", "2023-11", "2023-12", "2024-01"])
    #expect(trend.points.map(\.value) == [6, 4, nil, 6])
    #expect(january.results.benchmark.changes.isEmpty)
    #expect(try OutputLint(paths: [january.folder ?? ""]).run().isEmpty)
    // A region by itself reads the same months and stores nothing.
    let part = try run("2024-01", project) { $0.region = "35.79" }
    #expect(part.results.earlier.map(\.period.description) == ["2023-10", "2023-11"])
  }

  @Test(.enabled(if: Places.has("soffice"), "LibreOffice is not installed"))
  func storesWhatLibreOfficeRecalculatesWithTrends() throws {
    let folder = try Places.temporary("trend-recalculation")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let project = try project(folder)
    try run("2023-10", project)
    let outcome = try shell(
      "python3",
      ["\(Places.root)/Tests/Tools/check_workbooks.py", try #require(try run("2023-11", project).folder)])
    #expect(outcome.code == 0, "\(outcome.out)\(outcome.err)")
  }

  // MARK: - Stores of the first schema

  /// A store as it was before months kept figures, with one month in it.
  private func oldStore(_ path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(queue, upTo: "1 spine")
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO period VALUES ('2023-10', '2023-10-01', '2023-10-31');
          INSERT INTO run (period, revision, output, content_sha256)
            VALUES ('2023-10', 'r01', 'elsewhere', '\(String(repeating: "a", count: 64))');
          INSERT INTO region VALUES ('35.79', 'kota', 'Kota Batu', 200000, NULL, 'A0', '2023');
          """)
    }
    try queue.close()
  }

  @Test func keepsTheDataOfAStoreOfTheFirstSchema() throws {
    let folder = try Places.temporary("schema")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let project = try project(folder)
    let path = "\(project)/datasets/tolok.sqlite"
    try oldStore(path)
    // Reading alone changes nothing in it, and finds no figures.
    let before = FileManager.default.contents(atPath: path)
    let period = try #require(Period("2023-11"))
    #expect(try Store.history(path: path, before: period, indicators: ["inovasi"]).months.isEmpty)
    try run("2023-11", project) { $0.dryRun = true }
    #expect(FileManager.default.contents(atPath: path) == before)
    let november = try run("2023-11", project)
    #expect(november.results.earlier.isEmpty)
    let store = try Store(path: path)
    #expect(try store.rows("SELECT id FROM period ORDER BY id") == [["2023-10"], ["2023-11"]])
    #expect(try store.rows("SELECT revision FROM run WHERE period = '2023-10'") == [["r01"]])
    #expect(try store.rows("SELECT DISTINCT period FROM figure") == [["2023-11"]])
    #expect(try store.rows("PRAGMA integrity_check") == [["ok"]])
    #expect(try store.rows("PRAGMA foreign_key_check").isEmpty)
    #expect(try !store.rows("SELECT * FROM v_angka LIMIT 1").isEmpty)
  }

  @Test func readsAfterARunWasKilledInTheMiddleOfItsTransaction() throws {
    let folder = try Places.temporary("journal")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let project = try project(folder)
    try run("2023-10", project)
    let path = "\(project)/datasets/tolok.sqlite", left = "\(folder)/tolok.sqlite"
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA cache_size = 1; BEGIN IMMEDIATE; DELETE FROM figure; DELETE FROM finding")
      // What lies on the disk at this moment is what a killed process leaves.
      for end in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: path + end, toPath: left + end)
      }
      try db.execute(sql: "ROLLBACK")
    }
    let period = try #require(Period("2023-11"))
    let whole = try Store.history(path: path, before: period, indicators: ["inovasi"])
    #expect(try Store.history(path: left, before: period, indicators: ["inovasi"]) == whole)
    #expect(whole.months.count == 1)
  }

  @Test func readsBackWhatItKept() throws {
    let folder = try Places.temporary("kept")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let project = try project(folder)
    let kept = try run("2023-10", project).results.benchmark.record
    let codes = Set(kept.entries.map(\.indicator))
    let history = try Store.history(
      path: "\(project)/datasets/tolok.sqlite", before: try #require(Period("2023-11")), indicators: codes)
    let record = try #require(history.months.first?.record)
    #expect(history.months.count == 1)
    #expect(record.entries == kept.entries.filter { !$0.isPublished }.sorted { $0.id < $1.id })
    #expect(record.units == kept.units.sorted { ($0.region, $0.unit) < ($1.region, $1.unit) })
    func key(_ part: MonthRecord.Part) -> [String] { [part.region, part.indicator, part.unit ?? ""] }
    #expect(
      record.parts
        == kept.parts.filter { $0.value != 0 }.sorted { key($0).lexicographicallyPrecedes(key($1)) })
    #expect(
      try Store.history(
        path: "\(folder)/tidak-ada.sqlite", before: try #require(Period("2023-11")), indicators: codes
      ).months.isEmpty)
  }
}
