import TolokCore

/// An OpenFormula expression as the workbook formats write it: `of:=SUM([.A1:.B2];[$Data.$C$3])` becomes
/// `SUM(A1:B2,Data!$C$3)`. What cannot be said that way (another file) is nil, never half said.
enum ODSFormula {
  static func plain(_ stored: [UInt8]) -> String? {
    var bytes = stored[...]
    // `of:=`, `oooc:=`, `msoxl:=`; the oldest files have no prefix.
    let prefix = bytes.prefix { $0 != 0x3A && $0 != 0x3D && $0 != 0x22 && $0 != 0x5B && $0 != 0x28 }
    var isExcel = false
    if prefix.endIndex < bytes.endIndex, bytes[prefix.endIndex] == 0x3A {
      isExcel = XMLScanner.same(prefix, "msoxl")
      bytes = bytes[(prefix.endIndex + 1)...]
    }
    if bytes.first == 0x3D { bytes = bytes.dropFirst() }
    guard !bytes.isEmpty else { return nil }
    if isExcel { return String(decoding: bytes, as: UTF8.self) }
    var translator = Translator(bytes, isODF: !prefix.isEmpty || bytes.contains(0x5B))
    return translator.run()
  }

  private struct Translator {
    private let bytes: ArraySlice<UInt8>
    private var at: Int
    private var out: [UInt8] = []
    private var braces = 0
    /// A bare formula without references in brackets may be of another grammar, where `!` follows a sheet.
    private let isODF: Bool

    init(_ bytes: ArraySlice<UInt8>, isODF: Bool) {
      self.bytes = bytes
      self.isODF = isODF
      at = bytes.startIndex
    }

    mutating func run() -> String? {
      while at < bytes.endIndex {
        let b = bytes[at]
        switch b {
        case 0x22: copyQuoted(b)
        case 0x27:
          guard sheetName() else { return nil }
        // `$$name` is a named expression.
        case 0x24 where at + 1 < bytes.endIndex && bytes[at + 1] == 0x24: at += 2
        case 0x5B:
          guard reference() else { return nil }
        case 0x23: copyError()
        case 0x7B, 0x7D:
          braces += b == 0x7B ? 1 : -1
          put(b)
        // Within an inline array `;` parts columns and `|` rows.
        case 0x3B: put(0x2C)
        case 0x7C where braces > 0: put(0x3B)
        case 0x7E: put(0x2C)
        case 0x21 where isODF: put(0x20)
        default:
          if Self.isWord(b) { word() } else { put(b) }
        }
      }
      return String(decoding: out, as: UTF8.self)
    }

    private mutating func put(_ byte: UInt8) {
      out.append(byte)
      at += 1
    }

    private mutating func copyQuoted(_ quote: UInt8) {
      put(quote)
      while at < bytes.endIndex, bytes[at] != quote { put(bytes[at]) }
      if at < bytes.endIndex { put(quote) }
    }

    /// A quoted sheet before a name of its own, `'Sheet 1'.$$total`; nil where it is a file, `'file:///…'#$$total`.
    private mutating func sheetName() -> Bool {
      copyQuoted(0x27)
      guard isODF, at < bytes.endIndex else { return true }
      if bytes[at] == 0x23 { return false }
      if bytes[at] == 0x2E {
        out.append(0x21)
        at += 1
      }
      return true
    }

    private mutating func copyError() {
      put(0x23)
      while at < bytes.endIndex, Self.isWord(bytes[at]) || bytes[at] == 0x2F { put(bytes[at]) }
      if at < bytes.endIndex, bytes[at] == 0x21 || bytes[at] == 0x3F { put(bytes[at]) }
    }

    /// Functions of one vendor carry its name in front; ODF keeps older ones under `LEGACY`.
    private mutating func word() {
      let start = at
      while at < bytes.endIndex, Self.isWord(bytes[at]) || bytes[at] == 0x2E { at += 1 }
      var word = bytes[start..<at]
      if at < bytes.endIndex, bytes[at] == 0x28 {
        let vendors: [StaticString] = [
          "COM.MICROSOFT.", "ORG.OPENOFFICE.", "ORG.LIBREOFFICE.", "ORG.GNUMERIC.", "LEGACY.",
        ]
        for vendor in vendors where word.count > vendor.utf8CodeUnitCount {
          if XMLScanner.same(word.prefix(vendor.utf8CodeUnitCount), vendor) {
            word = word.dropFirst(vendor.utf8CodeUnitCount)
            break
          }
        }
      }
      out += word
    }

