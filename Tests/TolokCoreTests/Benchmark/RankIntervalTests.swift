import Testing

@testable import TolokCore

@Suite struct RankIntervalTests {
  @Test func givesAMedianAndAnIntervalAsText() {
    #expect(RankInterval(median: 2, low: 1, high: 3, probabilityFirst: 0.2).text == "2 (1–3)")
    #expect(RankInterval(median: 1, low: 1, high: 1, probabilityFirst: 1).text == "1")
  }

  @Test func isCertainWhereOneRegionLeadsInEverything() throws {
    var literal = CompositeLiteral()
    literal.values = [[0.9, 0.8, 0.7], [0.5, 0.5, 0.5], [0.2, 0.1, 0.3]]
    literal.normalisations = [.goalposts, .rank]
    literal.aggregations = [.arithmetic, .geometric(floor: 0.01)]
    let result = try #require(literal.result)
    #expect(result.standings.map(\.interval.text) == ["1", "2", "3"])
    #expect(result.standings[0].interval.probabilityFirst == 1)
    #expect(result.bands.isEmpty && result.pairs.isEmpty)
    #expect(result.influences.allSatisfy { $0.meanShift == 0 })
  }

  @Test func callsRegionsEqualWhereTheWeightsDecide() throws {
    var literal = CompositeLiteral()
    literal.weights = [0.5, 0.5]
    literal.directions = [.higher, .higher]
    literal.values = [[0.6, 0.4], [0.41, 0.6], [0.1, 0.1]]
    literal.runs = 1000
    literal.spread = 0.5
    let result = try #require(literal.result)
    #expect(result.standings[0].interval.low == 1 && result.standings[0].interval.high == 2)
    #expect(result.standings[1].interval.low == 1 && result.standings[1].interval.high == 2)
    #expect(result.bands == [EquivalenceBand(regions: ["r1", "r0"], from: 1, to: 2)])
    #expect(result.influences.first?.choice == .weights)
    #expect(result.weightInfluences.count == 2)
  }

  @Test func drawsABandOnlyWhereEveryPairOverlaps() {
    func interval(_ low: Int, _ high: Int) -> RankInterval {
      RankInterval(median: low, low: low, high: high, probabilityFirst: 0)
    }
    let all = EquivalenceBands([
      ("a", interval(1, 3)), ("b", interval(2, 3)), ("c", interval(3, 3)), ("d", interval(4, 5)),
      ("e", interval(4, 5)),
    ])
    #expect(all.bands.map(\.regions) == [["a", "b", "c"], ["d", "e"]] && all.pairs.isEmpty)
    // a and c do not overlap: no band, the pairs in words.
    let chain = EquivalenceBands([("a", interval(1, 2)), ("b", interval(2, 3)), ("c", interval(3, 4))])
    #expect(chain.bands.isEmpty && chain.pairs == [["a", "b"], ["b", "c"]])
    let apart = EquivalenceBands([("a", interval(1, 1)), ("b", interval(2, 2))])
    #expect(apart.bands.isEmpty && apart.pairs.isEmpty)
  }

  @Test func repeatsTheSameRunsForTheSameSeed() throws {
    var literal = CompositeLiteral()
    literal.values = CompositeLiteral.random(15, seed: 2)
    literal.aggregations = [.arithmetic, .geometric(floor: 0.05)]
    literal.normalisations = [.goalposts, .rank, .minMax(forced: nil)]
    let first = literal.result, second = literal.result
    #expect(first == second)
    literal.seed = 2
    let other = try #require(literal.result)
    #expect(other.standings.map(\.score) == first?.standings.map(\.score))
  }

