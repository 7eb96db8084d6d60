import TestSupport
import Testing
import TolokCore

@testable import Definitions

/// What a legal officer reads about two packs, and whose verdict turns.
@Suite struct RuleDiffTests {
  private func pack(_ id: String) throws -> RulePack {
    try #require(try loadRulePacks(directory: "\(Places.root)/pipelines/rules").first { $0.id == id })
  }
  private func registers() throws -> Registers {
    try loadRegisters(directory: "\(Places.root)/datasets/reference")
  }

  @Test func saysWhatChangedBetweenThePeriodsOf2022() throws {
    let changes = RuleDiff(from: try pack("2022-tahun-berjalan-1"), to: try pack("2022-tahun-berjalan-2"))
      .changes
    let said = Set(changes.map(\.text.id))
    #expect(said.contains("Dasar hukum ditambahkan: PMK 170/PMK.07/2022, Pasal 3(2)"))
    #expect(said.contains("Kategori dihapus: Vaksinasi Covid-19"))
    #expect(said.contains("Bobot, Pengendalian inflasi: dari belum diketahui menjadi 31"))
    #expect(changes.map(\.text.en).contains("Weight, Inflation control: from not known to 31"))
    #expect(!said.contains { $0.hasPrefix("Pagu,") }, "both pools are 1.5 trillion")
  }

  @Test func comparesThresholdsOfOneTest() throws {
    let old = try pack("2020-tambahan-kesehatan")
    var new = old
    let index = try #require(new.parameters.firstIndex { $0.id == "batas_B" })
    new.parameters[index].values[0].value = "80"
    let changes = RuleDiff(from: old, to: new).changes
    #expect(
      changes.map(\.text.id) == [
        "Nilai kinerja sekurang-kurangnya peringkat B: dari 76 menjadi 80",
        "Nilai terendah yang dibayar, Kinerja penanganan Covid-19: dari 76 menjadi 80",
      ])
    #expect(changes.first?.before == "PMK 87/PMK.07/2020 (S10)")
  }

  @Test func aPackIsTheSameAsItself() throws {
    let pack = try pack("2023")
    #expect(RuleDiff(from: pack, to: pack).changes.isEmpty)
  }

  /// A gate that was never seen is not a gate that was dropped.
  @Test func dropsNoTestsWhereNoneWereSeen() throws {
    let changes = RuleDiff(from: try pack("2018"), to: try pack("2019")).changes
    let tests = changes.filter { $0.kind == .criterion }
    #expect(tests.count == 1)
    #expect(tests.first?.text.id.hasPrefix("Syarat kelayakan 2019 tidak pernah terlihat") == true)
    let flips = RuleFlips(from: try pack("2018"), to: try pack("2019"), registers: try registers())
    #expect(!flips.isComparable)
    #expect(flips.all.isEmpty)
  }

  /// Situbondo 2022: by the rules of 2021 a late budget may have been left out, by those of 2022 it fails.
  @Test func findsTheVerdictThatTurns() throws {
    let flips = RuleFlips(
      from: try pack("2021"), to: try pack("2022-tahun-sebelumnya"), registers: try registers())
    let flip = try #require(flips.all.first { $0.region.id == "35.12" })
    #expect(flip.before == .unknown)
    #expect(flip.after == .unmet)
    #expect(flip.because.map(\.id) == ["Perda APBD tepat waktu"])
    #expect(flips.examined == 3)
  }
}
