import TolokCore

/// Reads one worksheet part: cells with values, formulas, merges, hidden rows and columns.
///
/// Rows and cells are taken from a window of bytes as whole elements. `SheetParser+Fast.swift` reads the plain cell
/// (`<c r="B2" s="1"><v>3.5</v></c>`) in one pass; everything else a writer may do goes through the tokens here.
struct SheetParser: PartScanner {
  var cells: CellStore
  private(set) var merged: [CellRange] = []
  private(set) var hiddenRows: Set<Int> = []
  private var hiddenColumnFlags: [Bool] = []
  let strings: TextPool
  let formats: [FormatKind]
  let epoch1904: Bool
  /// What is left for this sheet, and what a message calls the limit.
  let limits: ReadLimits
  let said: ReadLimits
  var row = 0
  var column = 0
  private var shared: [Int: (formula: CellStore.FormulaText, count: Int, row: Int, column: Int)] = [:]
  private var spelledOutFormulas = 0
  /// Cells that point to a shared text which is not there.
  var lostTexts = 0
  private var value: [UInt8] = []
  /// The cell has a `v`, be it empty.
  private var hasValue = false
  private var inline: [UInt8] = []
  private var formula: [UInt8] = []
  /// Cells whose formula is shared from a cell that does not have it.
  private var lostFormulas: Set<CellAddress> = []
  /// Elements open around the scan; within a cell, and within its text.
  private var open = OpenElements()
  private var openInCell = OpenElements()
  /// Elements at this depth and deeper are passed over.
  private var skippedDepth = Int.max
  private(set) var namespace = MainNamespace()
  private var hasRoot = false
  private var isClosed = false

  init(strings: TextPool, formats: [FormatKind], epoch1904: Bool, limits: ReadLimits, said: ReadLimits) {
    cells = CellStore(shared: strings)
    self.strings = strings
    self.formats = formats
    self.epoch1904 = epoch1904
    self.limits = limits
    self.said = said
  }

  /// Hands over what was read, in row-major order.
  mutating func fill(_ sheet: inout Sheet) {
    cells.sort()
    sheet.cells = cells
    sheet.merged = merged
    sheet.lostFormulas = lostFormulas
    sheet.hiddenRows = hiddenRows
    sheet.hiddenColumns = Set(hiddenColumnFlags.indices.filter { hiddenColumnFlags[$0] })
  }

  mutating func scan(_ b: Span<UInt8>, isLast: Bool) throws(ReadError) -> Int {
    var at = 0
    while at < b.count {
      if b[at] != 0x3C {
        at = XMLBytes.find(b, 0x3C, from: at)
        continue
      }
      if skippedDepth == .max, let end = plainCell(b, at) {
        at = end
        continue
      }
      let token = XMLBytes.token(b, at)
      let end: Int?
      switch token.kind {
      case .incomplete: end = nil
      case .declaration: throw .damaged("lembar memuat DTD, yang dilarang dalam buku kerja")
      case .open where skippedDepth < .max:
        try open.open(b, at, token)
        end = token.end
      case .empty where skippedDepth < .max: end = token.end
      case .open, .empty: end = try element(b, at, token)
      case .close:
        try open.close(b, at, token)
        if open.depth < skippedDepth { skippedDepth = .max }
        if open.depth == 0 { isClosed = true }
        end = token.end
      default: end = token.end
      }
      guard let end else {
        if isLast { throw .damaged("lembar terpotong") }
        try checkSize()
        return at
      }
      at = end
    }
    if isLast, !isClosed { throw .damaged("lembar terpotong") }
    try checkSize()
    if isLast, cells.spelledOutBytes > limits.spelledOut {
      throw .tooLarge("teks sel melampaui \(limits.spelledOut >> 20) MB bila ditulis satu per satu")
    }
    return at
  }

