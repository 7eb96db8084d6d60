/// What counts as an agency of a region: the denominator is a decision and is printed with every figure.
package struct CountingRule: Hashable, Sendable {
  package var region: String
  /// `opd` (counts as OPD and is no kecamatan) and further kinds of agency.
  package var kinds: [String]
  /// "OPD dan kecamatan menurut register Tolok"
  package var label: Sentence
  /// True when innovations of units (puskesmas, schools, kelurahan) count with their parent agency.
  package var rollsUp = true
  /// A published number of agencies to print beside the register's own.
  package var statedClaim: String?
  package init(region: String, kinds: [String], label: Sentence, statedClaim: String? = nil) {
    self.region = region
    self.kinds = kinds
    self.label = label
    self.statedClaim = statedClaim
  }

  /// Without a declared rule: OPD, and what the region's own programme says must innovate.
  package static func fallback(for region: String, programme: Programme?) -> CountingRule {
    let words = Set(NameKey.words(programme?.countedUnits ?? ""))
    var rule = CountingRule(region: region, kinds: ["opd"], label: Sentence(id: "OPD", en: "agencies"))
    if words.contains("kecamatan") {
      rule.kinds.append("kecamatan")
      rule.label = Sentence(id: "OPD dan kecamatan", en: "agencies and districts")
    }
    if words.contains("bumd") {
      rule.kinds.append("bumd")
      rule.label.id += rule.kinds.count > 2 ? ", serta BUMD" : " dan BUMD"
      rule.label.en += " and city companies"
    }
    rule.label.id += " menurut register Tolok"
    rule.label.en += " in Tolok's register"
    return rule
  }

  func counts(_ agency: Agency) -> Bool {
    if kinds.contains(agency.kind) { return true }
    return kinds.contains("opd") && agency.countsAsOPD && agency.kind != "kecamatan"
  }
}
