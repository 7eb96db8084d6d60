import Foundation  // FileManager and ProcessInfo: the fixtures are files, the count may come from outside
import TestSupport
import Testing
import TolokCore

@testable import Tabular

/// Damaged files never trap and never hang: thousands of small damages to small files, from a printed seed.
///
/// `TOLOK_MUTATIONS=500000 swift test --filter MutationTests` runs as many; `TOLOK_SEED` repeats a run.
@Suite struct MutationTests {
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) >> 33) % max(1, sides)
    }
  }

  private static let words: [String] = [
    "<", ">", "/>", "\"", "'", "&", "&#", "&#x110000;", "<![CDATA[", "]]>", "<!--", "-->", "<?",
    "<!DOCTYPE [", "\u{0}",
    "table:number-columns-repeated=\"2147483648\"", "table:number-rows-repeated=\"99999999999999999999\"",
    "table:number-columns-spanned=\"4294967296\"", "office:value=\"-\"", "office:value=\"1e400\"",
    "office:date-value=\"9999-12-31T24:59:60.9999999999\"", "office:time-value=\"PT999999999999H99M\"",
    "table:formula=\"of:=[$'\"", "table:formula=\"of:={[\"", "<table:table>", "</table:table>",
    "<table:table-row>",
    "</table:table-row>", "<table:table-cell>", "</table:table-cell>", "<text:p>", "</text:p>",
    "<text:s text:c=\"9999999\"/>",
    "</office:spreadsheet>", "<table:table-row-group table:display=\"false\">", "</table:table-row-group>",
    "ss:Index=\"0\"",
    "ss:MergeAcross=\"2147483648\"", "ss:Formula=\"=R[\"", "ss:Formula=\"=R[-2147483648]C[99999999999]\"",
    "<Cell>", "<Row>",
    "<Data ss:Type=\"DateTime\">0001-01-01", "-", "9999999999999999999",
  ]

  private static func mutated(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    for _ in 0...dice.roll(4) where !bytes.isEmpty {
      let at = dice.roll(bytes.count)
      let length = min(bytes.count - at, 1 + dice.roll(dice.roll(4) == 0 ? 200 : 8))
      switch dice.roll(7) {
      case 0: bytes[at] = UInt8(dice.roll(256))
      case 1: bytes[at] ^= UInt8(1 << dice.roll(8))
      case 2: bytes.removeSubrange(at..<(at + length))
      case 3: bytes.insert(contentsOf: Array(bytes[at..<(at + length)]), at: dice.roll(bytes.count + 1))
      case 4: bytes.removeSubrange(at...)
      case 5: bytes.insert(contentsOf: Array(words[dice.roll(words.count)].utf8), at: at)
      default: bytes.replaceSubrange(at..<(at + length), with: Array(words[dice.roll(words.count)].utf8))
      }
    }
    return bytes
  }

  /// What the readers of this folder read, each of a few hundred bytes.
  private static func seeds() throws -> [(name: String, bytes: [UInt8])] {
    var all: [(String, [UInt8])] = [
      ("lengkap.fods", flatODS(everything, styles: styles)), ("lengkap.xls", Array(excelXML.utf8)),
    ]
    for folder in ["kinds", "ods"] {
      let path = "\(Places.root)/Tests/Fixtures/\(folder)"
      for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() where name != "README.md"
      {
        let bytes = FileManager.default.contents(atPath: "\(path)/\(name)").map { [UInt8]($0) } ?? []
        if bytes.count < 4096 { all.append((name, bytes)) }
      }
    }
    return all
  }

  @Test func survivesDamageAnywhere() throws {
    let environment = ProcessInfo.processInfo.environment
    let rounds = environment["TOLOK_MUTATIONS"].flatMap { Int($0) } ?? 3000
    let seed = environment["TOLOK_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1...1_000_000)
    print("seed \(seed), \(rounds) mutations")
    var dice = Dice(state: seed)
    let seeds = try Self.seeds()
    #expect(seeds.count > 30)
    var limits = ReadLimits()
    limits.cells = 100_000
    limits.madeText = 1 << 20
    var slowest = Duration.zero
    for round in 0..<rounds {
      // The two texts with everything in them get every other round.
      let (name, bytes) = seeds[round % 2 == 0 ? round / 2 % 2 : dice.roll(seeds.count)]
      let damaged = Self.mutated(bytes, &dice)
      let time = ContinuousClock().measure {
        if let workbook = try? FileReader(limits: limits).read(bytes: damaged, name: name) {
          _ = cellsJSON(file: name, workbook: workbook, formulas: true)
        }
      }
      slowest = max(slowest, time)
      #expect(time < .seconds(5), "seed \(seed), round \(round), \(name)")
    }
    print("slowest \(slowest)")
  }

  private static let styles =
    "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"

  private static let everything = """
    <table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>
    <table:table table:name="Data &amp; isi" table:style-name="ta1">
    <table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>
    <table:table-header-rows><table:table-row table:number-rows-repeated="2"><table:table-cell \
    table:number-columns-repeated="3" office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p>\
    </table:table-cell></table:table-row></table:table-header-rows>
    <table:table-row-group table:display="false"><table:table-row table:visibility="filter">
    <table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="float" \
    office:value="12.5" table:formula="of:=SUM([.A1:.B2];[$'Lembar 2'.$C$3])"><text:p>12,5</text:p></table:table-cell>
    <table:covered-table-cell/><table:table-cell office:value-type="date" office:date-value="2021-02-03T04:05:06.7"/>
    <table:table-cell office:value-type="time" office:time-value="PT255H10M10.5S"/>
    <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
    <table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#REF!</text:p>
    <office:annotation><text:p>catatan</text:p></office:annotation></table:table-cell>
    </table:table-row></table:table-row-group>
    <table:table-row><table:table-cell><table:table><table:table-row><table:table-cell office:value-type="string">
    <text:p>dalam</text:p></table:table-cell></table:table-row></table:table></table:table-cell></table:table-row>
    </table:table><table:table table:name="Lembar 2"><table:table-row table:number-rows-repeated="1048576"/></table:table>
    """

  private static let excelXML = """
    <?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d">
    <NumberFormat ss:Format="[h]:mm"/></Style></Styles><Worksheet ss:Name="L"><Table><Column ss:Hidden="1" ss:Span="2"/>
    <Row ss:Index="2"><Cell ss:MergeAcross="1" ss:MergeDown="2"><Data ss:Type="String">a<B>b</B></Data>
    <Comment><Data>c</Data></Comment></Cell><Cell ss:Index="5" ss:Formula="=SUM(R[-1]C:R2C[1])+'x'!RC"><Data ss:Type="Number">1.5
    </Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">1900-01-02T03:04:05.678</Data></Cell></Row></Table>
    <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>
    """
}
