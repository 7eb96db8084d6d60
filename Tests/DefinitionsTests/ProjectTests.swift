import Foundation  // temporary directories
import Testing

@testable import Definitions

/// The project file: a misspelt key is said, never passed over.
@Suite struct ProjectTests {
  private let file = """
    schema: 1
    inbox: datasets/inbox/{period}
    store: datasets/tolok.sqlite
    output: reports/output
    regions: ["35.79"]
    did:
      years: [2022]
      regions: ["35.79"]

    """

  private func load(_ text: String) throws -> Project {
    let root = NSTemporaryDirectory() + "tolok-project-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: root + "/pipelines", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    try text.write(toFile: root + "/pipelines/monthly.yaml", atomically: true, encoding: .utf8)
    return try Project(root: root)
  }

  @Test func readsTheProjectFile() throws {
    let project = try load(file)
    #expect(project.regions == ["35.79"] && project.didYears == [2022])
  }

  @Test(arguments: [
    ("regoins: [\"35.73\"]", "monthly.yaml:9: kunci 'regoins' tidak dikenal; maksud Anda 'regions'?"),
    ("bulan: 10", "monthly.yaml:9: kunci 'bulan' tidak dikenal; yang dikenal: did, inbox, output"),
    ("  yaers: [2021]", "monthly.yaml:9: kunci 'yaers' tidak dikenal; maksud Anda 'years'?"),
  ])
  func saysWhichKeyIsWrong(_ line: String, _ sentence: String) {
    do {
      _ = try load(file + line + "\n")
      Issue.record("read without complaint")
    } catch {
      #expect("\(error)".contains(sentence), "\(error)")
    }
  }

  @Test func refusesARegionTwice() {
    let text = file.replacing("regions: [\"35.79\"]\ndid", with: "regions: [\"35.79\", \"35.79\"]\ndid")
    #expect { try load(text) } throws: { "\($0)".contains("'regions' memuat '35.79' dua kali; tulis sekali") }
  }
}
