/// Fixed prizes by rank (PMK 87/PMK.07/2020, innovation part): exact for the sectors whose winners were seen; a
/// sector not seen stays unknown by name and never becomes zero.
extension CalculationBuilder {
  private var wins: [ContestWin] { registers.contestWins.filter { $0.region == region.id } }

  /// The cluster of the contest; a regency without a win may have stood among the disadvantaged regions.
  private var cluster: String? {
    wins.first?.cluster ?? (region.kind == .kabupaten ? nil : region.kind.rawValue)
  }

  mutating func addContest(_ rule: PrizeRule) {
    let kind = region.kind.rawValue
    input(
      "klaster", Sentence(id: "Klaster lomba", en: "Cluster of the contest"), .oneOf(rule.clusters),
      unit: "klaster", value: cluster.map { .word($0) } ?? .unknown,
      citation: wins.first?.citation ?? (cluster == nil ? nil : region.citation))
    step(
      CalculationStep(
        "klaster", Sentence(id: "Klaster lomba diketahui", en: "Cluster of the contest is known"),
        input: "klaster",
        kind: .verdict,
        note: Sentence(
          id: "kabupaten tanpa kemenangan bisa berada di klaster tertinggal",
          en: "a regency without a win may belong to the cluster of disadvantaged regions"),
        .isOnScale(.fact, scale: RuleExpression.Scale(id: "klaster_lomba", words: rule.clusters))))
    for sector in rule.sectors { addSector(sector, rule, among: cluster ?? kind) }
    let sectors = rule.sectors.map { RuleExpression.step(Self.sector($0)) }
    step(
      CalculationStep(
        "menang", Sentence(id: "Menang paling sedikit satu sektor", en: "Won at least one sector"),
        isResult: true, .any(sectors)))
    made.verdict = "menang"
    made.tests = rule.sectors.map(Self.sector)
    addLists(beside: ["klaster"])
  }

  private mutating func addSector(_ sector: String, _ rule: PrizeRule, among cluster: String) {
    let win = wins.first { $0.sector == sector }
    let isSeen = rule.seen.contains("\(cluster)/\(sector)") && self.cluster != nil
    let others = registers.contestWins.first { $0.sector == sector && $0.cluster == cluster }
    let label = Words.sector(sector).with("Sektor ", "Sector ")
    input(
      Self.rank(sector), label.with("Peringkat, ", "Rank, "), .rank(rule.prizes.keys.sorted()),
      unit: "0–\(rule.prizes.keys.max() ?? 0)",
      value: win.map { .whole($0.rank) } ?? (isSeen ? .whole(0) : .unknown),
      citation: win?.citation ?? (isSeen ? others?.citation : nil),
      note: win == nil && isSeen
        ? Sentence(id: "ketiga pemenangnya terlihat", en: "all three winners were seen") : nil)
    step(
      CalculationStep(
        Self.sector(sector), label, input: Self.rank(sector),
        .when(
          .compare(.fact, .equal, .constant(0)), met: .constant(-1), unmet: .isNumber(prize(of: .fact, rule)),
          otherwise: .constant(0))))
  }

  private func prize(of rank: RuleExpression, _ rule: PrizeRule) -> RuleExpression {
    let ranks = rule.prizes.keys.sorted()
    return .lookup(
      rank, keys: ranks.map { .parameter(ResolvedParameters.rank($0)) },
      values: ranks.compactMap { rule.prizes[$0] }.map { .parameter($0) })
  }

  static func sector(_ sector: String) -> String { "lomba_\(sector)" }
  static func rank(_ sector: String) -> String { "peringkat_\(sector)" }
  // MARK: Money

  /// At least the certain prizes; at most, our derivation, prize I in every sector still possible, capped by the
  /// number of wins that a report states.
  mutating func addPrizeMoney(_ rule: PrizeRule) {
    for sector in rule.sectors {
      step(
        CalculationStep(
          "hadiah_\(sector)",
          Words.sector(sector).with("Hadiah, sektor ", "Prize, sector "),
          input: Self.rank(sector), kind: .rupiah,
          .when(
            .step(Self.sector(sector)), met: prize(of: .fact, rule), unmet: .constant(0), otherwise: .notKnown
          )))
    }
    let sectors = rule.sectors.map { RuleExpression.step(Self.sector($0)) }
    step(
      CalculationStep(
        "banyak_menang", Sentence(id: "Kemenangan yang pasti", en: "Certain wins"), kind: .count,
        .count(.met, of: sectors)))
    step(
      CalculationStep(
        "banyak_terbuka", Sentence(id: "Sektor yang tidak terlihat", en: "Sectors not seen"), kind: .count,
        .count(.unknown, of: sectors)))
    input(
      "sektor_menang",
      Sentence(id: "Banyak sektor yang dimenangkan menurut laporan", en: "Sectors won according to reports"),
      .count,
      unit: "sektor")
    step(
      CalculationStep(
        "masih_mungkin", Sentence(id: "Sektor yang masih mungkin menang", en: "Sectors still possible"),
        input: "sektor_menang", kind: .count,
        .when(
          .isNumber(.fact),
          met: .smallest([
            .step("banyak_terbuka"),
            .largest([.constant(0), .difference(.fact, .step("banyak_menang"))]),
          ]), unmet: .step("banyak_terbuka"), otherwise: .step("banyak_terbuka"))))
    let certain = RuleExpression.sum(
      rule.sectors.map { .firstKnown([.step("hadiah_\($0)"), .constant(0)]) })
    step(
      CalculationStep(
        "hadiah_rendah", Sentence(id: "Hadiah: paling sedikit", en: "Prizes: at least"), kind: .rupiah,
        note: Sentence(
          id: "hadiah yang pasti; sektor yang belum diketahui tidak dijumlahkan",
          en: "the certain prizes; a sector not known is not added"),
        .when(.step("menang"), met: certain, unmet: .constant(0), otherwise: .notKnown)))
    let best = rule.prizes.min { $0.key < $1.key }?.value
    step(
      CalculationStep(
        "hadiah_tinggi", Sentence(id: "Hadiah: paling banyak", en: "Prizes: at most"), limit: best,
        kind: .rupiah,
        note: Sentence(
          id: "turunan buku ini: hadiah I untuk setiap sektor yang masih mungkin menang",
          en: "our derivation: prize I for every sector still possible"),
        .when(
          .step("menang"),
          met: .when(
            .compare(.step("masih_mungkin"), .equal, .constant(0)), met: .step("hadiah_rendah"),
            unmet: .sum([.step("hadiah_rendah"), .product([.step("masih_mungkin"), .limit])]),
            otherwise: .notKnown), unmet: .constant(0), otherwise: .notKnown)))
    made.ways.append(EstimateWay(.exactPrize, low: "hadiah_rendah", high: "hadiah_tinggi"))
  }
}
