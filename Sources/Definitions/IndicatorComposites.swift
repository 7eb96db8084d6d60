import TolokCore
import Yams

/// `composite.yaml`: the recipes, each with every choice written down.
func loadComposites(
  directory: String, indicators: Set<String>, groups: Set<String>
) throws(DefinitionError) -> [CompositeRecipe] {
  guard
    let (file, top) = try IndicatorYAML.companion("composite.yaml", directory, keys: ["composites"])
  else { return [] }
  let reader = CompositeReader(file: file, indicators: indicators, groups: groups)
  var all: [CompositeRecipe] = []
  for node in try list(top["composites"], "composites", file) {
    let recipe = try reader.recipe(node)
    if all.contains(where: { $0.code == recipe.code }) {
      throw .invalid(
        file: file, line: node.mark?.line,
        reason: Sentence(id: "kode '\(recipe.code)' ada dua kali", en: "code '\(recipe.code)' occurs twice"))
    }
    all.append(recipe)
  }
  return all
}

private struct CompositeReader {
  let file: String
  let indicators: Set<String>
  let groups: Set<String>

  func recipe(_ node: Node) throws(DefinitionError) -> CompositeRecipe {
    let keys: Set<String> = [
      "code", "label", "question", "groups", "components", "screen", "denominate", "treat", "missing",
      "normalise", "aggregate", "uncertainty",
    ]
    let entry = try fields(of: node, keys: keys, file)
    for key in keys.sorted() where entry[key] == nil && key != "denominate" && key != "treat" {
      throw fail(node, "kunci '\(key)' belum diisi", "key '\(key)' is not filled in")
    }
    let screen = try fields(of: entry["screen"], keys: ["minimum_known"], file)
    let minimum = try number(screen["minimum_known"], "screen.minimum_known", node)
    guard minimum > 0, minimum <= 1 else {
      throw fail(
        screen["minimum_known"], "'screen.minimum_known' harus di atas 0 sampai 1",
        "'screen.minimum_known' must lie above 0 and up to 1")
    }
    var group: [String] = []
    for item in try list(entry["groups"], "groups", file) {
      let id = try IndicatorYAML.need(item, "groups", file, item.mark?.line)
      guard groups.contains(id) else {
        throw fail(item, "kelompok '\(id)' tidak ada dalam peers.yaml", "group '\(id)' is not in peers.yaml")
      }
      group.append(id)
    }
    var divide: [String] = []
    if let list = entry["denominate"] {
      for item in try Definitions.list(list, "denominate", file) { divide.append(try indicator(item)) }
    }
    return CompositeRecipe(
      code: try IndicatorYAML.need(entry["code"], "code", file, node.mark?.line),
      label: try sentence(entry["label"], "label", file),
      question: try sentence(entry["question"], "question", file), groups: group,
      components: try components(entry["components"]), minimumKnown: minimum, denominate: divide,
      treatment: try treatment(entry["treat"]), missing: try missing(entry["missing"]),
      normalisation: try normalisation(entry["normalise"]), aggregation: try aggregation(entry["aggregate"]),
      uncertainty: try uncertainty(entry["uncertainty"]))
  }

  private func indicator(_ node: Node?) throws(DefinitionError) -> String {
    let code = try IndicatorYAML.need(node, "indicator", file, node?.mark?.line)
    guard indicators.contains(code) else {
      throw fail(node, "indikator '\(code)' tidak ada", "there is no indicator '\(code)'")
    }
    return code
  }

  private func components(_ node: Node?) throws(DefinitionError) -> [CompositeRecipe.Component] {
    var all: [CompositeRecipe.Component] = []
    for item in try list(node, "components", file) {
      let entry = try fields(of: item, keys: ["indicator", "weight"], file)
      let code = try indicator(entry["indicator"] ?? item)
      guard !all.contains(where: { $0.indicator == code }) else {
        throw fail(item, "indikator '\(code)' ada dua kali", "indicator '\(code)' occurs twice")
      }
      all.append(
        CompositeRecipe.Component(indicator: code, weight: try number(entry["weight"], "weight", item)))
    }
    let sum = all.map(\.weight).reduce(0, +)
    guard all.allSatisfy({ $0.weight > 0 }), abs(sum - 1) < 1e-9 else {
      throw fail(
        node, "bobot harus positif dan berjumlah 1, bukan \(sum)",
        "weights must be positive and sum to 1, not \(sum)"
      )
    }
    return all
  }

