/// Chooses what a leader is told of a region and writes it: five numbers, three changes, three requests.
package struct BriefWriter: Sendable {
  package let rules: FindingRules
  package let results: BenchmarkResults
  package let book: IndicatorBook
  private let figures: [String: [Figure]]
  private let byID: [String: Figure]
  private let monthChanges: [String: MonthChange]
  private let trends: [String: [Trend]]
  private let tables: [String: AgencyTable]

  package init(_ rules: FindingRules, results: BenchmarkResults, book: IndicatorBook) {
    self.rules = rules
    self.results = results
    self.book = book
    monthChanges = Dictionary(
      results.changes.map { ("\($0.region)/\($0.indicator)", $0) }, uniquingKeysWith: { first, _ in first })
    byID = Dictionary(results.figures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    figures = Dictionary(grouping: results.figures, by: { "\($0.region)/\($0.indicator)" })
    trends = Dictionary(grouping: results.trends, by: { "\($0.region)/\($0.indicator)" })
    tables = Dictionary(results.agencies.map { ($0.region, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package func briefs() -> [RegionBrief] { book.reporting.map(brief) }

  private func brief(_ region: String) -> RegionBrief {
    let name = book.region(region)?.name ?? region
    let wilayah = ["wilayah": Sentence(id: name, en: name)]
    let sentences = rules.templates.compactMap { template in
      BoundSentence(template, figures: bound(template, region), words: wilayah)
    }
    return RegionBrief(
      region: region, numbers: Array(numbers(region).prefix(5)), sentences: sentences,
      changes: Array(changes(region, name).prefix(3)), requests: Array(requests(region, name).prefix(3)))
  }

  // MARK: - Numbers and sentences

  private func all(_ indicator: String, _ region: String) -> [Figure] {
    figures["\(region)/\(indicator)"] ?? []
  }

  private func numbers(_ region: String) -> [Figure] {
    // An own figure goes before a published one; either says on its face which it is.
    rules.numbers.compactMap { code in all(code, region).first { $0.value != nil } }
  }

  private func bound(_ template: FindingTemplate, _ region: String) -> [String: Figure] {
    var out: [String: Figure] = [:]
    for place in template.places where !FindingRules.words.contains(place) {
      let (indicator, basis) = FindingRules.parse(place)
      let own = results.indicator(indicator)?.basis
      let readings = all(indicator, region).filter { $0.basis == basis ?? own }
      // The indicator's own figure, or the newest published one on the basis asked for.
      out[place] =
        basis == nil || basis == own
        ? readings.first
        : readings.max { day($0) < day($1) }
    }
    return out
  }

  /// An undated statement is older than any dated one.
  private func day(_ figure: Figure) -> Int { Published.day(figure.asOf)?.dayNumber ?? .min }

  // MARK: - Changes

  /// Of the headline indicators: what may be compared first, the largest in its own measure before; then pairs
  /// that may not be joined, in headline order.
  private func changes(_ region: String, _ name: String) -> [BriefChange] {
    var joined = monthly(region, name)
    var apart: [BriefChange] = []
    let trends = rules.numbers.flatMap { self.trends["\(region)/\($0)"] ?? [] }
    for trend in trends {
      // Months are told by who sent in both.
      if let change = trend.change, change.by != 0, !change.to.time.contains("-"),
        let sentence = BoundSentence(
          change.by > 0 ? Self.rise : Self.fall,
          figures: [
            "dari": figure(trend, change.from), "ke": figure(trend, change.to),
          ], words: words(trend, change.from, change.to, name))
      {
        let base = abs(change.from.value ?? 0)
        joined.append(
          (
            base > 0 ? abs(change.by) / base : .infinity,
            BriefChange(sentence: sentence, isComparable: true)
          ))
      }
      if let pair = trend.newestBreak,
        let sentence = BoundSentence(
          Self.broken,
          figures: [
            "dari": figure(trend, pair.from), "ke": figure(trend, pair.to),
          ],
          words: words(trend, pair.from, pair.to, name).merging(
            ["sebab": pair.cut.reason], uniquingKeysWith: { a, _ in a }))
      {
        apart.append(BriefChange(sentence: sentence, isComparable: false))
      }
    }
    let order = joined.indices.sorted {
      joined[$0].size != joined[$1].size ? joined[$0].size > joined[$1].size : $0 < $1
    }
    return order.map { joined[$0].change } + apart
  }

  private func monthly(_ region: String, _ name: String) -> [(size: Double, change: BriefChange)] {
    rules.numbers.compactMap { code in
      guard let change = monthChanges["\(region)/\(code)"],
        let label = results.indicator(code)?.label,
        let sentence = ChangeSentences.sentence(change, label: label, name: name)
      else { return nil }
      return (change.weight, BriefChange(sentence: sentence, isComparable: true))
    }
  }

  /// The figure a point shows, with its pair and badge; a point of a published series stands for itself.
  private func figure(_ trend: Trend, _ point: TrendPoint) -> Figure {
    point.figure.flatMap { byID[$0] } ?? trend.figure(point, edition: book.edition)
  }

  private func words(
    _ trend: Trend, _ from: TrendPoint, _ to: TrendPoint, _ name: String
  ) -> [String: Sentence] {
    [
      "wilayah": Sentence(id: name, en: name), "indikator": trend.label,
      "waktu-dari": Self.time(from.time), "waktu-ke": Self.time(to.time),
      "dasar-dari": Words.basis(from.basis), "dasar-ke": Words.basis(to.basis),
    ]
  }

  private static func time(_ text: String) -> Sentence {
    Sentence(id: LocalFormat(.id).asOf(text), en: LocalFormat(.en).asOf(text))
  }

  static let rise = FindingTemplate(
    id: "perubahan-naik",
    text: Sentence(
      id: "{indikator} {wilayah} naik dari {dari} ({waktu-dari}) menjadi {ke} ({waktu-ke}).",
      en: "{indikator} of {wilayah} rose from {dari} ({waktu-dari}) to {ke} ({waktu-ke})."))
  static let fall = FindingTemplate(
    id: "perubahan-turun",
    text: Sentence(
      id: "{indikator} {wilayah} turun dari {dari} ({waktu-dari}) menjadi {ke} ({waktu-ke}).",
      en: "{indikator} of {wilayah} fell from {dari} ({waktu-dari}) to {ke} ({waktu-ke})."))
  static let broken = FindingTemplate(
    id: "perubahan-tidak-sebanding",
    text: Sentence(
      id:
        "{indikator} {wilayah}: {dari} ({dasar-dari}, {waktu-dari}) dan {ke} ({dasar-ke}, {waktu-ke}) tidak "
        + "diselisihkan, karena {sebab}.",
      en:
        "{indikator} of {wilayah}: {dari} ({dasar-dari}, {waktu-dari}) and {ke} ({dasar-ke}, {waktu-ke}) are "
        + "not subtracted, since {sebab}."))

  // MARK: - Requests

  /// What would open most figures first; each names who, what, and the figures.
  private func requests(_ region: String, _ name: String) -> [BriefRequest] {
    var all: [BriefRequest] = []
    if let table = tables[region], !table.silent.isEmpty {
      let opens = results.indicators.filter { $0.coverage.subject == .agencies }.map(\.code)
      let few = table.silent.prefix(3).joined(separator: ", ")
      let rest = table.silent.count - min(3, table.silent.count)
      all.append(
        BriefRequest(
          to: Sentence(
            id: few + (rest > 0 ? ", dan \(rest) lain" : ""),
            en: few + (rest > 0 ? ", and \(rest) others" : "")),
          what: Sentence(
            id: "kirim formulir inovasi bulan ini, juga bila nihil",
            en: "send this month's form, also where there is nothing to report"), opens: opens))
    }
    all += withheld(region) + unknown(region)
    let order = all.indices.sorted {
      all[$0].opens.count != all[$1].opens.count ? all[$0].opens.count > all[$1].opens.count : $0 < $1
    }
    return order.map { all[$0] }
  }

  /// A field that too few rows fill in: one request a field.
  private func withheld(_ region: String) -> [BriefRequest] {
    var fields: [(field: RowFact, rows: Int, of: Int, opens: [String])] = []
    for indicator in results.indicators {
      guard case .rows(let source, let field) = indicator.coverage.subject, source == .innovations,
        let figure = all(indicator.code, region).first(where: { $0.basis == indicator.basis }),
        figure.value == nil, let coverage = figure.coverage, coverage.reported < coverage.expected
      else { continue }
      if let at = fields.firstIndex(where: { $0.field == field }) {
        fields[at].opens.append(indicator.code)
      } else {
        fields.append(
          (field, coverage.expected - coverage.reported, coverage.expected, [indicator.code]))
      }
    }
    return fields.map { entry in
      BriefRequest(
        to: Sentence(id: "pemilik inovasi yang tercatat", en: "owners of the recorded innovations"),
        what: Sentence(
          id: "isi \(entry.field.label.id) pada \(entry.rows) dari \(entry.of) inovasi",
          en: "fill in the \(entry.field.label.en) of \(entry.rows) of \(entry.of) innovations"),
        opens: entry.opens)
    }
  }

  /// Facts only an owner of the indicator can give.
  private func unknown(_ region: String) -> [BriefRequest] {
    var all: [(request: BriefRequest, reason: MissingReason)] = []
    for indicator in results.indicators {
      guard let figure = self.all(indicator.code, region).first(where: { $0.basis == indicator.basis })
      else { continue }
      for reason in figure.missing {
        guard let what = Self.wish(reason) else { continue }
        if let at = all.firstIndex(where: { $0.reason == reason }) {
          all[at].request.opens.append(indicator.code)
        } else {
          all.append((BriefRequest(to: indicator.owner, what: what, opens: [indicator.code]), reason))
        }
      }
    }
    return all.map(\.request)
  }

  private static func wish(_ reason: MissingReason) -> Sentence? {
    switch reason {
    case .notPublished(let year, _):
      Sentence(
        id: "sampaikan nilai resmi tahun \(year) beserta dokumennya",
        en: "give the official value of \(year) with its document")
    case .noCivilServants:
      Sentence(
        id: "sampaikan jumlah ASN beserta tanggal dan sumbernya",
        en: "give the number of civil servants with date and source")
    case .noPopulation:
      Sentence(id: "sampaikan jumlah penduduk beserta serinya", en: "give the population with its series")
    case .conflict:
      Sentence(
        id: "pastikan nilai yang benar dengan dokumen aslinya", en: "settle the right value by the original")
    case .silent(let source):
      Sentence(
        id: "lengkapi \(source.label.id) dengan sumbernya", en: "complete \(source.label.en) with sources")
    case .notRecorded(let what): what
    case .nothingSent, .fieldBlank, .noTarget, .emptyDenominator, .claimMissing, .belowCoverage: nil
    }
  }
}

extension Trend {
  /// A point as a figure, so that sentences can be bound to it.
  package func figure(_ point: TrendPoint, edition: Edition) -> Figure {
    Figure(
      id: "\(region)/\(indicator)/\(point.time)/\(point.basis)", indicator: indicator, region: region,
      unit: unit, outcome: point.value.map { .known($0) } ?? .unknown([.silent(.scores)]),
      basis: point.basis, asOf: point.time, coverage: point.coverage, edition: edition,
      sources: [point.source])
  }

  /// The newest cut between two known values that a reader might join: other basis, other method.
  var newestBreak: (from: TrendPoint, to: TrendPoint, cut: TrendBreak)? {
    guard
      let cut = breaks.last(where: { $0.cause == .basis || $0.cause == .method }),
      let at = points.indices.dropFirst().last(where: {
        points[$0].time == cut.before && points[$0 - 1].time == cut.after && points[$0].value != nil
          && points[$0 - 1].value != nil
          && (points[$0].basis != points[$0 - 1].basis || points[$0].method != points[$0 - 1].method
            || points[$0].rule != points[$0 - 1].rule)
      })
    else { return nil }
    // A reading of a year stands beside this month's own figure, not beside the first month on record.
    var to = points[at]
    if cut.cause == .basis, let last = points.last, last.time.contains("-"), last.value != nil,
      last.basis == to.basis
    {
      to = last
    }
    return (points[at - 1], to, cut)
  }
}
