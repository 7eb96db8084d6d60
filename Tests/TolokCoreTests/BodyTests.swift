import Testing

@testable import TolokCore

/// What stands below a header: sections, data, totals, notes and signatures.
@Suite struct BodyTests {
  private let head = ["No", "Nama Inovasi", "Perangkat Daerah", "Jumlah"]

  @Test func putsRowsUnderTheirSections() throws {
    let book = workbook(
      [
        head, ["I. Dinas Kesehatan"], ["1", "HCC", "Dinkes", "4"], ["2", "Gemas", "Dinkes", "5"],
        ["II. Dinas Pendidikan"], ["A. Sekolah Dasar"], ["1", "Inobel", "SDN 1", "6"],
        ["B. Sekolah Menengah"],
        ["2", "Stem", "SMPN 2", "7"],
      ])
    #expect(reading(book) == ["A1:D9 header 1 section 2,5-6,8 data 3-4,7,9"])
    let table = try #require(TableFinder().understand(book, file: "", sha256: "").value.tables.first)
    #expect(
      table.sections.map(\.path) == [
        ["I. Dinas Kesehatan"], ["II. Dinas Pendidikan"], ["II. Dinas Pendidikan", "A. Sekolah Dasar"],
        ["II. Dinas Pendidikan", "B. Sekolah Menengah"],
      ])
  }

  @Test func knowsASectionByItsMarkInTheColumnOfNumbers() throws {
    let book = workbook([
      head, ["I", "Dinas Kesehatan"], ["1", "HCC", "Dinkes", "4"], ["2", "Gemas", "Dinkes", "5"],
      ["II", "Dinas Pendidikan"], ["1", "Inobel", "SDN 1", "6"],
    ])
    #expect(reading(book) == ["A1:D6 header 1 section 2,5 data 3-4,6"])
    let table = try #require(TableFinder().understand(book, file: "", sha256: "").value.tables.first)
    #expect(table.sections.map { $0.path } == [["I. Dinas Kesehatan"], ["II. Dinas Pendidikan"]])
  }

  @Test func knowsATextOverTheWidthAsASection() {
    let merged = workbook(
      [
        head, ["DINAS KESEHATAN"], ["1", "HCC", "Dinkes", "4"], ["DINAS SOSIAL"],
        ["2", "Peduli", "Dinsos", "5"],
      ],
      merged: ["A2:D2", "A4:D4"])
    #expect(reading(merged) == ["A1:D5 header 1 section 2,4 data 3,5"])
    let lone = workbook([
      head, ["Dinas Kesehatan"], ["1", "HCC", "Dinkes", "4"], ["Dinas Sosial"],
      ["2", "Peduli", "Dinsos", "5"],
    ])
    #expect(reading(lone) == ["A1:D5 header 1 section 2,4 data 3,5"])
  }

  @Test func keepsALabelWithoutFiguresAsData() {
    let book = csv([
      "akun,anggaran,realisasi,persentase", "Pendapatan Daerah,998.77,969.96,97.12",
      "   Pajak Daerah,149.52,120.65,80.69",
      "   Pemberian Pinjaman Daerah,,,", "Belanja Daerah,1000.50,900.25,89.98",
      "   Pengeluaran Pembiayaan Lainnya,,,",
    ])
    #expect(reading(book) == ["A1:D6 header 1 data 2-6"])
  }

  @Test func stepsOverBlankRows() {
    let book = workbook([
      head, ["1", "A1", "DLH", "4"], [], ["2", "B1", "Dishub", "5"], [], [], ["3", "C1", "Dinsos", "6"],
    ])
    #expect(reading(book) == ["A1:D7 header 1 data 2,4,7"])
  }

  @Test(arguments: [
    "Jumlah", "TOTAL", "Sub Total", "JUMLAH I", "Rata-rata", "Jumlah s/d bulan lalu", "Jumlah Total",
    "Grand Total",
    "Jumlah A + B", "Jumlah bulan ini", "Total Keseluruhan", "S/d bulan ini", "Subtotal",
    "JUMLAH SAMPAI BULAN LALU",
  ])
  func knowsTotalsByTheirWords(_ word: String) {
    let book = workbook([head, ["1", "A1", "DLH", "4"], ["2", "B1", "Dishub", "5"], ["", word, "", "9"]])
    #expect(reading(book) == ["A1:D4 header 1 data 2-3 total 4"])
  }

  @Test func readsSubtotalsAndSeveralTotalsAtTheEnd() {
    let book = workbook([
      head, ["I. Dinas Kesehatan"], ["1", "A1", "DLH", "4"], ["Sub Total", "", "", "4"], ["II. Dinas Sosial"],
      ["2", "B1", "Dishub", "5"], ["Sub Total", "", "", "5"], ["Jumlah bulan ini", "", "", "9"],
      ["Jumlah s.d. bulan lalu", "", "", "90"], ["Jumlah s.d. bulan ini", "", "", "99"],
    ])
    #expect(reading(book) == ["A1:D10 header 1 section 2,5 data 3,6 total 4,7-10"])
  }

  @Test func readsTotalsBesideNA() {
    let book = csv([
      "no,kelurahan,ktp,kk", "1,SUKAMISKIN,95,96", "2,CISARANTEN,116,95", "NA,JUMLAH BULAN INI,211,191",
      "NA,JUMLAH SAMPAI BULAN LALU,684,652", "NA,JUMLAH,895,843",
    ])
    #expect(reading(book) == ["A1:D6 header 1 data 2-3 total 4-6"])
  }

  @Test func keepsIndicatorsCalledJumlahAsData() {
    let book = workbook([
      ["Indikator", "Satuan", "Nilai"], ["Jumlah Penduduk", "jiwa", "213046"],
      ["Jumlah Kecamatan", "kecamatan", "3"],
      ["Luas Wilayah", "km2", "202"], ["Jumlah Desa", "desa", "19"],
    ])
    #expect(reading(book) == ["A1:C5 header 1 data 2-5"])
    let numbered = workbook([
      ["No", "Indikator", "Nilai"], ["1", "Jumlah Penduduk", "213046"], ["2", "Jumlah Kecamatan", "3"],
    ])
    #expect(reading(numbered) == ["A1:C3 header 1 data 2-3"])
    let kinds = csv([
      "kode,wilayah,jenis,2020", "1100,ACEH,Laki-Laki,5", "1100,ACEH,Perempuan,6", "1100,ACEH,Jumlah,11",
    ])
    #expect(reading(kinds) == ["A1:D4 header 1 data 2-4"])
  }

  @Test func knowsALastRowThatAddsUpTheOthers() {
    let book = csv([
      "kecamatan,luas_tanah,luas_bangunan", "Andir,12828,10813.41", "Antapani,43742,29370.99",
      "Arcamanik,46105.5,22230.25",
      "Cidadap,500,400.5", "Luas (m2),103175.5,62815.15",
    ])
    #expect(reading(book) == ["A1:C6 header 1 data 2-5 total 6"])
    let register = workbook([
      ["No", "Nama", "Skor"], ["1", "A", "10"], ["2", "B", "20"], ["3", "C", "30"], ["4", "D", "40"],
      ["5", "E", "100"],
    ])
    #expect(reading(register) == ["A1:C6 header 1 data 2-6"])
  }

  @Test func endsAtNotesAndSignatures() {
    let rows = [head, ["1", "A1", "DLH", "4"], ["2", "B1", "Dishub", "5"]]
    let block = workbook(
      rows + [
        [], ["*) angka sementara"], ["Sumber: Dinas Kominfo"], [],
        ["Mengetahui,", "", "Batu, 27 Oktober 2023"],
        ["Sekretaris Daerah", "", "Kepala Badan"], [], [], ["Nama Terang", "", "Nama Lain"],
        ["NIP. 19700101 199003 1 001", "", "NIP. 19700101 199003 1 002"],
      ])
    #expect(reading(block) == ["A1:D3 header 1 data 2-3 note 5-6,8-9,12-13"])
    #expect(reading(workbook(rows + [["Catatan: sementara"]])) == ["A1:D3 header 1 data 2-3 note 4"])
    #expect(
      reading(
        workbook(rows + [[], ["Keterangan :"], ["1", "termasuk desa"], ["2", "tidak termasuk kelurahan"]]))
        == [
          "A1:D3 header 1 data 2-3 note 5-7"
        ])
  }

  @Test func takesNoDataForANote() {
    let book = workbook([
      ["No", "Nama OPD", "Kegiatan"], ["1", "Sumber Daya Air", "Rapat"],
      ["2", "Kepala Desa Oro-oro", "Rabu, 3 Februari 2021"],
      ["3", "Keterangan Saksi", "Sidang"],
    ])
    #expect(reading(book) == ["A1:C4 header 1 data 2-4"])
    let press = csv([
      "Kelompok,Jumlah Inovasi,Keterangan", "Tata Kelola,13,Malang Post Oktober 2023",
      "Pelayanan,31,Malang Post Oktober 2023",
      "Jumlah,44,", "Catatan: laporan menyebut 50 stan,,",
    ])
    #expect(reading(press) == ["A1:C4 header 1 data 2-3 total 4 note 5"])
  }

  @Test func keepsRowsOfNothingAsData() {
    #expect(
      reading(csv(["skpd,program,anggaran", "DLH,Sampah,12", "NA,NA,NA", "NA,NA,NA"])) == [
        "A1:C4 header 1 data 2-4"
      ])
  }

  @Test func keepsRemarksBesideTheTableAsNotes() {
    let book = workbook([
      ["Kode", "Kabupaten"], ["1", "Aceh Barat", "", "Bila penggagas adalah provinsi maka kode ditulis 00"],
      ["2", "Aceh Besar"],
      ["3", "Aceh Jaya"], ["4", "Aceh Tengah"], ["5", "Aceh Utara"], ["6", "Bireuen"],
    ])
    let understood = TableFinder().understand(book, file: "", sha256: "").value
    #expect(understood.tables.first?.range.description == "A1:B7")
    #expect(understood.counts == [.header: 2, .data: 12, .note: 1])
  }

  @Test func ignoresSpareLinesThatHoldOnlyANumber() {
    let book = workbook([head, ["1", "A1", "DLH", "4"], ["2"], ["3", "B1", "Dishub", "5"], ["4"], ["5"]])
    #expect(reading(book) == ["A1:D4 header 1 data 2-4"])
    let checked = TableFinder().understand(book, file: "", sha256: "")
    #expect(checked.value.counts[.ignored] == 2)
    #expect(checked.findings.map { "\($0.code.code) \($0.place?.cell?.description ?? "")" } == ["I0205 A5"])
  }

  @Test func readsTheHeaderOfEachPrintedPageOnce() {
    let book = workbook([
      head, ["1", "A1", "DLH", "4"], ["2", "B1", "Dishub", "5"], head, ["3", "C1", "Dinsos", "6"],
    ])
    #expect(reading(book) == ["A1:D5 header 1,4 data 2-3,5"])
  }

  @Test func fillsMergedOwnersDownward() {
    let book = workbook(
      [
        ["No", "Perangkat Daerah", "Nama Inovasi"], ["1", "BKPSDM", "Lakone"], ["2", "", "Simpreso"],
        ["3", "DLH", "SIPPUT"],
      ],
      merged: ["B2:B3"])
    #expect(reading(book) == ["A1:C4 header 1 data 2-4"])
    let grid = SheetGrid(book.sheets[0])
    #expect(grid.speaking(CellAddress(row: 3, column: 2))?.text == "BKPSDM")
    #expect(grid.speaking(CellAddress(row: 5, column: 2)) == nil)
  }

  @Test func saysWhatIsHidden() {
    var book = workbook([head, ["1", "A1", "DLH", "4"], ["2", "B1", "Dishub", "5"]])
    book.sheets[0].hiddenRows = [3]
    book.sheets[0].hiddenColumns = [4]
    let checked = TableFinder().understand(book, file: "", sha256: "")
    #expect(checked.value.tables.first?.rows.data == [2, 3])
    #expect(checked.findings.map { "\($0.code.code) \($0.place?.cell?.description ?? "")" } == ["I0203 A3"])
    #expect(checked.findings.first?.message.id == "1 baris dan 1 kolom tersembunyi ikut dibaca")
  }

  @Test func knowsASectionWhereTheNumbersStartAnew() {
    let book = workbook([
      head, ["", "Bidang Ekonomi"], ["1", "A1", "DLH", "4"], ["2", "B1", "Dishub", "5"],
      ["", "Bidang Sosial"],
      ["1", "C1", "Dinsos", "6"],
    ])
    #expect(reading(book) == ["A1:D6 header 1 section 2,5 data 3-4,6"])
  }

  @Test func takesTheRowWithoutCodeAsTheTotalOfAnAccount() {
    let book = workbook([
      ["Kode", "Uraian", "Anggaran"], ["4", "Pendapatan", "900"], ["41", "Pajak Daerah", "300"],
      ["42", "Retribusi", "600"], ["", "Jumlah Pendapatan Daerah", "900"], ["5", "Belanja", "800"],
      ["51", "Belanja Pegawai", "800"], ["", "Surplus/(Defisit)", "100"],
    ])
    #expect(reading(book) == ["A1:C8 header 1 data 2-4,6-7 total 5,8"])
    let accounts = csv(["akun,anggaran", "Pendapatan,5", "Belanja,3", "Surplus/(Defisit),2", "Pembiayaan,1"])
    #expect(reading(accounts) == ["A1:B5 header 1 data 2-5"])
  }

  @Test func knowsAVerticalSumAsATotal() {
    var book = workbook([
      head, ["1", "A1", "DLH", "4"], ["2", "B1", "Dishub", "5"], ["", "Kota Batu", "", "9"],
    ])
    var cells = Array(book.sheets[0].cells)
    cells[cells.count - 1].formula = "SUM(D2:D3)"
    book.sheets[0] = Sheet(name: book.sheets[0].name, cells: cells)
    #expect(reading(book) == ["A1:D4 header 1 data 2-3 total 4"])
  }

  @Test func keepsAnAnswerOfNihilAsData() {
    let book = workbook(
      [["LAPORAN INOVASI"], head, ["NIHIL"], [], ["", "", "", "Batu, Oktober 2023"]], merged: ["A3:D3"])
    #expect(reading(book) == ["A2:D3 title 1 header 2 data 3 note 5"])
  }

  @Test func endsAShortTableAtTwoSignatures() {
    let book = workbook([
      ["No", "Uraian", "Nilai"], ["1", "a", "5"], ["2", "b", "6"], [],
      ["Pihak Pertama,", "", "Pihak Kedua,"], [],
      ["(..........)", "", "(..........)"],
    ])
    #expect(reading(book) == ["A1:C3 header 1 data 2-3 note 5,7"])
  }

  @Test func readsNoLinesBelowTheTotalAsItsData() {
    let book = workbook([
      ["No", "OPD", "Jumlah"], ["1", "DLH", "3"], ["2", "Dinkes", "2"], ["Jumlah", "", "5"], [],
      ["Rekap per tahap:"],
      ["Inisiatif", "", "1"], ["Penerapan", "", "4"],
    ])
    #expect(reading(book).first?.hasPrefix("A1:C4 header 1 data 2-3 total 4") ?? false)
  }

  @Test func knowsARowOfSumsWithoutAnyWord() {
    #expect(
      reading(workbook([["", "Jan", "Feb"], ["KTP", "40", "20"], ["KK", "10", "50"], ["", "50", "70"]])) == [
        "A1:C4 header 1 data 2-3 total 4"
      ])
  }

  @Test func ignoresLinesDrawnWithTheKeyboard() {
    let book = workbook([
      head, ["---", "---", "---", "---"], ["1", "A1", "DLH", "4"], ["2", "B1", "Dishub", "5"], ["======="],
      ["", "Jumlah", "", "9"],
    ])
    #expect(reading(book) == ["A1:D6 header 1 data 3-4 total 6"])
    let checked = TableFinder().understand(book, file: "", sha256: "")
    #expect(checked.value.counts[.ignored] == 5)
    #expect(checked.findings.map { "\($0.code.code) \($0.place?.cell?.description ?? "")" } == ["I0206 A2"])
    #expect(checked.findings.first?.message.id == "2 baris hanya berisi garis pemisah")
    #expect(checked.value.classes[0].reasons.map(\.id) == ["garis pemisah diabaikan"])
  }

  /// The name of a section and the sums beside it are two things; neither is lost.
  @Test func classesTheSumsOfASectionAsTotals() throws {
    let book = workbook([
      ["No", "Uraian", "Anggaran", "Realisasi"], ["I", "PENDAPATAN", "300", "290"],
      ["1", "Pajak", "200", "195"],
      ["2", "Retribusi", "100", "95"], ["II", "BELANJA", "250", "200"], ["1", "Pegawai", "250", "200"],
    ])
    #expect(reading(book) == ["A1:D6 header 1 section 2,5 data 3-4,6"])
    let understood = TableFinder().understand(book, file: "", sha256: "").value
    #expect(understood.counts == [.header: 4, .section: 4, .total: 4, .data: 12])
    #expect(understood.tables.first?.sections.map(\.path) == [["I. PENDAPATAN"], ["II. BELANJA"]])
  }

  @Test func goesOnAfterTheHeaderOfAPrintedPageBelowAGap() {
    let title = ["DAFTAR INOVASI"]
    let first = [title, head, ["1", "A1", "DLH", "4"], ["2", "B1", "Dishub", "5"], []]
    let next = workbook(first + [title, head, ["3", "C1", "Dinsos", "6"], ["4", "D1", "Disdik", "7"]])
    #expect(reading(next) == ["A2:D9 title 1,6 header 2,7 data 3-4,8-9"])
    let anew = workbook(first + [title, head, ["1", "C1", "Dinsos", "6"], ["2", "D1", "Disdik", "7"]])
    #expect(reading(anew).count == 2)
  }

  @Test func takesNoSentenceForATotal() {
    let rows = [head, ["1", "A1", "DLH", "4"], ["2", "B1", "Dishub", "5"]]
    for gap in [[], [[""]]] {
      let book = workbook(rows + gap + [["Jumlah inovasi sebanyak 2 buah dan sudah diterapkan"]])
      #expect(reading(book) == ["A1:D3 header 1 data 2-3 note \(4 + gap.count)"])
    }
    #expect(reading(workbook(rows + [["Jumlah", "", "", "9"]])) == ["A1:D4 header 1 data 2-3 total 4"])
  }

  @Test func keepsTheRestOfAWrappedRecordAsData() {
    let book = workbook([
      head, ["1", "Jemput sampah", "DLH", "4"], ["", "terpilah bagi warga"],
      ["2", "Angkutan", "Dishub", "5"],
      ["", "untuk anak sekolah"],
    ])
    #expect(reading(book) == ["A1:D5 header 1 data 2-5"])
  }
}
