/// A count of people or civil servants of a region, with its series and day.
package struct DatedCount: Hashable, Sendable {
  package var value: Int
  package var series: Sentence
  package var date: CalendarDate?
  package var note: Sentence?
  /// Source keys.
  package var source: String?
  package init(
    value: Int, series: Sentence, date: CalendarDate?, note: Sentence? = nil, source: String? = nil
  ) {
    self.value = value
    self.series = series
    self.date = date
    self.note = note
    self.source = source
  }
}

/// Everything indicators are computed from, laid out by region once.
package struct IndicatorBook: Sendable {
  package let period: Period
  package let asOf: CalendarDate
  package let edition: Edition
  package let registers: Registers
  /// Regions that report this month, in report order.
  package let reporting: [String]
  let programmes: [String: Programme]
  let claims: [String: Claim]
  private let regionsByID: [String: Region]
  private let rollups: [String: Rollup]
  private let rules: [String: CountingRule]
  private let tables: [RowSource: [String: [IndicatorRow]]]
  private let collected: [String: [CollectionLine]]
  private let civilServants: [String: DatedCount]

  /// - Parameters:
  ///   - registers: as known on the day of the report (`known(by:)`).
  ///   - collection: one line a counted agency of the reporting regions.
  ///   - civilServants: by region, in place of the register's; nil takes the register's nearest in time.
  ///   - duties: what agencies' names say about their urusan, for rows that do not state theirs.
  package init(
    registers: Registers, facts: Facts, collection: [CollectionLine], period: Period, asOf: CalendarDate,
    reporting: [String], countingRules: [CountingRule], edition: Edition,
    civilServants: [String: DatedCount]? = nil, duties: DutyAreas = DutyAreas([])
  ) {
    self.registers = registers
    self.period = period
    self.asOf = asOf
    self.edition = edition
    self.reporting = reporting
    self.civilServants = civilServants ?? Self.nearest(registers.civilServants, to: period.last)
    var regions: [String: Region] = [:]
    for region in registers.regions { regions[region.id] = region }
    regionsByID = regions
    var programmes: [String: Programme] = [:]
    for programme in registers.programmes {
      // One with a minimum goes before one without.
      let held = programmes[programme.region]
      if held == nil || (held?.minimumInnovations == nil && programme.minimumInnovations != nil) {
        programmes[programme.region] = programme
      }
    }
    self.programmes = programmes
    claims = Dictionary(registers.claims.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let units = Dictionary(grouping: registers.agencies, by: \.region)
    let declared = Dictionary(countingRules.map { ($0.region, $0) }, uniquingKeysWith: { first, _ in first })
    var rules: [String: CountingRule] = [:]
    var rollups: [String: Rollup] = [:]
    for region in registers.regions {
      let rule = declared[region.id] ?? .fallback(for: region.id, programme: programmes[region.id])
      rules[region.id] = rule
      rollups[region.id] = Rollup(units: units[region.id] ?? [], rule: rule, on: period.last)
    }
    self.rules = rules
    self.rollups = rollups
    collected = Dictionary(grouping: collection, by: \.region)
    tables = RowTables(registers: registers, rollups: rollups, asOf: asOf, duties: duties).all(
      facts, collection)
  }

  package func region(_ id: String) -> Region? { regionsByID[id] }
  package func rule(_ region: String) -> CountingRule? { rules[region] }
  func rollup(_ region: String) -> Rollup? { rollups[region] }
  func rows(_ source: RowSource, _ region: String) -> [IndicatorRow] { tables[source]?[region] ?? [] }
  func collection(_ region: String) -> [CollectionLine] { collected[region] ?? [] }

  /// Agencies whose form came in a shape that could be read, of those expected.
  func sent(_ region: String) -> FigureCoverage? {
    let lines = collection(region)
    guard !lines.isEmpty else { return nil }
    return FigureCoverage(
      reported: lines.count { $0.state == .received || $0.state == .receivedEmpty }, expected: lines.count,
      of: Sentence(id: "perangkat daerah mengirim formulir", en: "agencies sent the form"))
  }

  /// A register of zero rows says zero only where somebody sent one.
  func hasSent(_ region: String) -> Bool {
    !rows(.innovations, region).isEmpty || (sent(region)?.reported ?? 0) > 0
  }

  func population(_ region: String) -> DatedCount? {
    guard let here = regionsByID[region], let people = here.population, people > 0 else { return nil }
    let series = here.populationSeries ?? "seri tidak disebut"
    var english = here.populationSeries ?? "series not named"
    for (id, en) in [("registrasi penduduk", "civil registration"), ("proyeksi", "projection")]
    where series.hasPrefix(id) {
      english = en + series.dropFirst(id.count)
    }
    return DatedCount(value: people, series: Sentence(id: series, en: english), date: here.populationDate)
  }

  /// The count nearest in time by region, whichever side of the day it lies on; of two as near the earlier.
  private static func nearest(
    _ counts: [CivilServantCount], to day: CalendarDate
  ) -> [String: DatedCount] {
    func place(_ day: CalendarDate) -> Int { day.year * 372 + day.month * 31 + day.day }
    var nearest: [String: CivilServantCount] = [:]
    for count in counts.sorted(by: { $0.date < $1.date }) {
      let distance = abs(place(count.date) - place(day))
      if let held = nearest[count.region], abs(place(held.date) - place(day)) <= distance { continue }
      nearest[count.region] = count
    }
    return nearest.mapValues {
      DatedCount(
        value: $0.count, series: Sentence(id: $0.series, en: $0.series), date: $0.date,
        note: $0.citation.note.map { Sentence(id: $0, en: $0) }, source: $0.citation.source)
    }
  }

  func civilServants(_ region: String) -> DatedCount? { civilServants[region] }

  /// The whole of a count of people, marked when its day is later than the period's last.
  func denominator(_ count: DatedCount, _ unit: UnitBase) -> FigureDenominator {
    FigureDenominator(
      value: Double(count.value), unit: .count(unit), series: count.series, date: count.date,
      isAfterPeriod: count.date.map { $0 > period.last } ?? false)
  }
}
