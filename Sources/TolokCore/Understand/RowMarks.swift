/// What single rows look like by their wording, before or beside the evidence of a table.
enum RowMarks {
  // MARK: numbering of columns

  /// `1 2 3 …`, `(1) (2) (3)`, `a b c`, `1 2 3=1+2`: each column's own number.
  ///
  /// - Parameter least: how many bare numbers speak for themselves; fewer than three need words below them.
  static func isNumbering(_ cells: ArraySlice<Cell>, least: Int = 3) -> Bool {
    guard cells.count >= 2 else { return false }
    var previous: Int?
    var letters = 0
    var bracketed = 0
    var skipped = 0
    for cell in cells {
      guard let mark = ordinal(cell) else { return false }
      if mark.isLetter { letters += 1 }
      if mark.isBracketed { bracketed += 1 }
      if let previous {
        guard mark.value > previous, mark.value - previous <= 3 else { return false }
        skipped += mark.value - previous - 1
      } else if mark.value > 1 {
        return false
      }
      previous = mark.value
    }
    guard letters == 0 || letters == cells.count, skipped <= cells.count / 3 else { return false }
    return cells.count >= (letters > 0 ? 3 : least) || bracketed == cells.count
  }

  /// `a b c`, `A B C` without brackets: column numbers below a header, a header above figures.
  static func isBareLetters(_ cells: ArraySlice<Cell>) -> Bool {
    cells.allSatisfy { cell in
      cell.text.map { tidied($0).utf8.count == 1 && $0.contains { $0.isLetter } } ?? false
    }
  }

  private static func ordinal(_ cell: Cell) -> (value: Int, isLetter: Bool, isBracketed: Bool)? {
    switch cell.value {
    case .number(let n):
      return n == n.rounded() && n >= 0 && n < 1000 ? (Int(n), false, false) : nil
    case .text(let text):
      guard text.utf8.count <= 40 else { return nil }
      var rest = Substring(tidied(text))
      let bracketed = rest.hasPrefix("(") || rest.hasPrefix("[")
      if bracketed { rest = rest.dropFirst() }
      // `3=1+2`, `4=(3/2)x100` and `5 (3+4)` say how the column is worked out.
      let formula = rest.contains("=") || rest.contains("(") && rest.contains { "+-x*/:".contains($0) }
      rest = rest.prefix { !"=()]:".contains($0) }
      if rest.hasSuffix(".") { rest = rest.dropLast() }
      let mark = tidied(String(rest))
      if let number = Int(mark), number >= 0, number < 1000 { return (number, false, bracketed || formula) }
      guard let scalar = mark.unicodeScalars.first, mark.unicodeScalars.count == 1 else { return nil }
      switch scalar.value {
      case 0x61...0x7A: return (Int(scalar.value) - 0x60, true, bracketed || formula)
      case 0x41...0x5A: return (Int(scalar.value) - 0x40, true, bracketed || formula)
      default: return nil
      }
    default: return nil
    }
  }

  // MARK: drawn lines

  /// `-----`, `=====`, `*****` in every cell: a line drawn with the keyboard.
  static func isRule(_ cells: ArraySlice<Cell>) -> Bool {
    guard let first = cells.first, case .text = first.value else { return false }
    return cells.allSatisfy { cell in
      guard case .text(var text) = cell.value else { return false }
      return text.withUTF8(isRule)
    }
  }