  @Test func knowsTheGeneratorByItsPublishedNumbers() {
    // First numbers of SplitMix64 for seed 1234567, as in the reference implementation.
    var random = SplitMix64(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
    #expect(random.next() == 9_817_491_932_198_370_423)
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func doesNotDependOnTheOrderOfTheRows(_ seed: UInt64) throws {
    var literal = CompositeLiteral()
    literal.values = CompositeLiteral.random(12, seed: seed)
    literal.values[3][1] = nil
    literal.normalisations = [.goalposts, .rank]
    literal.aggregations = [.arithmetic, .geometric(floor: 0.01)]
    literal.missingRules = [.leaveOut, .groupMedian]
    let straight = try #require(literal.result)
    var table = literal.table
    var random = SplitMix64(seed: seed &+ 100)
    table.rows.shuffle(using: &random)
    let shuffled = try #require(literal.build(table).result)
    func lines(_ result: CompositeResult) -> [String] {
      result.standings.map { "\($0.region) \($0.score) \($0.baseline) \($0.interval)" }.sorted()
    }
    #expect(lines(straight) == lines(shuffled), "seed \(seed)")
    #expect(straight.influences == shuffled.influences, "seed \(seed)")
  }

  @Test(arguments: [6, 7, 8, 9] as [UInt64])
  func neverFallsWhenAValueImproves(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for aggregation in [CompositeRecipe.Aggregation.arithmetic, .geometric(floor: 0.01)] {
      var literal = CompositeLiteral()
      literal.directions = [.higher, .lower, .higher]
      literal.aggregation = aggregation
      literal.aggregations = [aggregation]
      literal.values = CompositeLiteral.random(10, seed: seed)
      let before = try #require(literal.result)
      let row = random.index(below: 10), column = random.index(below: 3)
      let old = literal.values[row][column] ?? 0
      literal.values[row][column] = column == 1 ? old / 2 : (old + 1) / 2
      let after = try #require(literal.result)
      let region = "r\(row)"
      let a = try #require(before.standings.first { $0.region == region })
      let b = try #require(after.standings.first { $0.region == region })
      #expect(b.score >= a.score && b.baseline <= a.baseline, "seed \(seed)")
      #expect(b.interval.low <= a.interval.low && b.interval.high <= a.interval.high, "seed \(seed)")
    }
  }

  @Test(arguments: [12, 13] as [UInt64])
  func isBlindToShiftAndScaleUnderMinMax(_ seed: UInt64) throws {
    var literal = CompositeLiteral()
    literal.normalisation = .minMax(forced: nil)
    literal.normalisations = [literal.normalisation]
    literal.values = CompositeLiteral.random(12, seed: seed)
    let plain = try #require(literal.result)
    // Powers of two shift and scale without rounding.
    literal.values = literal.values.map { $0.map { $0.map { $0 * 8 } } }
    let scaled = try #require(literal.result)
    #expect(plain.standings.map(\.score) == scaled.standings.map(\.score), "seed \(seed)")
  }

  @Test func ranksEqualScoresEqually() {
    var ranker = Ranker(5)
    ranker.rank([0.5, 0.9, 0.5, 0.1, 0.9])
    #expect(ranker.ranks == [3, 1, 3, 5, 1])
    ranker.rank([1, 2, 3, 4, 5])
    #expect(ranker.ranks == [5, 4, 3, 2, 1])
  }

  @Test func holdsFor552RegionsAndAThousandRuns() throws {
    var literal = CompositeLiteral()
    literal.weights = [0.3, 0.2, 0.2, 0.1, 0.1, 0.1]
    literal.directions = Array(repeating: .higher, count: 6)
    literal.values = CompositeLiteral.random(552, seed: 4, columns: 6)
    literal.runs = 1000
    literal.normalisations = [.goalposts, .rank, .minMax(forced: nil)]
    literal.aggregations = [.arithmetic, .geometric(floor: 0.01)]
    let result = try #require(literal.result)
    #expect(result.standings.count == 552 && result.warning == nil)
    #expect(result.standings.allSatisfy { $0.interval.low <= $0.interval.high })
    let first = result.standings.map(\.interval.probabilityFirst).reduce(0, +)
    #expect(first >= 1 - 1e-9, "in every run somebody is first")
  }
}
