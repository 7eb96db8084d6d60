/// Ways to an amount that lean on scores: rupiah per point observed elsewhere, and a share of a pool.
extension CalculationBuilder {
  // MARK: Scores

  /// The region's score in a category: stated, or from awards where the points of a level are known.
  private mutating func addScore(_ category: RuleComponent.Category) {
    let id = ResolvedParameters.score(category.id)
    let label = category.label.with("Nilai: ", "Score: ")
    input(id, label, .score, unit: "nilai")
    guard category.innovation == .kipp else {
      step(CalculationStep(id, label, input: id, kind: .score, .firstKnown([.fact])))
      return
    }
    let levels = addAwards(category)
    step(
      CalculationStep(
        id, label, input: id, kind: .score,
        note: Sentence(
          id: "poin per jenjang tidak terbit; tanpa poin hanya nilai yang dinyatakan",
          en: "points per level were not published; without them only a stated score"),
        levels.isEmpty ? .firstKnown([.fact]) : .firstKnown([.fact, .sum(levels)])))
  }

  /// Awards of the year before, level by level, times the points of the level.
  private mutating func addAwards(_ category: RuleComponent.Category) -> [RuleExpression] {
    let awards = registers.awards.filter {
      $0.region == region.id && $0.year == year - 1 && $0.award == "KIPP" && $0.conflictGroup == nil
    }
    var parts: [RuleExpression] = []
    for (level, name) in [("top_99", "Top 99"), ("top_45", "Top 45")] {
      let points = "poin_\(level)"
      guard parameters[points] != nil else { continue }
      let won = awards.filter { $0.stage == name }
      let key = "kipp_\(level)"
      let label = Sentence(
        id: "KIPP \(year - 1): inovasi \(name)", en: "KIPP \(year - 1): innovations in \(name)")
      input(
        key, label, .count, unit: "inovasi", value: won.isEmpty ? nil : .whole(won.count),
        citation: won.first?.citation)
      step(
        CalculationStep(
          "\(key)_poin", label, input: key, limit: points, kind: .score, .product([.fact, .limit])))
      parts.append(.step("\(key)_poin"))
    }
    return parts
  }

  // MARK: Observed rate

  /// Points × rupiah per point of a published line of the same variable and year; never across variables.
  mutating func addObservedRate() {
    let known = component.categories.filter { category in
      parameters.rateRegions[category.id].map { $0 != region.id } ?? false
    }
    guard !known.isEmpty else { return }
    for category in known {
      let score = ResolvedParameters.score(category.id)
      func reference(_ part: String) -> RuleExpression {
        .parameter(ResolvedParameters.rate(category.id, part))
      }
      let half = RuleExpression.quotient(reference("satuan"), .constant(2))
      addScore(category)
      for (end, words, amount) in [
        ("rendah", Ends.least, RuleExpression.difference(reference("rupiah"), half)),
        ("tinggi", Ends.most, RuleExpression.sum([reference("rupiah"), half])),
      ] {
        step(
          CalculationStep(
            "laju_\(category.id)_\(end)",
            Sentence(
              id: "\(category.label.id), laju teramati: \(words.id)",
              en: "\(category.label.en), observed rate: \(words.en)"), kind: .rupiah,
            note: Sentence(
              id: "bila variabel ini dibayar; ambang bayarnya tidak terbit",
              en: "if this variable pays; from which score it does was not published"),
            .when(
              .step(made.verdict), met: .quotient(.product([.step(score), amount]), reference("nilai")),
              unmet: .notKnown, otherwise: .notKnown)))
      }
    }
    let lows = known.map { RuleExpression.step("laju_\($0.id)_rendah") }
    let highs = known.map { RuleExpression.step("laju_\($0.id)_tinggi") }
    step(
      CalculationStep(
        "laju_rendah",
        Sentence(id: "Laju teramati: paling sedikit", en: "Observed rate: at least"), kind: .rupiah,
        note: Sentence(
          id: "jumlah variabel yang nilainya diketahui", en: "sum of the variables with a known score"),
        .when(
          .any(lows.map { .isNumber($0) }), met: .sum(lows.map { .firstKnown([$0, .constant(0)]) }),
          unmet: .notKnown, otherwise: .notKnown)))
    step(
      CalculationStep(
        "laju_tinggi", Sentence(id: "Laju teramati: paling banyak", en: "Observed rate: at most"),
        kind: .rupiah,
        note: Sentence(
          id: "diketahui hanya bila semua variabel punya nilai dan acuan",
          en: "known only when every variable has a score and a reference"),
        known.count == component.categories.count ? .sum(highs) : .notKnown))
    made.ways.append(EstimateWay(.observedRate, low: "laju_rendah", high: "laju_tinggi"))
  }

  enum Ends {
    static let least = Sentence(id: "paling sedikit", en: "at least")
    static let most = Sentence(id: "paling banyak", en: "at most")
  }

  // MARK: Share of a pool

