/// One step of a rule as a tree. The same tree gives the value (`RuleExpression+Value`), the formula of a
/// workbook (`RuleExpression+Formula`) and the sentence a reader checks (`RuleExpression+Words`).
///
/// A test yields 1 (met), −1 (unmet) or 0 (cannot be assessed); a number that lacks an operand is `unknown`.
package indirect enum RuleExpression: Hashable, Sendable {
  // MARK: What is read
  /// The fact of the step itself.
  case fact
  /// The limit of the step itself: a parameter.
  case limit
  /// The result of an earlier step.
  case step(String)
  /// A parameter of the pack.
  case parameter(String)
  /// A number of arithmetic, never one of the law.
  case constant(Int)

  // MARK: Tests
  /// "ya" is met, "tidak" unmet.
  case isYes(RuleExpression)
  /// Both are words of the vocabulary and equal.
  case same(RuleExpression, RuleExpression, among: [String])
  /// The word stands at least as high as the other on the scale; a word outside of it cannot be assessed.
  case atLeastOnScale(RuleExpression, RuleExpression, scale: Scale)
  case compare(RuleExpression, Comparison, RuleExpression)
  /// 1 for a number, 0 for anything else.
  case isNumber(RuleExpression)
  /// 1 for a word of the scale, 0 for anything else.
  case isOnScale(RuleExpression, scale: Scale)
  /// The test, while the parameter has its baseline value; 0 once it was changed.
  case whileUnchanged(parameter: String, RuleExpression)
  /// 1 while no input of the calculation and no parameter of the pack was changed, else −1.
  case isBaseline

  // MARK: Three-valued logic
  case all([RuleExpression])
  case any([RuleExpression])
  case not(RuleExpression)
  /// The first that is not 0.
  case firstJudged([RuleExpression])
  /// Tests of consecutive years: of the last `count` up to `last` one unmet fails all; all must be met.
  case window(tests: [String], years: [Int], last: RuleExpression, count: RuleExpression)

  // MARK: Numbers
  case sum([RuleExpression])
  case difference(RuleExpression, RuleExpression)
  case product([RuleExpression])
  /// Unknown when divided by zero.
  case quotient(RuleExpression, RuleExpression)
  case smallest([RuleExpression])
  case largest([RuleExpression])
  case magnitude(RuleExpression)
  /// How many of the tests have the verdict.
  case count(Verdict, of: [RuleExpression])
  /// The value beside the first key equal to the number; unknown without one.
  case lookup(RuleExpression, keys: [RuleExpression], values: [RuleExpression])
  /// To the nearest multiple of the unit, halves away from zero; unchanged for a unit of 0 or none.
  case rounded(RuleExpression, unit: RuleExpression)
  /// The first that is a number.
  case firstKnown([RuleExpression])
  /// By the test: met, unmet, cannot be assessed.
  case when(RuleExpression, met: RuleExpression, unmet: RuleExpression, otherwise: RuleExpression)
  /// No number: "belum diketahui".
  case notKnown

  // MARK: Words
  /// Labels of the steps with the verdict, one after the other: "a; b".
  case names([String], where: Verdict)
  /// Labels of the parameters without a number or word, one after the other.
  case unknownParameters([String])
  /// The word beside the first test that is met; the last word when there is none.
  case wordOfFirstMet([RuleExpression], words: [Sentence], none: Sentence)

  package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"
    case equal = "="
  }

  /// Words in order, lowest first.
  package struct Scale: Hashable, Sendable {
    package var id: String
    package var words: [String]
    package init(id: String, words: [String]) {
      self.id = id
      self.words = words
    }
    /// 1 is the lowest; 0 is no word of the scale. A workbook compares without regard to case, and so does this.
    package func place(of value: RuleValue) -> Int {
      guard case .word(let word) = value else { return 0 }
      return (words.firstIndex { $0.lowercased() == word.lowercased() } ?? -1) + 1
    }
  }

  /// Expressions directly below, in order.
  package var operands: [RuleExpression] {
    switch self {
    case .fact, .limit, .step, .parameter, .constant, .isBaseline, .notKnown, .names, .unknownParameters: []
    case .same(let a, let b, _), .atLeastOnScale(let a, let b, _), .compare(let a, _, let b),
      .difference(let a, let b), .quotient(let a, let b):
      [a, b]
    case .isYes(let a), .isNumber(let a), .isOnScale(let a, _), .whileUnchanged(_, let a), .not(let a),
      .magnitude(let a):
      [a]
    case .all(let all), .any(let all), .firstJudged(let all), .sum(let all), .product(let all),
      .smallest(let all), .largest(let all), .count(_, let all), .firstKnown(let all),
      .wordOfFirstMet(let all, _, _):
      all
    case .window(let tests, _, let last, let count): tests.map { .step($0) } + [last, count]
    case .lookup(let key, let keys, let values): [key] + keys + values
    case .rounded(let a, let unit): [a, unit]
    case .when(let test, let met, let unmet, let otherwise): [test, met, unmet, otherwise]
    }
  }

  /// Ids of the steps it reads, anywhere below, each once.
  package var steps: [String] { collected { if case .step(let id) = $0 { id } else { nil } } }
  /// Ids of the parameters it reads beside its own limit.
  package var parameters: [String] {
    collected {
      switch $0 {
      case .parameter(let id), .whileUnchanged(let id, _): id
      default: nil
      }
    }
  }

  private func collected(_ pick: (RuleExpression) -> String?) -> [String] {
    var found: [String] = []
    func visit(_ node: RuleExpression) {
      if let id = pick(node), !found.contains(id) { found.append(id) }
      node.operands.forEach(visit)
    }
    visit(self)
    return found
  }
}
