import TolokCore

/// The published lines of one allocation beside its published total: their sum, their shares, the difference.
struct LineBlock {
  let context: AuditContext
  let total: DIDAmount
  let lines: [DIDAmount]
  let ledger: LedgerLayout
  let builder: BlockBuilder

  struct Built {
    let sumRow: Int
    let sum: Double
    let totalValue: Double
    let totalRow: Int
    let differenceRow: Int
    let tolerance: Double
    let innovation: (row: Int, sum: Double)?
    let block: AuditBlock
    var difference: Double { sum - totalValue }
    var matches: Bool { difference.magnitude <= tolerance }
  }

  /// Every allocation of the ledger with a total and at least two lines whose amounts are known.
  static func groups(_ amounts: [DIDAmount]) -> [(total: DIDAmount, lines: [DIDAmount])] {
    amounts.filter { $0.isAllocation && $0.line == nil && $0.amount != nil && $0.conflictGroup == nil }
      .compactMap { total in
        let lines = amounts.filter {
          $0.isAllocation && $0.line != nil && $0.amount != nil && $0.region == total.region
            && $0.fiscalYear == total.fiscalYear && $0.component == total.component
        }
        return lines.count > 1 ? (total, lines) : nil
      }
  }

  private func say(_ id: String, _ en: String) -> String { context.say(id, en) }

  func build() -> Built {
    let words = context.words
    var rows: [Int] = []
    var innovations: [(row: Int, amount: Double)] = []
    let first = builder.nextRow, last = first + lines.count - 1
    let sum = lines.reduce(0) { $0 + Double($1.amount ?? 0) }
    for line in lines {
      let name = line.line ?? ""
      let input = input(name, say("\(name): jumlah", "\(name): amount"), line)
      let row = builder.nextRow
      let amount = Double(line.amount ?? 0)
      let unit = ledger.unit(of: line)
      builder.step(
        name, fact: builder.fact(input), .rupiah, limit: unit, .rupiah,
        verdict: Live("IFERROR(C\(row)/SUM(C$\(first):C$\(last)),0)", sum == 0 ? 0 : amount / sum), .percent,
        extra: builder.assumed(input), how: line.citation.note ?? "", input: input)
      rows.append(row)
      if name.lowercased().contains("inovasi") { innovations.append((row, amount)) }
    }
    let sumRow = builder.step(
      say("Jumlah \(lines.count) baris", "Sum of \(lines.count) lines"),
      fact: Live("SUM(C\(first):C\(last))", sum), .rupiah,
      limit: Live("SUM(D\(first):D\(last))", lines.reduce(0) { $0 + (ledger.unitValue(of: $1)) }), .rupiah,
      verdict: Live("SUM(E\(first):E\(last))", sum == 0 ? 0 : 1.0), .percent,
      how: say("Satuan digit ikut dijumlahkan untuk toleransi", "Units are summed too, for the tolerance"),
      isResult: true)
    var innovation: (row: Int, sum: Double)?
    if !innovations.isEmpty {
      let part = innovations.reduce(0) { $0 + $1.amount }
      let row = builder.nextRow
      builder.step(
        say("Baris inovasi di antaranya", "Innovation lines among them"),
        fact: Live("SUM(\(innovations.map { "C\($0.row)" }.joined(separator: ",")))", part), .rupiah,
        verdict: Live("IFERROR(C\(row)/C\(sumRow),0)", sum == 0 ? 0 : part / sum), .percent,
        how: say("Baris yang namanya memuat \"inovasi\"", "Lines whose name holds \"inovasi\""),
        isResult: true)
      innovation = (row, part)
    }
    let published = input("total", say("Jumlah seluruhnya yang terbit", "Published total"), total)
    let totalValue = Double(total.amount ?? 0)
    let totalRow = builder.step(
      say("Jumlah yang terbit", "Published total"), fact: builder.fact(published), .rupiah,
      limit: ledger.unit(of: total), .rupiah, extra: builder.assumed(published),
      how: say("Dari buku besar", "From the ledger"), input: published)
    let units = lines.reduce(ledger.unitValue(of: total)) { $0 + ledger.unitValue(of: $1) }
    let row = builder.nextRow
    builder.step(
      say("Selisih dengan yang terbit", "Difference from the published total"),
      fact: Live(
        "IF(ISNUMBER(C\(totalRow)),C\(sumRow)-C\(totalRow),\(words.quoted(words.unknown)))", sum - totalValue),
      .rupiah,
      limit: Live("(D\(sumRow)+D\(totalRow))/2", units / 2), .rupiah,
      verdict: Live(
        "IF(ISNUMBER(C\(row)),IF(ABS(C\(row))<=D\(row),1,0),0)",
        (sum - totalValue).magnitude <= units / 2 ? 1 : 0),
      .check,
      how: say(
        "Cocok bila selisih tidak melebihi setengah satuan digit terakhir setiap baris dan jumlahnya",
        "Matches when the difference is at most half a unit of the last digit of every line and of the total")
    )
    let block = builder.block(
      headings: [
        say("Kode", "Code"), say("Butir", "Item"), "Rupiah", say("Satuan digit", "Unit of digit"),
        say("Bagian dari jumlah", "Share of the sum"), say("Andaian", "Assumption"),
        say("Cara menghitung", "How it counts"), say("Masukan", "Input"), "Parameter",
      ], right: [2, 3, 4], verdicts: nil)
    return Built(
      sumRow: sumRow, sum: sum, totalValue: totalValue, totalRow: totalRow, differenceRow: row,
      tolerance: units / 2,
      innovation: innovation, block: block)
  }

  private func input(_ key: String, _ label: String, _ entry: DIDAmount) -> AuditInput {
    let value = entry.amount.map { AuditValue.number(Double($0)) } ?? .text(context.words.unknown)
    return builder.input(
      key, label, value, .rupiah, unit: "rupiah", context.origin(entry.citation),
      ledger: ledger.amount(of: entry))
  }
}
