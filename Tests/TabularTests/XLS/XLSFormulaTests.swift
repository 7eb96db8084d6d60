import Testing
import TolokCore

@testable import Tabular

/// Parsed expressions turned back into what a person typed.
@Suite struct XLSFormulaTests {
  typealias B = BIFFLiteral

  /// Tokens by name, so that the tables below read as expressions.
  enum T {
    static func ref(_ row: Int, _ column: Int, fixed: Bool = false) -> [UInt8] {
      [0x44] + B.u16(row) + B.u16(column | (fixed ? 0 : 0xC000))
    }
    static func area(_ top: Int, _ left: Int, _ bottom: Int, _ right: Int, fixed: Bool = false) -> [UInt8] {
      let bits = fixed ? 0 : 0xC000
      return [0x25] + B.u16(top) + B.u16(bottom) + B.u16(left | bits) + B.u16(right | bits)
    }
    static func int(_ value: Int) -> [UInt8] { [0x1E] + B.u16(value) }
    static func text(_ value: String) -> [UInt8] {
      [0x17, UInt8(value.utf16.count)] + B.unicode(value, wide: true)
    }
    static func function(_ number: Int) -> [UInt8] { [0x41] + B.u16(number) }
    static func function(_ number: Int, _ count: UInt8) -> [UInt8] { [0x42, count] + B.u16(number) }
    static let add: [UInt8] = [0x03]
    static let subtract: [UInt8] = [0x04]
    static let multiply: [UInt8] = [0x05]
    static let power: [UInt8] = [0x07]
    static let minus: [UInt8] = [0x13]
    static let percent: [UInt8] = [0x14]
    static let brackets: [UInt8] = [0x15]
    static let missing: [UInt8] = [0x16]
    static let union: [UInt8] = [0x10]
    static func attribute(_ kind: UInt8, _ data: Int = 0) -> [UInt8] { [0x19, kind] + B.u16(data) }
  }

  static func decoded(_ tokens: [UInt8], extra: [UInt8] = [], globals: [[UInt8]] = []) throws -> String? {
    let sheets = [("Lembar", 0, 0, [B.formula(0, 0, tokens, extra: extra)]), ("Data 2023", 0, 0, [])]
    let workbook = try B.read(B.workbook(globals: globals, sheets: sheets))
    return workbook.sheets[0].cells.first?.formula
  }

  static let expressions: [([[UInt8]], String)] = [
    ([T.ref(0, 1)], "B1"), ([T.ref(0, 1, fixed: true)], "$B$1"), ([T.ref(65535, 255)], "IV65536"),
    ([[0x44] + B.u16(2) + B.u16(0x4000 | 3)], "D$3"), ([[0x44] + B.u16(2) + B.u16(0x8000 | 3)], "$D3"),
    ([T.area(0, 0, 9, 1)], "A1:B10"), ([T.area(0, 1, 65535, 2)], "B:C"),
    ([T.area(1, 0, 2, 255, fixed: true)], "$2:$3"),
    ([T.int(1), T.int(2), T.add, T.int(3), T.multiply], "(1+2)*3"),
    ([T.int(1), T.int(2), T.int(3), T.multiply, T.add], "1+2*3"),
    ([T.int(1), T.int(2), T.int(3), T.subtract, T.subtract], "1-(2-3)"),
    ([T.int(1), T.int(2), T.add, T.brackets, T.int(3), T.multiply], "(1+2)*3"),
    ([T.int(2), T.int(2), T.power, T.minus], "-(2^2)"), ([T.int(2), T.minus, T.int(2), T.power], "-2^2"),
    ([T.int(5), T.percent], "5%"), ([T.text("kata \"kutip\" →")], "\"kata \"\"kutip\"\" →\""),
    ([[0x1F] + B.double(0.1)], "0.1"), ([[0x1F] + B.double(1e-7)], "1E-07"), ([[0x1D, 1]], "TRUE"),
    ([[0x1C, 0x2A]], "#N/A"), ([[0x2A, 0, 0, 0, 0]], "#REF!"), ([T.function(19)], "PI()"),
    ([T.int(8), T.int(2), T.function(39)], "MOD(8,2)"),
    ([T.ref(0, 1), T.missing, T.int(2), T.function(1, 3)], "IF(B1,,2)"),
    ([T.area(0, 0, 1, 0), T.attribute(0x10)], "SUM(A1:A2)"),
    ([T.ref(0, 1), T.attribute(0x02, 9), T.int(1), T.attribute(0x08, 3), T.function(1, 2)], "IF(B1,1)"),
    (
      [T.int(1), [0x19, 0x04] + B.u16(1) + B.u16(0) + B.u16(0), T.int(7), T.function(100, 2)], "CHOOSE(1,7)"
    ),
    ([T.attribute(0x40, 0x0300), T.int(4)], "   4"),
    ([T.ref(0, 0), T.attribute(0x40, 0x0100), T.ref(0, 1), T.attribute(0x40, 0x0200), T.add], "A1  + B1"),
    (
      [
        T.attribute(0x40, 0x0101), T.int(4), T.attribute(0x40, 0x0102), T.attribute(0x40, 0x0104), T.brackets,
      ], " (\n4 )"
    ),
    ([T.int(1), T.attribute(0x40, 0x0104), T.function(4, 1)], "SUM(1 )"),
    ([T.ref(0, 0), T.ref(0, 1), T.union, T.function(4, 1)], "SUM((A1,B1))"),
    ([T.ref(0, 0), T.ref(0, 1), T.union, T.brackets, T.function(4, 1)], "SUM((A1,B1))"),
    ([T.function(4, 0)], "SUM()"),
    ([T.text("a"), T.text("b"), [0x08], T.text("c"), [0x0B]], "\"a\"&\"b\"=\"c\""),
  ]

