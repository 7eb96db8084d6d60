import Foundation  // FileManager: the fixtures are files
import TestSupport
import Testing
import TolokCore

@testable import Tabular

/// The packages around the content: twins of other formats, odd and damaged ones.
@Suite struct ODSContainerTests {
  private static func read(_ name: String) throws -> Workbook {
    let path = "\(Places.root)/Tests/Fixtures/ods/\(name)"
    let bytes = try #require(FileManager.default.contents(atPath: path), "\(name)")
    return try FileReader().read(bytes: [UInt8](bytes), name: name)
  }

  @Test func readsTwinsAlike() throws {
    let ods = try Self.read("kembar.ods")
    let xlsx = try Self.read("kembar.xlsx")
    #expect(ods.sheets.map(\.name) == ["Data Inovasi", "Lembar Kedua", "Kosong", "Tersembunyi"])
    #expect(ods.sheets.map(\.name) == xlsx.sheets.map(\.name))
    for (a, b) in zip(ods.sheets, xlsx.sheets) {
      #expect(a.visible == b.visible && a.merged == b.merged, "\(a.name)")
      #expect(a.summary == b.summary)
      #expect(a.cells.map(\.value) == b.cells.map(\.value))
      #expect(a.hiddenRows == b.hiddenRows, "\(a.name)")
    }
    #expect(ods.sheets[0].hiddenRows == [6] && ods.sheets[0].hiddenColumns.contains(5))
  }

  @Test(arguments: ["tanpa-mimetype.ods", "mimetype-aneh.ods", "templat.ots", "utf16.ods"])
  func readsOddPackages(_ name: String) throws {
    let workbook = try Self.read(name)
    #expect(workbook.format == .ods && workbook.sheets.map(\.summary) == ["A1=Nama Inovasi"])
  }

  @Test(arguments: [
    ("terkunci.ods", "E0104"), ("tanpa-isi.ods", "E0101"), ("isi-terpotong.ods", "E0101"),
    ("ternyata-dokumen.ods", "E0111"),
  ])
  func refusesWhatGivesNoWholeWorkbook(_ name: String, _ code: String) throws {
    do {
      let workbook = try Self.read(name)
      Issue.record("\(name) was read: \(workbook.sheets.map(\.summary))")
    } catch let error as ReadError { #expect(findings(for: error, file: name, sha256: "").code.code == code) }
  }

  @Test func refusesContentCutAtAnyPlace() throws {
    let whole = flatODS(
      "<table:table table:name=\"L\"><table:table-row>\(odsText("isi"))</table:table-row></table:table>")
    let end = try #require(String(decoding: whole, as: UTF8.self).range(of: "</office:spreadsheet>"))
    let last = String(decoding: whole, as: UTF8.self).utf8.distance(
      from: String(decoding: whole, as: UTF8.self).startIndex, to: end.lowerBound)
    for length in stride(from: 700, to: last, by: 7) {
      #expect(throws: ReadError.self, "\(length)") {
        try FileReader().read(bytes: Array(whole.prefix(length)), name: "a.fods")
      }
    }
  }

  @Test func readsFilesOfOpenOfficeOne() throws {
    let old = """
      <?xml version="1.0"?><office:document-content xmlns:office="http://openoffice.org/2000/office" \
      xmlns:table="http://openoffice.org/2000/table" xmlns:text="http://openoffice.org/2000/text"><office:body>\
      <table:table table:name="Lama"><table:table-row><table:table-cell table:value-type="float" table:value="7" \
      table:formula="=SUM([.B1:.C1])"><text:p>7</text:p></table:table-cell></table:table-row></table:table>\
      </office:body></office:document-content>
      """
    let workbook = try FileReader().read(bytes: Array(old.utf8), name: "lama.sxc")
    #expect(workbook.sheets.map(\.summary) == ["A1=7{SUM(B1:C1)}"])
  }

  @Test func readsXMLOfOneByteACharacter() throws {
    var bytes = flatODS(
      "<table:table table:name=\"L\"><table:table-row>\(odsText("caf@"))</table:table-row></table:table>")
    for (i, b) in bytes.enumerated() where b == 0x40 { bytes[i] = 0xE9 }
    let text = String(decoding: bytes.prefix(60), as: UTF8.self).replacing("UTF-8", with: "ISO-8859-1")
    let cut = try #require(bytes.firstIndex(of: 0x0A))
    bytes.replaceSubrange(..<cut, with: text.utf8.prefix { $0 != 0x0A })
    #expect(try FileReader().read(bytes: bytes, name: "a.fods").sheets.first?.summary == "A1=café")
  }
}
