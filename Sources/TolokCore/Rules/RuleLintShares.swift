/// Shares of clusters and stages make one; weights make one or a hundred; declared parts make their total.
struct RuleLintShares {
  func lint(_ pack: RulePack) -> [Finding] {
    var all: [Finding] = []
    for component in pack.components {
      all += whole(
        component.clusters.map { ($0.share, $0.place) }, wholes: ["1"], component.place, pack,
        Sentence(id: "bagian klaster '\(component.id)'", en: "cluster shares of '\(component.id)'"))
      all += weights(component, pack)
    }
    all += whole(
      pack.disbursement.map { ($0.share, $0.place) }, wholes: ["1"], pack.place, pack,
      Sentence(id: "bagian tahap penyaluran", en: "shares of the stages of payment"))
    for sum in pack.sums { all += declared(sum, pack) }
    return all
  }

  private func weights(_ component: RuleComponent, _ pack: RulePack) -> [Finding] {
    whole(
      component.categories.map { ($0.weight, $0.place) }, wholes: ["1", "100"], component.place, pack,
      Sentence(id: "bobot kategori '\(component.id)'", en: "weights of the categories of '\(component.id)'"))
  }

  /// Tested on the pack's last day, and only when every part has a published value.
  private func whole(
    _ parts: [(name: String?, place: String)], wholes: [String], _ place: String, _ pack: RulePack,
    _ what: Sentence
  ) -> [Finding] {
    let names = parts.compactMap(\.name)
    guard !parts.isEmpty, names.count == parts.count, let sum = RuleFigures(pack).values(names)?.sum,
      !wholes.contains(where: { Fraction(decimal: $0) == sum })
    else { return [] }
    return [
      ruleFinding(
        .ruleSumDiffers, at: place, found: sum.plain,
        message: Sentence(
          id: "\(what.id) berjumlah \(sum.plain), bukan \(wholes.joined(separator: " atau "))",
          en: "\(what.en) sum to \(sum.plain), not \(wholes.joined(separator: " or "))"),
        other: parts.map(\.place).last)
    ]
  }

  private func declared(_ sum: DeclaredSum, _ pack: RulePack) -> [Finding] {
    let figures = RuleFigures(pack)
    guard let found = figures.values(sum.parts)?.sum, let total = figures.value(sum.total),
      let tolerance = Fraction(decimal: sum.tolerance), let off = found - total, off.magnitude > tolerance
    else { return [] }
    return [
      ruleFinding(
        .ruleSumDiffers, at: sum.place, found: found.plain,
        message: Sentence(
          id: "\(sum.parts.joined(separator: " + ")) = \(found.plain), bukan \(sum.total) = \(total.plain)",
          en: "\(sum.parts.joined(separator: " + ")) = \(found.plain), not \(sum.total) = \(total.plain)"),
        other: pack.parameter(sum.total)?.values.last?.place)
    ]
  }

}
