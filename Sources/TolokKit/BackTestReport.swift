import TolokCore

/// The back-test for a reader: counts a year, then every amount the rules said something about, then the conflicts.
struct BackTestReport {
  let test: BackTest
  let registers: Registers
  let language: Language
  private var format: LocalFormat { LocalFormat(language) }
  private func say(_ id: String, _ en: String) -> String { language == .id ? id : en }

  // MARK: Text

  var lines: [String] {
    guard !test.entries.isEmpty else { return [] }
    var lines = [say("UJI BALIK TERHADAP JUMLAH TERBIT", "BACK-TEST AGAINST PUBLISHED AMOUNTS")]
    lines += test.years.map(year)
    // What the rules cannot say is counted above and listed in the JSON.
    lines += test.entries.filter { $0.outcome != .cannotSay && $0.published.conflictGroup == nil }.map(row)
    lines += conflicts
    return lines
  }

  private func year(_ year: BackTest.Year) -> String {
    let counts = BackTest.Outcome.allCases.filter { year.count($0) > 0 }
      .map { "\(year.count($0)) \($0.label[language])" }
    let open =
      year.conflicting > 0
      ? [say("\(year.conflicting) sumbernya berselisih", "\(year.conflicting) with sources that differ")] : []
    return "\(year.year): " + (counts + open).joined(separator: ", ")
  }

  private func row(_ entry: BackTest.Entry) -> String {
    let mark = entry.outcome == .agree || entry.outcome == .inside ? "√" : "×"
    var text =
      "\(mark) \(subject(entry)): \(say("terbit", "published")) \(published(entry.published)); "
      + "\(say("aturan", "rules")) \(said(entry)); \(entry.outcome.label[language])"
    if entry.supposesRecipient {
      text += say(" (bila memang penerima)", " (given that it was a recipient)")
    }
    if !entry.conflicts.isEmpty {
      text +=
        say("; juga disebut ", "; also given as ") + entry.conflicts.map(published).joined(separator: ", ")
    }
    return text
  }

  /// Rows that contradict each other, all values side by side.
  private var conflicts: [String] {
    var groups: [String] = []
    for entry in test.entries {
      if let group = entry.published.conflictGroup, !groups.contains(group) { groups.append(group) }
    }
    return groups.compactMap { (group) -> String? in
      let own = test.entries.filter { $0.published.conflictGroup == group }
      guard let first = own.first else { return nil }
      let list: String = registers.didAmounts.filter { $0.conflictGroup == group }.map { (entry) -> String in
        let name = registers.region(entry.region)?.name ?? entry.region
        let line = entry.line.map { ", " + RegisterPhrases(language)($0) } ?? ""
        return "\(name)\(line) \(published(entry))"
      }.joined(separator: "; ")
      return "≠ \(first.published.fiscalYear): "
        + say("sumber berselisih, tidak dipilih: ", "sources differ, none chosen: ") + list
    }
  }

  private func subject(_ entry: BackTest.Entry) -> String {
    let name = registers.region(entry.published.region)?.name ?? entry.published.region
    let label = entry.label.map { ", " + $0[language] } ?? ""
    let line = entry.published.line.map { ", " + RegisterPhrases(language)($0) } ?? ""
    return "\(entry.published.fiscalYear) \(name)\(label)\(line)"
  }

  private func published(_ amount: DIDAmount) -> String {
    let keys = amount.citation.source.split(separator: ";").joined(separator: ", ")
    return "\(format.money(amount) ?? FactWords.unknown[language]) (\(keys))"
  }

  private func said(_ entry: BackTest.Entry) -> String {
    let verdict = entry.verdict?.label[language] ?? FactWords.unknown[language]
    let money: String? =
      switch (entry.low, entry.high) {
      case (nil, nil): nil
      case (let low?, let high?) where low == high: format.rupiah(low)
      case (let low?, let high?): "\(format.rupiah(low))–\(format.rupiah(high))"
      case (let low?, nil): "≥ \(format.rupiah(low))"
      case (nil, let high?): "≤ \(format.rupiah(high))"
      }
    return verdict + (money.map { ", \($0) (\(entry.method.label[language]))" } ?? "")
  }

  // MARK: JSON

  var object: JSON {
    .object([
      (
        "years",
        .array(
          test.years.map { year in
            .object(
              [("year", .count(year.year)), ("total", .count(year.total))]
                + BackTest.Outcome.allCases.map { ($0.rawValue, .count(year.count($0))) }
                + [("conflicting", .count(year.conflicting))])
          })
      ), ("entries", .array(test.entries.map(entry))),
    ])
  }

  private func entry(_ entry: BackTest.Entry) -> JSON {
    let published = entry.published
    return .object([
      ("id", .string(published.id)), ("region", .string(published.region)),
      ("year", .count(published.fiscalYear)),
      ("part", .string(published.component)), ("line", .text(published.line)),
      ("published", published.amount.map { .int($0) } ?? .null), ("published_exact", .bool(published.exact)),
      ("source", .string(published.citation.source)), ("pack", .text(entry.pack)),
      ("component", .text(entry.component)),
      ("verdict", .text(entry.verdict?.rawValue)), ("method", .string(entry.method.rawValue)),
      ("low", entry.low.map { .int($0) } ?? .null), ("high", entry.high.map { .int($0) } ?? .null),
      ("supposes_recipient", .bool(entry.supposesRecipient)), ("outcome", .string(entry.outcome.rawValue)),
      ("reason", .string(entry.reason[language])), ("conflict", .text(published.conflictGroup)),
      ("conflicts", .array(entry.conflicts.map { .string($0.id) })),
    ])
  }

  // MARK: Page of one pack

  /// Rows for the literate page of a pack.
  func rows(of pack: String) -> [RulePage.Row] {
    test.entries.filter { $0.pack == pack }.map { entry in
      RulePage.Row(
        citation: entry.published.citation.source.split(separator: ";").joined(separator: ", "),
        title: subject(entry),
        text:
          "\(say("terbit", "published")) \(published(entry.published)); \(said(entry)); \(entry.outcome.label[language])",
        mark: entry.outcome == .cannotSay
          ? nil : entry.outcome == .agree || entry.outcome == .inside ? .passed : .failed)
    }
  }
}
