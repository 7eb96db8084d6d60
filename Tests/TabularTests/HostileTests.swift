import TestSupport
import Testing
import TolokCore

@testable import Containers
@testable import Tabular

/// Files made to hang, fill or fool a reader: refused with a reason, or read for what they are.
@Suite struct HostileTests {
  private static func read(_ bytes: [UInt8], _ change: (inout ReadLimits) -> Void = { _ in })
    throws(ReadError)
    -> Workbook
  {
    var limits = ReadLimits()
    change(&limits)
    return try FileReader(limits: limits).read(bytes: bytes, name: "hostile.xlsx")
  }

  private static func reason(_ bytes: [UInt8], _ change: (inout ReadLimits) -> Void = { _ in }) -> String {
    do {
      _ = try read(bytes, change)
      return "read"
    } catch {
      switch error {
      case .tooLarge(let what), .damaged(let what): return what
      default: return "\(error)"
      }
    }
  }

  @Test func refusesAZipBombByItsRatio() {
    let bomb = WorkbookLiteral(rows: String(repeating: " ", count: 2 << 20)).bytes
    let reason = Self.reason(bomb) {
      $0.zip.ratioFree = 1 << 20
      $0.zip.ratio = 20
    }
    #expect(reason.contains("bom zip"))
  }

  @Test func refusesMoreThanTheLimitOfOpenedBytes() {
    let rows = (1...2000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0 * 7919)</v></c></row>" }.joined()
    #expect(
      Self.reason(WorkbookLiteral(rows: rows).bytes) { $0.zip.entryBytes = 50_000 }.contains("melampaui"))
    #expect(
      Self.reason(WorkbookLiteral(rows: rows).bytes) { $0.opened = 50_000 }.contains("buku kerja melampaui"))
    #expect(Self.reason(WorkbookLiteral(rows: rows).bytes) { $0.cells = 1_000 } == "lebih dari 1000 sel")
    #expect(Self.reason(WorkbookLiteral(rows: rows).bytes) { $0.memory = 10_000 }.contains("melampaui"))
  }

  @Test func countsAPartThatManySheetsNameAsOftenAsItIsOpened() {
    var book = WorkbookLiteral(rows: "<row><c><v>1</v></c></row>" + String(repeating: "<x/>", count: 1000))
    book.workbook =
      "<sheets>" + (1...50).map { "<sheet name=\"S\($0)\" r:id=\"rId1\"/>" }.joined() + "</sheets>"
    #expect(Self.reason(book.bytes) { $0.opened = 100_000 }.contains("buku kerja melampaui"))
    #expect(Self.reason(book.bytes) { $0.sheets = 40 } == "lebih dari 40 lembar")
  }

  @Test func neverExpandsEntities() throws {
    let plain = WorkbookLiteral(rows: "<row><c t=\"inlineStr\"><is><t>&lol;</t></is></c></row>")
    var parts = plain.parts
    let sheet = String(decoding: parts[3].content, as: UTF8.self)
    parts[3] = ZipLiteral.Part(
      parts[3].name,
      "<!DOCTYPE x [<!ENTITY lol SYSTEM \"file:///etc/passwd\"><!ENTITY a \"&lol;&lol;\">]>" + sheet)
    #expect(Self.reason(ZipLiteral(parts).bytes).contains("DTD"))
    #expect(try Self.read(plain.bytes).sheets[0].cells.first?.value == .text("&lol;"))
  }

  @Test func passesOverDeepNestingWithoutRecursion() throws {
    let deep = String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)
    let book = WorkbookLiteral(rows: "\(deep)<row><c><v>1</v></c></row>")
    #expect(try Self.read(book.bytes) { $0.zip.ratioFree = 64 << 20 }.sheets[0].cells.count == 1)
  }

  @Test func takesNothingFromDeclaredDimensions() throws {
    var book = WorkbookLiteral(rows: "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")
    book.sheet = "<dimension ref=\"A1:XFD1048576\"/><cols><col min=\"1\" max=\"16384\"/></cols>" + book.sheet
    let cells = try Self.read(book.bytes).sheets[0].cells
    #expect(cells.map(\.address) == [CellAddress(row: 1_048_576, column: 16_384)])
    #expect(cells.footprint < 100)
  }

  @Test func readsARowOfTooManyColumnsCellByCell() throws {
    let row = "<row>" + String(repeating: "<c><v>1</v></c>", count: 16_384) + "</row>"
    #expect(try Self.read(WorkbookLiteral(rows: row).bytes).sheets[0].cells.last?.address.column == 16_384)
    let line = [UInt8](repeating: 0x3B, count: 5_000) + [0x78]
    #expect(throws: ReadError.self) {
      var limits = ReadLimits()
      limits.columns = 1_000
      _ = try FileReader(limits: limits).read(bytes: line, name: "a.csv")
    }
  }

  @Test func refusesMillionsOfMergesStringsStylesAndHiddenRows() {
    var merges = WorkbookLiteral(rows: "")
    merges.sheet += String(repeating: "<mergeCell ref=\"A1:B2\"/>", count: 1_001)
    #expect(Self.reason(merges.bytes) { $0.merges = 1_000 }.contains("sel gabungan"))
    let strings = WorkbookLiteral(rows: "", strings: String(repeating: "<si/>", count: 1_001))
    #expect(Self.reason(strings.bytes) { $0.sharedTexts = 1_000 }.contains("teks bersama"))
    let styles = WorkbookLiteral(
      rows: "", styles: "<cellXfs>" + String(repeating: "<xf numFmtId=\"14\"/>", count: 1_001) + "</cellXfs>")
    #expect(Self.reason(styles.bytes) { $0.styles = 1_000 }.contains("gaya sel"))
    let hidden = WorkbookLiteral(rows: (1...1_001).map { "<row r=\"\($0)\" hidden=\"1\"/>" }.joined())
    #expect(Self.reason(hidden.bytes) { $0.hiddenRows = 1_000 }.contains("baris tersembunyi"))
  }

  @Test func refusesLongTextsAndFormulasSharedByTooManyCells() {
    let cells = String(repeating: "<c t=\"s\"><v>0</v></c>", count: 500)
    let texts = WorkbookLiteral(
      rows: "<row>\(cells)</row>", strings: "<si><t>\(String(repeating: "x", count: 3_000))</t></si>")
    #expect(Self.reason(texts.bytes) { $0.spelledOut = 1_000_000 }.contains("satu per satu"))
    let copies = String(repeating: "<c><f t=\"shared\" si=\"0\"/></c>", count: 500)
    let formulas = WorkbookLiteral(
      rows:
        "<row><c><f t=\"shared\" si=\"0\">\(String(repeating: "A1+", count: 1_000))1</f></c>\(copies)</row>")
    #expect(Self.reason(formulas.bytes) { $0.spelledOut = 1_000_000 }.contains("rumus bersama"))
  }

  @Test func refusesEntriesThatOverlapLieOrAreTooMany() {
    var overlap = WorkbookLiteral(rows: "").zip
    overlap.overlaps = true
    #expect(Self.reason(overlap.bytes) != "read")
    var parts = WorkbookLiteral(rows: "<row><c><v>1</v></c></row>").parts
    parts[3].claimedCRC = 7
    #expect(Self.reason(ZipLiteral(parts).bytes).contains("CRC"))
    parts[3].claimedCRC = nil
    parts[3].claimedSize = 3
    #expect(Self.reason(ZipLiteral(parts).bytes).contains("ukuran bagian"))
    #expect(throws: ContainerError.self) {
      var limits = ZipArchive.Limits()
      limits.entries = 3
      _ = try ZipArchive(WorkbookLiteral(rows: "").bytes, limits: limits)
    }
  }

  @Test func readsWhatHonestWritersDoOddly() throws {
    let book = WorkbookLiteral(rows: "<row><c><v>1</v></c></row>")
    var zips: [ZipLiteral] = [book.zip, book.zip, book.zip, book.zip]
    for at in zips[0].parts.indices { zips[0].parts[at].hasDescriptor = true }
    for at in zips[1].parts.indices { zips[1].parts[at].isZip64 = true }
    for at in zips[2].parts.indices { zips[2].parts[at].isDeflated = false }
    zips[3].parts += [
      ZipLiteral.Part("../../etc/passwd", "x"), zips[3].parts[3], ZipLiteral.Part("kosong", ""),
    ]
    for zip in zips { #expect(try Self.read(zip.bytes).sheets[0].cells.count == 1) }
    var moved = book.zip
    moved.prefix = Array("#!/bin/sh\n".utf8)
    #expect(try ZipArchive(moved.bytes).read("xl/workbook.xml") != nil)
  }

  /// The inflater reads ahead and gives back what it did not need, also when it was offered nothing in that step.
  @Test func readsAnEntryInPiecesOfEverySizeWithBytesBehindItsStream() throws {
    let content = Array((0..<300).map { "baris \($0 % 7)" }.joined().utf8)
    for trailing in 0...9 {
      var part = ZipLiteral.Part("a", content)
      part.trailing = [UInt8](repeating: 0xAA, count: trailing)
      let zip = try ZipArchive(ZipLiteral([part]).bytes)
      for size in 1...40 {
        let stream = try #require(try zip.stream("a"))
        var got: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: size)
        while !stream.isFinished {
          let count = try stream.read(into: &buffer, from: 0)
          got += buffer[..<count]
        }
        #expect(got == content, "\(trailing) bytes behind, pieces of \(size)")
      }
    }
  }

  /// Found by fuzzing: at damage the inflater gives back more bytes than it was offered in that step.
  @Test func survivesDamageNearTheEndOfAnEntryReadInPieces() throws {
    let content = Array((0..<80).map { "baris \($0 &* 7919 % 101)" }.joined().utf8)
    for flip in 0..<200 {
      var part = ZipLiteral.Part("a", content)
      part.flips = [flip]
      let zip = try ZipArchive(ZipLiteral([part]).bytes)
      for size in [1, 2, 7, 64, content.count - 1, content.count, content.count + 1] {
        let stream = try #require(try zip.stream("a"))
        var buffer = [UInt8](repeating: 0, count: size)
        var reads = 0
        do {
          while !stream.isFinished, reads < 10_000 {
            reads += try stream.read(into: &buffer, from: 0) >= 0 ? 1 : 0
          }
        } catch {}
        #expect(reads < 10_000)
      }
    }
  }

  @Test func refusesAFileCutAnywhere() {
    let rows = (1...300).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0 * 7919)</v></c></row>" }.joined()
    let bytes = WorkbookLiteral(rows: rows).bytes
    for length in stride(from: 0, to: bytes.count - 1, by: 97) {
      #expect(Self.reason(Array(bytes[..<length])) != "read", "\(length) of \(bytes.count)")
    }
    var parts = WorkbookLiteral(rows: rows).parts
    parts[3].content.removeLast(200)
    #expect(Self.reason(ZipLiteral(parts).bytes) == "lembar terpotong")
  }

  @Test func survivesTimesAndAddressesBeyondAllMeasure() throws {
    let book = WorkbookLiteral(
      rows: """
        <row r="1048576"><c t="d"><v>99999999999999999:00</v></c><c t="d"><v>00:00:1e300</v></c>\
        <c r="XFB1048576"><v>1e999</v></c><c s="99999999999999999"><v>1</v></c>\
        <c><f t="shared" si="0">A1</f><v>1</v></c></row><row r="1"><c><f t="shared" si="0"/></c></row>
        """)
    let cells = try Self.read(book.bytes).sheets[0].cells
    #expect(cells.count == 6)
    #expect(Array(cells).count == 6)
  }
}