  @Test(arguments: expressions.indices) func writesExpressionsAsTyped(index: Int) throws {
    let (tokens, text) = Self.expressions[index]
    #expect(try Self.decoded(Array(tokens.joined())) == text)
  }

  static let undecodable: [[[UInt8]]] = [
    [T.add], [T.int(1), T.add], [T.int(1), T.int(2)], [T.function(300, 1), T.function(60000)],
    [[0x18, 0, 0, 0]],
    [T.int(1), T.function(54)], [[0x17, 200, 0]], [[0x23] + B.u16(9) + B.u16(0)],
    [[0x1F] + B.double(.infinity)],
    [[0x3A] + B.u16(7) + B.u16(0) + B.u16(0)], [T.missing],
    [T.int(1), [0x22, 1] + B.u16(255 | 0x8000)], [T.int(1), T.int(2), T.function(255, 2)], [[0x44, 0, 0]],
    [[0x01, 0, 0, 0, 0]],
  ]

  @Test(arguments: undecodable.indices) func givesNoTextForWhatCannotBeDecoded(index: Int) throws {
    let tokens = Array(Self.undecodable[index].joined())
    #expect(try Self.decoded(tokens) == nil)
    #expect(try B.cells(B.workbook([B.formula(0, 0, tokens, result: B.double(3))])) == ["A1": .number(3)])
  }

  @Test func writesArrayConstants() throws {
    let values =
      [UInt8(1)] + B.u16(1) + [1] + B.double(1) + [2] + B.u16(1) + [0, 0x61] + [4, 1, 0, 0, 0, 0, 0, 0, 0]
      + [0x10, 0x2A, 0, 0, 0, 0, 0, 0, 0]
    let tokens = [0x60, 0, 0, 0, 0, 0, 0, 0] + T.function(4, 1)
    #expect(try Self.decoded(tokens, extra: values) == "SUM({1,\"a\";TRUE,#N/A})")
  }

