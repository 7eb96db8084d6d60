import Testing

@testable import TolokCore

/// Sheets nobody would draw: whatever they hold, every cell gets one class and nothing traps.
@Suite struct AnySheetTests {
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let words = [
    "No", "Nama Inovasi", "OPD", "Jumlah", "Total", "I. Dinas", "A", "Catatan:", "Sumber: x", "NIP. 1", "-",
    "NA", "1",
    "2", "3", "2021", "2022", "Batu, 1 Mei 2023", "Kepala", "Data", "Deskripsi", ":", "(1)", "(2)",
    "Sub Total", "x", "*) y",
    "Rp 1.000", "", " ", "é", "----", "====", "(Rp)", "Pindahan", "Kota Batu", "Saldo", "II", "a.", "1) z",
    "Mengetahui", "3=1+2", "1.5", "nihil",
  ]

  private func sheet(_ dice: inout Dice) -> Sheet {
    let rows = Int.random(in: 1...14, using: &dice)
    let columns = Int.random(in: 1...9, using: &dice)
    let density = Int.random(in: 2...10, using: &dice)
    let shift = Int.random(in: 0...3, using: &dice)
    var cells: [Cell] = []
    for row in 1...rows where Int.random(in: 0...5, using: &dice) > 0 {
      for column in 1...columns where Int.random(in: 0..<10, using: &dice) < density {
        let address = CellAddress(row: row + shift, column: column + shift)
        let value: CellValue =
          switch Int.random(in: 0...9, using: &dice) {
          case 0: .number(Double(Int.random(in: 0...2100, using: &dice)))
          case 1: .boolean(true)
          case 2: .error("#REF!")
          case 3: .missing
          default: .text(Self.words[Int.random(in: 0..<Self.words.count, using: &dice)])
          }
        cells.append(Cell(address, value, formula: value == .missing ? "SUM(A1:A3)" : nil))
      }
    }
    var merged: [CellRange] = []
    for _ in 0..<Int.random(in: 0...4, using: &dice) {
      let top = Int.random(in: 1...16, using: &dice)
      let left = Int.random(in: 1...10, using: &dice)
      merged.append(
        CellRange(
          top: top, left: left, bottom: top + Int.random(in: 0...40, using: &dice),
          right: left + Int.random(in: 0...40, using: &dice)))
    }
    return Sheet(
      name: "x", merged: merged, cells: Bool.random(using: &dice) ? cells : cells.reversed(),
      hiddenRows: [3], hiddenColumns: [2])
  }

  @Test(arguments: [1, 7, 42, 2023])
  func givesEveryCellOfAnySheetOneClass(_ seed: Int) {
    var dice = Dice(state: UInt64(seed))
    for round in 0..<400 {
      let book = Workbook(format: .xlsx, sheets: [sheet(&dice)])
      let counted = book.sheets[0].cells.count { $0.value != .missing && $0.value != .text("") }
      let understood = TableFinder(sources: [registerMap]).understand(book, file: "x", sha256: "").value
      #expect(understood.counts.values.reduce(0, +) == counted, "seed \(seed), round \(round)")
      for table in understood.tables {
        let inside =
          table.rows.header + table.rows.numbering + table.rows.section + table.rows.data + table.rows.total
        #expect(Set(inside).count == inside.count, "seed \(seed), round \(round): \(table.range)")
      }
      _ = Stager(sources: [registerMap], vocabularies: [])
        .stage(understood, workbook: book, file: "x", sha256: "", region: nil)
      let html = ReadingMap(workbook: book, understood: understood, file: "x", sources: [], language: .id)
        .html
      #expect(html.hasSuffix("\n"))
    }
  }
}
