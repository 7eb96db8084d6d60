/// Reads what a sender left blank where it is documented otherwise, and never over what was sent.
///
/// Form, kind, stage and start come from the reference register when it holds the same innovation (name and
/// owner); the urusan of an owner comes from the agency's name. Each borrowed field is marked, so that it is
/// counted and shown apart.
struct RowBorrower {
  private let names: KnownNames
  private let owners: OwnerUrusan
  private let asOf: CalendarDate

  init(registers: Registers, duties: DutyAreas, asOf: CalendarDate) {
    names = KnownNames(registers: registers)
    owners = OwnerUrusan(registers: registers, duties: duties)
    self.asOf = asOf
  }

  func fill(_ row: inout IndicatorRow, of fact: InnovationFact, age: (Int) -> Double?) {
    urusan(&row, of: fact)
    guard let entry = entry(for: fact) else { return }
    let source = entry.citation.source
    for (field, word) in [(RowFact.form, entry.form), (.kind, entry.kind), (.stage, stage(entry))] {
      guard let word else { continue }
      if let stated = row.word(field) {
        if stated != word {
          row.disagreements[field] = IndicatorRow.Disagreement(
            name: fact.name, stated: stated, register: word, source: source)
        }
      } else {
        row.values[field] = .word(word)
        row.borrowed[field] = .register(source)
      }
    }
    guard let year = entry.startYear else { return }
    if let stated = row.number(.startYear) {
      if stated != Double(year) {
        row.disagreements[.startYear] = IndicatorRow.Disagreement(
          name: fact.name, stated: JSON.number(stated), register: String(year), source: source)
      }
    } else if let whole = age(year) {
      row.values[.startYear] = .number(Double(year))
      row.values[.age] = .number(whole)
      row.borrowed[.startYear] = .register(source)
      row.borrowed[.age] = .register(source)
    }
  }

  private func urusan(_ row: inout IndicatorRow, of fact: InnovationFact) {
    if let stated = row.values[.urusan] {
      row.values[.ownerUrusan] = stated
      row.values[.ownerUrusanGroup] = row.values[.urusanGroup]
      return
    }
    guard let found = owners.urusan(of: fact.owner) else { return }
    row.values[.ownerUrusan] = .word(found.ids.joined(separator: "+"))
    row.borrowed[.ownerUrusan] = .ownerName
    if let group = found.group {
      row.values[.ownerUrusanGroup] = .word(group)
      row.borrowed[.ownerUrusanGroup] = .ownerName
    }
  }

  /// The register's entry on this innovation: of the same owner, or the only one and without an owner.
  private func entry(for fact: InnovationFact) -> KnownInnovation? {
    let all = names.innovations(names.key(fact.name, region: fact.region), region: fact.region)
      .filter { Published.isKnown($0.citation, by: asOf) }
    if let own = all.first(where: { $0.owner != nil && $0.owner == fact.owner }) { return own }
    return all.count == 1 && all[0].owner == nil ? all[0] : nil
  }

  /// A status that is a stage of the form; "mandek" is none.
  private func stage(_ entry: KnownInnovation) -> String? {
    entry.status.flatMap { ["inisiatif", "uji_coba", "penerapan"].contains($0) ? $0 : nil }
  }
}

/// The duty areas of a unit by its own name, else by that of the agency above it.
private struct OwnerUrusan {
  struct Found {
    var ids: [String]
    /// Nil where they are of different groups.
    var group: String?
  }
  private let found: [String: Found]

  init(registers: Registers, duties: DutyAreas) {
    let groups = Dictionary(
      registers.urusan.map { ($0.id, $0.group) }, uniquingKeysWith: { first, _ in first })
    let units = Dictionary(registers.agencies.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let own = registers.agencies.map { duties.urusan(ofAgencyNamed: $0.name) }
    let byID = Dictionary(
      zip(registers.agencies.map(\.id), own).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    var found: [String: Found] = [:]
    for agency in registers.agencies {
      var at: Agency? = agency
      var steps = 0
      while let here = at, steps < 10 {
        // A city company or a village carries no duty area of the government's by its name.
        if ["desa", "bumd", "warga"].contains(here.kind) { break }
        if let ids = byID[here.id], !ids.isEmpty {
          let kinds = Set(ids.map { groups[$0] ?? "" })
          found[agency.id] = Found(ids: ids, group: kinds.count == 1 ? groups[ids[0]] : nil)
          break
        }
        at = here.parent.flatMap { units[$0] }
        steps += 1
      }
    }
    self.found = found
  }

  func urusan(of owner: String?) -> Found? { owner.flatMap { found[$0] } }
}
