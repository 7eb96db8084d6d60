extension CellStore {
  package mutating func append(_ cell: Cell) {
    let row = cell.address.row
    let column = cell.address.column
    switch cell.value {
    case .number(let n): append(number: n, row: row, column: column)
    case .boolean(let b): append(boolean: b, row: row, column: column)
    case .date(let d): append(day: d.date.dayNumber, microseconds: d.microseconds, row: row, column: column)
    case .time(let t): append(time: t, row: row, column: column)
    case .missing: put(.missing, 0, row: row, column: column)
    case .error(let e):
      var e = e
      e.withUTF8 { append(error: $0, row: row, column: column) }
    case .text(let s):
      var s = s
      s.withUTF8 { append(text: $0, row: row, column: column) }
    }
    if var formula = cell.formula { _ = formula.withUTF8 { setFormula($0) } }
  }

  /// One content in neighbouring cells of a row.
  package mutating func append(_ value: CellValue, formula: String?, row: Int, columns: Range<Int>) {
    guard let first = columns.first else { return }
    append(Cell(CellAddress(row: row, column: first), value, formula: formula))
    guard formula == nil, columns.count > 1 else {
      for column in columns.dropFirst() {
        append(Cell(CellAddress(row: row, column: column), value, formula: formula))
      }
      return
    }
    let bits = blocks.value(count - 1)
    guard let kind = Kind(rawValue: UInt8(blocks.head(count - 1) & 15)) else { return }
    for column in columns.dropFirst() { put(kind, bits, row: row, column: column) }
  }

  package mutating func append(contentsOf cells: some Sequence<Cell>) {
    for cell in cells { append(cell) }
  }

  @inlinable package mutating func append(number: Double, row: Int, column: Int) {
    put(.number, number.bitPattern, row: row, column: column)
  }

  @inlinable package mutating func append(boolean: Bool, row: Int, column: Int) {
    put(.boolean, boolean ? 1 : 0, row: row, column: column)
  }

  /// A date by the days since 1970-01-01 of a day in years 1 to 9999, and a time of that day.
  @inlinable package mutating func append(day: Int, microseconds: Int64, row: Int, column: Int) {
    if day >= -719_162, day <= 2_932_896, microseconds >= 0, microseconds < 1 << 40 {
      put(.date, UInt64(bitPattern: Int64(day) << 40 | microseconds), row: row, column: column)
    } else {
      appendOddDate(day, microseconds, row: row, column: column)
    }
  }

  @inlinable package mutating func append(time microseconds: Int64, row: Int, column: Int) {
    put(.time, UInt64(bitPattern: microseconds), row: row, column: column)
  }

  /// A text by its number in the pool this store was made with; the caller has asked `holds(_:)`.
  @inlinable package mutating func append(sharedText index: Int, row: Int, column: Int) {
    put(.sharedText, UInt64(index), row: row, column: column)
  }

  /// A formula whose result is not known.
  @inlinable package mutating func appendMissing(row: Int, column: Int) {
    put(.missing, 0, row: row, column: column)
  }

  /// A text in UTF-8.
  @inlinable package mutating func append(text: UnsafeBufferPointer<UInt8>, row: Int, column: Int) {
    if text.count < 8 {
      var bits = UInt64(text.count) << 56
      for i in 0..<text.count { bits |= UInt64(text[i]) << UInt64(8 * i) }
      put(.shortText, bits, row: row, column: column)
    } else if text.count <= TextArena.longest {
      put(.text, texts.append(text), row: row, column: column)
    } else {
      appendHugeText(text, row: row, column: column)
    }
  }

  /// The length of a text that can stay in the source.
  package static var longestSourceText: Int { TextArena.longest }

  /// A text that stays where it stands, by its place in the source; no longer than `longestSourceText`.
  @inlinable package mutating func append(sourceText range: Range<Int>, row: Int, column: Int) {
    put(.sourceText, UInt64(range.lowerBound) << 24 | UInt64(range.count), row: row, column: column)
  }

  package mutating func append(error: UnsafeBufferPointer<UInt8>, row: Int, column: Int) {
    let kept = UnsafeBufferPointer(rebasing: error.prefix(1 << 16))
    put(.error, texts.append(kept), row: row, column: column)
  }

  /// Gives the cell appended last its formula, without `=`; nil when it is longer than any formula can be.
  package mutating func setFormula(_ utf8: UnsafeBufferPointer<UInt8>) -> FormulaText? {
    guard utf8.count <= TextArena.longest else { return nil }
    let stored = FormulaText(reference: texts.append(utf8))
    setFormula(stored, rows: 0, columns: 0)
    return stored
  }

  /// Gives the cell appended last a formula of this sheet, its relative references moved.
  package mutating func setFormula(_ stored: FormulaText, rows: Int, columns: Int) {
    guard count > 0, formulas.last?.cell != UInt32(count - 1) else { return }
    formulas.append(
      Formula(
        cell: UInt32(count - 1), text: stored, rows: Int32(clamping: rows), columns: Int32(clamping: columns))
    )
  }

  @inlinable mutating func put(_ kind: Kind, _ bits: UInt64, row: Int, column: Int) {
    if row != lastRow || runs.isEmpty {
      if row < lastRow { isOrdered = false }
      runs.append(Run(row: Int32(clamping: row), start: UInt32(blocks.count)))
      lastRow = row
    } else if column <= lastColumn {
      isOrdered = false
    }
    lastColumn = column
    blocks.append(head: UInt32(truncatingIfNeeded: column) << 4 | UInt32(kind.rawValue), value: bits)
  }

  @usableFromInline mutating func appendOddDate(_ day: Int, _ microseconds: Int64, row: Int, column: Int) {
    guard let date = CalendarDate(dayNumber: day) else { return }
    others.append(.date(DateTime(date: date, microseconds: microseconds)))
    put(.other, UInt64(others.count - 1), row: row, column: column)
  }

  @usableFromInline mutating func appendHugeText(
    _ text: UnsafeBufferPointer<UInt8>, row: Int, column: Int
  ) {
    others.append(.text(String(decoding: text, as: UTF8.self)))
    put(.other, UInt64(others.count - 1), row: row, column: column)
  }

  /// Row-major order. Writers may leave cells in any order; an address said twice keeps its last value.
  package mutating func sort() {
    guard !isOrdered else { return }
    var keys: [(place: UInt64, index: UInt32)] = []
    keys.reserveCapacity(count)
    for (at, run) in runs.enumerated() {
      let end = at + 1 < runs.count ? runs[at + 1].start : UInt32(count)
      for index in run.start..<end {
        keys.append((UInt64(run.row) << 28 | UInt64(blocks.head(Int(index)) >> 4), index))
      }
    }
    keys.sort { $0.place == $1.place ? $0.index < $1.index : $0.place < $1.place }
    let formulaOf = Dictionary(formulas.map { ($0.cell, $0) }, uniquingKeysWith: { $1 })
    var sorted = CellStore(shared: shared)
    for (at, key) in keys.enumerated() where at + 1 == keys.count || keys[at + 1].place != key.place {
      let head = blocks.head(Int(key.index))
      sorted.put(
        Kind(rawValue: UInt8(head & 15)) ?? .missing, blocks.value(Int(key.index)), row: Int(key.place >> 28),
        column: Int(head >> 4))
      if var formula = formulaOf[key.index] {
        formula.cell = UInt32(sorted.count - 1)
        sorted.formulas.append(formula)
      }
    }
    sorted.texts = texts
    sorted.others = others
    sorted.source = source
    self = sorted
  }
}