  /// Once a window is often enough.
  private func checkSize() throws(ReadError) {
    if cells.count > limits.cells { throw .tooLarge("lebih dari \(said.cells) sel") }
    if spelledOutFormulas > limits.spelledOut { throw .tooLarge("rumus bersama melampaui batas") }
    if cells.footprint > limits.memory { throw .tooLarge("isi buku kerja melampaui \(said.memory >> 20) MB") }
  }

  /// Handles an element that opens; nil when it has to come again with more bytes behind it.
  private mutating func element(_ b: Span<UInt8>, _ at: Int, _ token: XMLBytes.Token) throws(ReadError)
    -> Int?
  {
    if !hasRoot {
      hasRoot = true
      namespace = MainNamespace(b, at, root: token)
      isClosed = token.kind == .empty
      if !isClosed { try open.open(b, at, token) }
      return token.end
    }
    if isClosed { throw .damaged("lembar berlanjut setelah penutupnya") }
    let isOurs = namespace.owns(b, at, token)
    if isOurs, XMLBytes.same(b, token.name, "c") {
      let before = (row, column)
      guard let end = try cell(b, token, at) else {
        (row, column) = before
        return nil
      }
      return end
    }
    if token.kind == .open { try open.open(b, at, token) }
    guard isOurs else {
      if token.kind == .open, !MainNamespace.isTransparent(b, token) { skippedDepth = open.depth }
      return token.end
    }
    if XMLBytes.same(b, token.name, "row") {
      try startRow(b, token)
      if hiddenRows.count > limits.hiddenRows {
        throw .tooLarge("lebih dari \(limits.hiddenRows) baris tersembunyi")
      }
    } else if XMLBytes.same(b, token.name, "mergeCell") {
      if let range = XMLBytes.attribute(b, token.attributes, "ref").flatMap({ Self.range(b, $0) }) {
        merged.append(range)
        if merged.count > limits.merges { throw .tooLarge("lebih dari \(limits.merges) sel gabungan") }
      }
    } else if XMLBytes.same(b, token.name, "col") {
      hideColumns(b, token.attributes)
    } else if token.kind == .open, XMLBytes.same(b, token.name, "extLst") {
      skippedDepth = open.depth
    }
    return token.end
  }

  private mutating func startRow(_ b: Span<UInt8>, _ token: XMLBytes.Token) throws(ReadError) {
    row = XMLBytes.int(b, XMLBytes.attribute(b, token.attributes, "r")) ?? row + 1
    if row > CellAddress.lastRow { throw .damaged("baris \(row) di luar lembar (\(CellAddress.lastRow))") }
    column = 0
    if XMLBytes.flag(b, XMLBytes.attribute(b, token.attributes, "hidden")) { hiddenRows.insert(row) }
  }

  private mutating func hideColumns(_ b: Span<UInt8>, _ attributes: Range<Int>) {
    guard XMLBytes.flag(b, XMLBytes.attribute(b, attributes, "hidden")),
      let low = XMLBytes.int(b, XMLBytes.attribute(b, attributes, "min")),
      let high = XMLBytes.int(b, XMLBytes.attribute(b, attributes, "max")), low > 0, low <= 16_384
    else { return }
    if hiddenColumnFlags.isEmpty { hiddenColumnFlags = [Bool](repeating: false, count: 16_385) }
    // A hidden tail to the last column says nothing about the columns in use.
    for hidden in low...max(low, min(high, low + 1024, 16_384)) { hiddenColumnFlags[hidden] = true }
  }

  private static func range(_ b: Span<UInt8>, _ text: Range<Int>) -> CellRange? {
    let colon = text.first { b[$0] == 0x3A } ?? text.upperBound
    guard let first = XMLBytes.address(b, text.lowerBound..<colon) else { return nil }
    guard colon < text.upperBound else {
      return CellRange(top: first.row, left: first.column, bottom: first.row, right: first.column)
    }
    guard let last = XMLBytes.address(b, (colon + 1)..<text.upperBound) else { return nil }
    return CellRange(
      top: min(first.row, last.row), left: min(first.column, last.column), bottom: max(first.row, last.row),
      right: max(first.column, last.column))
  }

  // MARK: - A cell by its tokens

