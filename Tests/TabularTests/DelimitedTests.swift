import Testing
import TolokCore

@testable import Tabular

@Suite struct DelimitedTests {
  private static func book(_ bytes: [UInt8]) throws -> Workbook {
    try FileReader().read(bytes: bytes, name: "a.csv")
  }

  /// Rows of texts, gaps as "".
  private static func rows(_ text: String) throws -> [[String]] { try rows(Array(text.utf8)) }

  private static func rows(_ bytes: [UInt8]) throws -> [[String]] {
    var rows: [[String]] = []
    for cell in try #require(try book(bytes).sheets.first).cells {
      while rows.count < cell.address.row { rows.append([]) }
      while rows[cell.address.row - 1].count < cell.address.column { rows[cell.address.row - 1].append("") }
      rows[cell.address.row - 1][cell.address.column - 1] = cell.displayed
    }
    return rows
  }

  private static func dialect(_ text: String) throws -> TextDialect {
    try #require(try book(Array(text.utf8)).dialect)
  }

  @Test func splitsQuotedFieldsAndEveryLineEnd() throws {
    #expect(
      try Self.rows("a;\"b;\"\"c\"\"\r\nd\";e\rf;;g\n\"\";h;\n") == [
        ["a", "b;\"c\"\r\nd", "e"], ["f", "", "g"], ["", "h"],
      ])
    #expect(try Self.rows("a,b\n\n1") == [["a", "b"], [], ["1"]])
    #expect(try Self.rows("a,\"b\"c,d\n1,2,3") == [["a", "bc", "d"], ["1", "2", "3"]])
    #expect(try Self.rows("a,b\"c,d\n") == [["a", "b\"c", "d"]])
  }

  @Test func takesAQuoteThatNothingClosesAsACharacter() throws {
    #expect(try Self.rows("a,b\n\"Dinas,2\nx,y\n") == [["a", "b"], ["\"Dinas", "2"], ["x", "y"]])
  }

  @Test func readsLongTextsAcrossBlocksOf64() throws {
    for length in 50...140 {
      let text = String(repeating: "x", count: length)
      #expect(try Self.rows("\(text);\"\(text)\"\r\n1;2\r\n") == [[text, text], ["1", "2"]], "\(length)")
    }
  }

  @Test func tellsDelimiterQuoteAndEscapeFromEvidence() throws {
    #expect(try Self.dialect("nama;nilai\nA;1,5\nB;2,5\n").delimiter == 0x3B)
    #expect(try Self.dialect("1,5;2,5\n3,5;4,5\n").delimiter == 0x3B)
    #expect(try Self.dialect("a\tb\n1\t2\n").delimiter == 0x09)
    #expect(try Self.dialect("a|b\n1|2\n").delimiter == 0x7C)
    let single = try Self.dialect("'a;x';'b'\n'it''s';'d'\n")
    #expect(single.quote == 0x27 && single.escape == .doubled)
    #expect(try Self.rows("'a;x';'b'\n'it''s';'d'\n") == [["a;x", "b"], ["it's", "d"]])
    let escaped = "\"a \\\"b\\\" c\",1\n\"d\\\\\",2\n\"e, \\\"f\\\"\",3\n"
    #expect(try Self.dialect(escaped).escape == .backslash)
    #expect(try Self.rows(escaped) == [["a \"b\" c", "1"], ["d\\", "2"], ["e, \"f\"", "3"]])
    #expect(try Self.dialect("'0812,5\n'0813,6\n").quote == 0x22)
    #expect(try Self.rows("C:\\data;\"x\"\n") == [["C:\\data", "x"]])
  }

  @Test func keepsTheRunnerUpAndShowsIt() throws {
    let text = "a;b,c;d\n1;2,3;4\n"
    let dialect = try Self.dialect(text)
    #expect(dialect.delimiter == 0x3B)
    #expect(dialect.runnersUp.first?.id == "pemisah ,")
    let found = findings(about: try Self.book(Array(text.utf8)), file: "a.csv", sha256: "")
    #expect(found.first?.message.id.contains("kemungkinan lain: pemisah ,") == true)
    #expect(found.first?.found == "UTF-8, pemisah ;")
  }

  @Test func obeysADeclaredDelimiter() throws {
    #expect(try Self.rows("sep=,\r\na,b;c\r\n") == [["a", "b;c"]])
    #expect(try Self.rows("\"sep=|\"\na|b\n") == [["a", "b"]])
    #expect(try Self.rows("sep=;x;y\n1;2;3\n") == [["sep=", "x", "y"], ["1", "2", "3"]])
  }

  @Test func tellsTheEncoding() throws {
    let text = "nama;é\n–;ü\n"
    let wide = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let wanted = [["nama", "é"], ["–", "ü"]]
    #expect(try Self.rows([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == wanted)
    #expect(try Self.rows([0xFF, 0xFE] + wide) == wanted)
    #expect(
      try Self.rows(
        [0xFE, 0xFF] + stride(from: 0, to: wide.count, by: 2).flatMap { [wide[$0 + 1], wide[$0]] }) == wanted)
    let latin = Array("nama;".utf8) + [0xE9, 0x0A, 0x96, 0x3B, 0xFC, 0x0A]
    #expect(try Self.rows(latin) == wanted)
    #expect(try Self.book(latin).dialect?.encoding == "Windows-1252")
    let plain = "kolom satu;kolom dua\n1;2\n".utf16.flatMap {
      [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)]
    }
    #expect(try Self.rows(plain) == [["kolom satu", "kolom dua"], ["1", "2"]])
    let cut = Array("a;é\n".utf8) + [0xC3]
    #expect(try Self.book(cut).dialect?.encoding == "UTF-8")
  }

  @Test func passesOverZerosThatFillFields() throws {
    #expect(
      try Self.rows(Array("kode\u{0}\u{0};nama panjang sekali\n1\u{0};dua\n".utf8)) == [
        ["kode", "nama panjang sekali"], ["1", "dua"],
      ])
  }

  @Test func typesColumnsByAllTheirRows() throws {
    var text = "id;kode;nilai;nama\n"
    for row in 0..<2_000 {
      text +=
        "\(row);0\(row % 9);\(row == 1_999 ? "12.5" : row % 7 == 0 ? "" : "\(row)");\"n \"\"\(row)\"\"\"\n"
    }
    let table = try TypedColumns(Array(text.utf8))
    #expect(table.rows == 2_000 && table.columns.map(\.name) == ["id", "kode", "nilai", "nama"])
    guard case .integers(let ids) = table.columns[0].values, case .texts(let codes) = table.columns[1].values,
      case .decimals(let values) = table.columns[2].values, case .texts(let names) = table.columns[3].values
    else { throw ReadError.damaged("\(table.columns.map(\.values))") }
    #expect(ids.last == 1_999 && table.text(codes[5]) == "05" && table.text(names[1_999]) == "n \"1999\"")
    #expect(values[1] == 1 && values[1_999] == 12.5 && table.columns[2].missing.count == 286)
  }

  @Test func survivesRandomTexts() {
    let seed: UInt64 = 7
    var random = SeededRandom(seed: seed)
    let alphabet = Array("ab1;,\"'\\\n\r\t|= ".utf8) + [0, 0xE9, 0xC3]
    for _ in 0..<3_000 {
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      let book = try? FileReader().read(bytes: bytes, name: "a.csv", forcedFormat: .csv)
      #expect(book != nil, "seed \(seed): \(bytes)")
      _ = book.map { cellsJSON(file: "a", workbook: $0, formulas: true) }
      _ = try? TypedColumns(bytes)
    }
  }
}
