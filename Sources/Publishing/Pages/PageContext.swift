import TolokCore

/// What every page shares: the month, its language, and the small words and marks of the house.
struct PageContext {
  let results: MonthResults
  let outputs: [(file: String, label: Sentence)]
  /// The collection by region: a nation's pages ask for it thousands of times.
  private let collections: [String: [CollectionLine]]
  let comparison: ComparisonSentences
  private let ledgers: [String: [FileLedger]]
  private let conflicts: [String: [Reconciliation]]
  private let verdicts: [String: [DIDComponentResult]]
  private let figures: [String: Figure]
  private let briefs: [String: RegionBrief]
  private let tables: [String: AgencyTable]
  private let suggestions: [String: [ReplicationSuggestion]]
  private let innovations: [String: [InnovationFact]]

  init(results: MonthResults, outputs: [(file: String, label: Sentence)]) {
    self.results = results
    self.outputs = outputs
    collections = Dictionary(grouping: results.collection, by: \.region)
    comparison = ComparisonSentences(results.standings)
    ledgers = Dictionary(grouping: results.facts.ledger, by: { $0.region ?? "" })
    conflicts = Dictionary(grouping: results.reconciliations, by: \.region)
    verdicts = Dictionary(grouping: results.did, by: \.region)
    let benchmark = results.benchmark
    figures = Dictionary(
      benchmark.figures.map { ("\($0.indicator)/\($0.region)", $0) }, uniquingKeysWith: { first, _ in first })
    briefs = Dictionary(benchmark.briefs.map { ($0.region, $0) }, uniquingKeysWith: { first, _ in first })
    tables = Dictionary(benchmark.agencies.map { ($0.region, $0) }, uniquingKeysWith: { first, _ in first })
    suggestions = Dictionary(grouping: benchmark.suggestions, by: \.region)
    innovations = Dictionary(grouping: results.facts.innovations, by: \.region)
  }

  typealias View = [String: Any]
  var format: LocalFormat { LocalFormat(results.language) }
  var marks: Marks { Marks(results.language) }
  var phrase: RegisterPhrases { RegisterPhrases(results.language) }
  var isEnglish: Bool { results.language == .en }

  func say(_ id: String, _ en: String) -> String { results.say(id, en) }
  func say(_ sentence: Sentence) -> String { sentence[results.language] }
  func count(_ value: Int) -> String { format.count(value) }
  /// English knows one and many; Indonesian does not.
  func many(_ value: Int, _ id: String, _ one: String, _ many: String) -> String {
    "\(count(value)) " + say(id, value == 1 ? one : many)
  }
  func escaped(_ text: String) -> String { Charts.escaped(text) }
  func sentences(_ standing: RegionStanding) -> SummarySentences {
    var own = results
    let region = standing.region.id
    own.collection = collections[region] ?? []
    own.facts.ledger = ledgers[region] ?? []
    own.reconciliations = conflicts[region] ?? []
    own.did = verdicts[region] ?? []
    return SummarySentences(own, standing)
  }
  /// The first figure of an indicator in a region: its own before published ones.
  func figure(_ indicator: String, _ region: String) -> Figure? { figures["\(indicator)/\(region)"] }
  func brief(_ region: String) -> RegionBrief? { briefs[region] }
  func agencyTable(_ region: String) -> AgencyTable? { tables[region] }
  func suggestions(_ region: String) -> [ReplicationSuggestion] { suggestions[region] ?? [] }
  func innovations(_ region: String) -> [InnovationFact] { innovations[region] ?? [] }
  func book(_ region: Region) -> RegionBook {
    RegionBook(region, registers: results.registers, period: results.period)
  }

  /// Head data of a page; `style` is the shared sheet as a template of its own.
  var common: View {
    let period = format.period(results.period)
    let edition = say(results.edition)
    return [
      "lang": results.language.rawValue, "ID": !isEnglish, "EN": isEnglish, "period": period,
      "edition": edition, "EDITION": edition.uppercased(), "editionClass": editionClass,
      "asOf": format.day(results.asOf), "lawAsOf": format.day(results.lawAsOf),
      "created": results.runDate.description,
      "sameDay": results.asOf == results.lawAsOf, "label": say(Estimate.label), "sample": marks.sample,
      "runningPeriod": css("\(period) · \(edition)"),
      "runningTitle": css(say("Tolok ukur inovasi daerah", "Tolok: regional innovation")),
      "pageWord": say("halaman", "page"), "ofWord": say("dari", "of"),
    ]
  }

  private var editionClass: String {
    results.edition.id.hasPrefix("final")
      ? "final" : results.edition.id.hasPrefix("revisi") ? "revised" : "provisional"
  }

