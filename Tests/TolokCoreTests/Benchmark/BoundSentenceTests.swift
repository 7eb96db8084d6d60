import Testing

@testable import TolokCore

@Suite struct BoundSentenceTests {
  private func figure(_ outcome: FigureOutcome, unit: FigureUnit = .count(.innovation)) -> Figure {
    Figure(
      id: "99.01/inovasi/register", indicator: "inovasi", region: "99.01", unit: unit, outcome: outcome,
      basis: "register", asOf: "2023-10-31",
      coverage: FigureCoverage(reported: 2, expected: 4, of: Sentence(id: "unit", en: "units")),
      edition: .revision(2))
  }
  private let template = FindingTemplate(
    id: "t", text: Sentence(id: "{inovasi} inovasi di {wilayah}.", en: "{inovasi} innovations in {wilayah}."))
  private let words = ["wilayah": Sentence(id: "Kota Satu", en: "Kota Satu")]

  @Test func fillsPlacesAndKeepsTheBadge() throws {
    let sentence = try #require(
      BoundSentence(template, figures: ["inovasi": figure(.known(1265))], words: words))
    #expect(sentence.text.id == "1.265 inovasi di Kota Satu.")
    #expect(sentence.text.en == "1,265 innovations in Kota Satu.")
    #expect(sentence.figures == ["99.01/inovasi/register"])
    #expect(sentence.badges.map(\.id) == ["revisi 2 · 2 dari 4 unit"])
  }

  @Test func cannotBeMadeWithoutItsFigure() {
    let withheld = FigureOutcome.withheld(.nothingSent)
    for outcome in [FigureOutcome.unknown([.nothingSent]), withheld] {
      #expect(BoundSentence(template, figures: ["inovasi": figure(outcome)], words: words) == nil)
    }
    #expect(BoundSentence(template, figures: [:], words: words) == nil)
    #expect(BoundSentence(template, figures: ["inovasi": figure(.known(1))]) == nil)
    let plain = FindingTemplate(id: "p", text: Sentence(id: "Halo {wilayah}", en: "Hello {wilayah}"))
    #expect(BoundSentence(plain, figures: [:], words: words) == nil, "no figure, no finding")
  }

  @Test(arguments: [
    (FigureUnit.count(.point), 59.28, "59,28"), (.count(.rupiah), 9_003_766_000, "Rp9.003.766.000"),
    (.count(.year), 3.5, "3,5"), (.share, 0.305555, "30,6%"), (.sharePoints, -0.833333, "−83,3 poin"),
    (.ratio(.innovation, per: .agency, scale: 1), 1.727272, "1,73"), (.count(.agency), 36, "36"),
    (.ratio(.rupiah, per: .person, scale: 1), 69954.2, "Rp69.954"),
  ])
  func writesFiguresAsTheHouseDoes(_ unit: FigureUnit, _ value: Double, _ text: String) {
    #expect(figure(.known(value), unit: unit).text(.id) == text)
  }

  /// Batu's 19 as stated and 82 on show stand apart; only joined points are called a change.
  @Test func choosesFiveNumbersThreeChangesThreeRequests() throws {
    var month = BookLiteral()
    month.innovation("99.01", "A", "Dinas Sosial")
    month.sent("99.01", "Dinas Sosial", .received)
    month.sent("99.01", "Dinas Kesehatan", .missing)
    month.claim("c19", "99.01", 19, basis: "statement", asOf: "2023-02")
    month.claim("c82", "99.01", 82, basis: "exhibition", asOf: "2023-10")
    month.score("a", "99.01", 2022, 50)
    month.score("b", "99.01", 2023, 60)
    var definitions = BenchmarkDefinitions()
    definitions.indicators = [
      .of(
        .count(.innovations, []), code: "inovasi", coverage: .init(subject: .agencies, minimum: 0),
        published: [.init(claims: ["c19"]), .init(claims: ["c82"])]),
      .of(.newest(.score, .scores, []), code: "iid", basis: "index"),
      .of(.ratio(.count(.innovations, []), per: .civilServants, scale: 1000), code: "asn"),
      .of(
        .count(.innovations, [.isOneOf(.kind, ["digital"])]), code: "digital",
        coverage: .init(subject: .rows(.innovations, .kind), minimum: 0.5)),
    ]
    definitions.findings = FindingRules(
      numbers: ["asn", "inovasi", "iid"],
      templates: [
        FindingTemplate(id: "a", text: Sentence(id: "{asn} per ASN", en: "{asn} per servant")),
        FindingTemplate(
          id: "b",
          text: Sentence(
            id: "{inovasi} tercatat, {inovasi@exhibition} dipamerkan",
            en: "{inovasi} on record, {inovasi@exhibition} on show")),
      ])
    let brief = try #require(Benchmark(definitions, book: month.book).results(month.facts).briefs.first)
    #expect(brief.numbers.map(\.indicator) == ["inovasi", "iid"])
    #expect(brief.sentences.map(\.text.id) == ["1 tercatat, 82 dipamerkan"])
    #expect(brief.changes.map(\.isComparable) == [true, false])
    #expect(brief.changes[0].sentence.text.id == "iid Kota Satu naik dari 50,00 (2022) menjadi 60,00 (2023).")
    #expect(
      brief.changes[1].sentence.text.id
        == "inovasi Kota Satu: 82 (pameran, 2023) dan 1 (register, Oktober 2023) tidak diselisihkan, karena dasar "
        + "hitung berganti dari pameran ke register.")
    #expect(
      brief.requests.map(\.what.id) == [
        "kirim formulir inovasi bulan ini, juga bila nihil", "isi jenis pada 1 dari 1 inovasi",
        "sampaikan jumlah ASN beserta tanggal dan sumbernya",
      ])
    #expect(brief.requests[0].to.id == "Dinas Kesehatan, Dinas Perhubungan, Dinas Pariwisata")
    #expect(brief.requests[2].opens == ["asn"])
  }
}
