import Definitions
import Foundation  // files in a temporary folder
import TestSupport
import Testing
import TolokCore

@testable import Publishing

/// Reports declared in a folder: a new one needs no code, a wrong one says where it is wrong.
@Suite struct ReportTests {
  /// A copy of the project's reports with one of its own.
  private func reports(
    _ template: String, _ yaml: String, _ body: (_ reports: String, _ out: String) throws -> Void
  ) throws {
    let folder = try Places.temporary("laporan-baru")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = FileManager.default
    try files.createDirectory(atPath: "\(folder)/keluar", withIntermediateDirectories: true)
    try files.createDirectory(atPath: "\(folder)/reports/kartu", withIntermediateDirectories: true)
    try files.copyItem(atPath: "\(Places.root)/reports/shared", toPath: "\(folder)/reports/shared")
    try template.write(toFile: "\(folder)/reports/kartu/kartu.mustache", atomically: true, encoding: .utf8)
    try yaml.write(toFile: "\(folder)/reports/kartu/report.yaml", atomically: true, encoding: .utf8)
    try body("\(folder)/reports", "\(folder)/keluar")
  }

  private let yaml = """
    schema: 1
    title: {id: kartu wilayah, en: region card}
    template: kartu.mustache
    each: region
    results: [tables]
    file: kartu-{region}.html
    """

  @Test func writesANewReportOverExistingResultsWithoutCode() throws {
    let template =
      "{{reportTitle}} {{#own}}{{regionName}}: {{regionCoverage}}{{#figures}}{{#isKnown}} [{{label}} {{value}}]{{/isKnown}}{{/figures}}{{/own}}"
    try reports(template, yaml) { folder, out in
      let written = try MonthLiteral(regions: 2, agencies: 20, innovating: 4).write(to: out, reports: folder)
      #expect(written == ["kartu-9910.html", "kartu-9911.html"])
      let text = try String(contentsOfFile: "\(out)/kartu-9911.html", encoding: .utf8)
      #expect(text.hasPrefix("kartu wilayah Kota Contoh 2: 4 dari 20 (20,0%)"))
      #expect(text.contains("[Jumlah inovasi 4]"))
    }
  }

