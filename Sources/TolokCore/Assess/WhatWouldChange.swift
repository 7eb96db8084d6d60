/// Facts that together would turn a verdict into "met", checked by working the calculation out again.
package struct ChangeSet: Sendable {
  package var changes: [Change]
  /// Sum of the efforts; among sets of one size the lesser comes first.
  package var effort: Int { changes.reduce(0) { $0 + $1.effort.rawValue } }

  package struct Change: Sendable {
    /// Key of the input.
    package var input: String
    package var label: Sentence
    package var kind: InputKind
    package var from: RuleValue
    package var to: RuleValue
    package var effort: Effort
  }

  /// What it takes to make the fact true, the least first.
  package enum Effort: Int, Sendable, CaseIterable {
    /// Not known, and the region's own act: a document settles it.
    case document = 1
    /// Not known, and decided by somebody else: their statement settles it.
    case statement = 2
    /// Known to be otherwise, the region's own act.
    case act = 3
    /// Known to be otherwise, and only somebody else can grant it.
    case earn = 4

    package var label: Sentence {
      switch self {
      case .document:
        Sentence(id: "belum diketahui; buktinya ada pada daerah", en: "not known; the region holds the proof")
      case .statement: Sentence(id: "belum diketahui; dinilai pihak lain", en: "not known; judged by others")
      case .act: Sentence(id: "tindakan daerah", en: "an act of the region")
      case .earn: Sentence(id: "diraih, diputuskan pihak lain", en: "earned, decided by others")
      }
    }
  }
}

