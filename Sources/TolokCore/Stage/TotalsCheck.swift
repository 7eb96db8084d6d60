/// Adds up the data rows above each total row and compares; a sender's total is never taken as data.
struct TotalsCheck {
  let staging: TableStaging
  let profiles: [ColumnProfile]

  /// One column's running sums.
  private struct Running {
    /// All data rows of the table so far, and those since the last section or total.
    var all = ExactSum()
    var since = ExactSum()
    var finest = 0
    var isReadable = true
    /// Totals already met: a last row may add those up.
    var totals = ExactSum()
    var run: [ExactNumber] = []
    /// The data rows' values, as far as a hierarchy is looked for among them.
    var values: [Double] = []
    private var partNumber = 0
    private var runNumber = 0

    /// Forgets what belongs to an earlier part, or an earlier run of totals.
    mutating func begin(part: Int, runOfTotals number: Int) {
      if part != partNumber { since = ExactSum() }
      if number != runNumber { run = [] }
      (partNumber, runNumber) = (part, number)
    }
  }

  func findings() -> [Finding] {
    guard !staging.table.rows.total.isEmpty else { return [] }
    let isWanted = staging.columns.enumerated().map { isSummed($0.offset, $0.element) }
    guard isWanted.contains(true) else { return [] }
    var running = [Running](repeating: Running(), count: staging.columns.count)
    var findings: [Finding] = []
    let totals = Set(staging.table.rows.total), sections = Set(staging.table.rows.section)
    let rows = (staging.table.rows.data + staging.table.rows.total + staging.table.rows.section).sorted()
    var afterTotal = false
    // Parts and runs of totals begin anew for all columns at once; a column hears of it when it has a cell.
    var part = 0
    var run = 0
    var records = staging.cells.records(rows, withLead: true)
    while records.advance() {
      let record = records.record
      let isTotal = totals.contains(record.number)
      var outcomes: [Outcome] = []
      let isSection = sections.contains(record.number)
      if isSection || afterTotal && !isTotal { part += 1 }
      if afterTotal, !isSection, !isTotal { run += 1 }
      if !isSection {
        for position in record.filled where isWanted[position] {
          running[position].begin(part: part, runOfTotals: run)
          if isTotal {
            outcomes.append(compare(record, position, &running[position], isFirst: !afterTotal))
          } else {
            add(record, position, &running[position])
          }
        }
      }
      findings += Self.certain(outcomes, isFirst: !afterTotal)
      afterTotal = isTotal
    }
    return findings
  }

  /// What comparing one cell of a total row gave.
  private enum Outcome {
    case matches
    case differs(Finding)
    case untold
  }

  /// A first total row has to add up. A further one ("jumlah s/d bulan ini") may be anything, unless most of its
  /// columns do add up.
  private static func certain(_ outcomes: [Outcome], isFirst: Bool) -> [Finding] {
    var found: [Finding] = []
    var matches = 0
    for outcome in outcomes {
      switch outcome {
      case .matches: matches += 1
      case .differs(let finding): found.append(finding)
      case .untold: break
      }
    }
    return isFirst || matches >= 2 && matches > 2 * found.count ? found : []
  }

  /// Amounts and counts; no percentages, rates, years, codes or row numbers.
  private func isSummed(_ position: Int, _ column: TableStaging.Column) -> Bool {
    guard !column.isPersonal else { return false }
    if let field = column.field {
      guard [.integer, .number, .money].contains(field.type) else { return false }
    }
    let words = column.heading.last.map(wordKey) ?? ""
    if ["no", "nomor", "no urut", "tahun", "id", "kode", "bulan"].contains(words) { return false }
    let rates: Set<Substring> = [
      "rasio", "indeks", "rata", "skor", "nilai", "tingkat", "laju", "kepadatan", "persen", "persentase",
      "ipm",
      "harga", "tarif", "risiko", "resiko", "selang", "waktu", "durasi", "per",
    ]
    if words.split(separator: " ").contains(where: { rates.contains($0) }) { return false }
    if words.hasPrefix("kode ") || words.hasPrefix("tahun ") || words.hasPrefix("id ") { return false }
    return [.number, .money].contains(profiles[position].kind)
  }

  private func add(_ record: TableCells.Record, _ position: Int, _ column: inout Running) {
    guard let cell = record.own(position, staging.columns[position].number, turned: staging.cells.turned)
    else { return }
    if let text = cell.text, NothingWords.read(text) != nil { return }
    guard let number = number(cell, position) else {
      column.isReadable = false
      return
    }
    if column.all.count == 0 { column.finest = number.exponent }
    column.finest = min(column.finest, number.exponent)
    column.all.add(number)
    if column.values.count < Self.hierarchyLimit { column.values.append(number.double) }
    column.since.add(number)
  }

