/// Reads one cell of a column of dates in the order its column decided.
struct DateReader {
  let order: DateOrder
  /// No programme of a region is older; births and deaths in columns without a map may be.
  var firstYear = 1945

  /// Days that programs write when no date is known.
  private static let stand: Set<String> = [
    "1899-12-30", "1899-12-31", "1900-01-00", "1900-01-01", "1904-01-01", "1970-01-01", "0001-01-01",
  ]

  func read(_ cell: Cell, expected: Sentence) -> ValueReader.Outcome {
    switch cell.value {
    case .date(let moment): return checked(.day(moment.date))
    case .number(let n): return serial(n, expected)
    case .text(let text): return read(text, expected)
    default: return .unknown(.notADate, expected: expected)
    }
  }

  private func read(_ text: String, _ expected: Sentence) -> ValueReader.Outcome {
    switch IndonesianDate.read(text) {
    case .date(let reading): return settled(reading)
    case .impossible: return .unknown(.impossibleDate, expected: expected)
    case .zero: return .unknown(.placeholderDate, expected: Self.real)
    case .noYear(let day, let month, let weekday):
      return .unknown(
        .dateWithoutYear, expected: expected,
        fix: weekday.flatMap { StageSentences.years(Self.years(day, month, $0), day: day, month: month) })
    case .none:
      if let reading = IndonesianNumber.scan(text), reading.shape == .plain, !reading.hasUnit {
        return serial(reading.value.double, expected)
      }
      let near = IndonesianDate.nearMonth(in: text).map { name in
        Sentence(
          id: "\(StageSentences.didYouMean(name).id) tulis tanggal, mis. 3 \(name) 2021",
          en: "\(StageSentences.didYouMean(name).en) write a date, e.g. 3 \(name) 2021")
      }
      return .unknown(.notADate, expected: expected, fix: near)
    }
  }

  private func settled(_ reading: IndonesianDate.Reading) -> ValueReader.Outcome {
    var date = reading.date
    if let swapped = reading.swapped, case .day(let dayFirst) = reading.date {
      switch order.order {
      case .dayFirst: break
      case .monthFirst: date = .day(swapped)
      case .unknown:
        return ValueReader.Outcome(
          .date(.year(dayFirst.year)), .dateOrderUnknown,
          expected: StageSentences.twoDates(dayFirst, swapped))
      }
    }
    var outcome = checked(date)
    if outcome.problem == nil {
      if reading.wrongWeekday {
        outcome.problem = .weekdayContradicts
        if case .day(let day) = date { outcome.expected = Self.weekday(day) }
      } else if reading.oldSpelling {
        outcome.problem = .oldMonth
        outcome.expected = Self.newSpelling(date)
      }
    }
    return outcome
  }

  /// A bare number: a year, or a day counted from 1900 or 1904.
  private func serial(_ n: Double, _ expected: Sentence) -> ValueReader.Outcome {
    if n == n.rounded(), n >= 1900, n <= 2100 { return ValueReader.Outcome(.date(.year(Int(n)))) }
    // "20210203"
    if n >= 19_450_101, n <= 21_001_231, let day = Self.basic(Int(n)) { return checked(.day(day)) }
    guard n >= 10_000, n < 80_000, let day = IndonesianDate.serial(n, epoch1904: order.epoch1904) else {
      return .unknown(.notADate, expected: expected)
    }
    var outcome = checked(.day(day))
    if outcome.problem == nil {
      outcome.problem = .serialDate
      outcome.message = StageSentences.serial(
        day, other: IndonesianDate.serial(n, epoch1904: !order.epoch1904))
    }
    return outcome
  }

  private static func basic(_ n: Int) -> CalendarDate? {
    CalendarDate(year: n / 10_000, month: n / 100 % 100, day: n % 100)
  }

  /// Years that no programme has, and the days forms are filled with when none is known.
  private func checked(_ date: PartialDate) -> ValueReader.Outcome {
    let year: Int
    switch date {
    case .day(let day):
      if Self.stand.contains(day.description) || order.placeholders.contains(day) {
        return .unknown(.placeholderDate, expected: Self.real)
      }
      year = day.year
    case .month(let y, _), .year(let y): year = y
    }
    guard year >= firstYear, year <= 2100 else {
      return .unknown(.impossibleDate, expected: plausible)
    }
    return ValueReader.Outcome(.date(date))
  }

  private static let real = Sentence(
    id: "tanggal sebenarnya, atau sel kosong", en: "the real date, or an empty cell")

  private var plausible: Sentence {
    Sentence(id: "tanggal antara \(firstYear) dan 2100", en: "a date between \(firstYear) and 2100")
  }

  private static func weekday(_ day: CalendarDate) -> Sentence {
    let id = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
    let en = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    let index = day.weekday - 1
    return Sentence(
      id: "\(id[index]), \(LocalFormat(.id).day(day))", en: "\(en[index]), \(LocalFormat(.en).day(day))")
  }

  /// The day or month as it is written today.
  private static func newSpelling(_ date: PartialDate) -> Sentence? {
    switch date {
    case .day(let day): return Sentence(id: LocalFormat(.id).day(day), en: LocalFormat(.en).day(day))
    case .month(let year, let month):
      return CalendarDate(year: year, month: month, day: 1).map { day in
        Sentence(
          id: LocalFormat(.id).day(day).split(separator: " ").dropFirst().joined(separator: " "),
          en: LocalFormat(.en).day(day).split(separator: " ").dropFirst().joined(separator: " "))
      }
    case .year: return nil
    }
  }

  /// The years in which day and month fall on a weekday.
  private static func years(_ day: Int, _ month: Int, _ weekday: Int) -> [Int] {
    (2014...2030).filter { CalendarDate(year: $0, month: month, day: day)?.weekday == weekday }
  }
}
