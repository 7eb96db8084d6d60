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

  mutating func add(gate: GateBlock.Built, _ result: DIDComponentResult, _ title: String) {
    let place = "'Perhitungan'!E\(gate.gate.row)"
    reference.append(
      AuditCheck(
        label: "\(title): \(say("putusan", "verdict"))",
        expected: Live("\(result.verdict.sign)", result.verdict.sign),
        got: Live(place, gate.gate.value), tolerance: Self.exact, format: .verdict, target: place))
    let leaves = Self.outcomes(result.criteria, of: gate.itemIDs)
    for (label, row, verdict, counted) in [
      (
        say("banyak uji yang gagal", "tests that fail"), gate.rows.failing, Verdict.unmet,
        gate.counted.failing
      ),
      (
        say("banyak uji yang belum dapat dinilai", "tests that cannot be assessed"), gate.rows.missing,
        Verdict.unknown, gate.counted.unknown
      ),
    ] {
      let expected = leaves.filter { $0 == verdict }.count
      reference.append(
        AuditCheck(
          label: "\(title): \(label)", expected: Live("\(expected)", expected),
          got: Live(gate.countFormula(verdict.sign), counted), tolerance: Self.exact, format: .count,
          target: "'Perhitungan'!G\(row)"))
    }
  }

  /// What the program's trace says of the tests `ids`, each once.
  private static func outcomes(_ criteria: [CriterionResult], of ids: Set<String>) -> [Verdict] {
    var seen: [String: Verdict] = [:]
    func visit(_ node: CriterionResult) {
      if ids.contains(node.id) { seen[node.id] = node.outcome }
      node.children.forEach(visit)
    }
    criteria.forEach(visit)
    return Array(seen.values)
  }

  mutating func add(prizes: PrizeBlock.Built, _ result: DIDComponentResult, _ title: String) {
    guard let low = result.estimate.low, let stored = prizes.low.number else { return }
    let place = "'Perhitungan'!F\(prizes.lowRow)"
    reference.append(
      AuditCheck(
        label: "\(title): \(say("paling sedikit", "at least"))", expected: Live("\(low)", Double(low)),
        got: Live(place, stored), tolerance: Self.exact, format: .rupiah, target: place))
  }

  mutating func add(lines: LineBlock.Built, _ title: String, count: Int) {
    let (sum, total) = ("'Perhitungan'!C\(lines.sumRow)", "'Perhitungan'!C\(lines.totalRow)")
    lineChecks.append(
      AuditCheck(
        label: say(
          "\(title): \(count) baris berjumlah sama dengan jumlah yang terbit",
          "\(title): \(count) lines add up to the published total"),
        expected: Live(total, lines.totalValue), got: Live(sum, lines.sum),
        tolerance: Live("'Perhitungan'!D\(lines.differenceRow)", lines.tolerance), format: .rupiah,
        target: sum))
  }

  mutating func add(pool: PoolBlock.Built, _ pack: PackParameters, _ title: String) {
    func place(_ row: Int, _ column: String = "C") -> String { "'Perhitungan'!\(column)\(row)" }
    if let shares = pool.shares, let amount = pool.pool, let total = amount.value.number {
      let (first, last) = (shares.rows.lowerBound, shares.rows.upperBound)
      intact.append(
        AuditCheck(
          label: "\(title): \(say("bagian klaster berjumlah 100%", "shares of the clusters add up to 100%"))",
          expected: Live("1", 1), got: Live("SUM('Perhitungan'!E\(first):E\(last))", shares.part),
          tolerance: Live("0.000001", 0.000001), format: .percent, target: place(first, "E")))
      intact.append(
        AuditCheck(
          label:
            "\(title): \(say("kolam klaster berjumlah pagu", "pools of the clusters add up to the pool"))",
          expected: Live(amount.name, total), got: Live("SUM('Perhitungan'!C\(first):C\(last))", shares.sum),
          tolerance: Live("1", 1), format: .rupiah, target: place(first)))
    }
    guard let prizes = pool.prizes else { return }
    intact.append(
      AuditCheck(
        label:
          "\(title): \(say("hadiah provinsi + kabupaten dan kota = seluruh hadiah", "prizes of provinces + regencies and cities = all prizes"))",
        expected: Live(place(prizes.all), prizes.sum),
        got: Live("SUM(\(place(prizes.provinces)),\(place(prizes.others)))", prizes.sum),
        tolerance: Self.exact,
        format: .rupiah, target: place(prizes.all)))
    for (id, label, got, value, format, row) in [
      (
        "jumlah_hadiah", say("banyak hadiah seperti terbit", "number of prizes as published"),
        place(prizes.all, "D"), prizes.count, AuditFormat.count, prizes.all
      ),
      (
        pool.pool.flatMap { pool in pack.parameters.first { $0.value.name == pool.name }?.key } ?? "",
        say("seluruh hadiah = pagu yang terbit", "all prizes = the published pool"), place(prizes.all),
        prizes.sum, .rupiah, prizes.all
      ),
      (
        "pagu_provinsi", say("hadiah provinsi seperti terbit", "prizes of provinces as published"),
        place(prizes.provinces), prizes.ofProvinces, .rupiah, prizes.provinces
      ),
      (
        "pagu_kabkota",
        say("hadiah kabupaten dan kota seperti terbit", "prizes of regencies and cities as published"),
        place(prizes.others), prizes.sum - prizes.ofProvinces, .rupiah, prizes.others
      ),
    ] {
      guard let parameter = pack.parameters[id], let published = parameter.value.number else { continue }
      reference.append(
        AuditCheck(
          label: "\(title): \(label)", expected: Live(parameter.name, published), got: Live(got, value),
          tolerance: Self.exact, format: format, target: place(row)))
    }
  }

  /// Checks over whole columns, once every row is known.
  mutating func close(_ model: AuditModel) {
    let rows = model.outcomeRows, count = model.outcomes.count
    func column(_ name: String) -> String { "'Hasil'!\(name)\(rows.lowerBound):\(name)\(rows.upperBound)" }
    let last = model.blocks.last?.last ?? 8
    let word = words.quoted(say("Keutuhan blok", "Block intact"))
    let blocks = model.blocks.filter {
      $0.steps.contains { $0.label == say("Keutuhan blok", "Block intact") }
    }.count
    intact += lineChecks
    intact.append(
      AuditCheck(
        label: say(
          "Setiap putusan di semua blok bernilai 1, 0 atau -1 (blok utuh)",
          "Every verdict of all blocks is 1, 0 or -1 (blocks intact)"),
        expected: Live("\(blocks)", blocks),
        got: Live("SUMPRODUCT(('Perhitungan'!B6:B\(last)=\(word))*('Perhitungan'!E6:E\(last)=1))", blocks),
        tolerance: Self.exact, format: .count, target: "'Perhitungan'!A6"))
    guard count > 0 else { return }
    let ordered = model.outcomes.filter { outcome in
      guard let low = outcome.low.value.number else { return true }
      return outcome.high.value.number.map { low <= $0 } ?? true
    }.count
    intact.append(
      AuditCheck(
        label: say(
          "Paling sedikit tidak melebihi paling banyak pada setiap hasil",
          "The low end is never above the high end"),
        expected: Live("ROWS(\(column("D")))", count),
        got: Live("SUMPRODUCT(--(\(column("F"))<=\(column("G"))))", ordered),
        tolerance: Self.exact, format: .count, target: "'Hasil'!F\(rows.lowerBound)"))
    let published = words.say("terbit", "publi")
    let loose = model.outcomes.filter {
      $0.verdict.value == .number(0) && $0.low.value.number != nil
        && !$0.method.value.shown.hasPrefix(published)
    }.count
    intact.append(
      AuditCheck(
        label: say(
          "Tidak ada rupiah hitungan dari putusan yang belum dapat dinilai",
          "No calculated rupiah from a verdict that cannot be assessed"),
        expected: Live("0", 0),
        got: Live(
          "SUMPRODUCT((\(column("D"))=0)*ISNUMBER(\(column("F")))*(LEFT(\(column("E")),\(published.count))<>\(words.quoted(published))))",
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

extension GateBlock.Built {
  /// Counts the tests of the block whose verdict is `value`.
  func countFormula(_ value: Int) -> String {
    "SUM(" + itemRows.map { "IF('Perhitungan'!E\($0)=\(value),1,0)" }.joined(separator: ",") + ")"
  }
}

extension AuditModel {
  /// Rows of "Dibanding baseline" on `Hasil`: after the results, their notes and a heading.
  var baselineRows: ClosedRange<Int> {
    let first = outcomeRows.upperBound + OutcomeSheet.notes(self).count + 4
    return first...(first + max(1, outcomes.count) - 1)
  }
}
