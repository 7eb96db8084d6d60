import CXLSXWriter
import TolokCore

/// One sheet of a register or of the benchmark, written from top to bottom.
///
/// Row 1 the title, which says the message; row 2 one sentence; row 3 a gap; row 4 links; below them either
/// blocks (heading, table, empty row) or one long table whose heading stays in sight.
final class Leaf {
  let book: Book
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  let name: String
  let widths: [Double]
  /// The next row, counted from 0 as the library does.
  var row: UInt32 = 0
  /// Excel takes no more links in a sheet; what is beyond stands as text.
  private var links = 0
  /// Rows that are not 17 points high, and where blocks begin: page breaks fall between blocks.
  private var heights: [UInt32: Double] = [:]
  private var blocks: [UInt32] = []

  /// The first data row of a sheet that is one long table.
  static let firstRow = 6
  /// Excel's last row, less the space a heading needs.
  static let mostRows = 1_048_000

  init(_ book: Book, _ name: String, _ widths: [Double], tab: UInt32 = Paint.blue) throws(PublishError) {
    self.book = book
    self.name = name
    self.widths = widths
    sheet = try book.sheet(name)
    for (index, width) in widths.enumerated() {
      worksheet_set_column(sheet, UInt16(index), UInt16(index), width, book.format(of: .blank))
    }
    worksheet_set_default_row(sheet, 17, 0)
    worksheet_set_tab_color(sheet, tab)
  }

  /// Title, sentence and links; blocks follow from row 5.
  func open(_ title: String, _ sentence: String, links: [(text: String, spot: Spot)] = []) {
    high(27)
    put(.text(title, .title), 0)
    row = 1
    put(.text(sentence, .sentence), 0)
    row = 2
    high(5)
    row = 3
    var column = 0
    for link in links {
      guard column < max(1, widths.count) else { break }
      put(.link(link.text, link.spot, .looseLink), UInt16(column))
      // The next link stands where this one's words have ended.
      var space = 0.0
      while column < widths.count, space < Double(link.text.count) * 1.05 + 2 {
        space += widths[column]
        column += 1
      }
    }
    worksheet_freeze_panes(sheet, 4, 0)
    worksheet_repeat_rows(sheet, 0, 1)
    row = 4
  }

  /// The whole sheet on one page: contents, summaries.
  func onOnePage() { worksheet_fit_to_pages(sheet, 1, 1) }

  /// What follows is kept on one page where it fits.
  func beginBlock() { blocks.append(row) }

  /// Says the message of a block; a long one takes several rows, since what stands beyond the last column would
  /// make the whole sheet print smaller.
  func heading(_ text: String) {
    beginBlock()
    let room = Int(widths.reduce(0, +) * 0.85)
    for (index, part) in TextFit.broken(text, room: room).enumerated() {
      high(index == 0 ? 25 : 17)
      put(.text(part, .heading), 0)
      row += 1
    }
  }

  /// A sentence across the sheet; broken by hand into rows, since cells are never merged.
  func note(_ text: String, _ look: Look = .note) {
    let width = widths.reduce(0, +)
    for part in TextFit.broken(text, room: Int(width * 1.1)) {
      put(.text(part, look), 0)
      row += 1
    }
  }

  func skip(_ rows: UInt32 = 1) { row += rows }

  /// A row outside a table, such as a total.
  func line(_ entries: [Entry]) {
    for (index, entry) in entries.enumerated() { put(entry, UInt16(index)) }
    fit(entries, least: 17)
    row += 1
  }

  func fit(_ entries: [Entry], least: Double) {
    var lines = 1
    for (index, entry) in entries.enumerated() where entry.look.wraps && widths.indices.contains(index) {
      guard let words = entry.words, Double(words.utf8.count) > widths[index] - 4 else { continue }
      lines = max(lines, TextFit.lines(words, width: widths[index], entry.look))
    }
    high(max(least, lines == 1 ? 17 : Double(lines) * 13.2 + 4))
  }

