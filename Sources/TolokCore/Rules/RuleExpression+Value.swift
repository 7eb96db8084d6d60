/// Where an expression reads.
package protocol RuleScope {
  var fact: RuleValue { get }
  var limit: RuleValue { get }
  func step(_ id: String) -> RuleValue
  func parameter(_ id: String) -> RuleValue
  func isChanged(parameter id: String) -> Bool
  /// Nothing that the calculation reads was changed.
  var isBaseline: Bool { get }
  /// Name of a step or parameter in a list.
  func label(_ id: String) -> Sentence
  var language: Language { get }
}

extension RuleExpression {
  /// The value in `scope`; never traps, whatever a person typed into a cell.
  package func value(in scope: some RuleScope) -> RuleValue {
    switch self {
    case .fact: scope.fact
    case .limit: scope.limit
    case .step(let id): scope.step(id)
    case .parameter(let id): scope.parameter(id)
    case .constant(let number): .whole(number)
    case .notKnown: .unknown
    case .isYes, .same, .atLeastOnScale, .compare, .isNumber, .isOnScale, .whileUnchanged, .isBaseline:
      .whole(test(in: scope))
    case .all, .any, .not, .firstJudged, .window: .whole(verdict(in: scope))
    case .names(let ids, let verdict): .word(list(ids, verdict, in: scope))
    case .unknownParameters(let ids):
      .word(
        ids.filter { scope.parameter($0) == .unknown }.map { scope.label($0)[scope.language] }
          .joined(separator: "; "))
    case .wordOfFirstMet(let tests, let words, let none):
      .word((tests.firstIndex { $0.value(in: scope) == .whole(1) }.map { words[$0] } ?? none)[scope.language])
    case .when(let test, let met, let unmet, let otherwise):
      switch test.value(in: scope).verdict {
      case .met: met.value(in: scope)
      case .unmet: unmet.value(in: scope)
      case .unknown: otherwise.value(in: scope)
      }
    case .firstKnown(let all):
      all.lazy.map { $0.value(in: scope) }.first { $0.number != nil } ?? .unknown
    case .count(let verdict, let tests):
      .whole(tests.filter { $0.value(in: scope) == .verdict(verdict) }.count)
    case .sum, .product, .difference, .quotient, .smallest, .largest, .magnitude, .lookup, .rounded:
      number(in: scope).map { .number($0) } ?? .unknown
    }
  }

  // MARK: Tests

  private func test(in scope: some RuleScope) -> Int {
    switch self {
    case .isYes(let a):
      let place = Scale(id: "", words: [Answer.no, Answer.yes]).place(of: a.value(in: scope))
      return [0, -1, 1][place]
    case .same(let a, let b, let words):
      let scale = Scale(id: "", words: words)
      let (left, right) = (scale.place(of: a.value(in: scope)), scale.place(of: b.value(in: scope)))
      return left == 0 || right == 0 ? 0 : left == right ? 1 : -1
    case .atLeastOnScale(let a, let b, let scale):
      let (left, right) = (scale.place(of: a.value(in: scope)), scale.place(of: b.value(in: scope)))
      return left == 0 || right == 0 ? 0 : left >= right ? 1 : -1
    case .compare(let a, let comparison, let b):
      guard let left = a.value(in: scope).number, let right = b.value(in: scope).number else { return 0 }
      return comparison.holds(left, right) ? 1 : -1
    case .isNumber(let a): return a.value(in: scope).number == nil ? 0 : 1
    case .isOnScale(let a, let scale): return scale.place(of: a.value(in: scope)) > 0 ? 1 : 0
    case .whileUnchanged(let id, let test):
      return scope.isChanged(parameter: id) ? 0 : test.value(in: scope).verdict.sign
    case .isBaseline: return scope.isBaseline ? 1 : -1
    default: return 0
    }
  }

  // MARK: Three-valued logic

  private func verdict(in scope: some RuleScope) -> Int {
    func signs(_ all: [RuleExpression]) -> [Int] { all.map { $0.value(in: scope).verdict.sign } }
    switch self {
    case .all(let all): return signs(all).min() ?? 0
    case .any(let all): return signs(all).max() ?? 0
    case .not(let test): return -test.value(in: scope).verdict.sign
    case .firstJudged(let all): return signs(all).first { $0 != 0 } ?? 0
    case .window(let tests, let years, let last, let count):
      guard let last = last.value(in: scope).number, let count = count.value(in: scope).number,
        let first = last - count
      else { return 0 }
      let inside = zip(tests, years).filter { Fraction($1) > first && Fraction($1) <= last }
        .map { scope.step($0.0).verdict }
      if inside.contains(.unmet) { return -1 }
      let met = inside.filter { $0 == .met }.count
      return met > 0 && Fraction(met) >= count ? 1 : 0
    default: return 0
    }
  }

  // MARK: Numbers

  private func number(in scope: some RuleScope) -> Fraction? {
    func numbers(_ all: [RuleExpression]) -> [Fraction]? {
      var found: [Fraction] = []
      for expression in all {
        guard let number = expression.value(in: scope).number else { return nil }
        found.append(number)
      }
      return found.isEmpty ? nil : found
    }
    func folded(_ all: [Fraction]?, _ join: (Fraction, Fraction) -> Fraction?) -> Fraction? {
      guard let all else { return nil }
      return all.dropFirst().reduce(all[0] as Fraction?) { total, next in total.flatMap { join($0, next) } }
    }
    switch self {
    case .sum(let all): return folded(numbers(all), +)
    case .product(let all): return folded(numbers(all), *)
    case .difference(let a, let b): return folded(numbers([a, b]), -)
    case .quotient(let a, let b): return folded(numbers([a, b]), /)
    case .smallest(let all): return numbers(all)?.min()
    case .largest(let all): return numbers(all)?.max()
    case .magnitude(let a): return numbers([a]).map { $0[0] < .zero ? -$0[0] : $0[0] }
    case .lookup(let key, let keys, let values):
      guard let wanted = key.value(in: scope).number,
        let place = keys.firstIndex(where: { $0.value(in: scope).number == wanted })
      else { return nil }
      return values[place].value(in: scope).number
    case .rounded(let a, let unit):
      guard let value = a.value(in: scope).number else { return nil }
      guard let unit = unit.value(in: scope).number, unit > .zero else { return value }
      return (value / unit).flatMap { Fraction($0.rounded, over: 1) }.flatMap { $0 * unit }
    default: return nil
    }
  }

  private func list(_ ids: [String], _ verdict: Verdict, in scope: some RuleScope) -> String {
    ids.filter { scope.step($0) == .verdict(verdict) }.map { scope.label($0)[scope.language] }
      .joined(separator: "; ")
  }
}

extension RuleExpression.Comparison {
  package func holds(_ a: Fraction, _ b: Fraction) -> Bool {
    switch self {
    case .atLeast: a >= b
    case .atMost: a <= b
    case .above: a > b
    case .below: a < b
    case .equal: a == b
    }
  }
}
