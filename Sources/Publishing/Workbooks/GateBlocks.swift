import TolokCore

/// The 2022 gate as blocks of live formulas, one a region, all alike.
struct GateBlocks {
  let results: MonthResults
  let parameters: [String: (place: String, value: String?)]

  struct Written {
    let region: String
    /// `Perhitungan!$C$5:$C$14`
    let leaves: String
  }

  private var assessed: [DIDComponentResult] { results.did.filter { $0.component == "did_prior_year" } }

  func write(_ inputs: SheetPen, _ working: SheetPen, _ outcome: SheetPen) -> [Written] {
    guard !assessed.isEmpty else { return [] }
    outcome.heading("DID 2022, kinerja tahun sebelumnya: gerbang")
    outcome.head([
      "Wilayah", "Komponen", "Putusan", "Paling sedikit (Rp)", "Paling banyak (Rp)", "Belum diketahui",
    ])
    return assessed.map { write($0, inputs, working, outcome) }
  }

  private func write(
    _ result: DIDComponentResult, _ inputs: SheetPen, _ working: SheetPen, _ outcome: SheetPen
  ) -> Written {
    let name = results.regionName(result.region)
    let facts = readInputs(result.region, result.year)
    inputs.heading("\(name), gerbang TA \(result.year)")
    inputs.head(["Nama sel", "Fakta", "Nilai", "Keyakinan", "Sumber", "Catatan"])
    var places: [String: String] = [:]
    for (key, label) in Self.facts(result.year) {
      let fact = facts[key]
      let cell = "in_\(Self.key(result.region))_did22_\(key)"
      let row = inputs.line([
        .text(cell), .text(label), fact.map { .text($0.value, .input) } ?? .text("belum diketahui", .unknown),
        .text(fact?.citation.confidence.rawValue ?? "tidak ada"), .text(fact?.citation.source ?? ""),
        .text(fact?.citation.note ?? ""),
      ])
      places[key] = "Masukan!$C$\(row)"
      inputs.book.define(cell, "=Masukan!$C$\(row)")
      inputs.choices(row: row, column: 2, Self.choices(key))
    }
    inputs.skip()
    return calculate(result, name, facts.mapValues(\.value), places, working, outcome)
  }

