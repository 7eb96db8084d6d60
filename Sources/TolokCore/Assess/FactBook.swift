/// The facts known about one region in one fiscal year, by name.
struct FactBook {
  private let facts: [String: DIDInput]

  init(_ inputs: [DIDInput], region: String, year: Int) {
    facts = Dictionary(
      inputs.filter { $0.region == region && $0.fiscalYear == year }.map { ($0.fact, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  subscript(_ name: String) -> DIDInput? { facts[name] }
}

/// Three-valued logic: unmet beats unknown in "all of", met beats unknown in "any of".
enum ThreeValued {
  static func all(_ outcomes: [Verdict]) -> Verdict {
    outcomes.contains(.unmet) ? .unmet : outcomes.contains(.unknown) || outcomes.isEmpty ? .unknown : .met
  }
  static func any(_ outcomes: [Verdict]) -> Verdict {
    outcomes.contains(.met) ? .met : outcomes.contains(.unknown) || outcomes.isEmpty ? .unknown : .unmet
  }
}
