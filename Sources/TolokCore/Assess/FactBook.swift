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
