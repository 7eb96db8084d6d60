import CXLSXWriter
import TolokCore

/// What a sheet needs whose numbers the reader may change.
extension Leaf {
  /// Row 3: same as the baseline, or how much is changed; amber when it differs.
  func banner(_ formula: String) {
    let at = row
    row = 2
    high(19)
    let stored = formula.split(separator: "\"").dropFirst().first.map(String.init) ?? ""
    put(.sentence(formula, stored, Look.note.with { $0.ink = Paint.soft }), 0)
    row = at
    // LEFT of the sentence tells the two states apart in every program.
    condition("=LEFT($A$3,1)=\"\(stored.prefix(1))\"", first: 3, last: 3, column: 1) {
      format_set_font_color($0, Paint.deep)
    }
    condition("=LEFT($A$3,1)<>\"\(stored.prefix(1))\"", first: 3, last: 3, column: 1) {
      format_set_font_color($0, Paint.ochre)
      format_set_bold($0)
      format_set_bg_color($0, 0xF6D8AC)
    }
  }

  /// Marks changed weights.
  func changed(_ block: Block, column: Int) {
    let cell = "$\(CellAddress.letters(column))\(block.first)"
    condition("=\(cell)=1", first: block.first, last: block.last, column: column) {
      format_set_font_color($0, Paint.ochre)
      format_set_bold($0)
      format_set_bg_color($0, 0xF6D8AC)
    }
  }

  /// Colours the marks of a column: reaching its best, at its lowest; what lies between stays plain.
  func marks(_ block: Block, column: Int) {
    let cell = "$\(CellAddress.letters(column))\(block.first)"
    condition("=AND(ISNUMBER(\(cell)),\(cell)=1)", first: block.first, last: block.last, column: column) {
      format_set_font_color($0, Paint.deep)
      format_set_bold($0)
    }
    condition("=AND(ISNUMBER(\(cell)),\(cell)=-1)", first: block.first, last: block.last, column: column) {
      format_set_font_color($0, Paint.ochre)
      format_set_bold($0)
      format_set_bg_color($0, Paint.sand)
    }
  }

  /// Marks regions whose place moved.
  func moved(_ block: Block, column: Int) {
    let cell = "$\(CellAddress.letters(column))\(block.first)"
    condition("=\(cell)>0", first: block.first, last: block.last, column: column) {
      format_set_font_color($0, Paint.deep)
      format_set_bold($0)
    }
    condition("=\(cell)<0", first: block.first, last: block.last, column: column) {
      format_set_font_color($0, Paint.ochre)
      format_set_bold($0)
    }
  }

  /// Only a number from the least to the most is taken.
  func decimalInput(_ block: Block, column: Int, least: Double, most: Double, message: String) {
    message.withCString { text in
      var rule = lxw_data_validation()
      rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      rule.minimum_number = least
      rule.maximum_number = most
      rule.error_message = UnsafeMutablePointer(mutating: text)
      _ = worksheet_data_validation_range(
        sheet, UInt32(block.first - 1), UInt16(column - 1), UInt32(block.last - 1), UInt16(column - 1), &rule)
    }
  }

  /// No password: only the cells for input are open; widths and heights may be changed, rows sorted and filtered.
  func protect() {
    var options = lxw_protection()
    options.format_columns = 1
    options.format_rows = 1
    options.sort = 1
    options.autofilter = 1
    worksheet_protect(sheet, nil, &options)
  }

  func condition(
    _ test: String, first: Int, last: Int, column: Int, _ dress: (UnsafeMutablePointer<lxw_format>) -> Void
  ) {
    guard let format = workbook_add_format(book.handle) else { return }
    dress(format)
    test.withCString { text in
      var condition = lxw_conditional_format()
      condition.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
      condition.value_string = UnsafeMutablePointer(mutating: text)
      condition.format = format
      _ = worksheet_conditional_format_range(
        sheet, UInt32(first - 1), UInt16(column - 1), UInt32(last - 1), UInt16(column - 1), &condition)
    }
  }
}