  @Test func writesReferencesToOtherSheetsBooksAndNames() throws {
    let own = B.record(0x1AE, B.u16(2) + B.u16(0x401))
    let path = "\u{1}\u{1}Crahasia\u{3}anggaran.xls"
    let other = B.record(
      0x1AE,
      B.u16(1) + B.u16(path.utf16.count) + B.unicode(path, wide: false) + B.u16(3)
        + B.unicode("P-1", wide: false))
    let addIn = B.record(0x1AE, B.u16(1) + B.u16(0x3A01))
    let function = B.record(0x23, B.u16(0) + B.u32(0) + [5] + B.unicode("EDATE", wide: false))
    let ranges = B.record(
      0x17,
      B.u16(5)
        + [(0, 1, 1), (0, 0, 1), (1, 0, 0), (2, 0xFFFE, 0xFFFE), (0, 0xFFFF, 0xFFFF)].flatMap {
          B.u16($0.0) + B.u16($0.1) + B.u16($0.2)
        })
    let name = B.record(
      0x18,
      B.u16(0) + [0, 5] + B.u16(0) + B.u16(0) + B.u16(0) + [0, 0, 0, 0] + B.unicode("Tarif", wide: false))
    let globals = [own, other, addIn, function, ranges, name]
    func cell(_ range: Int) -> [UInt8] { [0x3A] + B.u16(range) + B.u16(0) + B.u16(0xC000) }
    let wanted: [([UInt8], String)] = [
      (cell(0), "'Data 2023'!A1"), (cell(1), "'Lembar:Data 2023'!A1"), (cell(2), "'[anggaran.xls]P-1'!A1"),
      (cell(4), "#REF!A1"), ([0x3D] + B.u16(0) + [UInt8](repeating: 0, count: 8), "'Data 2023'!#REF!"),
      ([0x43] + B.u16(1) + B.u16(0), "Tarif"),
      ([0x39] + B.u16(3) + B.u16(1) + B.u16(0) + T.ref(0, 0) + T.int(1) + T.function(255, 3), "EDATE(A1,1)"),
    ]
    for (tokens, text) in wanted { #expect(try Self.decoded(tokens, globals: globals) == text) }
  }

  @Test func expandsSharedFormulas() throws {
    // =A1*2 in B1:B3; the offset is minus one column.
    let expression = [0x4C] + B.u16(0) + B.u16(0xC0FF) + T.int(2) + T.multiply
    let definition = B.u16(0) + B.u16(2) + [1, 1, 0, 3] + B.u16(expression.count) + expression
    let pointer: [UInt8] = [0x01] + B.u16(0) + B.u16(1)
    let workbook = B.workbook([
      B.formula(0, 1, pointer), B.record(0x4BC, definition), B.formula(1, 1, pointer),
      B.formula(2, 1, pointer),
      B.formula(3, 1, pointer, result: B.double(8)),
    ])
    // The last cell lies outside the range, so the text would be a guess.
    #expect(try B.formulas(workbook) == ["B1": "A1*2", "B2": "A2*2", "B3": "A3*2"])
    #expect(try B.cells(workbook)["B4"] == .number(8))
  }

  @Test func showsAnArrayFormulaInEachOfItsCells() throws {
    let expression = T.area(0, 0, 1, 0) + T.int(2) + T.multiply
    let definition =
      B.u16(0) + B.u16(1) + [1, 1] + B.u16(0) + B.u32(0) + B.u16(expression.count) + expression
    let pointer: [UInt8] = [0x01] + B.u16(0) + B.u16(1)
    let workbook = B.workbook([
      B.formula(0, 1, pointer), B.record(0x221, definition), B.formula(1, 1, pointer),
    ])
    #expect(try B.formulas(workbook) == ["B1": "A1:A2*2", "B2": "A1:A2*2"])
  }

  @Test func decodesTheOlderGeneration() throws {
    let sheetCell: [UInt8] =
      [0x5A] + B.u16(0xFFFF) + [UInt8](repeating: 0, count: 8) + B.u16(0) + B.u16(0) + B.u16(0xC004) + [2]
    let records = [
      B.formula(0, 0, [0x44] + B.u16(0xC001) + [3] + [0x1E] + B.u16(2) + T.multiply),
      B.formula(1, 0, [0x25] + B.u16(0) + B.u16(9) + [1, 1] + T.attribute(0x10)),
      B.formula(2, 0, sheetCell), B.formula(3, 0, [0x17, 2, 0x68, 0x69]),
    ]
    let workbook = B.workbook(records, version: 0x500)
    #expect(
      try B.formulas(workbook) == ["A1": "D2*2", "A2": "SUM($B$1:$B$10)", "A3": "Lembar!C5", "A4": "\"hi\""])
  }

  @Test func keepsStoredResultsOfEveryKind() throws {
    let one = T.int(1)
    let workbook = B.workbook([
      B.formula(0, 0, one, result: B.double(2.5)),
      B.formula(1, 0, one, result: B.textFollows), B.record(0x207, B.u16(2) + B.unicode("ya", wide: false)),
      B.formula(2, 0, one, result: [1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
      B.formula(3, 0, one, result: [2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF]),
      B.formula(4, 0, one, result: [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
      B.formula(5, 0, one, result: B.textFollows),
    ])
    #expect(
      try B.cells(workbook) == [
        "A1": .number(2.5), "A2": .text("ya"), "A3": .boolean(true), "A4": .error("#REF!"), "A5": .text(""),
        "A6": .missing,
      ])
  }
}
