import Testing

@testable import TolokCore

/// No text a sender can write stops the readers.
@Suite struct AnyTextTests {
  private let pieces = [
    "0", "1", "9", "12", "000", "999999999999999999", ".", ",", "-", "(", ")", " ", "\u{A0}", "\u{2009}",
    "Rp", "%", "juta",
    "M", "E", "e+", "*", "'", "\u{2019}", "\u{2212}", "½", "/", ":", "Februari", "Rabu", "T", "nihil",
    "&nbsp;", "A1", "SUM(",
    "$", "\u{0}", "é", "🙂", "\n", "#REF!", "08", "+62", "\"", "!",
  ]

  @Test func readsAnyTextToTheEnd() {
    var seed: UInt64 = 7
    func next(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    for _ in 0..<20_000 {
      let text = (0...next(8)).map { _ in pieces[next(pieces.count)] }.joined()
      if let reading = IndonesianNumber.scan(text) {
        _ = (reading.value.double, reading.value.whole, reading.asDecimal.normalised)
        _ = StageSentences.decimal(reading.value, comma: true)
        var sum = ExactSum()
        sum.add(reading.value)
        sum.add(ExactNumber(mantissa: 1, exponent: -3))
        _ = sum.total
      }
      _ = IndonesianDate.read(text)
      _ = NothingWords.read(text)
      _ = LongNumbers.state(of: .text(text))
      _ = RelativeFormula.text(text, at: CellAddress(row: 1, column: 1))
      var calculator = FormulaCalculator(values: [:])
      _ = calculator.value(of: text)
      #expect(Privacy.masked(Privacy.masked(text)) == Privacy.masked(text), "\(text)")
    }
  }

  @Test(arguments: [
    Double.nan, .infinity, -.infinity, 1e300, -1e300, Double.leastNonzeroMagnitude, 9.3e18, -0.0,
  ])
  func readsAnyStoredNumberToTheEnd(_ number: Double) {
    let book = Workbook(
      format: .xlsx,
      sheets: [
        Sheet(
          name: "Lembar",
          cells: [
            Cell(CellAddress(row: 1, column: 1), .text("NIP")),
            Cell(CellAddress(row: 1, column: 2), .text("Tanggal")),
            Cell(CellAddress(row: 1, column: 3), .text("Anggaran")),
            Cell(CellAddress(row: 2, column: 1), .number(number)),
            Cell(CellAddress(row: 2, column: 2), .number(number)),
            Cell(CellAddress(row: 2, column: 3), .number(number)),
          ])
      ])
    let table = plainTable(book)
    let stager = Stager(sources: [], vocabularies: [])
    #expect(stager.typedRows(of: table.tables[0], in: book.sheets[0]).count == 1)
    #expect(
      stager.stage(table, workbook: book, file: "x.xlsx", sha256: "", region: nil).value.rows.count == 1)
    for type in FieldType.allCases {
      let map = SourceMap(id: "uji", label: "", kind: .recap, fields: [field(type)])
      let staged = Stager(sources: [map], vocabularies: []).stage(
        plainTable(book, fields: ["value"], source: "uji"), workbook: book, file: "x.xlsx", sha256: "",
        region: nil)
      #expect(staged.value.rows.count == 1)
    }
  }
}
