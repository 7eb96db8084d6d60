/// Dates as Indonesians write them.
package enum IndonesianDate {
  package struct Reading: Hashable, Sendable {
    package var date: PartialDate
    /// Another reading when day and month could be swapped.
    package var swapped: CalendarDate?
    /// "Nopember", "Pebruari".
    package var oldSpelling = false
    /// The weekday written before it, when it is another than the calendar's.
    package var wrongWeekday = false
  }
  package enum Outcome: Hashable, Sendable {
    case date(Reading)
    /// A date by its shape that the calendar does not have.
    case impossible
    case none
  }

  package static let months: [String: Int] = [
    "januari": 1, "jan": 1, "january": 1, "februari": 2, "pebruari": 2, "feb": 2, "peb": 2, "february": 2,
    "maret": 3,
    "mar": 3, "march": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "jun": 6, "june": 6, "juli": 7,
    "jul": 7,
    "july": 7, "agustus": 8, "agu": 8, "ags": 8, "agt": 8, "agust": 8, "august": 8, "aug": 8, "september": 9,
    "sep": 9,
    "sept": 9, "oktober": 10, "okt": 10, "october": 10, "oct": 10, "november": 11, "nopember": 11, "nov": 11,
    "nop": 11,
    "desember": 12, "des": 12, "december": 12, "dec": 12,
  ]
  private static let weekdays: [String: Int] = [
    "senin": 1, "selasa": 2, "rabu": 3, "kamis": 4, "jumat": 5, "jum at": 5, "sabtu": 6, "minggu": 7,
    "ahad": 7,
  ]

  package static func read(_ text: String) -> Outcome {
    var words = wordKey(text).split(separator: " ").map(String.init)
    var weekday: Int?
    if let first = words.first, let day = weekdays[first] {
      weekday = day
      words.removeFirst()
    }
    if words.count > 3, words[3...].allSatisfy({ $0.allSatisfy(\.isNumber) }),
      words[0].count == 4 || words[2].count == 4
    {
      words = Array(words[..<3])
    }
    let outcome = read(words: words)
    guard case .date(var reading) = outcome, let weekday, case .day(let day) = reading.date else {
      return outcome
    }
    reading.wrongWeekday = day.weekday != weekday
    return .date(reading)
  }

  private static func read(words: [String]) -> Outcome {
    switch words.count {
    case 1:
      guard words[0].count == 4, let year = Int(words[0]), (1900...2100).contains(year) else { return .none }
      return .date(Reading(date: .year(year)))
    case 2:
      guard let month = months[words[0]], let year = Int(words[1]), words[1].count == 4 else { return .none }
      return .date(Reading(date: .month(year, month), oldSpelling: isOld(words[0])))
    case 3:
      if let month = months[words[1]], let day = Int(words[0]), let year = year(words[2]) {
        guard let date = CalendarDate(year: year, month: month, day: day) else { return .impossible }
        return .date(Reading(date: .day(date), oldSpelling: isOld(words[1])))
      }
      guard let a = Int(words[0]), let b = Int(words[1]), let c = Int(words[2]) else { return .none }
      if words[0].count == 4 {
        return CalendarDate(year: a, month: b, day: c).map { .date(Reading(date: .day($0))) } ?? .impossible
      }
      guard let year = year(words[2]) else { return .none }
      let dayFirst = CalendarDate(year: year, month: b, day: a)
      let monthFirst = CalendarDate(year: year, month: a, day: b)
      if let dayFirst { return .date(Reading(date: .day(dayFirst), swapped: a == b ? nil : monthFirst)) }
      return monthFirst.map { .date(Reading(date: .day($0))) } ?? .impossible
    default: return .none
    }
  }

  private static func isOld(_ word: String) -> Bool { ["nopember", "nop", "pebruari", "peb"].contains(word) }

  private static func year(_ word: String) -> Int? {
    guard let value = Int(word) else { return nil }
    return word.count == 4 ? value : word.count == 2 ? (value < 70 ? 2000 + value : 1900 + value) : nil
  }
}
