import Foundation
import TestSupport
import Testing
import TolokCore

@testable import TolokKit

/// The workbooks of the example month as they leave the printer, and the way down through them; what is not
/// installed is said, not failed.
@Suite(.serialized) struct BenchmarkPrintTests {
  private static let canOpen: Bool =
    Places.has("python3") && (try? shell("python3", ["-c", "import openpyxl"]).code) == 0
  private static let canPrint: Bool =
    Places.has("soffice") && Places.has("pdftotext") && Places.has("python3")

  private func published(_ use: (String) throws -> Void) throws {
    let folder = try Places.temporary("benchmark-print")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try NewProject(directory: "\(folder)/proyek").create()
    var request = RunRequest()
    request.project = "\(folder)/proyek"
    request.inbox = "\(Places.root)/datasets/samples/2023-10"
    request.period = "2023-10"
    try use(try #require(try MonthlyRun(request).run().folder))
  }

  /// Nothing smaller than 6.9 points, no heading at the foot of a page, no row alone, no flood of pages.
  @Test(.enabled(if: canPrint, "LibreOffice, poppler or Python is not installed"))
  func printsLegiblyOnA4() throws {
    try published { folder in
      for (book, pages) in [("tolok-ukur", 72), ("register-inovasi", 15), ("status-pengumpulan", 15)] {
        let outcome = try shell(
          "python3",
          ["\(Places.root)/Tests/Tools/check_book_print.py", "\(folder)/\(book).xlsx", "6.9", "\(pages)"])
        #expect(outcome.code == 0, "\(outcome.out)\(outcome.err)")
      }
    }
  }

  /// Batu's 36, 11 and 19 and its exhibition's 50, 82 and 48, Magelang's 15 and 11: with basis, source and what
  /// disagrees in the same row or block; the register's own count beside.
  private static let pins = [
    "tbl_terbit_cakupan_opd|Kota Batu|11|36|~pernyataan|A0", "tbl_banding_1|11 dari 36 OPD|pernyataan|A0",
    "tbl_banding_1|36 OPD|pernyataan|A0", "tbl_banding_1|5 dari 30|register|register Oktober 2023",
    "tbl_terbit_inovasi|Kota Batu|19|~pernyataan|6|A0",
    "tbl_terbit_inovasi|Kota Batu|82|~pameran|~≠ 50 stan ≠ 82 inovasi|6|A2",
    "tbl_banding_2|50 stan|pameran|A2", "tbl_banding_2|82 inovasi|pameran|A2",
    "tbl_banding_2|13 + 31 + 4 = 48|pameran|A2",
    "tbl_terbit_inovasi|Kota Magelang|15|~pernyataan|~≠ 15 inovasi ≠ 11 inovasi|A1",
    "tbl_banding_3|15 inovasi|pernyataan|A1", "tbl_banding_3|11 inovasi|pernyataan|A1",
  ]

  @Test(.enabled(if: canOpen, "openpyxl is not installed"))
  func leadsFromRankToCellAndHoldsThePublishedFigures() throws {
    try published { folder in
      let outcome = try shell(
        "python3", ["\(Places.root)/Tests/Tools/check_drill.py", "\(folder)/tolok-ukur.xlsx"] + Self.pins)
      #expect(outcome.code == 0, "\(outcome.out)\(outcome.err)")
      // The tool tells a figure that is not there.
      let wrong = try shell(
        "python3",
        [
          "\(Places.root)/Tests/Tools/check_drill.py", "\(folder)/tolok-ukur.xlsx",
          "tbl_terbit_cakupan_opd|Kota Batu|12|36",
        ])
      #expect(wrong.code == 1 && wrong.out.contains("1 broken"), "\(wrong.out)\(wrong.err)")
    }
  }
}
