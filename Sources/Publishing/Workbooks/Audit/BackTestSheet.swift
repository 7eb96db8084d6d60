import TolokCore

/// `Uji Balik`: for every published amount, what the rules would have said without knowing it.
struct BackTestSheet: AuditSheet {
  let model: AuditModel
  let name = "Uji Balik"
  let widths: [Double] = [6, 24, 6, 38, 16, 19, 18, 15, 15, 19]
  let tab = AuditColour.ink3

  private static let firstYear = 8
  private let test: BackTest

  init(model: AuditModel) {
    self.model = model
    test = BackTest(packs: model.results.rulePacks, registers: model.results.registers)
  }

  private func say(_ id: String, _ en: String) -> String { model.say(id, en) }
  private var entries: [BackTest.Entry] { test.entries }
  private var years: [BackTest.Year] { test.years }
  private var firstEntry: Int { Self.firstYear + max(1, years.count) + 3 }
  private var lastEntry: Int { firstEntry + max(1, entries.count) - 1 }

  func write(_ pen: AuditPen) {
    pen.open(
      say("Uji balik terhadap jumlah yang terbit", "Back-test against the published amounts"),
      say(
        "Setiap jumlah yang terbit disembunyikan dari aturan, lalu hasil aturan dibandingkan dengannya. Yang tidak dapat dikatakan aturan bukan kesalahan.",
        "Every published amount is hidden from the rules, then what they say is compared with it. What the rules cannot say is no error."
      ),
      links: [
        (say("← Baca Dulu", "← Read first"), "'Baca Dulu'!A1", 0),
        (say("→ Hasil", "→ Results"), "'Hasil'!A1", 1),
        (say("→ Buku Besar", "→ Ledger"), "'Buku Besar'!A1", 3),
      ])
    writeYears(pen)
    writeEntries(pen)
    pen.pages([(Self.firstYear - 2)...(Self.firstYear + max(1, years.count) - 1)] + regions)
  }

  private func word(_ entry: BackTest.Entry) -> String {
    entry.published.conflictGroup == nil
      ? entry.outcome.label[model.words.language] : say("sumber bertentangan", "sources in conflict")
  }

  /// Counts a year, live over the rows below.
  private func writeYears(_ pen: AuditPen) {
    pen.heading(Self.firstYear - 2, say("Menurut tahun anggaran", "By fiscal year"))
    let outcomes = BackTest.Outcome.allCases
    pen.table(
      Self.firstYear - 1, rows: years.count, name: "tbl_uji_tahun",
      [say("TA", "Year"), say("Jumlah terbit", "Amounts")]
        + outcomes.map {
          let label = $0.label[pen.words.language]
          return label.prefix(1).uppercased() + label.dropFirst()
        } + [say("Sumber bertentangan", "Sources in conflict")], right: Set(1...(outcomes.count + 2)))
    let (first, last) = (firstEntry, lastEntry)
    for (index, year) in years.enumerated() {
      let row = Self.firstYear + index
      pen.put(row, 0, .number(Double(year.year)), AuditStyle(.text, .count))
      pen.put(
        row, 1, Live("SUMPRODUCT(--(C$\(first):C$\(last)=A\(row)))", year.total),
        AuditStyle(.text, .count, right: true))
      let words =
        outcomes.map { ($0.label[pen.words.language], year.count($0)) }
        + [(say("sumber bertentangan", "sources in conflict"), year.conflicting)]
      for (column, (word, count)) in words.enumerated() {
        pen.put(
          row, column + 2,
          Live(
            "SUMPRODUCT((C$\(first):C$\(last)=A\(row))*(J$\(first):J$\(last)=\(pen.words.quoted(word))))",
            count),
          AuditStyle(.text, .count, right: true))
      }
    }
  }

  private func writeEntries(_ pen: AuditPen) {
    pen.heading(firstEntry - 2, say("Jumlah demi jumlah", "Amount by amount"))
    pen.table(
      firstEntry - 1, rows: entries.count, name: "tbl_uji_balik",
      [
        say("Kode", "Code"), say("Daerah", "Region"), say("TA", "Year"),
        say("Komponen dan alasan", "Component and reason"), say("Terbit (Rp)", "Published (Rp)"),
        say("Putusan aturan", "Verdict of the rules"), say("Cara", "Way"), say("Paling sedikit", "At least"),
        say("Paling banyak", "At most"), say("Hasil uji", "Outcome"),
      ], right: [4, 7, 8], filter: true)
    for (index, entry) in entries.enumerated() { write(entry, at: firstEntry + index, pen) }
    pen.verdicts(firstEntry...lastEntry, column: 5)
    pen.mark(
      rows: firstEntry...lastEntry, columns: 9...9,
      "OR($J\(firstEntry)=\(pen.words.quoted(BackTest.Outcome.outside.label[pen.words.language])),$J\(firstEntry)=\(pen.words.quoted(BackTest.Outcome.contradiction.label[pen.words.language])))",
      .wrong)
    pen.mark(
      rows: firstEntry...lastEntry, columns: 9...9,
      "$J\(firstEntry)=\(pen.words.quoted(BackTest.Outcome.cannotSay.label[pen.words.language]))", .quiet)
  }

  private func write(_ entry: BackTest.Entry, at row: Int, _ pen: AuditPen) {
    let published = entry.published, language = pen.words.language
    let ledger = model.ledger.row(of: published)
    let component = entry.label?[language] ?? pen.words.component(published.component)
    let text = "\(component)\(published.line.map { ", \($0)" } ?? ""): \(entry.reason[language])"
    func amount(_ value: Rupiah?) -> AuditValue {
      value.map { .number(Double($0)) } ?? .text(pen.words.unknown)
    }
    pen.link(row, 0, "→ B\(ledger - LedgerLayout.firstRow + 1)", to: "'Buku Besar'!A\(ledger)")
    pen.put(row, 1, model.results.regionName(published.region), AuditStyle(.wrap, bold: true))
    pen.put(row, 2, .number(Double(published.fiscalYear)), AuditStyle(.text, .count))
    pen.put(row, 3, text, AuditStyle(.wrap))
    pen.put(row, 4, amount(published.amount), AuditStyle(.text, .rupiah, right: true))
    pen.put(row, 5, .number(Double((entry.verdict ?? .unknown).sign)), AuditStyle(.text, .verdict))
    pen.put(row, 6, entry.method.label[language], AuditStyle(.wrap))
    pen.put(row, 7, amount(entry.low), AuditStyle(.text, .rupiah, right: true))
    pen.put(row, 8, amount(entry.high), AuditStyle(.text, .rupiah, right: true))
    pen.put(row, 9, word(entry), AuditStyle(published.conflictGroup == nil ? .wrap : .conflict))
    pen.height(row, of: [(text, 3), (model.results.regionName(published.region), 1)])
  }

  /// Rows of one region stay on one page.
  private var regions: [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for (index, entry) in entries.enumerated() {
      let row = firstEntry + index
      if index > 0, entries[index - 1].published.region == entry.published.region, let open = ranges.popLast()
      {
        ranges.append(open.lowerBound...row)
      } else {
        ranges.append((index == 0 ? firstEntry - 2 : row)...row)
      }
    }
    return ranges
  }
}
