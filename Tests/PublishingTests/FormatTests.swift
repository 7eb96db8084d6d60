import Testing

@testable import TolokCore

/// Numbers, money and dates as an Indonesian reader writes them.
@Suite struct FormatTests {
  private let id = LocalFormat(.id)

  @Test func writesNumbersInIndonesian() {
    #expect(id.count(1600) == "1.600")
    #expect(id.count(-42) == "\u{2212}42")
    #expect(id.rupiah(9_003_766_000) == "Rp9.003.766.000")
    #expect(id.decimal(30.5555, places: 1) == "30,6")
    #expect(id.decimal(0.125, places: 2) == "0,13")
    #expect(LocalFormat(.en).count(1_234_567) == "1,234,567")
  }

  @Test func saysThePairFirstAndNoPercentageBelowTwenty() {
    #expect(id.share(11, of: 36) == "11 dari 36 (30,6%)")
    #expect(id.share(3, of: 19) == "3 dari 19")
  }

  @Test func writesDatesAndPeriods() throws {
    #expect(id.day(try #require(CalendarDate("2023-10-20"))) == "20 Oktober 2023")
    #expect(id.period(try #require(Period("2023-10"))) == "Oktober 2023")
    #expect(id.period(try #require(Period("2023-Q4"))) == "Oktober–Desember 2023")
    #expect(id.period(try #require(Period("2023"))) == "2023")
  }

  @Test func escapesWhatASenderWroteInCharts() {
    let svg = Charts.bars(
      id: "x", rows: [("<b>&\"", 1, 2)], width: 300, title: "<script>", description: "a & b")
    #expect(!svg.contains("<b>") && !svg.contains("<script>"))
    #expect(svg.contains("&lt;b&gt;&amp;&quot;"))
  }
}
