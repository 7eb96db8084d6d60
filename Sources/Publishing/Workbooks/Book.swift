import CXLSXWriter
import TolokCore

/// What a cell is for; each role looks one way in every workbook.
enum Role: Hashable {
  case title, subtitle, heading, head, body, strong, italic, count, decimal, percent, rupiah
  case input, parameter, unknown, calculation, result, resultRupiah, verdict, check, conflict, note, link
}

/// A workbook being written; the only place that touches the C library's handle.
final class Book {
  let handle: UnsafeMutablePointer<lxw_workbook>
  let path: String
  let language: Language
  private let footer: String
  private var formats: [Role: UnsafeMutablePointer<lxw_format>] = [:]
  /// Formats of the registers and the benchmark, made once a look.
  var looks: [Look: UnsafeMutablePointer<lxw_format>] = [:]

  init(path: String, title: String, results: MonthResults) throws(PublishError) {
    guard let handle = workbook_new(path) else {
      throw .cannotWrite(file: path, reason: Sentence(id: "libxlsxwriter", en: "libxlsxwriter"))
    }
    self.handle = handle
    self.path = path
    language = results.language
    let file = path.split(separator: "/").last.map(String.init) ?? path
    footer =
      "&L\(file) · \(results.edition[results.language]) · &A&R"
      + (results.language == .id ? "halaman &P dari &N" : "page &P of &N")
    title.withCString { text in
      "Tolok".withCString { author in
        var properties = lxw_doc_properties()
        properties.title = UnsafeMutablePointer(mutating: text)
        properties.author = UnsafeMutablePointer(mutating: author)
        // Midnight UTC of the run date: the file holds no clock.
        properties.created = results.runDate.dayNumber * 86_400
        _ = workbook_set_properties(handle, &properties)
      }
    }
  }

  static func words(of code: lxw_error) -> Sentence {
    let words = String(cString: lxw_strerror(code))
    return Sentence(id: words, en: words)
  }

  func close() throws(PublishError) {
    let code = workbook_close(handle)
    guard code == LXW_NO_ERROR else {
      throw .cannotWrite(file: path, reason: Self.words(of: code))
    }
  }

  func sheet(_ name: String, widths: [Double], protected: Bool = false) throws(PublishError) -> SheetPen {
    guard let sheet = workbook_add_worksheet(handle, name) else {
      throw .cannotWrite(file: path, reason: Sentence(id: "lembar \(name)", en: "sheet \(name)"))
    }
    worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6)
    worksheet_set_footer(sheet, footer)
    for (i, width) in widths.enumerated() {
      worksheet_set_column(sheet, UInt16(i), UInt16(i), width, format(.body))
    }
    if protected {
      var options = lxw_protection()
      options.format_columns = 1
      options.format_rows = 1
      worksheet_protect(sheet, nil, &options)
    }
    return SheetPen(book: self, sheet: sheet, name: name, widths: widths)
  }

  func define(_ name: String, _ formula: String) { workbook_define_name(handle, name, formula) }

  func format(_ role: Role) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[role] { return known }
    guard let format = workbook_add_format(handle) else { return nil }
    formats[role] = format
    Self.dress(format, role)
    return format
  }

  private static func dress(_ f: UnsafeMutablePointer<lxw_format>, _ role: Role) {
    let ink: UInt32 = 0x17212B, quiet: UInt32 = 0x5F6B76, deep: UInt32 = 0x0A4B67, ochre: UInt32 = 0x9C4A00
    format_set_font_name(f, "Calibri")
    format_set_font_size(f, 10)
    format_set_font_color(f, ink)
    format_set_align(f, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    func hairline() {
      format_set_bottom(f, UInt8(LXW_BORDER_HAIR.rawValue))
      format_set_bottom_color(f, 0xE4E8EA)
    }
    func wrapped() {
      format_set_indent(f, 1)
      format_set_text_wrap(f)
      hairline()
    }
    let money = "[$-421]#,##0;[$-421]-#,##0;0"
    switch role {
    case .title:
      format_set_font_name(f, "Cambria")
      format_set_font_size(f, 17)
      format_set_bold(f)
    case .subtitle: format_set_font_color(f, quiet)
    case .heading:
      format_set_font_size(f, 12)
      format_set_bold(f)
      format_set_font_color(f, deep)
    case .head:
      format_set_bold(f)
      format_set_indent(f, 1)
      format_set_text_wrap(f)
      format_set_top(f, UInt8(LXW_BORDER_MEDIUM.rawValue))
      format_set_bottom(f, UInt8(LXW_BORDER_THIN.rawValue))
    case .body: wrapped()
    case .strong:
      wrapped()
      format_set_bold(f)
    case .italic:
      wrapped()
      format_set_italic(f)
      format_set_bg_color(f, 0xF5F3EE)
    case .count:
      hairline()
      format_set_num_format(f, "[$-421]#,##0")
    case .decimal:
      hairline()
      format_set_num_format(f, "[$-421]#,##0.00")
    case .percent:
      hairline()
      format_set_num_format(f, "[$-421]0.0%")
    case .rupiah, .calculation:
      hairline()
      format_set_num_format(f, role == .rupiah ? money : "General")
    case .input:
      format_set_unlocked(f)
      format_set_bg_color(f, 0xFFFAE3)
      format_set_font_color(f, 0x1B4F9C)
      format_set_border(f, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(f, 0xC7CDD2)
    case .parameter:
      format_set_unlocked(f)
      format_set_bg_color(f, 0xE6F0F4)
      format_set_font_color(f, deep)
      format_set_num_format(f, "[$-421]#,##0.##")
      hairline()
    case .unknown:
      format_set_unlocked(f)
      format_set_italic(f)
      format_set_font_color(f, quiet)
      format_set_border(f, UInt8(LXW_BORDER_DASHED.rawValue))
      format_set_border_color(f, 0x6B7680)
    case .result, .resultRupiah:
      format_set_bold(f)
      format_set_text_wrap(f)
      format_set_bg_color(f, 0xF5F3EE)
      format_set_top(f, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bottom(f, UInt8(LXW_BORDER_THIN.rawValue))
      if role == .resultRupiah { format_set_num_format(f, money) }
    case .verdict:
      hairline()
      format_set_bold(f)
      format_set_align(f, UInt8(LXW_ALIGN_LEFT.rawValue))
      format_set_num_format(f, "\"● terpenuhi\";\"× tidak terpenuhi\";\"○ belum dapat dinilai\"")
    case .check:
      hairline()
      format_set_align(f, UInt8(LXW_ALIGN_LEFT.rawValue))
      format_set_num_format(f, "\"√ benar\";;\"× SALAH\"")
    case .conflict:
      wrapped()
      format_set_bg_color(f, 0xFAEFE2)
      format_set_font_color(f, ochre)
    case .note:
      format_set_indent(f, 1)
      format_set_font_color(f, quiet)
      format_set_italic(f)
      format_set_text_wrap(f)
    case .link:
      format_set_font_color(f, 0x2E7FA0)
      format_set_underline(f, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    }
  }
}
