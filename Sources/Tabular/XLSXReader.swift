import Containers
import TolokCore

/// Reads .xlsx and .xlsm (ECMA-376, strict and transitional) from memory.
struct XLSXReader {
  let zip: ZipArchive
  let limits: ReadLimits

  func read() throws(ReadError) -> Workbook {
    let parts = OfficeParts(zip: zip)
    let workbookPath = try parts.workbookPath()
    guard let workbookPart = try parts.read(workbookPath) else { throw .damaged("bagian workbook tidak ada") }
    let folder = OfficeParts.folder(of: workbookPath)
    let relations = try parts.relations(of: workbookPath)
    func target(_ suffix: String, _ fallback: String) -> String {
      relations.all.first { $0.type.hasSuffix(suffix) }.map { OfficeParts.resolve($0.target, in: folder) }
        ?? OfficeParts.resolve(fallback, in: folder)
    }
    var opened = 0
    let strings = try sharedStrings(target("/sharedStrings", "sharedStrings.xml"), &opened)
    let formats = try parts.read(target("/styles", "styles.xml")).map { bytes throws(ReadError) in
      try CellFormats(bytes, limit: limits.styles).kinds
    }
    let header = try WorkbookHeader(workbookPart, limit: limits.sheets)
    var sheets: [Sheet] = []
    // What is left of the limits after the sheets before.
    var rest = limits
    for (index, entry) in header.sheets.enumerated() {
      let relation = relations.byID[entry.relation]
      // Sheets of the old macro language hold cells too; charts and dialogs hold none.
      if let relation, !Self.kindsWithCells.contains(where: relation.type.hasSuffix) { continue }
      let path = OfficeParts.resolve(
        relation?.target ?? "worksheets/sheet\(index + 1).xml", in: folder)
      var sheet = Sheet(name: entry.name, visible: entry.visible)
      if let stream = try parts.stream(path) {
        var parser = SheetParser(
          strings: strings, formats: formats ?? [], epoch1904: header.epoch1904, limits: rest,
          said: limits)
        try feed(stream, into: &parser, &opened)
        guard parser.lostTexts == 0 else {
          throw .damaged("\(parser.lostTexts) sel pada lembar '\(entry.name)' menunjuk teks yang tidak ada")
        }
        parser.fill(&sheet)
        rest.cells -= sheet.cells.count
        rest.memory -= sheet.cells.footprint
      } else {
        // An empty sheet passed off as read would hide what was lost.
        throw .damaged("isi lembar '\(entry.name)' tidak ada dalam berkas")
      }
      sheets.append(sheet)
    }
    return Workbook(format: zip.contains("xl/vbaProject.bin") ? .xlsm : .xlsx, sheets: sheets)
  }

  private static let kindsWithCells = ["/worksheet", "/xlMacrosheet", "/xlIntlMacrosheet"]

  private func sharedStrings(_ path: String, _ opened: inout Int) throws(ReadError) -> TextPool {
    var reader = SharedStrings(limit: limits.sharedTexts, byteLimit: limits.memory)
    if let stream = try OfficeParts(zip: zip).stream(path) { try feed(stream, into: &reader, &opened) }
    return reader.pool
  }

  /// A workbook may name one large part many times, so what was opened is counted over all.
  private func feed(_ stream: EntryStream, into scanner: inout some PartScanner, _ opened: inout Int)
    throws(ReadError)
  {
    try PartFeed.run(stream, into: &scanner, limit: limits.opened - opened)
    opened += stream.made
    if opened > limits.opened {
      throw .tooLarge("isi buku kerja melampaui \(limits.opened >> 20) MB setelah dibuka")
    }
  }
}
