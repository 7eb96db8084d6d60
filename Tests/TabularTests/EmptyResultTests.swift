import TestSupport
import Testing
import TolokCore

@testable import Tabular

/// `IF(x,"",…)` has a stored result that fills no cell; a formula without any is something else.
@Suite struct EmptyResultTests {
  private let rows =
    "<row r=\"1\"><c r=\"A1\" t=\"str\"><f>IF(B1,\"\",1)</f><v></v></c>"
    + "<c r=\"B1\" t=\"str\"><f>C1&amp;\"\"</f><v/></c><c r=\"C1\"><f>D1+1</f></c><c r=\"D1\"><v>2</v></c></row>"

  @Test func tellsAnEmptyTextFromNoResult() throws {
    let book = try FileReader().read(bytes: WorkbookLiteral(rows: rows).bytes, name: "a.xlsx")
    #expect(book.sheets[0].cells.map(\.value) == [.text(""), .text(""), .missing, .number(2)])
    #expect(book.sheets[0].cells.map(\.isCounted) == [false, false, false, true])
    #expect(findings(about: book, file: "a.xlsx", sha256: "").map { $0.place?.cell?.description } == ["C1"])
  }

  @Test func listsFormulasOnlyWhenAsked() throws {
    let book = try FileReader().read(bytes: WorkbookLiteral(rows: rows).bytes, name: "a.xlsx")
    func text(_ formulas: Bool) -> String {
      String(decoding: cellsJSON(file: "a.xlsx", workbook: book, formulas: formulas), as: UTF8.self)
    }
    #expect(text(false).contains("\"cells\":{\"D1\":[\"n\",2]}"))
    #expect(text(true).contains("\"A1\":[\"s\",\"\",\"IF(B1,\\\"\\\",1)\"]"))
    #expect(text(true).contains("\"C1\":[\"n\",null,\"D1+1\"]"))
  }
}
