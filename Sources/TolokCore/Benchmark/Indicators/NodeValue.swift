/// What a node came to in a region: a value, or why there is none, with what it was counted from.
struct NodeValue {
  var value: Double?
  var missing: [MissingReason] = []
  var numerator: Double?
  var denominator: FigureDenominator?
  var members: [String] = []
  var sources: [String] = []
  var conflictGroups: [String] = []
  var notes: [Sentence] = []
  /// What the value describes where that is not the month: the year of a score.
  var asOf: String?

  static func unknown(_ reasons: MissingReason...) -> NodeValue { NodeValue(value: nil, missing: reasons) }

  /// Missing reasons of both, each once.
  func joined(_ other: NodeValue) -> [MissingReason] {
    missing + other.missing.filter { !missing.contains($0) }
  }
}

/// Computes one indicator's arithmetic in one region.
struct NodeEvaluator {
  let book: IndicatorBook
  let region: String

  func value(_ node: IndicatorNode) -> NodeValue {
    switch node {
    case .count(let source, let filters): count(source, filters)
    case .agenciesWith(let source, let filters, let threshold): agencies(source, filters, threshold)
    case .distinctUrusan(let source, let filters): urusan(source, filters)
    case .agencies: agencies()
    case .population:
      people(book.population(region), .person, or: .noPopulation)
    case .civilServants:
      people(book.civilServants(region), .civilServant, or: .noCivilServants)
    case .mean(let field, let source, let filters):
      statistic(field, source, filters) { $0.reduce(0, +) / Double($0.count) }
    case .median(let field, let source, let filters): statistic(field, source, filters, Statistics.median)
    case .sum(let field, let source, let filters): statistic(field, source, filters) { $0.reduce(0, +) }
    case .newest(let field, let source, let filters): newest(field, source, filters, adding: false)
    case .newestSum(let field, let source, let filters): newest(field, source, filters, adding: true)
    case .targetShare:
      book.programmes[region]?.minimumInnovations == nil ? .unknown(.noTarget) : NodeValue(value: 1)
    case .share(let part, let whole): share(value(part), value(whole), whole)
    case .ratio(let top, let per, let scale): ratio(value(top), value(per), per, Double(scale))
    case .difference(let first, let second): difference(value(first), value(second))
    }
  }

  // MARK: - Rows

  /// Nil where the source says nothing about the region at all, which is no zero.
  private func rows(_ source: RowSource) -> [IndicatorRow]? {
    let rows = book.rows(source, region)
    switch source {
    case .innovations: return book.hasSent(region) ? rows : nil
    case .knownInnovations, .awards, .stages, .scores, .did, .replications, .adoptions, .collection, .rows:
      return rows.isEmpty ? nil : rows
    }
  }

  private func silence(_ source: RowSource) -> MissingReason {
    switch source {
    case .innovations, .collection, .rows: .nothingSent
    default: .silent(source)
    }
  }

  private func count(_ source: RowSource, _ filters: [RowFilter]) -> NodeValue {
    guard let rows = rows(source) else { return .unknown(silence(source)) }
    var out = NodeValue()
    var blank = 0
    for row in rows {
      switch row.passes(filters) {
      case true?:
        out.members.append(row.id)
        out.add(row)
      case nil: blank += 1
      case false?: break
      }
    }
    // Not one row says: the count is unknown, not nought.
    if let field = filters.first?.field, !rows.isEmpty, blank == rows.count {
      return .unknown(.fieldBlank(field, rows: rows.count))
    }
    out.value = Double(out.members.count)
    if blank > 0, let field = filters.first?.field {
      out.notes.append(MissingReason.fieldBlank(field, rows: blank).sentence)
    }
    return out
  }

