/// Checks of the rules themselves, before any region is assessed: every value has its source, every name used
/// exists, dates and bands leave no hole, shares add up, and no two packs claim one component on one day.
///
/// Each finding names the file and line of both sides.
package struct RuleLint {
  private let sources: Set<String>?
  private let schemes: [RuleScheme]

  /// - Parameters:
  ///   - sources: keys of the register of sources; nil leaves the keys unchecked.
  ///   - schemes: fiscal years that must have a pack.
  package init(sources: Set<String>? = nil, schemes: [RuleScheme] = []) {
    self.sources = sources
    self.schemes = schemes
  }

  package func lint(_ packs: [RulePack]) -> [Finding] {
    let perPack = packs.flatMap { pack in
      RuleLintSources(sources: sources).lint(pack) + RuleLintDates().lint(pack) + RuleLintNames().lint(pack)
        + RuleLintBands().lint(pack) + RuleLintShares().lint(pack)
    }
    return perPack + RuleLintPacks(schemes: schemes).lint(packs)
  }
}

/// What is wrong, where, and the other place it clashes with.
func ruleFinding(
  _ code: FindingCode, at place: String, found: String, message: Sentence, other: String? = nil
) -> Finding {
  let beside = other.map { Sentence(id: " (lihat juga \($0))", en: " (see also \($0))") }
  return Finding(
    code, at: Provenance(file: place), found: found,
    message: Sentence(id: message.id + (beside?.id ?? ""), en: message.en + (beside?.en ?? "")),
    cause: "\(code.code):\(place):\(found)")
}

extension Criterion {
  /// The test and everything below it, in the order of the rules.
  var nodes: [Criterion] { [self] + children.flatMap(\.nodes) }

  /// Parameters the test itself compares with.
  var thresholds: [String] {
    switch shape {
    case .atLeastGrade(_, let parameter, _), .atLeast(_, let parameter), .atMost(_, let parameter),
      .onOrBefore(_, let parameter):
      [parameter]
    case .opinionYears(_, _, let parameter, _): [parameter]
    case .isTrue, .allOf, .anyOf, .unknownRule: []
    }
  }

  /// The test in one word list: two tests of one id must agree on it.
  var fingerprint: String {
    switch shape {
    case .isTrue(let fact): "isTrue \(fact)"
    case .atLeastGrade(let fact, let parameter, let scale):
      "atLeastGrade \(fact) \(parameter) \(scale.joined(separator: "/"))"
    case .atLeast(let fact, let parameter): "atLeast \(fact) \(parameter)"
    case .atMost(let fact, let parameter): "atMost \(fact) \(parameter)"
    case .onOrBefore(let fact, let parameter): "onOrBefore \(fact) \(parameter)"
    case .opinionYears(let prefix, let opinion, let parameter, let offset):
      "opinionYears \(prefix) \(opinion) \(parameter) \(offset)"
    case .allOf(let children):
      "allOf(\(children.map { "\($0.id) \($0.fingerprint)" }.joined(separator: ", ")))"
    case .anyOf(let children):
      "anyOf(\(children.map { "\($0.id) \($0.fingerprint)" }.joined(separator: ", ")))"
    case .unknownRule: "unknownRule"
    }
  }
}
