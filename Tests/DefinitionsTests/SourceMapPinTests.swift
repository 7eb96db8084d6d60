import Foundation
import TestSupport
import Testing
import TolokCore

@testable import Definitions

/// What a source map pins about the values of a field.
@Suite struct SourceMapPinTests {
  private func load(_ field: String) throws -> FieldMap {
    let folder = try Places.temporary("pins")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let yaml = "id: uji\nlabel: Uji\nkind: recap\nfields:\n  - {name: nilai, aliases: [Nilai], \(field)}\n"
    try Data(yaml.utf8).write(to: URL(filePath: "\(folder)/uji.yaml"))
    return try #require(try loadSourceMaps(directory: folder).first?.fields.first)
  }

  @Test func readsWhatMarksMean() throws {
    let field = try load("type: number, numbers: {thousands: \".\", decimal: \",\"}")
    #expect(field.numbers == NumberPin(thousands: .point, decimal: .comma))
  }

  @Test func readsTheOrderOfDatesAndTheirEpoch() throws {
    let field = try load("type: date, dates: {order: mdy, epoch: 1904}")
    #expect(field.dates == DatePin(order: .monthFirst, epoch1904: true))
  }

  @Test func readsLists() throws {
    #expect(try load("type: enumeration, list: true").list)
    #expect(try load("type: enumeration").list == false)
  }

  @Test(arguments: [
    "type: number, numbers: {thousands: \"x\"}", "type: number, numbers: {}",
    "type: number, numbers: {thousands: \".\", decimal: \".\"}", "type: date, dates: {order: ymd}",
    "type: date, dates: {epoch: 1901}",
  ])
  func refusesPinsThatMeanNothing(_ field: String) {
    #expect(throws: DefinitionError.self) { try load(field) }
  }
}
