/// What single rows look like by their wording, before or beside the evidence of a table.
enum RowMarks {
  // MARK: numbering of columns

  /// `1 2 3 …`, `(1) (2) (3)`, `a b c`, `1 2 3=1+2`: each column's own number.
  static func isNumbering(_ cells: ArraySlice<Cell>) -> Bool {
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
    return cells.count >= 3 || bracketed == cells.count
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
      // `3=1+2` and `4=(3/2)x100` say how the column is worked out.
      let formula = rest.contains("=")
      rest = rest.prefix { $0 != "=" && $0 != ")" && $0 != "]" && $0 != ":" }
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
    ["kumulatif"], ["akumulasi"], ["average"], ["sum"],
  ]

  private static let qualifiers: Set<String> = [
    "keseluruhan", "seluruh", "seluruhnya", "semua", "umum", "akhir", "besar", "kumulatif", "bulan", "ini",
    "lalu", "sampai", "dengan", "hingga", "sd", "triwulan", "tw", "semester", "tahun", "dan", "rp",
    "halaman", "bagian", "total", "jumlah", "of", "all", "rata",
  ]

  /// A roman numeral, a letter or a number: `JUMLAH I`, `Jumlah A + B`, `Total 2023`.
  private static func isMark(_ word: Substring) -> Bool {
    word.utf8.count == 1 || Int(word) != nil || isRoman(word.uppercased())
  }

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

  // MARK: notes and signatures

  private static let noteWords: Set<String> = [
    "catatan", "sumber", "nb", "note", "source", "keterangan", "ket",
  ]

  private static let noteOpenings = OpeningWords(noteWords)

  /// "Catatan:", "Sumber: …", "*) …", a place and date, "Mengetahui", "NIP. …": no row of any table.
  static func isSurelyNote(_ cells: ArraySlice<Cell>) -> Bool {
    guard let first = cells.first, cells.count <= 3 else { return false }
    guard let text = first.text else { return false }
    let mark = text.utf8.first { $0 > 0x20 }
    guard mark == 0x2A || noteOpenings.mayOpen(text) else { return isSignature(cells) }
    let plain = tidied(text)
    if plain.hasPrefix("*") { return true }
    let key = wordKey(plain)
    let head = key.prefix { $0 != " " }
    if noteWords.contains(String(head)) {
      if key == head { return cells.count == 1 || isColon(cells.dropFirst().first) || plain.hasSuffix(":") }
      let after = plain.dropFirst(head.count).drop { $0 == " " || $0 == "." || $0 == "/" }
      return after.first == ":" || (cells.count == 1 && plain.contains(":"))
    }
    return isSignature(cells)
  }

  private static func isColon(_ cell: Cell?) -> Bool { cell?.text.map { tidied($0).hasPrefix(":") } ?? false }

  private static let signatures = OpeningWords([
    "mengetahui", "menyetujui", "nip", "tanda tangan", "ttd", "disetujui oleh", "dibuat oleh",
    "diperiksa oleh",
    "disahkan oleh", "a n", "yang membuat", "yang menerima", "yang menyerahkan", "hormat kami",
  ])

  /// A line of a signature block: place and date, "Mengetahui", NIP.
  static func isSignature(_ cells: ArraySlice<Cell>) -> Bool {
    guard cells.count <= 3 else { return false }
    return cells.contains { cell in
      guard let text = cell.text, text.utf8.count <= 120 else { return false }
      let mayBePlaceAndDate = cells.count == 1 && hasCommaOrDots(text)
      guard mayBePlaceAndDate || signatures.mayOpen(text) else { return false }
      let key = wordKey(text)
      return signatures.open(key) || mayBePlaceAndDate && isPlaceAndDate(key)
    }
  }

  /// `,`, `…`, `...`
  private static func hasCommaOrDots(_ text: String) -> Bool {
    var dots = 0
    for byte in text.utf8 {
      if byte == 0x2C { return true }
      dots = byte == 0x2E ? dots + 1 : 0
      // Any other text beyond ASCII is looked at in full.
      if dots == 3 || byte >= 0x80 { return text.contains(",") || text.contains("…") || text.contains("...") }
    }
    return false
  }

  /// `Batu, 27 Oktober 2023`, also with the day or the year left open.
  private static func isPlaceAndDate(_ key: String) -> Bool {
    let words = key.split(separator: " ")
    guard words.count <= 7, let month = words.firstIndex(where: HeadingWords.isMonth) else { return false }
    let after = words[(month + 1)...]
    guard after.count <= 1, after.first.map({ $0.allSatisfy(\.isNumber) }) ?? true else { return false }
    if let first = words.first, weekdays.contains(String(first)) { return false }
    let day = words[..<month].last.map { $0.allSatisfy(\.isNumber) && $0.count <= 2 } ?? false
    return month > 0 && (day && month > 1 || words.count <= 4 && words[0].first?.isLetter == true)
  }

  private static let weekdays: Set<String> = [
    "senin", "selasa", "rabu", "kamis", "jumat", "jum", "sabtu", "minggu",
  ]

  /// A title of office, as it stands above a signature; only evidence below a table.
  static func isOffice(_ cells: ArraySlice<Cell>) -> Bool {
    guard let text = cells.first?.text, offices.mayOpen(text) else { return false }
    return offices.open(wordKey(text))
  }

  private static let offices = OpeningWords([
    "kepala", "sekretaris", "plt", "plh", "pj", "camat", "lurah", "direktur", "wali kota", "walikota",
    "bupati",
    "ketua", "pejabat", "bendahara", "pembina", "penata", "kuasa pengguna", "pengguna anggaran", "nama",
  ])
}
