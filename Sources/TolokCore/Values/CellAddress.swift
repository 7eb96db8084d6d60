/// The place of a cell in a sheet, counted from 1 and written as Excel does: `B12`.
package struct CellAddress: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The last row and column of Excel's sheets: `XFD1048576`.
  package static let lastRow = 1_048_576
  package static let lastColumn = 16_384

  package var row: Int
  package var column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `B12` or `$B$12`; nil for anything else.
  package init?(_ text: String) {
    var column = 0
    var row = 0
    for byte in text.utf8 where byte != 0x24 {
      switch byte {
      case 0x41...0x5A where row == 0: column = column * 26 + Int(byte - 0x40)
      case 0x61...0x7A where row == 0: column = column * 26 + Int(byte - 0x60)
      case 0x30...0x39 where column > 0: row = row * 10 + Int(byte - 0x30)
      default: return nil
      }
      if column > 1_000_000 || row > 100_000_000 { return nil }
    }
    guard row > 0, column > 0 else { return nil }
    self.init(row: row, column: column)
  }

  /// Column 1 is `A`, 27 is `AA`.
  package static func letters(_ column: Int) -> String {
    var rest = column
    var bytes: [UInt8] = []
    while rest > 0 {
      bytes.append(UInt8((rest - 1) % 26) + 0x41)
      rest = (rest - 1) / 26
    }
    return String(decoding: bytes.reversed(), as: UTF8.self)
  }

  package var description: String { Self.letters(column) + String(row) }

  package static func < (a: Self, b: Self) -> Bool { (a.row, a.column) < (b.row, b.column) }
}

/// A rectangle of cells, both corners included: `A1:C3`, or `A1` when it is one cell.
package struct CellRange: Hashable, Sendable, CustomStringConvertible {
  package var top: Int
  package var left: Int
  package var bottom: Int
  package var right: Int

  package init(top: Int, left: Int, bottom: Int, right: Int) {
    self.top = top
    self.left = left
    self.bottom = bottom
    self.right = right
  }

  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let first = parts.first.flatMap({ CellAddress(String($0)) }), parts.count <= 2 else { return nil }
    let last = parts.count == 2 ? CellAddress(String(parts[1])) : first
    guard let last else { return nil }
    self.init(
      top: min(first.row, last.row), left: min(first.column, last.column),
      bottom: max(first.row, last.row), right: max(first.column, last.column))
  }

  package var topLeft: CellAddress { CellAddress(row: top, column: left) }
  package func contains(_ a: CellAddress) -> Bool {
    a.row >= top && a.row <= bottom && a.column >= left && a.column <= right
  }
  package var description: String {
    let last = CellAddress(row: bottom, column: right)
    return last == topLeft ? "\(topLeft)" : "\(topLeft):\(last)"
  }
}
