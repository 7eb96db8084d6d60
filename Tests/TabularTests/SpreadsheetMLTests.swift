import Testing
import TolokCore

@testable import Tabular

/// The XML of Excel 2003: cells by index, merges, types, styles that make dates, formulas by distance.
@Suite struct SpreadsheetMLTests {
  private func read(_ body: String, _ head: String = "") throws -> Workbook {
    try FileReader().read(
      bytes: Array(
        """
        <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" \
        xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">\
        \(head)\(body)</Workbook>
        """.utf8), name: "ekspor.xls")
  }

  private func sheet(_ table: String, _ head: String = "") throws -> Sheet {
    let workbook = try read("<Worksheet ss:Name=\"L\"><Table>\(table)</Table></Worksheet>", head)
    return try #require(workbook.sheets.first)
  }

  private func cell(_ type: String, _ text: String, _ more: String = "") -> String {
    "<Cell \(more)><Data ss:Type=\"\(type)\">\(text)</Data></Cell>"
  }

  @Test func placesCellsByIndexAndMerge() throws {
    let sheet = try sheet(
      """
      <Row>\(cell("String", "judul", "ss:MergeAcross=\"2\""))\(cell("String", "d"))</Row>
      <Row ss:Index="4">\(cell("Number", "1", "ss:Index=\"3\" ss:MergeDown=\"1\""))\(cell("Number", "2"))</Row>
      <Row ss:Hidden="1">\(cell("Number", "3"))</Row><Row/><Row>\(cell("Number", "4"))</Row>
      """)
    #expect(sheet.summary == "A1=judul D1=d C4=1 D4=2 A5=3 A7=4")
    #expect(sheet.merged.map(\.description) == ["A1:C1", "C4:C5"] && sheet.hiddenRows == [5])
  }

  @Test func readsTypesAndStyles() throws {
    let styles =
      "<Styles><Style ss:ID=\"d\"><NumberFormat ss:Format=\"Short Date\"/></Style>"
      + "<Style ss:ID=\"h\"><NumberFormat ss:Format=\"[h]:mm:ss\"/></Style></Styles>"
    let sheet = try sheet(
      """
      <Row>\(cell("Number", "12.5"))\(cell("Boolean", "1"))\(cell("Error", "#N/A"))\
      \(cell("DateTime", "2021-02-03T04:05:06.000"))\(cell("DateTime", "1899-12-31T08:00:00.000"))\
      \(cell("DateTime", "1900-01-01T06:00:00.000", "ss:StyleID=\"h\""))\(cell("Number", "44230", "ss:StyleID=\"d\""))\
      \(cell("String", "<html:B>te</html:B>bal"))\(cell("Number", "1,5"))</Row>
      """, styles)
    #expect(
      sheet.summary
        == "A1=12.5 B1=TRUE C1=#N/A D1=2021-02-03T04:05:06 E1=08:00:00 F1=30:00:00 G1=2021-02-03 H1=tebal I1=1,5"
    )
  }

  @Test func leavesNotesOut() throws {
    let note = "<Comment><ss:Data><html:B>penulis:</html:B> catatan</ss:Data></Comment>"
    let sheet = try sheet(
      "<Row><Cell><Data ss:Type=\"String\">isi</Data>\(note)</Cell><Cell>\(note)</Cell></Row>")
    #expect(sheet.summary == "A1=isi")
  }

  @Test func hidesSheetsByTheirOptions() throws {
    let workbook = try read(
      "<Worksheet ss:Name=\"A\"><Table/></Worksheet><Worksheet ss:Name=\"B\"><WorksheetOptions>"
        + "<Visible>SheetVeryHidden</Visible></WorksheetOptions></Worksheet><Worksheet ss:Name=\"C\"/>")
    #expect(workbook.sheets.map(\.visible) == [true, false, true] && workbook.format == .xml)
  }

  @Test(arguments: [
    ("=SUM(R[-2]C:R[-1]C)", "SUM(C3:C4)"), ("=R1C1*2", "$A$1*2"), ("=RC[-1]+RC", "B5+C5"),
    ("=Data!R2C[1]", "Data!D$2"), ("='Lembar 2'!RC", "'Lembar 2'!C5"), ("=SUM(C1:C[-1])", "SUM($A:B)"),
    ("=SUM(R[1])", "SUM(6:6)"), ("=IF(RC[-2]=\"R1C1\",1,2)", "IF(A5=\"R1C1\",1,2)"),
    ("=ROUND(RC[-2],2)", "ROUND(A5,2)"),
    ("=RATE(1,2,3)+COLUMN()", "RATE(1,2,3)+COLUMN()"),
  ])
  func writesFormulasByAddress(_ stored: String, _ expected: String) {
    #expect(R1C1.plain(stored, at: CellAddress(row: 5, column: 3)) == expected)
  }

  @Test(arguments: ["=R[-9]C", "=RC[-3]", "=[1]Data!R1C1", "=R[99999999]C"])
  func leavesOutFormulasThatLeaveTheSheet(_ stored: String) {
    #expect(R1C1.plain(stored, at: CellAddress(row: 5, column: 3)) == nil)
  }

  @Test func refusesWhatIsCutShort() throws {
    let whole = Array(
      "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"L\"><Table><Row><Cell><Data ss:Type=\"Number\">1</Data></Cell></Row></Table></Worksheet></Workbook>"
        .utf8)
    for length in 90..<(whole.count - 1) {
      #expect(throws: ReadError.self, "\(length)") {
        try FileReader().read(bytes: Array(whole.prefix(length)), name: "a.xls")
      }
    }
  }

  @Test func boundsWhatAFileDeclares() throws {
    #expect(throws: ReadError.self) { try sheet("<Row ss:Index=\"999999999\">\(cell("Number", "1"))</Row>") }
    #expect(throws: ReadError.self) { try sheet("<Row>\(cell("Number", "1", "ss:Index=\"9999999\""))</Row>") }
    let spans = "ss:MergeAcross=\"99999999999999999999\" ss:MergeDown=\"999999999\""
    #expect(try sheet("<Row ss:Span=\"999999999\"><Cell \(spans)/></Row>").cells.isEmpty)
  }
}