  private func urusan(_ source: RowSource, _ filters: [RowFilter]) -> NodeValue {
    guard let rows = rows(source) else { return .unknown(silence(source)) }
    let field = IndicatorNode.urusanField(filters)
    let known = rows.filter { $0.word(field) != nil }
    guard !known.isEmpty || rows.isEmpty else { return .unknown(.fieldBlank(field, rows: rows.count)) }
    let words = Set(known.filter { $0.passes(filters) == true }.compactMap { $0.word(field) })
    // Of an agency with several it is not known which one the innovation serves: none of them is counted.
    let found = words.filter { !$0.contains("+") }
    var out = NodeValue(value: Double(found.count), members: found.sorted())
    if found.count < words.count {
      out.notes.append(
        Sentence(
          id: "perangkat daerah dengan beberapa urusan tidak menambah hitungan: batas bawah",
          en: "agencies with several duty areas add nothing to the count: a lower bound"))
    }
    return out
  }

  private func agencies(
    _ source: RowSource, _ filters: [RowFilter], _ threshold: IndicatorNode.Threshold
  ) -> NodeValue {
    let least: Int
    switch threshold {
    case .atLeast(let number): least = number
    case .regionMinimum:
      guard let minimum = book.programmes[region]?.minimumInnovations else { return .unknown(.noTarget) }
      least = minimum
    }
    guard let rollup = book.rollup(region), !rollup.counted.isEmpty else {
      return .unknown(.emptyDenominator)
    }
    guard let rows = rows(source) else { return .unknown(silence(source)) }
    var counts: [String: Int] = [:]
    for row in rows where row.passes(filters) == true {
      if let agency = row.agency { counts[agency, default: 0] += 1 }
    }
    let members = rollup.counted.map(\.id).filter { (counts[$0] ?? 0) >= least }
    return NodeValue(value: Double(members.count), members: members)
  }

  private func agencies() -> NodeValue {
    guard let rollup = book.rollup(region), let rule = book.rule(region), !rollup.counted.isEmpty else {
      return .unknown(.emptyDenominator)
    }
    let count = Double(rollup.counted.count)
    return NodeValue(
      value: count,
      denominator: FigureDenominator(
        value: count, unit: .count(.agency), series: rule.label, date: nil, isAfterPeriod: false),
      notes: [AgencyTables.rollup(rule)]
        + (registerNote(rule, counted: rollup.counted.count).map { [$0] } ?? []))
  }

  /// Says when the register holds fewer agencies than the region itself states.
  private func registerNote(_ rule: CountingRule, counted: Int) -> Sentence? {
    guard let claim = rule.statedClaim.flatMap({ book.claims[$0] }), let value = claim.value,
      value != Double(counted)
    else { return nil }
    let stated = Published.number(value)
    return Sentence(
      id: "register Tolok memuat \(counted) unit, pernyataan (\(claim.citation.asOf)) menyebut \(stated)",
      en: "Tolok's register holds \(counted) units, a statement (\(claim.citation.asOf)) says \(stated)")
  }

  private func people(_ count: DatedCount?, _ unit: UnitBase, or missing: MissingReason) -> NodeValue {
    guard let count, count.value > 0 else { return .unknown(missing) }
    var out = NodeValue(value: Double(count.value), denominator: book.denominator(count, unit))
    if let source = count.source { out.sources = SourceKeys.split(source) }
    if let note = count.note { out.notes.append(note) }
    if let date = count.date, abs(book.period.last.year - date.year) > 5 {
      let years = abs(book.period.last.year - date.year)
      out.notes.append(
        Sentence(
          id: "pembagi berjarak \(years) tahun dari periode; isi yang lebih dekat bila ada",
          en: "the denominator lies \(years) years from the period; fill in a nearer one where there is one"))
    }
    return out
  }

  private func statistic(
    _ field: RowFact, _ source: RowSource, _ filters: [RowFilter], _ reduce: ([Double]) -> Double
  ) -> NodeValue {
    guard let rows = rows(source) else { return .unknown(silence(source)) }
    let kept = rows.filter { $0.passes(filters) == true }
    var out = NodeValue()
    var values: [Double] = []
    for row in kept {
      guard let value = row.number(field) else { continue }
      values.append(value)
      out.members.append(row.id)
      out.add(row)
    }
    guard !values.isEmpty else { return .unknown(.fieldBlank(field, rows: kept.count)) }
    // Sorted, so that the sum does not depend on the order of the rows.
    out.value = reduce(values.sorted())
    return out
  }

