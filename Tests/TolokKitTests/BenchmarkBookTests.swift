import Containers
import Definitions
import Foundation  // processor time; the book is opened as its readers open it
import TestSupport
import Testing
import TolokCore

@testable import Publishing

/// tolok-ukur.xlsx over made-up regions under the project's own definitions: a few, a province, the nation.
@Suite(.serialized) struct BenchmarkBookTests {
  /// So many kota of some agencies each; every seventh region has sent nothing.
  private func month(_ regions: Int, agencies: Int = 12, seed: UInt64 = 29) throws -> MonthResults {
    var random = SplitMix64(seed: seed)
    let known = try loadRegisters(directory: "\(Places.root)/datasets/reference")
    let definitions = try loadBenchmark(
      directory: "\(Places.root)/pipelines/indicators", claims: Set(known.claims.map(\.id)),
      urusan: Set(known.urusan.map(\.id)),
      vocabularies: try loadVocabularies(directory: "\(Places.root)/pipelines/vocabularies"))
    var registers = Registers()
    registers.urusan = known.urusan
    let citation = Citation(source: "A0", asOf: "2023", confidence: .andaian)
    let duties = ["Kesehatan", "Sosial", "Perhubungan", "Pariwisata", "Pendidikan", "Pertanian"]
    var facts = Facts()
    for number in 0..<regions {
      let id = "99.\(number)"
      registers.regions.append(
        Region(
          id: id, kind: .kota, name: "Kota Contoh \(number)", code: id, bpsCode: nil, parent: "99",
          population: 50_000 + random.index(below: 900_000), populationSeries: "registrasi penduduk",
          populationDate: CalendarDate("2022-12-31"), citation: citation))
      for unit in 0..<agencies {
        let agency = "\(id)-\(unit)"
        registers.agencies.append(
          Agency(
            id: agency, region: id, name: "Dinas \(duties[unit % duties.count]) \(unit)", abbreviation: nil,
            kind: "dinas", parent: nil, countsAsOPD: true, validFrom: nil, validUntil: nil,
            citation: citation))
        guard number % 7 != 6, random.unit() < 0.6 else { continue }
        let rows = 1 + random.index(below: 4)
        var ledger = FileLedger(
          file: "\(agency).xlsx", sha256: String(repeating: "b", count: 64), format: .xlsx, state: .received,
          region: id, agencies: [agency], read: rows + 1,
          fates: [.loaded: rows, .rejected: random.index(below: 2), .duplicate: 0, .excluded: 0], cells: [:])
        ledger.registerAgencies = [agency]
        facts.ledger.append(ledger)
        for row in 0..<rows {
          facts.innovations.append(
            InnovationFact(
              id: "\(agency)/\(row)", region: id, owner: agency, ownerText: "",
              name: "Inovasi \(agency) \(row)",
              stage: ["inisiatif", "uji_coba", "penerapan"][random.index(below: 3)],
              kind: random.unit() < 0.5 ? "digital" : "non_digital", form: "pelayanan_publik", urusan: nil,
              trialDate: nil, startDate: .year(2015 + random.index(below: 8)), synthetic: false,
              origin: Provenance(
                file: "\(agency).xlsx", sheet: "Data", cell: CellAddress(row: row + 2, column: 2),
                sha256: String(repeating: "b", count: 64))))
        }
      }
    }
    let period = try #require(Period("2023-10"))
    let ids = registers.regions.map(\.id)
    let bench = Benchmarker(registers: registers, period: period, reportingRegions: ids)
    let collection = bench.collection(facts, findings: [])
    var results = MonthResults(
      period: period, asOf: period.last, lawAsOf: period.last, runDate: period.last, language: .id,
      edition: Sentence(id: "final", en: "final"), registers: registers, facts: facts, findings: [],
      collection: collection, standings: bench.standings(facts), reconciliations: [], did: [], rulePacks: [],
      definitions: [])
    let book = IndicatorBook(
      registers: registers, facts: facts, collection: collection, period: period, asOf: period.last,
      reporting: ids, countingRules: [], edition: .final)
    results.benchmark = Benchmark(definitions, book: book).results(facts)
    return results
  }

