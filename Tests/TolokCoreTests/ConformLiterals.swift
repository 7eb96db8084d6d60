@testable import TolokCore

/// A small register and short ways to write rows, for the conform and benchmark tests.
enum Small {
  static let cited = Citation(source: "A0", asOf: "2023", confidence: .pers)
  static func day(_ text: String) -> CalendarDate { CalendarDate(text)! }
  static func agency(
    _ id: String, _ region: String, _ name: String, _ short: String? = nil, kind: String = "dinas",
    parent: String? = nil, opd: Bool = true, until: String? = nil
  ) -> Agency {
    Agency(
      id: id, region: region, name: name, abbreviation: short, kind: kind, parent: parent, countsAsOPD: opd,
      validFrom: nil, validUntil: until.map(day), citation: cited)
  }
  static func region(_ id: String, _ kind: RegionKind, _ name: String, population: Int? = nil) -> Region {
    Region(
      id: id, kind: kind, name: name, code: id, bpsCode: id.filter { $0 != "." }, parent: nil,
      population: population, populationSeries: population == nil ? nil : "registrasi penduduk",
      populationDate: population == nil ? nil : day("2024-12-31"), citation: cited)
  }
  static func alias(_ region: String, _ alias: String, _ agency: String) -> AgencyAlias {
    AgencyAlias(
      region: region, alias: alias, agency: agency, validFrom: nil, validUntil: nil, citation: cited)
  }

  static var registers: Registers {
    var r = Registers()
    r.regions = [
      region("35.79", .kota, "Kota Batu", population: 200_000), region("33.71", .kota, "Kota Magelang"),
      region("33.08", .kabupaten, "Kabupaten Magelang"), region("35.73", .kota, "Kota Malang"),
      region("35.07", .kabupaten, "Kabupaten Malang"),
    ]
    r.agencies = [
      agency("3579-disparta", "35.79", "Dinas Pariwisata", "Disparta"),
      agency("3579-dinkes", "35.79", "Dinas Kesehatan", "Dinkes"),
      agency("3579-disperpusip", "35.79", "Dinas Perpustakaan dan Kearsipan", "Disperpusip"),
      agency("3579-kec-batu", "35.79", "Kecamatan Batu", kind: "kecamatan"),
      agency(
        "3579-kel-sisir", "35.79", "Kelurahan Sisir", kind: "kelurahan", parent: "3579-kec-batu", opd: false),
      agency(
        "3579-pkm-batu", "35.79", "Puskesmas Batu", kind: "puskesmas", parent: "3579-dinkes", opd: false),
      agency("3579-desa-pendem", "35.79", "Desa Pendem", kind: "desa", opd: false),
      agency("3371-dishub", "33.71", "Dinas Perhubungan", "Dishub"),
      agency("3573-kec-blimbing", "35.73", "Kecamatan Blimbing", kind: "kecamatan"),
      agency("3573-kel-blimbing", "35.73", "Kelurahan Blimbing", kind: "kelurahan", opd: false),
      agency("3573-smpn-5", "35.73", "SMPN 5", kind: "school", opd: false),
      agency(
        "3573-bp2d", "35.73", "Badan Pelayanan Pajak Daerah", "BP2D", kind: "badan", until: "2019-12-31"),
    ]
    r.agencyAliases = [alias("35.79", "Dispar", "3579-disparta")]
    r.innovations = [
      KnownInnovation(
        id: "inv-sipbanget", region: "35.79", name: "SIP BANGET", owner: "3579-disparta", kind: nil,
        form: nil,
        startYear: nil, status: nil, citation: cited)
    ]
    r.innovationAliases = [
      InnovationAlias(region: "35.79", alias: "SIP BANGET BATU", innovation: "inv-sipbanget")
    ]
    return r
  }

  static func row(
    _ number: Int, _ name: String?, owner: String? = nil, region: String? = nil, sections: [String] = [],
    kind: FormKind = .register, synthetic: Bool = false, more: [String: TypedValue] = [:]
  ) -> StagedRow {
    var values: [String: StagedValue] = [:]
    func put(_ field: String, _ value: TypedValue, _ column: Int, _ text: String) {
      values[field] = StagedValue(value, cell: CellAddress(row: number, column: column), displayed: text)
    }
    if let name { put("name", .text(name), 2, name) }
    if let owner { put("owner", .text(owner), 3, owner) }
    if let region { put("region", .text(region), 4, region) }
    for (i, field) in more.keys.sorted().enumerated() { put(field, more[field]!, 5 + i, "") }
    return StagedRow(
      source: "inovasi", kind: kind, sheet: "Data", row: number, values: values, sections: sections,
      synthetic: synthetic)
  }

  static func file(
    _ name: String, _ rows: [StagedRow], region: String? = "35.79", readable: Bool = true
  ) -> StagedFile {
    StagedFile(
      file: name, sha256: "0", format: .xlsx, region: region, rows: rows, cells: [:], readable: readable)
  }

  static func conform(_ files: StagedFile...) -> Checked<Facts> {
    Conformer(registers: registers, asOf: day("2023-10-31")).conform(files)
  }
}
