/// Moves the relative references of a shared formula from its master cell to another (ECMA-376 18.3.1.40).
///
/// A reference that leaves the sheet (beyond `XFD1048576`) is `#REF!`, as Excel writes it.
package func shiftFormula(_ formula: String, rows: Int, columns: Int) -> String {
  guard rows != 0 || columns != 0 else { return formula }
  let bytes = Array(formula.utf8)
  var out: [UInt8] = []
  var i = 0
  while i < bytes.count {
    let b = bytes[i]
    if b == 0x22 || b == 0x27 {
      let start = i
      i += 1
      while i < bytes.count, bytes[i] != b { i += 1 }
      i = min(i + 1, bytes.count)
      out += bytes[start..<i]
      continue
    }
    // `Tabel1[TW1]` names columns of a table, whatever they look like.
    if b == 0x5B {
      let start = i
      var depth = 0
      while i < bytes.count {
        if bytes[i] == 0x5B { depth += 1 } else if bytes[i] == 0x5D { depth -= 1 }
        i += 1
        if depth == 0 { break }
      }
      out += bytes[start..<i]
      continue
    }
    guard isLetter(b) || b == 0x24 || isDigit(b) || b == 0x5F else {
      out.append(b)
      i += 1
      continue
    }
    let start = i
    while i < bytes.count, isLetter(bytes[i]) || isDigit(bytes[i]) || [0x24, 0x5F, 0x2E].contains(bytes[i]) {
      i += 1
    }
    let word = bytes[start..<i]
    // `F:G` and `$2:5`: both sides of the colon are whole columns, or whole rows.
    if i + 1 < bytes.count, bytes[i] == 0x3A, let first = WholeLine(word) {
      var end = i + 1
      while end < bytes.count, isLetter(bytes[end]) || isDigit(bytes[end]) || bytes[end] == 0x24 { end += 1 }
      let isCall = end < bytes.count && (bytes[end] == 0x28 || bytes[end] == 0x21)
      if !isCall, let last = WholeLine(bytes[(i + 1)..<end]), first.isColumn == last.isColumn {
        out += first.shifted(rows, columns) + [0x3A] + last.shifted(rows, columns)
        i = end
        continue
      }
    }
    // A word before ( or ! is a function or a sheet.
    if i < bytes.count, bytes[i] == 0x28 || bytes[i] == 0x21 {
      out += word
    } else {
      out += shifted(word, rows, columns)
    }
  }
  return String(decoding: out, as: UTF8.self)
}

/// One side of a range of whole columns or rows: `$F`, `12`.
private struct WholeLine {
  let isColumn: Bool
  let isFixed: Bool
  let number: Int

  init?(_ word: ArraySlice<UInt8>) {
    isFixed = word.first == 0x24
    let rest = isFixed ? word.dropFirst() : word
    let text = String(decoding: rest, as: UTF8.self)
    if !rest.isEmpty, rest.count <= 3, rest.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }),
      let address = CellAddress(text + "1")
    {
      (isColumn, number) = (true, address.column)
    } else if !rest.isEmpty, rest.count <= 7, rest.allSatisfy(isDigit), let row = Int(text), row > 0 {
      (isColumn, number) = (false, row)
    } else {
      return nil
    }
  }

  func shifted(_ rows: Int, _ columns: Int) -> [UInt8] {
    let moved = isFixed ? number : number + (isColumn ? columns : rows)
    guard moved > 0, moved <= (isColumn ? CellAddress.lastColumn : CellAddress.lastRow) else {
      return Array("#REF!".utf8)
    }
    return Array(((isFixed ? "$" : "") + (isColumn ? CellAddress.letters(moved) : String(moved))).utf8)
  }
}

private func isLetter(_ b: UInt8) -> Bool { (b | 0x20) >= 0x61 && (b | 0x20) <= 0x7A || b >= 0x80 }
private func isDigit(_ b: UInt8) -> Bool { b >= 0x30 && b <= 0x39 }

private func shifted(_ word: ArraySlice<UInt8>, _ rows: Int, _ columns: Int) -> [UInt8] {
  var i = word.startIndex
  let fixedColumn = i < word.endIndex && word[i] == 0x24
  if fixedColumn { i += 1 }
  let letters = word[i...].prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
  i = letters.endIndex
  let fixedRow = i < word.endIndex && word[i] == 0x24
  if fixedRow { i += 1 }
  let digits = word[i...].prefix(while: isDigit)
  guard !letters.isEmpty, letters.count <= 3, !digits.isEmpty, digits.endIndex == word.endIndex,
    let address = CellAddress(String(decoding: Array(letters) + Array(digits), as: UTF8.self)),
    address.column <= CellAddress.lastColumn, address.row <= CellAddress.lastRow
  else { return Array(word) }
  let column = fixedColumn ? address.column : address.column + columns
  let row = fixedRow ? address.row : address.row + rows
  guard row > 0, column > 0, row <= CellAddress.lastRow, column <= CellAddress.lastColumn else {
    return Array("#REF!".utf8)
  }
  return Array("\(fixedColumn ? "$" : "")\(CellAddress.letters(column))\(fixedRow ? "$" : "")\(row)".utf8)
}
