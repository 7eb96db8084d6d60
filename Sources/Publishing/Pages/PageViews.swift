import TolokCore

/// What the templates are filled with: sentences bound to figures, never a figure without its basis.
struct PageViews {
  let results: MonthResults
  let outputs: [(file: String, label: Sentence)]

  typealias View = [String: Any]
  private var format: LocalFormat { LocalFormat(results.language) }
  private func say(_ id: String, _ en: String) -> String { results.say(id, en) }
  private func say(_ sentence: Sentence) -> String { sentence[results.language] }

  func common(style: String) -> View {
    let period = format.period(results.period)
    // The running head of the style sheet carries the period of its first drawing.
    let head = style.split(separator: "Oktober 2023 · sementara", omittingEmptySubsequences: false)
      .joined(separator: "\(period) · \(say(results.edition))")
    return [
      "style": head, "lang": results.language.rawValue, "period": period, "edition": say(results.edition),
      "EDITION": say(results.edition).uppercased(), "asOf": format.day(results.asOf),
      "lawAsOf": format.day(results.lawAsOf), "label": say(Estimate.label),
    ]
  }

  // MARK: one page

  func summary(_ standing: RegionStanding) -> View {
    let rate = standing.coverage, region = standing.region
    let without = standing.agencies.filter { $0.innovations == 0 }
    let shown = without.prefix(14).map { shortName($0) }
    let more = without.count - shown.count
    let names =
      shown.joined(separator: "; ") + (more > 0 ? say("; dan \(more) unit lain", "; and \(more) more") : "")
    let collection = results.collection.filter { $0.region == region.id }
    let sent = collection.filter { $0.state != .missing }.count
    return [
      "region": region.name,
      "deck": say(
        "\(rate.numerator) dari \(rate.denominator) unit punya inovasi pada register bulan ini; \(rate.denominator - rate.numerator) belum tercatat.",
        "\(rate.numerator) of \(rate.denominator) units have innovations in this month's register; \(rate.denominator - rate.numerator) are not recorded."
      ), "figures": figures(standing), "without": names, "hasWithout": !without.isEmpty,
      "withoutCount": without.count, "counted": say(standing.countedUnits),
      "note": rate.note.map { say($0) } ?? "",
      "conflicts": results.reconciliations.filter { $0.region == region.id && !$0.agrees }.prefix(4).map(
        conflict),
      "did": results.did.filter { $0.region == region.id }.map(component),
      "sent": say(
        "\(sent) dari \(collection.count) unit mengirim formulir inovasi",
        "\(sent) of \(collection.count) units sent the form"),
      "synthetic": standing.syntheticInnovations > 0
        ? say(
          "Di luar angka di atas: \(standing.syntheticInnovations) baris contoh.",
          "Outside the figures above: \(standing.syntheticInnovations) example rows.") : "",
      "steps": steps(standing, without: without),
    ]
  }

  private func shortName(_ agency: AgencyCoverage) -> String {
    results.registers.agency(agency.agency)?.shortName ?? agency.name
  }

  private func figures(_ standing: RegionStanding) -> [View] {
    let rate = standing.coverage
    let unknown = say("belum dapat dinilai", "cannot assess")
    let awards = standing.awardsByLevel.map { "\($0.count) \($0.level)" }.joined(separator: ", ")
    let target =
      standing.programme.map { $0.requirement } ?? say("tidak ada sasaran tercatat", "no target on record")
    return [
      [
        "value": "\(rate.numerator)", "small": say("dari \(rate.denominator)", "of \(rate.denominator)"),
        "what": say("unit punya inovasi", "units with innovations"),
        "chart": rate.denominator <= 60
          ? Charts.units(
            id: "u\(standing.region.fileKey)", filled: rate.numerator, total: rate.denominator,
            title: "\(rate.numerator) \(say("dari", "of")) \(rate.denominator)",
            description: say(
              "\(rate.denominator) kotak, satu tiap unit: \(rate.numerator) terisi.",
              "\(rate.denominator) boxes, one a unit: \(rate.numerator) filled.")) : "",
        "say": format.share(rate.numerator, of: rate.denominator) + ". "
          + say("Sasaran daerah: ", "Own target: ") + target,
        "basis": say("register bulan ini", "this month's register"),
      ],
      [
        "value": format.count(standing.innovations), "small": "",
        "what": say("inovasi terdokumentasi", "documented innovations"),
        "chart": "",
        "say": standing.perAgency.map {
          "\(format.decimal($0, places: 2)) \(say("per unit yang dihitung", "per counted unit"))"
        }
          ?? unknown, "basis": say("register bulan ini", "this month's register"),
      ],
      [
        "value": standing.perHundredThousand.map { format.decimal($0, places: 1) } ?? "?", "small": "",
        "what": say("inovasi per 100.000 penduduk", "innovations per 100,000 people"), "chart": "",
        "say": standing.perHundredThousand == nil ? unknown : "",
        "basis": standing.populationNote.map { say($0) }
          ?? say("penduduk belum diketahui", "population not known"),
      ],
      [
        "value": format.count(standing.awardsByLevel.reduce(0) { $0 + $1.count }), "small": "",
        "what": say("penghargaan dikenal", "known awards"), "chart": "",
        "say": awards.isEmpty ? say("belum tercatat", "none on record") : awards,
        "basis": say("register acuan, sampai akhir periode", "reference register, up to the period's end"),
      ],
    ]
  }

