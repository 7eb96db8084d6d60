import Testing

@testable import TolokCore

/// How far a fact is from its threshold, in the unit a reader thinks in.
@Suite struct AssessDistanceTests {
  typealias Made = AssessLiterals

  private func distance(_ shape: Criterion.Shape, _ parameters: [Parameter], _ facts: [DIDInput]) throws
    -> Distance
  {
    let explained = try #require(Made.explain(Made.pack(Made.leaf("uji", shape), parameters), facts))
    return try #require(explained.distances.first)
  }

  @Test(arguments: [
    ("75.99", Verdict.unmet, "kurang 0,01", "short by 0.01"),
    ("76", .met, "tepat pada ambang", "exactly at the threshold"),
    ("76.01", .met, "selisih 0,01", "0.01 to spare"), ("70", .unmet, "kurang 6", "short by 6"),
  ])
  func measuresANumber(fact: String, verdict: Verdict, id: String, en: String) throws {
    let found = try distance(
      .atLeast(fact: "x", parameter: "p"), [Made.parameter("p", "76")], [Made.fact("x", fact)])
    #expect(found.outcome == verdict)
    #expect(found.words.id.hasPrefix(id), "\(found.words.id)")
    #expect(found.words.en.hasPrefix(en), "\(found.words.en)")
  }

  @Test func saysWhenRoundingCouldTurnIt() throws {
    func rounds(_ fact: String) throws -> Bool {
      try distance(.atLeast(fact: "x", parameter: "p"), [Made.parameter("p", "76")], [Made.fact("x", fact)])
        .isWithinRounding
    }
    // 76 may be 75.5 rounded, and 75.5 may be 75.45 or 75.54: never 76.
    #expect(try rounds("76"))
    #expect(try !rounds("75.5"))
    #expect(try !rounds("77"))
    #expect(try !rounds("75"))
    #expect(
      try !distance(.atMost(fact: "x", parameter: "p"), [Made.parameter("p", "5.5")], [Made.fact("x", "6.5")])
        .isWithinRounding)
    #expect(
      try distance(.atMost(fact: "x", parameter: "p"), [Made.parameter("p", "5.7")], [Made.fact("x", "6")])
        .isWithinRounding)
  }

  @Test(arguments: [
    ("C", Verdict.unmet, "kurang 1 peringkat", "short by 1 grade"),
    ("B", .met, "tepat pada ambang", "exactly"),
    ("A", .met, "1 peringkat di atas ambang", "1 grade to spare"),
    ("D", .unmet, "kurang 2 peringkat", "short by 2 grades"),
  ])
  func measuresGrades(fact: String, verdict: Verdict, id: String, en: String) throws {
    let found = try distance(
      .atLeastGrade(fact: "g", parameter: "p", scale: ["A", "B", "C", "D"]),
      [Made.parameter("p", "B", unit: "peringkat")], [Made.fact("g", fact)])
    #expect(found.outcome == verdict)
    #expect(found.words.id.hasPrefix(id) && found.words.en.hasPrefix(en), "\(found.words)")
  }

  @Test(arguments: [
    ("2021-12-01", Verdict.unmet, "terlambat 1 hari", "late by 1 day"),
    ("2021-11-30", .met, "tepat pada batas", "exactly on"),
    ("2021-11-29", .met, "1 hari sebelum batas", "1 day before"),
    ("2022-01-09", .unmet, "terlambat 40 hari", "late by 40 days"),
  ])
  func measuresDays(fact: String, verdict: Verdict, id: String, en: String) throws {
    let found = try distance(
      .onOrBefore(fact: "tanggal", parameter: "p"), [Made.parameter("p", "2021-11-30", unit: "tanggal")],
      [Made.fact("tanggal", fact)])
    #expect(found.outcome == verdict)
    #expect(found.words.id.hasPrefix(id) && found.words.en.hasPrefix(en), "\(found.words)")
    #expect(found.threshold == "2021-11-30")
  }

  @Test func countsTheYearsStillToFollow() throws {
    let rest = [Made.fact("apbd", "ya"), Made.fact("eproc_peringkat", "C")]
    let explained = try #require(
      Made.explain(Made.clusterPack, Made.opinions(["WTP", "WTP", "WDP", "WTP", "WTP"]) + rest))
    let years = try #require(explained.distances.first { $0.test == "wtp_5" })
    #expect(years.gap == .years(3) && years.words.id == "perlu 3 tahun lagi")
    #expect(years.fact == "WTP 2019–2020" && years.threshold == "WTP 2016–2020")
    // Failing before holding, the nearest first: a grade of four is a third, three years of five are more.
    #expect(explained.distances.map(\.test) == ["eproc", "wtp_5", "wtp_1"])
  }

  @Test func hasNoneWithoutFactOrThreshold() throws {
    let gate = Made.leaf("uji", .atLeast(fact: "x", parameter: "p"))
    #expect(try #require(Made.explain(Made.pack(gate, [Made.parameter("p", "7")]))).distances.isEmpty)
    #expect(
      try #require(Made.explain(Made.pack(gate, [Made.parameter("p", nil)]), [Made.fact("x", "7")])).distances
        .isEmpty)
    let unknownYear = Made.opinions(["WTP", "", "WTP", "WTP", "WTP"])
    let explained = try #require(Made.explain(Made.clusterPack, unknownYear))
    #expect(!explained.distances.contains { $0.test == "wtp_5" })
  }

  @Test func putsFailingTestsFirstOnEveryLevel() throws {
    let facts = Made.opinions(["WTP"]) + [Made.fact("apbd", "tidak"), Made.fact("eproc_peringkat", "A")]
    let result = try #require(Made.explain(Made.clusterPack, facts)).result
    let root = try #require(result.criteria.first)
    #expect(root.children.map(\.id) == ["klaster_A", "klaster_B", "klaster_C"])
    #expect(root.children[0].children.map(\.id) == ["apbd", "wtp_5", "eproc"])
    #expect(root.children[1].children.map(\.id) == ["apbd", "wtp_1", "eproc"])
  }
}
