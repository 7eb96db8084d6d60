import TestSupport
import Testing
import TolokCore

@testable import Tabular

/// What is no sheet of Excel's is damage; what another namespace says is not read; what is covered or lost is told.
@Suite struct StrictSheetTests {
  private static func sheet(_ parts: [ZipLiteral.Part]) throws -> Sheet {
    try #require(try FileReader().read(bytes: ZipLiteral(parts).bytes, name: "a.xlsx").sheets.first)
  }

  private static func sheet(_ rows: String) throws -> Sheet { try sheet(WorkbookLiteral(rows: rows).parts) }

  private static func damage(_ rows: String) -> String? {
    do { _ = try sheet(rows) } catch {
      if case ReadError.damaged(let what) = error { return what }
    }
    return nil
  }

  private static func shown(_ sheet: Sheet) -> [String: String] {
    Dictionary(uniqueKeysWithValues: sheet.cells.map { ("\($0.address)", $0.displayed) })
  }

  @Test func refusesTagsThatCloseOneAnother() {
    #expect(Self.damage("<row><c><v>1</v></row></c>") == "tag </row> tanpa pasangan")
    #expect(Self.damage("<row><c><v>1</c></v></row>") == "tag </c> tanpa pasangan")
    #expect(Self.damage("</row><row><c><v>1</v></c></row>") == "tag </row> tanpa pasangan")
    #expect(Self.damage("<row><c t=\"inlineStr\"><is><t>a</is></t></c></row>") == "tag </is> tanpa pasangan")
    #expect(Self.damage("<row><x:c><v>1</v></c></row>") == "tag </c> tanpa pasangan")
    // Beside what the whole cell at once sees.
    let plain = "<c r=\"A1\"><v>1</v></c>" + String(repeating: " ", count: 400)
    #expect(Self.damage("<row>\(plain)</sheetData></row>") == "tag </sheetData> tanpa pasangan")
  }

