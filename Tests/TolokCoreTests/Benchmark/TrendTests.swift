import Testing

@testable import TolokCore

@Suite struct TrendTests {
  private func point(
    _ time: String, _ value: Double?, basis: String = "index", method: String = "m", hollow: Bool = false
  ) -> TrendPoint {
    TrendPoint(
      time: time, value: value, isProvisional: hollow, basis: basis, method: method, source: "A0")
  }

  private func trend(_ points: [TrendPoint]) -> Trend {
    let word = Sentence(id: "uji", en: "test")
    return TrendBuilder.trend(
      indicator: "uji", label: word, region: "99.01", unit: .count(.point), points: points)
  }

  @Test func keepsGapsAsGaps() {
    let all = trend([point("2023", 3), point("2020", 1), point("2021", nil), point("2024", 4)])
    #expect(all.points.map(\.time) == ["2020", "2021", "2023", "2024"])
    #expect(all.segments.map { $0.points.map(\.time) } == [["2020"], ["2023", "2024"]])
    #expect(all.breaks.map(\.cause) == [.gap, .gap])
    #expect(all.change?.by == 1)
    // A year that is not there at all is a gap too.
    #expect(trend([point("2020", 1), point("2022", 2)]).breaks.map(\.cause) == [.gap])
    #expect(trend([point("2023-12", 1), point("2024-01", 2)]).breaks.isEmpty)
  }

  @Test func breaksAtAChangeOfBasisOrMethod() {
    let basis = trend([point("2022", 19, basis: "statement"), point("2023", 82, basis: "exhibition")])
    #expect(basis.breaks.first?.reason.id == "dasar hitung berganti dari pernyataan ke pameran")
    #expect(basis.change == nil)
    let method = trend([point("2020", 15_256, method: "poin"), point("2021", 60, method: "0–100")])
    #expect(method.breaks.map(\.cause) == [.method] && method.segments.count == 2)
  }

  @Test func joinsNothingThroughTwoValuesForOneTime() {
    let both = trend([point("2023", 1), point("2024", 2), point("2024", 3)])
    #expect(both.breaks.map(\.cause) == [.conflict])
    #expect(both.change == nil)
  }

  @Test func showsSelfAssessedScoresHollowAndFillsYearsBetween() throws {
    var month = BookLiteral()
    month.score("a", "99.01", 2020, 15_000)
    month.score("b", "99.01", 2021, 50)
    month.score("c", "99.01", 2023, 60)
    month.score("d", "99.01", 2023, 70, status: "mandiri")
    let iid = Indicator.of(
      .newest(.score, .scores, [.isOneOf(.index, ["IID"]), .isOneOf(.status, ["final"])]), basis: "index",
      methods: [
        .init(fromYear: 2017, label: Sentence(id: "poin", en: "points"), reference: Sentence(id: "", en: "")),
        .init(fromYear: 2021, label: Sentence(id: "0–100", en: "0–100"), reference: Sentence(id: "", en: "")),
      ])
    let trend = try #require(TrendBuilder(month.book).trends([iid], []).first)
    #expect(trend.points.map(\.time) == ["2020", "2021", "2022", "2023", "2023"])
    #expect(trend.points.map(\.isProvisional) == [false, false, false, false, true])
    #expect(trend.breaks.map(\.cause) == [.method, .gap, .gap, .conflict])
  }
}
