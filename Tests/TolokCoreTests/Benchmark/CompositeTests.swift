import Testing

@testable import TolokCore

@Suite struct CompositeTests {
  private var three: CompositeLiteral {
    var literal = CompositeLiteral()
    literal.values = [[0.2, 0.4, 0.9], [0.8, 0.6, 0.5], [0.5, nil, 0.1]]
    return literal
  }

  @Test func weighsAndAddsExactly() throws {
    let result = try #require(three.result)
    #expect(result.standings.map(\.region) == ["r1", "r0", "r2"])
    let scores = result.standings.map(\.score)
    #expect(abs(scores[0] - 0.68) < 1e-12 && abs(scores[1] - 0.4) < 1e-12)
    // r2: 0.5 × 0.5 + 0.2 × 0.1 over the known weight of 0.7.
    #expect(abs(scores[2] - 0.27 / 0.7) < 1e-12)
    for standing in result.standings {
      let sum = standing.contributions.reduce(0) { $0 + $1.points }
      #expect(abs(sum + standing.imbalance - standing.score) < 1e-12)
      #expect(abs(standing.contributions.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
      #expect(abs(standing.imbalance) < 1e-12)
    }
    #expect(result.standings[2].contributions[1].normalised == nil)
    #expect(result.warning?.id.hasPrefix("kelompok ini hanya berisi 3 wilayah") == true)
    #expect(result.log.map(\.step) == CompositeStep.allCases)
  }

  @Test func takesTheGeometricMeanWithADeclaredFloor() throws {
    var literal = three
    literal.values = [[0.25, 0.25, 0.25], [1, 1, 0]]
    literal.aggregation = .geometric(floor: 0.01)
    literal.aggregations = [.geometric(floor: 0.01), .arithmetic]
    let result = try #require(literal.result)
    #expect(result.standings.map(\.region) == ["r1", "r0"])
    // 0.01 to the power of 0.2, by a table of logarithms.
    #expect(abs(result.standings[0].score - 0.398107170553497) < 1e-12)
    #expect(abs(result.standings[1].score - 0.25) < 1e-12)
    #expect(abs(result.standings[0].imbalance + 0.401892829446503) < 1e-12)
    let line = result.log.first { $0.step == .aggregate }
    #expect(line?.sentence.id == "rata-rata ukur; alas 0,010, 1 nilai dinaikkan ke alas")
    #expect(result.aggregationRanks.map(\.arithmetic) == [1, 2])
    literal.aggregation = .geometric(floor: 0)
    #expect(literal.refusal?.step == .aggregate)
  }

  @Test func listsWhoCannotBeAssessedAndNeverRanksThem() throws {
    var literal = three
    literal.values.append([nil, nil, 0.9])
    let result = try #require(literal.result)
    #expect(result.standings.count == 3)
    #expect(result.unassessed.map(\.region) == ["r3"])
    #expect(result.unassessed[0].missing.map(\.id) == ["i0: belum ada", "i1: belum ada"])
    literal.missing = .requireAll
    literal.missingRules = [.requireAll]
    #expect(literal.result?.standings.map(\.region) == ["r1", "r0"])
    literal.missingRules = [.requireAll, .leaveOut]
    #expect(literal.refusal?.step == .uncertainty)
  }

  @Test func marksWhatIsImputed() throws {
    var literal = three
    literal.missing = .groupMedian
    literal.missingRules = [.groupMedian, .leaveOut]
    let last = try #require(literal.result?.standings.first { $0.region == "r2" })
    #expect(last.contributions[1].isImputed && last.contributions[1].raw == nil)
    #expect(last.contributions[1].normalised == 0.5)
    #expect(abs(last.imputedWeight - 0.3) < 1e-12)
    #expect(abs(last.score - 0.42) < 1e-12)
  }

  @Test func failsLoudlyWhereAStepHasNoEffect() {
    var literal = three
    literal.values[2][1] = 0.3
    literal.missing = .groupMedian
    #expect(literal.refusal == .noEffect(.impute))
    #expect(literal.refusal?.reason.id == "langkah 'isi yang hilang' diminta tetapi tidak mengubah apa pun")
    literal.missing = .leaveOut
    literal.treatment = .winsorise(values: 2, forced: Sentence(id: "uji", en: "test"))
    #expect(literal.refusal == .noEffect(.treat))
    literal.treatment = .none
    literal.denominate = ["i0"]
    literal.normalisation = .rank
    literal.normalisations = [.rank]
    literal.population = nil
    #expect(literal.refusal != nil)
    literal.population = 50_000
    #expect(literal.result?.log[1].changed == 3)
    literal.denominate = ["i9"]
    #expect(literal.refusal?.step == .denominate)
    // One component alone: neither its weight nor the mean can matter.
    var single = CompositeLiteral()
    single.weights = [1]
    single.directions = [.higher]
    single.values = [[0.1], [0.2]]
    #expect(single.refusal == .noEffect(.weight))
    single.spread = 0
    #expect(single.result != nil)
    single.aggregations = [.arithmetic, .geometric(floor: 0.1)]
    #expect(single.refusal == .noEffect(.aggregate))
    // Equal values: normalising by rank or by goalposts would be told apart by nothing.
    var same = CompositeLiteral()
    same.values = [[0.5, 0.5, 0.5], [0.5, 0.5, 0.5]]
    same.normalisations = [.goalposts, .rank]
    #expect(same.refusal == .noEffect(.normalise))
  }

