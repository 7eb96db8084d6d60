import TestSupport
import Testing
import TolokCore

@testable import Tabular

/// What writers of workbooks do beside the textbook.
@Suite struct OddWorkbookTests {
  private static func values(_ book: WorkbookLiteral) throws -> [String: CellValue] {
    try values(ZipLiteral(book.parts).bytes)
  }

  private static func values(_ bytes: [UInt8]) throws -> [String: CellValue] {
    let sheet = try #require(try FileReader().read(bytes: bytes, name: "a.xlsx").sheets.first)
    return Dictionary(uniqueKeysWithValues: sheet.cells.map { ("\($0.address)", $0.value) })
  }

  private static func date(_ text: String, _ seconds: Int64 = 0) throws -> CellValue {
    .date(DateTime(date: try #require(CalendarDate(text)), microseconds: seconds * 1_000_000))
  }

  @Test func placesCellsAndRowsWithoutReferences() throws {
    let book = WorkbookLiteral(
      rows: "<row><c><v>1</v></c><c/><c r=\"E1\"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>")
    #expect(
      try Self.values(book) == ["A1": .number(1), "E1": .number(2), "F1": .number(3), "A2": .number(4)])
  }

  @Test func readsPrefixedElements() throws {
    var parts = WorkbookLiteral(rows: "").parts
    parts[3] = ZipLiteral.Part(
      parts[3].name,
      """
      <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="2">\
      <x:c r="B2" t="inlineStr"><x:is><x:t>a&amp;b</x:t></x:is></x:c><x:c r='C2'><x:v>4</x:v></x:c></x:row></x:sheetData>\
      </x:worksheet>
      """)
    #expect(try Self.values(ZipLiteral(parts).bytes) == ["B2": .text("a&b"), "C2": .number(4)])
  }

  @Test func readsEveryTypeOfCell() throws {
    let book = WorkbookLiteral(
      rows: """
        <row r="1"><c r="A1" t="s"><v> 1 </v></c><c r="B1" t="str"><f>A1</f><v>x_x000D_y</v></c>\
        <c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#REF!</v></c><c r="E1" t="d"><v>2023-10-31T01:02:03Z</v></c>\
        <c r="F1" t="d"><v>2023-10-31</v></c><c r="G1" t="n"><v>-1.5E-3</v></c><c r="H1"><v>NaN</v></c>\
        <c r="J1" t="s"><v>0</v></c><c r="K1"><v></v></c><c r="L1"><f>1+1</f></c>\
        <c r="M1" t="inlineStr"><is><r><t xml:space="preserve"> a </t></r><rPh><t>salah</t></rPh><r><t>b</t></r></is></c>\
        <c r="N1" t="str"><v><![CDATA[<&>]]></v></c><c r="O1"><!-- c --><v>5<!-- c --></v><?pi x?></c></row>
        """,
      strings:
        "<si><t/></si><si><r><t>Kota</t></r><phoneticPr/><r><t xml:space=\"preserve\"> Batu</t></r></si>")
    #expect(
      try Self.values(book) == [
        "A1": .text("Kota Batu"), "B1": .text("x\ry"), "C1": .boolean(true), "D1": .error("#REF!"),
        "E1": try Self.date("2023-10-31", 3723), "F1": try Self.date("2023-10-31"), "G1": .number(-0.0015),
        "H1": .text("NaN"), "L1": .missing, "M1": .text(" a b"), "N1": .text("<&>"), "O1": .number(5),
      ])
  }

  @Test func takesPairsOfEscapedSurrogatesTogether() throws {
    let book = WorkbookLiteral(
      rows: "<row><c t=\"inlineStr\"><is><t>_xD83D__xDE00_ _x005F_x0041_ _xZZZZ_ _x41_</t></is></c></row>")
    #expect(try Self.values(book) == ["A1": .text("😀 _x0041_ _xZZZZ_ _x41_")])
  }

