/// A figure that must come out of the parameters or the published lines: a sum, a share of a pool, a mean.
package struct RuleCheck: Sendable {
  package enum Shape: Sendable {
    /// Product of parameters (a pool times a share).
    case product([String])
    /// Sum of parameters.
    case sum([String])
    /// One parameter divided by another (money per recipient).
    case ratio(String, String)
    /// All prizes of a component in these clusters (all when empty), by number or in rupiah.
    case prizeCount(component: String, clusters: [String])
    case prizeTotal(component: String, clusters: [String])
    /// Published rows of the ledger: of a region, or all that cite a source; all lines without the total rows, or
    /// only these.
    case lines(region: String?, year: Int, component: String, source: String?, lines: Lines)
    /// One published amount divided by a parameter.
    case amountOver(region: String, year: Int, component: String, line: String?, parameter: String)
  }

  package enum Lines: Sendable {
    case rows
    case withoutTotals
    case named([String])
    func contains(_ line: String?) -> Bool {
      switch self {
      case .rows: true
      case .withoutTotals: line != nil
      case .named(let names): line.map { names.contains($0) } ?? false
      }
    }
  }

  package var name: Sentence
  package var pack: String
  package var shape: Shape
  /// A number, or the parameter that holds it.
  package var equals: String
  /// How far it may lie off; "0" for exact.
  package var tolerance: String
  /// Number of ledger rows that must be found; nil: not tested.
  package var count: Int?
  package var place: String
  package init(
    name: Sentence, pack: String, shape: Shape, equals: String, tolerance: String = "0", count: Int? = nil,
    place: String = ""
  ) {
    self.name = name
    self.pack = pack
    self.shape = shape
    self.equals = equals
    self.tolerance = tolerance
    self.count = count
    self.place = place
  }
}

/// Runs the checks with exact decimals, by the law of the pack's last day.
package struct RuleCheckRunner {
  private let packs: [RulePack]
  private let registers: Registers

  package init(packs: [RulePack], registers: Registers) {
    self.packs = packs
    self.registers = registers
  }

  package func run(_ checks: [RuleCheck]) -> [RuleOutcome] { checks.map(run) }

  private func run(_ check: RuleCheck) -> RuleOutcome {
    func outcome(_ passed: Bool, _ got: String) -> RuleOutcome {
      let rows = check.count.map { " (\($0))" } ?? ""
      return RuleOutcome(
        name: check.name, pack: check.pack, passed: passed, expected: .plain(check.equals + rows),
        got: .plain(got),
        place: check.place)
    }
    guard let pack = packs.first(where: { $0.id == check.pack }),
      let wanted = Fraction(decimal: check.equals) ?? RuleFigures(pack).value(check.equals),
      let tolerance = Fraction(decimal: check.tolerance)
    else { return outcome(false, "—") }
    guard let (got, rows) = figure(check.shape, RuleFigures(pack)), let off = got - wanted else {
      return outcome(false, "null")
    }
    let hasRows = check.count.map { $0 == rows } ?? true
    return outcome(
      off.magnitude <= tolerance && hasRows, check.count == nil ? got.plain : "\(got.plain) (\(rows))")
  }

  /// The figure and the rows it was made of.
  private func figure(_ shape: RuleCheck.Shape, _ figures: RuleFigures) -> (value: Fraction, rows: Int)? {
    func prizes(_ component: String) -> PrizeRule? {
      figures.pack.components.first { $0.id == component }?.prizes
    }
    switch shape {
    case .product(let ids): return figures.values(ids)?.product.map { ($0, ids.count) }
    case .sum(let ids): return figures.values(ids)?.sum.map { ($0, ids.count) }
    case .ratio(let top, let bottom):
      guard let top = figures.value(top), let bottom = figures.value(bottom) else { return nil }
      return (top / bottom).map { ($0, 1) }
    case .prizeCount(let component, let clusters):
      guard let rule = prizes(component) else { return nil }
      let count = rule.sectors.count * chosen(clusters, rule) * rule.prizes.count
      return (Fraction(count), count)
    case .prizeTotal(let component, let clusters):
      guard let rule = prizes(component), let sum = figures.values(rule.prizes.values.sorted())?.sum,
        let total = sum * Fraction(rule.sectors.count * chosen(clusters, rule))
      else { return nil }
      return (total, rule.prizes.count)
    case .lines(let region, let year, let component, let source, let lines):
      let rows = registers.didAmounts.filter { row in
        row.fiscalYear == year && row.component == component && row.isAllocation
          && (region.map { $0 == row.region } ?? true)
          && (source.map { SourceKeys.split(row.citation.source).contains($0) } ?? true)
          && lines.contains(row.line)
      }
      let amounts = rows.compactMap { $0.amount.map { Fraction($0) } }
      guard amounts.count == rows.count else { return nil }
      return amounts.sum.map { ($0, rows.count) }
    case .amountOver(let region, let year, let component, let line, let parameter):
      let rows = registers.didAmounts.filter {
        $0.region == region && $0.fiscalYear == year && $0.component == component && $0.line == line
      }
      guard rows.count == 1, let amount = rows[0].amount, let mean = figures.value(parameter) else {
        return nil
      }
      return (Fraction(amount) / mean).map { ($0, 1) }
    }
  }

  private func chosen(_ clusters: [String], _ rule: PrizeRule) -> Int {
    clusters.isEmpty ? rule.clusters.count : rule.clusters.filter { clusters.contains($0) }.count
  }
}
