import Containers
import TolokCore

/// Bounds that keep a hostile file from filling the machine.
package struct ReadLimits: Sendable {
  package var cells = 25_000_000
  /// Of delimited text; a workbook has 16,384 by its format.
  package var columns = 1_000_000
  /// Bytes the cells, or the shared texts, may take.
  package var memory = 320 << 20
  /// Bytes all parts of a workbook may have together, opened.
  package var opened = 800 << 20
  /// Bytes the shared texts, or the shared formulas, of a sheet may take when each cell writes its own.
  package var spelledOut = 1 << 30
  package var sheets = 10_000
  package var sharedTexts = 10_000_000
  package var styles = 1_000_000
  package var merges = 1_000_000
  package var hiddenRows = 1_048_576
  package var zip = ZipArchive.Limits()
  package init() {}
}

/// Why bytes gave no workbook.
package enum ReadError: Error, Sendable {
  /// Under a workbook's name stands something else.
  case notAWorkbook(FileFormat)
  case damaged(String)
  case encrypted
  case tooLarge(String)
  case unsupported(FileFormat)
  case empty
}

/// Reads any file an agency sends; the kind is told from the bytes, never from the name.
package struct FileReader {
  private let limits: ReadLimits

  package init(limits: ReadLimits = ReadLimits()) { self.limits = limits }

  package func read(
    bytes: [UInt8], name: String, forcedFormat: FileFormat? = nil
  ) throws(ReadError) -> Workbook {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let dot = file.lastIndex(of: ".")
    let stem = dot.map { String(file[..<$0]) } ?? file
    let suffix = dot.map { file[file.index(after: $0)...].lowercased() } ?? ""
    if forcedFormat == .csv { return try CSVReader.read(bytes, name: stem, limits: limits) }
    let format = Self.sniff(bytes)
    switch format {
    case .empty:
      if ["csv", "tsv", "txt"].contains(suffix) {
        return Workbook(format: .csv, sheets: [Sheet(name: stem)])
      }
      throw .empty
    case .xlsx, .xlsm:
      let zip: ZipArchive
      do { zip = try ZipArchive(bytes, limits: limits.zip) } catch { throw .damaged("\(error)") }
      return try XLSXReader(zip: zip, limits: limits).read()
    case .csv where ["xlsx", "xlsm", "xls", "ods", "xlsb"].contains(suffix): throw .notAWorkbook(.csv)
    case .csv: return try CSVReader.read(bytes, name: stem, limits: limits)
    case .html: throw .notAWorkbook(.html)
    case .encrypted: throw .encrypted
    case .xls, .ods: throw .unsupported(format)
    case .zip, .unknown:
      if format == .zip, (try? ZipArchive(bytes, limits: limits.zip)) == nil {
        throw .damaged("berkas zip terpotong atau rusak")
      }
      throw .notAWorkbook(format)
    }
  }

  /// What the bytes really are.
  package static func sniff(_ bytes: [UInt8]) -> FileFormat {
    guard !bytes.isEmpty else { return .empty }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      guard let zip = try? ZipArchive(bytes) else { return .zip }
      if zip.contains("xl/workbook.xml")
        || zip.names.contains(where: { $0.lowercased().hasSuffix("workbook.xml") })
      {
        return zip.contains("xl/vbaProject.bin") ? .xlsm : .xlsx
      }
      if zip.contains("content.xml") { return .ods }
      return .zip
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      let mark: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, UInt8(0)] }
      return contains(bytes.prefix(1 << 20), mark) ? .encrypted : .xls
    }
    if bytes.count > 2, bytes[0] == 0x09, [0x00, 0x02, 0x04, 0x08].contains(bytes[1]) { return .xls }
    let head = bytes.prefix(4096).map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }
    let firstTag = head.first { !XMLScanner.isSpace($0) && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF } == 0x3C
    if firstTag {
      for mark in ["<html", "<table", "<!doctype html"] where contains(head[...], Array(mark.utf8)) {
        return .html
      }
      if contains(head[...], Array("opendocument".utf8)) { return .ods }
    }
    return TextDecoding.canBeText(bytes.prefix(8192)) ? .csv : .unknown
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ mark: [UInt8]) -> Bool {
    guard bytes.count >= mark.count, let first = mark.first else { return false }
    var i = bytes.startIndex
    while i <= bytes.endIndex - mark.count {
      if bytes[i] == first, bytes[i..<(i + mark.count)].elementsEqual(mark) { return true }
      i += 1
    }
    return false
  }
}
