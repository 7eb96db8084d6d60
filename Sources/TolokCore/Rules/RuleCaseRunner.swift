/// Runs the cases beside the rules through the assessor.
package struct RuleCaseRunner {
  private let packs: [RulePack]
  private let registers: Registers

  /// - Parameter registers: for the cases that ask for the real facts.
  package init(packs: [RulePack], registers: Registers = Registers()) {
    self.packs = packs
    self.registers = registers
  }

  package func run(_ cases: [RuleCase]) -> [RuleOutcome] { cases.map(run) }

  private func run(_ situation: RuleCase) -> RuleOutcome {
    let facts = situation.usesRegisters ? registers : literal(situation)
    let results = Assessor(
      packs: packs.filter { $0.id == situation.pack }, registers: facts, lawAsOf: situation.at
    )
    .assess(region: situation.region.id, year: situation.year)
    let pack = packs.first { $0.id == situation.pack }
    let component = pack?.components.first { $0.id == situation.component ?? $0.id }
    guard let component,
      let result = results.first(where: { $0.pack == situation.pack && $0.component == component.id })
    else {
      return RuleOutcome(
        name: situation.name, pack: situation.pack, passed: false,
        expected: "\(situation.pack)/\(situation.component ?? "1"), TA \(situation.year)", got: "—",
        place: situation.place)
    }
    let tests = RuleCaseTests(expect: situation.expect, component: component, result: result).all
    return RuleOutcome(
      name: situation.name, pack: situation.pack, passed: tests.allSatisfy { $0.expected == $0.got },
      expected: tests.map { "\($0.what) \($0.expected)" }.joined(separator: ", "),
      got: tests.map { "\($0.what) \($0.got)" }.joined(separator: ", "), place: situation.place)
  }

  /// The registers of an invented situation: its own region and nothing else.
  private func literal(_ situation: RuleCase) -> Registers {
    var registers = Registers()
    registers.regions = [situation.region]
    registers.contestWins = situation.wins
    let citation = Citation(source: "perkara", asOf: "\(situation.at)", confidence: .andaian)
    registers.didInputs = situation.facts.sorted { $0.key < $1.key }.map {
      DIDInput(
        id: $0.key, region: situation.region.id, fiscalYear: situation.year, fact: $0.key, value: $0.value,
        citation: citation)
    }
    registers.didAmounts = situation.published.map {
      DIDAmount(
        id: "perkara-\($0.component)-\($0.line ?? "")", region: situation.region.id,
        fiscalYear: situation.year, component: $0.component, line: $0.line, amount: $0.amount, exact: true,
        roundingUnit: nil, publishedText: "", isAllocation: true, conflictGroup: nil, citation: citation)
    }
    return registers
  }
}

/// What a case states, beside what came out.
struct RuleCaseTests {
  let expect: RuleCase.Expectation
  let component: RuleComponent
  let result: DIDComponentResult

  typealias Test = (what: String, expected: String, got: String)

  var all: [Test] {
    let nodes = Self.nodes(result.criteria)
    var tests: [Test] = [("verdict", expect.verdict.rawValue, result.verdict.rawValue)]
    if let method = expect.method {
      tests.append(("method", method.rawValue, result.estimate.method.rawValue))
    }
    if let low = expect.low { tests.append(("low", Self.text(low), Self.text(result.estimate.low))) }
    if let high = expect.high { tests.append(("high", Self.text(high), Self.text(result.estimate.high))) }
    if let exact = expect.isExact { tests.append(("exact", "\(exact)", "\(result.estimate.exact)")) }
    if let clusters = expect.clusters {
      let met = component.clusters.filter { cluster in
        cluster.branch.map { nodes[$0]?.outcome == .met } ?? false
      }
      tests.append(("clusters", Self.text(clusters), Self.text(met.map(\.id))))
    }
    for id in expect.met {
      tests.append((id, Verdict.met.rawValue, nodes[id]?.outcome.rawValue ?? "—"))
    }
    if let failing = expect.failing {
      let unmet = nodes.values.filter { $0.children.isEmpty && $0.outcome == .unmet }.map(\.id)
      tests.append(("failing", Self.text(failing), Self.text(unmet)))
    }
    if let missing = expect.missing {
      tests.append(("missing", Self.text(missing), Self.text(result.missing)))
    }
    return tests
  }

  private static func text(_ ids: [String]) -> String { "[\(ids.sorted().joined(separator: " "))]" }
  private static func text(_ money: Rupiah?) -> String { money.map { "Rp\($0)" } ?? "null" }

  /// Every node once; the same test under two branches has one outcome.
  private static func nodes(_ criteria: [CriterionResult]) -> [String: CriterionResult] {
    var found: [String: CriterionResult] = [:]
    func visit(_ node: CriterionResult) {
      if found[node.id] == nil { found[node.id] = node }
      node.children.forEach(visit)
    }
    criteria.forEach(visit)
    return found
  }
}
