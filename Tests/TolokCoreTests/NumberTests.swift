import Testing

@testable import TolokCore

/// Numbers as senders write them.
@Suite struct NumberTests {
  @Test(arguments: [
    ("1.234,56", 1234.56), ("1,234.56", 1234.56), ("1 234", 1234), ("1\u{A0}234", 1234),
    ("1\u{202F}234\u{202F}567,5", 1_234_567.5), ("1\u{2009}234", 1234), ("Rp 2,5 miliar", 2.5e9),
    ("Rp. 1.234.567,-", 1_234_567), ("Rp1.234.567,00", 1_234_567), ("1.008,63 M", 1008.63e9),
    ("2,5 jt", 2.5e6), ("Rp 3 juta", 3e6), ("7 rb", 7000), ("12 ribu", 12_000), ("1,5 T", 1.5e12),
    ("2 triliun", 2e12), ("12 %", 12), ("12,5 persen", 12.5), ("12,5%", 12.5), ("(1.200.000)", -1_200_000),
    ("-1.200.000", -1_200_000), ("1.200.000-", -1_200_000), ("\u{2212}5", -5), ("(Rp 5)", -5),
    ("1E+05", 100_000),
    ("1,5E3", 1500), ("'007", 7), ("1'234'567", 1_234_567), ("1.234.567 *)", 1_234_567), ("12,5**", 12.5),
    ("0.500", 0.5), ("84.38", 84.38), ("+3", 3), ("2,5M", 2.5e9), ("5 juta rupiah", 5e6), ("0", 0),
  ])
  func readsIndonesianNumbers(_ text: String, _ value: Double) {
    #expect(IndonesianNumber.read(text) == .value(value))
  }

  @Test(arguments: [
    "½", "1½", "2 buah", "-", "", "1.2.3", "1,23,4", "12.34.567", "abc", "1.", ",5", "3T", "5M", "1,234,56",
    "1.234,567.8", "Rp", "%", "12/3", "2021-02-03", "1e", "10 20", "1234 567",
  ])
  func refusesWhatIsNoNumber(_ text: String) {
    #expect(IndonesianNumber.read(text) == .none)
  }

  @Test(arguments: ["1.234", "1,234", "-1.234", "Rp 1.234", "1.008 M"])
  func leavesALoneMarkToTheColumn(_ text: String) {
    guard case .ambiguous = IndonesianNumber.read(text) else {
      Issue.record("\(text) was decided alone")
      return
    }
  }

  @Test(arguments: [
    ("Rp 1.198.105.546.000", 1_198_105_546_000), ("999.999.999.999.999", 999_999_999_999_999),
    ("Rp 1.234.567.890.123,00", 1_234_567_890_123), ("2,675 miliar", 2_675_000_000),
    ("1.008,63 M", 1_008_630_000_000),
  ])
  func keepsEveryRupiah(_ text: String, _ rupiah: Int64) {
    #expect(IndonesianNumber.scan(text).flatMap { NumberMarks().settledWhole($0) } == rupiah)
    #expect(stageColumn(field(.money), [text]).values == [.money(rupiah)])
  }

  @Test func keepsSenAsANumberAndSaysSo() {
    let staged = stageColumn(field(.money), ["1.234,56"])
    #expect(staged.values == [.number(1234.56)])
    #expect(staged.findings.places == ["I0336 A2"])
  }

  @Test func rejectsAFractionSignWithWhatToWriteInstead() {
    let staged = stageColumn(field(.number), ["1½"])
    #expect(staged.values == [.nothing(.blank)])
    #expect(staged.findings.places == ["E0331 A2"])
    #expect(staged.findings.first?.message.id == "pecahan '1½' tidak dibaca sebagai bilangan; 1,5?")
  }

  @Test func takesNoPercentageForACount() {
    #expect(stageColumn(field(.integer), ["12 %"]).findings.places == ["E0312 A2"])
  }

  /// Writing a number the Indonesian way and reading it back gives the same number.
  @Test func readsBackWhatItWrites() {
    var seed: UInt64 = 20_231_031
    for _ in 0..<2000 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = ExactNumber(
        mantissa: Int64(seed >> 20) % 1_000_000_000_000_000, exponent: -Int(seed % 3)
      ).normalised
      let text = StageSentences.decimal(number, comma: true)
      guard let reading = IndonesianNumber.scan(text) else {
        Issue.record("\(text) is not read (seed 20231031)")
        return
      }
      if case .lone = reading.shape { continue }
      #expect(reading.value.normalised == number, "\(text) (seed 20231031)")
    }
  }

  @Test func addsWithoutLosingADigit() {
    var sum = ExactSum()
    for _ in 0..<10 { sum.add(ExactNumber(mantissa: 1, exponent: -1)) }
    #expect(sum.total == ExactNumber(mantissa: 1))
    #expect(
      ExactNumber(mantissa: 1_198_105_546_000).minus(ExactNumber(mantissa: 5, exponent: -1))
        == ExactNumber(mantissa: 11_981_055_459_995, exponent: -1))
  }
}

extension NumberMarks {
  fileprivate func settledWhole(_ reading: NumberReading) -> Int64? {
    if case .value(let value) = settle(reading) { value.whole } else { nil }
  }
}
