extension AgencyResolver {
  /// The one agency a file is named after: `Disparta inovasi okt 2023.xlsx` is Disparta's.
  ///
  /// Words of time and of filing are left out; the longest run of the other words that names an
  /// agency counts. Two agencies named at equal length name none.
  package func owner(ofFile file: String, in region: String) -> Agency? {
    var name = file.split(separator: "/").last.map(String.init) ?? file
    if let dot = name.lastIndex(of: "."), dot != name.startIndex { name = String(name[..<dot]) }
    let words = NameKey.words(name).filter { !Self.isFilingWord($0) }
    // Long names of scans would make this quadratic; an agency's name has fewer words than this.
    for length in stride(from: min(words.count, 12), through: 1, by: -1) {
      var found: [Agency] = []
      for start in 0...(words.count - length) {
        let run = words[start..<(start + length)].joined(separator: " ")
        guard case .resolved(let agency, _) = resolve(run, in: region, suggesting: false) else { continue }
        if !found.contains(where: { $0.id == agency.id }) { found.append(agency) }
      }
      if !found.isEmpty { return found.count == 1 ? found[0] : nil }
    }
    return nil
  }

  private static func isFilingWord(_ word: String) -> Bool {
    if word.utf8.count == 4, let year = Int(word), (1990...2100).contains(year) { return true }
    return filingWords.contains(word)
  }

  private static let filingWords: Set<String> = [
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
    "november", "desember", "jan", "feb", "mar", "apr", "jun", "jul", "agt", "agu", "ags", "sep", "sept",
    "okt", "oct", "nov", "nop", "des", "dec", "tw", "triwulan", "semester", "bulan", "tahun", "inovasi",
    "data",
    "laporan", "rekap", "rekapitulasi", "form", "formulir", "daftar", "register", "lampiran", "final", "rev",
    "revisi", "fix", "copy", "salinan", "penghargaan",
  ]
}
