extension FindingCode {
  /// Codes 04-05xx.
  package static let conform: [FindingCode] = [
    unknownAgency, ambiguousAgency, pseudoAgency, ambiguousRegion, ownerFromFileName, regionContradiction,
    noOwner, statedNone, unknownRegionText, duplicateInnovation, otherOwner, noRegion, regionFromFolder,
    noName, unusedForm, maturityOutOfRange,
  ]

  static let unknownAgency = FindingCode(
    "E0401", .error,
    title: Sentence(
      id: "nama perangkat daerah tidak ada dalam register", en: "agency name is not in the register"),
    explanation: Sentence(
      id: "Pemilik inovasi dicari dalam register wilayahnya pada tanggal data: nama resmi, alias, nama tanpa "
        + "perbedaan tulisan, lalu singkatan jenis unit. Nama yang hanya mirip tidak "
        + "pernah diterima diam-diam.",
      en:
        "The owner is looked up in its region's register on the date of the facts: "
        + "official name, alias, name "
        + "without differences of spelling, then expanded type words. A merely similar "
        + "name is never accepted silently."
    ),
    fix: Sentence(
      id: "tulis nama resmi, atau catat namanya di datasets/reference/agency-aliases.csv",
      en: "write the official name, or record this name in datasets/reference/agency-aliases.csv"))

  static let ambiguousAgency = FindingCode(
    "E0402", .error,
    title: Sentence(id: "nama cocok dengan beberapa unit", en: "the name fits several units"),
    explanation: Sentence(
      id:
        "Kecamatan dan kelurahan sering senama; satu nama untuk beberapa unit tidak dipilihkan oleh program.",
      en: "A kecamatan and a kelurahan often share a name; the program does not choose between units."),
    fix: Sentence(
      id: "tulis jenis unitnya, misalnya 'Kecamatan Blimbing'",
      en: "write the type of unit, as in 'Kecamatan Blimbing'"))

  static let pseudoAgency = FindingCode(
    "W0403", .warning,
    title: Sentence(id: "pemilik bukan perangkat daerah", en: "the owner is no agency"),
    explanation: Sentence(
      id: "'ADMIN' dan 'UMUM' adalah akun aplikasi; barisnya dikecualikan dari hitungan.",
      en: "'ADMIN' and 'UMUM' are accounts of an application; the row is excluded from the counts."),
    fix: Sentence(id: "ganti dengan nama unit pemilik inovasi", en: "write the unit that owns the innovation")
  )

  static let ambiguousRegion = FindingCode(
    "E0404", .error,
    title: Sentence(
      id: "nama wilayah cocok dengan kota dan kabupaten", en: "the name fits a city and a regency"),
    explanation: Sentence(
      id: "Malang dan Magelang masing-masing adalah kota dan kabupaten dengan pemerintah sendiri.",
      en: "Malang and Magelang are each a city and a regency with governments of their own."),
    fix: Sentence(
      id: "tulis 'Kota …' atau 'Kabupaten …', atau kodenya",
      en: "write 'Kota …' or 'Kabupaten …', or its code"))

  static let ownerFromFileName = FindingCode(
    "I0405", .info,
    title: Sentence(id: "pemilik diambil dari nama berkas", en: "the owner is taken from the file name"),
    explanation: Sentence(
      id: "Baris tidak menyebut pemilik dan tidak ada judul bagian yang menyebutnya.",
      en: "The row names no owner, and no section heading does."),
    fix: Sentence(
      id: "isi kolom perangkat daerah agar tidak bergantung pada nama berkas",
      en: "fill in the agency column so that nothing hangs on the file name"))

  static let regionContradiction = FindingCode(
    "W0406", .warning,
    title: Sentence(
      id: "wilayah di baris berbeda dari folder", en: "the row's region differs from the folder"),
    explanation: Sentence(
      id:
        "Isi baris lebih dekat dengan pengirim daripada tempat berkas disimpan; wilayah "
        + "di baris yang dipakai.",
      en: "What the row says is closer to the sender than where the file was put; the row's region is used."),
    fix: Sentence(
      id: "pindahkan berkas ke folder wilayahnya, atau perbaiki kolom wilayah",
      en: "move the file to its region's folder, or mend the region column"))

  static let noOwner = FindingCode(
    "E0407", .error,
    title: Sentence(id: "pemilik inovasi tidak diketahui", en: "the owner of the innovation is not known"),
    explanation: Sentence(
      id: "Kolom pemilik kosong, dan judul bagian maupun nama berkas tidak menyebut unit yang terdaftar.",
      en:
        "The owner column is blank, and neither a section heading nor the file name "
        + "names a registered unit."),
    fix: Sentence(id: "isi nama unit pemilik inovasi", en: "fill in the unit that owns the innovation"))

  static let statedNone = FindingCode(
    "I0408", .info,
    title: Sentence(id: "dinyatakan nihil", en: "stated as none"),
    explanation: Sentence(
      id:
        "Pernyataan nihil adalah jawaban, bukan data yang belum masuk; barisnya tidak "
        + "dihitung sebagai inovasi.",
      en: "A statement of none is an answer and no missing data; the row is not counted as an innovation."),
    fix: Sentence(id: "tidak perlu tindakan", en: "nothing to do"))

