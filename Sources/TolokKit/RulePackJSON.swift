import TolokCore

/// `tolok rules show PACK --json`: identity, components, tests, parameters with every dated value.
struct RulePackJSON {
  let pack: RulePack
  let language: Language

  var object: JSON {
    .object([
      ("schema", .int(1)), ("id", .string(pack.id)), ("fiscal_year", .count(pack.fiscalYear)),
      ("from", .string("\(pack.from)")), ("until", .string("\(pack.until)")),
      ("label", .string(pack.label[language])), ("legal", .array(pack.legal.map { .string($0) })),
      ("components", .array(pack.components.map(component))),
      ("parameters", .array(pack.parameters.map(parameter))),
      ("gaps", .array(pack.gaps.map { .string($0[language]) })),
    ])
  }

  private func component(_ component: RuleComponent) -> JSON {
    .object([
      ("id", .string(component.id)), ("part", .string(component.part.rawValue)),
      ("label", .string(component.label[language])), ("pool", .text(component.pool)),
      ("gate", component.gate.map(test) ?? .null),
      (
        "categories",
        .array(
          component.categories.map {
            .object([
              ("id", .string($0.id)), ("label", .string($0.label[language])), ("weight", .text($0.weight)),
              ("pool", .text($0.pool)), ("citation", .string($0.citation)),
            ])
          })
      ),
    ])
  }

  private func test(_ test: Criterion) -> JSON {
    .object([
      ("id", .string(test.id)), ("label", .string(test.label[language])),
      ("sentence", .string(RuleWords(language).sentence(test, pack, on: pack.until))),
      ("citation", .string(test.citation)), ("influence", .string(test.influence.rawValue)),
      ("place", .string(test.place)), ("children", .array(test.children.map(self.test))),
    ])
  }

  private func parameter(_ parameter: Parameter) -> JSON {
    .object([
      ("id", .string(parameter.id)), ("label", .string(parameter.label[language])),
      ("unit", .string(parameter.unit)),
      (
        "values",
        .array(
          parameter.values.map {
            .object([
              ("from", .string("\($0.from)")), ("until", .text($0.until.map { "\($0)" })),
              ("value", .text($0.value)),
              ("reference", .string($0.reference)), ("confidence", .string($0.confidence.rawValue)),
              ("review_by", .text($0.reviewBy.map { "\($0)" })), ("place", .string($0.place)),
            ])
          })
      ),
    ])
  }
}
