import TolokCore

/// The indicators of one topic: like beside like, the denominator beside every figure, charts that can be edited.
struct IndicatorSheet {
  let board: Board
  let names: BoardNames
  let topic: IndicatorTopic
  var results: MonthResults { board.results }
  func say(_ id: String, _ en: String) -> String { board.say(id, en) }
  /// Region, value, two narrow and two wide columns, two for a comparison; charts stand to the right of a table.
  static let widths: [Double] = [23, 13, 12, 15, 27, 27, 9, 10, 10, 10, 10, 6]
  /// More bars than this say less than their spread.
  static let mostBars = 24

  init(board: Board, names: BoardNames, topic: IndicatorTopic) {
    self.board = board
    self.names = names
    self.topic = topic
  }

  func write(_ leaf: Leaf, _ indicators: [Indicator]) throws(PublishError) {
    leaf.open(
      "\(topic.name(results)): \(topic.question(results))",
      say(
        "\(indicators.count) indikator. Hanya wilayah sejenis disandingkan; di bawah lima wilayah urutan tidak dinyatakan. Batas bawah: yang belum mengirim formulir belum tentu tidak punya.",
        "\(indicators.count) indicators. Only like regions stand together; under five no order is stated. Lower bound: who has not sent a form is not known to have none."
      ),
      links: board.parts.back + [
        ("→ \(names.cards)", Spot(sheet: names.cards)), ("→ \(names.marks)", Spot(sheet: names.marks)),
      ])
    var unknown: [UnknownLine] = []
    for indicator in indicators { unknown += try block(leaf, indicator) }
    // What nobody knows yet is one list at the end.
    try UnknownList(board: board).write(leaf, unknown, name: "tbl_belum_\(topic)", isPlace: true)
  }

  /// Writes what is known and gives back what is not known in any region of a kind.
  func block(_ leaf: Leaf, _ indicator: Indicator) throws(PublishError) -> [UnknownLine] {
    let all = byIndicator[indicator.code] ?? []
    let own = all.filter { !$0.isPublished }
    let stated = all.filter(\.isPublished)
    var unknown: [UnknownLine] = []
    for kind in [RegionKind.kota, .kabupaten, .provinsi] {
      let here = own.filter {
        board.kind(of: $0.region) == kind && (board.reporting.contains($0.region) || isOfUse($0))
      }
      guard !here.isEmpty else { continue }
      if here.contains(where: { $0.value != nil }) {
        try compare(leaf, indicator, kind, here)
      } else {
        unknown.append(UnknownLine(indicator: indicator, kind: kind, figures: here))
      }
    }
    if !stated.isEmpty { try published(leaf, indicator, stated) }
    return unknown
  }

  /// A region that does not report stands here for what is published of it; a count of none in a register that
  /// does not follow it says nothing.
  func isOfUse(_ figure: Figure) -> Bool {
    guard let value = figure.value else { return false }
    return topic == .index || topic == .money || value != 0
  }

  var byIndicator: [String: [Figure]] { names.figuresByIndicator }

  // MARK: - One kind of region

  func compare(
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
    let message = board.parts.message(values, indicator.label)
    let canDraw =
      known.count > 1 && known.contains { ($0.value ?? 0) > 0 } && known.allSatisfy { ($0.value ?? 0) >= 0 }
    // The chart says the message; where there is none the heading does.
    leaf.heading(
      "\(results.words.region(kind)) · " + (canDraw ? board.words(indicator.label) : message))
    let claims = known.count >= 5 && comparison != nil && indicator.direction != .neutral
    let shape = Shape(isQuotient: figures.contains { $0.denominator != nil }, claims: claims)
    let place = ChartPlace(row: leaf.row, column: shape.columns)
    leaf.note(board.words(indicator.question), columns: shape.columns)
    let name = "ind_\(plainName(indicator.code))_\(kind.rawValue)"
    let block = try leaf.table(
      "tbl_\(name)", columns(shape), sorted, none: "", filtered: sorted.count > 12
    ) { figure, row in
      board.figureSpots[figure.id] = Spot(sheet: leaf.name, cell: "A\(row)")
      return line(figure, row, shape, places[figure.id], isNewest: figure.asOf == newest)
    }
    guard let block else { return }
    let isWide = known.count > Self.mostBars
    if !isWide { try draw(leaf, indicator, known, block, name: name, message: message, at: place) }
    if !known.isEmpty { notes(leaf, indicator, sorted, known, columns: shape.columns) }
    leaf.clear()
    if isWide {
      leaf.skip()
      try draw(leaf, indicator, known, block, name: name, message: message, at: nil)
    }
    if indicator.breakdown != nil {
      leaf.skip()
      try parts(leaf, indicator, known, name: name)
    }
    leaf.skip()
  }

  /// Which columns a table needs.
  struct Shape {
    /// Numerator and denominator stand beside the value; else edition and day.
    var isQuotient: Bool
    /// Enough regions for a median and an order.
    var claims: Bool
    var columns: Int { claims ? 8 : 6 }
  }

  var groupKind: [String: RegionKind] {
    Dictionary(board.benchmark.groups.map { ($0.rule.id, $0.rule.kind) }, uniquingKeysWith: { a, _ in a })
  }

