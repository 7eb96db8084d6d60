import TolokCore

/// DID and Insentif Fiskal: each assessed component as a matrix of criteria, ranges with their unknowns, and the
/// ledger of what was published by the period's end.
struct MoneyChapter {
  let page: PageContext
  typealias View = PageContext.View

  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }
  private var results: MonthResults { page.results }

  var view: View {
    let matrices = components.filter(isTold).map(matrix)
    let verdicts = results.did.filter { own.contains($0.region) }
    let known = verdicts.count { $0.verdict != .unknown }
    return [
      "hasMatrices": !matrices.isEmpty, "matrices": matrices, "regimes": regimes,
      "hasRegimes": !results.did.isEmpty, "areCounts": areCounts, "columnsOwn": columns,
      "moneyTitle": verdicts.isEmpty
        ? say("belum ada yang dinilai", "nothing assessed")
        : known == 0
          ? say("belum dapat dinilai", "cannot assess")
          : say(
            "\(page.count(known)) dari \(page.count(verdicts.count)) putusan dapat diberikan",
            "\(page.count(known)) of \(page.count(verdicts.count)) verdicts can be given"),
      "ledgerCharts": ledgerCharts,
      "ledgerParts": Array(moneyRegions.compactMap { LedgerParts(page: page, region: $0).view }.prefix(2)),
      "ledger": ledgerGroups, "hasLedger": !entries.isEmpty,
      "statements": statements, "hasStatementsOfMoney": !statements.isEmpty,
    ]
  }

  private let own: Set<String>

  init(page: PageContext) {
    self.page = page
    own = Set(page.results.standings.map(\.region.id))
  }

  /// Components in the order assessed, newest year first.
  private var components: [[DIDComponentResult]] {
    var order: [String] = []
    var groups: [String: [DIDComponentResult]] = [:]
    for result in results.did {
      let key = "\(result.pack)|\(result.component)"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(result)
    }
    return order.compactMap { groups[$0] }.enumerated().sorted { a, b in
      let x = a.element[0].year, y = b.element[0].year
      return x == y ? a.offset < b.offset : x > y
    }.map(\.element)
  }

  // MARK: every regime in one table

  /// A component whose tests have an outcome somewhere is told test by test; the rest stand in the table of regimes.
  private func isTold(_ rows: [DIDComponentResult]) -> Bool {
    rows.contains { row in
      let leaves = SummaryFigures.leaves(row)
      return leaves.count > 1 && leaves.contains { $0.outcome != .unknown }
    }
  }

  /// More regions than columns: a component's row counts verdicts.
  private var areCounts: Bool { results.standings.count > ManyRegions.mostColumns }
  private static let verdicts: [Verdict] = [.met, .unmet, .unknown]

  private var columns: [View] {
    areCounts
      ? Self.verdicts.map { ["region": say($0.label)] }
      : results.standings.map { ["region": $0.region.name] }
  }

  private func counts(_ rows: [DIDComponentResult]) -> [View] {
    Self.verdicts.map { verdict in
      ["mark": page.count(rows.count { $0.verdict == verdict && own.contains($0.region) }), "money": ""]
    }
  }

  /// A row a component, a cell a reporting region: the verdict's mark and what was paid or estimated.
  private var regimes: [View] {
    components.map { rows in
      let first = rows[0]
      return [
        "year": "\(first.year)", "component": say(first.label), "id": "k-\(key(first))",
        "isTold": isTold(rows),
        "cells": areCounts
          ? counts(rows)
          : results.standings.map { standing -> View in
            guard let row = rows.first(where: { $0.region == standing.region.id }) else {
              return ["mark": page.marks.bare(.unknown), "money": ""]
            }
            let hasMoney = row.estimate.low != nil || row.estimate.high != nil
            return [
              "mark": page.marks.bare(row.verdict, name: say(row.verdict.label)),
              "money": hasMoney ? page.money(row.estimate) : "",
            ]
          },
      ]
    }
  }

  private func key(_ result: DIDComponentResult) -> String { "\(result.pack)-\(result.component)" }

  // MARK: matrix

  private func matrix(_ rows: [DIDComponentResult]) -> View {
    var columns: [CriterionResult] = []
    for row in rows {
      for leaf in SummaryFigures.leaves(row) where !columns.contains(where: { $0.id == leaf.id }) {
        columns.append(leaf)
      }
    }
    let first = rows[0]
    let isContest = columns.allSatisfy { $0.id.hasPrefix("lomba_") } && !columns.isEmpty
    let pack = results.rulePacks.first { $0.id == first.pack }
    // Of many regions those of which anything is known; the workbook of the audit has them all.
    let told = rows.filter { row in
      !areCounts || row.verdict != .unknown || row.estimate.low != nil || row.estimate.high != nil
        || SummaryFigures.leaves(row).contains { $0.outcome != .unknown }
    }
    let shown = areCounts ? Array(told.prefix(ManyRegions.mostRows)) : told
    let rest = rows.count - shown.count
    return [
      "hasRowsMore": rest > 0,
      "rowsMore": rest > 0
        ? say(
          "\(page.count(rest)) wilayah lain tidak dicantumkan; \(page.count(rows.count - told.count)) di antaranya tanpa satu fakta pun. Yang punya fakta ada pada audit-did.xlsx.",
          "\(page.count(rest)) other regions are left out; \(page.count(rows.count - told.count)) of them have no fact at all. Those with facts are in audit-did.xlsx."
        ) : "",
      "id": "k-\(key(first))", "year": "\(first.year)", "title": say(first.label),
      "legal": pack?.legal.joined(separator: "; ") ?? "", "message": message(rows),
      "sub": isContest
        ? say(
          "angka = peringkat menang; ✕ = ketiga pemenangnya terlihat dan bukan wilayah ini; ? = pemenangnya belum terlihat",
          "number = rank won; ✕ = all three winners were seen, others; ? = the winners were not seen")
        : say(
          "satu “tidak” menggugurkan; satu yang kosong menunda", "one “no” fails; one blank defers"),
      "columns": columns.map { column -> View in
        let label =
          column.id.hasPrefix("lomba_")
          ? say(Words.sector(String(column.id.dropFirst(6)))) : say(column.label)
        return ["label": label]
      },
      "rows": shown.map { row -> View in
        let leaves = Dictionary(
          SummaryFigures.leaves(row).map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        return [
          "region": results.regionName(row.region), "own": own.contains(row.region),
          "cells": columns.map { ["cell": cell(leaves[$0.id])] as View },
          "verdict": page.marks.verdict(row.verdict),
          "money": row.estimate.low == nil && row.estimate.high == nil
            ? page.marks.bare(.unknown, name: say("jumlah belum diketahui", "amount not known"))
            : page.escaped(page.money(row.estimate)),
        ]
      }, "thresholds": thresholds(rows, columns, isContest), "rangeChart": rangeChart(rows),
      "hasRange": rows.contains { isRange($0.estimate) },
      "unknowns": unknowns(rows).map { ["text": $0.capitalizedFirst] as View },
      "hasUnknowns": !unknowns(rows).isEmpty,
    ]
  }

  private func cell(_ leaf: CriterionResult?) -> String {
    guard let leaf else { return page.marks.bare(.unknown) }
    if leaf.id.hasPrefix("lomba_"), leaf.outcome == .met, let rank = leaf.fact {
      let roman = ["1": "I", "2": "II", "3": "III"][rank] ?? rank
      return "<b class=\"mark met\">\(page.escaped(roman))</b>"
    }
    return page.marks.bare(leaf.outcome, name: say(leaf.outcome.label))
  }

  /// The finding of a component in one sentence.
  private func message(_ rows: [DIDComponentResult]) -> String {
    let unmet = rows.filter { $0.verdict == .unmet }, met = rows.filter { $0.verdict == .met }
    let unknown = rows.filter { $0.verdict == .unknown }
    func names(_ list: [DIDComponentResult]) -> String {
      SummarySentences.list(
        list.prefix(4).map { results.regionName($0.region) }
          + (list.count > 4 ? [say("\(list.count - 4) lain", "\(list.count - 4) others")] : []),
        and: say("dan", "and"))
    }
    var parts: [String] = []
    if !met.isEmpty { parts.append("\(names(met)): \(say(Verdict.met.label))") }
    if !unmet.isEmpty { parts.append("\(names(unmet)): \(say(Verdict.unmet.label))") }
    if !unknown.isEmpty {
      parts.append(
        say(
          "\(unknown.count) wilayah belum dapat dinilai",
          "\(unknown.count) \(unknown.count == 1 ? "region" : "regions") cannot be assessed"))
    }
    return parts.joined(separator: "; ")
  }

  private func thresholds(
    _ rows: [DIDComponentResult], _ columns: [CriterionResult], _ isContest: Bool
  ) -> String {
    let citations = columns.map(\.citation).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return say("Ambang menurut ", "Thresholds by ")
      + citations.map {
        page.isEnglish ? $0.replacing("menurut", with: "as told by").replacing("(pers)", with: "(press)") : $0
      }
      .joined(separator: "; ") + "."
  }

  /// A derived range; the ends of a rounded figure's last digit are none.
  private func isRange(_ estimate: Estimate) -> Bool {
    estimate.low != nil && estimate.high != estimate.low && estimate.method != .published
  }

  private func rangeChart(_ rows: [DIDComponentResult]) -> String {
    let known = rows.filter { isRange($0.estimate) }
    guard let first = known.first else { return "" }
    let spoken = known.map { "\(results.regionName($0.region)): \(page.money($0.estimate))" }
      .joined(separator: "; ")
    return Charts.ranges(
      id: "r-\(first.pack)",
      rows: known.prefix(12).map {
        (
          label: results.regionName($0.region), low: $0.estimate.low, high: $0.estimate.high,
          text: page.money($0.estimate), own: own.contains($0.region)
        )
      }, width: 481, unknown: say("belum diketahui", "not known"),
      unit: say("Rp miliar", "Rp billion"),
      title: say("Rentang perkiraan", "Range of the estimate"),
      description: spoken + ". " + say(Estimate.label) + ".")
  }

  /// What would narrow it: missing facts, then what the nation has not published.
  private func unknowns(_ rows: [DIDComponentResult]) -> [String] {
    var all: [String] = []
    for row in rows {
      let labels = Dictionary(
        SummaryFigures.leaves(row).map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
      for text in row.missing.map({ say(labels[$0] ?? SummarySentences.document($0)) })
        + row.estimate.unknowns.filter({ !$0.id.hasPrefix("pemenang sektor") }).map({ say($0) })
      where !all.contains(text) { all.append(text) }
    }
    return all
  }

  // MARK: ledger

  /// Regions with money on record: reporting ones first.
  private var moneyRegions: [Region] {
    let reporting = results.standings.map(\.region)
    let others = results.registers.regions.filter { !own.contains($0.id) }
    return (reporting + others).filter { !page.book($0).ledger(allocations: true).isEmpty }
  }

  var entries: [DIDAmount] { moneyRegions.flatMap { page.book($0).ledger(allocations: true) } }

  private var ledgerGroups: [View] {
    moneyRegions.map { region -> View in
      [
        "region": region.name, "own": own.contains(region.id),
        "rows": page.book(region).ledger(allocations: true).map { line($0, of: region) },
      ]
    }
  }

  private func line(_ entry: DIDAmount, of region: Region) -> View {
    let component = say(Words.moneyComponent(entry.component))
    let name = entry.line.map { "\(component): \(page.phrase($0))" } ?? component
    let billions = entry.amount.map {
      page.format.billions($0, roundingUnit: entry.exact ? nil : entry.roundingUnit)
    }
    let comma = page.isEnglish ? "." : ","
    let places = billions?.split(separator: Character(comma)).dropFirst().first?.count ?? 0
    return [
      "name": region.name, "isOwn": own.contains(region.id), "year": "\(entry.fiscalYear)",
      "component": name,
      "amount": billions ?? page.marks.bare(.unknown, name: say("belum diketahui", "not known")),
      "pad": places == 1 ? "1" : places == 0 ? "3" : "", "isPart": entry.line != nil,
      "precision": entry.amount.map { amount in
        entry.exact
          ? say("tepat: ", "exact: ") + page.format.rupiah(amount) : say("dibulatkan", "rounded")
      } ?? say("besaran tidak diketahui", "amount not known"), "source": page.source(entry.citation.source),
    ]
  }

  /// A row a region, year and component; amounts that differ stand side by side with their sources.
  private var statements: [View] {
    results.registers.regions.flatMap { region -> [View] in
      let entries = page.book(region).ledger(allocations: false)
      var order: [String] = []
      var rows: [String: [DIDAmount]] = [:]
      for entry in entries {
        let key = "\(entry.fiscalYear)|\(entry.component)"
        if rows[key] == nil { order.append(key) }
        rows[key, default: []].append(entry)
      }
      return order.compactMap { rows[$0] }.map { same -> View in
        [
          "region": region.name, "year": "\(same[0].fiscalYear)",
          "component": say(Words.moneyComponent(same[0].component)),
          "amounts": same.map { entry in
            page.escaped(page.format.money(entry) ?? say("belum diketahui", "not known"))
              + " <span class=\"basis\">\(page.escaped(page.source(entry.citation.source)))</span>"
          }.joined(separator: " \(page.marks.differs) "),
        ]
      }
    }
  }

  // MARK: charts of several years

  /// Reporting regions; another one only where none of them has several years.
  private var ledgerCharts: [View] {
    let reporting = moneyRegions.filter { own.contains($0.id) }.compactMap(chart)
    let others = moneyRegions.lazy.filter { !own.contains($0.id) }.compactMap(chart)
    return reporting.isEmpty ? Array(others.prefix(1)) : Array(reporting.prefix(3))
  }

  private func chart(_ region: Region) -> View? {
    let entries = page.book(region).ledger(allocations: true)
    var byYear: [Int: [DIDAmount]] = [:]
    for entry in entries where entry.line == nil { byYear[entry.fiscalYear, default: []].append(entry) }
    let years = byYear.keys.sorted()
    guard years.count >= 3 else { return nil }
    var columns: [Charts.MoneyYear] = []
    var before: String?
    var lastYear: Int?
    for year in years {
      let own = byYear[year] ?? []
      // Several totals of one year are shown in the table, not added up here.
      guard own.count == 1, let entry = own.first else { continue }
      let open = results.did.contains {
        $0.region == region.id && $0.year == year && $0.component.hasPrefix("did")
          && $0.component != entry.component && $0.verdict != .unmet && $0.estimate.low == nil
      }
      columns.append(
        Charts.MoneyYear(
          year: year, amount: entry.amount,
          text: entry.amount.map {
            page.format.billions($0, roundingUnit: entry.exact ? nil : entry.roundingUnit)
          } ?? "?", unknownPart: open,
          broken: before.map { $0 != entry.component } ?? false))
      before = entry.component
      lastYear = year
    }
    guard columns.count >= 3, let top = columns.max(by: { ($0.amount ?? 0) < ($1.amount ?? 0) }),
      lastYear != nil
    else { return nil }
    let open = columns.filter(\.unknownPart).map { "\($0.year)" }
    let message =
      say(
        "\(region.name): terbesar Rp\(top.text) miliar pada \(top.year)",
        "\(region.name): largest Rp\(top.text) billion in \(top.year)")
      + (open.isEmpty
        ? ""
        : say(
          "; \(open.joined(separator: ", ")) baru sebagian diketahui",
          "; \(open.joined(separator: ", ")) known only in part"))
    let sources = SourceKeys.split(entries.map(\.citation.source).joined(separator: " "))
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return [
      "message": message,
      "chart": Charts.ledger(
        id: "buku-\(region.fileKey)", years: columns, width: 481,
        broken: say("komponen berganti", "component changes"),
        unknown: say("bagian lain: besaran tidak diketahui", "other part: amount not known"),
        title: message,
        description: columns.map { "\($0.year): Rp\($0.text) \(say("miliar", "billion"))" }
          .joined(separator: "; ") + "."),
      "basis": say("Sumber: ", "Sources: ") + sources.map(page.key).joined(separator: ", ")
        + say(
          ". Garis putus tegak: komponen atau aturan berganti, deret tidak bersambung. Tahun tanpa batang: tidak ada angka terbit, bukan nol.",
          ". Dashed line: component or rule changes, the series breaks. A year without a column: nothing published, not zero."
        ),
    ]
  }
}