  static let unknownRegionText = FindingCode(
    "W0409", .warning,
    title: Sentence(
      id: "wilayah di baris tidak dikenal; wilayah folder dipakai",
      en: "the row's region is not known; the folder's region is used"),
    explanation: Sentence(
      id:
        "Wilayah dikenal dari kode, nama lengkap, atau nama yang hanya dimiliki satu wilayah dalam register.",
      en: "A region is known by code, full name, or a name only one region of the register has."),
    fix: Sentence(id: "tulis kode atau nama lengkap wilayah", en: "write the region's code or full name"))

  static let duplicateInnovation = FindingCode(
    "W0410", .warning,
    title: Sentence(id: "baris yang sama sudah ada", en: "the same row was seen before"),
    explanation: Sentence(
      id:
        "Satu inovasi dikenal dari wilayah, pemilik dan nama tanpa perbedaan tulisan. Yang pertama dihitung; "
        + "tidak ada isi yang digabung.",
      en:
        "An innovation is known by region, owner and name without differences of "
        + "spelling. The first one counts; "
        + "nothing is merged."),
    fix: Sentence(
      id: "hapus salah satu baris, atau bedakan namanya",
      en: "remove one of the rows, or tell the names apart"))

  static let otherOwner = FindingCode(
    "W0411", .warning,
    title: Sentence(
      id: "inovasi tercatat atas nama pemilik lain", en: "the innovation is on record under another owner"),
    explanation: Sentence(
      id:
        "Register mengenal nama ini di wilayah yang sama dengan pemilik lain; pemilik "
        + "dapat berganti saat unit "
        + "digabung, atau namanya kebetulan sama.",
      en:
        "The register knows this name in the same region under another owner; owners "
        + "change when units merge, or "
        + "the names are alike by chance."),
    fix: Sentence(
      id: "pastikan pemiliknya, lalu mutakhirkan datasets/reference/innovations.csv bila perlu",
      en: "make sure of the owner, then bring datasets/reference/innovations.csv up to date if needed"))

  static let maturityOutOfRange = FindingCode(
    "W0416", .warning,
    title: Sentence(
      id: "skor kematangan di luar 0 sampai 111", en: "maturity score outside 0 to 111"),
    explanation: Sentence(
      id:
        "Kematangan satu inovasi adalah jumlah dua puluh nilai SID, paling banyak 111. Nilai lain mungkin skor lomba "
        + "atau indeks; barisnya dimuat tanpa kematangan.",
      en:
        "The maturity of an innovation is the sum of its twenty scores in the index, 111 at most. Another value may "
        + "be a contest's score or an index; the row is loaded without maturity."),
    fix: Sentence(
      id: "tulis skor kematangan 0 sampai 111, atau kosongkan bila belum dinilai",
      en: "write a maturity score of 0 to 111, or leave it blank when there is none"))

  static let noRegion = FindingCode(
    "E0412", .error,
    title: Sentence(id: "wilayah baris tidak diketahui", en: "the row's region is not known"),
    explanation: Sentence(
      id: "Berkas tidak berada dalam folder wilayah, dan baris tidak menyebut wilayah yang terdaftar.",
      en: "The file lies in no region's folder, and the row names no registered region."),
    fix: Sentence(
      id: "pindahkan berkas ke folder wilayah, misalnya 35.79/",
      en: "move the file to a region's folder, as 35.79/"))

  static let regionFromFolder = FindingCode(
    "I0413", .info,
    title: Sentence(
      id: "nama wilayah ganda; folder yang menentukan", en: "the region's name is shared; the folder decides"),
    explanation: Sentence(
      id: "Nama ini milik kota dan kabupaten; folder kotak masuk menunjukkan yang mana.",
      en: "A city and a regency share this name; the inbox folder says which one."),
    fix: Sentence(id: "tulis 'Kota …' atau 'Kabupaten …'", en: "write 'Kota …' or 'Kabupaten …'"))

  static let noName = FindingCode(
    "E0414", .error,
    title: Sentence(id: "nama inovasi belum diisi", en: "the innovation's name is blank"),
    explanation: Sentence(
      id: "Tanpa nama, inovasi tidak dapat dikenali bulan berikutnya.",
      en: "Without a name an innovation cannot be known again next month."),
    fix: Sentence(id: "isi nama inovasi", en: "fill in the innovation's name"))

  static let unusedForm = FindingCode(
    "I0415", .info,
    title: Sentence(id: "baris tidak dipakai dalam laporan mana pun", en: "no report uses this row"),
    explanation: Sentence(
      id: "Bentuk formulir ini belum dikenal, atau kegunaan skornya tidak dinyatakan.",
      en: "The form is not known yet, or nothing says what its scores are for."),
    fix: Sentence(
      id: "tambahkan peta kolom di pipelines/sources bila baris ini diperlukan",
      en: "add a source map in pipelines/sources if the row is needed"))
}
