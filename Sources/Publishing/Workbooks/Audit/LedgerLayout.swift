import TolokCore

/// The rows of `Buku Besar`: every published amount once, conflicting statements next to each other.
struct LedgerLayout {
  private(set) var entries: [DIDAmount] = []
  private var rows: [String: Int] = [:]
  private let words: AuditWords
  static let firstRow = 8

  init(_ context: AuditContext) {
    words = context.words
    let all = context.results.registers.didAmounts
    var taken: Set<String> = []
    for entry in all where !taken.contains(entry.id) {
      let together = entry.conflictGroup.map { group in all.filter { $0.conflictGroup == group } } ?? [entry]
      for one in together where taken.insert(one.id).inserted {
        rows[one.id] = Self.firstRow + entries.count
        entries.append(one)
      }
    }
  }

  var lastRow: Int { Self.firstRow + max(1, entries.count) - 1 }
  func row(of entry: DIDAmount) -> Int { rows[entry.id] ?? Self.firstRow }

  func amountValue(of entry: DIDAmount) -> AuditValue {
    entry.amount.map { .number(Double($0)) } ?? .text(words.unknown)
  }

  /// Unit of the last published digit: 0 for an exact figure, and where none is stated.
  func unitValue(of entry: DIDAmount) -> Double { entry.exact ? 0 : Double(entry.roundingUnit ?? 0) }

  func amount(of entry: DIDAmount) -> Live {
    Live(AuditNames.fixed("Buku Besar", "F", row(of: entry)), amountValue(of: entry))
  }

  func unit(of entry: DIDAmount) -> Live {
    Live(
      "IF(ISNUMBER(\(AuditNames.fixed("Buku Besar", "H", row(of: entry)))),\(AuditNames.fixed("Buku Besar", "H", row(of: entry))),0)",
      unitValue(of: entry))
  }

  /// What stands in the unit's cell: unknown for a rounded figure whose last digit is not stated.
  func unitCell(of entry: DIDAmount) -> AuditValue {
    if entry.amount == nil { return .text(words.unknown) }
    if entry.exact { return .number(0) }
    return entry.roundingUnit.map { .number(Double($0)) } ?? .text(words.unknown)
  }

  /// Amount ± half a unit of its last digit; unknown in both ends where either is unknown.
  func range(of entry: DIDAmount) -> (low: Live, high: Live) {
    let row = row(of: entry)
    let value = amountValue(of: entry), unit = unitCell(of: entry)
    func end(_ sign: String, _ factor: Double) -> Live {
      let stored: AuditValue =
        if let amount = value.number, let unit = unit.number { .number(amount + factor * unit / 2) } else {
          .text(words.unknown)
        }
      return Live(
        "IF(AND(ISNUMBER(F\(row)),ISNUMBER(H\(row))),F\(row)\(sign)H\(row)/2,\(words.quoted(words.unknown)))",
        stored)
    }
    return (end("-", -1), end("+", 1))
  }
}
