import TolokCore

/// Where the parser stands in a table, and which groups around it are folded.
struct ODSGrid {
  /// Beyond these no program keeps a cell (Gnumeric's rows, LibreOffice's columns, four times over).
  static let lastRow = 1 << 24
  static let lastColumn = 1 << 16

  /// The last row and column passed, empty ones included.
  var row: Int
  var columns = 0
  /// Columns to the left; not zero in a table within a cell.
  let origin: Int
  var width = 0
  var isUnordered = false
  private var hiddenGroups = 0
  private var groups: [Bool] = []

  init(row: Int = 0, origin: Int = 0) {
    self.row = row
    self.origin = origin
  }

  var inHiddenGroup: Bool { hiddenGroups > 0 }

  mutating func openGroup(shown: Bool) {
    groups.append(shown)
    if !shown { hiddenGroups += 1 }
  }

  mutating func closeGroup() {
    if groups.popLast() == false { hiddenGroups -= 1 }
  }

  static func check(row: Int) throws(ReadError) {
    if row > lastRow { throw .tooLarge("sel di luar baris \(lastRow)") }
  }

  static func check(column: Int) throws(ReadError) {
    if column > lastColumn { throw .tooLarge("sel di luar kolom \(lastColumn)") }
  }
}

/// One row while it is read.
struct ODSRow {
  /// A cell of a row that stands for several.
  struct Kept {
    var column: Int
    var count: Int
    var value: CellValue
    var formula: String?
    var text: Int
  }

  let first: Int
  let repeats: Int
  /// The last column passed.
  var column: Int
  var kept: [Kept] = []
  var merges: [CellRange] = []
  var isEmpty = true
  var nestedRows = 0
  var holdsTable = false

  init(first: Int, repeats: Int, origin: Int) {
    self.first = first
    self.repeats = repeats
    column = origin
  }
}

/// What a row or a column says of itself.
struct ODSLine {
  var repeats = 1
  var hidden = false

  init(_ scanner: XMLScanner) {
    var at: Int?
    while let (name, value) = scanner.nextAttribute(&at) {
      switch name.count {
      case 10 where scanner.same(name, "visibility"):
        hidden = scanner.same(value, "collapse") || scanner.same(value, "filter")
      case 20 where scanner.same(name, "number-rows-repeated"),
        23 where scanner.same(name, "number-columns-repeated"):
        repeats = ODSAttributes.count(scanner.slice(value))
      default: break
      }
    }
  }
}

/// Attributes by local name: prefixes are the writer's choice.
enum ODSAttributes {
  /// A repeat or span, at least 1; more than any sheet holds counts as 2^31.
  static func count(_ value: ArraySlice<UInt8>) -> Int {
    guard let count = XMLScanner.int(value) else {
      return !value.isEmpty && value.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? 1 << 31 : 1
    }
    return min(max(1, count), 1 << 31)
  }

  static func text(_ scanner: XMLScanner, _ wanted: StaticString) -> String? {
    var found: String?
    scanner.eachAttribute { name, value in
      if found == nil, XMLScanner.same(name, wanted) {
        found = String(decoding: XMLScanner.decode(value), as: UTF8.self)
      }
    }
    return found
  }

  static func texts(_ scanner: XMLScanner, _ first: StaticString, _ second: StaticString) -> (
    String?, String?
  ) { (text(scanner, first), text(scanner, second)) }
}

/// Which styles of sheets hide them; a style may take that from its parent.
struct ODSTableStyles {
  private var shown: [String: Bool] = [:]
  private var parents: [String: String] = [:]

  func defines(_ style: String) -> Bool { shown[style] != nil || parents[style] != nil }

  func hides(_ style: String) -> Bool {
    var name = style
    for _ in 0..<16 {
      if let shown = shown[name] { return !shown }
      guard let parent = parents[name] else { return false }
      name = parent
    }
    return false
  }

  mutating func read(_ scanner: inout XMLScanner) {
    while true {
      switch scanner.next() {
      case .open where scanner.is("style"): readStyle(&scanner)
      case .end: return
      default: break
      }
    }
  }

  /// The style just opened, up to its end.
  mutating func readStyle(_ scanner: inout XMLScanner) {
    guard ODSAttributes.text(scanner, "family") == "table",
      let name = ODSAttributes.text(scanner, "name")
    else { return }
    parents[name] = ODSAttributes.text(scanner, "parent-style-name") ?? ""
    guard !scanner.selfClosing else { return }
    while true {
      switch scanner.next() {
      case .open:
        if let display = ODSAttributes.text(scanner, "display") { shown[name] = display != "false" }
      case .close where scanner.is("style"), .end: return
      default: break
      }
    }
  }
}
