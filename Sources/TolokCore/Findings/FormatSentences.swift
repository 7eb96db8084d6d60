extension FileFormat {
  /// What the bytes are, in words: `halaman HTML`, `dokumen Word (.docx)`.
  package var what: Sentence {
    switch self {
    case .xlsx, .xlsm: Sentence(id: "buku kerja Excel (.\(rawValue))", en: "an Excel workbook (.\(rawValue))")
    case .xls: Sentence(id: "buku kerja Excel 97-2003 (.xls)", en: "an Excel 97-2003 workbook (.xls)")
    case .ods: Sentence(id: "lembar kerja OpenDocument (.ods)", en: "an OpenDocument spreadsheet (.ods)")
    case .xml: Sentence(id: "buku kerja XML Excel 2003", en: "an Excel 2003 XML workbook")
    case .csv: Sentence(id: "teks biasa (CSV)", en: "plain text (CSV)")
    case .html: Sentence(id: "halaman HTML", en: "a HTML page")
    case .mhtml: Sentence(id: "halaman web MHTML", en: "a MHTML web page")
    case .encrypted: Sentence(id: "berkas bersandi", en: "an encrypted file")
    case .zip: Sentence(id: "arsip ZIP tanpa tabel di dalamnya", en: "a ZIP archive without a table in it")
    case .workbooksInZip:
      Sentence(id: "arsip ZIP berisi buku kerja", en: "a ZIP archive with workbooks in it")
    case .empty: Sentence(id: "berkas kosong", en: "an empty file")
    case .unknown: Sentence(id: "data yang tidak dikenal", en: "data of no known kind")
    case .xlsb: Sentence(id: "buku kerja biner Excel (.xlsb)", en: "an Excel binary workbook (.xlsb)")
    case .numbers: Sentence(id: "lembar kerja Apple Numbers", en: "an Apple Numbers spreadsheet")
    case .sylk: Sentence(id: "lembar kerja SYLK (.slk)", en: "a SYLK spreadsheet (.slk)")
    case .dif: Sentence(id: "lembar kerja DIF (.dif)", en: "a DIF spreadsheet (.dif)")
    case .lotus: Sentence(id: "lembar kerja Lotus 1-2-3", en: "a Lotus 1-2-3 spreadsheet")
    case .dbf: Sentence(id: "tabel dBASE (.dbf)", en: "a dBASE table (.dbf)")
    case .onlineShortcut:
      Sentence(
        id: "tautan ke Google Spreadsheet tanpa isinya", en: "a link to a Google Sheet without its content")
    case .docx: Sentence(id: "dokumen Word (.docx)", en: "a Word document (.docx)")
    case .doc: Sentence(id: "dokumen Word lama (.doc)", en: "an old Word document (.doc)")
    case .pptx: Sentence(id: "presentasi PowerPoint (.pptx)", en: "a PowerPoint presentation (.pptx)")
    case .ppt: Sentence(id: "presentasi PowerPoint lama (.ppt)", en: "an old PowerPoint presentation (.ppt)")
    case .odt: Sentence(id: "dokumen OpenDocument (.odt)", en: "an OpenDocument text (.odt)")
    case .odp: Sentence(id: "presentasi OpenDocument (.odp)", en: "an OpenDocument presentation (.odp)")
    case .openDocument:
      Sentence(id: "gambar atau rumus OpenDocument", en: "an OpenDocument drawing or formula")
    case .msg: Sentence(id: "pesan Outlook (.msg)", en: "an Outlook message (.msg)")
    case .ole: Sentence(id: "berkas Office lama tanpa lembar kerja", en: "an old Office file without sheets")
    case .pdf: Sentence(id: "dokumen PDF", en: "a PDF document")
    case .rtf: Sentence(id: "dokumen RTF", en: "a RTF document")
    case .epub: Sentence(id: "buku EPUB", en: "an EPUB book")
    case .otherXML: Sentence(id: "data XML", en: "XML data")
    case .json: Sentence(id: "data JSON", en: "JSON data")
    case .png, .jpeg, .gif, .tiff, .webp, .bmp:
      Sentence(id: "gambar (\(rawValue.uppercased()))", en: "a picture (\(rawValue.uppercased()))")
    case .gzip, .bzip2, .xz, .rar, .sevenZip, .tar:
      Sentence(id: "arsip \(rawValue.uppercased())", en: "a \(rawValue.uppercased()) archive")
    case .ownerFile:
      Sentence(id: "berkas kunci sementara Excel (~$)", en: "a temporary lock file of Excel (~$)")
    case .program: Sentence(id: "program komputer", en: "a computer program")
    }
  }

  /// What its sender does about it.
  package var mend: Sentence {
    switch self {
    case .csv:
      Sentence(
        id: "bila memang CSV, ganti akhiran namanya menjadi .csv; bila bukan, simpan ulang sebagai .xlsx",
        en: "if it is meant as CSV, rename it to .csv; if not, save it again as .xlsx")
    case .html, .mhtml:
      Sentence(
        id: "buka dengan Excel atau LibreOffice, pilih Simpan Sebagai .xlsx, lalu kirim ulang",
        en: "open it in Excel or LibreOffice, choose Save As .xlsx and send it again")
    case .xls, .xlsb, .lotus, .sylk, .dif, .dbf:
      Sentence(
        id: "buka dengan Excel atau LibreOffice, simpan ulang sebagai .xlsx, lalu kirim ulang",
        en: "open it in Excel or LibreOffice, save it again as .xlsx and send it again")
    case .numbers:
      Sentence(
        id: "di Numbers pilih File > Export To > Excel, lalu kirim hasilnya",
        en: "in Numbers choose File > Export To > Excel and send the result")
    case .onlineShortcut:
      Sentence(
        id: "di Google Spreadsheet pilih File > Download > Microsoft Excel (.xlsx), lalu kirim hasilnya",
        en: "in Google Sheets choose File > Download > Microsoft Excel (.xlsx) and send the result")
    case .workbooksInZip, .gzip, .bzip2, .xz, .rar, .sevenZip, .tar:
      Sentence(
        id: "bongkar dahulu arsipnya, lalu kirim buku kerja di dalamnya satu per satu",
        en: "unpack the archive first, then send the workbooks in it one by one")
    case .png, .jpeg, .gif, .tiff, .webp, .bmp, .pdf:
      Sentence(
        id: "kirim lembar kerja aslinya (.xlsx), bukan hasil cetak, pindaian atau tangkapan layar",
        en: "send the spreadsheet it was made from (.xlsx), not a print, scan or screenshot")
    case .docx, .doc, .odt, .rtf:
      Sentence(
        id: "salin tabelnya ke lembar kerja, simpan sebagai .xlsx, lalu kirim ulang",
        en: "copy its table into a spreadsheet, save as .xlsx and send again")
    case .ownerFile:
      Sentence(
        id: "tutup buku kerjanya di Excel, lalu kirim berkas aslinya, yang namanya tanpa ~$",
        en: "close the workbook in Excel, then send the file itself, whose name has no ~$")
    default:
      Sentence(id: "kirim lembar kerjanya sebagai .xlsx", en: "send the spreadsheet as .xlsx")
    }
  }

  /// The code of the finding when a reader was handed this instead of a workbook.
  package var refusal: FindingCode {
    switch self {
    case .csv, .html, .mhtml: .wrongExtension
    case .xls, .xlsb, .numbers, .sylk, .dif, .lotus, .dbf, .onlineShortcut: .unsupportedFormat
    case .workbooksInZip, .gzip, .bzip2, .xz, .rar, .sevenZip, .tar: .packed
    default: .notASpreadsheet
    }
  }
}
