// What is published about innovations: themselves, their awards, claims on them and exhibitions.

package struct KnownInnovation: Hashable, Sendable {
  package var id: String
  package var region: String
  package var name: String
  package var owner: String?
  package var kind: String?
  package var form: String?
  package var startYear: Int?
  package var status: String?
  package var citation: Citation
  package init(
    id: String, region: String, name: String, owner: String?, kind: String?, form: String?, startYear: Int?,
    status: String?, citation: Citation
  ) {
    self.id = id
    self.region = region
    self.name = name
    self.owner = owner
    self.kind = kind
    self.form = form
    self.startYear = startYear
    self.status = status
    self.citation = citation
  }
}

package struct InnovationAlias: Hashable, Sendable {
  package var region: String
  package var alias: String
  package var innovation: String
  package init(region: String, alias: String, innovation: String) {
    self.region = region
    self.alias = alias
    self.innovation = innovation
  }
}

package struct KnownAward: Hashable, Sendable {
  package var id: String
  package var region: String
  package var innovation: String?
  package var owner: String?
  package var award: String
  /// internasional nasional provinsi kota
  package var level: String
  package var stage: String?
  package var year: Int?
  /// The day it was published or handed over, where known; decides whether a month may show it.
  package var date: CalendarDate? = nil
  package var conflictGroup: String?
  package var citation: Citation
  package init(
    id: String, region: String, innovation: String?, owner: String?, award: String, level: String,
    stage: String?, year: Int?, conflictGroup: String?, citation: Citation
  ) {
    self.id = id
    self.region = region
    self.innovation = innovation
    self.owner = owner
    self.award = award
    self.level = level
    self.stage = stage
    self.year = year
    self.conflictGroup = conflictGroup
    self.citation = citation
  }

  /// False for a nomination, a final, or a rank that someone claims.
  package var isWon: Bool {
    let word = stage?.split(separator: " ").first.map(String.init) ?? ""
    return !["nominasi", "finalis", "klaim"].contains(word)
  }
}

/// A published count, never rebuilt from rows; `basis` says what was counted.
package struct Claim: Hashable, Sendable {
  package var id: String
  package var region: String
  package var subject: String
  package var measure: String
  package var value: Double?
  package var unit: String?
  /// register iid_sent competition exhibition statement index
  package var basis: String
  package var denominator: Double?
  package var conflictGroup: String?
  package var citation: Citation
  package init(
    id: String, region: String, subject: String, measure: String, value: Double?, unit: String?,
    basis: String,
    denominator: Double?, conflictGroup: String?, citation: Citation
  ) {
    self.id = id
    self.region = region
    self.subject = subject
    self.measure = measure
    self.value = value
    self.unit = unit
    self.basis = basis
    self.denominator = denominator
    self.conflictGroup = conflictGroup
    self.citation = citation
  }
}

package struct ExhibitionMeasure: Hashable, Sendable {
  package var id: String
  package var region: String
  package var name: String
  package var measure: String
  package var value: Double?
  package var unit: String?
  package var place: String? = nil
  package var startDate: CalendarDate? = nil
  package var endDate: CalendarDate? = nil
  package var citation: Citation
  package init(
    id: String, region: String, name: String, measure: String, value: Double?, unit: String?,
    citation: Citation
  ) {
    self.id = id
    self.region = region
    self.name = name
    self.measure = measure
    self.value = value
    self.unit = unit
    self.citation = citation
  }
}
