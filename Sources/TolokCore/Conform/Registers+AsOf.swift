extension Registers {
  /// The registers as they were known on a day: published facts dated later are left out.
  ///
  /// What gives names and denominators stays whole: regions (a population is the nearest in time and says
  /// so), agencies, urusan, innovations with their aliases, and the sources.
  package func known(by day: CalendarDate) -> Registers {
    var known = self
    known.programmes = programmes.filter { $0.validFrom.map { $0 <= day } ?? true }
    known.awards = awards.filter { Published.isKnown($0, by: day) }
    known.claims = claims.filter { Published.isKnown($0.citation, by: day) }
    known.exhibitions = exhibitions.filter { Published.isKnown($0.citation, by: day) }
    known.didAmounts = didAmounts.filter { Published.isKnown($0.citation, by: day) }
    known.didInputs = didInputs.filter { Published.isKnown($0.citation, by: day) }
    known.contestWins = contestWins.filter { Published.isKnown($0.citation, by: day) }
    known.indexScores = indexScores.filter {
      $0.year <= day.year && Published.isKnown($0.citation, by: day)
    }
    known.replications = replications.filter { Published.isKnown($0.citation, by: day) }
    known.adoptions = adoptions.filter { $0.date <= day }
    return known.indexed()
  }
}
