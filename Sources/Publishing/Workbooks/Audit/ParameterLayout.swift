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
      "IF(\($0.name)=\(words.quoted(words.unknown)),\"; \"&\(AuditNames.fixed("Parameter", "B", $0.row)),\"\")"
    }
    return Live(
      "MID(\(parts.joined(separator: "&")),3,1000)", AuditLogic.list(unpublished.map(\.label)))
  }
}

/// Lays out `Parameter`: a group a pack, then the ordered lists that formulas match against.
///
/// What the rules say without a number of their own (an opinion, a "yes") stands here too, so that no formula
/// holds a constant of the law.
struct ParameterLayout {
  private(set) var groups: [AuditParameterGroup] = []
  private(set) var scales: [AuditScale] = []
  private(set) var packs: [String: PackParameters] = [:]
  /// Row of the heading of the scales.
  private(set) var scaleRow = 6

  static let opinions = ["TMP", "TW", "WDP", "WTP"]

  init(_ context: AuditContext, packs assessed: [RulePack]) {
    var row = 6
    for pack in assessed {
      guard let first = pack.components.first else { continue }
      let stem = AuditNames.component(pack, first)
      // Two packs of one scheme and year keep apart by their component.
      let slug = packs.values.contains { $0.slug == stem } ? "\(stem)_\(AuditNames.slug(first.id))" : stem
      var group = GroupBuilder(
        context: context, pack: pack, number: groups.count + 1, row: row, slug: slug)
      group.fill()
      let built = AuditParameterGroup(
        title: pack.label[context.words.language], table: "tbl_par_\(group.slug)", row: row,
        parameters: group.rows)
      groups.append(built)
      var known = PackParameters(slug: group.slug, parameters: group.byID)
      known.unpublished = group.rows.filter {
        !$0.isPublished && pack.parameters.map(\.id).contains(group.id(of: $0))
      }
      known.rows = (row + 2)...max(row + 2, built.last)
      packs[pack.id] = known
      row = built.last + 2
    }
    scaleRow = row
    var next = row + 2
    for pack in assessed {
      guard let known = packs[pack.id] else { continue }
      for (id, label, values) in Self.scales(of: pack, known, context) {
        let scale = AuditScale(name: "skala_\(known.slug)_\(id)", label: label, values: values, row: next)
        scales.append(scale)
        packs[pack.id]?.scales[id] = scale
        next += values.count
      }
    }
  }

  /// The scale of the years of opinions named by `prefix`.
  static func yearsID(_ prefix: String) -> String { "tahun_\(AuditNames.slug(prefix))" }

  var lastScaleRow: Int { scaleRow + 1 + scales.reduce(0) { $0 + $1.values.count } }

  private static func scales(
    of pack: RulePack, _ known: PackParameters, _ context: AuditContext
  ) -> [(String, String, [AuditScaleValue])] {
    var all: [(String, String, [AuditScaleValue])] = []
    func words(_ values: [String]) -> [AuditScaleValue] { values.map { .constant(.text($0)) } }
    for component in pack.components {
      switch component.method {
      case .gate(let criterion):
        for leaf in GateTree(criterion).leaves {
          switch leaf {
          case .opinionYears(_, _, let prefix, let opinion, _, _, _):
            let id = Self.yearsID(prefix)
            guard !all.contains(where: { $0.0 == id }) else { continue }
            let scale = opinions.contains(opinion) ? opinions : opinions + [opinion]
            all.append(("opini", context.say("Opini BPK", "Audit opinion"), words(scale)))
            let years = GateTree(criterion).years(prefix: prefix, pack.fiscalYear, known)
            all.append(
              (
                id, context.say("Tahun LKPD", "Year of the report"),
                years.map { .constant(.number(Double($0))) }
              ))
          case .atLeastGrade(_, let label, let fact, _, let scale, _):
            all.append(
              (
                AuditNames.slug(fact), context.say("Peringkat: ", "Grade: ") + label[context.words.language],
                words(scale.reversed())
              ))
          default: continue
          }
        }
      case .fixedPrizes(_, _, let prizes, _):
        let ranks = prizes.keys.sorted()
        all.append(
          (
            "peringkat", context.say("Peringkat pemenang", "Rank of the winner"),
            ranks.map { .constant(.number(Double($0))) }
          ))
        all.append(
          (
            "hadiah", context.say("Hadiah menurut peringkat", "Prize by rank"),
            ranks.compactMap { rank in
              prizes[rank].flatMap { known.parameters[$0] }.map { .live(Live($0.name, $0.value), .rupiah) }
            }
          ))
      }
    }
    return all
  }
}

/// The rows of one pack's group.
private struct GroupBuilder {
  let context: AuditContext
  let pack: RulePack
  let number: Int
  let row: Int
  let slug: String
  private(set) var rows: [AuditParameter] = []
  private(set) var byID: [String: AuditParameter] = [:]
  private var ids: [String: String] = [:]

  init(context: AuditContext, pack: RulePack, number: Int, row: Int, slug: String) {
    self.context = context
    self.pack = pack
    self.number = number
    self.row = row
    self.slug = slug
  }

  func id(of parameter: AuditParameter) -> String { ids[parameter.name] ?? "" }

  private var file: String { context.place("pipelines/rules/\(pack.scheme)/\(pack.id)/pack.yaml") }
  private var legal: String { pack.legal.joined(separator: "; ") }

