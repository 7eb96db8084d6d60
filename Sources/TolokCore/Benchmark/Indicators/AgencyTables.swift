/// Builds the table of a region's agencies, in their own standing.
package struct AgencyTables: Sendable {
  package let book: IndicatorBook
  package init(_ book: IndicatorBook) { self.book = book }

  /// One a reporting region that has a register of agencies.
  package func tables(_ facts: Facts) -> [AgencyTable] {
    let rows = Dictionary(grouping: facts.innovations.filter { !$0.synthetic }, by: \.region)
    return book.reporting.compactMap { table($0, rows[$0] ?? []) }
  }

  private func table(_ region: String, _ rows: [InnovationFact]) -> AgencyTable? {
    guard let rollup = book.rollup(region), let rule = book.rule(region), !rollup.counted.isEmpty else {
      return nil
    }
    var owned: [String: [InnovationFact]] = [:]
    var outside: [String] = []
    for row in rows {
      if let agency = rollup.agency(of: row.owner) {
        owned[agency, default: []].append(row)
      } else {
        outside.append(row.name)
      }
    }
    var awards: [String: [IndicatorRow]] = [:]
    for award in book.rows(.awards, region) {
      if let agency = award.agency { awards[agency, default: []].append(award) }
    }
    let states = Dictionary(
      book.collection(region).map { ($0.agency, $0.state) }, uniquingKeysWith: { first, _ in first })
    let target = book.programmes[region]?.minimumInnovations
    let lines = rollup.counted.map { agency in
      line(
        agency, owned[agency.id] ?? [], awards[agency.id] ?? [], state: states[agency.id], target: target)
    }
    let order = lines.indices.sorted { a, b in
      // Who has sent nothing is not known to have none, and stands below those who are.
      let x = lines[a].innovations ?? -1, y = lines[b].innovations ?? -1
      return x != y ? x > y : a < b
    }
    return AgencyTable(
      region: region, counts: rule.label, rollup: Self.rollup(rule), lines: order.map { lines[$0] },
      none: lines.filter { $0.innovations == 0 }.map(\.name),
      silent: lines.filter { $0.innovations == nil }.map(\.name), outside: outside,
      coverage: book.sent(region)
        ?? FigureCoverage(
          reported: 0, expected: lines.count,
          of: Sentence(id: "perangkat daerah mengirim formulir", en: "agencies sent the form")),
      edition: book.edition)
  }

  private func line(
    _ agency: Agency, _ rows: [InnovationFact], _ awards: [IndicatorRow], state: CollectionState?,
    target: Int?
  ) -> AgencyLine {
    let known = !rows.isEmpty || state == .received || state == .receivedEmpty
    var stages: [String?: Int] = [:]
    for row in rows { stages[row.stage, default: 0] += 1 }
    let parts = stages.sorted { a, b in
      guard let x = a.key else { return false }
      guard let y = b.key else { return true }
      return a.value != b.value ? a.value > b.value : x < y
    }.map {
      FigurePart(
        key: $0.key, label: $0.key == nil ? Nothing.blank.label : Words.stage($0.key), value: Double($0.value)
      )
    }
    let kinds = rows.compactMap(\.kind)
    let levels = Set(awards.compactMap { $0.word(.level) })
    let count = known ? rows.count : nil
    return AgencyLine(
      agency: agency.id, name: agency.name, shortName: agency.shortName, kind: agency.kind, state: state,
      innovations: count, ofUnits: rows.count { $0.owner != agency.id }, stages: parts,
      digital: kinds.isEmpty ? nil : kinds.count { $0 == "digital" }, kindKnown: kinds.count,
      awards: awards.count,
      highestLevel: ["internasional", "nasional", "provinsi", "kota"].first { levels.contains($0) },
      target: target, verdict: verdict(count, target, sent: state), members: rows.map(\.id))
  }

  /// A silent agency below the minimum is unknown: what it has not sent may be enough.
  private func verdict(_ count: Int?, _ target: Int?, sent state: CollectionState?) -> Verdict? {
    guard let target else { return nil }
    guard let count else { return .unknown }
    return count >= target ? .met : .unmet
  }

  /// Whether units roll up to their parent, in one sentence to be printed beside every coverage.
  static func rollup(_ rule: CountingRule) -> Sentence {
    guard rule.rollsUp else {
      return Sentence(
        id: "Inovasi unit di bawahnya (puskesmas, sekolah, UPT, kelurahan) tidak dihitung pada "
          + "perangkat daerah induknya.",
        en: "Innovations of units (health centres, schools, technical units, kelurahan) do not count with "
          + "their parent agency.")
    }
    let districts = rule.kinds.contains("kecamatan")
    return Sentence(
      id: "Inovasi unit di bawahnya (puskesmas, sekolah, UPT"
        + (districts ? "; kelurahan pada kecamatannya" : "") + ") dihitung pada perangkat daerah induknya; "
        + "desa, warga" + (rule.kinds.contains("bumd") ? "" : ", BUMD") + " di luar cakupan.",
      en: "Innovations of units (health centres, schools, technical units"
        + (districts ? "; kelurahan with their district" : "") + ") count with their parent agency; "
        + "villages, citizens" + (rule.kinds.contains("bumd") ? "" : ", companies")
        + " are outside the coverage.")
  }
}
