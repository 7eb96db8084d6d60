/// What the registers say about one region by the period's end, gathered for its pages. Nothing here counts what
/// a stage has counted: the numbers of a page come from `MonthResults`, this names what stands behind them.
package struct RegionBook: Sendable {
  package let region: Region
  private let registers: Registers
  private let last: CalendarDate

  package init(_ region: Region, registers: Registers, period: Period) {
    self.region = region
    self.registers = registers
    last = period.last
  }

  // MARK: awards

  /// One award: several members are several claims about it.
  package struct Award: Sendable {
    package var level: String
    package var name: String
    /// Innovation or, where none is named, nothing.
    package var innovation: String?
    package var owner: String?
    package var members: [KnownAward]
    package var isContested: Bool { members.count > 1 }

    /// What one member claims; reports that differ on the award itself are told apart by its name.
    package func claim(of member: KnownAward) -> String {
      guard let stage = member.stage else { return member.award }
      return Set(members.map(\.award)).count > 1 ? "\(member.award) \(stage)" : stage
    }
  }

  package var awards: [Award] {
    var all: [Award] = []
    var groups: [String: Int] = [:]
    for award in registers.awards
    where award.region == region.id && Published.isKnown(award, by: last) {
      if let group = award.conflictGroup, let at = groups[group] {
        all[at].members.append(award)
        continue
      }
      if let group = award.conflictGroup { groups[group] = all.count }
      all.append(
        Award(
          level: award.level, name: award.award,
          innovation: award.innovation.flatMap { id in registers.innovations.first { $0.id == id }?.name },
          owner: award.owner.flatMap { registers.agency($0)?.shortName }, members: [award]))
    }
    return all
  }

  // MARK: published counts

  /// The newest stated number of innovations, and how many of them the same source names.
  package struct Stated: Sendable {
    package var value: Int
    package var named: Int?
    package var measure: String
    package var citation: Citation
  }

  package var stated: Stated? {
    let candidates = registers.claims.filter {
      $0.region == region.id && $0.basis == "statement" && $0.unit == "inovasi" && $0.denominator == nil
        && $0.value != nil && !$0.measure.contains("disebut namanya")
        && Published.isKnown($0.citation, by: last)
    }
    let newest = candidates.max { a, b in
      guard let x = Published.day(a.citation.asOf), let y = Published.day(b.citation.asOf) else {
        return Published.day(a.citation.asOf) == nil
      }
      return x < y
    }
    guard let claim = newest, let value = claim.value.flatMap({ Int(exactly: $0) }) else { return nil }
    // "press" is many articles, not one that could name its innovations.
    let generic = ["press", "derived", "umum"].contains(claim.citation.source)
    let named = registers.innovations.count {
      $0.region == region.id && SourceKeys.split($0.citation.source).contains(claim.citation.source)
    }
    return Stated(
      value: value, named: generic || named > value ? nil : named, measure: claim.measure,
      citation: claim.citation)
  }

  /// Every published number of innovations of the region, for "one word, several bases".
  package var counts: [Claim] {
    registers.claims.filter {
      $0.region == region.id && $0.unit == "inovasi" && $0.denominator == nil && $0.value != nil
        && $0.subject == "inovasi" && !$0.measure.contains("disebut namanya")
        && Published.isKnown($0.citation, by: last)
    } + (exhibition?.largest.map { [$0] } ?? [])
  }

  // MARK: exhibition

  package struct Exhibition: Sendable {
    package var name: String
    package var place: String?
    package var endDate: CalendarDate?
    package var citation: Citation
    /// "82 inovasi", "50 stan", "48 kelompok"; the groups are added up.
    package var measures: [(unit: String, value: Int)]
    package var groups: [(name: String, value: Int)]
    package var visitors: Int?
    package var agrees: Bool { Set(measures.map(\.value)).count <= 1 }
    /// The number of innovations as a claim beside others.
    package var largest: Claim?
  }

  /// The region's newest exhibition with at least one counted measure.
  package var exhibition: Exhibition? {
    let rows = registers.exhibitions.filter {
      $0.region == region.id && $0.value != nil && Published.isKnown($0.citation, by: last)
    }
    guard let name = rows.last?.name else { return nil }
    let own = rows.filter { $0.name == name }
    guard let first = own.first else { return nil }
    var measures: [(unit: String, value: Int)] = []
    var groups: [(name: String, value: Int)] = []
    var visitors: Int?
    for row in own {
      guard let value = row.value.flatMap({ Int(exactly: $0) }) else { continue }
      switch row.unit {
      case "orang": visitors = value
      case "kelompok": groups.append((row.measure, value))
      default: measures.append((row.unit ?? row.measure, value))
      }
    }
    if !groups.isEmpty { measures.append(("kelompok", groups.reduce(0) { $0 + $1.value })) }
    guard !measures.isEmpty else { return nil }
    measures.sort { $0.value == $1.value ? $0.unit < $1.unit : $0.value > $1.value }
    groups.sort { $0.value == $1.value ? $0.name < $1.name : $0.value > $1.value }
    let shown = registers.claims.first {
      $0.region == region.id && $0.basis == "exhibition" && $0.measure == "inovasi dipamerkan"
        && $0.value != nil && Published.isKnown($0.citation, by: last)
    }
    return Exhibition(
      name: first.name, place: first.place, endDate: first.endDate, citation: first.citation,
      measures: measures, groups: groups, visitors: visitors, largest: shown)
  }

  // MARK: money, scores, replication

  /// Published amounts known by the period's end; statements that are no allocation are apart.
  package func ledger(allocations: Bool) -> [DIDAmount] {
    registers.didAmounts.filter {
      $0.region == region.id && $0.isAllocation == allocations && Published.isKnown($0.citation, by: last)
        && $0.fiscalYear <= last.year + 1
    }
  }

  package var scores: [IndexScore] {
    registers.indexScores.filter {
      $0.region == region.id && $0.year <= last.year && Published.isKnown($0.citation, by: last)
    }
  }

  package var replications: [Replication] {
    registers.replications.filter { $0.region == region.id && Published.isKnown($0.citation, by: last) }
  }

  package func innovationName(_ id: String?) -> String? {
    id.flatMap { id in registers.innovations.first { $0.id == id }?.name }
  }

  /// Innovations of other regions with an award at a high level: what could be taken over from there.
  package func examples(from others: [Region], period: Period) -> [(region: Region, award: Award)] {
    let order = ["internasional", "nasional", "provinsi", "kota"]
    let all = others.filter { $0.id != region.id && $0.kind == region.kind }.flatMap { other in
      RegionBook(other, registers: registers, period: period).awards
        .filter { $0.innovation != nil && !$0.isContested }.map { (region: other, award: $0) }
    }
    // One innovation with several awards is one example, with all its proofs.
    var merged: [(region: Region, award: Award)] = []
    for item in all {
      if let at = merged.firstIndex(where: {
        $0.region.id == item.region.id && $0.award.innovation == item.award.innovation
          && $0.award.level == item.award.level
      }) {
        merged[at].award.members += item.award.members
      } else {
        merged.append(item)
      }
    }
    return merged.enumerated().sorted { a, b in
      let x = order.firstIndex(of: a.element.award.level) ?? order.count
      let y = order.firstIndex(of: b.element.award.level) ?? order.count
      return x == y ? a.offset < b.offset : x < y
    }.map(\.element)
  }
}

