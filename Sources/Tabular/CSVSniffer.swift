import TolokCore

/// Tells delimiter, quote and escape of delimited text from how evenly each reading of its first rows comes out.
struct CSVSniffer {
  private static let sample = 256 << 10
  private static let rows = 200
  private static let delimiters: [UInt8] = [0x3B, 0x2C, 0x09, 0x7C]

  /// A reading and its worth.
  private struct Guess {
    var delimiter: UInt8
    var quote: UInt8
    var isBackslashed: Bool
    var score: Double
    var strays: Int
    var quotedFields: Int
  }

  static func dialect(_ decoding: TextDecoding) -> TextDialect {
    let text = decoding.text
    if let declared = declaredDelimiter(text) {
      var dialect = quoting(best: guess(text, declared, 0x22, false), text, decoding)
      dialect.isDeclared = true
      return dialect
    }
    let plain = delimiters.enumerated().map {
      (offset: $0.offset, guess: guess(text, $0.element, 0x22, false))
    }
    .sorted { $0.guess.score == $1.guess.score ? $0.offset < $1.offset : $0.guess.score > $1.guess.score }
    .map(\.guess)
    var best = plain[0]
    if best.score == 0 { best.delimiter = 0x2C }
    var dialect = quoting(best: best, text, decoding)
    dialect.runnersUp =
      plain.dropFirst().prefix { $0.score > 0 }.prefix(2).map {
        Sentence(
          id: "pemisah \(TextDialect.name($0.delimiter))", en: "separator \(TextDialect.name($0.delimiter))")
      } + dialect.runnersUp
    return dialect
  }

  /// `sep=;` as a first line of its own.
  static func declaredDelimiter(_ text: ArraySlice<UInt8>) -> UInt8? {
    var line = text.prefix(8)
    if line.first == 0x22 { line = line.dropFirst() }
    guard line.count >= 5, line.prefix(3).map({ $0 | 0x20 }) == Array("sep".utf8),
      line[line.startIndex + 3] == 0x3D
    else { return nil }
    let delimiter = line[line.startIndex + 4]
    var rest = line.dropFirst(5)
    if rest.first == 0x22, line.startIndex > text.startIndex { rest = rest.dropFirst() }
    guard delimiter >= 0x20 || delimiter == 0x09, delimiter < 0x80, delimiter != 0x22 else { return nil }
    return rest.isEmpty || rest.first == 0x0A || rest.first == 0x0D ? delimiter : nil
  }

  /// The text after its `sep=` line.
  static func afterDeclaration(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let end = text.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return text.suffix(0) }
    let isPair = text[end] == 0x0D && end + 1 < text.endIndex && text[end + 1] == 0x0A
    return text[(end + (isPair ? 2 : 1))...]
  }

  /// Single quotes and backslashes are believed only when they read the text more cleanly than RFC 4180 does.
  private static func quoting(
    best: Guess, _ text: ArraySlice<UInt8>, _ decoding: TextDecoding
  ) -> TextDialect {
    var best = best
    var others: [Sentence] = []
    let head = text.prefix(sample)
    if head.contains(0x5C), best.quotedFields > 0 || best.strays > 0 {
      let escaped = guess(text, best.delimiter, 0x22, true)
      if escaped.strays < best.strays { best = escaped }
    }
    if best.quotedFields == 0, head.contains(0x27) {
      let single = guess(text, best.delimiter, 0x27, false)
      let escaped = head.contains(0x5C) ? guess(text, best.delimiter, 0x27, true) : single
      let better = escaped.strays < single.strays ? escaped : single
      if better.quotedFields > 1, better.strays == 0, better.score >= best.score {
        best = better
        others.append(Sentence(id: "kutip bukan '", en: "' is no quote"))
      }
    }
    var dialect = TextDialect(
      encoding: decoding.encoding, delimiter: best.delimiter, quote: best.quote)
    if best.isBackslashed { dialect.escape = .backslash }
    if let runnerUp = decoding.runnerUp { others.append(Sentence(id: runnerUp, en: runnerUp)) }
    dialect.runnersUp = others
    return dialect
  }

  /// The columns a reading makes, times how evenly and how cleanly it makes them over the first rows.
  private static func guess(
    _ text: ArraySlice<UInt8>, _ delimiter: UInt8, _ quote: UInt8, _ isBackslashed: Bool
  ) -> Guess {
    var tokens = CSVTokens(delimiter: delimiter, quote: quote, isBackslashed: isBackslashed)
    var count = FieldCount(limit: rows, strangers: delimiters.filter { $0 != delimiter && $0 != 0x2C })
    let head = text.prefix(sample)
    tokens.run(head, into: &count)
    if head.count < text.count, !count.isStopped, count.rows.count > 1 { count.rows.removeLast() }
    var guess = Guess(
      delimiter: delimiter, quote: quote, isBackslashed: isBackslashed, score: 0, strays: tokens.strays,
      quotedFields: tokens.quotedFields)
    let wide = count.rows.filter { $0 > 1 }
    var seen: [Int: Int] = [:]
    for width in wide { seen[width, default: 0] += 1 }
    guard let mode = seen.max(by: { $0.value == $1.value ? $0.key < $1.key : $0.value < $1.value }) else {
      return guess
    }
    let evenness = Double(mode.value) / Double(count.rows.count)
    // Never nothing: a file of mixed habits still has a second reading.
    let clean = max(0.2, 1 - Double(count.strange) / Double(max(1, count.fields)))
    let stray = 1 / (1 + Double(tokens.strays) / Double(count.rows.count))
    guess.score = evenness * evenness * Double(min(mode.key, 40)) * clean * clean * stray
    return guess
  }
}

/// How many fields each row has, and how many fields hold another delimiter.
private struct FieldCount: CSVSink {
  let limit: Int
  let strangers: [UInt8]
  var rows: [Int] = []
  var fields = 0
  var strange = 0
  var isStopped = false
  private var isBlank = true

  init(limit: Int, strangers: [UInt8]) {
    self.limit = limit
    self.strangers = strangers
  }

  mutating func field(_ b: Span<UInt8>, _ range: Range<Int>, isCopy: Bool, row: Int, column: Int) {
    fields += 1
    if !range.isEmpty { isBlank = false }
    if range.contains(where: { strangers.contains(b[$0]) }) { strange += 1 }
  }

  mutating func endRow(_ row: Int, fields: Int) -> Bool {
    if fields > 1 || !isBlank { rows.append(fields) }
    isBlank = true
    isStopped = rows.count >= limit
    return !isStopped
  }
}
