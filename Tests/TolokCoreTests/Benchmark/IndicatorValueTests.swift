import Testing

@testable import TolokCore

@Suite struct IndicatorValueTests {
  private let withOne = IndicatorNode.share(
    part: .agenciesWith(.innovations, [], .atLeast(1)), whole: .agencies)

  /// Kota Satu: two of Dinas Kesehatan (one through its puskesmas), one of nobody counted, one example row.
  private var month: BookLiteral {
    var month = BookLiteral()
    month.agency("99.01", "PKM Satu", kind: "puskesmas", parent: "99.01-Dinas Kesehatan")
    month.innovation("99.01", "A", "Dinas Kesehatan", stage: "penerapan", kind: "digital", urusan: "2")
    month.innovation("99.01", "B", "PKM Satu", stage: "uji_coba")
    month.innovation("99.01", "C", "Warga")
    month.innovation("99.01", "D", "Dinas Sosial", synthetic: true)
    month.sent("99.01", "Dinas Kesehatan", .received)
    month.sent("99.01", "Dinas Sosial", .receivedEmpty)
    month.sent("99.01", "Dinas Perhubungan", .missing)
    month.sent("99.01", "Dinas Pariwisata", .unreadable)
    return month
  }

  @Test func countsAgenciesThroughTheirUnitsAndLeavesExamplesOut() {
    let figure = month.figure(.of(withOne))
    #expect(figure.numerator == 1 && figure.denominator?.value == 4 && figure.value == 0.25)
    #expect(figure.text(.id) == "1 dari 4" && figure.text(.en) == "1 of 4")
    #expect(figure.members == ["99.01-Dinas Kesehatan"])
    #expect(month.figure(.of(.count(.innovations, []))).value == 3)
    #expect(month.figure(.of(.count(.innovations, [.isKnown(.agency)]))).value == 2)
  }

  @Test func saysHowManySentAndThatMoreCouldOnlyRaiseIt() {
    let rule = Indicator.CoverageRule(subject: .agencies, minimum: 0)
    let figure = month.figure(.of(withOne, coverage: rule))
    #expect(figure.coverage?.text.id == "2 dari 4 perangkat daerah mengirim formulir")
    #expect(figure.isLowerBound)
    #expect(figure.badge.id == "sementara · 2 dari 4 perangkat daerah mengirim formulir · batas bawah")
    let perActive = IndicatorNode.ratio(
      .count(.innovations, []), per: .agenciesWith(.innovations, [], .atLeast(1)), scale: 1)
    #expect(!month.figure(.of(perActive, coverage: rule)).isLowerBound)
  }

