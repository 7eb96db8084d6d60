import Foundation  // temporary directories
import TestSupport
import Testing
import TolokCore

@testable import Definitions

@Suite struct RegisterLoaderTests {
  private let base = [
    "sources": "key,title,address,published,confidence\nA0,Artikel,,2023,pers\n",
    "regions": "id,kind,name,kemendagri_code,bps_code,parent,population,population_series,population_date,"
      + "area_km2,source,as_of,confidence,note\n"
      + "35.79,kota,Kota Batu,35.79,3579,,225408,registrasi penduduk,2024-12-31,194.17,A0,2024-12,repo,\n",
    "agencies": "id,region,name,abbreviation,kind,parent,counts_as_opd,valid_from,valid_until,source,as_of,"
      + "confidence,note\n"
      + "3579-disparta,35.79,\"Dinas Pariwisata, Seni \"\"dan\"\" Budaya\",Disparta,dinas,,yes,,,A0,2023,pers,\n",
  ]

  private func load(_ changes: [String: String]) throws -> Registers {
    let directory = NSTemporaryDirectory() + "tolok-register-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    for (name, text) in base.merging(changes, uniquingKeysWith: { $1 }) {
      try text.write(toFile: directory + "/\(name).csv", atomically: true, encoding: .utf8)
    }
    return try loadRegisters(directory: directory)
  }

  private func complaint(_ changes: [String: String]) -> String {
    do {
      _ = try load(changes)
      return "no error"
    } catch {
      return String("\(error)".split(separator: "/").last ?? "")
    }
  }

  @Test func readsUnitsWithTheirCitations() throws {
    let registers = try load([:])
    let region = try #require(registers.region("35.79"))
    #expect(region.population == 225_408 && region.areaKm2 == 194.17 && region.citation.confidence == .repo)
    #expect(registers.agencies.map(\.name) == ["Dinas Pariwisata, Seni \"dan\" Budaya"])
    #expect(
      registers.agencies[0].countsAsOPD && registers.agencies[0].citation.place.hasSuffix("agencies.csv:2"))
    #expect(!registers.agencies[0].citation.place.hasPrefix("/"))
  }

  @Test func readsAdoptionsAndCivilServantsOrSaysTheLine() throws {
    let people = "region,count,series,date,source,as_of,confidence,note\n"
    let known =
      "id,region,name,owner,kind,form,start_year,status,source,as_of,confidence,note\n"
      + "i1,35.79,Satu,,,,,,A0,2023,pers,\n"
    let taken = "id,innovation,from_region,to_region,to_agency,date,source,as_of,confidence,note\n"
    let all = try load([
      "civil-servants": people + "35.79,2500,ASN,2023-12-31,A0,2023-12,pers,\n", "innovations": known,
      "adoptions": taken + "t1,i1,35.79,35.79,3579-disparta,2023-05,A0,2023-05,pers,\n",
    ])
    #expect(all.civilServants.map(\.count) == [2500] && all.adoptions.map(\.innovation) == ["i1"])
    #expect(all.adoptions[0].date == CalendarDate("2023-05-01"))
    #expect(try load(["civil-servants": people, "adoptions": taken]).adoptions.isEmpty)
    let wrong: [(String, String, String)] = [
      ("civil-servants", people + "35.79,0,ASN,2023,A0,2023,pers,\n", "civil-servants.csv:2: 'count' harus"),
      ("civil-servants", people + "35.79,9,ASN,,A0,2023,pers,\n", "civil-servants.csv:2: 'date' belum"),
      (
        "civil-servants", people + "99.99,9,ASN,2023,A0,2023,pers,\n",
        "civil-servants.csv:2: 'region' '99.99'"
      ),
      (
        "adoptions", taken + "t1,tiada,35.79,35.79,,2023,A0,2023,pers,\n",
        "adoptions.csv:2: 'innovation' 'tiada'"
      ),
      ("adoptions", taken + "t1,i1,35.79,35.79,bukan,2023,A0,2023,pers,\n", "adoptions.csv:2: 'to_agency'"),
      ("adoptions", taken + "t1,i1,35.79,35.79,,2023,X9,2023,pers,\n", "adoptions.csv:2: 'source' 'X9'"),
    ]
    for (name, text, expected) in wrong {
      #expect(complaint(["innovations": known, name: text]).contains(expected), "\(name): \(expected)")
    }
  }

  @Test func tellsMoneyThatIsNoAllocation() throws {
    let header =
      "id,region,fiscal_year,component,line,amount_rp,exact,rounding_unit_rp,published_text,recipient,"
      + "conflict_group,source,as_of,confidence,note\n"
    let registers = try load([
      "did-amounts": header
        + "a,35.79,2021,DID,,36000000000,no,1000000000,Rp 36 miliar,no,,A0,2021,pers,hilang\n"
        + "b,35.79,2022,DID,,,no,,belum terlihat,,,A0,2022,pers,\n"
    ])
    #expect(registers.didAmounts.map(\.isAllocation) == [false, true])
    #expect(registers.didAmounts.map(\.amount) == [36_000_000_000, nil])
  }

  private let claims =
    "id,region,subject,measure,value,unit,basis,denominator,conflict_group,source,as_of,confidence,note\n"

  @Test func complainsWithFileAndLine() {
    #expect(
      complaint(["claims": claims + "a,35.79,s,m,x1,,statement,,,A0,2023,pers,\n"])
        == "claims.csv:2: 'value' bukan bilangan: 'x1'")
    #expect(
      complaint(["claims": claims + "a,35.79,s,m,1,,statement,,,A9,2023,pers,\n"])
        == "claims.csv:2: 'source' 'A9' tidak ada dalam sources.csv")
    #expect(
      complaint(["claims": claims + "a,35.80,s,m,1,,statement,,,A0,2023,pers,\n"])
        == "claims.csv:2: 'region' '35.80' tidak ada dalam regions.csv")
    #expect(
      complaint(["claims": claims + "a,35.79,s,m,1,,statement,,,A0,2023,yakin,\n"])
        == "claims.csv:2: 'confidence' 'yakin' tidak dikenal; pilihannya: peraturan, resmi, pers, repo, simpulan, andaian"
    )
    let row = "a,35.79,s,\"m\nn\",1,,statement,,,A0,2023,pers,\n"
    #expect(complaint(["claims": claims + row + row]) == "claims.csv:4: id 'a' ada dua kali")
    #expect(
      complaint(["claims": claims + "a,35.79,s\n"]) == "claims.csv:2: 3 isian, sedangkan judulnya 13 kolom")
    #expect(
      complaint(["sources": "key,title,address,published\n"]) == "sources.csv:1: kolom 'confidence' tidak ada"
    )
    #expect(
      complaint(["sources": "key,title,address,published,confidence,x\n"])
        == "sources.csv:1: kolom 'x' tidak dikenal; kolomnya: key,title,address,published,confidence")
    #expect(
      complaint([
        "programmes":
          "id,region,name,requirement,minimum_innovations,per,counted_units,regulation,valid_from,source,as_of,"
          + "confidence,note\np,35.79,n,r,1,,,,2023-02-30,A0,2023,pers,\n"
      ])
        == "programmes.csv:2: 'valid_from' bukan tanggal YYYY-MM-DD, YYYY-MM atau YYYY: '2023-02-30'")
    #expect(complaint(["claims": "\"a"]) == "claims.csv:1: tanda kutip tidak ditutup")
  }

  @Test func readsADateKnownToTheYear() throws {
    let header =
      "id,region,name,requirement,minimum_innovations,per,counted_units,regulation,valid_from,source,as_of,"
      + "confidence,note\n"
    let registers = try load(["programmes": header + "p,35.79,n,r,1,,,,2022,A0,2023,pers,\n"])
    #expect(registers.programmes.map { $0.validFrom?.description } == ["2022-01-01"])
  }

  @Test func readsTheRulesOfCounting() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let rules = try loadCountingRules(directory: root.path + "/pipelines/indicators")
    #expect(rules.map(\.region) == ["35.79", "33.71", "35.73"])
    #expect(rules.map(\.kinds) == [["opd", "kecamatan"], ["opd", "bumd"], ["opd"]])
    #expect(rules[0].statedClaim == "batu-opd-2023")
    #expect(try loadCountingRules(directory: root.path + "/nowhere").isEmpty)
  }

  @Test func readsWhichClaimsAreSetBesideEachOther() throws {
    let folder = "\(Places.root)/pipelines/indicators"
    let registers = try loadRegisters(directory: "\(Places.root)/datasets/reference")
    let checks = try loadClaimChecks(directory: folder, claims: Set(registers.claims.map(\.id)))
    #expect(
      checks.map(\.id) == ["batu-opd-berinovasi", "batu-pameran", "magelang-inovasi", "batu-inovasi-dasar"])
    #expect(try loadClaimChecks(directory: "\(Places.root)/nowhere", claims: []).isEmpty)
    #expect {
      try loadClaimChecks(directory: folder, claims: [])
    } throws: { "\($0)".contains("claim-checks.yaml:") && "\($0)".contains("tidak ada dalam claims.csv") }
  }

  @Test func givesEveryInputOfTheRulesItsCell() throws {
    let registers = try loadRegisters(directory: "\(Places.root)/datasets/reference")
    let input = try #require(registers.didInputs.first { $0.id == "3512-2022-apbd" })
    let origin = try #require(input.citation.origin)
    #expect(origin.label == "datasets/reference/did-inputs.csv › 'did-inputs'!E3")
    #expect(origin.sha256?.count == 64)
    #expect(registers.contestWins.allSatisfy { $0.citation.origin?.cell?.column == 3 })
  }

  @Test func agreesWithTheSumsThatSourcesPrint() throws {
    let amounts = try loadRegisters(directory: "\(Places.root)/datasets/reference").didAmounts
    func sum(_ keep: (DIDAmount) -> Bool) -> Rupiah {
      amounts.filter(keep).reduce(0) { $0 + ($1.amount ?? 0) }
    }
    #expect(sum { $0.citation.source == "S70" && $0.fiscalYear == 2021 } == 189_481_800_000)
    #expect(sum { $0.citation.source == "S70" && $0.fiscalYear == 2022 } == 50_252_100_000)
    #expect(sum { $0.citation.source == "S59" } == 19_619_982_000)
    #expect(sum { $0.citation.source == "S71" } == 26_590_000_000)
    #expect(sum { $0.region == "33.71" && $0.fiscalYear == 2021 && $0.line != nil } == 63_690_000_000)
    #expect(sum { $0.region == "33.71" && $0.fiscalYear == 2021 && $0.line == nil } == 63_690_000_000)
  }
}
