extension FindingCode {
  /// Understanding sheets: codes 02xx; staging rows: codes 03xx.
  package static let understand: [FindingCode] = [
    noTable, layoutMoved, hiddenCells, hiddenSheet, blankNumbers, drawnLines, tooManyTables, moreFindings,
    unknownForm, unknownColumn, nihilStated,
    emptyForm,
    requiredEmpty, countAsText, notWhole, errorCell,
    impossibleDate,
    oldMonth, weekdayContradicts, notADate, ambiguousNumber, missingDecimalMark, notANumber, notInVocabulary,
    bareCode,
  ]

  private static func make(
    _ code: String, _ severity: Severity, _ title: (String, String), _ why: (String, String),
    _ fix: (String, String), remark: (String, String)? = nil
  ) -> FindingCode {
    FindingCode(
      code, severity, title: Sentence(id: title.0, en: title.1), explanation: Sentence(id: why.0, en: why.1),
      fix: Sentence(id: fix.0, en: fix.1), remark: remark.map { Sentence(id: $0.0, en: $0.1) })
  }

  package static let noTable = make(
    "W0201", .warning, ("tidak ada tabel yang dikenali", "no table was recognised"),
    (
      "Tidak ditemukan baris judul kolom dengan data di bawahnya. Isi lembar dicatat sebagai catatan.",
      "No row of headings with data below it was found. The content is recorded as notes."
    ),
    (
      "pakai satu baris judul kolom, mis. No, Nama Inovasi, Perangkat Daerah",
      "use one row of headings, e.g. No, Nama Inovasi, Perangkat Daerah"
    ))
  package static let layoutMoved = make(
    "W0202", .warning, ("susunan yang disematkan tidak cocok lagi", "the pinned layout no longer fits"),
    (
      "Sumber di pipelines/sources menyematkan letak judul kolom, tetapi lembar ini berbeda. Susunan itu tidak dipakai; tabelnya dibaca dari awal.",
      "A source in pipelines/sources pins where the headings stand, but this sheet differs. The pin is not used; the table is read anew."
    ),
    (
      "periksa lembarnya, lalu perbarui atau hapus layout pada sumbernya",
      "check the sheet, then renew or remove the source's layout"
    ))
  package static let hiddenCells = make(
    "I0203", .info, ("baris atau kolom tersembunyi ikut dibaca", "hidden rows or columns are read as well"),
    (
      "Menyembunyikan tidak menghapus: isinya tetap dihitung seperti baris lain.",
      "Hiding does not remove: the content counts like any other row."
    ),
    ("hapus barisnya bila tidak dimaksudkan", "delete the rows if they are not meant"))
  package static let hiddenSheet = make(
    "I0204", .info, ("lembar tersembunyi diabaikan", "a hidden sheet is ignored"),
    (
      "Lembar yang disembunyikan biasanya daftar bantu; isinya dicatat, tidak dibaca sebagai tabel.",
      "A hidden sheet usually holds lists for the form; its cells are counted, not read as a table."
    ),
    ("tampilkan lembarnya bila isinya laporan", "unhide the sheet if it is part of the report"))
  package static let blankNumbers = make(
    "I0205", .info, ("nomor urut tanpa isi diabaikan", "running numbers without content are ignored"),
    (
      "Baris formulir yang hanya bernomor belum diisi; bukan data dan bukan nihil.",
      "Lines of the form that hold only a number are not filled in; they are no data and no nil."
    ),
    ("isi barisnya, atau hapus nomornya", "fill the rows in, or delete the numbers"))
  package static let drawnLines = make(
    "I0206", .info, ("garis pemisah diabaikan", "drawn lines are ignored"),
    (
      "Baris yang hanya berisi tanda seperti ---- atau ==== adalah hiasan; bukan data.",
      "Rows that hold only marks such as ---- or ==== are decoration; they are no data."
    ),
    ("tidak perlu apa-apa", "nothing"))
  package static let tooManyTables = make(
    "E0209", .error, ("terlalu banyak tabel dalam satu berkas", "too many tables in one file"),
    (
      "Berkas dengan puluhan ribu tabel bukan laporan; lembar yang melampaui batas tidak dibaca sama sekali.",
      "A file with tens of thousands of tables is no report; a sheet beyond the limit is not read at all."
    ),
    (
      "susun isinya sebagai satu tabel, tanpa baris kosong dan judul kolom berulang, lalu kirim ulang",
      "arrange the content as one table, without blank rows and repeated headings, then send it again"
    ))
  package static let moreFindings = make(
    "E0359", .error, ("temuan lain tidak didaftar", "more findings are not listed"),
    (
      "Seratus ribu temuan pertama sebuah berkas didaftar; sisanya hanya dihitung. Baris yang ditolak tetap ditolak.",
      "The first hundred thousand findings of a file are listed; the others are only counted. A rejected row stays so."
    ),
    ("perbaiki yang terdaftar, lalu periksa lagi", "mend the listed ones, then check again"))
  package static let unknownColumn = make(
    "W0307", .warning,
    ("kolom tidak dikenal, isinya tidak dimuat", "unknown column, its content is not loaded"),
    (
      "Judul kolom ini tidak ada pada formulirnya, jadi isinya tidak masuk register mana pun.",
      "This heading is not on the form, so what stands below it reaches no register."
    ),
    (
      "pakai judul kolom formulir, atau tambahkan judul ini pada aliases di pipelines/sources",
      "use the form's heading, or add this one to aliases in pipelines/sources"
    ))
  package static let unknownForm = make(
    "W0304", .warning, ("susunan kolom belum dikenal", "the layout of columns is not known"),
    (
      "Tabel terbaca, tetapi judul kolomnya tidak cocok dengan formulir mana pun di pipelines/sources; barisnya dikecualikan.",
      "The table was read, but its headings match no form in pipelines/sources; its rows are excluded."
    ),
    (
      "samakan judul kolom dengan formulir, atau tambahkan susunannya di pipelines/sources",
      "use the form's headings, or add the layout in pipelines/sources"
    ))
  package static let nihilStated = make(
    "I0305", .info, ("nihil dinyatakan", "none is stated"),
    (
      "Pengirim menyatakan tidak ada. Ini jawaban, bukan kekosongan, dan tidak dihitung sebagai nol baris data.",
      "The sender states that there is none. That is an answer, not a blank, and no data row."
    ),
    ("tidak perlu apa-apa", "nothing"))
  package static let emptyForm = make(
    "W0306", .warning, ("formulir diterima kosong", "the form arrived empty"),
    (
      "Judul kolom ada, baris data tidak ada. Kosong berbeda dari nihil.",
      "The headings are there, data rows are not. Blank is not the same as none."
    ),
    ("isi formulir, atau tulis nihil bila memang tidak ada", "fill it in, or write nihil if there is none"))
  package static let requiredEmpty = make(
    "E0310", .error, ("kolom wajib belum diisi", "a required field is blank"),
    (
      "Tanpa isi kolom ini baris tidak dapat dikenali, sehingga disisihkan dan tidak dihitung.",
      "Without this field the row cannot be identified; it is set aside and not counted."
    ),
    ("isi sel ini, lalu kirim ulang", "fill this cell and send it again"), remark: ("belum diisi", "blank"))
  package static let countAsText = make(
    "E0312", .error, ("jumlah inovasi berupa teks", "the count of innovations is text"),
    (
      "Kolom jumlah harus berisi bilangan agar dapat dijumlahkan. Satuan sudah disebut pada judul kolom.",
      "A count has to be a number so that it can be added up. The unit stands in the heading."
    ),
    ("tulis bilangannya saja, lalu kirim ulang", "write only the number and send it again"),
    remark: ("bukan bilangan", "not a number"))
  package static let notWhole = make(
    "E0313", .error, ("jumlah bukan bilangan bulat", "the count is no whole number"),
    (
      "Jumlah barang atau inovasi tidak dapat pecahan atau negatif.",
      "A count cannot be a fraction or negative."
    ),
    ("periksa bilangannya, lalu kirim ulang", "check the number and send it again"),
    remark: ("bukan bilangan bulat", "not whole"))
  package static let errorCell = make(
    "E0314", .error, ("sel berisi galat rumus", "the cell holds a formula error"),
    (
      "Rumus di sel ini tidak menghasilkan nilai, mis. #REF!.",
      "The formula in this cell gives no value, e.g. #REF!."
    ),
    ("perbaiki rumusnya atau tulis nilainya", "mend the formula or write the value"),
    remark: ("galat rumus", "formula error"))
  package static let impossibleDate = make(
    "E0320", .error, ("tanggal tidak ada dalam kalender", "the calendar has no such date"),
    (
      "Tanggal seperti 31/02/2024 atau tahun 6666 tidak mungkin benar; tidak ditebak.",
      "A date such as 31/02/2024 or the year 6666 cannot be right; it is not guessed."
    ),
    ("tulis tanggal yang benar, mis. 19 November 2018", "write the right date, e.g. 19 November 2018"),
    remark: ("tidak ada di kalender", "not in the calendar"))
  package static let oldMonth = make(
    "I0321", .info, ("ejaan bulan lama dibaca", "an old spelling of the month was read"),
    (
      "\"Nopember\" dibaca November, \"Pebruari\" dibaca Februari.",
      "\"Nopember\" reads November, \"Pebruari\" February."
    ),
    ("tidak perlu apa-apa", "nothing"))
  package static let weekdayContradicts = make(
    "W0323", .warning, ("hari dan tanggal tidak cocok", "weekday and date do not agree"),
    (
      "Tanggalnya dipakai; nama harinya menurut kalender lain.",
      "The date is used; by the calendar its weekday is another."
    ),
    ("periksa hari atau tanggalnya", "check the weekday or the date"), remark: ("hari lain", "other weekday"))
  package static let notADate = make(
    "W0325", .warning, ("bukan tanggal", "not a date"),
    (
      "Isi sel tidak berbentuk tanggal, bulan atau tahun, sehingga dicatat sebagai belum diisi.",
      "The cell holds no date, month or year, so it is recorded as blank."
    ),
    ("tulis tanggal, mis. 3 Februari 2021", "write a date, e.g. 3 Februari 2021"),
    remark: ("bukan tanggal", "not a date"))
  package static let ambiguousNumber = make(
    "W0330", .warning, ("titik dalam bilangan bermakna ganda", "the mark in the number has two meanings"),
    (
      "1.234 dapat berarti seribu lebih atau satu koma dua. Kolom dan tabelnya tidak memberi bukti, jadi nilainya dicatat belum diketahui.",
      "1.234 may mean a thousand or one and a bit. Its column and table give no evidence, so the value is recorded as not known."
    ),
    (
      "tulis 1234 atau 1,2340; untuk menetapkannya: numbers: {thousands: \".\"} di pipelines/sources",
      "write 1234 or 1,2340; to pin it: numbers: {thousands: \".\"} in pipelines/sources"
    ), remark: ("dua arti", "two meanings"))
  package static let missingDecimalMark = make(
    "W0332", .warning, ("tanda desimal mungkin hilang", "a decimal mark may be missing"),
    (
      "Nilai ini puluhan kali nilai lain di kolomnya, mis. 8031 di antara 77 sampai 85. Nilainya tidak diubah.",
      "The value is many times the others of its column, e.g. 8031 among 77 to 85. It is not changed."
    ),
    ("periksa nilainya, mis. 80,31", "check the value, e.g. 80,31"),
    remark: ("tanpa desimal?", "no decimals?"))
  package static let notANumber = make(
    "E0331", .error, ("bukan bilangan", "not a number"),
    (
      "Kolom ini dijumlahkan atau dibandingkan, sehingga isinya harus bilangan.",
      "This column is added up or compared, so it has to hold numbers."
    ),
    ("tulis bilangannya, mis. 1.234,56", "write the number, e.g. 1.234,56"),
    remark: ("bukan bilangan", "not a number"))
  package static let notInVocabulary = make(
    "W0340", .warning, ("pilihan tidak dikenal", "not one of the known choices"),
    (
      "Isi sel bukan salah satu pilihan formulir. Baris tetap dimuat, pilihan ini dicatat belum diisi.",
      "The cell is none of the form's choices. The row is loaded, this choice is recorded as blank."
    ),
    ("pakai salah satu pilihan formulir", "use one of the form's choices"),
    remark: ("tidak dikenal", "not known"))
  package static let bareCode = make(
    "W0341", .warning, ("kode tanpa keterangan", "a code without a legend"),
    (
      "Arti kode 1 atau 2 berbeda antarformulir, jadi tidak ditebak.",
      "The codes 1 and 2 mean different things in different forms, so they are not guessed."
    ),
    ("tulis pilihannya dengan kata", "write the choice in words"), remark: ("kode", "a code"))
}