  /// A text inside a CSS string: what could end it is written as its code.
  func css(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "<", ">", "&", "\n", "\r", "{", "}":
        out += "\\" + String(scalar.value, radix: 16) + " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Where a count comes from, in words: "register 2023-10" → "register Oktober 2023".
  func source(_ text: String) -> String {
    if text.hasPrefix("register ") { return "register \(format.period(results.period))" }
    return SourceKeys.split(text).joined(separator: ", ")
      .replacing("press", with: say("pers", "press")).replacing("derived", with: say("hitungan", "computed"))
  }

  /// The coverage bar, or the words where nothing came that it could be drawn from.
  func coverage(_ standing: RegionStanding) -> String {
    let rate = standing.coverage
    guard rate.denominator > 0 else {
      return marks.unknown(Sentence(id: "tidak ada data", en: "no data"))
    }
    return sentences(standing).knowsCoverage
      ? marks.coverage(rate.numerator, of: rate.denominator)
      : marks.unknown(Sentence(id: "belum ada formulir", en: "no form yet"))
  }

  /// A region's own target in one clause: its first, without an inner colon.
  func target(_ programme: Programme) -> String {
    let whole = phrase(programme.requirement)
    let clause = whole.split(separator: ";").first.map(String.init) ?? whole
    return clause.replacing(": ", with: " ")
  }

  /// Basis and source of a value: "pameran, A2"; the month's register needs no basis beside it.
  func origin(_ value: ConflictView.Value) -> String {
    let source = source(value.source)
    return value.source.hasPrefix("register ") ? source : "\(say(Words.basis(value.basis))), \(source)"
  }

  /// "(2023-02)" inside a sentence of a stage as "(Februari 2023)".
  func dated(_ text: String) -> String {
    var out = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      let inner = String(rest[rest.index(after: open)..<close])
      out += rest[...open] + format.asOf(inner) + ")"
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }

  /// A key as printed beside a figure.
  func key(_ key: String) -> String {
    key == "press" ? say("pers", "press") : key == "derived" ? say("hitungan", "computed") : key
  }

  /// A source in a few words.
  func title(_ source: SourceEntry) -> String {
    switch source.key {
    case "press": say("laporan tanpa judul tersimpan", "reports whose titles were not kept")
    case "derived": say("hitungan sendiri", "own calculation")
    default: SourceKeys.short(source, format)
    }
  }

  /// Money, honestly: both ends, one end, or the words.
  func money(_ estimate: Estimate) -> String {
    if estimate.low == nil, estimate.high == nil { return say("jumlah belum diketahui", "amount not known") }
    let unknown = say("belum diketahui", "not known")
    let low = estimate.low.map { format.rupiah($0) } ?? unknown
    if estimate.exact { return low + say(" (tepat)", " (exact)") }
    // A rounded figure is shown as it was published, not as the ends of its last digit.
    if estimate.method == .published, let a = estimate.low, let b = estimate.high, a < b {
      return "Rp" + format.billions(a + (b - a) / 2, roundingUnit: b - a) + say(" miliar", " billion")
    }
    let high = estimate.high.map { format.rupiah($0) } ?? unknown
    guard low != high else { return low }
    if let a = estimate.low, let b = estimate.high, a % 1_000_000_000 == 0, b % 1_000_000_000 == 0 {
      return "Rp\(count(Int(a / 1_000_000_000)))–\(count(Int(b / 1_000_000_000))) "
        + say("miliar", "billion")
    }
    return "\(low)–\(high.dropFirst(high.hasPrefix("Rp") ? 2 : 0))"
  }

  func fileState(_ state: FileState) -> Sentence {
    switch state {
    case .received: Sentence(id: "diterima", en: "received")
    case .empty: Sentence(id: "diterima, kosong", en: "received, empty")
    case .unreadable: Sentence(id: "tidak terbaca", en: "unreadable")
    }
  }

  /// One row a file, as on the index and in the appendix.
  func file(_ entry: FileLedger) -> View {
    let isRead = entry.state != .unreadable
    func figure(_ value: Int) -> String { isRead ? count(value) : "?" }
    return [
      "file": entry.file, "state": say(fileState(entry.state)),
      "mark": isRead
        ? escaped(say(fileState(entry.state)))
        : marks.failed(say(fileState(entry.state))), "read": figure(entry.read),
      "loaded": figure(entry.fates[.loaded] ?? 0), "rejected": figure(entry.fates[.rejected] ?? 0),
      "duplicate": figure(entry.fates[.duplicate] ?? 0), "excluded": figure(entry.fates[.excluded] ?? 0),
    ]
  }

  var important: [View] {
    importantFindings(results).map { finding in
      let text = say(plain(finding))
      return ["text": text.hasSuffix(".") ? text : text + "."]
    }
  }

  /// The period as people say it, inside a sentence of a stage.
  func plain(_ sentence: Sentence) -> Sentence {
    Sentence(
      id: sentence.id.replacing(
        results.period.description, with: LocalFormat(.id).period(results.period)),
      en: sentence.en.replacing(
        results.period.description, with: LocalFormat(.en).period(results.period)))
  }
}
