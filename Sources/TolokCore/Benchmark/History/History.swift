/// The months before this one that the store holds, oldest first; a later month is never among them.
package struct History: Hashable, Sendable {
  /// One earlier month with what was kept of it.
  package struct Month: Hashable, Sendable {
    package var period: Period
    /// Hash of the published folder its figures stand in: ties a trend to what was read.
    package var contentSHA256: String
    package var record: MonthRecord
    package init(period: Period, contentSHA256: String, record: MonthRecord) {
      self.period = period
      self.contentSHA256 = contentSHA256
      self.record = record
    }
  }

  /// Two years: what a trend shows at most beside this month's own point.
  package static let mostMonths = 24

  package let months: [Month]

  /// Keeps months of the period's own length that end before it begins and lie at most 24 steps back.
  package init(_ months: [Month] = [], before period: Period? = nil) {
    let kept = months.filter { month in
      guard let period else { return true }
      guard let steps = month.period.steps(to: period) else { return false }
      return steps >= 1 && steps <= Self.mostMonths
    }
    self.months = kept.sorted { $0.period < $1.period }
  }

  /// The period just before: a change is told between neighbours only.
  package func month(before period: Period) -> Month? {
    months.last { $0.period.steps(to: period) == 1 }
  }
}

extension Period {
  /// How many months one has: 1, 3 or 12.
  package var months: Int { (last.year - first.year) * 12 + last.month - first.month + 1 }

  /// How many periods later another of the same length is; nil for one of another length.
  package func steps(to other: Period) -> Int? {
    guard months == other.months else { return nil }
    return ((other.first.year - first.year) * 12 + other.first.month - first.month) / months
  }

  /// The period so many steps later, named the same way.
  package func moved(by steps: Int) -> Period? {
    let at = first.year * 12 + first.month - 1 + steps * months
    let (year, month) = (at / 12, at % 12 + 1)
    switch months {
    case 1: return Period("\(year)-\(month < 10 ? "0" : "")\(month)")
    case 3: return Period("\(year)-Q\((month - 1) / 3 + 1)")
    default: return Period("\(year)")
    }
  }
}
