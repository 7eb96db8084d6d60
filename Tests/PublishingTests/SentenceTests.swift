import Testing

@testable import TolokCore

/// Sentences of the pages on literals: each bound to its figures, none where a figure is missing.
@Suite struct SentenceTests {
  private func sentences(_ month: MonthLiteral) throws -> SummarySentences {
    let results = try #require(month.results())
    return SummarySentences(results, try #require(results.standings.first))
  }

  @Test func opensWithTheCoverage() throws {
    let says = try sentences(MonthLiteral(agencies: 30, innovating: 4))
    #expect(
      says.deck.id
        == "Empat dari 30 unit tercatat punya inovasi bulan ini; 26 belum tercatat. "
        + "26 unit belum mengirim formulir, jadi cakupan adalah batas bawah.")
    #expect(
      try sentences(MonthLiteral(agencies: 3, innovating: 3)).deck.en
        == "Three of 3 units are on record with innovations this month.")
  }

  @Test func saysThatNothingCameInsteadOfZero() throws {
    let says = try sentences(MonthLiteral(agencies: 22, innovating: 0))
    #expect(
      says.deck.id
        == "Belum satu pun dari 22 unit mengirim formulir bulan ini; inovasinya belum diketahui.")
    #expect(!says.knowsInnovations)
  }

  @Test func asksForAListBeforeAnythingElse() throws {
    let requests = try sentences(MonthLiteral(agencies: 0, innovating: 0)).requests
    #expect(requests.map(\.title.id) == ["Mintalah daftar unit Kota Contoh"])
  }

  @Test func asksWhomForWhatAndWhichFigureItOpens() throws {
    let request = try #require(try sentences(MonthLiteral(agencies: 8, innovating: 2)).requests.first)
    #expect(request.title.id == "Mintalah formulir dari 6 unit yang belum mengirim")
    #expect(request.body.id.contains("dan 3 lain") && request.opens == [1, 2, 3])
  }

  @Test func asksForNamesTheSourceDoesNotGive() throws {
    var month = MonthLiteral(agencies: 2, innovating: 2)
    month.registers.claims = [
      Claim(
        id: "k", region: "99.10", subject: "inovasi", measure: "inovasi diterapkan", value: 15,
        unit: "inovasi", basis: "statement", denominator: nil, conflictGroup: nil,
        citation: MonthLiteral.citation)
    ]
    month.registers.innovations = (0..<11).map {
      KnownInnovation(
        id: "i\($0)", region: "99.10", name: "N\($0)", owner: nil, kind: nil, form: nil, startYear: nil,
        status: nil, citation: MonthLiteral.citation)
    }
    let says = try sentences(month)
    #expect(says.book.stated?.value == 15 && says.book.stated?.named == 11)
    #expect(says.requests.contains { $0.title.id == "Mintalah nama 4 inovasi yang dinyatakan tanpa nama" })
  }

  @Test func keepsWhatWasPublishedLaterOut() throws {
    var month = MonthLiteral()
    month.registers.claims = [
      Claim(
        id: "k", region: "99.10", subject: "inovasi", measure: "inovasi", value: 63, unit: "inovasi",
        basis: "statement", denominator: nil, conflictGroup: nil,
        citation: Citation(source: "A0", asOf: "2024", confidence: .pers))
    ]
    month.registers.didAmounts = [2022, 2024].map {
      DIDAmount(
        id: "\($0)", region: "99.10", fiscalYear: $0, component: "did", line: nil, amount: 1, exact: true,
        roundingUnit: nil, publishedText: "", isAllocation: true, conflictGroup: nil,
        citation: Citation(source: "A0", asOf: "\($0)", confidence: .pers))
    }
    let book = try sentences(month).book
    #expect(book.stated == nil)
    #expect(book.ledger(allocations: true).map(\.fiscalYear) == [2022])
  }

  private func line(_ value: String, _ basis: String) -> Reconciliation.Line {
    Reconciliation.Line(label: Sentence(id: "a", en: "a"), value: value, basis: basis, source: "A0")
  }

  private func conflict(_ lines: [Reconciliation.Line]) -> ConflictView {
    ConflictView(
      Reconciliation(
        id: "k", region: "99.10", message: Sentence(id: "m", en: "m"), lines: lines,
        explanation: Sentence(id: "e", en: "e"), agrees: false))
  }

  @Test func setsDistinctValuesSideBySide() {
    let sum = conflict([
      line("13 inovasi", "exhibition"), line("31 inovasi", "exhibition"), line("4 inovasi", "exhibition"),
      line("13 + 31 + 4 = 48", "exhibition"), line("50 stan", "exhibition"),
    ])
    #expect(sum.values.map(\.text) == ["48", "50 stan"] && sum.terms == "13 + 31 + 4")
    #expect(sum.state == .differs)
    let share = conflict([
      line("11 dari 36 OPD", "statement"), line("36 OPD", "statement"), line("4 dari 30", "register"),
    ])
    #expect(share.values.map(\.text) == ["11 dari 36 OPD", "4 dari 30"] && share.state == .partly)
  }

  @Test func formsADifferenceOnlyOfLikeNumbers() {
    #expect(conflict([line("2.478", "index"), line("2.548", "index")]).difference == 70)
    #expect(conflict([line("50 stan", "exhibition"), line("82 inovasi", "exhibition")]).difference == nil)
    #expect(conflict([line("19 inovasi", "statement"), line("82 inovasi", "exhibition")]).difference == nil)
    #expect(conflict([line("19 inovasi", "statement"), line("82 inovasi", "exhibition")]).isAcrossBases)
    #expect(!conflict([line("Top 45", "nasional"), line("Top 99, 2021", "nasional")]).isAcrossBases)
  }

  @Test func writesCodesAsWords() {
    #expect(Words.moneyComponent("did_current_year").id == "DID, kinerja tahun berjalan")
    #expect(Words.stage("uji_coba").id == "uji coba")
    #expect(Words.stage(nil).id == "belum diisi")
    #expect(Words.basis("iid_sent").id == "dikirim ke indeks")
    #expect(Words.other("kode_baru").id == "kode baru")
  }

  @Test func writesPublishedMoneyWithNoMoreDigitsThanItsSource() {
    let format = LocalFormat(.id)
    #expect(format.billions(63_690_000_000, roundingUnit: 10_000_000) == "63,69")
    #expect(format.billions(7_500_000_000, roundingUnit: 100_000_000) == "7,5")
    #expect(format.billions(36_000_000_000, roundingUnit: 1_000_000_000) == "36")
    #expect(format.billions(9_003_766_000, roundingUnit: nil) == "9,00")
    #expect(format.asOf("2023-02") == "Februari 2023" && format.asOf("awal 2023") == "awal 2023")
  }

  @Test func namesASourceInAFewWords() {
    func short(_ title: String, _ published: String? = nil, _ language: Language = .id) -> String {
      SourceKeys.short(
        SourceEntry(key: "S", title: title, address: nil, published: published), LocalFormat(language))
    }
    #expect(short("Kompas, 9 Dec 2021, DID 2022 clusters") == "Kompas, 9 Des 2021")
    #expect(short("Malang Posco Media, Tiap OPD", "2023-02") == "Malang Posco Media, Februari 2023")
    #expect(short("Bhirawa and Tribun, 20 Apr 2022, Situbondo") == "Bhirawa dan Tribun, 20 Apr 2022")
    #expect(short("Kompas, 9 Dec 2021, DID", nil, .en) == "Kompas, 9 Dec 2021")
    #expect(SourceKeys.split("PMK 160/PMK.07/2021 menurut S19, S21 (pers)").contains("S21"))
  }

  @Test func saysRegisterTextsInEnglish() {
    let phrase = RegisterPhrases(.en)
    #expect(phrase.value("11 dari 36 OPD") == "11 of 36 agencies")
    #expect(phrase.value("1.265 proposal") == "1,265 proposal")
    #expect(phrase("peringkat 1") == "rank 1")
    #expect(RegisterPhrases(.id).value("1.265 proposal") == "1.265 proposal")
  }

  @Test func findsAnOrderThatTurnsRoundPerHead() throws {
    var few = MonthLiteral(regions: 2, agencies: 20, innovating: 5)
    few.population = 100_000
    let results = try #require(few.results())
    var standings = results.standings
    standings[0].innovations = 17
    standings[0].perHundredThousand = 1.9
    standings[1].innovations = 13
    standings[1].perHundredThousand = 10.1
    let words = ComparisonSentences(standings)
    let sentence = try #require(words.reversal(with: nil, format: LocalFormat(.id)))
    #expect(sentence.id.contains("(17 dan 13)") && sentence.id.contains("berbalik (1,9 dan 10,1)"))
    standings[1].perHundredThousand = 1.1
    #expect(ComparisonSentences(standings).reversal(with: nil, format: LocalFormat(.id)) == nil)
    #expect(words.noRank.id.contains("batas lima satuan"))
  }

  @Test func keepsThePeersNearestInCoverage() throws {
    let results = try #require(MonthLiteral(regions: 38, agencies: 40, innovating: 8).results())
    var standings = results.standings
    for index in standings.indices { standings[index].coverage.numerator = index }
    let rows = ComparisonSentences(standings).rows(for: standings[20], limit: 3)
    #expect(rows.map(\.coverage.numerator) == [19, 20, 21, 18].sorted())
  }
}
