import TolokCore

/// Rows that are in no figure, with the reason and the address.
struct SetAsideSheet {
  let parts: RegisterParts
  private var results: MonthResults { parts.results }
  private func say(_ id: String, _ en: String) -> String { parts.say(id, en) }

  init(parts: RegisterParts) { self.parts = parts }

  private struct Sheet: Hashable {
    var file: String
    var sheet: String?
  }

  func write(_ leaf: Leaf) throws(PublishError) -> Block? {
    let rows = results.facts.setAside
    let counts = [RowFate.rejected, .duplicate, .excluded].map { fate in
      "\(rows.count { $0.fate == fate }) \(results.words.fate(fate))"
    }
    leaf.open(
      say(
        "\(rows.count) baris disisihkan: \(counts.joined(separator: ", "))",
        "\(rows.count) rows set aside: \(counts.joined(separator: ", "))"),
      say(
        "Baris ini tidak masuk angka mana pun. Pemilik dan nama sebagaimana ditulis pengirim; alasan dari temuan pada sel yang sama.",
        "These rows are in no figure. Owner and name as the sender wrote them; reasons from the findings on the same cells."
      ), links: parts.back)
    let findings = byPlace()
    let order: [RowFate] = [.rejected, .duplicate, .excluded, .loaded]
    let sorted = rows.enumerated().sorted { a, b in
      let (x, y) = (order.firstIndex(of: a.element.fate) ?? 9, order.firstIndex(of: b.element.fate) ?? 9)
      return x == y ? a.offset < b.offset : x < y
    }.map(\.element)
    return try leaf.table(
      "tbl_disisihkan",
      [
        Column(say("Wilayah", "Region")), Column(say("Nasib", "Fate")),
        Column(say("Formulir", "Form")), Column(say("Pemilik tertulis", "Owner as written")),
        Column(say("Nama tertulis", "Name as written")), Column(say("Alasan", "Reason")),
        Column(say("Cara memperbaiki", "How to mend")), Column(say("Kode", "Code")),
        Column(say("Berkas", "File")), Column(say("Lembar", "Sheet")), Column(say("Sel", "Cell")),
      ], sorted, none: say("Tidak ada baris yang disisihkan.", "No row was set aside."), filtered: true,
      whole: true, frozen: 2
    ) { row, _ in cells(row, findings) }
  }

  private func cells(_ row: SetAsideRow, _ findings: [Sheet: [Int: [Finding]]]) -> [Entry] {
    let found = reasons(row, findings)
    let look: Look = row.fate == .rejected ? .alarm : row.fate == .duplicate ? .warning : .quiet
    let messages = found.map { $0.message[results.language] }
    let fallback =
      row.fate == .excluded
      ? say("tabelnya tidak dipakai peta kolom mana pun", "no source map uses its table")
      : say("belum diketahui", "not known")
    return [
      row.region.map { .text(parts.region($0)) }
        ?? .text(say("di luar folder wilayah", "in no region's folder"), .nothing),
      .text(results.words.fate(row.fate), look),
      .text(
        row.kind.label[results.language] + (row.synthetic ? say(" (contoh)", " (example)") : "")),
      written(row.ownerText), written(row.name),
      messages.isEmpty ? .text(fallback, .nothing) : .text(unique(messages)),
      found.isEmpty ? .text("–", .quiet) : .text(unique(found.map { $0.fix[results.language] })),
      .quiet(found.isEmpty ? "–" : unique(found.map(\.code.code))),
      .text(row.origin.file), .text(row.origin.sheet ?? "–"),
      .text(row.origin.cell?.description ?? "–"),
    ]
  }

  private func written(_ text: String?) -> Entry {
    guard let text, !text.isEmpty else { return .text(Nothing.blank.label[results.language], .nothing) }
    return .text(text)
  }

  private func unique(_ texts: [String]) -> String {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }.joined(separator: "; ")
  }

  /// Findings by sheet and row, so that a row finds its own without looking at all.
  private func byPlace() -> [Sheet: [Int: [Finding]]] {
    var all: [Sheet: [Int: [Finding]]] = [:]
    for finding in results.findings {
      guard let place = finding.place, let cell = place.cell else { continue }
      all[Sheet(file: place.file, sheet: place.sheet), default: [:]][cell.row, default: []].append(finding)
    }
    return all
  }

  /// What set the row aside: errors for a rejected one, the other findings of its cells for the rest.
  private func reasons(_ row: SetAsideRow, _ all: [Sheet: [Int: [Finding]]]) -> [Finding] {
    guard let rows = all[Sheet(file: row.origin.file, sheet: row.origin.sheet)] else { return [] }
    let lines = Set(row.cells.map(\.row) + [row.origin.cell?.row].compactMap { $0 })
    let own = Set(row.cells)
    let near = lines.sorted().flatMap { rows[$0] ?? [] }
    // A table turned on its side has many rows of data on one line of the sheet.
    let found =
      lines.count > 1
      ? near.filter { finding in finding.place?.cell.map(own.contains) ?? false } : near
    // The stage that gives a row its fate says why in a word of its own; what staging saw earlier repeats it.
    if row.fate == .excluded {
      let last = found.filter { $0.code.code.dropFirst().hasPrefix("04") }
      if !last.isEmpty { return last }
    }
    return found.filter { finding in
      switch row.fate {
      case .rejected: finding.severity == .error
      case .duplicate: finding.code.code == "W0410"
      case .excluded, .loaded: finding.severity != .error
      }
    }
  }
}
