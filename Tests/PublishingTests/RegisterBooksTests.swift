import Containers
import Foundation  // Process and files: the books are opened as their readers open them
import TestSupport
import Testing
import TolokCore

@testable import Publishing

/// The collection, register and benchmark workbooks for any month: empty, large, silent, hostile.
@Suite struct RegisterBooksTests {
  /// Writes the three books of a month into a folder of its own and hands it over.
  private func write(_ month: BookMonth, _ use: (String) throws -> Void) throws {
    let results = try #require(month.results)
    let folder = try Places.temporary("books")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try StatusWorkbook(results: results).write(to: "\(folder)/status-pengumpulan.xlsx")
    try RegisterWorkbook(results: results).write(to: "\(folder)/register-inovasi.xlsx")
    try BenchmarkWorkbook(results: results).write(to: "\(folder)/tolok-ukur.xlsx")
    try use(folder)
  }

  private func part(_ name: String, of book: String, in folder: String) throws -> String {
    let data = try #require(FileManager.default.contents(atPath: "\(folder)/\(book).xlsx"))
    let bytes = try ZipArchive([UInt8](data)).read(name)
    return String(decoding: bytes ?? [], as: UTF8.self)
  }

  /// Holds the books to their promises where Python has openpyxl.
  private func expectSound(_ folder: String) throws {
    guard Places.has("python3"), try shell("python3", ["-c", "import openpyxl"]).code == 0 else { return }
    let outcome = try shell("python3", ["\(Places.root)/Tests/Tools/check_register_books.py", folder])
    #expect(outcome.code == 0, "\(outcome.out)\(outcome.err)")
  }

