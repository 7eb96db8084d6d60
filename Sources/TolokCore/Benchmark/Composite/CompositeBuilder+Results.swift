/// What a composite says once it is scored: standings with their parts, weights, both means side by side.
extension CompositeBuilder {
  /// Units under which shares of variance say nothing.
  static let fewestForVariance = 10

  func standing(
    _ row: CompositeTable.Row, _ normalised: [Double?], imputed: [Bool], score: Double, rank: Int,
    _ interval: RankInterval
  ) -> CompositeStanding {
    let weights = recipe.components.map(\.weight)
    let total = zip(weights, normalised).reduce(0) { $0 + ($1.1 == nil ? 0 : $1.0) }
    let contributions = recipe.components.indices.map { at in
      let weight = normalised[at] == nil ? 0 : weights[at] / total
      return Contribution(
        indicator: recipe.components[at].indicator, figure: row.figures[at],
        raw: imputed[at] ? nil : row.values[at], normalised: normalised[at], weight: weight,
        isImputed: imputed[at], points: weight * (normalised[at] ?? 0))
    }
    return CompositeStanding(
      region: row.region, score: score, baseline: rank, interval: interval, contributions: contributions,
      imbalance: score - contributions.reduce(0) { $0 + $1.points },
      imputedWeight: contributions.reduce(0) { $0 + ($1.isImputed ? $1.weight : 0) })
  }

  func weightReports(_ standings: [CompositeStanding]) -> [WeightReport] {
    let sums = standings.map { $0.contributions.reduce(0) { $0 + $1.points } }
    let all = sums.reduce(0, +)
    let mean = all / Double(standings.count)
    let variance = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return recipe.components.indices.map { at in
      let points = standings.map { $0.contributions[at].points }
      let own = points.reduce(0, +)
      let ownMean = own / Double(points.count)
      let covariance = zip(points, sums).reduce(0) { $0 + ($1.0 - ownMean) * ($1.1 - mean) }
      return WeightReport(
        indicator: recipe.components[at].indicator, nominal: recipe.components[at].weight,
        shareOfPoints: all > 0 ? own / all : nil,
        effective: standings.count >= Self.fewestForVariance && variance > 0 ? covariance / variance : nil)
    }
  }

  /// Both means side by side, where a floor is declared at all.
  func aggregationRanks(
    _ table: CompositeTable, _ matrix: ScoreMatrix, _ order: [Int], floor: Double?
  ) -> [AggregationRanks] {
    guard floor != nil else { return [] }
    let weights = recipe.components.map(\.weight)
    func ranks(geometric: Bool) -> [Int] {
      var scores = [Double](repeating: 0, count: matrix.rows)
      var ranker = Ranker(matrix.rows)
      matrix.scores(weights, geometric: geometric, into: &scores)
      ranker.rank(scores)
      return ranker.ranks
    }
    let arithmetic = ranks(geometric: false), geometric = ranks(geometric: true)
    return order.map {
      AggregationRanks(region: table.rows[$0].region, arithmetic: arithmetic[$0], geometric: geometric[$0])
    }
  }
}
