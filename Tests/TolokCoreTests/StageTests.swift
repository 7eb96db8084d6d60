import Testing

@testable import TolokCore

/// Values as senders write them.
@Suite struct StageTests {
  @Test(arguments: [
    ("1.234,56", 1234.56), ("1,234.56", 1234.56), ("1 234", 1234), ("Rp 2,5 miliar", 2.5e9),
    ("1.008,63 M", 1008.63e9),
    ("12 %", 12), ("(1.200.000)", -1_200_000), ("0.500", 0.5), ("84.38", 84.38), ("3,5", 3.5),
    ("1.234.567", 1_234_567),
  ])
  func readsIndonesianNumbers(_ text: String, _ value: Double) {
    #expect(IndonesianNumber.read(text) == .value(value))
  }

  @Test(arguments: ["½", "2 buah", "-", "", "1.2.3", "1,23,4", "12.34.567", "abc", "1.", ",5"])
  func refusesWhatIsNoNumber(_ text: String) {
    #expect(IndonesianNumber.read(text) == .none)
  }

  @Test func leavesALonePointToTheColumn() {
    #expect(IndonesianNumber.read("1.234") == .ambiguous(thousands: 1234, decimal: 1.234))
  }

  @Test(arguments: [
    ("3 Februari 2021", "2021-02-03"), ("19 Nopember 2018", "2018-11-19"), ("2021-02-03", "2021-02-03"),
    ("03/02/21", "2021-02-03"), ("Rabu, 3 Februari 2021", "2021-02-03"), ("Oktober 2023", "2023-10"),
    ("2021", "2021"),
    ("2020-01-02 03:04:05", "2020-01-02"),
  ])
  func readsIndonesianDates(_ text: String, _ date: String) {
    guard case .date(let reading) = IndonesianDate.read(text) else {
      Issue.record("\(text) is no date")
      return
    }
    #expect(reading.date.description == date)
  }

  @Test func findsDatesTheCalendarLacks() {
    #expect(IndonesianDate.read("31/02/2024") == .impossible)
    #expect(IndonesianDate.read("30 Februari 2021") == .impossible)
    #expect(IndonesianDate.read("segera") == .none)
  }

  @Test func warnsOfAWeekdayThatContradictsItsDate() {
    guard case .date(let reading) = IndonesianDate.read("Selasa, 15/1/2025") else {
      Issue.record("not read")
      return
    }
    #expect(reading.wrongWeekday)
  }

  private func stage(_ rows: [[String]], merged: [String] = []) -> Checked<StagedFile> {
    let book = workbook(rows, merged: merged)
    let maps = [registerMap, recapMap]
    let understood = TableFinder(sources: maps).understand(book, file: "x.xlsx", sha256: "").value
    return Stager(sources: maps, vocabularies: [])
      .stage(understood, workbook: book, file: "x.xlsx", sha256: "", region: nil)
  }

  @Test func setsARowAsideWhenACountIsText() throws {
    let staged = stage([["Perangkat Daerah", "Jumlah Inovasi"], ["DLH", "2 buah"], ["Dishub", "3"]])
    #expect(staged.value.rows.map(\.accepted) == [false, true])
    let finding = try #require(staged.findings.first)
    #expect(
      finding.code.code == "E0312" && finding.place?.cell?.description == "B2" && finding.found == "2 buah")
    #expect(finding.fix.id.hasPrefix("tulis 2"))
  }

  @Test func keepsBlankZeroAndNihilApart() {
    let staged = stage([
      ["Perangkat Daerah", "Jumlah Inovasi"], ["DLH", "0"], ["Dishub", "nihil"], ["Dinsos", ""],
      ["BPBD", "tidak berlaku"],
    ])
    let counts = staged.value.rows.map { $0.values["count"]?.value }
    #expect(counts[0] == .integer(0))
    #expect(counts[1] == .nothing(.nihil))
    #expect(counts[2] == nil)
    #expect(counts[3] == .nothing(.notApplicable))
    #expect(staged.value.rows.map(\.accepted) == [true, false, false, false])
  }

  @Test func fillsAMergedOwnerDownward() {
    let staged = stage(
      [["No", "Perangkat Daerah", "Nama Inovasi"], ["1", "BKPSDM", "Lakone"], ["2", "", "Simpreso"]],
      merged: ["B2:B3"])
    #expect(staged.value.rows.map { $0.values["owner"]?.text } == ["BKPSDM", "BKPSDM"])
  }

  @Test func marksRowsThatSayTheyAreExamples() {
    let staged = stage([
      ["No", "Nama Inovasi", "Perangkat Daerah"], ["1", "Uji", "contoh - bukan data resmi"],
      ["2", "Percontohan", "DLH"],
    ])
    #expect(staged.value.rows.map(\.synthetic) == [true, false])
  }

  @Test func asksAboutAMissingDecimalMark() {
    let staged = stage([
      ["Perangkat Daerah", "Jumlah Inovasi", "Skor"], ["A", "1", "84.38"], ["B", "1", "80.54"],
      ["C", "1", "8031"],
      ["D", "1", "79.41"],
    ])
    #expect(staged.findings.map { "\($0.code.code) \($0.place?.cell?.description ?? "")" } == ["W0332 C4"])
  }
}
