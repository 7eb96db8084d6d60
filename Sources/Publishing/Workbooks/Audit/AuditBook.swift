import CXLSXWriter
import TolokCore

/// A cell's content: a number, or text that is always written as text.
enum AuditValue: Equatable {
  case number(Double)
  case text(String)

  var number: Double? { if case .number(let value) = self { value } else { nil } }
  /// Equal as a workbook compares: words without regard to case.
  func isSame(as other: AuditValue) -> Bool {
    if case .text(let a) = self, case .text(let b) = other { return a.lowercased() == b.lowercased() }
    return self == other
  }
  var shown: String {
    switch self {
    case .number(let value): value == value.rounded() ? String(Int64(value)) : String(value)
    case .text(let text): text
    }
  }
}

/// A live formula and the result stored beside it, worked out from the facts and never from the formula's text,
/// so that a recalculation can contradict it.
struct Live: Equatable {
  let text: String
  let value: AuditValue

  init(_ text: String, _ value: AuditValue) {
    self.text = text
    self.value = value
  }
  init(_ text: String, _ value: Int) { self.init(text, .number(Double(value))) }
  init(_ text: String, _ value: Double) { self.init(text, .number(value)) }
  init(_ text: String, _ value: String) { self.init(text, .text(value)) }
}

/// The audit as a file being written. The first refusal of the library is kept and thrown when the file is closed:
/// a file with one lost cell is not published.
final class AuditBook {
  let words: AuditWords
  private let book: Book
  private let footer: String
  private var styles: [AuditStyle: UnsafeMutablePointer<lxw_format>] = [:]
  private var marks: [AuditMark: UnsafeMutablePointer<lxw_format>] = [:]
  private var failure: PublishError?

  init(path: String, title: String, results: MonthResults) throws(PublishError) {
    book = try Book(path: path, title: title, results: results)
    words = AuditWords(language: results.language)
    let file = path.split(separator: "/").last.map(String.init) ?? path
    footer =
      "&L&\"Calibri,Regular\"&10\(file) · \(results.edition[results.language]) · &A"
      + "&R&\"Calibri,Regular\"&10" + words.say("halaman &P dari &N", "page &P of &N")
  }

  func close() throws(PublishError) {
    try book.close()
    if let failure { throw failure }
  }

  /// Keeps the first return code that is not success.
  func check(_ code: lxw_error, _ place: String) {
    guard code != LXW_NO_ERROR, failure == nil else { return }
    let words = Book.words(of: code)
    fail(Sentence(id: "\(place): \(words.id)", en: "\(place): \(words.en)"))
  }

  func fail(_ reason: Sentence) {
    if failure == nil { failure = .cannotWrite(file: book.path, reason: reason) }
  }

  /// A sheet on A4 landscape, one page wide, rows 1 and 2 repeated.
  func sheet(
    _ name: String, widths: [Double], tab: UInt32, rowHeight: Double = 17, onePage: Bool = false
  ) throws(PublishError) -> AuditPen {
    guard name.utf16.count <= 31, !name.contains(where: { ":\\/?*[]".contains($0) }),
      let sheet = workbook_add_worksheet(book.handle, name)
    else {
      throw .cannotWrite(file: book.path, reason: Sentence(id: "lembar '\(name)'", en: "sheet '\(name)'"))
    }
    worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, onePage ? 1 : 0)
    worksheet_set_margins(sheet, 0.4, 0.4, 0.55, 0.6)
    worksheet_set_default_row(sheet, rowHeight, 0)
    worksheet_set_tab_color(sheet, tab)
    check(worksheet_set_footer(sheet, footer), name)
    check(worksheet_repeat_rows(sheet, 0, 1), name)
    for (i, width) in widths.enumerated() {
      check(worksheet_set_column(sheet, UInt16(i), UInt16(i), width, style(AuditStyle(.plain))), name)
    }
    return AuditPen(book: self, sheet: sheet, name: name, widths: widths, rowHeight: rowHeight)
  }

  /// The library takes any name; Excel takes letters, digits and underscores, a letter first, 255 at most.
  func define(_ name: String, _ place: String) {
    let isLawful = name.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_"
    }
    guard isLawful, name.first?.isLetter == true, name.utf8.count <= 255 else {
      return fail(Sentence(id: "nama '\(name)'", en: "name '\(name)'"))
    }
    check(workbook_define_name(book.handle, name, "=\(place)"), name)
  }

  func style(_ style: AuditStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let known = styles[style] { return known }
    guard let format = workbook_add_format(book.handle) else {
      fail(Sentence(id: "format sel", en: "cell format"))
      return nil
    }
    style.dress(format, words)
    styles[style] = format
    return format
  }

  func mark(_ mark: AuditMark) -> UnsafeMutablePointer<lxw_format>? {
    if let known = marks[mark] { return known }
    guard let format = workbook_add_format(book.handle) else {
      fail(Sentence(id: "format sel", en: "cell format"))
      return nil
    }
    mark.dress(format)
    marks[mark] = format
    return format
  }
}

/// C strings for one call of the library; freed by the caller when the call is over.
struct CStrings {
  private var held: [UnsafeMutablePointer<CChar>] = []

  mutating func copy(_ text: String) -> UnsafeMutablePointer<CChar> {
    let bytes = text.utf8CString
    let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    for (i, byte) in bytes.enumerated() { pointer[i] = byte }
    held.append(pointer)
    return pointer
  }

  func free() { held.forEach { $0.deallocate() } }
}
