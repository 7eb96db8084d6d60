import TolokCore

/// Formulas of SpreadsheetML name cells by distance: `=SUM(R[-2]C:R[-1]C)`.
enum R1C1 {
  /// The formula as the other formats write it, seen from its cell: `SUM(B1:B2)`; nil when it leads off the sheet.
  static func plain(_ stored: String, at home: CellAddress) -> String? {
    var bytes = Array(stored.utf8)[...]
    if bytes.first == 0x3D { bytes = bytes.dropFirst() }
    guard !bytes.isEmpty else { return nil }
    var out: [UInt8] = []
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let b = bytes[at]
      if b == 0x22 || b == 0x27 {
        let start = at
        at += 1
        while at < bytes.endIndex, bytes[at] != b { at += 1 }
        at = min(at + 1, bytes.endIndex)
        out += bytes[start..<at]
        continue
      }
      guard isWord(b) else {
        // `[1]` before a sheet is another file.
        if b == 0x5B { return nil }
        out.append(b)
        at += 1
        continue
      }
      if let (text, end) = reference(bytes, from: at, home) {
        guard let text else { return nil }
        out += Array(text.utf8)
        at = end
        continue
      }
      let start = at
      while at < bytes.endIndex, isWord(bytes[at]) || bytes[at] == 0x2E { at += 1 }
      out += bytes[start..<at]
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isWord(_ b: UInt8) -> Bool {
    b >= 0x80 || b == 0x5F || b >= 0x30 && b <= 0x39 || (b | 0x20) >= 0x61 && (b | 0x20) <= 0x7A
  }

  /// A reference and where it ends; its text is nil when it leaves the sheet. Nil when the word is none.
  private static func reference(_ bytes: ArraySlice<UInt8>, from start: Int, _ home: CellAddress)
    -> (text: String?, end: Int)?
  {
    var at = start
    let row = part(bytes, &at, letter: 0x52, home.row)
    let column = part(bytes, &at, letter: 0x43, home.column)
    guard row != nil || column != nil,
      at >= bytes.endIndex || !(isWord(bytes[at]) || [0x28, 0x21, 0x2E, 0x5B].contains(bytes[at]))
    else { return nil }
    if let row, row.number < 1 || row.number > ODSGrid.lastRow { return (nil, at) }
    if let column, column.number < 1 || column.number > ODSGrid.lastColumn { return (nil, at) }
    let letters = column.map { "\($0.fixed ? "$" : "")\(CellAddress.letters($0.number))" }
    let digits = row.map { "\($0.fixed ? "$" : "")\($0.number)" }
    switch (letters, digits) {
    case (let letters?, let digits?): return (letters + digits, at)
    // Whole columns and rows: `C2` alone is `$B:$B` unless it is one end of a range.
    case (let whole?, nil), (nil, let whole?):
      let before = start > bytes.startIndex && bytes[start - 1] == 0x3A
      let after = at < bytes.endIndex && bytes[at] == 0x3A
      return (before || after ? whole : "\(whole):\(whole)", at)
    default: return nil
    }
  }

  /// `R`, `R3`, `R[-2]`
  private static func part(_ bytes: ArraySlice<UInt8>, _ at: inout Int, letter: UInt8, _ home: Int) -> (
    number: Int, fixed: Bool
  )? {
    guard at < bytes.endIndex, bytes[at] & 0xDF == letter else { return nil }
    var i = at + 1
    let relative = i < bytes.endIndex && bytes[i] == 0x5B
    if relative { i += 1 }
    let negative = relative && i < bytes.endIndex && bytes[i] == 0x2D
    if negative { i += 1 }
    let start = i
    while i < bytes.endIndex, bytes[i] >= 0x30, bytes[i] <= 0x39 { i += 1 }
    let number = XMLScanner.int(bytes[start..<i])
    if relative {
      guard let number, number < 1 << 31, i < bytes.endIndex, bytes[i] == 0x5D else { return nil }
      at = i + 1
      return (home + (negative ? -number : number), false)
    }
    at = i
    guard let number else { return i == start ? (home, false) : nil }
    return (number, true)
  }
}
