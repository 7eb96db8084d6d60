/// Evaluates the tests of a pack on one region's facts, leaving a trace.
struct CriterionEvaluator {
  let pack: RulePack
  let facts: FactBook
  let year: Int
  let lawAsOf: CalendarDate

  func evaluate(_ criterion: Criterion) -> CriterionResult {
    switch criterion {
    case .isTrue(let id, let label, let fact, let citation):
      return leaf(id, label, fact: facts[fact], name: fact, threshold: "ya", citation) { $0 == "ya" }
    case .atLeastGrade(let id, let label, let fact, let parameter, let scale, let citation):
      return grade(id, label, fact, parameter, scale, citation)
    case .opinionYears(let id, let label, let prefix, let opinion, let parameter, let offset, let citation):
      return opinions(id, label, prefix, opinion, parameter, offset, citation)
    case .allOf(let id, let label, let children):
      return group(id, label, children, ThreeValued.all)
    case .anyOf(let id, let label, let children):
      return group(id, label, children, ThreeValued.any)
    case .unknownRule(let id, let label, let reason, let citation):
      return CriterionResult(
        id: id, label: label, outcome: .unknown, fact: nil, threshold: nil, citation: citation, source: nil,
        reason: reason)
    }
  }

  /// A rule of unknown content stands in the trace, and in no minimum or maximum.
  private func group(
    _ id: String, _ label: Sentence, _ children: [Criterion], _ join: ([Verdict]) -> Verdict
  ) -> CriterionResult {
    let results = children.map(evaluate)
    let counted = zip(children, results).compactMap { criterion, result -> Verdict? in
      if case .unknownRule = criterion { return nil }
      return result.outcome
    }
    let outcome = join(counted)
    return CriterionResult(
      id: id, label: label, outcome: outcome, fact: nil, threshold: nil,
      citation: pack.legal.joined(separator: "; "),
      source: nil, reason: reason(outcome, results), children: results)
  }

  private func reason(_ outcome: Verdict, _ children: [CriterionResult]) -> Sentence {
    func names(_ verdict: Verdict, _ language: Language) -> String {
      children.filter { $0.outcome == verdict }.map { $0.label[language] }.joined(separator: ", ")
    }
    switch outcome {
    case .met:
      return Sentence(id: "terpenuhi: \(names(.met, .id))", en: "met: \(names(.met, .en))")
    case .unmet:
      return Sentence(id: "tidak terpenuhi: \(names(.unmet, .id))", en: "unmet: \(names(.unmet, .en))")
    case .unknown:
      return Sentence(
        id: "belum diketahui: \(names(.unknown, .id))", en: "not known: \(names(.unknown, .en))")
    }
  }

  private func leaf(
    _ id: String, _ label: Sentence, fact: DIDInput?, name: String, threshold: String, _ citation: String,
    test: (String) -> Bool
  ) -> CriterionResult {
    guard let fact else {
      return CriterionResult(
        id: id, label: label, outcome: .unknown, fact: nil, threshold: threshold, citation: citation,
        source: nil,
        reason: Sentence(id: "fakta '\(name)' belum diketahui", en: "the fact '\(name)' is not known"))
    }
    let known = ["ya", "tidak"].contains(fact.value)
    let outcome: Verdict = !known ? .unknown : test(fact.value) ? .met : .unmet
    return result(id, label, outcome, fact, threshold, citation)
  }

  private func result(
    _ id: String, _ label: Sentence, _ outcome: Verdict, _ fact: DIDInput, _ threshold: String,
    _ citation: String
  ) -> CriterionResult {
    CriterionResult(
      id: id, label: label, outcome: outcome, fact: fact.value, threshold: threshold, citation: citation,
      source: fact.citation.origin,
      reason: Sentence(
        id:
          "\(fact.value) menurut \(sources(fact)) (\(fact.citation.confidence.rawValue))",
        en:
          "\(fact.value) according to \(sources(fact)) (\(fact.citation.confidence.rawValue))"
      ))
  }

  /// `S21;S45` as people list them.
  private func sources(_ fact: DIDInput) -> String {
    fact.citation.source.split(separator: ";").joined(separator: ", ")
  }

  /// A grade against the threshold; a statement that the threshold is met counts where no grade is known.
  private func grade(
    _ id: String, _ label: Sentence, _ name: String, _ parameter: String, _ scale: [String],
    _ citation: String
  ) -> CriterionResult {
    let threshold = value(of: parameter)
    guard let threshold, let limit = scale.firstIndex(of: threshold) else {
      return CriterionResult(
        id: id, label: label, outcome: .unknown, fact: facts[name]?.value, threshold: nil, citation: citation,
        source: nil,
        reason: Sentence(
          id: "ambang '\(parameter)' belum diketahui pada \(lawAsOf)",
          en: "the threshold '\(parameter)' is not known on \(lawAsOf)"))
    }
    if let fact = facts[name], let place = scale.firstIndex(of: fact.value) {
      return result(id, label, place <= limit ? .met : .unmet, fact, "≥ \(threshold)", citation)
    }
    return leaf(id, label, fact: facts[id], name: name, threshold: "≥ \(threshold)", citation) { $0 == "ya" }
  }

  /// Opinions on consecutive financial reports, the latest `year − offset`.
  private func opinions(
    _ id: String, _ label: Sentence, _ prefix: String, _ opinion: String, _ parameter: String, _ offset: Int,
    _ citation: String
  ) -> CriterionResult {
    guard let count = value(of: parameter).flatMap({ Int($0) }), count > 0 else {
      return CriterionResult(
        id: id, label: label, outcome: .unknown, fact: nil, threshold: nil, citation: citation, source: nil,
        reason: Sentence(
          id: "banyak tahun '\(parameter)' belum diketahui pada \(lawAsOf)",
          en: "the number of years '\(parameter)' is not known on \(lawAsOf)"))
    }
    let years = ((year - offset - count + 1)...(year - offset)).map { $0 }
    let known = years.map { facts["\(prefix)\($0)"] }
    let threshold = "\(opinion) LKPD \(years.map(String.init).joined(separator: ", "))"
    if known.allSatisfy({ $0 == nil }), let statement = facts[id] {
      return leaf(id, label, fact: statement, name: id, threshold: threshold, citation) { $0 == "ya" }
    }
    let outcome = ThreeValued.all(known.map { $0.map { $0.value == opinion ? .met : .unmet } ?? .unknown })
    let said = zip(years, known).map { "\($0): \($1?.value ?? "belum diketahui")" }.joined(separator: "; ")
    return CriterionResult(
      id: id, label: label, outcome: outcome, fact: known.contains { $0 != nil } ? said : nil,
      threshold: threshold,
      citation: citation,
      source: known.compactMap { $0 }.first?.citation.origin,
      reason: Sentence(
        id: "opini LKPD \(said)",
        en:
          "opinions \(said.split(separator: "belum diketahui", omittingEmptySubsequences: false).joined(separator: "not known"))"
      ))
  }

  private func value(of parameter: String) -> String? {
    pack.parameters.first { $0.id == parameter }?.inForce(on: lawAsOf)?.value
  }
}
