import CXLSXWriter
import TolokCore

/// What is written into a cell; text is always written as text, so that a sender's "= …" never becomes a formula.
enum Ink {
  case text(String, Role = .body)
  case number(Double, Role = .count)
  /// A live formula with its stored number.
  case formula(String, Double, Role)
  /// A live formula with its stored text.
  case textFormula(String, String, Role)
  case empty
}

/// Writes one sheet from top to bottom.
final class SheetPen {
  let book: Book
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  let name: String
  private let widths: [Double]
  /// The next row, counted from 0 as the library does.
  private(set) var row: UInt32 = 0

  init(book: Book, sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, widths: [Double]) {
    self.book = book
    self.sheet = sheet
    self.name = name
    self.widths = widths
  }

  /// Title, one sentence below, and panes frozen under them.
  func open(_ title: String, _ sentence: String) {
    worksheet_set_row(sheet, 0, 26, nil)
    worksheet_write_string(sheet, 0, 0, title, book.format(.title))
    worksheet_write_string(sheet, 1, 0, sentence, book.format(.subtitle))
    worksheet_freeze_panes(sheet, 3, 0)
    worksheet_repeat_rows(sheet, 0, 1)
    row = 3
  }

  func heading(_ text: String) {
    worksheet_set_row(sheet, row, 22, nil)
    worksheet_write_string(sheet, row, 0, text, book.format(.heading))
    row += 1
  }

  func head(_ names: [String]) { line(names.map { .text($0, .head) }) }

  func skip(_ rows: UInt32 = 1) { row += rows }

  /// Writes a row; returns its number as Excel counts.
  @discardableResult
  func line(_ cells: [Ink]) -> Int {
    var lines = 1.0
    for (index, ink) in cells.enumerated() {
      let column = UInt16(index)
      switch ink {
      case .text(let text, let role):
        worksheet_write_string(sheet, row, column, text, book.format(role))
        if role != .title, role != .subtitle, role != .heading, widths.indices.contains(index) {
          lines = max(lines, (Double(text.count) / max(4, widths[index] * 1.05)).rounded(.up))
        }
      case .number(let value, let role): worksheet_write_number(sheet, row, column, value, book.format(role))
      case .formula(let formula, let value, let role):
        worksheet_write_formula_num(sheet, row, column, formula, book.format(role), value)
      case .textFormula(let formula, let value, let role):
        worksheet_write_formula_str(sheet, row, column, formula, book.format(role), value)
      case .empty: break
      }
    }
    if lines > 1 { worksheet_set_row(sheet, row, min(160, lines * 13.2 + 4), nil) }
    row += 1
    return Int(row)
  }

  /// A native table filter over the rows written since `head` at Excel row `first`.
  func filter(fromHead first: Int, columns: Int) {
    guard Int(row) > first else { return }
    worksheet_autofilter(sheet, UInt32(first - 1), 0, row - 1, UInt16(columns - 1))
  }

  func link(_ text: String, to other: String) {
    worksheet_write_url(sheet, row, 0, "internal:'\(other)'!A1", book.format(.link))
    worksheet_write_string(sheet, row, 0, text, book.format(.link))
    row += 1
  }

  func choices(row excelRow: Int, column: Int, _ values: [String]) {
    var validation = lxw_data_validation()
    validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
    var pointers: [UnsafeMutablePointer<CChar>?] = values.map { text in
      let bytes = text.utf8CString
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      for (i, byte) in bytes.enumerated() { copy[i] = byte }
      return copy
    }
    pointers.append(nil)
    defer { pointers.forEach { $0?.deallocate() } }
    pointers.withUnsafeMutableBufferPointer { buffer in
      validation.value_list = buffer.baseAddress
      worksheet_data_validation_cell(sheet, UInt32(excelRow - 1), UInt16(column), &validation)
    }
  }
}

/// Value or the word for not knowing it.
func amount(_ value: Rupiah?, _ role: Role = .rupiah) -> Ink {
  value.map { .number(Double($0), role) } ?? .text("belum diketahui", .unknown)
}

func textOrUnknown(_ value: String?, _ word: String = "belum diisi") -> Ink {
  value.map { .text($0) } ?? .text(word, .note)
}
