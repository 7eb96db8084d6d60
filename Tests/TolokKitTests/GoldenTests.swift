import Containers
import Foundation
import TestSupport
import Testing

@testable import TolokKit

/// The example month against its recorded outputs, file by file, workbooks part by part.
/// `RECORD_GOLDEN=1 swift test --filter Golden` records anew and fails, so that nobody records by accident.
@Suite struct GoldenTests {
  private let golden = "\(Places.root)/Tests/Golden/2023-10"

  @Test func publishesTheGoldenMonth() throws {
    let folder = try Places.temporary("golden")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try NewProject(directory: "\(folder)/proyek").create()
    var request = RunRequest()
    request.project = "\(folder)/proyek"
    request.period = "2023-10"
    let published = try #require(try MonthlyRun(request).run().folder)
    let parts = try parts(of: published)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try? FileManager.default.removeItem(atPath: golden)
      for (name, data) in parts {
        let url = URL(filePath: "\(golden)/\(name)")
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
      }
      Issue.record("recorded \(parts.count) parts; read the difference, then run without RECORD_GOLDEN")
      return
    }
    let wanted = contents(of: golden)
    #expect(!wanted.isEmpty, "nothing is recorded")
    #expect(parts.keys.sorted() == wanted.keys.sorted())
    for (name, data) in wanted {
      #expect(parts[name] == data, "\(name) differs: \(firstDifference(parts[name] ?? Data(), data))")
    }
  }

  /// Workbooks are opened into their parts; everything else is one part.
  private func parts(of folder: String) throws -> [String: Data] {
    var parts: [String: Data] = [:]
    for (name, data) in contents(of: folder) {
      guard name.hasSuffix(".xlsx") else {
        // The definitions' hashes change with every recipe; they are compared where they are made.
        parts[name] = name == "data/manifest.json" ? withoutDefinitions(data) : data
        continue
      }
      let zip = try ZipArchive([UInt8](data))
      for entry in zip.names { parts["\(name)/\(entry)"] = Data(try #require(try zip.read(entry))) }
    }
    return parts
  }

  private func withoutDefinitions(_ data: Data) -> Data {
    let text = String(decoding: data, as: UTF8.self)
    guard let start = text.range(of: "\"definitions\":["), let end = text.range(of: "],\"files\"") else {
      return data
    }
    return Data((text[..<start.upperBound] + text[end.lowerBound...]).utf8)
  }

  private func firstDifference(_ a: Data, _ b: Data) -> String {
    let at = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(a.count, b.count)
    func near(_ data: Data) -> String {
      String(decoding: data.dropFirst(max(0, at - 40)).prefix(120), as: UTF8.self)
    }
    return "at byte \(at): «\(near(a))», not «\(near(b))»"
  }
}
