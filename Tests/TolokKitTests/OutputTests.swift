import Foundation
import TestSupport
import Testing

@testable import TolokKit

/// The published files in the hands of other programs; a program that is not installed is said, not failed.
@Suite(.serialized) struct OutputTests {
  private func month(_ folder: String) throws -> String {
    try NewProject(directory: "\(folder)/proyek").create()
    var request = RunRequest()
    request.project = "\(folder)/proyek"
    request.period = "2023-10"
    return try #require(try MonthlyRun(request).run().folder)
  }

  @Test(.enabled(if: Places.has("soffice"), "LibreOffice is not installed"))
  func storesWhatLibreOfficeRecalculates() throws {
    let folder = try Places.temporary("recalculation")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let outcome = try shell(
      "python3", ["\(Places.root)/Tests/Tools/check_workbooks.py", try month(folder)])
    #expect(outcome.code == 0, "\(outcome.out)\(outcome.err)")
  }

  @Test(.enabled(if: Places.has("soffice"), "LibreOffice is not installed"))
  func answersAFinanceOfficersEditsInTheAudit() throws {
    let folder = try Places.temporary("audit")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let outcome = try shell(
      "python3", ["\(Places.root)/Tests/Tools/check_audit.py", try month(folder)])
    #expect(outcome.code == 0, "\(outcome.out)\(outcome.err)")
  }

  @Test(.enabled(if: Places.has("chromium") && Places.has("pdfinfo"), "Chromium or poppler is not installed"))
  func printsEachSummaryOnOnePageFromChromium() throws {
    let folder = try Places.temporary("chromium")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pages = try month(folder)
    for key in ["3579", "3371", "3573"] {
      let pdf = "\(folder)/\(key).pdf"
      try shell(
        "chromium",
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
          "--user-data-dir=\(folder)/profil", "--print-to-pdf=\(pdf)",
          "file://\(pages)/ringkasan-\(key).html",
        ])
      #expect(try pageCount(pdf) == 1, "ringkasan-\(key)")
    }
  }

  @Test(
    .enabled(
      if: Places.has("weasyprint") && Places.has("pdftotext"), "WeasyPrint or poppler is not installed"))
  func printsFromWeasyPrintWithPageNumbers() throws {
    let folder = try Places.temporary("weasyprint")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pages = try month(folder)
    for key in ["3579", "3371", "3573"] {
      let pdf = "\(folder)/\(key).pdf"
      try shell("weasyprint", ["\(pages)/ringkasan-\(key).html", pdf])
      #expect(try pageCount(pdf) == 1, "ringkasan-\(key)")
    }
    let pdf = "\(folder)/laporan.pdf"
    try shell("weasyprint", ["\(pages)/laporan-bulanan.html", pdf])
    let count = try pageCount(pdf)
    #expect(count >= 8)
    #expect(try shell("pdftotext", ["-layout", pdf, "-"]).out.contains("halaman \(count) dari \(count)"))
  }

  @Test func publishesPagesThatNeedNothingFromOutside() throws {
    let folder = try Places.temporary("pages")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pages = try month(folder)
    for (name, data) in contents(of: pages) where name.hasSuffix(".html") {
      let text = String(decoding: data, as: UTF8.self)
      #expect(!text.contains("http://") && !text.contains("https://") && !text.contains("<script"), "\(name)")
      #expect(text.contains("lang=\"id\"") && text.contains("SEMENTARA"), "\(name)")
      #expect(!text.contains(folder), "\(name) holds a path")
      #expect(!text.contains("{{"), "\(name) holds an unfilled template")
    }
  }

  private func pageCount(_ pdf: String) throws -> Int {
    let line = try shell("pdfinfo", [pdf]).out.split(separator: "\n").first { $0.hasPrefix("Pages:") }
    return try #require(line.flatMap { Int($0.filter(\.isNumber)) })
  }
}
