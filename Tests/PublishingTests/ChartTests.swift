import Testing

@testable import TolokCore

/// Charts and marks on literals: what is drawn is what was counted.
@Suite struct ChartTests {
  private let id = LocalFormat(.id)

  private func count(_ part: String, in text: String) -> Int { text.ranges(of: part).count }

  @Test func drawsOneBoxAUnit() {
    let svg = Charts.units(id: "a", filled: 4, total: 30, title: "t", description: "d")
    #expect(count("<rect", in: svg) == 30)
    #expect(count("fill=\"#0A4B67\"", in: svg) == 4)
  }

  @Test func drawsABarWhereBoxesWouldBeTooMany() {
    let svg = Charts.units(id: "a", filled: 60, total: 120, title: "t", description: "d")
    #expect(count("<rect", in: svg) == 2)
    #expect(svg.contains("width=\"46.6\""))
  }

  @Test func givesEachStateOfTheCollectionItsLook() {
    let states: [CollectionState] = [.missing, .received, .unreadable, .receivedEmpty, .received]
    let svg = Charts.collection(id: "a", states: states, title: "t", description: "d")
    #expect(count("fill=\"#0A4B67\"", in: svg) == 2)
    #expect(count("fill=\"#B4D2E0\"", in: svg) == 1)
    #expect(count("fill=\"#9C4A00\"", in: svg) == 1)
    #expect(count("fill=\"#fff\"", in: svg) == 1)
  }

  @Test func leavesUnnamedDotsOpen() {
    let svg = Charts.dots(
      id: "a", rows: [("15 dinyatakan, 11 bernama", 11, 15)], title: "t", description: "d")
    #expect(count("<circle", in: svg) == 15)
    #expect(count("fill=\"#fff\"", in: svg) == 4)
  }

  @Test func drawsBarsWhereDotsWouldNotFit() {
    let svg = Charts.dots(id: "a", rows: [("82 inovasi", 82, 82)], title: "t", description: "d")
    #expect(count("<circle", in: svg) == 0)
    #expect(count("<rect", in: svg) == 1)
  }

