/// The published lines of one allocation beside its published total: their sum, the innovation lines among them,
/// the difference.
package enum LedgerCalculation {
  /// Every allocation of the ledger with a total and at least two lines whose amounts are known.
  package static func groups(_ amounts: [DIDAmount]) -> [(total: DIDAmount, lines: [DIDAmount])] {
    amounts.filter { $0.isAllocation && $0.line == nil && $0.amount != nil && $0.conflictGroup == nil }
      .compactMap { total in
        let lines = amounts.filter {
          $0.isAllocation && $0.line != nil && $0.amount != nil && $0.region == total.region
            && $0.fiscalYear == total.fiscalYear && $0.component == total.component
        }
        return lines.count > 1 ? (total, lines) : nil
      }
  }

  package static let sum = "jumlah"
  package static let innovation = "inovasi"
  package static let total = "total"
  package static let difference = "selisih"
  package static let tolerance = "toleransi"
  package static let matches = "cocok"

  /// Steps `jumlah`, `inovasi` (where a line is one), `total`, `selisih`, `toleransi` and `cocok`.
  package static func calculation(_ entry: DIDAmount, lines: [DIDAmount]) -> Calculation {
    var made = Calculation(
      region: entry.region, year: entry.fiscalYear, pack: "", component: entry.component)
    func add(_ key: String, _ label: Sentence, _ entry: DIDAmount) {
      let unit: Rupiah = entry.exact ? 0 : entry.roundingUnit ?? 0
      made.inputs.append(
        CalculationInput(
          key: key, label: label, kind: .rupiah, unit: "rupiah",
          value: entry.amount.map { .rupiah($0) } ?? .unknown,
          citation: entry.citation))
      made.inputs.append(
        CalculationInput(
          key: "\(key)_satuan", label: label.with("Satuan digit terakhir: ", "Unit of the last digit: "),
          kind: .rupiah, unit: "rupiah", value: .rupiah(unit), citation: entry.citation))
      made.steps.append(
        CalculationStep(
          key, label, input: key, kind: .rupiah, note: entry.citation.note.map { Sentence(id: $0, en: $0) },
          .firstKnown([.fact])))
      made.steps.append(
        CalculationStep(
          "\(key)_satuan", label.with("Satuan digit terakhir: ", "Unit of the last digit: "),
          input: "\(key)_satuan", kind: .rupiah, .firstKnown([.fact])))
    }
    var keys: [(key: String, name: String)] = []
    for line in lines {
      let name = line.line ?? ""
      var key = CalculationBuilder.slug(name)
      while keys.contains(where: { $0.key == key }) { key += "_2" }
      keys.append((key, name))
      add(key, Sentence(id: name, en: name), line)
    }
    add(total, Sentence(id: "Jumlah yang terbit", en: "Published total"), entry)
    func step(
      _ id: String, _ label: Sentence, _ kind: CalculationStep.Kind, result: Bool = false,
      note: Sentence? = nil, _ expression: RuleExpression
    ) {
      made.steps.append(CalculationStep(id, label, kind: kind, isResult: result, note: note, expression))
    }
    step(
      sum, Sentence(id: "Jumlah \(lines.count) baris", en: "Sum of \(lines.count) lines"), .rupiah,
      result: true,
      .sum(keys.map { .step($0.key) }))
    let innovations = keys.filter { $0.name.lowercased().contains("inovasi") }
    if !innovations.isEmpty {
      step(
        innovation, Sentence(id: "Baris inovasi di antaranya", en: "Innovation lines among them"), .rupiah,
        result: true,
        note: Sentence(id: "baris yang namanya memuat “inovasi”", en: "lines whose name holds “inovasi”"),
        .sum(innovations.map { .step($0.key) }))
      step(
        "bagian_inovasi", Sentence(id: "Bagian baris inovasi", en: "Share of the innovation lines"), .share,
        .quotient(.step(innovation), .step(sum)))
    }
    step(
      difference, Sentence(id: "Selisih dengan yang terbit", en: "Difference from the published total"),
      .rupiah,
      .difference(.step(sum), .step(total)))
    let units = keys.map { RuleExpression.step("\($0.key)_satuan") } + [.step("\(total)_satuan")]
    step(
      tolerance, Sentence(id: "Toleransi pembulatan", en: "Tolerance of rounding"), .rupiah,
      note: Sentence(
        id: "setengah satuan digit terakhir setiap baris dan jumlahnya",
        en: "half a unit of the last digit of every line and of the total"),
      .quotient(.sum(units), .constant(2)))
    step(
      matches, Sentence(id: "Baris berjumlah seperti terbit", en: "Lines add up as published"), .verdict,
      result: true, .compare(.magnitude(.step(difference)), .atMost, .step(tolerance)))
    made.verdict = matches
    made.tests = [matches]
    return made
  }

}

