import TolokCore

/// A region in the eyes of the benchmark: its agencies, its score's parts, its funnel, its sentences, its examples.
struct RegionBenchmark {
  let page: PageContext
  let standing: RegionStanding
  typealias View = PageContext.View
  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }
  private var benchmark: BenchmarkResults { page.results.benchmark }
  private var region: String { standing.region.id }
  private var key: String { standing.region.fileKey }

  var view: View {
    var view: View = ["unknownBare": page.marks.bare(.unknown)]
    for part in [sentences, agencies, score, parts, funnel, suggestions] { view.merge(part) { $1 } }
    return view
  }

  // MARK: sentences bound to figures

  private var sentences: View {
    let brief = page.brief(region)
    // What changed goes first, with what sent in both months beside it.
    let changes = (brief?.changes ?? []).filter(\.isComparable).map(\.sentence)
    let all = changes + (brief?.sentences ?? [])
    return [
      "hasSentences": !all.isEmpty,
      "sentences": all.map { sentence -> View in
        var seen: [String] = []
        for badge in sentence.badges.map({ say($0) }) where !seen.contains(badge) { seen.append(badge) }
        return ["text": say(sentence.text), "badge": seen.joined(separator: "; ")]
      },
    ]
  }

  // MARK: agencies, in the region's own standing

  private var agencies: View {
    guard let table = page.agencyTable(region) else {
      return ["hasAgencies": false]
    }
    let lines = table.lines.filter { ($0.innovations ?? 0) > 0 || $0.awards > 0 }
    let hasTarget = table.lines.contains { $0.target != nil }
    let met = table.lines.count { $0.verdict == .met }
    let title =
      hasTarget
      ? say(
        "\(met) dari \(table.lines.count) unit mencapai minimum wilayahnya",
        "\(met) of \(table.lines.count) units reach their region's minimum")
      : page.many(
        lines.count, "unit punya inovasi atau penghargaan", "unit has innovations or awards",
        "units have innovations or awards")
    return [
      "hasAgencies": !lines.isEmpty, "agencyTitle": title, "hasTarget": hasTarget,
      "agencySub": say(
        "Dihitung: \(table.counts.id). \(table.rollup.id) \(table.coverage.text.id); \(table.edition.label.id).",
        "Counted: \(table.counts.en). \(table.rollup.en) \(table.coverage.text.en); \(table.edition.label.en)."
      ),
      "agencyRows": lines.map(line),
      "agencyNone": table.none.isEmpty
        ? ""
        : say("Mengirim dan belum punya: ", "Sent a form and have none: ")
          + SummarySentences.list(table.none, and: say("dan", "and")) + ".",
      "agencyOutside": table.outside.isEmpty
        ? ""
        : say(
          "\(table.outside.count) inovasi milik warga, desa atau perusahaan tidak masuk tabel ini.",
          "\(table.outside.count) innovations of citizens, villages or companies are not in this table."),
    ]
  }

  private func line(_ line: AgencyLine) -> View {
    let stages = line.stages.filter { ($0.value ?? 0) > 0 }.map { part -> String in
      let count = page.count(Int(part.value ?? 0))
      return "\(count) \(part.key == nil ? say("tanpa tahap", "no stage") : say(part.label))"
    }.joined(separator: ", ")
    let level = line.highestLevel.map { say(Words.level(short: $0)) }
    return [
      "name": line.name,
      "innovations": line.innovations.map { page.count($0) } ?? page.marks.bare(.unknown),
      "ofUnits": line.ofUnits > 0 ? say("\(line.ofUnits) dari unitnya", "\(line.ofUnits) of its units") : "",
      "stages": stages,
      "digital": line.digital.map { "\(page.count($0)) \(say("dari", "of")) \(page.count(line.kindKnown))" }
        ?? page.marks.bare(.unknown, name: say(Nothing.blank.label)),
      "awards": line.awards > 0 ? page.count(line.awards) + (level.map { " (\($0))" } ?? "") : "",
      "verdict": line.verdict.map { page.marks.bare($0) } ?? say("tanpa minimum", "no minimum"),
    ]
  }

  // MARK: where the score comes from

  private var score: View {
    for (number, outcome) in benchmark.composites.enumerated() {
      guard let result = outcome.result,
        let own = result.standings.first(where: { $0.region == region })
      else { continue }
      let places = { (value: Double) in page.format.decimal(value * 100, places: 1) }
      let parts = own.contributions.filter { $0.normalised != nil }.map { part in
        Charts.ScorePart(
          label: benchmark.indicator(part.indicator).map { say($0.label) } ?? part.indicator,
          points: part.points, weight: part.weight,
          text: "\(places(part.points)) \(say("dari", "of")) \(places(part.weight))", open: part.isImputed)
      }
      let sum = own.contributions.reduce(0) { $0 + $1.points }
      let widest = own.contributions.filter { $0.normalised != nil }.max {
        $0.weight - $0.points < $1.weight - $1.points
      }
      let gap = widest.map { part in
        let label = benchmark.indicator(part.indicator).map { say($0.label) } ?? part.indicator
        return say(
          "terbanyak hilang pada \(label.lowercasedFirst)", "most is lost in \(label.lowercasedFirst)")
      }
      let message =
        say(
          "\(result.recipe.label.id): \(places(sum)) dari 100",
          "\(result.recipe.label.en): \(places(sum)) of 100")
        + (gap.map { "; \($0)" } ?? "")
      let place = CompositeView(page: page, outcome: outcome, number: number).spot(own, in: result)
      return [
        "hasScore": true, "scoreMessage": message,
        "scoreChart": Charts.contributions(
          id: "skor\(key)", parts: parts, sum: say("Jumlah", "Sum"), sumText: places(sum), width: 481,
          title: message,
          description: parts.map { "\($0.label): \($0.text)" }.joined(separator: "; ")
            + "; \(say("jumlah", "sum")) \(places(sum))."),
        "scoreNote": say(
          "Poin = bobot × nilai pada skala tonggak tetap; muda: yang belum diraih. Tempat dalam kelompoknya: \(place); \(result.edition.label.id).",
          "Points = weight × value on fixed goalposts; light: not reached. Place in its group: \(place); \(result.edition.label.en)."
        ) + (result.warning.map { " " + say($0).capitalizedFirst + "." } ?? ""),
      ]
    }
    for outcome in benchmark.composites {
      guard let result = outcome.result,
        let missing = result.unassessed.first(where: { $0.region == region })
      else { continue }
      return [
        "hasScore": false, "hasNoScore": true,
        "noScore": say(
          "\(result.recipe.label.id) belum dapat dinilai: ", "\(result.recipe.label.en) cannot be assessed: ")
          + missing.missing.map { say($0) }.joined(separator: "; ") + ".",
      ]
    }
    return ["hasScore": false, "hasNoScore": false]
  }

  // MARK: form, kind, stage

  private var parts: View {
    let rows = ["inovasi-bentuk", "inovasi-jenis", "inovasi-tahap"].compactMap {
      code -> (label: String, parts: [(label: String, value: Int, named: Bool)])? in
      guard let indicator = benchmark.indicator(code), let figure = page.figure(code, region),
        figure.value != nil, !figure.parts.isEmpty
      else { return nil }
      let parts = figure.parts.compactMap { part -> (label: String, value: Int, named: Bool)? in
        guard let value = part.value, value > 0 else { return nil }
        return (
          part.key == nil ? say("belum disebut", "not named") : say(part.label).lowercasedFirst, Int(value),
          part.key != nil
        )
      }
      guard parts.count <= 5, !parts.isEmpty else { return nil }
      let words = say(indicator.label).split(separator: " ").last.map(String.init) ?? code
      return (words.capitalizedFirst, parts)
    }
    guard rows.contains(where: { $0.parts.contains(where: \.named) }) else { return ["hasParts": false] }
    let unnamed = rows.max { missing($0.parts) < missing($1.parts) }
    let message =
      unnamed.map { missing($0.parts) } == 0
      ? say("Bentuk, jenis dan tahap disebut untuk semua inovasi", "Form, kind and stage are named for all")
      : say(
        "\(unnamed?.label ?? "") belum disebut untuk \(unnamed.map { missing($0.parts) } ?? 0) inovasi",
        "\(unnamed?.label ?? "") is not named for \(unnamed.map { missing($0.parts) } ?? 0) innovations")
    return [
      "hasParts": true, "partsMessage": message,
      "partsChart": Charts.stacked(
        id: "bagian\(key)", rows: rows, width: 481, title: message,
        description: rows.map { row in
          "\(row.label): " + row.parts.map { "\($0.value) \($0.label)" }.joined(separator: ", ")
        }.joined(separator: "; ") + "."),
    ]
  }

  private func missing(_ parts: [(label: String, value: Int, named: Bool)]) -> Int {
    parts.filter { !$0.named }.reduce(0) { $0 + $1.value }
  }

  // MARK: funnel of awards

  private var funnel: View {
    guard let figure = page.figure("corong-kipp", region), figure.value != nil,
      figure.parts.contains(where: { ($0.value ?? 0) > 0 })
    else { return ["hasFunnel": false] }
    var before: Double?
    // What lies on no rung is said in the note, not drawn as a step.
    let rungs = figure.parts.filter { $0.key != nil }
    let outside = figure.parts.filter { $0.key == nil }.reduce(0) { $0 + ($1.value ?? 0) }
    let steps = rungs.map { part -> (label: String, value: Double?, text: String) in
      guard let value = part.value else { return (say(part.label), nil, "") }
      var text = page.count(Int(value))
      // Below twenty no percentage; the pair says it.
      if let whole = before, whole > 0 {
        text += say(" dari \(page.count(Int(whole)))", " of \(page.count(Int(whole)))")
      }
      before = value
      return (say(part.label), value, text)
    }
    let unknown = say("belum tercatat", "not on record")
    let known = steps.filter { $0.value != nil }
    let message =
      say("Corong kompetisi: ", "Funnel of the competition: ")
      + known.map { "\(page.count(Int($0.value ?? 0))) \($0.label)" }.joined(separator: ", ")
    return [
      "hasFunnel": true, "funnelMessage": message,
      "funnelChart": Charts.funnel(
        id: "corong\(key)", steps: steps, unknown: unknown, width: 481, title: message,
        description: steps.map { "\($0.label): \($0.value == nil ? unknown : $0.text)" }
          .joined(separator: "; ") + "."),
      "funnelNote":
        (outside > 0
        ? say(
          "\(page.count(Int(outside))) lagi pada tahap lain. ",
          "\(page.count(Int(outside))) more at other stages. ")
        : "")
        + say(
          "Yang mencapai tahap berikut melewati tahap sebelumnya. Dasar: ",
          "Who reached a later step passed the earlier ones. Basis: ")
        + say(figure.badge)
        + (figure.conflict == nil ? "." : say("; sumbernya berselisih.", "; sources differ.")),
    ]
  }

  // MARK: what could be taken over

  private var suggestions: View {
    let all = page.suggestions(region)
    // One row an innovation: several agencies may take the same one.
    var order: [String] = []
    var groups: [String: [ReplicationSuggestion]] = [:]
    for item in all {
      if groups[item.innovation] == nil { order.append(item.innovation) }
      groups[item.innovation, default: []].append(item)
    }
    let sorted = order.enumerated().sorted { a, b in
      guard let x = groups[a.element]?.first, let y = groups[b.element]?.first else { return false }
      if x.awardStrength != y.awardStrength { return x.awardStrength > y.awardStrength }
      return x.evidence != y.evidence ? x.evidence > y.evidence : a.offset < b.offset
    }.map(\.element)
    let shown = sorted.prefix(6)
    return [
      "hasSuggestions": !shown.isEmpty,
      "suggestions": shown.compactMap { id -> View? in
        guard let rows = groups[id], let first = rows.first else { return nil }
        let takers = rows.map { page.results.agencyName($0.agency) ?? $0.agency }
        return [
          "name": first.name,
          "from": [
            page.results.agencyName(first.fromAgency) ?? first.fromAgency, page.regionName(first.fromRegion),
          ].filter { !$0.isEmpty }.joined(separator: ", "),
          "for": takers.prefix(2).joined(separator: "; ")
            + (takers.count > 2
              ? say("; dan \(takers.count - 2) lagi", "; and \(takers.count - 2) more") : ""),
          "why": say(first.reason).capitalizedFirst,
          "proof": (first.awards.prefix(1).map { say($0) } + [say(first.evidenceNote)])
            .filter { !$0.isEmpty }.joined(separator: "; "),
        ]
      },
      "suggestionsMore": sorted.count > shown.count
        ? say(
          "Enam dari \(sorted.count), bukti terkuat lebih dulu; semuanya pada tolok-ukur.xlsx.",
          "Six of \(sorted.count), strongest evidence first; all in tolok-ukur.xlsx.")
        : say("Bukti terkuat lebih dulu.", "Strongest evidence first."),
    ]
  }
}

extension String {
  var lowercasedFirst: String {
    // An abbreviation keeps its capitals.
    if count > 1, self[index(after: startIndex)].isUppercase { return self }
    return prefix(1).lowercased() + dropFirst()
  }
}
