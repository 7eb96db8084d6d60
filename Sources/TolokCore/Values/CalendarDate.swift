/// A day of the Gregorian calendar, without time or zone: `2023-10-31`.
package struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  // Four bytes, so that a cell with a date is no larger than one with a text.
  @usableFromInline let yearNumber: Int16
  @usableFromInline let monthNumber: Int8
  @usableFromInline let dayNumberInMonth: Int8

  @inlinable package var year: Int { Int(yearNumber) }
  @inlinable package var month: Int { Int(monthNumber) }
  @inlinable package var day: Int { Int(dayNumberInMonth) }

  /// Nil when the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, year: year)
    else { return nil }
    yearNumber = Int16(year)
    monthNumber = Int8(month)
    dayNumberInMonth = Int8(day)
  }

  private init(_ year: Int, _ month: Int, _ day: Int) {
    yearNumber = Int16(clamping: year)
    monthNumber = Int8(month)
    dayNumberInMonth = Int8(day)
  }

  /// 1 January and 31 December of a fiscal year.
  package static func first(of year: Int) -> CalendarDate { CalendarDate(year, 1, 1) }
  package static func last(of year: Int) -> CalendarDate { CalendarDate(year, 12, 31) }

  /// Reads `YYYY-MM-DD`.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let y = Int(parts[0]), let m = Int(parts[1]), let d = Int(parts[2])
    else { return nil }
    self.init(year: y, month: m, day: d)
  }

  package static func isLeap(_ year: Int) -> Bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
  }

  package static func days(inMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01 (Hinnant's days_from_civil).
  package var dayNumber: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yoe = y - era * 400
    let doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy
    return era * 146_097 + doe - 719_468
  }

  package init?(dayNumber: Int) {
    let z = dayNumber + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let doe = z - era * 146_097
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
    let mp = (5 * doy + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    self.init(
      year: yoe + era * 400 + (month <= 2 ? 1 : 0), month: month, day: doy - (153 * mp + 2) / 5 + 1)
  }

  /// 1 = Senin … 7 = Minggu.
  package var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

  package var description: String { "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))" }
  package static func < (a: Self, b: Self) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

/// A date and a time of day, as spreadsheets store them; seconds and microseconds since midnight.
package struct DateTime: Hashable, Sendable, CustomStringConvertible {
  package var date: CalendarDate
  package var microseconds: Int64
  package init(date: CalendarDate, microseconds: Int64 = 0) {
    self.date = date
    self.microseconds = microseconds
  }
  /// `YYYY-MM-DDTHH:MM:SS[.ffffff]`
  package var description: String { "\(date)T\(clockText(microseconds))" }
}

/// `HH:MM:SS[.ffffff]`; hours may pass 24.
package func clockText(_ microseconds: Int64) -> String {
  let sign = microseconds < 0 ? "-" : ""
  let all = Int(microseconds.magnitude)
  let seconds = all / 1_000_000
  let rest = all % 1_000_000
  let text = "\(sign)\(pad(seconds / 3600, 2)):\(pad(seconds / 60 % 60, 2)):\(pad(seconds % 60, 2))"
  return rest == 0 ? text : text + ".\(pad(rest, 6))"
}

package func pad(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return text.count >= width ? text : String(repeating: "0", count: width - text.count) + text
}
