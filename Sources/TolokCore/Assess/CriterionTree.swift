/// The tests of a calculation as a tree of reasons, read from its values.
struct CriterionTree {
  let calculation: Calculation
  let values: CalculationValues
  let parameters: ResolvedParameters
  let legal: String

  /// What fails first, then what is not known, on every level.
  func results(_ component: RuleComponent) -> [CriterionResult] { tree(component).failingFirst }

  private func tree(_ component: RuleComponent) -> [CriterionResult] {
    if let gate = component.gate { return [node(gate)] }
    if let rule = component.prizes { return rule.sectors.map { sector($0) } }
    let citation = legal
    return [
      leaf(
        id: CalculationBuilder.named, step: CalculationBuilder.named,
        label: Sentence(id: "Ditetapkan sebagai penerima", en: "Named as a recipient"),
        citation: citation, input: CalculationBuilder.named, threshold: Answer.yes)
    ]
  }

  private func node(_ criterion: Criterion) -> CriterionResult {
    let children = criterion.children.map(node)
    guard children.isEmpty else {
      let outcome = values.verdict(criterion.id)
      return CriterionResult(
        id: criterion.id, label: criterion.label, outcome: outcome, fact: nil, threshold: nil,
        citation: legal,
        source: nil, reason: reason(outcome, children), children: children)
    }
    switch criterion.shape {
    case .isTrue(let fact):
      return leaf(
        id: criterion.id, step: criterion.id, label: criterion.label, citation: criterion.citation,
        input: fact,
        threshold: Answer.yes)
    case .atLeastGrade(let fact, let parameter, _), .atLeast(let fact, let parameter):
      return measured(criterion, fact, parameter, "≥")
    case .atMost(let fact, let parameter): return measured(criterion, fact, parameter, "≤")
    case .onOrBefore(let fact, let parameter): return measured(criterion, fact, parameter, "≤")
    case .opinionYears(let prefix, let opinion, let years, _):
      return opinions(criterion, prefix, opinion, years)
    case .unknownRule(let reason):
      return CriterionResult(
        id: criterion.id, label: criterion.label, outcome: .unknown, fact: nil, threshold: nil,
        citation: criterion.citation, source: nil, reason: reason)
    case .allOf, .anyOf:
      return CriterionResult(
        id: criterion.id, label: criterion.label, outcome: .unknown, fact: nil, threshold: nil,
        citation: legal,
        source: nil, reason: Sentence(id: "tanpa uji", en: "without a test"))
    }
  }

  private func reason(_ outcome: Verdict, _ children: [CriterionResult]) -> Sentence {
    func names(_ language: Language) -> String {
      children.filter { $0.outcome == outcome }.map { $0.label[language] }.joined(separator: ", ")
    }
    let label = outcome == .unknown ? Sentence(id: "belum diketahui", en: "not known") : outcome.label
    return Sentence(id: "\(label.id): \(names(.id))", en: "\(label.en): \(names(.en))")
  }

  // MARK: Leaves

  private func leaf(
    id: String, step: String, label: Sentence, citation: String, input key: String, threshold: String?
  ) -> CriterionResult {
    let input = calculation.input(key)
    guard let input, input.value != .unknown else {
      return CriterionResult(
        id: id, label: label, outcome: values.verdict(step), fact: nil, threshold: threshold,
        citation: citation,
        source: nil,
        reason: input.flatMap { $0.others.isEmpty ? nil : $0.note }
          ?? Sentence(id: "fakta ini belum diketahui", en: "this fact is not known"))
    }
    return CriterionResult(
      id: id, label: label, outcome: values.verdict(step), fact: input.value.text(input.kind),
      threshold: threshold,
      citation: citation, source: input.citation?.origin, reason: Self.said(input))
  }

  /// "ya menurut S21, S45 (pers)"
  private static func said(_ input: CalculationInput) -> Sentence {
    let text = FactWords.said(input.value, input.kind)
    func tail(_ language: Language) -> String { input.note.map { "; \($0[language])" } ?? "" }
    guard let citation = input.citation else {
      return Sentence(id: text.id + tail(.id), en: text.en + tail(.en))
    }
    let keys = citation.source.split(separator: ";").joined(separator: ", ")
    return Sentence(
      id: "\(text.id) menurut \(keys) (\(citation.confidence.label.id))\(tail(.id))",
      en: "\(text.en) according to \(keys) (\(citation.confidence.label.en))\(tail(.en))")
  }

  /// A measured fact, else the statement that the test is met.
  private func measured(_ criterion: Criterion, _ fact: String, _ parameter: String, _ mark: String)
    -> CriterionResult
  {
    guard let threshold = parameters.value(parameter).text(parameters[parameter]?.kind) else {
      return CriterionResult(
        id: criterion.id, label: criterion.label, outcome: values.verdict(criterion.id),
        fact: calculation.input(fact)?.value.text, threshold: nil, citation: criterion.citation, source: nil,
        reason: noThreshold(parameter))
    }
    let isMeasured = values.verdict("\(criterion.id)_ukuran") != .unknown
    return leaf(
      id: criterion.id, step: criterion.id, label: criterion.label, citation: criterion.citation,
      input: isMeasured || calculation.input(criterion.id)?.value == .unknown ? fact : criterion.id,
      threshold: "\(mark) \(threshold)")
  }