/// Keys of sources inside a citation: "A0;S75", "PMK 160/PMK.07/2021 menurut S19, S21 (pers)".
package enum SourceKeys {
  package static func split(_ text: String) -> [String] {
    text.split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  /// Sources named by the texts, in register order, each once.
  package static func used(in texts: [String], of sources: [SourceEntry]) -> [SourceEntry] {
    let keys = Set(texts.flatMap(split))
    return sources.filter { keys.contains($0.key) }
  }

  /// A source in a few words: medium and date, "Kompas, 9 Des 2021".
  package static func short(_ source: SourceEntry, _ format: LocalFormat) -> String {
    let first = source.title.split(separator: ";").first.map(String.init) ?? source.title
    let parts = first.split(separator: ",").map { part -> String in
      var text = part[...]
      while text.first == " " { text.removeFirst() }
      return String(text)
    }
    var medium = parts.first ?? source.title
    for tail in [" text", " slides"] where medium.hasSuffix(tail) {
      medium = String(medium.dropLast(tail.count))
    }
    if format.language == .id { medium = indonesian[medium] ?? medium.replacing(" and ", with: " dan ") }
    let dated = parts.dropFirst().first { part in
      part.count <= 13 && part.suffix(4).allSatisfy(\.isNumber) && part.count >= 4
    }
    if let dated { return "\(medium), \(month(dated, format.language))" }
    if let day = source.published { return "\(medium), \(format.asOf(day))" }
    return medium
  }

  /// Titles the register holds in English.
  private static let indonesian = [
    "Treasury officer's note on PMK 160/2021": "Catatan pejabat perbendaharaan, PMK 160/2021",
    "JDIH summary of PMK 160/2021": "Ringkasan JDIH, PMK 160/2021",
    "DJPK knowledge base": "Basis pengetahuan DJPK",
  ]

  private static func month(_ text: String, _ language: Language) -> String {
    guard language == .id else { return text }
    let names = [
      ("June", "Juni"), ("July", "Juli"), ("Sept", "Sep"), ("Aug", "Agu"), ("Oct", "Okt"), ("Dec", "Des"),
      ("May", "Mei"),
    ]
    for (en, id) in names where text.contains(en) { return text.replacing(en, with: id) }
    return text
  }
}
