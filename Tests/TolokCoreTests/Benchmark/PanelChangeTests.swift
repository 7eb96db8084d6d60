import Testing

@testable import TolokCore

/// A change taken apart by who sent.
@Suite struct PanelChangeTests {
  private typealias Unit = MonthRecord.Unit
  private func unit(_ name: String, sent: Bool = true, counted: Bool = true) -> MonthRecord.Unit {
    Unit(region: "99.01", unit: name, isCounted: counted, sent: sent)
  }

  @Test func neverTakesSilenceForAFall() {
    let change = PanelChange(
      before: [unit("a"), unit("b"), unit("c"), unit("d", sent: false)],
      held: ["a": 3, "b": 1, "c": 14],
      after: [unit("a"), unit("b"), unit("c", sent: false), unit("d")], holds: ["a": 4, "b": 1, "d": 2])
    #expect((change.before, change.after) == (18, 7))
    #expect(change.matched == .init(units: 2, before: 4, after: 5))
    #expect(change.silentNow == .init(units: 1, before: 14, after: 0))
    #expect(change.silentBefore == .init(units: 1, before: 0, after: 2))
    #expect(change.isTold)
  }

  @Test func comparesAStatementOfNone() {
    // Who sends "nihil" has said that nothing is left: a fall that counts.
    let change = PanelChange(before: [unit("a")], held: ["a": 2], after: [unit("a")], holds: [:])
    #expect(change.matched == .init(units: 1, before: 2, after: 0) && change.silentNow.units == 0)
  }

  @Test func tellsNothingWithoutACommonSender() {
    let change = PanelChange(
      before: [unit("a"), unit("b", sent: false)], held: ["a": 9],
      after: [unit("a", sent: false), unit("b")],
      holds: ["b": 1])
    #expect(!change.isTold && change.by == -8)
  }

  @Test func keepsUnitsThatEnterOrLeaveTheListApart() {
    let change = PanelChange(
      before: [unit("a"), unit("b")], held: ["a": 1, "b": 1], after: [unit("a"), unit("c")],
      holds: ["a": 1, "c": 1, nil: 2])
    #expect(change.matched == .init(units: 1, before: 1, after: 1))
    #expect(change.recounted == .init(units: 2, before: 1, after: 1))
    #expect(change.unnamed == .init(units: 0, before: 0, after: 2))
  }

  /// Whatever units there are and whoever sent, the parts add up to the raw difference.
  @Test func addsUpExactly() {
    let seed = UInt64.random(in: 1...UInt64.max)
    var random = SplitMix64(seed: seed)
    for round in 0..<2_000 {
      func month() -> ([MonthRecord.Unit], [String?: Int]) {
        var units: [MonthRecord.Unit] = []
        var held: [String?: Int] = [:]
        for name in 0..<Int(random.next() % 12) where random.next() % 5 > 0 {
          let sent = random.next() % 3 > 0
          units.append(unit("u\(name)", sent: sent, counted: random.next() % 6 > 0))
          // A row may stand in another's file although its owner is listed as silent.
          if sent || random.next() % 9 == 0 { held["u\(name)"] = Int(random.next() % 5) }
        }
        if random.next() % 3 == 0 { held[nil] = Int(random.next() % 4) }
        if random.next() % 7 == 0 { held["unlisted"] = 1 + Int(random.next() % 3) }
        return (units, held)
      }
      let (before, held) = month()
      let (after, holds) = month()
      let change = PanelChange(before: before, held: held, after: after, holds: holds)
      let note = Comment(rawValue: "round \(round), seed \(seed)")
      #expect(change.before == held.values.reduce(0, +), note)
      #expect(change.after == holds.values.reduce(0, +), note)
      #expect(change.by == change.pieces.reduce(0) { $0 + $1.by }, note)
      #expect(change.silentNow.after == 0 && change.silentBefore.before == 0, note)
      // The other way round is the same with the signs turned.
      let back = PanelChange(before: after, held: holds, after: before, holds: held)
      #expect(back.matched.by == -change.matched.by && back.by == -change.by, note)
      #expect(back.silentNow.before == change.silentBefore.after, note)
    }
  }

  @Test func joinsMonthsWhoseSendersAreMostlyTheSame() {
    let four: Set = ["a", "b", "c", "d"]
    #expect(SenderOverlap(four, four.union(["e"])).joins)
    #expect(!SenderOverlap(four, four.union(["e", "f"])).joins)
    #expect(SenderOverlap([], []).joins)
    #expect(SenderOverlap(four, ["a"]).reason.id == "hanya 1 dari 4 unit mengirim di kedua bulan")
  }
}
