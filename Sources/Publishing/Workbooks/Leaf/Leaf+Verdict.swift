import CXLSXWriter
import TolokCore

extension Leaf {
  /// Colours a column of verdicts over 1, -1 and 0 by what its formulas say now; the words are the number format.
  func verdicts(_ block: Block, column: Int) {
    let letters = CellAddress.letters(column)
    let cell = "$\(letters)\(block.first)"
    rule("=AND(ISNUMBER(\(cell)),\(cell)=1)", block, column) {
      format_set_font_color($0, Paint.deep)
      format_set_bold($0)
    }
    rule("=AND(ISNUMBER(\(cell)),\(cell)=-1)", block, column) {
      format_set_font_color($0, Paint.ochre)
      format_set_bold($0)
      format_set_bg_color($0, Paint.sand)
    }
    // A blank equals 0 too: only a number is a verdict.
    rule("=AND(ISNUMBER(\(cell)),\(cell)=0)", block, column) {
      format_set_font_color($0, Paint.quiet)
      format_set_italic($0)
    }
  }

  private func rule(
    _ test: String, _ block: Block, _ column: Int, _ dress: (UnsafeMutablePointer<lxw_format>) -> Void
  ) {
    guard let format = workbook_add_format(book.handle) else { return }
    dress(format)
    test.withCString { text in
      var condition = lxw_conditional_format()
      condition.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
      condition.value_string = UnsafeMutablePointer(mutating: text)
      condition.format = format
      _ = worksheet_conditional_format_range(
        sheet, UInt32(block.first - 1), UInt16(column - 1), UInt32(block.last - 1), UInt16(column - 1),
        &condition)
    }
  }
}
