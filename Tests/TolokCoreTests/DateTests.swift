import Testing

@testable import TolokCore

/// Dates as senders write them, and what their column decides.
@Suite struct DateTests {
  @Test(arguments: [
    ("3 Februari 2021", "2021-02-03"), ("19 Nopember 2018", "2018-11-19"), ("1 Pebruari 2020", "2020-02-01"),
    ("17 Agt 2022", "2022-08-17"), ("17 Ags 22", "2022-08-17"), ("5 Okt 2021", "2021-10-05"),
    ("5 Des 2021", "2021-12-05"),
    ("2 Nop 2021", "2021-11-02"), ("3 February 2021", "2021-02-03"), ("Feb 3, 2021", "2021-02-03"),
    ("3-Feb-21", "2021-02-03"), ("13/02/21", "2021-02-13"), ("13-2-2021", "2021-02-13"),
    ("13.02.2021", "2021-02-13"),
    ("2021-02-03", "2021-02-03"), ("2021/02/03", "2021-02-03"), ("2021-02-03 10:11:12", "2021-02-03"),
    ("2021-02-03T10:11:12Z", "2021-02-03"), ("Rabu, 3 Februari 2021", "2021-02-03"),
    ("Jum'at, 5 Februari 2021", "2021-02-05"),
    ("Jum\u{2019}at (05/02/2021)", "2021-02-05"), ("tanggal 3 Februari 2021", "2021-02-03"),
    ("Oktober 2023", "2023-10"),
    ("02/2021", "2021-02"), ("Feb-21", "2021-02"), ("2021", "2021"), ("Tahun 2021", "2021"),
    ("13/02/2021 10.11", "2021-02-13"),
    ("20210203", "2021-02-03"),
  ])
  func readsIndonesianDates(_ text: String, _ date: String) {
    guard case .date(let reading) = IndonesianDate.read(text) else {
      Issue.record("\(text) is no date")
      return
    }
    #expect(reading.date.description == date)
  }

  @Test(arguments: [
    "segera", "5.1.02", "1.234", "12", "2019-2021", "2021/2022", "Kelurahan 3", "Februri 2021", "3 hari",
    "10/2500",
    "081234567890", "Mei", "",
  ])
  func refusesWhatIsNoDate(_ text: String) {
    #expect(IndonesianDate.read(text) == .none)
  }

  @Test(arguments: ["31/02/2024", "30 Februari 2021", "2021-13-40", "32/01/2021", "29 Februari 2023"])
  func findsDatesTheCalendarLacks(_ text: String) {
    #expect(IndonesianDate.read(text) == .impossible)
    #expect(stageColumn(field(.date), [text]).findings.places == ["E0320 A2"])
  }

  @Test(arguments: ["0002-02-22", "2222-02-22", "6666-06-06", "1 Januari 1025"])
  func findsYearsThatCannotBe(_ text: String) {
    let staged = stageColumn(field(.date), [text])
    #expect(staged.values == [.nothing(.blank)])
    #expect(staged.findings.places == ["E0320 A2"])
  }

