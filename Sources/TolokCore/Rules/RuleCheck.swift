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
    /// Published lines of the ledger: of a region, or all that cite a source; total rows are left out where
    /// `linesOnly`.
    case lines(region: String?, year: Int, component: String, source: String?, linesOnly: Bool)
    /// One published amount divided by a parameter.
    case amountOver(region: String, year: Int, component: String, line: String?, parameter: String)
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
        name: check.name, pack: check.pack, passed: passed, expected: check.equals + rows, got: got,
        place: check.place)
    }
    guard let pack = packs.first(where: { $0.id == check.pack }),
      let wanted = RuleNumber(check.equals) ?? value(check.equals, pack),
      let tolerance = RuleNumber(check.tolerance)
    else { return outcome(false, "—") }
    // A quotient is compared by multiplying the other side: no division, no rounding.
    guard let (top, bottom, rows) = fraction(check.shape, pack) else { return outcome(false, "null") }
    let isNear = (top - wanted * bottom).magnitude <= tolerance * bottom
    let hasRows = check.count.map { $0 == rows } ?? true
    let shown = bottom == RuleNumber(1) ? "\(top)" : "\(top)/\(bottom)"
    return outcome(isNear && hasRows, check.count == nil ? shown : "\(shown) (\(rows))")
  }

  private func value(_ id: String, _ pack: RulePack) -> RuleNumber? {
    pack.parameter(id)?.inForce(on: pack.until)?.value.flatMap { RuleNumber($0) }
  }

  private func fraction(
    _ shape: RuleCheck.Shape, _ pack: RulePack
  ) -> (top: RuleNumber, bottom: RuleNumber, rows: Int)? {
    let one = RuleNumber(1)
    func all(_ ids: [String]) -> [RuleNumber]? {
      let found = ids.compactMap { value($0, pack) }
      return found.count == ids.count ? found : nil
    }
    switch shape {
    case .product(let ids): return all(ids).map { ($0.reduce(one, *), one, $0.count) }
    case .sum(let ids): return all(ids).map { ($0.reduce(RuleNumber(0), +), one, $0.count) }
    case .ratio(let top, let bottom):
      guard let top = value(top, pack), let bottom = value(bottom, pack), bottom > RuleNumber(0) else {
        return nil
      }
      return (top, bottom, 1)
    case .prizeCount(let component, let clusters):
      guard let rule = pack.components.first(where: { $0.id == component })?.prizes else { return nil }
      let count = rule.sectors.count * chosen(clusters, rule) * rule.prizes.count
      return (RuleNumber(Int64(count)), one, count)
    case .prizeTotal(let component, let clusters):
      guard let rule = pack.components.first(where: { $0.id == component })?.prizes,
        let prizes = all(rule.prizes.sorted { $0.key < $1.key }.map(\.value))
      else { return nil }
      let times = RuleNumber(Int64(rule.sectors.count * chosen(clusters, rule)))
      return (prizes.reduce(RuleNumber(0), +) * times, one, prizes.count)
    case .lines(let region, let year, let component, let source, let linesOnly):
      let rows = registers.didAmounts.filter { row in
        row.fiscalYear == year && row.component == component && row.isAllocation
          && (region.map { $0 == row.region } ?? true)
          && (source.map { SourceKeys.split(row.citation.source).contains($0) } ?? true)
          && (!linesOnly || row.line != nil)
      }
      let amounts = rows.compactMap { $0.amount.map { RuleNumber($0) } }
      return amounts.count == rows.count ? (amounts.reduce(RuleNumber(0), +), one, rows.count) : nil
    case .amountOver(let region, let year, let component, let line, let parameter):
      let rows = registers.didAmounts.filter {
        $0.region == region && $0.fiscalYear == year && $0.component == component && $0.line == line
      }
      guard rows.count == 1, let amount = rows[0].amount, let mean = value(parameter, pack),
        mean > RuleNumber(0)
      else { return nil }
      return (RuleNumber(amount), mean, 1)
    }
  }

  private func chosen(_ clusters: [String], _ rule: PrizeRule) -> Int {
    clusters.isEmpty ? rule.clusters.count : rule.clusters.filter { clusters.contains($0) }.count
  }
}
