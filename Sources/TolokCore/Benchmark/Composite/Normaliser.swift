/// Brings a column of values onto one scale where more is better.
package struct Normaliser: Sendable {
  package let method: CompositeRecipe.Normalisation
  /// Units under which a method says nothing: it then stretches chance to the full scale.
  package static let fewestForMinMax = 10
  package static let fewestForZScore = 20

  package init(_ method: CompositeRecipe.Normalisation) { self.method = method }

  /// Nil for nil; throws where the method makes no sense for the column.
  package func normalise(
    _ values: [Double?], _ column: CompositeTable.Column
  ) throws(CompositeRefusal) -> [Double?] {
    let known = values.compactMap { $0 }.sorted()
    guard let first = known.first, let last = known.last else { return values }
    let isLower = column.direction == .lower
    switch method {
    case .goalposts:
      guard let posts = column.goalposts else {
        throw refuse(
          id: "indikator '\(column.indicator)' tidak punya tonggak yang berlaku",
          en: "indicator '\(column.indicator)' has no goalposts in force")
      }
      // Worst and best already point the right way.
      let span = posts.best - posts.worst
      return values.map { $0.map { min(1, max(0, ($0 - posts.worst) / span)) } }
    case .rank:
      guard known.count > 1 else { return values.map { $0.map { _ in 0.5 } } }
      var below: [Double: (first: Int, count: Int)] = [:]
      for (at, value) in known.enumerated() {
        below[value] = (below[value]?.first ?? at, (below[value]?.count ?? 0) + 1)
      }
      return values.map { value in
        guard let value, let place = below[value] else { return nil }
        let share = (Double(place.first) + Double(place.count - 1) / 2) / Double(known.count - 1)
        return isLower ? 1 - share : share
      }
    case .minMax(let forced):
      try lint(known.count, fewest: Self.fewestForMinMax, "min–max", forced)
      guard last > first else {
        throw refuse(
          id: "semua nilai '\(column.indicator)' sama; min–maks tidak berpengaruh",
          en: "all values of '\(column.indicator)' are equal; min–max has no effect")
      }
      return values.map {
        $0.map { isLower ? (last - $0) / (last - first) : ($0 - first) / (last - first) }
      }
    case .zScore(let forced):
      try lint(known.count, fewest: Self.fewestForZScore, "skor baku", forced)
      let mean = known.reduce(0, +) / Double(known.count)
      let spread = (known.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(known.count)).squareRoot()
      guard spread > 0 else {
        throw refuse(
          id: "semua nilai '\(column.indicator)' sama; skor baku tidak berpengaruh",
          en: "all values of '\(column.indicator)' are equal; z-scores have no effect")
      }
      return values.map { $0.map { isLower ? (mean - $0) / spread : ($0 - mean) / spread } }
    }
  }

  private func lint(
    _ units: Int, fewest: Int, _ name: String, _ forced: Sentence?
  ) throws(CompositeRefusal) {
    guard units < fewest, forced == nil else { return }
    throw refuse(
      id: "\(name) atas \(units) wilayah tidak bermakna (paling sedikit \(fewest)); pakai tonggak, atau "
        + "tulis alasan pada 'forced'",
      en: "\(name) over \(units) regions means nothing (at least \(fewest)); use goalposts, or write a "
        + "reason under 'forced'")
  }

  private func refuse(id: String, en: String) -> CompositeRefusal {
    CompositeRefusal(step: .normalise, reason: Sentence(id: id, en: en))
  }
}
