/// Forms peer groups by declared rules, and sets figures of one indicator beside each other within them.
package struct PeerGrouping: Sendable {
  package let book: IndicatorBook
  /// A group with fewer members carries a warning.
  package static let fewest = 5

  package init(_ book: IndicatorBook) { self.book = book }

  package func group(_ rule: PeerGroupRule) -> PeerGroup {
    let reporting = Set(book.reporting)
    var members: [String] = []
    var undecided: [Unassessed] = []
    for region in book.registers.regions
    where region.kind == rule.kind && (!rule.reportingOnly || reporting.contains(region.id)) {
      var missing: [Sentence] = []
      if let parent = rule.parent {
        guard let own = region.parent else {
          missing.append(Sentence(id: "provinsinya belum tercatat", en: "its province is not on record"))
          undecided.append(Unassessed(region: region.id, missing: missing))
          continue
        }
        if own != parent { continue }
      }
      if let band = rule.population {
        guard let people = region.population else {
          undecided.append(Unassessed(region: region.id, missing: [MissingReason.noPopulation.sentence]))
          continue
        }
        if !band.contains(people) { continue }
      }
      members.append(region.id)
    }
    return PeerGroup(
      rule: rule, members: members, undecided: undecided, warning: Self.warning(members.count))
  }

  /// The newest time among figures with a value: only those stand beside each other.
  static func newest(_ figures: [Figure]) -> String? { figures.filter { $0.value != nil }.map(\.asOf).max() }

  /// Why a known figure of an earlier time is not compared; nil for one that is, or has no value.
  static func otherTime(_ figure: Figure, _ newest: String?) -> Sentence? {
    guard figure.value != nil, let newest, figure.asOf != newest else { return nil }
    return Sentence(
      id: "nilainya untuk \(figure.asOf), yang dibandingkan \(newest)",
      en: "its value is of \(figure.asOf), those compared are of \(newest)")
  }

  static func warning(_ count: Int) -> Sentence? {
    guard count < fewest else { return nil }
    return Sentence(
      id: "kelompok ini hanya berisi \(count) wilayah; di bawah \(fewest), urutan tidak banyak berarti",
      en: "the group holds \(count) regions; under \(fewest), an order means little")
  }

  /// One comparison an indicator with a direction or not, on one basis, over one group.
  ///
  /// Only figures on the indicator's own basis stand beside each other; published readings on other bases
  /// never enter a rank.
  package func comparison(_ indicator: Indicator, in group: PeerGroup, _ figures: [String: Figure])
    -> PeerComparison
  {
    var known: [(region: String, figure: String, value: Double)] = []
    var unassessed: [Unassessed] = []
    let newest = Self.newest(group.members.compactMap { figures[$0] })
    for region in group.members {
      guard let figure = figures[region] else { continue }
      if let reason = Self.otherTime(figure, newest) {
        unassessed.append(Unassessed(region: region, missing: [reason]))
      } else if let value = figure.value {
        known.append((region, figure.id, value))
      } else {
        unassessed.append(Unassessed(region: region, missing: figure.missing.map(\.sentence)))
      }
    }
    let sorted = known.map(\.value).sorted()
    let median = sorted.isEmpty ? nil : Statistics.median(sorted)
    let best: Double? =
      switch indicator.direction {
      case .higher: sorted.last
      case .lower: sorted.first
      case .neutral: nil
      }
    var counts: [Double: Int] = [:]
    for value in sorted { counts[value, default: 0] += 1 }
    var rank: [Double: Int] = [:]
    if indicator.direction != .neutral {
      let order = indicator.direction == .higher ? sorted.reversed() : sorted
      for (at, value) in order.enumerated() where rank[value] == nil { rank[value] = at + 1 }
      let stable = known.indices.sorted { a, b in
        let x = rank[known[a].value] ?? 0, y = rank[known[b].value] ?? 0
        return x != y ? x < y : a < b
      }
      known = stable.map { known[$0] }
    }
    return PeerComparison(
      indicator: indicator.code, group: group.rule.id, basis: indicator.basis,
      places: known.map { entry in
        PeerComparison.Place(
          region: entry.region, figure: entry.figure, value: entry.value,
          rank: known.count > 1 ? rank[entry.value] : nil, isTied: (counts[entry.value] ?? 0) > 1,
          toMedian: entry.value - (median ?? entry.value), toBest: best.map { entry.value - $0 })
      }, median: median, unassessed: unassessed,
      warning: Self.warning(known.count) ?? group.warning)
  }
}
