/// What the rules would have said about a published amount without knowing it, beside what was published.
package struct BackTest: Sendable {
  /// How the two compare.
  package enum Outcome: String, Sendable, CaseIterable {
    /// One figure, or a verdict that leaves only Rp 0, equal to the published amount within its rounding.
    case agree
    /// The published amount lies in the range.
    case inside
    /// The published amount lies outside of the range or differs from the figure.
    case outside
    /// No figure: the verdict is unknown, or no way leads to an amount.
    case cannotSay = "cannot_say"
    /// The verdict says not eligible, and money was paid.
    case contradiction

    package var label: Sentence {
      switch self {
      case .agree: Sentence(id: "cocok", en: "agrees")
      case .inside: Sentence(id: "di dalam rentang", en: "inside the range")
      case .outside: Sentence(id: "di luar rentang", en: "outside of the range")
      case .cannotSay: Sentence(id: "mesin tidak dapat mengatakan", en: "the rules cannot say")
      case .contradiction: Sentence(id: "bertentangan", en: "contradiction")
      }
    }
  }

  /// One published amount.
  package struct Entry: Sendable {
    package var published: DIDAmount
    /// Nil where no pack holds the component of the ledger.
    package var pack: String?
    package var component: String?
    package var label: Sentence?
    package var verdict: Verdict?
    package var method: EstimateMethod
    package var low: Rupiah?
    package var high: Rupiah?
    package var isExact: Bool
    /// The figure supposes that the region was among the recipients, which the amount itself tells.
    package var supposesRecipient: Bool
    package var outcome: Outcome
    package var reason: Sentence
    /// Other rows about the same money with another amount; none is chosen.
    package var conflicts: [DIDAmount]
  }

  /// How many amounts of a fiscal year came out each way; conflicting rows are counted apart.
  package struct Year: Sendable, Hashable {
    package var year: Int
    package var counts: [Outcome: Int]
    package var conflicting: Int
    package var total: Int { counts.values.reduce(conflicting, +) }
    package func count(_ outcome: Outcome) -> Int { counts[outcome] ?? 0 }
  }

  /// In the order of the register.
  package var entries: [Entry]

  /// Without the rows that contradict each other: no side of a conflict can prove a rule right.
  package var years: [Year] {
    Dictionary(grouping: entries, by: \.published.fiscalYear).map { year, entries in
      let settled = entries.filter { $0.published.conflictGroup == nil }
      return Year(
        year: year, counts: Dictionary(settled.map { ($0.outcome, 1) }, uniquingKeysWith: +),
        conflicting: entries.count - settled.count)
    }.sorted { $0.year < $1.year }
  }

  /// Runs every allocation of the ledger; each without its own row, all other rows known.
  package init(packs: [RulePack], registers: Registers, lawAsOf: CalendarDate? = nil) {
    entries = registers.didAmounts.filter { $0.isAllocation && $0.amount != nil }.map { entry in
      BackTestRun(entry: entry, packs: packs, registers: registers, lawAsOf: lawAsOf).entry()
    }
  }
}
