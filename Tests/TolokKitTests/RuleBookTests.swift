import FoundationEssentials
import TestSupport
import Testing
import TolokCore

@testable import TolokKit

/// `tolok rules` on the repository's own project.
@Suite struct RuleBookTests {
  private func book() throws -> RuleBook { try RuleBook(project: Places.root) }

  @Test func listsThePacksOfADay() throws {
    func ids(_ day: String) throws -> [String] {
      try book().list(at: day, .id, json: false).split(separator: "\n").filter { !$0.hasPrefix(" ") }
        .map { String($0.prefix { $0 != " " }) }
    }
    #expect(try ids("2022-08-31") == ["2022-tahun-sebelumnya"])
    #expect(
      try ids("2022-11-01") == ["2022-tahun-berjalan-1", "2022-tahun-berjalan-2", "2022-tahun-sebelumnya"])
    #expect(try ids("2020-07-19") == ["2020"])
    #expect(try ids("2020-07-20") == ["2020", "2020-tambahan-inovasi", "2020-tambahan-kesehatan"])
    #expect(try book().list(at: "2017-12-31", .en, json: false) == "No pack is in force on that date.")
  }

  @Test func refusesADayThatIsNone() throws {
    #expect {
      _ = try book().list(at: "2022-13-01", .id, json: false)
    } throws: { error in
      if case RunError.badValue(let said) = error {
        said.id.contains("--at '2022-13-01' bukan tanggal")
      } else {
        false
      }
    }
  }

  /// A year without rules is 65 with its name; a name nobody knows is 64 with the nearest one.
  @Test func saysWhichPackThereIsNot() throws {
    let book = try book()
    func failure(_ name: String) throws -> RunError? {
      do throws(RunError) {
        _ = try book.show(name, at: nil, .id, json: false)
        return nil
      } catch { return error }
    }
    if case .unreadable(let said) = try failure("2026") {
      #expect(said.id.hasPrefix("tahun anggaran 2026 belum punya paket aturan"))
    } else {
      Issue.record("2026 must be unreadable")
    }
    if case .badValue(let said) = try failure("2020-tambahan-inovsi") {
      #expect(said.id == "paket '2020-tambahan-inovsi' tidak ada; maksud Anda '2020-tambahan-inovasi'?")
    } else {
      Issue.record("a misspelt name must be a bad value")
    }
    if case .badValue(let said) = try failure("2022") {
      #expect(said.id.contains("punya beberapa paket"))
    } else {
      Issue.record("2022 has several packs")
    }
    #expect(try failure("2021") == nil)
  }

  @Test func showsLawLeftAndRuleRight() throws {
    let text = try book().show("2022-tahun-sebelumnya", at: nil, .id, json: false)
    let lines = text.split(separator: "\n").map(String.init)
    let line = try #require(lines.first { $0.contains("Bagian pagu 35%") })
    #expect(line.hasPrefix("PMK 160/PMK.07/2021 (S16, S19)"))
    #expect(lines.allSatisfy { $0.count <= 110 })
    #expect(text.contains("YANG BELUM DIKETAHUI"))
    #expect(text.contains("PERKARA DAN HASILNYA"))
    #expect(!text.contains("[tidak sesuai]"))
  }

  /// The page for the legal bureau: one file, no network, escaped, with the places to change and a sign-off.
  @Test(arguments: [Language.id, .en]) func writesAPageThatStandsAlone(_ language: Language) throws {
    let path = "\(FileManager.default.temporaryDirectory.path)/aturan-\(UUID().uuidString).html"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let book = try book()
    for pack in book.packs where ["2020-tambahan-inovasi", "2022-tahun-sebelumnya", "2023"].contains(pack.id)
    {
      try book.write(pack.id, at: nil, to: path, language)
      let page = try String(contentsOfFile: path, encoding: .utf8)
      #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("<link"), "\(pack.id)")
      #expect(!page.contains("{{"), "\(pack.id)")
      #expect(page.contains(language == .id ? "Pengesahan" : "Sign-off"))
      #expect(page.contains(Self.escaped(pack.gaps[0][language])), "\(pack.id)")
      if pack.parameters.contains(where: { $0.id == "pagu" }) {
        #expect(page.contains("parameters/pagu.yaml:"))
      }
      #expect(!page.contains(Places.root))
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("'", with: "&#39;")
  }

  @Test func lintsAndTestsItsOwnRules() throws {
    #expect(try book().lint().isEmpty)
    let outcome = try book().test(.en, json: false)
    #expect(outcome.failed == 0)
    #expect(outcome.text.contains("THRESHOLDS"))
  }

  @Test func diffsByYear() throws {
    let text = try book().diff("2021", "2023", .en, json: false)
    #expect(text.hasPrefix("DID 2021 → Fiscal Incentive 2023"))
    #expect(text.contains("- cannot be examined: the conditions of one of the packs were never seen."))
  }
}
