import TolokCore

/// The indicators of one topic: like beside like, the denominator beside every figure, charts that can be edited.
struct IndicatorSheet {
  let board: Board
  let names: BoardNames
  let topic: IndicatorTopic
  var results: MonthResults { board.results }
  func say(_ id: String, _ en: String) -> String { board.say(id, en) }
  static let widths: [Double] = [19, 16, 11, 12, 31, 14, 36, 12, 11, 15, 13]
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

  func block(_ leaf: Leaf, _ indicator: Indicator) throws(PublishError) {
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

  func columns(_ indicator: Indicator) -> [Column] {
    [
      Column(say("Wilayah", "Region")), Column(say("Nilai", "Value"), right: true),
      Column(say("Pembilang", "Numerator"), right: true), Column(say("Penyebut", "Denominator"), right: true),
      Column(say("Seri dan tanggal penyebut", "Series and date of the denominator")),
      Column(say("Menurut", "As of")), Column(say("Cakupan", "Coverage")), Column(say("Edisi", "Edition")),
      Column(say("Ke median", "To median"), right: true), Column(say("Urutan", "Order")),
      Column(say("Turun ke", "Way down")),
    ]
  }

  func line(
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

  func rank(_ place: PeerComparison.Place?, claims: Bool, known: Bool, isNewest: Bool)
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

  func published(
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

  func conflict(_ figure: Figure) -> Entry {
    guard let conflict = figure.conflict else { return .text(say("tidak ada", "none"), .quiet) }
    let values = conflict.sides.map { side in
      (side.value.map { results.figure($0) } ?? "?") + " (\(results.words.basis(side.basis)), "
        + results.figures.asOf(side.asOf) + ")"
    }
    return .text("≠ " + values.joined(separator: " ≠ "), .conflict)
  }
}
