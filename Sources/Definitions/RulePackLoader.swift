import FoundationEssentials
import TolokCore
import Yams

/// The rule packs below `rules/`: `<scheme>/<pack>/{pack,eligibility}.yaml` and one file a parameter.
package func loadRulePacks(directory: String) throws(DefinitionError) -> [RulePack] {
  var packs: [RulePack] = []
  for folder in try packFolders(directory) { packs.append(try loadPack(folder)) }
  return packs
}

/// The cases beside the rules, in pack order.
package func loadRuleCases(directory: String) throws(DefinitionError) -> [RuleCase] {
  var cases: [RuleCase] = []
  for folder in try packFolders(directory) {
    let path = "\(folder)/cases.yaml"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
    let read: CasesFile = try decodeYAML(text, file: path)
    for item in read.cases { cases.append(try item.ruleCase(file: path)) }
  }
  return cases
}

private func packFolders(_ directory: String) throws(DefinitionError) -> [String] {
  var folders: [String] = []
  do {
    for scheme in try FileManager.default.contentsOfDirectory(atPath: directory).sorted() {
      for pack in try FileManager.default.contentsOfDirectory(atPath: "\(directory)/\(scheme)").sorted() {
        let folder = "\(directory)/\(scheme)/\(pack)"
        if FileManager.default.fileExists(atPath: "\(folder)/pack.yaml") { folders.append(folder) }
      }
    }
  } catch {
    throw .unreadable(
      file: directory, reason: Sentence(id: "folder aturan tidak ada", en: "the folder of rules is missing"))
  }
  return folders
}

private func loadPack(_ folder: String) throws(DefinitionError) -> RulePack {
  let path = "\(folder)/pack.yaml"
  guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
    throw .unreadable(
      file: path,
      reason: Sentence(id: "tidak boleh dibaca atau bukan UTF-8", en: "may not be read, or is not UTF-8"))
  }
  let read: PackFile = try decodeYAML(text, file: path)
  var parameters: [Parameter] = []
  for (file, text) in try yamlFiles("\(folder)/parameters") {
    let parameter: ParameterFile = try decodeYAML(text, file: file)
    parameters.append(try parameter.parameter(file: file))
  }
  var components: [RuleComponent] = []
  for item in read.components {
    components.append(
      RuleComponent(
        id: item.id, label: item.label.sentence, pool: item.pool,
        method: try item.ruleMethod(folder, file: path)))
  }
  return RulePack(
    id: read.id, scheme: read.scheme, label: read.label.sentence, fiscalYear: read.fiscal_year,
    legal: read.legal,
    parameters: parameters, components: components)
}

private struct Label: Decodable {
  var id: String
  var en: String
  var sentence: Sentence { Sentence(id: id, en: en) }
}

private struct PackFile: Decodable {
  struct Component: Decodable {
    var id: String
    var label: Label
    var pool: String?
    var method: String
    var prizes: [Int: String]?
    var sectors: [String]?
    var clusters: [String]?
    var seen: [String]?

    func ruleMethod(_ folder: String, file: String) throws(DefinitionError) -> ComponentMethod {
      switch method {
      case "gate":
        let path = "\(folder)/eligibility.yaml"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
          throw .unreadable(
            file: path,
            reason: Sentence(id: "susunan uji tidak ada", en: "the arrangement of tests is missing"))
        }
        let read: EligibilityFile = try decodeYAML(text, file: path)
        return .gate(try read.criterion.criterion(file: path))
      case "fixed_prizes":
        guard let prizes, let sectors, let clusters else {
          throw .invalid(
            file: file, line: nil,
            reason: Sentence(
              id: "fixed_prizes memerlukan prizes, sectors dan clusters",
              en: "fixed_prizes needs prizes, sectors and clusters"))
        }
        return .fixedPrizes(
          sectors: sectors, clusters: clusters, prizeParameters: prizes, sectorsComplete: Set(seen ?? []))
      default:
        throw .invalid(
          file: file, line: nil,
          reason: Sentence(id: "method '\(method)' tidak dikenal", en: "method '\(method)' is not known"))
      }
    }
  }
  var id: String
  var scheme: String
  var fiscal_year: Int
  var label: Label
  var legal: [String]
  var components: [Component]
}

private struct ParameterFile: Decodable {
  struct Value: Decodable {
    var from: String
    var value: String?
    var reference: String
    var confidence: String
  }
  var id: String
  var label: Label
  var unit: String
  var values: [Value]

