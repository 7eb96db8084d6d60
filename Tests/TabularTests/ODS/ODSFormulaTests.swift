import Testing
import TolokCore

@testable import Tabular

/// OpenFormula as the workbook formats write it.
@Suite struct ODSFormulaTests {
  @Test(arguments: [
    ("of:=SUM([.A1:.B2])", "SUM(A1:B2)"), ("oooc:=[.B2]*2", "B2*2"), ("msoxl:=SUM(A1,B2)", "SUM(A1,B2)"),
    ("=[.A1]+1", "A1+1"), ("=A1+Sheet2!B1", "A1+Sheet2!B1"), ("of:=[.$A$1]", "$A$1"),
    ("of:=[$Sheet2.$A$1]", "Sheet2!$A$1"), ("of:=[$'Data Inovasi'.A1:.B2]", "'Data Inovasi'!A1:B2"),
    ("of:=['It''s'.A1]", "'It''s'!A1"), ("of:=[First.A1:Last.B2]", "First:Last!A1:B2"),
    ("of:=[Sheet1.A1:Sheet1.B2]", "Sheet1!A1:B2"), ("of:=[.A:.C]", "A:C"), ("of:=[.1:.3]", "1:3"),
    ("of:=IF([.A1]>0;\"a;b\";[.B1])", "IF(A1>0,\"a;b\",B1)"), ("of:={1;2|3;4}", "{1,2;3,4}"),
    ("of:=SUM([.A1]~[.B1])", "SUM(A1,B1)"), ("of:=[.A1:.C1]![.B1:.B9]", "A1:C1 B1:B9"),
    ("of:=COM.MICROSOFT.XLOOKUP([.A1];[.B1];[.C1])", "XLOOKUP(A1,B1,C1)"),
    ("of:=LEGACY.CHIDIST(1;2)", "CHIDIST(1,2)"), ("of:=#REF!+1", "#REF!+1"), ("of:=[.#REF!]", "#REF!"),
    ("of:=[#REF!.A1]", "#REF!"), ("of:=SUM([.A#REF!:.B2])", "SUM(#REF!)"), ("of:=#N/A", "#N/A"),
    ("of:=\"a\"\"b\"&[.A1]", "\"a\"\"b\"&A1"), ("of:=$$jumlah*2", "jumlah*2"),
    ("of:='Lembar 2'.$$jumlah", "'Lembar 2'!jumlah"), ("of:=[2023.A1]", "'2023'!A1"), ("of:=1+2", "1+2"),
  ])
  func writesFormulasAsExcelDoes(_ stored: String, _ expected: String) {
    #expect(ODSFormula.plain(Array(stored.utf8)) == expected)
  }

  @Test(arguments: [
    "of:=['file:///c:/lain.ods'#$Sheet1.A1]", "of:='file:///c:/lain.ods'#$$nama", "of:=[", "of:=[.A1",
    "of:=[']",
    "of:=[.]", "of:=[.A1:", "of:=", "", "=",
  ])
  func leavesOutWhatItCannotSayWhole(_ stored: String) {
    #expect(ODSFormula.plain(Array(stored.utf8)) == nil)
  }

  @Test func keepsTheResultOfAFormulaItCannotSay() throws {
    let cell =
      "<table:table-cell table:formula=\"of:=['file:///c:/lain.ods'#$A.A1]\" office:value-type=\"float\" "
      + "office:value=\"7\"/>"
    let sheet = try odsSheet("<table:table-row>\(cell)</table:table-row>")
    #expect(sheet.summary == "A1=7")
  }

  @Test func givesTheFormulaOfAMatrixToItsFirstCell() throws {
    let sheet = try odsSheet(
      """
      <table:table-row><table:table-cell table:formula="of:=[.B1:.C1]*2" table:number-matrix-columns-spanned="2" \
      table:number-matrix-rows-spanned="1" office:value-type="float" office:value="2"/>\
      <table:table-cell office:value-type="float" office:value="4"/></table:table-row>
      """)
    #expect(sheet.summary == "A1=2{B1:C1*2} B1=4")
  }
}
