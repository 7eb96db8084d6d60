import Testing

@testable import TolokCore

/// The worked illustration of the share step (invented scores): pool 60, scores 90, 80 and 30, paid from 76.
@Suite struct ShareIllustrationTests {
  private func low(_ score: String) throws -> Rupiah? {
    func parameter(_ id: String, _ value: String, _ unit: String) -> Parameter {
      Parameter(
        id: id, label: Sentence(id: id, en: id), unit: unit,
        values: [
          DatedValue(
            from: .first(of: 2022), value: value, reference: "uji", confidence: .resmi, place: "uji:1")
        ])
    }
    let pack = RulePack(
      id: "uji", scheme: "did", label: Sentence(id: "uji", en: "test"), fiscalYear: 2022, legal: ["uji"],
      parameters: [
        parameter("pagu", "60000000000", "rupiah"), parameter("ambang", "76", "nilai"),
        parameter("satuan", "10000000", "rupiah"),
      ],
      components: [
        RuleComponent(
          id: "bagian", label: Sentence(id: "bagian", en: "share"), pool: "pagu",
          estimates: [.poolShare(PoolShareRule(rounding: "satuan"))],
          categories: [
            RuleComponent.Category(
              id: "x", label: Sentence(id: "x", en: "x"), pool: "pagu", payFrom: "ambang", citation: "uji")
          ])
      ])
    let citation = Citation(source: "uji", asOf: "2022", confidence: .resmi)
    var registers = Registers()
    registers.regions = [
      Region(
        id: "r", kind: .kota, name: "r", code: nil, bpsCode: nil, parent: nil, population: nil,
        populationSeries: nil, populationDate: nil, citation: citation)
    ]
    let facts = [
      CalculationBuilder.named: "ya", "nilai_x": score, "jumlah_nilai_x": "170",
    ]
    registers.didInputs = facts.sorted { $0.key < $1.key }.map {
      DIDInput(id: $0.key, region: "r", fiscalYear: 2022, fact: $0.key, value: $0.value, citation: citation)
    }
    let result = try #require(
      Assessor(packs: [pack], registers: registers, lawAsOf: .last(of: 2022)).assess(region: "r", year: 2022)
        .first)
    #expect(result.estimate.method == .poolShare)
    #expect(!result.estimate.exact, "a share is an estimate")
    return result.estimate.low
  }

  @Test func sharesThePoolByTheScoresThatPay() throws {
    #expect(try low("90") == 31_760_000_000)
    #expect(try low("80") == 28_240_000_000)
    #expect(try low("30") == 0)
  }

  @Test func paysFromTheThresholdOn() throws {
    #expect(try low("75.99") == 0)
    #expect(try low("76") == 26_820_000_000)
  }
}
