/// What the cells of one column show, gathered in one pass: marks of numbers, orders of dates, kinds of content.
struct ColumnEvidence {
  /// A cell that shows it, to be quoted.
  struct Example: Hashable, Sendable {
    var cell: CellAddress
    var text: String
  }

  /// A number of cells and the first of them.
  struct Tally: Hashable, Sendable {
    var count = 0
    var examples: [Example] = []
    mutating func add(_ cell: Cell) {
      count += 1
      if examples.count < 3 { examples.append(Example(cell: cell.address, text: tidied(cell.displayed))) }
    }
  }

  // Kinds of content; numbers and dates are not exclusive (`2021` is both).
  var cells = 0
  var numbers = 0
  var dates = 0
  var texts = 0
  var percents = 0
  var money = 0
  var codes = 0
  var longDigits = 0
  var typedNumbers = 0

  // Marks, by `NumberMark.rawValue`.
  var grouped = Self.tallies
  var decimal = Self.tallies
  var lone = Self.tallies
  /// `1.008 M`
  var loneWithUnit = Self.tallies
  /// Whole numbers without a mark.
  var plainSmall = 0
  var plainLarge = 0
  /// The sizes seen, of numbers without and with one mark (read as decimals); the first few thousand.
  var plainSizes: [Double] = []
  var markedSizes: [Double] = []
  /// Decimals with one or two places, by mark: `2.82`.
  var short = Self.tallies
  /// A number with a lone-looking mark that cannot be thousands: `0.5`, `4004.15`, `1.2345`.
  var notThousands = false

  // Dates.
  var dayFirst = Tally()
  var monthFirst = Tally()
  var undecided = Tally()
  var namedMonth = 0
  var serials = Tally()
  /// Cells the file itself stores as dates, and whether one of them is later than the twelfth of its month.
  var typedDates = Tally()
  var hasLateTypedDate = false
  var days: [CalendarDate: Int] = [:]
  var earliest: CalendarDate?
  var latest: CalendarDate?

  private static let tallies = [Tally](repeating: Tally(), count: NumberMark.allCases.count)
  private static let sample = 4096

  mutating func add(_ cell: Cell, wantsDates: Bool) {
    switch cell.value {
    case .missing, .error, .boolean, .time: return
    case .number(let n):
      cells += 1
      numbers += 1
      typedNumbers += 1
      if n.magnitude >= 1e15 { longDigits += 1 }
      addTyped(n, cell)
      if wantsDates, n >= 10_000, n < 80_000 { serials.add(cell) }
    case .date(let moment):
      cells += 1
      dates += 1
      typedDates.add(cell)
      hasLateTypedDate = hasLateTypedDate || moment.date.day > 12
      see(moment.date)
    case .text(let text):
      if NothingWords.read(text, isFree: true) != nil { return }
      cells += 1
      let digits = text.utf8.lazy.filter { $0 >= 0x30 && $0 <= 0x39 }.count
      if let reading = IndonesianNumber.scan(text) {
        numbers += 1
        add(reading, cell)
        if wantsDates, reading.shape == .plain, let n = reading.value.whole, n >= 10_000, n < 80_000 {
          serials.add(cell)
        }
        if digits >= 16 { longDigits += 1 }
        if wantsDates, digits >= 4 { _ = addDate(text, cell) }
        return
      }
      if digits >= 16, digits <= 18 {
        longDigits += 1
      }
      if digits == 0 || !addDate(text, cell) { texts += 1 }
    }
  }

  // MARK: numbers

  private mutating func add(_ reading: NumberReading, _ cell: Cell) {
    if reading.isPercent { percents += 1 }
    if reading.isMoney { money += 1 }
    if reading.hasLeadingZero { codes += 1 }
    switch reading.shape {
    case .plain:
      if !reading.hasUnit, !reading.isScientific { addPlain(reading.value.double) }
    case .grouped(let mark): grouped[mark.rawValue].add(cell)
    case .decimal(let mark):
      decimal[mark.rawValue].add(cell)
      let places = -reading.value.exponent
      let size = reading.value.double.magnitude
      if reading.isScientific || reading.hasUnit || places > 3 || size < 1 || size >= 1000 {
        notThousands = true
      } else {
        sizes(size)
        if places <= 2 { short[mark.rawValue].add(cell) }
      }
    case .both(let group, let mark):
      grouped[group.rawValue].add(cell)
      decimal[mark.rawValue].add(cell)
      notThousands = true
    case .lone(let mark) where reading.hasUnit: loneWithUnit[mark.rawValue].add(cell)
    case .lone(let mark):
      lone[mark.rawValue].add(cell)
      sizes(reading.asDecimal.double.magnitude)
    }
  }

  private mutating func addPlain(_ value: Double) {
    if value.magnitude < 1000 { plainSmall += 1 } else { plainLarge += 1 }
    if value != 0, plainSizes.count < Self.sample { plainSizes.append(value.magnitude) }
  }

  private mutating func sizes(_ value: Double) {
    if markedSizes.count < Self.sample { markedSizes.append(value) }
  }

  /// A number the file stores as one has no marks; its decimals still tell of a lost scale.
  private mutating func addTyped(_ n: Double, _ cell: Cell) {
    if n == n.rounded() {
      addPlain(n)
      return
    }
    let thousandths = n * 1000
    if n.magnitude < 1 || n.magnitude >= 1000 || (thousandths - thousandths.rounded()).magnitude > 1e-6 {
      notThousands = true
      return
    }
    sizes(n.magnitude)
    let hundredths = n * 100
    if (hundredths - hundredths.rounded()).magnitude < 1e-6 {
      short[NumberMark.point.rawValue].add(cell)
    } else {
      typedLone.add(cell)
    }
  }
  /// Stored numbers with exactly three decimals.
  var typedLone = Tally()

  // MARK: dates

  private mutating func addDate(_ text: String, _ cell: Cell) -> Bool {
    switch IndonesianDate.read(text) {
    case .none: return false
    case .impossible, .zero, .noYear:
      dates += 1
      return true
    case .date(let reading):
      dates += 1
      if let first = reading.dayFirst {
        if first { dayFirst.add(cell) } else { monthFirst.add(cell) }
      } else if reading.swapped != nil {
        undecided.add(cell)
      }
      if case .day(let day) = reading.date, reading.swapped == nil { see(day) }
      if text.utf8.contains(where: { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }), IndonesianDate.isLocal(text) {
        namedMonth += 1
      }
      return true
    }
  }

  private mutating func see(_ day: CalendarDate) {
    if day.month == 1 || day.month == 12, day.day == 1 || day.day == 31 { days[day, default: 0] += 1 }
    guard (1945...2100).contains(day.year) else { return }
    earliest = earliest.map { min($0, day) } ?? day
    latest = latest.map { max($0, day) } ?? day
  }
}
