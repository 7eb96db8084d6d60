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
    page.add(
      "</ul><p class=\"sum\">\(say("Seluruhnya", "In all")) \(format.count(total)) \(say("sel berisi", "non-empty cells")).</p>"
    )
  }

  // MARK: one sheet

  private func section(_ sheet: Sheet, _ classes: SheetClasses, into page: inout MapPage) {
    page.add("<section><h2>\(MapPage.escaped(sheet.name))</h2>")
    defer { page.add("</section>") }
    guard classes.count > 0 else {
      page.add("<p class=\"quiet\">\(say("Lembar kosong.", "An empty sheet."))</p>")
      return
    }
    for reason in classes.reasons {
      page.add(
        "<p class=\"quiet\">\(MapPage.escaped(say("Diabaikan: ", "Ignored: ") + reason[language])).</p>")
    }
    guard sheet.visible else { return }
    let tables = understood.tables.filter { $0.sheet == sheet.name }
    if tables.isEmpty {
      page.add(
        "<p class=\"quiet\">\(say("Tidak ada tabel di lembar ini.", "There is no table in this sheet."))</p>")
    }
    for (index, table) in tables.enumerated() { describe(table, index + 1, into: &page) }
    let grid = SheetGrid(sheet, keepingRules: true)
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
      let heading =
        column.heading.isEmpty
        ? say("(tanpa judul)", "(no heading)") : column.heading.joined(separator: " › ")
      let field = column.field.map { " → <b>\(MapPage.escaped($0))</b>" } ?? ""
      page.add(
        "<li><span class=\"place\">\(table.place(of: column))</span> \(MapPage.escaped(MapPage.short(heading, 90)))\(field)</li>"
      )
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
