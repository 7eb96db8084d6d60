/// Which regions' verdicts turn when one pack's rules are put in the place of another's, on the same facts.
package struct RuleFlips {
  package struct Flip: Sendable {
    package var region: Region
    /// Fiscal year whose facts were used.
    package var year: Int
    package var before: Verdict
    package var after: Verdict
    /// Tests of the second pack that decide it: unmet or unknown.
    package var because: [Sentence]
  }

  private let a: RulePack
  private let b: RulePack
  private let registers: Registers

  package init(from a: RulePack, to b: RulePack, registers: Registers) {
    self.a = a
    self.b = b
    self.registers = registers
  }

  /// Facts of either pack's fiscal year, each region in register order; the same verdict is no flip.
  package var all: [Flip] {
    Set([a.fiscalYear, b.fiscalYear]).sorted().flatMap { year -> [Flip] in
      let known = Set(registers.didInputs.filter { $0.fiscalYear == year }.map(\.region))
      return registers.regions.filter { known.contains($0.id) }.compactMap { flip($0, year) }
    }
  }

  /// Both packs have tests; without them no verdict can turn.
  package var isComparable: Bool {
    [a, b].allSatisfy { $0.components.contains { $0.gate != nil } }
  }

  /// Regions whose facts were looked at.
  package var examined: Int {
    Set(
      registers.didInputs.filter { [a.fiscalYear, b.fiscalYear].contains($0.fiscalYear) }.map {
        "\($0.region) \($0.fiscalYear)"
      }
    ).count
  }

  private func flip(_ region: Region, _ year: Int) -> Flip? {
    guard let before = verdict(a, region, year), let after = verdict(b, region, year),
      before.verdict != after.verdict
    else { return nil }
    let leaves = after.criteria.flatMap { Self.leaves($0) }
    var because = leaves.filter { $0.outcome == .unmet }
    if because.isEmpty { because = leaves.filter { $0.outcome == .unknown } }
    var seen: Set<String> = []
    return Flip(
      region: region, year: year, before: before.verdict, after: after.verdict,
      because: after.verdict == .met ? [] : because.filter { seen.insert($0.id).inserted }.map(\.label))
  }

  /// The pack's tests, by its own last day, on the facts of another year; published amounts stay out of it.
  private func verdict(_ pack: RulePack, _ region: Region, _ year: Int) -> DIDComponentResult? {
    var moved = pack
    moved.fiscalYear = year
    moved.components = pack.components.filter { $0.gate != nil }
    guard !moved.components.isEmpty else { return nil }
    var facts = registers
    facts.didAmounts = []
    return Assessor(packs: [moved], registers: facts, lawAsOf: pack.until)
      .assess(region: region.id, year: year).first
  }

  private static func leaves(_ node: CriterionResult) -> [CriterionResult] {
    node.children.isEmpty ? [node] : node.children.flatMap(leaves)
  }
}
