/// `tolok did explain --json`, in the shape of the contract; what it adds is documented at each key below.
package func didExplainJSON(region: String, year: Int, results: [DIDExplained], language: Language = .id)
  -> JSON
{
  .object([
    ("schema", .int(1)), ("region", .string(region)), ("year", .count(year)),
    ("components", .array(results.map { DIDExplainJSON(language: language).component($0) })),
  ])
}

private struct DIDExplainJSON {
  let language: Language

  func component(_ explained: DIDExplained) -> JSON {
    let result = explained.result
    return .object([
      ("pack", .string(result.pack)), ("component", .string(result.component)),
      ("label", .string(result.label[language])), ("verdict", .string(result.verdict.rawValue)),
      ("criteria", .array(result.criteria.map(criterion))), ("estimate", estimate(result)),
      ("missing", .array(result.missing.map { .string($0) })),
      // Nearest first; `gap` is what is missing, negative what there is to spare.
      ("distances", .array(explained.distances.map(distance))),
      // Smallest first; each set alone turns the verdict into "met".
      ("changes", .array(explained.changes.map(changeSet))),
      ("evidence", .array(explained.evidence.map(evidence))),
      // Cells whose fall would turn the verdict.
      (
        "doubts",
        .array(
          result.doubts.map {
            .object([
              ("fact", .string($0.input)), ("label", .string($0.label[language])),
              ("reason", .string($0.reason[language])),
            ])
          })
      ),
    ])
  }

  private func estimate(_ result: DIDComponentResult) -> JSON {
    let estimate = result.estimate
    return .object([
      ("method", .string(estimate.method.rawValue)), ("low", estimate.low.map { .int($0) } ?? .null),
      ("high", estimate.high.map { .int($0) } ?? .null),
      ("exact", estimate.exact ? estimate.low.map { .int($0) } ?? .null : .null),
      ("unknowns", .array(estimate.unknowns.map { .string($0[language]) })),
      ("label", .string(Estimate.label[language])),
      // What stands under the verdict and the amount without being stated or in force.
      (
        "assumptions",
        .array(
          result.assumptions.map {
            .object([
              ("kind", .string($0.kind.rawValue)), ("id", .string($0.id)),
              ("label", .string($0.label[language])),
              ("value", .text($0.value)), ("reason", .string($0.reason.rawValue)),
            ])
          })
      ),
    ])
  }

  private func criterion(_ result: CriterionResult) -> JSON {
    .object([
      ("id", .string(result.id)), ("label", .string(result.label[language])),
      ("outcome", .string(result.outcome.rawValue)), ("fact", .text(result.fact)),
      ("threshold", .text(result.threshold)),
      ("citation", .string(FactWords.citation(result.citation, language))),
      ("source", source(result.source)), ("reason", .string(result.reason[language])),
      ("children", .array(result.children.map(criterion))),
    ])
  }

  private func source(_ place: Provenance?) -> JSON {
    place.map {
      .object([
        ("file", .string($0.file)), ("sheet", .text($0.sheet)), ("cell", .text($0.cell?.description)),
        ("sha256", .text($0.sha256)),
      ])
    } ?? .null
  }

  private func distance(_ distance: Distance) -> JSON {
    let (unit, gap): (String, String) =
      switch distance.gap {
      case .number(let number): ("number", number.plain)
      case .grades(let steps): ("grades", "\(steps)")
      case .days(let days): ("days", "\(days)")
      case .years(let years): ("years", "\(years)")
      }
    return .object([
      ("id", .string(distance.test)), ("outcome", .string(distance.outcome.rawValue)),
      ("unit", .string(unit)),
      ("gap", .string(gap)), ("fact", .string(distance.fact)), ("threshold", .string(distance.threshold)),
      ("within_rounding", .bool(distance.isWithinRounding)),
    ])
  }

  private func changeSet(_ set: ChangeSet) -> JSON {
    .array(
      set.changes.map {
        .object([
          ("fact", .string($0.input)), ("label", .string($0.label[language])),
          ("from", .text($0.from.text($0.kind))),
          ("to", .text($0.to.text($0.kind))), ("effort", .string("\($0.effort)")),
        ])
      })
  }

  private func evidence(_ item: EvidenceItem) -> JSON {
    .object([
      ("id", .string(item.test)), ("fact", .string(item.fact)),
      ("document", .string(item.document[language])),
      ("issuer", .string(item.issuer[language])), ("year", item.year.map { .count($0) } ?? .null),
      ("state", .string(item.state.rawValue)), ("in_date", item.isInDate.map { .bool($0) } ?? .null),
      ("citation", .text(item.citation.map { FactWords.source($0)[language] })),
      ("source", source(item.citation?.origin)), ("lack", .string(item.lack[language])),
    ])
  }
}
