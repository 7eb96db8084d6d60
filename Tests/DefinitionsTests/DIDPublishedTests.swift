import Testing
import TolokCore

/// Every published amount of the field, and every contradiction between sources: in the ledger, both values kept.
@Suite struct DIDPublishedTests {
  typealias Real = DIDRegisters

  /// Section 9.1: region, year, line, millions of rupiah as printed, unit of the last digit in millions (0 = exact).
  static let target:
    [(region: String, year: Int, line: String?, amount: Rupiah, unit: Rupiah, source: String)] = [
      ("33.71", 2017, nil, 7_500_000_000, 100_000_000, "S13"),
      ("33.71", 2018, nil, 18_250_000_000, 10_000_000, "S13"),
      ("33.71", 2019, nil, 42_300_000_000, 100_000_000, "S13"),
      ("33.71", 2020, nil, 42_500_000_000, 100_000_000, "S13"),
      ("33.71", 2021, nil, 63_690_000_000, 10_000_000, "S13"), ("33.71", 2022, nil, 9_003_766_000, 0, "S50"),
      ("35.73", 2022, nil, 8_900_000_000, 100_000_000, "S62"),
      ("35.79", 2025, nil, 5_560_000_000, 10_000_000, "S63"),
      ("35.10", 2015, nil, 3_000_000_000, 1_000_000_000, "S64"),
      ("35.10", 2016, nil, 39_400_000_000, 100_000_000, "S64"),
      ("35.10", 2017, nil, 7_500_000_000, 100_000_000, "S36"),
      ("35.10", 2018, nil, 75_000_000_000, 1_000_000_000, "S36"),
      ("35.10", 2022, "inflasi", 10_400_000_000, 100_000_000, "S17"),
      ("35.10", 2023, "penghargaan lebih awal", 12_290_000_000, 10_000_000, "S66"),
      ("35.10", 2023, "periode III", 9_150_000_000, 10_000_000, "S66"),
      ("35.10", 2024, nil, 32_610_000_000, 10_000_000, "S67"),
      ("35.12", 2021, nil, 36_000_000_000, 1_000_000_000, "S21"),
      ("35.12", 2022, nil, 0, 0, "S21"), ("35.12", 2023, nil, 5_390_000_000, 10_000_000, "S54"),
      ("35.12", 2024, nil, 7_500_000_000, 100_000_000, "S57"),
      ("35.07", 2024, "periode I", 7_206_976_000, 0, "S58"),
    ]

