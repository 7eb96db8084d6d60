/// What was read as what, drawn for a planner: each sheet as a grid whose rows say their class in words.
///
/// A self-contained page. Long runs of rows are shortened and counted, wide sheets as well; numbers as long as a
/// NIP or NIK and the columns a source map calls personal are masked.
package struct ReadingMap {
  private let workbook: Workbook
  private let understood: UnderstoodWorkbook
  private let file: String
  private let personal: [String: Set<String>]
  private let language: Language
  private let format: LocalFormat

  package init(
    workbook: Workbook, understood: UnderstoodWorkbook, file: String, sources: [SourceMap], language: Language
  ) {
    self.workbook = workbook
    self.understood = understood
    self.file = file
    self.language = language
    personal = Dictionary(
      sources.map { ($0.id, Set($0.fields.filter(\.personal).map(\.name))) }, uniquingKeysWith: { $1 })
    format = LocalFormat(language)
  }

  package var html: String {
    var page = MapPage(title: say("Peta bacaan", "Reading map") + " · " + name, language: language)
    page.add("<h1>\(MapPage.escaped(say("Peta bacaan", "Reading map")))</h1>")
    page.add("<p class=\"file\">\(MapPage.escaped(name))</p>")
    page.add(
      "<p>"
        + MapPage.escaped(
          say(
            "Setiap sel yang berisi mendapat tepat satu golongan. Golongan baris tertulis di sisi kiri; sel yang berbeda dari barisnya diberi keterangan sendiri.",
            "Each non-empty cell has exactly one class. The class of a row stands at its left; a cell that differs from its row says so."
          )) + "</p>")
    legend(into: &page)
    for (sheet, classes) in zip(workbook.sheets, understood.classes) {
      section(sheet, classes, into: &page)
    }
    return page.text
  }

  private var name: String { file.split(separator: "/").last.map(String.init) ?? file }

  private func say(_ id: String, _ en: String) -> String { language == .id ? id : en }

  // MARK: the words

  static func word(_ kind: CellClass, _ language: Language) -> String {
    let word =
      switch kind {
      case .data: ("data", "data")
      case .header: ("judul kolom", "header")
      case .title: ("judul", "title")
      case .section: ("bagian", "section")
      case .total: ("jumlah", "total")
      case .note: ("catatan", "note")
      case .ignored: ("diabaikan", "ignored")
      }
    return language == .id ? word.0 : word.1
  }

  private func legend(into page: inout MapPage) {
    let counts = understood.counts
    let total = counts.values.reduce(0, +)
    page.add("<ul class=\"legend\">")
    for kind in CellClass.allCases {
      let count = counts[kind] ?? 0
      page.add(
        "<li><span class=\"swatch \(kind.rawValue)\">\(Self.word(kind, language))</span> \(format.count(count)) \(say("sel", "cells"))</li>"
      )
    }
    page.add("</ul><p class=\"sum\">\(say("Seluruhnya", "In all")) \(format.count(total)) \(say("sel berisi", "non-empty cells")).</p>")
  }

  // MARK: one sheet

  private func section(_ sheet: Sheet, _ classes: SheetClasses, into page: inout MapPage) {
    page.add("<section><h2>\(MapPage.escaped(sheet.name))</h2>")
    defer { page.add("</section>") }
    guard classes.count > 0 else {
      page.add("<p class=\"quiet\">\(say("Lembar kosong.", "An empty sheet."))</p>")
      return
    }
    if let reason = classes.reason {
      page.add("<p class=\"quiet\">\(MapPage.escaped(say("Diabaikan: ", "Ignored: ") + reason[language])).</p>")
    }
    guard sheet.visible else { return }
    let tables = understood.tables.filter { $0.sheet == sheet.name }
    if tables.isEmpty {
      page.add("<p class=\"quiet\">\(say("Tidak ada tabel di lembar ini.", "There is no table in this sheet."))</p>")
    }
    for (index, table) in tables.enumerated() { describe(table, index + 1, into: &page) }
    let grid = SheetGrid(sheet)
    MapGrid(
      grid: grid, classes: classes, tables: tables, masked: masked(tables), language: language, format: format
    ).draw(into: &page)
  }

  private func describe(_ table: UnderstoodTable, _ number: Int, into page: inout MapPage) {
    let records = table.rows.data.count
    let unit = table.orientation == .rows ? say("baris data", "data rows") : say("kolom data", "data columns")
    let form =
      table.source.map { say("dikenali sebagai ", "recognised as ") + $0 }
      ?? say("susunan kolom belum dikenal", "layout not known")
    page.add(
      "<p class=\"table\"><b>\(say("Tabel", "Table")) \(number)</b> \(table.range): \(format.count(records)) \(unit); \(MapPage.escaped(form)).</p>"
    )
    page.add("<ul class=\"columns\">")
    for column in table.columns.prefix(60) {
      let heading = column.heading.isEmpty ? say("(tanpa judul)", "(no heading)") : column.heading.joined(separator: " › ")
      let field = column.field.map { " → <b>\(MapPage.escaped($0))</b>" } ?? ""
      page.add("<li><span class=\"place\">\(table.place(of: column))</span> \(MapPage.escaped(MapPage.short(heading, 90)))\(field)</li>")
    }
    if table.columns.count > 60 {
      page.add("<li>… \(format.count(table.columns.count - 60)) \(say("kolom lain", "more columns"))</li>")
    }
    page.add("</ul>")
  }

  /// Columns of personal fields, by table.
  private func masked(_ tables: [UnderstoodTable]) -> [Set<Int>] {
    tables.map { table in
      let fields = table.source.flatMap { personal[$0] } ?? []
      return Set(table.columns.filter { $0.field.map(fields.contains) ?? false }.map(\.column))
    }
  }
}