  func parameter(file: String) throws(DefinitionError) -> Parameter {
    var dated: [DatedValue] = []
    for value in values {
      guard let from = CalendarDate(value.from) else {
        throw .invalid(
          file: file, line: nil,
          reason: Sentence(
            id: "from '\(value.from)' bukan tanggal YYYY-MM-DD",
            en: "from '\(value.from)' is no date YYYY-MM-DD"))
      }
      guard let confidence = Confidence(rawValue: value.confidence) else {
        throw .invalid(
          file: file, line: nil,
          reason: Sentence(
            id: "confidence '\(value.confidence)' tidak dikenal",
            en: "confidence '\(value.confidence)' is not known"))
      }
      dated.append(
        DatedValue(
          from: from, value: value.value, reference: value.reference, confidence: confidence,
          place: projectPath(file)))
    }
    return Parameter(id: id, label: label.sentence, unit: unit, values: dated)
  }

  /// Seen from the project, so that no output holds a path of the machine.
  private func projectPath(_ file: String) -> String {
    file.range(of: "pipelines/").map { String(file[$0.lowerBound...]) } ?? file
  }
}

private struct EligibilityFile: Decodable { var criterion: CriterionNode }

/// A closed set of shapes; another word is an error, never ignored.
private struct CriterionNode: Decodable {
  var shape: String
  var id: String
  var label: Label
  var fact: String?
  var parameter: String?
  var opinion: String?
  var offset: Int?
  var scale: [String]?
  var citation: String?
  var reason: Label?
  var children: [CriterionNode]?

  func criterion(file: String) throws(DefinitionError) -> Criterion {
    func need<Value>(_ value: Value?, _ key: String) throws(DefinitionError) -> Value {
      guard let value else {
        throw .invalid(
          file: file, line: nil, reason: Sentence(id: "'\(id)' memerlukan \(key)", en: "'\(id)' needs \(key)")
        )
      }
      return value
    }
    switch shape {
    case "is_true":
      return .isTrue(
        id: id, label: label.sentence, fact: try need(fact, "fact"), citation: try need(citation, "citation"))
    case "at_least_grade":
      return .atLeastGrade(
        id: id, label: label.sentence, fact: try need(fact, "fact"),
        parameter: try need(parameter, "parameter"),
        scale: try need(scale, "scale"), citation: try need(citation, "citation"))
    case "opinion_years":
      return .opinionYears(
        id: id, label: label.sentence, factPrefix: try need(fact, "fact"),
        opinion: try need(opinion, "opinion"),
        yearsParameter: try need(parameter, "parameter"), offset: try need(offset, "offset"),
        citation: try need(citation, "citation"))
    case "all_of": return .allOf(id: id, label: label.sentence, try nested(file))
    case "any_of": return .anyOf(id: id, label: label.sentence, try nested(file))
    case "unknown_rule":
      return .unknownRule(
        id: id, label: label.sentence, reason: try need(reason, "reason").sentence,
        citation: try need(citation, "citation"))
    default:
      throw .invalid(
        file: file, line: nil,
        reason: Sentence(
          id: "shape '\(shape)' pada '\(id)' tidak dikenal", en: "shape '\(shape)' of '\(id)' is not known"))
    }
  }

  private func nested(_ file: String) throws(DefinitionError) -> [Criterion] {
    guard let children, !children.isEmpty else {
      throw .invalid(
        file: file, line: nil,
        reason: Sentence(id: "'\(id)' memerlukan children", en: "'\(id)' needs children"))
    }
    var all: [Criterion] = []
    for child in children { all.append(try child.criterion(file: file)) }
    return all
  }
}

private struct CasesFile: Decodable { var cases: [CaseNode] }

private struct CaseNode: Decodable {
  struct Place: Decodable {
    var id: String
    var kind: String
  }
  struct Win: Decodable {
    var sector: String
    var cluster: String
    var rank: Int
  }
  struct Expectation: Decodable {
    var verdict: String
    var low: Int64?
    var met: [String]?
    var failing: [String]?
  }
  var name: String
  var year: Int
  var at: String
  var region: Place
  var facts: [String: String]?
  var wins: [Win]?
  var published: Int64?
  var expect: Expectation

  func ruleCase(file: String) throws(DefinitionError) -> RuleCase {
    guard let at = CalendarDate(at), let kind = RegionKind(rawValue: region.kind),
      let verdict = Verdict(rawValue: expect.verdict)
    else {
      throw .invalid(
        file: file, line: nil,
        reason: Sentence(id: "perkara '\(name)' tidak terbaca", en: "case '\(name)' cannot be read"))
    }
    let citation = Citation(source: "perkara", asOf: "\(at)", confidence: .andaian)
    return RuleCase(
      name: name, year: year, at: at,
      region: Region(
        id: region.id, kind: kind, name: region.id, code: nil, bpsCode: nil, parent: nil, population: nil,
        populationSeries: nil, populationDate: nil, citation: citation),
      facts: facts ?? [:],
      wins: (wins ?? []).map {
        ContestWin(
          sector: $0.sector, cluster: $0.cluster, rank: $0.rank, region: region.id, citation: citation)
      }, published: published, verdict: verdict, low: expect.low, met: expect.met ?? [],
      failing: expect.failing ?? [])
  }
}
