import TolokCore

/// The 2020 contest prizes as blocks of live formulas, one a region.
struct ContestBlocks {
  let results: MonthResults
  let parameters: [String: (place: String, value: String?)]

  struct Written {
    let region: String
    let verdict: String
    let low: String
    let high: String
  }

  func write(_ inputs: SheetPen, _ working: SheetPen, _ outcome: SheetPen) -> [Written] {
    let assessed = results.did.filter { $0.component == "lomba_inovasi" }
    guard !assessed.isEmpty else { return [] }
    outcome.skip()
    outcome.heading("DID Tambahan 2020, lomba inovasi: hadiah tetap")
    outcome.head([
      "Wilayah", "Komponen", "Putusan", "Paling sedikit (Rp)", "Paling banyak (Rp)", "Belum diketahui",
    ])
    return assessed.map { write($0, inputs, working, outcome) }
  }

  private func write(
    _ result: DIDComponentResult, _ inputs: SheetPen, _ working: SheetPen, _ outcome: SheetPen
  ) -> Written {
    let name = results.regionName(result.region), key = GateBlocks.key(result.region)
    inputs.heading("\(name), lomba inovasi 2020")
    inputs.head(["Nama sel", "Sektor", "Peringkat", "Keyakinan", "Sumber", "Catatan"])
    working.heading("\(name), lomba inovasi 2020")
    working.head(["Nama", "Sektor", "Hadiah (Rp)", "Cara menghitung"])
    let prizes = ["hadiah_I", "hadiah_II", "hadiah_III"].map { parameters[$0]?.place ?? "0" }
    let values = ["hadiah_I", "hadiah_II", "hadiah_III"].map {
      parameters[$0]?.value.flatMap { Double($0) } ?? 0
    }
    var sum = 0.0, wins = 0.0, unseen = 0.0
    var firstInput = 0, lastInput = 0, firstPrize = 0, lastPrize = 0
    for criterion in result.criteria {
      let rank = criterion.fact.flatMap { Int($0) }
      let win = results.registers.contestWins.first {
        $0.region == result.region && "lomba_\($0.sector)" == criterion.id
      }
      let cell = "in_\(key)_didt20_\(criterion.id)"
      let ink: Ink =
        rank.map { .number(Double($0), .input) }
        ?? (criterion.outcome == .unknown
          ? .text("belum diketahui", .unknown) : .text("tidak menang", .input))
      let row = inputs.line([
        .text(cell), .text(criterion.label.id), ink, .text(win?.citation.confidence.rawValue ?? ""),
        .text(win?.citation.source ?? ""), .text(criterion.reason.id),
      ])
      inputs.book.define(cell, "=Masukan!$C$\(row)")
      inputs.choices(row: row, column: 2, ["1", "2", "3", "tidak menang", "belum diketahui"])
      let place = "Masukan!$C$\(row)"
      let prize = rank.map { values.indices.contains($0 - 1) ? values[$0 - 1] : 0 } ?? 0
      let prizeRow = working.line([
        .text(criterion.id), .text(criterion.label.id),
        .formula(
          "=IF(\(place)=1,\(prizes[0]),IF(\(place)=2,\(prizes[1]),IF(\(place)=3,\(prizes[2]),0)))", prize,
          .rupiah),
        .text("hadiah menurut peringkat; tanpa peringkat 0 pada jumlah pasti", .note),
      ])
      if firstInput == 0 { (firstInput, firstPrize) = (row, prizeRow) }
      (lastInput, lastPrize) = (row, prizeRow)
      sum += prize
      if rank != nil { wins += 1 } else if criterion.outcome == .unknown { unseen += 1 }
    }
    inputs.skip()
    working.skip()
    let ranks = "Masukan!$C$\(firstInput):$C$\(lastInput)"
    let total = "SUM(Perhitungan!$C$\(firstPrize):$C$\(lastPrize))"
    let high = "\(total)+SUMPRODUCT(--(\(ranks)=\"belum diketahui\"))*\(prizes[0])"
    let known = wins > 0
    let unknown = "belum diketahui"
    let here = Int(outcome.row) + 1
    let unknowns = result.estimate.unknowns.map(\.id).joined(separator: "; ")
    outcome.line([
      .text(name, .strong), .text("lomba inovasi"),
      .formula("=IF(COUNT(\(ranks))>0,1,0)", known ? 1 : 0, .verdict),
      known
        ? .formula("=IF(COUNT(\(ranks))>0,\(total),\"\(unknown)\")", sum, .resultRupiah)
        : .textFormula("=IF(COUNT(\(ranks))>0,\(total),\"\(unknown)\")", unknown, .resultRupiah),
      known
        ? .formula("=IF(COUNT(\(ranks))>0,\(high),\"\(unknown)\")", sum + unseen * values[0], .resultRupiah)
        : .textFormula("=IF(COUNT(\(ranks))>0,\(high),\"\(unknown)\")", unknown, .resultRupiah),
      .text(unknowns),
    ])
    outcome.book.define("hsl_\(key)_didt20", "=Hasil!$C$\(here)")
    return Written(
      region: name, verdict: "Hasil!$C$\(here)", low: "Hasil!$D$\(here)", high: "Hasil!$E$\(here)")
  }
}
