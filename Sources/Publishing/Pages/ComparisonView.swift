import TolokCore

/// Regions side by side: like with like, the denominator and its date beside every rate.
struct ComparisonView {
  let page: PageContext
  typealias View = PageContext.View
  private func say(_ id: String, _ en: String) -> String { page.say(id, en) }
  private func say(_ sentence: Sentence) -> String { page.say(sentence) }
  private var standings: [RegionStanding] { page.results.standings }

  // MARK: on the one page

  func peers(of own: RegionStanding) -> View {
    let words = page.comparison
    let rows = words.rows(for: own, limit: 3)
    let kind = own.region.kind
    let many = say(Words.regionKind(kind, many: true))
    guard rows.count > 1 else {
      return [
        "hasPeers": false,
        "peerTitle": say(
          "Dengan \(many) lain: belum ada pembanding", "With other \(many): nothing to compare yet"),
        "peerAside": "",
        "read": say(
          "Bulan ini tidak ada \(many) lain yang melapor; kota dibandingkan dengan kota, kabupaten dengan kabupaten.",
          "No other \(say(Words.regionKind(kind))) reports this month; cities are compared with cities, regencies with regencies."
        ),
      ]
    }
    let same = standings.count { $0.region.kind == kind }
    var read = words.reversal(with: own, format: page.format).map { say($0) } ?? ""
    read += (read.isEmpty ? "" : " ") + collected(rows, own: own)
    return [
      "hasPeers": true,
      "peerTitle": same < 5
        ? say("Dengan \(many) lain: belum dapat diperingkat", "With other \(many): too few to rank")
        : say("Dengan \(many) lain: jarak, bukan peringkat", "With other \(many): distances, not ranks"),
      "peerAside": same > rows.count
        ? say(
          "\(rows.count) dari \(same) \(many), yang cakupannya terdekat; semuanya pada laporan bulanan",
          "\(rows.count) of \(same) \(many), nearest in coverage; all in the monthly report")
        : same < 5
          ? say(
            "di bawah lima satuan tidak ada peringkat; sasarannya pun berbeda",
            "below five no ranks are given; their targets differ too") : "",
      "peers": rows.map { row($0, own: own) }, "peerHead": say(Words.regionKind(kind)).capitalizedFirst,
      "read": read,
      "rateTitle": say("Inovasi per 100.000 penduduk", "Innovations per 100,000 people"),
      "rateNote": rateNote(rows),
      "rateChart": Charts.rates(
        id: "p\(own.region.fileKey)",
        rows: rows.map {
          (label: $0.region.name, value: $0.perHundredThousand, own: $0.region.id == own.region.id)
        }, width: 188, basis: "register", unknown: say("belum dapat dinilai", "cannot assess"),
        format: page.format,
        title: say("Inovasi per 100.000 penduduk", "Innovations per 100,000 people"),
        description: spoken(rows)),
    ]
  }

  private func row(_ standing: RegionStanding, own: RegionStanding) -> View {
    let says = page.sentences(standing)
    let target = standing.programme.map { page.target($0) }
    return [
      "name": Charts.fit(standing.region.name, 124, 8.5), "own": standing.region.id == own.region.id,
      "target": target.map { page.escaped(Charts.fit($0, 218, 8.5)) }
        ?? page.marks.unknown(Sentence(id: "belum tercatat", en: "not on record")),
      "innovations": says.knowsInnovations
        ? page.escaped(page.count(standing.innovations)) : page.marks.bare(.unknown),
      "coverage": page.coverage(standing),
    ]
  }

  /// "mengirim formulir: 5 dari 30, 10 dari 23": what the order rests on.
  private func collected(_ rows: [RegionStanding], own: RegionStanding) -> String {
    // Long names would fill the page with names: then the page's own region alone.
    let isLong = rows.reduce(0) { $0 + $1.region.name.count } > 60
    let parts = (isLong ? rows.filter { $0.region.id == own.region.id } : rows).map { standing -> String in
      let says = page.sentences(standing)
      return "\(standing.region.name) \(says.sent) \(say("dari", "of")) \(says.collection.count)"
    }
    return say("Yang mengirim formulir: ", "Units that sent a form: ") + parts.joined(separator: ", ")
      + say("; bahan bertanya, bukan peringkat.", "; a reason to ask, not a rank.")
  }

