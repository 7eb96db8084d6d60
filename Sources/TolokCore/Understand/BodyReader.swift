/// Classifies the rows below a header: sections, data, totals, and the notes and signatures after them.
struct BodyReader {
  enum Mark: UInt8 { case data, section, total, note, header, blankNumber }

  let grid: SheetGrid
  let area: Area
  let profile: ColumnShape
  /// Rows that repeat the header, as printed pages do.
  let repeated: Set<Int>

  private var lastStrong = -1
  private var sums: ColumnSums

  init(grid: SheetGrid, area: Area, profile: ColumnShape, repeated: Set<Int>) {
    self.grid = grid
    self.area = area
    self.profile = profile
    self.repeated = repeated
    sums = ColumnSums(columns: profile.figures.subtracting(profile.running.map { [$0] } ?? []))
  }

  /// One mark for each row of the area, in order.
  mutating func marks() -> [Mark] {
    lastStrong = findLastStrong()
    var marks: [Mark] = []
    marks.reserveCapacity(area.rows.count)
    var ended = false
    for row in area.rows {
      let mark = self.mark(row, ended: &ended)
      switch mark {
      case .data: sums.add(figures(row))
      case .section, .total: sums.closePart()
      default: break
      }
      marks.append(mark)
    }
    closeWithSum(&marks)
    dropNumbersWithoutContent(&marks)
    return marks
  }

  // MARK: one row

  private func mark(_ row: Int, ended: inout Bool) -> Mark {
    if repeated.contains(row) { return .header }
    let cells = grid.span(row, area.columns)
    let slice = grid.cells[cells]
    let isInside = slice.contains { profile.wanted.contains($0.address.column) }
    guard isInside, !ended else { return .note }
    if isTotal(row, cells) { return .total }
    if row > lastStrong {
      let hasGap = row > area.rows.lowerBound && !grid.touches(row - 1, row)
      if RowMarks.isSurelyNote(slice) || RowMarks.isOffice(slice) && slice.count <= 2 && !isNumbered(cells) {
        ended = true
        return .note
      }
      if hasGap, cells.count < min(3, profile.columns.count) {
        ended = !isBlankNumber(cells)
        return ended ? .note : .blankNumber
      }
    } else if RowMarks.isSurelyNote(slice), !isStrong(cells) {
      return .note
    }
    if isBlankNumber(cells) { return .blankNumber }
    if isSection(row, cells) { return .section }
    if row > lastStrong, cells.count == 1, profile.columns.count > 1, let only = slice.first {
      if profile.figures.contains(only.address.column) && only.text != nil
        || (only.text ?? "").utf8.count > 160
      {
        return .note
      }
    }
    return .data
  }

  private func isNumbered(_ cells: Range<Int>) -> Bool {
    guard let running = profile.running else { return false }
    return cells.contains { grid.cells[$0].address.column == running && grid.kinds[$0].isNumeric }
  }

  /// Only the running number: a line of the form that nobody filled in.
  private func isBlankNumber(_ cells: Range<Int>) -> Bool {
    guard cells.count == 1, profile.columns.count > 1, isNumbered(cells) else { return false }
    let address = grid.cells[cells.lowerBound].address
    return profile.columns.allSatisfy {
      $0 == address.column || grid.merge(at: CellAddress(row: address.row, column: $0)) == nil
    }
  }

  // MARK: where the table's own rows end

  private func findLastStrong() -> Int {
    var last = area.rows.lowerBound - 1
    var barrier = false
    var totalled = false
    var previous: Int?
    for row in area.rows where !repeated.contains(row) {
      let cells = grid.span(row, area.columns)
      if RowMarks.isSurelyNote(grid.cells[cells]), !(isStrong(cells) && isNumbered(cells)) {
        barrier = true
        continue
      }
      let number = profile.running.flatMap { column in
        cells.first { grid.cells[$0].address.column == column }.flatMap {
          ColumnShape.counter(grid.cells[$0])
        }
      }
      // Lines without number below the total and a gap are another thing.
      if totalled, number == nil, profile.running != nil, row > area.rows.lowerBound,
        !grid.touches(row - 1, row)
      {
        barrier = true
      }
      let isTotal = label(cells).map { RowMarks.total($0) == .bare } ?? false
      if isTotal, !barrier { totalled = true } else if number != nil { totalled = false }
      let follows = number.map { $0 == 1 || $0 == (previous ?? 0) + 1 } ?? false
      let strong: Bool
      if barrier {
        strong =
          cells.count * 5 >= profile.usualCount * 3 && cells.count >= min(3, profile.usualCount)
          && isStrong(cells)
      } else {
        strong =
          follows && cells.count >= 2 || isStrong(cells) || isTotal
      }
      if strong {
        last = row
        barrier = false
        if let number { previous = number }
      }
    }
    return last
  }

