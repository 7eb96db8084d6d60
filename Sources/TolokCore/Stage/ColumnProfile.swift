/// Why a column is read the way it is.
package enum DecisionBasis: String, Hashable, Sendable {
  /// Nothing had to be decided.
  case notNeeded
  /// The source map says so.
  case pinned
  /// Other cells of the column can be read one way only.
  case column
  /// The column counts things or money, so that it has no thousandths.
  case type
  /// The column holds ratios, indices or coordinates.
  case ratio
  /// Only one reading has the size of the whole numbers beside it.
  case size
  /// Every number of the column groups in threes.
  case pattern
  /// The other columns of the table.
  case table
  /// No evidence: the value stays unknown.
  case none
}

/// How one column of a table is read: its kind, the runner-up, and what was decided about marks and dates.
///
/// Works on any table, with or without a source map.
package struct ColumnProfile: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case empty, number, money, percent, date, code, text
  }
  package var column: Int
  package var kind: Kind
  package var runnerUp: Kind?
  /// The share of its cells that read as its kind.
  package var share: Double
  package var marks: NumberMarks
  package var order: DateOrder

  /// The mark in front of decimals, when the column shows one.
  package var decimalMark: NumberMark? { marks.decimal }
}

/// What a column's marks mean.
package struct NumberMarks: Hashable, Sendable {
  package enum Lone: Hashable, Sendable { case thousands, decimal, unknown }
  /// By `NumberMark.rawValue`; point and comma.
  var lone: [Lone] = [.unknown, .unknown]
  /// The same in front of "miliar" and its kin: a comma is a decimal one, a point needs evidence.
  var loneWithUnit: [Lone] = [.unknown, .decimal]
  package var basis = DecisionBasis.notNeeded
  package var decimal: NumberMark?
  /// This mark groups thousands, yet some numbers have lost zeros at their end: `2.82` for 2.820.
  var zerosLost: NumberMark?
  /// Two decimal marks in one column: the rarer one.
  var minority: NumberMark?

  package enum Settled: Hashable, Sendable {
    case value(ExactNumber)
    /// A lone mark without evidence.
    case unknown
    /// Thousands that have lost zeros; what they may have been.
    case zerosLost(ExactNumber)
  }

  package init() {}

  /// The value of a reading under the column's decision.
  package func settle(_ reading: NumberReading) -> Settled {
    switch reading.shape {
    case .plain, .grouped, .both: return .value(reading.value)
    case .decimal(let mark):
      let places = -reading.value.exponent
      guard mark == zerosLost, places == 1 || places == 2, !reading.hasUnit, !reading.isScientific else {
        return .value(reading.value)
      }
      return .zerosLost(reading.value.scaled(by: 3))
    case .lone(let mark):
      switch reading.hasUnit ? loneWithUnit[mark.rawValue] : lone[mark.rawValue] {
      case .thousands: return .value(reading.value)
      case .decimal: return .value(reading.asDecimal)
      case .unknown: return .unknown
      }
    }
  }
}

/// In which order a column writes day and month, and from when it counts serial days.
package struct DateOrder: Hashable, Sendable {
  package enum Order: String, Hashable, Sendable { case dayFirst, monthFirst, unknown }
  package var order = Order.unknown
  package var basis = DecisionBasis.notNeeded
  package var epoch1904 = false
  /// Days that stand in for "not known": 1 January of one year all down the column.
  var placeholders: Set<CalendarDate> = []
  package init() {}
}
