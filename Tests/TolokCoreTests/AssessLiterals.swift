@testable import TolokCore

/// Small rules and facts written out, for the tests of verdicts.
enum AssessLiterals {
  static let region = "11.11"
  static let year = 2022
  static let law = CalendarDate("2022-12-31") ?? .last(of: 2022)

  static func say(_ text: String) -> Sentence { Sentence(id: text, en: text) }

  static func parameter(
    _ id: String, _ value: String?, unit: String = "nilai", _ confidence: Confidence = .pers,
    reviewBy: String? = nil
  ) -> Parameter {
    Parameter(
      id: id, label: say("Label \(id)"), unit: unit,
      values: [
        DatedValue(
          from: CalendarDate("2020-01-01") ?? .first(of: 2020),
          reviewBy: reviewBy.flatMap { CalendarDate($0) },
          value: value, reference: "S1", confidence: confidence, place: "aturan.yaml:1")
      ])
  }

  static func leaf(
    _ id: String, _ shape: Criterion.Shape, _ influence: Criterion.Influence = .region,
    evidence: Criterion.Evidence? = nil
  ) -> Criterion {
    Criterion(
      id: id, label: say("Uji \(id)"), citation: "PMK 1 (S1; pers)", influence: influence, evidence: evidence,
      shape: shape)
  }

  static func node(_ id: String, all children: [Criterion]) -> Criterion {
    Criterion(id: id, label: say("Cabang \(id)"), shape: .allOf(children))
  }
  static func node(_ id: String, any children: [Criterion]) -> Criterion {
    Criterion(id: id, label: say("Cabang \(id)"), shape: .anyOf(children))
  }

  static func pack(_ gate: Criterion?, _ parameters: [Parameter] = [], estimates: [EstimateRule] = [])
    -> RulePack
  {
    RulePack(
      id: "uji", scheme: "did", label: say("Paket uji"), fiscalYear: year, legal: ["PMK 1"],
      parameters: parameters,
      components: [RuleComponent(id: "bagian", label: say("Bagian"), gate: gate, estimates: estimates)])
  }

  static func fact(
    _ name: String, _ value: String, _ confidence: Confidence = .pers, source: String = "S1",
    asOf: String = "2022",
    row: Int = 2
  ) -> DIDInput {
    DIDInput(
      id: "\(name)-\(source)", region: region, fiscalYear: year, fact: name, value: value,
      citation: Citation(
        source: source, asOf: asOf, confidence: confidence, place: "did-inputs.csv:\(row)",
        origin: Provenance(file: "did-inputs.csv", sheet: "did-inputs", cell: CellAddress("E\(row)"))))
  }

  static func amount(
    _ line: String?, _ amount: Rupiah?, exact: Bool = true, unit: Rupiah? = nil, id: String? = nil,
    isAllocation: Bool = true, conflict: String? = nil, component: String = "bagian", year: Int = year
  ) -> DIDAmount {
    DIDAmount(
      id: id ?? "\(component)-\(year)-\(line ?? "jumlah")", region: region, fiscalYear: year,
      component: component,
      line: line, amount: amount, exact: exact, roundingUnit: unit, publishedText: "",
      isAllocation: isAllocation,
      conflictGroup: conflict, citation: Citation(source: "S2", asOf: "2022", confidence: .pers))
  }

  static func registers(_ facts: [DIDInput] = [], amounts: [DIDAmount] = [], kind: RegionKind = .kota)
    -> Registers
  {
    var registers = Registers()
    registers.regions = [
      Region(
        id: region, kind: kind, name: "Kota Uji", code: nil, bpsCode: nil, parent: nil, population: nil,
        populationSeries: nil, populationDate: nil,
        citation: Citation(source: "S1", asOf: "2022", confidence: .pers))
    ]
    registers.didInputs = facts
    registers.didAmounts = amounts
    return registers
  }

  static func explain(
    _ pack: RulePack, _ facts: [DIDInput] = [], amounts: [DIDAmount] = [], findings: [Finding] = []
  ) -> DIDExplained? {
    Assessor(packs: [pack], registers: registers(facts, amounts: amounts), lawAsOf: law, findings: findings)
      .explain(region: region, year: year).first
  }

  /// The gate of 2022: cluster A or B, and a cluster nobody knows.
  static let clusters: Criterion = {
    func evidence(_ document: String, _ offset: Int?) -> Criterion.Evidence {
      Criterion.Evidence(document: say(document), issuer: say("Penerbit"), yearOffset: offset)
    }
    func opinions(_ id: String, _ years: String) -> Criterion {
      leaf(
        id, .opinionYears(factPrefix: "opini_", opinion: "WTP", yearsParameter: years, offset: 2), .earned,
        evidence: evidence("LHP", -2))
    }
    let rest = [
      leaf("apbd", .isTrue(fact: "apbd"), evidence: evidence("Perda", -1)),
      leaf(
        "eproc",
        .atLeastGrade(fact: "eproc_peringkat", parameter: "eproc_minimum", scale: ["A", "B", "C", "D"]),
        .earned, evidence: evidence("Peringkat", nil)),
    ]
    return node(
      "gerbang",
      any: [
        node("klaster_A", all: [opinions("wtp_5", "tahun_A")] + rest),
        node("klaster_B", all: [opinions("wtp_1", "tahun_B")] + rest),
        leaf("klaster_C", .unknownRule(reason: say("tidak diketahui"))),
      ])
  }()

  static let clusterPack = pack(
    clusters,
    [
      parameter("tahun_A", "5", unit: "tahun"), parameter("tahun_B", "1", unit: "tahun"),
      parameter("tahun_lkpd", "-2", unit: "tahun"), parameter("eproc_minimum", "B", unit: "peringkat"),
    ])

  static func opinions(_ words: [String], last: Int = 2020) -> [DIDInput] {
    words.reversed().enumerated().filter { !$1.isEmpty }.map { fact("opini_\(last - $0)", $1, row: 10 + $0) }
  }
}

/// A generator whose numbers follow from its seed alone (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
