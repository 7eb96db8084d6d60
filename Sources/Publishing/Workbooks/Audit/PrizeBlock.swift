import TolokCore

/// Fixed prizes by rank as live formulas: exact for the sectors seen; a sector not seen stays unknown by name and
/// never becomes zero.
struct PrizeBlock {
  let context: AuditContext
  let result: DIDComponentResult
  let pack: PackParameters
  let builder: BlockBuilder
  let sectors: [String]
  let clusters: [String]
  let prizes: [Int: String]

  struct Built {
    let verdictRow: Int
    let verdict: Int
    let restRow: Int
    let rest: Int
    let unseen: Live
    let unseenRow: Int
    let lowRow: Int
    let low: AuditValue
    let high: AuditValue
    let assumed: Live
    let block: AuditBlock
  }

  private struct Sector {
    let row: Int
    let label: String
    let verdict: Int
    let prize: AuditValue
    let assumed: Int
  }

  private var words: AuditWords { context.words }
  private func say(_ id: String, _ en: String) -> String { words.say(id, en) }

  func build() -> Built {
    let cluster = clusterInput()
    let ranked = sectors.map(sectorStep)
    let rows = (ranked.first?.row ?? builder.nextRow)...(ranked.last?.row ?? builder.nextRow)
    let wins = builder.input(
      "menang", say("Banyak sektor yang dimenangkan menurut laporan", "Sectors won according to reports"),
      .text(words.unknown), .count, unit: words.unit("sektor"), context.noOrigin)
    let (e, f) = ("E\(rows.lowerBound):E\(rows.upperBound)", "F\(rows.lowerBound):F\(rows.upperBound)")
    let verdict = AuditLogic.any(ranked.map(\.verdict))
    let won = ranked.filter { $0.verdict == 1 }.count
    let open = ranked.filter { $0.verdict == 0 }.count
    let verdictRow = builder.step(
      say("Menang paling sedikit satu sektor", "Won at least one sector"),
      fact: Live("SUMPRODUCT(--(\(e)=1))", won), .count, verdict: Live("MAX(\(e))", verdict),
      how: say(
        "Yang terbesar dari putusan sektor; fakta = banyak kemenangan pasti",
        "The largest of the sectors' verdicts; fact = certain wins"),
      isResult: true)
    return finish(
      ranked, rows: rows, e: e, f: f, wins: wins, verdictRow: verdictRow, verdict: verdict, won: won,
      open: open,
      cluster: cluster)
  }

  // MARK: Inputs

  /// A regency without a win may have stood among the disadvantaged regions.
  private func clusterInput() -> AuditInput {
    let win = context.results.registers.contestWins.first { $0.region == result.region }
    let doubtful = result.estimate.unknowns.count > result.missing.count
    let kind = context.results.registers.region(result.region)?.kind.rawValue
    let value = win?.cluster ?? (doubtful ? nil : kind.flatMap { clusters.contains($0) ? $0 : nil })
    return builder.input(
      "klaster", say("Klaster lomba", "Cluster of the contest"), .text(value ?? words.unknown),
      .oneOf(clusters + [words.unknown]), unit: words.unit("klaster"),
      win.map { context.origin($0.citation) } ?? (value == nil ? context.noOrigin : kindOrigin))
  }

  private var kindOrigin: AuditOrigin {
    context.results.registers.region(result.region).map { context.origin($0.citation) } ?? context.noOrigin
  }

  private func sectorStep(_ sector: String) -> Sector {
    let criterion = result.criteria.first { $0.id == "lomba_\(sector)" }
    let wins = context.results.registers.contestWins
    let win = wins.first { $0.region == result.region && $0.sector == sector }
    let label = words.sector(sector)
    let rank: AuditValue =
      if let win { .number(Double(win.rank)) } else if criterion?.outcome == .unmet { .number(0) } else {
        .text(words.unknown)
      }
    var origin = win.map { context.origin($0.citation) } ?? context.noOrigin
    if win == nil, rank.number != nil, let other = wins.first(where: { $0.sector == sector }) {
      // The three winners of the cluster were seen: the source of the list says who did not win.
      origin = context.origin(other.citation)
      origin.place = say("ketiga pemenang terlihat", "all three winners seen")
    }
    let input = builder.input(
      sector,
      say("Peringkat, sektor ", "Rank, sector ") + (label == label.uppercased() ? label : label.lowercased()),
      rank,
      .rank(prizes.keys.sorted()),
      unit: "0–\(prizes.keys.max() ?? 0)", origin)
    let row = builder.nextRow
    let prize = rank.number.flatMap { prizes[Int($0)] }.flatMap { pack.parameters[$0] }
    let verdict = rank.number == nil ? 0 : rank.number == 0 ? -1 : prize?.value.number == nil ? 0 : 1
    let amount: AuditValue =
      verdict == 1
      ? (prize?.value ?? .text(words.unknown)) : verdict == -1 ? .number(0) : .text(words.unknown)
    let (ranks, amounts) = (pack.scales["peringkat"]?.name ?? "0", pack.scales["hadiah"]?.name ?? "0")
    builder.step(
      label, fact: builder.fact(input), .count,
      verdict: Live(
        "IFERROR(IF(ISNUMBER(C\(row)),IF(C\(row)=0,-1,IF(ISNUMBER(INDEX(\(amounts),MATCH(C\(row),\(ranks),0))),1,0)),0),0)",
        verdict), .won,
      extra: Live(
        "IF(E\(row)=1,INDEX(\(amounts),MATCH(C\(row),\(ranks),0)),IF(E\(row)=-1,0,\(words.quoted(words.unknown))))",
        amount), .rupiah,
      how: builder.steps.isEmpty
        ? say(
          "Peringkat = hadiahnya; 0 = tidak menang; tanpa fakta = belum diketahui",
          "Rank = its prize; 0 = did not win; no fact = not known") : "",
      input: input, parameter: prize ?? pack.parameters[prizes[1] ?? ""])
    return Sector(
      row: row, label: label, verdict: verdict, prize: amount,
      assumed: input.origin.confidence == words.assumption ? 1 : 0)
  }

