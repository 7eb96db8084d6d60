import CXLSXWriter

/// What a cell of the audit is for; each look one way, told apart without colour too.
struct AuditStyle: Hashable {
  enum Look: Hashable {
    case title, subtitle, banner, heading, head, plain, note, footnote
    case text, wrap, code, input, parameter, never, baseline, result, link, go, conflict, changed
  }
  var look: Look
  var format = AuditFormat.general
  var right = false
  var bold = false
  var italic = false
  /// For samples of unlocked cells in the legend.
  var locked = false
  /// Without the indent of words: the first column of a table.
  var flush = false

  init(
    _ look: Look, _ format: AuditFormat = .general, right: Bool = false, bold: Bool = false,
    italic: Bool = false, locked: Bool = false,
    flush: Bool = false
  ) {
    self.look = look
    self.format = format
    self.right = right
    self.bold = bold
    self.italic = italic
    self.locked = locked
    self.flush = flush
  }
}

/// What a conditional format adds to a cell.
enum AuditMark: Hashable {
  case met, unmet, unknown, unknownInput, changed, wrong, right, quiet, banner
}

/// Colours of the house; the last three exist only in workbooks.
enum AuditColour {
  static let ink: UInt32 = 0x17212B, ink2: UInt32 = 0x45525E, ink3: UInt32 = 0x5F6B76
  static let rule: UInt32 = 0xC7CDD2, ruleLight: UInt32 = 0xE4E8EA, wash: UInt32 = 0xF5F3EE
  static let blueDeep: UInt32 = 0x0A4B67, blue: UInt32 = 0x2E7FA0, bluePale: UInt32 = 0xE6F0F4
  static let ochreDeep: UInt32 = 0x9C4A00, ochrePale: UInt32 = 0xFAEFE2, unknown: UInt32 = 0x6B7680
  static let paper: UInt32 = 0xFFFAE3, inputInk: UInt32 = 0x1B4F9C, changed: UInt32 = 0xF6D8AC
}