  /// Pool × own score ÷ sum of scores a category, the index of a category read both ways: weight (H2), and weight ×
  /// paid regions (H1). Both are candidate readings, neither is the ministry's formula; the ends are the two.
  mutating func addPoolShare(_ rule: PoolShareRule) {
    // Without weights or pools there is nothing to share; the page of the rules says what is missing.
    let categories = component.categories.filter { category in
      (category.pool ?? category.weight).map { parameters.value($0).number != nil } ?? false
    }
    guard !categories.isEmpty, let pool = component.pool ?? categories.compactMap(\.pool).first else {
      return
    }
    addPool(pool)
    for category in categories {
      addShareInputs(category)
      step(
        CalculationStep(
          "porsi_\(category.id)",
          category.label.with("Bagian dari jumlah nilai: ", "Part of the sum of scores: "), kind: .share,
          .quotient(
            .step(ResolvedParameters.score(category.id)), .step("jumlah_nilai_\(category.id)"))))
    }
    let weighed = categories.filter { $0.pool == nil }
    for reading in [1, 2] {
      addIndices(weighed, reading)
      for category in categories {
        let money: RuleExpression =
          category.pool.map { .parameter($0) }
          ?? .product([
            .quotient(.step("indeks_\(category.id)_h\(reading)"), .step("indeks_h\(reading)")),
            .step("kolam"),
          ])
        let share = RuleExpression.product([money, .step("porsi_\(category.id)")])
        step(
          CalculationStep(
            "bagi_\(category.id)_h\(reading)",
            Sentence(
              id: "\(category.label.id), bagian pagu (bacaan H\(reading))",
              en: "\(category.label.en), share of the pool (reading H\(reading))"), limit: category.payFrom,
            kind: .rupiah,
            category.payFrom == nil
              ? share
              : .when(
                .compare(.step(ResolvedParameters.score(category.id)), .atLeast, .limit), met: share,
                unmet: .constant(0), otherwise: .notKnown)))
      }
      let sum = RuleExpression.sum(categories.map { .step("bagi_\($0.id)_h\(reading)") })
      step(
        CalculationStep(
          "bagi_h\(reading)",
          Sentence(id: "Bagian pagu, bacaan H\(reading)", en: "Share of the pool, reading H\(reading)"),
          limit: rule.rounding, kind: .rupiah,
          note: Sentence(
            id: reading == 1 ? "indeks = bobot × daerah yang dibayar" : "indeks = bobot",
            en: reading == 1 ? "index = weight × paid regions" : "index = weight"),
          .when(
            .step(made.verdict), met: rule.rounding == nil ? sum : .rounded(sum, unit: .limit),
            unmet: .notKnown, otherwise: .notKnown)))
    }
    let both: [RuleExpression] = [.step("bagi_h1"), .step("bagi_h2")]
    step(
      CalculationStep(
        "bagi_rendah", Sentence(id: "Bagian pagu: paling sedikit", en: "Share of the pool: at least"),
        kind: .rupiah, .smallest(both)))
    step(
      CalculationStep(
        "bagi_tinggi", Sentence(id: "Bagian pagu: paling banyak", en: "Share of the pool: at most"),
        kind: .rupiah, .largest(both)))
    made.ways.append(EstimateWay(.poolShare, low: "bagi_rendah", high: "bagi_tinggi"))
  }

  /// The index of every weighed category in one reading, and their sum.
  private mutating func addIndices(_ categories: [RuleComponent.Category], _ reading: Int) {
    guard !categories.isEmpty else { return }
    for category in categories {
      step(
        CalculationStep(
          "indeks_\(category.id)_h\(reading)",
          Sentence(
            id: "\(category.label.id), indeks (bacaan H\(reading))",
            en: "\(category.label.en), index (reading H\(reading))"), limit: category.weight, kind: .score,
          reading == 2 ? .firstKnown([.limit]) : .product([.limit, .step("dibayar_\(category.id)")])))
    }
    step(
      CalculationStep(
        "indeks_h\(reading)",
        Sentence(id: "Jumlah indeks, bacaan H\(reading)", en: "Sum of indices, reading H\(reading)"),
        kind: .score,
        .sum(categories.map { .step("indeks_\($0.id)_h\(reading)") })))
  }

  /// The pool of the region's cluster: the first cluster whose branch of the gate is met.
  private mutating func addPool(_ pool: String) {
    let members = component.clusters.filter { cluster in
      cluster.branch.map { made.step($0) != nil } ?? false
    }
    let whole = RuleExpression.parameter(pool)
    let expression = members.reversed().reduce(members.isEmpty ? whole : RuleExpression.notKnown) {
      rest, cluster in
      .when(
        .step(cluster.branch ?? ""), met: .product([whole, .parameter(cluster.share)]), unmet: rest,
        otherwise: .notKnown)
    }
    step(
      CalculationStep(
        "kolam", Sentence(id: "Pagu yang dibagi", en: "Pool that is shared"), kind: .rupiah, expression))
  }

  /// What only the ministry knows, open for whoever has the score card.
  private mutating func addShareInputs(_ category: RuleComponent.Category) {
    addScore(category)
    for (prefix, label, kind, known) in [
      (
        "jumlah_nilai", category.label.with("Jumlah nilai nasional: ", "National sum of scores: "),
        InputKind.score,
        String?.none
      ),
      (
        "dibayar", category.label.with("Daerah yang dibayar: ", "Regions paid: "), .count, category.recipients
      ),
    ] {
      let key = "\(prefix)_\(category.id)"
      input(key, label, kind, unit: kind == .count ? "daerah" : "nilai")
      step(
        CalculationStep(
          key, label, input: key, limit: known, kind: kind == .count ? .count : .score,
          known == nil ? .firstKnown([.fact]) : .firstKnown([.fact, .limit])))
    }
  }
}
