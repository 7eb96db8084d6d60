import TolokCore

/// A composite with its intervals: who stands where, who cannot be told apart, who could not be assessed.
struct CompositeView {
  let page: PageContext
  let outcome: CompositeOutcome
  let number: Int
  typealias View = PageContext.View
  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }
  private var benchmark: BenchmarkResults { page.results.benchmark }
  private func name(_ region: String) -> String { page.regionName(region) }
  private func group(_ id: String) -> PeerGroup? { benchmark.groups.first { $0.rule.id == id } }

  var view: View {
    switch outcome {
    case .built(let result): built(result)
    case .refused(_, let label, let id, let refusal):
      [
        "isBuilt": false, "label": say(label), "group": group(id).map { say($0.rule.label) } ?? id,
        "refusal": say(
          "Tidak disusun: \(refusal.reason.id). Langkah: \(refusal.step.label.id).",
          "Not built: \(refusal.reason.en). Step: \(refusal.step.label.en)."),
      ]
    }
  }

  private func built(_ result: CompositeResult) -> View {
    let place = Dictionary(
      uniqueKeysWithValues: result.standings.enumerated().map { ($1.region, $0) })
    let shown = ManyRegions.ends(result.standings)
    let isCut = shown.count < result.standings.count
    let rows = shown.map { item -> Charts.RankRow in
      switch item {
      case .row(let standing, _):
        Charts.RankRow(
          label: page.chartName(name(standing.region)), median: standing.interval.median,
          low: standing.interval.low,
          high: standing.interval.high, text: spot(standing, in: result), own: false,
          hasMedian: !result.isAlike(standing))
      case .gap(let count): Charts.RankRow(gap: page.gap(count))
      }
    }
    // A band is drawn only where its members stand one below the other.
    let bands = (isCut ? [] : result.bands).compactMap { band -> ClosedRange<Int>? in
      let at = band.regions.compactMap { place[$0] }.sorted()
      guard let first = at.first, let last = at.last, last - first + 1 == at.count else { return nil }
      return first...last
    }
    let unassessed = result.unassessed.prefix(isCut ? 6 : .max).map {
      (label: name($0.region), reason: missing($0))
    }
    let untold = result.unassessed.count - unassessed.count
    let message = message(result)
    let description =
      rows.map { $0.isGap ? $0.label : "\($0.label): \(say("tempat", "place")) \($0.text)" }
      .joined(separator: "; ")
      + (unassessed.isEmpty
        ? ""
        : "; "
          + unassessed.map { "\($0.label): \(say("belum dapat dinilai", "cannot assess")), \($0.reason)" }
          .joined(separator: "; ")) + "."
    let components = result.recipe.components
    return [
      "isBuilt": true, "label": say(result.recipe.label), "question": say(result.recipe.question),
      "reading": result.standings.count < PeerGrouping.fewest
        ? say(
          "Garis: selang 90%; titik: tempat yang selangnya terpisah; pita: setara; di bawah garis: belum dapat dinilai",
          "Line: 90% interval; point: a place whose interval stands apart; band: alike; below the line: cannot assess"
        )
        : say(
          "Titik: peringkat tengah; garis: selang 90%; pita: setara; di bawah garis: belum dapat dinilai",
          "Point: median rank; line: 90% interval; band: cannot be told apart; below the line: cannot assess"),
      "group": group(result.group).map { say($0.rule.label) } ?? result.group,
      "why": group(result.group).map { say($0.rule.reason) } ?? "", "message": message,
      "chart": Charts.ranks(
        id: "gabungan\(number)", rows: rows, bands: bands, equal: say("setara", "alike"),
        unassessed: unassessed, width: 481, title: message, description: description),
      "edition": say(result.edition.label), "warning": result.warning.map { say($0).capitalizedFirst } ?? "",
      "hasWarning": result.warning != nil, "pairs": pairs(result), "hasPairs": !pairs(result).isEmpty,
      "test": test(result), "notes": result.notes.map { ["text": say($0).capitalizedFirst + "."] as View },
      "heads": components.map { component -> View in
        [
          "label": benchmark.indicator(component.indicator).map { say($0.label) } ?? component.indicator,
          "weight": percent(component.weight),
        ]
      },
      "isLong": page.results.standings.count > ManyRegions.mostChapters,
      "fifths": isCut ? fifths(result) : [], "hasFifths": isCut,
      "rows": shown.map { item -> View in
        guard case .row(let standing, _) = item else {
          guard case .gap(let count) = item else { return [:] }
          return ["isGap": true, "gap": page.gap(count), "columns": components.count + 4]
        }
        return [
          "isGap": false, "region": name(standing.region), "rank": spot(standing, in: result),
          "first": percent(standing.interval.probabilityFirst), "score": points(standing.score),
          "cells": standing.contributions.map { part -> View in
            [
              "points": part.normalised == nil ? page.marks.bare(.unknown) : points(part.points),
              "imputed": part.isImputed,
            ]
          },
        ]
      }, "hasUnassessed": !unassessed.isEmpty,
      "unassessed": unassessed.map { ["region": $0.label, "reason": $0.reason] as View },
      "hasUnassessedMore": untold > 0,
      "unassessedMore": untold > 0
        ? say(
          "Dan \(untold) wilayah lain: tolok-ukur.xlsx, lembar peringkat.",
          "And \(untold) other regions: tolok-ukur.xlsx, sheet of ranks.") : "",
    ]
  }

  /// Many ranks by fifths: how wide the intervals are, and so how far an order can be read at all.
  private func fifths(_ result: CompositeResult) -> [View] {
    let count = result.standings.count
    return (0..<5).map { fifth in
      let own = result.standings[(count * fifth / 5)..<(count * (fifth + 1) / 5)]
      let widths = own.map { $0.interval.high - $0.interval.low + 1 }.sorted()
      let scores = own.map(\.score)
      let low = own.map(\.interval.low).min() ?? 0, high = own.map(\.interval.high).max() ?? 0
      return [
        "label": say(
          ["Seperlima teratas", "Kedua", "Tengah", "Keempat", "Seperlima terbawah"][fifth],
          ["Top fifth", "Second", "Middle", "Fourth", "Bottom fifth"][fifth]),
        "count": page.count(own.count),
        "scores": "\(points(scores.min() ?? 0))–\(points(scores.max() ?? 0))",
        "ranks": "\(page.count(low))–\(page.count(high))",
        "width": page.count(widths[widths.count / 2]),
      ]
    }
  }

  func spot(_ standing: CompositeStanding, in result: CompositeResult) -> String {
    say(result.spot(of: standing))
  }

  func points(_ value: Double) -> String { page.format.decimal(value * 100, places: 1) }
  private func percent(_ value: Double) -> String { page.format.decimal(value * 100, places: 0) + "%" }
  private func missing(_ region: Unassessed) -> String {
    region.missing.prefix(2).map { say($0) }.joined(separator: "; ")
      + (region.missing.count > 2
        ? say("; dan \(region.missing.count - 2) lagi", "; and \(region.missing.count - 2) more") : "")
  }

  /// The finding: an order only where the intervals support it.
  private func message(_ result: CompositeResult) -> String {
    if let band = result.bands.first(where: { $0.regions.count == result.standings.count }) {
      let names = SummarySentences.list(band.regions.prefix(4).map(name), and: say("dan", "and"))
      return band.regions.count <= 4
        ? say("\(names) setara", "\(names) cannot be told apart")
        : say(
          "\(band.regions.count) wilayah setara", "\(band.regions.count) regions cannot be told apart")
    }
    guard let first = result.standings.first else { return say(result.recipe.label) }
    let rivals = result.standings.dropFirst().filter { $0.interval.overlaps(first.interval) }
    if rivals.isEmpty {
      return say(
        "\(name(first.region)) di depan pada semua pilihan yang diuji",
        "\(name(first.region)) is ahead under every choice tested")
    }
    if rivals.count <= 3 {
      let names = SummarySentences.list(
        ([first] + rivals).map { name($0.region) }, and: say("dan", "and"))
      return say(
        "\(names) tidak dapat dibedakan di muka", "\(names) lead and cannot be told apart")
    }
    return say(
      "\(name(first.region)) di muka, tetapi tidak dapat dibedakan dari \(rivals.count) wilayah lain",
      "\(name(first.region)) leads, yet cannot be told from \(rivals.count) others")
  }

  private func pairs(_ result: CompositeResult) -> String {
    var words = result.bands.filter { $0.regions.count < result.standings.count }.prefix(6).map { band in
      SummarySentences.list(band.regions.map(name), and: say("dan", "and"))
    }
    words += result.pairs.prefix(8).map { pair in
      SummarySentences.list(pair.map(name), and: say("dan", "and"))
    }
    guard !words.isEmpty else { return "" }
    let more = result.pairs.count - 8
    return say("Setara: ", "Alike: ") + words.joined(separator: "; ")
      + (more > 0 ? say("; dan \(more) pasangan lagi", "; and \(more) more pairs") : "") + "."
  }

  /// What the interval rests on, and which choice moves most.
  private func test(_ result: CompositeResult) -> String {
    let test = result.recipe.uncertainty
    let choices = [
      say("bobot ±", "weights ±") + percent(test.weightSpread),
      test.normalisations.map { say($0.label) }.joined(separator: say(" atau ", " or ")),
      test.aggregations.map { say($0.label) }.joined(separator: say(" atau ", " or ")),
      test.missingRules.map { say($0.label) }.joined(separator: say(" atau ", " or ")),
    ].filter { !$0.isEmpty }
    var words = say(
      "Selang 90% dari \(page.count(test.runs)) ulangan, benih \(test.seed): \(choices.joined(separator: "; ")).",
      "Interval of 90% over \(page.count(test.runs)) runs, seed \(test.seed): \(choices.joined(separator: "; "))."
    )
    if let most = result.influences.first {
      words +=
        " "
        + (most.largestShift == 0
          ? say("Tidak satu pilihan pun sendirian menggeser peringkat.", "No single choice moves a rank.")
          : say(
            "Yang paling menentukan: \(most.label.id), paling jauh \(most.largestShift) tempat.",
            "What matters most: \(most.label.en), by \(most.largestShift) places at most."))
    }
    return words
  }
}

extension PageContext {
  func regionName(_ id: String) -> String { results.registers.region(id)?.name ?? id }
}
