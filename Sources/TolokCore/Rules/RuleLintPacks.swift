/// Packs beside each other: ids, components claimed twice on one day, fiscal years without rules.
struct RuleLintPacks {
  let schemes: [RuleScheme]

  func lint(_ packs: [RulePack]) -> [Finding] { ids(packs) + claims(packs) + years(packs) }

  private func ids(_ packs: [RulePack]) -> [Finding] {
    var seen: [String: String] = [:]
    var all: [Finding] = []
    for pack in packs {
      if let first = seen[pack.id] {
        all.append(
          ruleFinding(
            .ruleTwice, at: pack.place, found: pack.id,
            message: Sentence(
              id: "paket '\(pack.id)' ada dua kali", en: "pack '\(pack.id)' exists twice"), other: first))
      } else {
        seen[pack.id] = pack.place
      }
    }
    return all
  }

  private func claims(_ packs: [RulePack]) -> [Finding] {
    var all: [Finding] = []
    for (i, a) in packs.enumerated() {
      for b in packs[(i + 1)...]
      where a.scheme == b.scheme && max(a.from, b.from) <= min(a.until, b.until) {
        for component in b.components {
          guard let other = a.components.first(where: { clashes($0, component) }) else { continue }
          all.append(
            ruleFinding(
              .ruleTwoPacks, at: component.place, found: component.id,
              message: Sentence(
                id:
                  "'\(component.id)' diatur dua paket dari \(max(a.from, b.from)) sampai \(min(a.until, b.until)): \(a.id) dan \(b.id)",
                en:
                  "'\(component.id)' is ruled by two packs from \(max(a.from, b.from)) to \(min(a.until, b.until)): \(a.id) and \(b.id)"
              ), other: other.place))
        }
      }
    }
    return all
  }

  /// One name, or one line of the ledger that both would count as theirs.
  private func clashes(_ a: RuleComponent, _ b: RuleComponent) -> Bool {
    a.id == b.id || a.ledger.contains { b.ledger.contains($0) }
  }

  private func years(_ packs: [RulePack]) -> [Finding] {
    schemes.flatMap { scheme in
      scheme.years.filter { year in
        !packs.contains { $0.scheme == scheme.id && $0.fiscalYear == year }
      }.map { year in
        let near = packs.filter { $0.scheme == scheme.id && $0.fiscalYear < year }.max {
          $0.fiscalYear < $1.fiscalYear
        }
        return ruleFinding(
          .ruleYearWithout, at: scheme.place, found: "\(year)",
          message: Sentence(
            id: "tahun anggaran \(year) tidak punya paket aturan", en: "fiscal year \(year) has no rule pack"),
          other: near?.place)
      }
    }
  }
}