  @Test func decidesDayAndMonthByTheColumn() {
    let staged = stageColumn(field(.date), ["03/02/2021", "25/12/2020"])
    #expect(staged.values.map { $0 } == [day(2021, 2, 3), day(2020, 12, 25)])
    #expect(staged.findings.places == ["I0324 A2"])
    #expect(
      staged.findings.first?.message.id
        == "hari dibaca lebih dahulu menurut tanggal lain di kolomnya: \"25/12/2020\" (A3)")
    #expect(
      stageColumn(field(.date), ["03/02/2021", "12/25/2020"]).values == [day(2021, 3, 2), day(2020, 12, 25)])
  }

  @Test func keepsOnlyTheYearWhenTheOrderIsUnknown() {
    let staged = stageColumn(field(.date), ["03/02/2021"])
    #expect(staged.values == [.date(.year(2021))])
    #expect(staged.findings.places == ["W0322 A2"])
    #expect(staged.findings.first?.expected?.id == "3 Februari 2021 atau 2 Maret 2021")
  }

  @Test func leavesTheOrderOpenWhenTheColumnContradictsItself() {
    #expect(
      stageColumn(field(.date), ["25/12/2020", "12/25/2020", "03/02/2021"]).findings.places == ["W0322 A4"])
  }

  @Test func followsAPinnedOrder() {
    var pinned = field(.date)
    pinned.dates = DatePin(order: .monthFirst)
    let staged = stageColumn(pinned, ["03/02/2021"])
    #expect(staged.values == [day(2021, 3, 2)] && staged.findings.isEmpty)
  }

  @Test func letsAWeekdaySettleTheOrder() {
    // 3 February 2021 was a Wednesday, 2 March 2021 a Tuesday.
    #expect(stageColumn(field(.date), ["Rabu, 03/02/2021"]).values == [day(2021, 2, 3)])
    #expect(stageColumn(field(.date), ["Selasa, 03/02/2021"]).values == [day(2021, 3, 2)])
  }

  @Test func warnsOfAWeekdayThatContradictsItsDate() {
    let staged = stageColumn(field(.date), ["Selasa, 15 Januari 2025"])
    #expect(staged.values == [day(2025, 1, 15)])
    #expect(staged.findings.places == ["W0323 A2"])
    #expect(staged.findings.first?.expected?.id == "Rabu, 15 Januari 2025")
  }

  @Test func guessesNoYear() {
    let staged = stageColumn(field(.date), ["Rabu (03/02)"])
    #expect(staged.values == [.nothing(.blank)])
    #expect(staged.findings.places == ["W0326 A2"])
    #expect(
      staged.findings.first?.fix.id
        == "tulis tahunnya; hari itu jatuh pada 3 Februari di tahun 2016, 2021, 2027")
  }

  @Test func readsSerialDaysFromBothEpochs() {
    let modern = stageColumn(field(.date), ["44230"])
    #expect(modern.values == [day(2021, 2, 3)])
    #expect(modern.findings.places == ["I0328 A2"])
    let old = stageColumn(field(.date), ["42768", "4 Februari 2021"])
    #expect(old.values == [day(2021, 2, 3), day(2021, 2, 4)], "counted from 1904, by the dates beside it")
    var pinned = field(.date)
    pinned.dates = DatePin(epoch1904: true)
    #expect(stageColumn(pinned, ["42768"]).values == [day(2021, 2, 3)])
  }

  @Test func takesRepeatedNewYearsDaysForPlaceholders() {
    let staged = stageColumn(
      field(.date), ["01 January 2020", "01 January 2020", "01 January 2020", "5 Mei 2019"])
    #expect(staged.values == [.nothing(.blank), .nothing(.blank), .nothing(.blank), day(2019, 5, 5)])
    #expect(staged.findings.places == ["W0327 A2", "W0327 A3", "W0327 A4"])
    #expect(stageColumn(field(.date), ["1 Januari 2020", "5 Mei 2019"]).findings.isEmpty)
  }

  @Test(arguments: ["0000-00-00", "1970-01-01", "1900-01-01"])
  func takesProgramsDefaultsForPlaceholders(_ text: String) {
    #expect(stageColumn(field(.date), [text]).findings.places == ["W0327 A2"])
  }

  @Test func asksWhetherAMisspeltMonthIsMeant() {
    let staged = stageColumn(field(.date), ["3 Februri 2021"])
    #expect(staged.findings.places == ["W0325 A2"])
    #expect(staged.findings.first?.fix.id == "maksud Anda 'Februari'? tulis tanggal, mis. 3 Februari 2021")
  }

  @Test func warnsOfUseBeforeTrial() {
    let map = SourceMap(
      id: "uji", label: "", kind: .register,
      fields: [
        FieldMap(name: "trial_date", aliases: [], type: .date),
        FieldMap(name: "start_date", aliases: [], type: .date),
      ])
    let book = textBook([
      ["Uji Coba", "Penerapan"], ["3 Mei 2021", "2 Mei 2021"], ["3 Mei 2021", "2021"],
      ["2022", "Desember 2021"],
    ])
    let staged = Stager(sources: [map], vocabularies: []).stage(
      plainTable(book, fields: ["trial_date", "start_date"], source: "uji"), workbook: book, file: "uji.csv",
      sha256: "",
      region: nil)
    #expect(staged.findings.places == ["W0329 B2", "W0329 B4"])
    #expect(staged.findings.first?.expected?.id == "tidak sebelum 3 Mei 2021 (A2)")
  }

  @Test func noticesDatesThatExcelSwapped() throws {
    let cells: [(Int, CellValue)] = [
      (1, .text("Tanggal")), (2, .text("13/02/2021")),
      (3, .date(DateTime(date: try #require(CalendarDate(year: 2021, month: 3, day: 2))))),
      (4, .text("25/12/2020")),
      (5, .date(DateTime(date: try #require(CalendarDate(year: 2021, month: 5, day: 4))))),
    ]
    let book = Workbook(
      format: .xlsx,
      sheets: [Sheet(name: "Lembar", cells: cells.map { Cell(CellAddress(row: $0.0, column: 1), $0.1) })])
    let findings = Stager(sources: [], vocabularies: []).stage(
      plainTable(book), workbook: book, file: "x.xlsx", sha256: "", region: nil
    ).findings
    #expect(findings.places.contains("W0338 A3"))
  }

  @Test func readsAColumnOfSerialDaysUnderAHeadingOfDates() {
    let book = textBook([["Tanggal Mulai"], ["44230"], ["44231"]])
    let table = plainTable(book).tables[0]
    let stager = Stager(sources: [], vocabularies: [])
    #expect(stager.profiles(of: table, in: book.sheets[0])[0].kind == .date)
    #expect(stager.typedRows(of: table, in: book.sheets[0])[0][0]?.value == day(2021, 2, 3))
  }

  /// "Selang Waktu (detik)" holds durations, no dates.
  @Test func takesNoSmallNumbersForSerialDays() {
    #expect(checkTable([["wilayah", "Selang Waktu"], ["A", "316"], ["B", "476"], ["C", "564"]]).isEmpty)
  }

  private func day(_ y: Int, _ m: Int, _ d: Int) -> TypedValue? {
    CalendarDate(year: y, month: m, day: d).map { .date(.day($0)) }
  }
}
