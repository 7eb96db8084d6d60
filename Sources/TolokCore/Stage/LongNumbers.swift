/// NIP, NIK and their kin: long numbers that are names, not sums, and what spreadsheets do to them.
///
/// A spreadsheet keeps fifteen digits of a number and writes zeros for the rest, so a NIP (18) or NIK (16) typed as a
/// number is lost for good, though it still looks whole.
package enum LongNumbers {
  package enum State: String, Hashable, Sendable {
    case intact
    /// Digits after the fifteenth were replaced by zeros.
    case damaged
    /// `1,98701E+17`: only the first digits are there.
    case scientific
  }

  /// Headings of columns whose long numbers are names of persons, households, accounts.
  static func isCode(heading: [String]) -> Bool {
    names(heading, ["nip", "nik", "nuptk", "npwp", "nkk", "nisn", "nrp"])
      || names(heading, ["ktp", "kk", "rekening"], numbered: true)
  }

  static func isPhone(heading: [String]) -> Bool {
    names(heading, ["hp", "telepon", "telp", "tlp", "wa", "whatsapp", "handphone", "ponsel", "kontak"])
  }

  /// "KTP" alone may count cards; "No. KTP" is a person.
  private static func names(_ heading: [String], _ words: Set<Substring>, numbered: Bool = false) -> Bool {
    guard let last = heading.last else { return false }
    let parts = wordKey(last).split(separator: " ")
    // "Penerbitan NIK" counts papers; a heading of codes is short.
    let counted: Set<Substring> = [
      "jumlah", "jml", "penerbitan", "pelayanan", "pemohon", "pengguna", "pemilik",
    ]
    return parts.count <= 4 && parts.contains { words.contains($0) }
      && !parts.contains { counted.contains($0) }
      && (!numbered || parts.contains { $0 == "no" || $0 == "nomor" })
  }

  /// The state of one cell; nil when it holds no number of sixteen digits or more.
  package static func state(of value: CellValue) -> State? {
    switch value {
    case .number(let n):
      guard n >= 1e15, n < 1e20, n == n.rounded() else { return nil }
      // Beyond 2^53 a stored number cannot tell neighbours apart; below, a program other than Excel kept all digits.
      return n < 9_007_199_254_740_992 && Int64(n) % 10 != 0 ? .intact : .damaged
    case .text(let text):
      guard text.utf8.count >= 5, let first = text.utf8.first, first < 0x3A else { return nil }
      if let reading = IndonesianNumber.scan(text), reading.isScientific {
        let digits = text.utf8.prefix { $0 | 0x20 != 0x65 }.filter { $0 >= 0x30 && $0 <= 0x39 }.count
        let power = reading.value.exponent + digits - 1
        return power >= 11 && power < 20 && power + 1 > digits ? .scientific : nil
      }
      guard let digits = digits(text), digits.count >= 16, digits.count <= 20 else { return nil }
      let tail = digits.dropFirst(15)
      return tail.count >= 2 && tail.allSatisfy { $0 == 0x30 } ? .damaged : .intact
    default: return nil
    }
  }

  /// The digits of a code, blanks, points and dashes between them left out; nil when other characters stand there.
  static func digits(_ text: String) -> [UInt8]? {
    var all: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: all.append(byte)
      case 0x20, 0x2E, 0x2D, 0x27, 0x60, 0xC2, 0xA0: break
      default: return nil
      }
    }
    return all.isEmpty ? nil : all
  }

  /// What a damaged number still says, masked: `1987********`.
  static func masked(_ cell: Cell) -> String {
    if case .number(let n) = cell.value, n.magnitude < 9e18 {
      return Privacy.masked(digits: String(Int64(n)))
    }
    let text = cell.tidyText
    return Privacy.masked(digits: text)
  }
}
