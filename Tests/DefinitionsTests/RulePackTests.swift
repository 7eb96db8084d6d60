import TestSupport
import Testing
import TolokCore

@testable import Definitions

@Suite struct RulePackTests {
  private let rules = "\(Places.root)/pipelines/rules"

  @Test func runsEveryCaseBesideTheRules() throws {
    let packs = try loadRulePacks(directory: rules)
    let outcomes = RuleCaseRunner(packs: packs).run(try loadRuleCases(directory: rules))
    #expect(outcomes.count >= 12)
    for outcome in outcomes {
      #expect(outcome.passed, "\(outcome.name): expected \(outcome.expected), got \(outcome.got)")
    }
  }

  @Test func findsASourceOnEveryValue() throws {
    #expect(RuleLint().lint(try loadRulePacks(directory: rules)).isEmpty)
  }

  @Test func noticesAValueWithoutSource() throws {
    var packs = try loadRulePacks(directory: rules)
    packs[0].parameters[0].values[0].reference = ""
    #expect(RuleLint().lint(packs).map(\.code.code) == ["E0601"])
  }

  @Test func agreesWithThePublishedTotalsOf2020() throws {
    let pack = try #require(try loadRulePacks(directory: rules).first { $0.id == "2020-tambahan-inovasi" })
    let rule = try #require(pack.components[0].prizes)
    let (sectors, clusters, prizes) = (rule.sectors, rule.clusters, rule.prizes)
    let date = try #require(CalendarDate("2020-12-31"))
    let amounts = prizes.values.compactMap { id in
      pack.parameters.first { $0.id == id }?.inForce(on: date)?.value.flatMap { Rupiah($0) }
    }
    let perSector = amounts.reduce(0, +)
    #expect(sectors.count * clusters.count * prizes.count == 84)
    #expect(Rupiah(sectors.count * clusters.count) * perSector == 168_000_000_000)
    #expect(Rupiah(sectors.count) * perSector == 42_000_000_000)
    #expect(Rupiah(sectors.count * 3) * perSector == 126_000_000_000)
    let published = Dictionary(
      pack.parameters.map { ($0.id, $0.inForce(on: date)?.value) }, uniquingKeysWith: { first, _ in first })
    #expect(published["pagu_lomba"] == "168000000000")
    #expect(published["jumlah_hadiah"] == "84")
    #expect(published["pagu_provinsi"] == "42000000000")
    #expect(published["pagu_kabkota"] == "126000000000")
  }

  @Test func namesTheFileOfABrokenRule() throws {
    #expect(throws: DefinitionError.self) { try loadRulePacks(directory: "\(Places.root)/does-not-exist") }
  }
}
