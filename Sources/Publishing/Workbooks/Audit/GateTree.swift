import TolokCore

/// The tests of a gate, flattened: every leaf once, in the order of the rules.
struct GateTree {
  let root: Criterion
  private(set) var leaves: [Criterion] = []

  init(_ root: Criterion) {
    self.root = root
    visit(root)
  }

  private mutating func visit(_ node: Criterion) {
    switch node {
    case .allOf(_, _, let children), .anyOf(_, _, let children): children.forEach { visit($0) }
    default: if !leaves.contains(where: { $0.id == node.id }) { leaves.append(node) }
    }
  }

  /// The years of all windows over one kind of opinion: the widest window of the rules in force, at least one year.
  func years(prefix: String, _ fiscalYear: Int, _ known: PackParameters) -> [Int] {
    var years: Set<Int> = []
    for case .opinionYears(_, _, prefix, _, let parameter, let offset, _) in leaves {
      let count = known.parameters[parameter]?.value.number.map { Int($0) } ?? 1
      for back in 0..<min(30, max(1, count)) { years.insert(fiscalYear - offset - back) }
    }
    return years.sorted()
  }
}

extension Criterion {
  var id: String {
    switch self {
    case .isTrue(let id, _, _, _), .atLeastGrade(let id, _, _, _, _, _), .allOf(let id, _, _),
      .opinionYears(let id, _, _, _, _, _, _), .anyOf(let id, _, _), .unknownRule(let id, _, _, _):
      id
    }
  }

  var label: Sentence {
    switch self {
    case .isTrue(_, let label, _, _), .atLeastGrade(_, let label, _, _, _, _), .allOf(_, let label, _),
      .opinionYears(_, let label, _, _, _, _, _), .anyOf(_, let label, _), .unknownRule(_, let label, _, _):
      label
    }
  }

  /// Fails or is unknown in words: a leaf whose content is known.
  var isKnownLeaf: Bool {
    switch self {
    case .isTrue, .atLeastGrade, .opinionYears: true
    case .allOf, .anyOf, .unknownRule: false
    }
  }
}
