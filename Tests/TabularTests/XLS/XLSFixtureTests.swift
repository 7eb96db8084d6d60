import Foundation
import TestSupport
import Testing
import TolokCore

@testable import Tabular

/// Whole workbooks as another program writes them.
@Suite struct XLSFixtureTests {
  private func workbook(_ name: String) throws -> Workbook {
    let path = "\(Places.root)/Tests/Fixtures/xls/\(name)"
    return try BIFFLiteral.read([UInt8](try #require(FileManager.default.contents(atPath: path))), name: name)
  }

  @Test func readsAMonthlyReport() throws {
    let workbook = try workbook("laporan-bulanan.xls")
    #expect(workbook.sheets.map(\.name) == ["Data Inovasi", "Tersembunyi", "Sangat Tersembunyi", "Kosong"])
    #expect(workbook.sheets.map(\.visible) == [true, false, false, true])
    let sheet = workbook.sheets[0]
    #expect(sheet.merged.map(\.description) == ["A1:E1"])
    #expect(sheet.hiddenRows == [4])
    #expect(sheet.hiddenColumns == [5])
    var shown: [String: String] = [:]
    for cell in sheet.cells { shown["\(cell.address)"] = cell.displayed }
    #expect(shown["B4"] == "E-Retribusi “Pasar”")
    #expect(shown["B5"] == "Sampah → Berkah 🌱")
    #expect(shown["C3"] == "2023-10-03")
    #expect(shown["C4"] == "2023-10-04T13:30:00")
    #expect(shown["C5"] == "1900-02-28")
    #expect(shown["E3"] == "30:15:00")
    #expect(shown["E5"] == "255:10:10")
    #expect(shown["D6"] == "12501227.5")
    #expect(shown["B7"] == "Layanan Jemput Bola dst.")
    #expect(shown["C7"] == "TRUE")
    #expect(shown["D7"] == "#DIV/0!")
  }

  @Test func writesFormulasAsTheyWereTyped() throws {
    let sheet = try workbook("rumus.xls").sheets[0]
    var typed: [Int: String] = [:]
    var decoded: [Int: String] = [:]
    for cell in sheet.cells {
      if cell.address.column == 9, case .text(let text) = cell.value { typed[cell.address.row] = text }
      if cell.address.column == 8 { decoded[cell.address.row] = cell.formula }
    }
    #expect(typed.count == 59)
    #expect(decoded == typed)
  }

  @Test(arguments: ["struktur-terlindung.xls", "struktur-terlindung-baru.xls"])
  func opensWhatIsLockedWithEveryonesPassword(name: String) throws {
    let open = try workbook("laporan-bulanan.xls")
    let locked = try workbook(name)
    #expect(locked.sheets.map(\.name) == open.sheets.map(\.name))
    #expect(locked.sheets.map { Array($0.cells) } == open.sheets.map { Array($0.cells) })
  }

  @Test func saysThatAFileIsLocked() {
    #expect {
      _ = try workbook("terkunci.xls")
    } throws: {
      if case ReadError.encrypted = $0 { true } else { false }
    }
  }
}
