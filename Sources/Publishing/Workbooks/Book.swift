import CXLSXWriter
import TolokCore

/// A workbook being written; the only place that touches the C library's handle.
final class Book {
  let handle: UnsafeMutablePointer<lxw_workbook>
  let path: String
  let language: Language
  /// Formats of the registers and the benchmark, made once a look.
  var looks: [Look: UnsafeMutablePointer<lxw_format>] = [:]

  /// The sheets written from top to bottom; their pages are parted when all is written.
  var leaves: [Leaf] = []

  private let footer: String

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
    for leaf in leaves { leaf.partPages() }
    leaves = []
    let code = workbook_close(handle)
    guard code == LXW_NO_ERROR else {
      throw .cannotWrite(file: path, reason: Self.words(of: code))
    }
  }

  /// A sheet on A4 landscape, one page wide, with the file, the edition and the page below.
  func sheet(_ name: String) throws(PublishError) -> UnsafeMutablePointer<lxw_worksheet> {
    guard let sheet = workbook_add_worksheet(handle, name) else {
      throw .cannotWrite(file: path, reason: Sentence(id: "lembar \(name)", en: "sheet \(name)"))
    }
    worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6)
    worksheet_set_footer(sheet, footer)
    return sheet
  }

  func define(_ name: String, _ formula: String) { workbook_define_name(handle, name, formula) }
}
