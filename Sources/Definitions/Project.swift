import FoundationEssentials
import TolokCore
import Yams

/// A project on disk: where its rooms are and which regions report (`pipelines/monthly.yaml`).
package struct Project: Sendable {
  /// The folder that holds `pipelines/`, as given.
  package let root: String
  /// With `{period}` in it.
  package let inbox: String
  package let store: String
  package let output: String
  /// Codes of the reporting regions, in report order.
  package let regions: [String]
  /// Regions with a chapter of their own in the monthly report; nil: every one, where they are few.
  package let chapters: [String]?
  package let didYears: [Int]
  /// Regions assessed for DID; reference cases of the law beside the reporting ones.
  package let didRegions: [String]

  package var referenceDirectory: String { "\(root)/datasets/reference" }
  package var sourcesDirectory: String { "\(root)/pipelines/sources" }
  package var vocabulariesDirectory: String { "\(root)/pipelines/vocabularies" }
  package var indicatorsDirectory: String { "\(root)/pipelines/indicators" }
  package var rulesDirectory: String { "\(root)/pipelines/rules" }
  package var reportsDirectory: String { "\(root)/reports" }

  package func inbox(of period: Period) -> String {
    path(
      inbox.split(separator: "{period}", omittingEmptySubsequences: false).joined(
        separator: period.description))
  }

  /// A path of the project file, seen from where the command runs.
  package func path(_ relative: String) -> String {
    relative.hasPrefix("/") ? relative : "\(root)/\(relative)"
  }

  private struct File: Decodable {
    static let keys = KeyTree.map([
      "schema": .value, "inbox": .value, "store": .value, "output": .value, "chapters": .value,
      "regions": .value,
      "did": .map(["years": .value, "regions": .value]),
    ])
    struct DID: Decodable {
      var years: [Int]
      var regions: [String]
    }
    var schema: Int
    var inbox: String
    var store: String
    var output: String
    var regions: [String]
    var chapters: [String]?
    var did: DID
  }

  package init(root: String) throws(DefinitionError) {
    let file = "\(root)/pipelines/monthly.yaml"
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw .unreadable(
        file: file,
        reason: Sentence(
          id: "berkas proyek tidak ada; buat proyek contoh dengan `tolok init FOLDER`",
          en: "the project file is missing; make an example project with `tolok init FOLDER`"))
    }
    let read: File = try decodeYAML(text, keys: File.keys, file: file)
    guard read.schema == 1 else {
      throw .invalid(
        file: file, line: nil,
        reason: Sentence(
          id: "schema \(read.schema) tidak dikenal; yang dikenal: 1",
          en: "schema \(read.schema) is not known; known: 1"))
    }
    for (key, values) in [
      ("regions", read.regions), ("did.years", read.did.years.map(String.init)),
      ("did.regions", read.did.regions),
    ] {
      guard let twice = values.first(where: { value in values.count { $0 == value } > 1 }) else { continue }
      throw .invalid(
        file: file, line: nil,
        reason: Sentence(
          id: "'\(key)' memuat '\(twice)' dua kali; tulis sekali",
          en: "'\(key)' holds '\(twice)' twice; write it once"))
    }
    self.root = root
    inbox = read.inbox
    store = read.store
    output = read.output
    regions = read.regions
    chapters = read.chapters
    didYears = read.did.years
    didRegions = read.did.regions
  }

  /// The newest period that has an inbox; nil when there is none.
  package func newestPeriod() -> Period? {
    guard let mark = inbox.range(of: "{period}") else { return nil }
    let parent = path(String(inbox[..<mark.lowerBound]))
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    return names.compactMap { Period($0) }.filter { FileManager.default.fileExists(atPath: inbox(of: $0)) }
      .max()
  }
}

extension YamlError {
  /// The line the parser stopped at, counted from 1.
  var markedLine: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: nil
    }
  }
}
