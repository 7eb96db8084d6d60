import Testing
import TolokCore

@testable import Tabular

/// Sheets and what lies on them.
@Suite struct XLSSheetTests {
  typealias B = BIFFLiteral

  @Test func listsSheetsInOrderWithTheirVisibility() throws {
    let workbook = try B.read(
      B.workbook(sheets: [
        ("Satu", 0, 0, [B.number(0, 0, 1)]), ("Grafik", 0, 2, [B.number(0, 0, 9)]), ("Dua", 1, 0, []),
        ("Makro", 0, 1, []), ("Modul", 0, 6, []), ("Tiga →", 2, 0, [B.number(0, 0, 3)]),
      ]))
    #expect(workbook.format == .xls)
    #expect(workbook.sheets.map(\.name) == ["Satu", "Dua", "Tiga →"])
    #expect(workbook.sheets.map(\.visible) == [true, false, false])
    #expect(workbook.sheets.map(\.cells.count) == [1, 0, 1])
  }

  @Test func readsMergesAndHiddenRowsAndColumns() throws {
    let row = B.u16(4) + [UInt8](repeating: 0, count: 10) + B.u32(0x20)
    let column = B.u16(2) + B.u16(3) + B.u16(0) + B.u16(0) + B.u16(1) + B.u16(0)
    let merges =
      B.u16(2)
      + [(0, 0, 0, 4), (2, 3, 1, 1)].flatMap {
        B.u16($0.0) + B.u16($0.1) + B.u16($0.2) + B.u16($0.3)
      }
    let workbook = try B.read(
      B.workbook([B.record(0x208, row), B.record(0x7D, column), B.record(0xE5, merges)]))
    let sheet = workbook.sheets[0]
    #expect(sheet.merged.map(\.description) == ["A1:E1", "B3:B4"])
    #expect(sheet.hiddenRows == [5])
    #expect(sheet.hiddenColumns == [3, 4])
  }

  @Test func passesOverChartsThatLieOnASheet() throws {
    let workbook = B.workbook([
      B.number(0, 0, 1), B.begin(0x20), B.number(0, 0, 99), B.begin(0x20), B.end, B.end, B.number(1, 0, 2),
    ])
    #expect(try B.cells(workbook) == ["A1": .number(1), "A2": .number(2)])
  }

  @Test func putsCellsInOrderAndKeepsTheLastWord() throws {
    let workbook = try B.read(
      B.workbook([B.number(2, 0, 3), B.number(0, 1, 1), B.number(0, 1, 2), B.number(0, 0, 0)]))
    let cells = Array(workbook.sheets[0].cells)
    #expect(cells.map(\.address.description) == ["A1", "B1", "A3"])
    #expect(cells.map(\.value) == [.number(0), .number(2), .number(3)])
  }

  @Test func readsTruthValuesAndErrors() throws {
    let workbook = B.workbook([
      B.record(0x205, B.place(0, 0) + [1, 0]), B.record(0x205, B.place(1, 0) + [0x07, 1]),
    ])
    #expect(try B.cells(workbook) == ["A1": .boolean(true), "A2": .error("#DIV/0!")])
  }

  @Test func findsSheetsByTheirPlaceWhenTheListIsWrong() throws {
    var stream = B.workbook(sheets: [("A", 0, 0, [B.number(0, 0, 1)]), ("B", 0, 0, [B.number(0, 0, 2)])])
    // The first entry of the list: 20 bytes of BOF, 4 of its own head, then the offset.
    stream.replaceSubrange(24..<28, with: B.u32(3))
    let workbook = try B.read(stream)
    #expect(workbook.sheets.map { $0.cells.map(\.value) } == [[.number(1)], [.number(2)]])
  }

  @Test func refusesTwoSheetsInOnePlace() {
    var stream = B.workbook(sheets: [("A", 0, 0, [B.number(0, 0, 1)]), ("B", 0, 0, [B.number(0, 0, 2)])])
    let first = Array(stream[24..<28])
    let second = 24 + 10 + 4
    stream.replaceSubrange(second..<(second + 4), with: first)
    #expect(throws: ReadError.self) { try B.read(stream) }
  }

  @Test func readsTheStreamOfAHomeMadeWriter() throws {
    // What small scripts of the web write: no version, no workbook part, no container.
    let stream =
      B.record(0x809, B.u16(0) + B.u16(0x10) + B.u16(0) + B.u16(0)) + B.label(0, 0, bytes: Array("Nama".utf8))
      + B.number(1, 0, 12) + B.end
    let workbook = try B.read(stream, name: "inbox/laporan oktober.xls")
    #expect(workbook.sheets.map(\.name) == ["laporan oktober"])
    #expect(workbook.sheets[0].cells.map(\.value) == [.text("Nama"), .number(12)])
  }

  @Test func readsTheFormatsOfASheetThatStandsAlone() throws {
    let stream =
      B.begin(0x10, version: 0x500) + B.record(0x42, B.u16(1251)) + B.record(0x22, B.u16(1))
      + XLSDatesTests.formats([0, 14]).joined() + B.number(0, 0, 43740, format: 1)
      + B.label(0, 1, bytes: [0xC1, 0xE0]) + B.end
    let cells = try B.cells(Array(stream))
    #expect(cells["A1"] == XLSDatesTests.date("2023-10-03"))
    #expect(cells["B1"] == .text("Ба"))
  }

  @Test func readsTheOldestGeneration() throws {
    let attributes: [UInt8] = [0, 1, 0]
    let stream =
      B.record(0x09, B.u16(2) + B.u16(0x10)) + B.record(0x1E, [7] + Array("General".utf8))
      + B.record(0x1E, [8] + Array("dd/mm/yy".utf8))
      + B.record(0x02, B.u16(0) + B.u16(0) + [0, 0, 0] + B.u16(42))
      + B.record(0x03, B.u16(0) + B.u16(1) + attributes + B.double(45202))
      + B.record(0x04, B.u16(1) + B.u16(0) + [0, 0, 0, 4] + Array("Batu".utf8))
      + B.record(0x05, B.u16(1) + B.u16(1) + [0, 0, 0, 1, 0]) + B.end
    let cells = try B.cells(stream)
    #expect(cells["A1"] == .number(42))
    #expect(cells["B1"] == XLSDatesTests.date("2023-10-03"))
    #expect(cells["A2"] == .text("Batu"))
    #expect(cells["B2"] == .boolean(true))
  }

  @Test(arguments: [(0x209, 3), (0x409, 4)]) func readsTheMiddleGenerations(mark: Int, version: Int) throws {
    let stream =
      B.record(mark, B.u16(version << 8) + B.u16(0x10) + B.u16(0)) + B.number(0, 0, 5)
      + B.label(0, 1, bytes: Array("tiga".utf8)) + B.end
    #expect(try B.cells(stream) == ["A1": .number(5), "B1": .text("tiga")])
  }
}
