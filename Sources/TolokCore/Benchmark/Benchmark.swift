/// What a project declares about its benchmark: indicators, peer groups, composites, sentences, duty areas.
package struct BenchmarkDefinitions: Sendable {
  package var indicators: [Indicator] = []
  package var groups: [PeerGroupRule] = []
  package var recipes: [CompositeRecipe] = []
  package var findings = FindingRules()
  package var duties = DutyAreas([])
  package init() {}
}

/// Indicators, comparisons, composites, trends, suggestions and written findings of a month, from declared rules.
package struct Benchmark: Sendable {
  package let definitions: BenchmarkDefinitions
  package let book: IndicatorBook
  package let history: History

  /// - Parameter history: the months of the store before this one; none gives the month by itself.
  package init(_ definitions: BenchmarkDefinitions, book: IndicatorBook, history: History = History()) {
    self.definitions = definitions
    self.book = book
    self.history = history
  }

  package func results(_ facts: Facts) -> BenchmarkResults {
    var results = BenchmarkResults()
    results.indicators = definitions.indicators
    results.figures = IndicatorEvaluator(definitions.indicators, book: book).figures()
    results.agencies = AgencyTables(book).tables(facts)
    let grouping = PeerGrouping(book)
    results.groups = definitions.groups.map(grouping.group)
    let own = ownFigures(results.figures)
    results.comparisons = results.groups.flatMap { group in
      definitions.indicators.map { grouping.comparison($0, in: group, own[$0.code] ?? [:]) }
    }
    results.composites = definitions.recipes.flatMap { recipe in
      results.groups.filter { recipe.groups.contains($0.rule.id) }.map { composite(recipe, $0, own) }
    }
    results.record = RecordBuilder(book: book, indicators: definitions.indicators)
      .record(results.figures, facts)
    results.trends = TrendBuilder(book, history: history, record: results.record)
      .trends(definitions.indicators, results.figures)
    results.changes = ChangeFinder(book: book, history: history, record: results.record)
      .changes(definitions.indicators, results.figures)
    let finder = ReplicationFinder(book, duties: definitions.duties)
    results.suggestions = widest(results.groups).flatMap { finder.suggestions(facts, group: $0) }
    results.briefs = BriefWriter(definitions.findings, results: results, book: book).briefs()
    return results
  }

  /// The largest group of each kind of region: a wider choice of what to take over.
  private func widest(_ groups: [PeerGroup]) -> [PeerGroup] {
    var kept: [PeerGroup] = []
    for group in groups {
      if let at = kept.firstIndex(where: { $0.rule.kind == group.rule.kind }) {
        if group.members.count > kept[at].members.count { kept[at] = group }
      } else {
        kept.append(group)
      }
    }
    return kept
  }

  /// Figures on the indicator's own basis by indicator and region.
  private func ownFigures(_ figures: [Figure]) -> [String: [String: Figure]] {
    let basis = Dictionary(
      definitions.indicators.map { ($0.code, $0.basis) }, uniquingKeysWith: { first, _ in first })
    var own: [String: [String: Figure]] = [:]
    for figure in figures
    where figure.basis == basis[figure.indicator] && figure.id.hasSuffix("/\(figure.basis)") {
      if own[figure.indicator]?[figure.region] == nil {
        own[figure.indicator, default: [:]][figure.region] = figure
      }
    }
    return own
  }

  private func composite(
    _ recipe: CompositeRecipe, _ group: PeerGroup, _ own: [String: [String: Figure]]
  ) -> CompositeOutcome {
    let columns = recipe.components.map { component in
      let indicator = definitions.indicators.first { $0.code == component.indicator }
      return CompositeTable.Column(
        indicator: component.indicator,
        label: indicator?.label ?? Sentence(id: component.indicator, en: component.indicator),
        direction: indicator?.direction ?? .neutral, goalposts: indicator?.goalposts(on: book.asOf))
    }
    let newest = recipe.components.map { component in
      PeerGrouping.newest(group.members.compactMap { own[component.indicator]?[$0] })
    }
    let rows = group.members.map { region in
      let figures = recipe.components.map { own[$0.indicator]?[region] }
      let late = zip(figures, newest).map { figure, time in
        figure.flatMap { PeerGrouping.otherTime($0, time) }
      }
      return CompositeTable.Row(
        region: region, values: zip(figures, late).map { $0.1 == nil ? $0.0?.value : nil },
        figures: figures.map { $0?.id ?? "" },
        missing: zip(figures, late).map {
          $0.1 ?? $0.0?.missing.first?.sentence ?? MissingReason.nothingSent.sentence
        },
        population: book.population(region).map { Double($0.value) })
    }
    let outcome = CompositeBuilder(recipe, edition: book.edition).build(
      CompositeTable(columns: columns, rows: rows), group: group)
    guard case .built(var result) = outcome else { return outcome }
    for (component, column) in zip(recipe.components, columns) {
      let low = group.members.filter { own[component.indicator]?[$0]?.isLowerBound == true }
      if !low.isEmpty {
        result.notes.append(
          Sentence(
            id:
              "\(column.label.id) adalah batas bawah pada \(low.count) wilayah: peringkat dapat berubah bila "
              + "yang belum mengirim melapor",
            en:
              "\(column.label.en) is a lower bound in \(low.count) regions: ranks may change once those who "
              + "have not sent report"))
      }
    }
    return .built(result)
  }
}