  private func noThreshold(_ parameter: String) -> Sentence {
    let label = parameters[parameter]?.label ?? Sentence(id: parameter, en: parameter)
    return Sentence(
      id: "ambang “\(label.id)” belum diketahui pada \(parameters.lawAsOf)",
      en: "the threshold “\(label.en)” is not known on \(parameters.lawAsOf)")
  }

  private func opinions(_ criterion: Criterion, _ prefix: String, _ opinion: String, _ years: String)
    -> CriterionResult
  {
    guard let count = parameters.value(years).number, count > .zero,
      let last = values["lkpd_terakhir"].number,
      let first = last - count
    else {
      return CriterionResult(
        id: criterion.id, label: criterion.label, outcome: values.verdict(criterion.id), fact: nil,
        threshold: nil, citation: criterion.citation, source: nil, reason: noThreshold(years))
    }
    let inside = calculation.inputs.filter { $0.key.hasPrefix(prefix) }.compactMap { input in
      Int(input.key.dropFirst(prefix.count)).map { (year: $0, input: input) }
    }.filter { Fraction($0.year) <= last && Fraction($0.year) > first }
    let threshold = "\(opinion) LKPD \(inside.map { "\($0.year)" }.joined(separator: ", "))"
    let known = inside.filter { $0.input.value != .unknown }
    if values.verdict("\(criterion.id)_ukuran") == .unknown,
      calculation.input(criterion.id)?.value != .unknown
    {
      return leaf(
        id: criterion.id, step: criterion.id, label: criterion.label, citation: criterion.citation,
        input: criterion.id, threshold: threshold)
    }
    func said(_ none: String) -> String {
      inside.map { "\($0.year): \($0.input.value.text ?? none)" }.joined(separator: "; ")
    }
    // What is known with its sources, then the years nobody knows in one list.
    func reason(_ language: Language) -> String {
      var parts = known.map { year, input in
        let keys = input.citation?.source.split(separator: ";").joined(separator: ", ")
        return "\(year): \(input.value.text ?? "")" + (keys.map { " (\($0))" } ?? "")
      }
      let rest = inside.filter { $0.input.value == .unknown }
      if !rest.isEmpty {
        parts.append("\(FactWords.unknown[language]): \(rest.map { "\($0.year)" }.joined(separator: ", "))")
      }
      return parts.joined(separator: "; ")
    }
    return CriterionResult(
      id: criterion.id, label: criterion.label, outcome: values.verdict(criterion.id),
      fact: known.isEmpty ? nil : said("belum diketahui"), threshold: threshold, citation: criterion.citation,
      source: known.first?.input.citation?.origin,
      reason: Sentence(id: "opini LKPD \(reason(.id))", en: "opinions \(reason(.en))"))
  }

  // MARK: Contest

  /// Where the prizes stand, as their parameters cite it.
  private var prizeCitation: String? {
    let rule = parameters.pack.components.lazy.compactMap(\.prizes).first
    return rule?.prizes.sorted { $0.key < $1.key }.lazy.compactMap { parameters[$0.value]?.reference }
      .first { !$0.isEmpty }
  }

  private func sector(_ sector: String) -> CriterionResult {
    let id = CalculationBuilder.sector(sector)
    let input = calculation.input(CalculationBuilder.rank(sector))
    let label = calculation.step(id)?.label ?? Sentence(id: sector, en: sector)
    let citation = prizeCitation ?? legal
    let outcome = values.verdict(id)
    let rank = input?.value.text
    switch outcome {
    case .met:
      let keys = input?.citation?.source.split(separator: ";").joined(separator: ", ") ?? ""
      return CriterionResult(
        id: id, label: label, outcome: outcome, fact: rank, threshold: "1–3", citation: citation,
        source: input?.citation?.origin,
        reason: Sentence(
          id: "peringkat \(rank ?? "?"), sumber \(keys)", en: "rank \(rank ?? "?"), source \(keys)"))
    case .unmet:
      return CriterionResult(
        id: id, label: label, outcome: outcome, fact: "tidak menang", threshold: "1–3", citation: citation,
        source: input?.citation?.origin,
        reason: Sentence(
          id: "ketiga pemenang terlihat, wilayah ini bukan", en: "all three winners were seen, others"))
    case .unknown:
      return CriterionResult(
        id: id, label: label, outcome: outcome, fact: rank, threshold: "1–3", citation: citation, source: nil,
        reason: rank == nil
          ? Sentence(id: "pemenang sektor ini tidak terlihat", en: "the winners of this sector were not seen")
          : Sentence(
            id: "hadiah belum diketahui pada \(parameters.lawAsOf)",
            en: "the prize is not known on \(parameters.lawAsOf)"))
    }
  }
}

extension [CriterionResult] {
  /// Unmet, then not known, then met; in the order of the rules among equals, on every level.
  var failingFirst: [CriterionResult] {
    func rank(_ verdict: Verdict) -> Int { verdict == .unmet ? 0 : verdict == .unknown ? 1 : 2 }
    return map { node in
      var node = node
      node.children = node.children.failingFirst
      return node
    }.enumerated().sorted {
      (rank($0.element.outcome), $0.offset) < (rank($1.element.outcome), $1.offset)
    }.map(\.element)
  }
}
