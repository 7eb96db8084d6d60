import CBytes

/// Takes the fields of delimited text in order.
protocol CSVSink {
  /// One field, its quotes gone: a range of the text that is read, or, where escapes had to be undone, of a copy.
  mutating func field(_ b: Span<UInt8>, _ range: Range<Int>, isCopy: Bool, row: Int, column: Int)
  /// A row has ended with so many fields; false stops the scan.
  mutating func endRow(_ row: Int, fields: Int) -> Bool
}

/// How fields are told apart.
struct CSVRules: Hashable, Sendable {
  var delimiter: UInt8
  /// Nil when nothing quotes.
  var quote: UInt8?
  /// `\"` stands for a quote, beside `""`.
  var isBackslashed = false
  /// Blanks may stand between delimiter and quote: `a, "b"`.
  var isSpaced = false
}

/// Splits delimited text into fields (RFC 4180: doubled quotes, quoted line ends; CR, LF or CRLF).
///
/// Rows are kept ragged as they are. The bytes that matter are found 64 at a time, so that a field costs as much as
/// the few bytes that end it.
struct CSVTokens {
  private let delimiter: UInt8
  /// A line feed when nothing quotes.
  private let quote: UInt8
  private let isBackslashed: Bool
  private let isSpaced: Bool
  /// Quotes inside bare fields: nothing unusual for `'`, the sign of a wrong reading for `"`.
  private(set) var bareQuotes = 0
  /// Text after a closing quote, or none that closes: signs of a wrong reading.
  private(set) var badClosings = 0
  private(set) var quotedFields = 0
  /// The number of the row that comes next, from 1.
  private(set) var row = 1
  /// The text of a field whose escapes are undone.
  private var undone: [UInt8] = []

  init(_ rules: CSVRules) {
    delimiter = rules.delimiter
    quote = rules.quote ?? 0x0A
    isBackslashed = rules.isBackslashed
    isSpaced = rules.isSpaced
  }

  /// Reads a whole text.
  mutating func run(_ bytes: ArraySlice<UInt8>, into sink: inout some CSVSink) {
    row = 1
    _ = run(bytes.span, isLast: true, into: &sink)
  }

  /// Reads the next piece of a text and says where its last whole row ends; the rest belongs before the piece that
  /// follows. The sink may get fields of a row that is cut off; they come again.
  mutating func run(_ b: Span<UInt8>, isLast: Bool, into sink: inout some CSVSink) -> Int {
    var marks = Marks(b, delimiter, quote)
    var column = 1
    var start = 0
    var rowStart = 0
    var quoting = quote != 0x0A
    while start < b.count {
      var end = marks.next(b)
      if quoting, end < b.count, b[end] == quote, end == start || isSpaced && Self.isBlank(b, start..<end) {
        switch quoted(b, end, &marks, &sink, row, column) {
        case .closed(let at): end = at
        case .bare:
          badClosings += 1
          marks = Marks(b, delimiter, quote, from: start)
          end = bareEnd(b, &marks)
          sink.field(b, start..<end, isCopy: false, row: row, column: column)
        case .never where !isLast: return rowStart
        case .never:
          // Nothing closes the quote: it is a character like any other, and so is every one after it.
          quoting = false
          badClosings += 1
          marks = Marks(b, delimiter, 0x0A, from: start)
          continue
        }
      } else {
        while end < b.count, !ends(b[end]) {
          bareQuotes += 1
          end = marks.next(b)
        }
        sink.field(b, start..<end, isCopy: false, row: row, column: column)
      }
      // Where a piece ends, nobody knows yet what the row, the quote or the line end comes to.
      if !isLast, end + 1 >= b.count, end == b.count || b[end] != 0x0A { return rowStart }
      if end < b.count, b[end] == delimiter {
        column += 1
        start = end + 1
        // A delimiter at the very end leaves one empty field more.
        if start == b.count {
          sink.field(b, start..<start, isCopy: false, row: row, column: column)
          _ = sink.endRow(row, fields: column)
        }
        continue
      }
      guard sink.endRow(row, fields: column) else { return min(end + 1, b.count) }
      start = end + 1
      if end + 1 < b.count, b[end] == 0x0D, b[end + 1] == 0x0A {
        _ = marks.next(b)
        start = end + 2
      }
      row += 1
      column = 1
      rowStart = start
    }
    return min(rowStart, b.count)
  }

  private enum Closing {
    /// Handed over; it ends here.
    case closed(Int)
    /// No quoted field after all: the quote is a character of a bare one.
    case bare
    /// No quote follows in the whole text.
    case never
  }

  /// A field that opens with a quote: hands it over and says where it ends.
  private mutating func quoted(
    _ b: Span<UInt8>, _ open: Int, _ marks: inout Marks, _ sink: inout some CSVSink,
    _ row: Int, _ column: Int
  ) -> Closing {
    var isCopied = false
    var from = open + 1
    while true {
      let at = marks.next(b)
      guard at < b.count else { return .never }
      guard b[at] == quote else { continue }
      if isBackslashed, Self.isEscaped(b, at, from: open + 1) { continue }
      if at + 1 < b.count, b[at + 1] == quote {
        if !isCopied { undone.removeAll(keepingCapacity: true) }
        XMLBytes.appendRaw(b, from..<(at + 1), to: &undone)
        isCopied = true
        from = at + 2
        _ = marks.next(b)
        continue
      }
      var after = at + 1
      if isSpaced { after = Self.blanksEnd(b, after) }
      let isClean = after == b.count || ends(b[after])
      // A word such as 'Aisyiyah or Syafi' opens and closes nothing.
      if !isClean, quote == 0x27 { return .bare }
      quotedFields += 1
      if isClean, !isCopied, !isBackslashed {
        sink.field(b, from..<at, isCopy: false, row: row, column: column)
        return .closed(after == b.count ? after : marks.next(b))
      }
      if !isCopied { undone.removeAll(keepingCapacity: true) }
      XMLBytes.appendRaw(b, from..<at, to: &undone)
      if isBackslashed { Self.unescape(&undone) }
      if isClean {
        sink.field(undone.span, undone.indices, isCopy: true, row: row, column: column)
        return .closed(after == b.count ? after : marks.next(b))
      }
      // Text after the closing quote belongs to the field, as most readers take it.
      badClosings += 1
      let end = bareEnd(b, &marks)
      XMLBytes.appendRaw(b, (at + 1)..<end, to: &undone)
      sink.field(undone.span, undone.indices, isCopy: true, row: row, column: column)
      return .closed(end)
    }
  }

  /// Where the field ends, whatever quotes stand in it.
  private func bareEnd(_ b: Span<UInt8>, _ marks: inout Marks) -> Int {
    var end = marks.next(b)
    while end < b.count, !ends(b[end]) { end = marks.next(b) }
    return end
  }

  @inline(__always)
  private func ends(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D }

  private static func isBlank(_ b: Span<UInt8>, _ range: Range<Int>) -> Bool {
    blanksEnd(b, range.lowerBound) >= range.upperBound
  }

  private static func blanksEnd(_ b: Span<UInt8>, _ start: Int) -> Int {
    var i = start
    while i < b.count, b[i] == 0x20 { i += 1 }
    return i
  }

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
