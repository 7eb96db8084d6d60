import Testing

@testable import TolokCore

/// Earlier months joined to this one: gaps stay gaps, another rule breaks the line, others sent is said.
@Suite struct HistoryTests {
  private static let units = ["Dinas Kesehatan", "Dinas Sosial", "Dinas Perhubungan", "Dinas Pariwisata"]
  private static let count = Indicator.of(
    .count(.innovations, []), code: "inovasi", coverage: .init(subject: .agencies, minimum: 0))

  /// A month of Kota Satu: what each unit that sent holds.
  private func month(_ name: String, _ holds: [String: Int]) -> BookLiteral {
    var month = BookLiteral()
    month.month = name
    month.reporting = ["99.01"]
    for unit in Self.units {
      month.sent("99.01", unit, holds[unit].map { $0 > 0 ? .received : .receivedEmpty } ?? .missing)
      for number in 0..<(holds[unit] ?? 0) { month.innovation("99.01", "\(unit) \(number)", unit) }
    }
    return month
  }

  private func results(
    _ month: BookLiteral, after earlier: [BookLiteral] = [], _ indicators: [Indicator] = [count]
  ) -> BenchmarkResults {
    var definitions = BenchmarkDefinitions()
    definitions.indicators = indicators
    definitions.findings = FindingRules(numbers: indicators.map(\.code), templates: [])
    let months = earlier.map { past in
      History.Month(
        period: past.book.period, contentSHA256: "",
        record: Benchmark(definitions, book: past.book).results(past.facts).record)
    }
    return Benchmark(definitions, book: month.book, history: History(months, before: month.book.period))
      .results(month.facts)
  }

  @Test func keepsOnlyEarlierPeriodsOfTheSameLength() throws {
    let months = ["2021-10", "2021-11", "2023-09", "2023-Q3", "2022", "2023-11", "2023-12"].compactMap {
      Period($0).map { History.Month(period: $0, contentSHA256: "", record: MonthRecord()) }
    }
    let period = try #require(Period("2023-11"))
    let history = History(months.reversed(), before: period)
    // October 2021 lies 25 months back; November itself and December are not before November.
    #expect(history.months.map(\.period.description) == ["2021-11", "2023-09"])
    #expect(history.month(before: period) == nil)
    #expect(Period("2024-01").flatMap { Period("2023-12")?.steps(to: $0) } == 1)
    #expect(Period("2024-Q1").flatMap { Period("2023-Q3")?.steps(to: $0) } == 2)
    #expect(Period("2023-12")?.moved(by: 1)?.description == "2024-01")
    #expect(Period("2023-Q4")?.moved(by: 1)?.description == "2024-Q1")
  }

