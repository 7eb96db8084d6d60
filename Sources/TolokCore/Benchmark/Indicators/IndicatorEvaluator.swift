/// Computes the figures of declared indicators, region by region: values, or named reasons why not.
package struct IndicatorEvaluator: Sendable {
  package let indicators: [Indicator]
  package let book: IndicatorBook

  package init(_ indicators: [Indicator], book: IndicatorBook) {
    self.indicators = indicators
    self.book = book
  }

  /// In indicator order; reporting regions first, then the register's others where the indicator is about
  /// published facts; the indicator's own basis before published readings.
  package func figures() -> [Figure] {
    let others = book.registers.regions.map(\.id).filter { !book.reporting.contains($0) }
    return indicators.flatMap { indicator in
      let regions = indicator.node.needsMonth ? book.reporting : book.reporting + others
      let own = regions.map { figure(indicator, $0) }
      return own + indicator.published.compactMap { published(indicator, $0) }
    }
  }

  package func figure(_ indicator: Indicator, _ region: String) -> Figure {
    let value = NodeEvaluator(book: book, region: region).value(indicator.node)
    let coverage = coverage(indicator.coverage.subject, region)
    let outcome: FigureOutcome
    if let number = value.value, value.missing.isEmpty {
      if let coverage, let share = coverage.share, share < indicator.coverage.minimum {
        outcome = .withheld(.belowCoverage(coverage, minimum: indicator.coverage.minimum))
      } else {
        outcome = .known(number)
      }
    } else {
      outcome = .unknown(value.missing)
    }
    let isKnown = if case .known = outcome { true } else { false }
    var figure = Figure(
      id: "\(region)/\(indicator.code)/\(indicator.basis)", indicator: indicator.code, region: region,
      unit: indicator.unit, outcome: outcome, numerator: isKnown ? value.numerator : nil,
      denominator: value.denominator, basis: indicator.basis,
      asOf: value.asOf ?? book.asOf.description, coverage: coverage, edition: book.edition,
      parts: isKnown ? parts(indicator, region) : [],
      conflict: value.conflictGroups.first.flatMap(conflict), notes: value.notes,
      sources: value.sources.isEmpty ? ["register \(book.period)"] : value.sources,
      members: value.members)
    readings(indicator, region, into: &figure)
    if isKnown, indicator.coverage.subject == .agencies, let coverage, coverage.reported < coverage.expected {
      figure.isLowerBound = indicator.node.growsWithReports
    }
    return figure
  }

  // MARK: - Whose word

  /// Says how many rows were read otherwise than from their sender, and where two sources differ.
  private func readings(_ indicator: Indicator, _ region: String, into figure: inout Figure) {
    guard let source = indicator.node.firstRows, source == .innovations else { return }
    var fields: [RowFact] = []
    var asked = indicator.node.fields
    if case .by(let field)? = indicator.breakdown { asked.append(field) }
    if case .rows(_, let field) = indicator.coverage.subject { asked.append(field) }
    // An age is its start in other words.
    if asked.contains(.startYear) { asked.removeAll { $0 == .age } }
    for field in asked where !fields.contains(where: { $0.label == field.label }) { fields.append(field) }
    let rows = book.rows(source, region)
    for field in fields {
      let read = rows.filter { $0.borrowed[field] != nil }
      let stated = rows.count { $0.values[field] != nil } - read.count
      let keys = read.compactMap { row -> String? in
        if case .register(let source)? = row.borrowed[field] { source } else { nil }
      }
      if !read.isEmpty, keys.isEmpty {
        figure.notes.append(
          Sentence(
            id: "\(stated) inovasi menyebut urusannya sendiri, \(read.count) dibaca menurut nama perangkat "
              + "daerah pemiliknya (duty-areas.yaml)",
            en: "\(stated) innovations state their own duty area, \(read.count) are read by the name of the "
              + "owning agency (duty-areas.yaml)"))
      } else if !read.isEmpty {
        var sources: [String] = []
        for key in keys.flatMap(SourceKeys.split) where !sources.contains(key) { sources.append(key) }
        var counts: [String: Int] = [:]
        for row in read { counts[row.word(field) ?? "", default: 0] += 1 }
        func parts(_ language: Language) -> String {
          counts.sorted { $0.key < $1.key }.map { "\(label($0.key, field)[language]): \($0.value)" }
            .joined(separator: ", ")
        }
        figure.notes.append(
          Sentence(
            id: "\(field.label.id): \(stated) menurut formulir, \(read.count) menurut register acuan "
              + "(\(parts(.id)); \(sources.joined(separator: ", ")))",
            en: "\(field.label.en): \(stated) by the form, \(read.count) by the reference register "
              + "(\(parts(.en)); \(sources.joined(separator: ", ")))"))
        for key in sources where !figure.sources.contains(key) { figure.sources.append(key) }
      }
      for other in rows.compactMap({ $0.disagreements[field] }) {
        figure.notes.append(
          Sentence(
            id: "\(other.name): formulir menyebut \(label(other.stated, field).id), register acuan "
              + "\(label(other.register, field).id) (\(other.source)); yang dipakai isi formulir",
            en: "\(other.name): the form says \(label(other.stated, field).en), the reference register "
              + "\(label(other.register, field).en) (\(other.source)); the form is used"))
      }
    }
  }

  // MARK: - Coverage

  private func coverage(_ subject: Indicator.CoverageRule.Subject, _ region: String) -> FigureCoverage? {
    switch subject {
    case .agencies: return book.sent(region)
    case .published: return nil
    case .rows(let source, let field):
      let rows = book.rows(source, region)
      guard !rows.isEmpty else { return nil }
      let borrowed = rows.count { $0.borrowed[field] != nil }
      var of = Sentence(
        id: "\(source.unit.label.id) menyebut \(field.label.id)",
        en: "\(source.unit.label.en) state their \(field.label.en)")
      if borrowed > 0 {
        let byName = rows.contains { $0.borrowed[field] == .ownerName }
        of = Sentence(
          id: "\(source.unit.label.id) dengan \(field.label.id)",
          en: "\(source.unit.label.en) with a \(field.label.en)")
        of.id += " (\(borrowed) menurut \(byName ? "nama pemilik" : "register acuan"))"
        of.en += " (\(borrowed) by \(byName ? "the owner's name" : "the reference register"))"
      }
      return FigureCoverage(
        reported: rows.count { $0.values[field] != nil }, expected: rows.count, of: of)
    }
  }

  // MARK: - Parts

  private func parts(_ indicator: Indicator, _ region: String) -> [FigurePart] {
    guard let breakdown = indicator.breakdown, case .count(let source, let filters) = indicator.node else {
      return []
    }
    let rows = book.rows(source, region).filter { $0.passes(filters) == true }
    switch breakdown {
    case .by(let field):
      var counts: [String?: Int] = [:]
      for row in rows { counts[row.word(field), default: 0] += 1 }
      return counts.sorted { a, b in
        guard let x = a.key else { return false }
        guard let y = b.key else { return true }
        if field == .maturityBand { return Self.lead(x) < Self.lead(y) }
        if field == .yearStage { return x < y }
        return a.value != b.value ? a.value > b.value : x < y
      }.map { FigurePart(key: $0.key, label: label($0.key, field), value: Double($0.value)) }
    case .ladder(let field, let rungs): return ladder(rows, field, rungs)
    }
  }

  /// The number a band begins with.
  private static func lead(_ key: String) -> Int { Int(key.prefix { $0.isNumber }) ?? 0 }

  /// Who reached a later step passed the earlier ones; a first step nobody recorded stays unknown.
  private func ladder(
    _ rows: [IndicatorRow], _ field: RowFact, _ rungs: [Indicator.Breakdown.Rung]
  ) -> [FigurePart] {
    var furthest: [String: Int] = [:]
    var seen: Set<Int> = []
    var elsewhere = 0
    for row in rows {
      guard let at = rungs.lastIndex(where: { $0.value == row.word(field) }) else {
        elsewhere += 1
        continue
      }
      seen.insert(at)
      let entry = row.word(.innovation) ?? row.id
      furthest[entry] = max(furthest[entry] ?? at, at)
    }
    var parts = rungs.indices.map { at in
      let reached = furthest.values.count { $0 >= at }
      return FigurePart(
        key: rungs[at].value, label: rungs[at].label,
        value: at == 0 && !seen.contains(0) ? nil : Double(reached))
    }
    if elsewhere > 0 {
      parts.append(
        FigurePart(
          key: nil, label: Sentence(id: "tahap lain", en: "other stages"), value: Double(elsewhere)))
    }
    return parts
  }

  private func label(_ key: String?, _ field: RowFact) -> Sentence {
    guard let key else { return Nothing.blank.label }
    switch field {
    case .stage where ["inisiatif", "uji_coba", "penerapan"].contains(key): return Words.stage(key)
    case .kind: return Words.kind(key)
    case .form: return Words.form(key)
    case .level: return Words.level(key)
    case .urusanGroup, .ownerUrusanGroup:
      switch key {
      case "wajib_dasar": return Sentence(id: "wajib, pelayanan dasar", en: "obligatory, basic services")
      case "wajib_lain": return Sentence(id: "wajib, bukan pelayanan dasar", en: "obligatory, other")
      case "pilihan": return Sentence(id: "pilihan", en: "optional")
      case "penunjang": return Sentence(id: "penunjang", en: "supporting")
      default: return Sentence(id: key, en: key)
      }
    case .urusan, .ownerUrusan:
      let name = key.split(separator: "+").map { id in
        book.registers.urusan.first { $0.id == id }?.name ?? String(id)
      }.joined(separator: " / ")
      return Sentence(id: name, en: name)
    default: return Sentence(id: key, en: key)
    }
  }

  // MARK: - Published readings

  private func published(_ indicator: Indicator, _ reading: Indicator.PublishedReading) -> Figure? {
    let claims = reading.claims.compactMap { book.claims[$0] }
    guard let first = claims.first, claims.count == reading.claims.count else { return nil }
    let whole = reading.of.flatMap { book.claims[$0] }
    if reading.of != nil, whole == nil { return nil }
    var missing: [MissingReason] = claims.filter { $0.value == nil }.map { .claimMissing($0.id) }
    if let whole, whole.value == nil { missing.append(.claimMissing(whole.id)) }
    let top = claims.compactMap(\.value).reduce(0, +)
    var value = top
    var denominator: FigureDenominator?
    switch indicator.unit {
    case .share, .ratio:
      guard let bottom = whole?.value ?? first.denominator, bottom > 0 else {
        missing.append(.emptyDenominator)
        break
      }
      var scale = 1.0
      var unit = FigureUnit.count(.row)
      if case .ratio(_, let per, let size) = indicator.unit {
        scale = Double(size)
        unit = .count(per)
      } else if let parsed = try? indicator.node.wholeUnit() {
        unit = parsed
      }
      value = top * scale / bottom
      let measure = whole?.measure ?? first.measure
      denominator = FigureDenominator(
        value: bottom, unit: unit, series: Sentence(id: measure, en: measure), date: nil,
        isAfterPeriod: false)
    case .count, .sharePoints: break
    }
    var notes: [Sentence] = []
    if claims.count > 1 {
      let terms = claims.map { Published.number($0.value) }.joined(separator: " + ")
      notes.append(
        Sentence(
          id: "jumlah \(terms) menurut \(first.subject)", en: "the sum \(terms), as stated"))
    }
    for note in claims.compactMap(\.citation.note) where !notes.contains(where: { $0.id == note }) {
      notes.append(Sentence(id: note, en: note))
    }
    var sources: [String] = []
    for key in (claims + [whole].compactMap { $0 }).flatMap({ SourceKeys.split($0.citation.source) })
    where !sources.contains(key) {
      sources.append(key)
    }
    var figure = Figure(
      id: "\(first.region)/\(indicator.code)/\(reading.claims.joined(separator: "+"))",
      indicator: indicator.code, region: first.region, unit: indicator.unit,
      outcome: missing.isEmpty ? .known(value) : .unknown(missing),
      numerator: missing.isEmpty && denominator != nil ? top : nil, denominator: denominator,
      basis: first.basis, asOf: first.citation.asOf, coverage: nil, edition: book.edition,
      conflict: (first.conflictGroup ?? whole?.conflictGroup).flatMap(conflict), notes: notes,
      sources: sources, members: reading.claims + [reading.of].compactMap { $0 })
    figure.isPublished = true
    return figure
  }

  // MARK: - Conflicts

  /// Every side of a conflict group, from whichever register holds it; nil for a group of one.
  private func conflict(_ group: String) -> FigureConflict? {
    var sides: [FigureConflict.Side] = []
    for claim in book.registers.claims where claim.conflictGroup == group {
      sides.append(
        FigureConflict.Side(
          label: Sentence(id: claim.measure, en: claim.measure), value: claim.value, unit: claim.unit,
          basis: claim.basis, asOf: claim.citation.asOf, source: claim.citation.source))
    }
    for score in book.registers.indexScores where score.conflictGroup == group {
      let label = [score.index, String(score.year), score.status].compactMap { $0 }.joined(separator: " ")
      sides.append(
        FigureConflict.Side(
          label: Sentence(id: label, en: label), value: score.score, unit: "poin", basis: "index",
          asOf: score.citation.asOf, source: score.citation.source))
    }
    for award in book.registers.awards where award.conflictGroup == group {
      let label = [award.award, award.stage, award.year.map(String.init)].compactMap { $0 }
        .joined(separator: " ")
      sides.append(
        FigureConflict.Side(
          label: Sentence(id: label, en: label), value: nil, unit: nil, basis: award.level,
          asOf: award.citation.asOf, source: award.citation.source))
    }
    return sides.count > 1 ? FigureConflict(group: group, sides: sides) : nil
  }
}

