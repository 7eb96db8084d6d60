import Testing

@testable import TolokCore

/// What a column's own cells decide about marks, and what stays unknown.
@Suite struct ColumnDecisionTests {
  @Test func readsALonePointByTheOtherNumbersOfItsColumn() {
    let thousands = stageColumn(field(.number), ["1.234", "1.234.567"])
    #expect(thousands.values == [.number(1234), .number(1_234_567)])
    #expect(thousands.findings.places == ["I0335 A2"])
    let decimals = stageColumn(field(.number), ["1.234", "0.5", "84.38"])
    #expect(decimals.values == [.number(1.234), .number(0.5), .number(84.38)])
    #expect(decimals.findings.places == ["I0335 A2"])
  }

  /// Whole numbers without marks stand beside it.
  @Test func readsALonePointByTheSizeOfItsColumn() {
    #expect(stageColumn(field(.number), ["1500", "2300", "1.234"]).values.last == .number(1234))
    #expect(stageColumn(field(.number), ["2", "3", "1.234"]).values.last == .number(1.234))
    #expect(
      stageColumn(field(.number), ["1500", "2300", "1.234"]).findings.first?.message.id
        == "titik dibaca sebagai pemisah ribuan menurut besarnya bilangan lain di kolomnya: \"1.234\" (A4)")
  }

  @Test func leavesALonePointWithoutEvidenceUnknown() {
    let staged = stageColumn(field(.number), ["1.234"])
    #expect(staged.values == [.nothing(.blank)])
    #expect(staged.findings.places == ["W0330 A2"])
    #expect(staged.findings.first?.expected?.id == "1.234 atau 1,234")
  }

  @Test func readsALonePointInACountAsThousands() {
    let staged = stageColumn(field(.integer), ["1.234"])
    #expect(staged.values == [.integer(1234)])
    #expect(
      staged.findings.first?.message.id
        == "titik dibaca sebagai pemisah ribuan karena kolomnya menghitung satuan utuh: \"1.234\" (A2)")
  }

  @Test func followsAPinBeforeAnyEvidence() {
    var pinned = field(.number)
    pinned.numbers = NumberPin(decimal: .point)
    let staged = stageColumn(pinned, ["1.234", "2.500"])
    #expect(staged.values == [.number(1.234), .number(2.5)])
    #expect(staged.findings.isEmpty)
  }

  @Test func readsTheOtherMarkAsDecimalWhenThousandsArePinned() {
    var pinned = field(.number)
    pinned.numbers = NumberPin(thousands: .point)
    #expect(stageColumn(pinned, ["1.234", "1,234"]).values == [.number(1234), .number(1.234)])
  }

  /// jumlah_guru_dan_murid_smp: 2.282 is 2,282 and 2.82 is 2,820, beside 522.
  @Test func noticesThousandsThatLostTheirZeros() {
    let findings = checkTable([
      ["kecamatan", "murid_negeri"], ["A", "3.427"], ["B", "2.82"], ["C", "712"], ["D", "1.897"],
      ["E", "981"],
      ["F", "-"],
    ])
    #expect(findings.places == ["E0333 B3", "I0335 B2"] || findings.places == ["I0335 B2", "E0333 B3"])
    #expect(
      findings.contains { $0.message.id == "\"2.82\" di kolom ribuan mungkin 2820 yang nolnya terpotong" })
  }

  @Test func findsNoLostZerosAmongRealDecimals() {
    #expect(
      checkTable([["nama", "nilai"], ["A", "3.427"], ["B", "2.82"], ["C", "3"], ["D", "1.9"]]).places == [
        "I0335 B2"
      ])
  }

  @Test func readsNoLostZerosAsAValue() {
    let staged = stageColumn(field(.integer), ["3.427", "2.82", "712"])
    #expect(staged.values == [.integer(3427), .nothing(.blank), .integer(712)])
    #expect(staged.value.rows.map(\.accepted) == [true, false, true])
  }

  @Test func warnsOfTwoDecimalMarksInOneColumn() {
    let staged = stageColumn(field(.number), ["12,5", "13,5", "14.5", "1.234"])
    #expect(staged.values == [.number(12.5), .number(13.5), .number(14.5), .nothing(.blank)])
    #expect(staged.findings.places == ["W0334 A4", "W0330 A5"])
  }

  /// Money with a decimal comma beside percentages with a decimal point, as in the regional budgets.
  @Test func decidesEachColumnByItself() {
    let book = textBook([
      ["akun", "anggaran", "persentase"], ["a", "4.196,21 M", "95.78"], ["b", "978,03 M", "78.03"],
      ["c", "1.008 M", "102.14"],
    ])
    let table = plainTable(book).tables[0]
    let stager = Stager(sources: [], vocabularies: [])
    let profiles = stager.profiles(of: table, in: book.sheets[0])
    #expect(profiles.map(\.kind) == [.text, .money, .percent])
    #expect(profiles.map(\.decimalMark) == [nil, .comma, .point])
    let rows = stager.typedRows(of: table, in: book.sheets[0])
    #expect(rows[2][1]?.value == .money(1_008_000_000_000))
    #expect(rows[2][2]?.value == .number(102.14))
  }

  @Test func keepsCodesWithLeadingZerosAsText() {
    let book = textBook([["periode", "nilai"], ["00", "1"], ["03", "2"], ["09", "3"]])
    let rows = Stager(sources: [], vocabularies: []).typedRows(
      of: plainTable(book).tables[0], in: book.sheets[0])
    #expect(rows.map { $0[0]?.value } == [.text("00"), .text("03"), .text("09")])
  }

  @Test func asksAboutTextAmongNumbers() {
    let findings = checkTable([
      ["unit", "isi"], ["A", "1"], ["B", "2"], ["C", "½"], ["D", "4"], ["E", "5"],
    ])
    #expect(findings.places == ["W0337 B4"])
    #expect(findings.first?.fix.id == "tulis 0,5, lalu kirim ulang")
  }

  @Test func readsCoordinatesAsDecimals() {
    let findings = checkTable([["tempat", "bujur"], ["A", "107.609"], ["B", "110.218"], ["C", "112.523"]])
    #expect(
      findings.first?.message.id.contains("tanda desimal karena kolomnya berisi rasio atau koordinat") == true
    )
  }

  /// A form turned on its side: one record a column, one field a row.
  @Test func readsATurnedTable() {
    let book = textBook([["Nama", "A", "B"], ["Anggaran", "Rp 1.000", "Rp 2.500.000"]])
    var rows = TableRows()
    rows.header = [1]
    rows.data = [2, 3]
    let table = UnderstoodTable(
      sheet: "Lembar", orientation: .columns, range: CellRange(top: 1, left: 1, bottom: 2, right: 3),
      rows: rows,
      columns: [TableColumn(column: 1, heading: ["Nama"]), TableColumn(column: 2, heading: ["Anggaran"])])
    let typed = Stager(sources: [], vocabularies: []).typedRows(of: table, in: book.sheets[0])
    #expect(typed.map { $0[1]?.value } == [.money(1000), .money(2_500_000)])
    #expect(typed[1][1]?.cell?.description == "C2")
  }

  @Test func fillsMergedCellsInOnePass() {
    let book = workbook(
      [["Dinas", "Nilai"], ["A", "1"], ["", "2"], ["", "3"], ["B", "4"]], merged: ["A2:A4"])
    let typed = Stager(sources: [], vocabularies: []).typedRows(
      of: plainTable(book).tables[0], in: book.sheets[0])
    #expect(typed.map { $0[0]?.text } == ["A", "A", "A", "B"])
  }

  @Test func namesTheRunnerUp() {
    let book = textBook([["isi", "x"], ["1", "a"], ["2", "b"], ["3", "c"], ["tiga", "d"]])
    let profile = Stager(sources: [], vocabularies: []).profiles(
      of: plainTable(book).tables[0], in: book.sheets[0])[0]
    #expect(profile.kind == .number && profile.runnerUp == .text && profile.share == 0.75)
  }
}
