import Testing
import TolokCore

@testable import Tabular

/// Shared strings, and the ways in which records may cut them.
@Suite struct XLSStringsTests {
  typealias B = BIFFLiteral

  /// A string in its parts: characters, which may be cut between any two, and bytes before and behind them.
  struct Item {
    var text: String
    var wide: Bool
    var runs = 0
    var extra = 0
    var head: [UInt8] {
      let flags = UInt8((wide ? 1 : 0) | (runs > 0 ? 8 : 0) | (extra > 0 ? 4 : 0))
      return B.u16(text.utf16.count) + [flags] + (runs > 0 ? B.u16(runs) : [])
        + (extra > 0 ? B.u32(extra) : [])
    }
    var units: [[UInt8]] { text.utf16.map { wide ? B.u16(Int($0)) : [UInt8(truncatingIfNeeded: $0)] } }
    var tail: [UInt8] { [UInt8](repeating: 0x41, count: runs * 4 + extra) }
  }

  static let items = [
    Item(text: "Kota Batu", wide: false), Item(text: "Sampah → Berkah", wide: true),
    Item(text: "", wide: false), Item(text: "Café Ñ", wide: false, runs: 2),
    Item(text: "🌱 hijau", wide: true, runs: 1, extra: 7), Item(text: "akhir", wide: false, extra: 5),
  ]
  static let start = B.u32(items.count) + B.u32(items.count)

  static func cells(_ sharedStrings: [[UInt8]]) throws -> [String] {
    let records = items.indices.map { B.shared($0, 0, $0) }
    let workbook = try B.read(B.workbook(globals: sharedStrings, records))
    return workbook.sheets[0].cells.map(\.value.quoted)
  }

  @Test func readsAStringCutAtAnyPlace() throws {
    let wanted = Self.items.map(\.text).filter { !$0.isEmpty }
    // Each cut makes one SST and one CONTINUE; between characters, the second begins with their width.
    for (index, item) in Self.items.enumerated() {
      let before = Self.start + Self.items[..<index].flatMap { $0.head + $0.units.joined() + $0.tail }
      let after = Self.items[(index + 1)...].flatMap { $0.head + $0.units.joined() + $0.tail }
      for cut in 0...item.units.count {
        let left = before + item.head + item.units[..<cut].joined()
        let width: [UInt8] = cut < item.units.count ? [item.wide ? 1 : 0] : []
        let right = width + item.units[cut...].joined() + item.tail + after
        #expect(
          try Self.cells([B.record(0xFC, left), B.record(0x3C, right)]) == wanted, "\(item.text), \(cut)")
      }
      for cut in 0..<item.tail.count {
        let left = before + item.head + item.units.joined() + item.tail[..<cut]
        #expect(
          try Self.cells([B.record(0xFC, left), B.record(0x3C, item.tail[cut...] + after)]) == wanted,
          "\(item.text), tail \(cut)")
      }
      for cut in 0..<item.head.count {
        let left = before + item.head[..<cut]
        let right = item.head[cut...] + item.units.joined() + item.tail + after
        #expect(
          try Self.cells([B.record(0xFC, left), B.record(0x3C, right)]) == wanted, "\(item.text), head \(cut)"
        )
      }
    }
  }

  @Test func changesTheWidthOfCharactersAtACut() throws {
    let left = B.u32(1) + B.u32(1) + B.u16(6) + [0] + Array("abc".utf8)
    let workbook = B.workbook(
      globals: [B.record(0xFC, left), B.record(0x3C, [1] + B.utf16("→üx"))],
      [B.shared(0, 0, 0)])
    #expect(try B.cells(workbook) == ["A1": .text("abc→üx")])
  }

  @Test func readsEveryStringWhateverTheCountsSay() throws {
    let content = Self.items.flatMap { $0.head + $0.units.joined() + $0.tail }
    for count in [0, 1, 0x7FFF_FFFF] {
      let cells = try Self.cells([B.record(0xFC, B.u32(count) + B.u32(count) + content)])
      #expect(cells == Self.items.map(\.text).filter { !$0.isEmpty })
    }
  }

  @Test func refusesACellWhoseStringIsNotThere() {
    #expect(throws: ReadError.self) { try B.read(B.workbook([B.shared(0, 0, 3)])) }
  }

  @Test func readsTheTextResultOfAFormulaThroughItsContinuation() throws {
    let long = String(repeating: "panjang ", count: 40)
    let split = B.u16(long.count) + [0] + Array(long.utf8)
    let formula = B.formula(0, 0, [0x17, 1, 0, 0x61], result: B.textFollows)
    let workbook = B.workbook([
      formula, B.record(0x207, Array(split[..<100])), B.record(0x3C, [0] + split[100...]), B.number(1, 0, 2),
    ])
    #expect(try B.cells(workbook) == ["A1": .text(long), "A2": .number(2)])
  }

  @Test func showsALoneHalfOfAPairAsUnknown() throws {
    let content = B.u16(3) + [1] + B.u16(0x61) + B.u16(0xD83C) + B.u16(0x62)
    let workbook = B.workbook([B.record(0x204, B.place(0, 0) + content)])
    #expect(try B.cells(workbook) == ["A1": .text("a\u{FFFD}b")])
  }

  @Test func readsRichAndPlainLabels() throws {
    let rich = B.place(1, 0) + B.u16(5) + Array("tebal".utf8) + [1, 0, 5]
    let workbook = B.workbook(
      [B.label(0, 0, bytes: Array("biasa".utf8)), B.record(0xD6, rich)], version: 0x500)
    #expect(try B.cells(workbook) == ["A1": .text("biasa"), "A2": .text("tebal")])
  }
}

extension CellValue {
  fileprivate var quoted: String { if case .text(let text) = self { text } else { "\(self)" } }
}
