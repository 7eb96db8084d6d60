import TolokCore

/// Tells delimiter, quote and escape of delimited text from how evenly each reading of its first rows comes out.
struct CSVSniffer {
  private static let sample = 256 << 10
  private static let rows = 200
  private static let delimiters: [UInt8] = [0x3B, 0x2C, 0x09, 0x7C]

  static func dialect(_ decoding: TextDecoding) -> TextDialect {
    let text = decoding.text
    if let declared = declaredDelimiter(text) {
      var dialect = reading(text, declared).dialect(decoding)
      dialect.isDeclared = true
      return dialect
    }
    let readings = delimiters.enumerated().map { (offset: $0.offset, reading: reading(text, $0.element)) }
      .sorted {
        let (a, b) = ($0.reading.best.score, $1.reading.best.score)
        return a == b ? $0.offset < $1.offset : a > b
      }
      .map(\.reading)
    var best = readings[0]
    if best.best.score == 0 { best.best.rules.delimiter = 0x2C }
    var dialect = best.dialect(decoding)
    dialect.runnersUp =
      readings.dropFirst().prefix { $0.best.score > 0 }.prefix(2).map {
        let name = TextDialect.name($0.best.rules.delimiter)
        return Sentence(id: "pemisah \(name)", en: "separator \(name)")
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

  // MARK: Quotes

  /// The best reading with a delimiter. Backslashes, blanks before quotes and single quotes are believed only when they
  /// read the text more cleanly than RFC 4180 does.
  private static func reading(_ text: ArraySlice<UInt8>, _ delimiter: UInt8) -> Reading {
    var reading = Reading(best: guess(text, CSVRules(delimiter: delimiter, quote: 0x22)))
    let head = text.prefix(sample)
    let hasBackslash = head.contains(0x5C)
    let plain = reading.best
    if plain.quotedFields > 0 || plain.strays > 0 {
      for rules in variants(head, delimiter, 0x22, hasBackslash) {
        let other = guess(text, rules)
        guard other.strays < reading.best.strays, !rules.isSpaced || other.score > plain.score else {
          continue
        }
        reading.best = other
      }
      reading.others = reading.best.rules.habits
    }
    guard reading.best.quotedFields == 0, head.contains(0x27) else { return reading }
    let plainSingle = CSVRules(delimiter: delimiter, quote: 0x27)
    let single = ([plainSingle] + variants(head, delimiter, 0x27, hasBackslash)).map { guess(text, $0) }
      .filter { $0.badClosings == 0 && $0.quotedFields > 1 && $0.score >= reading.best.score }
      .max { $0.score < $1.score }
    guard let single else { return reading }
    // A title such as 'SIAP' in a file that quotes nothing else keeps its marks; and no Qur'an is a quote.
    let isSystem = single.bareWords == 0 || single.sheltered > 0 && single.score > reading.best.score
    if isSystem {
      reading.best = single
      reading.others = [Sentence(id: "kutip bukan '", en: "' is no quote")] + single.rules.habits
    } else {
      reading.others.append(Sentence(id: "kutip '", en: "quote '"))
    }
    return reading
  }

  /// The habits beside doubled quotes that a text gives reason to try.
  private static func variants(
    _ head: ArraySlice<UInt8>, _ delimiter: UInt8, _ quote: UInt8, _ hasBackslash: Bool
  ) -> [CSVRules] {
    let hasBlank = zip(head, zip(head.dropFirst(), head.dropFirst(2))).contains {
      $0 == delimiter && $1.0 == 0x20 && ($1.1 == quote || $1.1 == 0x20)
    }
    var all: [CSVRules] = []
    for isSpaced in hasBlank ? [false, true] : [false] {
      for isBackslashed in hasBackslash ? [false, true] : [false] where isSpaced || isBackslashed {
        all.append(
          CSVRules(delimiter: delimiter, quote: quote, isBackslashed: isBackslashed, isSpaced: isSpaced))
      }
    }
    return all
  }

  /// The columns a reading makes, times how evenly and how cleanly it makes them over the first rows.
  private static func guess(_ text: ArraySlice<UInt8>, _ rules: CSVRules) -> Guess {
    var tokens = CSVTokens(rules)
    var count = FieldCount(
      limit: rows, rules: rules, strangers: delimiters.filter { $0 != rules.delimiter && $0 != 0x2C })
    let head = text.prefix(sample)
    tokens.run(head, into: &count)
    if head.count < text.count, !count.isStopped, count.rows.count > 1 { count.rows.removeLast() }
    var guess = Guess(rules: rules)
    guess.badClosings = tokens.badClosings
    // An apostrophe within a word says nothing about quotes; a `"` there does.
    guess.strays = tokens.badClosings + (rules.quote == 0x27 ? 0 : tokens.bareQuotes)
    guess.quotedFields = tokens.quotedFields
    guess.bareWords = count.bareWords
    guess.sheltered = count.sheltered
    let wide = count.rows.filter { $0 > 1 }
    var seen: [Int: Int] = [:]
    for width in wide { seen[width, default: 0] += 1 }
    guard let mode = seen.max(by: { $0.value == $1.value ? $0.key < $1.key : $0.value < $1.value }) else {
      return guess
    }
    let evenness = Double(mode.value) / Double(count.rows.count)
    let fields = Double(max(1, count.fields))
    // Never nothing: a file of mixed habits still has a second reading.
    let clean = max(0.2, 1 - Double(count.strange) / fields)
    let stray = 1 / (1 + Double(guess.strays) / Double(count.rows.count))
    // Fields that open and close their quotes where they should are no accident.
    let quoted = 1 + Double(tokens.quotedFields - tokens.badClosings) / fields
    guess.score = evenness * evenness * Double(min(mode.key, 40)) * clean * clean * stray * max(1, quoted)
    return guess
  }
}

/// A reading and its worth.
private struct Guess {
  var rules: CSVRules
  var score = 0.0
  var strays = 0
  var badClosings = 0
  var quotedFields = 0
  var bareWords = 0
  var sheltered = 0
}

/// The best guess of one delimiter, and in words what else its quotes might be.
private struct Reading {
  var best: Guess
  var others: [Sentence] = []

  func dialect(_ decoding: TextDecoding) -> TextDialect {
    var dialect = TextDialect(
      encoding: decoding.encoding, delimiter: best.rules.delimiter, quote: best.rules.quote)
    if best.rules.isBackslashed { dialect.escape = .backslash }
    dialect.isSpaced = best.rules.isSpaced
    dialect.runnersUp = others
    if let runnerUp = decoding.runnerUp { dialect.runnersUp.append(Sentence(id: runnerUp, en: runnerUp)) }
    return dialect
  }
}

extension CSVRules {
  init(_ dialect: TextDialect) {
    self.init(
      delimiter: dialect.delimiter, quote: dialect.quote, isBackslashed: dialect.escape == .backslash,
      isSpaced: dialect.isSpaced)
  }

  /// What a reading by the letter of RFC 4180 would say instead.
  fileprivate var habits: [Sentence] {
    var all: [Sentence] = []
    if isSpaced { all.append(Sentence(id: "spasi bagian dari isi", en: "blanks belong to the text")) }
    if isBackslashed { all.append(Sentence(id: "\\ bukan tanda lolos", en: "\\ escapes nothing")) }
    return all
  }
}

/// How many fields each row has, and what they hold.
private struct FieldCount: CSVSink {
  let limit: Int
  let rules: CSVRules
  let strangers: [UInt8]
  var rows: [Int] = []
  var fields = 0
  /// Bare fields that hold another delimiter.
  var strange = 0
  /// Bare fields that are no numbers.
  var bareWords = 0
  /// Quoted fields that hold a delimiter or a line end.
  var sheltered = 0
  var isStopped = false
  private var isBlank = true

  init(limit: Int, rules: CSVRules, strangers: [UInt8]) {
    self.limit = limit
    self.rules = rules
    self.strangers = strangers
  }

  mutating func field(_ b: Span<UInt8>, _ range: Range<Int>, isCopy: Bool, row: Int, column: Int) {
    fields += 1
    guard !range.isEmpty else { return }
    isBlank = false
    if isCopy || range.lowerBound > 0 && b[range.lowerBound - 1] == rules.quote {
      if range.contains(where: { b[$0] == rules.delimiter || b[$0] == 0x0A }) { sheltered += 1 }
    } else {
      if range.contains(where: { strangers.contains(b[$0]) }) { strange += 1 }
      if range.contains(where: { b[$0] | 0x20 >= 0x61 || b[$0] == rules.quote }) { bareWords += 1 }
    }
  }

  mutating func endRow(_ row: Int, fields: Int) -> Bool {
    if fields > 1 || !isBlank { rows.append(fields) }
    isBlank = true
    isStopped = rows.count >= limit
    return !isStopped
  }
}
