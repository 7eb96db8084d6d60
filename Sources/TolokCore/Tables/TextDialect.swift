/// How a delimited text file was read, and what else it might have been.
package struct TextDialect: Hashable, Sendable {
  package enum Escape: String, Hashable, Sendable { case doubled, backslash }

  package var encoding: String
  package var delimiter: UInt8
  /// Nil when no field is quoted.
  package var quote: UInt8?
  package var escape = Escape.doubled
  /// Blanks may stand between a delimiter and the quote after it: `a, "b"`.
  package var isSpaced = false
  /// The first line said `sep=`, as Excel writes it; it is no row.
  package var isDeclared = false
  /// The next best readings, best first, in words: `pemisah ,`.
  package var runnersUp: [Sentence] = []

  package init(encoding: String, delimiter: UInt8, quote: UInt8?) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.quote = quote
  }

  package static func name(_ delimiter: UInt8) -> String {
    delimiter == 0x09 ? "tab" : String(decoding: [delimiter], as: UTF8.self)
  }

  /// `Windows-1252, pemisah ;, kutip ', lolos \`
  package var summary: Sentence {
    var id = ["\(encoding)", "pemisah \(Self.name(delimiter))"]
    var en = ["\(encoding)", "separator \(Self.name(delimiter))"]
    if let quote, quote != 0x22 {
      id.append("kutip \(Self.name(quote))")
      en.append("quote \(Self.name(quote))")
    }
    if escape == .backslash {
      id.append("lolos \\")
      en.append("escape \\")
    }
    if isSpaced {
      id.append("spasi sebelum kutip")
      en.append("blanks before quotes")
    }
    if isDeclared {
      id.append("dari baris sep=")
      en.append("from the sep= line")
    }
    return Sentence(id: id.joined(separator: ", "), en: en.joined(separator: ", "))
  }
}
