import Containers
import Foundation
import TestSupport
import Testing

@testable import Publishing
@testable import TolokCore

/// The audit as a file: what a sender wrote stays text, what the library refuses stops the run.
@Suite struct AuditFileTests {
  private func archive(_ results: MonthResults, in folder: String) throws -> ZipArchive {
    let path = "\(folder)/audit-did.xlsx"
    try AuditWorkbook(results: results).write(to: path)
    return try ZipArchive([UInt8](try #require(FileManager.default.contents(atPath: path))))
  }

  private func text(_ archive: ZipArchive, _ name: String) throws -> String {
    String(decoding: try #require(try archive.read(name)), as: UTF8.self)
  }

  @Test func writesWhatASenderWroteAsText() throws {
    let folder = try Places.temporary("audit-text")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var registers = Registers()
    registers.regions = [AuditLiterals.region("35.12", "=1+1")]
    registers.didAmounts = [
      AuditLiterals.amount("t", "35.12", nil, 300, note: "@SUM(A1)"),
      AuditLiterals.amount("a", "35.12", "=HYPERLINK(\"x\")", 100),
      AuditLiterals.amount("b", "35.12", "+2", 200),
    ]
    let archive = try archive(AuditLiterals.month(registers), in: folder)
    let strings = try text(archive, "xl/sharedStrings.xml")
    #expect(strings.contains(">=1+1<") && strings.contains("=HYPERLINK(") && strings.contains("@SUM(A1)"))
    for number in 1...9 {
      let sheet = try text(archive, "xl/worksheets/sheet\(number).xml")
      #expect(!sheet.contains("<f>1+1</f>") && !sheet.contains("HYPERLINK(") && !sheet.contains("<f>SUM(A1)"))
    }
  }

  @Test func storesAResultBesideEveryFormula() throws {
    let folder = try Places.temporary("audit-stored")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var registers = Registers()
    registers.regions = [AuditLiterals.region("35.12", "Kabupaten Uji")]
    let archive = try archive(AuditLiterals.month(registers), in: folder)
    var formulas = 0
    for number in 1...9 {
      let parts = try text(archive, "xl/worksheets/sheet\(number).xml").components(separatedBy: "</f>")
      formulas += parts.count - 1
      for part in parts.dropFirst() { #expect(part.hasPrefix("<v>"), "sheet \(number): \(part.prefix(40))") }
    }
    #expect(formulas > 100)
  }

  @Test(.enabled(if: Places.has("soffice"), "LibreOffice is not installed"))
  func storesWhatLibreOfficeRecalculatesForAProvinceOfMixedFacts() throws {
    let folder = try Places.temporary("audit-province")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var generator = SeededGenerator(seed: 7)
    var registers = Registers()
    let values: [(String, [String?])] = [
      ("opini_2018", [nil, "WTP", "WDP"]), ("opini_2019", [nil, "WTP"]), ("opini_2020", [nil, "WTP", "TW"]),
      ("wtp_3", [nil, "ya", "tidak"]), ("wtp_1", [nil, "ya", "tidak"]), ("apbd", [nil, "ya", "ya", "tidak"]),
      ("eproc_peringkat", [nil, "A", "B", "C"]), ("eproc", [nil, "ya", "tidak"]),
    ]
    for number in 1...60 {
      let id = "35.\(number + 10)"
      registers.regions.append(AuditLiterals.region(id, "Kota \(number)"))
      for (fact, choices) in values {
        guard let value = choices.randomElement(using: &generator).flatMap({ $0 }) else { continue }
        registers.didInputs.append(
          AuditLiterals.input(id, fact, value, number % 5 == 0 ? .andaian : .pers))
      }
      if number % 3 == 0 {
        registers.didAmounts.append(
          AuditLiterals.amount(
            "p\(number)", id, nil, Rupiah(number * 1_000), year: 2022, component: "did_prior_year"))
      }
      if number % 7 == 0 {
        registers.contestWins.append(
          ContestWin(
            sector: "hotel", cluster: "kota", rank: number % 2 + 1, region: id,
            citation: AuditLiterals.citation()))
      }
    }
    let results = AuditLiterals.month(registers)
    try AuditWorkbook(results: results).write(to: "\(folder)/audit-did.xlsx")
    let outcome = try shell("python3", ["\(Places.root)/Tests/Tools/check_audit.py", folder, "--plain"])
    #expect(outcome.code == 0, "seed 7: \(outcome.out)\(outcome.err)")
  }

  @Test func writesTheSameBytesTwice() throws {
    let folder = try Places.temporary("audit-bytes")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var registers = Registers()
    registers.regions = [AuditLiterals.region("35.12", "Kabupaten Uji")]
    for name in ["a", "b"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      try AuditWorkbook(results: AuditLiterals.month(registers)).write(to: "\(folder)/\(name)/audit-did.xlsx")
    }
    let files = contents(of: folder)
    #expect(files["a/audit-did.xlsx"] != nil && files["a/audit-did.xlsx"] == files["b/audit-did.xlsx"])
  }

  @Test func saysNothingInIndonesianInTheEnglishEdition() throws {
    let folder = try Places.temporary("audit-english")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var registers = Registers()
    registers.regions = [AuditLiterals.region("35.12", "Situbondo")]
    registers.didInputs = [AuditLiterals.input("35.12", "apbd", "tidak", .andaian)]
    let archive = try archive(AuditLiterals.month(registers, language: .en), in: folder)
    let strings = try text(archive, "xl/sharedStrings.xml") + (try text(archive, "xl/worksheets/sheet5.xml"))
    for word in ["belum diketahui", "tidak terpenuhi", ">tidak<", ">ya<", "andaian", "Paling", "sel diubah"] {
      #expect(!strings.contains(word), "\(word)")
    }
    #expect(
      strings.contains(">not known<") && strings.contains("an estimate, not a calculation".dropFirst(3)))
  }

  @Test func throwsWhatTheLibraryRefuses() throws {
    let folder = try Places.temporary("audit-refused")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let results = AuditLiterals.month(Registers())
    let book = try AuditBook(path: "\(folder)/a.xlsx", title: "Uji", results: results)
    #expect(throws: PublishError.self) {
      try book.sheet("Nama lembar yang lebih panjang dari 31", widths: [10], tab: 0)
    }
    #expect(throws: PublishError.self) { try book.sheet("a/b", widths: [10], tab: 0) }
    _ = try book.sheet("Lembar", widths: [10], tab: 0)
    book.define("1 bukan nama", "'Lembar'!$A$1")
    #expect(throws: PublishError.self) { try book.close() }
  }

  @Test func cutsTextAtWhatACellHolds() throws {
    #expect(AuditPen.fitting("pendek") == "pendek")
    let cut = AuditPen.fitting(String(repeating: "😀", count: 20_000))
    #expect(cut.utf16.count <= AuditPen.longestText && cut.hasSuffix("…"))
    let folder = try Places.temporary("audit-long")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var registers = Registers()
    registers.regions = [AuditLiterals.region("35.12", String(repeating: "nama ", count: 10_000))]
    _ = try archive(AuditLiterals.month(registers), in: folder)
  }

  @Test func breaksRowsWhereTheTextNeedsThem() {
    #expect(AuditPen.lines("satu baris", width: 20) == 1)
    #expect(AuditPen.lines(String(repeating: "x", count: 60), width: 20) == 3)
    #expect(AuditPen.lines("a\nb", width: 20) == 2)
  }
}
