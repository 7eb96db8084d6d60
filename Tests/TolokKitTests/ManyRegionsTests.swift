import Foundation  // files in a temporary folder
import TestSupport
import Testing

@testable import TolokCore
@testable import TolokKit

/// A province's and a third of a nation's regions, from files to pages: `make_regions.py` makes them up.
@Suite(.serialized) struct ManyRegionsTests {
  /// One run, kept for the tests of the suite.
  private struct Made: Sendable {
    var folder: String
    var report: RunReport
    /// Processor time of all threads, seconds, debug build.
    var seconds: Double
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: "\(report.folder ?? "")/\(name)", encoding: .utf8)
    }
  }

  private static func make(_ regions: Int, agencies: Int, chapters: String? = nil) throws -> Made {
    let folder = try Places.temporary("wilayah") + "/proyek"
    let made = try shell(
      "python3",
      [
        "\(Places.root)/Tests/Tools/make_regions.py", folder, "--regions", "\(regions)", "--agencies",
        "\(agencies)", "--rows", "2",
      ])
    try #require(made.code == 0, "\(made.err)")
    if let chapters {
      let path = "\(folder)/pipelines/monthly.yaml"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try (text + "chapters: [\(chapters)]\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
    var request = RunRequest()
    request.project = folder
    request.period = "2023-10"
    let start = processSeconds()
    let report = try MonthlyRun(request).run()
    return Made(folder: folder, report: report, seconds: processSeconds() - start)
  }

  private static func processSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static let province = Result { try make(38, agencies: 6, chapters: "\"35.79\"") }
  private static let many = Result { try make(150, agencies: 2) }

  // MARK: a province

  @Test func printsEveryRegionOfAProvinceAndTheChapterNamed() throws {
    let made = try Self.province.get()
    let page = try made.text("laporan-bulanan.html")
    for standing in made.report.results.standings {
      #expect(
        page.contains(">\(standing.region.name)</th>") || page.contains(">\(standing.region.name)</a></th>"))
    }
    #expect(made.report.results.standings.count == 38)
    #expect(page.contains("id=\"w3579\"") && !page.contains("id=\"w3573\""))
    #expect(page.contains("37 dari 38 wilayah tanpa bab sendiri di sini"))
    #expect(!page.contains("id=\"semua\""))
    // Without the regions of a province in columns: verdicts are counted.
    #expect(!page.contains("<th scope=\"col\" class=\"region\">Kota Batu</th>"))
  }

  @Test func refusesAChapterOfARegionThatDoesNotReport() throws {
    let folder = try Places.temporary("bab") + "/proyek"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try NewProject(directory: folder).create()
    let path = "\(folder)/pipelines/monthly.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try (text + "chapters: [\"99.99\"]\n").write(toFile: path, atomically: true, encoding: .utf8)
    var request = RunRequest()
    request.project = folder
    request.period = "2023-10"
    request.dryRun = true
    let error = #expect(throws: RunError.self) { _ = try MonthlyRun(request).run() }
    #expect(
      error?.sentence.id.hasSuffix("chapters menyebut '99.99', yang tidak ada di bawah regions") == true)
  }

  /// Boxes of the words of each chart as narrow as the letters are: none lies upon another.
  @Test(arguments: [true, false]) func laysNoLabelUponAnother(_ isProvince: Bool) throws {
    let made = try (isProvince ? Self.province : Self.many).get()
    var files = ["laporan-bulanan.html"]
    files += made.report.results.standings.prefix(5).map { "ringkasan-\($0.region.fileKey).html" }
    var charts = 0
    for file in files {
      for part in try made.text(file).split(separator: "<svg class=\"chart\"").dropFirst() {
        charts += 1
        let boxes = Self.boxes(String(part))
        for (i, a) in boxes.enumerated() {
          for b in boxes[(i + 1)...]
          where min(a.right, b.right) - max(a.left, b.left) > 1 && min(a.low, b.low) - max(a.top, b.top) > 1 {
            Issue.record("\(file): '\(a.text)' and '\(b.text)' overlap")
          }
        }
      }
    }
    #expect(charts > 20)
  }

  private struct Box {
    var left: Double
    var right: Double
    var top: Double
    var low: Double
    var text: String
  }

  private static func boxes(_ chart: String) -> [Box] {
    guard let end = chart.range(of: "</svg>") else { return [] }
    let svg = chart[..<end.lowerBound]
    func number(_ tag: Substring, _ name: String) -> Double? {
      guard let at = tag.range(of: " \(name)=\"") else { return nil }
      return Double(tag[at.upperBound...].prefix { $0 != "\"" })
    }
    let base = number(svg.prefix { $0 != ">" }, "font-size") ?? 7.5
    return svg.components(separatedBy: "<text").dropFirst().compactMap { part -> Box? in
      guard let close = part.firstIndex(of: ">"), let stop = part.range(of: "</text>") else { return nil }
      let tag = part[..<close]
      let text = String(part[part.index(after: close)..<stop.lowerBound])
      guard let x = number(tag, "x"), let y = number(tag, "y") else { return nil }
      let size = number(tag, "font-size") ?? base
      // Carlito is a tenth narrower than the face measured.
      let wide = Drawing.measure(text, size) * 0.88
      let left = tag.contains("\"end\"") ? x - wide : tag.contains("\"middle\"") ? x - wide / 2 : x
      return Box(left: left, right: left + wide, top: y - size * 0.62, low: y, text: text)
    }
  }

  // MARK: very many

  @Test func cutsTablesOfVeryManyRegionsAndListsAllInTheAnnex() throws {
    let made = try Self.many.get()
    let page = try made.text("laporan-bulanan.html")
    let parts = page.components(separatedBy: "<section class=\"chapter p-semua\"")
    try #require(parts.count == 2)
    for standing in made.report.results.standings {
      let row = "<td>\(standing.region.code ?? "")</td><th scope=\"row\">\(standing.region.name)</th>"
      #expect(parts[1].components(separatedBy: row).count == 2, "\(standing.region.name)")
    }
    // No table before the annex is longer than the ends, the middle and two gaps; no chart draws more rows.
    for table in parts[0].components(separatedBy: "<table").dropFirst() {
      let body = table.components(separatedBy: "</table>")[0]
      if body.contains("Kartu") || body.contains("rowgroup") { continue }
      #expect(body.components(separatedBy: "<tr>").count - 1 <= 102, "\(body.prefix(120))")
    }
    #expect(page.contains("wilayah di antaranya: lampiran D"))
    #expect(page.contains("<a href=\"#semua\">"))
    #expect(page.contains("150 dari 150 wilayah tanpa bab sendiri di sini"))
    #expect(page.utf8.count < 1_000_000, "\(page.utf8.count) bytes")
    // All are counted, whatever is drawn: the gaps and the rows of each composite add up.
    for result in made.report.results.benchmark.composites.compactMap(\.result) {
      #expect(result.standings.count + result.unassessed.count <= 150)
    }
  }

  @Test func staysLinearEnough() throws {
    let province = try Self.province.get(), many = try Self.many.get()
    // Debug builds; the files of both runs are about as many.
    #expect(province.seconds < 40, "\(province.seconds) s")
    #expect(many.seconds < 60, "\(many.seconds) s")
  }

  static let hasChromium = Places.has("chromium") && Places.has("pdfinfo")

  @Test(.enabled(if: hasChromium, "Chromium or poppler is not installed"))
  func printsVeryManyRegionsOnBoundedPages() throws {
    let made = try Self.many.get()
    let folder = try Places.temporary("cetak-banyak")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func pages(_ name: String) throws -> Int {
      let pdf = "\(folder)/halaman.pdf"
      try shell(
        "chromium",
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
          "--user-data-dir=\(folder)/profil", "--print-to-pdf=\(pdf)",
          "file://\(made.report.folder ?? "")/\(name)",
        ])
      let info = try shell("pdfinfo", [pdf]).out
      let line = info.split(separator: "\n").first { $0.hasPrefix("Pages:") }
      return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
    let report = try pages("laporan-bulanan.html")
    #expect((10...45).contains(report), "\(report) pages")
    let all = made.report.results.standings.map(\.region)
    for region in [all[0], all[40], all[149]] {
      let count = try pages("ringkasan-\(region.fileKey).html")
      #expect(count == 1, "\(region.name): \(count) pages")
    }
  }
}
