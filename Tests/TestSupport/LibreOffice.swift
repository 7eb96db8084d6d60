import Foundation  // Process and files: the recalculation runs in another program

/// LibreOffice as a calculator of workbooks, always recalculating what it loads.
package enum LibreOffice {
  /// Recalculates the files and saves them as .xlsx into `folder`, all in one call.
  package static func recalculate(_ files: [String], into folder: String) throws -> Outcome {
    let profile = "\(folder)/profile/user"
    try FileManager.default.createDirectory(atPath: profile, withIntermediateDirectories: true)
    let settings = """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry"><item \
      oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">\
      <value>0</value></prop></item></oor:items>
      """
    try settings.write(
      toFile: "\(profile)/registrymodifications.xcu", atomically: true, encoding: .utf8)
    return try shell(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", "xlsx", "--outdir",
        folder,
      ] + files)
  }
}

/// A workbook of one sheet as bytes, formulas without stored results.
package struct FormulaBook {
  package enum Cell { case number(Double), text(String), formula(String) }
  private var rows: [[Cell?]] = []
  private var names: [(String, String)] = []
  package init() {}

  package mutating func define(_ name: String, _ place: String) { names.append((name, place)) }
  package mutating func add(_ row: [Cell?]) { rows.append(row) }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      default: out.append(character)
      }
    }
    return out
  }

  package static func column(_ index: Int) -> String {
    index < 26
      ? String(UnicodeScalar(UInt8(65 + index))) : column(index / 26 - 1) + column(index % 26)
  }

  package var bytes: [UInt8] {
    var sheet =
      #"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#
    for (index, row) in rows.enumerated() {
      sheet += "<row r=\"\(index + 1)\">"
      for (column, cell) in row.enumerated() {
        let place = "\(Self.column(column))\(index + 1)"
        switch cell {
        case .number(let value)?: sheet += "<c r=\"\(place)\"><v>\(value)</v></c>"
        case .text(let text)?:
          sheet +=
            "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(Self.escaped(text))</t></is></c>"
        case .formula(let text)?: sheet += "<c r=\"\(place)\"><f>\(Self.escaped(text))</f></c>"
        case nil: continue
        }
      }
      sheet += "</row>"
    }
    sheet += "</sheetData></worksheet>"
    let defined = names.map { "<definedName name=\"\($0.0)\">\(Self.escaped($0.1))</definedName>" }.joined()
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006"
    return ZipLiteral([
      .init(
        "[Content_Types].xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"\(package)/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"
      ),
      .init(
        "_rels/.rels",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" Type=\"\(rel)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      .init(
        "xl/_rels/workbook.xml.rels",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" Type=\"\(rel)/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
      ),
      .init(
        "xl/workbook.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"\(rel)\"><sheets><sheet name=\"U\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames>\(defined)</definedNames></workbook>"
      ),
      .init("xl/worksheets/sheet1.xml", sheet),
    ]).bytes
  }
}
