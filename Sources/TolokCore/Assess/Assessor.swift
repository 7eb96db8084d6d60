/// Verdicts and estimates of DID, one region and fiscal year at a time, by the packs of that year.
package struct Assessor: Sendable {
  package let packs: [RulePack]
  package let registers: Registers
  package let lawAsOf: CalendarDate
  private let resolved: [String: ResolvedParameters]
  /// Codes of open findings by the cell they are about.
  private let findings: [Provenance: [String]]

  /// - Parameter findings: open findings; a verdict that leans on one of their cells says so.
  package init(packs: [RulePack], registers: Registers, lawAsOf: CalendarDate, findings: [Finding] = []) {
    self.packs = packs
    self.registers = registers
    self.lawAsOf = lawAsOf
    self.findings = findings.filter { $0.severity > .info }.reduce(into: [:]) { all, finding in
      if let place = finding.place, place.cell != nil { all[place, default: []].append(finding.code.code) }
    }
    resolved = Dictionary(
      packs.map {
        (
          $0.id,
          ResolvedParameters(
            $0, lawAsOf: lawAsOf, amounts: registers.didAmounts, inputs: registers.didInputs)
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The parameters of a pack as they stand on the day of the law.
  package func parameters(_ pack: String) -> ResolvedParameters? { resolved[pack] }

  package func assess(region id: String, year: Int, edits: [ComponentEdits] = []) -> [DIDComponentResult] {
    guard let region = registers.region(id) else { return [] }
    return packs.filter { $0.fiscalYear == year }.flatMap { pack in
      pack.components.compactMap { component in
        resolved[pack.id].map {
          assess(region, pack, component, $0, edits.edits(region: id, pack: pack.id, component: component.id))
        }
      }
    }
  }

  private func assess(
    _ region: Region, _ pack: RulePack, _ component: RuleComponent, _ parameters: ResolvedParameters,
    _ edits: CalculationEdits
  ) -> DIDComponentResult {
    let calculation = CalculationBuilder.calculation(
      pack: pack, component: component, parameters: parameters, registers: registers, region: region,
      year: pack.fiscalYear)
    return result(calculation, pack, component, parameters, edits)
  }

  /// The result of a calculation under edits; the calculation itself stays the baseline's.
  package func result(
    _ calculation: Calculation, _ pack: RulePack, _ component: RuleComponent,
    _ parameters: ResolvedParameters,
    _ edits: CalculationEdits
  ) -> DIDComponentResult {
    let values = calculation.evaluate(parameters, edits: edits)
    var shown = calculation
    for (index, input) in calculation.inputs.enumerated() {
      guard let value = edits.inputs[input.key], value != input.value else { continue }
      shown.inputs[index].value = value
      shown.inputs[index].citation = nil
      shown.inputs[index].note = Sentence(id: "skenario", en: "scenario")
    }
    let tree = CriterionTree(
      calculation: shown, values: values, parameters: parameters, legal: pack.legal.joined(separator: "; "))
    let verdict = values.verdict(calculation.verdict)
    let assumptions = Support(calculation, values, parameters, edits)
      .assumptions(under: [calculation.verdict, CalculationSteps.low, CalculationSteps.high])
    return DIDComponentResult(
      region: calculation.region, year: calculation.year, pack: pack.id, component: component.id,
      label: pack.components.count > 1
        ? Sentence(
          id: "\(pack.label.id): \(component.label.id)", en: "\(pack.label.en): \(component.label.en)")
        : pack.label,
      verdict: verdict, criteria: tree.results(component),
      estimate: estimate(calculation, values, parameters, verdict, edits, isAssumed: !assumptions.isEmpty),
      missing: calculation.tests.filter { values.verdict($0) == .unknown }.map { Self.fact(of: $0) },
      calculation: calculation, values: values,
      doubts: Doubts(calculation: calculation, parameters: parameters, edits: edits, findings: findings)
        .found(),
      assumptions: assumptions)
  }

  /// A contest's test is about the rank in a sector.
  private static func fact(of test: String) -> String {
    test.hasPrefix("lomba_") ? "peringkat_\(test.dropFirst(6))" : test
  }

  // MARK: Money

  private func estimate(
    _ calculation: Calculation, _ values: CalculationValues, _ parameters: ResolvedParameters,
    _ verdict: Verdict, _ edits: CalculationEdits, isAssumed: Bool
  ) -> Estimate {
    let low = values[CalculationSteps.low], high = values[CalculationSteps.high]
    let method = calculation.ways.first { values[$0.gives] == .whole(1) }?.method ?? .unknown
    // Ends that are no whole rupiah are widened to the next one outside, never narrowed.
    let least = low.number.flatMap { $0.whole(up: false) }, most = high.number.flatMap { $0.whole(up: true) }
    var unknowns: [Sentence] = []
    switch method {
    case _ where calculation.step("menang") != nil && (method == .exactPrize || method == .unknown):
      unknowns = calculation.tests.filter { values.verdict($0) == .unknown }.compactMap { test in
        let sector = Words.sector(String(test.dropFirst(6)))
        return Sentence(
          id: "pemenang sektor \(sector.id) belum terlihat",
          en: "winners of the sector \(sector.en) were not seen")
      }
      if calculation.input("klaster")?.value == .unknown {
        unknowns.insert(
          Sentence(
            id: "klaster kabupaten atau tertinggal/perbatasan belum diketahui",
            en: "cluster (regency or disadvantaged/border) is not known"), at: 0)
      }
      if values["masih_mungkin"] == .whole(0), method == .exactPrize { unknowns = [] }
    case .published where high.number != nil: break
    case .published:
      unknowns = [
        Sentence(id: "jumlah seluruh baris tidak terbit", en: "the total of all lines was not published")
      ]
    case .poolShare:
      unknowns = [
        Sentence(
          id: "bacaan langkah indeks (H1 atau H2) tidak terbit",
          en: "the reading of the index step (H1 or H2) was not published")
      ]
    default:
      unknowns = calculation.unpublished.filter {
        edits.parameters[$0] == nil || edits.parameters[$0] == .unknown
      }
      .compactMap { parameters[$0]?.label }
    }
    return Estimate(
      method: method, low: least, high: most,
      exact: least != nil && least == most && (method == .exactPrize || method == .published)
        && (verdict != .unknown || method == .exactPrize),
      unknowns: unknowns,
      isAssumed: isAssumed)
  }
}

/// Edits of one calculation.
package struct ComponentEdits: Sendable, Equatable {
  /// Nil for every region: a change of the rules.
  package var region: String?
  package var pack: String
  /// Nil for every component of the pack.
  package var component: String?
  package var edits: CalculationEdits
  package init(region: String?, pack: String, component: String?, edits: CalculationEdits) {
    self.region = region
    self.pack = pack
    self.component = component
    self.edits = edits
  }
}

extension [ComponentEdits] {
  package func edits(region: String, pack: String, component: String) -> CalculationEdits {
    reduce(into: CalculationEdits()) { all, one in
      guard one.pack == pack, one.region.map({ $0 == region }) ?? true,
        one.component.map({ $0 == component }) ?? true
      else { return }
      all.inputs.merge(one.edits.inputs) { _, new in new }
      all.parameters.merge(one.edits.parameters) { _, new in new }
    }
  }
}

extension Fraction {
  /// The whole number at or below, or at or above; nil when it is none of 64 bits.
  func whole(up: Bool) -> Rupiah? {
    var whole = numerator / denominator
    if numerator % denominator != 0 {
      if up, numerator > 0 { whole += 1 }
      if !up, numerator < 0 { whole -= 1 }
    }
    return Rupiah(exactly: whole)
  }
}
