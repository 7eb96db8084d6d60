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

  /// `did22`, `didt20`: scheme and last two digits of the fiscal year; t for the additional one with its prizes.
  static func component(_ pack: RulePack, _ component: RuleComponent) -> String {
    let year = pack.fiscalYear % 100
    let additional = if case .fixedPrizes = component.method { "t" } else { "" }
    return "\(slug(pack.scheme))\(additional)\(year < 10 ? "0" : "")\(year)"
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

/// Unmet beats unknown in "all of", met beats unknown in "any of": minimum and maximum over 1, 0, −1.
enum AuditLogic {
  static func all(_ values: [Int]) -> Int { values.min() ?? 0 }
  static func any(_ values: [Int]) -> Int { values.max() ?? 0 }

  static func yesNo(_ value: AuditValue, _ words: AuditWords) -> Int {
    value == .text(words.yes) ? 1 : value == .text(words.no) ? -1 : 0
  }

  /// At least `limit` on a scale, lowest first; anything not on it cannot be judged.
  static func atLeast(_ value: AuditValue, _ limit: AuditValue, _ scale: [String]) -> Int {
    guard case .text(let fact) = value, case .text(let bound) = limit,
      let place = scale.firstIndex(of: fact), let least = scale.firstIndex(of: bound)
    else { return 0 }
    return place >= least ? 1 : -1
  }

  /// "; a; b" without its first separator, as the list formulas build it.
  static func list(_ names: [String]) -> String { names.joined(separator: "; ") }

  /// Names of the cells of column B whose verdict equals `value`.
  static func listFormula(_ rows: [Int], verdict value: Int) -> String {
    guard !rows.isEmpty else { return "\"\"" }
    return "MID(" + rows.map { "IF(E\($0)=\(value),\"; \"&B\($0),\"\")" }.joined(separator: "&") + ",3,1000)"
  }
}

extension Verdict {
  /// As a number of the three-valued logic.
  var sign: Int {
    switch self {
    case .met: 1
    case .unmet: -1
    case .unknown: 0
    }
  }
}
