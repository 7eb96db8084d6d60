import TolokCore
import Yams

/// Reads `claim-checks.yaml` of an indicator directory; no file is no check. Every claim must be in `claims`.
package func loadClaimChecks(directory: String, claims: Set<String>) throws(DefinitionError) -> [ClaimCheck] {
  let file = directory + "/claim-checks.yaml"
  guard let root = try yamlFile(file, Sentence(id: "sandingan pernyataan", en: "the checks of claims")) else {
    return []
  }
  let top = try fields(of: root, keys: ["schema", "checks"], file)
  guard top["schema"]?.int == 1 else {
    throw .invalid(file: file, line: nil, reason: Sentence(id: "'schema' harus 1", en: "'schema' must be 1"))
  }
  var checks: [ClaimCheck] = []
  for node in try list(top["checks"], "checks", file) {
    let check = try claimCheck(node, file)
    for claim in check.claims where !claims.contains(claim) {
      throw .invalid(
        file: file, line: node.mark?.line,
        reason: Sentence(
          id: "pernyataan '\(claim)' tidak ada dalam claims.csv", en: "claim '\(claim)' is not in claims.csv")
      )
    }
    if checks.contains(where: { $0.id == check.id }) {
      throw .invalid(
        file: file, line: node.mark?.line,
        reason: Sentence(id: "id '\(check.id)' ada dua kali", en: "id '\(check.id)' occurs twice"))
    }
    checks.append(check)
  }
  return checks
}

private func claimCheck(_ node: Node, _ file: String) throws(DefinitionError) -> ClaimCheck {
  let line = node.mark?.line
  let keys: Set<String> = [
    "kind", "id", "explanation", "with", "of", "subject", "parts_label", "parts", "against", "stated",
    "named",
    "claims",
  ]
  let entry = try fields(of: node, keys: keys, file)
  func need(_ key: String) throws(DefinitionError) -> String { try text(entry[key], key, file, line: line) }
  func ids(_ key: String) throws(DefinitionError) -> [String] {
    var all: [String] = []
    for item in try list(entry[key], key, file) { all.append(try text(item, key, file, line: line)) }
    guard all.count > 1 else {
      throw .invalid(
        file: file, line: line,
        reason: Sentence(id: "'\(key)' memerlukan sedikitnya dua id", en: "'\(key)' needs at least two ids"))
    }
    return all
  }
  let kind: ClaimCheck.Kind
  switch try need("kind") {
  case "coverage": kind = .coverage(with: try need("with"), of: try need("of"))
  case "named": kind = .named(stated: try need("stated"), named: try need("named"))
  case "bases": kind = .bases(claims: try ids("claims"))
  case "parts":
    var against: [ClaimCheck.Labelled] = []
    for item in try list(entry["against"], "against", file) {
      let other = try fields(of: item, keys: ["claim", "label"], file)
      against.append(
        ClaimCheck.Labelled(
          claim: try text(other["claim"], "claim", file, line: item.mark?.line),
          label: try sentence(other["label"], "label", file)))
    }
    kind = .parts(
      subject: try sentence(entry["subject"], "subject", file),
      label: try sentence(entry["parts_label"], "parts_label", file), parts: try ids("parts"),
      against: against)
  case let other:
    throw .invalid(
      file: file, line: line,
      reason: Sentence(
        id: "jenis '\(other)' tidak dikenal; pilihannya: coverage, parts, named, bases",
        en: "kind '\(other)' is not known; choose from: coverage, parts, named, bases"))
  }
  return ClaimCheck(
    id: try need("id"), kind: kind, explanation: try sentence(entry["explanation"], "explanation", file))
}
