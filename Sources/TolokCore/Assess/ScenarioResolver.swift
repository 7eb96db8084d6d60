/// Finds what each change of a scenario means in a project, and says what cannot be.
package struct ScenarioResolver {
  let baseline: ScenarioBaseline

  package init(_ baseline: ScenarioBaseline) { self.baseline = baseline }

  package func plan(_ scenario: Scenario) -> Result<ScenarioPlan, ScenarioProblem> {
    var edits: [ScenarioEdit] = []
    var seen: [Spot: String] = [:]
    var parts: [PartKey: [ScenarioPart]] = [:]
    for change in scenario.changes {
      let edit: ScenarioEdit
      switch resolve(change, &parts) {
      case .success(let found): edit = found
      case .failure(let problem): return .failure(problem)
      }
      for spot in spots(edit) {
        if let first = seen[spot] {
          return .failure(
            ScenarioProblem(
              change.place,
              Sentence(
                id: "'\(spot.name)' sudah diisi pada \(first)",
                en: "'\(spot.name)' is already set at \(first)")))
        }
        seen[spot] = change.place
      }
      edits.append(edit)
    }
    return .success(ScenarioPlan(scenario: scenario, edits: edits))
  }

  private struct PartKey: Hashable { let region: String, year: Int }
  private struct Spot: Hashable { let region: String?, pack: String, component: String?, name: String }

  private func spots(_ edit: ScenarioEdit) -> [Spot] {
    edit.places.map { place in
      switch edit.change.target {
      case .fact(let region, _, let fact, _, _):
        Spot(region: region, pack: place.pack, component: place.component, name: fact)
      case .parameter(_, let parameter): Spot(region: nil, pack: place.pack, component: nil, name: parameter)
      }
    }
  }

  private func resolve(
    _ change: ScenarioChange, _ parts: inout [PartKey: [ScenarioPart]]
  ) -> Result<ScenarioEdit, ScenarioProblem> {
    switch change.target {
    case .parameter(let pack, let parameter): return resolve(change, pack, parameter)
    case .fact(let id, let year, let fact, let pack, let component):
      guard let region = baseline.registers.region(id) else { return .failure(noRegion(id, change)) }
      guard baseline.years.contains(year) else { return .failure(noYear(year, change)) }
      let key = PartKey(region: id, year: year)
      let all = parts[key] ?? baseline.parts(region: region, year: year)
      parts[key] = all
      return resolve(change, region, fact, among: all, pack, component)
    }
  }

  // MARK: Facts

  private func resolve(
    _ change: ScenarioChange, _ region: Region, _ fact: String, among all: [ScenarioPart], _ pack: String?,
    _ component: String?
  ) -> Result<ScenarioEdit, ScenarioProblem> {
    var chosen = all
    if let pack {
      chosen = chosen.filter { $0.pack.id == pack }
      if chosen.isEmpty { return .failure(unknown("paket", "pack", pack, all.map(\.pack.id), change)) }
    }
    if let component {
      let known = chosen.map(\.component.id)
      chosen = chosen.filter { $0.component.id == component }
      if chosen.isEmpty { return .failure(unknown("komponen", "component", component, known, change)) }
    }
    let readers = chosen.filter { $0.calculation.input(fact) != nil }
    guard let first = readers.first, let input = first.calculation.input(fact) else {
      let names = chosen.flatMap { $0.calculation.inputs.map(\.key) }
      return .failure(unknown("fakta", "fact", fact, names, change))
    }
    if readers.count > 1, ScenarioPart.isOwn(fact) {
      let list = readers.map { "\($0.pack.id)/\($0.component.id)" }.joined(separator: ", ")
      return .failure(
        ScenarioProblem(
          change.place,
          Sentence(
            id: "fakta '\(fact)' ada pada beberapa komponen; tulis juga pack dan component: \(list)",
            en: "fact '\(fact)' is one of several components; give pack and component too: \(list)")))
    }
    switch ScenarioValue.value(of: change.value, input.kind, unit: input.unit, isFact: true) {
    case .failure(let reason): return .failure(problem(fact, reason, change))
    case .success(let value):
      return .success(
        ScenarioEdit(
          change: change, label: input.label, kind: input.kind, unit: input.unit, baseline: input.value,
          value: value, region: region, year: first.pack.fiscalYear,
          places: readers.map { ($0.pack.id, $0.component.id) }))
    }
  }

  // MARK: Parameters

  private func resolve(
    _ change: ScenarioChange, _ pack: String, _ parameter: String
  ) -> Result<ScenarioEdit, ScenarioProblem> {
    guard let rules = baseline.packs.first(where: { $0.id == pack }),
      let known = baseline.assessor.parameters(pack)
    else { return .failure(unknown("paket", "pack", pack, baseline.packs.map(\.id), change)) }
    guard let entry = known[parameter] else {
      return .failure(unknown("parameter", "parameter", parameter, known.entries.map(\.id), change))
    }
    switch ScenarioValue.value(of: change.value, entry.kind, unit: entry.unit, isFact: false) {
    case .failure(let reason): return .failure(problem(parameter, reason, change))
    case .success(let value):
      return .success(
        ScenarioEdit(
          change: change, label: entry.label, kind: entry.kind, unit: entry.unit, baseline: entry.value,
          value: value, region: nil, year: rules.fiscalYear, places: [(pack, nil)]))
    }
  }

  // MARK: Problems

  private func problem(_ name: String, _ reason: ScenarioReason, _ change: ScenarioChange) -> ScenarioProblem
  {
    ScenarioProblem(
      change.place,
      Sentence(
        id: "nilai '\(name)' mustahil: \(reason.sentence.id)",
        en: "the value of '\(name)' cannot be: \(reason.sentence.en)"))
  }

  private func unknown(
    _ id: String, _ en: String, _ name: String, _ names: [String], _ change: ScenarioChange
  ) -> ScenarioProblem {
    var known: [String] = []
    for name in names where !known.contains(name) { known.append(name) }
    let near = nearestName(name, in: known)
    let list = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
    return ScenarioProblem(
      change.place,
      Sentence(
        id:
          "\(id) '\(name)' tidak dikenal; \(near.map { "maksud Anda '\($0)'?" } ?? "yang dikenal: \(list)")",
        en: "\(en) '\(name)' is not known; \(near.map { "did you mean '\($0)'?" } ?? "known: \(list)")"))
  }

  private func noRegion(_ id: String, _ change: ScenarioChange) -> ScenarioProblem {
    let regions = baseline.registers.regions
    let near =
      regions.first {
        $0.name.lowercased() == id.lowercased() || $0.name.lowercased().hasSuffix(" \(id.lowercased())")
      }
      ?? nearestName(id, in: regions.map(\.id)).flatMap { baseline.registers.region($0) }
    return ScenarioProblem(
      change.place,
      Sentence(
        id: "wilayah '\(id)' tidak ada dalam regions.csv"
          + (near.map { "; maksud Anda '\($0.id)' (\($0.name))?" } ?? ""),
        en: "region '\(id)' is not in regions.csv"
          + (near.map { "; did you mean '\($0.id)' (\($0.name))?" } ?? "")))
  }

  private func noYear(_ year: Int, _ change: ScenarioChange) -> ScenarioProblem {
    let known = baseline.years.map(String.init).joined(separator: ", ")
    return ScenarioProblem(
      change.place,
      Sentence(
        id: "tahun anggaran \(year) belum punya paket aturan; yang ada: \(known)",
        en: "fiscal year \(year) has no rule pack yet; there are: \(known)"))
  }
}
