/// Where an expression finds its operands in a workbook.
package protocol FormulaPlaces {
  /// Cells of the step itself.
  var fact: String { get }
  var limit: String { get }
  func step(_ id: String) -> String
  /// The cells of consecutive steps: `E8:E12`.
  func range(_ ids: [String]) -> String
  func parameter(_ id: String) -> String
  /// The cell that is 1 when the parameter differs from its baseline.
  func changed(parameter id: String) -> String
  /// A sum over the marks of change of everything the calculation reads.
  var changes: String { get }
  /// The cell of a label, of a step or a parameter.
  func label(_ id: String) -> String
  /// Names of the words of a scale and of their numbers, 1 the lowest.
  func scale(_ id: String) -> (words: String, order: String)
  /// Name of the years beside the tests of a window.
  func years(_ ids: [String]) -> String
  /// A word as the cells show it.
  func shown(_ word: String) -> String
  var unknown: String { get }
  var language: Language { get }
}

/// Formulas in what Excel 2010, LibreOffice and WPS share: IF IFERROR AND OR MIN MAX SUM SUMPRODUCT COUNT ROUND
/// ABS MID ISNUMBER.
extension RuleExpression {
  /// Without the leading `=`.
  package func formula(_ places: some FormulaPlaces) -> String {
    let unknown = Self.quoted(places.unknown)
    func f(_ expression: RuleExpression) -> String { expression.formula(places) }
    switch self {
    case .fact: return places.fact
    case .limit: return places.limit
    case .step(let id): return places.step(id)
    case .parameter(let id): return places.parameter(id)
    case .constant(let number): return String(number)
    case .notKnown: return unknown
    case .isBaseline: return "IF(\(places.changes)=0,1,-1)"
    case .isYes, .same, .atLeastOnScale, .compare, .isNumber, .isOnScale, .whileUnchanged: return test(places)
    case .all(let all): return all.isEmpty ? "0" : "MIN(\(all.map(f).joined(separator: ",")))"
    case .any(let all): return all.isEmpty ? "0" : "MAX(\(all.map(f).joined(separator: ",")))"
    case .not(let test): return "0-(\(f(test)))"
    case .firstJudged(let all):
      guard let last = all.last else { return "0" }
      return all.dropLast().reversed().reduce(f(last)) { rest, next in "IF(\(f(next))<>0,\(f(next)),\(rest))"
      }
    case .window(let tests, _, let last, let count): return window(tests, f(last), f(count), places)
    case .when(let test, let met, let unmet, let otherwise):
      return "IF(\(f(test))=1,\(f(met)),IF(\(f(test))=-1,\(f(unmet)),\(f(otherwise))))"
    case .firstKnown(let all):
      return all.reversed().reduce(unknown) { rest, next in "IF(ISNUMBER(\(f(next))),\(f(next)),\(rest))" }
    case .count(let verdict, let tests):
      return tests.isEmpty
        ? "0" : "SUM(\(tests.map { "IF(\(f($0))=\(verdict.sign),1,0)" }.joined(separator: ",")))"
    case .sum, .product, .difference, .quotient, .smallest, .largest, .magnitude, .lookup, .rounded:
      return number(places, unknown)
    case .names(let ids, let verdict):
      return Self.list(ids.map { "IF(\(places.step($0))=\(verdict.sign),\"; \"&\(places.label($0)),\"\")" })
    case .unknownParameters(let ids):
      return Self.list(
        ids.map {
          "IF(OR(\(places.parameter($0))=\(unknown),\(places.parameter($0))=\"\"),\"; \"&\(places.label($0)),\"\")"
        })
    case .wordOfFirstMet(let tests, let words, let none):
      return zip(tests, words).reversed().reduce(Self.quoted(none[places.language])) { rest, next in
        "IF(\(f(next.0))=1,\(Self.quoted(next.1[places.language])),\(rest))"
      }
    }
  }

  private static func list(_ parts: [String]) -> String {
    parts.isEmpty ? "\"\"" : "MID(\(parts.joined(separator: "&")),3,1000)"
  }

