import Testing

@testable import TolokCore

/// Sheets that hold more than one table, or none.
@Suite struct ManyTablesTests {
  @Test func readsTablesBelowEachOtherWithTheirTitles() {
    let book = workbook([
      ["Tabel 1. Inovasi"], ["No", "Nama Inovasi", "Perangkat Daerah"], ["1", "SIPPUT", "DLH"],
      ["2", "Adinda", "Dishub"],
      ["Sumber: Bappeda"], [], ["Tabel 2. Anggaran"], ["Kecamatan", "Pagu", "Realisasi"],
      ["Batu", "10", "9"],
      ["Junrejo", "20", "18"], ["Jumlah", "30", "27"],
    ])
    #expect(
      reading(book) == [
        "A2:C4 title 1 header 2 data 3-4 note 5", "A8:C11 title 7 header 8 data 9-10 total 11",
      ])
  }

  @Test func readsTheSameHeaderAgainUnderItsOwnTitle() {
    let head = ["No", "Nama", "Jumlah"]
    let book = workbook([
      ["Tahun 2022"], head, ["1", "A1", "4"], ["2", "B1", "5"], [], ["Tahun 2023"], head, ["1", "A1", "6"],
      ["2", "B1", "7"],
    ])
    #expect(reading(book) == ["A2:C4 title 1 header 2 data 3-4", "A7:C9 title 6 header 7 data 8-9"])
  }

  @Test func readsTablesSideBySide() {
    let book = workbook([
      ["Laki-laki", "", "", "", "Perempuan"], ["No", "Kecamatan", "Jumlah", "", "No", "Kecamatan", "Jumlah"],
      ["1", "Batu", "4", "", "1", "Batu", "6"], ["2", "Junrejo", "5", "", "2", "Junrejo", "7"],
      ["3", "Bumiaji", "8"],
    ])
    #expect(reading(book) == ["A2:C5 title 1 header 2 data 3-5", "E2:G4 title 1 header 2 data 3-4"])
  }

  @Test func readsTwoListsOfLabelsAndFiguresSideBySide() {
    let book = workbook([
      ["Kecamatan", "Inovasi", "", "Jenis", "Banyaknya"], ["Batu", "4", "", "Digital", "6"],
      ["Junrejo", "5", "", "Nondigital", "7"],
    ])
    #expect(reading(book) == ["A1:B3 header 1 data 2-3", "D1:E3 header 1 data 2-3"])
  }

  @Test func keepsATableWithASpareColumnWhole() {
    let book = workbook([
      ["No", "Nama Inovasi", "", "Jumlah", "Keterangan"], ["1", "SIPPUT", "", "4", "baik"],
      ["2", "Adinda", "", "5", "baik"],
    ])
    #expect(reading(book) == ["A1:E3 header 1 data 2-3"])
    #expect(headings(book) == ["No", "Nama Inovasi", "Jumlah", "Keterangan"])
  }

  @Test func readsAPairOfTablesAboveAWideOne() {
    let book = workbook([
      ["Kecamatan", "Inovasi", "", "Jenis", "Banyaknya"], ["Batu", "4", "", "Digital", "6"],
      ["Junrejo", "5", "", "Nondigital", "7"],
      [], ["Rincian"], ["No", "Nama Inovasi", "Perangkat Daerah", "Tahun", "Jumlah"],
      ["1", "SIPPUT", "DLH", "2021", "3"],
      ["2", "Adinda", "Dishub", "2022", "4"],
    ])
    #expect(
      reading(book) == [
        "A1:B3 header 1 data 2-3", "D1:E3 header 1 data 2-3", "A6:E8 title 5 header 6 data 7-8",
      ])
  }

  @Test func readsACodeTableAboveARegister() {
    let book = workbook([
      ["Contoh Kodifikasi"], ["LI", "Ide berasal dari Lab Inovasi daerah"],
      ["YO", "Ide digagas oleh Provinsi DIY"],
      ["05", "Ide digagas oleh pemerintah kota"], ["KIF", "Ide masuk bidang komunikasi"],
      ["001", "Urutan ide"], [],
      ["IDE INOVASI 2015"], [], ["No", "Kode", "Ide Inovasi", "Inovator", "K/L/D"],
      ["1", "15 LI YO05 KIF 001", "SIMBARA", "Dinas Bangunan", "Pemkot Yogyakarta"], [], ["", "Catatan :"],
      ["1", "Format tabel sama dengan tabel Lab Inovasi"],
      ["2", "Bila penggagas provinsi, tulis kode provinsi"],
    ])
    #expect(
      reading(book).last == "A10:E11 title 8 header 10 data 11 note 13-15")
  }

  @Test func readsAListOfOneColumn() {
    #expect(
      reading(workbook([["Nama Kelurahan"], ["Sisir"], ["Temas"], ["Ngaglik"], ["Songgokerto"]])) == [
        "A1:A5 header 1 data 2-5"
      ])
    #expect(
      reading(workbook([["DAFTAR KELURAHAN"], ["Sisir"], ["Temas"], ["Ngaglik"]])) == [
        "A2:A4 title 1 data 2-4"
      ])
  }

  @Test func takesProseAsNotes() {
    let book = workbook([
      ["PETUNJUK PENGISIAN"],
      ["Kolom nama inovasi diisi dengan nama lengkap sesuai dokumen yang ditetapkan."],
      ["Kolom waktu penerapan diisi tanggal penerapan pertama kali di lapangan."], [],
      ["1", "Isi setiap baris dengan satu inovasi saja dan jangan digabung."],
      ["2", "Kirim sebelum tanggal lima setiap bulan ke alamat surel Bappeda."],
    ])
    #expect(reading(book) == [])
    #expect(TableFinder().understand(book, file: "", sha256: "").value.counts == [.note: 7])
  }

  @Test func readsAnEmptySheetAsNothing() {
    #expect(reading(workbook([])) == [])
    #expect(TableFinder().understand(workbook([]), file: "", sha256: "").findings.isEmpty)
  }

  @Test func readsAFormOfDataAndDescription() {
    let book = workbook([
      ["Data", "Deskripsi"], ["Nomor Registrasi", "2020-17"], ["Judul Inovasi", "SIP BANGET"],
      ["Kelompok", "Umum"],
      ["Tahun", "2019"], ["Ringkasan", "Layanan satu pintu bagi pelaku wisata"],
    ])
    #expect(reading(book) == ["A1:B6 columns header 1 data 2"])
    let table = TableFinder().understand(book, file: "", sha256: "").value.tables.first
    #expect(
      table?.columns.map(\.heading) == [
        ["Nomor Registrasi"], ["Judul Inovasi"], ["Kelompok"], ["Tahun"], ["Ringkasan"],
      ])
    #expect(table?.columns.map { table?.place(of: $0) ?? "" } == ["2", "3", "4", "5", "6"])
  }

  @Test func readsAFormOfLabelsAndColons() {
    let book = workbook([
      ["PROFIL INOVASI"], [], ["Nama Inovasi", ":", "SIPPUT"], ["Perangkat Daerah", ":", "DLH"],
      ["Waktu Penerapan", ":", "2021"], ["Bentuk", ":", "Pelayanan publik"],
    ])
    #expect(reading(book, sources: [registerMap]) == ["A3:C6 columns header 1 data 3"])
    let table = TableFinder(sources: [registerMap]).understand(book, file: "", sha256: "").value.tables.first
    #expect(table?.source == "inovasi")
    #expect(table?.columns.map(\.field) == ["name", "owner", "start_date", nil])
  }

  @Test func stagesARecordOfAForm() {
    let book = workbook([
      ["Nama Inovasi", ":", "SIPPUT"], ["Perangkat Daerah", ":", "DLH"], ["Waktu Penerapan", ":", "2021"],
      ["Bentuk", ":", "Pelayanan publik"],
    ])
    let maps = [registerMap]
    let understood = TableFinder(sources: maps).understand(book, file: "x", sha256: "").value
    let staged = Stager(sources: maps, vocabularies: [])
      .stage(understood, workbook: book, file: "x", sha256: "", region: nil)
    #expect(staged.value.rows.map { $0.values["name"]?.text } == ["SIPPUT"])
    #expect(staged.value.rows.first?.values["owner"]?.cell?.description == "C2")
    #expect(staged.value.rows.map(\.accepted) == [true])
  }

  @Test func readsAFormWithARecordInEachColumn() {
    let book = workbook([
      ["Data", "Inovasi 1", "Inovasi 2"], ["Nama Inovasi", "SIPPUT", "ADINDA"], ["Tahun", "2021", "2022"],
      ["Jenis", "Digital", "Nondigital"],
    ])
    #expect(reading(book) == ["A1:C4 columns header 1 data 2-3"])
    #expect(
      reading(
        workbook([["Uraian", "Pagu", "Sisa"], ["Pajak Daerah", "10", "4"], ["Tahun Lalu", "7", "3"]])) == [
          "A1:C3 header 1 data 2-3"
        ])
  }

  @Test func keepsTheNamesOfRecordsSideBySide() {
    let book = workbook([
      ["Uraian", "Puskesmas A", "Puskesmas B"], ["Nama Kepala", "x", "y"], ["Alamat", "Jalan 1", "Jalan 2"],
      ["Tahun Berdiri", "1981", "1985"],
    ])
    #expect(reading(book) == ["A1:C4 columns header 1 data 2-3"])
    let understood = TableFinder().understand(book, file: "", sha256: "").value
    #expect(understood.counts == [.header: 4, .data: 8])
    #expect(understood.tables.first?.columns.first?.heading == ["Uraian"])
  }

  @Test func readsAValueThatGoesOnInTheNextRow() {
    let book = workbook([
      ["Nama Inovasi", ":", "SIPPUT"], ["Ringkasan", ":", "Layanan jemput sampah"], ["", "", "bagi warga"],
      ["Tahun", ":", "2021"],
    ])
    #expect(reading(book) == ["A1:C4 columns header 1 data 3"])
    let columns = TableFinder().understand(book, file: "", sha256: "").value.tables.first?.columns
    #expect(columns?.map(\.column) == [1, 2, 3, 4])
    #expect(columns?.map { $0.heading.last } == ["Nama Inovasi", "Ringkasan", "Ringkasan", "Tahun"])
  }

  @Test func cutsTablesWithoutAGapWhereTheirRowsAreNumberedAnew() {
    let book = workbook([
      ["No", "Nama", "Nilai", "No", "Nama", "Nilai"], ["1", "A", "80", "3", "C", "85"],
      ["2", "B", "75", "4", "D", "90"],
    ])
    #expect(reading(book) == ["A1:C3 header 1 data 2-3", "D1:F3 header 1 data 2-3"])
    // Headings that come again name nothing: one table.
    #expect(
      reading(
        workbook([
          ["Indikator", "Target", "Realisasi", "Target", "Realisasi"], ["Kunjungan", "50", "40", "60", "60"],
          ["Rujukan", "30", "30", "40", "20"],
        ])) == ["A1:E3 header 1 data 2-3"])
  }

  @Test func readsListsOfOneColumnBesideEachOther() {
    let book = workbook([
      ["Kecamatan Batu", "", "Kecamatan Bumiaji"], ["Sisir", "", "Punten"], ["Temas", "", "Tulungrejo"],
      ["Ngaglik"],
    ])
    #expect(reading(book) == ["A1:A4 header 1 data 2-4", "C1:C3 header 1 data 2-3"])
    #expect(
      reading(
        workbook([["Nama", "", "Alamat"], ["x", "", "Sisir"], ["y", "", "Temas"], ["z", "", "Beji"]]))
        == ["A1:C4 header 1 data 2-4"])
  }
}
