extension Benchmarker {
  /// Every counted agency × form in exactly one state.
  ///
  /// A file counts for an agency when its register holds rows of the agency or of its units, also rows
  /// set aside; an empty or unreadable one when it is named after it.
  package func collection(_ facts: Facts, findings: [Finding]) -> [CollectionLine] {
    var lines: [CollectionLine] = []
    for region in reportingRegions {
      let rollup = rollup(for: region)
      var rows: [String: [InnovationFact]] = [:]
      for row in facts.innovations where row.region == region {
        if let agency = rollup.agency(of: row.owner) { rows[agency, default: []].append(row) }
      }
      for agency in rollup.counted {
        lines.append(line(agency, rollup, rows[agency.id] ?? [], facts.ledger, findings))
      }
    }
    return lines
  }

  private func line(
    _ agency: Agency, _ rollup: Rollup, _ rows: [InnovationFact], _ ledger: [FileLedger],
    _ findings: [Finding]
  ) -> CollectionLine {
    var files: [String] = []
    var own: Set<String> = []
    var sent = !rows.isEmpty
    var empty = false
    var unreadable = false
    for file in ledger {
      let units = file.agencies.filter { rollup.agency(of: $0) == agency.id }
      guard !units.isEmpty else { continue }
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
    let places = Set(rows.map { RowPlace($0.origin) })
    let count = findings.count { finding in
      guard let place = finding.place else { return false }
      return own.contains(place.file) || (place.cell != nil && places.contains(RowPlace(place)))
    }
    let state: CollectionState =
      sent ? .received : empty ? .receivedEmpty : unreadable ? .unreadable : .missing
    return CollectionLine(
      region: agency.region, agency: agency.id, agencyName: agency.name, kind: agency.kind, form: "inovasi",
      state: state, files: files, rows: rows.count, findings: count)
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
