import TolokCore

/// A map of tiles for a month of few regions: who reports, among the regions of their kind in the reference register.
struct PlacesMap {
  let page: PageContext
  typealias View = PageContext.View
  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private var standings: [RegionStanding] { page.results.standings }
  /// Tiles of one chart; a longer register is cut down to the provinces of those who report.
  static let mostTiles = 48

  var view: View {
    guard !standings.isEmpty, standings.count < BenchmarkView.fewestForTiles else {
      return ["hasPlaces": false]
    }
    let kinds = standings.map(\.region.kind).reduce(into: [RegionKind]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let reporting = Dictionary(standings.map { ($0.region.id, $0) }, uniquingKeysWith: { first, _ in first })
    var places = page.results.registers.regions.filter { kinds.contains($0.kind) }
    if places.count > Self.mostTiles {
      let provinces = Set(standings.map { $0.region.id.prefix(2) })
      places = places.filter { provinces.contains($0.id.prefix(2)) }
    }
    guard places.count > standings.count, places.count <= Self.mostTiles,
      standings.allSatisfy({ standing in places.contains { $0.id == standing.region.id } })
    else { return ["hasPlaces": false] }
    // By name: the register's own order puts the reporting ones first and would look like a rank.
    places.sort { $0.name == $1.name ? $0.id < $1.id : $0.name < $1.name }
    let tiles = places.map { tile($0, reporting[$0.id]) }
    let kind = SummarySentences.list(
      kinds.map { page.say(Words.regionKind($0, many: true)) }, and: say("dan", "and"))
    let count = Words.leading(standings.count { page.sentences($0).sent > 0 })
    let title = say(
      "\(count.id) dari \(places.count) \(kind) pada register acuan melapor bulan ini",
      "\(count.en) of \(places.count) \(kind) in the reference register report this month")
    return [
      "hasPlaces": true, "placesMessage": title,
      "placesNote": say(
        "Putih: tidak ikut bulan ini, jadi tidak dinilai; beberapa dipakai sebagai pembanding DID. Urut abjad, bukan letak dan bukan peringkat.",
        "White: takes no part this month and is not assessed; some serve as comparisons for DID. In alphabetical order, neither a geography nor a rank."
      ),
      "placesChart": Charts.tiles(
        id: "tempat", tiles: tiles, width: 481, title: title,
        description: standings.map { "\($0.region.name): \(text($0))" }.joined(separator: "; ")
          + say("; lainnya tidak ikut bulan ini.", "; the others take no part this month.")),
    ]
  }

  private func tile(_ region: Region, _ standing: RegionStanding?) -> Charts.Tile {
    let label = BenchmarkView.short(region)
    guard let standing else { return Charts.Tile(label: label, level: nil, text: "", isAbsent: true) }
    let rate = standing.coverage
    let isKnown = page.sentences(standing).knowsCoverage && rate.denominator > 0
    return Charts.Tile(
      label: label, level: isKnown ? Double(rate.numerator) / Double(rate.denominator) : nil,
      text: text(standing))
  }

  private func text(_ standing: RegionStanding) -> String {
    let rate = standing.coverage
    guard page.sentences(standing).knowsCoverage, rate.denominator > 0 else { return "?" }
    return "\(rate.numerator) \(say("dari", "of")) \(rate.denominator)"
  }
}
