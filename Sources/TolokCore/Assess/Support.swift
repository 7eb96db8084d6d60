/// An assumed fact, an inferred or expired parameter, or a value of a scenario, under a result.
package struct Assumption: Hashable, Sendable {
  package enum Kind: String, Sendable { case fact, parameter }
  package enum Reason: String, Sendable {
    /// `simpulan`: read out of what sources say.
    case inference
    /// `andaian`: nobody said it.
    case assumption
    /// Past the day by which somebody had to look at it again.
    case expired
    /// Typed in by the user.
    case scenario

    package var label: Sentence {
      switch self {
      case .inference: Sentence(id: "simpulan", en: "inference")
      case .assumption: Sentence(id: "andaian", en: "assumption")
      case .expired: Sentence(id: "kedaluwarsa", en: "expired")
      case .scenario: Sentence(id: "skenario", en: "scenario")
      }
    }
  }
  package var kind: Kind
  /// Key of the input or id of the parameter.
  package var id: String
  package var label: Sentence
  package var reason: Reason
  /// As it is used; nil where it is not known.
  package var value: String?
}

/// What a result rests on: the fewest assumptions that decide it.
///
/// Only what was read on the way counts. A test that one certain fact fails rests on that fact alone, whatever
/// else was assumed; the amount of the ledger does not rest on the rounding of a share that was never worked out.
struct Support {
  private let calculation: Calculation
  private let values: CalculationValues
  private let reading: StepReading
  private let steps: [String: CalculationStep]

  init(
    _ calculation: Calculation, _ values: CalculationValues, _ parameters: ResolvedParameters,
    _ edits: CalculationEdits
  ) {
    self.calculation = calculation
    self.values = values
    reading = StepReading(calculation, parameters, edits, .id)
    steps = Dictionary(calculation.steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Assumptions under the steps, in the order of inputs and parameters.
  func assumptions(under ids: [String]) -> [Assumption] {
    var memo: [String: Set<Assumption>] = [:]
    let found = ids.reduce(into: Set<Assumption>()) { $0.formUnion(under(step: $1, &memo)) }
    let order = calculation.inputs.map(\.key) + reading.parameters.entries.map(\.id)
    let places = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return found.sorted { (places[$0.id] ?? 0, $0.id) < (places[$1.id] ?? 0, $1.id) }
  }

  private func under(step id: String, _ memo: inout [String: Set<Assumption>]) -> Set<Assumption> {
    if let known = memo[id] { return known }
    guard let step = steps[id] else { return [] }
    let found = under(step.expression, step, reading.scope(of: step, done: values.values), &memo)
    memo[id] = found
    return found
  }

  private func under(
    _ expression: RuleExpression, _ step: CalculationStep, _ scope: StepScope,
    _ memo: inout [String: Set<Assumption>]
  ) -> Set<Assumption> {
    func all(_ parts: [RuleExpression]) -> Set<Assumption> {
      parts.reduce(into: []) { $0.formUnion(under($1, step, scope, &memo)) }
    }
    func fewest(_ parts: [RuleExpression]) -> Set<Assumption> {
      parts.map { under($0, step, scope, &memo) }.min { $0.count < $1.count } ?? []
    }
    func sign(_ part: RuleExpression) -> Int { part.value(in: scope).verdict.sign }
    switch expression {
    case .fact: return step.input.map { fact($0) } ?? []
    case .limit: return step.limit.map { parameter($0) } ?? []
    case .step(let id): return under(step: id, &memo)
    case .parameter(let id): return parameter(id)
    case .constant, .notKnown, .isBaseline, .names, .unknownParameters, .wordOfFirstMet: return []
    case .whileUnchanged(let id, let test): return parameter(id).union(all([test]))
    case .all(let parts): return decisive(parts, by: -1, value: sign(expression), all, fewest, sign)
    case .any(let parts): return decisive(parts, by: 1, value: sign(expression), all, fewest, sign)
    case .firstJudged(let parts): return all(parts.first { sign($0) != 0 }.map { [$0] } ?? [])
    case .window(let tests, let years, let last, let count):
      return window(
        zip(tests, years).map { ($0, $1) }, last, count, sign(expression), scope, all, fewest, sign)
    case .lookup(let key, let keys, let results):
      let number = key.value(in: scope).number
      let place = keys.firstIndex { number != nil && $0.value(in: scope).number == number }
      return all([key] + (place.map { [keys[$0], results[$0]] } ?? []))
    case .firstKnown(let parts):
      return all(parts.first { $0.value(in: scope).number != nil }.map { [$0] } ?? [])
    case .when(let test, let met, let unmet, let otherwise):
      switch test.value(in: scope).verdict {
      case .met: return all([test, met])
      case .unmet: return all([test, unmet])
      case .unknown: return all([test, otherwise])
      }
    case .isYes, .same, .atLeastOnScale, .compare, .isNumber, .isOnScale, .not, .sum, .difference, .product,
      .quotient, .smallest, .largest, .magnitude, .count, .rounded:
      return all(expression.operands)
    }
  }

  /// One part decides alone against the others; without it all of them do; what is not known rests on nothing.
  private func decisive(
    _ parts: [RuleExpression], by alone: Int, value: Int, _ all: ([RuleExpression]) -> Set<Assumption>,
    _ fewest: ([RuleExpression]) -> Set<Assumption>, _ sign: (RuleExpression) -> Int
  ) -> Set<Assumption> {
    value == alone ? fewest(parts.filter { sign($0) == alone }) : value == -alone ? all(parts) : []
  }

  private func window(
    _ years: [(test: String, year: Int)], _ last: RuleExpression, _ count: RuleExpression, _ value: Int,
    _ scope: StepScope, _ all: ([RuleExpression]) -> Set<Assumption>,
    _ fewest: ([RuleExpression]) -> Set<Assumption>,
    _ sign: (RuleExpression) -> Int
  ) -> Set<Assumption> {
    guard value != 0, let end = last.value(in: scope).number, let length = count.value(in: scope).number,
      let first = end - length
    else { return [] }
    let inside = years.filter { Fraction($0.year) > first && Fraction($0.year) <= end }
      .map { RuleExpression.step($0.test) }
    let tests = value < 0 ? fewest(inside.filter { sign($0) < 0 }) : all(inside)
    return tests.union(all([last, count]))
  }

  // MARK: What is read

  private func fact(_ key: String) -> Set<Assumption> {
    guard let input = reading.inputs[key], reading.isAssumed(input: key) else { return [] }
    let reason: Assumption.Reason =
      reading.changedInputs.contains(key)
      ? .scenario : input.citation?.confidence == .simpulan ? .inference : .assumption
    return [
      Assumption(
        kind: .fact, id: key, label: input.label, reason: reason,
        value: reading.value(input: key).text(input.kind))
    ]
  }

  private func parameter(_ id: String) -> Set<Assumption> {
    guard reading.isAssumed(parameter: id), let entry = reading.parameters[id] else { return [] }
    let reason: Assumption.Reason =
      reading.changedParameters.contains(id)
      ? .scenario
      : entry.status == .expired ? .expired : entry.confidence == .simpulan ? .inference : .assumption
    return [
      Assumption(
        kind: .parameter, id: id, label: entry.label, reason: reason,
        value: reading.value(parameter: id).text(entry.kind))
    ]
  }
}