  private func steps(_ standing: RegionStanding, without: [AgencyCoverage]) -> [View] {
    var all: [String] = []
    let missing = results.collection.filter { $0.region == standing.region.id && $0.state == .missing }.count
    if missing > 0 {
      all.append(
        say(
          "Bappeda: minta formulir dari \(missing) unit yang belum mengirim; membuka angka cakupan.",
          "Planning: ask the \(missing) units that have not sent; it opens the coverage figure."))
    }
    if let unreadable = results.facts.ledger.first(where: {
      $0.state == .unreadable && $0.region == standing.region.id
    }) {
      all.append(
        say(
          "Pengirim \(unreadable.file): kirim ulang; berkas tidak terbaca.",
          "Sender of \(unreadable.file): send again; unreadable."))
    }
    if let did = results.did.first(where: {
      $0.region == standing.region.id && $0.verdict == .unknown && !$0.missing.isEmpty
    }) {
      all.append(
        say(
          "BKAD: lengkapi \(did.missing.count) fakta DID TA \(did.year) yang belum diketahui; membuka putusan gerbang.",
          "Finance: supply \(did.missing.count) unknown DID facts of \(did.year); it opens the verdict."))
    }
    return all.map { ["text": $0] }
  }

  private func conflict(_ item: Reconciliation) -> View {
    [
      "message": say(item.message), "explanation": say(item.explanation),
      "lines": item.lines.map {
        ["label": say($0.label), "value": $0.value, "basis": $0.basis, "source": $0.source] as View
      },
      "values": item.lines.map(\.value).joined(separator: " · "),
    ]
  }

  private func component(_ result: DIDComponentResult) -> View {
    let estimate = result.estimate
    let money = money(estimate)
    let facts = result.missing.map { $0.split(separator: "_").joined(separator: " ") }
    let unknowns: [String] = facts.isEmpty ? estimate.unknowns.map { say($0) } : facts
    return [
      "year": "\(result.year)", "label": say(result.label), "region": results.regionName(result.region),
      "verdict": say(result.verdict.label), "class": result.verdict.rawValue, "money": money,
      "unknowns": unknowns.joined(separator: "; "), "hasUnknowns": !unknowns.isEmpty,
    ]
  }

  private func money(_ estimate: Estimate) -> String {
    if estimate.low == nil, estimate.high == nil { return say("jumlah belum diketahui", "amount not known") }
    let unknown = say("belum diketahui", "not known")
    let low = estimate.low.map { format.rupiah($0) } ?? unknown
    if estimate.exact { return low + say(" tepat", " exact") }
    let high = estimate.high.map { format.rupiah($0) } ?? unknown
    return low == high ? low : "\(low)–\(high)"
  }

  // MARK: the report

  func report() -> View {
    var largest: [(label: String, value: Int, total: Int)] = []
    for standing in results.standings {
      largest.append((standing.region.name, standing.coverage.numerator, standing.coverage.denominator))
    }
    // By share, compared as whole numbers; equal shares by name.
    largest.sort { a, b in
      let left = a.value * b.total
      let right = b.value * a.total
      return left == right ? a.label < b.label : left > right
    }
    let of = say("dari", "of")
    let sentence = largest.map { "\($0.label) \($0.value) \(of) \($0.total)" }.joined(separator: "; ")
    return [
      "important": important, "regions": results.standings.map(chapter),
      "coverageChart": Charts.bars(
        id: "cakupan", rows: largest, width: 460,
        title: say("Unit dengan inovasi tercatat", "Units with recorded innovations"),
        description: sentence), "comparison": results.standings.map(comparison),
      "did": results.did.map(component),
      "ledger": results.registers.didAmounts.filter(\.isAllocation).map(ledger),
      "conflicts": results.reconciliations.filter { !$0.agrees }.map(conflict), "findings": grouped,
      "files": results.facts.ledger.map(file),
      "sources": results.registers.sources.filter { used.contains($0.key) }.map {
        ["key": $0.key, "title": $0.title] as View
      },
    ]
  }

