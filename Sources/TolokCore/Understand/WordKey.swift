/// A text reduced to what identifies it: lower case letters and digits, single blanks between words.
package func wordKey(_ text: String) -> String {
  var out = ""
  var gap = false
  for scalar in text.unicodeScalars {
    let properties = scalar.properties
    if properties.isAlphabetic || properties.numericType != nil {
      if gap, !out.isEmpty { out.append(" ") }
      gap = false
      out += properties.lowercaseMapping
    } else {
      gap = true
    }
  }
  return out
}

/// The same without blanks, for names whose spacing varies.
package func tightKey(_ text: String) -> String { String(wordKey(text).filter { $0 != " " }) }

/// White space around a text removed, runs of it inside made one blank.
package func tidied(_ text: String) -> String {
  text.split(whereSeparator: { $0.isWhitespace || $0 == "\u{A0}" }).joined(separator: " ")
}
