import Testing

@testable import TolokCore

@Suite struct BenchmarkTests {
  private let rule = CountingRule(
    region: "35.79", kinds: ["opd", "kecamatan"],
    label: Sentence(id: "OPD dan kecamatan", en: "agencies, districts"),
    statedClaim: "batu-opd-2023")

  private func claim(
    _ id: String, _ value: Double?, region: String = "35.79", basis: String = "statement",
    group: String? = nil,
    asOf: String = "2023-02"
  ) -> Claim {
    Claim(
      id: id, region: region, subject: "s", measure: "m", value: value, unit: nil, basis: basis,
      denominator: nil,
      conflictGroup: group, citation: Citation(source: "A0", asOf: asOf, confidence: .pers))
  }

  private let checks: [ClaimCheck] = {
    let because = Sentence(id: "sebab", en: "because")
    return [
      ClaimCheck(id: "cakupan", kind: .coverage(with: "dengan", of: "semua"), explanation: because),
      ClaimCheck(
        id: "pameran",
        kind: .parts(
          subject: Sentence(id: "angka pameran", en: "exhibition figures"),
          label: Sentence(id: "kelompok", en: "groups"), parts: ["k1", "k2", "k3"],
          against: [
            .init(claim: "stan", label: Sentence(id: "stan", en: "stands")),
            .init(claim: "pamer", label: Sentence(id: "inovasi", en: "innovations")),
          ]), explanation: because),
      ClaimCheck(id: "bernama", kind: .named(stated: "disebut", named: "bernama"), explanation: because),
      ClaimCheck(id: "dasar", kind: .bases(claims: ["nyata", "pamer"]), explanation: because),
    ]
  }()

  private func bench(
    _ registers: Registers, rules: [CountingRule]? = nil, asOf: CalendarDate? = nil,
    regions: [String] = ["35.79"]
  ) -> Benchmarker {
    Benchmarker(
      registers: registers, period: Period("2023-10")!, reportingRegions: regions,
      countingRules: rules ?? [rule], claimChecks: checks, asOf: asOf)
  }

  private var facts: Facts {
    Small.conform(
      Small.file(
        "35.79/a.xlsx",
        [
          Small.row(5, "Satu", owner: "Disparta"), Small.row(6, "Dua", owner: "PKM Batu"),
          Small.row(7, "Tiga", owner: "Kel. Sisir"), Small.row(8, "Empat", owner: "Desa Pendem"),
          Small.row(9, "Lima", owner: "Disperpusip", synthetic: true),
        ])
    ).value
  }

  @Test func countsAgenciesWithTheirUnits() throws {
    let standing = try #require(bench(Small.registers).standings(facts).first)
    #expect(standing.agencies.map(\.innovations) == [1, 1, 0, 1])
    #expect(standing.agencies.map(\.syntheticInnovations) == [0, 0, 1, 0])
    #expect(standing.coverage.numerator == 3 && standing.coverage.denominator == 4)
    #expect(standing.innovations == 4 && standing.syntheticInnovations == 1 && standing.outsideAgencies == 1)
    #expect(standing.perAgency == 0.75 && standing.perHundredThousand == 2)
    #expect(standing.populationNote?.id == "registrasi penduduk, 31 Desember 2024 (setelah periode)")
    #expect(standing.populationNote?.en == "civil registration, 31 December 2024 (after the period)")
    #expect(standing.targetCoverage == nil)
  }

  @Test func leavesAKelurahanOutsideWhereKecamatanAreNotCounted() throws {
    let opd = CountingRule(region: "35.79", kinds: ["opd"], label: Sentence(id: "OPD", en: "agencies"))
    let standing = try #require(bench(Small.registers, rules: [opd]).standings(facts).first)
    #expect(standing.coverage.denominator == 3 && standing.outsideAgencies == 2)
  }

