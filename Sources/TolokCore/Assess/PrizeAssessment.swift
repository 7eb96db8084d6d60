/// Fixed prizes by rank (PMK 87/PMK.07/2020, innovation part): the sum over the sectors seen; the sectors not
/// seen stay unknown by name and never become zero.
struct PrizeAssessment {
  let pack: RulePack
  let component: RuleComponent
  let registers: Registers
  let lawAsOf: CalendarDate
  let sectors: [String]
  let clusters: [String]
  let prizes: [Int: String]
  let complete: Set<String>

  func assess(region: String, year: Int) -> DIDComponentResult {
    let wins = registers.contestWins.filter { $0.region == region }
    let cluster = wins.first?.cluster ?? registers.region(region)?.kind.rawValue ?? ""
    // A kabupaten without a win may have stood in the cluster of disadvantaged regions.
    let doubtful = wins.isEmpty && cluster == "kabupaten"
    let unseen = sectors.filter { sector in
      !complete.contains("\(cluster)/\(sector)") && !wins.contains { $0.sector == sector }
    }
    let amounts = wins.map { win in prize(win.rank) }
    let known = !wins.isEmpty && amounts.allSatisfy { $0 != nil }
    let sum = amounts.reduce(Rupiah(0)) { $0 + ($1 ?? 0) }
    let best = prize(1)
    let verdict: Verdict = known ? .met : .unknown
    let estimate: Estimate
    if known {
      // Upper end: prize I in every sector of the cluster not seen; our derivation, labelled as one.
      let high = best.map { sum + Rupiah(unseen.count) * $0 }
      estimate = Estimate(
        method: .exactPrize, low: sum, high: high, exact: unseen.isEmpty, unknowns: unseen.map(sentence))
    } else {
      estimate = Estimate(
        method: .unknown, low: nil, high: nil, exact: false,
        unknowns: (doubtful ? [clusterDoubt] : []) + unseen.map(sentence))
    }
    return DIDComponentResult(
      region: region, year: year, pack: pack.id, component: component.id, label: pack.label, verdict: verdict,
      criteria: sectors.map { criterion($0, cluster, wins) }, estimate: estimate,
      missing: unseen.map { "peringkat_\($0)" })
  }

  private func prize(_ rank: Int) -> Rupiah? {
    prizes[rank].flatMap { id in pack.parameters.first { $0.id == id }?.inForce(on: lawAsOf)?.value }
      .flatMap { Rupiah($0) }
  }

  private func criterion(_ sector: String, _ cluster: String, _ wins: [ContestWin]) -> CriterionResult {
    let name = Self.words(sector)
    let label = Sentence(id: "Sektor \(name)", en: "Sector \(name)")
    let citation = "PMK 87/PMK.07/2020 menurut S9, S11"
    if let win = wins.first(where: { $0.sector == sector }) {
      let amount = prize(win.rank)
      return CriterionResult(
        id: "lomba_\(sector)", label: label, outcome: amount == nil ? .unknown : .met, fact: "\(win.rank)",
        threshold: "1–3", citation: citation, source: win.citation.origin,
        reason: Sentence(
          id: "peringkat \(win.rank), sumber \(win.citation.source)",
          en: "rank \(win.rank), source \(win.citation.source)"))
    }
    let seen = complete.contains("\(cluster)/\(sector)")
    return CriterionResult(
      id: "lomba_\(sector)", label: label, outcome: seen ? .unmet : .unknown,
      fact: seen ? "tidak menang" : nil,
      threshold: "1–3", citation: citation, source: nil,
      reason: seen
        ? Sentence(
          id: "ketiga pemenang terlihat, wilayah ini bukan", en: "all three winners were seen, others")
        : Sentence(id: "pemenang sektor ini tidak terlihat", en: "the winners of this sector were not seen"))
  }

  private func sentence(_ sector: String) -> Sentence {
    let name = Self.words(sector)
    return Sentence(
      id: "pemenang sektor \(name) belum terlihat", en: "winners of the sector \(name) were not seen")
  }

  /// `pasar_modern` as people write it; PTSP is an abbreviation.
  static func words(_ sector: String) -> String {
    sector == "ptsp" ? "PTSP" : sector.split(separator: "_").joined(separator: " ")
  }

  private var clusterDoubt: Sentence {
    Sentence(
      id: "klaster kabupaten atau tertinggal/perbatasan belum diketahui",
      en: "cluster (regency or disadvantaged/border) is not known")
  }
}
