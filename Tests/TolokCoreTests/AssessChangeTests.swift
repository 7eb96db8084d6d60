import Testing

@testable import TolokCore

/// The smallest sets of facts that would turn a verdict: each works, none has a part that works, none is cheaper.
@Suite struct AssessChangeTests {
  typealias Made = AssessLiterals

  @Test func namesTheOneFactThatFails() throws {
    let facts = Made.opinions(["WTP"]) + [Made.fact("apbd", "tidak"), Made.fact("eproc_peringkat", "B")]
    let explained = try #require(Made.explain(Made.clusterPack, facts))
    #expect(explained.result.verdict == .unmet)
    #expect(explained.changes.map { $0.changes.map(\.input) } == [["apbd"]])
    #expect(explained.changes.first?.changes.first?.effort == .act)
  }

  @Test func asksForTheSmallClusterFirstAndNeverForAStatement() throws {
    let explained = try #require(Made.explain(Made.clusterPack))
    #expect(explained.result.verdict == .unknown)
    // Cluster B needs three facts; cluster A, with four opinions more, holds nothing that B does not.
    #expect(
      explained.changes.map { $0.changes.map(\.input).sorted() } == [
        ["apbd", "eproc_peringkat", "opini_2020"]
      ])
    #expect(Set(explained.changes[0].changes.map(\.effort)) == [.document, .statement])
  }

  @Test func saysWhatIsEarnedAndLeavesOutWhatNobodyCanMove() throws {
    let gate = Made.node(
      "g",
      any: [
        Made.leaf("bawaan", .isTrue(fact: "bawaan"), .none),
        Made.leaf("nilai", .atLeast(fact: "nilai", parameter: "n"), .earned),
        Made.leaf("layanan", .isTrue(fact: "layanan")),
      ])
    let pack = Made.pack(gate, [Made.parameter("n", "76")])
    let facts = [Made.fact("bawaan", "tidak"), Made.fact("nilai", "70"), Made.fact("layanan", "tidak")]
    let sets = try #require(Made.explain(pack, facts)).changes
    // One fact either way; the region's own act before what others grant.
    #expect(sets.map { $0.changes.map(\.input) } == [["layanan"], ["nilai"]])
    #expect(sets.map { $0.changes.map(\.effort) } == [[.act], [.earn]])
    #expect(sets[1].changes[0].to == .whole(76))
    let fixed = Made.pack(Made.leaf("bawaan", .isTrue(fact: "bawaan"), .none))
    #expect(try #require(Made.explain(fixed, [Made.fact("bawaan", "tidak")])).changes.isEmpty)
  }

  @Test func proposesNothingForAMetVerdictOrAThresholdNobodyPublished() throws {
    let gate = Made.leaf("nilai", .atLeast(fact: "nilai", parameter: "n"))
    let met = Made.explain(Made.pack(gate, [Made.parameter("n", "76")]), [Made.fact("nilai", "76")])
    #expect(try #require(met).changes.isEmpty)
    let open = Made.explain(Made.pack(gate, [Made.parameter("n", nil)]), [Made.fact("nilai", "76")])
    #expect(try #require(open).result.verdict == .unknown)
    #expect(try #require(open).changes.isEmpty)
  }

  @Test func findsTheValueThatServesTwoTestsOfOneFact() throws {
    let gate = Made.node(
      "g",
      all: [
        Made.leaf("paling_sedikit", .atLeast(fact: "x", parameter: "a")),
        Made.leaf("paling_banyak", .atMost(fact: "x", parameter: "b")),
      ])
    let pack = Made.pack(gate, [Made.parameter("a", "5"), Made.parameter("b", "8")])
    let sets = try #require(Made.explain(pack, [Made.fact("x", "9")])).changes
    #expect(sets.map { $0.changes.map(\.to) } == [[.whole(5)], [.whole(8)]])
    let empty = Made.pack(gate, [Made.parameter("a", "8"), Made.parameter("b", "5")])
    #expect(try #require(Made.explain(empty, [Made.fact("x", "9")])).changes.isEmpty)
  }

  // MARK: Against brute force

  @Test(arguments: [11, 4_202, 777_001] as [UInt64])
  func agreesWithBruteForceOnRandomGates(seed: UInt64) throws {
    print("benih \(seed): 60 gerbang acak")
    var numbers = SeededNumbers(seed: seed)
    var turned = 0
    for round in 0..<60 {
      let gate = RandomGate(using: &numbers)
      let explained = try #require(Made.explain(gate.pack, gate.facts))
      guard explained.result.verdict != .met else {
        #expect(explained.changes.isEmpty)
        continue
      }
      let all = gate.workingSets(explained)
      let sets = explained.changes
      let context =
        "benih \(seed), putaran \(round): \(sets.map { $0.changes.map { "\($0.input)=\($0.to)" } })"
      #expect(sets.isEmpty == all.isEmpty, "\(context)")
      guard let least = all.map(\.count).min() else { continue }
      turned += 1
      #expect(sets.first?.changes.count == least, "\(context)")
      for set in sets {
        let facts = Dictionary(set.changes.map { ($0.input, $0.to) }, uniquingKeysWith: { a, _ in a })
        #expect(gate.verdict(explained, facts) == .met, "\(context)")
        let keys = Set(facts.keys)
        #expect(!all.contains { Set($0.keys).isStrictSubset(of: keys) }, "\(context)")
        #expect(keys.isDisjoint(with: gate.fixed), "\(context)")
      }
      // Among the smallest none costs less than the first.
      let efforts = all.filter { $0.count == least }.map { gate.effort($0.keys, explained) }
      #expect(sets.first?.effort == efforts.min(), "\(context)")
    }
    #expect(turned > 15)
  }
}

