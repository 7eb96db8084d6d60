import Testing

@testable import TolokCore

/// Formulas: typed over, stale, broken.
@Suite struct FormulaTests {
  /// Rows of (text, formula); numbers become numbers.
  private func findings(_ rows: [[(String, String?)]], total: [Int] = []) -> [Finding] {
    var cells: [Cell] = []
    for (r, row) in rows.enumerated() {
      for (c, cell) in row.enumerated() where !cell.0.isEmpty {
        let value: CellValue =
          cell.0.hasPrefix("#") ? .error(cell.0) : Double(cell.0).map { .number($0) } ?? .text(cell.0)
        cells.append(Cell(CellAddress(row: r + 1, column: c + 1), value, formula: cell.1))
      }
    }
    let book = Workbook(format: .xlsx, sheets: [Sheet(name: "Lembar", cells: cells)])
    return Stager(sources: [], vocabularies: []).stage(
      plainTable(book, total: total), workbook: book, file: "x.xlsx", sha256: "", region: nil
    ).findings.filter { $0.code.code != "W0304" }
  }

  private func row(_ n: Int, _ a: String, _ b: String, _ c: String, formula: Bool = true) -> [(
    String, String?
  )] {
    [(a, nil), (b, nil), (c, formula ? "A\(n)*B\(n)" : nil)]
  }

  @Test func findsANumberTypedOverAFormula() {
    let found = findings([
      [("harga", nil), ("banyak", nil), ("nilai", nil)], row(2, "2", "3", "6"), row(3, "4", "5", "20"),
      row(4, "1", "7", "9", formula: false), row(5, "3", "3", "9"),
    ])
    #expect(found.places == ["W0315 C4"])
    #expect(found.first?.found == "9")
    #expect(found.first?.expected?.id == "rumus seperti di sel lain kolom ini, mis. =A2*B2")
  }

  @Test func leavesTheFirstLinkOfAChain() {
    let chain: [[(String, String?)]] =
      [[("no", nil), ("nama", nil)], [("1", nil), ("a", nil)]]
      + (3...6).map { [("\($0 - 1)", "A\($0 - 1)+1"), ("x", nil)] }
    #expect(findings(chain).isEmpty)
  }

  @Test func leavesTheFirstLinkOfAChainWithoutAHeader() {
    let cells = (1...6).map { n in
      Cell(CellAddress(row: n, column: 1), .number(Double(n)), formula: n == 1 ? nil : "A\(n - 1)+1")
    }
    var rows = TableRows()
    rows.data = Array(1...6)
    let table = UnderstoodTable(
      sheet: "Lembar", orientation: .rows, range: CellRange(top: 1, left: 1, bottom: 6, right: 1), rows: rows,
      columns: [TableColumn(column: 1, heading: [])])
    let formulas = SheetFormulas(Sheet(name: "Lembar", cells: cells))
    #expect(formulas?.typedOver(table).isEmpty == true)
  }

  @Test func findsAStaleResult() {
    let found = findings([
      [("a", nil), ("b", nil), ("nilai", nil)], row(2, "2", "3", "6"), row(3, "4", "5", "21"),
      row(4, "1", "7", "7"),
    ])
    #expect(found.places == ["W0316 C3"])
    #expect(found.first?.message.id == "hasil tersimpan 21, hitungan ulang 20")
  }

  @Test func findsAnErrorCell() {
    let found = findings([
      [("a", nil), ("b", nil)], [("x", nil), ("#REF!", "A9")], [("y", nil), ("2", nil)],
    ])
    #expect(found.places == ["E0314 B2"])
    #expect(found.first?.found == "#REF!")
  }

  @Test(
    arguments: [
      ("1+2*3", 7.0), ("(1+2)*3", 9), ("-A1+10", 8), ("SUM(A1:A3)", 5), ("SUM(A1,A3;10)", 15),
      ("AVERAGE(A1:A3)", 2.5),
      ("$A$1/B9", nil), ("A1%", 0.02), ("IF(A1>1,1,2)", nil), ("Sheet2!A1+1", nil), ("A2+1", nil),
      ("SUM(A1:A2)", 2),
      ("SUM(", nil), ("1+", nil), ("1/0", nil),
    ] as [(String, Double?)])
  func recalculatesWhatIsSimpleAndNothingElse(_ formula: String, _ value: Double?) {
    var calculator = FormulaCalculator(values: [
      CellAddress(row: 1, column: 1): .number(2), CellAddress(row: 2, column: 1): .text("teks"),
      CellAddress(row: 3, column: 1): .number(3),
    ])
    #expect(calculator.value(of: formula) == value)
  }