  @Test func saysThatTheRegisterIsIncomplete() throws {
    var registers = Small.registers
    registers.claims = [claim("batu-opd-2023", 36)]
    let standing = try #require(bench(registers).standings(facts).first)
    #expect(
      standing.coverage.note?.id
        == "register Tolok memuat 4 unit, pernyataan (2023-02) menyebut 36; register belum lengkap")
  }

  @Test func saysNothingPerAgencyInAMonthWithoutRows() throws {
    let standing = try #require(bench(Small.registers).standings(Facts()).first)
    #expect(
      standing.perAgency == nil && standing.perHundredThousand == nil && standing.coverage.numerator == 0)
  }

  @Test func keepsLaterAwardsOutAndCountsAConflictOnce() throws {
    func award(_ id: String, _ year: Int?, group: String? = nil, date: String? = nil) -> KnownAward {
      var award = KnownAward(
        id: id, region: "35.79", innovation: "inv-sipbanget", owner: nil, award: "KIPP", level: "nasional",
        stage: id, year: year, conflictGroup: group,
        citation: Citation(source: "A0", asOf: "2023", confidence: .pers))
      award.date = date.map(Small.day)
      return award
    }
    var registers = Small.registers
    registers.awards = [
      award("Top 99", 2021, group: "sip"), award("Top 45", nil, group: "sip"),
      award("late", 2023, date: "2023-11-23"),
    ]
    let bench = bench(registers)
    let standing = try #require(bench.standings(facts).first)
    #expect(standing.awardsByLevel.map(\.count) == [1])
    let told = bench.reconciliations(facts)
    #expect(
      told.map(\.message.id) == [
        "Kota Batu, SIP BANGET: 2 keterangan berbeda (KIPP Top 99, 2021; KIPP Top 45)"
      ])
  }

  @Test func putsEveryAgencyInOneStateOfCollection() {
    var all = facts
    all.ledger.append(
      contentsOf: Small.conform(Small.file("35.79/Disperpusip.xlsx", [], readable: false)).value.ledger)
    let late = Finding(.statedNone, at: all.innovations[1].origin)
    let lines = bench(Small.registers).collection(all, findings: [late])
    #expect(lines.map(\.state) == [.received, .received, .received, .received])
    #expect(lines.map(\.rows) == [1, 1, 1, 1])
    #expect(lines.map(\.findings) == [0, 1, 0, 0])
    let empty = Small.conform(
      Small.file("35.79/Disperpusip.xlsx", [], readable: false), Small.file("35.79/Dinkes.xlsx", []),
      Small.file(
        "35.79/a.xlsx",
        [
          Small.row(5, nil, owner: "Disparta", more: ["name": .nothing(.nihil)]),
          Small.row(6, "Satu", owner: "Desa Pendem"),
        ]))
    let states = bench(Small.registers).collection(empty.value, findings: []).map(\.state)
    #expect(states == [.receivedEmpty, .receivedEmpty, .unreadable, .missing])
  }

  @Test func takesNoAwardOrRecapForARegister() {
    let facts = Small.conform(
      Small.file(
        "35.79/rekap.xlsx",
        [
          Small.row(5, nil, owner: "Dinkes", kind: .recap, more: ["count": .integer(3)]),
          Small.row(6, "Satu", owner: "Disparta", kind: .awards, more: ["award": .text("KIPP")]),
          Small.row(7, nil, owner: "Disperpusip"),
        ])
    ).value
    #expect(facts.ledger[0].agencies == ["3579-dinkes", "3579-disperpusip", "3579-disparta"])
    let states = bench(Small.registers).collection(facts, findings: []).map(\.state)
    #expect(states == [.missing, .missing, .received, .missing])
  }

  @Test func setsPublishedFiguresBesideEachOther() {
    var registers = Small.registers
    registers.claims = [
      claim("semua", 36), claim("dengan", 11), claim("nyata", 19),
      claim("stan", 50, basis: "exhibition", asOf: "2023-10"),
      claim("pamer", 82, basis: "exhibition", asOf: "2023-10"),
      claim("k1", 13), claim("k2", 31),
      claim("k3", 4), claim("disebut", 15, region: "33.71"),
      claim("bernama", 11, region: "33.71"), claim("x-1", 1_265, group: "x"),
      claim("x-2", 81.5, basis: "register", group: "x"), claim("later", 9, group: "x", asOf: "2024-12"),
    ]
    #expect(
      bench(registers, regions: ["35.79", "33.71"]).reconciliations(facts).map(\.message.id) == [
        "Pernyataan 11 dari 36 OPD Kota Batu berinovasi; register Oktober 2023 menghitung 3 dari 4",
        "Tiga angka pameran tidak cocok: kelompok 13 + 31 + 4 = 48, stan 50, inovasi 82",
        "15 inovasi disebut, 11 bernama; 4 tanpa nama",
        "19 inovasi dan 82 inovasi adalah dua dasar hitung, bukan pertumbuhan",
        "Kota Batu, s: 2 keterangan berbeda (1.265; 81,5)",
      ])
    registers.claims.removeAll { $0.id == "stan" || $0.id == "semua" }
    #expect(bench(registers, regions: ["35.79", "33.71"]).reconciliations(facts).count == 3)
    // Without its files a region has no register to set beside its claims.
    #expect(bench(registers, regions: ["35.73"]).reconciliations(facts).count == 2)
  }

  @Test func knowsNothingPublishedAfterTheDayOfTheReport() throws {
    var registers = Small.registers
    registers.claims = [claim("nyata", 19), claim("pamer", 82, basis: "exhibition", asOf: "2023-10-20")]
    #expect(bench(registers).reconciliations(facts).count == 1)
    let before = try #require(CalendarDate("2023-10-19"))
    #expect(bench(registers, asOf: before).reconciliations(facts).isEmpty)
    #expect(registers.known(by: before).claims.map(\.id) == ["nyata"])
  }

  @Test func letsTheDayOfTheSourceDecideWithinABareYear() throws {
    var registers = Small.registers
    var score = claim("tahun", 72, asOf: "2023")
    score.citation.published = CalendarDate("2023-10-01")
    registers.claims = [score]
    let february = try #require(CalendarDate("2023-02-28")),
      october = try #require(CalendarDate("2023-10-31"))
    #expect(registers.known(by: february).claims.isEmpty)
    #expect(registers.known(by: october).claims.count == 1)
    // Without a day of the source the year itself lets it in.
    registers.claims[0].citation.published = nil
    #expect(registers.known(by: february).claims.count == 1)
  }

  @Test func countsStagesOfOneSelectionOnceAndNoNominations() throws {
    var registers = Small.registers
    func award(_ id: String, _ stage: String, innovation: String? = "i", year: Int = 2019) -> KnownAward {
      KnownAward(
        id: id, region: "35.79", innovation: innovation, owner: nil, award: "KIPP", level: "nasional",
        stage: stage, year: year, conflictGroup: nil, citation: Small.cited)
    }
    registers.awards = [
      award("a", "Top 99"), award("b", "Top 45"), award("c", "Top 99", year: 2021),
      award("d", "nominasi", innovation: nil), award("e", "finalis kelompok khusus"),
    ]
    let standing = try #require(bench(registers).standings(facts).first)
    #expect(standing.awardsByLevel.map(\.count) == [2])
  }

  @Test func tellsTheSameDifferenceOnManyInnovationsOnce() {
    var registers = Small.registers
    registers.awards = (["Satu", "Dua"] as [String]).flatMap { name in
      ["Lomba Kota", "Kovablik"].map { award in
        KnownAward(
          id: "\(name)-\(award)", region: "35.79", innovation: nil, owner: nil, award: award, level: "kota",
          stage: "Top 10", year: 2023, conflictGroup: name, citation: Small.cited)
      }
    }
    let told = bench(registers).reconciliations(facts)
    #expect(told.first?.explanation.id.hasPrefix("Yaitu Lomba Kota, Lomba Kota. ") == true)
    #expect(
      told.map(\.message.id) == [
        "Kota Batu, 2 inovasi: 2 keterangan berbeda "
          + "(Lomba Kota Top 10, 2023; Kovablik Top 10, 2023)"
      ])
  }

  @Test(arguments: [
    ("2023", "2023-01-01"), ("awal 2023", "2023-01-01"), ("2023-10", "2023-10-01"),
    ("2023-10-20", "2023-10-20"),
    ("2021 - 2024", "2024-01-01"), ("2021-2024", "2024-01-01"), ("Dec 2024", "2024-01-01"),
  ])
  func readsTheDayAFigureBecameKnown(_ text: String, _ day: String) {
    #expect(Published.day(text)?.description == day)
  }

  @Test func readsWhatCountsFromTheProgrammeWithoutARule() {
    let programme = Programme(
      id: "p", region: "33.71", name: "p", requirement: "", minimumInnovations: nil, per: nil,
      countedUnits: "OPD dan BUMD", regulation: nil, citation: Small.cited)
    let rule = CountingRule.fallback(for: "33.71", programme: programme)
    #expect(rule.kinds == ["opd", "bumd"] && rule.label.id == "OPD dan BUMD menurut register Tolok")
  }
}
