import TolokCore

/// An indicator that some or all regions of a kind have no value of.
struct UnknownLine {
  var indicator: Indicator
  var kind: RegionKind
  /// Of all regions of the kind.
  var figures: [Figure]
}

/// What cannot be assessed yet, in one list: which indicator, where, why, and what would open it.
struct UnknownList {
  let board: Board
  private var results: MonthResults { board.results }
  private func say(_ id: String, _ en: String) -> String { board.say(id, en) }

  init(board: Board) { self.board = board }

  /// One indicator with one reason, and the regions that share it.
  private struct Row {
    var indicator: Indicator
    var kind: RegionKind
    var figures: [Figure]
    var all: Int
    var known: Int
    var reason: String
    var opens: String
  }

  /// - Parameter isPlace: links to a figure lead to its line here.
  func write(
    _ leaf: Leaf, _ lines: [UnknownLine], name: String, isPlace: Bool = false
  ) throws(PublishError) {
    guard !lines.isEmpty else { return }
    let rows = lines.flatMap(rows)
    let codes = Set(lines.map(\.indicator.code)).count
    leaf.heading(
      "○ "
        + say(
          "Belum dapat dinilai: \(codes) indikator, sebabnya dan apa yang membukanya",
          "Cannot be assessed yet: \(codes) indicators, why, and what opens them"))
    leaf.note(
      say(
        "Belum diketahui bukan nol dan bukan nilai buruk; tidak masuk grafik, skor, atau peringkat mana pun.",
        "Unknown is neither zero nor bad; it enters no chart, score or rank."))
    try leaf.table(
      name,
      [
        Column(say("Indikator", "Indicator")), Column(say("Wilayah", "Region")),
        Column(say("Diketahui", "Known")), Column(say("Dasar", "Basis")),
        Column(say("Sebab", "Why")), Column(say("Yang membukanya", "What opens it")),
      ], rows, none: "", filtered: rows.count > 24
    ) { row, at in
      for figure in row.figures where isPlace {
        board.figureSpots[figure.id] = Spot(sheet: leaf.name, cell: "A\(at)")
      }
      return [
        .strong(board.label(row.indicator.code)), .text(regions(row)),
        .text("\(row.known) " + say("dari", "of") + " \(row.all)", .nothing),
        .link(results.words.basis(row.indicator.basis), board.cardSpots[row.indicator.code]),
        .text(why(row), .quiet), .text(row.opens),
      ]
    }
    leaf.skip()
  }

  private func rows(_ line: UnknownLine) -> [Row] {
    var rows: [Row] = []
    for figure in line.figures where figure.value == nil {
      let kind = figure.missing.map(\.kind).joined(separator: ";")
      if let at = rows.firstIndex(where: { $0.reason == kind }) {
        rows[at].figures.append(figure)
      } else {
        rows.append(
          Row(
            indicator: line.indicator, kind: line.kind, figures: [figure], all: line.figures.count,
            known: line.figures.count { $0.value != nil }, reason: kind, opens: opens(figure)))
      }
    }
    return rows
  }

  /// The reason once, and what differs from region to region beside their names.
  private func why(_ row: Row) -> String {
    guard row.figures.count > 1, let first = row.figures.first, first.missing.count == 1,
      let reason = first.missing.first, let head = reason.shared
    else {
      var all: [String] = []
      for text in row.figures.map(board.reasons) where !all.contains(text) { all.append(text) }
      return all.prefix(4).joined(separator: "; ") + (all.count > 4 ? "; …" : "")
    }
    let each = row.figures.prefix(6).map { figure in
      "\(board.region(figure.region)) \(figure.missing.first?.own.map(board.words) ?? "")"
    }
    let rest = row.figures.count - each.count
    return board.words(head) + ": " + each.joined(separator: ", ")
      + (rest > 0 ? say(", dan \(rest) lain", ", and \(rest) others") : "")
  }

