import Testing

@testable import TolokCore

/// A shared formula as its other cells say it (ECMA-376 18.3.1.40).
@Suite struct SharedFormulaTests {
  @Test(arguments: [
    ("A1+$B$2", "B2+$B$2"), ("SUM(A1:B2)", "SUM(B2:C3)"), ("SUM(F:G)", "SUM(G:H)"),
    ("SUM($F:G)", "SUM($F:H)"),
    ("SUM(2:5)", "SUM(3:6)"), ("SUM($2:5)", "SUM($2:6)"), ("Sheet1!A:A", "Sheet1!B:B"),
    ("A1&\"F:G\"", "B2&\"F:G\""), ("LOG10(A1)", "LOG10(B2)"), ("1:1", "2:2"), ("IF(A1,2,3)", "IF(B2,2,3)"),
    ("SUM(Tabel1[TW1])+A1", "SUM(Tabel1[TW1])+B2"), ("T[[#This Row],[Q1]]", "T[[#This Row],[Q1]]"),
  ])
  func movesWhatIsRelative(_ master: String, _ moved: String) {
    #expect(shiftFormula(master, rows: 1, columns: 1) == moved)
    #expect(shiftFormula(master, rows: 0, columns: 0) == master)
  }

  @Test func saysWhatLeavesTheSheet() {
    #expect(shiftFormula("A1+B:B", rows: -1, columns: -1) == "#REF!+A:A")
    #expect(shiftFormula("A:A", rows: 0, columns: -1) == "#REF!:#REF!")
  }
}
