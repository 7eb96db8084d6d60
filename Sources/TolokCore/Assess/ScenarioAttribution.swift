/// How much of a change each edit makes, whatever the order they are made in (Shapley 1953): the mean, over all
/// orders, of what the edit adds when its turn comes. The parts add up to the whole exactly.
package struct ScenarioAttribution: Sendable {
  package enum Method: Equatable, Sendable {
    /// Over every set of edits.
    case exact
    /// Over this many orders drawn with this seed, each with its reverse.
    case sampled(orders: Int, seed: UInt64)
  }

  package let method: Method
  /// Share of the change of verdict, an edit; nil where the verdict stays.
  package let verdict: [Fraction]?
  /// Rupiah of the change of an end, an edit; nil where the end stays, or is unknown on one side or on the way.
  package let low: [Fraction]?
  package let high: [Fraction]?
  /// Smallest sets of edits that alone bring about the verdict, or the amounts where the verdict stays.
  package let enough: [[Int]]

  /// More edits than this are sampled: 2¹⁰ sets are counted, 2¹¹ are not.
  package static let most = 10
  package static let orders = 200
  package static let seed: UInt64 = 2_023

  init(_ part: ScenarioPart, _ players: [ScenarioPlayer], fixed: CalculationEdits) {
    var game = Game(part: part, players: players, fixed: fixed)
    let count = players.count
    let none = game.point([Bool](repeating: false, count: count))
    let all = game.point([Bool](repeating: true, count: count))
    guard count > 0, none != all else {
      (method, verdict, low, high, enough) = (.exact, nil, nil, nil, [])
      return
    }
    let isExact = count <= Self.most
    method = isExact ? .exact : .sampled(orders: Self.orders, seed: Self.seed)
    let orders = isExact ? [] : Self.drawn(count)
    func share(_ game: inout Game, _ value: (Point) -> Int128?) -> [Fraction]? {
      guard let first = value(none), let last = value(all), first != last else { return nil }
      return isExact
        ? Self.exact(count, &game, value) : Self.sampled(count, orders, &game, value)
    }
    // 1 where a set of edits gives the verdict of all of them.
    verdict = share(&game) { $0.verdict == all.verdict ? 1 : 0 }
    low = share(&game) { $0.low.map { Int128($0) } }
    high = share(&game) { $0.high.map { Int128($0) } }
    let reaches: (Point) -> Bool =
      none.verdict == all.verdict ? { $0 == all } : { $0.verdict == all.verdict }
    enough = isExact ? Self.smallest(count, &game, reaches) : [Self.oneSmallest(count, &game, reaches)]
  }

  // MARK: Values of sets

  struct Point: Equatable {
    let verdict: Verdict
    let method: RuleValue
    let low: Rupiah?
    let high: Rupiah?
  }

  /// The outcome of every set of edits, each worked out once.
  private struct Game {
    let part: ScenarioPart
    let players: [ScenarioPlayer]
    let fixed: CalculationEdits
    private var known: [[Bool]: Point] = [:]

    init(part: ScenarioPart, players: [ScenarioPlayer], fixed: CalculationEdits) {
      self.part = part
      self.players = players
      self.fixed = fixed
    }

    mutating func point(_ set: [Bool]) -> Point {
      if let point = known[set] { return point }
      var edits = fixed
      for (player, isIn) in zip(players, set) { edits[player.cell] = isIn ? player.to : player.from }
      let values = part.calculation.evaluate(part.parameters, edits: edits)
      let point = Point(
        verdict: values.verdict(part.calculation.verdict), method: values[CalculationSteps.method],
        low: values[CalculationSteps.low].number.flatMap { $0.whole(up: false) },
        high: values[CalculationSteps.high].number.flatMap { $0.whole(up: true) })
      known[set] = point
      return point
    }
  }

  private static func set(_ bits: Int, _ count: Int) -> [Bool] { (0..<count).map { bits >> $0 & 1 == 1 } }

  // MARK: Exact

  private static func exact(_ count: Int, _ game: inout Game, _ value: (Point) -> Int128?) -> [Fraction]? {
    var values: [Int128] = []
    for bits in 0..<(1 << count) {
      guard let worth = value(game.point(set(bits, count))) else { return nil }
      values.append(worth)
    }
    var factorials: [Int128] = [1]
    for number in 1...count { factorials.append(factorials[number - 1] * Int128(number)) }
    var shares: [Fraction] = []
    for player in 0..<count {
      var sum: Int128 = 0
      for bits in values.indices where bits >> player & 1 == 0 {
        let size = bits.nonzeroBitCount
        sum += factorials[size] * factorials[count - size - 1] * (values[bits | 1 << player] - values[bits])
      }
      guard let share = Fraction(sum, over: factorials[count]) else { return nil }
      shares.append(share)
    }
    return shares
  }

  /// Sets that reach it while no smaller part of them does.
  private static func smallest(_ count: Int, _ game: inout Game, _ reaches: (Point) -> Bool) -> [[Int]] {
    var found: [Int] = []
    let bySize = (1..<(1 << count)).sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }
    for bits in bySize where !found.contains(where: { $0 & bits == $0 }) {
      if reaches(game.point(set(bits, count))) { found.append(bits) }
    }
    return found.map { bits in (0..<count).filter { bits >> $0 & 1 == 1 } }
  }

  // MARK: Sampled

  private static func drawn(_ count: Int) -> [[Int]] {
    var generator = SplitMix(state: seed)
    return (0..<(orders / 2)).flatMap { _ in
      let order = (0..<count).shuffled(using: &generator)
      return [order, order.reversed()]
    }
  }

  private static func sampled(
    _ count: Int, _ orders: [[Int]], _ game: inout Game, _ value: (Point) -> Int128?
  ) -> [Fraction]? {
    var sums = [Int128](repeating: 0, count: count)
    for order in orders {
      var set = [Bool](repeating: false, count: count)
      guard var before = value(game.point(set)) else { return nil }
      for player in order {
        set[player] = true
        guard let after = value(game.point(set)) else { return nil }
        sums[player] += after - before
        before = after
      }
    }
    var shares: [Fraction] = []
    for sum in sums {
      guard let share = Fraction(sum, over: Int128(orders.count)) else { return nil }
      shares.append(share)
    }
    return shares
  }

  /// One set from which no edit can be left out.
  private static func oneSmallest(_ count: Int, _ game: inout Game, _ reaches: (Point) -> Bool) -> [Int] {
    var set = [Bool](repeating: true, count: count)
    for player in 0..<count {
      set[player] = false
      if !reaches(game.point(set)) { set[player] = true }
    }
    return (0..<count).filter { set[$0] }
  }
}

/// Small and repeatable, so that a sample is the same everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension [Fraction] {
  /// Whole rupiah that add up to the whole: each rounded down, the rest to the largest remainders.
  package var wholeRupiah: [Rupiah] {
    let floors = map { $0.whole(up: false) ?? 0 }
    let total = reduce(Fraction.zero as Fraction?) { sum, next in sum.flatMap { $0 + next } }
    let missing = (total?.whole(up: false) ?? 0) - floors.reduce(0, +)
    let rests = indices.sorted { a, b in
      let (left, right) = (self[a] - Fraction(floors[a]), self[b] - Fraction(floors[b]))
      return (right ?? .zero, a) < (left ?? .zero, b)
    }
    var whole = floors
    for index in rests.prefix(Int(Swift.max(0, missing))) { whole[index] += 1 }
    return whole
  }
}
