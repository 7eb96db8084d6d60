/// Bands and branches that cannot be reached, and bands that leave a score without a grade or give it two.
struct RuleLintBands {
  func lint(_ pack: RulePack) -> [Finding] {
    pack.scales.flatMap { bands($0, pack) } + tests(pack)
  }

  // MARK: bands

  /// Every day on which a bound changes is looked at.
  private func bands(_ scale: GradeScale, _ pack: RulePack) -> [Finding] {
    let names = scale.grades.flatMap { [$0.least, $0.most].compactMap { $0 } }
    let days = Set(names.flatMap { pack.parameter($0)?.values.map(\.from) ?? [] }).sorted()
    var all: [Finding] = []
    for day in days {
      for finding in bands(scale, pack, on: day) where !all.contains(where: { $0.cause == finding.cause }) {
        all.append(finding)
      }
    }
    return all
  }

  private struct Band {
    var grade: GradeScale.Grade
    var least: Fraction?
    var most: Fraction?
  }

  private func bands(_ scale: GradeScale, _ pack: RulePack, on day: CalendarDate) -> [Finding] {
    let figures = RuleFigures(pack, on: day)
    func bound(_ name: String?) -> Fraction? { name.flatMap(figures.value) }
    let known = scale.grades.map { Band(grade: $0, least: bound($0.least), most: bound($0.most)) }
    var all: [Finding] = []
    for band in known {
      if let least = band.least, let most = band.most, least > most {
        all.append(unreachable(band.grade, "\(least.plain) > \(most.plain)", band.grade.place))
      }
    }
    // Neighbours whose facing bounds are both known, the better one first; null bounds are passed over.
    var better: Band?
    for band in known where band.least != nil || band.most != nil {
      if let better, let low = better.least {
        all += border(better, low, band, scale)
      }
      better = band
    }
    return all
  }

  private func border(_ better: Band, _ low: Fraction, _ band: Band, _ scale: GradeScale) -> [Finding] {
    if let least = band.least, least >= low {
      return [unreachable(band.grade, "\(least.plain) ≥ \(low.plain)", better.grade.place)]
    }
    guard let most = band.most else { return [] }
    if most >= low {
      return [
        ruleFinding(
          .ruleBandOverlap, at: band.grade.place, found: band.grade.name,
          message: Sentence(
            id: "nilai \(low.plain)–\(most.plain) masuk \(better.grade.name) dan \(band.grade.name)",
            en: "scores \(low.plain)–\(most.plain) fall in \(better.grade.name) and in \(band.grade.name)"),
          other: better.grade.place)
      ]
    }
    let step = scale.step.flatMap { Fraction(decimal: $0) } ?? .zero
    guard let hole = low - most, hole > step else { return [] }
    return [
      ruleFinding(
        .ruleBandGap, at: band.grade.place, found: "\(most.plain)–\(low.plain)",
        message: Sentence(
          id:
            "nilai di antara \(most.plain) dan \(low.plain) tidak masuk \(better.grade.name) maupun \(band.grade.name)",
          en:
            "scores between \(most.plain) and \(low.plain) fall neither in \(better.grade.name) nor in \(band.grade.name)"
        ),
        other: better.grade.place)
    ]
  }

  private func unreachable(_ grade: GradeScale.Grade, _ why: String, _ other: String) -> Finding {
    ruleFinding(
      .ruleUnreachable, at: grade.place, found: grade.name,
      message: Sentence(
        id: "peringkat \(grade.name) tidak pernah tercapai: \(why)",
        en: "grade \(grade.name) is never reached: \(why)"), other: other)
  }

  // MARK: tests

  private func tests(_ pack: RulePack) -> [Finding] {
    var all: [Finding] = []
    for component in pack.components {
      for node in component.gate?.nodes ?? [] {
        switch node.shape {
        case .allOf(let children): all += contradictions(children, pack)
        case .anyOf(let children): all += repeated(children)
        default: break
        }
        all += impossible(node, pack)
      }
      let branches = Set(component.gate?.nodes.map(\.id) ?? [])
      for cluster in component.clusters {
        guard let branch = cluster.branch, !branches.contains(branch) else { continue }
        all.append(
          ruleFinding(
            .ruleUnreachable, at: cluster.place, found: cluster.id,
            message: Sentence(
              id: "klaster \(cluster.id) menunjuk cabang '\(branch)' yang tidak ada",
              en: "cluster \(cluster.id) names the branch '\(branch)', which does not exist"),
            other: component.gate?.place ?? component.place))
      }
    }
    return all
  }

  /// "At least 80" and "at most 70" of one fact: nobody can meet both.
  private func contradictions(_ children: [Criterion], _ pack: RulePack) -> [Finding] {
    var all: [Finding] = []
    for a in children {
      guard case .atLeast(let fact, let lower) = a.shape else { continue }
      for b in children {
        guard case .atMost(fact, let upper) = b.shape, let least = latest(lower, pack),
          let most = latest(upper, pack), let x = Fraction(decimal: least), let y = Fraction(decimal: most),
          x > y
        else { continue }
        all.append(
          ruleFinding(
            .ruleUnreachable, at: b.place, found: b.id,
            message: Sentence(
              id: "'\(fact)' tidak mungkin ≥ \(least) dan ≤ \(most) sekaligus",
              en: "'\(fact)' cannot be ≥ \(least) and ≤ \(most) at once"), other: a.place))
      }
    }
    return all
  }

  private func repeated(_ children: [Criterion]) -> [Finding] {
    var all: [Finding] = []
    for (i, child) in children.enumerated() {
      guard let first = children[..<i].first(where: { $0.fingerprint == child.fingerprint }) else { continue }
      all.append(
        ruleFinding(
          .ruleUnreachable, at: child.place, found: child.id,
          message: Sentence(
            id: "cabang '\(child.id)' sama dengan '\(first.id)' dan tidak pernah menentukan",
            en: "branch '\(child.id)' is the same as '\(first.id)' and never decides"), other: first.place))
    }
    return all
  }

  private func impossible(_ node: Criterion, _ pack: RulePack) -> [Finding] {
    switch node.shape {
    case .atLeastGrade(_, let parameter, let scale):
      guard let value = latest(parameter, pack), !scale.contains(value) else { return [] }
      return [
        ruleFinding(
          .ruleUnreachable, at: node.place, found: value,
          message: Sentence(
            id: "'\(node.id)': ambang '\(value)' tidak ada pada skala \(scale.joined(separator: ", "))",
            en: "'\(node.id)': the threshold '\(value)' is not on the scale \(scale.joined(separator: ", "))"),
          other: pack.parameter(parameter)?.values.last?.place)
      ]
    case .opinionYears(_, _, let parameter, _):
      guard let value = latest(parameter, pack), (Int(value) ?? 0) < 1 else { return [] }
      return [
        ruleFinding(
          .ruleUnreachable, at: node.place, found: value,
          message: Sentence(
            id: "'\(node.id)': banyak tahun '\(value)' kurang dari satu",
            en: "'\(node.id)': the number of years '\(value)' is less than one"),
          other: pack.parameter(parameter)?.values.last?.place)
      ]
    default: return []
    }
  }

  private func latest(_ parameter: String, _ pack: RulePack) -> String? {
    RuleFigures(pack).text(parameter)
  }
}