  private func number(_ cell: Cell, _ position: Int) -> ExactNumber? {
    switch cell.value {
    case .number(let n): return profiles[position].marks.zerosLost == nil ? ExactNumber(n) : nil
    case .text(let text):
      guard let reading = IndonesianNumber.scan(text), !reading.isPercent else { return nil }
      if case .value(let value) = profiles[position].marks.settle(reading) { return value }
      return nil
    default: return nil
    }
  }

  private func compare(
    _ record: TableCells.Record, _ position: Int, _ column: inout Running, isFirst: Bool
  ) -> Outcome {
    guard let cell = record.own(position, staging.columns[position].number, turned: staging.cells.turned),
      let stated = number(cell, position)
    else { return .untold }
    defer {
      column.totals.add(stated)
      column.run.append(stated)
    }
    guard column.isReadable, column.all.count >= 2, let all = column.all.total, let since = column.since.total
    else { return .untold }
    let label = " \(wordKey(record.lead ?? "")) "
    if [" rata", " average", " mean", " maks", " min", " median", " lalu ", " sebelumnya "].contains(where: {
      label.contains($0)
    }) {
      return .untold
    }
    let slack = slack(stated, finest: column.finest, rows: column.all.count)
    let above = column.run.isEmpty ? nil : Self.sum(column.run)
    let candidates = [all, since, column.totals.count > 0 ? column.totals.total : nil, above].compactMap {
      $0
    }
    if candidates.contains(where: { ($0.double - stated.double).magnitude <= slack }) { return .matches }
    if column.values.count == column.all.count,
      Self.topLevels(column.values).contains(where: { ($0 - stated.double).magnitude <= max(slack, 1e-6) })
    {
      return .matches
    }
    if [" s d ", " sd ", " sampai ", " kumulatif "].contains(where: { label.contains($0) }) {
      return .untold
    }
    // A mean stands under scores, whatever the row is called.
    if (all.double / Double(column.all.count) - stated.double).magnitude <= stated.double.magnitude * 0.01 {
      return .untold
    }
    if !isFirst {
      guard column.run.count >= 2, let above else { return .untold }
      return .differs(differs(cell, stated, above, rows: nil))
    }
    let nearer = (all.double - stated.double).magnitude <= (since.double - stated.double).magnitude
    return nearer || column.since.count < 2
      ? .differs(differs(cell, stated, all, rows: column.all.count))
      : .differs(differs(cell, stated, since, rows: column.since.count))
  }

  private static func sum(_ numbers: [ExactNumber]) -> ExactNumber? {
    var sum = ExactSum()
    for number in numbers { sum.add(number) }
    return sum.total
  }

  private func differs(_ cell: Cell, _ stated: ExactNumber, _ recount: ExactNumber, rows: Int?) -> Finding {
    staging.finding(
      .totalDiffers, cell,
      expected: Sentence(
        id: StageSentences.decimal(recount, comma: true), en: StageSentences.decimal(recount, comma: false)),
      message: StageSentences.total(stated, recount, rows: rows))
  }

  private static let hierarchyLimit = 2000

  /// The sums of the rows that are no part of another row's sum: parents may stand above their parts (an account and
  /// its accounts) or below them (subtotals that no word marks).
  private static func topLevels(_ values: [Double]) -> [Double] {
    [topLevel(values), topLevel(values.reversed())]
  }

  private static func topLevel(_ values: [Double]) -> Double {
    // Where the parts of each row end, from the last row up.
    var ends = [Int](repeating: 0, count: values.count)
    for i in values.indices.reversed() {
      ends[i] = i + 1
      guard values[i] > 0 else { continue }
      var sum = 0.0
      var j = i + 1
      while j < values.count, values[j] >= 0, sum < values[i] * (1 - 1e-9) {
        sum += values[j]
        j = ends[j]
      }
      if j > i + 1, (sum - values[i]).magnitude <= values[i] * 1e-9 { ends[i] = j }
    }
    var top = 0.0
    var i = 0
    while i < values.count {
      top += values[i]
      i = ends[i]
    }
    return top
  }

  /// Rounding on the sender's side: half a unit of the last written place for every row. Whole numbers have none.
  private func slack(_ stated: ExactNumber, finest: Int, rows: Int) -> Double {
    var slack = stated.double.magnitude * 1e-12
    let unit = ExactNumber(mantissa: 5, exponent: finest - 1).double
    if finest != 0 { slack += unit * Double(rows) }
    if stated.exponent > finest { slack += ExactNumber(mantissa: 5, exponent: stated.exponent - 1).double }
    return slack
  }
}
