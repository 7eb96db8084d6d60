extension CellStore {
  /// Writes the members of the contract's `cells` object, `"A1":["s","text"],…`, straight from the bytes the cells are kept
  /// in. With formulas, a third element holds the formula and those without a result are written too.
  ///
  /// `put` gets the text in pieces of about 64 KB, so that nothing grows with the sheet.
  package func writeJSON(
    formulas withFormulas: Bool, lost: Set<CellAddress> = [], put: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var out = JSONPieces()
    out.begin(put) { out in
      var letters: [UInt64] = []
      var formula = 0
      var isFirst = true
      var bounds = runs.map { Int($0.start) }
      bounds.append(count)
      for run in runs.indices {
        let row = Array(String(runs[run].row).utf8)
        for index in bounds[run]..<bounds[run + 1] {
          var text: String?
          if formula < self.formulas.count, self.formulas[formula].cell == UInt32(index) {
            if withFormulas { text = formulaText(formula) }
            formula += 1
          }
          let head = blocks.head(index)
          let bits = blocks.value(index)
          let kind = Kind(rawValue: UInt8(head & 15)) ?? .missing
          let column = Int(head >> 4)
          let isLost =
            withFormulas && !lost.isEmpty
            && lost.contains(CellAddress(row: Int(runs[run].row), column: column))
          guard text != nil || isLost || isWritten(kind, bits) else { continue }
          while letters.count <= column { letters.append(Self.packedLetters(letters.count)) }
          out.startCell(letters[column], row, isFirst: isFirst)
          isFirst = false
          write(kind, bits, index, into: &out)
          if let text { out.formula(text) } else if isLost { for byte in ",null".utf8 { out.put(byte) } }
          out.put(0x5D)
        }
      }
    }
  }

  /// Whether a cell of this kind holds anything.
  private func isWritten(_ kind: Kind, _ bits: UInt64) -> Bool {
    switch kind {
    case .missing: false
    case .shortText: bits != 0
    case .text, .sourceText: bits & 0xFF_FFFF != 0
    case .sharedText: !shared.range(Int(bits)).isEmpty
    case .other: others[Int(bits)] != .text("")
    case .number, .boolean, .date, .time, .error: true
    }
  }

  private func write(_ kind: Kind, _ bits: UInt64, _ index: Int, into out: inout JSONPieces) {
    switch kind {
    case .shortText: out.shortText(bits)
    case .sourceText:
      let start = Int(bits >> 24)
      source.withUnsafeBufferPointer {
        out.text(UnsafeBufferPointer(rebasing: $0[start..<(start + Int(bits & 0xFF_FFFF))]))
      }
    case .sharedText:
      shared.bytes.withUnsafeBufferPointer {
        out.text(UnsafeBufferPointer(rebasing: $0[shared.range(Int(bits))]))
      }
    case .text: texts.withBytes(bits) { out.text($0) }
    case .number: out.number(Double(bitPattern: bits))
    case .boolean, .date, .time, .error, .other, .missing:
      switch value(index) {
      case .text(let s): out.text(s, as: "s")
      case .boolean(let b): out.plain("b", b ? "true" : "false")
      case .date(let d): out.text(d.description, as: "d")
      case .time(let t): out.text(clockText(t), as: "t")
      case .error(let e): out.text(e, as: "e")
      case .number(let n): out.number(n)
      case .missing: out.plain("n", "null")
      }
    }
  }

  /// The letters of a column from the lowest byte up, their count in the highest.
  private static func packedLetters(_ column: Int) -> UInt64 {
    guard column > 0 else { return 0 }
    var packed: UInt64 = 0
    let letters = CellAddress.letters(column).utf8
    for (at, letter) in letters.enumerated() { packed |= UInt64(letter) << UInt64(8 * at) }
    return packed | UInt64(letters.count) << 56
  }
}

/// JSON of cells in a buffer of fixed size that is handed on whenever it is full.
private struct JSONPieces {
  private static let size = 64 << 10
  /// What a cell takes without its text: `,"ABCDE1048576":["s",""`.
  private static let frame = 64

  private var room = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
  private var at = 0
  private var put: ((UnsafeBufferPointer<UInt8>) -> Void)?

