import TolokCore
import Yams

/// Reads the arithmetic of an indicator: `agencies`, or a mapping with one known node.
struct IndicatorNodeReader {
  let file: String
  let vocabularies: [Vocabulary]

  private static let nodes: Set<String> = [
    "count", "distinct_urusan", "agencies_with", "mean", "median", "sum", "newest", "newest_sum", "share",
    "ratio", "difference",
  ]

  func node(_ node: Node?, _ key: String) throws(DefinitionError) -> IndicatorNode {
    switch node?.string {
    case "agencies": return .agencies
    case "population": return .population
    case "civil_servants": return .civilServants
    case "target_share": return .targetShare
    case let word?:
      throw fail(node, "'\(key)': simpul '\(word)' tidak dikenal", "'\(key)': node '\(word)' is not known")
    case nil: break
    }
    let entry = try fields(of: node, keys: Self.nodes, file)
    guard entry.count == 1, let (name, body) = entry.first else {
      throw fail(node, "'\(key)' harus satu simpul", "'\(key)' must be one node")
    }
    let path = "\(key).\(name)"
    switch name {
    case "count":
      let (source, filters, _) = try rows(body, path, more: [])
      return .count(source, filters)
    case "distinct_urusan":
      let (source, filters, _) = try rows(body, path, more: [])
      return .distinctUrusan(source, filters)
    case "agencies_with":
      let (source, filters, keys) = try rows(body, path, more: ["at_least"])
      if keys["at_least"]?.string == "region_minimum" {
        return .agenciesWith(source, filters, .regionMinimum)
      }
      guard let least = keys["at_least"]?.int, least > 0 else {
        throw fail(
          body, "'\(path).at_least' harus bilangan atau region_minimum",
          "'\(path).at_least' must be a number or region_minimum")
      }
      return .agenciesWith(source, filters, .atLeast(least))
    case "mean", "median", "sum", "newest", "newest_sum":
      let (source, filters, keys) = try rows(body, path, more: ["field"])
      let field: RowFact = try IndicatorYAML.choice(keys["field"], "\(path).field", file, in: body)
      switch name {
      case "mean": return .mean(field, source, filters)
      case "median": return .median(field, source, filters)
      case "sum": return .sum(field, source, filters)
      case "newest": return .newest(field, source, filters)
      default: return .newestSum(field, source, filters)
      }
    case "share":
      let parts = try fields(of: body, keys: ["part", "whole"], file)
      return .share(
        part: try self.node(parts["part"], "\(path).part"),
        whole: try self.node(parts["whole"], "\(path).whole"))
    case "ratio":
      let parts = try fields(of: body, keys: ["top", "per", "scale"], file)
      let scale = parts["scale"] == nil ? 1 : parts["scale"]?.int
      guard let scale, scale > 0 else {
        throw fail(
          parts["scale"] ?? body, "'\(path).scale' harus bilangan bulat", "'\(path).scale' must be whole")
      }
      return .ratio(
        try self.node(parts["top"], "\(path).top"), per: try self.node(parts["per"], "\(path).per"),
        scale: scale)
    default:
      let parts = try fields(of: body, keys: ["first", "second"], file)
      return .difference(
        try self.node(parts["first"], "\(path).first"), try self.node(parts["second"], "\(path).second"))
    }
  }

  private func rows(
    _ node: Node, _ path: String, more: Set<String>
  ) throws(DefinitionError) -> (RowSource, [RowFilter], [String: Node]) {
    let entry = try fields(of: node, keys: more.union(["rows", "where"]), file)
    let source: RowSource = try IndicatorYAML.choice(entry["rows"], "\(path).rows", file, in: node)
    var filters: [RowFilter] = []
    if let conditions = entry["where"] {
      for item in try list(conditions, "\(path).where", file) {
        filters.append(try filter(item, "\(path).where"))
      }
    }
    return (source, filters, entry)
  }

  /// `{field: stage, is: [penerapan]}`, `{field: kind, known: true}`, `{field: year, at_least: 2020}`
  private func filter(_ node: Node, _ path: String) throws(DefinitionError) -> RowFilter {
    let entry = try fields(of: node, keys: ["field", "is", "known", "at_least", "at_most"], file)
    let field: RowFact = try IndicatorYAML.choice(entry["field"], "\(path).field", file, in: node)
    guard entry.count == 2 else {
      throw fail(node, "'\(path)' memerlukan satu syarat", "'\(path)' needs one condition")
    }
    if let words = entry["is"] {
      var all: [String] = []
      for word in try list(words, "\(path).is", file) {
        let text = try IndicatorYAML.need(word, "\(path).is", file, word.mark?.line)
        try check(text, field, word, path)
        all.append(text)
      }
      return .isOneOf(field, all)
    }
    if let known = entry["known"] {
      guard known.bool == true else {
        throw fail(known, "'\(path).known' hanya dapat true", "'\(path).known' can be true alone")
      }
      return .isKnown(field)
    }
    let limit = entry["at_least"] ?? entry["at_most"]
    guard let number = limit?.float else {
      throw fail(node, "'\(path)' memerlukan bilangan", "'\(path)' needs a number")
    }
    return entry["at_least"] != nil ? .atLeast(field, number) : .atMost(field, number)
  }

  /// A misspelt word would count nothing and look like a zero.
  private func check(
    _ word: String, _ field: RowFact, _ at: Node, _ path: String
  ) throws(DefinitionError) {
    let allowed: [String]?
    switch field {
    case .stage, .kind, .form, .level:
      allowed = vocabularies.first { $0.id == field.rawValue }?.values.map(\.value)
    case .fate: allowed = RowFate.allCases.map(\.rawValue)
    case .state: allowed = CollectionState.allCases.map(\.rawValue)
    case .maturityBand: allowed = MaturityBand.allCases.map(\.rawValue)
    case .inMonth: allowed = ["ya", "tidak"]
    case .urusanGroup, .ownerUrusanGroup: allowed = ["wajib_dasar", "wajib_lain", "pilihan", "penunjang"]
    default: allowed = nil
    }
    guard let allowed, !allowed.contains(word) else { return }
    throw fail(
      at,
      "'\(path)': '\(word)' bukan nilai '\(field.rawValue)'; pilihannya: \(allowed.joined(separator: ", "))",
      "'\(path)': '\(word)' is no value of '\(field.rawValue)'; choose from: \(allowed.joined(separator: ", "))"
    )
  }

  private func fail(_ node: Node?, _ id: String, _ en: String) -> DefinitionError {
    .invalid(file: file, line: node?.mark?.line, reason: Sentence(id: id, en: en))
  }
}
