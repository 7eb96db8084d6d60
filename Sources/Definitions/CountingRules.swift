import FoundationEssentials
import TolokCore
import Yams

/// Reads `counting.yaml` of an indicator directory; no file is no rule, and the benchmark says what it counts.
package func loadCountingRules(directory: String) throws(DefinitionError) -> [CountingRule] {
  let file = directory + "/counting.yaml"
  guard FileManager.default.fileExists(atPath: file) else { return [] }
  let root: Node?
  do {
    root = try compose(
      yaml: String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self))
  } catch let error as YamlError {
    throw .invalid(file: file, line: nil, reason: "\(error)")
  } catch {
    throw .unreadable(file: file, reason: "aturan hitung tidak dapat dibaca")
  }
  let top = try fields(of: root, keys: ["schema", "rules"], file)
  guard top["schema"]?.int == 1 else { throw .invalid(file: file, line: nil, reason: "'schema' harus 1") }
  var rules: [CountingRule] = []
  for node in try list(top["rules"], "rules", file) {
    let rule = try fields(of: node, keys: ["region", "units", "label", "stated_claim"], file)
    let line = node.mark?.line
    guard let region = rule["region"]?.string else {
      throw .invalid(file: file, line: line, reason: "'region' belum diisi")
    }
    if rules.contains(where: { $0.region == region }) {
      throw .invalid(file: file, line: line, reason: "wilayah '\(region)' ada dua kali")
    }
    let label = try fields(of: rule["label"], keys: ["id", "en"], file)
    guard let id = label["id"]?.string, let en = label["en"]?.string else {
      throw .invalid(file: file, line: line, reason: "'label' memerlukan id dan en")
    }
    var units: [String] = []
    for unit in try list(rule["units"], "units", file) {
      guard let word = unit.string, word == "opd" || RegisterLoader.agencyKinds.contains(word) else {
        throw .invalid(
          file: file, line: unit.mark?.line, reason: "jenis unit '\(unit.string ?? "?")' tidak dikenal")
      }
      units.append(word)
    }
    rules.append(
      CountingRule(
        region: region, kinds: units, label: Sentence(id: id, en: en),
        statedClaim: rule["stated_claim"]?.string))
  }
  return rules
}

private func fields(of node: Node?, keys: Set<String>, _ file: String) throws(DefinitionError) -> [String:
  Node]
{
  guard let mapping = node?.mapping else {
    throw .invalid(file: file, line: node?.mark?.line, reason: "diharapkan pasangan kunci: nilai")
  }
  var out: [String: Node] = [:]
  for (key, value) in mapping {
    guard let name = key.string, keys.contains(name) else {
      throw .invalid(file: file, line: key.mark?.line, reason: "kunci '\(key.string ?? "?")' tidak dikenal")
    }
    out[name] = value
  }
  return out
}

private func list(_ node: Node?, _ name: String, _ file: String) throws(DefinitionError) -> [Node] {
  guard let sequence = node?.sequence else {
    throw .invalid(file: file, line: node?.mark?.line, reason: "'\(name)' harus berupa daftar")
  }
  return Array(sequence)
}