/// The smallest sets of facts that would turn "unmet" or "cannot assess" into "met".
///
/// Only facts a region can influence are touched; a measured fact goes just to its threshold. A statement that stands
/// for details not known ("five years: yes") is no fact of its own and is never proposed.
package struct WhatWouldChange: Sendable {
  package let calculation: Calculation
  let parameters: ResolvedParameters
  let edits: CalculationEdits
  private let targets: [Target]
  /// Each test reads its fact from one side, so more facts met never unmake a verdict.
  private let isMonotone: Bool

  private struct Target: Sendable {
    var input: CalculationInput
    var values: [RuleValue]
    var influence: Criterion.Influence
    var from: RuleValue
  }

  /// More alternatives than this are not listed.
  package static let most = 6
  /// Facts beyond this many are not combined freely.
  static let searchable = 12

  init(
    _ calculation: Calculation, _ component: RuleComponent, _ parameters: ResolvedParameters,
    _ edits: CalculationEdits
  ) {
    self.calculation = calculation
    self.parameters = parameters
    self.edits = edits
    let reading = StepReading(calculation, parameters, edits, .id)
    let wanted = Self.wanted(component, calculation, reading)
    var gathered: [Target] = [], isMonotone = true
    for input in calculation.inputs {
      let wants = wanted.filter { $0.key == input.key }
      // A fact that some test calls out of reach stays where it is.
      guard !wants.isEmpty, !wants.contains(where: { $0.influence == .none }) else { continue }
      if Set(wants.map(\.side)).count > 1 { isMonotone = false }
      let from = reading.value(input: input.key)
      var values: [RuleValue] = []
      for value in wants.map(\.value) where value != .unknown && value != from && !values.contains(value) {
        values.append(value)
      }
      guard !values.isEmpty else { continue }
      gathered.append(
        Target(
          input: input, values: values,
          influence: wants.contains { $0.influence == .earned } ? .earned : .region, from: from))
    }
    targets = gathered
    self.isMonotone = isMonotone
  }

  // MARK: What each test wants

  private enum Side { case up, down }
  private typealias Want = (key: String, value: RuleValue, influence: Criterion.Influence, side: Side)

  private static func wanted(_ component: RuleComponent, _ calculation: Calculation, _ reading: StepReading)
    -> [Want]
  {
    if let rule = component.prizes {
      // The contest is over: only sectors whose winners were not seen are open, and the last prize is enough.
      guard let last = rule.prizes.keys.max() else { return [] }
      return rule.sectors.map(CalculationBuilder.rank).filter { reading.value(input: $0) == .unknown }
        .map { ($0, .whole(last), .earned, .up) }
    }
    return (component.gate?.leaves ?? []).flatMap { wants($0, calculation, reading) }
  }

  private static func wants(_ leaf: Criterion, _ calculation: Calculation, _ reading: StepReading) -> [Want] {
    switch leaf.shape {
    case .isTrue(let fact): return [(fact, reading.value(parameter: leaf.id), leaf.influence, .up)]
    case .atLeastGrade(let fact, let parameter, _), .atLeast(let fact, let parameter):
      return [(fact, reading.value(parameter: parameter), leaf.influence, .up)]
    case .atMost(let fact, let parameter), .onOrBefore(let fact, let parameter):
      return [(fact, reading.value(parameter: parameter), leaf.influence, .down)]
    case .opinionYears(let prefix, _, let parameter, _):
      guard let count = reading.value(parameter: parameter).number,
        let last = calculation.lastReport(reading), let first = last - count
      else { return [] }
      let opinion = reading.value(parameter: ResolvedParameters.opinion)
      return calculation.inputs.compactMap { input in
        guard input.key.hasPrefix(prefix), let year = Int(input.key.dropFirst(prefix.count)),
          Fraction(year) <= last, Fraction(year) > first
        else { return nil }
        return (input.key, opinion, leaf.influence, .up)
      }
    case .unknownRule, .allOf, .anyOf: return []
    }
  }

  // MARK: Sets

  /// Every set none of whose parts would do, the smallest first, then the least effort; none for a verdict that is
  /// met already, and none where nothing within reach would do.
  package func sets() -> [ChangeSet] {
    guard verdict([:]) != .met else { return [] }
    var found: [[(Int, RuleValue)]] = []
    for choice in targets.indices.map({ place in targets[place].values.map { (place, $0) } }).choices {
      for set in minimal(choice) where !found.contains(where: { Self.isSame($0, set) }) { found.append(set) }
    }
    let least = found.filter { set in
      !found.contains { other in other.count < set.count && Set(other.map(\.0)).isSubset(of: set.map(\.0)) }
    }
    return least.map(changes).enumerated().sorted {
      ($0.element.changes.count, $0.element.effort, $0.offset)
        < ($1.element.changes.count, $1.element.effort, $1.offset)
    }.map(\.element)
  }

  private static func isSame(_ a: [(Int, RuleValue)], _ b: [(Int, RuleValue)]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.0 == $1.0 && $0.1 == $1.1 }
  }

  /// Minimal sets among facts with one target each.
  private func minimal(_ choice: [(Int, RuleValue)]) -> [[(Int, RuleValue)]] {
    func works(_ places: [Int]) -> Bool {
      verdict(
        Dictionary(
          places.map { (targets[choice[$0].0].input.key, choice[$0].1) }, uniquingKeysWith: { a, _ in a }))
        == .met
    }
    let all = Array(choice.indices)
    var needed: [Int] = [], optional = all
    if isMonotone {
      guard works(all) else { return [] }
      needed = all.filter { one in !works(all.filter { $0 != one }) }
      optional = all.filter { !needed.contains($0) }
    }
    var sets: [[Int]] = []
    let searched = Array(optional.prefix(Self.searchable))
    let beyond = isMonotone ? Array(optional.dropFirst(Self.searchable)) : []
    for size in 0...searched.count {
      for subset in searched.indices.subsets(of: size) {
        let set = (needed + subset.map { searched[$0] } + (beyond.isEmpty ? [] : beyond)).sorted()
        if !sets.contains(where: { Set($0).isSubset(of: set) }), works(set) { sets.append(set) }
      }
    }
    if !beyond.isEmpty { sets = sets.map { pruned($0, works) } }
    return sets.map { $0.map { choice[$0] } }
  }

  /// Leaves out what the set can do without.
  private func pruned(_ set: [Int], _ works: ([Int]) -> Bool) -> [Int] {
    set.reduce(set) { rest, one in
      let without = rest.filter { $0 != one }
      return works(without) ? without : rest
    }
  }

  private func verdict(_ changes: [String: RuleValue]) -> Verdict {
    var edits = edits
    edits.inputs.merge(changes) { _, new in new }
    return calculation.evaluate(parameters, edits: edits).verdict(calculation.verdict)
  }

  private func changes(_ set: [(Int, RuleValue)]) -> ChangeSet {
    ChangeSet(
      changes: set.map { place, value in
        let target = targets[place]
        let effort: ChangeSet.Effort =
          target.from == .unknown
          ? (target.influence == .earned ? .statement : .document)
          : (target.influence == .earned ? .earn : .act)
        return ChangeSet.Change(
          input: target.input.key, label: target.input.label, kind: target.input.kind, from: target.from,
          to: value,
          effort: effort)
      })
  }

  /// What the search may touch, for who wants to check it: every fact within reach with its targets.
  package var reach: [(input: String, values: [RuleValue])] { targets.map { ($0.input.key, $0.values) } }
}

extension Calculation {
  /// The latest report whose opinion counts, from the parameters alone.
  func lastReport(_ reading: StepReading) -> Fraction? {
    guard let step = step("lkpd_terakhir"), let limit = step.limit else { return nil }
    return reading.value(parameter: ResolvedParameters.fiscalYear).number.flatMap { year in
      reading.value(parameter: limit).number.flatMap { year + $0 }
    }
  }
}
