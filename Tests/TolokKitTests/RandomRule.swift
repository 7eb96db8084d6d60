import TestSupport
import TolokCore

/// The cells of one random case, and expressions over them: numbers, words, verdicts and nothing at all.
struct RandomRule: RuleScope {
  static let scale = RuleExpression.Scale(id: "x", words: ["C", "B", "A", "WTP"])
  static let years = [2018, 2019, 2020, 2021]
  /// Columns before the formula.
  static let width = 19

  let row: Int
  let fact: RuleValue
  let limit: RuleValue
  let numbers: [RuleValue]
  let tests: [Int]
  let parameters: [RuleValue]
  let isChangedCell: Bool
  let changeCount: Int
  let language = Language.id

  init(row: Int, using generator: inout Seeded) {
    self.row = row
    func any(_ generator: inout Seeded) -> RuleValue {
      switch Int.random(in: 0..<10, using: &generator) {
      case 0...3: Self.number(&generator)
      case 4...6:
        .word(["ya", "tidak", "A", "b", "WTP", "lain", "*", "?"].randomElement(using: &generator) ?? "")
      default: .unknown
      }
    }
    fact = any(&generator)
    limit = any(&generator)
    numbers = (0..<2).map { _ in
      Int.random(in: 0..<6, using: &generator) == 0 ? any(&generator) : Self.number(&generator)
    }
    tests = (0..<4).map { _ in Int.random(in: -1...1, using: &generator) }
    parameters = (0..<2).map { _ in any(&generator) }
    isChangedCell = Bool.random(using: &generator)
    changeCount = Int.random(in: 0...1, using: &generator)
  }

  private static func number(_ generator: inout Seeded) -> RuleValue {
    let value: Fraction? =
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: Fraction(Int.random(in: 0...3, using: &generator))
      case 1: Fraction(Int.random(in: 2015...2023, using: &generator))
      case 2: Fraction(Int.random(in: -9...999, using: &generator)).map(by: 100)
      case 3: Fraction(Rupiah.random(in: 0...4_000_000_000, using: &generator) * 1_000)
      case 4: Fraction(0)
      default: Fraction(Int.random(in: 1...100, using: &generator))
      }
    return value.map { .number($0) } ?? .unknown
  }

  // MARK: Cells

  private static func cell(_ value: RuleValue) -> FormulaBook.Cell {
    switch value {
    case .number(let number): .number(number.double)
    case .word(let word): .text(word)
    case .unknown: .text("belum diketahui")
    }
  }

  var cells: [FormulaBook.Cell?] {
    [Self.cell(fact), Self.cell(limit)] + numbers.map(Self.cell)
      + tests.map { .number(Double($0)) } + parameters.map(Self.cell)
      + [.number(isChangedCell ? 1 : 0), .number(Double(changeCount)), nil]
      + (0..<4).map { .text("uji \($0)") } + (0..<2).map { .text("parameter \($0)") }
  }

  // MARK: Scope

  func step(_ id: String) -> RuleValue {
    let index = Int(id.dropFirst()) ?? 0
    return id.first == "n" ? numbers[index] : .whole(tests[index])
  }
  func parameter(_ id: String) -> RuleValue { parameters[Int(id.dropFirst()) ?? 0] }
  func isChanged(parameter id: String) -> Bool { isChangedCell }
  var isBaseline: Bool { changeCount == 0 }
  func label(_ id: String) -> Sentence {
    let text = id.first == "p" ? "parameter \(id.dropFirst())" : "uji \(id.dropFirst())"
    return Sentence(id: text, en: text)
  }

  var places: RandomPlaces { RandomPlaces(row: row) }

  // MARK: Expressions

  func expression(using generator: inout Seeded) -> RuleExpression {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0...2: test(2, &generator)
    case 3...6: number(2, &generator)
    default: words(&generator)
    }
  }

  private static let verdicts = ["v0", "v1", "v2", "v3"]

  private func test(_ depth: Int, _ generator: inout Seeded) -> RuleExpression {
    func some(_ generator: inout Seeded) -> [RuleExpression] {
      (0..<Int.random(in: 1...3, using: &generator)).map { _ in test(depth - 1, &generator) }
    }
    guard depth > 0 else { return .step(Self.verdicts.randomElement(using: &generator) ?? "v0") }
    switch Int.random(in: 0..<13, using: &generator) {
    case 0: return .same(.fact, .limit, among: ["ya", "tidak"])
    case 1: return .isYes(operand(&generator))
    case 2: return .atLeastOnScale(operand(&generator), operand(&generator), scale: Self.scale)
    case 3, 4:
      return .compare(
        number(depth - 1, &generator),
        RuleExpression.Comparison.allCases.randomElement(using: &generator) ?? .equal,
        number(depth - 1, &generator))
    case 5: return .isNumber(number(depth - 1, &generator))
    case 6: return .isOnScale(operand(&generator), scale: Self.scale)
    case 7: return .whileUnchanged(parameter: "p0", test(depth - 1, &generator))
    case 8: return .isBaseline
    case 9: return .all(some(&generator))
    case 10: return .any(some(&generator))
    case 11:
      return Bool.random(using: &generator)
        ? .not(test(depth - 1, &generator)) : .firstJudged(some(&generator))
    default:
      return .window(
        tests: Self.verdicts, years: Self.years, last: operand(&generator), count: operand(&generator))
    }
  }

  private func operand(_ generator: inout Seeded) -> RuleExpression {
    [.fact, .limit, .step("n0"), .step("n1"), .parameter("p0"), .parameter("p1")].randomElement(
      using: &generator)
      ?? .fact
  }

  private func number(_ depth: Int, _ generator: inout Seeded) -> RuleExpression {
    func some(_ generator: inout Seeded) -> [RuleExpression] {
      (0..<Int.random(in: 1...3, using: &generator)).map { _ in number(depth - 1, &generator) }
    }
    guard depth > 0 else {
      return Int.random(in: 0..<5, using: &generator) == 0
        ? .constant(Int.random(in: 0...3, using: &generator)) : operand(&generator)
    }
    switch Int.random(in: 0..<13, using: &generator) {
    case 0: return .sum(some(&generator))
    case 1: return .difference(number(depth - 1, &generator), number(depth - 1, &generator))
    case 2: return .product(some(&generator))
    case 3: return .quotient(number(depth - 1, &generator), number(depth - 1, &generator))
    case 4: return .smallest(some(&generator))
    case 5: return .largest(some(&generator))
    case 6: return .magnitude(number(depth - 1, &generator))
    case 7:
      return .count(
        [Verdict.met, .unmet, .unknown].randomElement(using: &generator) ?? .met,
        of: Self.verdicts.map { .step($0) })
    case 8:
      return .lookup(
        operand(&generator), keys: [.constant(1), .constant(2), operand(&generator)],
        values: [operand(&generator), operand(&generator), number(depth - 1, &generator)])
    case 9: return .rounded(number(depth - 1, &generator), unit: operand(&generator))
    case 10: return .firstKnown(some(&generator))
    case 11:
      return .when(
        test(depth - 1, &generator), met: .firstKnown([number(depth - 1, &generator)]), unmet: .notKnown,
        otherwise: .constant(0))
    default: return .firstKnown([.fact, .notKnown, .limit])
    }
  }

  private func words(_ generator: inout Seeded) -> RuleExpression {
    switch Int.random(in: 0..<3, using: &generator) {
    case 0:
      .names(Self.verdicts, where: [Verdict.met, .unmet, .unknown].randomElement(using: &generator) ?? .met)
    case 1: .unknownParameters(["p0", "p1"])
    default:
      .wordOfFirstMet(
        [test(1, &generator), test(1, &generator)],
        words: [Sentence(id: "satu \"a\"", en: ""), Sentence(id: "dua", en: "")],
        none: Sentence(id: "tiada", en: ""))
    }
  }
}

