import Foundation
import TestSupport
import Testing

@testable import Definitions

/// Every fact of the five source articles has a home in the registers; the fixture says where each one lives.
@Suite struct SourceFactsTests {
  @Test func findsEveryFactWhereTheMapSaysItLives() throws {
    let map = try table("Tests/Fixtures/source-facts/where-each-lives.csv")
    #expect(map.count >= 40, "the map names \(map.count) facts")
    var tables: [String: [[String: String]]] = [:]
    for fact in map {
      let file = try #require(fact["file"])
      if tables[file] == nil { tables[file] = try table("datasets/reference/\(file)") }
      let keyColumn = fact["key_column"] ?? "", key = fact["key"] ?? ""
      let rows = (tables[file] ?? []).filter { $0[keyColumn] == key }
      let name = Comment(
        rawValue: "\(fact["section"] ?? ""): \(fact["fact"] ?? "") in \(file), \(keyColumn)=\(key)")
      #expect(rows.count == 1, name)
      #expect(rows.first?[fact["value_column"] ?? ""] == fact["expected"], name)
      #expect(!(rows.first?["source"] ?? "").isEmpty && !(rows.first?["as_of"] ?? "").isEmpty, name)
    }
  }

  private func table(_ path: String) throws -> [[String: String]] {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(Places.root)/\(path)")))
    let table = try CSVTable(bytes, file: path)
    return table.records.map { record in
      Dictionary(zip(table.header, record.fields), uniquingKeysWith: { first, _ in first })
    }
  }
}
