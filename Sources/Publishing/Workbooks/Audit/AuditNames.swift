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

  /// The middle of the names of each pack; two packs of one scheme, year and part keep apart by their
  /// component, whichever of them a workbook shows.
  static func slugs(_ packs: [RulePack]) -> [String: String] {
    var slugs: [String: String] = [:]
    var taken: Set<String> = []
    for pack in packs {
      guard let first = pack.components.first else { continue }
      let stem = component(pack, first)
      var slug = taken.contains(stem) ? "\(stem)_\(self.slug(first.id))" : stem
      while taken.contains(slug) { slug += "_2" }
      slugs[pack.id] = slug
      taken.insert(slug)
    }
    return slugs
  }

  /// `3512_did22`; a second component of a pack adds its own name.
  static func block(_ region: String, _ pack: String, _ rules: RulePack, component: String) -> String {
    let own = rules.components.count > 1 && rules.components.first?.id != component
    return "\(self.region(region))_\(pack)" + (own ? "_\(slug(component))" : "")
  }

  /// `3371_baris_did21`: the published lines of one allocation.
  static func lines(_ total: DIDAmount) -> String {
    let year = total.fiscalYear % 100
    return "\(region(total.region))_baris_\(slug(total.component))\(year < 10 ? "0" : "")\(year)"
  }

  /// `in_3512_did22_apbd_tepat_waktu`, in the order of the inputs; never the same twice.
  static func inputs(_ block: String, _ inputs: [CalculationInput]) -> [String] {
    var names: [String] = []
    for input in inputs {
      var name = "in_\(block)_\(slug(input.key))"
      while names.contains(name) { name += "_2" }
      names.append(name)
    }
    return names
  }

  /// `par_did22_pagu`
  static func parameter(_ pack: String, _ id: String) -> String { "par_\(pack)_\(slug(id))" }

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
