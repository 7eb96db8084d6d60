/// What the reference registers knew on the last day of the period; what was published later stays out of a report.
extension MonthResults {
  package var knownAwards: [KnownAward] {
    registers.awards.filter { Published.isKnown($0, by: period.last) }
  }

  package var knownClaims: [Claim] {
    registers.claims.filter { Published.isKnown($0.citation, by: period.last) }
  }

  package var knownScores: [IndexScore] {
    registers.indexScores.filter {
      $0.year <= period.last.year && Published.isKnown($0.citation, by: period.last)
    }
  }

  /// Innovations of the reference register by owning agency, for whoever calls it.
  package var knownInnovationsByAgency: [String: Int] {
    var parents: [String: String] = [:]
    for agency in registers.agencies { parents[agency.id] = agency.parent }
    var counts: [String: Int] = [:]
    for innovation in registers.innovations where Published.isKnown(innovation.citation, by: period.last) {
      // A unit's innovation is also one of the agencies above it; ten levels are more than any region has.
      var at = innovation.owner
      for _ in 0..<10 {
        guard let here = at else { break }
        counts[here, default: 0] += 1
        at = parents[here]
      }
    }
    return counts
  }

  /// Registered figures, whole or with the reader's decimal sign.
  package func figure(_ value: Double) -> String {
    let text = Published.number(value)
    return language == .id
      ? text : String(text.map { $0 == "." ? "," : $0 == "," ? "." : $0 })
  }
}
