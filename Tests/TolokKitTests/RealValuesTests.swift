import Containers
import Foundation
import Tabular
import TestSupport
import Testing

@testable import TolokCore

/// Published tables read without a source map; skipped where the outside files are absent.
@Suite struct RealValuesTests {
  static let folder = "\(Places.shared)/data/real"
  static let isHere = FileManager.default.fileExists(atPath: folder)

  private func typed(_ path: String) throws -> (
    headings: [String], profiles: [ColumnProfile], rows: [[StagedValue?]]
  ) {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(Self.folder)/\(path)")))
    let book = try FileReader().read(bytes: bytes, name: path)
    let understood = TableFinder().understand(book, file: path, sha256: "").value
    let table = try #require(understood.tables.first, "\(path): no table")
    let sheet = try #require(book.sheets.first { $0.name == table.sheet })
    let stager = Stager(sources: [], vocabularies: [])
    return (
      table.columns.map { $0.heading.joined(separator: " ") }, stager.profiles(of: table, in: sheet),
      stager.typedRows(of: table, in: sheet)
    )
  }

  /// The same 490 rows, with decimal points and ISO dates, and with decimal commas and 12/09/2022.
  @Test(.enabled(if: isHere, "../shared/data is absent"))
  func loadsTheTwinsToOneTable() throws {
    let a = try typed("official-figures/indikator-bps/indikator-koma.csv")
    let b = try typed("official-figures/indikator-bps/indikator-titik-koma.csv")
    #expect(a.headings == b.headings)
    #expect(a.rows.count == 490 && b.rows.count == 490)
    #expect(a.profiles.map(\.kind) == b.profiles.map(\.kind))
    var differences: [String] = []
    for (row, (x, y)) in zip(a.rows, b.rows).enumerated() {
      for (column, (p, q)) in zip(x, y).enumerated() where p?.value != q?.value {
        // Three cells of the first row are blank in one file and 0 in the other: two different statements.
        if row == 0, p == nil, q?.displayed == "0" { continue }
        differences.append("\(row + 2) \(a.headings[column]): \(p?.displayed ?? "") \(q?.displayed ?? "")")
      }
    }
    #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(5))")
  }

  /// Share = realised / budget × 100, whatever each year's way of writing.
  @Test(.enabled(if: isHere, "../shared/data is absent"), arguments: ["2021", "2022", "2023", "2024"])
  func agreesWithTheBudgetsOwnPercentages(_ year: String) throws {
    let folder = "official-figures/apbd-jatim/\(year)"
    var rows = 0
    var wrong: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(Self.folder)/\(folder)").sorted() {
      let table = try typed("\(folder)/\(name)")
      let unit = year == "2021" ? 1.0 : 1e9
      for row in table.rows {
        guard let budget = number(row[1]), let spent = number(row[2]), let percent = number(row[3]),
          budget >= 5 * unit
        else { continue }
        rows += 1
        if abs(spent / budget * 100 - percent) > 0.35 {
          wrong.append(
            "\(name) \(row[0]?.displayed ?? ""): \(row[1]?.displayed ?? "") \(row[2]?.displayed ?? "") \(percent)"
          )
        }
      }
    }
    #expect(rows > 150, "\(year): \(rows) rows")
    let few = ["2022", "2023"].contains(year) ? 0 : 6
    #expect(wrong.count <= few, "\(year): \(wrong.count) of \(rows): \(wrong.prefix(8))")
  }

  /// 2.282 is 2,282 and 2.82 is 2,820: noticed, never two scales in silence.
  @Test(.enabled(if: isHere, "../shared/data is absent"))
  func noticesTheTeachersTablesTwoScales() throws {
    let table = try typed("licensed/opd-bandung/jumlah_guru_dan_murid_smp_kota_bandung_tahun_2014.csv")
    let pupils = table.rows.compactMap { $0[4] }
    for value in pupils {
      guard case .number(let n) = value.value else {
        #expect(["2.3", "3.87", "-"].contains(value.displayed), "\(value)")
        continue
      }
      #expect(n == n.rounded(), "\(value)")
    }
    #expect(pupils.contains { $0.displayed == "2.282" && $0.value == .number(2282) })
  }

  private func number(_ value: StagedValue??) -> Double? {
    switch value.flatMap({ $0 })?.value {
    case .number(let n): n
    case .money(let m): Double(m)
    case .integer(let i): Double(i)
    default: nil
    }
  }
}
