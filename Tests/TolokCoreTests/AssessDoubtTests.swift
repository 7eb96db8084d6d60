import Testing

@testable import TolokCore

/// Cells not beyond doubt, disputes between sources, and assumptions under a result.
@Suite struct AssessDoubtTests {
  typealias Made = AssessLiterals
  private let two = Made.node(
    "g", any: [Made.leaf("a", .isTrue(fact: "a")), Made.leaf("b", .isTrue(fact: "b"))])

  private func doubts(_ pack: RulePack, _ facts: [DIDInput], findings: [Finding] = []) throws -> [String] {
    try #require(Made.explain(pack, facts, findings: findings)).result.doubts.map(\.input)
  }

  @Test func namesWhatStandsOnInference() throws {
    let pack = Made.pack(
      Made.node("g", all: [Made.leaf("a", .isTrue(fact: "a")), Made.leaf("b", .isTrue(fact: "b"))]))
    #expect(try doubts(pack, [Made.fact("a", "ya", .simpulan), Made.fact("b", "ya")]) == ["a"])
    #expect(
      try doubts(pack, [Made.fact("a", "ya", .andaian), Made.fact("b", "ya", .simpulan)]) == ["a", "b"])
    #expect(try doubts(pack, [Made.fact("a", "ya"), Made.fact("b", "ya")]).isEmpty)
    // A certain failure decides whatever the other is.
    #expect(try doubts(pack, [Made.fact("a", "ya", .simpulan), Made.fact("b", "tidak")]).isEmpty)
  }

  @Test func findsCellsThatTurnItOnlyTogether() throws {
    let pack = Made.pack(two)
    #expect(
      try doubts(pack, [Made.fact("a", "ya", .simpulan), Made.fact("b", "ya", .andaian)]) == ["a", "b"])
    #expect(try doubts(pack, [Made.fact("a", "ya", .simpulan), Made.fact("b", "ya")]).isEmpty)
  }

  @Test func hasNoneWhereTheVerdictIsNotKnown() throws {
    let pack = Made.pack(
      Made.node("g", all: [Made.leaf("a", .isTrue(fact: "a")), Made.leaf("b", .isTrue(fact: "b"))]))
    #expect(try doubts(pack, [Made.fact("a", "ya", .simpulan)]).isEmpty)
  }

  @Test func countsAnOpenFindingOnTheCell() throws {
    let pack = Made.pack(Made.leaf("a", .isTrue(fact: "a")))
    let code = try #require(FindingCode.all.first { $0.severity == .error })
    let place = Provenance(file: "did-inputs.csv", sheet: "did-inputs", cell: CellAddress("E7"))
    let facts = [Made.fact("a", "ya", row: 7)]
    #expect(try doubts(pack, facts, findings: [Finding(code, at: place)]) == ["a"])
    let other = Provenance(file: "did-inputs.csv", sheet: "did-inputs", cell: CellAddress("E8"))
    #expect(try doubts(pack, facts, findings: [Finding(code, at: other)]).isEmpty)
  }

  @Test func choosesTheSurerSourceAndSaysWhatTheOtherSays() throws {
    let pack = Made.pack(Made.leaf("a", .isTrue(fact: "a")))
    let facts = [Made.fact("a", "tidak", source: "S7"), Made.fact("a", "ya", .resmi, source: "S8")]
    let result = try #require(Made.explain(pack, facts)).result
    #expect(result.verdict == .met)
    #expect(result.doubts.map(\.reason.id) == ["sumber berbeda: tidak (S7)"])
    #expect(result.doubts.map(\.reason.en) == ["sources differ: no (S7)"])
  }

  @Test func saysWhenAStatementContradictsTheMeasuredFact() throws {
    let pack = Made.pack(Made.leaf("x", .atLeast(fact: "nilai", parameter: "p")), [Made.parameter("p", "76")])
    let facts = [Made.fact("nilai", "80"), Made.fact("x", "tidak", source: "S9")]
    let result = try #require(Made.explain(pack, facts)).result
    #expect(result.verdict == .met)
    #expect(result.doubts.map(\.input) == ["nilai"])
    #expect(result.doubts.map(\.reason.id) == ["pernyataan menyebut sebaliknya: tidak, S9 (pers, 2022)"])
    let agreeing = [Made.fact("nilai", "80"), Made.fact("x", "ya", source: "S9")]
    #expect(try #require(Made.explain(pack, agreeing)).result.doubts.isEmpty)
  }

  @Test func choosesNoneOfTwoEqualSources() throws {
    let pack = Made.pack(
      Made.leaf(
        "a", .isTrue(fact: "a"),
        evidence: Criterion.Evidence(document: Made.say("D"), issuer: Made.say("P"), yearOffset: nil)))
    let facts = [Made.fact("a", "ya", source: "S7"), Made.fact("a", "tidak", source: "S8")]
    let explained = try #require(Made.explain(pack, facts))
    #expect(explained.result.verdict == .unknown)
    #expect(explained.result.criteria[0].reason.id == "sumber berbeda: ya (S7), tidak (S8)")
    #expect(explained.evidence.map(\.state) == [.disputed])
    let agreeing = [Made.fact("a", "ya", source: "S7"), Made.fact("a", "ya", source: "S8")]
    #expect(try #require(Made.explain(pack, agreeing)).result.verdict == .met)
  }

  // MARK: Assumptions

  private func assumptions(_ pack: RulePack, _ facts: [DIDInput], amounts: [DIDAmount] = []) throws
    -> [String]
  {
    try #require(Made.explain(pack, facts, amounts: amounts)).result.assumptions.map {
      "\($0.id): \($0.reason)"
    }
  }

  @Test func listsAssumedAndExpiredValuesUnderAVerdict() throws {
    let gate = Made.leaf("x", .atLeast(fact: "x", parameter: "p"))
    func pack(_ parameter: Parameter) -> RulePack { Made.pack(gate, [parameter]) }
    #expect(try assumptions(pack(Made.parameter("p", "5")), [Made.fact("x", "5")]).isEmpty)
    #expect(
      try assumptions(pack(Made.parameter("p", "5", .simpulan)), [Made.fact("x", "5")]) == ["p: inference"])
    #expect(
      try assumptions(pack(Made.parameter("p", "5", reviewBy: "2021-06-30")), [Made.fact("x", "5")]) == [
        "p: expired"
      ])
    #expect(
      try assumptions(pack(Made.parameter("p", "5")), [Made.fact("x", "5", .andaian)]) == ["x: assumption"])
    // Nothing leans on a value where the verdict is not known.
    #expect(try assumptions(pack(Made.parameter("p", "5", .simpulan)), []).isEmpty)
  }

  @Test func leavesOutWhatACertainFactDecides() throws {
    let gate = Made.node(
      "g", all: [Made.leaf("a", .isTrue(fact: "a")), Made.leaf("x", .atLeast(fact: "x", parameter: "p"))])
    let pack = Made.pack(gate, [Made.parameter("p", "5", .simpulan)])
    #expect(try assumptions(pack, [Made.fact("a", "tidak"), Made.fact("x", "1")]).isEmpty)
    #expect(try assumptions(pack, [Made.fact("a", "ya"), Made.fact("x", "1")]) == ["p: inference"])
    #expect(try assumptions(pack, [Made.fact("a", "ya"), Made.fact("x", "9")]) == ["p: inference"])
  }

  @Test func listsAssumedValuesUnderAnAmountOnlyWhereItLeansOnThem() throws {
    let gate = Made.leaf("a", .isTrue(fact: "a"))
    let range = RecipientRange(least: "sedikit", most: "banyak", citation: "S1")
    let pack = Made.pack(
      gate,
      [
        Made.parameter("sedikit", "10", unit: "rupiah", .simpulan),
        Made.parameter("banyak", "20", unit: "rupiah"),
      ],
      estimates: [.recipientRange(range)])
    #expect(try assumptions(pack, [Made.fact("a", "ya")]) == ["sedikit: inference"])
    #expect(try assumptions(pack, [Made.fact("a", "ya")], amounts: [Made.amount(nil, 15)]).isEmpty)
    #expect(try #require(Made.explain(pack, [Made.fact("a", "ya")])).result.estimate.isAssumed)
  }

  // MARK: Evidence

  @Test func listsTheEvidenceByDocumentYearStateAndCost() throws {
    let facts = Made.opinions(["WTP", "", "", "", "WTP"]) + [Made.fact("apbd", "ya", asOf: "2019")]
    let items = try #require(Made.explain(Made.clusterPack, facts)).evidence
    let opinions = items.filter { $0.test == "wtp_5" }
    #expect(opinions.map(\.year) == [2016, 2017, 2018, 2019, 2020])
    #expect(opinions.map(\.state) == [.onFile, .missing, .missing, .missing, .onFile])
    #expect(opinions[1].lack.id == "belum dapat dinilai: Cabang klaster_A")
    let budget = try #require(items.first { $0.test == "apbd" })
    // Said in 2019 about the budget of 2021: on file, but it cannot know.
    #expect(budget.year == 2021 && budget.state == .onFile && budget.isInDate == false)
    let grade = try #require(items.first { $0.test == "eproc" })
    #expect(grade.state == .missing && grade.isInDate == nil && grade.year == nil)
    #expect(grade.lack.en == "cannot be assessed: Cabang klaster_A, Cabang klaster_B")
  }

  @Test func saysWhatTheLossOfADocumentWouldCost() throws {
    let facts =
      Made.opinions(["WTP"]) + [Made.fact("apbd", "ya"), Made.fact("eproc_peringkat", "B", .andaian)]
    let items = try #require(Made.explain(Made.clusterPack, facts)).evidence
    #expect(items.first { $0.test == "apbd" }?.lack.id == "tanpa ini putusan menjadi “belum dapat dinilai”")
    #expect(items.first { $0.test == "eproc" }?.state == .assumed)
  }
}