  @Test func holdsEveryAmountOfTheTargetRegions() throws {
    for row in Self.target {
      let entry = try #require(
        Real.amounts(row.region, row.year).first {
          $0.line == row.line && $0.isAllocation && $0.citation.source.hasPrefix(row.source)
        }, "\(row)")
      #expect(entry.amount == row.amount, "\(row)")
      #expect(entry.exact == (row.unit == 0) && (entry.exact || entry.roundingUnit == row.unit), "\(row)")
    }
    let unseen = try #require(Real.amounts("35.07", 2025).first)
    #expect(unseen.amount == nil && unseen.isAllocation)
    #expect(!Real.registers.didAmounts.contains { $0.region == "33.08" }, "nothing was found of the regency")
  }

  /// Where a pack holds the component, the published figure is what comes out, within half of its last digit.
  @Test func answersWithThePublishedAmount() throws {
    var answered = 0
    for row in Self.target where row.line == nil {
      let results = Real.assessor(row.year).assess(region: row.region, year: row.year)
      guard let result = results.first(where: { $0.estimate.method == .published }) else { continue }
      answered += 1
      #expect(result.estimate.low == row.amount - row.unit / 2, "\(row)")
      #expect(result.estimate.high == row.amount + row.unit / 2, "\(row)")
    }
    #expect(answered == 12)
  }

  @Test func addsUpTheExactFiguresOfOtherRegions() {
    func sum(_ source: String, _ year: Int) -> Rupiah {
      Real.registers.didAmounts.filter { $0.citation.source == source && $0.fiscalYear == year }
        .reduce(0) { $0 + ($1.amount ?? 0) }
    }
    #expect(sum("S70", 2021) == 189_481_800_000)
    #expect(sum("S70", 2022) == 50_252_100_000)
    #expect(sum("S59", 2024) == 19_619_982_000)
    #expect(sum("S71", 2024) == 26_590_000_000)
    let exact = Real.registers.didAmounts.filter { $0.exact && ($0.amount ?? 0) > 0 }
    #expect(exact.count > 20 && exact.allSatisfy { ($0.amount ?? 0) % 1000 == 0 })
  }

  // MARK: Contradictions (section 10)

  private func gaps(_ pack: String) throws -> String {
    try #require(Real.pack(pack)).gaps.map(\.id).joined(separator: "\n")
  }

  private func conflict(_ group: String) -> [Rupiah] {
    Real.registers.didAmounts.filter { $0.conflictGroup == group }.compactMap(\.amount)
  }

  @Test func contradiction1TellsBothOpinionsOf2018() throws { #expect(try gaps("2018").contains("S76")) }

  @Test func contradiction2CitesTheRightNumberOfTheRegulation() throws {
    let pack = try #require(Real.pack("2022-tahun-sebelumnya"))
    #expect(pack.legal.contains { $0.contains("PMK 160/PMK.07/2021") })
    #expect(!pack.legal.contains { $0.contains("106") })
    #expect(try gaps("2022-tahun-sebelumnya").contains("106"))
  }

  @Test func contradiction3KeepsTheClaimedRiseBesideTheComputedOne() throws {
    let rises = Real.registers.claims.filter { $0.conflictGroup == "magelang-did-kenaikan" }.compactMap(
      \.value)
    #expect(rises == [62.5, 49.9])
    let now = try #require(Real.amounts("33.71", 2021).first { $0.line == nil }?.amount)
    let before = try #require(Real.amounts("33.71", 2020).first?.amount)
    #expect(((Double(now) / Double(before) - 1) * 1000).rounded() == 499)
  }

  @Test func contradiction4NamesBothBasesOf2021() throws {
    let legal = try #require(Real.pack("2021")).legal.joined(separator: "; ")
    #expect(legal.contains("PMK 17/PMK.07/2021") && legal.contains("PMK 167/PMK.07/2020"))
  }

  @Test func contradiction5KeepsEveryLossOfSitubondoOutOfTheMoney() throws {
    let lost: [Rupiah] = [36, 31, 100, 12].map { $0 * 1_000_000_000 }
    #expect(conflict("situbondo-hilang-2022") == lost)
    #expect(try #require(Real.explain("35.12", 2022, "did_prior_year")).result.estimate.high == 0)
    // One report says nothing came in 2021 either; another gives the amount.
    #expect(conflict("situbondo-2021") == [0])
    let result = try #require(Real.explain("35.12", 2021, "did")).result
    #expect(result.estimate.low == 35_500_000_000 && result.estimate.high == 36_500_000_000)
  }

  @Test func contradiction6KeepsBothPoolsOf2024() throws {
    let pack = try #require(Real.pack("2024"))
    func value(_ id: String) -> String? { pack.parameter(id)?.inForce(on: pack.until)?.value }
    #expect(value("pagu") == "8000000000000" && value("pagu_s33") == "4000000000000")
    #expect(try gaps("2025").contains("10.6"))
  }

  @Test func contradiction7KeepsBothStagesOfSipBanget() {
    let stages = Real.registers.awards.filter { $0.innovation == "3579-sip-banget" && $0.award == "KIPP" }
    #expect(Set(stages.compactMap(\.stage)) == ["Top 99", "Top 45"])
    #expect(stages.filter { $0.stage == "Top 45" }.allSatisfy { $0.conflictGroup != nil })
  }

  @Test func contradiction8KeepsAmountsAboveThePublishedMaximumApart() throws {
    #expect(conflict("did-2020-tertinggi") == [122_700_000_000, 123_350_000_000])
    let pack = try #require(Real.pack("2020"))
    #expect(pack.parameter("tertinggi")?.inForce(on: pack.until)?.value == "103940000000")
    #expect(try #require(Real.explain("kota-surabaya", 2020, "did")).result.estimate.low == nil)
  }

  @Test func contradiction9CountsPrizesAndTellsBothCountsOfWinners() throws {
    let text = try gaps("2020-tambahan-inovasi")
    #expect(text.contains("47") && text.contains("49"))
  }

  @Test func contradiction10LeavesThePayingScoreToTheYear() throws {
    func value(_ pack: String, _ id: String) throws -> String? {
      let pack = try #require(Real.pack(pack))
      return pack.parameter(id)?.inForce(on: pack.until)?.value
    }
    #expect(try value("2020-tambahan-kesehatan", "batas_B") == "76")
    #expect(try value("2021", "ambang_bayar") == nil)
    #expect(try value("2022-tahun-sebelumnya", "batas_B") == nil)
  }

  @Test func contradiction11LeavesTheLinesOfPasuruanOut() throws {
    let rows = Real.amounts("kab-pasuruan", 2019)
    #expect(rows.filter { $0.line != nil }.reduce(0) { $0 + ($1.amount ?? 0) } == 55_300_000_000)
    #expect(rows.count == 6 && rows.allSatisfy { $0.conflictGroup != nil && $0.citation.note != nil })
    #expect(try #require(Real.explain("kab-pasuruan", 2019, "did")).result.estimate.low == nil)
  }

  @Test func contradiction12ReadsPasuruanAsTheRegency() throws {
    #expect(Real.amounts("kota-pasuruan", 2025).allSatisfy { !$0.isAllocation && $0.amount == 7_150_000_000 })
    let result = try #require(Real.explain("kab-pasuruan", 2025, "if_stunting")).result
    #expect(result.verdict == .met && result.estimate.low == 7_135_000_000)
    #expect(try #require(Real.explain("kota-pasuruan", 2025, "if_stunting")).result.verdict == .unknown)
  }

  // MARK: Back-test

  @Test func backTestContradictsNoPublishedAmount() throws {
    let test = BackTest(packs: Real.packs, registers: Real.registers)
    #expect(
      test.entries.count == Real.registers.didAmounts.filter { $0.isAllocation && $0.amount != nil }.count)
    for entry in test.entries where entry.published.conflictGroup == nil {
      #expect(
        entry.outcome != .outside && entry.outcome != .contradiction,
        "\(entry.published.id): \(entry.reason.id)")
    }
    func count(_ year: Int, _ outcome: BackTest.Outcome) -> Int {
      test.years.first { $0.year == year }?.count(outcome) ?? 0
    }
    #expect(count(2021, .inside) >= 8 && count(2022, .agree) == 1 && count(2022, .inside) >= 3)
    let situbondo = try #require(test.entries.first { $0.published.id == "3512-2022-did_prior_year" })
    #expect(situbondo.verdict == .unmet && situbondo.outcome == .agree && situbondo.conflicts.count == 4)
  }
}
