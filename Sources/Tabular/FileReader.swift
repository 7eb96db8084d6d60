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
  /// Bytes that may be moved to write out the parsed formulas of an .xls.
  package var formulaWork = 1 << 30
  package var zip = ZipArchive.Limits()
  /// Bytes of the one part that holds all cells of an OpenDocument spreadsheet.
  package var wholeContent = 320 << 20
  /// Bytes of text made by repeating what the file says once.
  package var madeText = 256 << 20
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
    var workbook = try stored(bytes: bytes, name: name, forcedFormat: forcedFormat)
    // Of OpenDocument, every reader there is lists what spans cover.
    guard workbook.format != .ods else { return workbook }
    for index in workbook.sheets.indices where !workbook.sheets[index].merged.isEmpty {
      guard let covered = workbook.sheets[index].cells.removeCovered(by: workbook.sheets[index].merged) else {
        throw .tooLarge("sel gabungan yang terlalu banyak pada lembar '\(workbook.sheets[index].name)'")
      }
      workbook.sheets[index].covered = covered
    }
    return workbook
  }

  /// Every cell the file stores.
  private func stored(
    bytes: [UInt8], name: String, forcedFormat: FileFormat?
  ) throws(ReadError) -> Workbook {
    let stem = Self.stem(of: name)
    let suffix = Self.suffix(of: name) ?? ""
    if forcedFormat == .csv { return try CSVReader.read(bytes, name: stem, limits: limits) }
    let format = Self.sniff(bytes)
    switch format {
    case .empty:
      if Self.isText(suffix) { return Workbook(format: .csv, sheets: [Sheet(name: stem)]) }
      throw .empty
    case .xlsx, .xlsm: return try XLSXReader(zip: try archive(bytes), limits: limits).read()
    case .ods where FileKind.isZip(bytes): return try ODSReader(limits: limits).read(zip: try archive(bytes))
    case .ods: return try ODSReader(limits: limits).read(flat: bytes)
    case .xml: return try SpreadsheetMLReader(limits: limits).read(bytes)
    case .csv where Self.isTable(suffix) && !Self.isText(suffix): throw .notAWorkbook(.csv)
    case .csv: return try CSVReader.read(bytes, name: stem, limits: limits)
    case .encrypted: throw .encrypted
    case .xls: return try XLSReader(limits: limits).read(bytes, name: stem)
    case .xlsb, .numbers: throw .unsupported(format)
    case .zip:
      _ = try archive(bytes)
      throw .notAWorkbook(.zip)
    default: throw .notAWorkbook(format)
    }
  }

  private func archive(_ bytes: [UInt8]) throws(ReadError) -> ZipArchive {
    do { return try ZipArchive(bytes, limits: limits.zip) } catch {
      switch error {
      case .damaged(let what): throw .damaged(what)
      case .tooLarge(let what): throw .tooLarge(what)
      }
    }
  }

  /// What the bytes really are.
  package static func sniff(_ bytes: [UInt8]) -> FileFormat { FileKind.sniff(bytes) }
}

// MARK: Names

extension FileReader {
  private static func file(_ name: String) -> Substring { name.split(separator: "/").last ?? name[...] }

  static func stem(of name: String) -> String {
    let file = file(name)
    return String(file.lastIndex(of: ".").map { file[..<$0] } ?? file)
  }

  /// The ending of a name, in lower case: `xlsx`.
  static func suffix(of name: String) -> String? {
    let file = file(name)
    return file.lastIndex(of: ".").map { file[file.index(after: $0)...].lowercased() }
  }

  /// The endings a kind of workbook goes by, its own first; nil for what has none.
  static func suffixes(of format: FileFormat) -> [String]? {
    switch format {
    // Without macros inside, either name is right.
    case .xlsx: ["xlsx", "xltx", "xlsm", "xltm"]
    case .xlsm: ["xlsm", "xltm", "xlam"]
    case .xls: ["xls", "xlt", "et"]
    case .ods: ["ods", "ots", "fods", "sxc"]
    // Excel itself offers .xml and people rename it to .xls, which Excel opens.
    case .xml: ["xml", "xls"]
    default: nil
    }
  }

  static func isText(_ suffix: String) -> Bool { ["csv", "tsv", "tab", "txt", "prn"].contains(suffix) }

  /// Whether a name claims to be a table of any kind.
  static func isTable(_ suffix: String) -> Bool {
    isText(suffix)
      || [
        "xlsx", "xltx", "xlsm", "xltm", "xlam", "xlsb", "xls", "xlt", "et", "ods", "ots", "fods", "sxc",
        "xml",
      ]
      .contains(suffix)
  }
}
