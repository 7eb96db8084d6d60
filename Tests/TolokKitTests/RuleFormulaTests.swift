import Foundation  // files in a temporary folder
import TestSupport
import Testing
import TolokCore

import Tabular

/// One expression, two renderings: what the evaluator says and what LibreOffice calculates from the formula.
@Suite struct RuleFormulaTests {
  private static let cases = 10_000
  private static let seed: UInt64 = 4_711

  @Test(.enabled(if: Places.has("soffice"), "LibreOffice is not installed"))
  func calculatesWhatLibreOfficeCalculates() throws {
    let folder = try Places.temporary("rule-formulas")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var generator = Seeded(state: Self.seed)
    var book = FormulaBook()
    let scale = RandomRule.scale
    book.define("skala_x", "'U'!$A$1:$D$1")
    book.define("skala_x_urutan", "'U'!$A$2:$D$2")
    book.define("tahun", "'U'!$E$1:$H$1")
    book.add(
      scale.words.map { .text($0) } + RandomRule.years.map { .number(Double($0)) })
    book.add((1...scale.words.count).map { .number(Double($0)) })
    var expected: [(RuleExpression, RandomRule, RuleValue)] = []
    for index in 0..<Self.cases {
      let rule = RandomRule(row: index + 3, using: &generator)
      let expression = rule.expression(using: &generator)
      expected.append((expression, rule, expression.value(in: rule)))
      book.add(rule.cells + [.formula(expression.formula(rule.places))])
    }
    let path = "\(folder)/uji.xlsx"
    try Data(book.bytes).write(to: URL(filePath: path))
    let out = "\(folder)/out"
    let outcome = try LibreOffice.recalculate([path], into: out)
    #expect(outcome.code == 0, "\(outcome.err)")
    let bytes = [UInt8](try #require(FileManager.default.contents(atPath: "\(out)/uji.xlsx")))
    let sheet = try #require(try FileReader().read(bytes: bytes, name: "uji.xlsx").sheets.first)
    var calculated: [Int: CellValue] = [:]
    for cell in sheet.cells where cell.address.column == RandomRule.width + 1 {
      calculated[cell.address.row] = cell.value
    }
    var wrong = 0, kinds: Set<String> = []
    for (index, (expression, rule, value)) in expected.enumerated() {
      let got = RuleValue(calculated[index + 3])
      kinds.insert("\(expression)".prefix { $0 != "(" }.description)
      guard !got.agrees(with: value) else { continue }
      wrong += 1
      if wrong < 10 {
        Issue.record(
          "seed \(Self.seed), case \(index): \(expression.formula(rule.places)) is \(got), evaluator \(value); \(rule.cells)"
        )
      }
    }
    #expect(wrong == 0, "\(wrong) of \(Self.cases), seed \(Self.seed)")
    #expect(kinds.count > 20, "\(kinds.sorted())")
  }
}
