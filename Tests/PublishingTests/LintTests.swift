import Foundation
import TestSupport
import Testing
import TolokCore

@testable import Publishing

/// The accessibility checklist: what the program writes passes it, each fault is found by its own code.
@Suite struct LintTests {
  private func codes(_ findings: [Finding]) -> [String] { findings.map(\.code.code) }

  private func page(_ html: String) -> [String] {
    var lint = PageLint(Array(html.utf8), name: "halaman.html")
    return codes(lint.run())
  }

  @Test(arguments: [
    ("<html lang=\"id\"><h1>A</h1><h2>B</h2><svg role=\"img\" aria-label=\"x\"></svg></html>", [String]()),
    ("<html><h1>A</h1></html>", ["E0812"]),
    ("<html lang=id><h2>B</h2></html>", ["E0814", "E0813"]),
    ("<html lang=id><h1>A</h1><h1>B</h1></html>", ["E0813"]),
    ("<html lang=id><h1>A</h1><h2>B</h2><h4>C</h4></html>", ["E0814"]),
    ("<html lang=id><h1>A</h1><img src=\"a.png\"></html>", ["E0807"]),
    ("<html lang=id><h1>A</h1><svg class=\"chart\"></svg></html>", ["E0807"]),
    ("<html lang=id><h1>A</h1><a href='https://contoh.id'>x</a></html>", ["E0815"]),
    ("<html lang=id><h1>A</h1><script src=//contoh.id/a.js></script></html>", ["E0815"]),
    ("<html lang=id><style>b{background:url('http://contoh.id/a')}</style><h1>A</h1></html>", ["E0815"]),
    ("<html lang=id><h1>A</h1><p>https://contoh.id sebagai teks</p></html>", []),
    (
      "<html lang=id><header><h1>A</h1></header><section class='chapter a'><h1>B</h1></section>"
        + "<section class='chapter b'><p>C</p></section></html>", ["E0813"]
    ),
  ])
  func findsEachFaultOfAPage(_ html: String, _ wanted: [String]) {
    #expect(page(html) == wanted, "\(html)")
  }

  /// Two sheets, one fault each time.
  private func book(
    rows: String = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Judul</v></c></row>"
      + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>Kolom</v></c></row><row r=\"3\"><c r=\"A3\"><v>1</v></c></row>",
    merges: String = "", setup: String = "<pageSetup paperSize=\"9\" orientation=\"landscape\"/>",
    footer: String = "&amp;Luji.xlsx · final · &amp;A&amp;Rhalaman &amp;P",
    links: String = "<hyperlinks><hyperlink ref=\"A1\" location=\"'Dua'!A1\"/></hyperlinks>",
    headings: String = "<tableColumn id=\"1\" name=\"Kolom\"/>", table: String = "tbl_a", active: String = "",
    title: String = "Uji", alt: String = "Diagram: 1"
  ) throws -> [String] {
    func sheet(_ rows: String, _ links: String) -> String {
      "<worksheet><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetData>\(rows)</sheetData>\(merges)\(links)\(setup)"
        + "<headerFooter><oddFooter>\(footer)</oddFooter></headerFooter></worksheet>"
    }
    let relation =
      "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
      + "<Relationship Id=\"rId2\" Target=\"worksheets/sheet2.xml\"/></Relationships>"
    let zip = ZipLiteral([
      .init(
        "xl/workbook.xml",
        "<workbook><bookViews><workbookView \(active)/></bookViews><sheets><sheet name=\"Satu\" r:id=\"rId1\"/>"
          + "<sheet name=\"Dua\" r:id=\"rId2\"/></sheets></workbook>"),
      .init("xl/_rels/workbook.xml.rels", relation),
      .init(
        "docProps/core.xml",
        "<cp:coreProperties><dc:title>\(title)</dc:title><dc:creator>Tolok</dc:creator></cp:coreProperties>"),
      .init("xl/worksheets/sheet1.xml", sheet(rows, links)),
      .init("xl/worksheets/sheet2.xml", sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>B</v></c></row>", "")),
      .init(
        "xl/worksheets/_rels/sheet1.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Target=\"../tables/table1.xml\"/>"
          + "<Relationship Id=\"rId2\" Target=\"../drawings/drawing1.xml\"/></Relationships>"),
      .init(
        "xl/tables/table1.xml",
        "<table displayName=\"\(table)\" ref=\"A2:A3\"><tableColumns>\(headings)</tableColumns></table>"),
      .init(
        "xl/drawings/drawing1.xml",
        "<xdr:wsDr><xdr:cNvPr id=\"2\" name=\"Chart 1\" descr=\"\(alt)\"/></xdr:wsDr>"),
    ])
    var lint = try WorkbookLint(zip.bytes, name: "uji.xlsx")
    return codes(lint.run())
  }

  @Test func passesASoundWorkbook() throws { #expect(try book() == []) }

  @Test func findsEachFaultOfAWorkbook() throws {
    let head = "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>Kolom</v></c></row>"
    let title = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Judul</v></c></row>"
    let value = "<row r=\"3\"><c r=\"A3\"><v>1</v></c></row>"
    #expect(try book(rows: head + value) == ["E0801"])
    #expect(try book(links: "") == ["E0802"])
    #expect(try book(table: "") == ["E0803"])
    #expect(
      try book(headings: "<tableColumn id=\"1\" name=\"Kolom\"/><tableColumn id=\"2\" name=\"kolom\"/>")
        == ["E0804"])
    #expect(try book(merges: "<mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells>") == ["E0805", "E0805"])
    #expect(try book(rows: title + head) == ["E0806"])
    #expect(try book(alt: "") == ["E0807"])
    #expect(try book(title: "") == ["E0808"])
    #expect(try book(setup: "") == ["E0809", "E0809"])
    #expect(try book(active: "activeTab=\"1\"") == ["E0810"])
    #expect(try book(footer: "&amp;Llain.xlsx · final · &amp;A") == ["E0811", "E0811"])
  }

  @Test func readsAFooterPastItsCodes() {
    #expect(
      WorkbookLint.words("&L&\"Calibri,Regular\"&10uji.xlsx · final · &A&Rhal. &P") == "uji.xlsx · final · &A"
    )
    #expect(WorkbookLint.sheet(of: "'Jum''at'!A1") == "Jum'at")
  }

  @Test func namesEveryCodeOnce() {
    let codes = FindingCode.all.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(FindingCode.lint.allSatisfy { FindingCode.named($0.code) == $0 })
  }

  /// The books of a month of invented regions hold to the checklist, whatever its size.
  @Test(arguments: [0, 1, 3, 14]) func passesWhatTheProgramWrites(_ regions: Int) throws {
    let results = try #require(BookMonth(regions: regions, agencies: 6, innovations: 2).results)
    let folder = try Places.temporary("lint")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try StatusWorkbook(results: results).write(to: "\(folder)/status-pengumpulan.xlsx")
    try RegisterWorkbook(results: results).write(to: "\(folder)/register-inovasi.xlsx")
    try BenchmarkWorkbook(results: results).write(to: "\(folder)/tolok-ukur.xlsx")
    for name in ["status-pengumpulan.xlsx", "register-inovasi.xlsx", "tolok-ukur.xlsx"] {
      let data = try #require(FileManager.default.contents(atPath: "\(folder)/\(name)"))
      var lint = try WorkbookLint([UInt8](data), name: name)
      let found = lint.run().map { "\($0.code.code) \($0.place?.label ?? "") \($0.found ?? "")" }
      #expect(found == [], "\(regions) regions")
    }
  }
}
