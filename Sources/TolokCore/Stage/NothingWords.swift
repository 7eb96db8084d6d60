/// Which kind of nothing a text states. None of them ever becomes 0.
package enum NothingWords {
  /// Nil when the text says something. `isFree` is for columns of free text, where only fixed phrases count.
  package static func read(_ text: String, isFree: Bool = false) -> Nothing? {
    // Longer texts say something; most cells are decided here.
    guard text.utf8.count <= 64 else { return nil }
    guard let first = text.utf8.first else { return .blank }
    if first >= 0x30, first <= 0x39 { return nil }
    // "nihil", "tidak …", "kosong", "belum …", "bukan …": no other letter begins a phrase of nothing.
    let letter = first | 0x20
    if letter >= 0x61, letter <= 0x7A, ![0x6E, 0x74, 0x6B, 0x62].contains(letter) { return nil }
    let text = text.utf8.contains(0x26) ? text.split(separator: "&nbsp;").joined(separator: " ") : text
    let key = wordKey(text)
    if key.isEmpty { return signs(text) }
    if let fixed = phrases[key] { return fixed }
    if !isFree, key.hasPrefix("belum "), key.split(separator: " ").count <= 5 { return .notYetDue }
    return nil
  }

  /// A text without a letter or digit.
  private static func signs(_ text: String) -> Nothing? {
    var dashes = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "-", "–", "—", "−": dashes = true
      case "?", ".", "…", "'", "_", "\u{A0}", "\u{FEFF}", "\u{200B}": break
      default: if !scalar.properties.isWhitespace { return nil }
      }
    }
    return dashes ? .nihil : .blank
  }

  private static let phrases: [String: Nothing] = {
    var all: [String: Nothing] = [:]
    let groups: [(Nothing, [String])] = [
      (.nihil, ["nihil", "tidak ada", "kosong", "belum ada", "none", "nil", "tak ada", "tdk ada"]),
      (
        .notApplicable,
        [
          "tidak berlaku", "tidak ada berlaku", "n a", "t b", "tidak relevan", "not applicable",
          "bukan kewenangan",
        ]
      ),
      (.notYetDue, ["belum jatuh tempo", "belum waktunya", "belum dilaksanakan", "not yet due"]),
      (
        .blank,
        [
          "na", "null", "nan", "nbsp", "belum ditentukan", "tidak tercantum", "belum diisi",
          "belum diketahui", "tidak diketahui", "belum tersedia", "tidak tersedia",
          "tidak diisi",
        ]
      ),
    ]
    for (kind, words) in groups { for word in words { all[word] = kind } }
    return all
  }()
}
