extension NameKey {
  /// Writes the words for a type of unit in one way (regions.md 7.1).
  static func expand(_ words: [String]) -> [String] {
    var out: [String] = []
    for word in words { out.append(contentsOf: expandWord(word)) }
    out = joinSchool(out)
    // "UPTD BLUD Puskesmas X", "UPT PKM X": whatever stands before the word puskesmas says nothing more.
    if let at = out.firstIndex(of: "puskesmas"), at > 0, out[..<at].allSatisfy(puskesmasPrefixes.contains) {
      out.removeFirst(at)
    }
    if out.starts(with: ["pemerintah", "desa"]) || out.starts(with: ["pemerintah", "kelurahan"])
      || out.starts(with: ["kantor", "kecamatan"]) || out.starts(with: ["kantor", "kelurahan"])
    {
      out.removeFirst()
    }
    return out
  }

  private static let puskesmasPrefixes: Set<String> = ["upt", "uptd", "blud", "dinas", "kesehatan"]

  private static func expandWord(_ word: String) -> [String] {
    switch word {
    case "kec": return ["kecamatan"]
    case "kel": return ["kelurahan"]
    case "pkm": return ["puskesmas"]
    case "pemdes": return ["desa"]
    case "pemkel": return ["kelurahan"]
    case "bag": return ["bagian"]
    default:
      // "SMPN5" and "SDN01" are written without a space.
      for school in schools where word.hasPrefix(school + "n") {
        let number = word.dropFirst(school.utf8.count + 1)
        if let n = Int(number) { return [school + "n", String(n)] }
      }
      return [word]
    }
  }

  private static let schools = ["sd", "smp", "sma", "smk", "tk"]

  /// "SMP Negeri 5" and "SMP N 05" as "SMPN 5".
  private static func joinSchool(_ words: [String]) -> [String] {
    guard words.count > 1, let at = words.firstIndex(where: { schools.contains($0) || isState($0) }) else {
      return words
    }
    var out = words
    if schools.contains(out[at]), at + 1 < out.count, ["n", "negeri"].contains(out[at + 1]) {
      out[at] += "n"
      out.remove(at: at + 1)
    }
    if isState(out[at]) {
      for i in out.indices where i > at { if let n = Int(out[i]) { out[i] = String(n) } }
    }
    return out
  }

  private static func isState(_ word: String) -> Bool {
    schools.contains { word == $0 + "n" }
  }
}