  /// Runs `body` with a buffer and hands on what is left in it.
  mutating func begin(_ put: (UnsafeBufferPointer<UInt8>) -> Void, _ body: (inout JSONPieces) -> Void) {
    withoutActuallyEscaping(put) { put in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.size) { memory in
        memory.initialize(repeating: 0)
        room = memory
        self.put = put
        body(&self)
        flush()
        self.put = nil
        room = UnsafeMutableBufferPointer(start: nil, count: 0)
      }
    }
  }

  private mutating func flush() {
    put?(UnsafeBufferPointer(rebasing: room[..<at]))
    at = 0
  }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    room[at] = byte
    at += 1
  }

  /// `,"A1":["`
  @inline(__always)
  mutating func startCell(_ letters: UInt64, _ row: [UInt8], isFirst: Bool) {
    if at + 2 * Self.frame > room.count { flush() }
    if !isFirst { put(0x2C) }
    put(0x22)
    var rest = letters & 0xFF_FFFF_FFFF_FFFF
    for _ in 0..<(letters >> 56) {
      put(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
    for digit in row { put(digit) }
    put(four: 0x225B_3A22)
  }

  /// Up to seven bytes and their count.
  @inline(__always)
  mutating func shortText(_ bits: UInt64) {
    let count = Int(bits >> 56)
    let bytes = bits & 0xFF_FFFF_FFFF_FFFF
    // Any byte that is not plain: below a blank, from 0x80 on, a quote or a backslash; bytes beyond the text are blanks.
    let filled = bytes | (0x2020_2020_2020_2020 & ~(1 << UInt64(8 * count) &- 1))
    if Self.isPlain(filled) {
      openText()
      room.baseAddress.map {
        UnsafeMutableRawPointer($0 + at).storeBytes(of: filled.littleEndian, as: UInt64.self)
      }
      at += count
      put(0x22)
    } else {
      withUnsafeBytes(of: bytes.littleEndian) {
        text(UnsafeBufferPointer(rebasing: $0.bindMemory(to: UInt8.self)[..<count]))
      }
    }
  }

  /// A text in UTF-8, repaired where it is not valid.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count * 6 + 2 * Self.frame <= room.count else { return longText(bytes) }
    if at + bytes.count * 6 + Self.frame > room.count { flush() }
    openText()
    let start = at
    guard let from = bytes.baseAddress, let base = room.baseAddress else { return }
    var i = 0
    while i + 8 <= bytes.count {
      let word = UnsafeRawPointer(from + i).loadUnaligned(as: UInt64.self)
      guard Self.isPlain(word) else { break }
      UnsafeMutableRawPointer(base + at).storeBytes(of: word, as: UInt64.self)
      at += 8
      i += 8
    }
    while i < bytes.count {
      let byte = from[i]
      guard byte < 0x80 else {
        at = start
        return repaired(bytes)
      }
      escape(byte)
      i += 1
    }
    put(0x22)
  }

  /// `s","`
  @inline(__always)
  private mutating func openText() { put(four: 0x222C_2273) }

  /// Four bytes, the first of them lowest.
  @inline(__always)
  private mutating func put(four bytes: UInt32) {
    guard let base = room.baseAddress else { return }
    UnsafeMutableRawPointer(base + at).storeBytes(of: bytes.littleEndian, as: UInt32.self)
    at += 4
  }

  private static let hex = Array("0123456789abcdef".utf8)

  @inline(__always)
  private mutating func escape(_ byte: UInt8) {
    if byte >= 0x20, byte != 0x22, byte != 0x5C { return put(byte) }
    put(0x5C)
    switch byte {
    case 0x22, 0x5C: put(byte)
    case 0x0A: put(0x6E)
    case 0x0D: put(0x72)
    case 0x09: put(0x74)
    default:
      for byte in [0x75, 0x30, 0x30, Self.hex[Int(byte >> 4)], Self.hex[Int(byte & 15)]] { put(byte) }
    }
  }

  /// Beyond ASCII: what is valid stays as it is, what is not becomes U+FFFD, three bytes for at least one.
  private mutating func repaired(_ bytes: UnsafeBufferPointer<UInt8>) {
    var text = String(decoding: bytes, as: UTF8.self)
    text.withUTF8 { for byte in $0 { escape(byte) } }
    put(0x22)
  }

  private mutating func longText(_ bytes: UnsafeBufferPointer<UInt8>) {
    var json: [UInt8] = []
    JSON.write(String(decoding: bytes, as: UTF8.self), into: &json)
    pass(json, as: "s")
  }

  /// A value in its own words.
  mutating func text(_ text: String, as type: Character) {
    var json: [UInt8] = []
    JSON.write(text, into: &json)
    pass(json, as: type)
  }

  mutating func plain(_ type: Character, _ text: String) { pass(Array(text.utf8), as: type) }

  mutating func formula(_ text: String) {
    var json: [UInt8] = [0x2C]
    JSON.write(text, into: &json)
    pass(json)
  }

  mutating func number(_ value: Double) { plain("n", JSON.number(value)) }

  private mutating func pass(_ json: [UInt8], as type: Character) { pass(Array("\(type)\",".utf8) + json) }

  /// Bytes of any length.
  private mutating func pass(_ json: [UInt8]) {
    if at + json.count + Self.frame > room.count { flush() }
    if json.count + Self.frame > room.count {
      json.withUnsafeBufferPointer { put?($0) }
    } else {
      for byte in json { put(byte) }
    }
  }

  /// Whether eight bytes are printable ASCII without quote and backslash.
  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (0x22 &* ones)
    let slash = word ^ (0x5C &* ones)
    let low = (word &- 0x20 &* ones) & ~word
    let marks = (quote &- ones) & ~quote | (slash &- ones) & ~slash | low | word
    return marks & (0x80 &* ones) == 0
  }
}
