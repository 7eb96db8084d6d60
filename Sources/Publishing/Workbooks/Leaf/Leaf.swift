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
  /// So many columns are printed; those after them hold what charts are drawn from.
  let printed: Int
  /// The next row, counted from 0 as the library does.
  var row: UInt32 = 0
  /// Excel takes no more links in a sheet; what is beyond stands as text.
  private var links = 0
  /// Rows of another height than the usual, where blocks begin, and rows that stay on one page.
  var heights: [UInt32: Double] = [:]
  var blocks: [UInt32] = []
  var kept: [Range<UInt32>] = []
  /// The first row below the charts that stand beside what is written.
  private var below: UInt32 = 0
  var isOnOnePage = false
  /// Where a long table begins: its pages break between its rows.
  var wholeFrom: UInt32?

  /// The first data row of a sheet that is one long table.
  static let firstRow = 6
  /// Excel's last row, less the space a heading needs.
  static let mostRows = 1_048_000
  /// 23 pixels: a height of its own for every row, since a program sets rows without one as it likes.
  static let line = 17.25

  /// - Parameter helpers: so many of the last columns are not printed.
  init(
    _ book: Book, _ name: String, _ widths: [Double], tab: UInt32 = Paint.blue, helpers: Int = 0
  ) throws(PublishError) {
    self.book = book
    self.name = name
    self.widths = widths
    printed = widths.count - helpers
    sheet = try book.sheet(name)
    for (index, width) in widths.enumerated() {
      worksheet_set_column(sheet, UInt16(index), UInt16(index), width, book.format(of: .blank))
    }
    worksheet_set_default_row(sheet, 17, 0)
    worksheet_set_tab_color(sheet, tab)
    book.leaves.append(self)
  }

  /// Characters from one side of the printed sheet to the other.
  var breadth: Double { widths.prefix(printed).reduce(0, +) }

  /// Title, sentence and links; blocks follow from row 5.
  func open(_ title: String, _ sentence: String, links: [(text: String, spot: Spot)] = []) {
    high(27)
    // A long title is set smaller before it would run out of the sheet.
    let fits = Double(title.count) * 1.7 / 1.1 <= breadth
    put(.text(title, fits ? .title : Look.title.with { $0.size = 14 }), 0)
    row = 1
    high(Self.line)
    put(.text(sentence, .sentence), 0)
    row = 2
    high(5)
    row = 3
    high(Self.line)
    var column = 0
    for link in links {
      guard column < max(1, printed) else { break }
      put(.link(link.text, link.spot, .looseLink), UInt16(column))
      // The next link stands where this one's words have ended.
      var space = 0.0
      while column < printed, space < Double(link.text.count) * 1.05 + 2 {
        space += widths[column]
        column += 1
      }
    }
    worksheet_freeze_panes(sheet, 4, 0)
    worksheet_repeat_rows(sheet, 0, 1)
    row = 4
  }

  /// The whole sheet on one page where it stays legible there: contents, summaries.
  func onOnePage() { isOnOnePage = true }

  /// What follows is kept on one page where it fits.
  func beginBlock() {
    if blocks.last != row { blocks.append(row) }
  }

  /// Says the message of a block; a long one takes several rows, since what stands beyond the last column would
  /// make the whole sheet print smaller.
  func heading(_ text: String) {
    beginBlock()
    let room = Int(breadth * 0.85)
    for (index, part) in TextFit.broken(text, room: room).enumerated() {
      high(index == 0 ? 25 : Self.line)
      put(.text(part, .heading), 0)
      row += 1
    }
  }

  /// A sentence across the first columns, or all; broken by hand into rows, since cells are never merged.
  func note(_ text: String, _ look: Look = .note, columns: Int? = nil) {
    let width = widths.prefix(columns ?? printed).reduce(0, +)
    for part in TextFit.broken(text, room: Int(width * 1.1)) {
      high(Self.line)
      put(.text(part, look), 0)
      row += 1
    }
  }

  /// A sentence that must not be missed, on a strip across the sheet.
  func callout(_ text: String) {
    let look = Look.note.with {
      $0.ink = Paint.ochre
      $0.bold = true
      $0.fill = Paint.sand
      $0.indent = 1
    }
    for part in TextFit.broken(text, room: Int(breadth)) {
      high(20)
      put(.text(part, look), 0)
      for column in 1..<max(2, printed) { put(Entry(content: .open, look: look), UInt16(column)) }
      row += 1
    }
  }

  func skip(_ rows: UInt32 = 1) {
    for _ in 0..<rows {
      high(Self.line)
      row += 1
    }
  }

  /// A row outside a table, such as a total.
  func line(_ entries: [Entry]) {
    for (index, entry) in entries.enumerated() { put(entry, UInt16(index)) }
    fit(entries, least: Self.line)
    row += 1
  }

  func fit(_ entries: [Entry], least: Double) {
    var lines = 1
    for (index, entry) in entries.enumerated() where entry.look.wraps && widths.indices.contains(index) {
      guard let words = entry.words, Double(words.utf8.count) > widths[index] - 4 else { continue }
      lines = max(lines, TextFit.lines(words, width: widths[index], entry.look))
    }
    high(max(least, lines == 1 ? Self.line : Double(lines) * 13.2 + 4))
  }

  /// Sets the height of the row about to be written.
  func high(_ points: Double) {
    let points = min(points, 408)
    if points != Self.line { heights[row] = points }
    worksheet_set_row(sheet, row, points, nil)
  }

  func height(_ row: UInt32) -> Double { heights[row] ?? Self.line }

  /// Keeps rows free for a chart of a height in pixels whose top lies in `top`.
  func reserve(_ pixels: Double, from top: UInt32) {
    var end = top
    var points = 0.0
    while points < pixels * 0.75 + 4 {
      points += height(end)
      end += 1
    }
    below = max(below, end)
    kept.append(top..<end)
  }

  /// Goes on below the charts that stand beside.
  func clear() {
    while row < below {
      high(heights[row] ?? Self.line)
      row += 1
    }
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
