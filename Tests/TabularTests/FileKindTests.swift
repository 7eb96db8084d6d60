import Foundation  // FileManager: the fixtures are files
import TestSupport
import Testing
import TolokCore

@testable import Tabular

/// Every kind of file is told from its bytes, and refused with its own sentence and what to do.
@Suite struct FileKindTests {
  private static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](
      try #require(
        FileManager.default.contents(atPath: "\(Places.root)/Tests/Fixtures/kinds/\(name)"), "\(name)"))
  }

  /// The finding for a file that gives no workbook.
  private static func refusal(_ name: String, as other: String? = nil) throws -> Finding? {
    do {
      _ = try FileReader().read(bytes: try bytes(name), name: other ?? name)
      return nil
    } catch let error as ReadError { return findings(for: error, file: name, sha256: "") }
  }

  @Test(arguments: [
    ("biner.xlsb", "E0103", "xlsb", "simpan ulang sebagai .xlsx"),
    ("numbers.numbers", "E0103", "Apple Numbers", "Export To > Excel"),
    ("tautan.gsheet", "E0103", "tautan ke Google Spreadsheet", "Microsoft Excel (.xlsx)"),
    ("lembar.slk", "E0103", "SYLK", "simpan ulang"), ("tabel.dbf", "E0103", "dBASE", "simpan ulang"),
    ("terkunci.xlsx", "E0104", "kata sandi", "hapus kata sandi"),
    ("arsip-bersandi.zip", "E0104", "kata sandi", "hapus kata sandi"),
    ("ekspor-html.xls", "E0102", "halaman HTML", "Simpan Sebagai .xlsx"),
    ("ekspor-html-utf16.xls", "E0102", "halaman HTML", "Simpan Sebagai .xlsx"),
    ("ekspor-mhtml.xls", "E0102", "MHTML", "Simpan Sebagai .xlsx"),
    ("teks.xlsx", "E0102", "teks biasa (CSV)", "akhiran namanya menjadi .csv"),
    ("arsip.zip", "E0112", "arsip ZIP berisi buku kerja", "bongkar dahulu"),
    ("arsip.gz", "E0112", "arsip GZIP", "bongkar"), ("arsip.bz2", "E0112", "arsip BZIP2", "bongkar"),
    ("arsip.xz", "E0112", "arsip XZ", "bongkar"), ("arsip.rar", "E0112", "arsip RAR", "bongkar"),
    ("arsip.7z", "E0112", "arsip 7Z", "bongkar"),
    ("arsip-gambar.zip", "E0111", "ZIP tanpa tabel", "kirim lembar kerjanya"),
    ("dokumen.docx", "E0111", ".docx", "salin tabelnya"), ("dokumen.doc", "E0111", ".doc", "salin tabelnya"),
    ("dokumen.odt", "E0111", ".odt", "salin tabelnya"), ("dokumen.rtf", "E0111", "RTF", "salin tabelnya"),
    ("presentasi.pptx", "E0111", ".pptx", "kirim"), ("presentasi.ppt", "E0111", ".ppt", "kirim"),
    ("presentasi.odp", "E0111", ".odp", "kirim"), ("dokumen.pdf", "E0111", "PDF", "bukan hasil cetak"),
    ("pindaian.png", "E0111", "PNG", "tangkapan layar"), ("pindaian.jpg", "E0111", "JPEG", "tangkapan layar"),
    ("data.xml", "E0111", "data XML", "kirim"), ("data.json", "E0111", "data JSON", "kirim"),
    ("sampah.xlsx", "E0111", "tidak dikenal", "kirim"), ("kosong.xlsx", "E0106", "kosong", "kirim ulang"),
    ("terpotong.xlsx", "E0101", "terpotong", "buka berkas aslinya"),
  ])
  func namesEveryKindForWhatItIs(_ name: String, _ code: String, _ what: String, _ fix: String) throws {
    let finding = try #require(try Self.refusal(name), "\(name) was read")
    #expect(finding.code.code == code)
    #expect(finding.message.id.contains(what), "\(finding.message.id)")
    #expect(finding.fix.id.contains(fix), "\(finding.fix.id)")
    #expect(finding.message.en != finding.message.id && finding.fix.en != finding.fix.id)
  }

  @Test(arguments: [
    ("buku.xlsx", FileFormat.xlsx), ("buku-bernama.csv", .xlsx), ("tanpa-akhiran", .xlsx),
    ("excel-2003.xls", .xml), ("teks-utf16.csv", .csv), ("teks-utf16-tanpa-tanda.csv", .csv),
  ])
  func readsByContentWhateverTheName(_ name: String, _ format: FileFormat) throws {
    let workbook = try FileReader().read(bytes: try Self.bytes(name), name: name)
    #expect(workbook.format == format)
    let texts = workbook.sheets.flatMap { $0.cells.map(\.displayed) }
    #expect(texts.contains("Nama Inovasi"), "\(texts)")
  }

  @Test func refusesTextUnderTheNameOfAnyWorkbookButNotWhenAsked() throws {
    let text = Array("No;Nama\n1;SIMPEL\n".utf8)
    for suffix in ["xlsx", "xlsm", "xls", "xlsb", "ods", "ots", "fods", "XLS"] {
      #expect(throws: ReadError.self) { try FileReader().read(bytes: text, name: "a.\(suffix)") }
      let forced = try FileReader().read(bytes: text, name: "a.\(suffix)", forcedFormat: .csv)
      #expect(forced.sheets.first?.cells.count == 4 && forced.format == .csv)
    }
    for name in ["a.csv", "a.txt", "a.tsv", "a", "a.b/c"] {
      #expect(try FileReader().read(bytes: text, name: name).format == .csv)
    }
  }

  @Test func tellsTheSenderThatTheNameLies() throws {
    func codes(_ fixture: String, _ name: String) throws -> [String] {
      let workbook = try FileReader().read(bytes: try Self.bytes(fixture), name: name)
      return findings(about: workbook, file: name, sha256: "").map(\.message.id)
    }
    #expect(try codes("buku.xlsx", "a.xlsx") == [])
    #expect(try codes("buku.xlsx", "folder.xls/a") == [])
    #expect(try codes("buku.xlsx", "a.csv") == ["isi berkas bernama .csv ini buku kerja Excel (.xlsx)"])
    #expect(try codes("buku.xlsx", "a.ods") == ["isi berkas bernama .ods ini buku kerja Excel (.xlsx)"])
    #expect(try codes("excel-2003.xls", "a.xls") == [])
  }

  @Test(arguments: [
    ("<TABLE><tr><td>a</td></tr></TABLE>", FileFormat.html),
    ("<!DOCTYPE HTML PUBLIC \"-//W3C//DTD\"><body>", .html), ("\u{FEFF}  <meta charset=utf-8><table>", .html),
    ("<?xml version=\"1.0\"?><html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>", .html),
    ("<?xml version=\"1.0\"?><feed/>", .otherXML), ("nama <b>tebal</b>;2", .csv), ("<5 tahun;2", .csv),
    ("[{\"a\":1}]", .json), ("{\"a\": 1}", .json), ("[catatan];b", .csv), ("{a};b", .csv),
    ("ID;Nama\n1;a", .csv),
    ("ID;Perangkat Daerah\n1;Dinas Sosial", .csv), ("ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K1\r\nE", .sylk),
    ("TABLE;a", .csv), ("From: kami;b", .csv), ("PK;Nama\n1;a", .csv),
  ])
  func tellsMarkupFromText(_ text: String, _ expected: FileFormat) {
    #expect(FileReader.sniff(Array(text.utf8)) == expected)
  }

  @Test func knowsTheLockThatExcelLeavesBesideAnOpenWorkbook() throws {
    func lock(_ name: String) -> [UInt8] {
      let length = UInt8(name.utf8.count)
      let letters = [length] + Array(name.utf8) + [UInt8](repeating: 0x20, count: 54 - Int(length))
      let wide = Array(name.utf8) + [UInt8](repeating: 0x20, count: 54 - Int(length))
      return letters + [length, 0] + wide.flatMap { [$0, 0] }
    }
    #expect(lock("Operator").count == 165)
    #expect(FileReader.sniff(lock("Operator")) == .ownerFile)
    do {
      _ = try FileReader().read(bytes: lock("Operator"), name: "~$laporan.xlsx")
      Issue.record("it was read")
    } catch {
      let finding = findings(for: error, file: "~$laporan.xlsx", sha256: "")
      #expect(finding.message.id.contains("berkas kunci sementara Excel"))
      #expect(finding.fix.id.contains("tanpa ~$"))
    }
    #expect(FileReader.sniff([UInt8](repeating: 0x20, count: 165)) == .csv)
  }

  @Test func neverTrapsOnTheStartOfAnyFile() throws {
    let folder = "\(Places.root)/Tests/Fixtures/kinds"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name != "README.md" {
      let bytes = try Self.bytes(name)
      for length in 0...min(bytes.count, 300) {
        _ = try? FileReader().read(bytes: Array(bytes.prefix(length)), name: name)
      }
    }
  }
}
