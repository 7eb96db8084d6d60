import FoundationEssentials
import TolokCore
import Yams

/// A scenario file: identity, reason, days, and the facts and parameters it puts in the baseline's place.
///
/// Only the shape is checked here; whether a region, fact or parameter exists is `ScenarioResolver`'s to say.
package func loadScenario(file: String) throws(DefinitionError) -> Scenario {
  let what = Sentence(id: "berkas skenario", en: "the scenario file")
  let keys = ["schema", "name", "label", "why", "as_of", "law_as_of", "set"]
  let read = try RuleFields(try ruleFile(file, what), keys: keys, file: file, what: "scenario")
  let schema = try read.needInt("schema")
  guard schema == 1 else {
    throw read.fail(
      Sentence(
        id: "schema \(schema) tidak dikenal; yang dikenal: 1", en: "schema \(schema) is not known; known: 1"),
      at: "schema")
  }
  let name = try read.needText("name")
  guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }) else {
    throw read.fail(
      Sentence(
        id: "name '\(name)' hanya boleh huruf, angka, - dan _",
        en: "name '\(name)' may hold letters, digits, - and _ only"),
      at: "name")
  }
  var changes: [ScenarioChange] = []
  for item in try read.list("set") { changes.append(try change(item, file)) }
  guard let label = try bothOrOne(read, "label"), let why = try bothOrOne(read, "why") else {
    let missing = read.node("label") == nil ? "label" : "why"
    throw read.fail(Sentence(id: "'\(missing)' belum diisi", en: "'\(missing)' is not filled in"))
  }
  guard read.has("set") else {
    throw read.fail(Sentence(id: "'set' belum diisi", en: "'set' is not filled in"))
  }
  return Scenario(
    name: name, label: label, why: why, asOf: try read.date("as_of"), lawAsOf: try read.date("law_as_of"),
    changes: changes, file: projectPath(file))
}

private func change(_ item: Node, _ file: String) throws(DefinitionError) -> ScenarioChange {
  let read = try RuleFields(
    item, keys: ["region", "year", "pack", "component", "fact", "parameter", "value", "why"], file: file,
    what: "set")
  guard read.has("value") else {
    throw read.fail(
      Sentence(
        id: "'value' tidak ada; yang belum diketahui ditulis value: null",
        en: "'value' is missing; what is not known is written value: null"))
  }
  guard read.has("fact") != read.has("parameter") else {
    throw read.fail(
      Sentence(
        id: "isi 'set' memerlukan tepat satu dari: fact, parameter",
        en: "an entry of 'set' needs exactly one of: fact, parameter"))
  }
  let target: ScenarioTarget
  if read.has("fact") {
    target = .fact(
      region: try read.needText("region"), year: try read.needInt("year"), fact: try read.needText("fact"),
      pack: try read.text("pack"), component: try read.text("component"))
  } else {
    for key in ["region", "year", "component"] where read.has(key) {
      throw read.fail(
        Sentence(
          id: "'\(key)' tidak berlaku untuk parameter; sebuah parameter berlaku bagi semua wilayah",
          en: "'\(key)' does not apply to a parameter; a parameter holds for every region"), at: key)
    }
    target = .parameter(pack: try read.needText("pack"), parameter: try read.needText("parameter"))
  }
  // `_` may group the digits of a number, as in the rule files.
  let value = try read.text("value").map { text in
    text.first.map { $0.isNumber || $0 == "-" } == true && Fraction(decimal: text.filter { $0 != "_" }) != nil
      ? text.filter { $0 != "_" } : text
  }
  return ScenarioChange(target, value: value, why: try bothOrOne(read, "why"), place: read.place)
}

/// One text for both languages, or `{id: …, en: …}`.
private func bothOrOne(_ read: RuleFields, _ key: String) throws(DefinitionError) -> Sentence? {
  guard let node = read.node(key) else { return nil }
  if node.mapping != nil { return try read.sentence(key) }
  return try read.text(key).map { Sentence(id: $0, en: $0) }
}
