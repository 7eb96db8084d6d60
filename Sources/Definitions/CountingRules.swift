import TolokCore
import Yams

/// Reads `counting.yaml` of an indicator directory; no file is no rule, and the benchmark says what it counts.
package func loadCountingRules(directory: String) throws(DefinitionError) -> [CountingRule] {
  let file = directory + "/counting.yaml"
  guard let root = try yamlFile(file, Sentence(id: "aturan hitung", en: "the counting rules")) else {
    return []
  }
  let top = try fields(of: root, keys: ["schema", "rules"], file)
  guard top["schema"]?.int == 1 else {
    throw .invalid(file: file, line: nil, reason: Sentence(id: "'schema' harus 1", en: "'schema' must be 1"))
  }
  var rules: [CountingRule] = []
  for node in try list(top["rules"], "rules", file) {
    let rule = try fields(
      of: node, keys: ["region", "units", "units_roll_up", "label", "stated_claim"], file)
    let line = node.mark?.line
    guard let region = rule["region"]?.string else {
      throw .invalid(
        file: file, line: line, reason: Sentence(id: "'region' belum diisi", en: "'region' is not filled in"))
    }
    if rules.contains(where: { $0.region == region }) {
      throw .invalid(
        file: file, line: line,
        reason: Sentence(id: "wilayah '\(region)' ada dua kali", en: "region '\(region)' occurs twice"))
    }
    let label = try sentence(rule["label"], "label", file)
    var units: [String] = []
    for unit in try list(rule["units"], "units", file) {
      guard let word = unit.string, word == "opd" || RegisterLoader.agencyKinds.contains(word) else {
        throw .invalid(
          file: file, line: unit.mark?.line,
          reason: Sentence(
            id: "jenis unit '\(unit.string ?? "?")' tidak dikenal",
            en: "kind of unit '\(unit.string ?? "?")' is not known"))
      }
      units.append(word)
    }
    var counting = CountingRule(
      region: region, kinds: units, label: label, statedClaim: rule["stated_claim"]?.string)
    guard let rollsUp = rule["units_roll_up"]?.bool else {
      throw .invalid(
        file: file, line: rule["units_roll_up"]?.mark?.line ?? line,
        reason: Sentence(
          id: "'units_roll_up' harus true (inovasi unit dihitung pada induknya) atau false",
          en: "'units_roll_up' must be true (innovations of units count with their parent) or false"))
    }
    counting.rollsUp = rollsUp
    rules.append(counting)
  }
  return rules
}