extension AuditStyle {
  /// Puts the look on a new format of the library, which has no default font.
  func dress(_ f: UnsafeMutablePointer<lxw_format>, _ words: AuditWords) {
    format_set_font_name(f, "Calibri")
    format_set_font_size(f, 10)
    format_set_font_color(f, AuditColour.ink)
    format_set_align(f, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    paint(f)
    if format != .general { format_set_num_format(f, format.pattern(words)) }
    if bold { format_set_bold(f) }
    if italic { format_set_italic(f) }
    if right {
      format_set_align(f, UInt8(LXW_ALIGN_RIGHT.rawValue))
    } else if hasIndent, !flush {
      format_set_align(f, UInt8(LXW_ALIGN_LEFT.rawValue))
      format_set_indent(f, 1)
    } else {
      format_set_align(f, UInt8(LXW_ALIGN_LEFT.rawValue))
    }
    switch look {
    case .input, .parameter, .never: if !locked { format_set_unlocked(f) }
    default: break
    }
  }

  /// Words are indented so that they never touch a number to their left.
  private var hasIndent: Bool {
    switch look {
    case .title, .subtitle, .banner, .heading, .plain, .code, .go, .footnote: false
    default: true
    }
  }

  private func paint(_ f: UnsafeMutablePointer<lxw_format>) {
    switch look {
    case .title:
      format_set_font_name(f, "Cambria")
      format_set_font_size(f, 17)
      format_set_bold(f)
    case .subtitle, .footnote: format_set_font_color(f, AuditColour.ink2)
    case .banner:
      format_set_bold(f)
      format_set_font_color(f, AuditColour.blueDeep)
    case .heading:
      format_set_font_size(f, 12)
      format_set_bold(f)
      format_set_font_color(f, AuditColour.blueDeep)
      format_set_align(f, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
    case .head:
      format_set_bold(f)
      format_set_font_color(f, AuditColour.ink2)
      format_set_text_wrap(f)
      format_set_align(f, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
      edges(f, top: LXW_BORDER_MEDIUM, AuditColour.ink, bottom: LXW_BORDER_THIN, AuditColour.ink2)
    case .plain: break
    case .note:
      hairline(f)
      format_set_font_color(f, AuditColour.ink3)
      format_set_text_wrap(f)
    case .text: hairline(f)
    case .wrap:
      hairline(f)
      format_set_text_wrap(f)
    case .code:
      hairline(f)
      format_set_font_color(f, AuditColour.ink3)
    case .input: box(f, LXW_BORDER_THIN, AuditColour.rule, fill: AuditColour.paper, ink: AuditColour.inputInk)
    case .parameter:
      box(f, LXW_BORDER_THIN, AuditColour.rule, fill: AuditColour.bluePale, ink: AuditColour.blueDeep)
    case .never:
      box(f, LXW_BORDER_DASHED, AuditColour.unknown, fill: nil, ink: AuditColour.ink3)
      format_set_italic(f)
    case .baseline:
      hairline(f)
      format_set_font_color(f, AuditColour.ink3)
    case .result:
      format_set_bold(f)
      format_set_text_wrap(f)
      format_set_bg_color(f, AuditColour.wash)
      edges(f, top: LXW_BORDER_THIN, AuditColour.ink2, bottom: LXW_BORDER_THIN, AuditColour.ink2)
    case .link:
      hairline(f)
      underlined(f)
    case .go:
      underlined(f)
      format_set_align(f, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
    case .conflict:
      hairline(f)
      format_set_text_wrap(f)
      format_set_bg_color(f, AuditColour.ochrePale)
    case .changed:
      box(f, LXW_BORDER_THIN, AuditColour.rule, fill: AuditColour.changed, ink: AuditColour.ochreDeep)
      format_set_bold(f)
    }
  }

  private func underlined(_ f: UnsafeMutablePointer<lxw_format>) {
    format_set_font_color(f, AuditColour.blue)
    format_set_underline(f, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
  }

  private func hairline(_ f: UnsafeMutablePointer<lxw_format>) {
    format_set_bottom(f, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_bottom_color(f, AuditColour.ruleLight)
  }

  private func edges(
    _ f: UnsafeMutablePointer<lxw_format>, top: lxw_format_borders, _ topColour: UInt32,
    bottom: lxw_format_borders, _ bottomColour: UInt32
  ) {
    format_set_top(f, UInt8(top.rawValue))
    format_set_top_color(f, topColour)
    format_set_bottom(f, UInt8(bottom.rawValue))
    format_set_bottom_color(f, bottomColour)
  }

  private func box(
    _ f: UnsafeMutablePointer<lxw_format>, _ border: lxw_format_borders, _ colour: UInt32, fill: UInt32?,
    ink: UInt32
  ) {
    format_set_border(f, UInt8(border.rawValue))
    format_set_border_color(f, colour)
    if let fill { format_set_bg_color(f, fill) }
    format_set_font_color(f, ink)
  }
}

extension AuditMark {
  func dress(_ f: UnsafeMutablePointer<lxw_format>) {
    func ink(_ colour: UInt32) { format_set_font_color(f, colour) }
    switch self {
    case .met, .right:
      ink(AuditColour.blueDeep)
      format_set_bold(f)
    case .unmet, .wrong:
      ink(AuditColour.ochreDeep)
      format_set_bold(f)
      format_set_bg_color(f, AuditColour.ochrePale)
    case .unknown, .quiet:
      ink(AuditColour.ink3)
      format_set_italic(f)
    case .unknownInput:
      ink(AuditColour.ink3)
      format_set_italic(f)
      format_set_border(f, UInt8(LXW_BORDER_DASHED.rawValue))
      format_set_border_color(f, AuditColour.unknown)
    case .changed, .banner:
      ink(AuditColour.ochreDeep)
      format_set_bold(f)
      format_set_bg_color(f, AuditColour.changed)
    }
  }
}