  private func calculate(
    _ result: DIDComponentResult, _ name: String, _ facts: [String: String], _ places: [String: String],
    _ working: SheetPen, _ outcome: SheetPen
  ) -> Written {
    working.heading("\(name), gerbang TA \(result.year)")
    working.head(["Nama", "Uji", "Hasil", "Cara menghitung"])
    var values: [String: Double] = [:]
    var cells: [String: String] = [:]
    func step(_ id: String, _ label: String, _ formula: String, _ value: Double, _ how: String) {
      let row = working.line([
        .text(id), .text(label), .formula(formula, value, .verdict), .text(how, .note),
      ])
      values[id] = value
      cells[id] = "Perhitungan!$C$\(row)"
    }
    let first = Int(working.row) + 1
    let years = Self.years(result.year)
    for year in years {
      let key = "opini_lkpd_\(year)"
      let place = places[key] ?? ""
      let value = facts[key].map { $0 == "WTP" ? 1.0 : $0 == "belum diketahui" ? 0 : -1 } ?? 0
      step(
        key, "Opini LKPD \(year)",
        "=IF(\(place)=\"WTP\",1,IF(OR(\(place)=\"belum diketahui\",\(place)=\"\"),0,-1))",
        value, "WTP = 1; opini lain = −1; belum diketahui = 0")
    }
    for (id, label) in [
      ("apbd_tepat_waktu", "Perda APBD tepat waktu"), ("ebudgeting", "e-budgeting"), ("ptsp", "PTSP"),
    ] {
      let place = places[id] ?? ""
      step(
        id, label, "=IF(\(place)=\"ya\",1,IF(\(place)=\"tidak\",-1,0))", Self.yesNo(facts[id]),
        "ya = 1; tidak = −1")
    }
    let place = places["eproc_min_B"] ?? ""
    let scale = parameters["skala"]?.place ?? "", limit = parameters["eproc_minimum"]
    step(
      "eproc_min_B", "e-procurement sedikitnya \(limit?.value ?? "?")",
      "=IF(\(place)=\"ya\",1,IF(\(place)=\"tidak\",-1,IFERROR(IF(MATCH(\(place),\(scale),0)<=MATCH(\(limit?.place ?? ""),\(scale),0),1,-1),0)))",
      grade(facts["eproc_min_B"], limit: limit?.value), "ya/tidak, atau peringkat dibanding ambang")
    let opinions = years.map { cells["opini_lkpd_\($0)"] ?? "" }
    let five = years.map { values["opini_lkpd_\($0)"] ?? 0 }.min() ?? 0
    step(
      "wtp_5_berturut", "WTP lima tahun berturut", "=MIN(\(opinions.joined(separator: ",")))", five,
      "MIN kelima opini")
    let latest = values["opini_lkpd_\(result.year - 2)"] ?? 0
    let statement = Self.yesNo(facts["wtp_terakhir"])
    let last = cells["opini_lkpd_\(result.year - 2)"] ?? "", said = places["wtp_terakhir"] ?? ""
    step(
      "wtp_terakhir", "WTP tahun terakhir",
      "=IF(\(last)<>0,\(last),IF(\(said)=\"ya\",1,IF(\(said)=\"tidak\",-1,0)))",
      latest != 0 ? latest : statement,
      "opini tahun terakhir, atau pernyataan bila opininya belum diketahui")
    let leaves = "Perhitungan!$C$\(first):$C$\(Int(working.row))"
    let rest = ["apbd_tepat_waktu", "eproc_min_B", "ebudgeting", "ptsp"]
    func cluster(_ id: String, _ label: String, _ opinion: String) {
      let parts = [opinion] + rest
      step(
        id, label, "=MIN(\(parts.compactMap { cells[$0] }.joined(separator: ",")))",
        parts.compactMap { values[$0] }.min() ?? 0, "MIN kelima uji")
    }
    cluster("klaster_A", "Klaster A", "wtp_5_berturut")
    cluster("klaster_B", "Klaster B", "wtp_terakhir")
    working.line([
      .text("klaster_C"), .text("Klaster C"), .text("○ belum dapat dinilai", .note),
      .text("keanggotaan klaster C tidak diketahui; tidak masuk MAX", .note),
    ])
    let gate = max(values["klaster_A"] ?? 0, values["klaster_B"] ?? 0)
    step(
      "gerbang", "Gerbang", "=MAX(\(cells["klaster_A"] ?? ""),\(cells["klaster_B"] ?? ""))", gate,
      "MAX klaster A dan B")
    working.skip()
    let estimate = result.estimate
    let unknowns = (result.missing.map { "fakta \($0)" } + estimate.unknowns.map(\.id)).joined(
      separator: "; ")
    let row = outcome.line([
      .text(name, .strong), .text("kinerja tahun sebelumnya"),
      .formula("=\(cells["gerbang"] ?? "")", gate, .verdict),
      amount(estimate.low, .resultRupiah), amount(estimate.high, .resultRupiah), .text(unknowns),
    ])
    outcome.book.define("hsl_\(Self.key(result.region))_did22", "=Hasil!$C$\(row)")
    return Written(region: name, leaves: leaves)
  }

  private func readInputs(_ region: String, _ year: Int) -> [String: DIDInput] {
    var facts = Dictionary(
      results.registers.didInputs.filter { $0.region == region && $0.fiscalYear == year }.map {
        ($0.fact, $0)
      },
      uniquingKeysWith: { first, _ in first })
    // A grade says more than the statement that the threshold is met.
    if let grade = facts["eproc_peringkat"] { facts["eproc_min_B"] = grade }
    return facts
  }

  private func grade(_ value: String?, limit: String?) -> Double {
    let scale = ["A", "B", "C", "D", "E"]
    if let value, let place = scale.firstIndex(of: value), let limit, let bound = scale.firstIndex(of: limit)
    {
      return place <= bound ? 1 : -1
    }
    return Self.yesNo(value)
  }

  private static func yesNo(_ value: String?) -> Double { value == "ya" ? 1 : value == "tidak" ? -1 : 0 }
  private static func years(_ year: Int) -> [Int] { Array((year - 6)...(year - 2)) }
  static func key(_ region: String) -> String {
    String(region.filter { $0 != "." }.map { $0 == "-" ? "_" : $0 })
  }
  private static func facts(_ year: Int) -> [(String, String)] {
    years(year).map { ("opini_lkpd_\($0)", "Opini BPK atas LKPD \($0)") } + [
      ("wtp_terakhir", "Pernyataan: WTP tahun terakhir"),
      ("apbd_tepat_waktu", "Perda APBD \(year - 1) tepat waktu"),
      ("eproc_min_B", "e-procurement: ya/tidak sedikitnya B, atau peringkat"), ("ebudgeting", "e-budgeting"),
      ("ptsp", "PTSP"),
    ]
  }
  private static func choices(_ key: String) -> [String] {
    if key.hasPrefix("opini") { return ["WTP", "WDP", "TW", "TMP", "belum diketahui"] }
    let plain = ["ya", "tidak", "belum diketahui"]
    return key == "eproc_min_B" ? plain + ["A", "B", "C", "D", "E"] : plain
  }
}