  @Test func keepsBarsInProportionFromOneZero() {
    let svg = Charts.lengths(
      id: "a", rows: [("inovasi", 80), ("stan", 40)], title: "t", description: "d")
    let widths = svg.matches(of: #/<rect x="0" y="[^"]*" width="([^"]*)"/#).compactMap { Double($0.1) }
    #expect(widths.count == 2)
    #expect(abs(widths[0] - 2 * widths[1]) < 0.02)
  }

  @Test func hatchesWhatCannotBeAssessed() {
    let svg = Charts.rates(
      id: "a", rows: [("Satu", 2.2, true), ("Dua", nil, false)], width: 188, basis: "register",
      unknown: "belum dapat dinilai", format: id, title: "t", description: "d")
    #expect(svg.contains("belum dapat dinilai") && svg.contains("stroke-dasharray"))
    #expect(svg.contains(">2,2<") && !svg.contains(">0,0<"))
  }

  @Test func neverJoinsDifferentBases() {
    let svg = Charts.bases(
      id: "a",
      points: [
        (19, "19", "statement", "Februari 2023"), (82, "82", "exhibition", "Oktober 2023"),
      ], broken: "cara hitung berganti", width: 154, words: { $0 }, title: "t", description: "d")
    // The ground line and the dashed break; nothing leads from point to point.
    #expect(count("<line", in: svg) == 2)
    #expect(count("stroke-dasharray=\"2 2\"", in: svg) == 1)
    #expect(count("<circle", in: svg) == 1)
  }

  @Test func marksAnUnknownPartOfAYearAndABrokenRule() {
    let svg = Charts.ledger(
      id: "a",
      years: [
        Charts.MoneyYear(
          year: 2021, amount: 63_690_000_000, text: "63,69", unknownPart: false, broken: false),
        Charts.MoneyYear(year: 2022, amount: 9_003_766_000, text: "9,00", unknownPart: true, broken: true),
      ], width: 481, broken: "komponen berganti", unknown: "besaran tidak diketahui", title: "t",
      description: "d")
    #expect(svg.contains("komponen berganti") && svg.contains(">?<") && svg.contains("besaran tidak"))
  }

  @Test func saysAnUnknownPartOnceHoweverManyYears() {
    let svg = Charts.ledger(
      id: "a",
      years: (2019...2022).map {
        Charts.MoneyYear(year: $0, amount: 9_000_000_000, text: "9", unknownPart: true, broken: false)
      }, width: 481, broken: "", unknown: "besaran tidak diketahui", title: "t", description: "d")
    #expect(count("besaran tidak diketahui<", in: svg) == 1 && count(">9 + ?<", in: svg) == 4)
  }

  @Test func givesPointsThatTouchLanesOfTheirOwn() {
    let svg = Charts.published(
      id: "a",
      rows: [("Satu", [(62, "competition", "2021"), (64, "statement", "2021"), (138, "iid_sent", "2018")])],
      width: 481, format: LocalFormat(.id), title: "t", description: "d")
    let heights = svg.matches(of: #/y="([^"]*)"[^>]*>(62|64|138) \(/#).map { String($0.1) }
    #expect(heights.count == 3 && Set(heights).count == 2, "\(heights)")
  }

  @Test func setsManyCriteriaInTwoRowsWithTheirWholeWords() {
    let words = ["WTP 5", "APBD", "proc", "budget", "PTSP", "WTP 1"]
    let svg = Charts.criteria(
      id: "a", rows: words.map { ($0, .unknown) }, title: "t", description: "d")
    for word in words { #expect(svg.contains(">\(word)<"), "\(word)") }
    let heights = Set(svg.matches(of: #/<text x="[^"]*" y="([^"]*)" fill="#5F6B76"/#).map { String($0.1) })
    #expect(heights.count == 2, "\(heights)")
  }

  @Test func drawsARangeBetweenItsEndsOnly() {
    let svg = Charts.ranges(
      id: "a",
      rows: [
        ("Kota Bogor", 9_000_000_000, 18_000_000_000, "Rp9–18 miliar", false),
        ("Kota Batu", nil, nil, "", true),
      ], width: 481, unknown: "belum diketahui", unit: "Rp miliar", title: "t", description: "d")
    #expect(svg.contains("Rp9–18 miliar") && svg.contains("belum diketahui"))
  }

  @Test func startsEachPartWhereTheLastOneEnds() {
    let svg = Charts.waterfall(
      id: "a", parts: [("Satu", 30, "30", false), ("Dua", 70, "70", true)], total: 100, totalText: "100",
      sum: "Jumlah", width: 294, title: "t", description: "d")
    let bars = svg.matches(of: #/<rect x="([^"]*)" y="[^"]*" width="([^"]*)"/#).compactMap { match in
      Double(match.1).flatMap { x in Double(match.2).map { (x, $0) } }
    }
    #expect(bars.count == 3)
    #expect(abs(bars[0].0 + bars[0].1 - bars[1].0) < 0.02)
    #expect(abs(bars[0].1 + bars[1].1 - bars[2].1) < 0.02)
  }

  @Test func ticksTheRulerOnceAUnit() {
    let svg = Charts.ruler(id: "a", filled: 11, total: 36, title: "t", description: "d")
    #expect(count("<line", in: svg) == 37)
    #expect(Charts.rulerMark(filled: 0, total: 36) == 800)
    #expect(count("<line", in: Charts.ruler(id: "a", filled: 0, total: 0, title: "t", description: "d")) == 0)
  }

  @Test func choosesFewGridLines() {
    for most in [0.3, 1, 7, 10.1, 99, 138, 1265] {
      let step = Charts.niceStep(most)
      #expect(most / step <= 4 && most / step > 1, "\(most) by \(step)")
    }
  }

  @Test func writesAMarkWithItsWord() {
    let marks = Marks(.id)
    #expect(marks.verdict(.unknown).contains("belum dapat dinilai"))
    #expect(marks.bare(.met).contains("aria-label=\"terpenuhi\""))
    #expect(marks.coverage(4, of: 30).contains("4 dari 30"))
    #expect(Marks(.en).coverage(4, of: 30).contains("4 of 30"))
    #expect(marks.differs.contains("tidak sama dengan"))
  }

  @Test func cutsAtAWord() {
    #expect(Charts.fit("pendek", 100, 8) == "pendek")
    let cut = Charts.fit("sebanyak-banyaknya, tanpa batas minimum per perangkat daerah", 180, 8.5)
    #expect(cut.hasSuffix("…") && !cut.contains("perang…"))
  }

  private func rank(_ label: String, _ low: Int, _ median: Int, _ high: Int) -> Charts.RankRow {
    Charts.RankRow(
      label: label, median: median, low: low, high: high, text: "\(median) (\(low)–\(high))", own: false)
  }

  @Test func drawsRanksWithIntervalsAndNobodyUnassessedAmongThem() {
    let svg = Charts.ranks(
      id: "a", rows: [rank("Satu", 1, 1, 2), rank("Dua", 1, 2, 2), rank("Tiga", 3, 3, 3)], bands: [0...1],
      equal: "setara", unassessed: [("Empat", "belum ada formulir")], width: 481, title: "t",
      description: "d")
    #expect(count("<circle", in: svg) == 3)
    #expect(count(">setara<", in: svg) == 1 && count("fill=\"#E6F0F4\"", in: svg) == 1)
    #expect(svg.contains(">belum ada formulir<") && svg.contains("stroke-dasharray=\"2 1.5\""))
    // Two intervals of a line and two ends each; the third region stands still.
    #expect(count("stroke-width=\"1.4\"", in: svg) == 6)
  }

  @Test func addsContributionsUpExactly() {
    let parts = [0.125, 0.25, 0.0625].map {
      Charts.ScorePart(label: "x", points: $0, weight: 0.3, text: "", open: false)
    }
    let svg = Charts.contributions(
      id: "a", parts: parts, sum: "Jumlah", sumText: "43,8", width: 481, title: "t", description: "d")
    let bars = svg.matches(of: #/<rect x="([^"]*)" y="[^"]*" width="([^"]*)" height="12" fill="#0A4B67"/#)
      .compactMap { match in Double(match.1).flatMap { x in Double(match.2).map { (x, $0) } } }
    #expect(bars.count == 3)
    for (a, b) in zip(bars, bars.dropFirst()) { #expect(abs(a.0 + a.1 - b.0) < 0.02) }
    let sum = svg.firstMatch(of: #/width="([^"]*)" height="12" fill="#fff"/#).flatMap { Double($0.1) }
    #expect(abs((sum ?? 0) - bars.reduce(0) { $0 + $1.1 }) < 0.03)
  }

  @Test func hatchesAnUnknownStepOfAFunnel() {
    let svg = Charts.funnel(
      id: "a", steps: [("diajukan", nil, ""), ("Top 99", 4, "4"), ("Top 45", 2, "2 dari 4")],
      unknown: "belum tercatat", width: 481, title: "t", description: "d")
    #expect(svg.contains(">belum tercatat<") && count("fill=\"#0A4B67\"", in: svg) == 2)
    let widths = svg.matches(of: #/width="([^"]*)" height="12" fill="#0A4B67"/#).compactMap { Double($0.1) }
    #expect(widths.count == 2 && abs(widths[0] - 2 * widths[1]) < 0.02)
  }

  @Test func outlinesThePartNobodyNamed() {
    let svg = Charts.stacked(
      id: "a", rows: [("Tahap", [("penerapan", 3, true), ("belum disebut", 1, false)])], width: 481,
      title: "t", description: "d")
    #expect(count("fill=\"#0A4B67\"", in: svg) == 1 && count("stroke-dasharray", in: svg) == 1)
    #expect(svg.contains(">1 belum disebut<"))
  }

  @Test func joinsPointsOnlyInsideASegment() {
    func point(_ x: Double, _ value: Double, hollow: Bool = false) -> Charts.TimePoint {
      Charts.TimePoint(x: x, value: value, text: "\(value)", basis: "index", hollow: hollow)
    }
    let svg = Charts.multiples(
      id: "a",
      panels: [
        Charts.TimePanel(
          label: "Satu",
          segments: [[point(2018, 10), point(2019, 20)], [point(2022, 40, hollow: true)]], breaks: [2020.5])
      ], columns: 2, width: 481, title: "t", description: "d")
    #expect(count("stroke-width=\"1.2\"", in: svg) == 1, "one joining line")
    #expect(count("stroke-dasharray=\"2 2\"", in: svg) == 1, "one break")
    let hollow = svg.matches(of: #/<circle[^>]*fill="#fff"/#).count
    #expect(hollow == 1, "one hollow point")
    #expect(Charts.time("2023-10") == 2023.75 && Charts.time("awal 2023") == nil)
  }

  @Test func sharesOneScaleBetweenBothEndsOfASlope() {
    let svg = Charts.slope(
      id: "a", from: "2021", to: "2022", rows: [("Satu", 10, 20, "10", "20"), ("Dua", 20, 10, "20", "10")],
      width: 400, title: "t", description: "d")
    let ends = svg.matches(of: #/<circle cx="([^"]*)" cy="([^"]*)"/#).compactMap { Double($0.2) }
    #expect(ends.count == 4 && ends[0] == ends[3] && ends[1] == ends[2])
  }

  @Test(arguments: [12, 120, 552])
  func givesEveryRegionATileOfOneSheet(_ regions: Int) {
    let tiles = (0..<regions).map {
      Charts.Tile(label: "K \($0)", level: $0 == 0 ? nil : Double($0) / Double(regions), text: "\($0)%")
    }
    let svg = Charts.tiles(id: "a", tiles: tiles, width: 481, title: "t", description: "d")
    #expect(count("<rect", in: svg) == regions && count("stroke-dasharray", in: svg) == 1)
    let height = svg.firstMatch(of: #/height="([^"]*)pt"/#).flatMap { Double($0.1) } ?? 0
    #expect(height < 640)
    let sizes = svg.matches(of: #/font-size="([\d.]+)"/#).compactMap { Double($0.1) }
    #expect(sizes.allSatisfy { $0 >= 7.5 })
  }
}
