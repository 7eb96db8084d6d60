/// A result with everything a reader may ask about it.
package struct DIDExplained: Sendable {
  package var result: DIDComponentResult
  package var pack: RulePack
  package var component: RuleComponent
  package var parameters: ResolvedParameters
  /// Nearest first, what fails before what holds.
  package var distances: [Distance]
  /// Smallest first; empty for a verdict that is met, or where nothing within reach would do.
  package var changes: [ChangeSet]
  package var evidence: [EvidenceItem]
}

extension Assessor {
  /// Every component of the year with its distances, its ways to "met" and its evidence.
  package func explain(region: String, year: Int, edits: [ComponentEdits] = []) -> [DIDExplained] {
    assess(region: region, year: year, edits: edits).compactMap { result in
      guard let pack = packs.first(where: { $0.id == result.pack }),
        let component = pack.components.first(where: { $0.id == result.component }),
        let parameters = parameters(pack.id)
      else { return nil }
      let calculation = result.calculation
      let own = edits.edits(region: region, pack: pack.id, component: component.id)
      let finder = DistanceFinder(
        calculation: calculation, values: result.values,
        reading: StepReading(calculation, parameters, own, .id))
      return DIDExplained(
        result: result, pack: pack, component: component, parameters: parameters,
        distances: component.gate.map(finder.distances) ?? [],
        changes: WhatWouldChange(calculation, component, parameters, own).sets(),
        evidence: Checklist(
          calculation: calculation, values: result.values, parameters: parameters, edits: own, pack: pack,
          component: component
        ).items())
    }
  }
}
