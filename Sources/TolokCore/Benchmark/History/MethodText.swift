/// What a figure counts and by which rules, in one spelling: a card whose words change keeps its series, a card
/// whose arithmetic changes breaks it.
///
/// `share(agencies_with(innovations)>=1/agencies); hitung: kecamatan opd`
struct MethodText {
  let book: IndicatorBook

  func text(_ indicator: Indicator, _ figure: Figure) -> String {
    var text = "\(indicator.unit) = \(indicator.node.spelling)"
    if indicator.node.restsOnCounting, let rule = book.rule(figure.region) {
      text += "; hitung: " + rule.kinds.sorted().joined(separator: " ")
    }
    if indicator.node.restsOnMinimum {
      text += "; minimum: " + (book.programmes[figure.region]?.minimumInnovations.map(String.init) ?? "-")
    }
    if indicator.node.dividesByPeople, let series = figure.denominator?.series.id {
      text += "; penyebut: " + series
    }
    return text
  }
}

extension IndicatorNode {
  var spelling: String {
    func of(_ source: RowSource, _ filters: [RowFilter]) -> String {
      ([source.rawValue] + filters.map(\.spelling)).joined(separator: ", ")
    }
    return switch self {
    case .count(let source, let filters): "count(\(of(source, filters)))"
    case .agenciesWith(let source, let filters, .atLeast(let least)):
      "agencies_with(\(of(source, filters)))>=\(least)"
    case .agenciesWith(let source, let filters, .regionMinimum):
      "agencies_with(\(of(source, filters)))>=region_minimum"
    case .distinctUrusan(let source, let filters): "distinct_urusan(\(of(source, filters)))"
    case .agencies: "agencies"
    case .population: "population"
    case .civilServants: "civil_servants"
    case .mean(let field, let source, let filters): "mean \(field.rawValue)(\(of(source, filters)))"
    case .median(let field, let source, let filters): "median \(field.rawValue)(\(of(source, filters)))"
    case .sum(let field, let source, let filters): "sum \(field.rawValue)(\(of(source, filters)))"
    case .newest(let field, let source, let filters): "newest \(field.rawValue)(\(of(source, filters)))"
    case .newestSum(let field, let source, let filters):
      "newest_sum \(field.rawValue)(\(of(source, filters)))"
    case .targetShare: "target_share"
    case .share(let part, let whole): "share(\(part.spelling)/\(whole.spelling))"
    case .ratio(let top, let per, let scale): "ratio(\(top.spelling)/\(per.spelling)*\(scale))"
    case .difference(let first, let second): "difference(\(first.spelling)-\(second.spelling))"
    }
  }

  private var leaves: [IndicatorNode] {
    switch self {
    case .share(let a, let b), .ratio(let a, let b, _), .difference(let a, let b): a.leaves + b.leaves
    default: [self]
    }
  }

  /// Which units count, or to whom their innovations lead, is part of the measure.
  var restsOnCounting: Bool {
    leaves.contains { leaf in
      switch leaf {
      case .agencies, .agenciesWith: true
      case .count(.collection, _): true
      default: false
      }
    }
  }

  var restsOnMinimum: Bool {
    leaves.contains { leaf in
      switch leaf {
      case .targetShare, .agenciesWith(_, _, .regionMinimum): true
      default: false
      }
    }
  }

  var dividesByPeople: Bool { leaves.contains { $0 == .population || $0 == .civilServants } }

  /// It counts what came in this month, so that who has not sent moves it. How many have sent is itself a fact
  /// of the month and rests on nobody.
  var restsOnSenders: Bool {
    leaves.contains { leaf in
      switch leaf {
      case .count(let source, _), .agenciesWith(let source, _, _), .distinctUrusan(let source, _),
        .mean(_, let source, _), .median(_, let source, _), .sum(_, let source, _),
        .newest(_, let source, _), .newestSum(_, let source, _):
        source == .innovations || source == .rows
      default: false
      }
    }
  }

  /// It counts units, so that those the region does not count are no part of it.
  var countsUnits: Bool { if case .agenciesWith = self { true } else { false } }

  /// The node whose value is a whole number added up from units, where the rest of the figure does not depend on
  /// the month's forms: a count of innovations, the numerator of a coverage, the top of a rate.
  var addedUp: IndicatorNode? {
    switch self {
    case .count(.innovations, _), .agenciesWith(.innovations, _, _): self
    case .share(let top, let whole), .ratio(let top, let whole, _):
      whole.needsMonth ? nil : top.addedUp
    default: nil
    }
  }
}

extension RowFilter {
  var spelling: String {
    switch self {
    case .isOneOf(let field, let values): "\(field.rawValue) in \(values.sorted().joined(separator: "|"))"
    case .isKnown(let field): "\(field.rawValue) known"
    case .atLeast(let field, let value): "\(field.rawValue)>=\(JSON.number(value))"
    case .atMost(let field, let value): "\(field.rawValue)<=\(JSON.number(value))"
    }
  }
}
