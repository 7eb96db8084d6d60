import CXLSXWriter
import TolokCore

/// The colours of the house (reports/shared), as the library wants them.
enum Paint {
  static let ink: UInt32 = 0x17212B, soft: UInt32 = 0x45525E, quiet: UInt32 = 0x5F6B76
  static let rule: UInt32 = 0xC7CDD2, hairline: UInt32 = 0xE4E8EA, wash: UInt32 = 0xF5F3EE
  static let deep: UInt32 = 0x0A4B67, blue: UInt32 = 0x2E7FA0, pale: UInt32 = 0xE6F0F4
  static let ochre: UInt32 = 0x9C4A00, sand: UInt32 = 0xFAEFE2, amber: UInt32 = 0xD98A2B
  static let paper: UInt32 = 0xFFFAE3, inputInk: UInt32 = 0x1B4F9C
}

/// Number formats; the words of a verdict are formats over numbers, so that a filter and a screen reader see them.
enum NumberLook {
  static let count = "[$-421]#,##0"
  static let one = "[$-421]#,##0.0"
  static let two = "[$-421]#,##0.00"
  static let percent = "[$-421]0.0%"
  static let date = "[$-421]d mmm yyyy"

  /// `[$-421]` asks for Indonesian months and separators; an English edition leaves them to the reader's program.
  static func of(_ format: String, _ language: Language) -> String {
    guard language == .en, format.hasPrefix("[$-421]") else { return format }
    return String(format.dropFirst("[$-421]".count))
  }
}

/// How one cell looks. Two cells of the same look share one format of the file.
struct Look: Hashable {
  enum Rules: Hashable { case none, hairline, result, head, box, dashed }
  var size = 10.0
  var serif = false
  var bold = false
  var italic = false
  var underlined = false
  var ink = Paint.ink
  var fill: UInt32?
  var wraps = true
  var right = false
  var indent: UInt8 = 1
  var atBottom = false
  var rules = Rules.hairline
  var number: String?

  /// A look differs from the plain one in little: these tell nearly all of them apart and cost little to mix.
  func hash(into hasher: inout Hasher) {
    hasher.combine(ink)
    hasher.combine(fill)
    hasher.combine(number)
    hasher.combine(bold)
    hasher.combine(italic)
  }

  func with(_ change: (inout Look) -> Void) -> Look {
    var copy = self
    change(&copy)
    return copy
  }

  // MARK: - Roles

  static let title = Look(size: 17, serif: true, bold: true, wraps: false, indent: 0, rules: .none)
  static let sentence = Look(ink: Paint.soft, wraps: false, indent: 0, rules: .none)
  static let heading = Look(
    size: 12, bold: true, ink: Paint.deep, wraps: false, indent: 0, atBottom: true, rules: .none)
  static let head = Look(bold: true, ink: Paint.soft, atBottom: true, rules: .head)
  static let blank = Look(wraps: false, indent: 0, rules: .none)
  static let text = Look()
  static let strong = Look(bold: true)
  static let quiet = Look(ink: Paint.quiet)
  /// A nothing said in words ("belum diisi"): never an empty cell.
  static let nothing = Look(italic: true, ink: Paint.quiet)
  static let synthetic = Look(italic: true, ink: Paint.soft, fill: Paint.wash)
  static let conflict = Look(ink: Paint.ochre, fill: Paint.sand)
  static let alarm = Look(bold: true, ink: Paint.ochre, fill: Paint.sand)
  static let warning = Look(ink: Paint.ochre)
  static let good = Look(ink: Paint.deep)
  static let input = Look(ink: Paint.inputInk, fill: Paint.paper, rules: .box)
  static let unknown = Look(italic: true, ink: Paint.quiet, rules: .dashed)
  static let link = Look(underlined: true, ink: Paint.blue)
  static let looseLink = Look(underlined: true, ink: Paint.blue, wraps: false, indent: 0, rules: .none)
  static let note = Look(ink: Paint.quiet, wraps: false, indent: 0, rules: .none)
  static let count = Look(wraps: false, right: true, indent: 0, number: NumberLook.count)
  static let day = Look(wraps: false, number: NumberLook.date)
  static let result = Look(
    bold: true, fill: Paint.wash, wraps: false, right: true, indent: 0, rules: .result,
    number: NumberLook.count)
  static let resultText = Look(bold: true, fill: Paint.wash, rules: .result)

  static func number(_ format: String) -> Look { count.with { $0.number = format } }
  static func result(_ format: String) -> Look { result.with { $0.number = format } }
  /// `√ benar` over 1, `× SALAH` over 0.
  static func check(_ format: String) -> Look { Look(wraps: false, number: format) }
}

extension Book {
  func format(of look: Look) -> UnsafeMutablePointer<lxw_format>? {
    if let known = looks[look] { return known }
    guard let format = workbook_add_format(handle) else { return nil }
    looks[look] = format
    format_set_font_name(format, look.serif ? "Cambria" : "Calibri")
    format_set_font_size(format, look.size)
    format_set_font_color(format, look.ink)
    if look.bold { format_set_bold(format) }
    if look.italic { format_set_italic(format) }
    if look.underlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if let fill = look.fill { format_set_bg_color(format, fill) }
    if look.wraps { format_set_text_wrap(format) }
    if look.fill == Paint.paper { format_set_unlocked(format) }
    if look.indent > 0, !look.right { format_set_indent(format, look.indent) }
    if look.right { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
    if !look.right, look.indent > 0 || look.number != nil {
      format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    }
    let down = look.atBottom ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_CENTER
    format_set_align(format, UInt8(down.rawValue))
    if let number = look.number { format_set_num_format(format, NumberLook.of(number, language)) }
    rule(format, look.rules)
    return format
  }

  private func rule(_ format: UnsafeMutablePointer<lxw_format>, _ rules: Look.Rules) {
    func top(_ border: lxw_format_borders, _ colour: UInt32) {
      format_set_top(format, UInt8(border.rawValue))
      format_set_top_color(format, colour)
    }
    func bottom(_ border: lxw_format_borders, _ colour: UInt32) {
      format_set_bottom(format, UInt8(border.rawValue))
      format_set_bottom_color(format, colour)
    }
    switch rules {
    case .none: break
    case .hairline: bottom(LXW_BORDER_THIN, Paint.hairline)
    case .result:
      top(LXW_BORDER_THIN, Paint.soft)
      bottom(LXW_BORDER_THIN, Paint.soft)
    case .head:
      top(LXW_BORDER_MEDIUM, Paint.ink)
      bottom(LXW_BORDER_THIN, Paint.soft)
    case .box:
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(format, Paint.rule)
    case .dashed:
      format_set_border(format, UInt8(LXW_BORDER_DASHED.rawValue))
      format_set_border_color(format, Paint.quiet)
    }
  }
}