  private func rateNote(_ rows: [RegionStanding]) -> String {
    let notes = Set(rows.compactMap { $0.populationNote.map { say($0) } })
    if notes.count == 1, let note = notes.first { return say("penduduk: ", "people: ") + note }
    return notes.isEmpty
      ? say("penduduk belum diketahui", "population not known")
      : say("penduduk: seri dan tanggalnya pada laporan", "people: series and dates in the report")
  }

  private func spoken(_ rows: [RegionStanding]) -> String {
    rows.map { standing in
      let value =
        standing.perHundredThousand.map { page.format.decimal($0, places: 1) }
        ?? say("belum dapat dinilai", "cannot assess")
      return "\(standing.region.name): \(value)"
    }.joined(separator: "; ") + "."
  }

  // MARK: in the report

  var chapter: View {
    let words = page.comparison
    let ordered = standings.enumerated().sorted { a, b in
      let x = a.element.coverage, y = b.element.coverage
      let left = x.numerator * max(1, y.denominator), right = y.numerator * max(1, x.denominator)
      return left == right ? a.offset < b.offset : left > right
    }.map(\.element)
    let rated = standings.enumerated().sorted { a, b in
      let x = a.element.perHundredThousand ?? -1, y = b.element.perHundredThousand ?? -1
      return x == y ? a.offset < b.offset : x > y
    }.map(\.element)
    // A region that sent nothing has no coverage; a bar of nought would say it has.
    let coverage = ordered.filter { page.sentences($0).knowsCoverage }
    let published = publishedRows
    return [
      "noRank": noRank(words),
      "reversal": words.reversal(with: nil, format: page.format).map { say($0) } ?? "",
      "kinds": groups(rated: rated), "hasCoverage": !coverage.isEmpty,
      "coverageMore": page.hasAnnex ? spreadNote : "", "isSpread": page.hasAnnex,
      "coverageMessage": coverageMessage(coverage), "coverageChart": coverageChart(coverage),
      "countedUnits": countedUnits, "hasPublished": !published.isEmpty,
      "publishedChart": publishedChart(published), "bases": shapes(published),
    ]
  }

  private var spreadNote: String {
    say(
      "Tiap titik satu wilayah; bayangan: separuh di tengah. Setiap wilayah dengan namanya ada pada lampiran D dan tolok-ukur.xlsx.",
      "A dot a region; shaded: the middle half. Every region by name is in appendix D and tolok-ukur.xlsx.")
  }

  private func coverageChart(_ rows: [RegionStanding]) -> String {
    func share(_ standing: RegionStanding) -> Double? {
      guard page.sentences(standing).knowsCoverage else { return nil }
      return Double(standing.coverage.numerator) * 100 / Double(max(1, standing.coverage.denominator))
    }
    if page.hasAnnex {
      return spread(
        id: "cakupan", standings, places: 0, suffix: "%", title: coverageMessage(rows), value: share)
    }
    return Charts.bars(
      id: "cakupan",
      rows: rows.map {
        (label: page.chartName($0.region.name), value: $0.coverage.numerator, total: $0.coverage.denominator)
      }, width: 481, title: coverageMessage(rows),
      description: rows.map {
        "\($0.region.name) \($0.coverage.numerator) \(say("dari", "of")) \($0.coverage.denominator)"
      }.joined(separator: "; ") + ".", word: say("dari", "of"))
  }

