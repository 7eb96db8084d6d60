import TolokCore

/// Where a field of the piece at hand stands: offset and length in the piece, or in the copies of fields that had escapes
/// to undo. Zero is an empty field.
struct FieldReference {
  let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  @inline(__always)
  init(_ range: Range<Int>, isCopy: Bool) {
    let count = UInt64(truncatingIfNeeded: range.upperBound &- range.lowerBound)
    let place = UInt64(truncatingIfNeeded: range.lowerBound) << 24 | count & 0xFF_FFFF
    bits = count == 0 ? 0 : isCopy ? place | 1 << 63 : place
  }

  var isCopy: Bool { bits >> 63 == 1 }
  var offset: Int { Int(bits >> 24 & 0x7F_FFFF_FFFF) }
  var count: Int { Int(bits & 0xFF_FFFF) }
  var range: Range<Int> { offset..<(offset + count) }
}

/// What every field of a column is; from the vaguest to the most exact.
enum ColumnKind: Int, Comparable, Sendable {
  case text, decimal, integer

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// The most exact kind of one field.
  init(_ b: Span<UInt8>, _ range: Range<Int>) {
    if PlainNumber.integer(b, range) != nil {
      self = .integer
      return
    }
    let first = b[range.lowerBound] == 0x2D ? range.dropFirst() : range
    let isCode = first.count > 1 && b[first.lowerBound] == 0x30 && b[first.lowerBound + 1] != 0x2E
    self = !isCode && DecimalParser.parse(b, range) != nil ? .decimal : .text
  }
}

/// Turns batches of fields into typed columns, one column at a time, so that each loop does one thing only.
struct ColumnBuilder {
  /// Only what is of its kind is filled.
  struct Column {
    let kind: ColumnKind
    var integers: [Int64] = []
    var decimals: [Double] = []
    var texts = TextColumn()
    var missing: [Int] = []

    var values: TypedColumns.Values {
      switch kind {
      case .integer: .integers(integers)
      case .decimal: .decimals(decimals)
      case .text: .texts(texts)
      }
    }
  }

  private(set) var columns: [Column]
  private(set) var demoted: [Int: ColumnKind] = [:]
  private(set) var rows = 0
  private var room = 0

  /// Room for the rows expected is reserved, not filled; more rows grow it.
  init(kinds: [ColumnKind], expectedRows: Int) {
    columns = kinds.map { Column(kind: $0) }
    makeRoom(for: expectedRows + expectedRows / 8)
  }

  /// Takes the next rows, `stride` places for each column; false when a column is not of its kind. Text and copies have
  /// `TextColumn.slack` bytes behind them.
  mutating func take(
    _ batch: UnsafeBufferPointer<UInt64>, stride: Int, rows count: Int, of text: UnsafeBufferPointer<UInt8>,
    _ copies: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    // More rows than the first ones promised: what was read so far tells better.
    if rows + count > room { makeRoom(for: (rows + count) / 2 * 3) }
    for index in columns.indices {
      let start = index * stride
      take(UnsafeBufferPointer(rebasing: batch[start..<(start + count)]), column: index, text, copies)
    }
    rows += count
    return demoted.isEmpty
  }

  private mutating func makeRoom(for rows: Int) {
    room = rows
    for index in columns.indices {
      switch columns[index].kind {
      case .integer: columns[index].integers.reserveCapacity(rows)
      case .decimal: columns[index].decimals.reserveCapacity(rows)
      case .text: columns[index].texts.reserve(rows)
      }
    }
  }

  private mutating func take(
    _ fields: UnsafeBufferPointer<UInt64>, column: Int, _ text: UnsafeBufferPointer<UInt8>,
    _ copies: UnsafeBufferPointer<UInt8>
  ) {
    guard let broken = columns[column].append(fields, of: text, copies, firstRow: rows) else { return }
    let field = FieldReference(bits: broken)
    let found =
      field.isCopy ? ColumnKind(copies.span, field.range) : ColumnKind(text.span, field.range)
    demoted[column] = min(found, columns[column].kind == .decimal ? .text : .decimal)
  }
}

extension ColumnBuilder.Column {
  /// Appends fields as values of the column's kind; hands back the first that is none.
  fileprivate mutating func append(
    _ fields: UnsafeBufferPointer<UInt64>, of text: UnsafeBufferPointer<UInt8>,
    _ copies: UnsafeBufferPointer<UInt8>, firstRow: Int
  ) -> UInt64? {
    switch kind {
    case .text:
      guard let text = text.baseAddress, let copies = copies.baseAddress else { return nil }
      if texts.append(fields, of: text, copies) {
        for (row, field) in fields.enumerated() where field == 0 { missing.append(firstRow + row) }
      }
      return nil
    case .integer:
      return Self.append(
        fields, text.span, copies.span, to: &integers, &missing, firstRow: firstRow, PlainNumber.integer)
    case .decimal:
      return Self.append(
        fields, text.span, copies.span, to: &decimals, &missing, firstRow: firstRow, PlainNumber.decimal)
    }
  }

  /// Appends the numbers the fields are; hands back the first field that is none.
  @inline(__always)
  private static func append<Number: AdditiveArithmetic>(
    _ fields: UnsafeBufferPointer<UInt64>, _ text: Span<UInt8>, _ copies: Span<UInt8>,
    to numbers: inout [Number], _ missing: inout [Int], firstRow: Int,
    _ parse: (Span<UInt8>, Range<Int>) -> Number?
  ) -> UInt64? {
    // Numbers go through a little memory of their own: appending one by one asks each time whether there is room.
    withUnsafeTemporaryAllocation(of: Number.self, capacity: fields.count) { scratch in
      var broken: UInt64?
      for (row, field) in fields.enumerated() {
        var number = Number.zero
        if field == 0 {
          missing.append(firstRow + row)
        } else {
          let place = FieldReference(bits: field)
          guard let found = place.isCopy ? parse(copies, place.range) : parse(text, place.range) else {
            broken = field
            break
          }
          number = found
        }
        scratch.initializeElement(at: row, to: number)
      }
      if broken == nil { numbers.append(contentsOf: UnsafeBufferPointer(scratch)) }
      return broken
    }
  }
}