  private func write(_ results: MonthResults, _ use: (String) throws -> Void) throws {
    let folder = try Places.temporary("benchmark")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try BenchmarkWorkbook(results: results).write(to: "\(folder)/tolok-ukur.xlsx")
    try use("\(folder)/tolok-ukur.xlsx")
  }

  private func texts(_ path: String) throws -> String {
    let data = try #require(FileManager.default.contents(atPath: path))
    return String(decoding: try ZipArchive([UInt8](data)).read("xl/sharedStrings.xml") ?? [], as: UTF8.self)
  }

  private static let canCalculate: Bool =
    Places.has("soffice") && Places.has("python3")
    && (try? shell("python3", ["-c", "import openpyxl"]).code) == 0

  @Test(.enabled(if: canCalculate, "LibreOffice or openpyxl is not installed"))
  func movesRanksWithWeightsAndGoalposts() throws {
    let results = try month(14)
    let built = try #require(results.benchmark.composites.compactMap(\.result).first)
    #expect(built.standings.count == 12 && built.unassessed.count == 2)
    try write(results) { path in
      let outcome = try shell("python3", ["\(Places.root)/Tests/Tools/check_benchmark.py", path])
      #expect(outcome.code == 0, "\(outcome.out)\(outcome.err)")
    }
  }

  @Test func listsWhoCannotBeAssessedBelowAndWithoutARank() throws {
    let results = try month(14)
    try write(results) { path in
      let all = try texts(path)
      #expect(all.contains("Belum dapat dinilai: tanpa peringkat, bukan terakhir"))
      #expect(all.contains("setara dengan") || all.contains("beririsan dengan"))
      // The sheet of ranks comes before the one of units, and its ranked table holds no silent region.
      let data = try #require(FileManager.default.contents(atPath: path))
      let zip = try ZipArchive([UInt8](data))
      var found = false
      for name in zip.names where name.hasPrefix("xl/tables/") {
        let table = String(decoding: try zip.read(name) ?? [], as: UTF8.self)
        guard table.contains("\"tbl_peringkat_1\"") else { continue }
        found = true
        let rows = try #require(table.firstMatch(of: /ref="A(\d+):K(\d+)"/))
        #expect((Int(rows.2) ?? 0) - (Int(rows.1) ?? 0) == 12)
      }
      #expect(found)
    }
  }

  @Test func claimsNoOrderUnderFive() throws {
    try write(try month(3)) { path in
      let all = try texts(path)
      #expect(all.contains("3 wilayah dapat dinilai: rentang dibaca, urutan tidak dinyatakan"))
      #expect(all.contains("tidak dinyatakan") && all.contains("perlu 10 wilayah"))
    }
  }

  @Test(arguments: [3, 38]) func passesLint(_ regions: Int) throws {
    try write(try month(regions)) { path in
      let data = try #require(FileManager.default.contents(atPath: path))
      var lint = try WorkbookLint([UInt8](data), name: "tolok-ukur.xlsx")
      #expect(lint.run().map { "\($0.code.code) \($0.place?.label ?? "") \($0.found ?? "")" } == [])
    }
  }

  @Test func writesTheSameBytesTwice() throws {
    let results = try month(5)
    var first: Data?
    try write(results) { first = FileManager.default.contents(atPath: $0) }
    try write(results) { #expect(FileManager.default.contents(atPath: $0) == first) }
  }

  /// Processor time of this thread in a debug build; a release build takes about a tenth.
  @Test func writesTheNationInTime() throws {
    let results = try month(552)
    func seconds() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = seconds()
    try write(results) { path in
      let spent = seconds() - start
      #expect(spent < 60, "\(spent) s")
      let size = try #require(FileManager.default.contents(atPath: path)).count
      #expect(size < 12_000_000)
      if let keep = ProcessInfo.processInfo.environment["KEEP_BOOK"] {
        try? FileManager.default.copyItem(atPath: path, toPath: keep)
        print("nation: \(spent) s, \(size) bytes, seed 29")
      }
    }
  }
}