/// Where the cells of a case stand.
struct RandomPlaces: FormulaPlaces {
  let row: Int
  let language = Language.id
  var fact: String { "A\(row)" }
  var limit: String { "B\(row)" }
  var unknown: String { "belum diketahui" }
  var changes: String { "L\(row)" }
  func step(_ id: String) -> String {
    FormulaBook.column((id.first == "n" ? 2 : 4) + (Int(id.dropFirst()) ?? 0)) + "\(row)"
  }
  func range(_ ids: [String]) -> String { "\(step(ids[0])):\(step(ids[ids.count - 1]))" }
  func parameter(_ id: String) -> String { FormulaBook.column(8 + (Int(id.dropFirst()) ?? 0)) + "\(row)" }
  func changed(parameter id: String) -> String { "K\(row)" }
  func label(_ id: String) -> String {
    FormulaBook.column((id.first == "p" ? 17 : 13) + (Int(id.dropFirst()) ?? 0)) + "\(row)"
  }
  func scale(_ id: String) -> (words: String, order: String) { ("skala_x", "skala_x_urutan") }
  func years(_ ids: [String]) -> String { "tahun" }
  func shown(_ word: String) -> String { word }
}

/// A small generator whose seed is printed with every failure.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension Fraction {
  func map(by divisor: Int128) -> Fraction? { Fraction(numerator, over: denominator * divisor) }
}

extension RuleValue {
  /// As a recalculated cell holds it; a formula's empty text is a word of no letters.
  init(_ value: CellValue?) {
    switch value {
    case .number(let number)?: self = Fraction(number).map { .number($0) } ?? .unknown
    case .text("belum diketahui")?: self = .unknown
    case .text(let text)?: self = .word(text)
    case .error(let text)?: self = .word(text)
    case nil, .missing?: self = .word("")
    default: self = .word("?")
    }
  }

  /// To the rupiah for money, to a part in 10¹² for the rest: a workbook counts in binary.
  func agrees(with other: RuleValue) -> Bool {
    guard let a = number?.double, let b = other.number?.double else {
      // A formula hands a word on as it stands, whatever its letters.
      return self == other
    }
    return (a - b).magnitude <= max(1e-9, 1e-12 * max(a.magnitude, b.magnitude))
  }
}
