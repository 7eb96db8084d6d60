import TolokCore

/// Delimited text as columns of one type each, for bulk facts: the way from a large CSV to numbers that can be added up.
///
/// The first row names the columns. A column is whole numbers or decimals when every non-empty field of it is; otherwise
/// text. A number with a leading zero is a code, so text. Empty fields are missing, never zero.
package struct TypedColumns: Sendable {
  package enum Values: Sendable {
    case integers([Int64])
    case decimals([Double])
    /// Offset and length in the source; see `text(_:)`.
    case texts([UInt64])
  }

  package struct Column: Sendable {
    package var name: String
    package var values: Values
    /// Rows without a value, counted from 0; what stands there in `values` means nothing.
    package var missing: [Int] = []
  }

  package private(set) var columns: [Column] = []
  package private(set) var rows = 0
  private var source: ArraySlice<UInt8>
  /// Texts that had escapes to undo.
  private var copies: [UInt8] = []

  package init(_ bytes: [UInt8]) throws(ReadError) {
    let decoding = TextDecoding(bytes)
    let dialect = CSVSniffer.dialect(decoding)
    source = dialect.isDeclared ? CSVSniffer.afterDeclaration(decoding.text) : decoding.text
    var kinds: [ColumnSink.Kind] = []
    var sample = KindSample()
    var tokens = CSVTokens(
      delimiter: dialect.delimiter, quote: dialect.quote, isBackslashed: dialect.escape == .backslash)
    tokens.run(source, into: &sample)
    kinds = sample.kinds
    for attempt in 0... {
      var sink = ColumnSink(kinds: kinds, rows: source.count / max(1, sample.bytesPerRow))
      tokens.run(source, into: &sink)
      if sink.demoted.isEmpty {
        columns = zip(sample.names, sink.columns).map {
          Column(name: $0, values: $1.values, missing: $1.missing)
        }
        copies = sink.copies
        rows = sink.rows
        return
      }
      // What the sample promised does not hold below: the column is read again as what it turned out to be.
      // One that keeps breaking promises gets texts only.
      for (column, kind) in sink.demoted { kinds[column] = attempt < 8 ? kind : .text }
      if attempt > 16 { kinds = kinds.map { _ in .text } }
    }
  }

  /// The text a reference of `.texts` stands for.
  package func text(_ reference: UInt64) -> String {
    let offset = Int(reference >> 24 & 0x7F_FFFF_FFFF)
    let count = Int(reference & 0xFF_FFFF)
    if reference >> 63 == 1 { return String(decoding: copies[offset..<(offset + count)], as: UTF8.self) }
    let start = source.startIndex + offset
    return String(decoding: source[start..<(start + count)], as: UTF8.self)
  }
}

/// Looks at the first rows: names, and what kind each column seems to be.
private struct KindSample: CSVSink {
  var names: [String] = []
  var kinds: [ColumnSink.Kind] = []
  private var bytes = 0
  private var rows = 0
  var bytesPerRow: Int { bytes / max(1, rows) }

  mutating func field(_ b: Span<UInt8>, _ range: Range<Int>, isCopy: Bool, row: Int, column: Int) {
    if row == 1 {
      names.append(b.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
      kinds.append(.integer)
    } else if column <= kinds.count, !range.isEmpty {
      kinds[column - 1] = min(kinds[column - 1], ColumnSink.kind(b, range))
    }
    bytes += range.count + 1
  }

  mutating func endRow(_ row: Int, fields: Int) -> Bool {
    rows = row
    return row < 500
  }
}

/// Fills typed columns.
private struct ColumnSink: CSVSink {
  /// From the vaguest to the most exact.
  enum Kind: Int, Comparable {
    case text, decimal, integer
    static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }

  /// Only the array of its kind is filled.
  struct Column {
    let kind: Kind
    var integers: [Int64] = []
    var decimals: [Double] = []
    var texts: [UInt64] = []
    var missing: [Int] = []

    init(kind: Kind, rows: Int) {
      self.kind = kind
      switch kind {
      case .integer: integers.reserveCapacity(rows)
      case .decimal: decimals.reserveCapacity(rows)
      case .text: texts.reserveCapacity(rows)
      }
    }

    var values: TypedColumns.Values {
      switch kind {
      case .integer: .integers(integers)
      case .decimal: .decimals(decimals)
      case .text: .texts(texts)
      }
    }

    mutating func appendNothing(row: Int) {
      missing.append(row)
      switch kind {
      case .integer: integers.append(0)
      case .decimal: decimals.append(0)
      case .text: texts.append(0)
      }
    }
  }

  var columns: [Column]
  var copies: [UInt8] = []
  var demoted: [Int: Kind] = [:]
  var rows = 0

  init(kinds: [Kind], rows: Int) {
    columns = kinds.map { Column(kind: $0, rows: rows + rows / 16) }
  }

  mutating func field(_ b: Span<UInt8>, _ range: Range<Int>, isCopy: Bool, row: Int, column: Int) {
    guard row > 1, column <= columns.count else { return }
    if range.isEmpty { return columns[column - 1].appendNothing(row: row - 2) }
    switch columns[column - 1].kind {
    case .text:
      let reference = reference(b, range, isCopy)
      columns[column - 1].texts.append(reference)
    case .integer:
      guard let value = Self.integer(b, range) else { return demote(column - 1, b, range) }
      columns[column - 1].integers.append(value)
    case .decimal:
      guard let value = DecimalParser.parse(b, range) else { return demote(column - 1, b, range) }
      columns[column - 1].decimals.append(value)
    }
  }

  private mutating func demote(_ column: Int, _ b: Span<UInt8>, _ range: Range<Int>) {
    demoted[column] = min(
      Self.kind(b, range), demoted[column] ?? .decimal, columns[column].kind == .decimal ? .text : .decimal)
  }

  mutating func endRow(_ row: Int, fields: Int) -> Bool {
    guard row > 1 else { return true }
    rows = row - 1
    // Short rows are filled up, so that columns stay of one length.
    var column = fields
    while column < columns.count {
      columns[column].appendNothing(row: row - 2)
      column += 1
    }
    return demoted.isEmpty
  }

  private mutating func reference(_ b: Span<UInt8>, _ range: Range<Int>, _ isCopy: Bool) -> UInt64 {
    let count = UInt64(min(range.count, 0xFF_FFFF))
    guard isCopy else { return UInt64(range.lowerBound) << 24 | count }
    let offset = UInt64(copies.count)
    XMLBytes.appendRaw(b, range, to: &copies)
    return 1 << 63 | offset << 24 | count
  }

  /// A whole number without leading zero, of at most eighteen digits.
  @inline(__always)
  private static func integer(_ b: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    var i = range.lowerBound
    guard i < range.upperBound else { return nil }
    let isNegative = b[i] == 0x2D
    if isNegative { i += 1 }
    let digits = range.upperBound - i
    guard digits > 0, digits <= 18, digits == 1 || b[i] != 0x30 else { return nil }
    var value: Int64 = 0
    while i < range.upperBound {
      let d = b[i] &- 0x30
      guard d < 10 else { return nil }
      value = value &* 10 &+ Int64(d)
      i += 1
    }
    return isNegative ? -value : value
  }

  static func kind(_ b: Span<UInt8>, _ range: Range<Int>) -> Kind {
    if integer(b, range) != nil { return .integer }
    let first = b[range.lowerBound] == 0x2D ? range.dropFirst() : range
    let isCode = first.count > 1 && b[first.lowerBound] == 0x30 && b[first.lowerBound + 1] != 0x2E
    return !isCode && DecimalParser.parse(b, range) != nil ? .decimal : .text
  }
}
