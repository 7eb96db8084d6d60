import TolokCore

/// The indicators of one topic: like beside like, the denominator beside every figure, charts that can be edited.
struct IndicatorSheet {
  let board: Board
  let names: BoardNames
  let topic: IndicatorTopic
  private var results: MonthResults { board.results }
  private func say(_ id: String, _ en: String) -> String { board.say(id, en) }
  static let widths: [Double] = [19, 16, 11, 12, 31, 14, 36, 12, 11, 15, 13]
  /// More bars than this say less than their spread.
  private static let mostBars = 24

  init(board: Board, names: BoardNames, topic: IndicatorTopic) {
    self.board = board
    self.names = names
    self.topic = topic
  }

  func write(_ leaf: Leaf, _ indicators: [Indicator]) throws(PublishError) {
    leaf.open(
      "\(topic.name(results)): \(topic.question(results))",
      say(
        "\(indicators.count) indikator. Hanya wilayah sejenis disandingkan; angka terbit pada dasar lain berdiri terpisah dan tidak diurutkan.",
        "\(indicators.count) indicators. Only like regions stand together; published figures on other bases stand apart and are never ordered."
      ),
      links: board.parts.back + [
        ("→ \(names.cards)", Spot(sheet: names.cards)), ("→ \(names.marks)", Spot(sheet: names.marks)),
      ])
    // What nobody knows yet stands last.
    let known = Set(
      indicators.map(\.code).filter { code in
        names.figuresByIndicator[code]?.contains { $0.value != nil && !$0.isPublished } ?? false
      })
    for indicator in indicators where known.contains(indicator.code) { try block(leaf, indicator) }
    for indicator in indicators where !known.contains(indicator.code) { try block(leaf, indicator) }
    leaf.breakBetweenBlocks()
  }

  private func block(_ leaf: Leaf, _ indicator: Indicator) throws(PublishError) {
    let all = byIndicator[indicator.code] ?? []
    let own = all.filter { !$0.isPublished }
    let stated = all.filter(\.isPublished)
    for kind in [RegionKind.kota, .kabupaten, .provinsi] {
      let here = own.filter {
        board.kind(of: $0.region) == kind && (board.reporting.contains($0.region) || isOfUse($0))
      }
      guard !here.isEmpty else { continue }
      try compare(leaf, indicator, kind, here)
    }
    if !stated.isEmpty { try published(leaf, indicator, stated) }
  }

  /// A region that does not report stands here for what is published of it; a count of none in a register that
  /// does not follow it says nothing.
  private func isOfUse(_ figure: Figure) -> Bool {
    guard let value = figure.value else { return false }
    return topic == .index || topic == .money || value != 0
  }

  private var byIndicator: [String: [Figure]] { names.figuresByIndicator }

  // MARK: - One kind of region

  private func compare(
    _ leaf: Leaf, _ indicator: Indicator, _ kind: RegionKind, _ figures: [Figure]
  ) throws(PublishError) {
    let comparison = board.benchmark.comparisons.filter {
      $0.indicator == indicator.code && groupKind[$0.group] == kind
    }.max { $0.places.count < $1.places.count }
    let places = Dictionary(
      (comparison?.places ?? []).map { ($0.figure, $0) }, uniquingKeysWith: { a, _ in a })
    // Only figures of the newest time stand beside each other; those of another follow, uncompared.
    let newest = figures.filter { $0.value != nil }.map(\.asOf).max()
    let sorted = order(figures, newest, indicator)
    let known = sorted.filter { $0.value != nil && $0.asOf == newest }
    let values = known.map {
      (name: board.region($0.region), text: board.text($0.value ?? 0, indicator.unit))
    }
    let message =
      values.isEmpty
      ? say("Belum ada angka: ", "No figure yet: ") + board.words(indicator.label)
      : board.parts.message(values, indicator.label)
    leaf.heading("\(results.words.region(kind)) · \(message)")
    leaf.note(
      "\(board.words(indicator.question)) "
        + say("Satuan: ", "Unit: ") + board.words(indicator.unit.label) + "; "
        + board.words(indicator.direction.label) + "; " + say("dasar ", "basis ")
        + results.words.basis(indicator.basis) + ".")
    let name = "ind_\(plainName(indicator.code))_\(kind.rawValue)"
    let claims = known.count >= 5 && comparison != nil && indicator.direction != .neutral
    let block = try leaf.table(
      "tbl_\(name)", columns(indicator), sorted, none: "", filtered: sorted.count > 12
    ) { figure, row in
      board.figureSpots[figure.id] = Spot(sheet: leaf.name, cell: "A\(row)")
      return line(figure, row, places[figure.id], claims: claims, isNewest: figure.asOf == newest)
    }
    guard let block else { return }
    leaf.skip()
    try draw(leaf, indicator, known, block, name: name, message: message)
    if indicator.breakdown != nil { try parts(leaf, indicator, known, name: name) }
    if !known.isEmpty { notes(leaf, indicator, sorted, known) }
    leaf.skip()
  }