  // MARK: Sums

  private func finish(
    _ ranked: [Sector], rows: ClosedRange<Int>, e: String, f: String, wins: AuditInput, verdictRow: Int,
    verdict: Int, won: Int, open: Int, cluster: AuditInput
  ) -> Built {
    let unknown = words.quoted(words.unknown)
    let restRow = builder.nextRow
    let best = pack.parameters[prizes[1] ?? ""]
    builder.step(
      say("Sektor yang masih mungkin menang", "Sectors still possible"), fact: builder.fact(wins), .count,
      limit: Live("SUMPRODUCT(--(\(e)=0))", open), .count,
      verdict: Live(
        "IF(ISNUMBER(C\(restRow)),MIN(D\(restRow),MAX(0,C\(restRow)-C\(verdictRow))),D\(restRow))", open),
      .count,
      how: say(
        "Sektor yang tidak terlihat, dibatasi banyak kemenangan menurut laporan bila ada",
        "Sectors not seen, capped by the wins reported where there is a report"), input: wins)
    let doubt = cluster.value == .text(words.unknown)
    let clusterRow = builder.nextRow
    let clusterWords = say("klaster lomba", "cluster of the contest")
    builder.step(
      say("Klaster lomba", "Cluster of the contest"), fact: builder.fact(cluster),
      how: say(
        "Kabupaten tanpa kemenangan bisa berada di klaster tertinggal",
        "A regency without a win may belong to the cluster of disadvantaged regions"), input: cluster)
    let word = say("sektor ", "sector ")
    let listed = ranked.map { "IF(E\($0.row)=0,\"; \(word)\"&B\($0.row),\"\")" }.joined(separator: "&")
    let unseen = Live(
      "MID(IF(C\(clusterRow)=\(unknown),\"; \(clusterWords)\",\"\")&\(listed),3,1000)",
      AuditLogic.list(
        (doubt ? [clusterWords] : []) + ranked.filter { $0.verdict == 0 }.map { "\(word)\($0.label)" }))
    let unseenRow = builder.step(say("Yang belum diketahui", "What is not known"), list: unseen)
    let sum = ranked.compactMap(\.prize.number).reduce(0, +)
    let low: AuditValue = verdict == 0 ? .text(words.unknown) : .number(sum)
    let high: AuditValue =
      verdict == 0
      ? .text(words.unknown)
      : open == 0
        ? .number(sum) : best?.value.number.map { .number(sum + Double(open) * $0) } ?? .text(words.unknown)
    let lowRow = builder.step(
      say("Paling sedikit", "At least"),
      extra: Live("IF(E\(verdictRow)=0,\(unknown),SUM(\(f)))", low), .rupiah,
      how: say(
        "Jumlah hadiah yang pasti; yang belum diketahui tidak dijumlahkan",
        "Sum of the certain prizes; the unknown is not added"),
      isResult: true)
    let name = best?.name ?? "0"
    builder.step(
      say("Paling banyak", "At most"),
      extra: Live(
        "IF(E\(verdictRow)=0,\(unknown),IF(E\(restRow)=0,F\(lowRow),IF(ISNUMBER(\(name)),F\(lowRow)+E\(restRow)*\(name),\(unknown))))",
        high), .rupiah,
      how: say(
        "Turunan buku ini: ditambah hadiah I untuk setiap sektor yang masih mungkin menang",
        "Our derivation: plus prize I for every sector still possible"), parameter: best, isResult: true)
    builder.step(
      say("Keutuhan blok", "Block intact"),
      verdict: Live("IF(SUMPRODUCT((\(e)=1)+(\(e)=0)+(\(e)=-1))=ROWS(\(e)),1,0)", 1), .check,
      how: say("Setiap putusan bernilai 1, 0 atau -1", "Every verdict is 1, 0 or -1"))
    builder.define("hit_\(builder.key)_rendah", column: "F", row: lowRow)
    builder.define("hit_\(builder.key)_tinggi", column: "F", row: lowRow + 1)
    let block = builder.block(
      headings: [
        say("Kode", "Code"), say("Butir", "Item"), say("Fakta", "Fact"), say("Banyak", "Count"),
        say("Putusan", "Verdict"), "Rupiah", say("Cara menghitung", "How it counts"), say("Masukan", "Input"),
        "Parameter",
      ], right: [5], verdicts: rows.lowerBound...verdictRow)
    return Built(
      verdictRow: verdictRow, verdict: verdict, restRow: restRow, rest: open, unseen: unseen,
      unseenRow: unseenRow,
      lowRow: lowRow, low: low, high: high, assumed: assumed(ranked), block: block)
  }
  /// An assumption of the register, or a change made here, under any of the block's facts.
  private func assumed(_ ranked: [Sector]) -> Live {
    let (first, last) = (builder.firstInputRow, builder.lastInputRow)
    return Live(
      "IF(SUM('Masukan'!$E$\(first):$E$\(last))+SUMPRODUCT(--('Masukan'!$G$\(first):$G$\(last)=\(words.quoted(words.assumption))))>0,1,0)",
      ranked.map(\.assumed).max() ?? 0)
  }
}
