import Testing

@testable import TolokCore

/// What is read otherwise than from the sender: counted, shown apart, and never over the sender's word.
@Suite struct BorrowedFieldTests {
  private func known(
    _ name: String, _ owner: String?, kind: String? = nil, year: Int? = nil, asOf: String = "2023-02"
  ) -> KnownInnovation {
    KnownInnovation(
      id: "k-\(name)", region: "99.01", name: name, owner: owner.map { "99.01-\($0)" }, kind: kind, form: nil,
      startYear: year, status: nil, citation: Citation(source: "A0", asOf: asOf, confidence: .pers))
  }

  private let digital = Indicator.of(
    .share(
      part: .count(.innovations, [.isOneOf(.kind, ["digital"])]),
      whole: .count(.innovations, [.isKnown(.kind)])),
    coverage: Indicator.CoverageRule(subject: .rows(.innovations, .kind), minimum: 0.5))

  @Test func fillsABlankFromTheRegisterOfTheSameOwner() {
    var month = BookLiteral()
    month.innovation("99.01", "Satu", "Dinas Sosial")
    month.innovation("99.01", "Dua", "Dinas Sosial", kind: "non_digital")
    month.registers.innovations = [known("SATU", "Dinas Sosial", kind: "digital")]
    let figure = month.figure(digital)
    #expect(figure.value == 0.5 && figure.numerator == 1)
    #expect(figure.coverage?.text.id == "2 dari 2 inovasi dengan jenis (1 menurut register acuan)")
    #expect(
      figure.notes.map(\.id) == ["jenis: 1 menurut formulir, 1 menurut register acuan (digital: 1; A0)"])
    #expect(figure.sources.contains("A0"))
  }

  @Test func keepsTheSendersWordAndSaysTheOther() {
    var month = BookLiteral()
    month.innovation("99.01", "Satu", "Dinas Sosial", kind: "non_digital")
    month.registers.innovations = [known("Satu", "Dinas Sosial", kind: "digital")]
    let figure = month.figure(digital)
    #expect(figure.value == 0)
    #expect(
      figure.notes.map(\.id) == [
        "Satu: formulir menyebut nondigital, register acuan digital (A0); yang dipakai isi formulir"
      ])
  }

  @Test func borrowsNeitherFromAnotherOwnerNorFromTheFuture() {
    var month = BookLiteral()
    month.innovation("99.01", "Satu", "Dinas Sosial")
    month.registers.innovations = [known("Satu", "Dinas Kesehatan", kind: "digital")]
    #expect(month.figure(digital).value == nil)
    month.registers.innovations = [known("Satu", "Dinas Sosial", kind: "digital", asOf: "2023-11")]
    #expect(month.figure(digital).value == nil)
  }

  @Test func readsTheAgeFromADocumentedStart() {
    var month = BookLiteral()
    month.innovation("99.01", "Satu", "Dinas Sosial")
    month.innovation("99.01", "Dua", "Dinas Sosial", start: .year(2021))
    month.registers.innovations = [known("Satu", "Dinas Sosial", year: 2013)]
    #expect(month.figure(.of(.median(.age, .innovations, []))).value == 6)
  }

  private var duties: DutyAreas {
    DutyAreas([
      DutyAreas.Phrase(urusan: "2", words: "Kesehatan"), DutyAreas.Phrase(urusan: "6", words: "Sosial"),
      DutyAreas.Phrase(urusan: "8", words: "Perempuan"),
    ])
  }

  @Test func readsTheDutyAreaOfTheOwnerAndOfTheAgencyAbove() {
    var month = BookLiteral()
    month.duties = duties
    month.registers.urusan = [
      Urusan(id: "2", name: "Kesehatan", group: "wajib_dasar"),
      Urusan(id: "6", name: "Sosial", group: "wajib_dasar"),
      Urusan(id: "8", name: "Perempuan", group: "wajib_lain"),
    ]
    month.agency("99.01", "Puskesmas", kind: "puskesmas", parent: "99.01-Dinas Kesehatan")
    month.agency("99.01", "Dinas Sosial dan Perempuan")
    month.innovation("99.01", "Satu", "Puskesmas")
    month.innovation("99.01", "Dua", "Dinas Sosial dan Perempuan")
    month.innovation("99.01", "Tiga", "Dinas Kesehatan", urusan: "8")
    month.innovation("99.01", "Empat", "Dinas Pariwisata")
    let parts = month.figure(.of(.count(.innovations, []), breakdown: .by(.ownerUrusan))).parts
    #expect(parts.map(\.key) == ["2", "6+8", "8", nil])
    // Sosial and Perempuan are of different groups: which one it serves is not known.
    let basic: [RowFilter] = [.isOneOf(.ownerUrusanGroup, ["wajib_dasar"])]
    #expect(month.figure(.of(.count(.innovations, basic))).value == 1)
    #expect(month.figure(.of(.distinctUrusan(.innovations, basic))).members == ["2"])
  }

  @Test func takesTheCountOfCivilServantsNearestInTime() {
    var month = BookLiteral()
    month.innovation("99.01", "Satu", "Dinas Sosial")
    for (count, date) in [(1000, "2014-12-31"), (2000, "2023-12-31"), (4000, "2022-12-31")] {
      month.registers.civilServants.append(
        CivilServantCount(
          region: "99.01", count: count, series: "ASN", date: CalendarDate(date)!,
          citation: BookLiteral.citation))
    }
    let figure = month.figure(
      .of(.ratio(.count(.innovations, []), per: .civilServants, scale: 1000)))
    #expect(figure.value == 0.5)
    #expect(figure.denominator?.note.id == "ASN, 31 Desember 2023 (setelah periode)")
    #expect(figure.sources == ["A0"])
  }

  @Test func countsUnitsWithTheirParentOnlyWhereDeclared() {
    var month = BookLiteral()
    month.agency("99.01", "Puskesmas", kind: "puskesmas", parent: "99.01-Dinas Kesehatan")
    month.innovation("99.01", "Satu", "Puskesmas")
    let coverage = Indicator.of(
      .share(part: .agenciesWith(.innovations, [], .atLeast(1)), whole: .agencies))
    var rule = CountingRule(region: "99.01", kinds: ["opd"], label: Sentence(id: "OPD", en: "agencies"))
    month.rules = [rule]
    #expect(month.figure(coverage).numerator == 1)
    rule.rollsUp = false
    month.rules = [rule]
    let apart = month.figure(coverage)
    #expect(apart.numerator == 0)
    #expect(apart.notes.first?.id.contains("tidak dihitung pada perangkat daerah induknya") == true)
  }
}
