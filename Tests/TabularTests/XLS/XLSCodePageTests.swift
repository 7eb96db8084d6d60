import Testing
import TolokCore

@testable import Tabular

/// Single-byte text of the time before Unicode.
@Suite struct XLSCodePageTests {
  typealias B = BIFFLiteral

  @Test(arguments: [
    (1252, [0x80, 0xE9, 0x93], "€é“"), (1250, [0xE8, 0xBF], "čż"), (1251, [0xC1, 0xE0, 0xF2, 0xF3], "Бату"),
    (10000, [0x8E, 0xD2, 0xCA], "é“\u{A0}"), (32768, [0x8E], "é"), (437, [0x82, 0xE1], "éß"),
    (850, [0x82, 0xB5], "éÁ"), (866, [0x81, 0xA0], "Ба"), (1258, [0xF0, 0xFE], "đ₫"), (874, [0xA1], "ก"),
    (65001, [0xC3, 0xA9], "é"), (0, [0xE9], "é"),
  ]) func decodesTheCodePageOfTheWorkbook(page: Int, bytes: [Int], text: String) throws {
    let workbook = B.workbook(
      globals: [B.record(0x42, B.u16(page))], [B.label(0, 0, bytes: [0x41] + bytes.map { UInt8($0) })],
      version: 0x500)
    #expect(try B.cells(workbook) == ["A1": .text("A" + text)])
  }

  @Test func decodesSheetNamesAndFormulas() throws {
    let workbook = B.workbook(
      globals: [B.record(0x42, B.u16(1251))],
      [
        B.formula(0, 0, [0x17, 2, 0xC1, 0xE0], result: B.textFollows),
        B.record(0x207, B.u16(2) + [0xC1, 0xE0]),
      ],
      version: 0x500)
    #expect(try B.cells(workbook) == ["A1": .text("Ба")])
    #expect(try B.formulas(workbook) == ["A1": "\"Ба\""])
  }

  @Test func keepsTheASCIIOfAPageWithoutATable() throws {
    let workbook = B.workbook(
      globals: [B.record(0x42, B.u16(932))], [B.label(0, 0, bytes: [0x41, 0x82, 0x42])], version: 0x500)
    #expect(try B.cells(workbook) == ["A1": .text("A\u{FFFD}B")])
  }

  @Test func hasACharacterForEveryByteOfEveryTable() {
    let pages = [437, 720, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874]
    for page in pages + Array(1250...1258) + [10000, 10006, 10007, 10029, 10079, 10081] {
      #expect(CodePageTables.upperHalf(of: page)?.unicodeScalars.count == 128, "\(page)")
    }
  }
}
