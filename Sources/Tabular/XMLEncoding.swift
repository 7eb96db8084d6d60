/// XML of one byte a character (ISO-8859-1, Windows-1252, as its declaration says) as UTF-8; the scanner itself knows
/// UTF-8 and UTF-16.
func xmlInUTF8(_ bytes: [UInt8]) -> [UInt8] {
  guard bytes.starts(with: "<?xml".utf8) else { return bytes }
  let declaration = bytes.prefix(200).prefix { $0 != 0x3E }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }
  let text = String(decoding: declaration, as: UTF8.self)
  guard
    ["iso-8859-1", "iso-8859-15", "windows-1252", "latin1", "cp1252"].contains(where: { text.contains($0) })
  else { return bytes }
  // What is valid UTF-8 was mislabelled.
  if String(validating: bytes, as: UTF8.self) != nil { return bytes }
  var out: [UInt8] = []
  out.reserveCapacity(bytes.count + bytes.count / 8)
  for byte in bytes {
    if byte < 0x80 {
      out.append(byte)
    } else {
      let code = byte < 0xA0 ? TextDecoding.windows1252[Int(byte) - 0x80] : UInt32(byte)
      out.append(contentsOf: String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
    }
  }
  return out
}
