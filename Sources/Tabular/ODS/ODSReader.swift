import Containers
import TolokCore

/// Reads OpenDocument spreadsheets (ODF 1.0 to 1.3, OASIS and ISO/IEC 26300): .ods and .ots in a zip, flat .fods,
/// and the .sxc of OpenOffice 1, which differs in prefixes alone.
struct ODSReader {
  let limits: ReadLimits

  func read(zip: ZipArchive) throws(ReadError) -> Workbook {
    if let manifest = try part("META-INF/manifest.xml", of: zip), Self.encryptsContent(manifest) {
      throw .encrypted
    }
    guard let content = try content(of: zip) else {
      throw .damaged("bagian content.xml tidak ada")
    }
    var parser = ODSParser(scanner: XMLScanner(xmlInUTF8(content)), limits: limits)
    try parser.parse()
    // Writers keep the styles of sheets beside the content; only odd ones name one of the common styles.
    if parser.namesUnknownStyles, let styles = try part("styles.xml", of: zip) {
      parser.applyCommonStyles(XMLScanner(xmlInUTF8(styles)))
    }
    return Workbook(format: .ods, sheets: parser.sheets)
  }

  func read(flat bytes: [UInt8]) throws(ReadError) -> Workbook {
    var parser = ODSParser(scanner: XMLScanner(xmlInUTF8(bytes)), limits: limits)
    try parser.parse()
    return Workbook(format: .ods, sheets: parser.sheets)
  }

  /// The cells' part stands in memory as a whole, so it is bounded, and its place is made once.
  private func content(of zip: ZipArchive) throws(ReadError) -> [UInt8]? {
    do throws(ContainerError) {
      guard let stream = try zip.stream("content.xml") else { return nil }
      guard stream.claimedSize <= limits.wholeContent else {
        throw ContainerError.tooLarge("content.xml melampaui \(limits.wholeContent >> 20) MB")
      }
      var content = [UInt8](repeating: 0, count: stream.claimedSize + 1)
      var filled = 0
      while !stream.isFinished {
        if filled == content.count {
          content.append(contentsOf: repeatElement(0, count: max(4096, filled / 4)))
        }
        filled += try stream.read(into: &content, from: filled)
        guard filled <= limits.wholeContent else {
          throw ContainerError.tooLarge("content.xml melampaui \(limits.wholeContent >> 20) MB")
        }
      }
      content.removeLast(content.count - filled)
      return content
    } catch {
      switch error {
      case .damaged(let what): throw .damaged(what)
      case .tooLarge(let what): throw .tooLarge(what)
      }
    }
  }

  private func part(_ name: String, of zip: ZipArchive) throws(ReadError) -> [UInt8]? {
    do { return try zip.read(name, limit: 64 << 20) } catch {
      switch error {
      case .damaged(let what): throw .damaged(what)
      case .tooLarge(let what): throw .tooLarge(what)
      }
    }
  }

  /// Whether the manifest says that the content, or the package as a whole, is encrypted. Macro libraries may carry
  /// a password of their own; that is no reason to refuse the cells.
  private static func encryptsContent(_ manifest: [UInt8]) -> Bool {
    var scanner = XMLScanner(xmlInUTF8(manifest))
    var isContent = false
    while true {
      switch scanner.next() {
      case .open where scanner.is("file-entry"):
        let path = scanner.attributeText("full-path", prefixed: true) ?? scanner.attributeText("full-path")
        isContent = path == "content.xml" || path == "encrypted-package"
      case .open where scanner.is("encryption-data"): if isContent { return true }
      case .end: return false
      default: break
      }
    }
  }
}
