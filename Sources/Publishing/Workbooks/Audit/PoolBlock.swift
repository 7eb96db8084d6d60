import TolokCore

/// The national pools of a pack: shares of the pool, number and sum of the prizes.
struct PoolBlock {
  let context: AuditContext
  let rules: RulePack
  let pack: PackParameters
  let builder: BlockBuilder

  struct Built {
    var shares: (rows: ClosedRange<Int>, sum: Double, part: Double)?
    var pool: AuditParameter?
    var prizes: (all: Int, provinces: Int, others: Int, count: Double, sum: Double, ofProvinces: Double)?
    let block: AuditBlock
  }

  /// Parameters that are shares of the pool.
  static func shares(_ rules: RulePack, _ pack: PackParameters) -> [AuditParameter] {
    rules.parameters.filter { $0.id.hasPrefix("bagian_") }.compactMap { pack.parameters[$0.id] }
  }

  private func say(_ id: String, _ en: String) -> String { context.say(id, en) }

  func build() -> Built? {
    let pool = rules.components.compactMap(\.pool).first.flatMap { pack.parameters[$0] }
    let shares = Self.shares(rules, pack)
    var made = Built(pool: pool, block: builder.block(headings: [], right: [], verdicts: nil))
    // What is not in force or not known is left out: no zero stands for it.
    if let pool, pool.value.number != nil, !shares.isEmpty, shares.allSatisfy({ $0.value.number != nil }) {
      made.shares = addShares(shares, pool)
    }
    if let ranks = pack.scales["hadiah"] { made.prizes = addPrizes(ranks) }
    guard !builder.steps.isEmpty else { return nil }
    let block = builder.block(
      headings: [
        say("Kode", "Code"), say("Butir", "Item"), "Rupiah", say("Banyak hadiah", "Prizes"),
        say("Bagian", "Share"),
        say("Catatan", "Note"), say("Cara menghitung", "How it counts"), say("Masukan", "Input"), "Parameter",
      ], right: [2, 3, 4], verdicts: nil)
    return Built(shares: made.shares, pool: pool, prizes: made.prizes, block: block)
  }

  private func addShares(
    _ shares: [AuditParameter], _ pool: AuditParameter
  ) -> (rows: ClosedRange<Int>, sum: Double, part: Double) {
    let first = builder.nextRow
    var sum = 0.0, parts = 0.0
    for share in shares {
      let row = builder.nextRow
      let part = share.value.number ?? 0, amount = (pool.value.number ?? 0) * part
      builder.step(
        share.label,
        fact: Live("IFERROR(\(pool.name)*E\(row),\(context.words.quoted(context.words.unknown)))", amount),
        .rupiah,
        verdict: Live(share.name, share.value), .percent, how: say("Pagu × bagian", "Pool × share"),
        parameter: share)
      sum += amount
      parts += part
    }
    return (first...(builder.nextRow - 1), sum, parts)
  }

  private func addPrizes(
    _ amounts: AuditScale
  ) -> (all: Int, provinces: Int, others: Int, count: Double, sum: Double, ofProvinces: Double)? {
    guard let sectors = pack.parameters["sektor"], let clusters = pack.parameters["klaster"],
      let provinces = pack.parameters["klaster_provinsi"]
    else { return nil }
    let known = amounts.values.compactMap { value -> Double? in
      if case .live(let live, _) = value { live.value.number } else { nil }
    }
    guard known.count == amounts.values.count else { return nil }
    let each = known.reduce(0, +)
    let s = sectors.value.number ?? 0, c = clusters.value.number ?? 0, p = provinces.value.number ?? 0
    let ranks = Double(amounts.values.count)
    let unknown = context.words.quoted(context.words.unknown)
    var rows: [Int] = []
    for (label, factor, count, how) in [
      (
        say("Seluruh hadiah", "All prizes"), clusters.name, c,
        say("Sektor × klaster × hadiah setiap peringkat", "Sectors × clusters × prize of each rank")
      ),
      (
        say("Hadiah provinsi", "Prizes of provinces"), provinces.name, p,
        say("Klaster provinsi", "Province clusters")
      ),
      (
        say("Hadiah kabupaten dan kota", "Prizes of regencies and cities"),
        "(\(clusters.name)-\(provinces.name))", c - p,
        say("Klaster selain provinsi", "Clusters other than provinces")
      ),
    ] {
      rows.append(
        builder.step(
          label,
          fact: Live(
            "IF(COUNT(\(amounts.name))=ROWS(\(amounts.name)),IFERROR(\(sectors.name)*\(factor)*SUM(\(amounts.name)),\(unknown)),\(unknown))",
            s * count * each),
          .rupiah,
          limit: Live(
            "IFERROR(\(sectors.name)*\(factor)*ROWS(\(amounts.name)),\(unknown))", s * count * ranks), .count,
          how: how,
          parameter: sectors))
    }
    return (rows[0], rows[1], rows[2], s * c * ranks, s * c * each, s * p * each)
  }
}
