/// Builds a composite over one peer group: screen, denominate, treat, impute, normalise, weight, aggregate,
/// results, uncertainty. Every step is logged; one that was asked for and changes nothing stops the build.
package struct CompositeBuilder: Sendable {
  package let recipe: CompositeRecipe
  package let edition: Edition

  package init(_ recipe: CompositeRecipe, edition: Edition) {
    self.recipe = recipe
    self.edition = edition
  }

  package func build(_ table: CompositeTable, group: PeerGroup) -> CompositeOutcome {
    do throws(CompositeRefusal) {
      return .built(try run(table, group))
    } catch {
      return .refused(code: recipe.code, label: recipe.label, group: group.rule.id, error)
    }
  }

  private func run(_ given: CompositeTable, _ group: PeerGroup) throws(CompositeRefusal) -> CompositeResult {
    var log: [CompositeLogLine] = []
    try checkWeights()
    var (table, unassessed) = try screen(given, &log)
    try denominate(&table, &log)
    try treat(&table, &log)
    let steps = CompositeSteps(recipe: recipe)
    let filled = try steps.impute(table, recipe.missing, log: &log)
    let normalised = try steps.normalise(filled.table, recipe.normalisation, log: &log)
    logWeights(&log)

    let aggregations = steps.alternatives(recipe.aggregation, recipe.uncertainty.aggregations)
    let floors = Set(aggregations.compactMap(\.floor))
    guard floors.count < 2 else {
      throw CompositeRefusal(
        step: .aggregate,
        reason: Sentence(
          id: "rata-rata ukur memakai satu alas saja", en: "the geometric mean takes a single floor"))
    }
    let floor = floors.first
    let matrix = ScoreMatrix(normalised, columns: table.columns.count, floor: floor)
    let scores = try aggregate(matrix, normalised, &log)
    var ranker = Ranker(table.rows.count)
    ranker.rank(scores)
    let baseline = ranker.ranks
    let order = baseline.indices.sorted {
      baseline[$0] != baseline[$1] ? baseline[$0] < baseline[$1] : $0 < $1
    }
    logResults(baseline, &log)

    let uncertainty = try steps.uncertainty(
      table, aggregations: aggregations, floor: floor, own: matrix, scores: scores, log: &log)
    let intervals = uncertainty.intervals()
    let standings = order.map { at in
      standing(
        table.rows[at], normalised[at], imputed: filled.imputed[at], score: scores[at], rank: baseline[at],
        intervals[at])
    }
    let bands = EquivalenceBands(standings.map { (region: $0.region, interval: $0.interval) })
    return CompositeResult(
      recipe: recipe, group: group.rule.id, log: log, standings: standings, unassessed: unassessed,
      weights: weightReports(standings), bands: bands.bands, pairs: bands.pairs,
      influences: uncertainty.influences(baseline: baseline),
      weightInfluences: uncertainty.weightInfluences(
        baseline: baseline, labels: table.columns.map(\.label)),
      aggregationRanks: aggregationRanks(table, matrix, order, floor: floor),
      warning: PeerGrouping.warning(standings.count) ?? group.warning, edition: edition)
  }

  // MARK: - Steps

  private func checkWeights() throws(CompositeRefusal) {
    let sum = recipe.components.map(\.weight).reduce(0, +)
    guard recipe.components.allSatisfy({ $0.weight > 0 }), abs(sum - 1) < 1e-9 else {
      throw CompositeRefusal(
        step: .weight,
        reason: Sentence(
          id: "bobot harus positif dan berjumlah 1, bukan \(LocalFormat(.id).decimal(sum, places: 4))",
          en: "weights must be positive and sum to 1, not \(LocalFormat(.en).decimal(sum, places: 4))"))
    }
  }

  /// Regions with too little known stand below the line; a component known nowhere stops the build.
  private func screen(
    _ table: CompositeTable, _ log: inout [CompositeLogLine]
  ) throws(CompositeRefusal) -> (CompositeTable, [Unassessed]) {
    var kept: [CompositeTable.Row] = []
    var unassessed: [Unassessed] = []
    for row in table.rows {
      var known = 0.0
      var missing: [Sentence] = []
      var complete = true
      for (at, component) in recipe.components.enumerated() {
        let needsPeople = recipe.denominate.contains(component.indicator)
        if row.values[at] != nil, !needsPeople || (row.population ?? 0) > 0 {
          known += component.weight
        } else {
          complete = false
          let label = table.columns[at].label
          let why = row.values[at] == nil ? row.missing[at] : MissingReason.noPopulation.sentence
          missing.append(Sentence(id: "\(label.id): \(why.id)", en: "\(label.en): \(why.en)"))
        }
      }
      if known + 1e-9 < recipe.minimumKnown || (recipe.missing == .requireAll && !complete) {
        unassessed.append(Unassessed(region: row.region, missing: missing))
      } else {
        kept.append(row)
      }
    }
    guard kept.count > 1 else {
      throw CompositeRefusal(
        step: .screen,
        reason: Sentence(
          id: "hanya \(kept.count) dari \(table.rows.count) wilayah dapat dinilai; pembandingan perlu dua",
          en: "only \(kept.count) of \(table.rows.count) regions can be assessed; a comparison takes two"))
    }
    for at in table.columns.indices where kept.allSatisfy({ $0.values[at] == nil }) {
      throw CompositeRefusal(
        step: .screen,
        reason: Sentence(
          id: "indikator '\(table.columns[at].indicator)' tidak diketahui di satu wilayah pun",
          en: "indicator '\(table.columns[at].indicator)' is known in none of the regions"))
    }
    let share = LocalFormat(.id).decimal(recipe.minimumKnown * 100, places: 0)
    log.append(
      CompositeLogLine(
        step: .screen, requested: true,
        sentence: Sentence(
          id:
            "\(kept.count) dari \(table.rows.count) wilayah punya sedikitnya \(share)% bobot yang diketahui",
          en: "\(kept.count) of \(table.rows.count) regions have at least \(share)% of the weight known"),
        changed: unassessed.count))
    return (CompositeTable(columns: table.columns, rows: kept), unassessed)
  }

  private func denominate(
    _ table: inout CompositeTable, _ log: inout [CompositeLogLine]
  ) throws(CompositeRefusal) {
    var changed = 0
    for indicator in recipe.denominate {
      guard let column = table.columns.firstIndex(where: { $0.indicator == indicator }) else {
        throw CompositeRefusal(
          step: .denominate,
          reason: Sentence(
            id: "indikator '\(indicator)' tidak ada dalam resep", en: "indicator '\(indicator)' is not in it")
        )
      }
      if recipe.normalisation == .goalposts {
        throw CompositeRefusal(
          step: .denominate,
          reason: Sentence(
            id: "tonggak '\(indicator)' berlaku untuk nilai sebelum dibagi penduduk",
            en: "the goalposts of '\(indicator)' are for values before they are divided by people"))
      }
      for row in table.rows.indices {
        guard let value = table.rows[row].values[column] else { continue }
        if let people = table.rows[row].population, people > 0 {
          table.rows[row].values[column] = value * 100_000 / people
          changed += 1
        } else {
          table.rows[row].values[column] = nil
          table.rows[row].missing[column] = MissingReason.noPopulation.sentence
        }
      }
    }
    let requested = !recipe.denominate.isEmpty
    if requested, changed == 0 { throw noEffect(.denominate) }
    log.append(
      CompositeLogLine(
        step: .denominate, requested: requested,
        sentence: requested
          ? Sentence(
            id: "\(changed) nilai dibagi penduduk (per 100.000)",
            en: "\(changed) values divided by people (per 100,000)")
          : Sentence(
            id: "setiap indikator sudah membawa penyebutnya", en: "every indicator brings its denominator"),
        changed: changed))
  }

  private func treat(
    _ table: inout CompositeTable, _ log: inout [CompositeLogLine]
  ) throws(CompositeRefusal) {
    guard case .winsorise(let count, let forced) = recipe.treatment else {
      log.append(
        CompositeLogLine(
          step: .treat, requested: false,
          sentence: Sentence(id: "pencilan dibiarkan", en: "outliers are left as they are"), changed: 0))
      return
    }
    let units = table.rows.count
    if units < Normaliser.fewestForZScore, forced == nil {
      throw CompositeRefusal(
        step: .treat,
        reason: Sentence(
          id: "perlakuan pencilan atas \(units) wilayah tidak bermakna (paling sedikit "
            + "\(Normaliser.fewestForZScore))",
          en: "treating outliers over \(units) regions means nothing (at least \(Normaliser.fewestForZScore))"
        ))
    }
    var changed = 0
    for column in table.columns.indices {
      let sorted = table.rows.compactMap { $0.values[column] }.sorted()
      guard sorted.count > 2 * count else { continue }
      let low = sorted[count], high = sorted[sorted.count - 1 - count]
      for row in table.rows.indices {
        guard let value = table.rows[row].values[column] else { continue }
        let kept = min(high, max(low, value))
        if kept != value { changed += 1 }
        table.rows[row].values[column] = kept
      }
    }
    if changed == 0 { throw noEffect(.treat) }
    log.append(
      CompositeLogLine(
        step: .treat, requested: true,
        sentence: Sentence(
          id: "\(changed) nilai ditarik ke nilai berikutnya" + (forced.map { "; alasan: \($0.id)" } ?? ""),
          en: "\(changed) values pulled in to the next one" + (forced.map { "; reason: \($0.en)" } ?? "")),
        changed: changed))
  }

  private func logWeights(_ log: inout [CompositeLogLine]) {
    let percents = recipe.components.map {
      "\($0.indicator) \(LocalFormat(.id).decimal($0.weight * 100, places: 1))%"
    }
    let text = percents.joined(separator: ", ")
    log.append(
      CompositeLogLine(
        step: .weight, requested: true, sentence: Sentence(id: "bobot: \(text)", en: "weights: \(text)"),
        changed: recipe.components.count))
  }

  private func aggregate(
    _ matrix: ScoreMatrix, _ normalised: [[Double?]], _ log: inout [CompositeLogLine]
  ) throws(CompositeRefusal) -> [Double] {
    var scores = [Double](repeating: 0, count: matrix.rows)
    let weights = recipe.components.map(\.weight)
    matrix.scores(weights, geometric: recipe.aggregation.isGeometric, into: &scores)
    var sentence = Sentence(id: recipe.aggregation.label.id, en: recipe.aggregation.label.en)
    if case .geometric(let floor) = recipe.aggregation {
      guard floor > 0, floor < 1 else {
        throw CompositeRefusal(
          step: .aggregate,
          reason: Sentence(
            id: "alas rata-rata ukur harus di antara 0 dan 1",
            en: "the floor of the geometric mean must lie between 0 and 1"))
      }
      scores = scores.map(RealMath.exp)
      let text = LocalFormat(.id).decimal(floor, places: 3)
      sentence.id += "; alas \(text), \(matrix.floored) nilai dinaikkan ke alas"
      sentence.en +=
        "; floor \(LocalFormat(.en).decimal(floor, places: 3)), \(matrix.floored) values raised to it"
    }
    log.append(
      CompositeLogLine(step: .aggregate, requested: true, sentence: sentence, changed: scores.count))
    return scores
  }

  private func logResults(_ ranks: [Int], _ log: inout [CompositeLogLine]) {
    let ties = ranks.count - Set(ranks).count
    log.append(
      CompositeLogLine(
        step: .results, requested: true,
        sentence: Sentence(
          id:
            "\(ranks.count) wilayah diurutkan menurut skor yang tidak dibulatkan; \(ties) nilai sama berbagi "
            + "peringkat",
          en: "\(ranks.count) regions ordered by unrounded score; \(ties) equal scores share a rank"),
        changed: ranks.count))
  }

  private func noEffect(_ step: CompositeStep) -> CompositeRefusal { .noEffect(step) }
}

extension CompositeRefusal {
  /// A step asked for that changed nothing is a mistake in the recipe or in the data, and is never passed over.
  static func noEffect(_ step: CompositeStep) -> CompositeRefusal {
    CompositeRefusal(
      step: step,
      reason: Sentence(
        id: "langkah '\(step.label.id)' diminta tetapi tidak mengubah apa pun",
        en: "step '\(step.label.en)' was asked for and changed nothing"))
  }
}