/// One sheet of the map: column letters above, row numbers and words at the left, long runs shortened.
private struct MapGrid {
  let grid: SheetGrid
  let classes: SheetClasses
  let tables: [UnderstoodTable]
  let masked: [Set<Int>]
  let language: Language
  let format: LocalFormat

  private static let widest = 40
  private static let head = 6
  private static let tail = 2
  private static let most = 400

  private func say(_ id: String, _ en: String) -> String { language == .id ? id : en }

  func draw(into page: inout MapPage) {
    guard let columns = grid.columns else { return }
    let shown = columns.lowerBound...min(columns.upperBound, columns.lowerBound + Self.widest - 1)
    page.add("<div class=\"sheet\"><table><thead><tr><th scope=\"col\">\(say("golongan", "class"))</th><th scope=\"col\">\(say("baris", "row"))</th>")
    for column in shown { page.add("<th scope=\"col\">\(CellAddress.letters(column))</th>") }
    if shown.upperBound < columns.upperBound { page.add("<th></th>") }
    page.add("</tr></thead><tbody>")
    let more = columns.upperBound - shown.upperBound
    var rows = 0
    var index = 0
    while index < grid.rows.count {
      let kinds = rowKinds(index)
      var end = index + 1
      while end < grid.rows.count, rowKinds(end) == kinds, grid.rows[end].number - grid.rows[end - 1].number == 1 { end += 1 }
      let length = end - index
      let long = length > Self.head + Self.tail + 2
      for row in index..<end where !long || row < index + Self.head || row >= end - Self.tail {
        if rows >= Self.most { break }
        if row == index, index > 0 { gap(before: index, shown.count, into: &page) }
        if long, row == end - Self.tail {
          rest(length - Self.head - Self.tail, kinds, from: index + Self.head, to: row - 1, shown.count, into: &page)
        }
        draw(row, kinds, shown, more, into: &page)
        rows += 1
      }
      if rows >= Self.most, end < grid.rows.count || long {
        let left = grid.rows.count - end
        if left > 0 { rest(left, [], from: end, to: grid.rows.count - 1, shown.count, into: &page) }
        break
      }
      index = end
    }
    page.add("</tbody></table></div>")
  }