  private mutating func cell(_ b: Span<UInt8>, _ token: XMLBytes.Token, _ start: Int) throws(ReadError)
    -> Int?
  {
    try placeCell(b, token)
    guard token.kind == .open else { return token.end }
    value.removeAll(keepingCapacity: true)
    inline.removeAll(keepingCapacity: true)
    formula.removeAll(keepingCapacity: true)
    hasValue = false
    var formulaTag: XMLBytes.Token?
    var inValue = false
    var inFormula = false
    // Depth of the element passed over.
    var hidden = Int.max
    openInCell.reset()
    try openInCell.open(b, start, token)
    var at = token.end
    while openInCell.depth > 0 {
      let from = at
      let inner = XMLBytes.token(b, at)
      at = inner.end
      switch inner.kind {
      case .incomplete: return nil
      case .open, .empty:
        if inner.kind == .open { try openInCell.open(b, from, inner) }
        guard hidden == .max else { break }
        guard namespace.knows(b, from, inner), !XMLBytes.same(b, inner.name, "extLst") else {
          if inner.kind == .open, !MainNamespace.isTransparent(b, inner) { hidden = openInCell.depth }
          break
        }
        if XMLBytes.same(b, inner.name, "v") {
          (inValue, hasValue) = (inner.kind == .open, true)
        } else if XMLBytes.same(b, inner.name, "f") {
          (inFormula, formulaTag) = (inner.kind == .open, inner)
        } else if inner.kind == .open, XMLBytes.same(b, inner.name, "is") {
          guard let end = try RichText.read(b, from: at, &openInCell, namespace, into: &inline) else {
            return nil
          }
          at = end
        }
      case .close:
        inValue = false
        inFormula = false
        try openInCell.close(b, from, inner)
        if openInCell.depth < hidden { hidden = .max }
      case .text where inValue: XMLBytes.appendText(b, inner.name, to: &value)
      case .text where inFormula: XMLBytes.appendText(b, inner.name, to: &formula)
      case .cdata where inValue: XMLBytes.appendRaw(b, inner.name, to: &value)
      case .cdata where inFormula: XMLBytes.appendRaw(b, inner.name, to: &formula)
      default: break
      }
    }
    try finish(b, token.attributes, formulaTag)
    return at
  }

  /// A cell without `r` follows the one before it.
  private mutating func placeCell(_ b: Span<UInt8>, _ token: XMLBytes.Token) throws(ReadError) {
    if let written = XMLBytes.attribute(b, token.attributes, "r"), !written.isEmpty {
      guard let place = XMLBytes.address(b, written), place.row <= CellAddress.lastRow,
        place.column <= CellAddress.lastColumn
      else {
        let shown = String(decoding: written.prefix(20).map { b[$0] }, as: UTF8.self)
        throw .damaged("alamat sel '\(shown)' tidak ada dalam lembar Excel (A1 sampai XFD1048576)")
      }
      (row, column) = place
    } else {
      (row, column) = (max(row, 1), column + 1)
      if column > CellAddress.lastColumn { throw .damaged("sel di luar kolom XFD pada baris \(row)") }
    }
  }

