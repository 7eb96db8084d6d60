/// Numbers, money and dates as the reader's language writes them; no locale data needed.
package struct LocalFormat: Sendable {
  let language: Language

  package init(_ language: Language) { self.language = language }

  private var point: String { language == .id ? "." : "," }
  private var comma: String { language == .id ? "," : "." }

  /// `1.600`
  package func count(_ value: Int) -> String {
    var digits = Array(String(value.magnitude))
    var at = digits.count - 3
    while at > 0 {
      digits.insert(contentsOf: point, at: at)
      at -= 3
    }
    return (value < 0 ? "\u{2212}" : "") + String(digits)
  }

  /// Rounded half up: `30,6`.
  package func decimal(_ value: Double, places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((value.magnitude * scale + 0.5 + 1e-9).rounded(.down))
    let sign = value < 0 && scaled > 0 ? "\u{2212}" : ""
    guard places > 0 else { return sign + count(scaled) }
    return sign + count(scaled / Int(scale)) + comma + pad(scaled % Int(scale), places)
  }

  /// "11 dari 36 (30,6%)"; below 20 units no percentage.
  package func share(_ part: Int, of whole: Int) -> String {
    let pair = "\(count(part)) \(language == .id ? "dari" : "of") \(count(whole))"
    return whole < 20 ? pair : "\(pair) (\(decimal(Double(part) / Double(whole) * 100, places: 1))%)"
  }

  /// `Rp9.003.766.000`
  package func rupiah(_ value: Rupiah) -> String { "Rp" + count(Int(value)) }

  package func day(_ date: CalendarDate) -> String { "\(date.day) \(month(date.month)) \(date.year)" }

  package func period(_ period: Period) -> String {
    let first = period.first
    if period.last.month == first.month { return "\(month(first.month)) \(first.year)" }
    if first.month == 1, period.last.month == 12 { return String(first.year) }
    return "\(month(first.month))–\(month(period.last.month)) \(first.year)"
  }

  /// "2023-02" as "Februari 2023", "2022-05-26" as "26 Mei 2022"; what is no date stays ("awal 2023").
  package func asOf(_ text: String) -> String {
    let parts = text.split(separator: "-")
    if parts.count == 3, let date = CalendarDate(text) { return day(date) }
    if parts.count == 2, let year = Int(parts[0]), parts[0].count == 4, let number = Int(parts[1]),
      (1...12).contains(number)
    {
      return "\(month(number)) \(year)"
    }
    return text
  }

  /// "2023-10" as "Okt 2023"; what is no month stays.
  package func shortMonth(_ text: String) -> String {
    let parts = asOf(text).split(separator: " ")
    guard text.split(separator: "-").count == 2, parts.count == 2, !text.contains("Q") else { return text }
    return "\(parts[0].prefix(3)) \(parts[1])"
  }

  /// A published amount in thousands of millions with no more digits than its source: `63,69`, `7,5`; exact
  /// ones with two.
  package func billions(_ value: Rupiah, roundingUnit: Rupiah?) -> String {
    var places = 2
    if let unit = roundingUnit, unit > 0 {
      places = 0
      var size: Rupiah = 1_000_000_000
      while size > unit, places < 3 {
        size /= 10
        places += 1
      }
    }
    return decimal(Double(value) / 1_000_000_000, places: places)
  }

  /// `Rp63,69 miliar`; exact amounts in full.
  package func money(_ entry: DIDAmount) -> String? {
    guard let amount = entry.amount else { return nil }
    if entry.exact { return rupiah(amount) }
    return "Rp\(billions(amount, roundingUnit: entry.roundingUnit)) "
      + (language == .id ? "miliar" : "billion")
  }

  private func month(_ number: Int) -> String {
    let id = [
      "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
      "November", "Desember",
    ]
    let en = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ]
    return (language == .id ? id : en)[number - 1]
  }
}