/// What a pack says about its national pool, checked against itself: shares of clusters, prizes in all.
package enum PoolCalculation {
  package static func calculation(_ pack: RulePack, _ parameters: ResolvedParameters) -> Calculation? {
    var made = Calculation(region: "", year: pack.fiscalYear, pack: pack.id, component: "kolam")
    for component in pack.components {
      addClusters(component, pack, parameters, &made)
      if let rule = component.prizes { addPrizes(rule, component, parameters, &made) }
    }
    return made.steps.isEmpty ? nil : made
  }

  private static func addClusters(
    _ component: RuleComponent, _ pack: RulePack, _ parameters: ResolvedParameters, _ made: inout Calculation
  ) {
    // What is not in force or not known is left out: no zero stands for it.
    guard let pool = component.pool, parameters.value(pool).number != nil, !component.clusters.isEmpty,
      component.clusters.allSatisfy({ parameters.value($0.share).number != nil })
    else { return }
    for cluster in component.clusters {
      made.steps.append(
        CalculationStep(
          "kolam_\(cluster.id)", cluster.label.with("Kolam ", "Pool of "), limit: cluster.share,
          kind: .rupiah,
          .product([.parameter(pool), .limit])))
    }
    let pools = component.clusters.map { RuleExpression.step("kolam_\($0.id)") }
    made.steps.append(
      CalculationStep(
        "kolam_semua", Sentence(id: "Jumlah kolam", en: "Sum of the pools"), kind: .rupiah, isResult: true,
        .sum(pools)))
    add(
      "cek_kolam",
      Sentence(id: "Kolam klaster berjumlah pagu", en: "Pools of the clusters add up to the pool"),
      limit: pool, .compare(.magnitude(.difference(.step("kolam_semua"), .limit)), .atMost, .constant(1)),
      &made)
  }

  private static func addPrizes(
    _ rule: PrizeRule, _ component: RuleComponent, _ parameters: ResolvedParameters, _ made: inout Calculation
  ) {
    let prizes = rule.prizes.sorted { $0.key < $1.key }.map { RuleExpression.parameter($0.value) }
    func step(
      _ id: String, _ label: Sentence, _ kind: CalculationStep.Kind, limit: String?,
      _ expression: RuleExpression
    ) {
      made.steps.append(
        CalculationStep(id, label, limit: limit, kind: kind, isResult: kind == .rupiah, expression))
    }
    let clusters = RuleExpression.parameter("klaster"),
      provinces = RuleExpression.parameter("klaster_provinsi")
    step(
      "hadiah_per_sektor",
      Sentence(id: "Hadiah setiap sektor dan klaster", en: "Prizes a sector and cluster"),
      .rupiah, limit: nil, .sum(prizes))
    for (id, label, factor, published, check) in [
      (
        "hadiah_semua", Sentence(id: "Seluruh hadiah", en: "All prizes"), clusters, component.pool,
        Sentence(id: "Seluruh hadiah = pagu yang terbit", en: "All prizes = the published pool")
      ),
      (
        "hadiah_provinsi", Sentence(id: "Hadiah provinsi", en: "Prizes of provinces"), provinces,
        "pagu_provinsi",
        Sentence(id: "Hadiah provinsi seperti terbit", en: "Prizes of provinces as published")
      ),
      (
        "hadiah_kabkota", Sentence(id: "Hadiah kabupaten dan kota", en: "Prizes of regencies and cities"),
        .difference(clusters, provinces), "pagu_kabkota",
        Sentence(
          id: "Hadiah kabupaten dan kota seperti terbit", en: "Prizes of regencies and cities as published")
      ),
    ] {
      step(id, label, .rupiah, limit: "sektor", .product([.limit, factor, .step("hadiah_per_sektor")]))
      guard let published, parameters.value(published).number != nil else { continue }
      add("cek_\(id)", check, limit: published, .compare(.step(id), .equal, .limit), &made)
    }
    step(
      "banyak_hadiah", Sentence(id: "Banyak hadiah", en: "Number of prizes"), .count, limit: "sektor",
      .product([.limit, clusters, .constant(prizes.count)]))
    if parameters.value("jumlah_hadiah").number != nil {
      add(
        "cek_banyak_hadiah",
        Sentence(id: "Banyak hadiah seperti terbit", en: "Number of prizes as published"),
        limit: "jumlah_hadiah",
        .compare(.step("banyak_hadiah"), .equal, .limit), &made)
    }
  }

  private static func add(
    _ id: String, _ label: Sentence, limit: String, _ expression: RuleExpression, _ made: inout Calculation
  ) {
    made.tests.append(id)
    made.steps.append(CalculationStep(id, label, limit: limit, kind: .verdict, expression))
  }
}
