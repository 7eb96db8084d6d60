import Testing
import TolokCore

@testable import Tabular

/// Finding the workbook inside an OLE file, whole or damaged.
@Suite struct XLSContainerTests {
  typealias B = BIFFLiteral
  static let small = B.workbook([B.number(0, 0, 7)])
  /// Large enough to live in sectors of its own.
  static let large = B.workbook((0..<400).map { B.number($0, 0, Double($0)) })

  @Test(arguments: [9, 12]) func readsBothSectorSizes(shift: Int) throws {
    #expect(try B.cells(B.compound([("Workbook", Self.large)], shift: shift))["A400"] == .number(399))
  }

  @Test(arguments: [9, 12]) func readsASmallWorkbookFromTheMiniStream(shift: Int) throws {
    let file = B.compound([("\u{5}SummaryInformation", [1, 2, 3]), ("Workbook", Self.small)], shift: shift)
    #expect(try B.cells(file) == ["A1": .number(7)])
  }

  @Test(arguments: ["Workbook", "WORKBOOK", "Book", "book"]) func findsTheStreamInAnySpelling(
    name: String
  ) throws {
    #expect(try B.cells(B.compound([(name, Self.small)])) == ["A1": .number(7)])
  }

  @Test func prefersTheNewerOfTwoStreams() throws {
    let old = B.workbook([B.number(0, 0, 5)], version: 0x500)
    #expect(try B.cells(B.compound([("Book", old), ("Workbook", Self.small)])) == ["A1": .number(7)])
  }

  @Test func readsABareStream() throws {
    #expect(try B.cells(Self.small) == ["A1": .number(7)])
  }

  @Test func followsTheChainOfSectorLists() throws {
    // Beyond 109 × 128 × 512 bytes the list of tables leaves the header.
    let rest = [UInt8](repeating: 0, count: 7_300_000)
    #expect(try B.cells(B.compound([("Isi", rest), ("Workbook", Self.large)]))["A400"] == .number(399))
  }

  @Test func readsThePieceWhenTheChainLoops() throws {
    var file = B.compound([("Workbook", Self.large)])
    let sectors = (Self.large.count + 511) / 512
    // Every link of the stream points back to its first sector.
    let table = 512 + (sectors + 1) * 512
    for index in 0..<sectors {
      file.replaceSubrange(table + 4 * index..<table + 4 * index + 4, with: B.u32(0))
    }
    #expect(try B.cells(file)["A400"] == .number(399))
  }

  @Test func readsThePieceWhenTheChainLeavesTheFile() throws {
    var file = B.compound([("Workbook", Self.large)])
    let table = 512 + ((Self.large.count + 511) / 512 + 1) * 512
    file.replaceSubrange(table + 4..<table + 8, with: B.u32(0x00FF_FFFF))
    #expect(try B.cells(file)["A400"] == .number(399))
  }

  @Test func searchesTheSectorsWhenTheDirectoryIsGone() throws {
    var file = B.compound([("Workbook", Self.large)])
    let directory = 512 + (Self.large.count + 511) / 512 * 512
    for at in directory..<directory + 512 { file[at] = 0 }
    #expect(try B.cells(file)["A400"] == .number(399))
  }

  @Test func refusesATruncatedFile() {
    let file = B.compound([("Workbook", Self.large)])
    #expect(throws: ReadError.self) { try B.read(Array(file[..<(512 + 1500)])) }
    #expect(throws: ReadError.self) { try B.read(Array(file[..<100])) }
    #expect(throws: ReadError.self) { try B.read(Array(Self.large.dropLast(9))) }
  }

  @Test(arguments: [
    ("WordDocument", FileFormat.doc), ("PowerPoint Document", .ppt), ("__properties_version1.0", .msg),
    ("Lain", .ole),
  ]) func namesAnOLEFileThatIsNoWorkbook(stream: String, format: FileFormat) {
    let file = B.compound([(stream, [UInt8](repeating: 1, count: 5000))])
    #expect {
      _ = try B.read(file)
    } throws: {
      if case ReadError.notAWorkbook(format) = $0 { true } else { false }
    }
  }

  @Test func saysThatAWorkbookIsEncrypted() {
    let sheets = B.workbook(
      globals: [B.record(0x2F, B.u16(1) + B.u16(1) + B.u16(1) + [UInt8](repeating: 7, count: 48))], [])
    for file in [B.compound([("Workbook", sheets)]), B.compound([("EncryptedPackage", [1, 2, 3])])] {
      #expect {
        _ = try B.read(file)
      } throws: {
        if case ReadError.encrypted = $0 { true } else { false }
      }
    }
  }
}
