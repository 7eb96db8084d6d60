extension FindingCode {
  /// The accessibility of what is published: codes 08xx.
  package static let lint: [FindingCode] = [
    noTitleInA1, noContents, noNamedTable, doubleHeading, mergedCells, emptyRow, noAltText, noProperties,
    noPrintSetUp, notFirstActive, editionDiffers, noLanguage, headingCount, headingSkipped, outsideAddress,
    unreadableOutput,
  ]

  private static let checklist = Sentence(
    id:
      "Daftar periksa keterbacaan lembar kerja (panduan Government Analysis Function, Releasing statistics in "
      + "spreadsheets) memintanya, agar pembaca layar dan orang yang tergesa menemukan isinya.",
    en:
      "The checklist for accessible spreadsheets (Government Analysis Function, Releasing statistics in "
      + "spreadsheets) asks for it, so that screen readers and people in a hurry find their way.")

  private static func sheet(_ code: String, _ title: Sentence, _ fix: Sentence) -> FindingCode {
    FindingCode(code, .error, title: title, explanation: checklist, fix: fix)
  }

  private static let wcag = Sentence(
    id: "Pedoman WCAG 2.2 memintanya, dan laporan harus terbaca tanpa jaringan.",
    en: "The guidelines WCAG 2.2 ask for it, and a report has to be readable without a network.")

  private static func page(_ code: String, _ title: Sentence, _ fix: Sentence) -> FindingCode {
    FindingCode(code, .error, title: title, explanation: wcag, fix: fix)
  }

  package static let noTitleInA1 = sheet(
    "E0801", Sentence(id: "sel A1 tidak memuat judul", en: "cell A1 holds no title"),
    Sentence(id: "tulis judul lembar di A1", en: "write the sheet's title in A1"))
  package static let noContents = sheet(
    "E0802",
    Sentence(
      id: "lembar tidak dapat dicapai dari lembar pertama", en: "a sheet cannot be reached from the first"),
    Sentence(id: "beri tautan ke lembar itu", en: "link to the sheet"))
  package static let noNamedTable = sheet(
    "E0803", Sentence(id: "nama tabel kosong atau kembar", en: "a table's name is empty or used twice"),
    Sentence(id: "beri tabel nama sendiri", en: "give the table a name of its own"))
  package static let doubleHeading = sheet(
    "E0804", Sentence(id: "judul kolom kosong atau kembar", en: "a column heading is empty or doubled"),
    Sentence(id: "beri setiap kolom judul sendiri", en: "give each column a heading of its own"))
  package static let mergedCells = sheet(
    "E0805", Sentence(id: "sel digabung", en: "cells are merged"),
    Sentence(id: "pisahkan sel gabungan", en: "split the merged cells"))
  package static let emptyRow = sheet(
    "E0806", Sentence(id: "baris kosong di dalam tabel", en: "an empty row within a table"),
    Sentence(id: "hapus baris kosong", en: "delete the empty row"))
  package static let noAltText = sheet(
    "E0807", Sentence(id: "gambar tanpa teks pengganti", en: "a picture without a text alternative"),
    Sentence(id: "tulis apa yang ditunjukkan gambar", en: "say in words what it shows"))
  package static let noProperties = sheet(
    "E0808", Sentence(id: "properti dokumen kosong", en: "document properties are empty"),
    Sentence(id: "isi judul dan pembuat", en: "fill in title and author"))
  package static let noPrintSetUp = sheet(
    "E0809", Sentence(id: "penyiapan cetak tidak lengkap", en: "print set-up is incomplete"),
    Sentence(
      id: "atur A4, selebar satu halaman, dengan kaki halaman", en: "set A4, one page wide, with a footer"))
  package static let notFirstActive = sheet(
    "E0810",
    Sentence(
      id: "buku kerja tidak terbuka pada lembar pertama", en: "the workbook does not open on its first sheet"),
    Sentence(id: "aktifkan lembar pertama", en: "make the first sheet active"))
  package static let editionDiffers = sheet(
    "E0811",
    Sentence(
      id: "edisi atau nama berkas tidak seragam", en: "edition or file name is not the same throughout"),
    Sentence(id: "terbitkan ulang bulan ini seluruhnya", en: "publish the month anew as a whole"))
  package static let noLanguage = page(
    "E0812", Sentence(id: "bahasa halaman tidak disebut", en: "the page does not name its language"),
    Sentence(id: "tulis lang pada elemen html", en: "write lang on the html element"))
  package static let headingCount = page(
    "E0813", Sentence(id: "satu h1 untuk satu halaman atau bab", en: "one h1 for a page or a chapter"),
    Sentence(id: "sisakan satu h1", en: "keep one h1"))
  package static let headingSkipped = page(
    "E0814", Sentence(id: "tingkat judul dilompati", en: "a level of headings is skipped"),
    Sentence(id: "turunkan tingkat judul satu demi satu", en: "go down one level at a time"))
  package static let outsideAddress = page(
    "E0815", Sentence(id: "alamat di luar berkas", en: "an address outside the file"),
    Sentence(
      id: "masukkan isinya ke dalam berkas, atau tulis alamatnya sebagai teks",
      en: "bring it in, or write the address as text"))
  package static let unreadableOutput = page(
    "E0816", Sentence(id: "keluaran tidak dapat dibaca", en: "an output cannot be read"),
    Sentence(id: "terbitkan ulang", en: "publish anew"))
}
