import TolokCore

extension SheetParser {
  /// Reads `<c r="B2" s="1" t="s"><v>…</v></c>` or an empty `<c …/>` in one pass and says where it ends.
  ///
  /// Nil for anything but attributes `r`, `s`, `t` in double quotes and one bare `v`: then nothing has been stored, and
  /// the tokens decide. It states no opinion that they would not: a test holds the two against each other.
  mutating func plainCell(_ b: Span<UInt8>, _ at: Int) -> Int? {
    // Enough for any plain cell; near the end of the window the tokens see whether it is whole.
    guard b.count - at > 192, b[at + 1] == 0x63, namespace.ownsBare else { return nil }
    var i = at + 2
    var row = 0
    var column = 0
    var type: UInt8 = 0x6E
    var style = 0
    while b[i] == 0x20 {
      guard b[i + 2] == 0x3D, b[i + 3] == 0x22 else { return nil }
      let name = b[i + 1]
      i += 4
      if name == 0x72 {
        while i - at < 64, case let c = b[i], c >= 0x41, c <= 0x5A {
          column = column &* 26 &+ Int(c) &- 0x40
          i += 1
        }
        while i - at < 64, case let d = b[i] &- 0x30, d < 10 {
          row = row &* 10 &+ Int(d)
          i += 1
        }
        guard column > 0, column <= 16_384, row > 0, row <= 1_048_576 else { return nil }
      } else if name == 0x73 {
        let start = i
        while i - start < 9, case let d = b[i] &- 0x30, d < 10 {
          style = style &* 10 &+ Int(d)
          i += 1
        }
        guard i > start else { return nil }
      } else if name == 0x74 {
        type = b[i]
        i += 1
      } else {
        return nil
      }
      guard b[i] == 0x22 else { return nil }
      i += 1
      guard i - at < 96 else { return nil }
    }
    guard column > 0 || self.column < CellAddress.lastColumn else { return nil }
    if b[i] == 0x2F, b[i + 1] == 0x3E {
      place(row, column)
      return i + 2
    }
    guard b[i] == 0x3E, b[i + 1] == 0x3C, b[i + 2] == 0x76, b[i + 3] == 0x3E else { return nil }
    let start = i + 4
    i = start
    // Within the 192 bytes asked for above: 96 of attributes and 14 of the last one, 4 of tags, 40 of value, 8 of closing tags.
    while i - start < 40, b[i] != 0x3C { i += 1 }
    guard b[i] == 0x3C, b[i + 1] == 0x2F, b[i + 2] == 0x76, b[i + 3] == 0x3E, b[i + 4] == 0x3C,
      b[i + 5] == 0x2F, b[i + 6] == 0x63, b[i + 7] == 0x3E, i > start
    else { return nil }
    return storePlain(b, start..<i, type, style, row, column) ? i + 8 : nil
  }

  @inline(__always)
  private mutating func storePlain(
    _ b: Span<UInt8>, _ value: Range<Int>, _ type: UInt8, _ style: Int, _ row: Int, _ column: Int
  ) -> Bool {
    switch type {
    case 0x73:
      guard let index = XMLBytes.int(b, value) else { return false }
      place(row, column)
      if strings.holds(index) {
        cells.append(sharedText: index, row: self.row, column: self.column)
      } else if index < 0 || index >= strings.count {
        lostTexts += 1
      }
    case 0x6E:
      guard let number = DecimalParser.parse(b, value) else { return false }
      place(row, column)
      store(number: number, style: style)
    case 0x62:
      guard value.count == 1, b[value.lowerBound] | 1 == 0x31 else { return false }
      place(row, column)
      cells.append(boolean: b[value.lowerBound] == 0x31, row: self.row, column: self.column)
    default: return false
    }
    return true
  }

  /// A cell without `r` follows the one before it.
  @inline(__always)
  private mutating func place(_ row: Int, _ column: Int) {
    if column > 0 {
      self.row = row
      self.column = column
    } else {
      self.row = max(self.row, 1)
      self.column += 1
    }
  }
}