  /// Many regions: a lane a kind, a dot a region.
  private func spread(
    id: String, _ rows: [RegionStanding], places: Int, suffix: String, title: String,
    value: (RegionStanding) -> Double?
  ) -> String {
    var spoken: [String] = []
    let lanes = [RegionKind.provinsi, .kabupaten, .kota].compactMap { kind -> Charts.SpreadLane? in
      let own = rows.filter { $0.region.kind == kind }
      let known = own.compactMap { standing in value(standing).map { (standing.region.name, $0) } }
        .enumerated().sorted {
          $0.element.1 == $1.element.1 ? $0.offset < $1.offset : $0.element.1 < $1.element.1
        }
        .map(\.element)
      guard !own.isEmpty else { return nil }
      func text(_ value: Double) -> String { page.format.decimal(value, places: places) + suffix }
      func end(_ word: String, _ item: (String, Double)?) -> String {
        guard let item else { return "" }
        let equal = known.count { text($0.1) == text(item.1) }
        let who =
          equal == 1 ? item.0 : say("\(equal) wilayah", "\(equal) regions")
        return "\(word): \(who) \(text(item.1))"
      }
      let missing = own.count - known.count
      let lane = Charts.SpreadLane(
        label: say(Words.regionKind(kind, many: true)).capitalizedFirst, values: known.map(\.1),
        least: end(say("terendah", "lowest"), known.first),
        most: end(say("tertinggi", "highest"), known.last),
        unknown: missing > 0 ? say("\(missing) belum dinilai", "\(missing) not assessed") : "")
      spoken.append(
        "\(lane.label): \(known.count) "
          + (known.isEmpty ? "" : "\(say("median", "median")) \(text(Statistics.median(lane.values))), ")
          + [lane.least, lane.most, lane.unknown].filter { !$0.isEmpty }.joined(separator: ", "))
      return lane
    }
    return Charts.spread(
      id: id, lanes: lanes, width: 481, suffix: suffix, median: "median", format: page.format, title: title,
      description: spoken.joined(separator: "; ") + ".")
  }

  /// What is ordered and what is not, said once and true of every chart below.
  private func noRank(_ words: ComparisonSentences) -> String {
    guard page.results.benchmark.composites.contains(where: { $0.result != nil }) else {
      return say(words.noRank)
    }
    guard standings.count < PeerGrouping.fewest else {
      return say(words.noRank)
        + say(
          " Indeks gabungan mencetak peringkat hanya bersama selangnya.",
          " The composite prints ranks only with their intervals.")
    }
    let lead = Words.leading(standings.count)
    return say(
      "\(lead.id) wilayah lebih sedikit dari batas lima satuan: setiap indikator ditampilkan sebagai jarak, tanpa peringkat. Indeks gabungan menyebut selang tempat: yang bertumpang tindih setara, dan satu tempat disebut hanya bila selangnya terpisah.",
      "\(lead.en) regions are fewer than the limit of five: each indicator is shown as a distance, without ranks. The composite gives intervals of places: those that overlap are alike, and a single place is named only where the intervals are apart."
    )
  }

  /// What counts where: regions with one rule together, many of them by number.
  private var countedUnits: String {
    var order: [String] = []
    var names: [String: [String]] = [:]
    for standing in standings {
      let units = say(standing.countedUnits)
      if names[units] == nil { order.append(units) }
      names[units, default: []].append(standing.region.name)
    }
    return order.map { units in
      let regions = names[units] ?? []
      let who =
        regions.count > 4
        ? say("\(regions.count) wilayah", "\(regions.count) regions") : regions.joined(separator: ", ")
      return "\(who): \(units)"
    }.joined(separator: "; ")
  }

  private func coverageMessage(_ rows: [RegionStanding]) -> String {
    guard let first = rows.first else { return "" }
    let rate = first.coverage
    if rows.count == 1, standings.count > 1 {
      return say(
        "Hanya \(first.region.name) yang dapat dinilai: \(page.format.share(rate.numerator, of: rate.denominator))",
        "Only \(first.region.name) can be assessed: \(page.format.share(rate.numerator, of: rate.denominator))"
      )
    }
    return say(
      "Cakupan terbesar \(page.format.share(rate.numerator, of: rate.denominator)), di \(first.region.name)",
      "Largest coverage \(page.format.share(rate.numerator, of: rate.denominator)), in \(first.region.name)")
  }

