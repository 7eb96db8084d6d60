/// The reference registers of `datasets/reference/`, one struct a row, columns as in the CSV.
/// Every row keeps where it is from (`source`, a key of `sources`), its `asOf` text and confidence.
package struct Registers: Sendable {
  package var sources: [SourceEntry] = []
  package var regions: [Region] = []
  package var agencies: [Agency] = []
  package var agencyAliases: [AgencyAlias] = []
  package var urusan: [Urusan] = []
  package var urusanAliases: [(alias: String, urusan: String)] = []
  package var programmes: [Programme] = []
  package var innovations: [KnownInnovation] = []
  package var innovationAliases: [InnovationAlias] = []
  package var awards: [KnownAward] = []
  package var claims: [Claim] = []
  package var exhibitions: [ExhibitionMeasure] = []
  package var didAmounts: [DIDAmount] = []
  package var didInputs: [DIDInput] = []
  package var contestWins: [ContestWin] = []
  package var indexScores: [IndexScore] = []
  package var competitions: [Competition] = []
  package var replications: [Replication] = []
  package init() {}

  package func region(_ id: String) -> Region? { regions.first { $0.id == id } }
  package func agency(_ id: String) -> Agency? { agencies.first { $0.id == id } }
}

/// Source, as-of and confidence, the same three columns in every register.
package struct Citation: Hashable, Sendable {
  package var source: String
  package var asOf: String
  package var confidence: Confidence
  package var note: String?
  /// `datasets/reference/claims.csv:12`
  package var place: String
  /// The cell of the register that holds the fact, with the register's hash.
  package var origin: Provenance?
  package init(
    source: String, asOf: String, confidence: Confidence, note: String? = nil, place: String = "",
    origin: Provenance? = nil
  ) {
    self.source = source
    self.asOf = asOf
    self.confidence = confidence
    self.note = note
    self.place = place
    self.origin = origin
  }
}

package struct SourceEntry: Hashable, Sendable {
  package var key: String
  package var title: String
  package var address: String?
  package var published: String?
  package init(key: String, title: String, address: String?, published: String?) {
    self.key = key
    self.title = title
    self.address = address
    self.published = published
  }
}

package enum RegionKind: String, Sendable { case provinsi, kota, kabupaten }

package struct Region: Hashable, Sendable {
  /// Kemendagri code with dots, or a slug where no code is documented.
  package var id: String
  package var kind: RegionKind
  /// In full: "Kota Batu".
  package var name: String
  package var code: String?
  package var bpsCode: String?
  package var parent: String?
  package var population: Int?
  package var populationSeries: String?
  package var populationDate: CalendarDate?
  package var areaKm2: Double? = nil
  package var citation: Citation
  package init(
    id: String, kind: RegionKind, name: String, code: String?, bpsCode: String?, parent: String?,
    population: Int?, populationSeries: String?, populationDate: CalendarDate?, citation: Citation
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.code = code
    self.bpsCode = bpsCode
    self.parent = parent
    self.population = population
    self.populationSeries = populationSeries
    self.populationDate = populationDate
    self.citation = citation
  }
  /// For file names: the code without dots, else the slug.
  package var fileKey: String { id.filter { $0 != "." } }
}

package struct Agency: Hashable, Sendable {
  package var id: String
  package var region: String
  package var name: String
  package var abbreviation: String?
  /// setda bagian setwan inspektorat dinas badan satuan kecamatan kelurahan desa uptd puskesmas rs school bumd warga
  package var kind: String
  package var parent: String?
  package var countsAsOPD: Bool
  package var validFrom: CalendarDate?
  package var validUntil: CalendarDate?
  package var citation: Citation
  package init(
    id: String, region: String, name: String, abbreviation: String?, kind: String, parent: String?,
    countsAsOPD: Bool, validFrom: CalendarDate?, validUntil: CalendarDate?, citation: Citation
  ) {
    self.id = id
    self.region = region
    self.name = name
    self.abbreviation = abbreviation
    self.kind = kind
    self.parent = parent
    self.countsAsOPD = countsAsOPD
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.citation = citation
  }
  package var shortName: String { abbreviation ?? name }
}

package struct AgencyAlias: Hashable, Sendable {
  package var region: String
  package var alias: String
  package var agency: String
  package var validFrom: CalendarDate?
  package var validUntil: CalendarDate?
  package var citation: Citation
  package init(
    region: String, alias: String, agency: String, validFrom: CalendarDate?, validUntil: CalendarDate?,
    citation: Citation
  ) {
    self.region = region
    self.alias = alias
    self.agency = agency
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.citation = citation
  }
}

package struct Urusan: Hashable, Sendable {
  package var id: String
  package var name: String
  package var group: String
  package init(id: String, name: String, group: String) {
    self.id = id
    self.name = name
    self.group = group
  }
}

package struct Programme: Hashable, Sendable {
  package var id: String
  package var region: String
  package var name: String
  package var requirement: String
  /// Nil where the region sets no minimum.
  package var minimumInnovations: Int?
  package var per: String?
  package var countedUnits: String?
  package var regulation: String?
  package var validFrom: CalendarDate? = nil
  package var citation: Citation
  package init(
    id: String, region: String, name: String, requirement: String, minimumInnovations: Int?, per: String?,
    countedUnits: String?, regulation: String?, citation: Citation
  ) {
    self.id = id
    self.region = region
    self.name = name
    self.requirement = requirement
    self.minimumInnovations = minimumInnovations
    self.per = per
    self.countedUnits = countedUnits
    self.regulation = regulation
    self.citation = citation
  }
}

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
