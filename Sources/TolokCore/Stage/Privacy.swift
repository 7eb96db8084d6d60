/// Keeps personal data out of what is printed: long codes and phone numbers show their first digits only.
package enum Privacy {
  /// `1987********`: enough to find the row by, too little to know the person.
  package static func masked(digits text: String) -> String { text.prefix(4) + "********" }

  /// Masks every NIP (18 digits), NIK (16) and phone number inside a text; other texts come back as they are.
  package static func masked(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes.lazy.filter(isDigit).count >= 10 else { return text }
    var out: [UInt8] = []
    var i = 0
    var changed = false
    while i < bytes.count {
      guard isDigit(bytes[i]) || bytes[i] == 0x2B, i == 0 || !isWordByte(bytes[i - 1]) else {
        out.append(bytes[i])
        i += 1
        continue
      }
      let (end, digits, isSpaced) = run(bytes, from: i)
      if isPersonal(bytes[i..<end], digits: digits, isSpaced: isSpaced) {
        out += bytes[i..<min(i + 4, end)]
        out += Array("********".utf8)
        changed = true
      } else {
        out += bytes[i..<end]
      }
      i = max(end, i + 1)
    }
    return changed ? String(decoding: out, as: UTF8.self) : text
  }

  /// Digits with single blanks or dashes between them.
  private static func run(_ bytes: [UInt8], from start: Int) -> (end: Int, digits: Int, isSpaced: Bool) {
    var i = start + 1
    var digits = isDigit(bytes[start]) ? 1 : 0
    var end = i
    var spaced = false
    while i < bytes.count {
      if isDigit(bytes[i]) {
        digits += 1
        if end < i { spaced = true }
        i += 1
        end = i
      } else if bytes[i] == 0x20 || bytes[i] == 0x2D, i + 1 < bytes.count, isDigit(bytes[i + 1]) {
        i += 1
      } else {
        break
      }
    }
    return (end, digits, spaced)
  }

  private static func isPersonal(_ bytes: ArraySlice<UInt8>, digits: Int, isSpaced: Bool) -> Bool {
    if digits == 16 || digits == 18 { return true }
    guard (10...14).contains(digits) else { return false }
    let plain = bytes.filter(isDigit)
    return bytes.first == 0x2B ? plain.starts(with: [0x36, 0x32]) : plain.starts(with: [0x30, 0x38])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x2E || byte == 0x2C
  }

  /// Headings under which persons stand.
  package static func isPersonal(heading: [String]) -> Bool {
    if LongNumbers.isCode(heading: heading) || LongNumbers.isPhone(heading: heading) { return true }
    guard let last = heading.last.map(wordKey) else { return false }
    return [
      "nama inisiator", "penanggung jawab", "narahubung", "nama pegawai", "nama lengkap", "nama operator",
      "alamat rumah", "email", "e mail", "tanda tangan", "nama pj", "contact person", "cp",
    ].contains { last == $0 || last.hasPrefix($0 + " ") }
  }
}
