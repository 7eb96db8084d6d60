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

  @Test(
    .enabled(if: Places.has("chromium") && Places.has("pdftotext"), "Chromium or poppler is not installed"))
  func printsEveryPageFromChromium() throws {
    let folder = try Places.temporary("chromium")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try expectSheets(in: folder) { page, pdf in
      try shell(
        "chromium",
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
          "--user-data-dir=\(folder)/profil", "--print-to-pdf=\(pdf)", "file://\(page)",
        ])
    }
  }

  @Test(
    .enabled(
      if: Places.has("weasyprint") && Places.has("pdftotext"), "WeasyPrint or poppler is not installed"))
  func printsEveryPageFromWeasyPrint() throws {
    let folder = try Places.temporary("weasyprint")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try expectSheets(in: folder) { page, pdf in try shell("weasyprint", [page, pdf]) }
  }

  /// One sheet a summary, also without the fonts it was drawn with; the report numbered to its last page; and
  /// text blocks as wide as drawn: an engine that finds something too wide shrinks every page without a word.
  private func expectSheets(in folder: String, print: (String, String) throws -> Void) throws {
    let pages = try month(folder)
    let fallback = "\(folder)/fallback.html"
    for key in ["3579", "3371", "3573"] {
      let page = "\(pages)/ringkasan-\(key).html"
      let plain = try String(contentsOfFile: page, encoding: .utf8)
        .replacing("Carlito, Calibri, ", with: "").replacing("Caladea, Cambria, ", with: "")
      try plain.write(toFile: fallback, atomically: true, encoding: .utf8)
      for source in [page, fallback] {
        let pdf = "\(folder)/ringkasan.pdf"
        try print(source, pdf)
        #expect(try pageCount(pdf) == 1, "\(source)")
        // 210 − 14 mm: the number of the page stands at the right edge of the block.
        let edge = try words(pdf).map(\.right).max() ?? 0
        #expect(abs(edge - 555.6) < 1.5, "\(source): \(edge) pt")
      }
    }
    for name in ["laporan-bulanan", "00-baca-dulu"] {
      let pdf = "\(folder)/\(name).pdf"
      try print("\(pages)/\(name).html", pdf)
      let count = try pageCount(pdf)
      #expect(try shell("pdftotext", ["-layout", pdf, "-"]).out.contains("halaman \(count) dari \(count)"))
      // 210 − 20 mm: the last head of the table of files ends where the block ends.
      let heads = try words(pdf).filter { $0.text == "Dikecualikan" }
      #expect(!heads.isEmpty && heads.allSatisfy { abs($0.right - 538.6) < 1 }, "\(name): \(heads)")
    }
  }

  /// Words of a PDF with their right edge in points.
  private func words(_ pdf: String) throws -> [(text: String, right: Double)] {
    try shell("pdftotext", ["-bbox", pdf, "-"]).out
      .matches(of: /xMax="([0-9.]+)"[^>]*>([^<]*)<\/word>/)
      .compactMap { match in Double(match.1).map { (String(match.2), $0) } }
  }

  @Test func publishesPagesThatNeedNothingFromOutside() throws {
    let folder = try Places.temporary("pages")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pages = try month(folder)
    for (name, data) in contents(of: pages) where name.hasSuffix(".html") {
      let text = String(decoding: data, as: UTF8.self)
      #expect(!text.contains("http") && !text.contains("<script"), "\(name)")
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
