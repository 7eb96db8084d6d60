import TolokCore

/// References: cells, areas, other sheets, names.
extension FormulaDecoder {
  private var lastRow: Int { wide ? 65535 : 16383 }

  /// `B$3` from the row and column words of a token.
  func reference(_ at: Int, relative: Bool) -> [UInt8]? {
    let (row, column) = wide ? (bytes.le16(at), bytes.le16(at + 2)) : (bytes.le16(at), bytes.le8(at + 2))
    var out: [UInt8] = []
    return corner(row, column, relative: relative).map {
      $0.append(to: &out)
      return out
    }
  }

  func area(_ at: Int, relative: Bool) -> [UInt8]? {
    let top = bytes.le16(at)
    let bottom = bytes.le16(at + 2)
    let left = wide ? bytes.le16(at + 4) : bytes.le8(at + 4)
    let right = wide ? bytes.le16(at + 6) : bytes.le8(at + 5)
    guard let first = corner(top, left, relative: relative),
      let last = corner(bottom, right, relative: relative)
    else { return nil }
    var out: [UInt8] = []
    if first.row == 0, last.row == lastRow, first.column != 0 || last.column != 255 {
      first.appendColumn(to: &out)
      out.append(0x3A)
      last.appendColumn(to: &out)
    } else if first.column == 0, last.column == 255 {
      first.appendRow(to: &out)
      out.append(0x3A)
      last.appendRow(to: &out)
    } else {
      first.append(to: &out)
      out.append(0x3A)
      last.append(to: &out)
    }
    return out
  }

  private struct Corner {
    var row: Int
    var column: Int
    var rowIsRelative: Bool
    var columnIsRelative: Bool

    func appendColumn(to out: inout [UInt8]) {
      if !columnIsRelative { out.append(0x24) }
      if column >= 26 { out.append(UInt8(0x40 + min(column / 26, 26))) }
      out.append(UInt8(0x41 + column % 26))
    }
    func appendRow(to out: inout [UInt8]) {
      if !rowIsRelative { out.append(0x24) }
      var digits: [UInt8] = []
      var rest = row + 1
      while rest > 0 {
        digits.append(UInt8(0x30 + rest % 10))
        rest /= 10
      }
      out += digits.reversed()
    }
    func append(to out: inout [UInt8]) {
      appendColumn(to: &out)
      appendRow(to: &out)
    }
  }

  /// One corner, the bits for relative parts taken off; offsets of shared formulas wrap around the sheet.
  private func corner(_ row: Int, _ column: Int, relative: Bool) -> Corner? {
    let flags = wide ? column : row
    var corner = Corner(
      row: wide ? row : row & 0x3FFF, column: wide ? column & 0x3FFF : column,
      rowIsRelative: flags & 0x8000 != 0, columnIsRelative: flags & 0x4000 != 0)
    if relative {
      if corner.rowIsRelative { corner.row = (origin.row - 1 + corner.row) & lastRow }
      if corner.columnIsRelative { corner.column = (origin.column - 1 + corner.column) & 0xFF }
    }
    return corner.column <= 255 && corner.row <= lastRow ? corner : nil
  }

  /// A reference on another sheet: the sheet part, then the cell, the area or `#REF!`.
  mutating func otherSheet(_ at: Int, kind: Int) -> Int? {
    let sheet: [UInt8]?
    if wide {
      let range = bytes.le16(at + 1)
      if let known = prefixes[range] {
        sheet = known
      } else {
        sheet = references.prefix(range: range).map { Array($0.utf8) }
        prefixes[range] = .some(sheet)
      }
    } else {
      // A positive number names another book, whose sheets BIFF5 tells in a code of its own.
      guard bytes.le16(at + 1) & 0x8000 != 0 else { return nil }
      sheet = references.prefix(first: bytes.le16(at + 11), last: bytes.le16(at + 13)).map { Array($0.utf8) }
    }
    let body = wide ? at + 3 : at + 15
    let place =
      switch kind {
      case 0x3A: reference(body, relative: false)
      case 0x3B: area(body, relative: false)
      default: Array("#REF!".utf8)
      }
    let isCell = kind == 0x3A || kind == 0x3C
    guard let sheet, let place else { return nil }
    return push(sheet + place, wide ? (isCell ? 7 : 11) : (isCell ? 18 : 21))
  }

  mutating func externalName(_ at: Int) -> Int? {
    if wide {
      return references.externalName(range: bytes.le16(at + 1), name: bytes.le16(at + 3)).flatMap {
        $0.isEmpty ? nil : push(Array($0.utf8), 7)
      }
    }
    let range = bytes.le16(at + 1)
    let index = bytes.le16(at + 11)
    let name =
      range & 0x8000 != 0 ? references.name(index) : references.externalName(range: range - 1, name: index)
    return name.flatMap { $0.isEmpty ? nil : push(Array($0.utf8), 25) }
  }
}