  private func rowKinds(_ index: Int) -> [CellClass] {
    var kinds: [CellClass] = []
    for cell in grid.cells[grid.rows[index].cells] {
      if let kind = classes[cell.address], !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
  }

  private func words(_ kinds: [CellClass]) -> String {
    kinds.map { ReadingMap.word($0, language) }.joined(separator: ", ")
  }

  private func gap(before index: Int, _ width: Int, into page: inout MapPage) {
    let blank = grid.rows[index].number - grid.rows[index - 1].number - 1
    guard blank > 0 else { return }
    page.add("<tr class=\"gap\"><td></td><td></td><td colspan=\"\(width)\">\(format.count(blank)) \(say("baris kosong", blank == 1 ? "blank row" : "blank rows"))</td></tr>")
  }

  /// "… 1.203 baris data lain (12–1214)"
  private func rest(_ count: Int, _ kinds: [CellClass], from: Int, to: Int, _ width: Int, into page: inout MapPage) {
    let kind = kinds.isEmpty ? "" : words(kinds) + " "
    let rows = "\(grid.rows[from].number)–\(grid.rows[to].number)"
    let text = language == .id ? "… \(format.count(count)) baris \(kind)lain (\(rows))" : "… \(format.count(count)) more \(kind)rows (\(rows))"
    page.add("<tr class=\"rest\"><td></td><td></td><td colspan=\"\(width)\">\(text)</td></tr>")
  }

  private func draw(_ index: Int, _ kinds: [CellClass], _ shown: ClosedRange<Int>, _ more: Int, into page: inout MapPage) {
    let number = grid.rows[index].number
    let hidden = grid.sheet.hiddenRows.contains(number) ? " <i>(\(say("tersembunyi", "hidden")))</i>" : ""
    let main = kinds.count == 1 ? kinds.first : nil
    page.add("<tr><th scope=\"row\" class=\"word \(main?.rawValue ?? "mixed")\">\(words(kinds))\(hidden)</th><th scope=\"row\">\(number)</th>")
    var column = shown.lowerBound
    while column <= shown.upperBound {
      let address = CellAddress(row: number, column: column)
      var width = 1
      if let place = grid.cell(index, column: column) {
        let cell = grid.cells[place]
        if let range = grid.merge(at: address), range.right > column {
          width = min(range.right, shown.upperBound) - column + 1
          width = max(1, free(index, from: column, width: width))
        }
        let kind = classes[address]
        let tag = main == nil ? kind.map { "<small>\(ReadingMap.word($0, language))</small> " } ?? "" : ""
        let text = MapPage.escaped(MapPage.short(shownText(cell), 80))
        page.add("<td class=\"\(kind?.rawValue ?? "")\"\(width > 1 ? " colspan=\"\(width)\"" : "")>\(tag)\(text)</td>")
      } else if let range = grid.merge(at: address), range.left == column, range.top < number,
        kinds.contains(.data), let owner = grid.speaking(address)
      {
        // What a merged owner above says for this row.
        page.add("<td class=\"filled\">↑ \(MapPage.escaped(MapPage.short(shownText(owner), 40)))</td>")
      } else {
        page.add("<td></td>")
      }
      column += width
    }
    if more > 0 { page.add("<td class=\"rest\">… \(format.count(more)) \(say("kolom lain", "more columns"))</td>") }
    page.add("</tr>")
  }

  /// A merged cell is drawn as wide as the blanks it covers.
  private func free(_ index: Int, from column: Int, width: Int) -> Int {
    var free = 1
    while free < width, grid.cell(index, column: column + free) == nil { free += 1 }
    return free
  }

  private func shownText(_ cell: Cell) -> String {
    for (table, columns) in zip(tables, masked) where table.range.contains(cell.address) {
      let place = table.orientation == .rows ? cell.address.column : cell.address.row
      if columns.contains(place), classes[cell.address] == .data { return say("(data pribadi)", "(personal data)") }
    }
    let text = tidied(cell.displayed)
    let digits = text.utf8.reduce(0) { $0 + ($1 >= 0x30 && $1 <= 0x39 ? 1 : 0) }
    guard digits >= 16, digits <= 18, text.utf8.count <= 30 else { return text }
    return String(text.map { $0.isNumber ? "•" : $0 })
  }
}

/// The page around the grids: one file, no script, colours of the design tokens with words beside them.
struct MapPage {
  private(set) var text: String

