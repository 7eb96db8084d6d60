/// Dates as Indonesians write them, read by bytes.
///
/// `3 Februari 2021`, `19 Nopember 2018`, `Rabu, 3 Februari 2021`, `Jum'at (05/02/2021)`, `03/02/21`, `2021-02-03 10:11:12`,
/// `3-Feb-21`, `Feb 3, 2021`, `Februari 2021`, `02/2021`, `2021`.
package enum IndonesianDate {
  package struct Reading: Hashable, Sendable {
    package var date: PartialDate
    /// The date with day and month the other way round, when both are dates.
    package var swapped: CalendarDate?
    /// Of two numbers in front of a year, the first can only be the day (true) or only the month (false).
    package var dayFirst: Bool?
    /// "Nopember", "Pebruari".
    package var oldSpelling = false
    /// The weekday written before it, when it is another than the calendar's.
    package var wrongWeekday = false
  }
  package enum Outcome: Hashable, Sendable {
    case date(Reading)
    /// A date by its shape that the calendar does not have.
    case impossible
    /// `0000-00-00`: what a program writes when it knows none.
    case zero
    /// `Rabu (03/02)`: day and month, no year.
    case noYear(day: Int, month: Int, weekday: Int?)
    case none
  }

  package static let months: [String: Int] = [
    "januari": 1, "jan": 1, "january": 1, "februari": 2, "pebruari": 2, "feb": 2, "peb": 2, "february": 2,
    "maret": 3, "mar": 3, "mrt": 3, "march": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "jun": 6,
    "june": 6, "juli": 7, "jul": 7, "july": 7, "agustus": 8, "agu": 8, "ags": 8, "agt": 8, "agst": 8,
    "agust": 8, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9, "oktober": 10, "okt": 10,
    "october": 10, "oct": 10, "november": 11, "nopember": 11, "nov": 11, "nop": 11, "desember": 12,
    "des": 12, "december": 12, "dec": 12,
  ]
  private static let weekdays: [String: Int] = [
    "senin": 1, "selasa": 2, "rabu": 3, "kamis": 4, "jumat": 5, "sabtu": 6, "minggu": 7, "ahad": 7, "sen": 1,
    "sel": 2, "rab": 3, "kam": 4, "jum": 5, "sab": 6, "min": 7, "monday": 1, "tuesday": 2, "wednesday": 3,
    "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5,
    "sat": 6, "sun": 7,
  ]
  /// Words around a date that say nothing about it.
  private static let fillers: Set<String> = [
    "tanggal", "tgl", "bulan", "tahun", "thn", "th", "per", "sejak", "mulai", "pukul", "jam", "wib", "wita",
    "wit", "z", "t", "hari", "at",
  ]

  package static func read(_ text: String) -> Outcome {
    guard let parts = DateParts(text) else { return .none }
    let outcome = read(parts)
    guard let weekday = parts.weekday, case .date(var reading) = outcome, case .day(let day) = reading.date
    else { return outcome }
    if day.weekday == weekday {
      // The weekday settles which number is the day.
      if let swapped = reading.swapped, swapped.weekday != weekday {
        reading.swapped = nil
        reading.dayFirst = true
      }
    } else if let swapped = reading.swapped, swapped.weekday == weekday {
      reading = Reading(date: .day(swapped), dayFirst: false, oldSpelling: reading.oldSpelling)
    } else {
      reading.wrongWeekday = true
      reading.swapped = nil
    }
    return .date(reading)
  }

  private static func read(_ parts: DateParts) -> Outcome {
    let n = parts.numbers
    if let month = parts.month { return named(parts, month) }
    switch n.count {
    case 1:
      if n[0].digits == 4, (1900...2100).contains(n[0].value) {
        return .date(Reading(date: .year(n[0].value)))
      }
      if n[0].digits == 8, (1945...2100).contains(n[0].value / 10_000) {
        return day(n[0].value / 10_000, n[0].value / 100 % 100, n[0].value % 100)
      }
      return .none
    case 2:
      if n[1].digits == 4, n[0].digits <= 2, (1...12).contains(n[0].value), parts.isDashed,
        (1900...2100).contains(n[1].value)
      {
        return .date(Reading(date: .month(n[1].value, n[0].value)))
      }
      if n[0].digits == 4, n[1].digits <= 2, (1...12).contains(n[1].value), parts.isDashed,
        (1900...2100).contains(n[0].value)
      {
        return .date(Reading(date: .month(n[0].value, n[1].value)))
      }
      if parts.weekday != nil, n[0].digits <= 2, n[1].digits <= 2,
        CalendarDate(year: 2020, month: n[1].value, day: n[0].value) != nil
      {
        return .noYear(day: n[0].value, month: n[1].value, weekday: parts.weekday)
      }
      return .none
    // "5.1.02" is a budget account as often as a day.
    case 3: return parts.isPointed && n[0].digits != 4 && n[2].digits != 4 ? .none : numeric(n)
    default: return .none
    }
  }

  private static func numeric(_ n: [DateParts.Number]) -> Outcome {
    if n[0].value == 0, n[1].value == 0, n[2].value == 0 { return .zero }
    if n[0].digits == 4 {
      guard n[1].digits <= 2, n[2].digits <= 2 else { return .none }
      return day(n[0].value, n[1].value, n[2].value)
    }
    guard n[0].digits <= 2, n[1].digits <= 2, let year = year(n[2]) else { return .none }
    let a = n[0].value, b = n[1].value
    let dayFirst = CalendarDate(year: year, month: b, day: a)
    let monthFirst = CalendarDate(year: year, month: a, day: b)
    if let dayFirst {
      return .date(
        Reading(
          date: .day(dayFirst), swapped: a == b ? nil : monthFirst,
          dayFirst: monthFirst == nil && b <= 12 && a > 12 ? true : nil))
    }
    guard let monthFirst else { return .impossible }
    return .date(Reading(date: .day(monthFirst), dayFirst: b > 12 ? false : nil))
  }

  /// A month in words: `3 Februari 2021`, `Feb 3, 2021`, `Februari 2021`, `Feb-21`.
  private static func named(_ parts: DateParts, _ month: (number: Int, isOld: Bool, before: Int)) -> Outcome {
    let n = parts.numbers
    switch n.count {
    case 1:
      if month.before == 1 {
        guard n[0].digits <= 2, CalendarDate(year: 2020, month: month.number, day: n[0].value) != nil else {
          return .none
        }
        return .noYear(day: n[0].value, month: month.number, weekday: parts.weekday)
      }
      guard n[0].digits == 4 || parts.isDashed, let year = year(n[0]) else { return .none }
      return .date(Reading(date: .month(year, month.number), oldSpelling: month.isOld))
    case 2:
      guard month.before <= 1, let year = year(n[1]), n[0].digits <= 2 else {
        // "2021 Februari 3"
        guard month.before == 1, n[0].digits == 4, n[1].digits <= 2 else { return .none }
        return day(n[0].value, month.number, n[1].value, isOld: month.isOld)
      }
      return day(year, month.number, n[0].value, isOld: month.isOld)
    default: return .none
    }
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int, isOld: Bool = false) -> Outcome {
    guard let date = CalendarDate(year: year, month: month, day: day) else { return .impossible }
    return .date(Reading(date: .day(date), oldSpelling: isOld))
  }

  private static func year(_ n: DateParts.Number) -> Int? {
    if n.digits == 4 { return n.value }
    return n.digits == 2 ? (n.value < 70 ? 2000 + n.value : 1900 + n.value) : nil
  }

  /// The month a misspelt word most likely means: "Februri".
  package static func nearMonth(in text: String) -> String? {
    let names = [
      "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
      "November", "Desember",
    ]
    for word in wordKey(text).split(separator: " ") where word.count >= 4 && months[String(word)] == nil {
      for name in names
      where editDistance(Array(word), Array(name.lowercased()), limit: word.count > 5 ? 2 : 1) != nil {
        return name
      }
    }
    return nil
  }

  /// True when a month or weekday stands in it that only Indonesian writes so.
  static func isLocal(_ text: String) -> Bool {
    let foreign: Set<Substring> = [
      "april", "september", "november", "feb", "jan", "jun", "jul", "sep", "nov", "apr", "mar",
    ]
    return wordKey(text).split(separator: " ").contains {
      (months[String($0)] != nil || weekdays[String($0)] != nil) && !foreign.contains($0)
        && ![
          "january", "february", "march", "may", "june", "july", "august", "aug", "october", "oct",
          "december", "dec",
        ]
        .contains($0) && !$0.hasSuffix("day")
    }
  }

  /// A bare number in a column of dates: Excel's serial day, counted from 1900 or from 1904.
  package static func serial(_ number: Double, epoch1904: Bool) -> CalendarDate? {
    guard number >= 1, number < 80_000 else { return nil }
    let whole = Int(number)
    // Excel's phantom 29 February 1900.
    let base = epoch1904 ? -24_107 : whole < 60 ? -25_568 : -25_569
    return CalendarDate(dayNumber: whole + base)
  }

  /// Splits a text into the numbers, month and weekday of a date; nil when it cannot be one.
  struct DateParts {
    struct Number: Hashable {
      var value: Int
      var digits: Int
    }
    var numbers: [Number] = []
    var month: (number: Int, isOld: Bool, before: Int)?
    var weekday: Int?
    /// A dash, stroke, point or apostrophe stands between the parts.
    var isDashed = false
    var isPointed = false

    init?(_ text: String) {
      let bytes = text.utf8
      guard bytes.count >= 4, bytes.count <= 60 else { return nil }
      var value = 0, digits = 0
      var word: [UInt8] = []
      var ended = false
      for byte in bytes {
        if byte >= 0x30, byte <= 0x39 {
          guard take(&word, &ended), digits < 9 else { return nil }
          value = value * 10 + Int(byte - 0x30)
          digits += 1
          continue
        }
        // The clock begins; what follows is no part of the day.
        if byte == 0x3A, digits > 0, digits <= 2 {
          digits = 0
          value = 0
          ended = true
          continue
        }
        if digits > 0 {
          if !ended { numbers.append(Number(value: value, digits: digits)) }
          value = 0
          digits = 0
        }
        let letter = byte | 0x20
        if letter >= 0x61, letter <= 0x7A {
          word.append(letter)
        } else if byte == 0x27 || byte == 0x60 || byte == 0xE2 || byte == 0x80 || byte == 0x99 {
          // Jum'at
          if word.isEmpty { isDashed = true }
        } else {
          guard take(&word, &ended) else { return nil }
          switch byte {
          case 0x2D, 0x2F, 0x93, 0x94: isDashed = true
          case 0x2E:
            isDashed = true
            isPointed = true
          case 0x89, 0xAF, 0x20, 0x2C, 0x28, 0x29, 0x09, 0x0A, 0x0D, 0xC2, 0xA0, 0x2B: break
          default: return nil
          }
        }
      }
      guard take(&word, &ended) else { return nil }
      if digits > 0, !ended { numbers.append(Number(value: value, digits: digits)) }
      // `2021-02-03 10.11`
      if month == nil, numbers.count > 3, numbers[0].digits == 4 || numbers[2].digits == 4 {
        numbers = Array(numbers[..<3])
      } else if month != nil, numbers.count > 2, numbers[1].digits == 4 {
        numbers = Array(numbers[..<2])
      }
      guard !numbers.isEmpty, numbers.count <= 3 else { return nil }
    }

    /// A word has ended: a month, a weekday, a filler; false when it is none of them.
    private mutating func take(_ word: inout [UInt8], _ ended: inout Bool) -> Bool {
      guard !word.isEmpty else { return true }
      let text = String(decoding: word, as: UTF8.self)
      word.removeAll(keepingCapacity: true)
      if ended { return true }
      if let number = IndonesianDate.months[text] {
        guard month == nil else { return false }
        let isOld = text.hasPrefix("nop") || text.hasPrefix("peb")
        month = (number, isOld, numbers.count)
        return true
      }
      if let day = IndonesianDate.weekdays[text] {
        guard weekday == nil, numbers.isEmpty else { return false }
        weekday = day
        return true
      }
      if text == "t" || text == "pukul" || text == "jam" { ended = !numbers.isEmpty }
      return IndonesianDate.fillers.contains(text)
    }
  }
}
