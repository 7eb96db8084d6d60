import Testing

@testable import TolokCore

/// Tables as agencies lay them out.
@Suite struct TableFinderTests {
  private func understand(_ book: Workbook) -> UnderstoodWorkbook {
    TableFinder(sources: [registerMap, recapMap]).understand(book, file: "x.xlsx", sha256: "").value
  }

  @Test func findsTheHeaderUnderTitlesAndTheDataAboveTheSignature() throws {
    let book = workbook(
      [
        ["DAFTAR INOVASI"], ["Oktober 2023"], [], ["No", "Nama Inovasi", "Perangkat Daerah"],
        ["1", "2", "3"],
        ["1", "SIPPUT", "DLH"], ["2", "Adinda", "Dishub"], ["Jumlah", "2"], [],
        ["", "", "Magelang, 27 Oktober 2023"],
        ["", "", "Kepala Dinas"],
      ], merged: ["A1:C1"])
    let understood = understand(book)
    let table = try #require(understood.tables.first)
    #expect(table.rows.title == [1, 2])
    #expect(table.rows.header == [4])
    #expect(table.rows.numbering == [5])
    #expect(table.rows.data == [6, 7])
    #expect(table.rows.total == [8])
    #expect(table.rows.note == [10, 11])
    #expect(table.range.description == "A4:C8")
    #expect(table.source == "inovasi")
    #expect(table.columns.map(\.field) == ["no", "name", "owner"])
  }

  @Test func readsTheHeadingOfAColumnAsThePathOfItsHeaderCells() throws {
    let book = workbook(
      [
        ["No", "Identitas", "", "Waktu Penerapan"], ["", "Nama OPD", "Nama Inovasi", ""],
        ["1", "DLH", "SIPPUT", "2021"], ["2", "Dishub", "Adinda", "2022"],
      ], merged: ["A1:A2", "B1:C1", "D1:D2"])
    let table = try #require(understand(book).tables.first)
    #expect(table.rows.header == [1, 2])
    #expect(
      table.columns.map(\.heading) == [
        ["No"], ["Identitas", "Nama OPD"], ["Identitas", "Nama Inovasi"], ["Waktu Penerapan"],
      ])
    #expect(table.columns.map(\.field) == ["no", "owner", "name", "start_date"])
  }

  @Test func givesEveryCellExactlyOneClass() {
    let book = workbook([
      ["Judul"], ["No", "Nama Inovasi", "Perangkat Daerah"], ["I. Dinas Kesehatan"], ["1", "HCC", "Dinkes"],
      ["Catatan: sementara"],
    ])
    let understood = understand(book)
    #expect(understood.counts.values.reduce(0, +) == book.sheets[0].cells.count)
    #expect(understood.tables.first?.rows.section == [3])
    #expect(understood.tables.first?.rows.note == [5])
  }

  @Test func ignoresHiddenSheetsAndSaysWhenThereIsNoTable() {
    var book = workbook([["hanya satu kalimat"]])
    let finder = TableFinder(sources: [])
    #expect(finder.understand(book, file: "x", sha256: "").findings.map(\.code.code) == ["W0201"])
    book.sheets[0].visible = false
    #expect(finder.understand(book, file: "x", sha256: "").value.counts == [.ignored: 1])
  }
}
