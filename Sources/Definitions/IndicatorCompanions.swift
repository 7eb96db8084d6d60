import TolokCore
import Yams

/// Reads an indicator directory whole: the cards, and beside them peer groups, composites, sentences and duty areas.
package func loadBenchmark(
  directory: String, claims: Set<String>, urusan: Set<String>, vocabularies: [Vocabulary]
) throws(DefinitionError) -> BenchmarkDefinitions {
  var all = BenchmarkDefinitions()
  all.indicators = try loadIndicators(directory: directory, claims: claims, vocabularies: vocabularies)
  all.groups = try loadPeerGroups(directory: directory)
  let codes = Set(all.indicators.map(\.code))
  all.recipes = try loadComposites(
    directory: directory, indicators: codes, groups: Set(all.groups.map(\.id)))
  all.findings = try loadFindingRules(directory: directory, indicators: codes)
  all.duties = try loadDutyAreas(directory: directory, urusan: urusan)
  return all
}

/// `peers.yaml`: which regions may stand beside each other, and why.
func loadPeerGroups(directory: String) throws(DefinitionError) -> [PeerGroupRule] {
  guard let (file, top) = try IndicatorYAML.companion("peers.yaml", directory, keys: ["groups"]) else {
    return []
  }
  var all: [PeerGroupRule] = []
  for node in try list(top["groups"], "groups", file) {
    let keys: Set<String> = ["id", "label", "reason", "kind", "reporting_only", "parent", "population"]
    let entry = try fields(of: node, keys: keys, file)
    let id = try IndicatorYAML.need(entry["id"], "id", file, node.mark?.line)
    guard let kind = entry["kind"]?.string.flatMap(RegionKind.init(rawValue:)) else {
      throw .invalid(
        file: file, line: node.mark?.line,
        reason: Sentence(
          id: "'kind' harus kota, kabupaten atau provinsi: kota hanya dibandingkan dengan kota",
          en: "'kind' must be kota, kabupaten or provinsi: like is compared with like"))
    }
    if all.contains(where: { $0.id == id }) {
      throw .invalid(
        file: file, line: node.mark?.line,
        reason: Sentence(id: "kelompok '\(id)' ada dua kali", en: "group '\(id)' occurs twice"))
    }
    var band: ClosedRange<Int>?
    if let population = entry["population"] {
      let ends = try fields(of: population, keys: ["from", "until"], file)
      guard let from = ends["from"]?.int, let until = ends["until"]?.int, 0 <= from, from <= until else {
        throw .invalid(
          file: file, line: population.mark?.line,
          reason: Sentence(
            id: "'population' memerlukan from dan until", en: "'population' needs from and until"))
      }
      band = from...until
    }
    all.append(
      PeerGroupRule(
        id: id, label: try sentence(entry["label"], "label", file, in: node),
        reason: try sentence(entry["reason"], "reason", file, in: node), kind: kind,
        reportingOnly: entry["reporting_only"]?.bool ?? false, parent: entry["parent"]?.string,
        population: band))
  }
  return all
}

/// `findings.yaml`: the sentences and the numbers that come first. Every place must be an indicator.
func loadFindingRules(directory: String, indicators: Set<String>) throws(DefinitionError) -> FindingRules {
  guard
    let (file, top) = try IndicatorYAML.companion(
      "findings.yaml", directory, keys: ["numbers", "sentences"])
  else { return FindingRules() }
  var rules = FindingRules()
  func check(_ code: String, _ node: Node) throws(DefinitionError) {
    guard !indicators.contains(code) else { return }
    throw .invalid(
      file: file, line: node.mark?.line,
      reason: Sentence(id: "indikator '\(code)' tidak ada", en: "there is no indicator '\(code)'"))
  }
  for node in try list(top["numbers"], "numbers", file) {
    let code = try IndicatorYAML.need(node, "numbers", file, node.mark?.line)
    try check(code, node)
    rules.numbers.append(code)
  }
  for node in try list(top["sentences"], "sentences", file) {
    let entry = try fields(of: node, keys: ["id", "text"], file)
    let template = FindingTemplate(
      id: try IndicatorYAML.need(entry["id"], "id", file, node.mark?.line),
      text: try sentence(entry["text"], "text", file, in: node))
    guard template.saysTheSameInBoth else {
      throw .invalid(
        file: file, line: node.mark?.line,
        reason: Sentence(
          id: "kalimat '\(template.id)' menyebut angka yang berbeda dalam kedua bahasa",
          en: "sentence '\(template.id)' names different figures in the two languages"))
    }
    var figures = 0
    for place in template.places.sorted() where !FindingRules.words.contains(place) {
      try check(FindingRules.parse(place).indicator, node)
      figures += 1
    }
    guard figures > 0 else {
      throw .invalid(
        file: file, line: node.mark?.line,
        reason: Sentence(
          id: "kalimat '\(template.id)' tidak terikat pada angka mana pun",
          en: "sentence '\(template.id)' is bound to no figure"))
    }
    rules.templates.append(template)
  }
  return rules
}

/// `duty-areas.yaml`: what an agency's name says about its urusan.
func loadDutyAreas(directory: String, urusan: Set<String>) throws(DefinitionError) -> DutyAreas {
  guard let (file, top) = try IndicatorYAML.companion("duty-areas.yaml", directory, keys: ["areas"]) else {
    return DutyAreas([])
  }
  var phrases: [DutyAreas.Phrase] = []
  for node in try list(top["areas"], "areas", file) {
    let entry = try fields(of: node, keys: ["urusan", "names"], file)
    let id = try IndicatorYAML.need(entry["urusan"], "urusan", file, node.mark?.line)
    guard urusan.contains(id) else {
      throw .invalid(
        file: file, line: node.mark?.line,
        reason: Sentence(
          id: "urusan '\(id)' tidak ada dalam urusan.csv", en: "urusan '\(id)' is not in urusan.csv"))
    }
    for name in try list(entry["names"], "names", file) {
      phrases.append(
        DutyAreas.Phrase(
          urusan: id, words: try IndicatorYAML.need(name, "names", file, name.mark?.line)))
    }
  }
  return DutyAreas(phrases)
}
