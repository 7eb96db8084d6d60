import Testing

@testable import TolokCore

/// Every sentence on values, literally, in both languages: situation, code, sentence.
@Suite struct ValueWordingTests {
  @Test(arguments: [
    ("E0310", "kolom wajib belum diisi", "a required field is blank"),
    ("E0312", "jumlah inovasi berupa teks", "the count of innovations is text"),
    ("E0313", "jumlah bukan bilangan bulat", "the count is no whole number"),
    ("E0314", "sel berisi galat rumus", "the cell holds a formula error"),
    ("W0315", "rumus ditimpa nilai ketikan", "a typed value stands over a formula"),
    ("W0316", "hasil rumus tidak sesuai dengan isinya", "the stored result differs from the formula"),
    ("W0317", "jumlah berbeda dari hitungan ulang", "the total differs from a recount"),
    ("E0320", "tanggal tidak ada dalam kalender", "the calendar has no such date"),
    ("I0321", "ejaan bulan lama dibaca", "an old spelling of the month was read"),
    ("W0322", "urutan hari dan bulan belum pasti", "the order of day and month is not certain"),
    ("W0323", "hari dan tanggal tidak cocok", "weekday and date do not agree"),
    ("I0324", "urutan hari dan bulan diputuskan dari kolomnya", "the order of day and month was decided"),
    ("W0325", "bukan tanggal", "not a date"),
    ("W0326", "tanggal tanpa tahun", "a date without a year"),
    ("W0327", "tanggal pengisi, bukan tanggal sebenarnya", "a stand-in date, not a real one"),
    ("I0328", "bilangan dibaca sebagai tanggal", "a number was read as a date"),
    ("W0329", "penerapan mendahului uji coba", "use began before the trial"),
    ("W0330", "titik dalam bilangan bermakna ganda", "the mark in the number has two meanings"),
    ("E0331", "bukan bilangan", "not a number"),
    ("W0332", "tanda desimal mungkin hilang", "a decimal mark may be missing"),
    ("E0333", "bilangan ribuan kehilangan nol di belakang", "a number in thousands has lost its zeros"),
    ("W0334", "dua tanda desimal dalam satu kolom", "two decimal marks in one column"),
    ("I0335", "arti tanda dalam bilangan diputuskan", "the meaning of a mark was decided"),
    ("I0336", "nilai rupiah memuat sen", "an amount in rupiah has decimals"),
    ("W0337", "teks di kolom bilangan", "text in a column of numbers"),
    ("W0338", "hari dan bulan mungkin tertukar oleh Excel", "Excel may have swapped day and month"),
    ("W0340", "pilihan tidak dikenal", "not one of the known choices"),
    ("W0341", "kode tanpa keterangan", "a code without a legend"),
    ("E0350", "nomor panjang pasti rusak", "a long number is certainly damaged"),
    ("W0351", "nomor panjang dalam bentuk ilmiah", "a long number shown in scientific form"),
    ("W0352", "nol di depan nomor hilang", "a number has lost its leading zero"),
  ])
  func titlesEveryCode(_ code: String, _ id: String, _ en: String) throws {
    let entry = try #require(FindingCode.named(code), "\(code) is not in the catalogue")
    #expect(entry.title.id == id)
    #expect(entry.title.en == en)
  }

