import CBytes

/// Takes the fields of delimited text in order.
protocol CSVSink {
  /// One field, its quotes gone: a range of the text that is read, or, where escapes had to be undone, of a copy.
  mutating func field(_ b: Span<UInt8>, _ range: Range<Int>, isCopy: Bool, row: Int, column: Int)
  /// A row has ended with so many fields; false stops the scan.
  mutating func endRow(_ row: Int, fields: Int) -> Bool
}

/// Splits delimited text into fields (RFC 4180: doubled quotes, quoted line ends; CR, LF or CRLF).
///
/// Rows are kept ragged as they are. The bytes that matter are found 64 at a time, so that a field costs as much as
/// the few bytes that end it.
struct CSVTokens {
  let delimiter: UInt8
  /// Zero when nothing quotes.
  let quote: UInt8
  let isBackslashed: Bool
  /// Quotes inside bare fields and text after a closing quote: signs of a wrong reading.
  private(set) var strays = 0
  private(set) var quotedFields = 0
  private(set) var isUnclosed = false

  init(delimiter: UInt8, quote: UInt8?, isBackslashed: Bool = false) {
    self.delimiter = delimiter
    self.quote = quote ?? 0x0A
    self.isBackslashed = isBackslashed
  }

  mutating func run(_ bytes: ArraySlice<UInt8>, into sink: inout some CSVSink) {
    scan(bytes.span, into: &sink)
  }

  private mutating func scan(_ b: Span<UInt8>, into sink: inout some CSVSink) {
    var marks = Marks(b, delimiter, quote)
    var row = 1
    var column = 1
    var start = 0
    var quoting = quote != 0x0A
    while start < b.count {
      var end = marks.next(b)
      if quoting, end == start, b[start] == quote {
        guard let closed = quoted(b, start, &marks, &sink, row, column) else {
          // Nothing closes the quote: it is a character like any other, and so is every one after it.
          isUnclosed = true
          quoting = false
          strays += 1
          marks = Marks(b, delimiter, 0x0A, from: start)
          continue
        }
        end = closed
      } else {
        while end < b.count, b[end] != delimiter, b[end] != 0x0A, b[end] != 0x0D {
          strays += 1
          end = marks.next(b)
        }
        sink.field(b, start..<end, isCopy: false, row: row, column: column)
      }
      if end < b.count, b[end] == delimiter {
        column += 1
        start = end + 1
        // A delimiter at the very end leaves one empty field more.
        if start == b.count {
          sink.field(b, start..<start, isCopy: false, row: row, column: column)
        }
        if start == b.count { _ = sink.endRow(row, fields: column) }
        continue
      }
      guard sink.endRow(row, fields: column) else { return }
      start = end + 1
      if end + 1 < b.count, b[end] == 0x0D, b[end + 1] == 0x0A {
        _ = marks.next(b)
        start = end + 2
      }
      row += 1
      column = 1
    }
  }

  /// A field that opens with a quote: hands it over and says where it ends; nil when nothing closes it.
  private mutating func quoted(
    _ b: Span<UInt8>, _ start: Int, _ marks: inout Marks, _ sink: inout some CSVSink,
    _ row: Int, _ column: Int
  ) -> Int? {
    var copy: [UInt8] = []
    var isCopied = false
    var from = start + 1
    while true {
      let at = marks.next(b)
      guard at < b.count else { return nil }
      guard b[at] == quote else { continue }
      if isBackslashed, Self.isEscaped(b, at, from: start + 1) { continue }
      if at + 1 < b.count, b[at + 1] == quote {
        XMLBytes.appendRaw(b, from..<(at + 1), to: &copy)
        isCopied = true
        from = at + 2
        _ = marks.next(b)
        continue
      }
      quotedFields += 1
      let after = at + 1
      if !isCopied, !isBackslashed, after == b.count || ends(b[after]) {
        sink.field(b, from..<at, isCopy: false, row: row, column: column)
        return after == b.count ? after : marks.next(b)
      }
      XMLBytes.appendRaw(b, from..<at, to: &copy)
      if isBackslashed { Self.unescape(&copy) }
      // Text after the closing quote belongs to the field, as most readers take it.
      var end = after == b.count ? after : marks.next(b)
      if end > after { strays += 1 }
      while end < b.count, !ends(b[end]) { end = marks.next(b) }
      XMLBytes.appendRaw(b, after..<end, to: &copy)
      sink.field(copy.span, copy.indices, isCopy: true, row: row, column: column)
      return end
    }
  }

  private func ends(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D }

  private static func isEscaped(_ b: Span<UInt8>, _ at: Int, from: Int) -> Bool {
    var i = at
    while i > from, b[i - 1] == 0x5C { i -= 1 }
    return (at - i) % 2 == 1
  }

  /// `\"` and `\\` stand for the second character; other pairs stay as they are.
  private static func unescape(_ text: inout [UInt8]) {
    guard text.contains(0x5C) else { return }
    var out: [UInt8] = []
    var i = 0
    while i < text.count {
      if text[i] == 0x5C, i + 1 < text.count, [0x22, 0x27, 0x5C].contains(text[i + 1]) { i += 1 }
      out.append(text[i])
      i += 1
    }
    text = out
  }
}

/// The places of delimiters, quotes, CR and LF, in order.
private struct Marks {
  private let delimiter: UInt8
  private let quote: UInt8
  private var block: Int
  private var mask: UInt64 = 0

  init(_ b: Span<UInt8>, _ delimiter: UInt8, _ quote: UInt8, from: Int = 0) {
    self.delimiter = delimiter
    self.quote = quote
    block = from & ~63
    mask = load(b, block) & ~UInt64(0) << UInt64(from & 63)
  }

  /// The next mark; the count when there is none.
  @inline(__always)
  mutating func next(_ b: Span<UInt8>) -> Int {
    while mask == 0 {
      guard block + 64 < b.count else { return b.count }
      block += 64
      mask = load(b, block)
    }
    let at = block + mask.trailingZeroBitCount
    mask &= mask &- 1
    return at
  }

  @inline(__always)
  private func load(_ b: Span<UInt8>, _ block: Int) -> UInt64 {
    guard block + 64 <= b.count else { return tail(b, block) }
    return b.extracting(block..<(block + 64)).withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { tolok_bytes_mask($0, delimiter, quote, 0x0A, 0x0D) } ?? 0
    }
  }

  private func tail(_ b: Span<UInt8>, _ block: Int) -> UInt64 {
    var mask: UInt64 = 0
    for i in block..<b.count where b[i] == delimiter || b[i] == quote || b[i] == 0x0A || b[i] == 0x0D {
      mask |= 1 << UInt64(i - block)
    }
    return mask
  }
}