  private var groupKind: [String: RegionKind] {
    Dictionary(board.benchmark.groups.map { ($0.rule.id, $0.rule.kind) }, uniquingKeysWith: { a, _ in a })
  }

  /// Who is known by value, best first; then who is not, in report order.
  private func order(
    _ figures: [Figure], _ newest: String?, _ indicator: Indicator
  ) -> [Figure] {
    let lower = indicator.direction == .lower
    return figures.enumerated().sorted { a, b in
      let (p, q) = (a.element.asOf == newest, b.element.asOf == newest)
      if a.element.value != nil, b.element.value != nil, p != q { return p }
      return switch (a.element.value, b.element.value) {
      case (let x?, let y?): x == y ? a.offset < b.offset : lower ? x < y : x > y
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil): a.offset < b.offset
      }
    }.map(\.element)
  }

  private func columns(_ indicator: Indicator) -> [Column] {
    [
      Column(say("Wilayah", "Region")), Column(say("Nilai", "Value"), right: true),
      Column(say("Pembilang", "Numerator"), right: true), Column(say("Penyebut", "Denominator"), right: true),
      Column(say("Seri dan tanggal penyebut", "Series and date of the denominator")),
      Column(say("Menurut", "As of")), Column(say("Cakupan", "Coverage")), Column(say("Edisi", "Edition")),
      Column(say("Ke median", "To median"), right: true), Column(say("Urutan", "Order")),
      Column(say("Turun ke", "Way down")),
    ]
  }

  private func line(
    _ figure: Figure, _ row: Int, _ place: PeerComparison.Place?, claims: Bool, isNewest: Bool
  ) -> [Entry] {
    let format = Board.format(figure.unit)
    return [
      .strong(board.region(figure.region)), value(figure, row),
      figure.numerator.map { .number($0, whole($0)) } ?? board.dash,
      figure.denominator.map { .number($0.value, whole($0.value)) } ?? board.dash,
      figure.denominator.map {
        .text(board.words($0.note), $0.isAfterPeriod ? .warning : .text)
      } ?? .text(say("tanpa penyebut", "no denominator"), .quiet),
      .text(results.figures.asOf(figure.asOf), isNewest ? .quiet : .warning),
      figure.value == nil ? .text(board.reasons(figure), .quiet) : board.coverage(figure),
      board.edition(figure),
      place.map { .number(Board.shown($0.toMedian, figure.unit), format) } ?? board.dash,
      rank(place, claims: claims, known: figure.value != nil, isNewest: isNewest), down(figure),
    ]
  }

  private func whole(_ value: Double) -> String {
    value == value.rounded() ? NumberLook.count : NumberLook.two
  }

  private func value(_ figure: Figure, _ row: Int) -> Entry {
    guard let value = figure.value else {
      if case .withheld = figure.outcome { return board.missing(say("ditahan", "withheld")) }
      return board.missing()
    }
    let look = Look.result(Board.format(figure.unit))
    guard let top = figure.numerator, let bottom = figure.denominator?.value, bottom != 0 else {
      return Entry(content: .number(Board.shown(value, figure.unit)), look: look)
    }
    let scale: Int
    switch figure.unit {
    case .share: scale = 1
    case .ratio(_, _, let per): scale = per
    case .count, .sharePoints:
      return Entry(content: .number(Board.shown(value, figure.unit)), look: look)
    }
    guard abs(top / bottom * Double(scale) - value) <= 1e-9 * max(1, abs(value)) else {
      return Entry(content: .number(value), look: look)
    }
    return .formula("=C\(row)/D\(row)" + (scale == 1 ? "" : "*\(scale)"), value, look)
  }

  private func rank(_ place: PeerComparison.Place?, claims: Bool, known: Bool, isNewest: Bool)
    -> Entry
  {
    guard known else { return .text(say("tanpa urutan", "no order"), .nothing) }
    guard isNewest else { return .text(say("waktu lain", "other time"), .warning) }
    guard claims, let place, let rank = place.rank else {
      return .text(say("tidak dinyatakan", "not stated"), .nothing)
    }
    return .text("\(rank)" + (place.isTied ? say(" (sama)", " (tied)") : ""))
  }

  /// To the agencies of the region, or to the source of a published figure.
  private func down(_ figure: Figure) -> Entry {
    if let spot = board.agencySpots[figure.region], topic == .coverage || topic == .amount || topic == .make {
      return .link(say("→ unitnya", "→ its units"), spot)
    }
    guard let source = figure.sources.first else { return .text("–", .quiet) }
    guard source.hasPrefix("register ") else { return board.parts.source(source) }
    return topic == .awards
      ? .link(say("→ daftarnya", "→ the list"), Spot(sheet: board.parts.names.awards))
      : .text(say("register", "register"), .quiet)
  }

  // MARK: - Charts

  private func draw(
    _ leaf: Leaf, _ indicator: Indicator, _ known: [Figure], _ block: Block, name: String, message: String
  ) throws(PublishError) {
    let shown = known.map { Board.shown($0.value ?? 0, indicator.unit) }
    guard known.count > 1, shown.allSatisfy({ $0 >= 0 }), shown.contains(where: { $0 > 0 }) else { return }
    if known.count > Self.mostBars { return try spread(leaf, indicator, shown, block, name: name) }
    let range = Block(sheet: block.sheet, first: block.first, last: block.first + known.count - 1)
    leaf.chart(
      BarChart(
        title: message,
        description: say("Diagram batang, ", "Bar chart, ") + board.words(indicator.unit.label) + ": "
          + known.map { "\(board.region($0.region)) \(board.text($0.value ?? 0, indicator.unit))" }
          .joined(separator: "; "),
        series: board.words(indicator.label), categories: range.range(1), values: range.range(2),
        stored: shown, format: Board.label(indicator.unit),
        colours: [indicator.direction == .neutral ? Paint.blue : Paint.deep]))
  }

  /// Of many regions the spread: how many lie between which values.
  private func spread(
    _ leaf: Leaf, _ indicator: Indicator, _ shown: [Double], _ block: Block, name: String
  ) throws(PublishError) {
    guard let low = shown.min(), let high = shown.max(), high > low else { return }
    let steps = 8
    let width = (high - low) / Double(steps)
    let edges = (0...steps).map { $0 == steps ? high : low + Double($0) * width }
    let counts = (0..<steps).map { at in
      shown.count { $0 >= edges[at] && (at == steps - 1 ? $0 <= edges[at + 1] : $0 < edges[at + 1]) }
    }
    let range = "'\(block.sheet)'!$B$\(block.first):$B$\(block.first + shown.count - 1)"
    let format = Board.format(indicator.unit)
    leaf.heading(say("Sebaran", "Spread") + ": " + board.words(indicator.label))
    let bins = try leaf.table(
      "tbl_sebaran_\(name)",
      [
        Column(say("Selang", "Interval")), Column(say("Mulai", "From"), right: true),
        Column(say("Sampai", "To"), right: true), Column(say("Wilayah", "Regions"), right: true),
      ], Array(0..<steps), none: ""
    ) { at, row in
      let end = at == steps - 1 ? "<=" : "<"
      let text =
        "\(results.figures.decimal(edges[at] * (indicator.unit == .share ? 100 : 1), places: 1))–"
        + "\(results.figures.decimal(edges[at + 1] * (indicator.unit == .share ? 100 : 1), places: 1))"
        + (indicator.unit == .share ? "%" : "")
      return [
        .strong(text), .number(edges[at], format), .number(edges[at + 1], format),
        .formula("=SUMPRODUCT((\(range)>=B\(row))*(\(range)\(end)C\(row)))", counts[at]),
      ]
    }
    leaf.skip()
    guard let bins else { return }
    let fullest = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    leaf.chart(
      SeriesChart(
        kind: .columns,
        title: say(
          "\(board.words(indicator.label)): \(counts[fullest]) dari \(shown.count) wilayah di selang terbanyak",
          "\(board.words(indicator.label)): \(counts[fullest]) of \(shown.count) regions in the fullest interval"
        ),
        description: say("Diagram sebaran: ", "Chart of the spread: ")
          + (0..<steps).map { "\(board.text(edges[$0], indicator.unit)) \(counts[$0])" }.joined(
            separator: "; "),
        categories: bins.range(1),
        series: [
          SeriesChart.Series(
            name: say("Wilayah", "Regions"), values: bins.range(4), stored: counts.map(Double.init),
            colour: Paint.deep)
        ], format: NumberLook.count, axis: board.words(indicator.unit.label)))
  }

  // MARK: - Parts and steps

  private struct Part: Hashable {
    var key: String?
    var label: String
  }

  private func parts(
    _ leaf: Leaf, _ indicator: Indicator, _ known: [Figure], name: String
  ) throws(PublishError) {
    var isLadder = false
    if case .ladder = indicator.breakdown { isLadder = true }
    let wanted = kept(known, isLadder: isLadder)
    guard !wanted.isEmpty else { return }
    let rest = !isLadder && Set(known.flatMap { $0.parts.map(\.key) }).count > wanted.count
    leaf.heading(
      isLadder
        ? say(
          "Corong: yang mencapai tahap berikut melewati tahap sebelumnya",
          "Funnel: a later step passed the earlier ones")
        : say("Menurut bagian: ", "By part: ") + board.words(indicator.label))
    func amount(_ figure: Figure, _ part: Part) -> Double? {
      figure.parts.first { $0.key == part.key }.map(\.value) ?? (isLadder ? nil : 0)
    }
    let block = try leaf.table(
      "tbl_bagian_\(name)",
      [Column(say("Wilayah", "Region"))] + wanted.map { Column($0.label.capitalizedFirst, right: true) }
        + (rest ? [Column(say("Lainnya", "Others"), right: true)] : []), known, none: "",
      filtered: known.count > 12
    ) { figure, _ in
      let others = figure.parts.filter { part in !wanted.contains { $0.key == part.key } }
      return [.strong(board.region(figure.region))]
        + wanted.map { part in
          amount(figure, part).map { .number($0, NumberLook.count) }
            ?? board.missing(say("belum tercatat", "not recorded"))
        } + (rest ? [.number(others.reduce(0) { $0 + ($1.value ?? 0) }, NumberLook.count)] : [])
    }
    leaf.skip()
    guard let block, known.count <= Self.mostBars else { return }
    if isLadder {
      try funnel(leaf, indicator, known, wanted, block, name: name, amount)
    } else if known.contains(where: { ($0.value ?? 0) > 0 }) {
      let series = wanted.enumerated().map { at, part in
        SeriesChart.Series(
          name: part.label.capitalizedFirst, values: block.range(2 + at),
          stored: known.map { amount($0, part) ?? 0 },
          colour: part.key == nil
            ? SeriesPaint.unknown : SeriesPaint.steps[min(at, SeriesPaint.steps.count - 1)])
      }
      leaf.chart(
        SeriesChart(
          kind: .stacked, title: biggest(known, wanted, indicator, amount),
          description: say("Batang bertumpuk: ", "Stacked bars: ")
            + known.map { figure in
              "\(board.region(figure.region)): "
                + wanted.map { "\($0.label) \(Int(amount(figure, $0) ?? 0))" }.joined(separator: ", ")
            }.joined(separator: "; "),
          categories: block.range(1), series: series, format: NumberLook.count))
    }
  }

  /// A message over what all known regions hold together.
  private func biggest(
    _ known: [Figure], _ wanted: [Part], _ indicator: Indicator, _ amount: (Figure, Part) -> Double?
  ) -> String {
    let sums = wanted.map { part in (part, known.reduce(0) { $0 + (amount($1, part) ?? 0) }) }
    let all = known.reduce(0) { $0 + ($1.value ?? 0) }
    guard let most = sums.max(by: { $0.1 < $1.1 }) else { return board.words(indicator.label) }
    return "\(board.words(indicator.label)): \(most.0.label) "
      + results.figures.share(Int(most.1), of: Int(max(all, most.1)))
  }

  private func kept(_ known: [Figure], isLadder: Bool) -> [Part] {
    var sums: [(part: Part, sum: Double)] = []
    for figure in known {
      for part in figure.parts {
        let item = Part(key: part.key, label: board.words(part.label))
        if let at = sums.firstIndex(where: { $0.part.key == item.key }) {
          sums[at].sum += part.value ?? 0
        } else {
          sums.append((item, part.value ?? 0))
        }
      }
    }
    if isLadder { return sums.map(\.part) }
    let order = sums.indices.sorted { a, b in
      // What is not said stands last, whatever its size.
      if (sums[a].part.key == nil) != (sums[b].part.key == nil) { return sums[b].part.key == nil }
      return sums[a].sum != sums[b].sum ? sums[a].sum > sums[b].sum : a < b
    }
    let sorted = order.map { sums[$0].part }
    guard sorted.count > 8 else { return sorted }
    let blank = sorted.filter { $0.key == nil }
    return Array(sorted.filter { $0.key != nil }.prefix(8 - blank.count)) + blank
  }

  private func funnel(
    _ leaf: Leaf, _ indicator: Indicator, _ known: [Figure], _ wanted: [Part], _ block: Block, name: String,
    _ amount: (Figure, Part) -> Double?
  ) throws(PublishError) {
    let steps = wanted.enumerated().filter { _, part in known.contains { amount($0, part) != nil } }
    guard !steps.isEmpty else { return }
    let totals = steps.map { _, part in known.reduce(0) { $0 + (amount($1, part) ?? 0) } }
    let rungs = try leaf.table(
      "tbl_tahap_\(name)",
      [Column(say("Tahap", "Step")), Column(say("Semua wilayah", "All regions"), right: true)], steps,
      none: ""
    ) { item, _ in
      let range = block.range(2 + item.offset)
      let at = steps.firstIndex { $0.offset == item.offset } ?? 0
      return [
        .strong(item.element.label.capitalizedFirst),
        .formula("=SUM(\(range))", totals[at], .result(NumberLook.count)),
      ]
    }
    leaf.skip()
    guard let rungs, totals.contains(where: { $0 > 0 }) else { return }
    let unknown = wanted.filter { part in known.allSatisfy { amount($0, part) == nil } }.map(\.label)
    leaf.chart(
      BarChart(
        title: zip(steps, totals).map {
          "\($0.element.label.capitalizedFirst) \(results.figures.count(Int($1)))"
        }
        .joined(separator: " → "),
        description: say("Corong: ", "Funnel: ")
          + zip(steps, totals).map { "\($0.element.label) \(Int($1))" }.joined(separator: "; "),
        series: board.words(indicator.label), categories: rungs.range(1), values: rungs.range(2),
        stored: totals, format: NumberLook.count))
    if !unknown.isEmpty {
      leaf.note(
        "○ " + say("Belum tercatat di register mana pun: ", "In no register yet: ")
          + unknown.joined(separator: ", ") + say("; bukan nol.", "; not zero."))
    }
  }

  // MARK: - Notes

  private func notes(
    _ leaf: Leaf, _ indicator: Indicator, _ all: [Figure], _ known: [Figure]
  ) {
    let edition = known.first.map { board.words($0.edition.label) } ?? board.words(results.edition)
    leaf.note(
      say(
        "\(known.count) dari \(all.count) wilayah punya angka; \(edition). Penyebut: \(board.words(indicator.denominator.what)).",
        "\(known.count) of \(all.count) regions have a figure; \(edition). Denominator: \(board.words(indicator.denominator.what))."
      ))
    if known.count < 5, known.count > 1 {
      leaf.note(
        say(
          "Di bawah lima wilayah urutan tidak dinyatakan: baris disusun menurut nilai agar mudah dibaca.",
          "Under five regions no order is stated: rows stand by value to be read easily."))
    }
    let other = all.count { $0.value != nil } - known.count
    if other > 0 {
      leaf.note(
        say(
          "\(other) wilayah punya angka dari waktu lain: ditampilkan, tidak dibandingkan dan tidak digambar.",
          "\(other) regions have a figure of another time: shown, not compared and not drawn."))
    }
    let low = known.count { $0.isLowerBound }
    if low > 0 {
      leaf.note(
        say(
          "Batas bawah pada \(low) wilayah: yang belum mengirim formulir belum tentu tidak punya.",
          "A lower bound in \(low) regions: who has not sent a form is not known to have none."))
    }
  }

  // MARK: - Published readings

  private func published(
    _ leaf: Leaf, _ indicator: Indicator, _ figures: [Figure]
  ) throws(PublishError) {
    leaf.heading(
      say("Angka terbit pada dasar lain, tidak diurutkan: ", "Published on other bases, never ordered: ")
        + board.words(indicator.label))
    try leaf.table(
      "tbl_terbit_\(plainName(indicator.code))",
      [
        Column(say("Wilayah", "Region")), Column(say("Nilai", "Value"), right: true),
        Column(say("Pembilang", "Numerator"), right: true),
        Column(say("Penyebut", "Denominator"), right: true),
        Column(say("Dasar hitungan", "Basis of counting")), Column(say("Menurut", "As of")),
        Column(say("Pertentangan", "Conflict")), Column(say("Edisi", "Edition")),
        Column(say("Bulan ini", "This month"), right: true), Column(say("Urutan", "Order")),
        Column(say("Sumber", "Source")),
      ], figures, none: ""
    ) { figure, row in
      board.figureSpots[figure.id] = Spot(sheet: leaf.name, cell: "A\(row)")
      let own = names.figuresByIndicator[indicator.code]?.first {
        !$0.isPublished && $0.region == figure.region
      }
      return [
        .strong(board.region(figure.region)), value(figure, row),
        figure.numerator.map { .number($0, whole($0)) } ?? board.dash,
        figure.denominator.map { .number($0.value, whole($0.value)) } ?? board.dash,
        .text(results.words.basis(figure.basis)), .text(results.figures.asOf(figure.asOf)),
        conflict(figure), board.edition(figure),
        own?.value.map { .number(Board.shown($0, figure.unit), Board.format(figure.unit)) }
          ?? board.missing(),
        .text(say("dasar lain", "other basis"), .nothing),
        figure.sources.first.map { board.parts.source($0) } ?? .text("–", .quiet),
      ]
    }
    leaf.skip()
  }

  private func conflict(_ figure: Figure) -> Entry {
    guard let conflict = figure.conflict else { return .text(say("tidak ada", "none"), .quiet) }
    let values = conflict.sides.map { side in
      (side.value.map { results.figure($0) } ?? "?") + " (\(results.words.basis(side.basis)), "
        + results.figures.asOf(side.asOf) + ")"
    }
    return .text("≠ " + values.joined(separator: " ≠ "), .conflict)
  }
}
