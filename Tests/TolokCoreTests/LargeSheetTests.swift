import Testing

@testable import TolokCore

/// What large sheets must not cost: fast ways equal the slow obvious ones, and nothing grows faster than its file.
@Suite struct LargeSheetTests {
  private static func cells(rows: Int, columns: Int) -> [Cell] {
    (1...rows).flatMap { row in
      (1...columns).map { column in
        let value: CellValue =
          row % 7 == 0 ? .missing : column == 2 ? .text("teks \(row)") : .number(Double(row))
        return Cell(CellAddress(row: row, column: column), value, formula: row % 5 == 0 ? "A\(row)+1" : nil)
      }
    }
  }

  @Test func walksAStretchAsItsCellsAreAskedForOneByOne() {
    let all = Self.cells(rows: 30_000, columns: 3)
    let store = CellStore(all)
    #expect(Array(store) == all)
    for rows in [1...1, 5...9, 29_999...40_000, 21_840...21_850, 40_000...50_000] {
      #expect(Array(store.cells(inRows: rows)) == all.filter { rows.contains($0.address.row) }, "\(rows)")
    }
    let missing = all.filter { $0.value == .missing }
    #expect(store.withoutResult(upTo: 99_999) == (missing, 0))
    #expect(store.withoutResult(upTo: 5) == (Array(missing.prefix(5)), missing.count - 5))
    #expect(store.cell(at: CellAddress(row: 70, column: 2)) == all[69 * 3 + 1])
    #expect(store.cell(at: CellAddress(row: 70, column: 4)) == nil)
    #expect(store.cell(at: CellAddress(row: 70_000, column: 1)) == nil)
  }

  @Test func findsCellsThatCameInAnyOrder() {
    let all = Self.cells(rows: 20, columns: 3)
    let store = CellStore(all.reversed())
    #expect(Array(store.cells(inRows: 4...6)) == all.filter { (4...6).contains($0.address.row) })
    #expect(store.cell(at: CellAddress(row: 9, column: 2)) == all[8 * 3 + 1])
  }

  @Test func tellsOpeningWordsByTheirFirstLetterAlone() {
    let words = OpeningWords(["nip", "a n", "tanda tangan"])
    for text in ["NIP. 1987", "- nip", "a.n. Kepala", "Tanda Tangan", "tanda tangan", "(a n)"] {
      #expect(words.mayOpen(text) && words.open(wordKey(text)), "\(text)")
    }
    for text in ["nipah", "an", "tanda", "", "12 nip", "Dinas"] {
      #expect(!words.open(wordKey(text)), "\(text)")
    }
    for text in ["Dinas Kesehatan", "12 nip", "", "***"] { #expect(!words.mayOpen(text), "\(text)") }
    // Beyond ASCII nothing is ruled out.
    #expect(words.mayOpen("\u{A0}nip"))
  }

  @Test func ignoresASheetOfMoreTablesThanAReportHas() {
    var rows: [[String]] = []
    for _ in 1...5 { rows += [["No", "Nama"], ["1", "x"], []] }
    let book = textBook(rows)
    let all = TableFinder(limit: 5).understand(book, file: "a.csv", sha256: "")
    #expect(all.value.tables.count == 5)
    #expect(all.findings.isEmpty)
    let few = TableFinder(limit: 4).understand(book, file: "a.csv", sha256: "")
    #expect(few.findings.map(\.code.code) == ["E0209"])
    #expect(few.value.tables.isEmpty)
    #expect(few.value.counts == [.ignored: 20])
    #expect(few.value.classes[0].reasons == [FindingCode.tooManyTables.title])
  }

  /// A group heading over n columns once cost n² steps.
  @Test func readsAGroupHeadingOverManyColumns() {
    let width = 30_000
    let names = (1...width).map { "Kolom \($0)" }
    let book = textBook([["Grup"], names, (1...width).map(String.init), (1...width).map(String.init)])
    let began = ContinuousClock.now
    let tables = TableFinder().understand(book, file: "a.csv", sha256: "").value.tables
    #expect(tables.count == 1)
    #expect(tables.first?.columns.count == width)
    #expect(ContinuousClock.now - began < .seconds(60))
  }

  /// A header of many columns over rows of few cells once cost columns times rows.
  @Test func stagesSparseRowsUnderAWideHeader() {
    let header = (1...20_000).map { "Kolom \($0)" }
    let book = textBook([header] + Array(repeating: ["1", "2"], count: 3_000))
    let began = ContinuousClock.now
    let staged = Stager(sources: [], vocabularies: []).stage(
      plainTable(book), workbook: book, file: "a.csv", sha256: "", region: nil)
    #expect(staged.value.rows.count == 3_000)
    #expect(ContinuousClock.now - began < .seconds(60))
  }
}
