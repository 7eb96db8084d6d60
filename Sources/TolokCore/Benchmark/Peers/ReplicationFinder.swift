/// Finds what peer agencies of the same duty area run and ours do not.
package struct ReplicationFinder: Sendable {
  package let book: IndicatorBook
  package let duties: DutyAreas
  /// Suggestions kept for one agency, the strongest.
  package static let perAgency = 3

  package init(_ book: IndicatorBook, duties: DutyAreas) {
    self.book = book
    self.duties = duties
  }

  /// One innovation somebody runs.
  private struct Offer {
    var key: String
    var innovation: String
    var name: String
    var region: String
    var agency: String
    var urusan: [String]
    /// True when the row itself names the urusan.
    var isStated: Bool
    var stage: String?
    var isDocumented: Bool
    /// Won awards, highest level first.
    var awards: [KnownAward]
    var strength: Int
    var evidence: Int { isDocumented ? (stage == "penerapan" ? 2 : 1) : 0 }

    /// Award, then evidence, then name: the order suggestions are made in.
    func goes(before other: Offer) -> Bool {
      if strength != other.strength { return strength > other.strength }
      if evidence != other.evidence { return evidence > other.evidence }
      return name != other.name ? name < other.name : region < other.region
    }
  }

  private static let strengths = ["internasional": 3, "nasional": 3, "provinsi": 2, "kota": 1]

  private static func strength(_ awards: [KnownAward]?) -> Int {
    awards?.compactMap { strengths[$0.level] }.max() ?? 0
  }

  /// For every agency of the group's reporting regions, strongest award first, then evidence, then name.
  package func suggestions(_ facts: Facts, group: PeerGroup) -> [ReplicationSuggestion] {
    let offers = offers(facts, group).sorted { $0.goes(before: $1) }
    var byUrusan: [String: [Offer]] = [:]
    for offer in offers { for urusan in offer.urusan { byUrusan[urusan, default: []].append(offer) } }
    // What a region already runs under any owner is no suggestion to it.
    var runs: [String: Set<String>] = [:]
    for offer in offers { runs[offer.region, default: []].insert(offer.key) }
    let members = Set(group.members)
    return book.reporting.filter(members.contains).flatMap { region in
      (book.rollup(region)?.counted ?? []).flatMap { agency in
        best(for: agency, byUrusan, runs[region] ?? [], group)
      }
    }
  }

  private func best(
    for agency: Agency, _ byUrusan: [String: [Offer]], _ own: Set<String>, _ group: PeerGroup
  ) -> [ReplicationSuggestion] {
    var chosen: [(urusan: String, offer: Offer)] = []
    for urusan in duties.urusan(ofAgencyNamed: agency.name) {
      // The lists are in order, so the first few of each hold the best of all.
      var taken = 0
      for offer in byUrusan[urusan] ?? [] {
        if taken == Self.perAgency { break }
        if offer.region == agency.region || own.contains(offer.key)
          || chosen.contains(where: { $0.offer.key == offer.key })
        {
          continue
        }
        chosen.append((urusan, offer))
        taken += 1
      }
    }
    return chosen.sorted { $0.offer.goes(before: $1.offer) }.prefix(Self.perAgency).map {
      suggestion(agency, $0.urusan, $0.offer, group)
    }
  }

  private func suggestion(
    _ agency: Agency, _ urusan: String, _ offer: Offer, _ group: PeerGroup
  ) -> ReplicationSuggestion {
    let name = book.registers.urusan.first { $0.id == urusan }?.name ?? urusan
    let from = book.region(offer.region)?.name ?? offer.region
    let kind = Words.regionKind(group.rule.kind)
    return ReplicationSuggestion(
      region: agency.region, agency: agency.id, urusan: urusan, innovation: offer.innovation,
      name: offer.name, fromRegion: offer.region, fromAgency: offer.agency,
      awards: offer.awards.map { award in
        let parts = [award.award, award.stage, award.year.map(String.init)].compactMap { $0 }
        return Sentence(
          id: "\(parts.joined(separator: " ")) (\(Words.level(award.level).id))",
          en: "\(parts.joined(separator: " ")) (\(Words.level(award.level).en))")
      }, awardStrength: offer.strength, evidence: offer.evidence,
      evidenceNote: Self.note(offer.evidence, offer.stage),
      reason: Sentence(
        id: "sama-sama \(kind.id) dan mengurus \(name) (menurut "
          + (offer.isStated ? "baris registernya" : "nama perangkat daerah") + "); dari \(from)",
        en: "both are a \(kind.en) and hold the duty area \(name) (by "
          + (offer.isStated ? "the register's row" : "the agency's name") + "); from \(from)"))
  }

  private static func note(_ evidence: Int, _ stage: String?) -> Sentence {
    switch evidence {
    case 2:
      Sentence(id: "tercatat bulan ini, tahap penerapan", en: "on this month's register, in use")
    case 1:
      Sentence(
        id: "tercatat bulan ini, tahap " + (stage.map { Words.stage($0).id } ?? Nothing.blank.label.id),
        en: "on this month's register, stage " + (stage.map { Words.stage($0).en } ?? Nothing.blank.label.en))
    default:
      Sentence(id: "dikenal dari laporan terbit saja", en: "known from published reports alone")
    }
  }

  /// Documented rows of the month, then what reports know beside them; one name of a region is one offer.
  private func offers(_ facts: Facts, _ group: PeerGroup) -> [Offer] {
    let members = Set(group.members)
    var byKey: [String: String] = [:]
    for known in book.registers.innovations {
      byKey["\(known.region)/\(NameKey.innovation(known.name))"] = known.id
    }
    for alias in book.registers.innovationAliases {
      byKey["\(alias.region)/\(NameKey.innovation(alias.alias))"] = alias.innovation
    }
    let names = Dictionary(
      book.registers.agencies.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var byAgency: [String: [String]] = [:]
    func urusan(_ agency: String) -> [String] {
      if let found = byAgency[agency] { return found }
      let found = duties.urusan(ofAgencyNamed: names[agency] ?? "")
      byAgency[agency] = found
      return found
    }
    var awards: [String: [KnownAward]] = [:]
    for level in ["internasional", "nasional", "provinsi", "kota"] {
      for award in book.registers.awards where award.isWon && award.level == level {
        if let innovation = award.innovation { awards[innovation, default: []].append(award) }
      }
    }
    var seen: Set<String> = []
    var all: [Offer] = []
    for row in facts.innovations where !row.synthetic && members.contains(row.region) {
      let key = NameKey.innovation(row.name)
      let id = byKey["\(row.region)/\(key)"] ?? row.id
      guard let agency = book.rollup(row.region)?.agency(of: row.owner),
        seen.insert("\(row.region)/\(id)").inserted
      else { continue }
      let stated = row.urusan.map { [$0] }
      all.append(
        Offer(
          key: key, innovation: id, name: row.name, region: row.region, agency: agency,
          urusan: stated ?? urusan(agency), isStated: stated != nil,
          stage: row.stage, isDocumented: true, awards: awards[id] ?? [],
          strength: Self.strength(awards[id])))
    }
    for known in book.registers.innovations
    where members.contains(known.region) && Published.isKnown(known.citation, by: book.asOf) {
      guard let agency = book.rollup(known.region)?.agency(of: known.owner),
        seen.insert("\(known.region)/\(known.id)").inserted
      else { continue }
      all.append(
        Offer(
          key: NameKey.innovation(known.name), innovation: known.id, name: known.name, region: known.region,
          agency: agency, urusan: urusan(agency), isStated: false,
          stage: known.status, isDocumented: false, awards: awards[known.id] ?? [],
          strength: Self.strength(awards[known.id])))
    }
    return all
  }
}