  private func newest(
    _ field: RowFact, _ source: RowSource, _ filters: [RowFilter], adding: Bool
  ) -> NodeValue {
    guard let rows = rows(source) else { return .unknown(silence(source)) }
    let kept = rows.filter { $0.passes(filters) == true }
    guard let year = kept.compactMap({ $0.number(.year) }).max() else { return .unknown(silence(source)) }
    let newest = kept.filter { $0.number(.year) == year }
    var out = NodeValue(asOf: JSON.number(year))
    for row in newest {
      out.members.append(row.id)
      out.add(row)
    }
    let values = newest.compactMap { $0.number(field) }
    // One amount of several unseen makes the sum a lower bound, which is not the sum.
    guard !values.isEmpty, !adding || values.count == newest.count else {
      out.missing = [.notPublished(year: Int(year), category: newest.compactMap { $0.word(.category) }.first)]
      return out
    }
    if !adding, Set(values).count > 1 {
      out.missing = [.conflict(group: newest.compactMap(\.conflictGroup).first ?? newest[0].id)]
      return out
    }
    out.value = adding ? values.sorted().reduce(0, +) : values[0]
    return out
  }

  // MARK: - Arithmetic

  private func share(_ part: NodeValue, _ whole: NodeValue, _ node: IndicatorNode) -> NodeValue {
    var out = combine(part, whole)
    guard let a = part.value, let b = whole.value else { return out }
    guard b > 0 else {
      out.missing = [.emptyDenominator]
      return out
    }
    out.value = a / b
    out.numerator = a
    out.denominator = whole.denominator ?? plain(b, node)
    return out
  }

  private func ratio(
    _ top: NodeValue, _ per: NodeValue, _ node: IndicatorNode, _ scale: Double
  ) -> NodeValue {
    var out = combine(top, per)
    guard let a = top.value, let b = per.value else { return out }
    guard b > 0 else {
      out.missing = [.emptyDenominator]
      return out
    }
    out.value = a * scale / b
    out.numerator = a
    out.denominator = per.denominator ?? plain(b, node)
    return out
  }

  private func difference(_ first: NodeValue, _ second: NodeValue) -> NodeValue {
    var out = combine(first, second)
    guard let a = first.value, let b = second.value else { return out }
    out.value = a - b
    return out
  }

  private func plain(_ value: Double, _ node: IndicatorNode) -> FigureDenominator {
    FigureDenominator(
      value: value, unit: (try? node.unit()) ?? .count(.row), series: Self.series(of: node), date: nil,
      isAfterPeriod: false)
  }

  private static func series(of node: IndicatorNode) -> Sentence {
    switch node {
    case .count(let source, _), .agenciesWith(let source, _, _): source.label
    default: Sentence(id: "hitungan", en: "computed")
    }
  }

  private func combine(_ a: NodeValue, _ b: NodeValue) -> NodeValue {
    var out = NodeValue(value: nil, missing: a.joined(b))
    out.members = a.members
    out.sources = a.sources + b.sources.filter { !a.sources.contains($0) }
    out.conflictGroups = a.conflictGroups + b.conflictGroups.filter { !a.conflictGroups.contains($0) }
    out.notes = a.notes + b.notes.filter { !a.notes.contains($0) }
    out.asOf = a.asOf ?? b.asOf
    return out
  }
}

extension NodeValue {
  mutating func add(_ row: IndicatorRow) {
    if let source = row.source {
      for key in SourceKeys.split(source) where !sources.contains(key) { sources.append(key) }
    }
    if let group = row.conflictGroup, !conflictGroups.contains(group) { conflictGroups.append(group) }
  }
}

/// Small statistics of sorted values.
package enum Statistics {
  /// The middle value, or the mean of the two in the middle. Takes sorted values, at least one.
  package static func median(_ sorted: [Double]) -> Double {
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}
