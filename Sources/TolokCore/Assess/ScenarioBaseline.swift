/// What a scenario stands over: registers and packs as they are known and in force on two days.
package struct ScenarioBaseline: Sendable {
  package let packs: [RulePack]
  package let registers: Registers
  /// Ids of the regions a change of the rules is shown for, in report order.
  package let regions: [String]
  package let asOf: CalendarDate
  package let lawAsOf: CalendarDate
  package let assessor: Assessor

  /// - Parameter registers: already limited to what was known by `asOf`.
  package init(
    packs: [RulePack], registers: Registers, regions: [String], asOf: CalendarDate, lawAsOf: CalendarDate
  ) {
    self.packs = packs
    self.registers = registers
    self.regions = regions
    self.asOf = asOf
    self.lawAsOf = lawAsOf
    assessor = Assessor(packs: packs, registers: registers, lawAsOf: lawAsOf)
  }

  package var years: [Int] { Set(packs.map(\.fiscalYear)).sorted() }

  /// Every component of a fiscal year for one region, worked out from the baseline's facts.
  package func parts(region: Region, year: Int) -> [ScenarioPart] {
    packs.filter { $0.fiscalYear == year }.flatMap { parts(region: region, pack: $0) }
  }

  package func parts(region: Region, pack: RulePack) -> [ScenarioPart] {
    guard let parameters = assessor.parameters(pack.id) else { return [] }
    return pack.components.map { component in
      ScenarioPart(
        region: region, pack: pack, component: component, parameters: parameters,
        calculation: CalculationBuilder.calculation(
          pack: pack, component: component, parameters: parameters, registers: registers, region: region,
          year: pack.fiscalYear))
    }
  }
}

/// One region and component, and how it is calculated.
package struct ScenarioPart: Sendable {
  package let region: Region
  package let pack: RulePack
  package let component: RuleComponent
  package let parameters: ResolvedParameters
  package let calculation: Calculation

  package struct ID: Hashable, Sendable { let region, pack, component: String }
  package var id: ID { ID(region: region.id, pack: pack.id, component: component.id) }

  /// The published amount and the naming of recipients belong to one component; every other fact is the region's.
  package static func isOwn(_ fact: String) -> Bool {
    fact == CalculationBuilder.named || fact == "terbit" || fact.hasPrefix("terbit_")
  }
}

/// A change of a scenario, checked against the project.
package struct ScenarioEdit: Sendable {
  package let change: ScenarioChange
  package let label: Sentence
  package let kind: InputKind
  package let unit: String
  package let baseline: RuleValue
  package let value: RuleValue
  /// Nil for a parameter.
  package let region: Region?
  package let year: Int
  /// Pack and component of every calculation that reads the fact; of a parameter, the pack alone.
  package let places: [(pack: String, component: String?)]

  /// Whether it says what the baseline says already.
  package var isIdle: Bool { value == baseline }

  package var componentEdits: [ComponentEdits] {
    places.map { place in
      switch change.target {
      case .fact(let region, _, let fact, _, _):
        ComponentEdits(
          region: region, pack: place.pack, component: place.component,
          edits: CalculationEdits(inputs: [fact: value]))
      case .parameter(_, let parameter):
        ComponentEdits(
          region: nil, pack: place.pack, component: nil,
          edits: CalculationEdits(parameters: [parameter: value]))
      }
    }
  }
}

/// A scenario whose every change is known to be possible.
package struct ScenarioPlan: Sendable {
  package let scenario: Scenario
  package let edits: [ScenarioEdit]

  package var componentEdits: [ComponentEdits] { edits.flatMap(\.componentEdits) }
  package static let none = ScenarioPlan(
    scenario: Scenario(
      name: "baseline", label: Sentence(id: "baseline", en: "baseline"), why: Sentence(id: "", en: ""),
      changes: []),
    edits: [])
}