  /// A chart and a table a kind of region: kota with kota.
  private func groups(rated: [RegionStanding]) -> [View] {
    let kinds: [RegionKind] = [.kota, .kabupaten, .provinsi].filter { kind in
      standings.contains { $0.region.kind == kind }
    }
    return kinds.map { kind -> View in
      let rows = rated.filter { $0.region.kind == kind }
      let many = say(Words.regionKind(kind, many: true))
      let known = rows.filter { $0.perHundredThousand != nil }
      let message: String
      if let first = known.first, let last = known.last, known.count > 1,
        let a = first.perHundredThousand, let b = last.perHundredThousand
      {
        let high = page.format.decimal(a, places: 1), low = page.format.decimal(b, places: 1)
        message = say(
          "Per 100.000 penduduk: dari \(low) di \(last.region.name) sampai \(high) di \(first.region.name)",
          "Per 100,000 people: from \(low) in \(last.region.name) to \(high) in \(first.region.name)")
      } else {
        message = say("Inovasi per 100.000 penduduk", "Innovations per 100,000 people")
      }
      return [
        "kind": many.capitalizedFirst, "message": message,
        "chart": rows.count > ManyRegions.mostRows
          ? spread(
            id: "laju-\(kind.rawValue)", rows, places: 1, suffix: "", title: message,
            value: \.perHundredThousand)
          : Charts.rates(
            id: "laju-\(kind.rawValue)",
            rows: rows.map {
              (label: page.chartName($0.region.name), value: $0.perHundredThousand, own: false)
            }, width: 481,
            basis: "register", unknown: say("belum dapat dinilai", "cannot assess"), format: page.format,
            title: message, description: spoken(rows)),
        "isSpread": rows.count > ManyRegions.mostRows, "isLong": standings.count > ManyRegions.mostChapters,
        "note": populationLine(rows),
        "rows": ManyRegions.ends(rows).map { shown -> View in
          switch shown {
          case .row(let standing, _): line(standing)
          case .gap(let count): ["isGap": true, "gap": page.gap(count)]
          }
        },
      ]
    }
  }

  private func populationLine(_ rows: [RegionStanding]) -> String {
    var order: [String] = []
    var names: [String: [String]] = [:]
    for row in rows {
      let note =
        row.populationNote.map { say($0) } ?? say("penduduk belum diketahui", "population not known")
      if names[note] == nil { order.append(note) }
      let people = row.region.population.map { " \(page.count($0))" } ?? ""
      names[note, default: []].append(row.region.name + people)
    }
    return order.map { note in
      let who = names[note] ?? []
      let few = who.count <= ManyRegions.mostChapters
      return (few ? who.joined(separator: ", ") : say("\(who.count) wilayah", "\(who.count) regions"))
        + ": \(note)"
    }
    .joined(separator: "; ") + "."
  }

  private func line(_ standing: RegionStanding) -> View {
    let says = page.sentences(standing)
    let unknown = page.marks.bare(.unknown)
    let target = standing.programme.map { page.target($0) }
    return [
      "isGap": false, "name": standing.region.name,
      "target": target ?? say("belum tercatat", "not on record"),
      "innovations": says.knowsInnovations ? page.count(standing.innovations) : unknown,
      "perAgency": standing.perAgency.map { page.format.decimal($0, places: 2) } ?? unknown,
      "rate": standing.perHundredThousand.map { page.format.decimal($0, places: 1) } ?? unknown,
      "sent": "\(says.sent) \(say("dari", "of")) \(says.collection.count)",
      "coverage": page.coverage(standing),
    ]
  }

  // MARK: one word, several bases

  private typealias PublishedRow = (
    label: String, points: [(value: Double, basis: String, year: String)]
  )

  private var publishedRows: [PublishedRow] {
    standings.compactMap { standing in
      var points: [(value: Double, basis: String, year: String)] = []
      for claim in page.book(standing.region).counts {
        guard let value = claim.value else { continue }
        points.append((value, claim.basis, String(claim.citation.asOf.prefix(4))))
      }
      if standing.innovations > 0 {
        points.append(
          (Double(standing.innovations), "register", "\(page.results.period.last.year)"))
      }
      return points.count > 1 ? (standing.region.name, points) : nil
    }
  }

  private func publishedChart(_ rows: [PublishedRow]) -> String {
    guard !rows.isEmpty else { return "" }
    let spoken = rows.map { row in
      "\(row.label): "
        + row.points.map {
          "\(page.format.decimal($0.value, places: 0)) (\(say(Words.basis($0.basis))), \($0.year))"
        }.joined(separator: ", ")
    }.joined(separator: "; ")
    return Charts.published(
      id: "dasar", rows: rows, width: 481, format: page.format,
      title: say(
        "Jumlah inovasi yang terbit, menurut dasar hitung", "Published numbers of innovations, by basis"),
      description: spoken + ".")
  }

  private func shapes(_ rows: [PublishedRow]) -> [View] {
    let order = ["statement", "exhibition", "iid_sent", "competition", "register"]
    let present = Set(rows.flatMap { $0.points.map(\.basis) })
    return order.filter(present.contains).map { ["mark": page.marks.basis($0)] }
  }
}
