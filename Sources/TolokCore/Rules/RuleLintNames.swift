/// Names of a pack: parameters used exist and parameters that exist are used; an id means one thing.
struct RuleLintNames {
  func lint(_ pack: RulePack) -> [Finding] {
    let uses = Self.uses(pack)
    return twice(pack) + taken(pack) + unknown(pack, uses) + unused(pack, uses) + twoTests(pack)
  }

  /// Every place that names a parameter.
  static func uses(_ pack: RulePack) -> [(name: String, place: String)] {
    var all: [(String, String)] = []
    func add(_ names: [String?], _ place: String) { all += names.compactMap { $0 }.map { ($0, place) } }
    for component in pack.components {
      add([component.pool], component.place)
      for test in component.gate?.nodes ?? [] { add(test.thresholds + test.reads, test.place) }
      for cluster in component.clusters { add([cluster.share], cluster.place) }
      for category in component.categories {
        add([category.weight, category.pool, category.recipients, category.payFrom], category.place)
        // Awards are read by level where the pack has points for one (`poin_top_99`).
        if category.innovation == .kipp {
          add(pack.parameters.map(\.id).filter { $0.hasPrefix("poin_") }, category.place)
        }
      }
      for estimate in component.estimates {
        switch estimate {
        case .prizes(let rule): add(rule.prizes.sorted { $0.key < $1.key }.map(\.value), component.place)
        case .poolShare(let rule): add([rule.rounding], component.place)
        case .recipientRange(let range):
          add([range.least, range.most, range.mean, range.count], range.place)
        case .observedRate: break
        }
      }
    }
    for scale in pack.scales { for grade in scale.grades { add([grade.least, grade.most], grade.place) } }
    for sum in pack.sums { add([sum.total] + sum.parts, sum.place) }
    for use in pack.uses { add([use.leastShare], use.place) }
    for stage in pack.disbursement { add([stage.share], stage.place) }
    return all
  }

  private func twice(_ pack: RulePack) -> [Finding] {
    var seen: [String: String] = [:]
    var all: [Finding] = []
    func note(_ id: String, _ place: String) {
      if let first = seen[id] {
        all.append(
          ruleFinding(
            .ruleTwice, at: place, found: id,
            message: Sentence(id: "'\(id)' ditulis dua kali", en: "'\(id)' is written twice"), other: first))
      } else {
        seen[id] = place
      }
    }
    for parameter in pack.parameters { note(parameter.id, parameter.place) }
    seen = [:]
    for component in pack.components {
      note(component.id, component.place)
      let outer = seen
      seen = [:]
      for category in component.categories { note(category.id, category.place) }
      for cluster in component.clusters { note(cluster.id, cluster.place) }
      seen = outer
    }
    return all
  }

  /// Conditions of the tests stand beside the parameters under their own names: a parameter may not take one.
  private func taken(_ pack: RulePack) -> [Finding] {
    var names = [
      ResolvedParameters.fiscalYear: pack.place, ResolvedParameters.opinion: pack.place,
      ResolvedParameters.opinionOffset: pack.place, ResolvedParameters.recipient: pack.place,
    ]
    for test in pack.components.flatMap({ $0.gate?.leaves ?? [] }) { names[test.id] = test.place }
    return pack.parameters.compactMap { parameter in
      names[parameter.id].map { other in
        ruleFinding(
          .ruleTwice, at: parameter.place, found: parameter.id,
          message: Sentence(
            id: "parameter '\(parameter.id)' memakai nama sebuah syarat",
            en: "parameter '\(parameter.id)' takes the name of a condition"), other: other)
      }
    }
  }

  private func unknown(_ pack: RulePack, _ uses: [(name: String, place: String)]) -> [Finding] {
    let known = pack.parameters.map(\.id)
    var all = uses.filter { use in !known.contains(use.name) }.map { use in
      let near = nearestName(use.name, in: known)
      return ruleFinding(
        .ruleNameUnknown, at: use.place, found: use.name,
        message: Sentence(
          id: "parameter '\(use.name)' tidak ada" + (near.map { "; maksud Anda '\($0)'?" } ?? ""),
          en: "there is no parameter '\(use.name)'" + (near.map { "; did you mean '\($0)'?" } ?? "")),
        other: near.flatMap { name in pack.parameter(name)?.place } ?? pack.place)
    }
    for component in pack.components {
      for case .recipientRange(let range) in component.estimates {
        guard let category = range.category, !component.categories.contains(where: { $0.id == category })
        else { continue }
        all.append(
          ruleFinding(
            .ruleNameUnknown, at: range.place, found: category,
            message: Sentence(
              id: "kategori '\(category)' tidak ada pada '\(component.id)'",
              en: "'\(component.id)' has no category '\(category)'"), other: component.place))
      }
    }
    return all
  }

  private func unused(_ pack: RulePack, _ uses: [(name: String, place: String)]) -> [Finding] {
    let used = Set(uses.map(\.name))
    return pack.parameters.filter { !used.contains($0.id) && $0.keptFor == nil }.map { parameter in
      ruleFinding(
        .ruleUnused, at: parameter.place, found: parameter.id,
        message: Sentence(
          id: "parameter '\(parameter.id)' tidak dipakai", en: "parameter '\(parameter.id)' is not used"),
        other: pack.place)
    }
  }

  private func twoTests(_ pack: RulePack) -> [Finding] {
    var seen: [String: Criterion] = [:]
    var all: [Finding] = []
    for test in pack.components.flatMap({ $0.gate?.nodes ?? [] }) {
      guard let first = seen[test.id] else {
        seen[test.id] = test
        continue
      }
      guard first.fingerprint != test.fingerprint else { continue }
      all.append(
        ruleFinding(
          .ruleTwoTests, at: test.place, found: test.id,
          message: Sentence(
            id: "'\(test.id)' dipakai untuk dua uji yang berbeda",
            en: "'\(test.id)' names two different tests"),
          other: first.place))
    }
    return all
  }
}
