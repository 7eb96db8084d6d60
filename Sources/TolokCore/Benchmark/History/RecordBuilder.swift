/// Sets down what the months to come need of this one.
struct RecordBuilder {
  let book: IndicatorBook
  let indicators: [Indicator]

  func record(_ figures: [Figure], _ facts: Facts) -> MonthRecord {
    var record = MonthRecord()
    let cards = Dictionary(indicators.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let method = MethodText(book: book)
    record.entries = figures.compactMap { figure in
      cards[figure.indicator].map { entry(figure, method.text($0, figure)) }
    }
    var owners: [String: String] = [:]
    for fact in facts.innovations { owners[fact.id] = fact.owner }
    for region in book.reporting {
      record.units += units(region, owners)
      for indicator in indicators {
        guard let node = indicator.node.addedUp else { continue }
        record.parts += parts(node, indicator.code, region, owners)
      }
    }
    return record
  }

  private func entry(_ figure: Figure, _ method: String) -> MonthRecord.Entry {
    MonthRecord.Entry(
      id: figure.id, indicator: figure.indicator, region: figure.region, basis: figure.basis,
      unit: figure.unit.description, value: figure.value, numerator: figure.numerator,
      denominator: figure.denominator?.value, method: method, asOf: figure.asOf, edition: figure.edition.code,
      coverage: figure.coverage, isLowerBound: figure.isLowerBound, isPublished: figure.isPublished,
      reasonCode: figure.missing.first?.code, reason: figure.missing.first?.sentence)
  }

  /// Counted agencies in register order with what the collection says of them, then other owners by id.
  private func units(_ region: String, _ owners: [String: String]) -> [MonthRecord.Unit] {
    var sent: Set<String> = []
    for line in book.collection(region) where line.state == .received || line.state == .receivedEmpty {
      sent.insert(line.agency)
    }
    let counted = book.rollup(region)?.counted.map(\.id) ?? []
    var others: Set<String> = []
    for row in book.rows(.innovations, region) where row.agency == nil {
      if let owner = owners[row.id] { others.insert(owner) }
    }
    return counted.map {
      MonthRecord.Unit(region: region, unit: $0, isCounted: true, sent: sent.contains($0))
    }
      + others.sorted().map { MonthRecord.Unit(region: region, unit: $0, isCounted: false, sent: true) }
  }

  private func parts(
    _ node: IndicatorNode, _ indicator: String, _ region: String, _ owners: [String: String]
  ) -> [MonthRecord.Part] {
    var counts: [String?: Int] = [:]
    switch node {
    case .count(let source, let filters):
      for row in book.rows(source, region) where row.passes(filters) == true {
        counts[row.agency ?? owners[row.id], default: 0] += 1
      }
    case .agenciesWith:
      for agency in NodeEvaluator(book: book, region: region).value(node).members { counts[agency] = 1 }
    default: break
    }
    return counts.map {
      MonthRecord.Part(region: region, indicator: indicator, unit: $0.key, value: $0.value)
    }
    .sorted { ($0.unit ?? "") < ($1.unit ?? "") }
  }
}