  /// Who is known by value, best first; then who is not, in report order.
  func order(
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

  func columns(_ shape: Shape) -> [Column] {
    [Column(say("Wilayah", "Region")), Column(say("Nilai", "Value"), right: true)]
      + (shape.isQuotient
        ? [
          Column(say("Pembilang", "Numerator"), right: true),
          Column(say("Penyebut", "Denominator"), right: true),
          Column(say("Cakupan atau sebab", "Coverage or reason")),
          Column(say("Seri dan tanggal penyebut", "Series and date of the denominator")),
        ]
        : [
          Column(say("Edisi", "Edition")), Column(say("Menurut", "As of")),
          Column(say("Cakupan atau sebab", "Coverage or reason")), Column(say("Turun ke", "Way down")),
        ])
      + (shape.claims
        ? [Column(say("Ke median", "To median"), right: true), Column(say("Urutan", "Order"))] : [])
  }

  func line(
    _ figure: Figure, _ row: Int, _ shape: Shape, _ place: PeerComparison.Place?, isNewest: Bool
  ) -> [Entry] {
    let region = board.region(figure.region)
    let day = results.figures.asOf(figure.asOf)
    let why: Entry = figure.value == nil ? .text(board.reasons(figure), .quiet) : board.coverage(figure)
    var entries: [Entry] = [
      shape.isQuotient ? linked(region, figure) : .strong(region), value(figure, row),
    ]
    if shape.isQuotient {
      let other = say("menurut \(day), waktu lain", "as of \(day), another time")
      let note = [
        figure.denominator.map { board.words($0.note) }, isNewest || figure.value == nil ? nil : other,
      ]
      .compactMap { $0 }.joined(separator: "; ")
      entries += [
        figure.numerator.map { .number($0, whole($0)) } ?? board.dash,
        figure.denominator.map { .number($0.value, whole($0.value)) } ?? board.dash, why,
        note.isEmpty
          ? .text(say("tanpa penyebut", "no denominator"), .quiet)
          : .text(
            note,
            figure.denominator?.isAfterPeriod == true || !isNewest && figure.value != nil ? .warning : .text),
      ]
    } else {
      entries += [
        board.edition(figure),
        .text(
          isNewest || figure.value == nil ? day : "\(day), " + say("waktu lain", "other time"),
          isNewest || figure.value == nil ? .quiet : .warning),
        why, down(figure),
      ]
    }
    guard shape.claims else { return entries }
    return entries + [
      place.map { .number(Board.shown($0.toMedian, figure.unit), Board.format(figure.unit)) } ?? board.dash,
      rank(place, known: figure.value != nil, isNewest: isNewest),
    ]
  }

  /// The region's name leads to its agencies, or to the source of a published figure.
  func linked(_ region: String, _ figure: Figure) -> Entry {
    if case .link(_, let spot) = down(figure).content { return .link(region, spot) }
    return .strong(region)
  }

  func whole(_ value: Double) -> String {
    value == value.rounded() ? NumberLook.count : NumberLook.two
  }

  func value(_ figure: Figure, _ row: Int) -> Entry {
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

  func rank(_ place: PeerComparison.Place?, known: Bool, isNewest: Bool) -> Entry {
    guard known else { return .text(say("tanpa urutan", "no order"), .nothing) }
    guard isNewest else { return .text(say("waktu lain", "other time"), .warning) }
    guard let place, let rank = place.rank else {
      return .text(say("tidak dinyatakan", "not stated"), .nothing)
    }
    return .text("\(rank)" + (place.isTied ? say(" (sama)", " (tied)") : ""))
  }

  /// To the agencies of the region, or to the source of a published figure.
  func down(_ figure: Figure) -> Entry {
    if let spot = board.agencySpots[figure.region], topic == .coverage || topic == .amount || topic == .make {
      return .link(say("→ unitnya", "→ its units"), spot)
    }
    guard let source = figure.sources.first else { return .text("–", .quiet) }
    guard source.hasPrefix("register ") else { return board.parts.source(source) }
    return topic == .awards
      ? .link(say("→ daftarnya", "→ the list"), Spot(sheet: board.parts.names.awards))
      : .text(say("register", "register"), .quiet)
  }

  // MARK: - Notes

  func notes(
    _ leaf: Leaf, _ indicator: Indicator, _ all: [Figure], _ known: [Figure], columns: Int
  ) {
    leaf.note(
      board.words(indicator.direction.label).capitalizedFirst + "; " + say("dasar ", "basis ")
        + results.words.basis(indicator.basis) + "; "
        + say("penyebut: ", "denominator: ") + board.words(indicator.denominator.what) + ".", columns: columns
    )
    let other = all.count { $0.value != nil } - known.count
    if other > 0 {
      leaf.note(
        say(
          "\(other) wilayah punya angka dari waktu lain: ditampilkan, tidak dibandingkan, tidak digambar.",
          "\(other) regions have a figure of another time: shown, not compared, not drawn."), columns: columns
      )
    }
  }

  /// "perangkat daerah · 3 dari 3 wilayah · sementara · batas bawah": goes under the axis of a chart.
  func badge(_ indicator: Indicator, _ known: [Figure], of all: Int) -> String {
    let edition = known.first.map { board.words($0.edition.label) } ?? board.words(results.edition)
    var parts = [
      indicator.unit == .count(.rupiah)
        ? say("miliar rupiah", "billions of rupiah") : board.words(indicator.unit.label),
      say("\(known.count) dari \(all) wilayah", "\(known.count) of \(all) regions"), edition,
    ]
    if known.contains(where: \.isLowerBound) { parts.append(say("batas bawah", "lower bound")) }
    return parts.joined(separator: " · ")
  }
}