  @Test func refusesAddressesBeyondTheLastCell() {
    let filler = String(repeating: " ", count: 400)
    for address in ["XFE1", "A1048577", "XFE1048577", "A0", "1A", "A1B", "ZZZZZZZZ9999999999999"] {
      #expect(
        Self.damage("<row><c r=\"\(address)\"><v>1</v></c>\(filler)</row>")?.contains("alamat sel") == true,
        "\(address)")
    }
    #expect(Self.damage("<row r=\"1048577\"/>")?.contains("baris 1048577") == true)
    let row = "<row>" + String(repeating: "<c><v>1</v></c>", count: 16_385) + filler + "</row>"
    #expect(Self.damage(row)?.contains("XFD") == true)
  }

  @Test func leavesElementsOfOtherNamespacesAlone() throws {
    let z = "xmlns:z=\"urn:lain\""
    let rows = """
      <row \(z)><c r="A1"><z:v>7</z:v><v>1</v><z:v>8</z:v></c><c r="B1"><z:v>7</z:v></c><z:c r="C1"><v>9</v></z:c>\
      <c r="D1" t="inlineStr"><is><t>a</t><z:t>b</z:t></is></c><z:lain><c r="E1"><v>5</v></c></z:lain>\
      <mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><c r="F1"><v>5</v></c></mc:Choice>\
      <mc:Fallback><c r="F1"><v>6</v></c></mc:Fallback></mc:AlternateContent></row>
      """
    #expect(Self.shown(try Self.sheet(rows)) == ["A1": "1", "D1": "a", "F1": "6"])
  }

  @Test func followsEveryPrefixOfTheMainNamespace() throws {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    var parts = WorkbookLiteral(rows: "").parts
    parts[3] = ZipLiteral.Part(
      parts[3].name,
      """
      <x:worksheet xmlns:x="\(main)" xmlns:y="\(main)" xmlns="urn:lain"><sheetData><row><c r="Z1"><v>0</v></c></row>\
      </sheetData><x:sheetData><y:row><x:c r="A1"><y:v>1</y:v></x:c></y:row>\
      <row xmlns="\(main)"><c r="A2"><v>2</v></c></row></x:sheetData></x:worksheet>
      """)
    #expect(Self.shown(try Self.sheet(parts)) == ["A1": "1", "A2": "2"])
  }

  @Test func saysThatASharedFormulaHasLostItsText() throws {
    let rows = """
      <row><c r="A1"><f t="shared" si="0"/><v>3</v></c><c r="B1"><f t="shared" si="0"/></c>\
      <c r="C1"><f t="shared" ref="C1:D1" si="1">A1+1</f><v>4</v></c><c r="D1"><f t="shared" si="1"/><v>5</v></c></row>
      """
    let book = try FileReader().read(bytes: WorkbookLiteral(rows: rows).bytes, name: "a.xlsx")
    let json = String(decoding: cellsJSON(file: "a", workbook: book, formulas: true), as: UTF8.self)
    #expect(
      json.contains(
        #"{"A1":["n",3,null],"B1":["n",null,null],"C1":["n",4,"A1+1"],"D1":["n",5,"B1+1"]}"#), "\(json)")
    let plain = String(decoding: cellsJSON(file: "a", workbook: book, formulas: false), as: UTF8.self)
    #expect(plain.contains(#"{"A1":["n",3],"C1":["n",4],"D1":["n",5]}"#), "\(plain)")
    let finding = findings(about: book, file: "a.xlsx", sha256: "").first { $0.code.code == "W0114" }
    #expect(finding?.place?.cell == CellAddress(row: 1, column: 1))
    #expect(finding?.message.id.contains("2 sel") == true)
  }

  @Test func writesReferencesThatLeaveTheSheetAsErrors() {
    #expect(shiftFormula("XFD1+A1048576", rows: 0, columns: 1) == "#REF!+B1048576")
    #expect(shiftFormula("XFD1+A1048576", rows: 1, columns: 0) == "XFD2+#REF!")
    #expect(shiftFormula("SUM(XFC:XFD,1:1048576)", rows: 1, columns: 1) == "SUM(XFD:#REF!,2:#REF!)")
    // Beyond the sheet already: a name, whatever it looks like.
    #expect(shiftFormula("XFE1*PPN2023*A1", rows: 1, columns: 1) == "XFE1*PPO2024*B2")
  }

  @Test func takesOnlyTheTopLeftOfMergedCells() throws {
    var book = WorkbookLiteral(
      rows: """
        <row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>\
        <row r="2"><c r="A2"><f>1+3</f><v>4</v></c><c r="C2"><f>2+3</f><v>5</v></c></row>
        """)
    book.sheet +=
      "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"B2:C3\"/><mergeCell ref=\"C2\"/></mergeCells>"
    let workbook = try FileReader().read(bytes: book.bytes, name: "a.xlsx")
    let sheet = workbook.sheets[0]
    #expect(Self.shown(sheet) == ["A1": "1", "C1": "3", "C2": "5"])
    #expect(sheet.cells.last?.formula == "2+3")
    #expect(sheet.covered.count == 2 && sheet.covered.first?.displayed == "2")
    let finding = findings(about: workbook, file: "a.xlsx", sha256: "").first
    #expect(finding?.code.code == "W0108" && finding?.place?.cell == CellAddress(row: 1, column: 2))
  }

  @Test func countsWhatManyMergesCost() throws {
    // Sixteen thousand tall ranges side by side under as many rows: no more than one look a row and cell.
    var cells = CellStore()
    for row in 1...3000 { cells.append(number: 1, row: row, column: 1) }
    let tall = (1...8000).map { CellRange(top: 1, left: 2 * $0, bottom: 100_000, right: 2 * $0 + 1) }
    #expect(cells.removeCovered(by: tall)?.count == 0)
    #expect(cells.removeCovered(by: tall, work: 1 << 20) == nil)
  }

  @Test func takesCoveredCellsOutOfManyBlocks() throws {
    var cells = CellStore()
    for row in 1...50_000 {
      for column in 1...4 { cells.append(number: Double(row * 10 + column), row: row, column: column) }
    }
    let taken = cells.removeCovered(by: [
      CellRange(top: 1, left: 2, bottom: 40_000, right: 3),
      CellRange(top: 49_999, left: 4, bottom: 50_000, right: 9),
    ])
    let covered = try #require(taken)
    #expect(covered.count == 80_000)
    #expect(covered.first?.address == CellAddress(row: 1, column: 3))
    #expect(cells.count == 120_000)
    #expect(cells.allSatisfy { $0.value == .number(Double($0.address.row * 10 + $0.address.column)) })
    #expect(cells.last?.address == CellAddress(row: 50_000, column: 3))
  }

  @Test func refusesAPartThatStandsTwice() throws {
    var parts = WorkbookLiteral(rows: "<row><c><v>1</v></c></row>").parts
    parts.append(ZipLiteral.Part(parts[3].name, "<worksheet><sheetData/></worksheet>"))
    #expect(throws: ReadError.self) { try Self.sheet(parts) }
    parts[4] = parts[3]
    #expect(Self.shown(try Self.sheet(parts)) == ["A1": "1"])
  }

  @Test func readsMacroSheetsAndLeavesChartsOut() throws {
    var book = WorkbookLiteral(rows: "<row><c><v>1</v></c></row>")
    book.target = "worksheets/sheet1.xml"
    var parts = book.parts
    parts[2] = ZipLiteral.Part(
      parts[2].name,
      String(decoding: parts[2].content, as: UTF8.self).split(separator: "/worksheet\"").joined(
        separator: "/xlMacrosheet\""))
    #expect(Self.shown(try Self.sheet(parts)) == ["A1": "1"])
  }

  @Test func knowsTheShortClockAsADate() {
    #expect(NumberFormats.kind(of: "h:mm A/P") == .date)
    #expect(NumberFormats.kind(of: "A/P") == .date)
    #expect(NumberFormats.kind(of: "0 \"a/p\"") == .number)
  }
}
