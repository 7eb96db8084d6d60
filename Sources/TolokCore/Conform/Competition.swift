/// A competition innovations are entered in, and the stage its winners go on to.
package struct Competition: Hashable, Sendable {
  package var id: String
  package var name: String
  package var organiser: String?
  package var level: String
  /// Nil for a competition of no single region.
  package var region: String?
  package var sinceYear: Int?
  package var lastRound: CalendarDate?
  /// Id of the competition that follows.
  package var nextStage: String?
  package var citation: Citation
}

/// A statement that an innovation is, or should be, taken over elsewhere.
package struct Replication: Hashable, Sendable {
  package var id: String
  package var region: String
  /// Nil where the statement is about innovations in general.
  package var innovation: String?
  package var fromAgency: String?
  package var toScope: String?
  package var statement: String
  package var citation: Citation

  package init(
    id: String, region: String, innovation: String?, fromAgency: String?, toScope: String?, statement: String,
    citation: Citation
  ) {
    self.id = id
    self.region = region
    self.innovation = innovation
    self.fromAgency = fromAgency
    self.toScope = toScope
    self.statement = statement
    self.citation = citation
  }
}

extension Competition {
  /// The dates and links that are rarely known are set afterwards.
  package init(id: String, name: String, level: String, citation: Citation) {
    self.init(
      id: id, name: name, organiser: nil, level: level, region: nil, sinceYear: nil, lastRound: nil,
      nextStage: nil, citation: citation)
  }
}
