import Testing

@testable import TolokCore

/// Values as a reader writes them, in both languages.
@Suite struct RuleWordsTests {
  @Test(arguments: [
    ("4000000000000", "rupiah", "Rp4.000.000.000.000", "Rp4,000,000,000,000"),
    ("0.35", "bagian", "35%", "35%"),
    ("0.125", "bagian", "12,5%", "12.5%"), ("5", "tahun", "5 tahun", "5 years"),
    ("1", "tahun", "1 tahun", "1 year"),
    ("-2", "tahun", "−2 tahun", "−2 years"), ("75.99", "nilai", "75,99", "75.99"),
    ("125", "daerah", "125 daerah", "125 regions"),
    ("2022-11-30", "tanggal", "30 November 2022", "30 November 2022"),
    ("B", "peringkat", "B", "B"),
  ])
  func writesAValue(_ value: String, _ unit: String, _ id: String, _ en: String) {
    #expect(RuleWords(.id).value(value, unit: unit) == id)
    #expect(RuleWords(.en).value(value, unit: unit) == en)
  }

  @Test func saysThatAValueIsNotKnown() {
    #expect(RuleWords(.id).value(nil, unit: "rupiah") == "belum diketahui")
    #expect(RuleWords(.en).value(nil, unit: "rupiah") == "not known")
  }

  @Test func saysHowFarAPublishedFigureWasRounded() {
    var value = DatedValue(
      from: .first(of: 2022), value: "8800000000", reference: "S51", confidence: .pers, place: "")
    value.roundedTo = 100_000_000
    #expect(RuleWords(.id).value(value, unit: "rupiah") == "Rp8.800.000.000 (dibulatkan ke Rp100.000.000)")
  }

  @Test func writesExactDecimals() throws {
    let third = try #require(Fraction(1, over: 3)), eighth = try #require(Fraction(-1, over: 8))
    #expect(eighth.plain == "-0.125")
    #expect(third.plain == "1/3")
    #expect(Fraction(7).plain == "7")
  }

  @Test func suggestsOnlyANameThatIsNearAndAlone() {
    #expect(nearestName("fiscal_yaer", in: ["fiscal_year", "label"]) == "fiscal_year")
    #expect(nearestName("bagian_D", in: ["bagian_A", "bagian_B"]) == nil)
    #expect(nearestName("ab", in: ["ac"]) == nil)
  }

  @Test func wrapsWithoutLosingAWord() {
    let text = "satu dua tiga empat lima enam tujuh kataYangSangatPanjangSekali delapan"
    let lines = RulePage.wrap(text, width: 12)
    #expect(lines.allSatisfy { $0.count <= 12 })
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }
}
