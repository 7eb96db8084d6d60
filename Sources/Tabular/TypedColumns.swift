import Containers
import TolokCore

/// Delimited text as columns of one type each, for bulk facts: the way from a large CSV to numbers that can be added up.
///
/// The first row names the columns. A column is whole numbers or decimals when every non-empty field of it is; otherwise
/// text. A number with a leading zero is a code, so text. Empty fields are missing, never zero. Numbers are as programs
/// write them, with a point; what people type is for `ValueReader`.
///
/// A file is read in pieces that stay in the processor's cache; only the columns fill memory. That needs UTF-8, which a
/// text that is anything else becomes as a whole first.
package struct TypedColumns: Sendable {
  package enum Values: Sendable {
    case integers([Int64])
    case decimals([Double])
    case texts(TextColumn)
  }

  package struct Column: Sendable {
    package var name: String
    package var values: Values
    /// Rows without a value, counted from 0; what stands there in `values` means nothing.
    package var missing: [Int] = []
  }

  package private(set) var columns: [Column] = []
  package private(set) var rows = 0

  private init() {}

  /// Nil when there is no such file, or it may not be read.
  package init?(path: String) throws(ReadError) {
    self.init()
    guard let feed = FileFeed(path), let pieces = TextPieces(feed) else { return nil }
    if try read(pieces) { return }
    guard let bytes = fileBytes(path) else { return nil }
    _ = try read(TextPieces(TextDecoding(bytes)))
  }

  package init(_ bytes: [UInt8]) throws(ReadError) {
    self.init()
    _ = try read(TextPieces(TextDecoding(bytes)))
  }

  /// False when the text turns out not to be the UTF-8 its beginning promised.
  private mutating func read(_ pieces: TextPieces) throws(ReadError) -> Bool {
    guard let dialect = pieces.dialect else { return false }
    let rules = CSVRules(dialect)
    var sample = KindSample()
    var tokens = CSVTokens(rules)
    _ = tokens.run(pieces.first.span, isLast: pieces.isWhole, into: &sample)
    var kinds = sample.kinds
    for attempt in 0... {
      let builder = ColumnBuilder(kinds: kinds, expectedRows: pieces.size / sample.bytesPerRow)
      var sink = BatchSink(builder: builder)
      var tokens = CSVTokens(rules)
      guard pieces.each({ piece, isLast in sink.run(&tokens, piece, isLast: isLast) }) else { return false }
      if sink.hasHugeText { throw .tooLarge("teks lebih panjang dari \(TextColumn.longest >> 20) MB") }
      if sink.builder.demoted.isEmpty {
        columns = zip(sample.names, sink.builder.columns).map {
          Column(name: $0, values: $1.values, missing: $1.missing)
        }
        rows = sink.builder.rows
        return true
      }
      // What the sample promised does not hold below: the column is read again as what it turned out to be.
      // One that keeps breaking promises gets texts only.
      for (column, kind) in sink.builder.demoted { kinds[column] = attempt < 8 ? kind : .text }
      if attempt > 16 { kinds = kinds.map { _ in .text } }
    }
    return true
  }
}

/// Looks at the first rows: names, and what kind each column seems to be.
private struct KindSample: CSVSink {
  var names: [String] = []
  var kinds: [ColumnKind] = []
  private var bytes = 0
  private var rows = 0
  var bytesPerRow: Int { max(1, bytes / max(1, rows)) }

  mutating func field(_ b: Span<UInt8>, _ range: Range<Int>, isCopy: Bool, row: Int, column: Int) {
    if row == 1 {
      // The piece may end within the names; they come again.
      if column == 1 { (names, kinds) = ([], []) }
      names.append(b.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
      kinds.append(.integer)
    } else if column <= kinds.count, !range.isEmpty {
      kinds[column - 1] = min(kinds[column - 1], ColumnKind(b, range))
    }
    bytes += range.count + 1
  }

  mutating func endRow(_ row: Int, fields: Int) -> Bool {
    rows = row
    return row < 500
  }
}

/// Gathers the places of fields, column by column, and hands them over some hundred rows at a time.
private struct BatchSink: CSVSink {
  var builder: ColumnBuilder
  var hasHugeText = false
  private let width: Int
  private let batchRows: Int
  /// The fields of one column after the other, `batchRows` of each; empty outside `run`.
  private var batch = UnsafeMutableBufferPointer<UInt64>(start: nil, count: 0)
  private var piece = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var filled = 0
  /// Fields of the batch whose escapes are undone.
  private var copies: [UInt8] = []

  init(builder: ColumnBuilder) {
    self.builder = builder
    width = builder.columns.count
    // As many rows as keep their places in the cache of the processor.
    batchRows = max(1, min(1024, (1 << 15) / max(1, width)))
  }

  /// Takes the rows of one piece; where the last whole one ends, nil when reading on makes no sense.
  mutating func run(_ tokens: inout CSVTokens, _ piece: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Int? {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, batchRows * width)) {
      batch = $0
      self.piece = piece
      let end = tokens.run(piece.span, isLast: isLast, into: &self)
      let isGood = flush()
      batch = UnsafeMutableBufferPointer(start: nil, count: 0)
      self.piece = UnsafeBufferPointer(start: nil, count: 0)
      return isGood ? end : nil
    }
  }

  @inline(__always)
  mutating func field(_ b: Span<UInt8>, _ range: Range<Int>, isCopy: Bool, row: Int, column: Int) {
    guard row > 1, column <= width else { return }
    let place = (column &- 1) &* batchRows &+ filled
    batch[place] = isCopy ? copied(b, range) : FieldReference(range, isCopy: false).bits
    if range.count > TextColumn.longest { hasHugeText = true }
  }

  private mutating func copied(_ b: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    let start = copies.count
    XMLBytes.appendRaw(b, range, to: &copies)
    return FieldReference(start..<copies.count, isCopy: true).bits
  }

  @inline(__always)
  mutating func endRow(_ row: Int, fields: Int) -> Bool {
    guard row > 1 else { return true }
    // Short rows are filled up, so that columns stay of one length.
    var column = fields
    while column < width {
      batch[column * batchRows + filled] = 0
      column += 1
    }
    filled += 1
    return filled < batchRows || flush()
  }

  /// False when reading on makes no sense.
  private mutating func flush() -> Bool {
    defer {
      filled = 0
      copies.removeAll(keepingCapacity: true)
    }
    guard !hasHugeText else { return false }
    guard filled > 0 else { return true }
    copies.append(contentsOf: repeatElement(0, count: TextColumn.slack))
    return copies.withUnsafeBufferPointer {
      builder.take(UnsafeBufferPointer(batch), stride: batchRows, rows: filled, of: piece, $0)
    }
  }
}
