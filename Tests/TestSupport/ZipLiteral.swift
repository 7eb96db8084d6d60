import CISAL

/// A zip file written by hand, so that a test can make it lie.
package struct ZipLiteral {
  package struct Part {
    package var name: String
    package var content: [UInt8]
    package var isDeflated = true
    /// What the directory says instead of the truth.
    package var claimedSize: Int?
    package var claimedCRC: UInt32?
    /// Sizes after the content, zeros before it, as streaming writers do.
    package var hasDescriptor = false
    package var isZip64 = false
    /// Bytes behind the compressed stream that the directory counts with it.
    package var trailing: [UInt8] = []
    /// Bits turned in the compressed stream, counted from its end.
    package var flips: [Int] = []
    package init(_ name: String, _ content: [UInt8]) {
      self.name = name
      self.content = content
    }
    package init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
  }

  package var parts: [Part]
  /// Bytes before the archive.
  package var prefix: [UInt8] = []
  /// The directory points every entry at the first one.
  package var overlaps = false

  package init(_ parts: [Part]) { self.parts = parts }

  package var bytes: [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let name = Array(part.name.utf8)
      var stored = (part.isDeflated ? deflated(part.content) : part.content) + part.trailing
      for flip in part.flips where flip / 8 < stored.count {
        stored[stored.count - 1 - flip / 8] ^= 1 << (flip % 8)
      }
      let crc = Int(part.claimedCRC ?? crc32_gzip_refl(0, part.content, UInt64(part.content.count)))
      let size = part.claimedSize ?? part.content.count
      let flags = part.hasDescriptor ? 8 : 0
      let head = le(20, 2) + le(flags, 2) + le(part.isDeflated ? 8 : 0, 2) + le(0, 4)
      let truth = le(crc, 4) + le(stored.count, 4) + le(size, 4)
      let extra = part.isZip64 ? le(1, 2) + le(16, 2) + le(size, 8) + le(stored.count, 8) : []
      let listed = part.isZip64 ? le(crc, 4) + le(0xFFFF_FFFF, 4) + le(0xFFFF_FFFF, 4) : truth
      directory += le(0x0201_4B50, 4) + le(20, 2) + head + listed + le(name.count, 2) + le(extra.count, 2)
      directory += le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4) + le(overlaps ? 0 : out.count, 4) + name + extra
      out +=
        le(0x0403_4B50, 4) + head + (part.hasDescriptor ? le(0, 12) : truth) + le(name.count, 2) + le(0, 2)
      out += name + stored
      if part.hasDescriptor { out += le(0x0807_4B50, 4) + truth }
    }
    let start = out.count
    out += directory + le(0x0605_4B50, 4) + le(0, 4) + le(parts.count, 2) + le(parts.count, 2)
    return prefix + out + le(directory.count, 4) + le(start, 4) + le(0, 2)
  }

  private func le(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private func deflated(_ content: [UInt8]) -> [UInt8] {
    var content = content
    var out = [UInt8](repeating: 0, count: content.count + content.count / 1000 + 1024)
    let made = content.withUnsafeMutableBufferPointer { input in
      out.withUnsafeMutableBufferPointer { output in
        let stream = UnsafeMutablePointer<isal_zstream>.allocate(capacity: 1)
        defer { stream.deallocate() }
        isal_deflate_stateless_init(stream)
        stream.pointee.end_of_stream = 1
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        isal_deflate_stateless(stream)
        return output.count - Int(stream.pointee.avail_out)
      }
    }
    return Array(out[..<made])
  }
}

/// A workbook of one sheet around the XML a test is about.
package struct WorkbookLiteral {
  package static let namespaces =
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
    + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
  private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// What stands within `worksheet`.
  package var sheet: String
  /// The `si` elements; nil for no such part.
  package var strings: String?
  /// What stands within `styleSheet`; nil for no such part.
  package var styles: String?
  package var workbook = "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
  package var target = "worksheets/sheet1.xml"

  /// The cells of row 1 and on, as `row` elements or whatever else.
  package init(rows: String, strings: String? = nil, styles: String? = nil) {
    sheet = "<sheetData>\(rows)</sheetData>"
    self.strings = strings
    self.styles = styles
  }

  package var parts: [ZipLiteral.Part] {
    let ns = Self.namespaces
    var parts: [ZipLiteral.Part] = [
      ZipLiteral.Part(
        "_rels/.rels",
        "<Relationships><Relationship Id=\"r\" Type=\"\(Self.types)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      ZipLiteral.Part("xl/workbook.xml", "<workbook \(ns)>\(workbook)</workbook>"),
      ZipLiteral.Part(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"\(Self.types)/worksheet\" Target=\"\(target)\"/></Relationships>"
      ),
      ZipLiteral.Part(
        "xl/worksheets/sheet1.xml", "<?xml version=\"1.0\"?><worksheet \(ns)>\(sheet)</worksheet>"),
    ]
    if let strings { parts.append(ZipLiteral.Part("xl/sharedStrings.xml", "<sst \(ns)>\(strings)</sst>")) }
    if let styles {
      parts.append(ZipLiteral.Part("xl/styles.xml", "<styleSheet \(ns)>\(styles)</styleSheet>"))
    }
    return parts
  }

  package var zip: ZipLiteral { ZipLiteral(parts) }
  package var bytes: [UInt8] { zip.bytes }
}
