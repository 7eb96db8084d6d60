/// The comparable form of a name: what is left when habits of writing are taken away.
///
/// `NameKey.agency("Dinas Perpustakaan & Kearsipan Kota Batu", in: batu)` and
/// `NameKey.agency("DINAS PERPUSTAKAAN DAN KEARSIPAN", in: batu)` are the same key. Letters with
/// diacritics are kept: dropping them would join names that people write apart on purpose.
package enum NameKey {
  /// Lower-case words; punctuation separates, an apostrophe does not, `&` is the word "dan".
  package static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber {
        word.append(character)
      } else if character == "'" || character == "’" || character == "`" {
        continue
      } else {
        if !word.isEmpty { words.append(word) }
        word = ""
        if character == "&" { words.append("dan") }
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// The key of an innovation's name: "Si Bulan", "SiBulan" and "SI_BULAN" are one.
  ///
  /// Numbers stay, since "2.0" is a successor and no other spelling.
  package static func innovation(_ text: String) -> String { words(text).joined() }

  /// The key of an agency's name within a region, without "dan" and the region's own suffix.
  package static func agency(_ text: String, in region: Region?) -> String {
    key(withoutSuffix(words(text), of: region))
  }

  /// The agency key with its type words written out: "Kec. Batu" as "Kecamatan Batu".
  package static func expandedAgency(_ text: String, in region: Region?) -> String {
    key(expand(withoutSuffix(words(text), of: region)))
  }

  private static func key(_ words: [String]) -> String { words.filter { $0 != "dan" }.joined() }

  /// Removes a trailing "Kota Batu" or "Kab. Malang" when it is the agency's own region; another
  /// region's name stays, so that a letter to the wrong folder does not match.
  private static func withoutSuffix(_ words: [String], of region: Region?) -> [String] {
    guard let region else { return words }
    let bare = RegionName.bareWords(region)
    for kind in RegionName.kindWords(region.kind) {
      let suffix = kind + bare
      if words.count > suffix.count, Array(words.suffix(suffix.count)) == suffix {
        return Array(words.dropLast(suffix.count))
      }
    }
    return words
  }
}

/// The words a region goes by, apart from its own name.
enum RegionName {
  /// "Kota Batu" is `["batu"]`.
  static func bareWords(_ region: Region) -> [String] {
    let words = NameKey.words(region.name)
    let kinds: Set<String> = ["kota", "kab", "kabupaten", "prov", "provinsi"]
    return words.count > 1 && kinds.contains(words[0]) ? Array(words.dropFirst()) : words
  }

  /// Longest first, so that "Pemerintah Kota" is not left half standing.
  static func kindWords(_ kind: RegionKind) -> [[String]] {
    switch kind {
    case .kota: [["pemerintah", "kota"], ["pemkot"], ["kota"]]
    case .kabupaten: [["pemerintah", "kabupaten"], ["pemkab"], ["kabupaten"], ["kab"]]
    case .provinsi: [["pemerintah", "provinsi"], ["pemprov"], ["provinsi"], ["prov"]]
    }
  }
}