  @Test func withholdsBelowTheMinimumCoverageWithTheReason() {
    let digital = IndicatorNode.share(
      part: .count(.innovations, [.isOneOf(.kind, ["digital"])]),
      whole: .count(.innovations, [.isKnown(.kind)]))
    let rule = Indicator.CoverageRule(subject: .rows(.innovations, .kind), minimum: 0.5)
    let figure = month.figure(.of(digital, coverage: rule))
    #expect(figure.value == nil && figure.text(.id) == nil && figure.numerator == nil)
    #expect(
      figure.missing.map(\.sentence.id) == [
        "ditahan: 1 dari 3 inovasi menyebut jenis, di bawah batas 50%"
      ])
    #expect(figure.missing.map(\.code) == ["below_coverage"])
  }

  @Test func keepsUnknownApartFromZero() {
    var silent = BookLiteral()
    silent.sent("99.02", "Dinas Sosial", .missing)
    let count = Indicator.of(.count(.innovations, []))
    #expect(silent.figure(count, "99.02").missing == [.nothingSent])
    // A statement of none is a zero.
    silent.sent("99.02", "Dinas Kesehatan", .receivedEmpty)
    #expect(silent.figure(count, "99.02").value == 0)
    // Awards nobody recorded are no zero; a level none of the recorded ones has is.
    let national = Indicator.of(.count(.awards, [.isOneOf(.level, ["nasional"])]))
    #expect(silent.figure(national).missing == [.silent(.awards)])
    silent.award("a", "99.01", "Lomba", "kota", stage: "pemenang")
    #expect(silent.figure(national).value == 0)
    // Not one row says its stage: the number in use is unknown.
    let used = Indicator.of(.count(.innovations, [.isOneOf(.stage, ["penerapan"])]))
    silent.innovation("99.01", "A", "Dinas Sosial")
    #expect(silent.figure(used).missing == [.fieldBlank(.stage, rows: 1)])
    silent.innovation("99.01", "B", "Dinas Sosial", stage: "uji_coba")
    #expect(silent.figure(used).value == 0)
    #expect(silent.figure(used).notes.map(\.id) == ["tahap belum diisi pada 1 baris"])
  }

  @Test func measuresAgainstTheRegionsOwnTarget() {
    let distance = Indicator.of(
      .difference(
        .share(part: .agenciesWith(.innovations, [], .regionMinimum), whole: .agencies), .targetShare))
    var month = month
    #expect(month.figure(distance).missing == [.noTarget])
    month.minimum("99.01", 2)
    let figure = month.figure(distance)
    #expect(figure.value == -0.75 && figure.text(.id) == "−75,0 poin")
  }

  @Test func divides100000PeopleWithSeriesAndALaterDate() {
    let per = Indicator.of(.ratio(.count(.innovations, []), per: .population, scale: 100_000))
    let figure = month.figure(per)
    #expect(figure.value == 3 && figure.text(.id) == "3,00")
    #expect(figure.denominator?.note.id == "registrasi penduduk, 31 Desember 2024 (setelah periode)")
    let servants = Indicator.of(.ratio(.count(.innovations, []), per: .civilServants, scale: 1000))
    #expect(month.figure(servants).missing == [.noCivilServants])
    var counted = month
    counted.civilServants["99.01"] = DatedCount(
      value: 1500, series: Sentence(id: "ASN", en: "servants"), date: CalendarDate("2022-12-31"))
    #expect(counted.figure(servants).value == 2)
  }

  @Test func cutsACountIntoPartsWithTheBlankLast() {
    let figure = month.figure(.of(.count(.innovations, []), breakdown: .by(.stage)))
    #expect(figure.parts.map(\.key) == ["penerapan", "uji_coba", nil])
    #expect(figure.parts.map(\.value) == [1, 1, 1])
    #expect(figure.parts.last?.label.id == "belum diisi")
  }

  @Test func passesLaterStepsThroughEarlierOnes() {
    var month = BookLiteral()
    month.award("x99", "99.01", "KIPP", "nasional", stage: "Top 99", innovation: "x", group: "x")
    month.award("x45", "99.01", "KIPP", "nasional", stage: "Top 45", innovation: "x", group: "x")
    month.award("y45", "99.01", "KIPP", "nasional", stage: "Top 45", innovation: "y")
    month.award("z25", "99.01", "KIPP", "nasional", stage: "Top 25", innovation: "z")
    let rungs = ["diajukan", "Top 99", "Top 45"].map {
      Indicator.Breakdown.Rung(value: $0, label: Sentence(id: $0, en: $0))
    }
    let figure = month.figure(
      .of(.count(.stages, [.isOneOf(.award, ["KIPP"])]), breakdown: .ladder(.stage, rungs: rungs)))
    #expect(figure.parts.map(\.value) == [nil, 2, 2, 1])
    #expect(figure.parts.last?.label.id == "tahap lain")
    // Two reports of one award are one award.
    #expect(month.figure(.of(.count(.awards, []))).value == 3)
  }

  @Test func takesTheNewestScoreAndNeverSettlesAConflict() {
    let iid = Indicator.of(.newest(.score, .scores, [.isOneOf(.status, ["final"])]), basis: "index")
    var month = BookLiteral()
    month.score("a", "99.01", 2022, 50)
    month.score("b", "99.01", 2023, 60)
    #expect(month.figure(iid).value == 60 && month.figure(iid).asOf == "2023")
    #expect(month.figure(iid).text(.id) == "60,00")
    month.score("c", "99.01", 2023, 75, status: "mandiri")
    #expect(month.figure(iid).value == 60)
    month.score("d", "99.01", 2023, 61, group: "g")
    month.score("e", "99.01", 2023, 61, group: "g")
    #expect(month.figure(iid).missing == [.conflict(group: "g")])
    #expect(month.figure(iid).conflict?.sides.count == 2)
    month.score("f", "99.01", 2024, nil)
    #expect(month.figure(iid).missing == [.notPublished(year: 2024, category: "inovatif")])
  }

  @Test func addsNewestAmountsWithoutCountingTotalsTwice() {
    func amount(_ id: String, _ year: Int, _ component: String, _ line: String?, _ rupiah: Int64?)
      -> DIDAmount
    {
      DIDAmount(
        id: id, region: "99.01", fiscalYear: year, component: component, line: line, amount: rupiah,
        exact: true, roundingUnit: nil, publishedText: "", isAllocation: true, conflictGroup: nil,
        citation: BookLiteral.citation)
    }
    let per = Indicator.of(
      .ratio(.newestSum(.amount, .did, []), per: .population, scale: 1), basis: "statement")
    var month = BookLiteral()
    month.registers.didAmounts = [
      amount("t", 2022, "did", nil, 1_000_000_000), amount("l", 2022, "did", "satu", 400_000_000),
      amount("o", 2021, "did", nil, 5_000_000_000),
    ]
    #expect(month.figure(per).value == 10_000 && month.figure(per).text(.id) == "Rp10.000")
    // One amount unseen: the sum is not known.
    month.registers.didAmounts.append(amount("u", 2022, "if", nil, nil))
    #expect(month.figure(per).missing == [.notPublished(year: 2022, category: nil)])
  }

  @Test func knowsWhatIsStillOnRecord() {
    var month = month
    for (name, status) in [("A", "penerapan"), ("Z", "penerapan"), ("Y", nil)] {
      month.registers.innovations.append(
        KnownInnovation(
          id: name, region: "99.01", name: name, owner: nil, kind: nil, form: nil, startYear: nil,
          status: status, citation: BookLiteral.citation))
    }
    let used = RowFilter.isOneOf(.status, ["penerapan"])
    let figure = month.figure(
      .of(
        .share(
          part: .count(.knownInnovations, [used, .isOneOf(.inMonth, ["ya"])]),
          whole: .count(.knownInnovations, [used, .isKnown(.inMonth)]))))
    #expect(figure.numerator == 1 && figure.denominator?.value == 2)
  }

  @Test func standsPublishedReadingsBesideTheRegister() {
    var month = month
    month.claim("p", "99.01", 11, basis: "statement", asOf: "2023-02", measure: "OPD berinovasi")
    month.claim("w", "99.01", 36, basis: "statement", asOf: "2023-02", measure: "jumlah OPD")
    month.claim("k1", "99.01", 13, basis: "exhibition", asOf: "2023-10", group: "g")
    month.claim("k2", "99.01", 31, basis: "exhibition", asOf: "2023-10", group: "g")
    let share = Indicator.of(withOne, published: [.init(claims: ["p"], of: "w"), .init(claims: ["gone"])])
    let figures = IndicatorEvaluator([share], book: month.book).figures()
    #expect(figures.map(\.region) == ["99.01", "99.02", "99.01"])
    #expect(figures.last?.text(.id) == "11 dari 36 (30,6%)" && figures.last?.basis == "statement")
    let sum = Indicator.of(.count(.innovations, []), published: [.init(claims: ["k1", "k2"])])
    let added = IndicatorEvaluator([sum], book: month.book).figures().last
    #expect(added?.value == 44 && added?.notes.first?.id == "jumlah 13 + 31 menurut s")
    #expect(added?.conflict?.sides.map(\.value) == [13, 31])
  }

  @Test func givesTheSameFiguresWhateverTheOrderOfTheRows() {
    let indicators = [
      Indicator.of(withOne), .of(.count(.innovations, []), breakdown: .by(.stage)),
      .of(.median(.age, .innovations, [])), .of(.mean(.age, .innovations, [])),
    ]
    var month = month
    for n in 0..<20 {
      month.innovation(
        "99.01", "N\(n)", "Dinas Sosial", stage: ["inisiatif", nil, "uji_coba"][n % 3],
        start: .year(2023 - n))
    }
    let seed: UInt64 = 7
    var random = SplitMix64(seed: seed)
    func values(_ month: BookLiteral) -> [[Double?]] {
      IndicatorEvaluator(indicators, book: month.book).figures().map { [$0.value] + $0.parts.map(\.value) }
    }
    let first = values(month)
    for _ in 0..<10 {
      month.facts.innovations.shuffle(using: &random)
      #expect(values(month) == first, "seed \(seed)")
    }
  }
}