  /// `none`, or `{winsorise: 2}` with a reason under `forced` for few units.
  private func treatment(_ node: Node?) throws(DefinitionError) -> CompositeRecipe.Treatment {
    guard let node, node.string != "none" else { return .none }
    let entry = try fields(of: node, keys: ["winsorise", "forced"], file)
    guard let values = entry["winsorise"]?.int, values > 0 else {
      throw fail(node, "'treat.winsorise' harus bilangan", "'treat.winsorise' must be a number")
    }
    return .winsorise(values: values, forced: try forced(entry["forced"]))
  }

  private func missing(_ node: Node?) throws(DefinitionError) -> CompositeRecipe.MissingRule {
    switch node?.string {
    case "leave_out": return .leaveOut
    case "require_all": return .requireAll
    case "group_median": return .groupMedian
    default:
      throw fail(
        node, "'missing' harus leave_out, require_all atau group_median",
        "'missing' must be leave_out, require_all or group_median")
    }
  }

  /// `goalposts`, `rank`, or `{min_max: {forced: {…}}}`, `{z_score: {forced: {…}}}`.
  private func normalisation(_ node: Node?) throws(DefinitionError) -> CompositeRecipe.Normalisation {
    switch node?.string {
    case "goalposts": return .goalposts
    case "rank": return .rank
    case "min_max": return .minMax(forced: nil)
    case "z_score": return .zScore(forced: nil)
    case .some:
      throw fail(
        node, "'normalise' harus goalposts, rank, min_max atau z_score",
        "'normalise' must be goalposts, rank, min_max or z_score")
    case nil:
      let entry = try fields(of: node, keys: ["min_max", "z_score"], file)
      guard entry.count == 1, let (name, body) = entry.first else {
        throw fail(node, "'normalise' harus satu cara", "'normalise' must be one method")
      }
      let reason = try forced(try fields(of: body, keys: ["forced"], file)["forced"] ?? body)
      return name == "min_max" ? .minMax(forced: reason) : .zScore(forced: reason)
    }
  }

  private func aggregation(_ node: Node?) throws(DefinitionError) -> CompositeRecipe.Aggregation {
    if node?.string == "arithmetic" { return .arithmetic }
    let entry = try fields(of: node, keys: ["geometric"], file)
    let floor = try fields(of: entry["geometric"], keys: ["floor"], file)
    let value = try number(floor["floor"], "geometric.floor", node)
    guard value > 0, value < 1 else {
      throw fail(
        node, "'geometric.floor' harus di antara 0 dan 1", "'geometric.floor' must lie between 0 and 1")
    }
    return .geometric(floor: value)
  }

  private func uncertainty(_ node: Node?) throws(DefinitionError) -> CompositeRecipe.Uncertainty {
    let keys: Set<String> = ["seed", "runs", "weight_spread", "normalise", "aggregate", "missing"]
    let entry = try fields(of: node, keys: keys, file)
    guard let seed = entry["seed"]?.int, seed >= 0, let runs = entry["runs"]?.int,
      (100...100_000).contains(runs)
    else {
      throw fail(
        node, "'uncertainty' memerlukan seed dan runs (100 sampai 100.000)",
        "'uncertainty' needs seed and runs (100 to 100,000)")
    }
    let spread = try number(entry["weight_spread"], "uncertainty.weight_spread", node)
    guard (0..<1).contains(spread) else {
      throw fail(
        entry["weight_spread"], "'weight_spread' harus 0 sampai di bawah 1",
        "'weight_spread' must lie between 0 and below 1")
    }
    var normalisations: [CompositeRecipe.Normalisation] = []
    for item in try list(entry["normalise"], "uncertainty.normalise", file) {
      normalisations.append(try normalisation(item))
    }
    var aggregations: [CompositeRecipe.Aggregation] = []
    for item in try list(entry["aggregate"], "uncertainty.aggregate", file) {
      aggregations.append(try aggregation(item))
    }
    var rules: [CompositeRecipe.MissingRule] = []
    for item in try list(entry["missing"], "uncertainty.missing", file) { rules.append(try missing(item)) }
    return CompositeRecipe.Uncertainty(
      seed: UInt64(seed), runs: runs, weightSpread: spread, normalisations: normalisations,
      aggregations: aggregations, missingRules: rules)
  }

  private func forced(_ node: Node?) throws(DefinitionError) -> Sentence? {
    guard let node else { return nil }
    return try sentence(node, "forced", file)
  }

  private func number(_ node: Node?, _ key: String, _ parent: Node?) throws(DefinitionError) -> Double {
    try IndicatorYAML.number(node, key, file, parent)
  }

  private func fail(_ node: Node?, _ id: String, _ en: String) -> DefinitionError {
    .invalid(file: file, line: node?.mark?.line, reason: Sentence(id: id, en: en))
  }
}