  @Test func tellsDatesByNumberFormat() throws {
    let formats: [(String, CellValue)] = [
      ("General", .number(45230.5)), ("#,##0.00\\ \"hari\"", .number(45230.5)),
      ("[Red]0.00;[Blue]-0.00", .number(45230.5)),
      ("[$-421]dd mmmm yyyy;@", try Self.date("2023-10-31", 43200)), ("[$Rp-421]#,##0", .number(45230.5)),
      ("[h]:mm:ss", .time(45_230 * 86_400_000_000 + 43_200_000_000)), ("[>=100]0;0", .number(45230.5)),
      ("_(* #,##0_);_(* (#,##0)", .number(45230.5)), ("m/d/yy h:mm", try Self.date("2023-10-31", 43200)),
      ("0.00E+00", .number(45230.5)), ("\"d\"0", .number(45230.5)),
      ("yyyy\\-mm\\-dd", try Self.date("2023-10-31", 43200)),
    ]
    for (code, wanted) in formats {
      let escaped = code.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "&quot;")
        .split(separator: ">", omittingEmptySubsequences: false).joined(separator: "&gt;")
      let book = WorkbookLiteral(
        rows: "<row><c r=\"A1\" s=\"1\"><v>45230.5</v></c></row>",
        styles: """
          <numFmts><numFmt numFmtId="164" formatCode="\(escaped)"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
          <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>
          """)
      #expect(try Self.values(book) == ["A1": wanted], "\(code)")
    }
  }

  @Test func readsSerialsInBothEpochsAndAroundThePhantomDay() throws {
    let styles = "<cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"46\"/></cellXfs>"
    var book = WorkbookLiteral(
      rows: """
        <row><c><v>1</v></c><c><v>59</v></c><c><v>60</v></c><c><v>61</v></c><c><v>0.5</v></c><c><v>-1</v></c>\
        <c s="1"><v>-0.25</v></c></row>
        """, styles: styles)
    #expect(
      try Self.values(book) == [
        "A1": try Self.date("1900-01-01"), "B1": try Self.date("1900-02-28"),
        "C1": try Self.date("1900-02-28"),
        "D1": try Self.date("1900-03-01"), "E1": .time(43_200_000_000), "F1": .number(-1),
        "G1": .time(-21_600_000_000),
      ])
    book.workbook = "<workbookPr date1904=\"true\"/>" + book.workbook
    #expect(try Self.values(book)["A1"] == Self.date("1904-01-02"))
  }

  @Test func findsPartsAtOddTargets() throws {
    for target in [
      "/xl/worksheets/sheet1.xml", "worksheets\\sheet1.xml", "./worksheets/../worksheets/sheet1.xml",
      "WORKSHEETS/Sheet1.XML", "worksheets/sheet%31.xml",
    ] {
      var book = WorkbookLiteral(rows: "<row><c><v>7</v></c></row>")
      book.target = target
      #expect(try Self.values(book) == ["A1": .number(7)], "\(target)")
    }
    let bare = WorkbookLiteral(rows: "<row><c><v>7</v></c></row>").parts
    #expect(try Self.values(ZipLiteral([bare[1], bare[3]]).bytes) == ["A1": .number(7)])
  }

  @Test func readsPartsInUTF16AndWithAMark() throws {
    var parts = WorkbookLiteral(rows: "<row><c t=\"inlineStr\"><is><t>é</t></is></c></row>").parts
    let text = String(decoding: parts[3].content, as: UTF8.self)
    parts[3].content = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    #expect(try Self.values(ZipLiteral(parts).bytes) == ["A1": .text("é")])
    parts[3].content = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    #expect(try Self.values(ZipLiteral(parts).bytes) == ["A1": .text("é")])
  }

  @Test func takesTheFallbackOfAlternativesAndNothingOfExtensions() throws {
    var book = WorkbookLiteral(
      rows: """
        <row><mc:AlternateContent><mc:Choice Requires="x"><c r="A1"><v>1</v></c></mc:Choice><mc:Fallback><c r="A1"><v>2</v></c>\
        </mc:Fallback></mc:AlternateContent></row>
        """)
    book.sheet += "<extLst><ext><x:c r=\"B1\"><x:v>9</x:v></x:c><x:mergeCell ref=\"A1:B2\"/></ext></extLst>"
    #expect(try Self.values(book) == ["A1": .number(2)])
  }

  @Test func expandsSharedFormulasAndKeepsArrayFormulas() throws {
    let book = WorkbookLiteral(
      rows: """
        <row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*$C$1&amp;"B1"</f><v>1</v></c></row>\
        <row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>\
        <row r="3"><c r="A3"><f t="shared" si="0"/></c><c r="B3"><f t="array" ref="B3:B4">SUM(A1:A2)</f><v>3</v></c></row>
        """)
    let cells = try #require(try FileReader().read(bytes: book.bytes, name: "a.xlsx").sheets.first).cells
    #expect(cells.map(\.formula) == ["B1*$C$1&\"B1\"", "B2*$C$1&\"B1\"", "B3*$C$1&\"B1\"", "SUM(A1:A2)"])
    #expect(cells[2].value == .missing)
  }

  @Test func refusesABookWhoseTextsOrSheetsAreLost() throws {
    let texts = "<si><t>satu</t></si>"
    for cell in ["<c t=\"s\"><v>1</v></c>", "<c t=\"s\"><v> -1 </v></c>"] {
      #expect(throws: ReadError.self, "\(cell)") {
        try FileReader().read(
          bytes: WorkbookLiteral(rows: "<row>\(cell)</row>", strings: texts).bytes, name: "a.xlsx")
      }
    }
    var book = WorkbookLiteral(rows: "<row><c><v>1</v></c></row>")
    book.workbook = "<sheets><sheet name=\"A\" r:id=\"rId1\"/><sheet name=\"B\" r:id=\"rId9\"/></sheets>"
    #expect(throws: ReadError.self) { try FileReader().read(bytes: book.bytes, name: "a.xlsx") }
  }

  @Test func sortsCellsThatStandInAnyOrder() throws {
    let book = WorkbookLiteral(
      rows:
        "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row><row r=\"1\"><c r=\"C1\"><v>3</v></c></row>"
    )
    let cells = try #require(try FileReader().read(bytes: book.bytes, name: "a.xlsx").sheets.first).cells
    #expect(cells.map { "\($0.address)" } == ["C1", "A2", "B2"])
  }

  @Test func listsHiddenSheetsRowsAndColumns() throws {
    var book = WorkbookLiteral(rows: "<row r=\"3\" hidden=\"1\"><c><v>1</v></c></row>")
    book.sheet = "<cols><col min=\"2\" max=\"4\" hidden=\"true\"/></cols>" + book.sheet
    book.workbook = """
      <sheets><sheet name="A" r:id="rId1"/><sheet name="B &amp; C" state="veryHidden" r:id="rId1"/>\
      <sheet name="D" state="hidden" r:id="rId1"/></sheets>
      """
    let sheets = try FileReader().read(bytes: book.bytes, name: "a.xlsx").sheets
    #expect(sheets.map(\.name) == ["A", "B & C", "D"])
    #expect(sheets.map(\.visible) == [true, false, false])
    #expect(sheets[0].hiddenRows == [3] && sheets[0].hiddenColumns == [2, 3, 4])
  }

  /// The one-pass reader of plain cells against the tokens that read everything: the same cells padded to be plain or not.
  @Test func readsPlainCellsAsTheTokensDo() throws {
    let cells = [
      "r=\"A1\"><v>1</v>", "r=\"B1\" s=\"1\"><v>45230.25</v>", "r=\"C1\" t=\"s\"><v>0</v>",
      "r=\"D1\" t=\"b\"><v>0</v>",
      "r=\"E1\"><v>1e5</v>", "r=\"F1\" s=\"7\"><v>-0</v>", "r=\"G1\"><v>x</v>",
      "r=\"I1\" s=\"1\" t=\"n\"><v>0.1</v>", "r=\"XFD1\"><v>123456789012345678901234567890</v>",
    ]
    func book(_ pad: String) -> WorkbookLiteral {
      let row = cells.map { "<c \($0)\(pad)</c>" }.joined()
      return WorkbookLiteral(
        rows: "<row r=\"1\">\(row)</row><!--\(String(repeating: " ", count: 300))-->",
        strings: "<si><t>teks</t></si>",
        styles: "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>")
    }
    #expect(try Self.values(book("")) == Self.values(book(" ")))
  }
}
