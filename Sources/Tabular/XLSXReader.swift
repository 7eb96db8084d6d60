import Containers
import TolokCore

/// Reads .xlsx and .xlsm (ECMA-376, strict and transitional) from memory.
struct XLSXReader {
  let zip: ZipArchive
  let limits: ReadLimits

  func read() throws(ReadError) -> Workbook {
    let workbookPath = try path(ofType: "/officeDocument", from: "", fallback: "xl/workbook.xml")
    guard let workbookPart = try part(workbookPath) else { throw .damaged("bagian workbook tidak ada") }
    let folder = String(workbookPath[..<(workbookPath.lastIndex(of: "/") ?? workbookPath.startIndex)])
    let relations = try relations(of: workbookPath)
    func target(_ suffix: String, _ fallback: String) -> String {
      relations.first { $0.type.hasSuffix(suffix) }.map { resolve($0.target, in: folder) }
        ?? "\(folder)/\(fallback)"
    }
    let strings = try part(target("/sharedStrings", "sharedStrings.xml")).map(sharedStrings) ?? []
    let styles = try part(target("/styles", "styles.xml")).map(cellFormats) ?? []
    let header = workbookHeader(workbookPart)
    var sheets: [Sheet] = []
    var cells = 0
    for (index, entry) in header.sheets.enumerated() {
      let relation = relations.first { $0.id == entry.relation }
      if let relation, !relation.type.hasSuffix("/worksheet") { continue }
      let path =
        relation.map { resolve($0.target, in: folder) } ?? "\(folder)/worksheets/sheet\(index + 1).xml"
      var sheet = Sheet(name: entry.name, visible: entry.visible)
      if let bytes = try part(path) {
        var parser = SheetParser(
          scanner: XMLScanner(bytes), strings: strings, formats: styles, epoch1904: header.epoch1904,
          limit: limits.cells - cells)
        try parser.parse(into: &sheet)
        cells += sheet.cells.count
      }
      sheets.append(sheet)
    }
    return Workbook(format: header.macros ? .xlsm : .xlsx, sheets: sheets)
  }

  private func part(_ name: String) throws(ReadError) -> [UInt8]? {
    do { return try zip.read(name) } catch {
      switch error {
      case .damaged(let what): throw .damaged(what)
      case .tooLarge(let what): throw .tooLarge(what)
      }
    }
  }

  private struct Relation {
    var id: String
    var type: String
    var target: String
  }

  private func relations(of path: String) throws(ReadError) -> [Relation] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let file = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard let bytes = try part("\(folder)_rels/\(file).rels") else { return [] }
    var scanner = XMLScanner(bytes)
    var all: [Relation] = []
    while true {
      switch scanner.next() {
      case .open where scanner.is("Relationship"):
        all.append(
          Relation(
            id: scanner.attributeText("Id") ?? "", type: scanner.attributeText("Type") ?? "",
            target: scanner.attributeText("Target") ?? ""))
      case .end: return all
      default: break
      }
    }
  }

  private func path(ofType suffix: String, from path: String, fallback: String) throws(ReadError) -> String {
    for relation in try relations(of: path) where relation.type.hasSuffix(suffix) {
      let found = resolve(relation.target, in: "")
      if zip.contains(found) { return found }
    }
    if zip.contains(fallback) { return fallback }
    return zip.names.first { $0.lowercased().hasSuffix("workbook.xml") } ?? fallback
  }

  /// `/xl/a.xml`, `a.xml`, `../a.xml`, with either slash.
  private func resolve(_ target: String, in folder: String) -> String {
    let target = String(target.map { $0 == "\\" ? "/" : $0 })
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for piece in target.split(separator: "/") {
      if piece == ".." { _ = parts.popLast() } else if piece != "." { parts.append(String(piece)) }
    }
    return parts.joined(separator: "/")
  }

  private struct Header {
    var sheets: [(name: String, relation: String, visible: Bool)] = []
    var epoch1904 = false
    var macros = false
  }

  private func workbookHeader(_ bytes: [UInt8]) -> Header {
    var header = Header()
    header.macros = zip.contains("xl/vbaProject.bin")
    var scanner = XMLScanner(bytes)
    while true {
      switch scanner.next() {
      case .open where scanner.is("sheet"):
        let state = scanner.attributeText("state") ?? "visible"
        header.sheets.append(
          (
            name: scanner.attributeText("name") ?? "",
            relation: scanner.attributeText("id", prefixed: true) ?? "",
            visible: state == "visible"
          ))
      // Extensions repeat the element under another namespace, without the flag.
      case .open where scanner.is("workbookPr"):
        header.epoch1904 = header.epoch1904 || scanner.attributeFlag("date1904")
      case .end: return header
      default: break
      }
    }
  }

  /// One string an `si`; phonetic runs are left out.
  private func sharedStrings(_ bytes: [UInt8]) -> [String] {
    var scanner = XMLScanner(bytes)
    var strings: [String] = []
    while true {
      switch scanner.next() {
      case .open where scanner.is("si"): strings.append(richText(&scanner, until: "si"))
      case .end: return strings
      default: break
      }
    }
  }

  private func cellFormats(_ bytes: [UInt8]) -> [FormatKind] {
    var scanner = XMLScanner(bytes)
    var custom: [Int: FormatKind] = [:]
    var formats: [FormatKind] = []
    var inside = false
    while true {
      switch scanner.next() {
      case .open where scanner.is("numFmt"):
        if let id = scanner.attributeInt("numFmtId"), let code = scanner.attributeText("formatCode") {
          custom[id] = NumberFormats.kind(of: code)
        }
      case .open where scanner.is("cellXfs"): inside = !scanner.selfClosing
      case .close where scanner.is("cellXfs"): inside = false
      case .open where inside && scanner.is("xf"):
        let id = scanner.attributeInt("numFmtId") ?? 0
        formats.append(custom[id] ?? NumberFormats.builtIn(id))
      case .end: return formats
      default: break
      }
    }
  }
}

/// The text of `t` elements up to the end of `element`, without phonetic runs; `_xHHHH_` decoded.
func richText(_ scanner: inout XMLScanner, until element: StaticString) -> String {
  guard !scanner.selfClosing else { return "" }
  var text: [UInt8] = []
  var inText = false
  while true {
    switch scanner.next() {
    case .open where scanner.is("rPh"): scanner.skipElement()
    case .open where scanner.is("t"): inText = !scanner.selfClosing
    case .close where scanner.is("t"): inText = false
    case .close where scanner.is(element): return unescaped(text)
    case .text where inText: scanner.appendText(to: &text)
    case .end: return unescaped(text)
    default: break
    }
  }
}

/// `_x000D_` and its kin (ECMA-376 22.4.2.4).
func unescaped(_ bytes: [UInt8]) -> String {
  guard bytes.contains(0x5F) else { return String(decoding: bytes, as: UTF8.self) }
  var out: [UInt8] = []
  var i = 0
  while i < bytes.count {
    if bytes[i] == 0x5F, i + 6 < bytes.count, bytes[i + 1] == 0x78, bytes[i + 6] == 0x5F,
      let code = UInt32(String(decoding: bytes[(i + 2)..<(i + 6)], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(code)
    {
      out += Array(String(Character(scalar)).utf8)
      i += 7
    } else {
      out.append(bytes[i])
      i += 1
    }
  }
  return String(decoding: out, as: UTF8.self)
}
