import TolokCore

/// A month of invented regions, agencies and rows, as large or as empty as a test asks for; everything in it is
/// worked out by the program's own stages, so that a workbook sees what a real month would give it.
struct BookMonth {
  var regions = 3
  var agencies = 6
  /// Innovations of each agency that has sent; one of three to six, by region, has sent nothing.
  var innovations = 2
  var language = Language.id
  var claims: [Claim] = []
  /// The name of the first innovation.
  var firstName = "Satu"
  var findings: [Finding] = []
  var setAside: [SetAsideRow] = []
  var everyoneSilent = false
  /// Innovations every unit of the first region should have.
  var minimum: Int?

  static let cited = Citation(source: "A0", asOf: "2023", confidence: .pers)

  private func id(_ region: Int) -> String { "90.\(region < 10 ? "0" : "")\(region)" }

  private var registers: Registers {
    var registers = Registers()
    registers.sources = [SourceEntry(key: "A0", title: "Sumber contoh", address: nil, published: "2023")]
    for region in 0..<regions {
      // The last region is a regency and has no population on record.
      let last = region == regions - 1 && regions > 1
      registers.regions.append(
        Region(
          id: id(region), kind: last ? .kabupaten : .kota,
          name: "\(last ? "Kabupaten" : "Kota") Contoh \(region)",
          code: id(region), bpsCode: nil, parent: nil, population: last ? nil : 100_000 + region * 7_919,
          populationSeries: last ? nil : "registrasi penduduk",
          populationDate: last ? nil : CalendarDate("2024-12-31"), citation: Self.cited))
      for agency in 0..<agencies {
        registers.agencies.append(
          Agency(
            id: "\(id(region))-\(agency)", region: id(region),
            name: "Dinas Contoh Nomor \(agency) dengan Nama yang Cukup Panjang untuk Dua Baris",
            abbreviation: nil, kind: agency % 5 == 4 ? "kecamatan" : "dinas", parent: nil, countsAsOPD: true,
            validFrom: nil, validUntil: nil, citation: Self.cited))
      }
    }
    registers.claims = claims
    if let minimum {
      registers.programmes = [
        Programme(
          id: "contoh", region: id(0), name: "Contoh", requirement: "contoh", minimumInnovations: minimum,
          per: nil, countedUnits: nil, regulation: nil, citation: Self.cited)
      ]
    }
    return registers
  }

  private func facts(_ registers: Registers) -> Facts {
    var facts = Facts()
    for (index, agency) in registers.agencies.enumerated() {
      let region = index / max(1, agencies)
      guard !everyoneSilent, index % (3 + region % 4) != 2 else { continue }
      let file = "\(agency.region)/\(agency.id).xlsx"
      var ledger = FileLedger(
        file: file, sha256: String(repeating: "a", count: 64), format: .xlsx, state: .received,
        region: agency.region, agencies: [agency.id], read: innovations,
        fates: [.loaded: innovations, .rejected: 0, .duplicate: 0, .excluded: 0], cells: [.data: innovations])
      ledger.registerAgencies = [agency.id]
      facts.ledger.append(ledger)
      for row in 0..<innovations {
        let first = facts.innovations.isEmpty
        facts.innovations.append(
          InnovationFact(
            id: "\(agency.id)/\(row)", region: agency.region, owner: agency.id, ownerText: agency.name,
            name: first ? firstName : "Inovasi \(row)", stage: row % 2 == 0 ? "uji_coba" : nil,
            kind: "non_digital", form: nil, urusan: nil, trialDate: nil, startDate: .year(2020),
            synthetic: row == 1 && index % 7 == 0,
            origin: Provenance(
              file: file, sheet: "Data", cell: CellAddress(row: row + 2, column: 2),
              sha256: String(repeating: "a", count: 64))))
        if row % 2 == 1 { facts.innovations[facts.innovations.count - 1].absent["stage"] = .nihil }
      }
    }
    facts.setAside = setAside
    return facts
  }

  var results: MonthResults? {
    guard let period = Period("2023-10") else { return nil }
    let registers = registers
    let facts = facts(registers)
    let bench = Benchmarker(
      registers: registers, period: period, reportingRegions: registers.regions.map(\.id))
    return MonthResults(
      period: period, asOf: period.last, lawAsOf: period.last, runDate: period.last, language: language,
      edition: Sentence(id: "sementara", en: "provisional"), registers: registers, facts: facts,
      findings: findings, collection: bench.collection(facts, findings: findings),
      standings: bench.standings(facts), reconciliations: bench.reconciliations(facts), did: [],
      rulePacks: [], definitions: [])
  }
}
