import TolokCore
import Yams

/// What a card has only where it says more: parts, published readings, methods.
extension IndicatorReader {
  func breakdown(
    _ node: Node?, _ value: IndicatorNode
  ) throws(DefinitionError) -> Indicator.Breakdown? {
    guard let node else { return nil }
    guard case .count(let source, _) = value else {
      throw fail(
        node.mark?.line, "'breakdown' hanya untuk 'count'", "'breakdown' goes with 'count' alone")
    }
    let entry = try fields(of: node, keys: ["by", "ladder"], file)
    func check(_ field: RowFact, _ at: Node?) throws(DefinitionError) {
      guard source.fields.contains(field) else {
        throw fail(
          at?.mark?.line, "baris '\(source.rawValue)' tidak punya bidang '\(field.rawValue)'",
          "rows of '\(source.rawValue)' have no field '\(field.rawValue)'")
      }
    }
    if let by = entry["by"] {
      let field: RowFact = try choice(by, "breakdown.by")
      try check(field, by)
      return .by(field)
    }
    let ladder = try fields(of: entry["ladder"], keys: ["field", "rungs"], file)
    let field: RowFact = try choice(ladder["field"], "breakdown.ladder.field")
    try check(field, ladder["field"])
    var rungs: [Indicator.Breakdown.Rung] = []
    for item in try list(ladder["rungs"], "breakdown.ladder.rungs", file) {
      let rung = try fields(of: item, keys: ["value", "label"], file)
      rungs.append(
        Indicator.Breakdown.Rung(
          value: try IndicatorYAML.need(rung["value"], "value", file, item.mark?.line),
          label: try sentence(rung["label"], "label", file, in: item)))
    }
    guard rungs.count > 1 else {
      throw fail(node.mark?.line, "'rungs' memerlukan dua anak tangga", "'rungs' needs two steps")
    }
    return .ladder(field, rungs: rungs)
  }

  func published(
    _ node: Node?, _ unit: FigureUnit
  ) throws(DefinitionError) -> [Indicator.PublishedReading] {
    guard let node else { return [] }
    var all: [Indicator.PublishedReading] = []
    for item in try list(node, "published", file) {
      let entry = try fields(of: item, keys: ["claims", "of"], file)
      var ids: [String] = []
      for claim in try list(entry["claims"], "published.claims", file) {
        ids.append(try IndicatorYAML.need(claim, "claims", file, claim.mark?.line))
      }
      let whole = entry["of"]?.string
      for id in ids + [whole].compactMap({ $0 }) where !claims.contains(id) {
        throw fail(
          item.mark?.line, "pernyataan '\(id)' tidak ada dalam claims.csv",
          "claim '\(id)' is not in claims.csv")
      }
      if case .count = unit, whole != nil {
        throw fail(
          item.mark?.line, "'published.of' tidak berlaku untuk cacah",
          "'published.of' does not go with a count"
        )
      }
      guard !ids.isEmpty else {
        throw fail(item.mark?.line, "'published.claims' kosong", "'published.claims' is empty")
      }
      all.append(Indicator.PublishedReading(claims: ids, of: whole))
    }
    return all
  }

  func methods(_ node: Node?) throws(DefinitionError) -> [Indicator.Method] {
    guard let node else { return [] }
    var all: [Indicator.Method] = []
    for item in try list(node, "methods", file) {
      let entry = try fields(of: item, keys: ["from", "label", "reference"], file)
      guard let year = entry["from"]?.int, (1900...2100).contains(year) else {
        throw fail(item.mark?.line, "'methods.from' harus tahun", "'methods.from' must be a year")
      }
      all.append(
        Indicator.Method(
          fromYear: year, label: try sentence(entry["label"], "methods.label", file, in: item),
          reference: try sentence(entry["reference"], "methods.reference", file, in: item)))
    }
    return all
  }
}
