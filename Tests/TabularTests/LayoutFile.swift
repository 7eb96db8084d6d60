import TolokCore

/// A sheet drawn in text, with the class each of its cells should get (`Tests/Fixtures/layouts/*.txt`).
///
/// `## name | rows 1` begins a layout: its orientation and how many tables it holds. Then a line a row:
/// `D | 1 | Sisir | 900` gives its cells the class of the letter before them (Title, Header, Section, Data, J for
/// total, C for note, Ignored). `{J}900` gives one cell another class, `<` and `^` join a cell to the one at its
/// left or above, `'12` is a text, `-` alone is a blank row.
struct LayoutFile {
  struct Layout {
    var name: String
    var orientation: TableOrientation
    var tables: Int
    var workbook: Workbook
    var wanted: [(cell: Cell, kind: CellClass)]
  }

  let layouts: [Layout]

  init(_ text: String) {
    var layouts: [Layout] = []
    var head: [Substring] = []
    var lines: [Substring] = []
    func close() {
      guard head.count == 2 else { return }
      layouts.append(Self.layout(head, lines))
    }
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") {
        close()
        head = line.dropFirst(3).split(separator: "|")
        lines = []
      } else if line.contains(where: { $0 != " " }) {
        lines.append(line)
      }
    }
    close()
    self.layouts = layouts
  }

  private static func layout(_ head: [Substring], _ lines: [Substring]) -> Layout {
    let shape = head[1].split(separator: " ")
    var wanted: [(cell: Cell, kind: CellClass)] = []
    var joins: [CellAddress: Character] = [:]
    for (index, line) in lines.enumerated() where trimmed(line) != "-" {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(trimmed)
      for (column, part) in parts.enumerated().dropFirst() where !part.isEmpty {
        let address = CellAddress(row: index + 1, column: column)
        if part == "<" || part == "^" {
          joins[address] = part.first
          continue
        }
        var text = part
        var letter = parts[0].first ?? "C"
        if part.hasPrefix("{"), let own = part.dropFirst().first {
          letter = own
          text = trimmed(part.dropFirst(3))
        }
        wanted.append((Cell(address, value(text)), kind(letter)))
      }
    }
    let merged = wanted.compactMap { range(of: $0.cell.address, joins) }
    return Layout(
      name: trimmed(head[0]), orientation: shape.first == "columns" ? .columns : .rows,
      tables: shape.last.flatMap { Int($0) } ?? 1,
      workbook: Workbook(
        format: .xlsx, sheets: [Sheet(name: "Lembar", merged: merged, cells: wanted.map(\.cell))]),
      wanted: wanted)
  }

  private static func value(_ text: String) -> CellValue {
    if text.hasPrefix("'") { return .text(String(text.dropFirst())) }
    let isCode = text.hasPrefix("0") && text.dropFirst().first?.isNumber == true
    if !isCode, !text.hasSuffix("."), let number = Double(text), number.isFinite { return .number(number) }
    return .text(text)
  }

  private static func kind(_ letter: Character) -> CellClass {
    switch letter {
    case "T": .title
    case "H": .header
    case "S": .section
    case "D": .data
    case "J": .total
    case "I": .ignored
    default: .note
    }
  }

  private static func range(of address: CellAddress, _ joins: [CellAddress: Character]) -> CellRange? {
    var right = address.column
    while joins[CellAddress(row: address.row, column: right + 1)] == "<" { right += 1 }
    var bottom = address.row
    while joins[CellAddress(row: bottom + 1, column: address.column)] == "^",
      (address.column...right).allSatisfy({ joins[CellAddress(row: bottom + 1, column: $0)] != nil })
    { bottom += 1 }
    guard right > address.column || bottom > address.row else { return nil }
    return CellRange(top: address.row, left: address.column, bottom: bottom, right: right)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}

extension LayoutFile.Layout {
  /// Every cell that was read as something else: `B4 total, not data: Dipindahkan`.
  func misread(_ understood: UnderstoodWorkbook) -> [String] {
    wanted.compactMap { cell, kind in
      let found = understood.classes[0][cell.address]
      guard found != kind else { return nil }
      return "\(cell.address) \(kind.rawValue), not \(found?.rawValue ?? "nothing"): \(cell.displayed)"
    }
  }
}