  mutating func fill() {
    add(
      "tahun_anggaran", context.say("Tahun anggaran", "Fiscal year"), .number(Double(pack.fiscalYear)),
      .count,
      "tahun", legal,
      AuditOrigin(confidence: context.say("definisi", "definition"), place: file))
    for parameter in pack.parameters { add(parameter) }
    for component in pack.components {
      switch component.method {
      case .gate(let criterion): for leaf in GateTree(criterion).leaves { addCondition(leaf) }
      case .fixedPrizes(let sectors, let clusters, _, _): addContest(sectors, clusters)
      }
    }
  }

  private mutating func add(_ parameter: Parameter) {
    let dated = parameter.inForce(on: context.results.lawAsOf)
    let value: AuditValue =
      if let text = dated?.value {
        Double(text).map { .number($0) } ?? .text(context.words.shown(text))
      } else { .text(context.words.unknown) }
    let reference = dated?.reference ?? ""
    let basis = basis(reference)
    let published = dated?.value != nil
    var origin = context.origin(
      reference: reference, confidence: published ? dated?.confidence : nil, place: dated?.place ?? "")
    if !published { origin.confidence = context.words.none }
    add(
      parameter.id, parameter.label[context.words.language], value, kind(of: parameter), parameter.unit,
      basis,
      origin, isPublished: published)
  }

  /// The regulation, and what the reference says beyond the keys that stand in the column of sources.
  private func basis(_ reference: String) -> String {
    if legal.isEmpty || pack.legal.contains(where: { reference.contains($0) }) || reference.contains("PMK") {
      return reference
    }
    let words = reference.split(whereSeparator: { !($0.isLetter || $0.isNumber) })
    return words.allSatisfy { context.sourceKeys.contains(String($0)) } ? legal : "\(legal) · \(reference)"
  }

  private func kind(of parameter: Parameter) -> AuditKind {
    switch parameter.unit {
    case "rupiah": return .rupiah
    case "bagian": return .percent
    case "tahun", "nilai", "hadiah", "sektor", "klaster": return .count
    default: break
    }
    for case .gate(let criterion) in pack.components.map(\.method) {
      for case .atLeastGrade(_, _, _, parameter.id, let scale, _) in GateTree(criterion).leaves {
        return .oneOf(scale + [context.words.unknown])
      }
    }
    return .words
  }

  private mutating func addCondition(_ leaf: Criterion) {
    let words = context.words
    let path = "pipelines/rules/\(pack.scheme)/\(pack.id)/eligibility.yaml"
    switch leaf {
    case .isTrue(let id, let label, _, let citation):
      add(
        id, words.say("Syarat: ", "Condition: ") + label[words.language], .text(words.yes), .yesNo,
        words.say("ya / tidak", "yes / no"), citation, context.origin(reference: citation, place: path))
    case .opinionYears(_, _, _, let opinion, _, let offset, let citation):
      let scale = ParameterLayout.opinions + (ParameterLayout.opinions.contains(opinion) ? [] : [opinion])
      add(
        "opini", words.say("Syarat: opini paling rendah", "Condition: lowest opinion"), .text(opinion),
        .oneOf(scale + [words.unknown]), "opini", citation, context.origin(reference: citation, place: path))
      if byID["tahun_lkpd"]?.value != .number(Double(-offset)) {
        add(
          "selisih_lkpd",
          words.say("Tahun LKPD terakhir, selisih dari TA", "Latest report, offset from the year"),
          .number(Double(-offset)), .count, "tahun", citation,
          context.origin(reference: citation, place: path))
      }
    case .unknownRule(let id, let label, let reason, let citation):
      add(
        id, words.say("Syarat ", "Conditions of ") + label[words.language], .text(words.unknown), .words,
        "aturan",
        "\(citation). \(reason[words.language])",
        AuditOrigin(
          confidence: words.none, sources: AuditNames.sources(in: citation, known: context.sourceKeys),
          place: context.place(path)),
        isPublished: false)
    case .atLeastGrade, .allOf, .anyOf: break
    }
  }

  private mutating func addContest(_ sectors: [String], _ clusters: [String]) {
    let words = context.words
    let wins = context.results.registers.contestWins
    let keys = wins.map(\.citation.source).joined(separator: ";")
    let origin = AuditOrigin(
      confidence: words.confidence(wins.first?.citation.confidence),
      sources: AuditNames.sources(in: keys, known: context.sourceKeys), place: file)
    for (id, label, count, unit) in [
      ("sektor", words.say("Jumlah sektor lomba", "Sectors of the contest"), sectors.count, "sektor"),
      ("klaster", words.say("Jumlah klaster daerah", "Clusters of regions"), clusters.count, "klaster"),
      (
        "klaster_provinsi", words.say("Klaster provinsi di antaranya", "Province clusters among them"),
        clusters.filter { $0 == RegionKind.provinsi.rawValue }.count, "klaster"
      ),
    ] { add(id, label, .number(Double(count)), .count, unit, legal, origin) }
  }

  private mutating func add(
    _ id: String, _ label: String, _ value: AuditValue, _ kind: AuditKind, _ unit: String, _ basis: String,
    _ origin: AuditOrigin, isPublished: Bool = true
  ) {
    guard byID[id] == nil else { return }
    let count = rows.count + 1
    let parameter = AuditParameter(
      code: "P\(number).\(count < 10 ? "0" : "")\(count)", name: "par_\(slug)_\(AuditNames.slug(id))",
      label: label, value: value, kind: kind, unit: context.words.unit(unit), basis: basis, origin: origin,
      row: row + 1 + count, isPublished: isPublished)
    rows.append(parameter)
    byID[id] = parameter
    ids[parameter.name] = id
  }
}
