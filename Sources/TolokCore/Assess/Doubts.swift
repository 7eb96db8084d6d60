/// A cell not beyond doubt that the verdict leans on: alone or with others it could turn it.
package struct Doubt: Hashable, Sendable {
  /// Key of the input.
  package var input: String
  package var label: Sentence
  /// "simpulan (S13)", "sumber berbeda: ya (S21), tidak (S78)", "temuan E0312 pada selnya".
  package var reason: Sentence
}

/// Looks for inputs known only by inference or assumption, said differently by two sources, or with an open finding
/// on their cell, whose fall would turn a verdict. A verdict that is not known cannot be turned, so it has none.
struct Doubts {
  let calculation: Calculation
  let parameters: ResolvedParameters
  let edits: CalculationEdits
  /// Codes of the open findings of a cell.
  let findings: [Provenance: [String]]

  /// Sets larger than this are not searched: nobody can act on them.
  static let largest = 3

  func found() -> [Doubt] {
    let verdict = self.verdict([:])
    guard verdict != .unknown else { return [] }
    let uncertain = candidates()
    var turning: [Set<Int>] = []
    for size in 1...Self.largest {
      for places in uncertain.indices.subsets(of: size)
      where !turning.contains(where: { $0.isSubset(of: places) }) {
        let readings = places.map { place in
          uncertain[place].readings.map { (uncertain[place].doubt.input, $0) }
        }
        if readings.choices.contains(where: { choice in
          self.verdict(Dictionary(choice, uniquingKeysWith: { first, _ in first })) != verdict
        }) {
          turning.append(Set(places))
        }
      }
    }
    let places = turning.reduce(into: Set<Int>()) { $0.formUnion($1) }
    return places.sorted().map { uncertain[$0].doubt }
  }

  private func verdict(_ changes: [String: RuleValue]) -> Verdict {
    var edits = edits
    edits.inputs.merge(changes) { _, new in new }
    return calculation.evaluate(parameters, edits: edits).verdict(calculation.verdict)
  }

  /// Inputs in doubt with what they could be instead: not known, or what another source says.
  private func candidates() -> [(doubt: Doubt, readings: [RuleValue])] {
    let contradicted = contradictions()
    return calculation.inputs.compactMap { input in
      // A value typed into a scenario is the user's own.
      guard edits.inputs[input.key] == nil, input.value != .unknown else { return nil }
      var reasons: [Sentence] = []
      if let citation = input.citation, input.isAssumed {
        reasons.append(FactWords.source(citation))
      }
      if !input.others.isEmpty { reasons.append(input.others.dispute) }
      if let statement = contradicted[input.key] {
        let source = statement.citation.map(FactWords.source) ?? statement.label
        let value = FactWords.said(statement.value, statement.kind)
        reasons.append(
          Sentence(
            id: "pernyataan menyebut sebaliknya: \(value.id), \(source.id)",
            en: "a statement says otherwise: \(value.en), \(source.en)"))
      }
      let codes = input.citation?.origin.flatMap { findings[$0] } ?? []
      if !codes.isEmpty {
        let list = codes.joined(separator: ", ")
        reasons.append(
          Sentence(id: "temuan terbuka \(list) pada selnya", en: "open finding \(list) on its cell"))
      }
      guard !reasons.isEmpty else { return nil }
      let reason = Sentence(
        id: reasons.map(\.id).joined(separator: "; "), en: reasons.map(\.en).joined(separator: "; "))
      return (
        Doubt(input: input.key, label: input.label, reason: reason),
        [.unknown] + input.others.map { RuleValue(text: $0.value) }
      )
    }
  }
}

extension Doubts {
  /// Measured facts whose test comes out against the statement about it, with the statement.
  private func contradictions() -> [String: CalculationInput] {
    let values = calculation.evaluate(parameters, edits: edits)
    var found: [String: CalculationInput] = [:]
    for step in calculation.steps where step.id.hasSuffix("_ukuran") {
      let test = String(step.id.dropLast("_ukuran".count))
      let measured = values.verdict(step.id), stated = values.verdict("\(test)_pernyataan")
      guard measured != .unknown, stated != .unknown, measured != stated,
        let statement = calculation.input(test)
      else { continue }
      for key in [step.input].compactMap({ $0 })
        + step.expression.steps.compactMap({ calculation.step($0)?.input })
      {
        if calculation.input(key)?.value != .unknown { found[key] = statement }
      }
    }
    return found
  }
}

extension Range<Int> {
  /// Every subset of that many members, in order.
  func subsets(of size: Int) -> [[Int]] {
    guard size > 0 else { return [[]] }
    return flatMap { first -> [[Int]] in
      first + 1 > upperBound ? [] : ((first + 1)..<upperBound).subsets(of: size - 1).map { [first] + $0 }
    }
  }
}

extension Array where Element: Sequence {
  /// One member of each list, in every combination.
  var choices: [[Element.Element]] {
    reduce([[]]) { chosen, list in chosen.flatMap { head in list.map { head + [$0] } } }
  }
}
