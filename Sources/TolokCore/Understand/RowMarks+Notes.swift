/// What is no row of a table: notes, footnotes, sentences, signatures.
extension RowMarks {
  private static let noteWords: Set<String> = [
    "catatan", "sumber", "nb", "note", "source", "keterangan", "ket", "petunjuk", "kesimpulan", "penjelasan",
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

  /// `1) angka sementara`, `a) …`, `² …`, `†`: a footnote, told apart from a numbered row by standing alone.
  static func isFootnote(_ text: String) -> Bool {
    let plain = tidied(text)
    guard let first = plain.unicodeScalars.first else { return false }
    if "*†‡§¹²³⁴⁵".unicodeScalars.contains(first) { return true }
    let mark = plain.prefix { $0 != ")" }
    guard mark.utf8.count < plain.utf8.count, mark.utf8.count <= 2, !mark.isEmpty else { return false }
    return mark.allSatisfy(\.isNumber) || mark.count == 1 && mark.allSatisfy { $0.isLowercase }
  }

  /// `1. …`, `2) …`, `a. …`, `- …`: a point of a list in prose.
  static func isPoint(_ text: String) -> Bool {
    let plain = tidied(text)
    if plain.hasPrefix("- ") || plain.hasPrefix("• ") { return true }
    let mark = plain.prefix { $0 != "." && $0 != ")" }
    guard mark.count < plain.count, !mark.isEmpty, mark.utf8.count <= 2 else { return false }
    return mark.allSatisfy(\.isNumber) || mark.count == 1 && mark.allSatisfy { $0.isLowercase }
  }

  /// "Bersama ini disampaikan data sebagai berikut:"
  static func leadsIn(_ text: String) -> Bool {
    let plain = tidied(text)
    return plain.hasSuffix(":") && plain.split(separator: " ").count >= 5
  }

  /// Says something rather than names it: "Jumlah inovasi sebanyak 3 buah", "v = sudah mengirim", four words and a full stop.
  static func isSentence(_ text: String) -> Bool {
    let plain = tidied(text)
    if plain.contains(" = ") { return true }
    let words = wordKey(plain).split(separator: " ")
    guard words.count >= 4 else { return false }
    return plain.hasSuffix(".") || words.dropFirst().contains { verbs.contains(String($0)) }
  }

  private static let verbs: Set<String> = ["sebanyak", "sebesar", "adalah", "yaitu", "ialah", "merupakan"]

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
