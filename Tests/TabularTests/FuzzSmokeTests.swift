import TestSupport
import Testing
import TolokCore

@testable import Tabular

/// A short, seeded taste of `Fuzz/`: bytes of a sheet changed at random; whatever comes, nothing may trap.
@Suite struct FuzzSmokeTests {
  private static let sheet = """
    <cols><col min="1" max="3" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c>\
    <c r="B1" s="1"><v>45230.25</v></c><c r="C1" t="inlineStr"><is><r><t>a&amp;b_x0041_</t></r></is></c></row><row r="2">\
    <c r="A2"><f t="shared" si="0" ref="A2:A3">B2+$C$1</f><v>1e3</v></c><c r="B2" t="b"><v>1</v></c></row><row r="3">\
    <c r="A3"><f t="shared" si="0"/></c><c t="d"><v>2023-10-31T10:11:12.5Z</v></c><c t="e"><v>#N/A</v></c></row></sheetData>\
    <mergeCells><mergeCell ref="A1:B2"/></mergeCells><!-- akhir --><extLst><ext/></extLst>
    """

  @Test func survivesChangedSheets() {
    let seed: UInt64 = 31_102_023
    var random = SeededRandom(seed: seed)
    var book = WorkbookLiteral(
      rows: "", strings: "<si><t>teks</t></si>",
      styles: "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs>")
    book.sheet = Self.sheet
    let parts = book.parts
    var read = 0
    for _ in 0..<400 {
      var zip = ZipLiteral(parts)
      let at = [1, 3, 3, 3, 4, 5].randomElement(using: &random) ?? 3
      zip.parts[at].isDeflated = false
      zip.parts[at].content = Self.changed(zip.parts[at].content, &random)
      if let workbook = try? FileReader().read(bytes: zip.bytes, name: "a.xlsx") {
        read += 1
        _ = cellsJSON(file: "a", workbook: workbook, formulas: true)
        _ = findings(about: workbook, file: "a", sha256: "")
      }
    }
    #expect(read > 20, "seed \(seed)")
  }

  @Test func survivesChangedZips() {
    var random = SeededRandom(seed: 5)
    let bytes = WorkbookLiteral(rows: "<row><c><v>1</v></c></row>").bytes
    for _ in 0..<400 { _ = try? FileReader().read(bytes: Self.changed(bytes, &random), name: "a.xlsx") }
  }

  /// A few bytes replaced, removed, doubled or copied from elsewhere.
  private static func changed(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, at + Int.random(in: 1...12, using: &random))
      let from = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(at..<end)
      case 2: bytes.insert(contentsOf: bytes[at..<end], at: at)
      case 3: bytes.replaceSubrange(at..<end, with: bytes[from..<min(bytes.count, from + 12)])
      default: bytes.insert(contentsOf: Array("99999999999999999999".utf8), at: at)
      }
    }
    return bytes
  }
}
