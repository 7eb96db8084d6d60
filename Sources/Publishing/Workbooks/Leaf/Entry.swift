import TolokCore

/// A place in the workbook that a link leads to.
struct Spot: Hashable {
  var sheet: String
  var cell = "A1"
  var address: String { "internal:'\(sheet)'!\(cell)" }
}

/// One cell to be written: what stands in it and how it looks. A sender's text is always text.
struct Entry {
  enum Content {
    case text(String)
    case number(Double)
    case day(CalendarDate)
    /// A live formula with the number stored beside it.
    case formula(String, Double)
    case textFormula(String, String)
    case link(String, Spot)
    /// A number that leads somewhere; it stays a number.
    case linkedNumber(Double, Spot)
    case open
  }
  var content: Content
  var look: Look

  static func text(_ text: String, _ look: Look = .text) -> Entry { Entry(content: .text(text), look: look) }
  static func strong(_ text: String) -> Entry { .text(text, .strong) }
  static func quiet(_ text: String) -> Entry { .text(text, .quiet) }
  static func count(_ number: Int, _ look: Look = .count) -> Entry {
    Entry(content: .number(Double(number)), look: look)
  }
  static func number(_ number: Double, _ format: String) -> Entry {
    Entry(content: .number(number), look: .number(format))
  }
  static func day(_ day: CalendarDate, _ look: Look = .day) -> Entry {
    // Before March 1900 Excel counts days wrongly; such a day stands as text.
    day.year < 1901 ? .text(day.description, look) : Entry(content: .day(day), look: look)
  }
  static func formula(_ formula: String, _ stored: Double, _ look: Look = .count) -> Entry {
    Entry(content: .formula(formula, stored), look: look)
  }
  static func formula(_ formula: String, _ stored: Int, _ look: Look = .count) -> Entry {
    Entry(content: .formula(formula, Double(stored)), look: look)
  }
  static func sentence(_ formula: String, _ stored: String, _ look: Look = .quiet) -> Entry {
    Entry(content: .textFormula(formula, stored), look: look)
  }
  static func link(_ text: String, _ spot: Spot?, _ look: Look = .link) -> Entry {
    spot.map { Entry(content: .link(text, $0), look: look) } ?? .text(text, .quiet)
  }
  static func linked(_ number: Int, _ spot: Spot?) -> Entry {
    guard let spot else { return .count(number) }
    let look = Look.count.with {
      $0.ink = Paint.blue
      $0.underlined = true
    }
    return Entry(content: .linkedNumber(Double(number), spot), look: look)
  }
  /// A cell for the reader to write in.
  static let input = Entry(content: .open, look: .input)
  static let plain = Entry(content: .open, look: .text)

  /// What the row's height is reckoned from.
  var words: String? {
    switch content {
    case .text(let text), .textFormula(_, let text), .link(let text, _): text
    case .number, .day, .formula, .linkedNumber, .open: nil
    }
  }
}

/// A heading of a table column; numbers stand right.
struct Column {
  var head: String
  var right = false
  init(_ head: String, right: Bool = false) {
    self.head = head
    self.right = right
  }
}

/// The rows of a written table, as Excel counts them.
struct Block {
  var sheet: String
  var first: Int
  var last: Int
  var count: Int { last - first + 1 }
  func spot(_ row: Int) -> Spot { Spot(sheet: sheet, cell: "A\(row)") }
  /// `'Register'!$C$6:$C$40`
  func range(_ column: Int) -> String {
    let letters = CellAddress.letters(column)
    return "'\(sheet)'!$\(letters)$\(first):$\(letters)$\(last)"
  }
}