  /// Full enough, with figures where the table has figures.
  private func isStrong(_ cells: Range<Int>) -> Bool {
    let inside = cells.filter { profile.wanted.contains(grid.cells[$0].address.column) }
    guard inside.count * 2 >= profile.usualCount, inside.count >= min(2, profile.usualCount) else {
      return false
    }
    if profile.figures.isEmpty { return true }
    return inside.contains {
      grid.kinds[$0].isFigure && profile.figures.contains(grid.cells[$0].address.column)
    } || inside.count * 4 >= profile.columns.count * 3 && !RowMarks.isSignature(grid.cells[cells])
  }

  // MARK: sections

  private func isSection(_ row: Int, _ cells: Range<Int>) -> Bool {
    guard profile.columns.count > 2, let first = grid.cells[cells].first, let text = first.text,
      grid.kinds[cells.lowerBound] == .text  // "NIHIL" over the width is an answer
    else { return false }
    if cells.count == 1 {
      if RowMarks.sectionStyle(text) != nil { return true }
      if let range = grid.merge(at: first.address) {
        let width = range.right - range.left + 1
        if width >= max(2, profile.columns.count * 2 / 3) { return true }
        if width >= 2, range.left <= profile.columns[0] { return true }
      }
      guard row < lastStrong, grid.kinds[cells.lowerBound] == .text else { return false }
      // A text alone in the column of running numbers, or where the numbers start anew.
      return first.address.column == profile.running || numberingStarts(row + 1)
    }
    // "I | Dinas Kesehatan": a mark where the rows have numbers.
    guard first.address.column == profile.running, isMark(text),
      profile.running.map(profile.figures.contains) ?? false
    else { return false }
    let second = cells.lowerBound + 1
    return grid.kinds[second] == .text && row < lastStrong
      && cells.dropFirst(2).allSatisfy { grid.kinds[$0] != .text }
  }

  /// The row is numbered 1.
  private func numberingStarts(_ row: Int) -> Bool {
    guard let running = profile.running, row < area.rows.upperBound, grid.touches(row - 1, row),
      let place = grid.cell(row, column: running)
    else { return false }
    return ColumnShape.counter(grid.cells[place]) == 1
  }

  private func isMark(_ text: String) -> Bool {
    var mark = tidied(text)
    while mark.hasSuffix(".") || mark.hasSuffix(")") { mark = String(mark.dropLast()) }
    return RowMarks.isRoman(mark)
      || mark.utf8.count == 1 && mark.first.map { $0.isLetter && $0.isUppercase } ?? false
  }

  // MARK: totals

  /// The first words of a row; NA and "-" say nothing.
  private func label(_ cells: Range<Int>) -> String? {
    cells.first { grid.kinds[$0] == .text }.flatMap { grid.cells[$0].text }
  }

  private func isTotal(_ row: Int, _ cells: Range<Int>) -> Bool {
    guard !isNumbered(cells) else { return false }
    if sumsRowsAbove(row, cells) { return true }
    guard let place = cells.first(where: { grid.kinds[$0] == .text }), let label = grid.cells[place].text,
      let word = RowMarks.total(label)
    else { return false }
    if word == .bare { return row <= lastStrong || cells.count > 1 || grid.touches(max(row - 1, 0), row) }
    if let range = grid.merge(at: grid.cells[place].address), range.right > range.left { return true }
    if sums.match(figures(row), needing: 2) { return true }
    // Where every row has its code or number, the row without one adds up.
    if let key = profile.key, !cells.contains(where: { grid.cells[$0].address.column == key }) { return true }
    guard profile.running != nil else { return false }
    let next = row + 1
    return row >= lastStrong || next >= area.rows.upperBound || !grid.touches(row, next)
      || isTotalOrSection(next)
  }

