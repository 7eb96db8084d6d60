extension FindingCode {
  /// Reading files: codes 01xx.
  package static let extract: [FindingCode] = [
    fileDamaged, wrongExtension, unsupportedFormat, encrypted, tooLarge, emptyFile, dialectGuessed,
    hiddenContent,
    formulaWithoutResult, nameLies, notASpreadsheet, packed, rowTooLong, formulaWithoutText,
  ]

  package static let fileDamaged = FindingCode(
    "E0101", .error,
    title: Sentence(id: "berkas rusak atau terpotong", en: "the file is damaged or cut short"),
    explanation: Sentence(
      id: """
        Isi berkas tidak dapat dibuka sampai akhir, biasanya karena unggahan terputus. Tidak satu baris pun diambil \
        darinya, agar tidak ada angka dari berkas setengah.
        """,
      en: """
        The content cannot be opened to its end, usually after a broken upload. No row is taken from it, so that no \
        figure comes from half a file.
        """),
    fix: Sentence(
      id: "buka berkas aslinya, simpan lagi sebagai .xlsx, lalu kirim ulang",
      en: "open the original, save it again as .xlsx and send it again"))

  package static let wrongExtension = FindingCode(
    "E0102", .error,
    title: Sentence(
      id: "isi berkas bukan buku kerja seperti namanya", en: "the content is no workbook, unlike its name"),
    explanation: Sentence(
      id: """
        Nama berkas berakhiran buku kerja, tetapi isinya teks atau halaman HTML, biasanya hasil ekspor aplikasi. \
        Jenis berkas ditentukan dari isinya.
        """,
      en: """
        The name ends as a workbook's does, but the content is text or a HTML page, usually an export of an \
        application. The kind is told from the content.
        """),
    fix: Sentence(
      id: "buka dengan Excel atau LibreOffice, pilih Simpan Sebagai .xlsx, lalu kirim ulang",
      en: "open it in Excel or LibreOffice, choose Save As .xlsx and send it again"))

  package static let unsupportedFormat = FindingCode(
    "E0103", .error,
    title: Sentence(id: "format berkas belum dapat dibaca", en: "this file format cannot be read yet"),
    explanation: Sentence(
      id: """
        Yang dapat dibaca: .xlsx, .xlsm, .xls, .ods, .fods, XML Excel 2003, dan teks .csv, .tsv, .txt. Format lain, \
        misalnya .xlsb dan .numbers, perlu disimpan ulang.
        """,
      en: """
        What can be read: .xlsx, .xlsm, .xls, .ods, .fods, Excel 2003 XML, and text as .csv, .tsv, .txt. Other \
        formats, such as .xlsb and .numbers, need to be saved again.
        """),
    fix: Sentence(id: "simpan ulang sebagai .xlsx", en: "save it again as .xlsx"))

  package static let encrypted = FindingCode(
    "E0104", .error,
    title: Sentence(id: "berkas terkunci kata sandi", en: "the file is locked with a password"),
    explanation: Sentence(
      id: "Isi berkas bersandi tidak dapat dibaca tanpa kata sandinya, dan Tolok tidak memintanya.",
      en:
        "The content of an encrypted file cannot be read without its password, and Tolok does not ask for it."
    ),
    fix: Sentence(
      id: "hapus kata sandi, simpan, lalu kirim ulang", en: "remove the password, save and send again"))

  package static let tooLarge = FindingCode(
    "E0105", .error,
    title: Sentence(id: "berkas melampaui batas ukuran", en: "the file exceeds the size limits"),
    explanation: Sentence(
      id: "Batas isi melindungi komputer dari berkas yang dibuat untuk memenuhinya.",
      en: "The limits protect the machine from files made to fill it."),
    fix: Sentence(
      id: "hapus lembar dan baris kosong yang tidak dipakai, lalu simpan ulang",
      en: "delete unused sheets and empty rows, then save again"))

  package static let emptyFile = FindingCode(
    "E0106", .error,
    title: Sentence(id: "berkas kosong, 0 bita", en: "the file is empty, 0 bytes"),
    explanation: Sentence(
      id: "Berkas tanpa isi biasanya unggahan yang gagal. Ini bukan pernyataan nihil.",
      en: "A file without content is usually a failed upload. It is no statement of none."),
    fix: Sentence(id: "kirim ulang berkasnya", en: "send the file again"))

  package static let dialectGuessed = FindingCode(
    "I0107", .info,
    title: Sentence(
      id: "pemisah dan pengodean teks dikenali dari isi",
      en: "separator and encoding were told from the content"),
    explanation: Sentence(
      id: "Berkas teks tidak menyebut pemisah dan pengodeannya. Pilihan ini dicatat agar dapat diperiksa.",
      en:
        "A text file does not name its separator and encoding. The choice is recorded so that it can be checked."
    ),
    fix: Sentence(
      id: "tidak perlu apa-apa bila tabelnya terbaca benar", en: "nothing, if the table reads correctly"))

  package static let hiddenContent = FindingCode(
    "W0108", .warning,
    title: Sentence(id: "ada isi tersembunyi", en: "there is hidden content"),
    explanation: Sentence(
      id: "Lembar, baris atau kolom tersembunyi berisi sel. Isi lembar tersembunyi tidak dipakai.",
      en: "A hidden sheet, row or column holds cells. The content of hidden sheets is not used."),
    fix: Sentence(
      id: "tampilkan isi itu bila perlu, atau hapus sebelum mengirim",
      en: "show it if it is needed, or delete it before sending"))

  package static let formulaWithoutResult = FindingCode(
    "W0109", .warning,
    title: Sentence(id: "rumus tanpa hasil tersimpan", en: "a formula without a stored result"),
    explanation: Sentence(
      id: "Aplikasi yang menulis berkas tidak menyimpan hasil rumus, jadi nilainya belum diketahui.",
      en: "The application that wrote the file stored no result, so the value is not known."),
    fix: Sentence(
      id: "buka dengan Excel atau LibreOffice, simpan, lalu kirim ulang",
      en: "open it in Excel or LibreOffice, save and send again"))

  package static let formulaWithoutText = FindingCode(
    "W0114", .warning,
    title: Sentence(
      id: "rumus bersama kehilangan sel induknya", en: "a shared formula has lost the cell that holds it"),
    explanation: Sentence(
      id: """
        Satu rumus dipakai bersama oleh beberapa sel, dan sel yang menyimpan bunyinya tidak ada lagi. Hasil yang \
        tersimpan dipakai; bunyi rumusnya tidak diketahui.
        """,
      en: """
        One formula is shared by several cells, and the cell that holds its text is gone. The stored results are \
        used; the text of the formula is not known.
        """),
    fix: Sentence(
      id: "tulis ulang rumus di sel itu, simpan, lalu kirim ulang",
      en: "type the formula again in that cell, save and send again"))

  package static let nameLies = FindingCode(
    "W0110", .warning,
    title: Sentence(
      id: "akhiran nama tidak sesuai dengan isi berkas", en: "the ending of the name does not fit the content"
    ),
    explanation: Sentence(
      id: "Jenis berkas ditentukan dari isinya dan dibaca seperti isinya; hanya namanya yang keliru.",
      en: "The kind is told from the content and the file was read as that; only the name is wrong."),
    fix: Sentence(
      id: "ganti akhiran namanya agar sesuai", en: "change the ending of the name so that it fits"))

  package static let notASpreadsheet = FindingCode(
    "E0111", .error,
    title: Sentence(id: "berkas ini bukan lembar kerja", en: "this file is no spreadsheet"),
    explanation: Sentence(
      id: """
        Jenis berkas ditentukan dari isinya, bukan dari namanya. Dokumen, gambar, dan PDF tidak menyimpan sel, \
        jadi tidak ada baris yang dapat diambil darinya.
        """,
      en: """
        The kind is told from the content, not from the name. Documents, pictures and PDF hold no cells, so no row \
        can be taken from them.
        """),
    fix: Sentence(id: "kirim lembar kerjanya sebagai .xlsx", en: "send the spreadsheet as .xlsx"))

  package static let packed = FindingCode(
    "E0112", .error,
    title: Sentence(id: "berkas ini arsip, bukan buku kerja", en: "this file is an archive, not a workbook"),
    explanation: Sentence(
      id: """
        Buku kerja di dalam arsip tidak dibaca, agar setiap angka mempunyai satu alamat: berkas, lembar, sel.
        """,
      en: """
        Workbooks inside an archive are not read, so that every figure has one address: file, sheet, cell.
        """),
    fix: Sentence(
      id: "bongkar dahulu arsipnya, lalu kirim buku kerjanya",
      en: "unpack the archive first, then send the workbook"))

  package static let rowTooLong = FindingCode(
    "W0113", .warning,
    title: Sentence(
      id: "baris berisi lebih banyak kolom daripada baris lain",
      en: "a row has more fields than the other rows"),
    explanation: Sentence(
      id: """
        Dalam berkas teks setiap pemisah memulai kolom baru. Bila pemisah itu bagian dari isi, misalnya koma dalam nama \
        atau angka, dan tidak dikutip, isi sesudahnya bergeser satu kolom. Barisnya tetap dibaca apa adanya; yang \
        berlebih tidak masuk kolom mana pun.
        """,
      en: """
        In a text file each separator starts a new column. Where it belongs to the content, such as a comma in a name \
        or a number, and is not quoted, what follows moves by one column. The row is kept as it stands; what is beyond \
        the last column belongs to none.
        """),
    fix: Sentence(
      id: "apit isi yang memuat pemisah dengan tanda kutip, atau hapus pemisah yang berlebih",
      en: "put content that holds a separator between quotes, or remove the separator too many"))
}
