/// The steps of a composite that the recipe and its alternatives share.
struct CompositeSteps {
  let recipe: CompositeRecipe

  /// The table with gaps filled where the rule fills them, and which cells were.
  func impute(
    _ table: CompositeTable, _ rule: CompositeRecipe.MissingRule, log: inout [CompositeLogLine]
  ) throws(CompositeRefusal) -> (table: CompositeTable, imputed: [[Bool]]) {
    let (filled, imputed) = fill(table, rule)
    let gaps = table.rows.reduce(0) { $0 + $1.values.count { $0 == nil } }
    let changed = imputed.reduce(0) { $0 + $1.count { $0 } }
    if rule == .groupMedian, changed == 0 { throw .noEffect(.impute) }
    log.append(
      CompositeLogLine(
        step: .impute, requested: rule == .groupMedian,
        sentence: rule == .groupMedian
          ? Sentence(
            id: "\(changed) nilai diisi median kelompok dan ditandai",
            en: "\(changed) values filled with the group's median, and marked")
          : Sentence(
            id: "\(gaps) nilai tidak diketahui; tidak ada yang diisi, \(rule.label.id)",
            en: "\(gaps) values unknown; none is filled, \(rule.label.en)"),
        changed: changed))
    return (filled, imputed)
  }

  private func fill(
    _ table: CompositeTable, _ rule: CompositeRecipe.MissingRule
  ) -> (table: CompositeTable, imputed: [[Bool]]) {
    var filled = table
    var imputed = table.rows.map { [Bool](repeating: false, count: $0.values.count) }
    guard rule == .groupMedian else { return (table, imputed) }
    for column in table.columns.indices {
      let sorted = table.rows.compactMap { $0.values[column] }.sorted()
      guard !sorted.isEmpty else { continue }
      let median = Statistics.median(sorted)
      for row in table.rows.indices where table.rows[row].values[column] == nil {
        filled.rows[row].values[column] = median
        imputed[row][column] = true
      }
    }
    return (filled, imputed)
  }

  func normalise(
    _ table: CompositeTable, _ method: CompositeRecipe.Normalisation, log: inout [CompositeLogLine]
  ) throws(CompositeRefusal) -> [[Double?]] {
    let out = try normalise(table, method)
    var outside = 0
    if method == .goalposts {
      for (at, column) in table.columns.enumerated() {
        guard let posts = column.goalposts else { continue }
        let low = min(posts.worst, posts.best), high = max(posts.worst, posts.best)
        outside += table.rows.count { ($0.values[at].map { $0 < low || $0 > high }) ?? false }
      }
    }
    let values = out.reduce(0) { $0 + $1.count { $0 != nil } }
    let reason = method.forced
    log.append(
      CompositeLogLine(
        step: .normalise, requested: true,
        sentence: Sentence(
          id: "\(method.label.id): \(values) nilai; \(outside) di luar tonggak dipotong"
            + (reason.map { "; dipaksakan karena \($0.id)" } ?? ""),
          en: "\(method.label.en): \(values) values; \(outside) beyond the goalposts cut off"
            + (reason.map { "; forced because \($0.en)" } ?? "")),
        changed: values))
    return out
  }

  private func normalise(
    _ table: CompositeTable, _ method: CompositeRecipe.Normalisation
  ) throws(CompositeRefusal) -> [[Double?]] {
    var out = table.rows.map { [Double?](repeating: nil, count: $0.values.count) }
    for (at, column) in table.columns.enumerated() {
      let values = try Normaliser(method).normalise(table.rows.map { $0.values[at] }, column)
      for row in out.indices { out[row][at] = values[row] }
    }
    return out
  }

  /// The recipe's own choice first, then the others as listed, each once.
  func alternatives<Choice: Hashable>(_ own: Choice, _ listed: [Choice]) -> [Choice] {
    var all = [own]
    for choice in listed where !all.contains(choice) { all.append(choice) }
    return all
  }

