import TolokCore

/// Names and places as the audit writes them.
enum AuditNames {
  /// Lower case, digits and underscores: `Peta mutu pendidikan` → `peta_mutu_pendidikan`.
  static func slug(_ text: String) -> String {
    var out = ""
    for scalar in text.lowercased().unicodeScalars {
      let known = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
      if known { out.unicodeScalars.append(scalar) } else if !out.isEmpty, !out.hasSuffix("_") { out += "_" }
    }
    while out.hasSuffix("_") { out.removeLast() }
    return String(out.prefix(80))
  }

  /// `35.12` → `3512`; `kota-bogor` → `kota_bogor`.
  static func region(_ id: String) -> String { slug(id.filter { $0 != "." }) }

  /// `did22`, `didt20`, `didb22`: scheme and last two digits of the fiscal year; t for an additional part, b for the
  /// current year's ("tahun berjalan").
  static func component(_ pack: RulePack, _ component: RuleComponent) -> String {
    let year = pack.fiscalYear % 100
    let part =
      switch component.part {
      case .additional: "t"
      case .currentYear: "b"
      case .whole, .priorYear: component.prizes == nil ? "" : "t"
      }
    return "\(slug(pack.scheme))\(part)\(year < 10 ? "0" : "")\(year)"
  }

  /// `'Parameter'!C7`, as formulas write it.
  static func fixed(_ sheet: String, _ column: String, _ row: Int) -> String {
    "'\(sheet)'!$\(column)$\(row)"
  }

  /// The keys of the source register that a reference names: "S9 (provinsi …)", "S11;S43".
  static func sources(in reference: String, known: Set<String>) -> [String] {
    var keys: [String] = []
    for word in reference.split(whereSeparator: { !($0.isLetter || $0.isNumber) }) {
      let key = String(word)
      if known.contains(key), !keys.contains(key) { keys.append(key) }
    }
    return keys
  }
}
