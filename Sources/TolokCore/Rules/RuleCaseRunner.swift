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
        expected: .plain("\(situation.pack)/\(situation.component ?? "1"), TA \(situation.year)"),
        got: .plain("—"),
        place: situation.place)
    }
    let tests = RuleCaseTests(expect: situation.expect, component: component, result: result).all
    return RuleOutcome(
      name: situation.name, pack: situation.pack, passed: tests.allSatisfy { $0.expected == $0.got },
      expected: Self.list(tests.map { ($0.what, $0.expected) }),
      got: Self.list(tests.map { ($0.what, $0.got) }), place: situation.place)
  }

  /// "putusan terpenuhi, paling sedikit Rp4.000.000.000"
  private static func list(_ parts: [(what: Sentence, value: Sentence)]) -> Sentence {
    func said(_ language: Language) -> String {
      parts.map { "\($0.what[language]) \($0.value[language])" }.joined(separator: ", ")
    }
    return Sentence(id: said(.id), en: said(.en))
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

  typealias Test = (what: Sentence, expected: Sentence, got: Sentence)

  var all: [Test] {
    let nodes = Self.nodes(result.criteria)
    var tests: [Test] = [
      (Sentence(id: "putusan", en: "verdict"), expect.verdict.label, result.verdict.label)
    ]
    func add(_ id: String, _ en: String, _ expected: Sentence, _ got: Sentence) {
      tests.append((Sentence(id: id, en: en), expected, got))
    }
    if let method = expect.method {
      add("cara", "method", .plain(method.rawValue), .plain(result.estimate.method.rawValue))
    }
    if let low = expect.low {
      add("paling sedikit", "at least", Self.money(low), Self.money(result.estimate.low))
    }
    if let high = expect.high {
      add("paling banyak", "at most", Self.money(high), Self.money(result.estimate.high))
    }
    if let exact = expect.isExact {
      add("tepat:", "exact:", Self.answer(exact), Self.answer(result.estimate.exact))
    }
    if let clusters = expect.clusters {
      let met = component.clusters.filter { cluster in
        cluster.branch.map { nodes[$0]?.outcome == .met } ?? false
      }
      add("klaster", "clusters", Self.names(clusters), Self.names(met.map(\.id)))
    }
    for id in expect.met {
      add(id, id, Verdict.met.label, nodes[id]?.outcome.label ?? .plain("—"))
    }
    if let failing = expect.failing {
      let unmet = nodes.values.filter { $0.children.isEmpty && $0.outcome == .unmet }.map(\.id)
      add("gagal", "failing", Self.names(failing), Self.names(unmet))
    }
    if let missing = expect.missing {
      add("belum ada", "missing", Self.names(missing), Self.names(result.missing))
    }
    return tests
  }

  private static func names(_ ids: [String]) -> Sentence {
    .plain("[\(ids.sorted().joined(separator: " "))]")
  }
  private static func answer(_ yes: Bool) -> Sentence {
    yes ? Sentence(id: "ya", en: "yes") : Sentence(id: "tidak", en: "no")
  }
  private static func money(_ money: Rupiah?) -> Sentence {
    guard let money else { return Sentence(id: "belum diketahui", en: "not known") }
    return Sentence(id: LocalFormat(.id).rupiah(money), en: LocalFormat(.en).rupiah(money))
  }

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

extension Sentence {
  /// The same in every language: a name, a number.
  static func plain(_ text: String) -> Sentence { Sentence(id: text, en: text) }
}