  @Test func writesTheSameBytesTwice() throws {
    var first: [String: Data] = [:]
    try write(BookMonth()) { first = contents(of: $0) }
    try write(BookMonth()) { #expect(contents(of: $0) == first) }
    #expect(first.count == 3)
  }

  @Test func writesAMonthWithoutRegionsFilesOrClaims() throws {
    try write(BookMonth(regions: 0, agencies: 0, innovations: 0)) { folder in
      #expect(contents(of: folder).count == 3)
      try expectSound(folder)
    }
  }

  @Test func writesAMonthInWhichNobodySent() throws {
    try write(BookMonth(everyoneSilent: true)) { folder in
      let texts = try part("xl/sharedStrings.xml", of: "tolok-ukur", in: folder)
      // Nothing has come in, so nothing is known: a coverage of 0% would be an invented figure.
      #expect(texts.contains("belum dapat dinilai"))
      try expectSound(folder)
    }
  }

  @Test func writesAProvinceOf38RegionsAnd60AgenciesEach() throws {
    let month = BookMonth(regions: 38, agencies: 60, innovations: 3)
    let expected = try #require(month.results).collection.count
    try write(month) { folder in
      let sheet = try part("xl/worksheets/sheet3.xml", of: "status-pengumpulan", in: folder)
      #expect(expected > 1_500)
      #expect(sheet.contains("r=\"A\(expected + 5)\"") && !sheet.contains("r=\"A\(expected + 6)\""))
      let texts = try part("xl/sharedStrings.xml", of: "tolok-ukur", in: folder)
      // Many regions have the same coverage: the title says how many, and names none of them first.
      #expect(texts.range(of: "Unit dengan inovasi: [0-9]+ wilayah ", options: .regularExpression) != nil)
    }
  }

  @Test func keepsASendersTextAsText() throws {
    try write(BookMonth(firstName: "=1+1")) { folder in
      let sheet = try part("xl/worksheets/sheet2.xml", of: "register-inovasi", in: folder)
      #expect(!sheet.contains("<f>"))
      #expect(try part("xl/sharedStrings.xml", of: "register-inovasi", in: folder).contains("<t>=1+1</t>"))
    }
  }

  @Test func endsATextWhereExcelDoes() throws {
    try write(BookMonth(firstName: String(repeating: "ab ", count: 20_000))) { folder in
      let texts = try part("xl/sharedStrings.xml", of: "register-inovasi", in: folder)
      #expect(texts.contains(" …</t>"))
    }
  }

  @Test func saysCodesInWordsInBothLanguages() throws {
    for (language, words) in [
      (Language.id, ["uji coba", "nondigital", "nihil"]), (.en, ["trial", "non-digital"]),
    ] {
      try write(BookMonth(language: language)) { folder in
        for book in ["status-pengumpulan", "register-inovasi", "tolok-ukur"] {
          let texts = try part("xl/sharedStrings.xml", of: book, in: folder)
          for code in ["uji_coba", "non_digital", "pelayanan_publik", "iid_sent", "receivedEmpty"] {
            #expect(!texts.contains(code), "\(book) says \(code)")
          }
        }
        let register = try part("xl/sharedStrings.xml", of: "register-inovasi", in: folder)
        for word in words { #expect(register.contains(">\(word)<"), "\(word)") }
      }
    }
  }

  @Test func asksForIndonesianNumbersOnlyInIndonesian() throws {
    for language in Language.allCases {
      try write(BookMonth(language: language)) { folder in
        let styles = try part("xl/styles.xml", of: "tolok-ukur", in: folder)
        #expect(styles.contains("[$-421]") == (language == .id))
      }
    }
  }

  @Test func leavesOutWhatWasPublishedAfterThePeriod() throws {
    func claim(_ id: String, _ asOf: String) -> Claim {
      Claim(
        id: id, region: "90.00", subject: "inovasi", measure: id, value: 7, unit: "inovasi",
        basis: "statement", denominator: nil, conflictGroup: nil,
        citation: Citation(source: "A0", asOf: asOf, confidence: .pers))
    }
    let month = BookMonth(claims: [claim("sebelumnya", "2023-05"), claim("kemudian", "2024-01")])
    try write(month) { folder in
      let texts = try part("xl/sharedStrings.xml", of: "tolok-ukur", in: folder)
      #expect(texts.contains("sebelumnya") && !texts.contains(">kemudian<"))
      #expect(texts.contains("1 klaim terbit setelah periode tidak ditampilkan"))
    }
  }

  @Test func worksThroughErrorsBeforeWarningsAndWholeFilesFirst() throws {
    func finding(_ code: FindingCode, _ file: String, _ cell: String?, cause: String) -> Finding {
      Finding(
        code, at: Provenance(file: file, sheet: "Data", cell: cell.flatMap { CellAddress($0) }), cause: cause)
    }
    let error = FindingCode(
      "E9001", .error, title: sentence("galat"), explanation: sentence("e"), fix: sentence("f"))
    let note = FindingCode(
      "W9002", .warning, title: sentence("awas"), explanation: sentence("e"), fix: sentence("f"))
    var month = BookMonth()
    month.findings = [
      finding(note, "a.xlsx", nil, cause: "berkas"), finding(error, "b.xlsx", "A1", cause: "satu"),
      finding(error, "c.xlsx", "A2", cause: "banyak"), finding(error, "c.xlsx", "A3", cause: "banyak"),
      finding(error, "d.xlsx", nil, cause: "hilang"),
    ]
    let parts = StatusParts(results: try #require(month.results))
    #expect(parts.causes.map { $0.findings[0].cause } == ["hilang", "banyak", "satu", "berkas"])
    #expect(parts.causes.map(\.row) == [6, 7, 9, 10])
    #expect(parts.findingRows["c.xlsx"] == 7)
  }

  @Test func callsATargetMissedOnlyWhenWhatIsNotInYetCannotReachIt() throws {
    // Five units count, three have sent: with one each the other two decide, with three each all is lost.
    for (minimum, verdict) in [(1, 0), (3, -1)] {
      try write(BookMonth(regions: 1, minimum: minimum)) { folder in
        let sheet = try part("xl/worksheets/sheet3.xml", of: "tolok-ukur", in: folder)
        let formula = "IF(ISNUMBER(F7),IF(F7&gt;=B7,1,IF(F7+H7&lt;B7,-1,0)),0)"
        #expect(sheet.contains("<f>\(formula)</f><v>\(verdict)</v>"), "at least \(minimum)")
      }
    }
  }

  @Test func givesARowSetAsideTheReasonFoundInItsOwnCells() throws {
    let file = "90.00/contoh.xlsx"
    let place = Provenance(file: file, sheet: "Data", cell: CellAddress(row: 9, column: 2))
    var month = BookMonth()
    month.setAside = [
      SetAsideRow(
        fate: .rejected, region: "90.00", kind: .register, ownerText: "Dinas", name: "Baris Sembilan",
        synthetic: false, origin: place, cells: [CellAddress(row: 9, column: 2)])
    ]
    let code = FindingCode(
      "E9001", .error, title: sentence("sebab baris ini"), explanation: sentence("e"), fix: sentence("f"))
    var other = place
    other.cell = CellAddress(row: 10, column: 2)
    month.findings = [
      Finding(code, at: place), Finding(code, at: other, message: sentence("sebab baris lain")),
    ]
    try write(month) { folder in
      let texts = try part("xl/sharedStrings.xml", of: "register-inovasi", in: folder)
      #expect(texts.contains("Baris Sembilan") && texts.contains(">sebab baris ini<"))
      #expect(!texts.contains("sebab baris lain"))
    }
  }

  private func sentence(_ text: String) -> Sentence { Sentence(id: text, en: text) }

  @Test func breaksLinesAtBlanksAndInsideLongWords() {
    #expect(TextFit.broken("satu dua tiga", room: 8) == ["satu dua", "tiga"])
    #expect(TextFit.broken("a/sangat-panjang.xlsx", room: 8) == ["a/sangat", "-panjang", ".xlsx"])
    #expect(TextFit.broken("", room: 8) == [""])
    #expect(plainName("kota-Bogor.1") == "kota_bogor_1")
  }
}
