/// A text reduced to what identifies it: lower case letters and digits, single blanks between words.
package func wordKey(_ text: String) -> String {
  var text = text
  if let plain = text.withUTF8(plainWordKey) { return plain }
  return fullWordKey(text)
}

/// The same for plain ASCII, by bytes; nil for anything else.
private func plainWordKey(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
  for byte in bytes where byte >= 0x80 { return nil }
  return String(unsafeUninitializedCapacity: bytes.count) { out in
    var count = 0
    var gap = false
    for byte in bytes {
      let lower = byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
      guard lower >= 0x61 && lower <= 0x7A || lower >= 0x30 && lower <= 0x39 else {
        gap = true
        continue
      }
      if gap, count > 0 {
        out[count] = 0x20
        count += 1
      }
      gap = false
      out[count] = lower
      count += 1
    }
    return count
  }
}

private func fullWordKey(_ text: String) -> String {
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
  var text = text
  if text.withUTF8(isTidy) { return text }
  return text.split(whereSeparator: { $0.isWhitespace || $0 == "\u{A0}" }).joined(separator: " ")
}

/// Plain ASCII without outer, double or other white space: already tidy.
private func isTidy(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = bytes.first, let last = bytes.last else { return true }
  if first == 0x20 || last == 0x20 { return false }
  var blank = false
  for byte in bytes {
    if byte >= 0x80 || byte >= 0x09 && byte <= 0x0D { return false }
    if byte == 0x20, blank { return false }
    blank = byte == 0x20
  }
  return true
}