extension IndicatorNode {
  /// The rows its first leaf counts.
  package var firstRows: RowSource? {
    switch self {
    case .count(let rows, _), .agenciesWith(let rows, _, _), .distinctUrusan(let rows, _),
      .mean(_, let rows, _),
      .median(_, let rows, _), .sum(_, let rows, _), .newest(_, let rows, _), .newestSum(_, let rows, _):
      rows
    case .share(let a, let b), .difference(let a, let b), .ratio(let a, let b, _): a.firstRows ?? b.firstRows
    case .agencies, .population, .civilServants, .targetShare: nil
    }
  }

  /// True when it counts something of the month, which only reporting regions have.
  package var needsMonth: Bool {
    switch self {
    case .count(let source, _), .agenciesWith(let source, _, _), .distinctUrusan(let source, _),
      .mean(_, let source, _),
      .median(_, let source, _), .sum(_, let source, _), .newest(_, let source, _),
      .newestSum(_, let source, _):
      [.innovations, .collection, .rows].contains(source)
    case .agencies, .population, .civilServants, .targetShare: false
    case .share(let a, let b), .ratio(let a, let b, _), .difference(let a, let b):
      a.needsMonth || b.needsMonth
    }
  }

  /// True when a form that comes in late can only raise the value.
  var growsWithReports: Bool {
    switch self {
    case .count(.innovations, _), .agenciesWith(.innovations, _, _), .distinctUrusan(.innovations, _): true
    case .share(let top, let whole), .ratio(let top, let whole, _):
      top.growsWithReports && !whole.needsMonth
    case .difference(let first, let second): first.growsWithReports && !second.needsMonth
    default: false
    }
  }

  /// The unit of what a share is of.
  func wholeUnit() throws(UnitFault) -> FigureUnit? {
    if case .share(_, let whole) = self { try whole.unit() } else { nil }
  }
}
