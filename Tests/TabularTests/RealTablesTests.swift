import FoundationEssentials
import TestSupport
import Testing
import TolokCore

@testable import Tabular

/// Published and collected files outside the project: every cell classified, the known rows found.
@Suite struct RealTablesTests {
  private static let real = "\(Places.shared)/data/real"
  private static let fixtures = "\(Places.shared)/fixtures/readers/files"
  static let hasReal = FileManager.default.fileExists(atPath: real)
  static let hasFixtures = FileManager.default.fileExists(atPath: fixtures)

  /// Nil when the reader refuses the file; that is the readers' own test.
  private func understand(_ path: String) -> (workbook: Workbook, understood: UnderstoodWorkbook)? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    guard let workbook = try? FileReader().read(bytes: [UInt8](data), name: path) else { return nil }
    return (workbook, TableFinder().understand(workbook, file: path, sha256: "").value)
  }

  private func files(below folder: String) -> [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []).sorted()
      .map { "\(folder)/\($0)" }
      .filter { path in
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        return ["csv", "tsv", "xlsx", "xlsm", "xls", "ods"].contains { name.lowercased().hasSuffix(".\($0)") }
      }
  }

  /// Counts add up, each row of a table has one kind, and the ranges hold what they should.
  private func check(_ path: String) {
    guard let (workbook, understood) = understand(path) else { return }
    let cells = workbook.sheets.reduce(0) {
      $0 + $1.cells.count { $0.value != .missing && $0.value != .text("") }
    }
    #expect(understood.counts.values.reduce(0, +) == cells, "\(path)")
    for table in understood.tables where table.orientation == .rows {
      let rows = table.rows
      let inside = rows.header + rows.numbering + rows.section + rows.data + rows.total
      #expect(Set(inside).count == inside.count, "\(path) \(table.range)")
      #expect(inside.min() == table.range.top && inside.max() == table.range.bottom, "\(path) \(table.range)")
      #expect(table.columns.map(\.column) == table.columns.map(\.column).sorted(), "\(path) \(table.range)")
    }
  }

  @Test(.enabled(if: hasReal, "the real files lie beside the project in shared/data/real"))
  func givesEveryCellOfTheRealFilesOneClass() {
    let all = files(below: Self.real)
    #expect(all.count > 70)
    for path in all { check(path) }
  }

  @Test(.enabled(if: hasFixtures, "the workbooks lie beside the project in shared/fixtures"))
  func givesEveryCellOfTheFixturesOneClass() {
    for path in files(below: Self.fixtures) { check(path) }
  }

  @Test(
    .enabled(if: hasReal, "the real files lie beside the project in shared/data/real"),
    arguments: [("Lab Inovasi", 1703), ("Direktori", 118), ("APEKSI", 37), ("SINOVIK", 11)])
  func findsTheTitledRowsOfTheInventory(_ sheet: String, _ titled: Int) throws {
    let (workbook, understood) = try #require(
      understand("\(Self.real)/licensed/inovasi-lan/kondisi-inovasi.xlsx"))
    let table = try #require(understood.tables.first { $0.sheet == sheet })
    let cells = try #require(workbook.sheets.first { $0.name == sheet }).cells
    let column = try #require(table.columns.first { $0.heading == ["Ide Inovasi"] }).column
    let titles = Set(cells.filter { $0.address.column == column }.map(\.address.row))
    #expect(table.rows.data.filter(titles.contains).count == titled)
    #expect(table.columns.map(\.heading.last).contains("Inovator"))
    #expect(understood.tables.filter { $0.sheet == sheet }.count == 1)
  }

  /// File, range, data rows, totals.
  @Test(
    .enabled(if: hasReal, "the real files lie beside the project in shared/data/real"),
    arguments: [
      ("licensed/opd-bandung/laporan_pelayanan_kecamatan_arcamanik_tahun_2016.csv", "A1:N8", 4, 3),
      ("licensed/opd-bandung/izin_mendirikan_bangunan_imb_kota_bandung_tahun_2017.csv", "A1:D32", 30, 1),
      (
        "licensed/opd-bandung/serapan_anggaran_badan_pemberdayaan_perempuan_dan_keluarga_berencana_tahun_2013.csv",
        "A1:H105", 104, 0
      ),
      ("licensed/opd-bandung/retribusi_kota_bandung_tahun_2016.csv", "A1:G13", 12, 0),
      ("licensed/kode-wilayah/regencies.csv", "A1:C515", 514, 0),
      ("official-figures/apbd-jatim/2021/Batu.csv", "A1:D41", 40, 0),
      ("official-figures/keuangan-provinsi/tkd-insentif-provinsi.csv", "A1:E229", 228, 0),
      ("official-figures/keuangan-provinsi/populasi-provinsi.csv", "A1:E118", 117, 0),
      ("official-figures/indikator-bps/indikator-koma.csv", "A1:O491", 490, 0),
      ("official-figures/indikator-bps/indikator-titik-koma.csv", "A1:O491", 490, 0),
      (
        "official-figures/apbd-jatim/[Seri 2010] PDRB Atas Dasar Harga Berlaku Menurut Kabupaten_Kota, 2022-2023.csv",
        "A1:C42", 39, 0
      ),
    ])
  func findsTheRowsOfAPublishedFile(_ file: String, _ range: String, _ data: Int, _ totals: Int) throws {
    let tables = try #require(understand("\(Self.real)/\(file)")).understood.tables
    #expect(tables.map { "\($0.range)" } == [range])
    #expect(tables.first?.rows.data.count == data && tables.first?.rows.total.count == totals)
  }

  @Test(.enabled(if: hasReal, "the real files lie beside the project in shared/data/real"))
  func readsTheBudgetUnderItsThreeHeaderRows() throws {
    // Skips by itself until the reader of .xls is there.
    guard let (_, understood) = understand("\(Self.real)/official-figures/indikator-bps/APBD.xls") else {
      return
    }
    let table = try #require(understood.tables.first)
    #expect(table.rows.title == [1, 2] && table.rows.header == [3, 4, 5])
    #expect(table.rows.data == Array(6...52))
    #expect(table.columns.first { $0.column == 3 }?.heading == ["3400", "Provinsi DI Yogyakarta", "2021"])
  }
}
