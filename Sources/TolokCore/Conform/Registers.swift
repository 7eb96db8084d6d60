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
  package var adoptions: [Adoption] = []
  package var civilServants: [CivilServantCount] = []
  package init() {}

  /// Where rows stand, once `indexed()`; a nation asks for its regions and agencies hundreds of thousands of times.
  private var index = Index()
  private struct Index: Sendable {
    var regions: [String: Int] = [:]
    var agencies: [String: Int] = [:]
  }

  /// The same registers, with regions and agencies found by hash from here on.
  package func indexed() -> Registers {
    var copy = self
    copy.index.regions = Dictionary(
      regions.indices.map { (regions[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    copy.index.agencies = Dictionary(
      agencies.indices.map { (agencies[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    return copy
  }

  package func region(_ id: String) -> Region? {
    // A row moved since is looked for again; the index never answers for it.
    if let at = index.regions[id], at < regions.count, regions[at].id == id { return regions[at] }
    return regions.first { $0.id == id }
  }

  package func agency(_ id: String) -> Agency? {
    if let at = index.agencies[id], at < agencies.count, agencies[at].id == id { return agencies[at] }
    return agencies.first { $0.id == id }
  }
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
  /// The day its first source came out; nil where one of them has no date.
  package var published: CalendarDate?
  package init(
    source: String, asOf: String, confidence: Confidence, note: String? = nil, place: String = "",
    origin: Provenance? = nil, published: CalendarDate? = nil
  ) {
    self.source = source
    self.asOf = asOf
    self.confidence = confidence
    self.note = note
    self.place = place
    self.origin = origin
    self.published = published
  }
}

package struct SourceEntry: Hashable, Sendable {
  package var key: String
  package var title: String
  package var address: String?
  package var published: String?
  /// The first day `published` can mean.
  package var firstDay: CalendarDate? { published.flatMap(Published.day) }
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
