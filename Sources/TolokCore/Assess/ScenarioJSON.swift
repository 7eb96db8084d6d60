/// `tolok scenario run --json`: the edits, then every region and component they reach, baseline beside scenario.
package func scenarioJSON(_ comparison: ScenarioComparison, _ language: Language) -> JSON {
  .object(
    [
      ("schema", .int(1)), ("scenario", head(comparison.to, language)),
      ("edits", edits(comparison.to, language)),
    ] + dates(comparison) + [
      (
        "components",
        .array(
          comparison.outcomes.map { outcome in
            .object(
              place(outcome, language) + [
                ("baseline", side(outcome.before, language)), ("scenario", side(outcome.after, language)),
                ("change", change(outcome)), ("attribution", attribution(outcome, language)),
              ])
          })
      ), ("label", .string(Estimate.label[language])),
    ])
}

/// `tolok scenario compare A B --json`: baseline, both scenarios, and the change from the first to the second.
package func scenarioComparisonJSON(_ comparison: ScenarioComparison, _ language: Language) -> JSON {
  .object(
    [
      ("schema", .int(1)), ("from", head(comparison.from, language)), ("to", head(comparison.to, language)),
      ("from_edits", edits(comparison.from, language)), ("to_edits", edits(comparison.to, language)),
    ] + dates(comparison) + [
      (
        "components",
        .array(
          comparison.outcomes.map { outcome in
            .object(
              place(outcome, language) + [
                ("baseline", side(outcome.baseline, language)), ("from", side(outcome.before, language)),
                ("to", side(outcome.after, language)), ("change", change(outcome)),
                ("attribution", attribution(outcome, language)),
              ])
          })
      ), ("label", .string(Estimate.label[language])),
    ])
}

/// `tolok scenario import --json`: the scenario that the edits of a workbook make, as the file would say it.
package func scenarioFileJSON(_ scenario: Scenario, _ language: Language) -> JSON {
  .object([
    ("schema", .int(1)), ("name", .string(scenario.name)), ("label", .string(scenario.label[language])),
    ("why", .string(scenario.why[language])), ("as_of", .text(scenario.asOf.map { "\($0)" })),
    ("law_as_of", .text(scenario.lawAsOf.map { "\($0)" })),
    (
      "set",
      .array(
        scenario.changes.map { change in
          var pairs: [(String, JSON)]
          switch change.target {
          case .fact(let region, let year, let fact, let pack, let component):
            pairs = [
              ("region", .string(region)), ("year", .count(year)), ("pack", .text(pack)),
              ("component", .text(component)), ("fact", .string(fact)), ("parameter", .null),
            ]
          case .parameter(let pack, let parameter):
            pairs = [
              ("region", .null), ("year", .null), ("pack", .string(pack)), ("component", .null),
              ("fact", .null),
              ("parameter", .string(parameter)),
            ]
          }
          return .object(pairs + [("value", .text(change.value)), ("why", .text(change.why?[language]))])
        })
    ),
  ])
}

private func head(_ plan: ScenarioPlan, _ language: Language) -> JSON {
  let scenario = plan.scenario
  return .object([
    ("name", .string(scenario.name)), ("label", .string(scenario.label[language])),
    ("why", .string(scenario.why[language])), ("file", .string(scenario.file)),
  ])
}

private func dates(_ comparison: ScenarioComparison) -> [(String, JSON)] {
  [
    ("as_of", .string("\(comparison.baseline.asOf)")),
    ("law_as_of", .string("\(comparison.baseline.lawAsOf)")),
  ]
}

