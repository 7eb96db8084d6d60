/// Figures and days as the registers publish them.
enum Published {
  /// The first day an as-of text can mean: "2023-10" is 1 October 2023, "awal 2023" is 1 January 2023.
  ///
  /// Of several years the last one counts: "2021 - 2024" was not known before 2024.
  static func day(_ text: String) -> CalendarDate? {
    var latest: CalendarDate?
    for part in text.split(whereSeparator: { !($0.isNumber || $0 == "-") }) {
      let numbers = part.split(separator: "-").compactMap { Int($0) }
      for (i, year) in numbers.enumerated() where (1900...2100).contains(year) {
        let month = i + 1 < numbers.count ? numbers[i + 1] : 1
        let day = i + 2 < numbers.count ? numbers[i + 2] : 1
        let date =
          CalendarDate(year: year, month: month, day: day) ?? CalendarDate(year: year, month: 1, day: 1)
        if let date, latest.map({ $0 < date }) ?? true { latest = date }
      }
    }
    return latest
  }

  /// What is published after the period stays out of its report; an undated text is let in.
  ///
  /// A bare year says only that the fact is of that year: within it the day of its first source decides.
  static func isKnown(_ citation: Citation, by day: CalendarDate) -> Bool {
    guard let said = Self.day(citation.asOf) else { return true }
    if citation.asOf == String(day.year), let published = citation.published { return published <= day }
    return said <= day
  }

  static func isKnown(_ award: KnownAward, by day: CalendarDate) -> Bool {
    if let date = award.date { return date <= day }
    if let year = award.year, year != day.year { return year < day.year }
    return isKnown(award.citation, by: day)
  }

  /// `1.265`, `81,5`
  static func number(_ value: Double?) -> String {
    guard let value else { return Nothing.blank.label.id }
    let text = JSON.number(value)
    let parts = text.split(separator: ".", maxSplits: 1)
    var whole = ""
    let digits = Array(parts[0])
    for (i, digit) in digits.enumerated() {
      if i > 0, (digits.count - i) % 3 == 0, digits[i - 1] != "-" { whole.append(".") }
      whole.append(digit)
    }
    return parts.count > 1 ? whole + "," + parts[1] : whole
  }

  static func longDate(_ date: CalendarDate) -> Sentence {
    let id = [
      "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
      "November", "Desember",
    ]
    let en = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ]
    return Sentence(
      id: "\(date.day) \(id[date.month - 1]) \(date.year)",
      en: "\(date.day) \(en[date.month - 1]) \(date.year)")
  }
}
