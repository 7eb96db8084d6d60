import Testing

@testable import TolokCore

@Suite struct ConformNamesTests {
  let batu = Small.region("35.79", .kota, "Kota Batu")
  let resolver = AgencyResolver(registers: Small.registers, asOf: Small.day("2023-10-31"))

  @Test(arguments: [
    ("Dinas Perpustakaan & Kearsipan Kota Batu", "DINAS PERPUSTAKAAN DAN KEARSIPAN"),
    ("DPM-PTSP", "dpm ptsp"), ("Kelurahan Rampal Celaket", "Kelurahan Rampalcelaket"),
  ])
  func readsOneKeyFromTwoSpellings(_ a: String, _ b: String) {
    #expect(NameKey.agency(a, in: batu) == NameKey.agency(b, in: batu))
  }

  @Test(arguments: [
    ("Kec. Batu", "Kecamatan Batu"), ("Kel Sisir", "Kelurahan Sisir"),
    ("UPTD BLUD Puskesmas Batu", "PKM Batu"),
    ("UPT Puskesmas Batu", "Puskesmas Batu"), ("SMP Negeri 5", "SMPN 5"), ("SMPN05", "SMP N 5"),
    ("Pemdes Pendem", "Desa Pendem"), ("Pemerintah Desa Pendem", "Desa Pendem"),
    ("Kantor Kec. Batu", "Kecamatan Batu"),
  ])
  func writesOutTypeWords(_ a: String, _ b: String) {
    #expect(NameKey.expandedAgency(a, in: batu) == NameKey.expandedAgency(b, in: batu))
  }

  @Test func keepsDiacriticsAndForeignSuffixes() {
    #expect(NameKey.innovation("Café") != NameKey.innovation("Cafe"))
    #expect(NameKey.agency("Dinas Sosial Kota Malang", in: batu) == "dinassosialkotamalang")
    #expect(NameKey.innovation("Si_Bulan") == NameKey.innovation("SiBULAN"))
    #expect(NameKey.innovation("Lakone 2.0") != NameKey.innovation("Lakone"))
  }

  private func told(_ text: String, _ region: String = "35.79") -> String {
    switch resolver.resolve(text, in: region) {
    case .resolved(let agency, let step): "\(agency.id) \(step)"
    case .ambiguous(let agencies): "ambiguous " + agencies.map(\.id).joined(separator: " ")
    case .pseudo: "pseudo"
    case .notInForce(let agency): "notInForce \(agency.id)"
    case .unresolved(let near): "unresolved" + near.map { " " + $0.id }.joined()
    }
  }

  @Test func triesNamesInTheOrderOfTheRules() {
    #expect(told("Dinas Pariwisata") == "3579-disparta officialName")
    #expect(told(" Dispar ") == "3579-disparta alias")
    #expect(told("DINAS PARIWISATA KOTA BATU") == "3579-disparta normalised")
    #expect(told("PKM Batu") == "3579-pkm-batu expansion")
    #expect(told("SMP Negeri 05", "35.73") == "3573-smpn-5 expansion")
  }

  @Test func suggestsButNeverTakesANearName() {
    #expect(told("Dinas Perhubngan", "33.71") == "unresolved 3371-dishub")
    #expect(told("Dinas Perhubungan") == "unresolved")
    #expect(told("DLH") == "unresolved")
    #expect(told("Pendam") == "unresolved 3579-desa-pendem")
    #expect(told("Sisir") == "unresolved 3579-kel-sisir")
  }

  @Test func namesTheOtherOutcomes() {
    #expect(told("Blimbing", "35.73") == "ambiguous 3573-kec-blimbing 3573-kel-blimbing")
    #expect(told("ADMIN") == "pseudo")
    #expect(told("umum") == "pseudo")
    #expect(told("BP2D", "35.73") == "unresolved")
    #expect(told("Badan Pelayanan Pajak Daerah", "35.73") == "notInForce 3573-bp2d")
  }

  @Test func findsTheOwnerInAFileName() {
    #expect(
      resolver.owner(ofFile: "35.79/Disparta inovasi okt 2023.xlsx", in: "35.79")?.id == "3579-disparta")
    #expect(
      resolver.owner(ofFile: "35.79/Data_Inovasi_Dinas_Kesehatan-2023.csv", in: "35.79")?.id == "3579-dinkes")
    #expect(resolver.owner(ofFile: "35.79/Rekap inovasi.xlsx", in: "35.79") == nil)
    #expect(resolver.owner(ofFile: "35.79/dinkes disparta.xlsx", in: "35.79") == nil)
  }

  @Test func leavesABareSharedRegionNameOpen() {
    let regions = RegionResolver(registers: Small.registers)
    func told(_ text: String) -> String {
      switch regions.resolve(text) {
      case .resolved(let region): region.id
      case .ambiguous(let regions): regions.map(\.id).joined(separator: "|")
      case .unknown: "unknown"
      }
    }
    #expect(told("Malang") == "35.73|35.07")
    #expect(told("MAGELANG") == "33.71|33.08")
    #expect(told("Kab. Malang") == "35.07")
    #expect(told("Pemkot Malang") == "35.73")
    #expect(told("3579") == "35.79")
    #expect(told("35.79") == "35.79")
    #expect(told("Batu") == "35.79")
    #expect(told("Bogor") == "unknown")
  }
}
