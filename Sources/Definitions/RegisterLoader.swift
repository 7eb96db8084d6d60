import TolokCore

/// Reads `datasets/reference/*.csv`; every key must exist and every id be its own.
///
/// A register that is not there is empty, except sources, regions and agencies, on which all others hang.
package func loadRegisters(directory: String) throws(DefinitionError) -> Registers {
  var loader = RegisterLoader(directory: directory)
  try loader.loadUnits()
  try loader.loadInnovations()
  try loader.loadCompetitions()
  try loader.loadClaims()
  try loader.loadMoney()
  try loader.loadPeople()
  return loader.registers
}

/// Rows are gathered in an array of their own and handed over at the end: appending to an array of `registers`, a
/// value of another module, copies it at every row.
struct RegisterLoader {
  let directory: String
  var registers = Registers()
  var sources = KnownSources()
  var regions: Set<String> = []
  var agencies: Set<String> = []
  var innovations: Set<String> = []

  init(directory: String) { self.directory = directory }

  func rows(_ name: String, _ columns: String, required: Bool = false) throws(DefinitionError)
    -> [RegisterRow]
  {
    try RegisterFile(name, in: directory, columns: columns, required: required)?.rows ?? []
  }

  /// Takes an id once.
  func take(_ id: String, _ row: RegisterRow, into seen: inout Set<String>) throws(DefinitionError) {
    if !seen.insert(id).inserted {
      throw row.fail(Sentence(id: "id '\(id)' ada dua kali", en: "id '\(id)' occurs twice"))
    }
  }

  mutating func loadUnits() throws(DefinitionError) {
    var sourcesMade = registers.sources
    for row in try rows("sources", "key,title,address,published,confidence", required: true) {
      let key = try row.required("key")
      try take(key, row, into: &sources.keys)
      let source = SourceEntry(
        key: key, title: try row.required("title"), address: row.text("address"),
        published: row.text("published"))
      sources.add(source)
      sourcesMade.append(source)
    }
    registers.sources = sourcesMade
    try loadRegions()
    try loadAgencies()
    var urusan: Set<String> = []
    var urusanMade = registers.urusan
    for row in try rows("urusan", "id,name,group,source,as_of,confidence") {
      let id = try row.required("id")
      try take(id, row, into: &urusan)
      _ = try row.citation(sources)
      urusanMade.append(Urusan(id: id, name: try row.required("name"), group: row.text("group") ?? ""))
    }
    registers.urusan = urusanMade
    var urusanAliasesMade = registers.urusanAliases
    for row in try rows("urusan-aliases", "alias,urusan,source,as_of,confidence") {
      _ = try row.citation(sources)
      urusanAliasesMade.append(
        (try row.required("alias"), try row.requiredKey("urusan", in: urusan, "urusan")))
    }
    registers.urusanAliases = urusanAliasesMade
    var ids: Set<String> = []
    let columns =
      "id,region,name,requirement,minimum_innovations,per,counted_units,regulation,valid_from,source,as_of,"
      + "confidence,note"
    var programmesMade = registers.programmes
    for row in try rows("programmes", columns) {
      let id = try row.required("id")
      try take(id, row, into: &ids)
      var programme = Programme(
        id: id, region: try row.requiredKey("region", in: regions, "regions"), name: try row.required("name"),
        requirement: row.text("requirement") ?? "", minimumInnovations: try row.int("minimum_innovations"),
        per: row.text("per"), countedUnits: row.text("counted_units"), regulation: row.text("regulation"),
        citation: try row.citation(sources))
      programme.validFrom = try row.date("valid_from")
      programmesMade.append(programme)
    }
    registers.programmes = programmesMade
  }

  private mutating func loadRegions() throws(DefinitionError) {
    let columns =
      "id,kind,name,kemendagri_code,bps_code,parent,population,population_series,population_date,area_km2,"
      + "source,as_of,confidence,note"
    let rows = try rows("regions", columns, required: true)
    var regionsMade = registers.regions
    for row in rows { try take(try row.required("id"), row, into: &regions) }
    for row in rows {
      let word = try row.required("kind")
      guard let kind = RegionKind(rawValue: word) else {
        throw row.fail(
          Sentence(
            id: "'kind' '\(word)' tidak dikenal; pilihannya: provinsi, kota, kabupaten",
            en: "'kind' '\(word)' is not known; choose from: provinsi, kota, kabupaten"))
      }
      var region = Region(
        id: try row.required("id"), kind: kind, name: try row.required("name"),
        code: row.text("kemendagri_code"),
        bpsCode: row.text("bps_code"), parent: try row.key("parent", in: regions, "regions"),
        population: try row.int("population"), populationSeries: row.text("population_series"),
        populationDate: try row.date("population_date"), citation: try row.citation(sources))
      region.areaKm2 = try row.double("area_km2")
      regionsMade.append(region)
    }
    registers.regions = regionsMade
  }

  private mutating func loadAgencies() throws(DefinitionError) {
    let columns =
      "id,region,name,abbreviation,kind,parent,counts_as_opd,valid_from,valid_until,source,as_of,confidence,note"
    let rows = try rows("agencies", columns, required: true)
    var agenciesMade = registers.agencies
    for row in rows { try take(try row.required("id"), row, into: &agencies) }
    for row in rows {
      let kind = try row.required("kind")
      guard Self.agencyKinds.contains(kind) else {
        let kinds = Self.agencyKinds.joined(separator: ", ")
        throw row.fail(
          Sentence(
            id: "'kind' '\(kind)' tidak dikenal; pilihannya: \(kinds)",
            en: "'kind' '\(kind)' is not known; choose from: \(kinds)"))
      }
      agenciesMade.append(
        Agency(
          id: try row.required("id"), region: try row.requiredKey("region", in: regions, "regions"),
          name: try row.required("name"), abbreviation: row.text("abbreviation"), kind: kind,
          parent: try row.key("parent", in: agencies, "agencies"), countsAsOPD: try row.bool("counts_as_opd"),
          validFrom: try row.date("valid_from"), validUntil: try row.date("valid_until", until: true),
          citation: try row.citation(sources)))
    }
    registers.agencies = agenciesMade
    var agencyAliasesMade = registers.agencyAliases
    for row in try self.rows(
      "agency-aliases", "region,alias,agency,valid_from,valid_until,source,as_of,confidence")
    {
      agencyAliasesMade.append(
        AgencyAlias(
          region: try row.requiredKey("region", in: regions, "regions"), alias: try row.required("alias"),
          agency: try row.requiredKey("agency", in: agencies, "agencies"),
          validFrom: try row.date("valid_from"),
          validUntil: try row.date("valid_until", until: true), citation: try row.citation(sources)))
    }
    registers.agencyAliases = agencyAliasesMade
  }

  static let agencyKinds = [
    "setda", "bagian", "setwan", "inspektorat", "dinas", "badan", "satuan", "kantor", "kecamatan",
    "kelurahan",
    "desa", "uptd", "puskesmas", "rs", "school", "bumd", "warga",
  ]
}
