/// Normalised values of the assessed units, flat and row by row, ready to be weighted many times.
struct ScoreMatrix: Sendable {
  let rows: Int
  let columns: Int
  /// 0 where unknown; `known` is 0 there and 1 elsewhere.
  private let values: [Double]
  private let known: [Double]
  /// Logarithms of the values at or above the floor; empty without a geometric mean.
  private let logarithms: [Double]
  /// Values raised to the floor.
  let floored: Int

  /// - Parameter normalised: by row; nil is unknown and left out, its weight shared among the others.
  init(_ normalised: [[Double?]], columns: Int, floor: Double?) {
    rows = normalised.count
    self.columns = columns
    var values: [Double] = []
    var known: [Double] = []
    var logarithms: [Double] = []
    var floored = 0
    values.reserveCapacity(rows * columns)
    for row in normalised {
      for value in row {
        values.append(value ?? 0)
        known.append(value == nil ? 0 : 1)
        if let floor {
          let raised = max(value ?? 1, floor)
          if let value, value < floor { floored += 1 }
          logarithms.append(RealMath.log(raised))
        }
      }
    }
    self.values = values
    self.known = known
    self.logarithms = logarithms
    self.floored = floored
  }

  /// Scores under given weights; with `geometric` the logarithm of the geometric mean, which orders alike.
  func scores(_ weights: [Double], geometric: Bool, into out: inout [Double]) {
    let source = geometric ? logarithms : values
    source.withUnsafeBufferPointer { source in
      known.withUnsafeBufferPointer { known in
        weights.withUnsafeBufferPointer { weights in
          for row in 0..<rows {
            var sum = 0.0
            var total = 0.0
            let start = row * columns
            for column in 0..<columns {
              let weight = weights[column] * known[start + column]
              sum += weight * source[start + column]
              total += weight
            }
            out[row] = total > 0 ? sum / total : -.infinity
          }
        }
      }
    }
  }
}

/// Competition ranks: equal scores share the better rank, the next one skips.
struct Ranker {
  private var order: [Int]
  private(set) var ranks: [Int]

  init(_ count: Int) {
    order = Array(0..<count)
    ranks = Array(repeating: 0, count: count)
  }

  /// Ranks by score, highest first. The order of the run before is kept as the start.
  mutating func rank(_ scores: [Double]) {
    scores.withUnsafeBufferPointer { scores in order.sort { scores[$0] > scores[$1] } }
    var at = 0
    while at < order.count {
      var end = at + 1
      while end < order.count, scores[order[end]] == scores[order[at]] { end += 1 }
      for place in at..<end { ranks[order[place]] = at + 1 }
      at = end
    }
  }
}
