import TestSupport
import TolokCore

@testable import Definitions

/// The repository's own rules and registers, loaded once for the tests of verdicts.
enum DIDRegisters {
  static let packs: [RulePack] = (try? loadRulePacks(directory: "\(Places.root)/pipelines/rules")) ?? []
  static let registers: Registers =
    (try? loadRegisters(directory: "\(Places.root)/datasets/reference")) ?? Registers()

  static func assessor(_ year: Int, _ registers: Registers = registers) -> Assessor {
    Assessor(packs: packs, registers: registers, lawAsOf: .last(of: year))
  }

  static func explain(_ region: String, _ year: Int, _ component: String, _ registers: Registers = registers)
    -> DIDExplained?
  {
    assessor(year, registers).explain(region: region, year: year).first { $0.component.id == component }
  }

  static func pack(_ id: String) -> RulePack? { packs.first { $0.id == id } }

  static func amounts(_ region: String, _ year: Int) -> [DIDAmount] {
    registers.didAmounts.filter { $0.region == region && $0.fiscalYear == year }
  }

  /// An invented region that knows only these facts.
  static func only(_ facts: [String: String], _ region: String, _ year: Int, kind: RegionKind = .kota)
    -> Registers
  {
    var own = Registers()
    own.regions = [
      Region(
        id: region, kind: kind, name: "Uji", code: nil, bpsCode: nil, parent: nil, population: nil,
        populationSeries: nil, populationDate: nil,
        citation: Citation(source: "uji", asOf: "2022", confidence: .pers))
    ]
    own.didInputs = facts.sorted { $0.key < $1.key }.map {
      DIDInput(
        id: $0.key, region: region, fiscalYear: year, fact: $0.key, value: $0.value,
        citation: Citation(source: "uji", asOf: "\(year)", confidence: .pers))
    }
    return own
  }
}
