import Testing

@testable import TolokCore

@Suite struct IndicatorUnitTests {
  @Test(arguments: [
    "innovation", "share", "share_points", "innovation per agency", "innovation per 100000 person",
    "rupiah per person", "year",
  ])
  func readsAndWritesUnits(_ text: String) {
    #expect(FigureUnit(text)?.description == text)
  }

  @Test(arguments: ["", "inovasi", "innovation per", "innovation per 0 person", "per person", "share of"])
  func refusesWhatIsNoUnit(_ text: String) {
    #expect(FigureUnit(text) == nil)
  }

  @Test func namesUnitsInBothLanguages() {
    #expect(FigureUnit("innovation per 100000 person")?.label.id == "inovasi per 100.000 penduduk")
    #expect(FigureUnit("innovation per 100000 person")?.label.en == "innovations per 100,000 people")
  }

  @Test func worksOutTheUnitOfArithmetic() throws {
    let count = IndicatorNode.count(.innovations, [])
    #expect(try count.unit() == .count(.innovation))
    #expect(
      try IndicatorNode.ratio(count, per: .agencies, scale: 1).unit() == FigureUnit("innovation per agency"))
    #expect(try IndicatorNode.share(part: count, whole: count).unit() == .share)
    #expect(
      try IndicatorNode.difference(.share(part: count, whole: count), .targetShare).unit() == .sharePoints)
    #expect(try IndicatorNode.median(.age, .innovations, []).unit() == .count(.year))
    #expect(try IndicatorNode.newestSum(.amount, .did, []).unit() == .count(.rupiah))
  }

  @Test(arguments: [
    IndicatorNode.share(part: .count(.innovations, []), whole: .agencies),
    .ratio(.agencies, per: .agencies, scale: 1),
    .ratio(.share(part: .agencies, whole: .agencies), per: .population, scale: 1),
    .difference(.count(.innovations, []), .agencies),
    .count(.scores, []), .count(.innovations, [.isKnown(.score)]),
    .count(.innovations, [.atLeast(.stage, 1)]), .mean(.stage, .innovations, []),
    .newest(.age, .innovations, []), .agenciesWith(.awards, [], .atLeast(1)),
    .mean(.score, .innovations, []),
  ])
  func refusesArithmeticThatMakesNoSense(_ node: IndicatorNode) {
    #expect(throws: IndicatorNode.UnitFault.self) { try node.unit() }
  }

  @Test func saysWhichUnitsDoNotFit() {
    let node = IndicatorNode.share(part: .count(.innovations, []), whole: .agencies)
    do {
      _ = try node.unit()
      Issue.record("a share of two units")
    } catch {
      #expect(error.reason.id == "'share' tidak dapat memakai satuan 'innovation' dengan 'agency'")
    }
  }
}
