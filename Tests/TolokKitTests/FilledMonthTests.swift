import Foundation  // files of a project of the test's own
import TestSupport
import Testing
import TolokCore

@testable import TolokKit

/// A month whose agencies fill the columns that the documented rows leave blank: every figure by hand.
@Suite struct FilledMonthTests {
  private static let month: Result<(MonthResults, String), any Error> = Result {
    let folder = try Places.temporary("terisi")
    let project = "\(folder)/proyek"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try NewProject(directory: project).create()
    let inbox = "\(project)/datasets/inbox/2024-01/33.71"
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    let form = """
      Nama Inovasi;OPD;Tahapan;Jenis;Bentuk;Urusan;Waktu Penerapan;Kematangan
      Uji Alfa;Dinas Kesehatan;Penerapan;Digital;Inovasi Pelayanan Publik;Kesehatan;2020-03-01;105
      Uji Beta;Dinas Kesehatan;Uji Coba;Non Digital;Inovasi Pelayanan Publik;Kesehatan;2022-07-01;60
      Uji Gama;DLH;Penerapan;Digital;Inovasi Tata Kelola Pemerintahan Daerah;Lingkungan Hidup;2021-01-15;110,5
      Uji Delta;Dishub;Inisiatif;Non Digital;Inovasi Pelayanan Publik;;2023-05-02;
      Data Go;Diskominsta;Penerapan;Non Digital;Inovasi Tata Kelola Pemerintahan Daerah;Komunikasi dan Informatika;;130

      """
    try form.write(toFile: "\(inbox)/inovasi.csv", atomically: true, encoding: .utf8)
    for (name, row) in [
      ("civil-servants", "33.71,2500,ASN,2023-12-31,press,2023-12,pers,uji"),
      ("adoptions", "uji-1,3579-sip-banget,35.79,33.71,3371-dishub,2024-01-10,press,2024-01,pers,uji"),
    ] {
      let path = "\(project)/datasets/reference/\(name).csv"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try (text + row + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
    var request = RunRequest()
    request.project = project
    request.period = "2024-01"
    let report = try MonthlyRun(request).run()
    let csv = try String(
      contentsOfFile: (report.folder ?? "") + "/data/inovasi.csv", encoding: .utf8)
    return (report.results, csv)
  }

  private func figure(_ code: String, _ region: String = "33.71") throws -> Figure {
    try #require(try Self.month.get().0.benchmark.figure(code, region))
  }

  /// Code, top and bottom of the figure.
  private static let reckoned: [(String, Double, Double)] = [
    ("inovasi", 5, 1), ("inovasi-bentuk", 5, 1), ("inovasi-jenis", 5, 1), ("inovasi-tahap", 5, 1),
    ("inovasi-urusan", 5, 1), ("urusan-pemilik", 5, 1), ("cakupan-opd", 4, 23), ("digital", 2, 5),
    ("diterapkan", 3, 5),
    // 0, 1, 3, 3 and 10 years on 31 January 2024; Data Go since 2014 by the reference register.
    ("umur-inovasi", 3, 1), ("bertahan", 1, 11),
    ("kematangan-100", 2, 3), ("kematangan-rerata", 275.5, 3), ("kematangan-sebaran", 5, 1),
    ("pelayanan-dasar", 2, 4), ("pelayanan-dasar-pemilik", 2, 5), ("pelayanan-dasar-tercakup", 1, 1),
    ("pelayanan-dasar-tercakup-pemilik", 1, 1), ("inovasi-per-1000-asn", 2, 1),
    ("inovasi-per-100rb", 500_000, 128_709), ("inovasi-per-opd", 5, 23), ("inovasi-per-opd-aktif", 5, 4),
    ("replikasi-diambil", 1, 1),
  ]

  @Test func givesTheFiguresReckonedByHand() throws {
    for (code, top, bottom) in Self.reckoned {
      let figure = try figure(code)
      let value = try #require(figure.value, "\(code): \(figure.missing.map(\.sentence.id))")
      #expect(abs(value - top / bottom) < 1e-9, "\(code) is \(value)")
    }
  }

  @Test func showsPartsAndWhoseWordTheyAre() throws {
    func parts(_ code: String) throws -> [String] {
      try figure(code).parts.map { "\($0.key ?? "-") \(Int($0.value ?? -1))" }
    }
    #expect(try parts("inovasi-jenis") == ["non_digital 3", "digital 2"])
    #expect(try parts("inovasi-bentuk") == ["pelayanan_publik 3", "tata_kelola 2"])
    #expect(try parts("inovasi-tahap") == ["penerapan 3", "inisiatif 1", "uji_coba 1"])
    #expect(try parts("inovasi-urusan") == ["2 2", "11 1", "16 1", "- 1"])
    #expect(try parts("urusan-pemilik") == ["2 2", "11 1", "15 1", "16 1"])
    #expect(try parts("kematangan-sebaran") == ["50-74 1", "100-111 2", "- 2"])
    #expect(
      try figure("urusan-pemilik").notes.map(\.id) == [
        "4 inovasi menyebut urusannya sendiri, 1 dibaca menurut nama perangkat daerah pemiliknya (duty-areas.yaml)"
      ])
    #expect(
      try figure("digital").notes.map(\.id).contains {
        $0.hasPrefix("Data Go: formulir menyebut non") && $0.hasSuffix("(A1); yang dipakai isi formulir")
      })
    #expect(try figure("replikasi-diambil", "35.79").value == nil)
  }

  @Test func storesMaturityAndRefusesWhatIsNone() throws {
    let (results, csv) = try Self.month.get()
    #expect(
      results.facts.innovations.map(\.maturity) == [105, 60, 110.5, nil, nil])
    let finding = try #require(results.findings.first { $0.code.code == "W0416" })
    #expect(finding.found == "130" && finding.place?.cell?.description == "H6")
    let lines = csv.split(separator: "\n")
    let column = try #require(
      lines.first?.split(separator: ",", omittingEmptySubsequences: false).firstIndex(of: "maturity"))
    #expect(
      lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false)[column] }
        == ["105", "60", "110.5", "", ""])
  }
}
