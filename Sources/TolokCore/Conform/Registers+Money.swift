// What is published about money and scores: amounts, facts the law asks for, contest prizes, index scores.

/// A published DID / IF amount; nil rupiah where the amount was not seen.
package struct DIDAmount: Hashable, Sendable {
  package var id: String
  package var region: String
  package var fiscalYear: Int
  package var component: String
  package var line: String?
  package var amount: Rupiah?
  package var exact: Bool
  /// Unit of the last published digit, for rounded figures.
  package var roundingUnit: Rupiah?
  package var publishedText: String
  /// False for a statement about money that is no allocation ("lost Rp 36 bn").
  package var isAllocation: Bool
  package var conflictGroup: String?
  package var citation: Citation
  package init(
    id: String, region: String, fiscalYear: Int, component: String, line: String?, amount: Rupiah?,
    exact: Bool,
    roundingUnit: Rupiah?, publishedText: String, isAllocation: Bool, conflictGroup: String?,
    citation: Citation
  ) {
    self.id = id
    self.region = region
    self.fiscalYear = fiscalYear
    self.component = component
    self.line = line
    self.amount = amount
    self.exact = exact
    self.roundingUnit = roundingUnit
    self.publishedText = publishedText
    self.isAllocation = isAllocation
    self.conflictGroup = conflictGroup
    self.citation = citation
  }
}

/// A fact a rule asks for: `apbd_tepat_waktu = tidak`.
package struct DIDInput: Hashable, Sendable {
  package var id: String
  package var region: String
  package var fiscalYear: Int
  package var fact: String
  package var value: String
  package var citation: Citation
  package init(id: String, region: String, fiscalYear: Int, fact: String, value: String, citation: Citation) {
    self.id = id
    self.region = region
    self.fiscalYear = fiscalYear
    self.fact = fact
    self.value = value
    self.citation = citation
  }
}

/// A winner seen in the 2020 contest: sector, cluster, rank I-III.
package struct ContestWin: Hashable, Sendable {
  package var sector: String
  package var cluster: String
  package var rank: Int
  package var region: String
  package var citation: Citation
  package init(sector: String, cluster: String, rank: Int, region: String, citation: Citation) {
    self.sector = sector
    self.cluster = cluster
    self.rank = rank
    self.region = region
    self.citation = citation
  }
}

package struct IndexScore: Hashable, Sendable {
  package var id: String
  package var region: String
  package var index: String
  package var year: Int
  package var score: Double?
  package var category: String?
  package var status: String?
  package var scoreMax: Double? = nil
  package var rank: Int? = nil
  package var conflictGroup: String?
  package var citation: Citation
  package init(
    id: String, region: String, index: String, year: Int, score: Double?, category: String?, status: String?,
    conflictGroup: String?, citation: Citation
  ) {
    self.id = id
    self.region = region
    self.index = index
    self.year = year
    self.score = score
    self.category = category
    self.status = status
    self.conflictGroup = conflictGroup
    self.citation = citation
  }
}
