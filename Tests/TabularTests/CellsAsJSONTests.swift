import Testing

import TolokCore

@Suite struct CellsAsJSONTests {
  private static func json(_ store: CellStore, formulas: Bool = false) -> String {
    var out: [UInt8] = []
    store.writeJSON(formulas: formulas) { out.append(contentsOf: $0) }
    return String(decoding: out, as: UTF8.self)
  }

  @Test func writesEveryKindOfValue() {
    let at = { (column: Int) in CellAddress(row: 12, column: column) }
    let store = CellStore([
      Cell(at(1), .text("a\"b\\\n\u{1}é")), Cell(at(2), .number(3.5)),
      Cell(at(3), .boolean(true), formula: "1=1"),
      Cell(at(4), .error("#REF!")), Cell(at(5), .missing, formula: "A1&\"x\""), Cell(at(27), .number(-2)),
      Cell(at(28), .text("")), Cell(at(703), .time(3_600_000_000)),
    ])
    #expect(
      Self.json(store)
        == ##""A12":["s","a\"b\\\n\u0001é"],"B12":["n",3.5],"C12":["b",true],"D12":["e","#REF!"],"AA12":["n",-2],"##
        + ##""AAA12":["t","01:00:00"]"##)
    #expect(
      Self.json(store, formulas: true)
        .contains(##""C12":["b",true,"1=1"],"D12":["e","#REF!"],"E12":["n",null,"A1&\"x\""]"##))
  }

  /// The texts in place, in the arena, in the source and in the pool against the plain writer; lengths around each border.
  @Test func writesTextsAsThePlainWriterDoes() {
    let seed = UInt64.random(in: 1...1_000_000)
    var random = SeededRandom(seed: seed)
    let alphabet = Array("abcdefgh \"\\\n\t\u{1F}\u{7F}".utf8) + [0xC3, 0xA9, 0xFF]
    for _ in 0..<3000 {
      let letters = Bool.random(using: &random) ? 9 : alphabet.count
      let bytes = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<letters, using: &random)]
      }
      var store = CellStore(source: bytes[...])
      bytes.withUnsafeBufferPointer { store.append(text: $0, row: 1, column: 1) }
      store.append(sourceText: bytes.indices, row: 1, column: 2)
      var wanted: [UInt8] = []
      JSON.write(String(decoding: bytes, as: UTF8.self), into: &wanted)
      let text = String(decoding: wanted, as: UTF8.self)
      #expect(Self.json(store) == "\"A1\":[\"s\",\(text)],\"B1\":[\"s\",\(text)]", "seed \(seed): \(bytes)")
    }
  }

  @Test func handsOverLongTextsAndManyCellsWhole() {
    let long = String(repeating: "panjang \"sekali\" é ", count: 9000)
    var store = CellStore()
    for row in 1...20_000 { store.append(number: Double(row), row: row, column: 1) }
    store.append(Cell(CellAddress(row: 20_001, column: 1), .text(long)))
    var wanted: [UInt8] = []
    JSON.write(long, into: &wanted)
    let json = Self.json(store)
    #expect(
      json.hasPrefix("\"A1\":[\"n\",1],\"A2\"")
        && json.hasSuffix(String(decoding: wanted, as: UTF8.self) + "]"))
    #expect(json.split(separator: "],").count == 20_001)
  }
}
