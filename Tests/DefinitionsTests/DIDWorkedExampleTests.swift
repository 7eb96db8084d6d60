import Testing
import TolokCore

/// The worked examples E1 to E7 and the verdicts the field knows, on the real rules and registers.
@Suite struct DIDWorkedExampleTests {
  typealias Real = DIDRegisters
  static let prior = "did_prior_year"

  @Test func e1PaysKotaBogorNineBillionExactly() throws {
    let result = try #require(Real.explain("kota-bogor", 2020, "lomba_inovasi")).result
    #expect(result.verdict == .met)
    #expect(result.estimate.method == .exactPrize && result.estimate.exact)
    #expect(result.estimate.low == 9_000_000_000 && result.estimate.high == 9_000_000_000)
  }

  @Test func e1BoundsKotaSemarangByTheSectorsNotSeen() throws {
    let result = try #require(Real.explain("kota-semarang", 2020, "lomba_inovasi")).result
    #expect(result.verdict == .met && !result.estimate.exact)
    #expect(result.estimate.low == 4_000_000_000 && result.estimate.high == 13_000_000_000)
    #expect(result.estimate.unknowns.count == 3)
  }

  @Test func e2RefusesSitubondoForOneFact() throws {
    let explained = try #require(Real.explain("35.12", 2022, Self.prior))
    let result = explained.result
    #expect(result.verdict == .unmet)
    #expect(
      Set(Self.leaves(result.criteria).filter { $0.outcome == .unmet }.map(\.id)) == ["apbd_tepat_waktu"])
    let cluster = try #require(Self.leaves(result.criteria).first { $0.id == "klaster_C" })
    #expect(cluster.outcome == .unknown && cluster.fact == nil)
    #expect(result.estimate.method == .published && result.estimate.low == 0 && result.estimate.high == 0)
    #expect(result.estimate.exact && result.assumptions.isEmpty && result.doubts.isEmpty)
    #expect(explained.changes.map { $0.changes.map(\.input) } == [["apbd_tepat_waktu"]])
    let failing = try #require(result.criteria.first?.children.first?.children.first)
    #expect(failing.id == "apbd_tepat_waktu" && failing.source?.cell != nil && failing.source?.sha256 != nil)
    let budget = try #require(explained.evidence.first { $0.test == "apbd_tepat_waktu" })
    #expect(budget.year == 2021 && budget.state == .onFile && budget.isInDate == true)
  }

  /// Membership of cluster C is not known: it neither rescues nor blocks, whatever the others say.
  @Test func clusterCNeitherRescuesNorBlocks() throws {
    let rest = ["ebudgeting": "ya", "ptsp": "ya", "eproc_peringkat": "B", "opini_lkpd_2020": "WTP"]
    for (budget, verdict) in [("ya", Verdict.met), ("tidak", .unmet)] {
      let registers = Real.only(rest.merging(["apbd_tepat_waktu": budget]) { $1 }, "uji", 2022)
      #expect(try #require(Real.explain("uji", 2022, Self.prior, registers)).result.verdict == verdict)
    }
  }

  @Test func e3PassesFiveYearsJustAndFourNot() throws {
    var facts = ["apbd_tepat_waktu": "ya", "ebudgeting": "ya", "ptsp": "ya", "eproc_peringkat": "B"]
    for year in 2016...2020 { facts["opini_lkpd_\(year)"] = "WTP" }
    func branches(_ facts: [String: String]) throws -> [String: Verdict] {
      let result = try #require(Real.explain("uji", 2022, Self.prior, Real.only(facts, "uji", 2022))).result
      #expect(result.verdict == .met)
      let root = try #require(result.criteria.first)
      return Dictionary(root.children.map { ($0.id, $0.outcome) }, uniquingKeysWith: { first, _ in first })
    }
    #expect(try branches(facts) == ["klaster_A": .met, "klaster_B": .met, "klaster_C": .unknown])
    facts["opini_lkpd_2018"] = "WDP"
    #expect(try branches(facts) == ["klaster_A": .unmet, "klaster_B": .met, "klaster_C": .unknown])
    facts["opini_lkpd_2018"] = nil
    #expect(try branches(facts) == ["klaster_A": .unknown, "klaster_B": .met, "klaster_C": .unknown])
  }

  /// The year of the report is an inference, and the verdict that leans on it says so.
  @Test func saysTheInferenceUnderAVerdictThatIsMet() throws {
    let facts = [
      "apbd_tepat_waktu": "ya", "ebudgeting": "ya", "ptsp": "ya", "eproc_peringkat": "B",
      "opini_lkpd_2020": "WTP",
    ]
    let result = try #require(Real.explain("uji", 2022, Self.prior, Real.only(facts, "uji", 2022))).result
    #expect(result.assumptions.map(\.id) == ["tahun_lkpd"])
    #expect(result.assumptions.map(\.reason) == [.inference])
  }

  @Test func e4AddsSevenLinesToTheTotal() throws {
    let groups = LedgerCalculation.groups(Real.amounts("33.71", 2021))
    let (total, lines) = try #require(groups.first)
    #expect(groups.count == 1 && lines.count == 7 && total.amount == 63_690_000_000)
    let values = LedgerCalculation.calculation(total, lines: lines).evaluate(.none)
    #expect(values[LedgerCalculation.sum].rupiah == 63_690_000_000)
    #expect(values[LedgerCalculation.innovation].rupiah == 15_840_000_000)
    #expect(values.verdict(LedgerCalculation.matches) == .met)
    let share = try #require(values["bagian_inovasi"].number)
    #expect((share.double * 1000).rounded() == 249)
    let result = try #require(Real.explain("33.71", 2021, "did")).result
    #expect(result.verdict == .unknown && result.estimate.method == .published)
    #expect(result.estimate.low == 63_685_000_000 && result.estimate.high == 63_695_000_000)
  }

  @Test func e5SharesThePoolAmongClusters() throws {
    let pack = try #require(Real.pack("2022-tahun-sebelumnya"))
    let parameters = ResolvedParameters(pack, lawAsOf: pack.until)
    let values = try #require(PoolCalculation.calculation(pack, parameters)).evaluate(parameters)
    let billion: Rupiah = 1_000_000_000
    #expect(
      ["A", "B", "C"].map { values["kolam_\($0)"].rupiah } == [
        2_000 * billion, 1_400 * billion, 600 * billion,
      ])
    #expect(values["kolam_semua"].rupiah == 4_000 * billion && values.verdict("cek_kolam") == .met)
  }

  @Test func e6SharesAPoolByScoresFromAThreshold() throws {
    func parameter(_ id: String, _ value: String, _ unit: String) -> Parameter {
      Parameter(
        id: id, label: Sentence(id: id, en: id), unit: unit,
        values: [
          DatedValue(
            from: .first(of: 2022), value: value, reference: "E6", confidence: .pers, place: "uji.yaml")
        ])
    }
    let pack = RulePack(
      id: "e6", scheme: "did", label: Sentence(id: "E6", en: "E6"), fiscalYear: 2022, legal: ["uji"],
      parameters: [
        parameter("pagu", "60000000000", "rupiah"), parameter("ambang", "76", "nilai"),
        parameter("satuan", "10000000", "rupiah"),
      ],
      components: [
        RuleComponent(
          id: "e6", label: Sentence(id: "E6", en: "E6"), pool: "pagu",
          gate: Criterion(
            id: "lolos", label: Sentence(id: "Lolos", en: "Passed"), shape: .isTrue(fact: "lolos")),
          estimates: [.poolShare(PoolShareRule(rounding: "satuan"))],
          categories: [
            RuleComponent.Category(
              id: "k", label: Sentence(id: "K", en: "K"), pool: "pagu", payFrom: "ambang", citation: "E6")
          ])
      ])
    func paid(_ score: Int) throws -> Estimate {
      let facts = ["lolos": "ya", "nilai_k": "\(score)", "jumlah_nilai_k": "170"]
      let results = Assessor(packs: [pack], registers: Real.only(facts, "uji", 2022), lawAsOf: pack.until)
        .assess(region: "uji", year: 2022)
      return try #require(results.first).estimate
    }
    #expect(try [90, 80, 30].map { try paid($0).low } == [31_760_000_000, 28_240_000_000, 0])
    #expect(
      try [90, 80, 30].allSatisfy { try paid($0).method == .poolShare && paid($0).high == paid($0).low })
    // A calculation in candidate readings is an estimate, never the ministry's figure.
    #expect(try !paid(90).exact)
  }

  @Test func e7BoundsAnAmountByTheMean() throws {
    let pack = try #require(Real.pack("2024"))
    let parameters = ResolvedParameters(pack, lawAsOf: pack.until)
    func mean(_ kind: String) -> Fraction? {
      parameters.value("pagu_inflasi_1_\(kind)").number.flatMap { pool in
        parameters.value("penerima_inflasi_1_\(kind)").number.flatMap { pool / $0 }
      }
    }
    for kind in ["provinsi", "kabupaten", "kota"] { #expect(mean(kind)?.rupiah == 6_000_000_000, "\(kind)") }
    let amount = try #require(Real.amounts("35.07", 2024).first?.amount)
    #expect((Double(amount) / 6e9 * 10_000).rounded() == 12_012)
  }

  @Test func cannotAssessKotaBatuAndNamesTheDocuments() throws {
    let explained = try #require(Real.explain("35.79", 2022, Self.prior))
    #expect(explained.result.verdict == .unknown)
    #expect(explained.result.estimate.low == nil && explained.result.estimate.high == nil)
    let missing = explained.evidence.filter { $0.state == .missing }
    #expect(Set(missing.map(\.fact)).count == 9 && missing.count == explained.evidence.count)
    #expect(missing.allSatisfy { !$0.document.id.isEmpty && !$0.issuer.id.isEmpty && !$0.lack.id.isEmpty })
    #expect(
      Set(missing.filter { $0.test == "wtp_5_berturut" }.map(\.year)) == [2016, 2017, 2018, 2019, 2020])
    #expect(explained.changes.map { $0.changes.count } == [5])
    #expect(explained.result.doubts.isEmpty)
  }

  static func leaves(_ nodes: [CriterionResult]) -> [CriterionResult] {
    nodes.flatMap { $0.children.isEmpty ? [$0] : leaves($0.children) }
  }
}
