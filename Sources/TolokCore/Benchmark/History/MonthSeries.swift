/// Puts the earlier months of the store before this month's own point.
struct MonthSeries: Sendable {
  let book: IndicatorBook
  let history: History
  /// Kept figures by month, then by figure id.
  private let kept: [[String: MonthRecord.Entry]]
  private let current: [String: MonthRecord.Entry]
  /// Who sent in each month and in this one, by region.
  private let senders: [[String: Set<String>]]

  init(book: IndicatorBook, history: History, record: MonthRecord) {
    self.book = book
    self.history = history
    func byID(_ record: MonthRecord) -> [String: MonthRecord.Entry] {
      Dictionary(record.entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    func sent(_ record: MonthRecord) -> [String: Set<String>] {
      var sent: [String: Set<String>] = [:]
      for unit in record.units where unit.sent { sent[unit.region, default: []].insert(unit.unit) }
      return sent
    }
    kept = history.months.map { byID($0.record) }
    current = byID(record)
    senders = (history.months.map(\.record) + [record]).map(sent)
  }

  /// All points with the months between the first one kept and this one; a month nobody ran is a gap.
  func joined(
    _ points: [TrendPoint], own at: Int, _ indicator: Indicator, _ region: String
  ) -> [TrendPoint] {
    let id = "\(region)/\(indicator.code)/\(indicator.basis)"
    guard let first = kept.firstIndex(where: { $0[id] != nil }) else { return points }
    var earlier: [TrendPoint] = []
    var next: Period? = history.months[first].period
    for number in history.months.indices where number >= first {
      let month = history.months[number]
      while let missing = next, missing < month.period {
        earlier.append(gap(missing, indicator))
        next = missing.moved(by: 1)
      }
      next = month.period.moved(by: 1)
      guard let entry = kept[number][id] else {
        earlier.append(gap(month.period, indicator))
        continue
      }
      var point = TrendPoint(
        time: month.period.description, value: entry.value, isProvisional: entry.isProvisional,
        basis: entry.basis, method: indicator.method(inYear: month.period.last.year)?.label.id ?? "",
        coverage: entry.coverage, note: entry.reason, source: "register \(month.period)")
      point.rule = entry.method
      point.numerator = entry.numerator
      point.denominator = entry.denominator
      point.apart = apart(number, month.period, indicator, region)
      earlier.append(point)
    }
    while let missing = next, missing < book.period {
      earlier.append(gap(missing, indicator))
      next = missing.moved(by: 1)
    }
    var points = points
    if let entry = current[id] {
      points[at].rule = entry.method
      points[at].numerator = entry.numerator
      points[at].denominator = entry.denominator
    }
    points[at].apart = apart(history.months.count, book.period, indicator, region)
    return earlier + points
  }

  /// Why a month may not be joined to the one just before it.
  private func apart(
    _ number: Int, _ period: Period, _ indicator: Indicator, _ region: String
  ) -> Sentence? {
    guard indicator.node.restsOnSenders, number > 0,
      history.months[number - 1].period.steps(to: period) == 1
    else { return nil }
    let overlap = SenderOverlap(senders[number - 1][region] ?? [], senders[number][region] ?? [])
    return overlap.joins ? nil : overlap.reason
  }

  private func gap(_ period: Period, _ indicator: Indicator) -> TrendPoint {
    TrendPoint(
      time: period.description, value: nil, isProvisional: false, basis: indicator.basis, method: "",
      note: Sentence(
        id: "bulan ini tidak tersimpan di gudang data", en: "this month is not in the store"), source: "")
  }
}
