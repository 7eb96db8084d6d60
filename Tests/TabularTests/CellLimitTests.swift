import TestSupport
import Testing
import TolokCore

@testable import Tabular

/// More cells than a command takes: refused while reading, in one sentence that names the limit and its option.
@Suite struct CellLimitTests {
  private static func refusal(_ bytes: [UInt8], name: String) -> Finding? {
    do throws(ReadError) {
      _ = try FileReader(limits: ReadLimits(cells: 1_500)).read(bytes: bytes, name: name)
      return nil
    } catch { return findings(for: error, file: name, sha256: "") }
  }

  @Test func namesTheLimitAndTheOptionThatRaisesIt() throws {
    let rows = (1...2000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c></row>" }.joined()
    let files: [(String, [UInt8])] = [
      ("a.xlsx", WorkbookLiteral(rows: rows).bytes),
      ("a.csv", Array(String(repeating: "1,2\n", count: 800).utf8)),
    ]
    for (name, bytes) in files {
      let finding = try #require(Self.refusal(bytes, name: name), "\(name)")
      #expect(finding.code.code == "E0105")
      #expect(finding.message.id == "berkas berisi lebih dari 1.500 sel, batas banyaknya sel")
      #expect(finding.message.en == "the file has more than 1,500 cells, the limit on cells")
      #expect(finding.fix.id.contains("--max-cells") && finding.fix.en.contains("--max-cells"))
    }
  }

  @Test func readsAFileAtTheLimit() {
    #expect(Self.refusal(Array(String(repeating: "1,2\n", count: 750).utf8), name: "a.csv") == nil)
  }
}