  private static func isRule(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var marks = 0
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      case 0x2D, 0x3D, 0x2A, 0x5F, 0x7E, 0x23, 0x2B, 0x7C:  // - = * _ ~ # + |
        marks += 1
        at += 1
      // Dashes and box drawing: U+2010 to U+2015, U+2500 to U+257F.
      case 0xE2 where at + 2 < bytes.count:
        let second = bytes[at + 1], third = bytes[at + 2]
        guard second == 0x80 && third >= 0x90 && third <= 0x95 || second == 0x94 || second == 0x95 else {
          return false
        }
        marks += 1
        at += 3
      default: return false
      }
    }
    return marks >= 3
  }

  // MARK: totals

  enum TotalWord {
    /// "Jumlah", "Sub Total", "JUMLAH I", "Jumlah s/d bulan lalu".
    case bare
    /// "Jumlah Penduduk": may as well be the name of an indicator.
    case qualified
  }

  static func total(_ label: String) -> TotalWord? {
    guard label.utf8.count <= 120, totalOpenings.mayOpen(label) else { return nil }
    let key = wordKey(label)
    guard totalOpenings.open(key) else { return nil }
    let words = key.split(separator: " ")
    if let first = words.first, workedOut.contains(String(first)) { return .qualified }
    guard var rest = totalStart(words[...]) else { return nil }
    while let next = rest.first {
      if let shorter = totalStart(rest) {
        rest = shorter
      } else if qualifiers.contains(String(next)) || isMark(next)
        || HeadingWords.isMonth(next)
      {
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    return rest.isEmpty ? .bare : .qualified
  }

  private static let totalOpenings = OpeningWords(
    totalStarts.map { $0.joined(separator: " ") } + workedOut)

  /// "Surplus/(Defisit)" is worked out too, but accounts are called so as well.
  private static let workedOut = ["surplus", "defisit", "selisih"]

  private static func totalStart(_ words: ArraySlice<Substring>) -> ArraySlice<Substring>? {
    for start in totalStarts where words.starts(with: start) { return words.dropFirst(start.count) }
    return nil
  }

  private static let totalStarts: [[Substring]] = [
    ["sub", "total"], ["sub", "jumlah"], ["grand", "total"], ["rata", "rata"], ["sampai", "dengan"],
    ["s", "d"], ["subtotal"], ["subjumlah"], ["jumlah"], ["total"], ["jml"], ["rerata"], ["rataan"],
    ["kumulatif"], ["akumulasi"], ["average"], ["sum"], ["dipindahkan"], ["pindahan"], ["dipindah"],
  ]

  private static let qualifiers: Set<String> = [
    "keseluruhan", "seluruh", "seluruhnya", "semua", "umum", "akhir", "besar", "kumulatif", "bulan", "ini",
    "lalu", "sampai", "dengan", "hingga", "sd", "triwulan", "tw", "semester", "tahun", "dan", "rp",
    "halaman", "bagian", "dari", "ke", "sebelumnya", "berikutnya", "sementara", "tertimbang", "total",
    "jumlah", "of", "all", "rata",
  ]

  /// A roman numeral, a letter or a number: `JUMLAH I`, `Jumlah A + B`, `Total 2023`.
  private static func isMark(_ word: Substring) -> Bool {
    word.utf8.count == 1 || Int(word) != nil || isRoman(word.uppercased())
  }

  /// Figures that are worked out from a total: only evidence right below one.
  static func isDerived(_ label: String) -> Bool {
    wordKey(label).split(separator: " ").first.map { derived.contains(String($0)) } ?? false
  }

  private static let derived: Set<String> = [
    "surplus", "defisit", "selisih", "saldo", "sisa", "laba", "rugi", "nrr", "ikm", "indeks", "nilai", "skor",
    "mutu", "predikat", "persentase", "prosentase", "persen", "capaian", "silpa",
  ]

  /// "Kota Batu", "Provinsi Jawa Timur", "Indonesia" over or under their parts.
  static func isWholePlace(_ label: String) -> Bool {
    wordKey(label).split(separator: " ").first.map { wholes.contains(String($0)) } ?? false
  }

  private static let wholes: Set<String> = [
    "kota", "kabupaten", "kab", "provinsi", "prov", "propinsi", "kecamatan", "kec", "indonesia", "nasional",
    "jumlah", "total",
  ]

  // MARK: sections

  enum SectionStyle: Hashable { case roman, letter, other }

  static func isRoman(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 6 && text.allSatisfy { "IVXLC".contains($0) }
  }

  /// `I. Dinas …`, `A. Bidang …`; nil for a text without such a mark.
  static func sectionStyle(_ text: String) -> SectionStyle? {
    let text = tidied(text)
    let head = text.prefix { $0 != "." && $0 != ")" && $0 != " " }
    guard head.count < text.count, !head.isEmpty else { return nil }
    let spaced = text.dropFirst(head.count).first == " "
    if isRoman(String(head)), !spaced || head.count > 1 {
      // "C. …" after "B. …" is a letter; the reader of the body settles it.
      return head.count == 1 && head != "I" && head != "V" && head != "X" ? .letter : .roman
    }
    guard head.count == 1, !spaced, let letter = head.first, letter.isLetter, letter.isUppercase else {
      return nil
    }
    return .letter
  }
}
