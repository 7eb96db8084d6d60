/// Ways to an amount that lean on what was published: the ledger, and what others were paid.
extension CalculationBuilder {
  // MARK: Published

  /// A published amount belongs to the published facts: in a scenario it no longer applies.
  mutating func addPublished() {
    let total = ledger.filter { $0.line == nil }
    let lines = ledger.filter { $0.line != nil && $0.amount != nil }
    // One total, or lines where no total was seen; two totals are two readings, and none is chosen.
    let entries = total.count == 1 ? total : total.isEmpty ? lines : []
    let isWhole = total.count == 1
    var parts: [(low: RuleExpression, high: RuleExpression)] = []
    for entry in entries.isEmpty ? [nil] : entries.map(Optional.some) {
      let key = entry?.line.map { "terbit_\(Self.slug($0))" } ?? "terbit"
      let name = entry?.line.map { Sentence(id: ": \($0)", en: ": \($0)") } ?? Sentence(id: "", en: "")
      let label = Sentence(id: "Jumlah yang terbit\(name.id)", en: "Published amount\(name.en)")
      let amount: RuleValue = entry?.amount.map { .rupiah($0) } ?? .unknown
      let unit: RuleValue =
        amount == .unknown ? .unknown : .rupiah(entry.flatMap { $0.exact ? 0 : $0.roundingUnit } ?? 0)
      input(
        key, label, .rupiah, unit: "rupiah", value: amount, citation: entry?.citation,
        isLedger: true)
      input(
        "\(key)_satuan",
        Sentence(id: "Satuan digit terakhirnya; 0 = tepat", en: "Unit of its last digit; 0 = exact"),
        .rupiah, unit: "rupiah", value: unit, citation: entry?.citation, isLedger: true)
      step(
        CalculationStep(
          key, label, input: key, kind: .rupiah,
          note: Sentence(
            id: "dari buku besar; hanya berlaku untuk fakta dan parameter baseline",
            en: "from the ledger; holds only for the facts and parameters of the baseline"),
          .when(.isBaseline, met: .firstKnown([.fact]), unmet: .notKnown, otherwise: .notKnown)))
      step(
        CalculationStep(
          "\(key)_setengah",
          Sentence(
            id: "Setengah satuan digit terakhir\(name.id)", en: "Half a unit of the last digit\(name.en)"),
          input: "\(key)_satuan", kind: .rupiah, .quotient(.fact, .constant(2))))
      parts.append(
        (.difference(.step(key), .step("\(key)_setengah")), .sum([.step(key), .step("\(key)_setengah")])))
    }
    step(
      CalculationStep(
        "terbit_rendah", Sentence(id: "Terbit: paling sedikit", en: "Published: at least"), kind: .rupiah,
        parts.count == 1 ? parts[0].low : .sum(parts.map(\.low))))
    step(
      CalculationStep(
        "terbit_tinggi", Sentence(id: "Terbit: paling banyak", en: "Published: at most"), kind: .rupiah,
        note: isWhole || entries.isEmpty
          ? nil
          : Sentence(
            id: "hanya baris yang terlihat; jumlah seluruhnya tidak terbit",
            en: "only lines that were seen; the total was not published"),
        isWhole || entries.isEmpty ? parts[0].high : .notKnown))
    made.ways.append(EstimateWay(.published, low: "terbit_rendah", high: "terbit_tinggi"))
  }

  static func slug(_ text: String) -> String {
    var out = ""
    for scalar in text.lowercased().unicodeScalars {
      let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
      if isPlain {
        out.unicodeScalars.append(scalar)
      } else if !out.isEmpty, !out.hasSuffix("_") {
        out += "_"
      }
    }
    while out.hasSuffix("_") { out.removeLast() }
    return String(out.prefix(60))
  }

  // MARK: What others were paid

  /// Ranges that hold for this region: one of the whole component, else those of its categories.
  mutating func addRecipientRanges() {
    let ranges = component.estimates.compactMap { rule -> RecipientRange? in
      guard case .recipientRange(let range) = rule, range.kinds.isEmpty || range.kinds.contains(region.kind)
      else { return nil }
      return range
    }
    if let whole = ranges.first(where: { $0.category == nil }) {
      addRecipientRange(
        least: whole.least, most: whole.most, low: .firstKnown([.limit]), high: .firstKnown([.limit]),
        note: nil)
    } else if !ranges.isEmpty {
      addCategoryRanges(ranges)
    }
  }

  /// Who was paid for one category at least got the least of them, and for all of them the sum of the most; either
  /// is known only when every category of the component has that end.
  private mutating func addCategoryRanges(_ ranges: [RecipientRange]) {
    let named = component.categories.map { category in ranges.first { $0.category == category.id } }
    func ends(_ end: (RecipientRange) -> String?) -> [RuleExpression]? {
      let known = named.compactMap { $0.flatMap(end) }
      return known.count == component.categories.count ? known.map { .parameter($0) } : nil
    }
    addRecipientRange(
      least: nil, most: nil, low: ends { $0.least }.map { .smallest($0) } ?? .notKnown,
      high: ends { $0.most }.map { .sum($0) } ?? .notKnown,
      note: Sentence(
        id: "dari sedikitnya satu kategori sampai semuanya", en: "from one category at least to all of them"))
  }

  /// A recipient got something between the published ends; nobody else gets a figure from them.
  private mutating func addRecipientRange(
    least: String?, most: String?, low: RuleExpression, high: RuleExpression, note: Sentence?
  ) {
    let only = Sentence(
      id: "hanya bila terpenuhi; yang belum dapat dinilai tidak mendapat angka",
      en: "only where met; what cannot be assessed gets no figure")
    for (id, label, parameter, end) in [
      (
        "rentang_rendah",
        Sentence(id: "Rentang penerima: paling sedikit", en: "Range of recipients: at least"), least, low
      ),
      (
        "rentang_tinggi", Sentence(id: "Rentang penerima: paling banyak", en: "Range of recipients: at most"),
        most, high
      ),
    ] {
      step(
        CalculationStep(
          id, label, limit: parameter, kind: .rupiah,
          note: note.map { Sentence(id: "\(only.id); \($0.id)", en: "\(only.en); \($0.en)") } ?? only,
          .when(
            .step(made.verdict), met: parameter == nil && note == nil ? .notKnown : end, unmet: .notKnown,
            otherwise: .notKnown)))
    }
    made.ways.append(EstimateWay(.recipientRange, low: "rentang_rendah", high: "rentang_tinggi"))
  }
}
