import TolokCore

/// Many regions: what each kind of region looks like in a row, and appendix D with a row for every region.
struct AnnexView {
  let page: PageContext
  typealias View = PageContext.View
  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }
  private var standings: [RegionStanding] { page.results.standings }

  private var kinds: [(kind: RegionKind, standings: [RegionStanding])] {
    [RegionKind.provinsi, .kabupaten, .kota].compactMap { kind in
      let own = standings.filter { $0.region.kind == kind }
      return own.isEmpty ? nil : (kind, own)
    }
  }

  var view: View {
    guard page.hasAnnex else {
      return ["hasAnnex": false, "hasKindRows": false, "kindRows": [View](), "annexGroups": [View]()]
    }
    let ranks = self.ranks
    return [
      "hasAnnex": true, "hasKindRows": true, "kindRows": kinds.map(summary),
      "annexGroups": kinds.map { kind, own -> View in
        [
          "kind": say(Words.regionKind(kind, many: true)).capitalizedFirst, "count": page.count(own.count),
          "rows": own.map { row($0, ranks[$0.region.id]) },
        ]
      },
    ]
  }

  /// Rank with its interval in the first composite that ranks the region.
  private var ranks: [String: String] {
    var ranks: [String: String] = [:]
    for outcome in page.results.benchmark.composites {
      guard let result = outcome.result else { continue }
      for standing in result.standings where ranks[standing.region] == nil {
        ranks[standing.region] = page.say(result.spot(of: standing))
      }
    }
    return ranks
  }

  private func row(_ standing: RegionStanding, _ rank: String?) -> View {
    let says = page.sentences(standing)
    let unknown = page.marks.bare(.unknown)
    let rate = standing.coverage
    return [
      "code": standing.region.code ?? "", "name": standing.region.name,
      "innovations": says.knowsInnovations ? page.count(standing.innovations) : unknown,
      "rate": standing.perHundredThousand.map { page.format.decimal($0, places: 1) } ?? unknown,
      "sent": "\(page.count(says.sent)) \(say("dari", "of")) \(page.count(says.collection.count))",
      "coverage": says.knowsCoverage
        ? "\(page.count(rate.numerator)) \(say("dari", "of")) \(page.count(rate.denominator))" : unknown,
      "rank": rank ?? unknown,
    ]
  }

  private func summary(_ kind: RegionKind, _ own: [RegionStanding]) -> View {
    var sent = 0, expected = 0, innovations = 0
    var shares: [Double] = []
    for standing in own {
      let says = page.sentences(standing)
      sent += says.sent
      expected += says.collection.count
      innovations += standing.innovations
      if says.knowsCoverage {
        shares.append(Double(standing.coverage.numerator) / Double(standing.coverage.denominator))
      }
    }
    shares.sort()
    let rates = own.compactMap(\.perHundredThousand).sorted()
    func spread(_ values: [Double], _ text: (Double) -> String) -> String {
      guard let low = values.first, let high = values.last else { return page.marks.bare(.unknown) }
      return "<b>\(text(Statistics.median(values)))</b> (\(text(low))–\(text(high)))"
    }
    return [
      "kind": say(Words.regionKind(kind, many: true)).capitalizedFirst, "count": page.count(own.count),
      "innovations": page.count(innovations),
      "sent": "\(page.count(sent)) \(say("dari", "of")) \(page.count(expected))",
      "coverage": spread(shares) { page.format.decimal($0 * 100, places: 0) + "%" },
      "rate": spread(rates) { page.format.decimal($0, places: 1) },
    ]
  }
}
