import CXLSXWriter
import TolokCore

extension Leaf {
  /// A named table with unique headings, between two rules; `nil` and one sentence where there is no row.
  ///
  /// A table of its own sheet keeps its heading in sight and repeats it on every printed page.
  @discardableResult
  func table<Item>(
    _ name: String, _ columns: [Column], _ items: [Item], none: String, filtered: Bool = false,
    whole: Bool = false, frozen: UInt16 = 1, least: Double = Leaf.line, _ cells: (Item, Int) -> [Entry]
  ) throws(PublishError) -> Block? {
    guard !items.isEmpty else {
      note(none)
      skip()
      return nil
    }
    guard items.count + Int(row) < Self.mostRows else {
      throw .cannotWrite(
        file: book.path,
        reason: Sentence(
          id: "lembar \(self.name): \(items.count) baris melebihi batas Excel",
          en: "sheet \(self.name): \(items.count) rows exceed the limit of Excel"))
    }
    let head = row
    // A heading and two rows stay together, and so do the last two.
    kept.append((row > 0 ? row - 1 : 0)..<min(row + 3, row + 1 + UInt32(items.count)))
    headRow(columns, filtered: filtered)
    row += 1
    for item in items {
      let entries = cells(item, Int(row) + 1)
      for (index, entry) in entries.enumerated() { put(entry, UInt16(index)) }
      fit(entries, least: least)
      row += 1
    }
    try add(name, columns, from: head, filtered: filtered)
    if whole {
      worksheet_freeze_panes(sheet, head + 1, frozen)
      worksheet_repeat_rows(sheet, 0, head)
      wholeFrom = head + 1
    }
    let block = Block(sheet: self.name, first: Int(head) + 2, last: Int(row))
    return block
  }

  private func headRow(_ columns: [Column], filtered: Bool) {
    var lines = 1
    for (index, column) in columns.enumerated() where widths.indices.contains(index) {
      let look = Look.head.with { $0.right = column.right }
      lines = max(lines, TextFit.lines(column.head, width: widths[index], look))
    }
    // The arrow of a filter covers the end of a heading: it gets a line of its own.
    high(Double(lines) * 13.2 + (filtered ? 12 : 6))
  }

  private func add(_ name: String, _ columns: [Column], from head: UInt32, filtered: Bool)
    throws(PublishError)
  {
    let names = columns.map { $0.head.utf8CString }
    var texts: [UnsafeMutablePointer<CChar>] = []
    defer { texts.forEach { $0.deallocate() } }
    for bytes in names {
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      for (index, byte) in bytes.enumerated() { copy[index] = byte }
      texts.append(copy)
    }
    var headings: [lxw_table_column] = []
    for (index, column) in columns.enumerated() {
      var heading = lxw_table_column()
      heading.header = texts[index]
      heading.header_format = book.format(
        of: Look.head.with {
          $0.right = column.right
          $0.indent = column.right ? 0 : 1
        })
      headings.append(heading)
    }
    let last = UInt16(columns.count - 1)
    let code = headings.withUnsafeMutableBufferPointer { buffer -> lxw_error in
      // The library wants a list of pointers that ends with none.
      var pointers: [UnsafeMutablePointer<lxw_table_column>?] = buffer.indices.map {
        buffer.baseAddress?.advanced(by: $0)
      }
      pointers.append(nil)
      return pointers.withUnsafeMutableBufferPointer { list in
        name.withCString { text in
          var options = lxw_table_options()
          options.name = UnsafeMutablePointer(mutating: text)
          options.no_autofilter = filtered ? 0 : 1
          options.no_banded_rows = 1
          options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
          options.style_type_number = 0
          options.columns = list.baseAddress
          return worksheet_add_table(sheet, head, 0, row - 1, last, &options)
        }
      }
    }
    guard code == LXW_NO_ERROR else {
      let words = Book.words(of: code)
      throw .cannotWrite(
        file: book.path, reason: Sentence(id: "\(name): \(words.id)", en: "\(name): \(words.en)"))
    }
  }
}

/// A name Excel takes: letters, digits and underscores.
func plainName(_ text: String) -> String {
  String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }).lowercased()
}
