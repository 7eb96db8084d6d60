import Containers
import TolokCore

/// How a delimited text file was read; the runner-up says how sure that is.
package struct CSVDialect: Hashable, Sendable {
  package var encoding: String
  package var delimiter: UInt8
  package var runnerUp: UInt8?

  package var delimiterName: String {
    switch delimiter {
    case 0x09: "tab"
    default: String(decoding: [delimiter], as: UTF8.self)
    }
  }

  /// The dialect of bytes that are text; nil for a workbook.
  package static func sniffed(_ bytes: [UInt8]) -> CSVDialect? {
    FileReader.sniff(bytes) == .csv ? CSVReader.decode(bytes).dialect : nil
  }
}

/// Reads .csv, .tsv and .txt: one sheet, every non-empty field a text cell.
struct CSVReader {
  static func read(_ bytes: [UInt8], name: String, limits: ReadLimits) throws(ReadError) -> Workbook {
    let (text, dialect) = decode(bytes)
    var sheet = Sheet(name: name)
    for (r, row) in csvRows(text[...], delimiter: dialect.delimiter).enumerated() {
      for (c, field) in row.enumerated() where !field.isEmpty {
        sheet.cells.append(
          Cell(CellAddress(row: r + 1, column: c + 1), .text(String(decoding: field, as: UTF8.self))))
      }
      if sheet.cells.count > limits.cells { throw .tooLarge("lebih banyak sel dari batas") }
    }
    return Workbook(format: .csv, sheets: [sheet])
  }

  /// UTF-8 bytes without byte-order mark, and how they were told.
  static func decode(_ bytes: [UInt8]) -> (text: [UInt8], dialect: CSVDialect) {
    let (text, encoding) = utf8(bytes)
    var scores: [(UInt8, Double)] = []
    for candidate: UInt8 in [0x3B, 0x2C, 0x09, 0x7C] { scores.append((candidate, score(text, candidate))) }
    let ranked = scores.enumerated().sorted {
      $0.element.1 == $1.element.1 ? $0.offset < $1.offset : $0.element.1 > $1.element.1
    }.map(\.element)
    let delimiter = ranked[0].1 > 0 ? ranked[0].0 : 0x2C
    let runnerUp = ranked[1].1 > 0 ? ranked[1].0 : nil
    return (text, CSVDialect(encoding: encoding, delimiter: delimiter, runnerUp: runnerUp))
  }

  private static func utf8(_ bytes: [UInt8]) -> ([UInt8], String) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (Array(bytes.dropFirst(3)), "UTF-8 BOM") }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let little = bytes[0] == 0xFF
      var units: [UInt16] = []
      var i = 2
      while i + 1 < bytes.count {
        units.append(
          little ? UInt16(bytes[i]) | UInt16(bytes[i + 1]) << 8 : UInt16(bytes[i]) << 8 | UInt16(bytes[i + 1])
        )
        i += 2
      }
      return (Array(String(decoding: units, as: UTF16.self).utf8), little ? "UTF-16LE" : "UTF-16BE")
    }
    if String(validating: bytes, as: UTF8.self) != nil { return (bytes, "UTF-8") }
    var out: [UInt8] = []
    for byte in bytes {
      if byte < 0x80 {
        out.append(byte)
      } else {
        let code = byte < 0xA0 ? windows1252[Int(byte) - 0x80] : UInt32(byte)
        out += Array(String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
      }
    }
    return (out, "Windows-1252")
  }

  /// The columns a delimiter makes, times how evenly it makes them over the first rows.
  private static func score(_ text: [UInt8], _ delimiter: UInt8) -> Double {
    let counts = csvRows(text.prefix(1 << 18), delimiter: delimiter, limit: 200).map(\.count).filter {
      $0 > 0
    }
    let wide = counts.filter { $0 > 1 }
    guard !wide.isEmpty else { return 0 }
    var seen: [Int: Int] = [:]
    for count in wide { seen[count, default: 0] += 1 }
    let mode = seen.max { $0.value == $1.value ? $0.key < $1.key : $0.value < $1.value }
    guard let mode else { return 0 }
    let evenness = Double(mode.value) / Double(counts.count)
    return evenness * evenness * Double(min(mode.key, 40))
  }

  /// 0x80-0x9F of Windows-1252.
  static let windows1252: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
