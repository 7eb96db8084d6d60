import Testing
import TolokCore

@testable import Tabular

/// Where cells stand: repeats, groups, merges, hidden rows and columns, sheets and what only looks like one.
@Suite struct ODSGridTests {
  private func row(_ cells: String, _ attributes: String = "") -> String {
    "<table:table-row \(attributes)>\(cells)</table:table-row>"
  }

  @Test func expandsRepeatsOfNonEmptyCellsAtTheirAddresses() throws {
    let sheet = try odsSheet(
      row(
        "<table:table-cell table:number-columns-repeated=\"2\"/>\(odsText("x", "table:number-columns-repeated=\"2\""))"
      ) + "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>"
        + row(odsText("y"), "table:number-rows-repeated=\"2\"") + row(odsText("z")))
    #expect(sheet.summary == "C1=x D1=x A5=y A6=y A7=z")
  }

  @Test func costsNothingForEmptyRepeats() throws {
    let sheet = try odsSheet(
      row(
        "<table:table-cell table:number-columns-repeated=\"16384\"/>",
        "table:number-rows-repeated=\"2147483648\"")
        + row("<table:table-cell table:number-columns-repeated=\"99999999999999999999\"/>"))
    #expect(sheet.cells.isEmpty)
  }

  @Test(arguments: [
    "table:number-columns-repeated=\"999999999\"", "table:number-columns-repeated=\"60000\"",
    "table:number-columns-repeated=\"99999999999999999999\"",
  ])
  func refusesMoreCellsThanTheLimit(_ repeats: String) throws {
    let rows = row(odsText("X", repeats), "table:number-rows-repeated=\"1048576\"")
    #expect(throws: ReadError.self) { try odsSheet(rows) }
  }

  @Test func refusesTextThatRepeatsBeyondTheLimit() throws {
    let long = String(repeating: "panjang ", count: 2000)
    #expect(throws: ReadError.self) {
      try odsSheet(row(odsText(long), "table:number-rows-repeated=\"1000000\""))
    }
    #expect(throws: ReadError.self) {
      try odsSheet(row(odsText(String(repeating: "<text:s text:c=\"999999999\"/>", count: 40))))
    }
  }

  @Test func readsGroupsAndHeaderRowsAsRows() throws {
    let sheet = try odsSheet(
      """
      <table:table-header-columns><table:table-column/></table:table-header-columns>
      <table:table-column-group><table:table-columns><table:table-column/></table:table-columns></table:table-column-group>
      <table:table-header-rows>\(row(odsText("kepala")))</table:table-header-rows>
      <table:table-row-group><table:table-row-group>\(row(odsText("dalam")))</table:table-row-group>
      <table:table-rows>\(row(odsText("luar")))</table:table-rows></table:table-row-group>
      """)
    #expect(sheet.summary == "A1=kepala A2=dalam A3=luar")
  }

  @Test func findsHiddenRowsAndColumns() throws {
    let sheet = try odsSheet(
      """
      <table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
      <table:table-column table:visibility="collapse" table:number-columns-repeated="16381"/>
      \(row(odsText("a")))\(row(odsText("b"), "table:visibility=\"collapse\""))
      \(row(odsText("c"), "table:visibility=\"filter\" table:number-rows-repeated=\"2\""))
      <table:table-row-group table:display="false">\(row(odsText("d")))</table:table-row-group>\(row(odsText("e")))
      """)
    #expect(sheet.hiddenRows == [2, 3, 4, 5])
    #expect(sheet.hiddenColumns.isSuperset(of: [2, 3, 4]) && !sheet.hiddenColumns.contains(1))
    #expect(sheet.hiddenColumns.count < 2000)
  }

  @Test func readsMergesAndWhatTheyCover() throws {
    let spans = "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\""
    let sheet = try odsSheet(
      row(odsText("a", spans) + "<table:covered-table-cell/>" + odsText("c"))
        + row(
          "<table:covered-table-cell/><table:covered-table-cell office:value-type=\"string\"><text:p>terselip</text:p>"
            + "</table:covered-table-cell>")
        + row(odsText("b", "table:number-columns-spanned=\"3\""), "table:number-rows-repeated=\"2\""))
    #expect(sheet.merged.map(\.description) == ["A1:B2", "A3:C3", "A4:C4"])
    #expect(sheet.summary == "A1=a C1=c B2=terselip A3=b A4=b")
  }

  @Test func ignoresBlanksBetweenTags() throws {
    let sheet = try odsSheet(
      """

        <table:table-row>
          <table:table-cell office:value-type="float" office:value="7">
            <text:p>7</text:p>
          </table:table-cell>
          teks nyasar
          <table:table-cell/>
        </table:table-row>

      """)
    #expect(sheet.summary == "A1=7")
  }

  @Test func readsTheCellsOfATableWithinACell() throws {
    let inner =
      "<table:table-cell><table:table table:is-sub-table=\"true\">\(row(odsText("p") + odsText("q")))"
      + "\(row(odsText("r")))</table:table></table:table-cell>"
    let sheet = try odsSheet(row(odsText("a") + inner + odsText("z")) + row(odsText("b")))
    #expect(sheet.summary == "A1=a B1=p C1=q D1=z B2=r A3=b")
  }

  @Test func skipsWhatIsNoSheet() throws {
    let table = "<table:table table:name=\"%\">\(row(odsText("bukan")))</table:table>"
    let workbook = try FileReader().read(
      bytes: flatODS(
        """
        <table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell>
        <text:p>lama</text:p></table:change-track-table-cell></table:previous></table:cell-content-change>
        </table:tracked-changes>
        <table:content-validations><table:content-validation><text:p>bantuan</text:p></table:content-validation>
        </table:content-validations>
        <table:table table:name="Data"><table:shapes><draw:frame>\(table)</draw:frame></table:shapes>
        <office:forms><form:form>\(table)</form:form></office:forms>\(row(odsText("isi")))</table:table>
        <table:table table:name="'file:///c:/lain.ods'#Sheet1">\(row(odsText("tembolok")))</table:table>
        <table:dde-links><table:dde-link>\(table)</table:dde-link></table:dde-links>
        """), name: "a.fods")
    #expect(workbook.sheets.map(\.name) == ["Data"])
    #expect(workbook.sheets.first?.summary == "A1=isi")
  }

  @Test func hidesSheetsByTheirStyleAndScenariosAlways() throws {
    let workbook = try FileReader().read(
      bytes: flatODS(
        """
        <table:table table:name="Tampak" table:style-name="ta1"/>
        <table:table table:name="Tersembunyi" table:style-name="ta3"/>
        <table:table table:name="Skenario"><table:scenario table:is-active="true"/>\(row(odsText("a")))</table:table>
        <table:table table:name="Tanpa gaya"/>
        """,
        styles: """
          <style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
          <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
          <style:style style:name="ta3" style:family="table" style:parent-style-name="ta2"/>
          <style:style style:name="co1" style:family="table-column"/>
          """), name: "a.fods")
    #expect(workbook.sheets.map(\.visible) == [true, false, false, true])
  }

  @Test func boundsTheDepthOfTables() throws {
    let open = "<table:table><table:table-row><table:table-cell>"
    let close = "</table:table-cell></table:table-row></table:table>"
    let deep = String(repeating: open, count: 5_000) + String(repeating: close, count: 5_000)
    _ = try odsSheet(row("<table:table-cell>\(deep)</table:table-cell>"))
    let spans = String(repeating: "<text:span>", count: 10_000)
    _ = try odsSheet(row(odsText(spans)))
  }
}
