import Testing

@testable import TolokCore

@Suite struct CellStoreTests {
  private static func at(_ text: String) throws -> CellAddress { try #require(CellAddress(text)) }

  @Test func givesBackEveryKindOfCell() throws {
    let day = try #require(CalendarDate("2023-10-31"))
    let cells = [
      Cell(try Self.at("A1"), .number(-0.1)), Cell(try Self.at("B1"), .text("")),
      Cell(try Self.at("C1"), .text("tujuh77")), Cell(try Self.at("D1"), .text("delapan8")),
      Cell(try Self.at("XFD1"), .text("Kota Batu, é 😀")), Cell(try Self.at("A2"), .boolean(true)),
      Cell(try Self.at("B2"), .date(DateTime(date: day, microseconds: 86_399_999_000))),
      Cell(try Self.at("C2"), .date(DateTime(date: day, microseconds: -5))),
      Cell(try Self.at("D2"), .time(-3_600_000_000)), Cell(try Self.at("E2"), .error("#REF!")),
      Cell(try Self.at("F2"), .missing, formula: "A1+1"),
      Cell(try Self.at("G9"), .number(2), formula: "SUM(A1:B1)"),
      Cell(try Self.at("A10"), .text(String(repeating: "x", count: 1 << 24))),
    ]
    let store = CellStore(cells)
    #expect(Array(store) == cells)
    #expect(store.indices.map { store[$0] } == cells)
    #expect(store.isOrdered)
  }

  @Test func sortsByAddressAndKeepsTheLastOfAnAddressSaidTwice() throws {
    var store = CellStore([
      Cell(try Self.at("B2"), .number(1)), Cell(try Self.at("A2"), .number(2), formula: "B2*2"),
      Cell(try Self.at("C1"), .text("teks yang panjang")),
      Cell(try Self.at("B2"), .number(3), formula: "1+2"),
    ])
    #expect(!store.isOrdered)
    store.sort()
    #expect(
      Array(store) == [
        Cell(try Self.at("C1"), .text("teks yang panjang")),
        Cell(try Self.at("A2"), .number(2), formula: "B2*2"),
        Cell(try Self.at("B2"), .number(3), formula: "1+2"),
      ])
  }

  @Test func storesASharedTextOnce() {
    var pool = TextPool()
    pool.append("")
    pool.append("Dinas Komunikasi dan Informatika")
    var store = CellStore(shared: pool)
    for row in 1...100_000 where pool.holds(1) { store.append(sharedText: 1, row: row, column: 1) }
    #expect(store.textBytes == 0)
    #expect(store.last?.value == .text("Dinas Komunikasi dan Informatika"))
    #expect(!pool.holds(0) && !pool.holds(2) && !pool.holds(-1))
  }

  @Test func keepsItsCellsAcrossBlocks() throws {
    let cells = (0..<200_000).map { n in
      Cell(
        CellAddress(row: n / 7 + 1, column: n % 7 + 1),
        n % 3 == 0 ? .number(Double(n)) : .text("teks panjang nomor \(n)"),
        formula: n % 1000 == 1 ? "A\(n)" : nil)
    }
    let store = CellStore(cells)
    #expect(store.elementsEqual(cells))
    #expect([0, 65_535, 65_536, 131_071, 199_999].allSatisfy { store[$0] == cells[$0] })
  }

  @Test func movesASharedFormulaWhenItIsAskedFor() throws {
    var store = CellStore()
    store.append(number: 1, row: 1, column: 3)
    let master = try #require(Array("A1+$B$1".utf8).withUnsafeBufferPointer { store.setFormula($0) })
    store.append(number: 2, row: 5, column: 4)
    store.setFormula(master, rows: 4, columns: 1)
    #expect(store.map(\.formula) == ["A1+$B$1", "B5+$B$1"])
  }
}