  /// Sets the height of the row about to be written.
  func high(_ points: Double) {
    guard points != 17 else { return }
    heights[row] = min(points, 408)
    worksheet_set_row(sheet, row, min(points, 408), nil)
  }

  /// Breaks pages before a block that no longer fits; called when all is written.
  func breakBetweenBlocks() {
    let pixels = widths.reduce(0) { $0 + ($1 * 7 + 5).rounded() }
    // A4 across, less its margins, at the scale that makes the sheet one page wide.
    let room = 516 / min(1, 1_045 / max(1, pixels))
    func height(_ rows: Range<UInt32>) -> Double { rows.reduce(0) { $0 + (heights[$1] ?? 17) } }
    var breaks: [UInt32] = []
    var used = height(0..<(blocks.first ?? row))
    for (index, start) in blocks.enumerated() {
      let block = height(start..<(index + 1 < blocks.count ? blocks[index + 1] : row))
      // What is longer than a page breaks anyway: it begins where it stands if there is room to speak of.
      let long = block > room - 44 && used < room * 0.6
      if used + block > room, index > 0, !long {
        breaks.append(start)
        used = 44
      }
      used += block
      // A block longer than a page goes on; the title is repeated above it.
      while used > room { used -= room - 44 }
    }
    guard !breaks.isEmpty else { return }
    breaks = Array(breaks.prefix(1_000)) + [0]
    breaks.withUnsafeMutableBufferPointer { _ = worksheet_set_h_pagebreaks(sheet, $0.baseAddress) }
  }

  func put(_ entry: Entry, _ column: UInt16) {
    let format = book.format(of: entry.look)
    switch entry.content {
    case .text(let text): write(text, column, format)
    case .number(let value): worksheet_write_number(sheet, row, column, value, format)
    case .day(let day):
      worksheet_write_unixtime(sheet, row, column, Int64(day.dayNumber) * 86_400, format)
    case .formula(let formula, let stored):
      worksheet_write_formula_num(sheet, row, column, formula, format, stored)
    case .textFormula(let formula, let stored):
      worksheet_write_formula_str(sheet, row, column, formula, format, stored)
    case .link(let text, let spot):
      links += 1
      if links <= 60_000 {
        worksheet_write_url_opt(sheet, row, column, spot.address, format, clipped(text), nil)
      } else {
        write(text, column, format)
      }
    case .linkedNumber(let number, let spot):
      links += 1
      if links <= 60_000 {
        worksheet_write_url_opt(sheet, row, column, spot.address, format, nil, nil)
      }
      worksheet_write_number(sheet, row, column, number, format)
    case .open: worksheet_write_blank(sheet, row, column, format)
    }
  }

  private func write(_ text: String, _ column: UInt16, _ format: UnsafeMutablePointer<lxw_format>?) {
    worksheet_write_string(sheet, row, column, clipped(text), format)
  }

  /// Excel's cells end at 32,767 characters.
  private func clipped(_ text: String) -> String {
    text.utf8.count <= 32_000 ? text : String(text.prefix(8_000)) + " …"
  }
}

/// How many lines a text takes in a column of Calibri 10; nothing in the file measures it for us.
enum TextFit {
  static func lines(_ text: String, width: Double, _ look: Look) -> Int {
    let edge = look.right ? 0.4 : 1.3
    let room = (width - edge) * (look.bold ? 1.1 : 1.17) * 10 / look.size
    return max(1, broken(text, room: Int(room)).count)
  }

  /// Breaks at blanks, and inside words that are longer than the line.
  static func broken(_ text: String, room: Int) -> [String] {
    let room = max(3, room)
    var out: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      var length = 0
      for word in paragraph.split(separator: " ") {
        var rest = word
        if length > 0, length + 1 + word.count > room {
          out.append(line)
          line = ""
          length = 0
        }
        while rest.count > room {
          out.append(String(rest.prefix(room)))
          rest = rest.dropFirst(room)
        }
        line += (length > 0 ? " " : "") + rest
        length += (length > 0 ? 1 : 0) + rest.count
      }
      out.append(line)
    }
    return out
  }
}
