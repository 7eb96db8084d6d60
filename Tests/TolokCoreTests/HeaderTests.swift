import Testing

@testable import TolokCore

/// Headers as agencies draw them: where they begin, how deep they are, what each column is called.
@Suite struct HeaderTests {
  @Test func readsGroupsThatAreNotMerged() {
    let book = workbook([
      ["REKAP INOVASI"], [], ["No", "Identitas", "", "Realisasi", ""],
      ["", "Nama OPD", "Nama Inovasi", "2022", "2023"],
      ["1", "DLH", "SIPPUT", "4", "5"], ["2", "Dishub", "Adinda", "6", "7"],
    ])
    #expect(reading(book) == ["A3:E6 title 1 header 3-4 data 5-6"])
    #expect(
      headings(book) == [
        "No", "Identitas/Nama OPD", "Identitas/Nama Inovasi", "Realisasi/2022", "Realisasi/2023",
      ])
  }

  @Test func readsThreeRowsOfMergedGroups() {
    let book = workbook(
      [
        ["KODE", "URAIAN", "3400", "", "3300", ""], ["", "", "Provinsi DIY", "", "Provinsi Jateng", ""],
        ["", "", "2021", "2022", "2021", "2022"],
        ["4", "Pendapatan", "575112617940", "576361632934", "261709604922", "213439643180"],
        ["41", "PAD", "223310967894", "-", "178905137502", "-"],
      ], merged: ["A1:A3", "B1:B3", "C1:D1", "E1:F1", "C2:D2", "E2:F2"])
    #expect(reading(book) == ["A1:F5 header 1-3 data 4-5"])
    #expect(
      headings(book) == [
        "KODE", "URAIAN", "3400/Provinsi DIY/2021", "3400/Provinsi DIY/2022", "3300/Provinsi Jateng/2021",
        "3300/Provinsi Jateng/2022",
      ])
  }

  @Test func readsFourRowsOfHeader() {
    let book = workbook(
      [
        ["No", "OPD", "Kinerja", "", "", ""], ["", "", "2022", "", "2023", ""],
        ["", "", "Target", "Realisasi", "Target", "Realisasi"], ["", "", "(Rp)", "(Rp)", "(Rp)", "(Rp)"],
        ["1", "DLH", "10", "20", "30", "40"], ["2", "Dishub", "11", "21", "31", "41"],
      ], merged: ["A1:A4", "B1:B4", "C1:F1", "C2:D2", "E2:F2"])
    #expect(reading(book) == ["A1:F6 header 1-4 data 5-6"])
    #expect(headings(book)[5] == "Kinerja/2023/Realisasi/(Rp)")
  }

  @Test func readsHeadingsThatStandOnDifferentLines() {
    let book = csv([
      "Kabupaten/Kota Se Jawa Timur,,", ",PDRB Atas Dasar Harga Berlaku (Milyar Rupiah),", ",2022,2023",
      "Kabupaten Pacitan,17986.5,19490.5", "Kabupaten Ponorogo,23028.3,25247.8",
    ])
    #expect(reading(book) == ["A1:C5 header 1-3 data 4-5"])
    #expect(
      headings(book) == [
        "Kabupaten/Kota Se Jawa Timur", "PDRB Atas Dasar Harga Berlaku (Milyar Rupiah)/2022",
        "PDRB Atas Dasar Harga Berlaku (Milyar Rupiah)/2023",
      ])
  }

  @Test(arguments: [
    ["1", "2", "3", "4"], ["(1)", "(2)", "(3)", "(4)"], ["1", "2", "3", "4=2+3"], ["a", "b", "c", "d"],
    ["1", "2", "3", "4 = (3/2) x 100"], ["(a)", "(b)", "(c)", "(d)"], ["1", "2", "3", "5"],
  ])
  func takesTheRowOfColumnNumbersApart(_ numbers: [String]) {
    let book = workbook([
      ["Uraian", "Target", "Realisasi", "Capaian"], numbers, ["Inovasi OPD", "10", "8", "80"],
      ["Inovasi Desa", "5", "5", "100"],
    ])
    #expect(reading(book) == ["A1:D4 header 1 numbering 2 data 3-4"])
  }

  @Test func keepsAFirstRowOfDataThatRunsOneTwoThree() {
    #expect(reading(csv(["a,b,c", "1,2,3", "4,5,6"])) == ["A1:C3 header 1 data 2-3"])
    #expect(reading(csv(["a,b,c", "1,2,3"])) == ["A1:C2 header 1 data 2"])
  }

  @Test func findsAHeaderFarDown() {
    var rows = Array(repeating: [""], count: 400)
    rows += [["No", "Nama Inovasi", "Perangkat Daerah"], ["1", "SIPPUT", "DLH"]]
    #expect(reading(workbook(rows)) == ["A401:C402 header 401 data 402"])
    var prose: [[String]] = (1...70).map {
      ["Ketentuan ke-\($0) tentang cara mengisi formulir laporan bulanan ini."]
    }
    prose += [[], ["No", "Nama Inovasi", "Perangkat Daerah"], ["1", "SIPPUT", "DLH"]]
    #expect(reading(workbook(prose)).first?.hasSuffix("header 72 data 73") ?? false)
  }

  @Test func readsDataWithoutAnyHeader() {
    let book = csv(["1,Dinas Kesehatan,12", "2,Dinas Pendidikan,7", "3,Dinas Sosial,3"])
    #expect(reading(book) == ["A1:C3 data 1-3"])
    #expect(headings(book) == ["", "", ""])
    #expect(
      reading(workbook([["Meja", "Coklat"], ["Kursi", "Coklat"], ["Lemari", "Putih"]])) == ["A1:B3 data 1-3"])
  }

  @Test func keepsASavedRowIndexWithoutName() {
    let book = csv([
      ",kode_wilayah,wilayah,tahun,nilai", "0,1100,Provinsi Aceh,2019,0.0", "1,5100,Provinsi Bali,2019,1.5",
    ])
    #expect(reading(book) == ["A1:E3 header 1 data 2-3"])
    #expect(headings(book) == ["", "kode_wilayah", "wilayah", "tahun", "nilai"])
  }

  @Test func takesLinesOfLabelAndValueAboveTheHeaderAsTitles() {
    let book = workbook([
      ["LAPORAN BULANAN"], ["Provinsi", ":", "Jawa Timur"], ["Bulan", ":", "Oktober 2023"], [],
      ["No", "Nama Inovasi", "Perangkat Daerah", "Tahapan", "Keterangan"],
      ["1", "SIPPUT", "DLH", "Penerapan", "-"],
      ["2", "Adinda", "Dishub", "Penerapan", "-"],
    ])
    #expect(reading(book) == ["A5:E7 title 1-3 header 5 data 6-7"])
    let bare = workbook([
      ["Provinsi", "Jawa Timur"], ["Kabupaten", "Malang"], ["Tahun", "2023"], [],
      ["No", "Nama Inovasi", "Perangkat Daerah", "Tahapan", "Keterangan"],
      ["1", "SIPPUT", "DLH", "Penerapan", "-"],
    ])
    #expect(reading(bare) == ["A5:E6 title 1-3 header 5 data 6"])
  }

  @Test func readsAFormWithoutRows() {
    #expect(reading(workbook([["No", "Nama Inovasi", "Perangkat Daerah"]])) == ["A1:C1 header 1"])
    #expect(
      reading(
        csv(["wilayah,tahun,periode,nilai,satuan", "", "", "keterangan : kolom periode harus dua angka"]))
        == [
          "A1:E1 header 1 note 4"
        ])
  }

  @Test func knowsYearsAndMonthsAsHeadings() {
    #expect(
      reading(workbook([["Kecamatan", "2021", "2022"], ["Batu", "10", "12"], ["Junrejo", "7", "9"]])) == [
        "A1:C3 header 1 data 2-3"
      ])
    #expect(
      reading(
        workbook([
          ["Uraian", "Januari", "Februari", "Maret"], ["KTP", "1", "2", "5"], ["KK", "7", "9", "4"],
        ]))
        == ["A1:D3 header 1 data 2-3"])
  }

  @Test func readsGroupsWrittenInEachOfTheirColumns() {
    let book = workbook([
      ["No", "OPD", "Tahun", "Tahun"], ["", "", "2021", "2022"], ["1", "DLH", "4", "5"],
      ["2", "Dishub", "6", "7"],
    ])
    #expect(reading(book) == ["A1:D4 header 1-2 data 3-4"])
    #expect(headings(book) == ["No", "OPD", "Tahun/2021", "Tahun/2022"])
  }

  @Test func readsGroupsOverOnlyTheLastColumns() {
    let book = workbook([
      ["", "", "TAHUN 2022", "", "TAHUN 2023", ""],
      ["No", "OPD", "Target", "Realisasi", "Target", "Realisasi"],
      ["1", "DLH", "5", "4", "5", "5"], ["2", "Dishub", "3", "3", "3", "3"],
    ])
    #expect(reading(book) == ["A1:F4 header 1-2 data 3-4"])
    #expect(headings(book)[5] == "TAHUN 2023/Realisasi")
  }
}
