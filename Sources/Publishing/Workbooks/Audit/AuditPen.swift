import CXLSXWriter
import TolokCore

/// Writes one sheet of the audit by row and column, rows counted as Excel does, columns from 0.
final class AuditPen {
  /// What Excel holds in one cell.
  static let longestText = 32_767
  /// What Excel holds in one sheet.
  static let mostLinks = 65_000

  let book: AuditBook
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  let name: String
  let widths: [Double]
  private let rowHeight: Double
  private var heights: [Int: Double] = [:]
  private var links = 0

  init(
    book: AuditBook, sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, widths: [Double],
    rowHeight: Double
  ) {
    self.book = book
    self.sheet = sheet
    self.name = name
    self.widths = widths
    self.rowHeight = rowHeight
  }

  var words: AuditWords { book.words }

  static func column(_ index: Int) -> String { String(UnicodeScalar(UInt8(65 + index))) }

  /// `'Buku Besar'!C7`
  func place(_ row: Int, _ column: Int) -> String { "'\(name)'!\(Self.column(column))\(row)" }

  // MARK: Cells

  func put(_ row: Int, _ column: Int, _ text: String, _ style: AuditStyle = AuditStyle(.text)) {
    let code = worksheet_write_string(
      sheet, UInt32(row - 1), UInt16(column), Self.fitting(text), book.style(style))
    book.check(code, place(row, column))
  }

  func put(_ row: Int, _ column: Int, _ value: AuditValue, _ style: AuditStyle) {
    switch value {
    case .text(let text): put(row, column, text, style)
    case .number(let number):
      let code = worksheet_write_number(sheet, UInt32(row - 1), UInt16(column), number, book.style(style))
      book.check(code, place(row, column))
    }
  }

  func put(_ row: Int, _ column: Int, _ live: Live, _ style: AuditStyle) {
    let row0 = UInt32(row - 1), column0 = UInt16(column), formula = "=\(live.text)"
    // 8,192 characters are the most a formula may have.
    if formula.utf16.count > 8_190 {
      let cell = place(row, column)
      book.fail(Sentence(id: "\(cell): rumus terlalu panjang", en: "\(cell): the formula is too long"))
    }
    let code =
      switch live.value {
      case .number(let number):
        worksheet_write_formula_num(sheet, row0, column0, formula, book.style(style), number)
      case .text(let text):
        worksheet_write_formula_str(sheet, row0, column0, formula, book.style(style), Self.fitting(text))
      }
    book.check(code, place(row, column))
  }

  func blank(_ row: Int, _ column: Int, _ style: AuditStyle = AuditStyle(.text)) {
    book.check(
      worksheet_write_blank(sheet, UInt32(row - 1), UInt16(column), book.style(style)), place(row, column))
  }

  /// A link inside the workbook; beyond what a sheet may hold, the text alone.
  func link(
    _ row: Int, _ column: Int, _ text: String, to target: String, _ style: AuditStyle = AuditStyle(.link)
  ) {
    guard links < Self.mostLinks else { return put(row, column, text, style) }
    links += 1
    let code = worksheet_write_url_opt(
      sheet, UInt32(row - 1), UInt16(column), "internal:\(target)", book.style(style), Self.fitting(text), nil
    )
    book.check(code, place(row, column))
  }

  /// Text cut to what a cell holds, and marked where it was cut.
  static func fitting(_ text: String) -> String {
    guard text.utf16.count > longestText else { return text }
    var kept = ""
    var units = 0
    for character in text {
      units += character.utf16.count
      if units > longestText - 1 { break }
      kept.append(character)
    }
    return kept + "…"
  }

  // MARK: Rows

  func height(_ row: Int, _ height: Double) {
    heights[row] = height
    book.check(worksheet_set_row(sheet, UInt32(row - 1), height, nil), name)
  }

  /// Height from the length of the texts: no program fits rows by itself on a protected sheet.
  func height(_ row: Int, of texts: [(text: String, column: Int)], least: Int = 1) {
    let lines = texts.map { Self.lines($0.text, width: widths[$0.column]) }.max() ?? 1
    let count = max(lines, least)
    if count > 1 || least > 1 { height(row, min(400, 12.7 * Double(count) + 3.6)) }
  }

