import Containers
import TolokCore

/// Holds one published workbook to the checklist for accessible spreadsheets.
package struct WorkbookLint {
  let name: String
  private let zip: ZipArchive
  private var findings: [Finding] = []
  /// Edition as the footers of its sheets say, each once.
  package private(set) var editions: [String] = []

  private struct Sheet {
    var name: String
    var path: String
    var isSenders = false
  }

  /// - Parameter name: of the file, as findings name it.
  package init(_ bytes: [UInt8], name: String) throws(ContainerError) {
    self.name = name
    zip = try ZipArchive(bytes)
  }

  package mutating func run() -> [Finding] {
    do {
      let sheets = try sheets()
      try properties()
      var links: [String: Set<String>] = [:]
      var tables: [String: String] = [:]
      for sheet in sheets { links[sheet.name] = try check(sheet, &tables) }
      reach(sheets, links)
    } catch {
      findings.append(Finding(.unreadableOutput, at: Provenance(file: name)))
    }
    return findings
  }

  private func part(_ path: String) throws(ContainerError) -> MarkupScan {
    MarkupScan(try zip.read(path) ?? [])
  }

  private mutating func tell(
    _ code: FindingCode, _ sheet: String? = nil, _ cell: CellAddress? = nil, found: String? = nil
  ) {
    findings.append(
      Finding(code, at: Provenance(file: name, sheet: sheet, cell: cell), found: found, cause: code.code))
  }

  // MARK: - The book

  private mutating func sheets() throws(ContainerError) -> [Sheet] {
    var targets: [String: String] = [:]
    var relations = try part("xl/_rels/workbook.xml.rels")
    while let piece = relations.next() {
      if case .open("relationship", let a, _) = piece { targets[a["Id"] ?? ""] = a["Target"] ?? "" }
    }
    var sheets: [Sheet] = []
    var book = try part("xl/workbook.xml")
    while let piece = book.next() {
      guard case .open(let tag, let a, _) = piece else { continue }
      if tag == "workbookview", let active = a["activeTab"], active != "0" { tell(.notFirstActive) }
      if tag == "sheet", let name = a["name"] {
        let target = targets[a["r:id"] ?? ""] ?? ""
        sheets.append(
          Sheet(name: name, path: target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"))
      }
    }
    // A return copy keeps the sender's sheets as they were sent; the list of mends is ours.
    let own = ["Daftar Perbaikan", "List of Mends"]
    if sheets.contains(where: { own.contains($0.name) }) {
      for at in sheets.indices where !own.contains(sheets[at].name) { sheets[at].isSenders = true }
    }
    return sheets
  }

  private mutating func properties() throws(ContainerError) {
    var values: [String: String] = [:]
    var open = ""
    var core = try part("docProps/core.xml")
    while let piece = core.next() {
      switch piece {
      case .open(let tag, _, _): open = tag
      case .text(let text): values[open, default: ""] += text
      case .close: open = ""
      }
    }
    for key in ["dc:title", "dc:creator"] where (values[key] ?? "").isEmpty {
      tell(.noProperties, found: key)
    }
  }

  private mutating func reach(_ sheets: [Sheet], _ links: [String: Set<String>]) {
    guard let first = sheets.first else { return }
    var seen: Set<String> = [first.name]
    var queue = [first.name]
    while let here = queue.popLast() {
      for next in links[here] ?? [] where seen.insert(next).inserted { queue.append(next) }
    }
    for sheet in sheets where !seen.contains(sheet.name) && !sheet.isSenders { tell(.noContents, sheet.name) }
  }

  // MARK: - A sheet

  /// Gives the sheets it links to.
  private mutating func check(
    _ sheet: Sheet, _ tables: inout [String: String]
  ) throws(ContainerError) -> Set<String> {
    var links: Set<String> = []
    var scan = try part(sheet.path)
    var filled: [Int: Bool] = [:]
    var cell: CellAddress?
    var inValue = false
    var hasTitle = false
    var footer = ""
    var inFooter = false
    var paper = false
    var wide = false
    while let piece = scan.next() {
      switch piece {
      case .open(let tag, let a, let isEmpty):
        switch tag {
        case "c": cell = a["r"].flatMap { CellAddress($0) }
        case "v", "t", "f": inValue = !isEmpty
        case "mergecell" where !sheet.isSenders:
          let first = a["ref"]?.split(separator: ":").first.map(String.init)
          tell(.mergedCells, sheet.name, first.flatMap { CellAddress($0) }, found: a["ref"])
        case "hyperlink":
          if let place = a["location"] { links.insert(Self.sheet(of: place)) }
        case "pagesetup": paper = a["paperSize"] == "9"
        case "pagesetuppr": wide = a["fitToPage"] == "1"
        case "oddfooter": inFooter = true
        default: break
        }
      case .text(let text):
        if inFooter { footer += text }
        guard inValue, let cell, !text.isEmpty else { continue }
        filled[cell.row] = true
        if cell.row == 1, cell.column == 1 { hasTitle = true }
      case .close(let tag):
        if ["v", "t", "f"].contains(tag) { inValue = false }
        if tag == "oddfooter" { inFooter = false }
      }
    }
    guard !sheet.isSenders else { return links }
    if !hasTitle { tell(.noTitleInA1, sheet.name, CellAddress("A1")) }
    if !paper || !wide || footer.isEmpty { tell(.noPrintSetUp, sheet.name) }
    edition(footer, sheet)
    try related(sheet, filled, &tables)
    return links
  }

  static func sheet(of place: String) -> String {
    let name = place.split(separator: "!", omittingEmptySubsequences: false).dropLast().joined(separator: "!")
    guard name.hasPrefix("'"), name.hasSuffix("'"), name.count > 1 else { return name }
    return name.dropFirst().dropLast().split(separator: "''", omittingEmptySubsequences: false)
      .joined(separator: "'")
  }

  /// "tolok-ukur.xlsx · sementara · sheet": the file's own name and one edition throughout.
  private mutating func edition(_ footer: String, _ sheet: Sheet) {
    let left = Self.words(footer)
    let parts = left.split(separator: "·").map { String($0).trimmedBlanks }
    guard parts.count >= 3 else { return tell(.editionDiffers, sheet.name, found: left) }
    if parts[0] != name { tell(.editionDiffers, sheet.name, found: parts[0]) }
    if !editions.contains(parts[1]) {
      editions.append(parts[1])
      if editions.count > 1 { tell(.editionDiffers, sheet.name, found: parts[1]) }
    }
  }

  /// The left part of a footer without its codes for side, font and size.
  static func words(_ footer: String) -> String {
    var out = ""
    var rest = footer[...]
    while let mark = rest.firstIndex(of: "&") {
      out += rest[..<mark]
      rest = rest[rest.index(after: mark)...]
      switch rest.first {
      case "L": rest = rest.dropFirst()
      case "R", "C": return out
      case "\"": rest = rest.dropFirst().drop { $0 != "\"" }.dropFirst()
      case let digit? where digit.isNumber: rest = rest.drop(while: \.isNumber)
      case "K": rest = rest.dropFirst(7)
      case nil: break
      default:
        out += "&" + rest.prefix(1)
        rest = rest.dropFirst()
      }
    }
    return out + rest
  }

  private mutating func related(
    _ sheet: Sheet, _ filled: [Int: Bool], _ tables: inout [String: String]
  ) throws(ContainerError) {
    let pieces = sheet.path.split(separator: "/").map(String.init)
    let path = (pieces.dropLast() + ["_rels", (pieces.last ?? "") + ".rels"]).joined(separator: "/")
    guard zip.contains(path) else { return }
    var relations = try part(path)
    while let piece = relations.next() {
      guard case .open("relationship", let a, _) = piece, let target = a["Target"] else { continue }
      let file = "xl/" + target.split(separator: "/").drop { $0 == ".." || $0 == "xl" }.joined(separator: "/")
      if target.contains("tables/") { try table(file, sheet, filled, &tables) }
      if target.contains("drawings/drawing") { try drawing(file, sheet) }
    }
  }

  private mutating func table(
    _ path: String, _ sheet: Sheet, _ filled: [Int: Bool], _ tables: inout [String: String]
  ) throws(ContainerError) {
    var headings: Set<String> = []
    var scan = try part(path)
    var head: CellAddress?
    while let piece = scan.next() {
      guard case .open(let tag, let a, _) = piece else { continue }
      if tag == "table" {
        let corners = (a["ref"] ?? "").split(separator: ":").compactMap { CellAddress(String($0)) }
        head = corners.first
        let table = (a["displayName"] ?? a["name"] ?? "").lowercased()
        if table.isEmpty || tables.updateValue(sheet.name, forKey: table) != nil {
          tell(.noNamedTable, sheet.name, head, found: table)
        }
        if let first = corners.first, let last = corners.last {
          for row in first.row...max(first.row, last.row) where filled[row] != true {
            tell(.emptyRow, sheet.name, CellAddress(row: row, column: first.column))
          }
        }
      } else if tag == "tablecolumn" {
        let name = a["name"] ?? ""
        if name.isEmpty || !headings.insert(name.lowercased()).inserted {
          tell(.doubleHeading, sheet.name, head, found: name)
        }
      }
    }
  }

  private mutating func drawing(_ path: String, _ sheet: Sheet) throws(ContainerError) {
    var scan = try part(path)
    while let piece = scan.next() {
      if case .open("xdr:cNvPr", let a, _) = piece, (a["descr"] ?? "").isEmpty {
        tell(.noAltText, sheet.name, found: a["name"])
      }
    }
  }
}

extension String {
  fileprivate var trimmedBlanks: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text.drop { $0 == " " })
  }
}