  @Test func namesFileLineAndColumnOfATagWithoutAValue() throws {
    try reports("a\nb {{#own}}{{regionNam}}{{/own}}", yaml) { folder, out in
      let error = #expect(throws: PublishError.self) {
        try MonthLiteral().write(to: out, reports: folder)
      }
      let text = try #require(error?.sentence.id)
      #expect(
        text.hasSuffix(
          "kartu/kartu.mustache:2:11: tag 'regionNam' tidak ada pada hasil laporan ini; maksud Anda 'regionName'?"
        ))
    }
  }

  @Test func listsWhatASectionHoldsForANameNearNone() throws {
    try reports("{{#own}}{{#figures}}{{zzzzzz}}{{/figures}}{{/own}}", yaml) { folder, out in
      let error = #expect(throws: PublishError.self) {
        try MonthLiteral(agencies: 20, innovating: 4).write(to: out, reports: folder)
      }
      let text = try #require(error?.sentence.id)
      #expect(
        text.contains("kartu.mustache:1:21: tag 'zzzzzz'")
          && text.contains("di bagian ini ada: badge, basis, indicator, isKnown"), "\(text)")
    }
  }

  /// The head of a report's declaration names every tag of the plain lists: an outsider writes from it alone.
  @Test func namesEveryTagOfThePlainListsInTheDeclaration() throws {
    let results = try #require(
      try MonthLiteral(regions: 3, agencies: 20, innovating: 4).benchmarked() ?? MonthLiteral().results())
    let text = try String(
      contentsOfFile: "\(Places.root)/reports/laporan-bulanan/report.yaml", encoding: .utf8)
    func names(_ value: Any) -> Set<String> {
      if let view = value as? [String: Any] {
        return view.reduce(into: Set(view.keys)) { $0.formUnion(names($1.value)) }
      }
      return (value as? [Any] ?? []).reduce(into: []) { $0.formUnion(names($1)) }
    }
    let all = names(TablesView(page: PageContext(results: results, outputs: [])).view)
    #expect(all.contains("figures") && all.contains("isLowerBound"))
    for name in all { #expect(text.contains(name), "\(name) is not in the declaration") }
  }

  @Test(arguments: [
    ("{{#own}}x", 1, 1), ("x\n{{/own}}", 2, 1), ("x {{own\n}}", 1, 3), ("{{#own}}\n {{/regions}}", 2, 2),
    ("å {{}}", 1, 3),
  ])
  func namesThePlaceOfABrokenTag(_ template: String, _ line: Int, _ column: Int) throws {
    let fault = #expect(throws: TemplateFault.self) { try TemplateCheck(template) }
    #expect(fault?.line == line && fault?.column == column, "\(template)")
  }

  @Test func looksOnlyAtWhatWouldBePrinted() throws {
    let check = try TemplateCheck(
      "{{#no}}{{absent}}{{/no}}{{^yes}}{{absent}}{{/yes}}{{#list}}{{a}}{{top}}{{/list}}")
    try check.check(["no": false, "yes": true, "list": [["a": 1]], "top": "t"])
    #expect(throws: TemplateFault.self) { try check.check(["no": true, "yes": true, "list": [], "top": ""]) }
  }

  @Test(arguments: [
    ("templat: a", "report.yaml:7: kunci 'templat' tidak dikenal; maksud Anda 'template'?"),
    ("zzz: a", "report.yaml:7: kunci 'zzz' tidak dikenal; yang dikenal: each, file, results"),
  ])
  func suggestsTheKeyThatWasMeant(_ line: String, _ words: String) throws {
    try reports("", yaml + "\n" + line) { folder, _ in
      let error = #expect(throws: DefinitionError.self) { try loadReports(directory: folder) }
      #expect(error?.sentence.id.contains(words) == true, "\(error?.sentence.id ?? "")")
    }
  }

  @Test(arguments: [
    ("results: [tables]", "results: [table]", ":5: 'results' tidak mengenal 'table'; maksud Anda 'tables'?"),
    ("each: region", "each: month", ":6: {region} hanya untuk laporan dengan each: region"),
    ("kartu-{region}.html", "../x-{region}.html", ":6: nama berkas"),
    ("template: kartu.mustache", "template: lain.mustache", ":3: templat 'lain.mustache' tidak ada"),
    ("schema: 1", "schema: 2", ":1: schema harus 1"),
  ])
  func refusesWhatDoesNotFit(_ old: String, _ new: String, _ words: String) throws {
    try reports("", yaml.replacing(old, with: new)) { folder, _ in
      let error = #expect(throws: DefinitionError.self) { try loadReports(directory: folder) }
      #expect(error?.sentence.id.contains(words) == true, "\(error?.sentence.id ?? "")")
    }
  }

  /// A province and a nation: processor time of this thread in a debug build; a release build takes about a tenth.
  @Test(arguments: [(38, 10.0), (552, 70.0)])
  func writesManyRegionsInTime(_ regions: Int, _ limit: Double) throws {
    let month = MonthLiteral(regions: regions, agencies: 30, innovating: 12)
    let results = try #require(try month.benchmarked())
    let folder = try Places.temporary("banyak")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let reports = "\(Places.root)/reports"
    let before = seconds()
    let written = try PageWriter(
      results: results, reportsDirectory: reports, reports: loadReports(directory: reports)
    ).writeAll(into: folder, outputs: [])
    let spent = seconds() - before
    print("\(regions) regions: \(spent) s of processor time")
    #expect(written.count == regions + 2)
    #expect(spent < limit, "\(spent) s")
    let text = try String(contentsOfFile: "\(folder)/laporan-bulanan.html", encoding: .utf8)
    #expect(text.contains("id=\"peta-t\""), "a map of tiles")
    #expect(text.contains("id=\"w9910\"") == (regions <= ManyRegions.mostChapters), "chapters")
    for name in ["Kota Contoh 1<", "Kota Contoh \(regions)<"] { #expect(text.contains(name), "\(name)") }
  }

  private func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
