/// A workbook around one part, its entries stored, so that the fuzzer's bytes reach the scanners unchanged.
enum StoredZip {
  private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  static func workbook(sheet: [UInt8]? = nil, strings: [UInt8]? = nil) -> [UInt8] {
    let plain = """
      <worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row></sheetData>\
      </worksheet>
      """
    return zip([
      (
        "xl/workbook.xml", Array("<workbook><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets></workbook>".utf8)
      ),
      (
        "xl/_rels/workbook.xml.rels",
        Array(
          "<R><Relationship Id=\"r1\" Type=\"\(types)/worksheet\" Target=\"worksheets/sheet1.xml\"/></R>".utf8
        )
      ),
      (
        "xl/styles.xml",
        Array(
          "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>"
            .utf8)
      ),
      ("xl/sharedStrings.xml", strings ?? Array("<sst><si><t>a</t></si></sst>".utf8)),
      ("xl/worksheets/sheet1.xml", sheet ?? Array(plain.utf8)),
    ])
  }

  private static func zip(_ parts: [(name: String, content: [UInt8])]) -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let name = Array(part.name.utf8)
      let crc = crc(part.content)
      let common =
        le(20, 2) + le(0, 2) + le(0, 2) + le(0, 4) + le(crc, 4) + le(part.content.count, 4)
        + le(part.content.count, 4) + le(name.count, 2) + le(0, 2)
      directory += le(0x0201_4B50, 4) + le(20, 2) + common + le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4)
      directory += le(out.count, 4) + name
      out += le(0x0403_4B50, 4) + common + name + part.content
    }
    let start = out.count
    out += directory + le(0x0605_4B50, 4) + le(0, 4) + le(parts.count, 2) + le(parts.count, 2)
    return out + le(directory.count, 4) + le(start, 4) + le(0, 2)
  }

  private static func le(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func crc(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}
