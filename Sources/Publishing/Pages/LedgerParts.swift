import TolokCore

/// A published total whose published lines add up to it exactly: drawn as parts of a whole, innovation lines marked.
struct LedgerParts {
  let page: PageContext
  let region: Region

  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }

  /// The newest such total of the region; nil where no lines are published, or where they do not add up.
  var view: PageContext.View? {
    let entries = page.book(region).ledger(allocations: true)
    for total in entries.reversed() where total.line == nil {
      guard let amount = total.amount, amount > 0 else { continue }
      let lines = entries.filter {
        $0.fiscalYear == total.fiscalYear && $0.component == total.component && $0.line != nil
      }
      let known = lines.compactMap(\.amount)
      if lines.count > 1, known.count == lines.count, known.reduce(0, +) == amount {
        return view(total, amount, lines)
      }
    }
    return nil
  }

  private func view(_ total: DIDAmount, _ amount: Rupiah, _ lines: [DIDAmount]) -> PageContext.View {
    func billions(_ value: Rupiah) -> String {
      page.format.billions(value, roundingUnit: total.exact ? nil : total.roundingUnit)
    }
    let parts = lines.enumerated().sorted { a, b in
      let x = a.element.amount ?? 0, y = b.element.amount ?? 0
      return x == y ? a.offset < b.offset : x > y
    }.map(\.element).map { entry in
      (
        label: page.phrase(entry.line ?? ""), amount: entry.amount ?? 0, text: billions(entry.amount ?? 0),
        strong: isInnovation(entry)
      )
    }
    let strong = lines.filter(isInnovation)
    let part = strong.compactMap(\.amount).reduce(0, +)
    let share = page.format.decimal(Double(part) / Double(amount) * 100, places: 1)
    let count = Words.leading(strong.count)
    let year = total.fiscalYear
    let message =
      strong.isEmpty
      ? say(
        "\(region.name) \(year): \(lines.count) baris berjumlah tepat Rp\(billions(amount)) miliar",
        "\(region.name) \(year): \(lines.count) lines add up to Rp\(billions(amount)) billion")
      : say(
        "\(count.id) baris inovasi membawa Rp\(billions(part)) miliar, \(share)% dari DID \(region.name) \(year)",
        "\(count.en) innovation lines bring Rp\(billions(part)) billion, \(share)% of the DID of \(region.name) in \(year)"
      )
    return [
      "message": message,
      "chart": Charts.waterfall(
        id: "bagian-\(region.fileKey)", parts: parts, total: amount, totalText: billions(amount),
        sum: say("Jumlah", "Sum"), width: 481, title: message,
        description: parts.map { "\($0.label): \($0.text)" }.joined(separator: "; ")
          + "; " + say("jumlah", "sum") + " \(billions(amount))."),
      "basis": say(
        "Sumber: \(page.source(total.citation.source)). Jumlah baris tepat sama dengan total yang terbit. Rupiah per nilai berbeda antarbaris; jangan dipakai sebagai tarif.",
        "Source: \(page.source(total.citation.source)). The lines add up exactly to the published total. Rupiah per score differ by line; not a tariff."
      ),
    ]
  }

  private func isInnovation(_ entry: DIDAmount) -> Bool {
    (entry.line ?? "").lowercased().contains("inovasi")
  }
}
