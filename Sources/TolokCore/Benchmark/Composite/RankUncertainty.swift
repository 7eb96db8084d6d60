/// Draws weights, normalisation, aggregation and missing-data rule many times and watches the ranks.
///
/// The draws depend on the seed and the recipe alone, never on the order of the rows.
struct RankUncertainty {
  let recipe: CompositeRecipe
  /// One matrix a pair of normalisation and missing rule, in the order of the recipe's lists, the recipe's
  /// own choice first.
  let matrices: [[ScoreMatrix]]
  let normalisations: [CompositeRecipe.Normalisation]
  let rules: [CompositeRecipe.MissingRule]
  let aggregations: [CompositeRecipe.Aggregation]
  let units: Int

  private var weights: [Double] { recipe.components.map(\.weight) }

  func intervals() -> [RankInterval] {
    var random = SplitMix64(seed: recipe.uncertainty.seed)
    var counts = [Int](repeating: 0, count: units * units)
    var scores = [Double](repeating: 0, count: units)
    var ranker = Ranker(units)
    for _ in 0..<recipe.uncertainty.runs {
      let drawn = draw(&random)
      let matrix = matrices[random.index(below: normalisations.count)][random.index(below: rules.count)]
      let aggregation = aggregations[random.index(below: aggregations.count)]
      matrix.scores(drawn, geometric: aggregation.isGeometric, into: &scores)
      ranker.rank(scores)
      for unit in 0..<units { counts[unit * units + ranker.ranks[unit] - 1] += 1 }
    }
    return (0..<units).map { interval(counts, $0) }
  }

  private func interval(_ counts: [Int], _ unit: Int) -> RankInterval {
    let runs = Double(recipe.uncertainty.runs)
    func quantile(_ share: Double) -> Int {
      var sum = 0
      for rank in 0..<units {
        sum += counts[unit * units + rank]
        if Double(sum) >= share * runs { return rank + 1 }
      }
      return units
    }
    return RankInterval(
      median: quantile(0.5), low: quantile(0.05), high: quantile(0.95),
      probabilityFirst: Double(counts[unit * units]) / runs)
  }

  /// Each weight evenly within its spread, then scaled to sum 1.
  private func draw(_ random: inout SplitMix64) -> [Double] {
    let spread = recipe.uncertainty.weightSpread
    let raw = weights.map { $0 * (1 + spread * (2 * random.unit() - 1)) }
    let sum = raw.reduce(0, +)
    return raw.map { $0 / sum }
  }

  // MARK: - One choice at a time

  /// How far each choice alone moves the ranks; most influential first.
  func influences(baseline: [Int]) -> [ChoiceInfluence] {
    var all: [ChoiceInfluence] = []
    if recipe.uncertainty.weightSpread > 0 {
      var random = SplitMix64(seed: recipe.uncertainty.seed ^ 0xA5A5_A5A5_A5A5_A5A5)
      let runs = (0..<recipe.uncertainty.runs).map { _ in draw(&random) }
      all.append(
        influence(
          .weights, Sentence(id: "bobot", en: "weights"), baseline,
          runs.map { (matrices[0][0], $0, recipe.aggregation) }))
    }
    if normalisations.count > 1 {
      all.append(
        influence(
          .normalisation, Sentence(id: "penyamaan skala", en: "normalisation"), baseline,
          matrices.dropFirst().map { ($0[0], weights, recipe.aggregation) }))
    }
    if aggregations.count > 1 {
      all.append(
        influence(
          .aggregation, Sentence(id: "penggabungan", en: "aggregation"), baseline,
          aggregations.dropFirst().map { (matrices[0][0], weights, $0) }))
    }
    if rules.count > 1 {
      all.append(
        influence(
          .missingRule, Sentence(id: "aturan data hilang", en: "missing-data rule"), baseline,
          matrices[0].dropFirst().map { ($0, weights, recipe.aggregation) }))
    }
    return Self.ordered(all)
  }

  /// Each weight alone at both ends of its spread.
  func weightInfluences(baseline: [Int], labels: [Sentence]) -> [ChoiceInfluence] {
    guard recipe.uncertainty.weightSpread > 0 else { return [] }
    let all = recipe.components.indices.map { at in
      let ends = [-1.0, 1.0].map { end in
        var changed = weights
        changed[at] *= 1 + end * recipe.uncertainty.weightSpread
        let sum = changed.reduce(0, +)
        return (matrices[0][0], changed.map { $0 / sum }, recipe.aggregation)
      }
      return influence(
        .weight(indicator: recipe.components[at].indicator), labels[at], baseline, ends)
    }
    return Self.ordered(all)
  }

  private static func ordered(_ all: [ChoiceInfluence]) -> [ChoiceInfluence] {
    all.indices.sorted {
      all[$0].meanShift != all[$1].meanShift ? all[$0].meanShift > all[$1].meanShift : $0 < $1
    }.map { all[$0] }
  }

  private func influence(
    _ choice: ChoiceInfluence.Choice, _ label: Sentence, _ baseline: [Int],
    _ runs: [(ScoreMatrix, [Double], CompositeRecipe.Aggregation)]
  ) -> ChoiceInfluence {
    var scores = [Double](repeating: 0, count: units)
    var ranker = Ranker(units)
    var sum = 0
    var largest = 0
    for (matrix, weights, aggregation) in runs {
      matrix.scores(weights, geometric: aggregation.isGeometric, into: &scores)
      ranker.rank(scores)
      for unit in 0..<units {
        let shift = abs(ranker.ranks[unit] - baseline[unit])
        sum += shift
        largest = max(largest, shift)
      }
    }
    return ChoiceInfluence(
      choice: choice, label: label,
      meanShift: runs.isEmpty || units == 0 ? 0 : Double(sum) / Double(runs.count * units),
      largestShift: largest)
  }
}

extension CompositeRecipe.Aggregation {
  var isGeometric: Bool { if case .geometric = self { true } else { false } }
  var floor: Double? { if case .geometric(let floor) = self { floor } else { nil } }
}
