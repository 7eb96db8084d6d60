import FoundationEssentials
import Testing
import TolokCore

@testable import Tabular

@Suite struct TypedColumnsTests {
  /// The columns of a text, once from memory and once from a file, which must agree.
  private static func columns(_ bytes: [UInt8]) throws -> TypedColumns {
    let path = "\(FileManager.default.temporaryDirectory.path)/kolom-\(UUID().uuidString).csv"
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let table = try TypedColumns(bytes)
    let file = try #require(try TypedColumns(path: path))
    #expect(file.rows == table.rows && shown(file) == shown(table))
    return table
  }

  /// Every value, a missing one as nothing.
  private static func shown(_ table: TypedColumns) -> [[String]] {
    table.columns.map { column in
      let missing = Set(column.missing)
      return [column.name]
        + (0..<table.rows).map { row in
          if missing.contains(row) { return "-" }
          return switch column.values {
          case .integers(let values): "i\(values[row])"
          case .decimals(let values): "d\(values[row])"
          case .texts(let values): "s\(values[row])"
          }
        }
    }
  }

  @Test func typesColumnsByAllTheirRows() throws {
    var text = "id;kode;nilai;nama\n"
    for row in 0..<20_000 {
      text +=
        "\(row);0\(row % 9);\(row == 19_999 ? "12.5" : row % 7 == 0 ? "" : "\(row)");\"n \"\"\(row)\"\" panjang sekali\"\n"
    }
    let table = try Self.columns(Array(text.utf8))
    #expect(table.rows == 20_000 && table.columns.map(\.name) == ["id", "kode", "nilai", "nama"])
    guard case .integers(let ids) = table.columns[0].values, case .texts(let codes) = table.columns[1].values,
      case .decimals(let values) = table.columns[2].values, case .texts(let names) = table.columns[3].values
    else { throw ReadError.damaged("\(table.columns.map(\.values))") }
    #expect(
      ids.last == 19_999 && codes[5] == "05" && names[19_998] == "n \"19998\" panjang sekali")
    #expect(values[1] == 1 && values[19_999] == 12.5 && table.columns[2].missing.count == 2857)
  }

  @Test func fillsShortRowsAndDropsWhatIsBeyond() throws {
    let table = try Self.columns(Array("a,b,c\n1\n2,x,0.5,9\r\n\n3,\"\",1".utf8))
    #expect(
      Self.shown(table) == [
        ["a", "i1", "i2", "-", "i3"], ["b", "-", "sx", "-", "-"], ["c", "-", "d0.5", "-", "d1.0"],
      ])
  }

  /// Rows cut by the end of a piece, within a quote, a character or a line end, come out whole.
  @Test func readsAFileInPiecesAsOneText() throws {
    let seed = UInt64.random(in: 1...1_000_000)
    var random = SeededRandom(seed: seed)
    let texts = [
      "", "x", "é", "tujuh__", "delapan_", "\"a;\r\nb\"", "\"c \"\"d\"\" e\"",
      "teks yang lebih panjang dari tiga puluh dua",
    ]
    var text = "id;nama;nilai\r\n"
    while text.utf8.count < 1_300_000 {
      text += "\(Int.random(in: -99...99, using: &random));\(texts.randomElement(using: &random) ?? "");"
      text += "\(Int.random(in: 0...9999, using: &random)).\(Int.random(in: 0...99, using: &random))\r\n"
    }
    print("seed \(seed)")
    let table = try Self.columns(Array(text.utf8))
    #expect(table.rows > 10_000, "seed \(seed)")
    // One row longer than a piece.
    let long = String(repeating: "panjang; ", count: 120_000)
    let wide = try Self.columns(Array("a;b\n1;\"\(long)\"\n2;z\n".utf8))
    guard case .texts(let values) = wide.columns[1].values else { throw ReadError.damaged("b") }
    #expect(values[0] == long && values[1] == "z")
  }

  @Test func decodesAFileThatTurnsOutNotToBeUTF8() throws {
    var bytes = Array("a;b\n".utf8)
    for _ in 0..<100_000 { bytes += Array("1;abcde\n".utf8) }
    bytes += Array("2;caf".utf8) + [0xE9, 0x0A]
    let table = try Self.columns(bytes)
    guard case .texts(let values) = table.columns[1].values else { throw ReadError.damaged("b") }
    #expect(values[100_000] == "café")
    #expect(try Self.columns([]).rows == 0)
    #expect(try Self.columns(Array("sep=|\r\na|b\r\n1|2\r\n".utf8)).columns.map(\.name) == ["a", "b"])
    #expect(try TypedColumns(path: "/tidak/ada.csv") == nil)
  }

  /// The fast path of numbers against the slow obvious one.
  @Test func readsPlainNumbersAsTheSlowWayDoes() {
    let seed = UInt64.random(in: 1...1_000_000)
    var random = SeededRandom(seed: seed)
    let alphabet = Array("00123456789..-+e ".utf8)
    var texts = [
      "1.5", ".5", "5.", "-.5", "-", ".", "1.2.3", "0.1", "123456789012345.6", "9007199254740993", "-0",
    ]
    for _ in 0..<20_000 {
      texts.append(
        String(
          decoding: (0..<Int.random(in: 1...19, using: &random)).map { _ in
            alphabet.randomElement(using: &random) ?? 0x30
          }, as: UTF8.self))
    }
    for text in texts {
      // Bytes before the field must not matter.
      let bytes = Array(";9.9;87.654321.;1.;".utf8) + Array(text.utf8)
      let range = (bytes.count - text.utf8.count)..<bytes.count
      let slow = DecimalParser.parse(bytes.span, range)
      let fast = PlainNumber.decimal(bytes.span, range)
      #expect(slow?.bitPattern == fast?.bitPattern, "seed \(seed): \(text)")
      let isWhole = !text.contains { !"-0123456789".contains($0) }
      let digits = text.drop { $0 == "-" }
      let isCode = digits.count > 1 && digits.first == "0" || digits.count > 18
      #expect(
        PlainNumber.integer(bytes.span, range) == (isWhole && !isCode ? Int64(text) : nil),
        "seed \(seed): \(text)")
    }
  }
}
