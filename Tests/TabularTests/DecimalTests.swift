import Testing

@testable import Tabular

@Suite struct DecimalTests {
  private static func parse(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return DecimalParser.parse(bytes.span, bytes.indices)
  }

  @Test func equalsTheStandardLibraryOnNumbersOfEveryShape() {
    let seed: UInt64 = 20_231_031
    var random = SeededRandom(seed: seed)
    for _ in 0..<40_000 {
      let digits = (0..<Int.random(in: 1...20, using: &random)).map { _ in
        "\(Int.random(in: 0...9, using: &random))"
      }
      var text = digits.joined()
      if Bool.random(using: &random) {
        text.insert(
          ".", at: text.index(text.startIndex, offsetBy: Int.random(in: 0...digits.count, using: &random)))
      }
      if Int.random(in: 0...3, using: &random) == 0 { text += "e\(Int.random(in: -30...30, using: &random))" }
      if Bool.random(using: &random) { text = "-" + text }
      #expect(Self.parse(text)?.bitPattern == Double(text)?.bitPattern, "\(text), seed \(seed)")
    }
    for _ in 0..<20_000 {
      let value = Double(bitPattern: UInt64.random(in: 0...(.max), using: &random))
      guard value.isFinite else { continue }
      #expect(Self.parse("\(value)")?.bitPattern == value.bitPattern, "\(value), seed \(seed)")
      let score = Double.random(in: 0...100, using: &random)
      #expect(Self.parse("\(score)") == score, "seed \(seed)")
    }
  }

  @Test func takesOnlyDecimalNumbers() {
    for text in [
      "", "-", ".", "e5", "1e", "1e+", "0x10", "inf", "nan", "1,5", "1 ", " 1", "1..2", "--1", "1e999", "1_0",
    ] {
      #expect(Self.parse(text) == nil, "\(text)")
    }
    #expect(Self.parse("-.5") == -0.5 && Self.parse("5.") == 5 && Self.parse("+1e-400") == 0)
  }
}

/// SplitMix64: the same numbers from the same seed everywhere.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