/// A small random gate with random facts, and every way to turn it by trying them all.
struct RandomGate {
  typealias Made = AssessLiterals
  let pack: RulePack
  let facts: [DIDInput]
  /// Facts that some test calls out of reach.
  let fixed: Set<String>
  /// Facts decided by others.
  private let earned: Set<String>
  /// Values worth trying, by fact.
  private let values: [String: [RuleValue]]

  init(using numbers: inout SeededNumbers) {
    var count = 0
    var fixed: Set<String> = [], earned: Set<String> = [], values: [String: [RuleValue]] = [:]
    var parameters: [Parameter] = []
    func leaf(_ numbers: inout SeededNumbers) -> Criterion {
      count += 1
      let id = "u\(count)"
      let influence =
        [.region, .region, .earned, .earned, .none][Int.random(in: 0..<5, using: &numbers)]
        as Criterion.Influence
      func read(_ fact: String, _ value: RuleValue) {
        if influence == .none { fixed.insert(fact) }
        if influence == .earned { earned.insert(fact) }
        if !values[fact, default: []].contains(value), value != .unknown {
          values[fact, default: []].append(value)
        }
      }
      let shape = Int.random(in: 0..<10, using: &numbers)
      switch shape {
      case 0..<4:
        let fact = "y\(Int.random(in: 0..<3, using: &numbers))"
        read(fact, .word("ya"))
        return Made.leaf(id, .isTrue(fact: fact), influence)
      case 4..<8:
        let fact = "n\(Int.random(in: 0..<2, using: &numbers))"
        let limit = Int.random(in: 1...9, using: &numbers)
        let isKnown = Int.random(in: 0..<8, using: &numbers) > 0
        parameters.append(Made.parameter("p\(count)", isKnown ? "\(limit)" : nil))
        read(fact, isKnown ? .whole(limit) : .unknown)
        return Made.leaf(
          id,
          shape < 6
            ? .atLeast(fact: fact, parameter: "p\(count)") : .atMost(fact: fact, parameter: "p\(count)"),
          influence)
      case 8:
        parameters.append(Made.parameter("p\(count)", "B", unit: "peringkat"))
        read("g", .word("B"))
        return Made.leaf(
          id, .atLeastGrade(fact: "g", parameter: "p\(count)", scale: ["A", "B", "C"]), influence)
      default: return Made.leaf(id, .unknownRule(reason: Made.say("tidak diketahui")), influence)
      }
    }
    func tree(_ depth: Int, _ numbers: inout SeededNumbers) -> Criterion {
      if depth == 0 || Int.random(in: 0..<4, using: &numbers) == 0 { return leaf(&numbers) }
      count += 1
      let id = "c\(count)"
      let children = (0..<Int.random(in: 1...3, using: &numbers)).map { _ in tree(depth - 1, &numbers) }
      return Bool.random(using: &numbers) ? Made.node(id, all: children) : Made.node(id, any: children)
    }
    let root = Made.node("akar", all: [tree(2, &numbers), tree(1, &numbers)])
    pack = Made.pack(root, parameters)
    var facts: [DIDInput] = []
    for fact in values.keys.sorted() where Bool.random(using: &numbers) {
      let value =
        fact.hasPrefix("y")
        ? ["ya", "tidak", "tidak"].randomElement(using: &numbers)
        : fact == "g"
          ? ["A", "B", "C"].randomElement(using: &numbers) : "\(Int.random(in: 0...10, using: &numbers))"
      facts.append(Made.fact(fact, value ?? "tidak"))
    }
    self.facts = facts
    self.fixed = fixed
    self.earned = earned
    self.values = values
  }

  func verdict(_ explained: DIDExplained, _ changes: [String: RuleValue]) -> Verdict {
    let calculation = explained.result.calculation
    return calculation.evaluate(explained.parameters, edits: CalculationEdits(inputs: changes))
      .verdict(calculation.verdict)
  }

  /// Every assignment of the facts within reach that gives "met", by trying all of them.
  func workingSets(_ explained: DIDExplained) -> [[String: RuleValue]] {
    let keys = values.keys.filter { !fixed.contains($0) }.sorted()
    var all: [[String: RuleValue]] = [[:]]
    for key in keys {
      let now = explained.result.calculation.input(key)?.value
      let choices = (values[key] ?? []).filter { $0 != now }
      all = all.flatMap { set in
        [set] + choices.map { value in set.merging([key: value]) { _, new in new } }
      }
    }
    return all.filter { !$0.isEmpty && verdict(explained, $0) == .met }
  }

  func effort(_ keys: some Sequence<String>, _ explained: DIDExplained) -> Int {
    keys.reduce(0) { sum, key in
      let isKnown = explained.result.calculation.input(key)?.value != .unknown
      return sum + (isKnown ? 2 : 0) + (earned.contains(key) ? 2 : 1)
    }
  }
}
