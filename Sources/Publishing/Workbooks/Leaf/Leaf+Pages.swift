import CXLSXWriter

/// Where the pages of a printed sheet break: between blocks, else between rows, never behind a heading.
extension Leaf {
  /// The printed width of A4 across, less its margins, in pixels of the screen.
  static let paper = 1_045.0
  /// The same across its height, in points.
  static let tall = 516.0

  /// Text of 10 points prints at no less than 8.
  static let least = 0.8

  /// How much smaller than on screen the sheet prints, in whole per cent as the programs take it.
  var scale: Double {
    let pixels = widths.prefix(printed).reduce(0) { $0 + ($1 * 7 + 5).rounded() }
    return min(1, (Self.paper / max(1, pixels) * 100).rounded(.down) / 100)
  }

  /// Sets what is printed and where its pages break; called once, when all is written.
  func partPages() {
    guard row > 0 else { return }
    worksheet_print_area(sheet, 0, 0, row - 1, UInt16(max(1, printed) - 1))
    let all = (0..<row).reduce(0) { $0 + height($1) }
    // A little more than a page becomes one where it stays legible.
    if isOnOnePage || all > Self.tall / scale, Self.tall / all >= Self.least {
      worksheet_fit_to_pages(sheet, 1, 1)
      return
    }
    let breaks = pageStarts()
    // Excel takes no more breaks by hand.
    guard !breaks.isEmpty, breaks.count <= 1_000 else { return }
    (breaks + [0]).withUnsafeBufferPointer {
      _ = worksheet_set_h_pagebreaks(sheet, UnsafeMutablePointer(mutating: $0.baseAddress))
    }
  }

  /// The first row of every page but the first.
  func pageStarts() -> [UInt32] {
    // A little is left: no program measures a page to the last point.
    let room = Self.tall / scale - 8
    let head = wholeFrom.map { (0..<$0).reduce(0) { $0 + height($1) } } ?? height(0) + height(1)
    var starts: [UInt32] = []
    var page: UInt32 = 0
    var used = 0.0
    let ends = blocks.dropFirst() + [row]
    func begin(_ row: UInt32) {
      starts.append(row)
      page = row
      used = head
    }
    func run(_ rows: Range<UInt32>) {
      var at = rows.lowerBound
      while at < rows.upperBound {
        // The empty row at the end of a block needs no room.
        if used + height(at) > room, at > page, at + 1 < rows.upperBound {
          let start = breakable(at, after: page, within: rows)
          begin(start)
          at = start
        }
        used += height(at)
        at += 1
      }
    }
    run(0..<(blocks.first ?? row))
    for (start, end) in zip(blocks, ends) {
      let size = (start..<end).reduce(0) { $0 + height($1) }
      // What is longer than a page breaks anyway: it begins where it stands if there is room to speak of.
      let isLong = size > room - head
      if used + size - gap(before: end) > room, start > 4, !isLong || used > room * 0.62 { begin(start) }
      run(start..<end)
    }
    return starts
  }

  /// The empty rows at the end of a block need no room on its page.
  private func gap(before end: UInt32) -> Double { height(end > 0 ? end - 1 : 0) }

  /// The row to break at, at or above the one that no longer fits: not within what is kept together, and not so
  /// that a row or two stand alone.
  private func breakable(_ row: UInt32, after page: UInt32, within rows: Range<UInt32>) -> UInt32 {
    var at = row
    if rows.upperBound - at < 3, at > page + 6 { at = rows.upperBound - min(3, rows.upperBound - page - 1) }
    for range in kept.reversed() where range.contains(at) && range.lowerBound < at {
      guard range.lowerBound > page + 2 else { continue }
      at = range.lowerBound
    }
    return at
  }
}
