import Foundation
import TestSupport
import Testing
import TolokCore

@testable import Tabular

/// Files made or broken to hurt: they are refused or read, quickly.
@Suite struct XLSHostileTests {
  typealias B = BIFFLiteral

  /// A small generator, so that a printed seed repeats a failure.
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  @Test(arguments: ["laporan-bulanan.xls", "rumus.xls"]) func survivesFlippedBytes(name: String) throws {
    let path = "\(Places.root)/Tests/Fixtures/xls/\(name)"
    let original = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    let seed = UInt64.random(in: 0..<1_000_000)
    print("XLSHostileTests: \(name), seed \(seed)")
    var dice = Dice(state: seed)
    var read = 0
    let time = ContinuousClock().measure {
      for _ in 0..<1000 {
        var bytes = original
        for _ in 0..<Int.random(in: 1...20, using: &dice) {
          bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
        }
        if let workbook = try? FileReader().read(bytes: bytes, name: name) { read += workbook.sheets.count }
      }
    }
    // A trap ends the process; what is left to see is the time, unoptimised builds included.
    #expect(time < .seconds(10), "seed \(seed)")
    #expect(read > 0)
  }

  @Test func readsNothingTwiceFromALoopOfSectors() throws {
    var file = B.compound([("Workbook", XLSContainerTests.large)])
    // Every link of the whole table leads to sector 0.
    let table = 512 + ((XLSContainerTests.large.count + 511) / 512 + 1) * 512
    for at in stride(from: table, to: file.count, by: 4) { file.replaceSubrange(at..<at + 4, with: B.u32(0)) }
    let time = ContinuousClock().measure { _ = try? B.read(file) }
    #expect(time < .seconds(2))
  }

  @Test func refusesAFormulaRepeatedUntilItFillsTheMachine() {
    // One long shared expression, pointed to by many cells of a few bytes each.
    let operands = (0..<2000).flatMap { _ in XLSFormulaTests.T.int(65535) + XLSFormulaTests.T.multiply }
    let expression = XLSFormulaTests.T.int(1) + operands
    let definition =
      B.u16(0) + B.u16(65535) + [0, 7, 0, 0] + B.u16(expression.count) + expression
    let pointer: [UInt8] = [0x01] + B.u16(0) + B.u16(0)
    var records = [B.formula(0, 0, pointer), B.record(0x4BC, definition)]
    for row in 1..<60 { records.append(B.formula(row, row % 8, pointer)) }
    let file = B.workbook(records)
    var limits = ReadLimits()
    #expect(throws: Never.self) { try FileReader(limits: limits).read(bytes: file, name: "x.xls") }
    limits.formulaWork = 1 << 22
    #expect {
      _ = try FileReader(limits: limits).read(bytes: file, name: "x.xls")
    } throws: {
      if case ReadError.tooLarge = $0 { true } else { false }
    }
  }

  @Test func refusesMoreCellsThanTheLimit() {
    var limits = ReadLimits()
    limits.cells = 10
    let file = B.workbook((0..<11).map { B.number($0, 0, 1) })
    #expect(throws: ReadError.self) { try FileReader(limits: limits).read(bytes: file, name: "x.xls") }
  }

  @Test func readsSizesThatCannotBe() throws {
    // A string that claims four gigabytes of phonetic data, a merge count without merges, an empty row of numbers.
    let boast = B.u32(1) + B.u32(1) + B.u16(1) + [4] + B.u32(0xFFFF_FFFF) + [0x61]
    let workbook = B.workbook(
      globals: [B.record(0xFC, boast)],
      [B.record(0xE5, B.u16(0xFFFF)), B.record(0xBD, [0, 0, 0]), B.number(0, 0, 1)])
    #expect(try B.cells(workbook) == ["A1": .number(1)])
  }
}
