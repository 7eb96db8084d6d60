@testable import TolokCore

/// A composite made of literals.
struct CompositeLiteral {
  var weights = [0.5, 0.3, 0.2]
  var directions: [Indicator.Direction] = [.higher, .higher, .higher]
  /// By region; nil is unknown.
  var values: [[Double?]] = []
  var minimumKnown = 0.5
  var denominate: [String] = []
  var treatment = CompositeRecipe.Treatment.none
  var missing = CompositeRecipe.MissingRule.leaveOut
  var normalisation = CompositeRecipe.Normalisation.goalposts
  var aggregation = CompositeRecipe.Aggregation.arithmetic
  var normalisations: [CompositeRecipe.Normalisation] = [.goalposts]
  var aggregations: [CompositeRecipe.Aggregation] = [.arithmetic]
  var missingRules: [CompositeRecipe.MissingRule] = [.leaveOut]
  var seed: UInt64 = 1
  var runs = 200
  var spread = 0.25
  var hasGoalposts = true
  var population: Double? = 100_000

  var recipe: CompositeRecipe {
    let word = Sentence(id: "uji", en: "test")
    return CompositeRecipe(
      code: "uji", label: word, question: word, groups: ["g"],
      components: weights.enumerated().map { .init(indicator: "i\($0.offset)", weight: $0.element) },
      minimumKnown: minimumKnown, denominate: denominate, treatment: treatment, missing: missing,
      normalisation: normalisation, aggregation: aggregation,
      uncertainty: .init(
        seed: seed, runs: runs, weightSpread: spread, normalisations: normalisations,
        aggregations: aggregations, missingRules: missingRules))
  }

  var table: CompositeTable {
    CompositeTable(
      columns: weights.indices.map { at in
        let lower = directions[at] == .lower
        return CompositeTable.Column(
          indicator: "i\(at)", label: Sentence(id: "i\(at)", en: "i\(at)"), direction: directions[at],
          goalposts: hasGoalposts
            ? .init(
              worst: lower ? 1 : 0, best: lower ? 0 : 1, validFrom: CalendarDate("2021-01-01")!,
              reference: Sentence(id: "", en: "")) : nil)
      },
      rows: values.enumerated().map { at, values in
        CompositeTable.Row(
          region: "r\(at)", values: values, figures: values.indices.map { "r\(at)/i\($0)" },
          missing: values.map { _ in Sentence(id: "belum ada", en: "missing") }, population: population)
      })
  }

  var group: PeerGroup {
    let word = Sentence(id: "g", en: "g")
    return PeerGroup(
      rule: PeerGroupRule(id: "g", label: word, reason: word, kind: .kota, reportingOnly: false),
      members: values.indices.map { "r\($0)" }, undecided: [], warning: nil)
  }

  func build(_ table: CompositeTable? = nil) -> CompositeOutcome {
    CompositeBuilder(recipe, edition: .provisional).build(table ?? self.table, group: group)
  }

  var result: CompositeResult? { build().result }
  var refusal: CompositeRefusal? {
    if case .refused(_, _, _, let refusal) = build() { refusal } else { nil }
  }

  /// Random values of so many regions, all known.
  static func random(_ count: Int, seed: UInt64, columns: Int = 3) -> [[Double?]] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in (0..<columns).map { _ in random.unit() } }
  }
}