  @Test func writesCopiesOfOneFormulaAlike() {
    let a = RelativeFormula.text("SUM(A2:$B2)*C$1&\"A2\"", at: CellAddress(row: 2, column: 4))
    let b = RelativeFormula.text("SUM(A9:$B9)*C$1&\"A2\"", at: CellAddress(row: 9, column: 4))
    #expect(a == b)
  }
}

/// Totals: the sender's beside a recount.
@Suite struct TotalsTests {
  @Test func findsATotalThatDoesNotAddUp() {
    let found = checkTable(
      [["unit", "anggaran"], ["A", "1.000.000"], ["B", "2.500.000"], ["Jumlah", "3.400.000"]], total: [4])
    #expect(found.places == ["W0317 B4"])
    #expect(
      found.first?.message.id
        == "jumlah tertulis 3.400.000, hitungan ulang 2 baris 3.500.000, selisih \u{2212}100.000")
    #expect(found.first?.expected?.en == "3,500,000")
  }

  @Test func acceptsTotalsOfSubtotals() {
    #expect(
      checkTable(
        [
          ["unit", "nilai anggaran"], ["A", "10"], ["B", "20"], ["Sub Total", "30"], ["C", "5"], ["D", "6"],
          ["Sub Total", "11"], ["Total", "41"],
        ], total: [4, 7, 8]
      ).isEmpty)
  }

  @Test func acceptsRoundingOfTheSender() {
    #expect(
      checkTable([["unit", "pagu"], ["A", "1,26 M"], ["B", "1,26 M"], ["Total", "2,5 M"]], total: [4]).isEmpty
    )
  }

  /// Accounts with their parts below, and subtotals that no word marks: only the top adds up to the total.
  @Test func addsUpOnlyTheTopOfAHierarchy() {
    let above = [
      ["akun", "pagu"], ["Pendapatan", "30"], ["PAD", "18"], ["Pajak", "11"], ["Retribusi", "7"],
      ["TKDD", "12"],
      ["Hibah", "9"],
    ]
    #expect(checkTable(above + [["Jumlah", "39"]], total: [8]).isEmpty)
    #expect(checkTable(above + [["Jumlah", "41"]], total: [8]).places == ["W0317 B8"])
    let below = [
      ["akun", "pagu"], ["a", "11"], ["b", "7"], ["unit 1", "18"], ["c", "5"], ["d", "8"], ["unit 2", "13"],
    ]
    #expect(checkTable(below + [["Total", "31"]], total: [8]).isEmpty)
  }

  @Test func comparesNothingWhereARowCannotBeRead() {
    #expect(
      checkTable(
        [["unit", "jumlah"], ["A", "2 buah"], ["B", "3"], ["C", "4"], ["Total", "9"]], total: [5]
      )
      .filter { $0.code.code == "W0317" }.isEmpty)
  }

  @Test func addsUpNoRates() {
    for heading in ["Risiko per 100.000 Penduduk", "Selang Waktu", "Indeks", "Rasio Guru"] {
      #expect(
        checkTable(
          [["unit", heading], ["A", "316"], ["B", "476"], ["C", "900"], ["Jumlah", "411"]], total: [5]
        ).isEmpty)
    }
  }

  @Test func takesAnAverageForNoTotal() {
    #expect(
      checkTable([["unit", "banyak"], ["A", "2"], ["B", "4"], ["Rata-rata", "3"]], total: [4]).isEmpty)
  }

  /// laporan_pelayanan: this month, up to last month, both; one column of the last row does not add up.
  @Test func findsTheOneColumnOfACumulativeTotalThatDoesNotAddUp() {
    let found = checkTable(
      [
        ["kelurahan", "ktp", "kk", "domisili", "pindah"], ["A", "1", "2", "3", "4"],
        ["B", "1", "2", "3", "4"],
        ["JUMLAH BULAN INI", "2", "4", "6", "8"], ["JUMLAH SAMPAI BULAN LALU", "10", "20", "30", "40"],
        ["JUMLAH", "12", "24", "36", "40"],
      ], total: [4, 5, 6])
    #expect(found.places == ["W0317 E6"])
    #expect(found.first?.expected?.id == "48")
  }
}
