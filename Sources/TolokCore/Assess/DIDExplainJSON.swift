/// `tolok did explain --json`, in the shape of the contract.
package func didExplainJSON(region: String, year: Int, results: [DIDComponentResult]) -> JSON {
  .object([
    ("schema", .int(1)), ("region", .string(region)), ("year", .count(year)),
    ("components", .array(results.map(component))),
  ])
}

private func component(_ result: DIDComponentResult) -> JSON {
  .object([
    ("pack", .string(result.pack)), ("component", .string(result.component)),
    ("verdict", .string(result.verdict.rawValue)), ("criteria", .array(result.criteria.map(criterion))),
    (
      "estimate",
      .object([
        ("method", .string(result.estimate.method.rawValue)),
        ("low", result.estimate.low.map { .int($0) } ?? .null),
        ("high", result.estimate.high.map { .int($0) } ?? .null), ("exact", result.estimate.exact ? result.estimate.low.map { .int($0) } ?? .null : .null),
        ("unknowns", .array(result.estimate.unknowns.map { .string($0.id) })),
        ("label", .string(Estimate.label.id)),
      ])
    ), ("missing", .array(result.missing.map { .string($0) })),
  ])
}

private func criterion(_ result: CriterionResult) -> JSON {
  .object([
    ("id", .string(result.id)), ("outcome", .string(result.outcome.rawValue)), ("fact", .text(result.fact)),
    ("threshold", .text(result.threshold)), ("citation", .string(result.citation)),
    (
      "source",
      result.source.map {
        .object([
          ("file", .string($0.file)), ("sheet", .text($0.sheet)), ("cell", .text($0.cell?.description)),
          ("sha256", .text($0.sha256)),
        ])
      } ?? .null
    ), ("reason", .string(result.reason.id)), ("children", .array(result.children.map(criterion))),
  ])
}
