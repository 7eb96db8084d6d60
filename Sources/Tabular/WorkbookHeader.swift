/// What the workbook part says of its sheets.
struct WorkbookHeader {
  private(set) var sheets: [(name: String, relation: String, visible: Bool)] = []
  private(set) var epoch1904 = false

  init(_ bytes: [UInt8], limit: Int) throws(ReadError) {
    var scanner = XMLScanner(bytes)
    while true {
      switch scanner.next() {
      case .open where scanner.is("sheet"):
        sheets.append(
          (
            name: scanner.attributeText("name") ?? "",
            relation: scanner.attributeText("id", prefixed: true) ?? "",
            visible: (scanner.attributeText("state") ?? "visible") == "visible"
          ))
        if sheets.count > limit { throw .tooLarge("lebih dari \(limit) lembar") }
      // Extensions repeat the element under another namespace, without the flag.
      case .open where scanner.is("workbookPr"):
        epoch1904 = epoch1904 || scanner.attributeFlag("date1904")
      case .end: return
      default: break
      }
    }
  }
}

/// What each cell style makes of a number, by the style's index.
struct CellFormats {
  private(set) var kinds: [FormatKind] = []

  init(_ bytes: [UInt8], limit: Int) throws(ReadError) {
    var scanner = XMLScanner(bytes)
    var custom: [Int: FormatKind] = [:]
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
        kinds.append(custom[id] ?? NumberFormats.builtIn(id))
      case .end: return
      default: break
      }
      if kinds.count > limit || custom.count > limit { throw .tooLarge("lebih dari \(limit) gaya sel") }
    }
  }
}
