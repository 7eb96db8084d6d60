import TolokCore

/// The checks of the audit: those that hold after any edit, and reference figures that count only at the baseline.
struct AuditChecks {
  let words: AuditWords
  private(set) var intact: [AuditCheck] = []
  private(set) var reference: [AuditCheck] = []
  private var lineChecks: [AuditCheck] = []

  init(words: AuditWords) { self.words = words }

  private func say(_ id: String, _ en: String) -> String { words.say(id, en) }
  private static let exact = Live("0", 0)

  mutating func add(lines block: AuditBlock, _ title: String, count: Int) {
    // A line that is not known leaves no sum: words stand in the cell, never a zero.
    func live(_ step: String) -> Live { Live(block.cell(step), AuditValue(block.values[step], words)) }
    let sum = LedgerCalculation.sum, total = LedgerCalculation.total
    lineChecks.append(
      AuditCheck(
        label: say(
          "\(title): \(count) baris berjumlah sama dengan jumlah yang terbit",
          "\(title): \(count) lines add up to the published total"),
        expected: live(total), got: live(sum), tolerance: live(LedgerCalculation.tolerance), format: .rupiah,
        target: block.cell(sum)))
  }

  mutating func add(pool block: AuditBlock, _ title: String) {
    for test in block.calculation.tests {
      let label = block.steps.first { $0.id == test }?.label ?? test
      reference.append(
        AuditCheck(
          label: "\(title): \(label)", expected: Live("1", 1),
          got: Live(block.cell(test), block.values[test].number?.double ?? 0), tolerance: Self.exact,
          format: .verdict, target: block.cell(test)))
    }
  }

  private static func isVerdict(_ cell: String) -> String { "IF(OR(\(cell)=1,\(cell)=0,\(cell)=-1),1,0)" }

  /// Cells as many as one formula holds: Excel takes 255 arguments and 8,192 characters; LibreOffice and WPS take
  /// as many.
  static func parts(_ cells: [String]) -> [[String]] {
    var parts: [[String]] = []
    var length = 0
    for cell in cells {
      let more = isVerdict(cell).utf8.count + 1
      if let last = parts.last, last.count < 100, length + more < 8_000 {
        parts[parts.count - 1].append(cell)
        length += more
      } else {
        parts.append([cell])
        length = more
      }
    }
    return parts
  }

  /// Checks over whole columns, once every row is known.
  mutating func close(_ model: AuditModel) {
    let rows = model.outcomeRows, count = model.outcomes.count
    func column(_ name: String) -> String { "'Hasil'!\(name)\(rows.lowerBound):\(name)\(rows.upperBound)" }
    intact += lineChecks
    let verdicts = model.blocks.flatMap { block in
      block.steps.filter { $0.resultFormat == .verdict || $0.resultFormat == .won }.map { block.cell($0.id) }
    }
    for (part, cells) in Self.parts(verdicts).enumerated() {
      let places = cells.map(Self.isVerdict)
      guard let first = cells.first else { continue }
      intact.append(
        AuditCheck(
          label: say(
            "Setiap putusan bernilai 1, 0 atau -1 (bagian \(part + 1))",
            "Every verdict is 1, 0 or -1 (part \(part + 1))"),
          expected: Live("\(cells.count)", cells.count),
          got: Live("SUM(\(places.joined(separator: ",")))", cells.count), tolerance: Self.exact,
          format: .count,
          target: first))
    }
    guard count > 0 else { return }
    let ordered = model.outcomes.filter { outcome in
      guard let low = outcome.low.value.number else { return true }
      return outcome.high.value.number.map { low <= $0 } ?? true
    }.count
    let low = column("F"), high = column("G")
    intact.append(
      AuditCheck(
        label: say(
          "Paling sedikit tidak melebihi paling banyak pada setiap hasil",
          "The low end is never above the high end"),
        expected: Live("ROWS(\(column("D")))", count),
        // An end that is not known is a word, and a word is above every number.
        got: Live("SUMPRODUCT(1-ISNUMBER(\(low))*ISNUMBER(\(high))*(\(low)>\(high)))", ordered),
        tolerance: Self.exact, format: .count, target: "'Hasil'!F\(rows.lowerBound)"))
    let published = EstimateMethod.published.label[words.language]
    let loose = model.outcomes.filter {
      $0.verdict.value == .number(0) && $0.low.value.number != nil && $0.method.value.shown != published
    }.count
    intact.append(
      AuditCheck(
        label: say(
          "Tidak ada rupiah hitungan dari putusan yang belum dapat dinilai",
          "No calculated rupiah from a verdict that cannot be assessed"),
        expected: Live("0", 0),
        got: Live(
          "SUMPRODUCT((\(column("D"))=0)*ISNUMBER(\(column("F")))*(\(column("E"))<>\(words.quoted(published))))",
          loose),
        tolerance: Self.exact, format: .count, target: "'Hasil'!D\(rows.lowerBound)"))
    let book = (
      "'Buku Besar'!I\(LedgerLayout.firstRow):I\(model.ledger.lastRow)",
      "'Buku Besar'!J\(LedgerLayout.firstRow):J\(model.ledger.lastRow)"
    )
    intact.append(
      AuditCheck(
        label: say(
          "Buku besar: paling sedikit tidak melebihi paling banyak pada setiap baris",
          "Ledger: the low end is never above the high end"),
        expected: Live("ROWS(\(book.0))", model.ledger.lastRow - LedgerLayout.firstRow + 1),
        got: Live("SUMPRODUCT(--(\(book.0)<=\(book.1)))", model.ledger.lastRow - LedgerLayout.firstRow + 1),
        tolerance: Self.exact, format: .count, target: "'Buku Besar'!I\(LedgerLayout.firstRow)"))
    let differing = model.outcomes.filter(\.differs).count
    let (first, end) = (model.baselineRows.lowerBound, model.baselineRows.upperBound)
    reference.insert(
      AuditCheck(
        label: say(
          "Hasil yang berbeda dari hasil program (tolok did explain)",
          "Results that differ from the program's (tolok did explain)"),
        expected: Live("0", 0), got: Live("SUM('Hasil'!H\(first):H\(end))", differing), tolerance: Self.exact,
        format: .count, target: "'Hasil'!H\(first)"), at: 0)
  }
}

extension AuditModel {
  /// Rows of "Dibanding baseline" on `Hasil`: after the results, their notes and a heading.
  var baselineRows: ClosedRange<Int> {
    let first = outcomeRows.upperBound + OutcomeSheet.notes(self).count + 4
    return first...(first + max(1, outcomes.count) - 1)
  }
}
