import Definitions
import Foundation  // the thread's processor time
import TestSupport
import Testing
import TolokCore

/// A province, made up in memory, under the project's own definitions.
@Suite struct BenchmarkScaleTests {
  private func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func definitions() throws -> BenchmarkDefinitions {
    let registers = try loadRegisters(directory: "\(Places.root)/datasets/reference")
    return try loadBenchmark(
      directory: "\(Places.root)/pipelines/indicators", claims: Set(registers.claims.map(\.id)),
      urusan: Set(registers.urusan.map(\.id)),
      vocabularies: try loadVocabularies(directory: "\(Places.root)/pipelines/vocabularies"))
  }

  /// So many kota of forty agencies each, about a hundred innovations each.
  private func month(_ regions: Int, seed: UInt64) throws -> (IndicatorBook, Facts) {
    var random = SplitMix64(seed: seed)
    var registers = Registers()
    registers.urusan = try loadRegisters(directory: "\(Places.root)/datasets/reference").urusan
    let citation = Citation(source: "A0", asOf: "2023", confidence: .andaian)
    let duties = [
      "Kesehatan", "Sosial", "Perhubungan", "Pariwisata", "Pendidikan", "Pertanian", "Perpustakaan",
    ]
    var facts = Facts()
    var collection: [CollectionLine] = []
    for number in 0..<regions {
      let id = "99.\(number)"
      registers.regions.append(
        Region(
          id: id, kind: .kota, name: "Kota \(number)", code: id, bpsCode: nil, parent: "99",
          population: 50_000 + random.index(below: 900_000), populationSeries: "registrasi penduduk",
          populationDate: CalendarDate("2022-12-31"), citation: citation))
      for unit in 0..<40 {
        let agency = "\(id)-\(unit)"
        registers.agencies.append(
          Agency(
            id: agency, region: id, name: "Dinas \(duties[unit % duties.count])", abbreviation: nil,
            kind: "dinas", parent: nil, countsAsOPD: true, validFrom: nil, validUntil: nil, citation: citation
          ))
        let has = random.unit() < 0.6
        collection.append(
          CollectionLine(
            region: id, agency: agency, agencyName: agency, kind: "dinas", form: "inovasi",
            state: has ? .received : random.unit() < 0.2 ? .receivedEmpty : .missing, files: [], rows: 0,
            findings: 0))
        for row in 0..<(has ? 1 + random.index(below: 7) : 0) {
          facts.innovations.append(
            InnovationFact(
              id: "\(agency)/\(row)", region: id, owner: agency, ownerText: "",
              name: "Inovasi \(agency) \(row)",
              stage: ["inisiatif", "uji_coba", "penerapan"][random.index(below: 3)],
              kind: random.unit() < 0.5 ? "digital" : "non_digital", form: "pelayanan_publik",
              urusan: nil, trialDate: nil, startDate: .year(2015 + random.index(below: 8)), synthetic: false,
              origin: Provenance(file: "\(id).csv")))
        }
      }
      facts.ledger.append(
        FileLedger(
          file: "\(id).csv", sha256: "", format: .csv, state: .received, region: id, agencies: [], read: 100,
          fates: [.loaded: 90 + random.index(below: 10), .rejected: random.index(below: 5)], cells: [:]))
    }
    let period = try #require(Period("2023-10"))
    let book = IndicatorBook(
      registers: registers, facts: facts, collection: collection, period: period, asOf: period.last,
      reporting: registers.regions.map(\.id), countingRules: [], edition: .final)
    return (book, facts)
  }

  /// The limit is processor time of this thread in a debug build; a release build takes about a tenth.
  @Test func ranksAProvinceInTime() throws {
    let seed: UInt64 = 17
    let (book, facts) = try month(38, seed: seed)
    let definitions = try definitions()
    let start = threadSeconds()
    let results = Benchmark(definitions, book: book).results(facts)
    let spent = threadSeconds() - start
    #expect(spent < 5, "\(spent) s, seed \(seed)")
    let composite = try #require(results.composites.compactMap(\.result).first)
    #expect(composite.standings.count == 38 && composite.warning == nil)
    #expect(composite.weights.allSatisfy { $0.effective != nil })
    for (a, b) in zip(composite.standings, composite.standings.dropFirst()) {
      #expect(a.baseline <= b.baseline && a.score >= b.score)
      #expect(a.interval.low <= a.interval.median && a.interval.median <= a.interval.high)
    }
    #expect(results.figures.count > 38 * 20 && results.briefs.count == 38)
    #expect(results.agencies.allSatisfy { $0.lines.count == 40 })
  }
}
