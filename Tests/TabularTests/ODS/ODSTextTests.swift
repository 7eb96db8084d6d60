import Testing
import TolokCore

@testable import Tabular

/// The text of a cell: paragraphs, blanks, and what stands in a cell without being its text.
@Suite struct ODSTextTests {
  @Test(arguments: [
    ("<text:p>satu</text:p><text:p>dua</text:p>", "satu\ndua"),
    ("<text:p>satu</text:p><text:p/><text:p>tiga</text:p>", "satu\n\ntiga"),
    ("<text:p>a<text:s/>b<text:s text:c=\"3\"/>c</text:p>", "a b   c"),
    ("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc"),
    (
      "<text:p>Kota <text:span>Batu <text:span>dan</text:span></text:span> <text:a>Malang</text:a></text:p>",
      "Kota Batu dan Malang"
    ),
    ("\n   <text:p>\n    rapi   sekali\n   </text:p>\n  ", "rapi sekali"),
    ("<text:p>ekor </text:p>", "ekor "),
    ("<text:p><text:s/>depan</text:p>", " depan"),
    ("<text:p><text:s text:c=\"2\"/></text:p>", "  "),
    ("<text:p>&lt;b&gt; &amp;amp; &#233;&#x20AC;</text:p>", "<b> &amp; é€"),
    ("<text:p><![CDATA[a < b]]></text:p>", "a < b"),
    ("<text:p>a<!-- catatan -->b</text:p>", "ab"),
    ("<text:h>judul</text:h>", "judul"),
    ("<text:list><text:list-item><text:p>butir</text:p></text:list-item></text:list>", "butir"),
  ])
  func readsTheTextOfACell(_ content: String, _ expected: String) throws {
    let value = try odsValue("<table:table-cell office:value-type=\"string\">\(content)</table:table-cell>")
    #expect(value == .text(expected))
  }

  @Test(arguments: [
    "<office:annotation><dc:creator>A</dc:creator><text:p>catatan</text:p></office:annotation>",
    "<draw:frame><draw:text-box><text:p>kotak</text:p></draw:text-box></draw:frame>",
    "<draw:a><draw:frame><svg:title>logo</svg:title></draw:frame></draw:a>",
    "<draw:custom-shape><text:p>bentuk</text:p></draw:custom-shape>",
  ])
  func leavesNotesAndDrawingsOutOfTheText(_ aside: String) throws {
    let cell = "<table:table-cell office:value-type=\"string\">"
    #expect(try odsValue("\(cell)\(aside)<text:p>isi</text:p></table:table-cell>") == .text("isi"))
    #expect(try odsValue("\(cell)<text:p>isi\(aside)</text:p></table:table-cell>") == .text("isi"))
    #expect(try odsValue("<table:table-cell>\(aside)</table:table-cell>") == nil)
  }

  @Test func readsTheBaseOfPhoneticTextAlone() throws {
    let ruby = "<text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とう</text:ruby-text></text:ruby>"
    #expect(try odsValue(odsText(ruby)) == .text("東京"))
  }

  @Test func prefersTheStoredStringUnlessTheTextOnlyBreaksLinesBetter() throws {
    let same = "<text:p>satu</text:p><text:p>dua</text:p></table:table-cell>"
    let cell = "<table:table-cell office:value-type=\"string\" office:string-value="
    #expect(try odsValue("\(cell)\"satu dua\">\(same)") == .text("satu\ndua"))
    #expect(try odsValue("\(cell)\"lain\">\(same)") == .text("lain"))
    #expect(try odsValue("\(cell)\"sendiri\"/>") == .text("sendiri"))
  }

  @Test func readsTextWithoutADeclaredType() throws {
    #expect(
      try odsValue("<table:table-cell><text:p>apa adanya</text:p></table:table-cell>") == .text("apa adanya"))
  }

  @Test func expandsNoEntitiesOfADocumentType() throws {
    let attack = Array("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>".utf8)
    let plain = flatODS(
      "<table:table table:name=\"L\"><table:table-row>\(odsText("&b;"))</table:table-row></table:table>")
    let mark = Array("<office:document ".utf8)
    let at = try #require((0..<plain.count).first { plain[$0...].starts(with: mark) })
    let workbook = try FileReader().read(bytes: plain[..<at] + attack + plain[at...], name: "serangan.fods")
    #expect(workbook.sheets.first?.summary == "A1=&b;")
  }
}