  package static func quoted(_ text: String) -> String {
    "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  // MARK: Tests

  private func test(_ places: some FormulaPlaces) -> String {
    func f(_ expression: RuleExpression) -> String { expression.formula(places) }
    // Equality and never MATCH: a pasted "*" or "?" would match any word there.
    func place(_ a: RuleExpression, _ scale: Scale) -> String {
      let (words, order) = places.scale(scale.id)
      return "SUMPRODUCT((\(words)=\(f(a)))*\(order))"
    }
    switch self {
    case .isYes(let a):
      let (yes, no) = (Self.quoted(places.shown(Answer.yes)), Self.quoted(places.shown(Answer.no)))
      return "IF(\(f(a))=\(yes),1,IF(\(f(a))=\(no),-1,0))"
    case .same(let a, let b, let words):
      func isOne(_ cell: String) -> String {
        "OR(\(words.map { "\(cell)=\(Self.quoted(places.shown($0)))" }.joined(separator: ",")))"
      }
      return "IF(AND(\(isOne(f(a))),\(isOne(f(b)))),IF(\(f(a))=\(f(b)),1,-1),0)"
    case .atLeastOnScale(let a, let b, let scale):
      let (left, right) = (place(a, scale), place(b, scale))
      return "IF(OR(\(left)=0,\(right)=0),0,IF(\(left)>=\(right),1,-1))"
    case .compare(let a, let comparison, let b):
      return "IF(\(Self.areNumbers([a, b], places)),IF(\(f(a))\(comparison.rawValue)\(f(b)),1,-1),0)"
    case .isNumber(let a): return "IF(ISNUMBER(\(f(a))),1,0)"
    case .isOnScale(let a, let scale): return "IF(\(place(a, scale))>0,1,0)"
    case .whileUnchanged(let id, let test): return "IF(\(places.changed(parameter: id))=1,0,\(f(test)))"
    default: return "0"
    }
  }

  private func window(_ tests: [String], _ last: String, _ count: String, _ places: some FormulaPlaces)
    -> String
  {
    let years = places.years(tests), cells = places.range(tests)
    let inside = "(\(years)>\(last)-\(count))*(\(years)<=\(last))"
    let met = "SUMPRODUCT(\(inside)*(\(cells)=1))"
    return
      "IFERROR(IF(SUMPRODUCT(\(inside)*(\(cells)=-1))>0,-1,IF(AND(\(met)>0,\(met)>=\(count)),1,0)),0)"
  }

  // MARK: Numbers

  private static func areNumbers(_ all: [RuleExpression], _ places: some FormulaPlaces) -> String {
    let tested = all.filter { if case .constant = $0 { false } else { true } }
    guard tested.count > 1 else {
      return tested.first.map { "ISNUMBER(\($0.formula(places)))" } ?? "1=1"
    }
    return "AND(\(tested.map { "ISNUMBER(\($0.formula(places)))" }.joined(separator: ",")))"
  }

  private func number(_ places: some FormulaPlaces, _ unknown: String) -> String {
    func f(_ expression: RuleExpression) -> String { expression.formula(places) }
    func guarded(_ all: [RuleExpression], _ body: String) -> String {
      all.isEmpty ? unknown : "IF(\(Self.areNumbers(all, places)),\(body),\(unknown))"
    }
    func joined(_ name: String, _ all: [RuleExpression]) -> String {
      guarded(all, "\(name)(\(all.map(f).joined(separator: ",")))")
    }
    switch self {
    case .sum(let all): return joined("SUM", all)
    case .product(let all): return guarded(all, all.map { "(\(f($0)))" }.joined(separator: "*"))
    case .difference(let a, let b): return guarded([a, b], "(\(f(a)))-(\(f(b)))")
    case .quotient(let a, let b): return guarded([a, b], "IF(\(f(b))=0,\(unknown),(\(f(a)))/(\(f(b))))")
    case .smallest(let all): return joined("MIN", all)
    case .largest(let all): return joined("MAX", all)
    case .magnitude(let a): return guarded([a], "ABS(\(f(a)))")
    case .rounded(let a, let unit):
      let (value, step) = (f(a), f(unit))
      return guarded(
        [a],
        "IF(ISNUMBER(\(step)),IF(\(step)>0,ROUND((\(value))/(\(step)),0)*(\(step)),\(value)),\(value))")
    case .lookup(let key, let keys, let values):
      let found = zip(keys, values).reversed().reduce(unknown) { rest, next in
        "IF(\(f(key))=\(f(next.0)),IF(ISNUMBER(\(f(next.1))),\(f(next.1)),\(unknown)),\(rest))"
      }
      return guarded([key], found)
    default: return unknown
    }
  }
}
