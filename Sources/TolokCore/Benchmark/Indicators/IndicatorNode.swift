/// The arithmetic an indicator may use: a closed set of nodes, each with a unit; there is no formula text.
package indirect enum IndicatorNode: Hashable, Sendable {
  /// Rows that pass every filter.
  case count(RowSource, [RowFilter])
  /// Counted agencies with at least so many such rows, of their own or of units that roll up to them.
  case agenciesWith(RowSource, [RowFilter], Threshold)
  /// Different duty areas among such rows.
  case distinctUrusan(RowSource, [RowFilter])
  /// Agencies counted under the region's declared rule.
  case agencies
  /// People, with series and date.
  case population
  /// Civil servants, with series and date.
  case civilServants
  case mean(RowFact, RowSource, [RowFilter])
  case median(RowFact, RowSource, [RowFilter])
  case sum(RowFact, RowSource, [RowFilter])
  /// The value of the newest year; two different values for that year are a conflict, and unknown.
  case newest(RowFact, RowSource, [RowFilter])
  /// The newest year's values added up.
  case newestSum(RowFact, RowSource, [RowFilter])
  /// 1 where the region's programme sets a minimum for every agency; unknown where it sets none.
  case targetShare
  /// A part of a whole, both of one unit: 0…1.
  case share(part: IndicatorNode, whole: IndicatorNode)
  /// So many of one thing for `scale` of another.
  case ratio(IndicatorNode, per: IndicatorNode, scale: Int)
  /// First less second, both of one unit.
  case difference(IndicatorNode, IndicatorNode)

  package enum Threshold: Hashable, Sendable {
    case atLeast(Int)
    /// The region's own minimum (Kota Batu 1, Kota Magelang 3); unknown where it sets none.
    case regionMinimum
  }

  /// Why nodes do not fit together.
  package struct UnitFault: Error, Hashable, Sendable {
    package var reason: Sentence
  }

  /// The unit of the result, or why the arithmetic makes no sense.
  package func unit() throws(UnitFault) -> FigureUnit {
    switch self {
    case .count(let source, let filters):
      try Self.check(filters, source)
      guard source != .scores, source != .did else {
        throw UnitFault(
          reason: Sentence(
            id: "baris '\(source.rawValue)' tidak dihitung; pakai newest, newest_sum, mean, median atau sum",
            en: "rows of '\(source.rawValue)' are not counted; use newest, newest_sum, mean, median or sum"))
      }
      return .count(source.unit)
    case .agenciesWith(let source, let filters, _):
      try Self.check(filters, source)
      guard [.innovations, .collection, .knownInnovations].contains(source) else {
        throw UnitFault(
          reason: Sentence(
            id: "baris '\(source.rawValue)' tidak punya perangkat daerah pemilik",
            en: "rows of '\(source.rawValue)' have no owning agency"))
      }
      return .count(.agency)
    case .distinctUrusan(let source, let filters):
      try Self.check(filters, source)
      try Self.check(Self.urusanField(filters), of: source)
      return .count(.urusan)
    case .agencies: return .count(.agency)
    case .population: return .count(.person)
    case .civilServants: return .count(.civilServant)
    case .mean(let field, let source, let filters), .median(let field, let source, let filters),
      .sum(let field, let source, let filters), .newest(let field, let source, let filters),
      .newestSum(let field, let source, let filters):
      try Self.check(filters, source)
      try Self.check(field, of: source)
      guard let unit = field.unit else {
        throw UnitFault(
          reason: Sentence(
            id: "bidang '\(field.rawValue)' bukan bilangan dengan satuan",
            en: "field '\(field.rawValue)' is no number with a unit"))
      }
      if isNewest, !source.fields.contains(.year) {
        throw UnitFault(
          reason: Sentence(
            id: "baris '\(source.rawValue)' tidak bertahun", en: "rows of '\(source.rawValue)' have no year"))
      }
      return .count(unit)
    case .targetShare: return .share
    case .share(let part, let whole):
      let a = try part.unit(), b = try whole.unit()
      guard a == b, case .count = a else { throw Self.mismatch("share", a, b) }
      return .share
    case .ratio(let top, let bottom, let scale):
      let a = try top.unit(), b = try bottom.unit()
      guard case .count(let base) = a, case .count(let per) = b, base != per, scale >= 1 else {
        throw Self.mismatch("ratio", a, b)
      }
      return .ratio(base, per: per, scale: scale)
    case .difference(let first, let second):
      let a = try first.unit(), b = try second.unit()
      guard a == b else { throw Self.mismatch("difference", a, b) }
      return a == .share ? .sharePoints : a
    }
  }

  /// Duty areas are told apart by the reading the filters ask for: the row's own, or with its agency's.
  static func urusanField(_ filters: [RowFilter]) -> RowFact {
    filters.contains { [.ownerUrusan, .ownerUrusanGroup].contains($0.field) } ? .ownerUrusan : .urusan
  }

  /// Every field its filters and averages ask for.
  var fields: [RowFact] {
    switch self {
    case .count(_, let filters), .agenciesWith(_, let filters, _): filters.map(\.field)
    case .distinctUrusan(_, let filters): [Self.urusanField(filters)] + filters.map(\.field)
    case .mean(let field, _, let filters), .median(let field, _, let filters),
      .sum(let field, _, let filters),
      .newest(let field, _, let filters), .newestSum(let field, _, let filters):
      [field] + filters.map(\.field)
    case .agencies, .population, .civilServants, .targetShare: []
    case .share(let a, let b), .ratio(let a, let b, _), .difference(let a, let b): a.fields + b.fields
    }
  }

  private var isNewest: Bool {
    switch self {
    case .newest, .newestSum: true
    default: false
    }
  }

  private static func mismatch(_ node: String, _ a: FigureUnit, _ b: FigureUnit) -> UnitFault {
    UnitFault(
      reason: Sentence(
        id: "'\(node)' tidak dapat memakai satuan '\(a)' dengan '\(b)'",
        en: "'\(node)' cannot use units '\(a)' and '\(b)' together"))
  }

  private static func check(_ filters: [RowFilter], _ source: RowSource) throws(UnitFault) {
    for filter in filters {
      try check(filter.field, of: source)
      switch filter {
      case .atLeast(let field, _), .atMost(let field, _):
        guard field.isNumber else {
          throw UnitFault(
            reason: Sentence(
              id: "bidang '\(field.rawValue)' bukan bilangan", en: "field '\(field.rawValue)' is no number"))
        }
      case .isOneOf, .isKnown: break
      }
    }
  }

  private static func check(_ field: RowFact, of source: RowSource) throws(UnitFault) {
    guard source.fields.contains(field) else {
      throw UnitFault(
        reason: Sentence(
          id: "baris '\(source.rawValue)' tidak punya bidang '\(field.rawValue)'",
          en: "rows of '\(source.rawValue)' have no field '\(field.rawValue)'"))
    }
  }
}
