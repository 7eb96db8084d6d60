import TolokCore

/// Stored values as ODF writes them: numbers, dates, durations and truths of XML Schema.
enum ODSValue {
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]

  /// A finite number. Up to fifteen digits one division rounds right; the rest goes the long way.
  static func number(_ raw: ArraySlice<UInt8>) -> Double? {
    var digits = 0
    var whole: Int64 = 0
    var point: Int?
    var i = raw.startIndex
    let negative = i < raw.endIndex && raw[i] == 0x2D
    if negative { i += 1 }
    while i < raw.endIndex {
      let b = raw[i]
      if b >= 0x30, b <= 0x39, digits < 15 {
        whole = whole * 10 + Int64(b - 0x30)
        digits += 1
      } else if b == 0x2E, point == nil {
        point = digits
      } else {
        return long(raw)
      }
      i += 1
    }
    guard digits > 0 else { return nil }
    let value = Double(whole) / powers[point.map { digits - $0 } ?? 0]
    return negative ? -value : value
  }

  private static func long(_ raw: ArraySlice<UInt8>) -> Double? {
    var slice = raw
    while let first = slice.first, XMLScanner.isSpace(first) { slice = slice.dropFirst() }
    while let last = slice.last, XMLScanner.isSpace(last) { slice = slice.dropLast() }
    guard let number = Double(String(decoding: slice, as: UTF8.self)), number.isFinite else { return nil }
    return number
  }

  static func truth(_ raw: ArraySlice<UInt8>) -> Bool? {
    if XMLScanner.same(raw, "true") || XMLScanner.same(raw, "1") { return true }
    if XMLScanner.same(raw, "false") || XMLScanner.same(raw, "0") { return false }
    return nil
  }

  /// `2021-02-03`, `2021-02-03T04:05:06.789`; a zone, which spreadsheets do not have, is dropped.
  static func date(_ raw: ArraySlice<UInt8>) -> DateTime? {
    var reader = ByteReader(raw)
    guard let year = reader.digits(4, 4), reader.take(0x2D), let month = reader.digits(1, 2),
      reader.take(0x2D), var day = reader.digits(1, 2)
    else { return nil }
    // Excel's phantom day reads as the day before, as it does from a serial number.
    if year == 1900, month == 2, day == 29 { day = 28 }
    guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    if reader.atEnd { return DateTime(date: date) }
    guard reader.take(0x54) || reader.take(0x20) else { return reader.zone() ? DateTime(date: date) : nil }
    if reader.atEnd { return DateTime(date: date) }
    guard let clock = reader.clock(), clock.hours < 25, reader.atEnd || reader.zone() else { return nil }
    let all = snapped(clock.microseconds)
    guard all >= day24 else { return DateTime(date: date, microseconds: all) }
    return CalendarDate(dayNumber: date.dayNumber + 1).map { DateTime(date: $0, microseconds: all - day24) }
  }

  private static let day24: Int64 = 86_400_000_000

  /// `PT255H10M10.5S`, `-PT1H`, `P1DT2H`; also the bare clock `10:10:10` of some writers. Months have no length.
  static func duration(_ raw: ArraySlice<UInt8>) -> Int64? {
    var reader = ByteReader(raw)
    let negative = reader.take(0x2D)
    guard reader.take(0x50) else {
      guard let clock = reader.clock(), reader.atEnd || reader.zone() else { return nil }
      return snapped(negative ? -clock.microseconds : clock.microseconds)
    }
    var total: Int64 = 0
    var inTime = false
    var any = false
    while !reader.atEnd {
      if reader.take(0x54) {
        guard !inTime else { return nil }
        inTime = true
        continue
      }
      guard let whole = reader.digits(1, 12) else { return nil }
      let fraction = reader.fraction()
      let unit: Int64
      switch (reader.next(), inTime) {
      case (0x44, false): unit = 86_400
      case (0x48, true): unit = 3600
      case (0x4D, true): unit = 60
      case (0x53, true): unit = 1
      // Some writers say zero years and months.
      case (0x59, false), (0x4D, false):
        guard whole == 0, fraction == 0 else { return nil }
        unit = 0
      default: return nil
      }
      any = true
      let part = Double(whole) * Double(unit)
      guard part < 1e12 else { return nil }
      total += Int64(whole) * unit * 1_000_000 + Int64((fraction * Double(unit) * 1_000_000).rounded())
      guard total < 1 << 60 else { return nil }
    }
    guard any else { return nil }
    return snapped(negative ? -total : total)
  }

  /// Times are fractions of a day in the writer's memory; two microseconds beside a millisecond are its noise.
  private static func snapped(_ microseconds: Int64) -> Int64 {
    let rest = microseconds % 1000
    if rest.magnitude <= 2 { return microseconds - rest }
    if rest.magnitude >= 998 { return microseconds - rest + (rest < 0 ? -1000 : 1000) }
    return microseconds
  }
}

/// Reads fixed forms of dates and times from bytes.
private struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var at: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    at = bytes.startIndex
  }

  var atEnd: Bool { at >= bytes.endIndex }

  mutating func next() -> UInt8? {
    guard !atEnd else { return nil }
    at += 1
    return bytes[at - 1]
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard !atEnd, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  mutating func digits(_ low: Int, _ high: Int) -> Int? {
    var value = 0
    let start = at
    while !atEnd, at - start < high, bytes[at] >= 0x30, bytes[at] <= 0x39 {
      value = value * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    return at - start >= low ? value : nil
  }

  /// `.5` or `,5`
  mutating func fraction() -> Double {
    guard take(0x2E) || take(0x2C) else { return 0 }
    var value = 0.0
    var scale = 0.1
    while !atEnd, bytes[at] >= 0x30, bytes[at] <= 0x39 {
      value += Double(bytes[at] - 0x30) * scale
      scale /= 10
      at += 1
    }
    return value
  }

  mutating func clock() -> (hours: Int, microseconds: Int64)? {
    guard let hours = digits(1, 6), take(0x3A), let minutes = digits(1, 2), minutes < 60 else { return nil }
    var seconds = 0
    var part = 0.0
    if take(0x3A) {
      guard let read = digits(1, 2), read < 61 else { return nil }
      seconds = read
      part = fraction()
    }
    let whole = Int64(hours * 3600 + minutes * 60 + seconds) * 1_000_000
    return (hours, whole + Int64((part * 1_000_000).rounded()))
  }

  /// `Z`, `+07:00`
  mutating func zone() -> Bool {
    if take(0x5A) { return atEnd }
    guard take(0x2B) || take(0x2D), digits(2, 2) != nil else { return false }
    _ = take(0x3A)
    return digits(2, 2) != nil && atEnd
  }
}
