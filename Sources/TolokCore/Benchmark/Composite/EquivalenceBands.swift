/// Tells which regions may be called "setara": a band only where every pair in it overlaps and none overlaps
/// outside; elsewhere the intervals speak, and pairs are said in words.
package struct EquivalenceBands: Hashable, Sendable {
  package let bands: [EquivalenceBand]
  package let pairs: [[String]]
  /// Up to so many regions that hang together every overlapping pair is listed, above only neighbours.
  private static let fewEnough = 10

  /// - Parameter standings: best first.
  package init(_ standings: [(region: String, interval: RankInterval)]) {
    let order = standings.indices.sorted { a, b in
      let x = standings[a].interval, y = standings[b].interval
      return x.low != y.low ? x.low < y.low : a < b
    }
    var groups: [[Int]] = []
    var reach = 0
    for at in order {
      let interval = standings[at].interval
      if groups.isEmpty || interval.low > reach {
        groups.append([at])
        reach = interval.high
      } else {
        groups[groups.count - 1].append(at)
        reach = max(reach, interval.high)
      }
    }
    var bands: [EquivalenceBand] = []
    var pairs: [[String]] = []
    for group in groups where group.count > 1 {
      let members = group.sorted()
      let lows = members.map { standings[$0].interval.low },
        highs = members.map { standings[$0].interval.high }
      if let low = lows.max(), let high = highs.min(), low <= high {
        bands.append(
          EquivalenceBand(
            regions: members.map { standings[$0].region }, from: lows.min() ?? low, to: highs.max() ?? high))
        continue
      }
      for (i, a) in members.enumerated() {
        for b in members[(i + 1)...] {
          if members.count > Self.fewEnough, b != members[i + 1] { break }
          if standings[a].interval.overlaps(standings[b].interval) {
            pairs.append([standings[a].region, standings[b].region])
          }
        }
      }
    }
    self.bands = bands
    self.pairs = pairs
  }
}