private func edits(_ plan: ScenarioPlan, _ language: Language) -> JSON {
  .array(
    plan.edits.enumerated().map { index, edit in
      var (kind, pack, component, name) = ("parameter", String?.none, String?.none, "")
      switch edit.change.target {
      case .fact(_, _, let fact, let inPack, let inComponent):
        (kind, pack, component, name) = ("fact", inPack, inComponent, fact)
      case .parameter(let inPack, let parameter): (pack, name) = (inPack, parameter)
      }
      return .object([
        ("number", .count(index + 1)), ("kind", .string(kind)), ("region", .text(edit.region?.id)),
        ("year", .count(edit.year)), ("pack", .text(pack)), ("component", .text(component)),
        ("name", .string(name)), ("label", .string(edit.label[language])),
        ("baseline", .text(ScenarioValue.text(edit.baseline, edit.kind))),
        ("value", .text(ScenarioValue.text(edit.value, edit.kind))),
        ("why", .text(edit.change.why?[language])),
      ])
    })
}

private func place(_ outcome: ScenarioOutcome, _ language: Language) -> [(String, JSON)] {
  let result = outcome.after
  return [
    ("region", .string(result.region)), ("year", .count(result.year)), ("pack", .string(result.pack)),
    ("component", .string(result.component)), ("label", .string(result.label[language])),
  ]
}

private func side(_ result: DIDComponentResult, _ language: Language) -> JSON {
  let estimate = result.estimate
  func money(_ value: Rupiah?) -> JSON { value.map { .int($0) } ?? .null }
  return .object([
    ("verdict", .string(result.verdict.rawValue)), ("method", .string(estimate.method.rawValue)),
    ("low", money(estimate.low)), ("high", money(estimate.high)),
    ("exact", estimate.exact ? money(estimate.low) : .null), ("assumed", .bool(estimate.isAssumed)),
    ("unknowns", .array(estimate.unknowns.map { .string($0[language]) })),
    ("missing", .array(result.missing.map { .string($0) })),
  ])
}

/// Differences of the ends; null where either side is unknown.
private func change(_ outcome: ScenarioOutcome) -> JSON {
  let (a, b) = (outcome.before, outcome.after)
  func moved(_ from: Rupiah?, _ to: Rupiah?) -> JSON {
    guard let from, let to else { return .null }
    return .int(to - from)
  }
  return .object([
    ("changed", .bool(outcome.isChanged)), ("verdict", .bool(a.verdict != b.verdict)),
    ("method", .bool(a.estimate.method != b.estimate.method)),
    ("low", moved(a.estimate.low, b.estimate.low)), ("high", moved(a.estimate.high, b.estimate.high)),
  ])
}

/// Shares as exact fractions in text, and as whole rupiah that add up to the change.
private func attribution(_ outcome: ScenarioOutcome, _ language: Language) -> JSON {
  let parts = outcome.attribution
  func fraction(_ value: Fraction) -> JSON {
    .string(value.isWhole ? "\(value.numerator)" : "\(value.numerator)/\(value.denominator)")
  }
  func money(_ shares: [Fraction]?, _ index: Int) -> JSON {
    guard let shares else { return .null }
    return .object([("exact", fraction(shares[index])), ("rupiah", .int(shares.wholeRupiah[index]))])
  }
  let (method, orders, seed): (String, JSON, JSON)
  switch parts.method {
  case .exact: (method, orders, seed) = ("exact", .null, .null)
  case .sampled(let count, let from): (method, orders, seed) = ("sampled", .count(count), .int(Int64(from)))
  }
  return .object([
    ("method", .string(method)), ("orders", orders), ("seed", seed),
    (
      "edits",
      .array(
        outcome.players.enumerated().map { index, player in
          let (kind, name): (String, String)
          switch player.cell {
          case .input(let key): (kind, name) = ("fact", key)
          case .parameter(let id): (kind, name) = ("parameter", id)
          }
          return .object([
            ("kind", .string(kind)), ("name", .string(name)), ("label", .string(player.label[language])),
            ("from", .text(ScenarioValue.text(player.from, player.kind))),
            ("to", .text(ScenarioValue.text(player.to, player.kind))),
            ("verdict", parts.verdict.map { fraction($0[index]) } ?? .null), ("low", money(parts.low, index)),
            ("high", money(parts.high, index)),
          ])
        })
    ), ("enough", .array(parts.enough.map { .array($0.map { .count($0 + 1) }) })),
  ])
}