  static func lines(_ text: String, width: Double) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, part in
      sum + max(1, Int((Double(part.count) / max(3, width * 1.17 - 1)).rounded(.up)))
    }
  }

  // MARK: Parts of a sheet

  /// Title, one sentence, the banner's row, links and panes frozen below them.
  func open(_ title: String, _ sentence: String, links: [(text: String, target: String, column: Int)]) {
    height(1, 27)
    put(1, 0, title, AuditStyle(.title))
    put(2, 0, sentence, AuditStyle(.subtitle))
    for link in links { self.link(4, link.column, link.text, to: link.target, AuditStyle(.go)) }
    height(5, 6)
    worksheet_freeze_panes(sheet, 4, 0)
  }

  /// Row 3 of every sheet: equal to the baseline or not; all checks right or not.
  func banner(_ stored: String) {
    let (same, differs, cells) = (
      words.say("Sama dengan baseline", "Same as the baseline"),
      words.say("BERBEDA DARI BASELINE: ", "DIFFERS FROM THE BASELINE: "),
      words.say(" sel diubah", " cells changed")
    )
    let (right, wrong) = (
      words.say("  ·  semua pemeriksaan benar", "  ·  all checks right"),
      words.say(" PEMERIKSAAN SALAH", " CHECKS WRONG")
    )
    let formula =
      "IF(cek_beda=0,\"\(same)\",\"\(differs)\"&cek_beda&\"\(cells)\")"
      + "&IF(cek_salah=0,\"\(right)\",\"  ·  \"&cek_salah&\"\(wrong)\")"
    put(3, 0, Live(formula, stored), AuditStyle(.banner))
    for column in widths.indices.dropFirst() { blank(3, column, AuditStyle(.banner)) }
    height(3, 19)
    mark(rows: 3...3, columns: 0...(widths.count - 1), "OR(cek_beda>0,cek_salah>0)", .banner)
  }

  func heading(_ row: Int, _ text: String) {
    height(row, 25)
    put(row, 0, text, AuditStyle(.heading))
  }

  /// A named table whose heading stands at `row`; the data rows are written by the caller.
  func table(
    _ row: Int, rows: Int, name table: String, _ headings: [String], right: Set<Int> = [],
    filter: Bool = false
  ) {
    var strings = CStrings()
    defer { strings.free() }
    var columns = headings.enumerated().map { index, heading in
      var column = lxw_table_column()
      column.header = strings.copy(heading)
      column.header_format = book.style(AuditStyle(.head, right: right.contains(index), flush: index == 0))
      return column
    }
    var options = lxw_table_options()
    options.name = strings.copy(table)
    options.no_autofilter = filter ? 0 : 1
    options.no_banded_rows = 1
    options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
    options.style_type_number = 0
    columns.withUnsafeMutableBufferPointer { buffer in
      var pointers: [UnsafeMutablePointer<lxw_table_column>?] = buffer.indices.map { index in
        buffer.baseAddress.map { $0 + index }
      }
      pointers.append(nil)
      pointers.withUnsafeMutableBufferPointer { list in
        options.columns = list.baseAddress
        let code = worksheet_add_table(
          sheet, UInt32(row - 1), 0, UInt32(row - 1 + max(1, rows)), UInt16(headings.count - 1), &options)
        book.check(code, table)
      }
    }
    height(row, of: headings.enumerated().map { (text: $0.element, column: $0.offset) })
    // A table has a row at least; an empty one would look forgotten.
    if rows == 0 { put(row + 1, 0, words.say("tidak ada", "none"), AuditStyle(.note)) }
  }

  // MARK: Rules of cells

  /// Colours `rows` × `columns` where the formula, written for the first cell, holds.
  func mark(
    rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ formula: String, _ mark: AuditMark,
    last: Bool = false
  ) {
    var strings = CStrings()
    defer { strings.free() }
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
    rule.value_string = strings.copy("=\(formula)")
    rule.format = book.mark(mark)
    rule.stop_if_true = last ? 1 : 0
    let code = worksheet_conditional_format_range(
      sheet, UInt32(rows.lowerBound - 1), UInt16(columns.lowerBound), UInt32(rows.upperBound - 1),
      UInt16(columns.upperBound), &rule)
    book.check(code, name)
  }

  /// Colours of a three-valued column; a blank equals 0, so the number is asked for first.
  func verdicts(_ rows: ClosedRange<Int>, column: Int) {
    let cell = "$\(Self.column(column))\(rows.lowerBound)"
    for (value, mark) in [(1, AuditMark.met), (-1, .unmet), (0, .unknown)] {
      self.mark(rows: rows, columns: column...column, "AND(ISNUMBER(\(cell)),\(cell)=\(value))", mark)
    }
  }

  /// A drop-down of words.
  func choices(_ row: Int, _ column: Int, _ values: [String]) {
    var strings = CStrings()
    defer { strings.free() }
    var pointers: [UnsafeMutablePointer<CChar>?] = values.map { strings.copy($0) }
    pointers.append(nil)
    var rule = lxw_data_validation()
    rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
    explain(&rule, &strings)
    pointers.withUnsafeMutableBufferPointer { list in
      rule.value_list = list.baseAddress
      book.check(
        worksheet_data_validation_cell(sheet, UInt32(row - 1), UInt16(column), &rule), place(row, column))
    }
  }

  /// A number, or the word for not knowing it.
  func numberOrUnknown(_ row: Int, _ column: Int) {
    var strings = CStrings()
    defer { strings.free() }
    var rule = lxw_data_validation()
    let cell = "\(Self.column(column))\(row)"
    rule.validate = UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue)
    rule.value_formula = strings.copy("=OR(ISNUMBER(\(cell)),\(cell)=\(words.quoted(words.unknown)))")
    explain(&rule, &strings)
    book.check(
      worksheet_data_validation_cell(sheet, UInt32(row - 1), UInt16(column), &rule), place(row, column))
  }

  private func explain(_ rule: inout lxw_data_validation, _ strings: inout CStrings) {
    rule.error_title = strings.copy(words.say("Nilai tidak dikenal", "Value not known here"))
    rule.error_message = strings.copy(
      words.say(
        "Pilih dari daftar, atau isi bilangan; bila belum ada bukti, tulis: belum diketahui.",
        "Choose from the list, or enter a number; without evidence write: not known."))
  }

  // MARK: Printing and protection

  /// Page breaks only between blocks; a block longer than a page breaks between its rows.
  func pages(_ blocks: [ClosedRange<Int>]) {
    let width = widths.reduce(0) { $0 + ($1 * 7 + 5) * 0.75 }
    let scale = min(1, 784 / width)
    // The printable height, less the repeated rows; the first page has the banner and the links too.
    let room = 508 / scale - 44
    var used = 42.0
    var breaks: [UInt32] = []
    var end: Int?
    for block in blocks.flatMap({ whole($0, room) }) {
      // The empty rows above a block are spent only where it does not begin a page.
      let above = end.map { Double(block.lowerBound - $0 - 1) * rowHeight } ?? 0
      let size = height(of: block)
      if end != nil, used + above + size > room, breaks.count < 1_000 {
        breaks.append(UInt32(block.lowerBound - 1))
        used = size
      } else {
        used += above + size
      }
      end = block.upperBound
    }
    guard !breaks.isEmpty else { return }
    breaks.append(0)
    book.check(worksheet_set_h_pagebreaks(sheet, &breaks), name)
  }

  private func height(of rows: ClosedRange<Int>) -> Double {
    rows.reduce(0.0) { $0 + (heights[$1] ?? rowHeight) }
  }

  /// The block, or its rows where it is longer than a page; its heading stays with the first of them.
  private func whole(_ block: ClosedRange<Int>, _ room: Double) -> [ClosedRange<Int>] {
    let head = min(block.lowerBound + 2, block.upperBound)
    guard height(of: block) > room, head < block.upperBound else { return [block] }
    return [block.lowerBound...head] + ((head + 1)...block.upperBound).map { $0...$0 }
  }

  /// Locked without a password; widths, heights and filters stay free.
  func protect() {
    var options = lxw_protection()
    options.format_columns = 1
    options.format_rows = 1
    options.autofilter = 1
    worksheet_protect(sheet, nil, &options)
  }
}
