import Containers
import TolokCore

/// Tells every kind of file from its bytes; the name is never asked.
enum FileKind {
  static func sniff(_ bytes: [UInt8]) -> FileFormat {
    guard !bytes.isEmpty else { return .empty }
    if isZip(bytes) { return zipKind(bytes) }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return oleKind(bytes) }
    // BIFF2 to BIFF5 without a container around them.
    if bytes.count > 3, bytes[0] == 0x09, [0x00, 0x02, 0x04, 0x08].contains(bytes[1]), bytes[3] == 0 {
      return .xls
    }
    for (mark, kind) in marks where bytes.starts(with: mark) { return kind }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .webp }
    if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) { return .tar }
    if isDBF(bytes) { return .dbf }
    if isOwnerFile(bytes) { return .ownerFile }
    return textKind(bytes)
  }

  static func isZip(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  private static let marks: [([UInt8], FileFormat)] = [
    (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .rtf),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png), ([0xFF, 0xD8, 0xFF], .jpeg),
    (Array("GIF87a".utf8), .gif), (Array("GIF89a".utf8), .gif), ([0x49, 0x49, 0x2A, 0x00], .tiff),
    ([0x4D, 0x4D, 0x00, 0x2A], .tiff), ([0x1F, 0x8B, 0x08], .gzip), (Array("BZh".utf8), .bzip2),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .xz), (Array("Rar!\u{1A}\u{07}".utf8), .rar),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip), ([0x7F, 0x45, 0x4C, 0x46], .program),
    ([0x4D, 0x5A, 0x90, 0x00], .program), ([0x00, 0x00, 0x02, 0x00, 0x04, 0x04], .lotus),
    ([0x00, 0x00, 0x02, 0x00, 0x06, 0x04], .lotus), ([0x00, 0x00, 0x1A, 0x00, 0x00, 0x10], .lotus),
    (Array("TABLE\r\n0,1".utf8), .dif), (Array("TABLE\n0,1".utf8), .dif),
  ]

  /// dBASE: a version, a date of last change, header and record sizes that fit.
  private static func isDBF(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 65, [0x03, 0x30, 0x31, 0x83, 0x8B, 0xF5].contains(bytes[0]) else { return false }
    let header = Int(bytes[8]) | Int(bytes[9]) << 8
    return (1...12).contains(bytes[2]) && (1...31).contains(bytes[3]) && header > 32 && header <= bytes.count
      && bytes[header - 1] == 0x0D
  }

  /// Excel's lock: a name of up to 54 letters with its length before it, blanks, and the same in UTF-16.
  private static func isOwnerFile(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 165, case let length = Int(bytes[0]), (1...54).contains(length) else { return false }
    return bytes[55] == bytes[0] && bytes[56] == 0
      && bytes[(length + 1)..<55].allSatisfy { $0 == 0x20 || $0 == 0 }
  }

  // MARK: Zip

  private static func zipKind(_ bytes: [UInt8]) -> FileFormat {
    guard let zip = try? ZipArchive(bytes) else {
      return hasPassword(bytes) ? .encrypted : .zip
    }
    let names = zip.names.map { $0.lowercased() }
    func ends(_ suffix: String) -> Bool { names.contains { $0.hasSuffix(suffix) } }
    if zip.contains("xl/workbook.xml") || ends("workbook.xml") {
      return zip.contains("xl/vbaProject.bin") ? .xlsm : .xlsx
    }
    if ends("xl/workbook.bin") { return .xlsb }
    if zip.contains("word/document.xml") { return .docx }
    if zip.contains("ppt/presentation.xml") { return .pptx }
    if let kind = openDocumentKind(zip) { return kind }
    if ends(".iwa") || zip.contains("Index.zip") { return .numbers }
    if !workbooks(in: zip).isEmpty { return .workbooksInZip }
    return .zip
  }

  /// A password on the zip itself: bit 0 of the flags of an entry in its directory.
  private static func hasPassword(_ bytes: [UInt8]) -> Bool {
    var at = max(0, bytes.count - (1 << 20))
    while at + 10 <= bytes.count {
      if bytes[at] == 0x50, bytes[at + 1] == 0x4B, bytes[at + 2] == 1, bytes[at + 3] == 2,
        bytes[at + 8] & 1 == 1
      {
        return true
      }
      at += 1
    }
    return false
  }

  /// By its `mimetype`; where that is missing or odd, by its parts.
  private static func openDocumentKind(_ zip: ZipArchive) -> FileFormat? {
    if let mimetype = (try? zip.read("mimetype")) ?? nil {
      let text = String(decoding: mimetype.prefix(128), as: UTF8.self)
      if text.contains("epub") { return .epub }
      if text.contains("opendocument.spreadsheet") || text.contains("sun.xml.calc") { return .ods }
      if text.contains("opendocument.text") || text.contains("sun.xml.writer") { return .odt }
      if text.contains("opendocument.presentation") || text.contains("sun.xml.impress") { return .odp }
      if text.contains("opendocument.") { return .openDocument }
    }
    return zip.contains("content.xml") || zip.contains("encrypted-package") ? .ods : nil
  }

  /// The workbooks and tables that someone packed into a zip to send them.
  static func workbooks(in zip: ZipArchive) -> [String] {
    zip.names.filter { name in
      let lower = name.lowercased()
      guard !lower.hasPrefix("__macosx/") else { return false }
      return [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".fods", ".csv", ".tsv"].contains {
        lower.hasSuffix($0)
      }
    }
  }

  // MARK: OLE

  /// By the names in its directory; an entry is 128 bytes and starts at a multiple of that.
  private static func oleKind(_ bytes: [UInt8]) -> FileFormat {
    var names: Set<String> = []
    var at = 512
    while at + 128 <= bytes.count {
      let length = Int(bytes[at + 64]) | Int(bytes[at + 65]) << 8
      if [1, 2, 5].contains(bytes[at + 66]), length >= 8, length <= 64, length % 2 == 0,
        bytes[at + 1] == 0, bytes[at + length - 1] == 0, bytes[at + length - 2] == 0
      {
        var name: [UInt16] = []
        for i in stride(from: at, to: at + length - 2, by: 2) {
          name.append(UInt16(bytes[i]) | UInt16(bytes[i + 1]) << 8)
        }
        names.insert(String(decoding: name, as: UTF16.self))
      }
      at += 128
    }
    if names.contains("EncryptedPackage") { return .encrypted }
    if names.contains(where: { ["workbook", "book"].contains($0.lowercased()) }) { return .xls }
    if names.contains("WordDocument") { return .doc }
    if names.contains("PowerPoint Document") { return .ppt }
    if names.contains("__properties_version1.0") { return .msg }
    // Damage may have taken the directory; the reader of .xls says so with more knowledge.
    return names.isEmpty ? .xls : names.contains("Root Entry") && names.count > 1 ? .ole : .xls
  }

  // MARK: Text

  private static func textKind(_ bytes: [UInt8]) -> FileFormat {
    let head = headInUTF8(bytes)
    let first = head.first { !XMLScanner.isSpace($0) }
    let lower = head.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }
    // Its first record names the program, others cells; a table may well begin with `ID;Perangkat Daerah`.
    if head.starts(with: "ID;P".utf8), contains(head, "\nC;") || contains(head, "\nB;") { return .sylk }
    if first == 0x3C, let kind = markupKind(head, lower) { return kind }
    if lower.starts(with: "mime-version:".utf8)
      || lower.starts(with: "from:".utf8) && contains(lower, "mime-version:")
    {
      return .mhtml
    }
    if first == 0x7B {
      if contains(lower, "docs.google.com/") && contains(lower, "\"url\"") { return .onlineShortcut }
      if isJSON(head) { return .json }
    }
    if first == 0x5B, isJSON(head) { return .json }
    return TextDecoding.canBeText(bytes.prefix(8192)) ? .csv : .unknown
  }

  private static let htmlRoots: [StaticString] = [
    "html", "table", "head", "body", "meta", "style", "tr", "div", "p", "font", "center", "title", "script",
    "br", "b", "link", "thead", "tbody", "h1", "h2", "h3",
  ]

  private static func markupKind(_ head: [UInt8], _ lower: [UInt8]) -> FileFormat? {
    if contains(lower, "<!doctype html") { return .html }
    var scanner = XMLScanner(head)
    var token = scanner.next()
    while token == .text || token == .close { token = scanner.next() }
    if token == .open {
      let root = scanner.name.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }[...]
      if XMLScanner.same(root, "workbook"), contains(lower, "schemas-microsoft-com:office:spreadsheet") {
        return .xml
      }
      if contains(lower, "opendocument:xmlns:office") || contains(lower, "openoffice.org/2000/office") {
        if contains(lower, "opendocument.text") { return .odt }
        if contains(lower, "opendocument.presentation") { return .odp }
        if contains(lower, "opendocument.graphics") { return .openDocument }
        return .ods
      }
      if htmlRoots.contains(where: { XMLScanner.same(root, $0) }) { return .html }
    }
    if contains(lower, "<html") || contains(lower, "<table") { return .html }
    return contains(lower, "<?xml") ? .otherXML : nil
  }

  /// `{"` or `[` and a value, as data of an application start; a CSV may begin with a brace too.
  private static func isJSON(_ head: [UInt8]) -> Bool {
    var rest = head.drop { XMLScanner.isSpace($0) }.dropFirst().drop { XMLScanner.isSpace($0) }
    guard let next = rest.first else { return false }
    if next == 0x7B || next == 0x5B { return true }
    guard next == 0x22 else { return false }
    rest = rest.dropFirst().drop { $0 != 0x22 }.dropFirst().drop { XMLScanner.isSpace($0) }
    return rest.first == 0x3A || rest.first == 0x2C && rest.contains(0x5D)
  }

  /// The first bytes as UTF-8, whatever Unicode they are in.
  private static func headInUTF8(_ bytes: [UInt8]) -> [UInt8] {
    let head = bytes.prefix(8192)
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(head.dropFirst(3)) }
    guard let little = TextDecoding.isLittleUTF16(bytes) else { return Array(head) }
    let start = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) ? 2 : 0
    var units: [UInt16] = []
    for i in stride(from: start, to: head.count - 1, by: 2) {
      units.append(
        little ? UInt16(head[i]) | UInt16(head[i + 1]) << 8 : UInt16(head[i]) << 8 | UInt16(head[i + 1]))
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func contains(_ bytes: [UInt8], _ mark: StaticString) -> Bool {
    let count = mark.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    let wanted = Array(UnsafeBufferPointer(start: mark.utf8Start, count: count))
    for i in 0...(bytes.count - count)
    where bytes[i] == wanted[0] && bytes[i..<(i + count)].elementsEqual(wanted) {
      return true
    }
    return false
  }
}