  private mutating func finish(_ b: Span<UInt8>, _ attributes: Range<Int>, _ formulaTag: XMLBytes.Token?)
    throws(ReadError)
  {
    let before = cells.count
    let type = XMLBytes.attribute(b, attributes, "t")
    let style = XMLBytes.int(b, XMLBytes.attribute(b, attributes, "s")) ?? 0
    store(CellType(b, type), style: style)
    guard let formulaTag else { return }
    let index =
      XMLBytes.attribute(b, formulaTag.attributes, "t").map({ XMLBytes.same(b, $0, "shared") }) ?? false
      ? XMLBytes.int(b, XMLBytes.attribute(b, formulaTag.attributes, "si")) : nil
    let master = index.flatMap { shared[$0] }
    guard !formula.isEmpty || index != nil else { return }
    if cells.count == before {
      // `IF(x,"",…)` has a result, and it is an empty text.
      if hasValue, type.map({ XMLBytes.same(b, $0, "str") }) ?? false {
        cells.append(text: UnsafeBufferPointer(start: nil, count: 0), row: row, column: column)
      } else {
        cells.appendMissing(row: row, column: column)
      }
    }
    if !formula.isEmpty {
      let stored = formula.withUnsafeBufferPointer { cells.setFormula($0) }
      if let index, let stored { shared[index] = (stored, formula.count, row, column) }
    } else if let master {
      cells.setFormula(master.formula, rows: row - master.row, columns: column - master.column)
      spelledOutFormulas += master.count
    } else {
      // The cell that has the formula for all is not there: a formula, but its text is lost.
      lostFormulas.insert(CellAddress(row: row, column: column))
      if lostFormulas.count > limits.merges {
        throw .tooLarge("lebih dari \(limits.merges) rumus yang hilang")
      }
    }
  }

  private mutating func store(_ type: CellType, style: Int) {
    if !inline.isEmpty { return storeText(inline) }
    let trimmed = value.span.trimmed
    switch type {
    case .shared:
      let index = XMLBytes.int(value.span, trimmed)
      if let index, strings.holds(index) {
        cells.append(sharedText: index, row: row, column: column)
      } else if !trimmed.isEmpty, index.map({ $0 < 0 || $0 >= strings.count }) ?? true {
        lostTexts += 1
      }
    case .text:
      RichText.unescape(&value, from: 0)
      storeText(value)
    case .boolean where !value.isEmpty:
      let isTrue = XMLBytes.same(value.span, trimmed, "1") || XMLBytes.same(value.span, trimmed, "true")
      cells.append(boolean: isTrue, row: row, column: column)
    case .error where !value.isEmpty:
      value.withUnsafeBufferPointer { cells.append(error: $0, row: row, column: column) }
    case .date where !value.isEmpty:
      let text = String(decoding: value[trimmed], as: UTF8.self)
      if let moment = isoMoment(text) {
        cells.append(Cell(CellAddress(row: row, column: column), moment))
      } else {
        storeText(value)
      }
    case .number where !trimmed.isEmpty:
      guard let number = DecimalParser.parse(value.span, trimmed) else { return storeText(value) }
      store(number: number, style: style)
    default: break
    }
  }

  private mutating func storeText(_ text: [UInt8]) {
    guard !text.isEmpty else { return }
    text.withUnsafeBufferPointer { cells.append(text: $0, row: row, column: column) }
  }

  mutating func store(number: Double, style: Int) {
    let kind = style < formats.count ? formats[style] : .number
    guard kind != .number else { return cells.append(number: number, row: row, column: column) }
    switch NumberFormats.moment(serial: number, kind: kind, epoch1904: epoch1904) {
    case .none: cells.append(number: number, row: row, column: column)
    case .time(let micros): cells.append(time: micros, row: row, column: column)
    case .date(let day, let micros): cells.append(day: day, microseconds: micros, row: row, column: column)
    }
  }
}

/// The attribute `t` of a cell.
private enum CellType {
  case number, shared, text, boolean, error, date

  init(_ b: Span<UInt8>, _ range: Range<Int>?) {
    guard let range else {
      self = .number
      return
    }
    if XMLBytes.same(b, range, "s") {
      self = .shared
    } else if XMLBytes.same(b, range, "str") || XMLBytes.same(b, range, "inlineStr") {
      self = .text
    } else if XMLBytes.same(b, range, "b") {
      self = .boolean
    } else if XMLBytes.same(b, range, "e") {
      self = .error
    } else {
      self = XMLBytes.same(b, range, "d") ? .date : .number
    }
  }
}

extension Span<UInt8> {
  /// Without white space at either end.
  var trimmed: Range<Int> {
    var start = 0
    var end = count
    while start < end, XMLBytes.isSpace(self[start]) { start += 1 }
    while end > start, XMLBytes.isSpace(self[end - 1]) { end -= 1 }
    return start..<end
  }
}
