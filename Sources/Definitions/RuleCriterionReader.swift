import FoundationEssentials
import TolokCore
import Yams

/// Reads `eligibility.yaml`: a tree of tests for each component. The shapes are a closed set.
struct RuleCriterionReader {
  let file: String
  let parameters: [Parameter]
  let scales: [GradeScale]

  enum Word: String, CaseIterable {
    case is_true, at_least_grade, at_least, at_most, on_or_before, opinion_years, all_of, any_of, unknown_rule
  }

  private static let common = ["shape", "id", "label", "citation", "influence", "evidence"]

  /// Component → its gate; no file is no gate.
  func gates() throws(DefinitionError) -> [String: Criterion] {
    let what = Sentence(id: "susunan uji", en: "the arrangement of tests")
    guard let node = try yamlFile(file, what) else { return [:] }
    let top = try RuleFields(node, keys: ["gates"], file: file, what: "eligibility")
    var gates: [String: Criterion] = [:]
    for item in try top.list("gates") {
      let read = try RuleFields(item, keys: ["component", "criterion"], file: file, what: "gates")
      let component = try read.needText("component")
      guard gates[component] == nil else {
        throw read.fail(
          Sentence(
            id: "'\(component)' punya dua susunan uji", en: "'\(component)' has two arrangements of tests"))
      }
      guard let tree = read.node("criterion") else {
        throw read.fail(Sentence(id: "'criterion' belum diisi", en: "'criterion' is not filled in"))
      }
      gates[component] = try criterion(tree)
    }
    return gates
  }

  private func criterion(_ node: Node) throws(DefinitionError) -> Criterion {
    let word = try self.word(node)
    let read = try RuleFields(
      node, keys: Self.common + Self.keys(word), file: file, what: word.rawValue)
    let shape = try self.shape(word, read)
    let isBranch = word == .all_of || word == .any_of
    var criterion = Criterion(
      id: try read.needText("id"), label: try read.needSentence("label"),
      citation: try read.citation()?.full ?? "",
      influence: try read.word("influence", Criterion.Influence.self) ?? .earned,
      evidence: nil, shape: shape)
    if !isBranch, word != .unknown_rule, !read.has("influence") {
      throw read.fail(
        Sentence(
          id: "'influence' belum diisi: siapa yang dapat memenuhinya",
          en: "'influence' is not filled in: who can make it true"))
    }
    if let proof = read.node("evidence") { criterion.evidence = try evidence(proof, &criterion.reads) }
    if word == .opinion_years { criterion.reads += try offset("offset", read).parameter.map { [$0] } ?? [] }
    criterion.reads = criterion.reads.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    criterion.place = read.place
    return criterion
  }

  /// The shape is read before the keys, because it says which keys there may be.
  private func word(_ node: Node) throws(DefinitionError) -> Word {
    guard let shape = node.mapping?["shape"] else {
      throw RuleFields.fail(file, node, Sentence(id: "uji tanpa 'shape'", en: "a test without 'shape'"))
    }
    let text = shape.string ?? "?"
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map(\.rawValue)
      let near = nearestName(text, in: known)
      throw RuleFields.fail(
        file, shape,
        Sentence(
          id: "shape '\(text)' tidak dikenal"
            + (near.map { "; maksud Anda '\($0)'?" } ?? "; yang dikenal: \(known.joined(separator: ", "))"),
          en: "shape '\(text)' is not known"
            + (near.map { "; did you mean '\($0)'?" } ?? "; known: \(known.joined(separator: ", "))")))
    }
    return word
  }

  private static func keys(_ word: Word) -> [String] {
    switch word {
    case .is_true: ["fact"]
    case .at_least_grade: ["fact", "parameter", "scale"]
    case .at_least, .at_most, .on_or_before: ["fact", "parameter"]
    case .opinion_years: ["fact", "opinion", "parameter", "offset"]
    case .all_of, .any_of: ["children"]
    case .unknown_rule: ["reason"]
    }
  }

  private func shape(_ word: Word, _ read: RuleFields) throws(DefinitionError) -> Criterion.Shape {
    func fact() throws(DefinitionError) -> String { try read.needText("fact") }
    func parameter() throws(DefinitionError) -> String { try read.needText("parameter") }
    switch word {
    case .is_true: return .isTrue(fact: try fact())
    case .at_least: return .atLeast(fact: try fact(), parameter: try parameter())
    case .at_most: return .atMost(fact: try fact(), parameter: try parameter())
    case .on_or_before: return .onOrBefore(fact: try fact(), parameter: try parameter())
    case .at_least_grade:
      let name = try read.needText("scale")
      guard let scale = scales.first(where: { $0.id == name }) else {
        throw read.fail(
          Sentence(id: "skala '\(name)' tidak ada pada paket", en: "the pack has no scale '\(name)'"),
          at: "scale")
      }
      return .atLeastGrade(fact: try fact(), parameter: try parameter(), scale: scale.grades.map(\.name))
    case .opinion_years:
      return .opinionYears(
        factPrefix: try fact(), opinion: try read.needText("opinion"),
        yearsParameter: try parameter(), offset: -(try offset("offset", read).years))
    case .all_of: return .allOf(try children(read))
    case .any_of: return .anyOf(try children(read))
    case .unknown_rule: return .unknownRule(reason: try read.needSentence("reason"))
    }
  }

  private func children(_ read: RuleFields) throws(DefinitionError) -> [Criterion] {
    var all: [Criterion] = []
    for child in try read.list("children") { all.append(try criterion(child)) }
    guard !all.isEmpty else {
      throw read.fail(Sentence(id: "'children' belum diisi", en: "'children' is not filled in"))
    }
    return all
  }

  private func evidence(_ node: Node, _ reads: inout [String]) throws(DefinitionError) -> Criterion.Evidence {
    let read = try RuleFields(node, keys: ["document", "issuer", "year"], file: file, what: "evidence")
    var offset: Int?
    if read.node("year") != nil {
      let found = try self.offset("year", read)
      offset = found.years
      if let parameter = found.parameter { reads.append(parameter) }
    }
    return Criterion.Evidence(
      document: try read.needSentence("document"),
      issuer: try read.needSentence("issuer"), yearOffset: offset)
  }

  /// A year relative to the fiscal year: a number, or the name of the parameter that holds it.
  private func offset(
    _ key: String, _ read: RuleFields
  ) throws(DefinitionError) -> (years: Int, parameter: String?) {
    let text = try read.needText(key)
    if let years = Int(text) { return (years, nil) }
    guard let parameter = parameters.first(where: { $0.id == text }),
      let years = parameter.values.compactMap({ $0.value.flatMap { Int($0) } }).last
    else {
      throw read.fail(
        Sentence(
          id: "\(key) '\(text)' bukan bilangan dan bukan parameter bertahun",
          en: "\(key) '\(text)' is no number and no parameter that holds years"), at: key)
    }
    return (years, text)
  }
}
