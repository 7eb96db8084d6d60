/// Checks of the rules themselves: every value has its source, every name used exists, dates rise.
package struct RuleLint {
  package init() {}

  package func lint(_ packs: [RulePack]) -> [Finding] {
    packs.flatMap { pack in
      duplicates(pack) + pack.parameters.flatMap { values($0, pack) }
        + pack.components.flatMap { used($0, pack) }
    }
  }

  private func duplicates(_ pack: RulePack) -> [Finding] {
    var seen: Set<String> = []
    return pack.parameters.compactMap { parameter in
      seen.insert(parameter.id).inserted
        ? nil : Finding(.ruleTwice, at: Provenance(file: pack.id), found: parameter.id)
    }
  }

  private func values(_ parameter: Parameter, _ pack: RulePack) -> [Finding] {
    var all: [Finding] = []
    for value in parameter.values where value.reference.isEmpty {
      all.append(Finding(.ruleWithoutSource, at: Provenance(file: value.place), found: parameter.id))
    }
    for (a, b) in zip(parameter.values, parameter.values.dropFirst()) where a.from >= b.from {
      all.append(Finding(.ruleDatesFall, at: Provenance(file: b.place), found: "\(b.from)"))
    }
    return all
  }

  private func used(_ component: RuleComponent, _ pack: RulePack) -> [Finding] {
    var names = component.gate.map(parameters) ?? []
    if let rule = component.prizes { names += rule.prizes.values.sorted() }
    if let pool = component.pool { names.append(pool) }
    let known = Set(pack.parameters.map(\.id))
    return names.filter { !known.contains($0) }.map {
      Finding(.ruleNameUnknown, at: Provenance(file: pack.id), found: $0)
    }
  }

  private func parameters(_ criterion: Criterion) -> [String] {
    switch criterion.shape {
    case .isTrue, .unknownRule: []
    case .atLeastGrade(_, let parameter, _), .atLeast(_, let parameter), .atMost(_, let parameter),
      .onOrBefore(_, let parameter), .opinionYears(_, _, let parameter, _):
      [parameter]
    case .allOf(let children), .anyOf(let children): children.flatMap(parameters)
    }
  }
}
