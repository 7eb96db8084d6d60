import TolokCore

/// What formulas of a workbook may point to by number: sheets, other books, names, add-in functions.
struct XLSReferences {
  /// Another book, this book, or an add-in, with the names it offers.
  struct Book {
    enum Kind { case own, addIn, other(file: String?, sheets: [String]), unknown }
    var kind: Kind
    var names: [String] = []
  }
  struct Name {
    var text: String
    /// The sheet it belongs to, from 1; 0 for the whole book.
    var sheet: Int
  }

  /// Every sheet of the book in order, charts and macros included.
  var sheets: [String] = []
  var names: [Name] = []
  var books: [Book] = []
  /// BIFF8: triples of book, first and last sheet.
  var ranges: [(book: Int, first: Int, last: Int)] = []

  /// `Sheet1!`, `'Sheet 1:Sheet 3'!`, `[Book.xls]Sheet1!`; nil when it cannot be told.
  func prefix(range index: Int) -> String? {
    guard ranges.indices.contains(index) else { return nil }
    let range = ranges[index]
    guard books.indices.contains(range.book) else { return nil }
    switch books[range.book].kind {
    case .own: return prefix(first: range.first, last: range.last, of: sheets, file: nil)
    case .other(let file?, let sheets):
      return prefix(first: range.first, last: range.last, of: sheets, file: file)
    default: return nil
    }
  }

  /// The same for the sheet numbers that BIFF5 writes into each token.
  func prefix(first: Int, last: Int) -> String? { prefix(first: first, last: last, of: sheets, file: nil) }

  private func prefix(first: Int, last: Int, of sheets: [String], file: String?) -> String? {
    // A deleted sheet.
    if first == 0xFFFF || last == 0xFFFF { return "#REF!" }
    guard sheets.indices.contains(first), sheets.indices.contains(last) else { return nil }
    var text = file.map { "[\($0)]" } ?? ""
    text += sheets[first]
    if last != first { text += ":\(sheets[last])" }
    let plain = ([sheets[first]] + (last == first ? [] : [sheets[last]])).allSatisfy(Self.isPlain)
    if plain, file.map(Self.isPlainFile) ?? true { return "\(text)!" }
    return "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'!"
  }

  /// A name that belongs to this book, by its number from 1.
  func name(_ index: Int) -> String? { names.indices.contains(index - 1) ? names[index - 1].text : nil }

  /// A name reached through another book, an add-in or a sheet of this book.
  func externalName(range index: Int, name: Int) -> String? {
    guard ranges.indices.contains(index) else { return nil }
    let range = ranges[index]
    guard books.indices.contains(range.book) else { return nil }
    let book = books[range.book]
    switch book.kind {
    case .own:
      guard let text = self.name(name) else { return nil }
      let sheet = names[name - 1].sheet
      guard sheet > 0, let prefix = prefix(first: sheet - 1, last: sheet - 1) else { return text }
      return prefix + text
    case .addIn: return book.names.indices.contains(name - 1) ? book.names[name - 1] : nil
    case .other(let file?, let sheets):
      guard book.names.indices.contains(name - 1) else { return nil }
      if sheets.indices.contains(range.first) {
        return prefix(first: range.first, last: range.first, of: sheets, file: file).map {
          $0 + book.names[name - 1]
        }
      }
      return Self.isPlainFile(file) ? "\(file)!\(book.names[name - 1])" : "'\(file)'!\(book.names[name - 1])"
    default: return nil
    }
  }

  /// The file at the end of an encoded path; its folders, which may name a person, are left out.
  static func file(ofPath path: String) -> String? {
    guard path.unicodeScalars.first?.value == 1 else { return path.isEmpty ? nil : path }
    let last = path.unicodeScalars.split { $0.value < 0x20 || $0 == "\\" || $0 == "/" }.last
    guard let last, !last.contains("[") else { return nil }
    return String(String.UnicodeScalarView(last))
  }

  /// Letters, digits, `_` and `.`, and nothing that reads as a cell or a number.
  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, isLetter(first) else { return false }
    guard name.unicodeScalars.allSatisfy({ isLetter($0) || isDigit($0) || $0 == "." }) else { return false }
    let upper = name.uppercased()
    if upper == "TRUE" || upper == "FALSE" { return false }
    let letters = upper.unicodeScalars.prefix { $0.isASCII && isLetter($0) && $0 != "_" }
    let rest = upper.unicodeScalars.dropFirst(letters.count)
    if letters.count <= 3, rest.allSatisfy(isDigit), !rest.isEmpty { return false }
    // R1C1, and R or C alone.
    let marks = upper.unicodeScalars.filter { !isDigit($0) }
    return !["R", "C", "RC"].contains(String(String.UnicodeScalarView(marks)))
  }

  private static func isPlainFile(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy { isLetter($0) || isDigit($0) || $0 == "." }
  }

  private static func isLetter(_ s: Unicode.Scalar) -> Bool {
    s == "_" || s.properties.isAlphabetic
  }

  private static func isDigit(_ s: Unicode.Scalar) -> Bool { s.value >= 0x30 && s.value <= 0x39 }
}
