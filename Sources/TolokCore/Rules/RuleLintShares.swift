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
    let values = parts.compactMap { part in part.name.flatMap { value($0, pack) } }
    guard !parts.isEmpty, values.count == parts.count else { return [] }
    let sum = values.reduce(RuleNumber(0), +)
    guard !wholes.contains(where: { RuleNumber($0) == sum }) else { return [] }
    return [
      ruleFinding(
        .ruleSumDiffers, at: place, found: "\(sum)",
        message: Sentence(
          id: "\(what.id) berjumlah \(sum), bukan \(wholes.joined(separator: " atau "))",
          en: "\(what.en) sum to \(sum), not \(wholes.joined(separator: " or "))"),
        other: parts.map(\.place).last)
    ]
  }

  private func declared(_ sum: DeclaredSum, _ pack: RulePack) -> [Finding] {
    let parts = sum.parts.compactMap { value($0, pack) }
    guard parts.count == sum.parts.count, let total = value(sum.total, pack),
      let tolerance = RuleNumber(sum.tolerance)
    else { return [] }
    let found = parts.reduce(RuleNumber(0), +)
    guard (found - total).magnitude > tolerance else { return [] }
    return [
      ruleFinding(
        .ruleSumDiffers, at: sum.place, found: "\(found)",
        message: Sentence(
          id: "\(sum.parts.joined(separator: " + ")) = \(found), bukan \(sum.total) = \(total)",
          en: "\(sum.parts.joined(separator: " + ")) = \(found), not \(sum.total) = \(total)"),
        other: pack.parameter(sum.total)?.values.last?.place)
    ]
  }

  private func value(_ name: String, _ pack: RulePack) -> RuleNumber? {
    pack.parameter(name)?.inForce(on: pack.until)?.value.flatMap { RuleNumber($0) }
  }
}
