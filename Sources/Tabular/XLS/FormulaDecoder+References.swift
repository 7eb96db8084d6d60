import TolokCore

/// References: cells, areas, other sheets, names.
extension FormulaDecoder {
  private var lastRow: Int { wide ? 65535 : 16383 }

  /// Appends `B$3` from the row and column of a token as a new operand; false when they are outside the sheet.
  mutating func reference(_ at: Int, relative: Bool) -> Bool {
    begin()
    return appendReference(at, relative: relative)
  }

  mutating func area(_ at: Int, relative: Bool) -> Bool {
    begin()
    return appendArea(at, relative: relative)
  }

  private mutating func appendReference(_ at: Int, relative: Bool) -> Bool {
    let (row, column) = wide ? (bytes.le16(at), bytes.le16(at + 2)) : (bytes.le16(at), bytes.le8(at + 2))
    guard let corner = corner(row, column, relative: relative) else { return false }
    append(corner)
    return true
  }

  private mutating func appendArea(_ at: Int, relative: Bool) -> Bool {
    let left = wide ? bytes.le16(at + 4) : bytes.le8(at + 4)
    let right = wide ? bytes.le16(at + 6) : bytes.le8(at + 5)
    guard let first = corner(bytes.le16(at), left, relative: relative),
      let last = corner(bytes.le16(at + 2), right, relative: relative)
    else { return false }
    if first.row == 0, last.row == lastRow, first.column != 0 || last.column != 255 {
      appendColumn(first)
      text.append(0x3A)
      appendColumn(last)
    } else if first.column == 0, last.column == 255 {
      appendRow(first)
      text.append(0x3A)
      appendRow(last)
    } else {
      append(first)
      text.append(0x3A)
      append(last)
    }
    return true
  }

  private struct Corner {
    var row: Int
    var column: Int
    var rowIsRelative: Bool
    var columnIsRelative: Bool
  }

  private mutating func append(_ corner: Corner) {
    appendColumn(corner)
    appendRow(corner)
  }

  private mutating func appendColumn(_ corner: Corner) {
    if !corner.columnIsRelative { text.append(0x24) }
    if corner.column >= 26 { text.append(UInt8(0x40 + corner.column / 26)) }
    text.append(UInt8(0x41 + corner.column % 26))
  }

  private mutating func appendRow(_ corner: Corner) {
    if !corner.rowIsRelative { text.append(0x24) }
    append(corner.row + 1)
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
      sheet = range < prefixes.count ? prefixes[range] : nil
    } else {
      // A positive number names another book, whose sheets BIFF5 tells in a code of its own.
      guard bytes.le16(at + 1) & 0x8000 != 0 else { return nil }
      sheet = references.prefix(first: bytes.le16(at + 11), last: bytes.le16(at + 13)).map { Array($0.utf8) }
    }
    guard let sheet else { return nil }
    let body = wide ? at + 3 : at + 15
    begin()
    text += sheet
    switch kind {
    case 0x3A: if !appendReference(body, relative: false) { return nil }
    case 0x3B: if !appendArea(body, relative: false) { return nil }
    default: text += Array("#REF!".utf8)
    }
    let isCell = kind == 0x3A || kind == 0x3C
    return wide ? (isCell ? 7 : 11) : (isCell ? 18 : 21)
  }

  mutating func externalName(_ at: Int) -> Int? {
    if wide {
      return references.externalName(range: bytes.le16(at + 1), name: bytes.le16(at + 3)).flatMap {
        $0.isEmpty ? nil : push(Array($0.utf8), binding: Binding.name, 7)
      }
    }
    let range = bytes.le16(at + 1)
    let index = bytes.le16(at + 11)
    let name =
      range & 0x8000 != 0 ? references.name(index) : references.externalName(range: range - 1, name: index)
    return name.flatMap { $0.isEmpty ? nil : push(Array($0.utf8), binding: Binding.name, 25) }
  }
}
