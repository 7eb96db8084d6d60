import TolokCore

/// The parameters and scales of one rule pack, as cells.
struct PackParameters {
  let slug: String
  var parameters: [String: AuditParameter] = [:]
  var scales: [String: AuditScale] = [:]
  /// Parameters that no source states, in the order of the pack.
  var unpublished: [AuditParameter] = []
  var rows: ClosedRange<Int> = 1...1

  /// Names of the parameters that are not known, as a live list: one that is filled in leaves it.
  func unknownList(_ words: AuditWords) -> Live {
    guard !unpublished.isEmpty else { return Live("\"\"", "") }
    let parts = unpublished.map {
      "IF(OR(\($0.name)=\(words.quoted(words.unknown)),\($0.name)=\"\"),\"; \"&\(AuditNames.fixed("Parameter", "B", $0.row)),\"\")"
    }
    return Live(
      "MID(\(parts.joined(separator: "&")),3,1000)",
      unpublished.filter { $0.shown == .text(words.unknown) }.map(\.label).joined(separator: "; "))
  }
}

/// Lays out `Parameter`: a group a pack, then the ordered lists that formulas compare with.
struct ParameterLayout {
  private(set) var groups: [AuditParameterGroup] = []
  private(set) var scales: [AuditScale] = []
  private(set) var packs: [String: PackParameters] = [:]
  /// Row of the heading of the scales.
  private(set) var scaleRow = 6

  /// `resolved` in the order of the sheet; `calculations` by pack: what their expressions compare with.
  init(
    _ context: AuditContext, resolved: [ResolvedParameters], calculations: [String: [Calculation]],
    edits: [ComponentEdits] = []
  ) {
    var row = 6
    let slugs = AuditNames.slugs(context.results.rulePacks)
    for known in resolved {
      guard let slug = slugs[known.pack.id] else { continue }
      var pack = PackParameters(slug: slug)
      var rows: [AuditParameter] = []
      for entry in known.entries {
        let shown = edits.last { $0.pack == known.pack.id && $0.edits.parameters[entry.id] != nil }?.edits
        let parameter = Self.parameter(
          entry, shown?.parameters[entry.id], known.pack, context,
          code: "P\(groups.count + 1).\(rows.count < 9 ? "0" : "")\(rows.count + 1)",
          slug: slug, row: row + 2 + rows.count)
        rows.append(parameter)
        pack.parameters[entry.id] = parameter
        if !entry.isPublished, entry.isOwn { pack.unpublished.append(parameter) }
      }
      let group = AuditParameterGroup(
        title: known.pack.label[context.words.language], table: "tbl_par_\(slug)", row: row, parameters: rows)
      groups.append(group)
      pack.rows = (row + 2)...max(row + 2, group.last)
      packs[known.pack.id] = pack
      row = group.last + 2
    }
    scaleRow = row
    var next = row + 2
    for known in resolved {
      guard let slug = packs[known.pack.id]?.slug else { continue }
      for (id, label, values) in Self.scales(calculations[known.pack.id] ?? [], context) {
        let scale = AuditScale(name: "skala_\(slug)_\(id)", label: label, values: values, row: next)
        scales.append(scale)
        packs[known.pack.id]?.scales[id] = scale
        next += values.count
      }
    }
  }

  /// The scale of the years beside the tests of a window.
  static func yearsID(_ tests: [String]) -> String {
    "tahun_\(AuditNames.slug(tests.first.map { String($0.reversed().drop { $0.isNumber }.reversed()) } ?? ""))"
  }

  var lastScaleRow: Int { scaleRow + 1 + scales.reduce(0) { $0 + $1.values.count } }

  /// Every scale and every run of years that an expression compares with, each once.
  private static func scales(
    _ calculations: [Calculation], _ context: AuditContext
  ) -> [(id: String, label: String, values: [AuditValue])] {
    var all: [(id: String, label: String, values: [AuditValue])] = []
    func add(_ id: String, _ label: String, _ values: [AuditValue]) {
      if !all.contains(where: { $0.id == id }) { all.append((id, label, values)) }
    }
    func visit(_ expression: RuleExpression, _ step: CalculationStep) {
      switch expression {
      case .atLeastOnScale(_, _, let scale), .isOnScale(_, let scale):
        let label =
          scale.id == ResolvedParameters.opinion
          ? context.say("Opini BPK", "Audit opinion") : step.label[context.words.language]
        add(AuditNames.slug(scale.id), label, scale.words.map { .text($0) })
      case .window(let tests, let years, _, _):
        add(
          yearsID(tests), context.say("Tahun LKPD", "Year of the report"), years.map { .number(Double($0)) })
      default: break
      }
      for operand in expression.operands { visit(operand, step) }
    }
    for calculation in calculations {
      for step in calculation.steps { visit(step.expression, step) }
    }
    return all
  }

  private static func parameter(
    _ entry: ResolvedParameters.Entry, _ edited: RuleValue?, _ pack: RulePack, _ context: AuditContext,
    code: String, slug: String,
    row: Int
  ) -> AuditParameter {
    var origin = context.origin(
      reference: entry.reference, confidence: entry.isPublished ? entry.confidence : nil, place: entry.place)
    if !entry.isPublished {
      origin.confidence = context.words.none
    } else if entry.confidence == nil, !entry.isOwn {
      origin.confidence = context.say("definisi", "definition")
    }
    return AuditParameter(
      code: code, name: AuditNames.parameter(slug, entry.id), key: entry.id,
      label: entry.label[context.words.language], value: AuditValue(entry.value, context.words),
      shown: AuditValue(edited ?? entry.value, context.words), kind: entry.kind,
      unit: context.words.unit(entry.unit),
      basis: basis(entry.reference, pack, context), status: entry.isPublished ? entry.status : nil,
      origin: origin, row: row, isPublished: entry.isPublished)
  }

  /// The regulation, and what the reference says beyond the keys that stand in the column of sources.
  private static func basis(_ reference: String, _ pack: RulePack, _ context: AuditContext) -> String {
    let legal = pack.legal.joined(separator: "; ")
    if legal.isEmpty || pack.legal.contains(where: { reference.contains($0) }) || reference.contains("PMK") {
      return reference
    }
    let words = reference.split(whereSeparator: { !($0.isLetter || $0.isNumber) })
    return words.allSatisfy { context.sourceKeys.contains(String($0)) } ? legal : "\(legal) · \(reference)"
  }
}