  @Test func drawsMonthsWithGapsAsGaps() throws {
    let all = Self.units.reduce(into: [String: Int]()) { $0[$1] = 1 }
    let trend = try #require(
      results(month("2024-01", all), after: [month("2023-10", all), month("2023-11", all)]).trends.first)
    #expect(trend.points.map(\.time) == ["2023-10", "2023-11", "2023-12", "2024-01"])
    #expect(trend.points.map(\.value) == [4, 4, nil, 4])
    #expect(trend.segments.map { $0.points.map(\.time) } == [["2023-10", "2023-11"], ["2024-01"]])
    #expect(trend.breaks.map(\.cause) == [.gap, .gap])
    #expect(trend.points[2].note?.id == "bulan ini tidak tersimpan di gudang data")
    #expect(trend.points.allSatisfy { $0.value == nil || $0.isProvisional })
    #expect(trend.monthly?.points.count == 4)
  }

  @Test func tellsAChangeOnlyOfUnitsThatSentInBothMonths() throws {
    let before = month("2023-10", ["Dinas Kesehatan": 4, "Dinas Sosial": 2, "Dinas Perhubungan": 12])
    let now = month("2023-11", ["Dinas Kesehatan": 5, "Dinas Sosial": 0, "Dinas Pariwisata": 1])
    let all = results(now, after: [before])
    let change = try #require(all.briefs.first?.changes.first)
    #expect(change.isComparable)
    #expect(
      change.sentence.text.id
        == "inovasi Kota Satu: 18 pada Oktober 2023 menjadi 6 pada November 2023; pada 2 "
        + "unit yang mengirim di kedua bulan: 6 menjadi 5; berkurang 12 karena 1 unit pemiliknya belum mengirim; "
        + "bertambah 1 dari 1 unit yang bulan sebelumnya tidak mengirim.")
    #expect(
      change.sentence.text.en
        == "inovasi of Kota Satu: 18 in October 2023, 6 in November 2023; in units that "
        + "sent in both months (2): 6 to 5; 12 fewer since those that held them have not sent (units: 1); 1 more "
        + "from units that did not send the month before (1).")
    // 2 of 4 sent in both months: the line would draw the silence.
    let trend = try #require(all.trends.first)
    #expect(trend.breaks.map(\.cause) == [.senders] && trend.change == nil)
    #expect(trend.breaks.first?.reason.id == "hanya 2 dari 4 unit mengirim di kedua bulan")
  }

  @Test func saysNothingWhereNothingCompares() {
    let before = month("2023-10", ["Dinas Kesehatan": 4])
    #expect(
      results(month("2023-11", ["Dinas Sosial": 1]), after: [before]).briefs.first?.changes.isEmpty == true)
    #expect(results(month("2023-11", [:]), after: [before]).briefs.first?.changes.isEmpty == true)
    // Two months back is no month before.
    #expect(results(month("2023-12", ["Dinas Kesehatan": 5]), after: [before]).changes.isEmpty)
    // Nothing moved: nothing to tell.
    #expect(results(month("2023-11", ["Dinas Kesehatan": 4]), after: [before]).changes.isEmpty)
  }

  @Test func breaksWhereTheCardCountsAnotherThing() throws {
    let all = Self.units.reduce(into: [String: Int]()) { $0[$1] = 1 }
    var kept = results(month("2023-10", all)).record
    for at in kept.entries.indices { kept.entries[at].method += "; stage known" }
    let now = month("2023-11", all.mapValues { $0 + 1 })
    let history = History([
      History.Month(period: try #require(Period("2023-10")), contentSHA256: "", record: kept)
    ])
    var definitions = BenchmarkDefinitions()
    definitions.indicators = [Self.count]
    definitions.findings = FindingRules(numbers: ["inovasi"], templates: [])
    let results = Benchmark(definitions, book: now.book, history: history).results(now.facts)
    #expect(results.changes.isEmpty)
    let trend = try #require(results.trends.first)
    #expect(trend.breaks.map(\.cause) == [.method])
    #expect(
      trend.breaks.first?.reason.id
        == "aturan hitung indikatornya berganti di antara Oktober 2023 dan November 2023")
    let told = try #require(results.briefs.first?.changes.first)
    #expect(!told.isComparable && told.sentence.text.id.contains("tidak diselisihkan, karena aturan hitung"))
  }

  @Test func keepsTheSeriesWhenOnlyWordsOfTheCardChange() {
    var other = Self.count
    other.label = Sentence(id: "lain", en: "other")
    other.reviewBy = CalendarDate("2030-12-31")!
    let book = month("2023-10", ["Dinas Kesehatan": 1])
    let a = results(book, after: [], [Self.count]).record, b = results(book, after: [], [other]).record
    #expect(a.entries.map(\.method) == b.entries.map(\.method))
    #expect(a.entries.first?.method == "innovation = count(innovations)")
    var known = Self.count
    known.node = .count(.innovations, [.isKnown(.stage)])
    #expect(results(book, after: [], [known]).record.entries.first?.method != a.entries.first?.method)
  }

  @Test func countsACoverageAmongCountedUnitsOnly() throws {
    let coverage = Indicator.of(
      .share(part: .agenciesWith(.innovations, [], .atLeast(1)), whole: .agencies), code: "cakupan",
      coverage: .init(subject: .agencies, minimum: 0))
    func with(_ name: String, _ holds: [String: Int]) -> BookLiteral {
      var book = month(name, holds)
      book.agency("99.01", "Desa Satu", kind: "desa")
      book.innovation("99.01", "Tani", "Desa Satu")
      return book
    }
    let all = results(
      with("2023-11", ["Dinas Kesehatan": 0]),
      after: [with("2023-10", ["Dinas Kesehatan": 1, "Dinas Sosial": 1])],
      [coverage, Self.count])
    let share = try #require(all.changes.first { $0.indicator == "cakupan" }?.panel)
    #expect(share.matched == .init(units: 1, before: 1, after: 0) && share.silentNow.units == 1)
    let count = try #require(all.changes.first { $0.indicator == "inovasi" }?.panel)
    #expect(count.matched == .init(units: 2, before: 2, after: 1))
  }
}
