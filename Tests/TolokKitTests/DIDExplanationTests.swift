import FoundationEssentials
import TestSupport
import Testing

@testable import Definitions
@testable import TolokCore
@testable import TolokKit

/// What `tolok did explain` says, on the repository's own project and on a copy with other facts.
@Suite struct DIDExplanationTests {
  private func text(_ region: String, _ year: Int, _ language: Language = .id, project: String = Places.root)
    throws -> String
  {
    try DIDExplanation(project: project, region: region, year: year, lawAsOf: nil).text(language, json: false)
  }

  @Test func saysWhySitubondoGotNothing() throws {
    let said = try text("35.12", 2022)
    let lines = said.split(separator: "\n").map(String.init)
    // What fails stands first.
    #expect(lines[1] == "■ DID 2022, kinerja tahun sebelumnya (PMK 160/PMK.07/2021)")
    for part in [
      "Putusan          × tidak terpenuhi",
      "× Perda APBD tepat waktu: tidak menurut S21, S45 (pers); sel did-inputs.csv E3; (S19, S21; pers)",
      "○ Klaster C: keanggotaan klaster C tidak diketahui",
      "Yang mengubah    Perda APBD tepat waktu: tidak → ya (tindakan daerah)",
      "● ada: Peraturan daerah tentang APBD, dengan tanggal penetapannya [2021], S21, S45 (pers, April 2022); tanpa ini putusan menjadi “belum dapat dinilai”",
      "Perkiraan        tepat Rp0; cara: terbit",
      "sumber berbeda: Rp0 (S21, S45), Rp36 miliar pernyataan kehilangan S45 (S45)",
      "perkiraan, bukan perhitungan Kementerian Keuangan",
    ] { #expect(said.contains(part), "\(part)\n\(said)") }
  }

  @Test func namesTheDocumentsKotaBatuLacks() throws {
    let said = try text("35.79", 2022)
    for part in [
      "Putusan          ○ belum dapat dinilai",
      "○ belum ada: Laporan hasil pemeriksaan BPK atas LKPD [2016, 2017, 2018, 2019, 2020]; Badan Pemeriksa Keuangan",
      "○ belum ada: Peraturan daerah tentang APBD, dengan tanggal penetapannya [2021]",
      "rupiah belum diketahui",
    ] { #expect(said.contains(part), "\(part)\n\(said)") }
    #expect(!said.contains("Rp"), "no figure without a verdict: \(said)")
  }

  @Test func showsTheSevenLinesOfKotaMagelang() throws {
    let said = try text("33.71", 2021)
    #expect(said.contains("7 baris berjumlah Rp63,69 miliar, cocok dengan jumlahnya"), "\(said)")
    #expect(said.contains("baris inovasi di antaranya: Rp15,84 miliar"))
    #expect(
      try text("33.71", 2021, .en).contains("7 lines add up to Rp63.69 billion, which agrees with the total"))
  }

  /// Labels, never identifiers of the rules or the register, in either language.
  @Test func saysNoIdentifier() throws {
    for (region, year) in [("35.12", 2022), ("33.71", 2021), ("35.10", 2023), ("kota-bogor", 2020)] {
      for language in Language.allCases {
        let said = try text(region, year, language)
        let words = said.split { " ;:,()[]\n\"“”".contains($0) }
        #expect(!words.contains { $0.contains("_") }, "\(words.filter { $0.contains("_") })")
      }
    }
  }

  /// Regions whose registers hold every kind of row: tests, wins, lines, conflicts, amounts not seen.
  private static let telling = [
    "35.79", "33.71", "35.73", "35.12", "35.10", "35.07", "kota-bogor", "kab-banyumas",
    "kab-seram-bagian-barat",
    "kota-ternate", "prov-banten", "prov-bengkulu", "kab-pasuruan", "kota-pasuruan", "kota-surabaya",
  ]

  /// The English text holds no Indonesian word but names, abbreviations and the figures of the law.
  @Test func speaksEnglishThroughout() throws {
    let packs = try loadRulePacks(directory: "\(Places.root)/pipelines/rules")
    let registers = try loadRegisters(directory: "\(Places.root)/datasets/reference")
    let indonesian: Set<String> = [
      "yang", "dan", "atau", "belum", "tidak", "untuk", "dari", "dengan", "menurut", "tahun", "sumber",
      "putusan",
      "diketahui", "terpenuhi", "sel", "pers", "resmi", "simpulan", "andaian", "ya", "baris", "jumlah",
      "terbit",
      "pemenang", "sektor", "peringkat", "nilai", "daerah", "kinerja", "penerima", "diubah", "pasal",
      "ambang", "cara",
      "miliar", "hadiah", "bobot", "opini", "perkiraan", "bukan", "perhitungan", "pernyataan", "kehilangan",
      "inovasi",
      "inflasi", "periode", "kemiskinan", "belanja", "ada", "tanpa", "menjadi", "tetap",
    ]
    for year in [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025] {
      for region in registers.regions where Self.telling.contains(region.id) {
        let explanation = DIDExplanation(
          region: region, year: year, lawAsOf: .last(of: year), packs: packs, registers: registers)
        // Names of packs are arguments of a command, not words.
        let said = packs.map(\.id).sorted { $0.count > $1.count }.reduce(explanation.text(.en, json: false)) {
          $0.replacing($1, with: "")
        }
        let words = said.split { !$0.isLetter }.map { $0.lowercased() }
        let found = Set(words).intersection(indonesian).filter { !region.name.lowercased().contains($0) }
        #expect(found.isEmpty, "\(region.id) \(year): \(found)")
      }
    }
  }

  @Test func keepsEveryKeyOfTheContract() throws {
    let explanation = try DIDExplanation(project: Places.root, region: "35.12", year: 2022, lawAsOf: nil)
    let json = explanation.text(.id, json: true)
    #expect(json.hasPrefix(#"{"schema":1,"region":"35.12","year":2022,"components":[{"pack":"#))
    for key in [
      "pack", "component", "verdict", "criteria", "estimate", "missing", "id", "outcome", "fact", "threshold",
      "citation",
      "source", "reason", "children", "method", "low", "high", "exact", "unknowns", "label", "distances",
      "changes",
      "evidence", "doubts", "assumptions",
    ] { #expect(json.contains("\"\(key)\":"), "\(key)") }
    #expect(json.contains(#""estimate":{"method":"published","low":0,"high":0,"exact":0,"#))
  }

  // MARK: Assumptions

  /// The example project with more facts.
  private func project(_ rows: [String]) throws -> String {
    let root = try Places.temporary("did")
    try FileManager.default.createDirectory(atPath: "\(root)/datasets", withIntermediateDirectories: true)
    for folder in ["pipelines", "datasets/reference"] {
      try FileManager.default.copyItem(atPath: "\(Places.root)/\(folder)", toPath: "\(root)/\(folder)")
    }
    let path = "\(root)/datasets/reference/did-inputs.csv"
    let text = try String(contentsOfFile: path, encoding: .utf8) + rows.joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: URL(filePath: path))
    return root
  }

  private static let assumed = [
    "x1,35.79,2022,opini_lkpd_2020,WTP,S21,2022,pers,", "x2,35.79,2022,apbd_tepat_waktu,ya,S21,2022,andaian,",
    "x3,35.79,2022,eproc_peringkat,B,S21,2022,pers,", "x4,35.79,2022,ebudgeting,ya,S21,2022,pers,",
    "x5,35.79,2022,ptsp,ya,S21,2022,simpulan,",
  ]

  @Test func labelsAssumptionsAndCellsThatCouldReverseIt() throws {
    let root = try project(Self.assumed)
    defer { try? FileManager.default.removeItem(atPath: root) }
    let said = try text("35.79", 2022, project: root)
    #expect(
      said.contains("● terpenuhi, tetapi 2 sel yang belum beres dapat membaliknya; termasuk 3 andaian"),
      "\(said)")
    #expect(
      try text("35.79", 2022, .en, project: root)
        .contains("● met, but 2 unresolved cells could reverse it; includes 3 assumptions"))
    #expect(said.contains("belum beres: Perda APBD tepat waktu: S21 (andaian, 2022)"))
    #expect(
      said.contains("andaian: Tahun LKPD yang opininya diuji, selisih dari tahun anggaran = -2 (simpulan)"))
    #expect(said.contains("○ baru andaian: Peraturan daerah tentang APBD"))
  }

  @Test func stopsWhenStrict() throws {
    let root = try project(Self.assumed)
    defer { try? FileManager.default.removeItem(atPath: root) }
    let arguments = ["did", "explain", "--region", "35.79", "--year", "2022", "--project", root]
    let strict = try shell(Places.tolok, arguments + ["--strict"])
    #expect(strict.code == 4 && strict.out.isEmpty)
    #expect(
      strict.err.hasPrefix("galat: --strict berhenti: 3 andaian atau nilai kedaluwarsa"), "\(strict.err)")
    #expect(strict.err.split(separator: "\n").count == 1)
    #expect(strict.err.contains("Perda APBD tepat waktu = ya (andaian; DID 2022, kinerja tahun sebelumnya)"))
    let english = try shell(Places.tolok, arguments + ["--strict", "--lang", "en"])
    #expect(
      english.code == 4 && english.err.hasPrefix("error: --strict stops: 3 assumed or expired values"),
      "\(english.err)")
    #expect(try shell(Places.tolok, arguments + ["--estimate"]).code == 0)
    #expect(try shell(Places.tolok, arguments + ["--strict", "--estimate"]).code == 64)
    // Nothing assumed, nothing to stop on.
    let certain = ["did", "explain", "--region", "35.12", "--year", "2022", "--strict"]
    #expect(try shell(Places.tolok, certain, in: Places.root).code == 0)
  }
}
