import TestSupport
import Testing
import TolokCore

@testable import TolokKit

/// The benchmark of the sample month, from the project's registers, files and definitions.
@Suite struct BenchmarkMonthTests {
  private static let month: Result<MonthResults, any Error> = Result {
    var request = RunRequest()
    request.project = Places.root
    request.period = "2023-10"
    request.dryRun = true
    return try MonthlyRun(request).run().results
  }
  private var results: BenchmarkResults { get throws { try Self.month.get().benchmark } }

  private func text(_ indicator: String, _ region: String, _ basis: String = "register") throws -> String? {
    try results.figure(indicator, region, basis: basis)?.text(.id)
  }

  @Test func reproducesBatus36And11And19() throws {
    #expect(try text("cakupan-opd", "35.79", "statement") == "11 dari 36 (30,6%)")
    #expect(try text("inovasi", "35.79", "statement") == "19")
    #expect(try text("inovasi-per-opd-aktif", "35.79", "statement") == "1,73")
    let figure = try #require(try results.figure("cakupan-opd", "35.79", basis: "statement"))
    #expect(figure.asOf == "2023-02" && figure.sources == ["A0"])
    #expect(figure.badge.id == "pernyataan, Februari 2023" && figure.badge.en == "statement, February 2023")
    // The register's own count stands beside it, on its own basis, with its badge.
    let own = try #require(try results.figure("cakupan-opd", "35.79"))
    let standing = try #require(try Self.month.get().standings.first { $0.region.id == "35.79" })
    #expect(own.numerator == Double(standing.coverage.numerator))
    #expect(own.denominator?.value == Double(standing.coverage.denominator))
    #expect(own.isLowerBound && own.badge.id.hasPrefix("sementara · 6 dari 30 perangkat daerah"))
    #expect(
      own.notes.map(\.id) == [
        "Inovasi unit di bawahnya (puskesmas, sekolah, UPT; kelurahan pada kecamatannya) dihitung pada "
          + "perangkat daerah induknya; desa, warga, BUMD di luar cakupan.",
        "register Tolok memuat 30 unit, pernyataan (2023-02) menyebut 36",
      ])
  }

  /// KIPP as published: Batu A0 and the city's site, Magelang and Malang from reports (innovations.md 1.1-1.3).
  @Test func reproducesTheFunnelAndItsYears() throws {
    func parts(_ code: String, _ region: String) throws -> [String] {
      try #require(try results.figure(code, region)).parts.map {
        "\($0.label.id): \($0.value.map { String(Int($0)) } ?? "?")"
      }
    }
    #expect(try parts("corong-kipp", "35.79") == ["diajukan: ?", "Top 99: 2", "Top 45: 1"])
    #expect(try parts("corong-kipp", "33.71") == ["diajukan: ?", "Top 99: 1", "Top 45: 0"])
    #expect(
      try parts("corong-kipp", "35.73") == ["diajukan: ?", "Top 99: 5", "Top 45: 3", "tahap lain: 1"])
    #expect(
      try parts("corong-kipp-tahun", "35.73") == [
        "2015 Top 25: 1", "2017 Top 99: 1", "2019 Top 45: 1", "2019 Top 99: 1", "2020 Top 45: 1",
        "2021 Top 45: 1", "2023 Top 99: 1",
      ])
    // Batu's award: two reports differ, one award, and the conflict is said.
    let batu = try #require(try results.figure("corong-kipp", "35.79"))
    #expect(batu.conflict?.group == "batu-sip-banget" && batu.sources.contains("A0"))
  }

  @Test func readsDutyAreasByOwnerAndSaysSo() throws {
    let figure = try #require(try results.figure("urusan-pemilik", "33.71"))
    #expect(figure.value == 15)
    #expect(figure.coverage?.text.id == "15 dari 15 inovasi dengan urusan (15 menurut nama pemilik)")
    #expect(
      figure.parts.first { $0.key == "2" }?.value == 3 && figure.parts.first { $0.key == "15" }?.value == 3)
    #expect(
      figure.notes.map(\.id) == [
        "0 inovasi menyebut urusannya sendiri, 15 dibaca menurut nama perangkat daerah pemiliknya (duty-areas.yaml)"
      ])
    // The form's own field stays a figure of its own, and blank.
    #expect(try results.figure("inovasi-urusan", "33.71")?.value == nil)
    // PNS of 2014, the nearest on record: printed with its day and how far off it is.
    let people = try #require(try results.figure("inovasi-per-1000-asn", "35.73"))
    #expect(people.text(.id) == "1,93" && people.denominator?.value == 9335)
    #expect(people.denominator?.note.id == "PNS (PPPK tidak termasuk), 31 Desember 2014")
    #expect(people.notes.last?.id == "pembagi berjarak 9 tahun dari periode; isi yang lebih dekat bila ada")
    #expect(
      try results.figure("replikasi-diambil", "35.79")?.missing.first?.sentence.id
        == "register pengambilan replikasi belum memuat wilayah ini; isi adoptions.csv")
  }

  @Test func keepsTheThreeFiguresOfTheExhibitionApart() throws {
    let shown = try #require(try results.figure("inovasi", "35.79", basis: "exhibition"))
    #expect(shown.value == 82)
    let sides = try #require(shown.conflict?.sides)
    #expect(sides.map(\.value) == [50, 82, 13, 31, 4])
    #expect(sides.suffix(3).compactMap(\.value).reduce(0, +) == 48)
    #expect(sides.allSatisfy { $0.basis == "exhibition" && $0.source == "A2" })
    let brief = try #require(try results.briefs.first { $0.region == "35.79" })
    #expect(
      brief.sentences.contains {
        $0.text.id == "Pameran Kota Batu memajang 82 inovasi dan pernyataan menyebut 19: dua dasar hitung, "
          + "bukan pertumbuhan."
      })
    // 19 and 82 are never joined.
    let trend = try #require(try results.trends.first { $0.indicator == "inovasi" && $0.region == "35.79" })
    #expect(trend.segments.allSatisfy { Set($0.points.map(\.basis)).count == 1 })
    #expect(trend.segments.count == 4)
  }

  @Test func setsMagelangs15Against11() throws {
    let stated = try #require(
      try results.figures("inovasi", "33.71").first { $0.members == ["magelang-inovasi-2022"] })
    #expect(stated.value == 15 && stated.conflict?.sides.map(\.value) == [15, 11])
    let brief = try #require(try results.briefs.first { $0.region == "33.71" })
    #expect(
      brief.sentences.map(\.text.id).contains(
        "Dari 15 inovasi yang dinyatakan Kota Magelang, 11 disebut namanya."))
    #expect(try text("bertahan", "33.71") == "11 dari 11")
  }

  @Test func claimsNoRankTheIntervalsDoNotSupport() throws {
    let result = try #require(try results.composites.compactMap(\.result).first)
    #expect(result.standings.count == 3)
    #expect(result.warning != nil && !result.notes.isEmpty)
    for a in result.standings {
      for b in result.standings where a.region != b.region && a.interval.overlaps(b.interval) {
        let pair = [a.region, b.region]
        #expect(
          result.bands.contains { Set(pair).isSubset(of: $0.regions) }
            || result.pairs.contains { Set($0) == Set(pair) }, "\(pair)")
      }
      // A single rank is printed only where no choice moves it.
      #expect(a.interval.text.contains("–") == (a.interval.low < a.interval.high))
    }
    #expect(result.bands.map { Set($0.regions) } == [["33.71", "35.73"]])
    let log = try #require(result.log.last)
    #expect(log.sentence.id.hasPrefix("benih 20231031, 1.000 putaran; bobot ±50%"))
  }

  @Test func givesEveryFigureABadgeAndEveryGapAReason() throws {
    let all = try results.figures
    #expect(Set(all.map(\.id)).count == all.count)
    for figure in all {
      #expect(figure.badge.id.hasPrefix("sementara") != figure.isPublished, "\(figure.id)")
      #expect((figure.value == nil) == !figure.missing.isEmpty, "\(figure.id)")
      #expect((figure.value == nil) == (figure.text(.id) == nil), "\(figure.id)")
    }
    // Regions stand in every comparison of their group, known or listed with the reason.
    let bench = try results
    for comparison in bench.comparisons {
      let group = try #require(bench.groups.first { $0.rule.id == comparison.group })
      let told = comparison.places.map(\.region) + comparison.unassessed.map(\.region)
      #expect(Set(told).isSubset(of: group.members) && Set(told).count == told.count)
    }
  }

  @Test func keepsBriefsToFiveThreeThree() throws {
    let briefs = try results.briefs
    #expect(briefs.map(\.region) == ["35.79", "33.71", "35.73"])
    for brief in briefs {
      #expect(brief.numbers.count == 5 && brief.changes.count <= 3 && brief.requests.count == 3)
      #expect(brief.sentences.allSatisfy { !$0.figures.isEmpty && $0.figures.count == $0.badges.count })
    }
  }

  @Test func suggestsOnlyAcrossRegionsAndNeverExamples() throws {
    let all = try results.suggestions
    #expect(!all.isEmpty)
    #expect(all.allSatisfy { $0.region != $0.fromRegion && !$0.name.hasPrefix("Contoh") })
    let brexit = try #require(all.first { $0.name == "BREXIT" && $0.agency == "3371-dinkes" })
    #expect(brexit.awardStrength == 3 && brexit.urusan == "2")
  }
}
