import Testing
import TolokCore

@testable import Tabular

/// Numbers that their format shows as dates, times or durations.
@Suite struct XLSDatesTests {
  typealias B = BIFFLiteral

  /// Cell formats 0, 1, … with these number formats.
  static func formats(_ numbers: [Int]) -> [[UInt8]] {
    numbers.map { B.record(0xE0, B.u16(0) + B.u16($0) + [UInt8](repeating: 0, count: 16)) }
  }
  static func custom(_ number: Int, _ code: String) -> [UInt8] {
    B.record(0x41E, B.u16(number) + B.u16(code.utf16.count) + B.unicode(code, wide: true))
  }
  static func date(_ text: String, _ hours: Int64 = 0) -> CellValue? {
    CalendarDate(text).map { .date(DateTime(date: $0, microseconds: hours * 3_600_000_000)) }
  }

  @Test func tellsDatesByBuiltInFormats() throws {
    let workbook = B.workbook(
      globals: Self.formats([0, 14, 22, 46, 20]),
      [
        B.number(0, 0, 45202), B.number(0, 1, 45202, format: 1), B.number(0, 2, 45202.5, format: 2),
        B.number(0, 3, 1.25, format: 3), B.number(0, 4, 0.75, format: 4),
      ])
    let cells = try B.cells(workbook)
    #expect(cells["A1"] == .number(45202))
    #expect(cells["B1"] == Self.date("2023-10-03"))
    #expect(cells["C1"] == Self.date("2023-10-03", 12))
    #expect(cells["D1"] == .time(30 * 3_600_000_000))
    #expect(cells["E1"] == .time(18 * 3_600_000_000))
  }

  @Test func tellsDatesByCustomFormats() throws {
    let workbook = B.workbook(
      globals: [
        Self.custom(164, "[$-421]dd mmmm yyyy;@"), Self.custom(165, "\"hari\" 0"), Self.custom(166, "[h]:mm"),
      ]
        + Self.formats([164, 165, 166]),
      [B.number(0, 0, 45202), B.number(0, 1, 45202, format: 1), B.number(0, 2, 2, format: 2)])
    let cells = try B.cells(workbook)
    #expect(cells["A1"] == Self.date("2023-10-03"))
    #expect(cells["B1"] == .number(45202))
    #expect(cells["C1"] == .time(48 * 3_600_000_000))
  }

  @Test func countsFrom1904WhenTheWorkbookSaysSo() throws {
    let workbook = B.workbook(
      globals: [B.record(0x22, B.u16(1))] + Self.formats([14]), [B.number(0, 0, 43740)])
    #expect(try B.cells(workbook)["A1"] == Self.date("2023-10-03"))
  }

  @Test func readsThePhantomDayAsTheDayBefore() throws {
    let workbook = B.workbook(
      globals: Self.formats([14]), [B.number(0, 0, 59), B.number(1, 0, 60), B.number(2, 0, 61)])
    let cells = try B.cells(workbook)
    #expect(cells["A1"] == Self.date("1900-02-28"))
    #expect(cells["A2"] == Self.date("1900-02-28"))
    #expect(cells["A3"] == Self.date("1900-03-01"))
  }

  @Test func readsDatesInPackedNumbersAndFormulas() throws {
    let day = B.u16(0) + B.u32(45202 << 2 | 2)
    let workbook = B.workbook(
      globals: Self.formats([14]),
      [
        B.record(0x27E, B.u16(0) + B.u16(0) + day),
        B.record(0xBD, B.u16(1) + B.u16(0) + day + day + B.u16(1)),
        B.formula(2, 0, [0x1E] + B.u16(9), result: B.double(45202)),
      ])
    let cells = try B.cells(workbook)
    for address in ["A1", "A2", "B2", "A3"] {
      #expect(cells[address] == Self.date("2023-10-03"), "\(address)")
    }
  }

  @Test func unpacksTheFourKindsOfPackedNumbers() throws {
    func packed(_ row: Int, _ raw: Int) -> [UInt8] { B.record(0x27E, B.place(row, 0) + B.u32(raw)) }
    let upper = Int(1.5.bitPattern >> 32)
    let workbook = B.workbook([
      packed(0, upper), packed(1, upper | 1), packed(2, 1234 << 2 | 3),
      packed(3, (-5 << 2) & 0xFFFF_FFFF | 2),
    ])
    let cells = try B.cells(workbook)
    #expect(cells == ["A1": .number(1.5), "A2": .number(0.015), "A3": .number(12.34), "A4": .number(-5)])
  }
}
