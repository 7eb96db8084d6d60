/// The name or path of a file: the bytes the system knows it by, and how it is written for people.
///
/// Linux names are bytes; those of old archives and Windows disks are often no UTF-8 and must open all the same.
package struct FileName: Hashable, Sendable {
  package let bytes: [UInt8]
  package let shown: String

  package init(_ text: String) {
    bytes = Array(text.utf8)
    shown = text
  }

  /// Written as UTF-8 with `�` for what is none of it; in `taken` that would be another's, so with `\xE9`.
  package init(bytes: [UInt8], unlike taken: Set<String> = []) {
    self.bytes = bytes
    let text = String(decoding: bytes, as: UTF8.self)
    shown = taken.contains(text) && !Self.isUTF8(bytes) ? Self.spelled(bytes) : text
  }

  package var isUTF8: Bool { Self.isUTF8(bytes) }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// With every byte beyond ASCII as `\xE9`.
  private static func spelled(_ bytes: [UInt8]) -> String {
    var text = ""
    for byte in bytes {
      if byte < 0x80 {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "\\x" + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }

  /// The names as people read them, each different from all others.
  package static func unique(_ names: [[UInt8]]) -> [FileName] {
    // Names in UTF-8 first: they keep their own form.
    var taken = Set(names.compactMap { String(validating: $0, as: UTF8.self) })
    return names.map { bytes in
      let name = FileName(bytes: bytes, unlike: taken)
      taken.insert(name.shown)
      return name
    }
  }
}