  init(title: String, language: Language) {
    text = """
      <!doctype html>
      <html lang="\(language == .id ? "id" : "en")">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>\(Self.escaped(title))</title>
      <style>\(Self.style)</style></head>
      <body>

      """
  }

  mutating func add(_ part: String) {
    text += part
    text += "\n"
  }

  static func short(_ text: String, _ most: Int) -> String {
    text.count <= most ? text : String(text.prefix(most - 1)) + "…"
  }

  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}": out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static let style = """
    body{font:10.5pt/1.38 Carlito,Calibri,"Liberation Sans",Arial,sans-serif;color:#17212B;margin:24px;max-width:none}
    h1{font:21pt/1.16 Caladea,Cambria,"Liberation Serif",serif;margin:0}
    h2{font:14pt/1.16 Caladea,Cambria,"Liberation Serif",serif;margin:28px 0 6px;border-top:1.5pt solid #17212B;padding-top:8px}
    p{margin:4px 0;max-width:75ch}.file{color:#45525E;font-weight:bold}.quiet,.sum{color:#5F6B76}
    .legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:4px 16px;margin:12px 0 4px}
    .swatch{display:inline-block;padding:1px 8px;border:.75pt solid #C7CDD2}
    .columns{list-style:none;padding:0;margin:2px 0 10px;columns:24em;font-size:9.5pt;color:#45525E}
    .columns b{color:#0A4B67}.place{display:inline-block;min-width:2em;font-weight:bold;color:#17212B}
    .sheet{overflow-x:auto}table{border-collapse:collapse;font-size:8.5pt;line-height:1.25;margin:4px 0 12px}
    td,th{border:.4pt solid #C7CDD2;padding:2px 5px;vertical-align:top;text-align:left;max-width:22em;overflow-wrap:anywhere}
    td{min-width:2em}
    thead th,tbody th{background:#F5F3EE;color:#45525E;font-weight:normal;white-space:nowrap}
    td.data{background:#fff}
    td.header,.swatch.header,th.word.header{background:#0A4B67;color:#fff;font-weight:bold}
    td.title,.swatch.title,th.word.title{background:#F5F3EE;color:#17212B;font-weight:bold;border-bottom:1.5pt solid #0A4B67}
    td.section,.swatch.section,th.word.section{background:#B4D2E0;color:#17212B;font-weight:bold}
    td.total,.swatch.total,th.word.total{background:#E6F0F4;color:#17212B;font-weight:bold;border-top:1.5pt solid #17212B}
    td.note,.swatch.note,th.word.note{background:#FAEFE2;color:#9C4A00;font-style:italic}
    td.ignored,.swatch.ignored,th.word.ignored{color:#5F6B76;text-decoration:line-through;background:repeating-linear-gradient(45deg,#fff,#fff 4px,#E4E8EA 4px,#E4E8EA 5px)}
    td.filled{color:#5F6B76;font-style:italic}
    tr.gap td{color:#5F6B76;border-left:0;border-right:0;font-size:7.5pt}
    tr.rest td,td.rest{color:#45525E;background:#F5F3EE;font-style:italic}
    small{font-size:7.5pt;text-transform:uppercase;letter-spacing:.03em;opacity:.85}
    @page{size:A4 landscape;margin:14mm}@media print{body{margin:0}.sheet{overflow:visible}thead{display:table-header-group}}
    """
}