  @Test func saysWhereARuleForTheMissingHasNothingToActOn() throws {
    var literal = three
    literal.values[2][1] = 0.3
    literal.missingRules = [.leaveOut, .groupMedian]
    let line = try #require(literal.result?.log.last)
    #expect(line.sentence.id.hasSuffix("aturan data hilang tidak berlaku: tidak ada yang hilang"))
    #expect(line.sentence.id.hasPrefix("benih 1, 200 putaran; bobot ±25%"))
  }

  @Test func refusesMinMaxAndZScoresOverFewUnits() throws {
    var literal = three
    literal.normalisation = .minMax(forced: nil)
    literal.normalisations = [literal.normalisation]
    #expect(literal.refusal?.step == .normalise)
    #expect(literal.refusal?.reason.id.hasPrefix("min–max atas 3 wilayah tidak bermakna") == true)
    literal.normalisation = .minMax(forced: Sentence(id: "latihan", en: "an exercise"))
    literal.normalisations = [literal.normalisation]
    let log = try #require(literal.result?.log.first { $0.step == .normalise })
    #expect(log.sentence.id.hasSuffix("dipaksakan karena latihan"))
    literal.normalisation = .goalposts
    literal.normalisations = [.goalposts, .zScore(forced: nil)]
    #expect(literal.refusal?.step == .normalise)
    literal.values = CompositeLiteral.random(20, seed: 3)
    #expect(literal.result != nil)
    literal.treatment = .winsorise(values: 1, forced: nil)
    #expect(literal.result?.log[2].changed == 6)
    literal.values = CompositeLiteral.random(19, seed: 3)
    #expect(literal.refusal?.step == .treat)
  }

  @Test func refusesWhatCannotBeBuilt() {
    var literal = three
    literal.weights = [0.5, 0.3, 0.3]
    #expect(literal.refusal?.step == .weight)
    literal = three
    literal.hasGoalposts = false
    #expect(literal.refusal?.step == .normalise)
    literal = three
    literal.values = [[0.2, 0.4, 0.9], [nil, nil, 0.9]]
    #expect(literal.refusal?.step == .screen)
    literal.values = [[0.2, nil, 0.9], [0.5, nil, 0.9]]
    #expect(literal.refusal?.reason.id == "indikator 'i1' tidak diketahui di satu wilayah pun")
    literal = three
    literal.denominate = ["i0"]
    #expect(literal.refusal?.step == .denominate, "goalposts are for undivided values")
    literal = three
    literal.aggregations = [.geometric(floor: 0.1), .geometric(floor: 0.2)]
    #expect(literal.refusal?.step == .aggregate)
    literal = three
    literal.runs = 99
    #expect(literal.refusal?.step == .uncertainty)
  }

  @Test func turnsLowerIsBetterRound() throws {
    var literal = three
    literal.directions = [.lower, .higher, .higher]
    let standing = try #require(literal.result?.standings.first { $0.region == "r0" })
    #expect(standing.contributions[0].normalised == 0.8)
    literal.normalisation = .rank
    literal.normalisations = [.rank]
    let ranked = try #require(literal.result?.standings.first { $0.region == "r0" })
    #expect(ranked.contributions[0].normalised == 1)
  }

  @Test func reportsNominalAndEffectiveWeights() throws {
    var literal = CompositeLiteral()
    literal.values = CompositeLiteral.random(12, seed: 5)
    // The second component is the same everywhere: it moves nothing, whatever its weight.
    for row in literal.values.indices { literal.values[row][1] = 0.5 }
    let reports = try #require(literal.result?.weights)
    #expect(reports.map(\.nominal) == [0.5, 0.3, 0.2])
    #expect(abs(reports.compactMap(\.effective).reduce(0, +) - 1) < 1e-9)
    #expect(abs(reports[1].effective ?? 1) < 1e-12)
    #expect(abs(reports.compactMap(\.shareOfPoints).reduce(0, +) - 1) < 1e-9)
    literal.values = Array(literal.values.prefix(9))
    #expect(literal.result?.weights.allSatisfy { $0.effective == nil } == true)
  }

  @Test func computesLogarithmsAndExponentials() {
    // ln 2, ln 10, e, from tables to 16 digits.
    #expect(abs(RealMath.log(2) - 0.6931471805599453) < 1e-15)
    #expect(abs(RealMath.log(10) - 2.302585092994046) < 1e-15)
    #expect(RealMath.log(1) == 0)
    #expect(abs(RealMath.exp(1) - 2.718281828459045) < 1e-15)
    #expect(abs(RealMath.exp(-4.605170185988091) - 0.01) < 1e-17)
    var random = SplitMix64(seed: 11)
    for _ in 0..<1000 {
      let x = random.unit() * 100 + 1e-6
      #expect(abs(RealMath.exp(RealMath.log(x)) / x - 1) < 1e-14, "seed 11, x \(x)")
    }
  }
}
