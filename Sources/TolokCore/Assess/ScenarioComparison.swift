/// What moves between two scenarios over one baseline, region by region and component by component. A scenario
/// beside the baseline is the same with an empty first scenario.
package struct ScenarioComparison: Sendable {
  package let baseline: ScenarioBaseline
  package let from: ScenarioPlan
  package let to: ScenarioPlan
  package let outcomes: [ScenarioOutcome]

  package init(_ baseline: ScenarioBaseline, from: ScenarioPlan = .none, to: ScenarioPlan) {
    self.baseline = baseline
    self.from = from
    self.to = to
    var outcomes: [ScenarioOutcome] = []
    for part in Self.parts(baseline, from.edits + to.edits) {
      let outcome = ScenarioOutcome(baseline.assessor, part, from, to)
      if !outcome.players.isEmpty || !outcome.common.isEmpty { outcomes.append(outcome) }
    }
    self.outcomes = outcomes
  }

  /// Every calculation that an edit reaches: those of its region, or of every region of the report for a parameter.
  private static func parts(_ baseline: ScenarioBaseline, _ edits: [ScenarioEdit]) -> [ScenarioPart] {
    var regions = baseline.regions
    for edit in edits { if let id = edit.region?.id, !regions.contains(id) { regions.append(id) } }
    var parts: [ScenarioPart] = []
    for id in regions {
      guard let region = baseline.registers.region(id) else { continue }
      for pack in baseline.packs {
        let own = edits.filter { edit in
          edit.places.contains { $0.pack == pack.id } && (edit.region.map { $0.id == id } ?? true)
        }
        guard !own.isEmpty else { continue }
        parts += baseline.parts(region: region, pack: pack).filter { part in
          own.contains { edit in
            edit.places.contains {
              $0.pack == pack.id && ($0.component.map { $0 == part.component.id } ?? true)
            }
          }
        }
      }
    }
    return parts
  }
}

/// An input or a parameter of one calculation.
package enum ScenarioCell: Hashable, Sendable {
  case input(String)
  case parameter(String)
}

/// A cell whose value differs between the two sides.
package struct ScenarioPlayer: Sendable {
  package let cell: ScenarioCell
  package let label: Sentence
  package let kind: InputKind
  package let from: RuleValue
  package let to: RuleValue
  /// Places in the lists of changes of the two scenarios, from 0.
  package let fromEdit: Int?
  package let toEdit: Int?
}

/// One region and component on both sides.
package struct ScenarioOutcome: Sendable {
  package let region: Region
  package let baseline: DIDComponentResult
  package let before: DIDComponentResult
  package let after: DIDComponentResult
  package let players: [ScenarioPlayer]
  /// Cells that both sides change alike.
  package let common: [ScenarioCell]
  package let attribution: ScenarioAttribution

  init(_ assessor: Assessor, _ part: ScenarioPart, _ from: ScenarioPlan, _ to: ScenarioPlan) {
    let one = Self.cells(part, from), two = Self.cells(part, to)
    var players: [ScenarioPlayer] = []
    var common: [ScenarioCell] = []
    var fixed = CalculationEdits()
    let all = Set(one.keys).union(two.keys).sorted { a, b in
      // As the second scenario lists them, then what only the first one has.
      (two[a] ?? .max, one[a] ?? .max) < (two[b] ?? .max, one[b] ?? .max)
    }
    for cell in all {
      guard let edit = two[cell].map({ to.edits[$0] }) ?? one[cell].map({ from.edits[$0] }) else { continue }
      let base = part.value(cell)
      let before = one[cell].map { from.edits[$0].value } ?? base
      let after = two[cell].map { to.edits[$0].value } ?? base
      if before == after {
        guard before != base else { continue }
        common.append(cell)
        fixed[cell] = before
      } else {
        players.append(
          ScenarioPlayer(
            cell: cell, label: edit.label, kind: edit.kind, from: before, to: after, fromEdit: one[cell],
            toEdit: two[cell]))
      }
    }
    func edits(_ side: KeyPath<ScenarioPlayer, RuleValue>) -> CalculationEdits {
      players.reduce(into: fixed) { $0[$1.cell] = $1[keyPath: side] }
    }
    func result(_ edits: CalculationEdits) -> DIDComponentResult {
      assessor.result(part.calculation, part.pack, part.component, part.parameters, edits)
    }
    region = part.region
    baseline = result(.none)
    before = result(edits(\.from))
    after = result(edits(\.to))
    self.players = players
    self.common = common
    attribution = ScenarioAttribution(part, players, fixed: fixed)
  }

  package var isChanged: Bool {
    before.verdict != after.verdict || before.estimate.method != after.estimate.method
      || before.estimate.low != after.estimate.low || before.estimate.high != after.estimate.high
  }

  /// Index of the edit by cell, of those that reach the part.
  private static func cells(_ part: ScenarioPart, _ plan: ScenarioPlan) -> [ScenarioCell: Int] {
    var cells: [ScenarioCell: Int] = [:]
    for (index, edit) in plan.edits.enumerated() {
      guard edit.region.map({ $0.id == part.region.id }) ?? true,
        edit.places.contains(where: {
          $0.pack == part.pack.id && ($0.component.map { $0 == part.component.id } ?? true)
        })
      else { continue }
      switch edit.change.target {
      case .fact(_, _, let fact, _, _): cells[.input(fact)] = index
      case .parameter(_, let parameter): cells[.parameter(parameter)] = index
      }
    }
    return cells
  }
}

extension ScenarioPart {
  /// What the baseline says.
  func value(_ cell: ScenarioCell) -> RuleValue {
    switch cell {
    case .input(let key): calculation.input(key)?.value ?? .unknown
    case .parameter(let id): parameters.value(id)
    }
  }
}

extension CalculationEdits {
  subscript(_ cell: ScenarioCell) -> RuleValue? {
    get {
      switch cell {
      case .input(let key): inputs[key]
      case .parameter(let id): parameters[id]
      }
    }
    set {
      switch cell {
      case .input(let key): inputs[key] = newValue
      case .parameter(let id): parameters[id] = newValue
      }
    }
  }
}
