import Testing

@testable import TolokCore

@Suite struct PeerTests {
  private func rule(
    _ id: String = "g", _ kind: RegionKind = .kota, reporting: Bool = false, parent: String? = nil,
    population: ClosedRange<Int>? = nil
  ) -> PeerGroupRule {
    let word = Sentence(id: id, en: id)
    return PeerGroupRule(
      id: id, label: word, reason: word, kind: kind, reportingOnly: reporting, parent: parent,
      population: population)
  }

  @Test func putsKotaWithKotaAndWarnsUnderFive() {
    let month = BookLiteral()
    let group = PeerGrouping(month.book).group(rule())
    #expect(group.members == ["99.01", "99.02"])
    #expect(
      group.warning?.id == "kelompok ini hanya berisi 2 wilayah; di bawah 5, urutan tidak banyak berarti")
    #expect(PeerGrouping(month.book).group(rule("k", .kabupaten)).members == ["99.03"])
    #expect(PeerGrouping(month.book).group(rule("k", .kabupaten, reporting: true)).members.isEmpty)
  }

  @Test func listsWhoWouldBelongIfAFactWereKnown() {
    var month = BookLiteral()
    month.region("99.04", .kota, "Kota Empat", nil)
    let group = PeerGrouping(month.book).group(rule(population: 90_000...150_000))
    #expect(group.members == ["99.01"])
    #expect(group.undecided.map(\.region) == ["99.04"])
    #expect(group.undecided.first?.missing.map(\.id) == ["jumlah penduduk belum tercatat"])
    let province = PeerGrouping(month.book).group(rule(parent: "99"))
    #expect(province.members.isEmpty && province.undecided.count == 3)
  }

  private func compare(
    _ values: [(String, FigureOutcome, String)], _ direction: Indicator.Direction = .higher
  ) -> PeerComparison {
    var figures: [String: Figure] = [:]
    for (region, outcome, asOf) in values {
      figures[region] = Figure(
        id: region, indicator: "uji", region: region, unit: .count(.point), outcome: outcome,
        basis: "register", asOf: asOf, edition: .provisional)
    }
    let group = PeerGroup(rule: rule(), members: values.map(\.0), undecided: [], warning: nil)
    return PeerGrouping(BookLiteral().book).comparison(
      .of(.count(.innovations, []), direction: direction), in: group, figures)
  }

  @Test func ranksTiesEquallyByUnroundedValuesAndNobodyLast() {
    let result = compare([
      ("a", .known(1.001), "2023"), ("b", .known(3), "2023"), ("c", .known(1.002), "2023"),
      ("d", .known(3), "2023"), ("e", .unknown([.nothingSent]), "2023"),
    ])
    #expect(result.places.map(\.region) == ["b", "d", "c", "a"])
    #expect(result.places.map(\.rank) == [1, 1, 3, 4])
    #expect(result.places.map(\.isTied) == [true, true, false, false])
    #expect(result.median == 2.001 && result.places[0].toBest == 0)
    #expect(result.unassessed.map(\.region) == ["e"])
    #expect(result.unassessed[0].missing.map(\.id) == ["belum ada formulir masuk bulan ini"])
    let lower = compare([("a", .known(1), "2023"), ("b", .known(3), "2023")], .lower)
    #expect(lower.places.map(\.region) == ["a", "b"])
    let neutral = compare([("b", .known(3), "2023"), ("a", .known(1), "2023")], .neutral)
    #expect(neutral.places.map(\.region) == ["b", "a"] && neutral.places.allSatisfy { $0.rank == nil })
    #expect(compare([("a", .known(1), "2023")]).places.map(\.rank) == [nil])
  }

  @Test func comparesOnlyValuesOfOneTime() {
    let result = compare([
      ("a", .known(90), "2021"), ("b", .known(50), "2023"), ("c", .known(60), "2023"),
    ])
    #expect(result.places.map(\.region) == ["c", "b"])
    #expect(result.unassessed.map { $0.missing[0].id } == ["nilainya untuk 2021, yang dibandingkan 2023"])
  }

  @Test func pointsOutRanksThatTurnRound() {
    let raw = compare([("a", .known(3), "2023"), ("b", .known(2), "2023"), ("c", .known(1), "2023")])
    let per = compare([("a", .known(1), "2023"), ("b", .known(2), "2023"), ("c", .known(0), "2023")])
    #expect(raw.reversals(against: per) == [["a", "b"]])
    #expect(raw.reversals(against: raw).isEmpty)
  }

  @Test func readsDutyAreasFromWholeWordsOfNames() {
    let duties = DutyAreas([
      .init(urusan: "16", words: "Komunikasi dan Informatika"), .init(urusan: "20", words: "Statistik"),
      .init(urusan: "9", words: "Pangan"), .init(urusan: "24", words: "Arsip"),
    ])
    #expect(duties.urusan(ofAgencyNamed: "Dinas Komunikasi, Informatika dan Statistik") == ["16", "20"])
    #expect(duties.urusan(ofAgencyNamed: "Dinas Pertanian dan PANGAN") == ["9"])
    #expect(duties.urusan(ofAgencyNamed: "Dinas Kearsipan").isEmpty)
    #expect(duties.urusan(ofAgencyNamed: "").isEmpty)
  }

  @Test func suggestsWhatAPeerOfTheSameDutyAreaRunsAndWeDoNot() throws {
    var month = BookLiteral()
    month.innovation("99.01", "Sehat", "Dinas Kesehatan", stage: "penerapan")
    month.innovation("99.01", "Bugar", "Dinas Kesehatan")
    month.innovation("99.01", "Sama", "Dinas Kesehatan")
    month.innovation("99.01", "Contoh", "Dinas Kesehatan", synthetic: true)
    month.innovation("99.02", "SAMA", "Dinas Sosial")
    month.registers.innovations.append(
      KnownInnovation(
        id: "bugar", region: "99.01", name: "Bugar", owner: "99.01-Dinas Kesehatan", kind: nil, form: nil,
        startYear: nil, status: nil, citation: BookLiteral.citation))
    month.registers.urusan = [Urusan(id: "2", name: "Kesehatan", group: "wajib_dasar")]
    month.award("w", "99.01", "KIPP", "nasional", stage: "Top 99", innovation: "bugar")
    let duties = DutyAreas([.init(urusan: "2", words: "Kesehatan")])
    let group = PeerGrouping(month.book).group(rule())
    let all = ReplicationFinder(month.book, duties: duties).suggestions(month.facts, group: group)
    #expect(all.map(\.name) == ["Bugar", "Sehat"], "award before evidence; examples and own names left out")
    let first = try #require(all.first)
    #expect(first.agency == "99.02-Dinas Kesehatan" && first.fromRegion == "99.01")
    #expect(first.awards.map(\.id) == ["KIPP Top 99 2020 (nasional)"] && first.awardStrength == 3)
    #expect(
      first.reason.id
        == "sama-sama kota dan mengurus Kesehatan (menurut nama perangkat daerah); dari Kota Satu")
    #expect(all[1].evidence == 2 && all[1].evidenceNote.id == "tercatat bulan ini, tahap penerapan")
  }
}
