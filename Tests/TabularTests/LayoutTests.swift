import FoundationEssentials
import TestSupport
import Testing
import TolokCore

/// Layouts as agencies draw them, each cell with the class it should get (`Tests/Fixtures/layouts`).
@Suite struct LayoutTests {
  static let files = [
    "agency", "beside", "bodies", "districts", "forms", "headers", "notes", "offices", "regional", "reports",
  ]

  private func layouts(_ file: String) throws -> [LayoutFile.Layout] {
    let path = "\(Places.root)/Tests/Fixtures/layouts/\(file).txt"
    let data = try #require(FileManager.default.contents(atPath: path), "\(path)")
    return LayoutFile(String(decoding: data, as: UTF8.self)).layouts
  }

  @Test(arguments: files)
  func readsEachCellAsWhatItIs(_ file: String) throws {
    let layouts = try layouts(file)
    #expect(layouts.count >= 8)
    for layout in layouts {
      let understood = TableFinder().understand(layout.workbook, file: "x.xlsx", sha256: "").value
      #expect(layout.misread(understood) == [], "\(file): \(layout.name)")
      let tables = understood.tables.map { "\($0.range) \($0.orientation.rawValue)" }
      #expect(tables.count == layout.tables, "\(file): \(layout.name) \(tables)")
      #expect(
        understood.tables.allSatisfy { $0.orientation == layout.orientation },
        "\(file): \(layout.name) \(tables)")
    }
  }

  /// The same sheets further down and to the right, and under a hidden row: places say nothing.
  @Test(arguments: files)
  func readsThemWhereverTheyStand(_ file: String) throws {
    for layout in try layouts(file) {
      let sheet = layout.workbook.sheets[0]
      let moved = Sheet(
        name: sheet.name,
        merged: sheet.merged.map {
          CellRange(top: $0.top + 7, left: $0.left + 3, bottom: $0.bottom + 7, right: $0.right + 3)
        },
        cells: sheet.cells.map { cell in
          var cell = cell
          cell.address = CellAddress(row: cell.address.row + 7, column: cell.address.column + 3)
          return cell
        })
      let understood = TableFinder()
        .understand(Workbook(format: .xlsx, sheets: [moved]), file: "x.xlsx", sha256: "").value
      var misread: [String] = []
      for (cell, kind) in layout.wanted {
        let address = CellAddress(row: cell.address.row + 7, column: cell.address.column + 3)
        if understood.classes[0][address] != kind { misread.append("\(address) is no \(kind.rawValue)") }
      }
      #expect(misread == [], "\(file): \(layout.name)")
    }
  }
}
