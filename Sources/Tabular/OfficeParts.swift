import Containers

/// The parts of an Office package and how they point at each other.
struct OfficeParts {
  /// Of a part that is read whole: directories and styles, never cells.
  static let wholeLimit = 64 << 20

  let zip: ZipArchive

  struct Relation {
    var id: String
    var type: String
    var target: String
  }

  struct Relations {
    private(set) var all: [Relation] = []
    private(set) var byID: [String: Relation] = [:]

    mutating func append(_ relation: Relation) {
      all.append(relation)
      if byID[relation.id] == nil { byID[relation.id] = relation }
    }
  }

  func read(_ name: String) throws(ReadError) -> [UInt8]? {
    do { return try zip.read(name, limit: Self.wholeLimit) } catch { throw ReadError(error) }
  }

  func stream(_ name: String) throws(ReadError) -> EntryStream? {
    do { return try zip.stream(name) } catch { throw ReadError(error) }
  }

  func relations(of path: String) throws(ReadError) -> Relations {
    let folder = Self.folder(of: path)
    let file = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    guard let bytes = try read("\(folder.isEmpty ? "" : folder + "/")_rels/\(file).rels") else {
      return Relations()
    }
    var scanner = XMLScanner(bytes)
    var relations = Relations()
    while true {
      switch scanner.next() {
      case .open where scanner.is("Relationship"):
        relations.append(
          Relation(
            id: scanner.attributeText("Id") ?? "", type: scanner.attributeText("Type") ?? "",
            target: scanner.attributeText("Target") ?? ""))
      case .end: return relations
      default: break
      }
    }
  }

  /// Where the workbook part is: by relation, by its usual place, by its name.
  func workbookPath() throws(ReadError) -> String {
    for relation in try relations(of: "").all where relation.type.hasSuffix("/officeDocument") {
      let found = Self.resolve(relation.target, in: "")
      if zip.contains(found) { return found }
    }
    if zip.contains("xl/workbook.xml") { return "xl/workbook.xml" }
    return zip.names.first { $0.lowercased().hasSuffix("workbook.xml") } ?? "xl/workbook.xml"
  }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// `/xl/a.xml`, `a.xml`, `../a.xml`, with either slash and `%20` for a blank.
  static func resolve(_ target: String, in folder: String) -> String {
    let target = unquoted(String(target.map { $0 == "\\" ? "/" : $0 }))
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for piece in target.split(separator: "/") {
      if piece == ".." { _ = parts.popLast() } else if piece != "." { parts.append(String(piece)) }
    }
    return parts.joined(separator: "/")
  }

  private static func unquoted(_ target: String) -> String {
    guard target.utf8.contains(0x25) else { return target }
    let bytes = Array(target.utf8)
    var out: [UInt8] = []
    var i = 0
    while i < bytes.count {
      if bytes[i] == 0x25, i + 2 < bytes.count, let high = XMLBytes.hexDigit(bytes[i + 1]),
        let low = XMLBytes.hexDigit(bytes[i + 2])
      {
        out.append(UInt8(high << 4 | low))
        i += 3
      } else {
        out.append(bytes[i])
        i += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
