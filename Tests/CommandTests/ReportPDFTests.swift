import Foundation  // files in a temporary folder
import TestSupport
import Testing

/// `tolok report --pdf` with the engines there are, and with none.
@Suite struct ReportPDFTests {
  /// A project with its example month run once.
  private func project(_ body: (_ folder: String, _ pages: String) throws -> Void) throws {
    let folder = try Places.temporary("cetak-ulang")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let project = "\(folder)/bulanan"
    let made = try shell(Places.tolok, ["init", project])
    #expect(made.code == 0, "\(made.err)")
    let run = try shell(Places.tolok, ["run", "--project", project, "--period", "2023-10", "-q"])
    // 2: done in part, since the example holds files that cannot be read.
    #expect(run.code == 2, "\(run.out)\(run.err)")
    try body(project, "\(project)/reports/output/2023-10/laporan")
  }

  /// PATH of folders with nothing but the named programs.
  private func report(_ project: String, programs: [String]) throws -> Outcome {
    let folder = try Places.temporary("jalur")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in programs {
      let found = try #require(
        Places.path.split(separator: ":").map { "\($0)/\(name)" }
          .first { FileManager.default.isExecutableFile(atPath: $0) })
      try FileManager.default.createSymbolicLink(atPath: "\(folder)/\(name)", withDestinationPath: found)
    }
    return try shell(
      "/usr/bin/env",
      ["PATH=\(folder)", Places.tolok, "report", "--project", project, "--period", "2023-10", "--pdf"])
  }

  private func files(_ pages: String, _ suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: pages).filter { $0.hasSuffix(suffix) }.sorted()
  }

  @Test func saysHowToGetAnEngineWhereThereIsNone() throws {
    try project { project, pages in
      let outcome = try report(project, programs: [])
      #expect(outcome.code == 2, "done in part: the pages without their PDF")
      let words = outcome.out + outcome.err
      #expect(words.contains("Chromium dan WeasyPrint tidak ditemukan"), "\(words)")
      #expect(words.contains("apt install chromium") && words.contains("pip install weasyprint"), "\(words)")
      #expect(try files(pages, ".pdf").isEmpty)
      #expect(try files(pages, ".html").count == 5)
    }
  }

  @Test(
    .enabled(
      if: Places.has("weasyprint") && Places.has("pdfinfo"), "WeasyPrint or poppler is not installed"))
  func printsTaggedPagesWithWeasyPrint() throws {
    try project { project, pages in
      let outcome = try report(project, programs: ["weasyprint"])
      #expect(outcome.code == 0, "\(outcome.out)\(outcome.err)")
      // All but the index, which is a list of links.
      let pdfs = try files(pages, ".pdf")
      #expect(pdfs.count == 4, "\(pdfs)")
      for name in pdfs { #expect(try shell("pdfinfo", ["\(pages)/\(name)"]).out.contains(#/Tagged:\s+yes/#)) }
    }
  }

  @Test(.enabled(if: Places.has("chromium") && Places.has("pdfinfo"), "Chromium or poppler is not installed"))
  func printsTaggedPagesWithAnOutlineWithChromium() throws {
    try project { project, pages in
      // Chromium of Debian is a shell script: it needs the programs of the system beside it.
      let outcome = try shell(
        Places.tolok, ["report", "--project", project, "--period", "2023-10", "--pdf"])
      #expect(outcome.code == 0, "\(outcome.out)\(outcome.err)")
      let report = "\(pages)/laporan-bulanan.pdf"
      #expect(try shell("pdfinfo", [report]).out.contains(#/Tagged:\s+yes/#))
      #expect(
        try shell("pdftohtml", ["-xml", "-i", "-stdout", "-l", "1", report]).out.contains("<outline>"))
    }
  }
}
