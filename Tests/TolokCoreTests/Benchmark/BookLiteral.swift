@testable import TolokCore

/// A small month made of literals: two kota and a kabupaten, a few agencies each.
struct BookLiteral {
  var registers = Registers()
  var facts = Facts()
  var collection: [CollectionLine] = []
  var reporting = ["99.01", "99.02"]
  var rules: [CountingRule] = []
  var civilServants: [String: DatedCount] = [:]
  var edition = Edition.provisional
  var month = "2023-10"
  var duties = DutyAreas([])

  static let citation = Citation(source: "A0", asOf: "2023-02", confidence: .pers)

  init() {
    region("99.01", .kota, "Kota Satu", 100_000)
    region("99.02", .kota, "Kota Dua", 200_000)
    region("99.03", .kabupaten, "Kabupaten Tiga", nil)
    for name in ["Dinas Kesehatan", "Dinas Sosial", "Dinas Perhubungan", "Dinas Pariwisata"] {
      agency("99.01", name)
      agency("99.02", name)
    }
  }

  mutating func region(_ id: String, _ kind: RegionKind, _ name: String, _ population: Int?) {
    registers.regions.append(
      Region(
        id: id, kind: kind, name: name, code: id, bpsCode: nil, parent: nil, population: population,
        populationSeries: "registrasi penduduk", populationDate: CalendarDate("2024-12-31"),
        citation: Self.citation))
  }

  mutating func agency(
    _ region: String, _ name: String, kind: String = "dinas", parent: String? = nil
  ) {
    registers.agencies.append(
      Agency(
        id: "\(region)-\(name)", region: region, name: name, abbreviation: nil, kind: kind, parent: parent,
        countsAsOPD: kind == "dinas", validFrom: nil, validUntil: nil, citation: Self.citation))
  }

  mutating func innovation(
    _ region: String, _ name: String, _ owner: String?, stage: String? = nil, kind: String? = nil,
    form: String? = nil, urusan: String? = nil, start: PartialDate? = nil, synthetic: Bool = false
  ) {
    facts.innovations.append(
      InnovationFact(
        id: "\(region)/\(name)", region: region, owner: owner.map { "\(region)-\($0)" },
        ownerText: owner ?? "",
        name: name, stage: stage, kind: kind, form: form, urusan: urusan, trialDate: nil, startDate: start,
        synthetic: synthetic, origin: Provenance(file: "\(region)/a.csv")))
  }

  mutating func sent(_ region: String, _ agency: String, _ state: CollectionState) {
    collection.append(
      CollectionLine(
        region: region, agency: "\(region)-\(agency)", agencyName: agency, kind: "dinas", form: "inovasi",
        state: state, files: [], rows: 0, findings: 0))
  }

  mutating func minimum(_ region: String, _ count: Int?) {
    registers.programmes.append(
      Programme(
        id: "p-\(region)", region: region, name: "Program", requirement: "", minimumInnovations: count,
        per: nil, countedUnits: nil, regulation: nil, citation: Self.citation))
  }

  mutating func award(
    _ id: String, _ region: String, _ award: String, _ level: String, stage: String?,
    innovation: String? = nil,
    group: String? = nil
  ) {
    registers.awards.append(
      KnownAward(
        id: id, region: region, innovation: innovation, owner: nil, award: award, level: level, stage: stage,
        year: 2020, conflictGroup: group, citation: Self.citation))
  }

  mutating func score(
    _ id: String, _ region: String, _ year: Int, _ value: Double?, status: String = "final",
    group: String? = nil
  ) {
    registers.indexScores.append(
      IndexScore(
        id: id, region: region, index: "IID", year: year, score: value, category: "inovatif", status: status,
        conflictGroup: group, citation: Self.citation))
  }

  mutating func claim(
    _ id: String, _ region: String, _ value: Double?, basis: String, asOf: String, group: String? = nil,
    measure: String = "inovasi"
  ) {
    registers.claims.append(
      Claim(
        id: id, region: region, subject: "s", measure: measure, value: value, unit: "inovasi", basis: basis,
        denominator: nil, conflictGroup: group,
        citation: Citation(source: "A0", asOf: asOf, confidence: .pers)))
  }

  var book: IndicatorBook {
    let period = Period(month)!
    return IndicatorBook(
      registers: registers, facts: facts, collection: collection, period: period, asOf: period.last,
      reporting: reporting, countingRules: rules, edition: edition,
      civilServants: civilServants.isEmpty ? nil : civilServants, duties: duties)
  }

  func figure(_ indicator: Indicator, _ region: String = "99.01") -> Figure {
    IndicatorEvaluator([indicator], book: book).figure(indicator, region)
  }
}

extension Indicator {
  /// An indicator of a node, everything else plain.
  static func of(
    _ node: IndicatorNode, code: String = "uji", unit: FigureUnit? = nil, direction: Direction = .higher,
    coverage: CoverageRule = CoverageRule(subject: .published, minimum: 0), goalposts: [Goalposts] = [],
    breakdown: Breakdown? = nil, published: [PublishedReading] = [], basis: String = "register",
    methods: [Method] = []
  ) -> Indicator {
    let word = Sentence(id: code, en: code)
    return Indicator(
      code: code, label: word, question: word, unit: unit ?? ((try? node.unit()) ?? .share),
      direction: direction, numerator: word,
      denominator: Denominator(what: word, series: word, date: .none), node: node, basis: basis,
      goalposts: goalposts, noGoalposts: nil, owner: word, reviewBy: CalendarDate("2024-12-31")!,
      coverage: coverage, breakdown: breakdown, published: published, methods: methods)
  }
}