  private var used: Set<String> {
    Set(results.registers.claims.flatMap { $0.citation.source.split(separator: ";").map(String.init) })
      .union(
        results.registers.didAmounts.flatMap { $0.citation.source.split(separator: ";").map(String.init) })
  }

  private func chapter(_ standing: RegionStanding) -> View {
    let own = results.facts.innovations.filter { $0.region == standing.region.id }
    var view = summary(standing)
    view["key"] = standing.region.fileKey
    view["innovations"] = own.map { fact -> View in
      [
        "name": fact.name, "owner": results.agencyName(fact.owner) ?? fact.ownerText,
        "stage": fact.stage.map(plain) ?? say("belum diisi", "blank"),
        "kind": fact.kind.map(plain) ?? say("belum diisi", "blank"),
        "source": fact.origin.label, "synthetic": fact.synthetic,
      ]
    }
    view["hasInnovations"] = !own.isEmpty
    return view
  }

  /// `uji_coba` as people write it.
  private func plain(_ word: String) -> String { word.split(separator: "_").joined(separator: " ") }

  private func comparison(_ standing: RegionStanding) -> View {
    [
      "region": standing.region.name, "innovations": format.count(standing.innovations),
      "coverage": format.share(standing.coverage.numerator, of: standing.coverage.denominator),
      "counted": say(standing.countedUnits),
      "rate": standing.perHundredThousand.map { format.decimal($0, places: 1) }
        ?? say("belum dapat dinilai", "cannot assess"),
      "population": standing.populationNote.map { say($0) } ?? "",
    ]
  }

  private func ledger(_ entry: DIDAmount) -> View {
    [
      "region": results.regionName(entry.region), "year": "\(entry.fiscalYear)", "component": entry.component,
      "line": entry.line ?? "",
      "amount": entry.amount.map(format.rupiah) ?? say("belum diketahui", "not known"),
      "exact": entry.amount == nil ? "" : entry.exact ? say("tepat", "exact") : say("dibulatkan", "rounded"),
      "source": entry.citation.source,
    ]
  }

  private func file(_ entry: FileLedger) -> View {
    [
      "file": entry.file, "read": "\(entry.read)", "loaded": "\(entry.fates[.loaded] ?? 0)",
      "rejected": "\(entry.fates[.rejected] ?? 0)", "duplicate": "\(entry.fates[.duplicate] ?? 0)",
      "excluded": "\(entry.fates[.excluded] ?? 0)",
      "state": entry.state == .received
        ? say("diterima", "received")
        : entry.state == .empty ? say("kosong", "empty") : say("tidak terbaca", "unreadable"),
    ]
  }

  private var grouped: [View] {
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in results.findings where finding.severity != .info {
      let key = "\(finding.code.code)|\(finding.message.id)"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(finding)
    }
    return order.compactMap { groups[$0] }.sorted { $0[0].severity > $1[0].severity }.map { group in
      let places = group.prefix(3).compactMap { $0.place?.label }.joined(separator: "; ")
      return [
        "code": group[0].code.code, "weight": say(group[0].severity.label), "message": say(group[0].message),
        "count": "\(group.count)", "places": places + (group.count > 3 ? "; …" : ""),
        "fix": say(group[0].fix),
      ]
    }
  }

  // MARK: index

  func index() -> View {
    let ledger = results.facts.ledger
    let unreadable = ledger.filter { $0.state == .unreadable }.count
    return [
      "important": important, "outputs": outputs.map { ["file": $0.file, "label": say($0.label)] as View },
      "coverage": say(
        "\(ledger.count) berkas, \(unreadable) tidak terbaca; \(results.collection.filter { $0.state == .missing }.count) dari \(results.collection.count) unit belum mengirim",
        "\(ledger.count) files, \(unreadable) unreadable; \(results.collection.filter { $0.state == .missing }.count) of \(results.collection.count) units have not sent"
      ), "files": ledger.map(file),
    ]
  }

  private var important: [View] { importantFindings(results).map { ["text": say($0)] } }
}
