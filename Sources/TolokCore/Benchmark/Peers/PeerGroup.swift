/// Which regions may stand beside each other, as declared; a kind is always asked for.
package struct PeerGroupRule: Hashable, Sendable {
  package var id: String
  package var label: Sentence
  /// Why these are peers, printed with every comparison.
  package var reason: Sentence
  package var kind: RegionKind
  /// Only regions that report this month.
  package var reportingOnly: Bool
  /// Only regions of this province.
  package var parent: String?
  /// People, both ends included; a region without a population is then no member but listed.
  package var population: ClosedRange<Int>?
  package init(
    id: String, label: Sentence, reason: Sentence, kind: RegionKind, reportingOnly: Bool,
    parent: String? = nil, population: ClosedRange<Int>? = nil
  ) {
    self.id = id
    self.label = label
    self.reason = reason
    self.kind = kind
    self.reportingOnly = reportingOnly
    self.parent = parent
    self.population = population
  }
}

/// A peer group of this month.
package struct PeerGroup: Hashable, Sendable {
  package var rule: PeerGroupRule
  /// Region ids, in register order.
  package var members: [String]
  /// Regions that would belong if a fact were known, with that fact.
  package var undecided: [Unassessed]
  /// Said where the group has fewer than five members.
  package var warning: Sentence?
  package init(rule: PeerGroupRule, members: [String], undecided: [Unassessed], warning: Sentence?) {
    self.rule = rule
    self.members = members
    self.undecided = undecided
    self.warning = warning
  }
}

/// A region below the line: it could not be assessed and has no rank.
package struct Unassessed: Hashable, Sendable {
  package var region: String
  package var missing: [Sentence]
  package init(region: String, missing: [Sentence]) {
    self.region = region
    self.missing = missing
  }
}

/// One indicator across a peer group: who is known in order, the group's median, who is not known.
package struct PeerComparison: Hashable, Sendable {
  package struct Place: Hashable, Sendable {
    package var region: String
    /// Id of the figure.
    package var figure: String
    package var value: Double
    /// Competition rank by unrounded value in the indicator's direction; nil where the indicator has none.
    package var rank: Int?
    package var isTied: Bool
    /// Value less the group's median.
    package var toMedian: Double
    /// How far from the best peer; 0 for the best, nil without direction.
    package var toBest: Double?
  }
  package var indicator: String
  package var group: String
  package var basis: String
  /// Best first; without direction in register order.
  package var places: [Place]
  package var median: Double?
  package var unassessed: [Unassessed]
  package var warning: Sentence?
  package init(
    indicator: String, group: String, basis: String, places: [Place], median: Double?,
    unassessed: [Unassessed], warning: Sentence?
  ) {
    self.indicator = indicator
    self.group = group
    self.basis = basis
    self.places = places
    self.median = median
    self.unassessed = unassessed
    self.warning = warning
  }
}

extension PeerComparison {
  /// Pairs of regions whose order turns round in the other comparison: raw against per head, say.
  package func reversals(against other: PeerComparison) -> [[String]] {
    let ranks = Dictionary(
      other.places.compactMap { place in place.rank.map { (place.region, $0) } },
      uniquingKeysWith: { first, _ in first })
    var pairs: [[String]] = []
    for (at, first) in places.enumerated() {
      for second in places[(at + 1)...] {
        guard let a = first.rank, let b = second.rank, a < b, let x = ranks[first.region],
          let y = ranks[second.region], x > y
        else { continue }
        pairs.append([first.region, second.region])
      }
    }
    return pairs
  }
}

/// What a peer agency of the same duty area runs and ours does not.
package struct ReplicationSuggestion: Hashable, Sendable {
  /// Region and agency that could take it over.
  package var region: String
  package var agency: String
  /// Duty area both share: an id of `urusan.csv`.
  package var urusan: String
  package var innovation: String
  package var name: String
  package var fromRegion: String
  package var fromAgency: String
  /// Published awards of it, highest first.
  package var awards: [Sentence]
  /// 3 award of national rank, 2 of the province, 1 of the city, 0 none seen.
  package var awardStrength: Int
  /// 2 documented in this month's register with a stage, 1 documented, 0 known from reports alone.
  package var evidence: Int
  package var evidenceNote: Sentence
  /// Why the two are comparable.
  package var reason: Sentence
  package init(
    region: String, agency: String, urusan: String, innovation: String, name: String, fromRegion: String,
    fromAgency: String, awards: [Sentence], awardStrength: Int, evidence: Int, evidenceNote: Sentence,
    reason: Sentence
  ) {
    self.region = region
    self.agency = agency
    self.urusan = urusan
    self.innovation = innovation
    self.name = name
    self.fromRegion = fromRegion
    self.fromAgency = fromAgency
    self.awards = awards
    self.awardStrength = awardStrength
    self.evidence = evidence
    self.evidenceNote = evidenceNote
    self.reason = reason
  }
}
