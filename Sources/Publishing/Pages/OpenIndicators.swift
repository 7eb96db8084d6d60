import TolokCore

/// Indicators nobody in the month can know: once each, with the reason and what would open it, so that the table of
/// values holds values.
struct OpenIndicators {
  let page: PageContext
  let cells: IndicatorCells
  /// Codes of the indicators without any value, own or published, in any reporting region.
  let codes: Set<String>
  typealias View = PageContext.View
  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }

  init(page: PageContext, cells: IndicatorCells) {
    self.page = page
    self.cells = cells
    let regions = page.results.standings.map(\.region.id)
    codes = Set(
      page.results.benchmark.indicators.map(\.code).filter { code in
        regions.allSatisfy { region in
          cells.own(code, region)?.value == nil && cells.published(code, region).isEmpty
        }
      })
  }

  var view: View {
    let open = page.results.benchmark.indicators.filter { codes.contains($0.code) }
    return [
      "hasOpenIndicators": !open.isEmpty,
      "openTitle": say(
        "\(Words.leading(open.count).id) indikator belum dapat diketahui di wilayah mana pun",
        "\(Words.leading(open.count).en) indicators cannot be known in any region yet"),
      "openIndicators": open.map { indicator -> View in
        [
          "label": say(indicator.label), "reason": reason(indicator.code).capitalizedFirst + ".",
          "opens": opens(indicator.code).capitalizedFirst + ".",
        ]
      },
    ]
  }

  /// What is missing, once for all regions that lack the same.
  private func reason(_ code: String) -> String {
    var order: [String] = []
    var lacking: [String: [(name: String, reason: MissingReason?)]] = [:]
    for standing in page.results.standings {
      let reason = cells.own(code, standing.region.id)?.missing.first
      let key = Self.key(reason)
      if lacking[key] == nil { order.append(key) }
      lacking[key, default: []].append((standing.region.name, reason))
    }
    return order.map { key in
      let those = lacking[key] ?? []
      let isAll = those.count == page.results.standings.count
      return words(those, named: !isAll)
    }.joined(separator: "; ")
  }

  /// Reasons of one key differ in their numbers alone.
  private static func key(_ reason: MissingReason?) -> String {
    switch reason {
    case .fieldBlank(let field, _)?: "blank \(field)"
    case .belowCoverage(let coverage, _)?: "coverage \(coverage.of.id)"
    case let reason?: reason.sentence.id
    case nil: ""
    }
  }

  private func words(_ those: [(name: String, reason: MissingReason?)], named: Bool) -> String {
    let names = those.map(\.name).joined(separator: ", ")
    switch those[0].reason {
    case .belowCoverage(let coverage, _)?:
      // The pair of each region; the limit stands beside it, in what would open it.
      let pairs = those.compactMap { item -> String? in
        guard case .belowCoverage(let coverage, _)? = item.reason else { return nil }
        return "\(item.name) \(page.count(coverage.reported)) \(say("dari", "of")) "
          + page.count(coverage.expected)
      }
      return pairs.joined(separator: ", ") + " " + say(coverage.of)
    case .fieldBlank(let field, _)?:
      let rows = those.reduce(0) { sum, item in
        if case .fieldBlank(_, let rows)? = item.reason { sum + rows } else { sum }
      }
      let all = say(MissingReason.fieldBlank(field, rows: rows).sentence)
      return named ? "\(names): \(all)" : all
    case let reason?: return named ? "\(names): \(say(reason.sentence))" : say(reason.sentence)
    case nil:
      let none = say("belum dihitung", "not computed")
      return named ? "\(names): \(none)" : none
    }
  }

  private func opens(_ code: String) -> String {
    let reasons = page.results.standings.flatMap { cells.own(code, $0.region.id)?.missing.prefix(1) ?? [] }
    return reasons.map { say(Self.opening($0)) }
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: "; ")
  }

  /// What has to come for a value to stand here.
  static func opening(_ reason: MissingReason) -> Sentence {
    switch reason {
    case .nothingSent: Sentence(id: "formulir dari unit", en: "forms from the units")
    case .silent(let source):
      Sentence(
        id: "baris wilayah ini pada \(source.label.id)", en: "rows of this region in \(source.label.en)")
    case .fieldBlank(let field, _):
      Sentence(
        id: "\(field.label.id) diisi pada formulir", en: "\(field.label.en) filled in on the form")
    case .noTarget:
      Sentence(
        id: "ketetapan wilayah tentang jumlah minimum", en: "a decision of the region on a minimum")
    case .noPopulation:
      Sentence(id: "jumlah penduduk dengan seri dan tanggalnya", en: "the population, its series and date")
    case .noCivilServants:
      Sentence(
        id: "jumlah ASN dari badan kepegawaian, dengan tanggalnya",
        en: "the number of civil servants from the personnel agency, with its date")
    case .emptyDenominator: Sentence(id: "pembagi yang bukan nol", en: "a divisor other than zero")
    case .notPublished: Sentence(id: "nilai yang terbit resmi", en: "the value as officially published")
    case .conflict:
      Sentence(id: "dokumen yang menetapkan satu nilai", en: "a document that settles one value")
    case .claimMissing: Sentence(id: "pernyataan yang memuat angkanya", en: "a statement with the number")
    case .notRecorded: Sentence(id: "pencatatannya pada register acuan", en: "its entry in the register")
    case .belowCoverage(_, let minimum):
      Sentence(
        id: "isian sedikitnya \(LocalFormat(.id).decimal(minimum * 100, places: 0))% dari barisnya",
        en: "at least \(LocalFormat(.en).decimal(minimum * 100, places: 0))% of its rows filled in")
    }
  }
}