  private func isTotalOrSection(_ row: Int) -> Bool {
    let cells = grid.span(row, area.columns)
    return label(cells).map { RowMarks.total($0) != nil } ?? false || isSection(row, cells)
  }

  /// `=SUM(D5:D9)` over rows above it.
  private func sumsRowsAbove(_ row: Int, _ cells: Range<Int>) -> Bool {
    let number = grid.rows[row].number
    return grid.cells[cells].contains { cell in
      guard let formula = cell.formula, formula.utf8.count <= 60,
        formula.hasPrefix("SUM(") || formula.hasPrefix("SUBTOTAL(")
      else { return false }
      let inner = formula.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" && $0 != ";" }
      let last = inner.split(separator: ",").last.map { String($0.filter { $0 != "$" }) } ?? ""
      guard let range = CellRange(last) else { return false }
      return range.bottom > range.top && range.bottom < number && range.bottom >= number - 3
        && range.left == cell.address.column
    }
  }

  private func figures(_ row: Int) -> [(column: Int, value: Double)] {
    guard !sums.columns.isEmpty else { return [] }
    var found: [(Int, Double)] = []
    for place in grid.span(row, area.columns) {
      let column = grid.cells[place].address.column
      if sums.columns.contains(column), let value = figure(grid.cells[place]) {
        found.append((column, value))
      }
    }
    return found
  }

  /// A last row that adds up the rows above it is their total, whatever it is called.
  private func closeWithSum(_ marks: inout [Mark]) {
    guard let last = marks.lastIndex(of: .data), !marks.contains(.total), !marks.contains(.section) else {
      return
    }
    let row = area.rows.lowerBound + last
    guard !isNumbered(grid.span(row, area.columns)) else { return }
    let hasLabel = profile.columns.first.map { grid.cell(row, column: $0) != nil } ?? true
    let least = profile.running == nil && hasLabel ? 4 : 2
    if sums.isSumOfOthers(figures(row), others: least) { marks[last] = .total }
  }

  /// Numbers without content are a form's spare lines when nothing but such lines follows.
  private func dropNumbersWithoutContent(_ marks: inout [Mark]) {
    var below = false
    for index in marks.indices.reversed() {
      if marks[index] == .blankNumber, below { marks[index] = .data }
      if marks[index] == .data { below = true }
    }
  }
}

/// Running sums of the figure columns: since the top, and since the last section or total.
struct ColumnSums {
  let columns: Set<Int>
  private(set) var addends = 0
  private var all: [Int: Double] = [:]
  private var part: [Int: Double] = [:]
  private var partAddends = 0

  init(columns: Set<Int>) { self.columns = columns }

  mutating func add(_ figures: [(column: Int, value: Double)]) {
    addends += 1
    partAddends += 1
    for (column, value) in figures {
      all[column, default: 0] += value
      part[column, default: 0] += value
    }
  }

  mutating func closePart() {
    part = [:]
    partAddends = 0
  }

  /// At least one figure is the sum of the rows above it.
  func match(_ figures: [(column: Int, value: Double)], needing least: Int) -> Bool {
    figures.contains { column, value in
      value != 0
        && (addends >= least && Self.equal(value, all[column], addends)
          || partAddends >= least && Self.equal(value, part[column], partAddends))
    }
  }

  /// The row was added like the others; without it, the others sum to it in most of its columns.
  func isSumOfOthers(_ figures: [(column: Int, value: Double)], others least: Int) -> Bool {
    guard addends > least, !figures.isEmpty else { return false }
    let matching = figures.filter { column, value in
      value.magnitude >= 50 && Self.equal(value, all[column].map { $0 - value }, addends)
    }
    return matching.count * 2 >= figures.count || matching.contains { $0.value.magnitude >= 10_000 }
  }

  /// Figures rounded one by one do not sum to the last digit.
  private static func equal(_ value: Double, _ sum: Double?, _ count: Int) -> Bool {
    guard let sum else { return false }
    let isWhole = value == value.rounded() && sum == sum.rounded()
    let slack = isWhole ? 0 : 0.06 * Double(count).squareRoot()
    return (value - sum).magnitude <= slack + value.magnitude * 1e-9
  }
}
