import Foundation
import Tabular
import TestSupport
import Testing
import TolokCore

@testable import TolokKit

/// Every finding that quotes a cell is true: the file is opened again and the quoted text stands there.
@Suite struct FindingAddressTests {
  private static let real = "\(Places.shared)/data/real"

  @Test func quotesWhatStandsInTheSampleFiles() throws {
    let (files, quoted, wrong) = try reopen("\(Places.root)/datasets/samples")
    #expect(files >= 15 && quoted >= 6, "\(files) files, \(quoted) quotes")
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: real), "../shared/data is absent"))
  func quotesWhatStandsInPublishedFiles() throws {
    let (files, quoted, wrong) = try reopen(Self.real)
    #expect(files >= 80 && quoted >= 10, "\(files) files, \(quoted) quotes")
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  private func reopen(_ folder: String) throws -> (files: Int, quoted: Int, wrong: [String]) {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().filter { name in
      ["xlsx", "xlsm", "csv", "xls", "ods"].contains { name.hasSuffix(".\($0)") }
    }
    let files = names.map { "\(folder)/\($0)" }
    let findings = try FileCheck(files: files.map { FileName($0) }, project: Places.root).run().findings
    var quoted = 0
    var wrong: [String] = []
    for (file, group) in Dictionary(grouping: findings, by: { $0.place?.file ?? "" }) {
      guard let data = FileManager.default.contents(atPath: file),
        let book = try? FileReader().read(bytes: [UInt8](data), name: file)
      else { continue }
      var cells: [String: Cell] = [:]
      for sheet in book.sheets { for cell in sheet.cells { cells["\(sheet.name)!\(cell.address)"] = cell } }
      for finding in group {
        guard let sheet = finding.place?.sheet, let at = finding.place?.cell, let found = finding.found,
          !found.isEmpty
        else { continue }
        quoted += 1
        let cell = cells["\(sheet)!\(at)"]
        let texts = [cell?.displayed ?? "", cell?.formula.map { "=\($0)" } ?? ""].map(blanks)
        if !texts.contains(where: { matches(blanks(found), $0) }) {
          wrong.append("\(finding.code.code) \(file) '\(sheet)'!\(at): \"\(found)\" is not \"\(texts[0])\"")
        }
      }
    }
    return (files.count, quoted, wrong)
  }

  /// Masked stretches stand for any digits.
  private func matches(_ found: String, _ text: String) -> Bool {
    let parts = found.components(separatedBy: "********")
    if parts.count == 1 { return found == text }
    return text.hasPrefix(parts[0].prefix(2))
  }

  private func blanks(_ text: String) -> String {
    text.split(whereSeparator: { $0.isWhitespace || $0 == "\u{A0}" }).joined(separator: " ")
  }
}
