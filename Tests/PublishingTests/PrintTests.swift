import Foundation  // files in a temporary folder
import TestSupport
import Testing
import TolokCore

@testable import Publishing

/// Pages on paper, in both engines without the fonts the layout was drawn with: the wider case.
@Suite(.serialized) struct PrintTests {
  static let hasChromium = Places.has("chromium") && Places.has("pdfinfo")
  static let hasWeasyPrint = Places.has("weasyprint") && Places.has("pdfinfo")

  /// Full and nearly empty: the least and the most a one-page summary may have to hold.
  static let months: [MonthLiteral] = [
    MonthLiteral(agencies: 0, innovating: 0, population: nil), MonthLiteral(innovating: 0),
    crowded(.id), crowded(.en),
  ]

  /// Many agencies, long names, many conflicts, awards, an exhibition, a gate with every criterion open.
  private static func crowded(_ language: Language) -> MonthLiteral {
    var month = MonthLiteral(regions: 6, agencies: 120, innovating: 60, language: language, synthetic: 3)
    month.regionName = "Kota Administrasi Kepulauan Nusantara Raya"
    month.agencyName = "Dinas Perumahan, Kawasan Permukiman dan Pertanahan Bagian"
    let long = "Angka yang diterbitkan dan angka yang dihitung berbeda menurut tiga sumber yang dikutip"
    month.reconciliations = (0..<6).map { index in
      Reconciliation(
        id: "k\(index)", region: "99.10", message: Sentence(id: long, en: long),
        lines: (0..<4).map { line in
          Reconciliation.Line(
            label: Sentence(id: "inovasi (2023-0\(line + 1))", en: "innovations (2023-0\(line + 1))"),
            value: "\(1000 + line) inovasi", basis: line == 0 ? "statement" : "exhibition", source: "A0")
        }, explanation: Sentence(id: long + ". " + long + ".", en: long + ". " + long + "."), agrees: false)
    }
    month.registers.exhibitions = [("stan", 50.0), ("inovasi dipamerkan", 82.0), ("kelompok satu", 13.0)].map
    {
      ExhibitionMeasure(
        id: $0.0, region: "99.10", name: "Pameran", measure: $0.0, value: $0.1,
        unit: $0.0.hasPrefix("kelompok") ? "kelompok" : String($0.0.split(separator: " ")[0]),
        citation: MonthLiteral.citation)
    }
    let leaves = ["wtp_5_berturut", "apbd_tepat_waktu", "eproc_min_B", "ebudgeting", "ptsp", "wtp_terakhir"]
    month.did = [
      DIDComponentResult(
        region: "99.10", year: 2022, pack: "uji", component: "did_prior_year",
        label: Sentence(id: "DID 2022", en: "DID 2022"), verdict: .unknown,
        criteria: leaves.map {
          CriterionResult(
            id: $0, label: Sentence(id: $0, en: $0), outcome: .unknown, fact: nil, threshold: "ya",
            citation: "A0", source: nil, reason: Sentence(id: "", en: ""))
        }, estimate: Estimate(method: .unknown, low: nil, high: nil, exact: false, unknowns: []),
        missing: leaves,
        calculation: Calculation(region: "99.10", year: 2022, pack: "uji", component: "did_prior_year"),
        values: CalculationValues())
    ]
    return month
  }

  func write(_ month: MonthLiteral, to folder: String) throws -> [String] {
    let written = try month.write(to: folder)
    for name in written {
      let path = "\(folder)/\(name)"
      // 8 mm of air: a sheet that is 8 mm shorter must hold the page too.
      var page = try String(contentsOfFile: path, encoding: .utf8)
        .replacing("margin: 11mm 14mm 10mm", with: "margin: 11mm 14mm 18mm")
        .replacing("height: 275mm", with: "height: 267mm")
      // Without Carlito, Caladea and the fonts they stand for, the next and wider names of each stack are used.
      page = page.replacing("Carlito, Calibri, ", with: "").replacing("Caladea, Cambria, ", with: "")
      try page.write(toFile: path, atomically: true, encoding: .utf8)
    }
    return written
  }

