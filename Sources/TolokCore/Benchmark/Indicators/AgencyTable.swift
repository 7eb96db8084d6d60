/// One counted agency of a region with what it and the units under it hold this month.
package struct AgencyLine: Hashable, Sendable {
  package var agency: String
  package var name: String
  package var shortName: String
  package var kind: String
  /// The month's form: received, empty, unreadable, missing; nil where nobody collected.
  package var state: CollectionState?
  /// Documented innovations, own and of units that roll up to it; nil when the agency has sent nothing.
  package var innovations: Int?
  /// Of them, those of its units (puskesmas, schools, kelurahan).
  package var ofUnits: Int
  /// Every stage seen in the region, with nil for rows that do not say.
  package var stages: [FigurePart]
  /// Digital of those that say; nil where none says.
  package var digital: Int?
  package var kindKnown: Int
  /// Published awards won by it or its units, and the highest level among them.
  package var awards: Int
  package var highestLevel: String?
  /// The region's minimum per agency; nil where it sets none.
  package var target: Int?
  package var verdict: Verdict?
  /// Ids of the innovations, for the way down.
  package var members: [String]
  package init(
    agency: String, name: String, shortName: String, kind: String, state: CollectionState?,
    innovations: Int?, ofUnits: Int, stages: [FigurePart], digital: Int?, kindKnown: Int, awards: Int,
    highestLevel: String?, target: Int?, verdict: Verdict?, members: [String]
  ) {
    self.agency = agency
    self.name = name
    self.shortName = shortName
    self.kind = kind
    self.state = state
    self.innovations = innovations
    self.ofUnits = ofUnits
    self.stages = stages
    self.digital = digital
    self.kindKnown = kindKnown
    self.awards = awards
    self.highestLevel = highestLevel
    self.target = target
    self.verdict = verdict
    self.members = members
  }
}

/// The agencies of one region, in its own standing.
package struct AgencyTable: Hashable, Sendable {
  package var region: String
  /// "OPD dan kecamatan menurut register Tolok"
  package var counts: Sentence
  /// "Inovasi puskesmas, sekolah dan kelurahan dihitung pada perangkat daerah induknya."
  package var rollup: Sentence
  /// Most innovations first, then by register order; who has sent nothing stands last and is not ranked.
  package var lines: [AgencyLine]
  /// Names of agencies that have sent and have none.
  package var none: [String]
  /// Names of agencies from which nothing has come: not known to have none.
  package var silent: [String]
  /// Innovations whose owner leads to no counted agency (citizens, villages, companies).
  package var outside: [String]
  package var coverage: FigureCoverage
  package var edition: Edition
  package init(
    region: String, counts: Sentence, rollup: Sentence, lines: [AgencyLine], none: [String],
    silent: [String], outside: [String], coverage: FigureCoverage, edition: Edition
  ) {
    self.region = region
    self.counts = counts
    self.rollup = rollup
    self.lines = lines
    self.none = none
    self.silent = silent
    self.outside = outside
    self.coverage = coverage
    self.edition = edition
  }
}