  @Test func namesEveryCodeOfValuesInTheTable() {
    for code in FindingCode.values + FindingCode.understand {
      #expect(!code.fix.id.isEmpty && !code.fix.en.isEmpty, "\(code.code)")
      #expect(
        !code.title.id.hasSuffix(".") && !code.fix.id.hasSuffix("."), "\(code.code): a phrase, no full stop")
    }
  }

  private func example(_ text: String, _ row: Int) -> ColumnEvidence.Example {
    ColumnEvidence.Example(cell: CellAddress(row: row, column: 3), text: text)
  }

  @Test func saysWhatWasDecidedAboutAMark() {
    let examples = [example("1.234", 4), example("2.500", 7)]
    let column = StageSentences.markDecided(.point, .thousands, .column, examples, count: 5)
    #expect(
      column.id
        == "titik dibaca sebagai pemisah ribuan menurut bilangan lain di kolomnya: \"1.234\" (C4), \"2.500\" (C7), …"
    )
    #expect(
      column.en
        == "the point is read as a thousands mark by the other numbers of its column: \"1.234\" (C4), \"2.500\" (C7), …"
    )
    let table = StageSentences.markDecided(.comma, .decimal, .table, examples, count: 2)
    #expect(
      table.id
        == "koma dibaca sebagai tanda desimal menurut kolom lain di tabelnya: \"1.234\" (C4), \"2.500\" (C7)")
    let pattern = StageSentences.because(.pattern)
    #expect(pattern.id == "karena semua bilangannya berkelompok tiga angka")
    #expect(pattern.en == "because all its numbers group in threes")
  }

  @Test func saysTheOtherReading() {
    let sentence = StageSentences.otherReading(ExactNumber(mantissa: 1234, exponent: -3))
    #expect(sentence.id == "bila keliru, bacaan lainnya 1,234")
    #expect(sentence.en == "if wrong, the other reading is 1.234")
  }

  @Test func saysWhichMarkIsTheRareOne() {
    let sentence = StageSentences.mixedMarks(
      .point, [example("14.5", 4)], [example("12,5", 2), example("13,5", 3)])
    #expect(
      sentence.id
        == "titik desimal di kolom yang lain-lainnya memakai koma desimal: \"14.5\" (C4) di samping \"12,5\" (C2)"
    )
    #expect(
      sentence.en == "a decimal point in a column of decimal commas: \"14.5\" (C4) beside \"12,5\" (C2)")
  }

  @Test func saysWhatLostZerosMayHaveBeen() {
    let sentence = StageSentences.zerosLost("2.82", ExactNumber(mantissa: 2820))
    #expect(sentence.id == "\"2.82\" di kolom ribuan mungkin 2820 yang nolnya terpotong")
    #expect(sentence.en == "\"2.82\" in a column of thousands may be 2820 with its zeros cut")
  }

  @Test func saysTheOrderOfDates() {
    let sentence = StageSentences.orderDecided(.monthFirst, .column, [example("12/25/2020", 3)])
    #expect(sentence.id == "bulan dibaca lebih dahulu menurut tanggal lain di kolomnya: \"12/25/2020\" (C3)")
    #expect(sentence.en == "the month is read first by the other dates of its column: \"12/25/2020\" (C3)")
  }

  @Test func saysHowASerialDayWasRead() throws {
    let day = try #require(CalendarDate(year: 2021, month: 2, day: 3))
    let other = try #require(CalendarDate(year: 2025, month: 2, day: 4))
    #expect(
      StageSentences.serial(day, other: other).id
        == "dibaca 3 Februari 2021; menurut hitungan lain 4 Februari 2025")
    #expect(
      StageSentences.serial(day, other: other).en
        == "read as 3 February 2021; by the other count 4 February 2025")
  }

  @Test func saysBothTotalsAndTheDifference() {
    let a = ExactNumber(mantissa: 3_400_000), b = ExactNumber(mantissa: 3_500_000)
    #expect(
      StageSentences.total(a, b, rows: 2).id
        == "jumlah tertulis 3.400.000, hitungan ulang 2 baris 3.500.000, selisih \u{2212}100.000")
    #expect(
      StageSentences.total(a, b, rows: nil).en
        == "the total says 3,400,000, a recount of the total rows above gives 3,500,000, difference \u{2212}100,000"
    )
    #expect(StageSentences.stale("21", 20).en == "the stored result is 21, a recalculation gives 20")
  }

  @Test func writesNumbersAsTheReaderDoes() {
    #expect(
      StageSentences.decimal(ExactNumber(mantissa: -1_234_567, exponent: -2), comma: true)
        == "\u{2212}12.345,67")
    #expect(StageSentences.decimal(ExactNumber(mantissa: 5, exponent: 6), comma: false) == "5,000,000")
    #expect(StageSentences.decimal(ExactNumber(mantissa: 5, exponent: -2), comma: true) == "0,05")
  }
}
