import TolokCore

@testable import Publishing

/// A month made of literals: as many regions and agencies as a test asks for, nothing read from disk.
struct MonthLiteral {
  var regions = 1
  var agencies = 5
  /// Of each region's agencies, how many have an innovation.
  var innovating = 2
  var population: Int? = 100_000
  var language = Language.id
  var registers = Registers()
  var reconciliations: [Reconciliation] = []
  var did: [DIDComponentResult] = []
  var synthetic = 0
  var ledger: [FileLedger] = []
  var findings: [Finding] = []
  var regionName = "Kota Contoh"
  var agencyName = "Dinas Nomor"

  static let citation = Citation(source: "A0", asOf: "2023-02", confidence: .pers)

  func results() -> MonthResults? {
    guard let period = Period("2023-10") else { return nil }
    var registers = registers
    if registers.sources.isEmpty {
      registers.sources = [
        SourceEntry(key: "A0", title: "Koran, satu judul", address: nil, published: "2023-02")
      ]
    }
    var standings: [RegionStanding] = []
    var facts = Facts()
    var collection: [CollectionLine] = []
    for index in 0..<regions {
      let id = "99.\(10 + index)"
      let region = Region(
        id: id, kind: .kota, name: regions == 1 ? regionName : "\(regionName) \(index + 1)", code: id,
        bpsCode: nil, parent: nil, population: population, populationSeries: nil, populationDate: nil,
        citation: Self.citation)
      registers.regions.append(region)
      var coverages: [AgencyCoverage] = []
      for number in 0..<agencies {
        let agency = Agency(
          id: "\(id)-\(number)", region: id, name: "\(agencyName) \(number + 1)", abbreviation: nil,
          kind: "dinas",
          parent: nil, countsAsOPD: true, validFrom: nil, validUntil: nil, citation: Self.citation)
        registers.agencies.append(agency)
        let has = number < innovating
        coverages.append(
          AgencyCoverage(
            agency: agency.id, name: agency.name, kind: "dinas", innovations: has ? 1 : 0,
            syntheticInnovations: 0))
        collection.append(
          CollectionLine(
            region: id, agency: agency.id, agencyName: agency.name, kind: "dinas", form: "inovasi",
            state: has ? .received : .missing, files: [], rows: has ? 1 : 0, findings: 0))
        if has { facts.innovations.append(innovation(id, agency.id, number, synthetic: false)) }
      }
      for number in 0..<synthetic {
        facts.innovations.append(innovation(id, nil, 1000 + number, synthetic: true))
      }
      let documented = min(innovating, agencies)
      standings.append(
        RegionStanding(
          region: region, programme: nil, countedUnits: Sentence(id: "OPD", en: "agencies"),
          agencies: coverages, innovations: documented, syntheticInnovations: synthetic, outsideAgencies: 0,
          byForm: [], byKind: [], byStage: [], awardsByLevel: [], targetCoverage: nil,
          coverage: Rate(
            numerator: documented, denominator: agencies,
            denominatorLabel: Sentence(id: "OPD", en: "agencies"), basis: "register"),
          perAgency: documented > 0 ? Double(documented) / Double(agencies) : nil,
          perHundredThousand: population.flatMap {
            documented > 0 ? Double(documented) * 100_000 / Double($0) : nil
          }, populationNote: population.map { _ in Sentence(id: "registrasi", en: "registration") }))
    }
    facts.ledger = ledger
    return MonthResults(
      period: period, asOf: period.last, lawAsOf: period.last, runDate: period.last, language: language,
      edition: Sentence(id: "sementara", en: "provisional"), registers: registers, facts: facts,
      findings: findings, collection: collection, standings: standings, reconciliations: reconciliations,
      did: did, rulePacks: [], definitions: [])
  }

  private func innovation(
    _ region: String, _ owner: String?, _ number: Int, synthetic: Bool
  ) -> InnovationFact {
    InnovationFact(
      id: "\(region)/\(number)", region: region, owner: owner, ownerText: "pemilik",
      name: "Inovasi \(number + 1)",
      stage: nil, kind: nil, form: nil, urusan: nil, trialDate: nil, startDate: nil, synthetic: synthetic,
      origin: Provenance(file: "\(region)/berkas.xlsx", sheet: "Data", cell: nil))
  }
}