    private static func isWord(_ b: UInt8) -> Bool {
      b >= 0x80 || b == 0x5F || b >= 0x30 && b <= 0x39 || (b | 0x20) >= 0x61 && (b | 0x20) <= 0x7A
    }

    /// `[.A1]`, `[.A1:.B2]`, `[$'My Sheet'.A1:.B2]`, `[First.A1:Last.B2]`.
    private mutating func reference() -> Bool {
      at += 1
      guard let first = corner() else { return false }
      var second: (sheet: ArraySlice<UInt8>?, cell: ArraySlice<UInt8>)?
      if at < bytes.endIndex, bytes[at] == 0x3A {
        at += 1
        second = corner()
        if second == nil { return false }
      }
      guard at < bytes.endIndex, bytes[at] == 0x5D else { return false }
      at += 1
      if let sheet = first.sheet {
        if let last = second?.sheet, last != sheet {
          name(sheet, and: last)
        } else {
          name(sheet, and: nil)
        }
        out.append(0x21)
      }
      // A cell that was deleted: `[.#REF!]`, `[.A#REF!:.B2]`.
      if first.cell.contains(0x23) || second?.cell.contains(0x23) == true {
        out += Array("#REF!".utf8)
        return true
      }
      out += first.cell
      if let second {
        out.append(0x3A)
        out += second.cell
      }
      return true
    }

    /// A sheet, if one is named, and the cell after the point; nil for a cell of another file.
    private mutating func corner() -> (sheet: ArraySlice<UInt8>?, cell: ArraySlice<UInt8>)? {
      if at < bytes.endIndex, bytes[at] == 0x24 { at += 1 }
      var sheet: ArraySlice<UInt8>?
      let start = at
      if at < bytes.endIndex, bytes[at] == 0x27 {
        at += 1
        while at < bytes.endIndex {
          if bytes[at] == 0x27 {
            guard at + 1 < bytes.endIndex, bytes[at + 1] == 0x27 else { break }
            at += 1
          }
          at += 1
        }
        guard at + 1 < bytes.endIndex, bytes[at + 1] == 0x2E else { return nil }
        at += 1
        sheet = bytes[start..<at]
      } else {
        while at < bytes.endIndex, bytes[at] != 0x2E, bytes[at] != 0x3A, bytes[at] != 0x5D {
          if bytes[at] == 0x27 { return nil }
          at += 1
        }
        if at > start { sheet = bytes[start..<at] }
      }
      // `[#REF!]` has no point.
      guard at < bytes.endIndex, bytes[at] == 0x2E else {
        guard let lost = sheet, lost.first == 0x23 else { return nil }
        return (nil, lost)
      }
      at += 1
      let cell = at
      while at < bytes.endIndex, bytes[at] != 0x3A, bytes[at] != 0x5D { at += 1 }
      guard at > cell else { return nil }
      if sheet?.first == 0x23 { return (nil, sheet ?? []) }
      return (sheet, bytes[cell..<at])
    }

    /// Names of letters, digits and `_` stand bare; any other is quoted, as is one that reads like a cell.
    private mutating func name(_ first: ArraySlice<UInt8>, and last: ArraySlice<UInt8>?) {
      let names = [first] + (last.map { [$0] } ?? [])
      let bare = names.allSatisfy {
        $0.first != 0x27 && $0.allSatisfy(Self.isWord) && !Self.isDigit($0.first)
      }
      if !bare { out.append(0x27) }
      for (index, name) in names.enumerated() {
        if index > 0 { out.append(0x3A) }
        out += name.first == 0x27 ? name.dropFirst().dropLast() : name
      }
      if !bare { out.append(0x27) }
    }

    private static func isDigit(_ b: UInt8?) -> Bool { b.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
  }
}
