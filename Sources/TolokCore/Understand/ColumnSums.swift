/// Running sums of the figure columns: since the top, and since the last section or total.
struct ColumnSums {
  let columns: Set<Int>
  private(set) var addends = 0
  private var all: [Int: Double] = [:]
  private var part: [Int: Double] = [:]
  private var partAddends = 0

  init(columns: Set<Int>) { self.columns = columns }

  mutating func add(_ figures: [(column: Int, value: Double)]) {
    addends += 1
    partAddends += 1
    for (column, value) in figures {
      all[column, default: 0] += value
      part[column, default: 0] += value
    }
  }

  mutating func closePart() {
    part = [:]
    partAddends = 0
  }

  /// At least one figure is the sum of the rows above it.
  func match(_ figures: [(column: Int, value: Double)], needing least: Int) -> Bool {
    figures.contains { column, value in
      value != 0
        && (addends >= least && Self.equal(value, all[column], addends)
          || partAddends >= least && Self.equal(value, part[column], partAddends))
    }
  }

  /// Half of the figures or more, and no single small one, are the sum of the rows above.
  func matchesMost(_ figures: [(column: Int, value: Double)]) -> Bool {
    guard addends >= 2, !figures.isEmpty else { return false }
    let matching = figures.filter { match([$0], needing: 2) }
    return matching.count * 2 >= figures.count
      && (matching.count >= 2 || matching.contains { $0.value.magnitude >= 50 })
  }

  /// The row was added like the others; without it, the others sum to it in every one of two columns or more.
  func isWhollySumOfOthers(_ figures: [(column: Int, value: Double)], others least: Int) -> Bool {
    addends > least && figures.count >= 2
      && figures.contains { $0.value.magnitude >= 20 }
      && figures.allSatisfy { column, value in
        value != 0 && Self.equal(value, all[column].map { $0 - value }, addends)
      }
  }

  /// The row was added like the others; without it, the others sum to it in most of its columns.
  func isSumOfOthers(_ figures: [(column: Int, value: Double)], others least: Int) -> Bool {
    guard addends > least, !figures.isEmpty else { return false }
    let matching = figures.filter { column, value in
      value.magnitude >= 50 && Self.equal(value, all[column].map { $0 - value }, addends)
    }
    return matching.count * 2 >= figures.count || matching.contains { $0.value.magnitude >= 10_000 }
  }

  /// Figures rounded one by one do not sum to the last digit.
  private static func equal(_ value: Double, _ sum: Double?, _ count: Int) -> Bool {
    guard let sum else { return false }
    let isWhole = value == value.rounded() && sum == sum.rounded()
    let slack = isWhole ? 0 : 0.06 * Double(count).squareRoot()
    return (value - sum).magnitude <= slack + value.magnitude * 1e-9
  }
}
