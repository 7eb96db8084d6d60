/// The time a run reports on: a month `2023-10`, a quarter `2023-Q4` or a year `2023`.
package struct Period: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let first: CalendarDate
  package let last: CalendarDate
  package let description: String

  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = parts.first.flatMap({ $0.count == 4 ? Int($0) : nil }), parts.count <= 2 else {
      return nil
    }
    var months = 1...12
    if parts.count == 2 {
      if parts[1].hasPrefix("Q"), let q = Int(parts[1].dropFirst()), (1...4).contains(q) {
        months = (q * 3 - 2)...(q * 3)
      } else if parts[1].count == 2, let m = Int(parts[1]), (1...12).contains(m) {
        months = m...m
      } else {
        return nil
      }
    }
    guard let first = CalendarDate(year: year, month: months.lowerBound, day: 1),
      let last = CalendarDate(
        year: year, month: months.upperBound,
        day: CalendarDate.days(inMonth: months.upperBound, year: year))
    else { return nil }
    self.first = first
    self.last = last
    self.description = text
  }

  package static func < (a: Self, b: Self) -> Bool { (a.first, b.last) < (b.first, a.last) }
}
