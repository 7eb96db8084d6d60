import TolokCore

/// The money of a component: the ends, the way, its inputs, and what is not known by name.
struct DIDMoneyRows {
  let text: DIDExplanationText
  private var language: Language { text.language }
  private var format: LocalFormat { text.format }

  init(text: DIDExplanationText) { self.text = text }

  /// More inputs than this are counted instead of listed.
  private static let listed = 10

  func rows(_ explained: DIDExplained) -> [String] {
    let estimate = explained.result.estimate
    var rows = [head(estimate)]
    rows += inputs(explained)
    rows += lines(explained)
    if !estimate.unknowns.isEmpty {
      let list = estimate.unknowns.map { $0[language] }.joined(separator: "; ")
      rows.append(text.say("belum diketahui: ", "not known: ") + list)
    }
    return rows
  }

  private func head(_ estimate: Estimate) -> String {
    let way = estimate.method.label[language]
    let said: String =
      switch (estimate.low, estimate.high) {
      case (nil, nil): text.say("rupiah belum diketahui", "rupiah not known")
      case (let low?, let high?) where estimate.exact:
        text.say("tepat ", "exactly ") + format.rupiah(max(low, high))
      case (let low?, let high?) where low == high: format.rupiah(low)
      case (let low?, let high?):
        text.say(
          "\(format.rupiah(low)) sampai \(format.rupiah(high))",
          "\(format.rupiah(low)) to \(format.rupiah(high))")
      case (let low?, nil):
        text.say(
          "paling sedikit \(format.rupiah(low)); paling banyak belum diketahui",
          "at least \(format.rupiah(low)); at most not known")
      case (nil, let high?):
        text.say(
          "paling banyak \(format.rupiah(high)); paling sedikit belum diketahui",
          "at most \(format.rupiah(high)); at least not known")
      }
    return estimate.method == .unknown ? said : said + text.say("; cara: ", "; way: ") + way
  }

  // MARK: Inputs of the way

  private func inputs(_ explained: DIDExplained) -> [String] {
    let result = explained.result
    guard let way = result.calculation.ways.first(where: { $0.method == result.estimate.method }) else {
      return []
    }
    let read = result.calculation.reads(under: [way.low, way.high], above: result.calculation.verdict)
    var list: [String] = []
    for key in read.inputs {
      guard let input = result.calculation.input(key), input.value != .unknown, !key.hasSuffix("_satuan"),
        !isNothing(input)
      else { continue }
      let from = input.citation.map { ", " + source(of: $0) } ?? ""
      list.append("\(label(input, explained)): \(value(input.value, input.kind))\(from)")
    }
    for id in read.parameters {
      guard let entry = explained.parameters[id], entry.value != .unknown,
        entry.isOwn || id.hasPrefix("acuan_"),
        !id.hasSuffix("_satuan")
      else { continue }
      let citation = entry.reference.isEmpty ? "" : ", \(FactWords.citation(entry.reference, language))"
      list.append("\(entry.label[language]): \(value(entry.value, entry.kind))\(citation)")
    }
    if result.estimate.method == .recipientRange { list += recipients(explained) }
    let shown = list.prefix(Self.listed)
    var rows: [String] = shown.map { "· " + $0 }
    if list.count > shown.count {
      rows.append(
        text.say("· dan \(list.count - shown.count) lagi", "· and \(list.count - shown.count) more"))
    }
    return rows
  }

  /// A sector without a prize adds nothing to the sum.
  private func isNothing(_ input: CalculationInput) -> Bool {
    if case .rank = input.kind { return input.value == .whole(0) }
    return false
  }

  /// How many shared, and what they got on average.
  private func recipients(_ explained: DIDExplained) -> [String] {
    var ids: [String] = []
    for case .recipientRange(let range) in explained.component.estimates
    where range.kinds.isEmpty || range.kinds.contains(text.explanation.region.kind) {
      for id in [range.count, range.mean].compactMap({ $0 }) where !ids.contains(id) { ids.append(id) }
    }
    return ids.compactMap { explained.parameters[$0] }.filter { $0.value != .unknown }.map {
      "\($0.label[language]): \(value($0.value, $0.kind)), \(FactWords.citation($0.reference, language))"
    }
  }

  private func source(of citation: Citation) -> String {
    let cell = citation.origin.map { "; " + DIDTestTree.cell($0, language) } ?? ""
    return FactWords.source(citation)[language] + cell
  }

  private func label(_ input: CalculationInput, _ explained: DIDExplained) -> String {
    guard input.key.hasPrefix("terbit_"), let mark = input.label.id.firstIndex(of: ":") else {
      return input.label[language]
    }
    let line = String(input.label.id[input.label.id.index(mark, offsetBy: 2)...])
    return text.say("Jumlah yang terbit", "Published amount") + ": "
      + Self.line(line, explained.component, language, text.phrases)
  }

  private func value(_ value: RuleValue, _ kind: InputKind) -> String {
    if kind == .rupiah, let money = value.rupiah { return format.rupiah(money) }
    if case .number(let number) = value, kind != .date {
      return language == .id ? number.plain.replacing(".", with: ",") : number.plain
    }
    return FactWords.said(value, kind)[language]
  }

  /// A line of the ledger in the reader's language: by its category, else by the phrases of the registers.
  static func line(
    _ name: String, _ component: RuleComponent, _ language: Language, _ phrases: RegisterPhrases
  )
    -> String
  {
    component.categories.first { $0.line == name }?.label[language] ?? phrases(name)
  }

  // MARK: Lines of the ledger

  /// The published lines beside their total: the sum, whether it agrees, and the innovation lines among them.
  private func lines(_ explained: DIDExplained) -> [String] {
    let own = text.explanation.registers.didAmounts.filter {
      $0.region == text.explanation.region.id && $0.fiscalYear == text.explanation.year
        && explained.component.ledger.contains($0.component)
    }
    return LedgerCalculation.groups(own).flatMap { total, lines -> [String] in
      let values = LedgerCalculation.calculation(total, lines: lines).evaluate(.none)
      let parts = lines.map { line in
        "\(Self.line(line.line ?? "", explained.component, language, text.phrases)) \(format.money(line) ?? "")"
      }.joined(separator: "; ")
      func rupiah(_ step: String) -> String {
        values[step].rupiah.map { money($0, lines) } ?? FactWords.unknown[language]
      }
      let agrees = values.verdict(LedgerCalculation.matches) == .met
      var rows = [
        text.say(
          "· \(lines.count) baris berjumlah \(rupiah(LedgerCalculation.sum)), \(agrees ? "cocok" : "TIDAK cocok") dengan jumlahnya: ",
          "· \(lines.count) lines add up to \(rupiah(LedgerCalculation.sum)), which \(agrees ? "agrees" : "does NOT agree") with the total: "
        )
          + parts
      ]
      if values[LedgerCalculation.innovation] != .unknown {
        rows.append(
          text.say("· baris inovasi di antaranya: ", "· innovation lines among them: ")
            + rupiah(LedgerCalculation.innovation))
      }
      return rows
    }
  }

  /// No more digits than the coarsest line.
  private func money(_ amount: Rupiah, _ lines: [DIDAmount]) -> String {
    guard let unit = lines.filter({ !$0.exact }).compactMap(\.roundingUnit).max() else {
      return format.rupiah(amount)
    }
    return "Rp\(format.billions(amount, roundingUnit: unit)) " + text.say("miliar", "billion")
  }
}
