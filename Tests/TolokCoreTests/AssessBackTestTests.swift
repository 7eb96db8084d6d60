import Testing

@testable import TolokCore

/// What the rules would have said about a published amount without it.
@Suite struct AssessBackTestTests {
  typealias Made = AssessLiterals
  typealias Outcome = BackTest.Outcome
  private let gate = Made.leaf("a", .isTrue(fact: "a"))
  private var pack: RulePack {
    Made.pack(
      gate,
      [Made.parameter("sedikit", "10", unit: "rupiah"), Made.parameter("banyak", "20", unit: "rupiah")],
      estimates: [.recipientRange(RecipientRange(least: "sedikit", most: "banyak", citation: "S1"))])
  }

  private func test(_ facts: [DIDInput], _ amounts: [DIDAmount], _ pack: RulePack? = nil) -> BackTest {
    BackTest(packs: [pack ?? self.pack], registers: Made.registers(facts, amounts: amounts))
  }

  @Test(
    arguments: [
      ("ya", 15, Outcome.inside), ("ya", 10, .inside), ("ya", 9, .outside), ("ya", 21, .outside),
      ("tidak", 0, .agree),
      ("tidak", 5, .contradiction),
    ] as [(String, Rupiah, Outcome)])
  func comparesWithTheRange(fact: String, amount: Rupiah, outcome: Outcome) throws {
    let entry = try #require(test([Made.fact("a", fact)], [Made.amount(nil, amount)]).entries.first)
    #expect(entry.outcome == outcome)
    #expect(entry.verdict == (fact == "ya" ? .met : .unmet))
    #expect(!entry.supposesRecipient)
  }

  @Test func comparesWithinTheRoundingOfThePublishedFigure() throws {
    let rounded = Made.amount(nil, 22, exact: false, unit: 4)
    #expect(try #require(test([Made.fact("a", "ya")], [rounded]).entries.first).outcome == .inside)
    let fine = Made.amount(nil, 22, exact: false, unit: 2)
    #expect(try #require(test([Made.fact("a", "ya")], [fine]).entries.first).outcome == .outside)
  }

  @Test func saysWhereItCannotSay() throws {
    let unknown = try #require(test([], [Made.amount(nil, 15)]).entries.first)
    #expect(unknown.outcome == .cannotSay && unknown.verdict == .unknown && unknown.low == nil)
    let elsewhere = try #require(test([], [Made.amount(nil, 15, component: "lain")]).entries.first)
    #expect(elsewhere.outcome == .cannotSay && elsewhere.pack == nil && elsewhere.verdict == nil)
  }

  @Test func supposesARecipientOnlyWhereNoTestIsKnown() throws {
    let open = RulePack(
      id: "uji", scheme: "did", label: Made.say("Paket"), fiscalYear: Made.year, legal: ["PMK 1"],
      parameters: pack.parameters,
      components: [
        RuleComponent(id: "bagian", label: Made.say("Bagian"), estimates: pack.components[0].estimates)
      ])
    let entry = try #require(test([], [Made.amount(nil, 15)], open).entries.first)
    #expect(entry.outcome == .inside && entry.supposesRecipient && entry.verdict == .unknown)
    #expect(try #require(test([], [Made.amount(nil, 25)], open).entries.first).outcome == .outside)
    // Nothing was paid: the amount tells of no recipient.
    #expect(try #require(test([], [Made.amount(nil, 0)], open).entries.first).outcome == .cannotSay)
  }

  @Test func checksALineAgainstWhatTheTotalLeaves() {
    let lines = [Made.amount(nil, 30), Made.amount("satu", 10), Made.amount("dua", 20)]
    #expect(test([], lines).entries.map(\.outcome) == [.inside, .inside, .inside])
    let wrong = [Made.amount(nil, 30), Made.amount("satu", 10), Made.amount("dua", 21)]
    #expect(test([], wrong).entries.map(\.outcome) == [.outside, .outside, .outside])
  }

  @Test func keepsBothSidesOfAConflictAndCountsThemApart() throws {
    let amounts = [
      Made.amount(nil, 15, id: "satu", conflict: "k"), Made.amount(nil, 25, id: "dua", conflict: "k"),
      Made.amount(nil, 7, id: "hilang", isAllocation: false, conflict: "k"),
    ]
    let test = test([Made.fact("a", "ya")], amounts)
    #expect(test.entries.map(\.outcome) == [.inside, .outside])
    #expect(test.entries[0].conflicts.map(\.id) == ["dua", "hilang"])
    #expect(test.years == [BackTest.Year(year: Made.year, counts: [:], conflicting: 2)])
  }
}
