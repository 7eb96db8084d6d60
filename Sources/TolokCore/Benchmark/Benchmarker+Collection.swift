extension Benchmarker {
  /// Every counted agency × form in exactly one state.
  ///
  /// A file counts for an agency when its register holds rows of the agency or of its units, also rows
  /// set aside; an empty or unreadable one when it is named after it.
  package func collection(_ facts: Facts, findings: [Finding]) -> [CollectionLine] {
    let units = Dictionary(grouping: registers.agencies, by: \.region)
    let innovations = Dictionary(grouping: facts.innovations, by: \.region)
    var files: [String: [FileLedger]] = [:]
    for file in facts.ledger {
      for unit in Set(file.agencies) { files[unit, default: []].append(file) }
    }
    let order = Dictionary(
      facts.ledger.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { first, _ in first })
    let told = FindingPlaces(findings)
    return reportingRegions.flatMap { region in
      let own = units[region] ?? []
      let rollup = Rollup(units: own, rule: rule(for: region), on: period.last)
      var rows: [String: [InnovationFact]] = [:]
      for row in innovations[region] ?? [] {
        if let agency = rollup.agency(of: row.owner) { rows[agency, default: []].append(row) }
      }
      // A file with units of one agency stands in its list once, in the order of the ledger.
      var sent: [String: [String: FileLedger]] = [:]
      for unit in own {
        guard let agency = rollup.agency(of: unit.id) else { continue }
        for file in files[unit.id] ?? [] { sent[agency, default: [:]][file.file] = file }
      }
      return rollup.counted.map { agency in
        let ledger = (sent[agency.id] ?? [:]).values.sorted { (order[$0.file] ?? 0) < (order[$1.file] ?? 0) }
        return line(agency, rollup, rows[agency.id] ?? [], ledger, told)
      }
    }
  }

  private func line(
    _ agency: Agency, _ rollup: Rollup, _ rows: [InnovationFact], _ ledger: [FileLedger],
    _ told: FindingPlaces
  ) -> CollectionLine {
    var files: [String] = []
    var own: Set<String> = []
    var sent = !rows.isEmpty
    var empty = false
    var unreadable = false
    for file in ledger {
      let units = file.agencies.filter { rollup.agency(of: $0) == agency.id }
      files.append(file.file)
      if units.count == file.agencies.count { own.insert(file.file) }
      switch file.state {
      case .unreadable: unreadable = true
      case .empty: empty = true
      case .received:
        if units.contains(where: file.registerAgencies.contains) {
          sent = true
        } else if units.contains(where: file.nihilAgencies.contains) {
          empty = true
        }
      }
    }
    let count = told.count(files: own, rows: rows.map(\.origin))
    let state: CollectionState =
      sent ? .received : empty ? .receivedEmpty : unreadable ? .unreadable : .missing
    return CollectionLine(
      region: agency.region, agency: agency.id, agencyName: agency.name, kind: agency.kind, form: "inovasi",
      state: state, files: files, rows: rows.count, findings: count)
  }

}

/// How many findings a file or a row has, counted once a month.
private struct FindingPlaces {
  private var byFile: [String: Int] = [:]
  private var byRow: [RowPlace: Int] = [:]

  init(_ findings: [Finding]) {
    for finding in findings {
      guard let place = finding.place else { continue }
      byFile[place.file, default: 0] += 1
      if place.cell != nil { byRow[RowPlace(place), default: 0] += 1 }
    }
  }

  /// Findings anywhere in the files, and those in the rows that lie elsewhere.
  func count(files: Set<String>, rows: [Provenance]) -> Int {
    let places = Set(rows.map(RowPlace.init))
    return files.reduce(0) { $0 + (byFile[$1] ?? 0) }
      + places.reduce(0) { $0 + (files.contains($1.file) ? 0 : byRow[$1] ?? 0) }
  }

  /// A finding anywhere in a row belongs to the row's owner.
  private struct RowPlace: Hashable {
    var file: String
    var sheet: String?
    var row: Int?
    init(_ place: Provenance) {
      file = place.file
      sheet = place.sheet
      row = place.cell?.row
    }
  }
}
