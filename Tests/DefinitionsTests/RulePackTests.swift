import TestSupport
import Testing
import TolokCore

@testable import Definitions

/// The packs of the repository: they load, they lint clean, and what stands beside them comes out.
@Suite struct RulePackTests {
  private let rules = "\(Places.root)/pipelines/rules"
  private func packs() throws -> [RulePack] { try loadRulePacks(directory: rules) }
  private func registers() throws -> Registers {
    try loadRegisters(directory: "\(Places.root)/datasets/reference")
  }

  @Test func holdsAPackForEveryRegime() throws {
    #expect(
      try packs().map(\.id) == [
        "2018", "2019", "2020", "2020-tambahan-inovasi", "2020-tambahan-kesehatan", "2021",
        "2022-tahun-berjalan-1", "2022-tahun-berjalan-2", "2022-tahun-sebelumnya", "2023", "2024", "2025",
      ])
  }

  @Test func runsEveryCaseBesideTheRules() throws {
    let outcomes = RuleCaseRunner(packs: try packs(), registers: try registers())
      .run(try loadRuleCases(directory: rules))
    #expect(outcomes.count >= 60)
    for outcome in outcomes {
      #expect(
        outcome.passed,
        "\(outcome.place) \(outcome.name.id): expected \(outcome.expected.en), got \(outcome.got.en)")
    }
  }

  @Test func everyPackHasCases() throws {
    let named = Set(try loadRuleCases(directory: rules).map(\.pack))
    #expect(named == Set(try packs().map(\.id)))
  }

  @Test func figuresThatMustAgreeDo() throws {
    let outcomes = RuleCheckRunner(packs: try packs(), registers: try registers())
      .run(try loadRuleChecks(directory: rules))
    #expect(outcomes.count >= 25)
    for outcome in outcomes {
      #expect(
        outcome.passed,
        "\(outcome.place) \(outcome.name.id): expected \(outcome.expected.en), got \(outcome.got.en)")
    }
  }

  @Test func turnsAtEveryThreshold() throws {
    let outcomes = RuleThresholds(packs: try packs()).run()
    for outcome in outcomes {
      #expect(
        outcome.passed,
        "\(outcome.place) \(outcome.name.id): expected \(outcome.expected.en), got \(outcome.got.en)")
    }
    // 2018, 2020, 2021 opinions; 2020 health 76; 2022 two opinions and a grade.
    #expect(outcomes.count == 21)
  }

  @Test func lintsClean() throws {
    let findings = RuleLint(
      sources: Set(try registers().sources.map(\.key)), schemes: try loadRuleSchemes(directory: rules)
    ).lint(try packs())
    for finding in findings {
      Issue.record("\(finding.code.code) \(finding.place?.file ?? "?"): \(finding.message.id)")
    }
  }

  @Test func saysWhatIsNotKnownAboutEveryPack() throws {
    for pack in try packs() { #expect(!pack.gaps.isEmpty, "\(pack.id)") }
  }

  /// Values the sources do not give stay null: nothing may be filled in without a source that says so.
  @Test func leavesWhatWasNeverPublishedEmpty() throws {
    let empty = Set(
      try packs().flatMap { pack in
        pack.parameters.filter { $0.inForce(on: pack.until)?.value == nil }.map { "\(pack.id)/\($0.id)" }
      })
    for name in [
      "2018/bobot_kategori", "2018/poin_top_99", "2019/bobot_kategori", "2020/bobot_kategori",
      "2020/banyak_penerima", "2021/ambang_bayar", "2021/batas_A", "2022-tahun-sebelumnya/batas_apbd",
      "2022-tahun-sebelumnya/bobot_kategori", "2022-tahun-sebelumnya/jumlah_nilai",
      "2022-tahun-berjalan-1/bobot_kategori", "2023/penerima_kesejahteraan", "2024/bobot_kategori",
      "2025/terendah_stunting",
    ] { #expect(empty.contains(name), "\(name)") }
  }

  @Test func placesAreSeenFromTheProject() throws {
    for pack in try packs() {
      let places =
        pack.parameters.flatMap { $0.values.map(\.place) } + pack.components.map(\.place) + [pack.place]
      for place in places { #expect(place.hasPrefix("pipelines/rules/did/\(pack.id)/"), "\(place)") }
    }
  }
}
