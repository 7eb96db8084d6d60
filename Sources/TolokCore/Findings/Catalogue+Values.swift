extension FindingCode {
  /// What staging decides and finds about values, formulas and totals: codes 0315 to 0359.
  package static let values: [FindingCode] = [
    typedOver, staleResult, totalDiffers, dateOrderUnknown, dateOrderDecided, dateWithoutYear,
    placeholderDate,
    serialDate, beforeTrial, zerosLost, mixedMarks, markDecided, cents, textAmongNumbers, datesSwapped,
    numberDamaged, scientificForm,
    leadingZeroLost,
  ]

  private static func entry(
    _ code: String, _ severity: Severity, _ title: (String, String), why: (String, String),
    fix: (String, String), remark: (String, String)? = nil
  ) -> FindingCode {
    FindingCode(
      code, severity, title: Sentence(id: title.0, en: title.1), explanation: Sentence(id: why.0, en: why.1),
      fix: Sentence(id: fix.0, en: fix.1), remark: remark.map { Sentence(id: $0.0, en: $0.1) })
  }

  // MARK: formulas and totals

  package static let typedOver = entry(
    "W0315", .warning, ("rumus ditimpa nilai ketikan", "a typed value stands over a formula"),
    why: (
      "Sel lain di kolom ini berisi rumus yang sama, sel ini berisi bilangan. Nilainya dipakai apa adanya, tetapi tidak "
        + "ikut berubah bila data di sebelahnya berubah.",
      "The other cells of this column hold one and the same formula, this one holds a number. It is used as it is, but it "
        + "does not follow when the data beside it change."
    ),
    fix: ("salin rumus dari sel di atas atau di bawahnya", "copy the formula from the cell above or below"),
    remark: ("bukan rumus", "no formula"))
  package static let staleResult = entry(
    "W0316", .warning,
    ("hasil rumus tidak sesuai dengan isinya", "the stored result differs from the formula"),
    why: (
      "Hasil yang tersimpan di berkas berbeda dari hitungan ulang atas sel yang dirujuk, biasanya karena berkas ditulis "
        + "oleh program yang tidak menghitung ulang. Hasil tersimpan yang dipakai.",
      "The result stored in the file differs from what the cells it refers to give, usually because a program wrote the "
        + "file without recalculating. The stored result is used."
    ),
    fix: (
      "buka dengan Excel atau LibreOffice, hitung ulang (Ctrl+Alt+F9), simpan, lalu kirim ulang",
      "open it in Excel or LibreOffice, recalculate (Ctrl+Alt+F9), save and send it again"
    ),
    remark: ("hasil lama", "stale"))
  package static let totalDiffers = entry(
    "W0317", .warning, ("jumlah berbeda dari hitungan ulang", "the total differs from a recount"),
    why: (
      "Baris jumlah pengirim dibandingkan dengan jumlah baris data di atasnya. Baris data yang dipakai; baris jumlah tidak "
        + "pernah dihitung sebagai data.",
      "The sender's total row is compared with the sum of the data rows above it. The data rows are used; a total row is "
        + "never counted as data."
    ),
    fix: (
      "periksa baris data dan baris jumlah; salah satunya belum diperbarui",
      "check the data rows and the total row; one of them is out of date"
    ),
    remark: ("tidak cocok", "does not add up"))

  // MARK: dates

  package static let dateOrderUnknown = entry(
    "W0322", .warning, ("urutan hari dan bulan belum pasti", "the order of day and month is not certain"),
    why: (
      "03/02/2021 dapat berarti 3 Februari atau 2 Maret, dan tidak ada tanggal lain di kolom ini yang menunjukkan "
        + "urutannya. Hanya tahunnya yang dipakai.",
      "03/02/2021 may be 3 February or 2 March, and no other date of the column shows the order. Only the year is used."
    ),
    fix: (
      "tulis bulan dengan kata, mis. 3 Februari 2021, atau tetapkan dates: {order: dmy} di pipelines/sources",
      "write the month in words, e.g. 3 Februari 2021, or pin dates: {order: dmy} in pipelines/sources"
    ),
    remark: ("dua arti", "two meanings"))
  package static let dateOrderDecided = entry(
    "I0324", .info,
    ("urutan hari dan bulan diputuskan dari kolomnya", "the order of day and month was decided"),
    why: (
      "Tanggal seperti 13/02/2021 hanya dapat dibaca dengan satu cara; tanggal lain di kolom yang sama dibaca dengan "
        + "urutan itu. Bila kolomnya sendiri tidak menunjukkan urutan, kolom lain di tabel yang sama yang menentukan.",
      "A date such as 13/02/2021 can be read one way only; the others of its column are read in that order. When the "
        + "column shows no order itself, the other columns of its table decide."
    ),
    fix: (
      "tidak perlu apa-apa bila benar; untuk menetapkannya: dates: {order: dmy} di pipelines/sources",
      "nothing if it is right; to pin it: dates: {order: dmy} in pipelines/sources"
    ))
  package static let dateWithoutYear = entry(
    "W0326", .warning, ("tanggal tanpa tahun", "a date without a year"),
    why: (
      "Hari dan bulan saja cocok dengan beberapa tahun, jadi tahunnya tidak ditebak dan sel dicatat belum diisi.",
      "Day and month alone fit several years, so the year is not guessed and the cell is recorded as blank."
    ),
    fix: ("tulis tahunnya, mis. 3 Februari 2021", "write the year, e.g. 3 Februari 2021"),
    remark: ("tahun?", "year?"))
  package static let placeholderDate = entry(
    "W0327", .warning, ("tanggal pengisi, bukan tanggal sebenarnya", "a stand-in date, not a real one"),
    why: (
      "1 Januari yang berulang di satu kolom, 1900-01-01, 1970-01-01 atau 0000-00-00 ditulis aplikasi ketika tanggalnya "
        + "tidak diketahui. Sel dicatat belum diisi.",
      "A 1 January repeated down a column, 1900-01-01, 1970-01-01 or 0000-00-00 is what programs write when the date is "
        + "not known. The cell is recorded as blank."
    ),
    fix: (
      "tulis tanggal yang sebenarnya, atau kosongkan selnya", "write the real date, or leave the cell empty"
    ),
    remark: ("tanggal pengisi", "stand-in"))
  package static let serialDate = entry(
    "I0328", .info, ("bilangan dibaca sebagai tanggal", "a number was read as a date"),
    why: (
      "Excel menyimpan tanggal sebagai banyaknya hari sejak 1900, atau sejak 1904 di buku kerja lama dari Mac. Kolom ini "
        + "kolom tanggal, jadi bilangannya dibaca begitu.",
      "Excel stores a date as a number of days since 1900, or since 1904 in old workbooks from a Mac. This is a column of "
        + "dates, so the number is read as one."
    ),
    fix: (
      "beri sel format tanggal; untuk menetapkan hitungannya: dates: {epoch: 1904} di pipelines/sources",
      "give the cell a date format; to pin the count: dates: {epoch: 1904} in pipelines/sources"
    ))
  package static let beforeTrial = entry(
    "W0329", .warning, ("penerapan mendahului uji coba", "use began before the trial"),
    why: (
      "Inovasi diuji coba dahulu, lalu diterapkan. Kedua tanggal dicatat apa adanya.",
      "An innovation is tried first and used afterwards. Both dates are recorded as they are."
    ),
    fix: ("periksa kedua tanggalnya", "check both dates"), remark: ("sebelum uji coba", "before the trial"))

  package static let datesSwapped = entry(
    "W0338", .warning, ("hari dan bulan mungkin tertukar oleh Excel", "Excel may have swapped day and month"),
    why: (
      "Tanggal di kolom ini sebagian teks dengan hari di atas 12, sebagian tanggal Excel yang harinya tidak satu pun di "
        + "atas 12. Begitulah jadinya bila 03/02/2021 dibuka Excel berbahasa Inggris: 3 Februari menjadi 2 Maret.",
      "Some dates of this column are text with a day above 12, the others are dates of Excel's, none of them with a day "
        + "above 12. That is what an English Excel makes of 03/02/2021: 3 February becomes 2 March."
    ),
    fix: (
      "periksa tanggal yang tersimpan sebagai tanggal Excel dengan sumbernya",
      "check the dates stored as Excel dates against their source"
    ),
    remark: ("tertukar?", "swapped?"))

  // MARK: numbers

  package static let zerosLost = entry(
    "E0333", .error,
    ("bilangan ribuan kehilangan nol di belakang", "a number in thousands has lost its zeros"),
    why: (
      "Di kolom ini 2.282 berarti 2282. Bilangan seperti 2.82 adalah ribuan yang nol belakangnya terpotong (2.820) ketika "
        + "berkas dibuka sebagai desimal. Nilai aslinya tidak ditebak; sel dicatat belum diketahui.",
      "In this column 2.282 stands for 2282. A number such as 2.82 is one in thousands whose last zeros were cut (2.820) "
        + "when a program read it as a decimal. The value is not guessed; the cell is recorded as not known."
    ),
    fix: ("tulis bilangannya tanpa titik", "write the number without a mark"),
    remark: ("dua skala", "two scales"))
  package static let mixedMarks = entry(
    "W0334", .warning, ("dua tanda desimal dalam satu kolom", "two decimal marks in one column"),
    why: (
      "Sebagian bilangan di kolom ini memakai koma desimal, sebagian titik. Yang hanya dapat dibaca dengan satu cara "
        + "dibaca begitu; yang dapat dibaca dengan dua cara dicatat belum diketahui.",
      "Some numbers of this column have a decimal comma, some a decimal point. What can be read one way only is read so; "
        + "what can be read two ways is recorded as not known."
    ),
    fix: ("pakai satu tanda desimal di seluruh kolom", "use one decimal mark in the whole column"),
    remark: ("tanda lain", "other mark"))
  package static let markDecided = entry(
    "I0335", .info, ("arti tanda dalam bilangan diputuskan", "the meaning of a mark was decided"),
    why: (
      "1.234 dapat berarti seribu lebih atau satu koma dua. Yang menentukan, berurutan: bilangan lain di kolomnya yang "
        + "hanya dapat dibaca dengan satu cara, apa yang dihitung kolom itu, kolom lain di tabelnya.",
      "1.234 may mean a thousand or one and a bit. What decides, in this order: other numbers of its column that can be "
        + "read one way only, what the column counts, the other columns of the table."
    ),
    fix: (
      "tidak perlu apa-apa bila benar; untuk menetapkannya: numbers: {thousands: \".\"} di pipelines/sources",
      "nothing if it is right; to pin it: numbers: {thousands: \".\"} in pipelines/sources"
    ))
  package static let cents = entry(
    "I0336", .info, ("nilai rupiah memuat sen", "an amount in rupiah has decimals"),
    why: (
      "Nilai uang dicatat dalam rupiah penuh. Nilai dengan sen disimpan apa adanya sebagai bilangan, tidak dibulatkan.",
      "Money is recorded in whole rupiah. An amount with decimals is kept as it is, as a number, and not rounded."
    ),
    fix: ("periksa apakah satuannya rupiah", "check that the unit is rupiah"))
  package static let textAmongNumbers = entry(
    "W0337", .warning, ("teks di kolom bilangan", "text in a column of numbers"),
    why: (
      "Sel lain di kolom ini berisi bilangan. Tanpa peta kolom tidak diketahui apakah kolom ini memang harus bilangan, "
        + "jadi selnya ditanyakan, tidak ditolak.",
      "The other cells of this column hold numbers. Without a source map it is not known that they must, so the cell is "
        + "asked about, not rejected."
    ),
    fix: ("tulis bilangannya saja", "write only the number"), remark: ("bukan bilangan", "not a number"))

  // MARK: long numbers

  package static let numberDamaged = entry(
    "E0350", .error, ("nomor panjang pasti rusak", "a long number is certainly damaged"),
    why: (
      "Excel hanya menyimpan 15 angka dari sebuah bilangan; angka ke-16 dan seterusnya diganti nol. NIP (18 angka) dan NIK "
        + "(16 angka) yang diketik sebagai bilangan tidak dapat dipulihkan dari berkas ini.",
      "Excel keeps 15 digits of a number; from the 16th on they become zeros. A NIP (18 digits) or NIK (16) typed as a "
        + "number cannot be restored from this file."
    ),
    fix: (
      "beri kolomnya format Teks, lalu ketik ulang nomornya dari sumber asli",
      "give the column the format Text, then type the number again from its source"
    ),
    remark: ("rusak", "damaged"))
  package static let scientificForm = entry(
    "W0351", .warning, ("nomor panjang dalam bentuk ilmiah", "a long number shown in scientific form"),
    why: (
      "1,98701E+17 hanya memuat angka-angka pertama; sisanya hilang saat berkas disimpan sebagai teks.",
      "1,98701E+17 holds only the first digits; the rest went when the file was saved as text."
    ),
    fix: (
      "buka berkas aslinya, beri kolomnya format Teks, lalu simpan lagi",
      "open the original, give the column the format Text, then save it again"
    ),
    remark: ("bentuk ilmiah", "scientific form"))
  package static let leadingZeroLost = entry(
    "W0352", .warning, ("nol di depan nomor hilang", "a number has lost its leading zero"),
    why: (
      "Nomor telepon yang disimpan sebagai bilangan kehilangan nol di depannya.",
      "A phone number stored as a number loses the zero in front."
    ),
    fix: (
      "beri kolomnya format Teks, lalu tulis ulang nomornya",
      "give the column the format Text, then write it again"
    )
  )
}
