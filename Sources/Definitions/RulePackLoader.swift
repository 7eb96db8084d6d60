import FoundationEssentials
import TolokCore
import Yams

/// The rule packs below `rules/`: `<scheme>/<pack>/{pack,eligibility}.yaml` and one file a parameter.
package func loadRulePacks(directory: String) throws(DefinitionError) -> [RulePack] {
  var packs: [RulePack] = []
  for folder in try packFolders(directory) { packs.append(try RulePackReader(folder: folder).read()) }
  return packs
}

/// The schemes and the fiscal years they promise; a folder without `scheme.yaml` promises none.
package func loadRuleSchemes(directory: String) throws(DefinitionError) -> [RuleScheme] {
  var schemes: [RuleScheme] = []
  for name in try folders(directory) {
    let file = "\(directory)/\(name)/scheme.yaml"
    let what = Sentence(id: "keterangan skema", en: "the description of the scheme")
    guard let node = try yamlFile(file, what) else { continue }
    let read = try RuleFields(
      node, keys: ["id", "label", "first_year", "last_year"], file: file, what: "scheme")
    let first = try read.needInt("first_year")
    let last = try read.needInt("last_year")
    guard first <= last else {
      throw read.fail(
        Sentence(id: "last_year sebelum first_year", en: "last_year is before first_year"), at: "last_year")
    }
    schemes.append(
      RuleScheme(
        id: try read.needText("id"), label: try read.needSentence("label"),
        years: first...last, place: read.place))
  }
  return schemes
}

/// The cases beside the rules, in pack order.
package func loadRuleCases(directory: String) throws(DefinitionError) -> [RuleCase] {
  var cases: [RuleCase] = []
  for folder in try packFolders(directory) { cases += try RuleCaseReader(folder: folder).cases() }
  return cases
}

/// The sums, shares and means that must come out, in pack order.
package func loadRuleChecks(directory: String) throws(DefinitionError) -> [RuleCheck] {
  var checks: [RuleCheck] = []
  for folder in try packFolders(directory) { checks += try RuleCaseReader(folder: folder).checks() }
  return checks
}

private func packFolders(_ directory: String) throws(DefinitionError) -> [String] {
  var found: [String] = []
  for scheme in try folders(directory) {
    for pack in try folders("\(directory)/\(scheme)") {
      let folder = "\(directory)/\(scheme)/\(pack)"
      if FileManager.default.fileExists(atPath: "\(folder)/pack.yaml") { found.append(folder) }
    }
  }
  return found
}

/// Names below a folder in order; files among them have nothing below and are passed over.
private func folders(_ directory: String) throws(DefinitionError) -> [String] {
  do {
    var found: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: directory).sorted() {
      var isFolder = false
      if FileManager.default.fileExists(atPath: "\(directory)/\(name)", isDirectory: &isFolder), isFolder {
        found.append(name)
      }
    }
    return found
  } catch {
    throw .unreadable(
      file: directory, reason: Sentence(id: "folder aturan tidak ada", en: "the folder of rules is missing"))
  }
}