  @Test(
    .enabled(if: hasChromium, "Chromium or poppler is not installed"), arguments: months.indices)
  func fitsOnePageInChromium(_ index: Int) throws {
    try expectOnePage(index) { page, pdf, folder in
      try shell(
        "chromium",
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
          "--user-data-dir=\(folder)/profil", "--print-to-pdf=\(pdf)", "file://\(page)",
        ])
    }
  }

  @Test(
    .enabled(if: hasWeasyPrint, "WeasyPrint or poppler is not installed"), arguments: months.indices)
  func fitsOnePageInWeasyPrint(_ index: Int) throws {
    try expectOnePage(index) { page, pdf, _ in try shell("weasyprint", [page, pdf]) }
  }

  private func expectOnePage(
    _ index: Int, print: (String, String, String) throws -> Void
  ) throws {
    let folder = try Places.temporary("cetak")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let month = Self.months[index]
    _ = try write(month, to: folder)
    let pdf = "\(folder)/halaman.pdf"
    try print("\(folder)/ringkasan-9910.html", pdf, folder)
    let info = try shell("pdfinfo", [pdf]).out
    let count = info.split(separator: "\n").first { $0.hasPrefix("Pages:") }.map { $0.filter(\.isNumber) }
    #expect(count == "1", "month \(index)")
    let text = try shell("pdftotext", ["-layout", pdf, "-"]).out
    let foot = month.language == .id ? "halaman 1 dari 1" : "page 1 of 1"
    #expect(text.contains(foot))
  }

  // MARK: the monthly report

  private func report(
    _ month: MonthLiteral, print: (String, String, String) throws -> Void,
    check: (String, String) throws -> Void
  ) throws {
    let folder = try Places.temporary("laporan")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try month.write(to: folder)
    let pdf = "\(folder)/laporan.pdf"
    try print("\(folder)/laporan-bulanan.html", pdf, folder)
    try check(pdf, folder)
  }

  /// Pages, "page x of y" on every sheet but the cover, tags, outline, repeated heads, full width of the text.
  private func expectPrinted(_ pdf: String) throws {
    let info = try shell("pdfinfo", [pdf]).out
    let count = try #require(
      info.split(separator: "\n").first { $0.hasPrefix("Pages:") }.flatMap { Int($0.filter(\.isNumber)) })
    #expect((12...30).contains(count), "\(count) pages")
    #expect(info.contains(#/Tagged:\s+yes/#))
    let sheets = try shell("pdftotext", ["-layout", pdf, "-"]).out.split(
      separator: "\u{c}", omittingEmptySubsequences: true)
    #expect(sheets.count == count)
    for (at, sheet) in sheets.enumerated().dropFirst() {
      #expect(sheet.contains("halaman \(at + 1) dari \(count)"), "sheet \(at + 1)")
    }
    // A long table names its columns again on each of its sheets.
    let listed = sheets.filter { $0.contains(#/Inovasi \d/#) && $0.contains("berkas.xlsx") }
    #expect(listed.count > 1)
    for sheet in listed { #expect(sheet.contains("Sel sumber"), "a head is missing") }
    // Widths are those of the sheet, not of a shrunken one: Chromium shrinks all when one thing is too wide.
    let boxes = try shell("pdftotext", ["-bbox-layout", "-f", "2", "-l", "2", pdf, "-"]).out
    let left = boxes.matches(of: #/<line xMin="([\d.]+)"/#).compactMap { Double($0.1) }.min()
    #expect(abs((left ?? 0) - 56.7) < 1.5, "text starts at \(left ?? 0) pt")
    let names = try shell("pdfinfo", ["-dests", pdf]).out
    #expect(names.contains("istilah") && names.contains("banding"), "links of the contents")
  }

  private static let printed: MonthLiteral = {
    var month = MonthLiteral(regions: 3, agencies: 60, innovating: 45)
    month.regionName = "Kota Uji"
    return month
  }()

  @Test(.enabled(if: hasChromium, "Chromium or poppler is not installed"))
  func printsTheReportInChromium() throws {
    try report(Self.printed) { page, pdf, folder in
      try shell(
        "chromium",
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
          "--generate-pdf-document-outline", "--user-data-dir=\(folder)/profil", "--print-to-pdf=\(pdf)",
          "file://\(page)",
        ])
    } check: { pdf, _ in
      try expectPrinted(pdf)
    }
  }

  @Test(.enabled(if: hasWeasyPrint, "WeasyPrint or poppler is not installed"))
  func printsTheReportInWeasyPrint() throws {
    try report(Self.printed) { page, pdf, _ in
      try shell("weasyprint", ["--pdf-variant", "pdf/ua-1", page, pdf])
    } check: { pdf, _ in
      try expectPrinted(pdf)
      // Contents with page numbers: each chapter's line ends in the number of its first sheet.
      let sheets = try shell("pdftotext", ["-layout", pdf, "-"]).out.split(separator: "\u{c}")
      let contents = try #require(
        sheets.first { $0.contains("Daftar isi") || $0.contains("Cara membaca tanda") })
      let start = try #require(sheets.firstIndex { $0.contains(#/C\s+Istilah/#) && $0.contains("Tonggak") })
      #expect(contents.contains(try Regex("Istilah\\s+\(start + 1)\\b")), "page number of the glossary")
    }
  }

  // MARK: the pages of the example month, as text, as drawn, and on both engines' sheets

  static let hasTools =
    hasChromium && hasWeasyPrint && Places.has("pdftohtml")
    && FileManager.default.isExecutableFile(atPath: python)
  private static let python = "\(Places.root)/.venv-test/bin/python"
  private static let golden = "\(Places.root)/Tests/Golden/2023-10"

  private func check(_ tool: String, _ arguments: [String]) throws {
    let outcome = try shell(Self.python, ["\(Places.root)/Tests/Tools/\(tool)"] + arguments)
    #expect(outcome.code == 0, "\(outcome.out)\(outcome.err)")
  }

  @Test(.enabled(if: hasTools, "an engine, poppler or .venv-test is not installed"))
  func drawsTheExampleMonthReadableWithinItsBlocks() throws {
    try check("check_pages.py", [Self.golden])
  }

  @Test(.enabled(if: hasTools, "an engine, poppler or .venv-test is not installed"))
  func seesPlantedFaultsOfAPage() throws {
    try check("check_pages.py", ["--planted", "\(Self.golden)/ringkasan-3579.html"])
  }

  @Test(
    .enabled(if: hasTools, "an engine, poppler or .venv-test is not installed"),
    arguments: ["chromium", "weasyprint"])
  func keepsTogetherOnTheSheetWhatBelongsTogether(_ engine: String) throws {
    try check("check_print.py", [Self.golden, engine])
  }

  @Test(
    .enabled(if: hasTools, "an engine, poppler or .venv-test is not installed"),
    arguments: ["chromium", "weasyprint"])
  func seesPlantedFaultsOfASheet(_ engine: String) throws {
    try check("check_print.py", ["--planted", engine])
  }

  /// The month of three regions stays a report one reads to its end, and its published figures stand on the sheets.
  @Test(
    .enabled(if: hasTools, "an engine, poppler or .venv-test is not installed"),
    arguments: ["chromium", "weasyprint"])
  func printsTheExampleMonthOnFewSheets(_ engine: String) throws {
    let folder = try Places.temporary("tiga-puluh")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let page = "\(Self.golden)/laporan-bulanan.html", pdf = "\(folder)/laporan.pdf"
    if engine == "chromium" {
      try shell(
        "chromium",
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
          "--user-data-dir=\(folder)/profil", "--print-to-pdf=\(pdf)", "file://\(page)",
        ])
    } else {
      try shell("weasyprint", ["--quiet", page, pdf])
    }
    let text = try shell("pdftotext", ["-raw", pdf, "-"]).out
    let sheets = text.split(separator: "\u{c}").count
    #expect((20...34).contains(sheets), "\(sheets) sheets in \(engine)")
    let plain = text.replacing(#/\s+/#, with: " ")
    for words in [
      "11 dari 36 OPD", "82 inovasi, 50 stan, 48 kelompok", "15 inovasi disebut, 11 bernama", "63,69",
      "Rp9.003.766.000", "1–2, setara", "halaman \(sheets) dari \(sheets)",
    ] { #expect(plain.contains(words), "\(words) in \(engine)") }
  }
}
