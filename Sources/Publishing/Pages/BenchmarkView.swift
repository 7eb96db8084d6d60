import TolokCore

/// What the benchmark adds to the comparison: indicators side by side, composites with intervals, times, a map.
struct BenchmarkView {
  let page: PageContext
  typealias View = PageContext.View
  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }
  private var benchmark: BenchmarkResults { page.results.benchmark }
  private var standings: [RegionStanding] { page.results.standings }
  /// Regions a table can hold side by side.
  static let fewRegions = 4
  /// Regions from which a map of tiles says more than bars.
  static let fewestForTiles = 10
  static let mostPanels = 12

  var view: View {
    let composites = benchmark.composites.enumerated().map {
      CompositeView(page: page, outcome: $1, number: $0).view
    }
    var view: View = ["hasComposites": !composites.isEmpty, "composites": composites]
    for part in [side, map, PlacesMap(page: page).view, times, slopes] { view.merge(part) { $1 } }
    return view
  }

  // MARK: side by side

  private var side: View {
    guard !benchmark.indicators.isEmpty, !standings.isEmpty else {
      return ["hasSide": false, "hasWide": false]
    }
    let cells = IndicatorCells(page: page)
    guard standings.count <= Self.fewRegions else { return wide(cells) }
    let width = 69 / standings.count
    let open = OpenIndicators(page: page, cells: cells)
    var view = open.view
    let told: View = [
      "hasSide": true, "hasWide": false,
      "sideHeads": standings.map { ["name": $0.region.name, "width": "\(width)%"] as View },
      "sideColumns": standings.count + 1, "sideFirst": "\(100 - width * standings.count)%",
      "sideGroups": groups.filter { group in group.1.contains { !open.codes.contains($0.code) } }.map {
        basis, indicators -> View in
        [
          "basis": page.marks.basis(basis),
          "count": page.count(indicators.count { !open.codes.contains($0.code) }),
          "rows": indicators.filter { !open.codes.contains($0.code) }.map { indicator -> View in
            [
              "label": say(indicator.label), "unit": say(indicator.unit.label),
              "cells": standings.map { standing -> View in
                let figure = cells.own(indicator.code, standing.region.id)
                let readings = cells.published(indicator.code, standing.region.id).prefix(2)
                return [
                  "value": cells.value(figure), "note": cells.note(figure),
                  "published": readings.map(cells.reading).joined(separator: "; "),
                  "hasPublished": !readings.isEmpty,
                ]
              },
            ]
          },
        ]
      },
    ]
    view.merge(told) { $1 }
    return view
  }

  /// Indicators by basis of counting, in the order declared.
  private var groups: [(String, [Indicator])] {
    var order: [String] = []
    var all: [String: [Indicator]] = [:]
    for indicator in benchmark.indicators {
      if all[indicator.basis] == nil { order.append(indicator.basis) }
      all[indicator.basis, default: []].append(indicator)
    }
    return order.map { ($0, all[$0] ?? []) }
  }

  /// Many regions: a row each, five headline indicators.
  private func wide(_ cells: IndicatorCells) -> View {
    // Of very many the rows stand in the annex, every indicator in the workbook.
    guard !page.hasAnnex else { return ["hasSide": false, "hasWide": false] }
    let codes = ["cakupan-opd", "inovasi", "inovasi-per-100rb", "pelaporan", "mutu-baris"]
    var chosen = codes.compactMap(benchmark.indicator)
    if chosen.isEmpty { chosen = Array(benchmark.indicators.prefix(5)) }
    return [
      "hasSide": false, "hasWide": true,
      "wideHeads": chosen.map { ["label": say($0.label)] as View },
      "wideRows": standings.map { standing -> View in
        [
          "name": standing.region.name,
          "cells": chosen.map { ["value": cells.value(cells.own($0.code, standing.region.id))] as View },
        ]
      },
    ]
  }

  // MARK: a map of tiles

  private var map: View {
    guard standings.count >= Self.fewestForTiles else { return ["hasMap": false] }
    let tiles = standings.map { standing -> Charts.Tile in
      let says = page.sentences(standing)
      let rate = standing.coverage
      guard says.knowsCoverage else {
        return Charts.Tile(label: short(standing.region), level: nil, text: "?")
      }
      let share = Double(rate.numerator) / Double(max(1, rate.denominator))
      return Charts.Tile(
        label: short(standing.region), level: share, text: page.format.decimal(share * 100, places: 0) + "%")
    }
    let unknown = tiles.count { $0.level == nil }
    let title = say(
      "Cakupan unit di \(tiles.count) wilayah"
        + (unknown > 0 ? "; \(unknown) belum dapat dinilai" : ""),
      "Units covered in \(tiles.count) regions" + (unknown > 0 ? "; \(unknown) cannot be assessed" : ""))
    return [
      "hasMap": true, "mapMessage": title,
      "mapNote": tiles.count > 200
        ? say(
          "Urutan ubin sama dengan urutan tabel wilayah.", "Tiles stand in the order of the table of regions."
        )
        : say("Urutan register; bukan letak sebenarnya.", "In register order; not a geography."),
      "mapChart": Charts.tiles(
        id: "peta", tiles: tiles, width: 481, title: title,
        description: zip(standings, tiles).map { "\($0.region.name) \($1.text)" }.joined(separator: "; ")
          + "."),
    ]
  }

  /// "K Batu" for a kota, the bare name for a kabupaten or province.
  private func short(_ region: Region) -> String { Self.short(region) }

  static func short(_ region: Region) -> String {
    for (head, mark) in [("Kota ", "K "), ("Kabupaten ", ""), ("Provinsi ", "")]
    where region.name.hasPrefix(head) { return mark + region.name.dropFirst(head.count) }
    return region.name
  }

  // MARK: times

  /// A set of panels an indicator that has more than one known time somewhere among the reporting regions.
  private var times: View {
    let reporting = Set(standings.map(\.region.id))
    let sets = benchmark.indicators.compactMap { indicator -> View? in
      guard indicator.unit != .count(.rupiah) else { return nil }
      let told = told(indicator)
      let trends = benchmark.trends.filter {
        told && $0.indicator == indicator.code && reporting.contains($0.region)
          && Self.isSeries($0)
      }.map { $0.monthly ?? $0 }
      guard !trends.isEmpty else { return nil }
      let shown = trends.prefix(Self.mostPanels)
      let title = message(indicator, trends)
      let hollow = shown.contains { $0.points.contains { $0.isProvisional && $0.value != nil } }
      let broken = shown.flatMap(\.breaks).filter { [.method, .basis].contains($0.cause) }
      let others = shown.flatMap(\.breaks).first { $0.cause == .senders }
      let bases = Self.unique(shown.flatMap { $0.points.filter { $0.value != nil }.map(\.basis) })
      var notes = [
        say("Satu skala dari nol; celah = tidak ada nilai terbit.", "One scale from zero; a gap = no value.")
      ]
      if hollow {
        notes.append(
          say("Titik berongga: sementara atau penilaian mandiri.", "Hollow: provisional or self-assessed."))
      }
      if let first = broken.first {
        notes.append(say("Garis putus: \(first.reason.id).", "Dashed: \(first.reason.en)."))
      }
      if let others {
        notes.append(
          say(
            "Tidak disambung bila pengirimnya lain: \(others.reason.id).",
            "Not joined where others sent: \(others.reason.en)."))
      }
      if trends.count > shown.count {
        notes.append(
          say(
            "Dua belas dari \(page.count(trends.count)) wilayah, urutan register; deret lengkap ada pada tolok-ukur.xlsx.",
            "Twelve of \(page.count(trends.count)) regions, in register order; every series is in tolok-ukur.xlsx."
          ))
      }
      return [
        "message": title, "unit": say(indicator.unit.label).capitalizedFirst,
        "chart": Charts.multiples(
          id: "waktu-\(indicator.code)", panels: shown.map(panel), columns: min(3, max(2, shown.count)),
          width: 481, title: title, description: shown.map(spoken).joined(separator: "; ") + ".",
          times: months(Array(shown))),
        "notes": notes.joined(separator: " "), "bases": bases.map { ["mark": page.marks.basis($0)] as View },
      ]
    }
    return ["hasTimes": !sets.isEmpty, "times": Array(sets.prefix(6))]
  }

  /// Of rates over one count the count says it all; what no month can be compared with stands in the workbook.
  private func told(_ indicator: Indicator) -> Bool {
    guard indicator.node.needsMonth, !page.results.earlier.isEmpty else { return true }
    if case .ratio = indicator.unit { return false }
    return benchmark.changes.contains { $0.indicator == indicator.code }
  }

  /// The months of the panels, where they are months.
  private func months(_ trends: [Trend]) -> [(x: Double, label: String)] {
    let times = Set(trends.flatMap { $0.points.map(\.time) })
    guard times.allSatisfy({ $0.contains("-") }) else { return [] }
    return times.sorted().compactMap { time in
      Charts.time(time).map { (x: $0, label: page.format.shortMonth(time)) }
    }
  }

  /// Something to read along: two points that may be joined, or three that may not.
  private static func isSeries(_ trend: Trend) -> Bool {
    func known(_ points: [TrendPoint]) -> Int {
      points.count { $0.value != nil && Charts.time($0.time) != nil }
    }
    if let months = trend.monthly, known(months.points) > 1 { return true }
    return known(trend.points) > 2 || trend.segments.contains { known($0.points) > 1 }
  }

  private static func unique(_ all: [String]) -> [String] {
    var seen: Set<String> = []
    return all.filter { seen.insert($0).inserted }
  }

  private func message(_ indicator: Indicator, _ trends: [Trend]) -> String {
    let joined = trends.compactMap { trend in trend.change.map { (trend, $0) } }
    let label = say(indicator.label)
    guard let first = joined.first, trends.count > 0 else {
      if trends.contains(where: { $0.breaks.contains { $0.cause == .senders } }) {
        return say(
          "\(label): pengirim tiap bulan berbeda, maka naik turunnya belum dapat dibaca",
          "\(label): others send each month, so it cannot be read as a rise or a fall")
      }
      return say(
        "\(label): nilai yang terbit tidak dapat disambung", "\(label): the values published cannot be joined"
      )
    }
    let up = joined.count { $0.1.by > 0 }, down = joined.count { $0.1.by < 0 }
    if joined.count == 1 {
      let name = page.regionName(first.0.region)
      let from = page.format.decimal(first.1.from.value ?? 0, places: indicator.unit.places)
      let to = page.format.decimal(first.1.to.value ?? 0, places: indicator.unit.places)
      let (a, b) = (page.format.asOf(first.1.from.time), page.format.asOf(first.1.to.time))
      return say(
        "\(label): \(name) dari \(from) (\(a)) menjadi \(to) (\(b))",
        "\(label): \(name) from \(from) (\(a)) to \(to) (\(b))")
    }
    return say("\(label): \(up) wilayah naik, \(down) turun", "\(label): \(up) regions up, \(down) down")
  }

  private func point(_ point: TrendPoint, _ trend: Trend) -> Charts.TimePoint? {
    guard let value = point.value, let x = Charts.time(point.time) else { return nil }
    let isShare = trend.unit == .share
    return Charts.TimePoint(
      x: x, value: isShare ? value * 100 : value,
      text: isShare
        ? page.format.decimal(value * 100, places: 0) + "%"
        : page.format.decimal(value, places: trend.unit.places), basis: point.basis,
      hollow: point.isProvisional)
  }

  private func panel(_ trend: Trend) -> Charts.TimePanel {
    let segments = trend.segments.map { $0.points.compactMap { point($0, trend) } }.filter { !$0.isEmpty }
    let breaks = trend.breaks.compactMap { cut -> Double? in
      guard cut.cause == .method || cut.cause == .basis, let a = Charts.time(cut.after),
        let b = Charts.time(cut.before)
      else { return nil }
      return (a + b) / 2
    }
    return Charts.TimePanel(
      label: page.chartName(page.regionName(trend.region)), segments: segments, breaks: breaks)
  }

  private func spoken(_ trend: Trend) -> String {
    page.regionName(trend.region) + ": "
      + trend.points.map { item in
        let value = point(item, trend)?.text ?? say("tidak ada nilai", "no value")
        return "\(item.time) \(value)"
          + (item.isProvisional && item.value != nil ? say(" (sementara)", " (provisional)") : "")
      }.joined(separator: ", ")
  }

  // MARK: slope

  /// Only pairs the series itself may join, of the two times most regions share; three regions at least.
  private var slopes: View {
    let reporting = Set(standings.map(\.region.id))
    for indicator in benchmark.indicators where indicator.unit != .count(.rupiah) {
      var pairs: [String: [(Trend, from: TrendPoint, to: TrendPoint)]] = [:]
      for trend in benchmark.trends where trend.indicator == indicator.code {
        guard let change = trend.change, reporting.contains(trend.region) || benchmark.trends.count < 200,
          change.from.basis == change.to.basis, change.from.method == change.to.method
        else { continue }
        pairs["\(change.from.time)/\(change.to.time)/\(change.from.basis)", default: []]
          .append((trend, change.from, change.to))
      }
      guard
        let best = pairs.sorted(by: {
          $0.value.count != $1.value.count ? $0.value.count > $1.value.count : $0.key > $1.key
        })
        .first?.value, best.count > 2
      else { continue }
      let rows = best.compactMap {
        item -> (label: String, a: Double, b: Double, aText: String, bText: String)? in
        guard let a = point(item.from, item.0), let b = point(item.to, item.0) else { return nil }
        return (page.chartName(page.regionName(item.0.region)), a.value, b.value, a.text, b.text)
      }
      let from = best[0].from.time, to = best[0].to.time
      let up = rows.count { $0.b > $0.a }
      // Twenty lines can be told apart: of more, the largest moves up and down.
      let moved = rows.indices.sorted {
        let x = rows[$0].b - rows[$0].a, y = rows[$1].b - rows[$1].a
        return x == y ? $0 < $1 : x > y
      }
      let drawn =
        rows.count > 20 ? (moved.prefix(8) + moved.suffix(8)).sorted().map { rows[$0] } : rows
      let title = say(
        "\(indicator.label.id): \(up) dari \(rows.count) wilayah naik dari \(from) ke \(to)",
        "\(indicator.label.en): \(up) of \(rows.count) regions rose from \(from) to \(to)")
      return [
        "hasSlope": true, "slopeMessage": title, "slopeUnit": say(indicator.unit.label).capitalizedFirst,
        "slopeChart": Charts.slope(
          id: "lereng", from: from, to: to, rows: drawn, width: 420, title: title,
          description: drawn.map { "\($0.label) \($0.aText) – \($0.bText)" }.joined(separator: "; ") + "."),
        "slopeNote": say(
          "Hanya wilayah dengan kedua nilai menurut dasar dan cara hitung yang sama.",
          "Only regions with both values on one basis and one method.")
          + (drawn.count < rows.count
            ? say(
              " Digambar \(drawn.count) dari \(page.count(rows.count)): yang paling naik dan paling turun; selebihnya pada tolok-ukur.xlsx.",
              " Drawn: \(drawn.count) of \(page.count(rows.count)), those that rose and fell most; the rest in tolok-ukur.xlsx."
            ) : "")
          ,
      ]
    }
    return ["hasSlope": false]
  }
}
