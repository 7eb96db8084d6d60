import TolokCore

/// How the benchmark was computed: a card an indicator, the steps of each composite, the peer groups.
struct MethodChapter {
  let page: PageContext
  typealias View = PageContext.View
  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }
  private var benchmark: BenchmarkResults { page.results.benchmark }

  var view: View {
    [
      "hasCards": !benchmark.indicators.isEmpty, "cards2": benchmark.indicators.map(card),
      "cardsUsual": usual.isEmpty
        ? ""
        : say("Bila tidak disebut lain: ", "Unless said otherwise: ") + usual.joined(separator: "; ") + ".",
      "cardsTitle": page.many(
        benchmark.indicators.count, "kartu indikator", "indicator card", "indicator cards"),
      "recipes": recipes, "hasRecipes": !recipes.isEmpty, "groups": benchmark.groups.map(group),
      "hasGroups": !benchmark.groups.isEmpty,
    ]
  }

  /// What most indicators share, said once above them: coverage rule, owner, day of review.
  private var usual: [String] {
    (0..<3).compactMap { at in
      var counts: [String: Int] = [:]
      for indicator in benchmark.indicators { counts[rules(indicator)[at], default: 0] += 1 }
      return counts.filter { $0.value > 1 }.min {
        $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value
      }?.key
    }
  }

  private func rules(_ indicator: Indicator) -> [String] {
    let minimum = indicator.coverage.minimum
    return [
      minimum > 0
        ? say(
          "ditahan di bawah cakupan \(page.format.decimal(minimum * 100, places: 0))%",
          "withheld below a coverage of \(page.format.decimal(minimum * 100, places: 0))%")
        : say(
          "tanpa batas cakupan; batas bawah ditandai ≥", "no minimum coverage; lower bounds are marked ≥"),
      say("pemilik ", "owner ") + say(indicator.owner),
      say("tinjau sebelum ", "review by ") + page.format.day(indicator.reviewBy),
    ]
  }

  private func card(_ indicator: Indicator) -> View {
    let own = rules(indicator).filter { !usual.contains($0) }
    let posts = indicator.goalposts(on: page.results.asOf)
    func number(_ value: Double) -> String {
      page.format.decimal(value, places: value == value.rounded() ? 0 : 2)
    }
    let goal: String
    if let posts {
      goal =
        "\(number(posts.worst))–\(number(posts.best)) "
        + say("sejak \(page.format.day(posts.validFrom)): ", "since \(page.format.day(posts.validFrom)): ")
        + say(posts.reference)
    } else {
      goal =
        indicator.noGoalposts.map { say("tidak ada: \($0.id)", "none: \($0.en)") }
        ?? say("belum berlaku pada tanggal ini", "not in force on this day")
    }
    let parts = [say(indicator.denominator.what), say(indicator.denominator.series)].filter { !$0.isEmpty }
    return [
      "code": indicator.code, "label": say(indicator.label), "question": say(indicator.question),
      "unit": say(indicator.unit.label), "direction": say(indicator.direction.label),
      "basis": page.marks.basis(indicator.basis), "numerator": say(indicator.numerator),
      "isDivided": indicator.denominator.date != .none,
      "denominator": parts.joined(separator: ", ") + "; " + say(indicator.denominator.date.label),
      "goal": goal,
      "hasOwn": !own.isEmpty, "ownRule": own.joined(separator: "; ").capitalizedFirst + ".",
      "review": page.format.day(indicator.reviewBy),
      "isOverdue": indicator.isOverdue(on: page.results.asOf),
      "file": "pipelines/indicators/\(indicator.file)",
    ]
  }

  private var recipes: [View] {
    benchmark.composites.enumerated().compactMap { at, outcome in
      guard let result = outcome.result else { return nil }
      let group = benchmark.groups.first { $0.rule.id == result.group }
      return [
        "label": say(result.recipe.label), "group": group.map { say($0.rule.label) } ?? result.group,
        "steps": result.log.map { line -> View in
          [
            "step": say(line.step.label).capitalizedFirst, "sentence": say(line.sentence).capitalizedFirst,
            "changed": page.count(line.changed), "isQuiet": !line.requested,
          ]
        },
        "weights": result.weights.map { weight -> View in
          [
            "label": benchmark.indicator(weight.indicator).map { say($0.label) } ?? weight.indicator,
            "nominal": share(weight.nominal), "points": weight.shareOfPoints.map(share) ?? "?",
            "effective": weight.effective.map(share)
              ?? say("di bawah sepuluh wilayah tidak dihitung", "not computed under ten regions"),
          ]
        },
        "influences": result.influences.map { item -> View in
          [
            "label": say(item.label).capitalizedFirst,
            "mean": page.format.decimal(item.meanShift, places: 2), "largest": page.count(item.largestShift),
          ]
        }, "hasInfluences": !result.influences.isEmpty,
      ]
    }
  }

  private func share(_ value: Double) -> String { page.format.decimal(value * 100, places: 1) + "%" }

  private func group(_ group: PeerGroup) -> View {
    let names = group.members.prefix(12).map(page.regionName)
    let rest = group.members.count - names.count
    return [
      "label": say(group.rule.label), "reason": say(group.rule.reason),
      "members": group.members.isEmpty
        ? say("belum ada anggota", "no members yet")
        : names.joined(separator: ", ") + (rest > 0 ? say(", dan \(rest) lagi", ", and \(rest) more") : ""),
      "count": page.count(group.members.count),
      "warning": group.warning.map { say($0).capitalizedFirst + "." } ?? "",
    ]
  }
}
