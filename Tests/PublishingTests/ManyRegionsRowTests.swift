import Testing
import TolokCore

@testable import Publishing

/// What is printed of many, and what is said of the rest.
@Suite struct ManyRegionsRowTests {
  @Test func losesNoRowBetweenTheEnds() {
    for count in 0...600 {
      let shown = ManyRegions.ends(Array(0..<count))
      var next = 0
      for item in shown {
        switch item {
        case .row(let row, let at):
          #expect(row == at && row == next)
          next += 1
        case .gap(let rest):
          #expect(rest > 0)
          next += rest
        }
      }
      #expect(next == count)
      #expect(shown.count <= ManyRegions.mostRows)
      if count <= ManyRegions.mostRows { #expect(shown.count == count) }
    }
  }

  /// A nation's verdicts stood in formulas of more than 8,192 characters, which no workbook takes.
  @Test func cutsChecksToWhatAFormulaHolds() {
    let cells = (0..<1_000).map { "'Perhitungan'!$D$\(100_000 + $0)" }
    let parts = AuditChecks.parts(cells)
    #expect(parts.flatMap { $0 } == cells)
    for part in parts {
      #expect(part.count <= 100)
      let length = part.map { "IF(OR(\($0)=1,\($0)=0,\($0)=-1),1,0)" }.joined(separator: ",").utf8.count
      #expect(length + 6 <= 8_192)
    }
    #expect(AuditChecks.parts([]).isEmpty)
    #expect(AuditChecks.parts((0..<250).map { "'P'!D\($0)" }).map(\.count) == [100, 100, 50])
  }
}
