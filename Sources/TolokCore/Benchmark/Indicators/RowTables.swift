/// Lays the month's facts and the reference registers out as rows by source and region.
struct RowTables {
  let registers: Registers
  let rollups: [String: Rollup]
  let asOf: CalendarDate
  let duties: DutyAreas
  private let groups: [String: String]
  private let kinds: [String: String]

  init(registers: Registers, rollups: [String: Rollup], asOf: CalendarDate, duties: DutyAreas) {
    self.registers = registers
    self.duties = duties
    self.rollups = rollups
    self.asOf = asOf
    groups = Dictionary(registers.urusan.map { ($0.id, $0.group) }, uniquingKeysWith: { first, _ in first })
    kinds = Dictionary(registers.agencies.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
  }

  func all(_ facts: Facts, _ collection: [CollectionLine]) -> [RowSource: [String: [IndicatorRow]]] {
    [
      .innovations: innovations(facts), .knownInnovations: known(facts), .awards: awards(won: true),
      .stages: awards(won: false), .scores: scores(), .did: did(), .replications: replications(),
      .adoptions: adoptions(),
      .collection: collected(collection), .rows: rows(facts),
    ]
  }

  private typealias Table = [String: [IndicatorRow]]

  private func innovations(_ facts: Facts) -> Table {
    var table: Table = [:]
    let borrower = RowBorrower(registers: registers, duties: duties, asOf: asOf)
    for fact in facts.innovations where !fact.synthetic {
      var row = RowValues()
      row.set(.form, fact.form)
      row.set(.kind, fact.kind)
      row.set(.stage, fact.stage)
      row.set(.urusan, fact.urusan)
      row.set(.urusanGroup, fact.urusan.flatMap { groups[$0] })
      row.set(.ownerKind, fact.owner.flatMap { kinds[$0] })
      row.set(.startYear, fact.startDate.map { Double(Self.year($0)) })
      row.set(.age, fact.startDate.flatMap(age))
      row.set(.maturity, fact.maturity)
      row.set(.maturityBand, fact.maturity.map { MaturityBand($0).rawValue })
      let agency = rollups[fact.region]?.agency(of: fact.owner)
      row.set(.agency, agency)
      var whole = IndicatorRow(id: fact.id, agency: agency, values: row.values)
      borrower.fill(&whole, of: fact, age: { age(.year($0)) })
      table[fact.region, default: []].append(whole)
    }
    return table
  }

  private func known(_ facts: Facts) -> Table {
    var table: Table = [:]
    let names = KnownNames(registers: registers)
    var present: [String: Set<String>] = [:]
    for fact in facts.innovations where !fact.synthetic {
      present[fact.region, default: []].insert(names.key(fact.name, region: fact.region))
    }
    for entry in registers.innovations where Published.isKnown(entry.citation, by: asOf) {
      var row = RowValues()
      row.set(.form, entry.form)
      row.set(.kind, entry.kind)
      row.set(.status, entry.status)
      row.set(.ownerKind, entry.owner.flatMap { kinds[$0] })
      row.set(.startYear, entry.startYear.map(Double.init))
      row.set(.age, entry.startYear.flatMap { age(.year($0)) })
      // A region without a single row has sent nothing that could hold it.
      if let held = present[entry.region] {
        row.set(.inMonth, held.contains(names.key(entry.name, region: entry.region)) ? "ya" : "tidak")
      }
      let agency = rollups[entry.region]?.agency(of: entry.owner)
      row.set(.agency, agency)
      table[entry.region, default: []].append(
        IndicatorRow(id: entry.id, agency: agency, values: row.values, source: entry.citation.source))
    }
    return table
  }

  /// Won awards, two reports of one being one row; or every stage reported, each a row.
  private func awards(won: Bool) -> Table {
    var table: Table = [:]
    var seen: Set<[String]> = []
    for award in registers.awards where award.isWon {
      if won {
        let one =
          award.conflictGroup.map { [$0] }
          ?? award.innovation.map { [$0, award.award, award.year.map(String.init) ?? ""] } ?? [award.id]
        if !seen.insert([award.region] + one).inserted { continue }
      }
      var row = RowValues()
      row.set(.award, award.award)
      row.set(.level, award.level)
      row.set(.stage, award.stage)
      row.set(.year, award.year.map(Double.init))
      row.set(.innovation, award.innovation)
      if let stage = award.stage {
        row.set(.yearStage, [award.year.map(String.init) ?? "–", stage].joined(separator: " "))
      }
      table[award.region, default: []].append(
        IndicatorRow(
          id: award.id, agency: rollups[award.region]?.agency(of: award.owner), values: row.values,
          conflictGroup: award.conflictGroup, source: award.citation.source))
    }
    return table
  }

  private func scores() -> Table {
    var table: Table = [:]
    for score in registers.indexScores {
      var row = RowValues()
      row.set(.index, score.index)
      row.set(.year, Double(score.year))
      row.set(.status, score.status)
      row.set(.category, score.category)
      row.set(.score, score.score)
      table[score.region, default: []].append(
        IndicatorRow(
          id: score.id, agency: nil, values: row.values, conflictGroup: score.conflictGroup,
          source: score.citation.source))
    }
    return table
  }

  /// A component's total where one is published, else its lines; never both.
  private func did() -> Table {
    struct Key: Hashable {
      var region: String
      var year: Int
      var component: String
    }
    let allocations = registers.didAmounts.filter(\.isAllocation)
    let totals = Set(
      allocations.filter { $0.line == nil }.map {
        Key(region: $0.region, year: $0.fiscalYear, component: $0.component)
      })
    var table: Table = [:]
    for entry in allocations {
      let key = Key(region: entry.region, year: entry.fiscalYear, component: entry.component)
      if entry.line != nil, totals.contains(key) { continue }
      var row = RowValues()
      row.set(.component, entry.component)
      row.set(.year, Double(entry.fiscalYear))
      row.set(.amount, entry.amount.map(Double.init))
      table[entry.region, default: []].append(
        IndicatorRow(
          id: entry.id, agency: nil, values: row.values, conflictGroup: entry.conflictGroup,
          source: entry.citation.source))
    }
    return table
  }

  private func replications() -> Table {
    var table: Table = [:]
    for entry in registers.replications {
      var row = RowValues()
      row.set(.innovation, entry.innovation)
      table[entry.region, default: []].append(
        IndicatorRow(
          id: entry.id, agency: rollups[entry.region]?.agency(of: entry.fromAgency), values: row.values,
          source: entry.citation.source))
    }
    return table
  }

  /// What a region took over, by the region that took it.
  private func adoptions() -> Table {
    var table: Table = [:]
    for entry in registers.adoptions {
      var row = RowValues()
      row.set(.innovation, entry.innovation)
      row.set(.year, Double(entry.date.year))
      table[entry.toRegion, default: []].append(
        IndicatorRow(
          id: entry.id, agency: rollups[entry.toRegion]?.agency(of: entry.toAgency), values: row.values,
          source: entry.citation.source))
    }
    return table
  }

  private func collected(_ lines: [CollectionLine]) -> Table {
    var table: Table = [:]
    for line in lines {
      var row = RowValues()
      row.set(.state, line.state.rawValue)
      row.set(.ownerKind, line.kind)
      table[line.region, default: []].append(
        IndicatorRow(id: "\(line.agency)/\(line.form)", agency: line.agency, values: row.values))
    }
    return table
  }

  private func rows(_ facts: Facts) -> Table {
    var table: Table = [:]
    for file in facts.ledger {
      guard let region = file.region else { continue }
      for fate in RowFate.allCases {
        for number in 0..<(file.fates[fate] ?? 0) {
          table[region, default: []].append(
            IndicatorRow(
              id: "\(file.file)#\(fate.rawValue)\(number + 1)", agency: nil,
              values: [.fate: .word(fate.rawValue)]))
        }
      }
    }
    return table
  }

  /// Whole years up to the day of the report; nil for a start that lies ahead.
  private func age(_ start: PartialDate) -> Double? {
    let years: Int
    switch start {
    case .year(let year): years = asOf.year - year
    case .month(let year, let month): years = asOf.year - year - (asOf.month < month ? 1 : 0)
    case .day(let day):
      years = asOf.year - day.year - ((asOf.month, asOf.day) < (day.month, day.day) ? 1 : 0)
    }
    return years >= 0 ? Double(years) : nil
  }

  private static func year(_ date: PartialDate) -> Int {
    switch date {
    case .year(let year), .month(let year, _): year
    case .day(let day): day.year
    }
  }
}