  private func regions(_ row: Row) -> String {
    if row.figures.count == row.all, row.all > 1 {
      let kind = results.words.region(row.kind)
      return say("semua \(kind.lowercased()) (\(row.all))", "every \(kind.lowercased()) (\(row.all))")
    }
    let few = row.figures.prefix(3).map { board.region($0.region) }.joined(separator: ", ")
    let rest = row.figures.count - min(3, row.figures.count)
    return few + (rest > 0 ? say(", dan \(rest) lain", ", and \(rest) others") : "")
  }

  func opens(_ figure: Figure) -> String {
    var all: [String] = []
    for text in figure.missing.map({ board.words($0.opening) }) where !all.contains(text) { all.append(text) }
    return all.joined(separator: "; ")
  }
}

extension MissingReason {
  /// Equal for reasons that differ in their numbers alone.
  fileprivate var kind: String {
    switch self {
    case .fieldBlank(let field, _): "\(code) \(field.label.id)"
    case .belowCoverage(let coverage, let minimum): "\(code) \(coverage.of.id) \(minimum)"
    default: sentence.id
    }
  }

  /// What is the same in every region; nil where the sentence has no numbers of its own.
  fileprivate var shared: Sentence? {
    switch self {
    case .fieldBlank(let field, _):
      Sentence(id: "\(field.label.id) belum diisi (baris)", en: "\(field.label.en) is blank (rows)")
    case .belowCoverage(let coverage, let minimum):
      Sentence(
        id: "ditahan, \(coverage.of.id) di bawah \(LocalFormat(.id).decimal(minimum * 100, places: 0))%",
        en: "withheld, \(coverage.of.en) below \(LocalFormat(.en).decimal(minimum * 100, places: 0))%")
    default: nil
    }
  }

  /// What is a region's own: `6`, `0 dari 6`.
  fileprivate var own: Sentence? {
    switch self {
    case .fieldBlank(_, let rows):
      Sentence(id: LocalFormat(.id).count(rows), en: LocalFormat(.en).count(rows))
    case .belowCoverage(let coverage, _):
      Sentence(
        id: "\(LocalFormat(.id).count(coverage.reported)) dari \(LocalFormat(.id).count(coverage.expected))",
        en: "\(LocalFormat(.en).count(coverage.reported)) of \(LocalFormat(.en).count(coverage.expected))")
    default: nil
    }
  }

  /// What would have to come for the figure to be there.
  var opening: Sentence {
    switch self {
    case .nothingSent: Sentence(id: "formulir bulan ini terkirim", en: "this month's form comes in")
    case .silent(let source):
      Sentence(id: "wilayah dicatat pada \(source.label.id)", en: "the region enters \(source.label.en)")
    case .fieldBlank(let field, _):
      Sentence(
        id: "kolom \(field.label.id) diisi pada formulir inovasi",
        en: "the column \(field.label.en) is filled in on the form")
    case .noTarget:
      Sentence(
        id: "wilayah menetapkan jumlah minimum per perangkat daerah",
        en: "the region sets a minimum per agency")
    case .noPopulation: Sentence(id: "jumlah penduduk dicatat", en: "the population is put on record")
    case .noCivilServants:
      Sentence(id: "jumlah ASN dicatat", en: "the number of civil servants is put on record")
    case .emptyDenominator:
      Sentence(id: "ada yang dihitung sebagai pembagi", en: "there is something to divide by")
    case .notPublished(let year, _):
      Sentence(id: "nilai \(year) terbit dan dicatat", en: "the value of \(year) is published and recorded")
    case .conflict:
      Sentence(
        id: "penerbitnya menjelaskan nilai mana yang berlaku", en: "its publisher says which value holds")
    case .claimMissing:
      Sentence(id: "pernyataannya terbit dengan nilai", en: "the statement is published with a value")
    case .notRecorded: Sentence(id: "register mencatatnya", en: "a register records it")
    case .belowCoverage(let coverage, let minimum):
      Sentence(
        id: "\(LocalFormat(.id).decimal(minimum * 100, places: 0))% \(coverage.of.id)",
        en: "\(LocalFormat(.en).decimal(minimum * 100, places: 0))% of \(coverage.of.en)")
    }
  }
}
