import Testing

@testable import Publishing
@testable import TolokCore

/// Small months for the audit workbook, written out: rules, registers and facts as literals.
enum AuditLiterals {
  static let law = day("2023-10-31")

  static func day(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text) else { preconditionFailure(text) }
    return date
  }

  static func citation(_ confidence: Confidence = .pers, note: String? = nil) -> Citation {
    Citation(
      source: "S1;S2", asOf: "2022", confidence: confidence, note: note,
      place: "datasets/reference/did-inputs.csv:2")
  }

  static func parameter(_ id: String, _ value: String?, unit: String) -> Parameter {
    Parameter(
      id: id, label: Sentence(id: "Label \(id)", en: "Label \(id)"), unit: unit,
      values: [
        DatedValue(
          from: day("2020-01-01"), value: value, reference: "S1", confidence: .pers, place: "pipelines/x.yaml"
        )
      ])
  }

  static func label(_ text: String) -> Sentence { Sentence(id: text, en: text) }

  /// Cluster A or B, and a cluster of unknown rule, as in 2022.
  static let gate: Criterion = {
    let rest = [
      Criterion(
        id: "apbd", label: label("APBD"), citation: "S1 (pers)", influence: .region,
        shape: .isTrue(fact: "apbd")),
      Criterion(
        id: "eproc", label: label("e-procurement"), citation: "S1 (pers)",
        shape: .atLeastGrade(fact: "eproc_peringkat", parameter: "eproc_minimum", scale: ["A", "B", "C"])),
    ]
    func opinions(_ id: String, _ years: String) -> Criterion {
      Criterion(
        id: id, label: label(id), citation: "S1 (pers)",
        shape: .opinionYears(factPrefix: "opini_", opinion: "WTP", yearsParameter: years, offset: 2))
    }
    return Criterion(
      id: "gerbang", label: label("Gerbang"),
      shape: .anyOf([
        Criterion(id: "A", label: label("Klaster A"), shape: .allOf([opinions("wtp_3", "tahun_A")] + rest)),
        Criterion(id: "B", label: label("Klaster B"), shape: .allOf([opinions("wtp_1", "tahun_B")] + rest)),
        Criterion(
          id: "C", label: label("Klaster C"), citation: "S2",
          shape: .unknownRule(reason: label("tidak diketahui"))),
      ]))
  }()

  static let gatePack = RulePack(
    id: "2022-uji", scheme: "did", label: label("DID 2022"), fiscalYear: 2022, legal: ["PMK 1"],
    parameters: [
      parameter("tahun_A", "3", unit: "tahun"), parameter("tahun_B", "1", unit: "tahun"),
      parameter("tahun_lkpd", "-2", unit: "tahun"), parameter("eproc_minimum", "B", unit: "peringkat"),
      parameter("bobot", nil, unit: "bagian"),
    ],
    components: [
      RuleComponent(id: "did_prior_year", label: label("Gerbang"), part: .priorYear, gate: gate)
    ])

  static let prizePack = RulePack(
    id: "2020-uji", scheme: "did", label: label("Lomba 2020"), fiscalYear: 2020, legal: ["PMK 2"],
    parameters: [
      parameter("hadiah_I", "3000", unit: "rupiah"), parameter("hadiah_II", "2000", unit: "rupiah"),
      parameter("pagu", "40000", unit: "rupiah"), parameter("jumlah_hadiah", "16", unit: "hadiah"),
    ],
    components: [
      RuleComponent(
        id: "lomba", label: label("Lomba"), part: .additional, pool: "pagu",
        estimates: [
          .prizes(
            PrizeRule(
              sectors: ["hotel", "ptsp", "pasar", "wisata"], clusters: ["provinsi", "kota"],
              prizes: [1: "hadiah_I", 2: "hadiah_II"], seen: ["kota/pasar"]))
        ])
    ])

  /// A pool shared by scores (E6 of the field's notes), with rates and a range of recipients.
  static let sharePack = RulePack(
    id: "2021-uji", scheme: "did", label: label("Bagian 2021"), fiscalYear: 2021, legal: ["PMK 3"],
    parameters: [
      parameter("pagu", "60", unit: "rupiah"), parameter("ambang", "76", unit: "nilai"),
      parameter("terkecil", "8", unit: "rupiah"), parameter("terbesar", "20", unit: "rupiah"),
      parameter("satuan", "0", unit: "rupiah"),
    ],
    components: [
      RuleComponent(
        id: "bagian", label: label("Bagian"), pool: "pagu",
        gate: Criterion(
          id: "lolos", label: label("Lolos"), citation: "S1 (pers)", shape: .isTrue(fact: "lolos")),
        estimates: [
          .poolShare(PoolShareRule(rounding: "satuan")),
          .recipientRange(RecipientRange(least: "terkecil", most: "terbesar", citation: "S1")),
        ],
        categories: [
          RuleComponent.Category(
            id: "inflasi", label: label("Inflasi"), pool: "pagu", payFrom: "ambang", citation: "S1")
        ])
    ])

  static func region(_ id: String, _ name: String) -> Region {
    Region(
      id: id, kind: .kota, name: name, code: nil, bpsCode: nil, parent: nil, population: nil,
      populationSeries: nil, populationDate: nil, citation: citation())
  }

  static func input(_ region: String, _ fact: String, _ value: String, _ confidence: Confidence = .pers)
    -> DIDInput
  {
    DIDInput(
      id: "\(region)-\(fact)", region: region, fiscalYear: 2022, fact: fact, value: value,
      citation: citation(confidence))
  }

  static func amount(
    _ id: String, _ region: String, _ line: String?, _ amount: Rupiah?, unit: Rupiah? = 10,
    exact: Bool = false, year: Int = 2021, component: String = "did", isAllocation: Bool = true,
    conflict: String? = nil, note: String? = nil
  ) -> DIDAmount {
    DIDAmount(
      id: id, region: region, fiscalYear: year, component: component, line: line, amount: amount,
      exact: exact,
      roundingUnit: exact ? nil : unit, publishedText: "Rp", isAllocation: isAllocation,
      conflictGroup: conflict,
      citation: citation(note: note))
  }

  /// A month whose verdicts are the assessor's.
  static func month(
    _ registers: Registers, language: Language = .id, packs: [RulePack] = [prizePack, gatePack]
  ) -> MonthResults {
    var registers = registers
    registers.sources = ["S1", "S2"].map {
      SourceEntry(key: $0, title: "Judul \($0)", address: "https://contoh.id/\($0)", published: nil)
    }
    let assessor = Assessor(packs: packs, registers: registers, lawAsOf: law)
    let did = packs.flatMap { pack in
      registers.regions.flatMap { assessor.assess(region: $0.id, year: pack.fiscalYear) }
    }
    guard let period = Period("2023-10") else { preconditionFailure("period") }
    return MonthResults(
      period: period, asOf: law, lawAsOf: law, runDate: law, language: language,
      edition: Sentence(id: "sementara", en: "provisional"), registers: registers, facts: Facts(),
      findings: [], collection: [], standings: [], reconciliations: [], did: did, rulePacks: packs,
      definitions: [("datasets/reference/did-inputs.csv", "0123456789abcdef")])
  }
}