  /// Prepares the runs; a choice that is varied and cannot move a single score stops the build.
  func uncertainty(
    _ table: CompositeTable, aggregations: [CompositeRecipe.Aggregation], floor: Double?, own: ScoreMatrix,
    scores: [Double], log: inout [CompositeLogLine]
  ) throws(CompositeRefusal) -> RankUncertainty {
    let wish = recipe.uncertainty
    guard wish.runs >= 100, (0..<1).contains(wish.weightSpread) else {
      throw CompositeRefusal(
        step: .uncertainty,
        reason: Sentence(
          id: "perlu sedikitnya 100 putaran dan rentang bobot di bawah 1",
          en: "at least 100 runs and a weight spread below 1 are needed"))
    }
    let normalisations = alternatives(recipe.normalisation, wish.normalisations)
    let listed = alternatives(recipe.missing, wish.missingRules)
    guard listed.count == 1 || !listed.contains(.requireAll) else {
      throw CompositeRefusal(
        step: .uncertainty,
        reason: Sentence(
          id: "'require_all' mengubah siapa yang dinilai, jadi tidak dapat divariasikan",
          en: "'require_all' changes who is assessed, so it cannot be varied"))
    }
    // Where nothing is missing, a rule for what is missing has nothing to act on; the log says so.
    let hasGaps = table.rows.contains { $0.values.contains { $0 == nil } }
    let rules = hasGaps ? listed : [listed[0]]
    var matrices: [[ScoreMatrix]] = []
    for method in normalisations {
      var row: [ScoreMatrix] = []
      for rule in rules {
        let isOwn = matrices.isEmpty && row.isEmpty
        row.append(
          isOwn
            ? own
            : ScoreMatrix(
              try normalise(fill(table, rule).table, method), columns: table.columns.count, floor: floor))
      }
      matrices.append(row)
    }
    let uncertainty = RankUncertainty(
      recipe: recipe, matrices: matrices, normalisations: normalisations, rules: rules,
      aggregations: aggregations, units: table.rows.count)
    try checkEffects(uncertainty, own)
    log.append(
      CompositeLogLine(
        step: .uncertainty, requested: true,
        sentence: sentence(normalisations, aggregations, listed, hasGaps: hasGaps), changed: wish.runs))
    return uncertainty
  }

  private func checkEffects(_ runs: RankUncertainty, _ own: ScoreMatrix) throws(CompositeRefusal) {
    let weights = recipe.components.map(\.weight)
    func scores(_ matrix: ScoreMatrix, geometric: Bool) -> [Double] {
      var out = [Double](repeating: 0, count: matrix.rows)
      matrix.scores(weights, geometric: geometric, into: &out)
      return out
    }
    let base = scores(own, geometric: false)
    for matrix in runs.matrices.dropFirst() where scores(matrix[0], geometric: false) == base {
      throw .noEffect(.normalise)
    }
    // With one component every mean is that component.
    if runs.aggregations.count > 1, recipe.components.count < 2 { throw .noEffect(.aggregate) }
    if recipe.uncertainty.weightSpread > 0, recipe.components.count < 2 { throw .noEffect(.weight) }
  }

  private func sentence(
    _ normalisations: [CompositeRecipe.Normalisation], _ aggregations: [CompositeRecipe.Aggregation],
    _ rules: [CompositeRecipe.MissingRule], hasGaps: Bool
  ) -> Sentence {
    let wish = recipe.uncertainty
    func text(_ language: Language) -> String {
      let spread = LocalFormat(language).decimal(wish.weightSpread * 100, places: 0)
      let runs = LocalFormat(language).count(wish.runs)
      let first = language == .id ? "benih \(wish.seed), \(runs) putaran" : "seed \(wish.seed), \(runs) runs"
      var parts = [first, (language == .id ? "bobot ±" : "weights ±") + spread + "%"]
      parts.append(normalisations.map { $0.label[language] }.joined(separator: " / "))
      parts.append(aggregations.map { $0.label[language] }.joined(separator: " / "))
      if rules.count > 1 {
        parts.append(
          hasGaps
            ? rules.map { $0.label[language] }.joined(separator: " / ")
            : language == .id
              ? "aturan data hilang tidak berlaku: tidak ada yang hilang"
              : "missing-data rules do not apply: nothing is missing")
      }
      return parts.joined(separator: "; ")
    }
    return Sentence(id: text(.id), en: text(.en))
  }
}

extension CompositeRecipe.Normalisation {
  var forced: Sentence? {
    switch self {
    case .minMax(let forced), .zScore(let forced): forced
    case .goalposts, .rank: nil
    }
  }
}
