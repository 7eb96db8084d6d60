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

  @Test func readsQuotesAfterBlanks() throws {
    #expect(try Self.rows("a, \"x, y\"\n") == [["a", "x, y"]])
    #expect(
      try Self.rows("nama, alamat\n\"A\" , \"Jl. B, 1\"\nC, d\n") == [
        ["nama", " alamat"], ["A", "Jl. B, 1"], ["C", " d"],
      ])
    #expect(try Self.rows("1;  'a;b'\n2;  'c'\n") == [["1", "a;b"], ["2", "c"]])
    let dialect = try Self.dialect("a, \"x \"\"y\"\", z\"\nb, \"c\"\n")
    #expect(dialect.isSpaced && dialect.delimiter == 0x2C)
    #expect(dialect.runnersUp.map(\.id) == ["spasi bagian dari isi"])
    // Blanks around bare fields, and quotes within them, are no reason.
    #expect(try Self.rows("pipa, 5\" putih\nb, c\n") == [["pipa", " 5\" putih"], ["b", " c"]])
  }

  @Test func readsTheDialectOfSingleQuotes() throws {
    #expect(try Self.rows("'a','b; c'\n") == [["a", "b; c"]])
    #expect(try Self.dialect("'a','b; c'\n").delimiter == 0x2C)
    #expect(try Self.rows("no;'nama'\n1;'Ma''arif'\n2;'x;y'\n").last == ["2", "x;y"])
    #expect(
      try Self.rows("nama,alamat\nBudi,'Jl. A, 1'\nAni,'Jl. B, 2'\nQur'an,C\n") == [
        ["nama", "alamat"], ["Budi", "Jl. A, 1"], ["Ani", "Jl. B, 2"], ["Qur'an", "C"],
      ])
    #expect(try Self.rows("'it\\'s','b'\n'c','d'\n") == [["it's", "b"], ["c", "d"]])
    let dialect = try Self.dialect("'a','b; c'\n")
    #expect(dialect.quote == 0x27 && dialect.runnersUp.map(\.id).contains("kutip bukan '"))
  }

  @Test(arguments: [
    "Qur'an,Ma'arif\nJum'at,Syafi'i\n", "'Aisyiyah,Dinas\n'Abdullah,Badan\n",
    "nama,alamat\n'Aisyiyah,Jalan Syafi'\n'Ashim,Jalan Rifa'\n", "Syafi',Rifa'\nSyafi',Rifa'\n",
    "no,judul\n1,'SIAP'\n2,'JITU'\n3,biasa\n", "'Aisyiyah,Kota Batu,Ma'arif'\na,b,c\n", "'0812,5\n'0813,6\n",
    "\"Qur'an, 'besar'\",'x'\n\"a\",b\n",
  ])
  func neverTakesAnApostropheForAQuote(text: String) throws {
    #expect(try Self.dialect(text).quote == 0x22)
    let marks = try Self.rows(text).joined().joined().filter { $0 == "'" }.count
    #expect(marks == text.filter { $0 == "'" }.count)
  }

  @Test func tellsTheStyleOfEscapesFromTheText() throws {
    #expect(try Self.rows("\"a \\\", b\",1\n\"c\",2\n") == [["a \", b", "1"], ["c", "2"]])
    #expect(try Self.rows("\"a \"\"b\"\"\",1\n\"C:\\\",2\n") == [["a \"b\"", "1"], ["C:\\", "2"]])
    let text = "\"a \\\"b\\\"\",1\n\"c\",2\n"
    #expect(try Self.dialect(text).runnersUp.map(\.id) == ["\\ bukan tanda lolos"])
  }

  @Test func findsRowsWithAFieldTooMany() throws {
    let text = "Rekap\n\nno,nama,nilai\n1,Ani,5\n2,Budi, S.Kom,6\n3,Cici,7,\n4,Dedi,8\n"
    let book = try Self.book(Array(text.utf8))
    let found = findings(about: book, file: "a.csv", sha256: "").filter { $0.code == .rowTooLong }
    #expect(found.map(\.place?.cell?.description) == ["D5"])
    #expect(found.first?.found == "6" && found.first?.message.id == "baris 5 berisi 4 kolom, baris lain 3")
    #expect(book.overlongRows == [OverlongRow(row: 5, fields: 4, usual: 3)])
    #expect(book.sheets[0].cells.contains { $0.address.description == "D5" })
    #expect(try Self.book(Array("a,b\n1,2,3\n".utf8)).overlongRows.map(\.row) == [2])
    // A wider table below is no mistake, and neither is a list with a comma here and there.
    #expect(try Self.book(Array("a,b\n1,2\n\na,b,c\n1,2,3\n1,2,3\n".utf8)).overlongRows.isEmpty)
    #expect(try Self.book(Array("nama\nAni\nBudi, S.Kom\nCici\n".utf8)).overlongRows.isEmpty)
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
