/// The numbers and conditions of one pack as they stand on a day. What the rules say without a number of their own
/// (a "yes", an opinion) stands here too, so that no formula holds a constant of the law.
package struct ResolvedParameters: Sendable {
  package struct Entry: Sendable {
    package var id: String
    package var label: Sentence
    package var unit: String
    package var kind: InputKind
    package var value: RuleValue
    package var reference: String
    package var confidence: Confidence?
    package var status: ParameterStatus
    package var place: String
    package var reviewBy: CalendarDate?
    /// False for a value that no source states.
    package var isPublished: Bool
    /// An entry of a file of parameters, not a condition of a test.
    package var isOwn: Bool
  }

  package let pack: RulePack
  package let lawAsOf: CalendarDate
  package private(set) var entries: [Entry] = []
  private var places: [String: Int] = [:]

  package subscript(_ id: String) -> Entry? { places[id].map { entries[$0] } }
  package func value(_ id: String) -> RuleValue { self[id]?.value ?? .unknown }
  /// An assumption, an inference or an expired value: its word goes to the result.
  package func isAssumed(_ id: String) -> Bool {
    self[id].map { $0.isPublished && $0.status != .inForce } ?? false
  }

  package init(_ pack: RulePack, lawAsOf: CalendarDate, amounts: [DIDAmount] = [], inputs: [DIDInput] = []) {
    self.pack = pack
    self.lawAsOf = lawAsOf
    add(
      Self.fiscalYear, Sentence(id: "Tahun anggaran", en: "Fiscal year"), "tahun", .count,
      .whole(pack.fiscalYear), pack.legal.joined(separator: "; "), nil, pack.place)
    for parameter in pack.parameters { add(parameter) }
    for component in pack.components {
      for leaf in component.gate?.leaves ?? [] { addCondition(leaf) }
      if component.gate == nil, component.prizes == nil {
        add(
          Self.recipient,
          Sentence(id: "Syarat: ditetapkan sebagai penerima", en: "Condition: named as a recipient"),
          "ya / tidak", .yesNo, .word(Answer.yes), pack.legal.joined(separator: "; "), nil, pack.place)
      }
      if let rule = component.prizes { addContest(rule) }
    }
    addRates(amounts, inputs)
  }

  /// For a calculation that reads no rules.
  package static let none = ResolvedParameters(
    RulePack(
      id: "", scheme: "", label: Sentence(id: "", en: ""), fiscalYear: 1, legal: [], parameters: [],
      components: []), lawAsOf: .first(of: 1))

  package static let fiscalYear = "tahun_anggaran"
  package static let opinion = "opini"
  package static let opinionOffset = "selisih_lkpd"
  package static let recipient = "syarat_penerima"
  package static let opinions = ["TMP", "TW", "WDP", "WTP"]

  private mutating func add(
    _ id: String, _ label: Sentence, _ unit: String, _ kind: InputKind, _ value: RuleValue,
    _ reference: String, _ confidence: Confidence?, _ place: String, status: ParameterStatus = .inForce,
    reviewBy: CalendarDate? = nil, isPublished: Bool = true, isOwn: Bool = false
  ) {
    guard places[id] == nil else { return }
    places[id] = entries.count
    entries.append(
      Entry(
        id: id, label: label, unit: unit, kind: kind, value: value, reference: reference,
        confidence: confidence, status: status, place: place, reviewBy: reviewBy, isPublished: isPublished,
        isOwn: isOwn))
  }

  private mutating func add(_ parameter: Parameter) {
    let dated = parameter.inForce(on: lawAsOf)
    add(
      parameter.id, parameter.label, parameter.unit, kind(of: parameter), RuleValue(text: dated?.value),
      dated?.reference ?? "", dated?.confidence, dated?.place ?? "",
      status: dated?.status(on: lawAsOf) ?? .inForce, reviewBy: dated?.reviewBy,
      isPublished: dated?.value != nil, isOwn: true)
  }

  private func kind(of parameter: Parameter) -> InputKind {
    for leaf in pack.components.compactMap(\.gate).flatMap(\.leaves) {
      if case .atLeastGrade(_, parameter.id, let scale) = leaf.shape { return .oneOf(scale) }
    }
    return switch parameter.unit {
    case "rupiah": .rupiah
    case "bagian": .share
    case "nilai": .score
    case "tanggal": .date
    case "kata", "peringkat": .words
    default: .count
    }
  }

  private mutating func addCondition(_ leaf: Criterion) {
    let confidence = Confidence.allCases.first { leaf.citation.hasSuffix("\($0.rawValue))") }
    let place = pack.place
    switch leaf.shape {
    case .isTrue:
      add(
        leaf.id, Sentence(id: "Syarat: \(leaf.label.id)", en: "Condition: \(leaf.label.en)"), "ya / tidak",
        .yesNo, .word(Answer.yes), leaf.citation, confidence, place)
    case .opinionYears(_, let opinion, _, let offset):
      add(
        Self.opinion, Sentence(id: "Syarat: opini paling rendah", en: "Condition: lowest opinion"), "opini",
        .oneOf(Self.opinions.reversed()), .word(opinion), leaf.citation, confidence, place)
      add(
        Self.opinionOffset,
        Sentence(id: "Tahun LKPD terakhir, selisih dari TA", en: "Latest report, offset from the year"),
        "tahun", .count, .whole(-offset), leaf.citation, confidence, place)
    case .unknownRule(let reason):
      add(
        leaf.id, Sentence(id: "Syarat \(leaf.label.id)", en: "Conditions of \(leaf.label.en)"), "aturan",
        .words,
        .unknown, "\(leaf.citation). \(reason.id)", nil, place, isPublished: false)
    default: break
    }
  }

  private mutating func addContest(_ rule: PrizeRule) {
    let legal = pack.legal.joined(separator: "; ")
    for (id, label, count, unit) in [
      (
        "sektor", Sentence(id: "Jumlah sektor lomba", en: "Sectors of the contest"), rule.sectors.count,
        "sektor"
      ),
      (
        "klaster", Sentence(id: "Jumlah klaster daerah", en: "Clusters of regions"), rule.clusters.count,
        "klaster"
      ),
      (
        "klaster_provinsi", Sentence(id: "Klaster provinsi di antaranya", en: "Province clusters among them"),
        rule.clusters.filter { $0 == RegionKind.provinsi.rawValue }.count, "klaster"
      ),
    ] { add(id, label, unit, .count, .whole(count), legal, nil, pack.place) }
    for rank in rule.prizes.keys.sorted() {
      add(
        Self.rank(rank), Sentence(id: "Peringkat pemenang \(rank)", en: "Winner's rank \(rank)"), "peringkat",
        .count, .whole(rank), legal, nil, pack.place)
    }
  }

  package static func rank(_ rank: Int) -> String { "peringkat_\(rank)" }

  /// Published lines whose region's score is known: rupiah, unit of the last digit and points, a reference for
  /// the same variable and year only.
  private mutating func addRates(_ amounts: [DIDAmount], _ inputs: [DIDInput]) {
    for component in pack.components {
      guard component.estimates.contains(where: { if case .observedRate = $0 { true } else { false } }) else {
        continue
      }
      for category in component.categories {
        guard let line = category.line,
          let entry = amounts.first(where: {
            $0.fiscalYear == pack.fiscalYear && $0.line == line && component.ledger.contains($0.component)
              && $0.isAllocation && $0.conflictGroup == nil && $0.amount != nil
          }),
          let score = inputs.first(where: {
            $0.region == entry.region && $0.fiscalYear == pack.fiscalYear
              && $0.fact == Self.score(category.id)
          }), let amount = entry.amount
        else { continue }
        let names = category.label
        for (part, label, unit, kind, value, citation) in [
          (
            "rupiah",
            Sentence(
              id: "Acuan laju, \(names.id): rupiah terbit",
              en: "Reference rate, \(names.en): published rupiah"),
            "rupiah", InputKind.rupiah, RuleValue.rupiah(amount), entry.citation
          ),
          (
            "satuan",
            Sentence(
              id: "Acuan laju, \(names.id): satuan digit terakhir",
              en: "Reference rate, \(names.en): unit of the last digit"),
            "rupiah", .rupiah, .rupiah(entry.exact ? 0 : entry.roundingUnit ?? 0), entry.citation
          ),
          (
            "nilai",
            Sentence(id: "Acuan laju, \(names.id): nilai", en: "Reference rate, \(names.en): points"),
            "nilai", .score, RuleValue(text: score.value), score.citation
          ),
        ] {
          add(
            Self.rate(category.id, part), label, unit, kind, value, citation.source, citation.confidence,
            citation.place)
        }
        rateRegions[category.id] = entry.region
      }
    }
  }

  /// Region whose published line is the reference of a category.
  package private(set) var rateRegions: [String: String] = [:]
  package static func rate(_ category: String, _ part: String) -> String { "acuan_\(category)_\(part)" }
  package static func score(_ category: String) -> String { "nilai_\(category)" }
}

/// The two answers of a yes-or-no fact, as the registers write them.
package enum Answer {
  package static let yes = "ya"
  package static let no = "tidak"
  package static let all = [yes, no]
}
