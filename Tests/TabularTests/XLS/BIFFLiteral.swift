import TolokCore

@testable import Tabular

/// Writes the bytes of .xls files for tests, record by record.
enum BIFFLiteral {
  static func u16(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }
  static func u32(_ value: Int) -> [UInt8] { u16(value) + u16(value >> 16) }
  static func double(_ value: Double) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt64($0))) }
  }
  static func utf16(_ text: String) -> [UInt8] { text.utf16.flatMap { u16(Int($0)) } }

  static func record(_ kind: Int, _ content: [UInt8] = []) -> [UInt8] {
    u16(kind) + u16(content.count) + content
  }
  static func begin(_ kind: Int, version: Int = 0x600) -> [UInt8] {
    record(
      0x809, u16(version) + u16(kind) + u16(0x0DBB) + u16(1996) + (version == 0x600 ? u32(0) + u32(6) : []))
  }
  static let end = record(0x0A)

  // MARK: - Cells

  static func place(_ row: Int, _ column: Int, format: Int = 0) -> [UInt8] {
    u16(row) + u16(column) + u16(format)
  }
  static func number(_ row: Int, _ column: Int, _ value: Double, format: Int = 0) -> [UInt8] {
    record(0x203, place(row, column, format: format) + double(value))
  }
  static func shared(_ row: Int, _ column: Int, _ index: Int) -> [UInt8] {
    record(0xFD, place(row, column) + u32(index))
  }
  static func label(_ row: Int, _ column: Int, bytes: [UInt8]) -> [UInt8] {
    record(0x204, place(row, column) + u16(bytes.count) + bytes)
  }
  /// A formula of BIFF5 or 8; `result` is a number or the eight bytes of another result.
  static func formula(
    _ row: Int, _ column: Int, _ tokens: [UInt8], result: [UInt8] = double(0), extra: [UInt8] = []
  ) -> [UInt8] {
    record(0x06, place(row, column) + result + u16(0) + u32(0) + u16(tokens.count) + tokens + extra)
  }
  static let textFollows: [UInt8] = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

  /// Characters with the width before them, as BIFF8 writes them.
  static func unicode(_ text: String, wide: Bool) -> [UInt8] {
    [wide ? 1 : 0] + (wide ? utf16(text) : text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
  }

  // MARK: - Workbooks

  /// A stream: the part for the whole, then the sheets; their offsets are filled in.
  static func workbook(
    globals: [[UInt8]] = [], sheets: [(name: String, state: Int, kind: Int, records: [[UInt8]])],
    version: Int = 0x600
  ) -> [UInt8] {
    func list(_ offsets: [Int]) -> [UInt8] {
      var out = begin(0x05, version: version) + globals.joined()
      for (index, sheet) in sheets.enumerated() {
        let name =
          version == 0x600 ? unicode(sheet.name, wide: true) : sheet.name.utf8.map { $0 }
        let length = version == 0x600 ? sheet.name.utf16.count : name.count
        out += record(
          0x85, u32(offsets[index]) + [UInt8(sheet.state), UInt8(sheet.kind), UInt8(length)] + name)
      }
      return out + end
    }
    var offsets = sheets.map { _ in 0 }
    var position = list(offsets).count
    var bodies: [UInt8] = []
    for (index, sheet) in sheets.enumerated() {
      offsets[index] = position
      let body = begin(sheet.kind == 2 ? 0x20 : 0x10, version: version) + sheet.records.joined() + end
      position += body.count
      bodies += body
    }
    return list(offsets) + bodies
  }

  /// One visible sheet named `Lembar`.
  static func workbook(globals: [[UInt8]] = [], _ records: [[UInt8]], version: Int = 0x600) -> [UInt8] {
    workbook(globals: globals, sheets: [("Lembar", 0, 0, records)], version: version)
  }

  // MARK: - Containers

  /// A compound file of these streams at its top level, laid down one behind another.
  ///
  /// Streams below 4,096 bytes go into the mini stream, as the format asks.
  static func compound(_ streams: [(name: String, bytes: [UInt8])], shift: Int = 9) -> [UInt8] {
    let size = 1 << shift
    func padded(_ bytes: [UInt8], _ unit: Int) -> [UInt8] {
      bytes + [UInt8](repeating: 0, count: (unit - bytes.count % unit) % unit)
    }
    var sectors: [UInt8] = []
    var links: [Int] = []
    func lay(_ bytes: [UInt8]) -> Int {
      guard !bytes.isEmpty else { return 0xFFFF_FFFE }
      let start = links.count
      sectors += padded(bytes, size)
      while links.count < sectors.count / size { links.append(links.count + 1) }
      links[links.count - 1] = 0xFFFF_FFFE
      return start
    }
    var mini: [UInt8] = []
    var miniLinks: [Int] = []
    var entries: [(name: String, kind: UInt8, start: Int, size: Int)] = []
    for stream in streams {
      if stream.bytes.count < 4096 {
        let start = miniLinks.count
        mini += padded(stream.bytes, 64)
        while miniLinks.count < mini.count / 64 { miniLinks.append(miniLinks.count + 1) }
        miniLinks[miniLinks.count - 1] = 0xFFFF_FFFE
        entries.append((stream.name, 2, start, stream.bytes.count))
      } else {
        entries.append((stream.name, 2, lay(stream.bytes), stream.bytes.count))
      }
    }
    let miniStart = lay(mini)
    let miniTable = lay(miniLinks.flatMap(u32))
    entries.insert(("Root Entry", 5, miniStart, mini.count), at: 0)
    var directory: [UInt8] = []
    for (index, entry) in entries.enumerated() {
      let name = utf16(entry.name)
      directory += name + [UInt8](repeating: 0, count: 64 - name.count) + u16(name.count + 2)
      directory += [entry.kind, 1] + u32(0xFFFF_FFFF)
      directory += u32(index > 0 && index + 1 < entries.count ? index + 1 : 0xFFFF_FFFF)
      directory += u32(index == 0 && entries.count > 1 ? 1 : 0xFFFF_FFFF)
      directory += [UInt8](repeating: 0, count: 36) + u32(entry.start) + u32(entry.size) + u32(0)
    }
    let directoryStart = lay(directory)
    // The table of links lists itself; beyond 109 sectors a chain of lists follows.
    let data = links.count
    let perSector = size / 4
    var tableCount = 1
    var listCount = 0
    while (data + tableCount + listCount) > tableCount * perSector
      || tableCount > 109 + listCount * (perSector - 1)
    {
      if tableCount > 109 + listCount * (perSector - 1) { listCount += 1 } else { tableCount += 1 }
    }
    for _ in 0..<tableCount { links.append(0xFFFF_FFFD) }
    for _ in 0..<listCount { links.append(0xFFFF_FFFC) }
    while links.count < tableCount * perSector { links.append(0xFFFF_FFFF) }
    var tables = links.flatMap(u32)
    let numbers = (0..<tableCount).map { data + $0 }
    var lists: [UInt8] = []
    for index in 0..<listCount {
      let from = 109 + index * (perSector - 1)
      for place in from..<(from + perSector - 1) {
        lists += u32(place < numbers.count ? numbers[place] : 0xFFFF_FFFF)
      }
      lists += u32(index + 1 < listCount ? data + tableCount + index + 1 : 0xFFFF_FFFE)
    }
    tables += lists
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 16)
    header += u16(0x3E) + u16(shift == 9 ? 3 : 4) + u16(0xFFFE) + u16(shift) + u16(6)
    header += [UInt8](repeating: 0, count: 6) + u32(0) + u32(tableCount) + u32(directoryStart) + u32(0)
    header += u32(4096) + u32(miniTable) + u32(miniLinks.isEmpty ? 0 : 1)
    header += u32(listCount > 0 ? data + tableCount : 0xFFFF_FFFE) + u32(listCount)
    for place in 0..<109 { header += u32(place < numbers.count ? numbers[place] : 0xFFFF_FFFF) }
    return padded(header, size) + sectors + tables
  }

  // MARK: - Reading back

  static func read(_ bytes: [UInt8], name: String = "uji.xls") throws -> Workbook {
    try FileReader().read(bytes: bytes, name: name)
  }

  /// The cells of the first sheet by address.
  static func cells(_ bytes: [UInt8]) throws -> [String: CellValue] {
    var all: [String: CellValue] = [:]
    for cell in try read(bytes).sheets.first?.cells ?? [] { all["\(cell.address)"] = cell.value }
    return all
  }

  /// The formulas of the first sheet by address.
  static func formulas(_ bytes: [UInt8]) throws -> [String: String] {
    var all: [String: String] = [:]
    for cell in try read(bytes).sheets.first?.cells ?? [] { all["\(cell.address)"] = cell.formula }
    return all
  }
}
