/// Says where each reporting region stands this month, with the denominator beside every rate.
///
/// Headline figures use documented rows only; synthetic rows are counted apart.
package struct Benchmarker: Sendable {
  let registers: Registers
  let period: Period
  let reportingRegions: [String]
  let countingRules: [CountingRule]
  let claimChecks: [ClaimCheck]

  /// - Parameter registers: as known on the day of the report (`known(by:)`); a later award is not there.
  package init(
    registers: Registers, period: Period, reportingRegions: [String], countingRules: [CountingRule] = [],
    claimChecks: [ClaimCheck] = [], asOf: CalendarDate? = nil
  ) {
    self.registers = registers.known(by: asOf ?? period.last)
    self.period = period
    self.reportingRegions = reportingRegions
    self.countingRules = countingRules
    self.claimChecks = claimChecks
  }

  /// One standing a reporting region, in the order asked; a region the register lacks has none.
  package func standings(_ facts: Facts) -> [RegionStanding] {
    let rows = Dictionary(grouping: facts.innovations, by: \.region)
    let units = Dictionary(grouping: registers.agencies, by: \.region)
    return reportingRegions.compactMap { id in
      registers.region(id).map { standing($0, rows[id] ?? [], units[id] ?? []) }
    }
  }

  func rule(for region: String) -> CountingRule {
    countingRules.first { $0.region == region }
      ?? .fallback(for: region, programme: programme(of: region))
  }

  /// The programme in force, one with a minimum first.
  func programme(of region: String) -> Programme? {
    let inForce = registers.programmes.filter { $0.region == region }
    return inForce.first { $0.minimumInnovations != nil } ?? inForce.first
  }

  func standing(_ region: Region, _ facts: Facts) -> RegionStanding {
    standing(
      region, facts.innovations.filter { $0.region == region.id },
      registers.agencies.filter { $0.region == region.id })
  }

  /// - Parameters:
  ///   - rows: every innovation of the region.
  ///   - units: every unit of the region, in register order.
  private func standing(_ region: Region, _ rows: [InnovationFact], _ units: [Agency]) -> RegionStanding {
    let rule = rule(for: region.id)
    let rollup = Rollup(units: units, rule: rule, on: period.last)
    let documented = rows.filter { !$0.synthetic }
    var own: [String: Int] = [:]
    var synthetic: [String: Int] = [:]
    var outside = 0
    for row in rows {
      let agency = rollup.agency(of: row.owner)
      if let agency {
        if row.synthetic { synthetic[agency, default: 0] += 1 } else { own[agency, default: 0] += 1 }
      } else if !row.synthetic {
        outside += 1
      }
    }
    let agencies = rollup.counted.map {
      AgencyCoverage(
        agency: $0.id, name: $0.name, kind: $0.kind, innovations: own[$0.id] ?? 0,
        syntheticInnovations: synthetic[$0.id] ?? 0)
    }
    let programme = programme(of: region.id)
    let note = registerNote(rule, counted: agencies.count)
    func rate(atLeast minimum: Int) -> Rate {
      Rate(
        numerator: agencies.count { $0.innovations >= minimum }, denominator: agencies.count,
        denominatorLabel: rule.label, basis: "register", note: note)
    }
    // A month without a single row says nothing about the average; it is unknown and not zero.
    let said = !documented.isEmpty
    return RegionStanding(
      region: region, programme: programme, countedUnits: rule.label, agencies: agencies,
      innovations: documented.count, syntheticInnovations: rows.count - documented.count,
      outsideAgencies: outside, byForm: Self.tally(documented.map(\.form)).map { (form: $0.0, count: $0.1) },
      byKind: Self.tally(documented.map(\.kind)).map { (kind: $0.0, count: $0.1) },
      byStage: Self.tally(documented.map(\.stage)).map { (stage: $0.0, count: $0.1) },
      awardsByLevel: awardsByLevel(region.id),
      targetCoverage: programme?.minimumInnovations.map { rate(atLeast: $0) }, coverage: rate(atLeast: 1),
      perAgency: said && !agencies.isEmpty
        ? Double(documented.count - outside) / Double(agencies.count) : nil,
      perHundredThousand: said
        ? region.population.flatMap { $0 > 0 ? Double(documented.count) * 100_000 / Double($0) : nil } : nil,
      populationNote: populationNote(region))
  }

  /// Says when the register holds fewer agencies than the region itself states.
  private func registerNote(_ rule: CountingRule, counted: Int) -> Sentence? {
    guard let claim = registers.claims.first(where: { $0.id == rule.statedClaim }), let value = claim.value,
      value != Double(counted)
    else { return nil }
    let stated = Published.number(value)
    return Sentence(
      id: "register Tolok memuat \(counted) unit, pernyataan (\(claim.citation.asOf)) menyebut \(stated); "
        + "register belum lengkap",
      en: "Tolok's register holds \(counted) units, a statement (\(claim.citation.asOf)) says \(stated); "
        + "the register is not complete")
  }

  private func populationNote(_ region: Region) -> Sentence? {
    guard region.population != nil else { return nil }
    let series = region.populationSeries ?? "seri tidak disebut"
    var note = Sentence(id: series, en: region.populationSeries ?? "series not named")
    for (id, en) in [("registrasi penduduk", "civil registration"), ("proyeksi", "projection")]
    where series.hasPrefix(id) {
      note.en = en + series.dropFirst(id.count)
    }
    if let date = region.populationDate {
      let day = Published.longDate(date)
      note.id += ", \(day.id)"
      note.en += ", \(day.en)"
      if date > period.last {
        note.id += " (setelah periode)"
        note.en += " (after the period)"
      }
    }
    return note
  }

  /// Two claims about one award are one award, and so are two stages of one selection; a nomination or a
  /// place among the finalists is none.
  private func awardsByLevel(_ region: String) -> [(level: String, count: Int)] {
    var counts: [String: Int] = [:]
    var seen: Set<[String]> = []
    for award in registers.awards where award.region == region && award.isWon {
      let one =
        award.conflictGroup.map { [$0] }
        ?? award.innovation.map { [$0, award.award, award.year.map(String.init) ?? ""] } ?? [award.id]
      if seen.insert(one).inserted { counts[award.level, default: 0] += 1 }
    }
    let order = ["internasional", "nasional", "provinsi", "kota"]
    let known = order.filter { counts[$0] != nil }
    let others = counts.keys.filter { !order.contains($0) }.sorted()
    return (known + others).map { (level: $0, count: counts[$0] ?? 0) }
  }

  /// Most first, then by name; what is not filled in comes last.
  private static func tally(_ values: [String?]) -> [(String?, Int)] {
    var counts: [String?: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return counts.map { ($0.key, $0.value) }.sorted { a, b in
      guard let x = a.0 else { return false }
      guard let y = b.0 else { return true }
      return a.1 != b.1 ? a.1 > b.1 : x < y
    }
  }
}
