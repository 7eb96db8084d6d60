import TolokCore

/// What a number format makes of a number (ECMA-376 18.8.30-31).
enum FormatKind { case number, date, elapsed }

enum NumberFormats {
  /// Built-in ids; the ranges 27-36 and 50-58 are dates in East Asian locales.
  static func builtIn(_ id: Int) -> FormatKind {
    switch id {
    case 14...22, 27...36, 45, 47, 50...58: .date
    case 46: .elapsed
    default: .number
    }
  }

  /// A custom code is a date when a date letter stands outside quotes, escapes and brackets.
  static func kind(of code: String) -> FormatKind {
    let bytes = Array(code.utf8)
    var i = 0
    var date = false
    while i < bytes.count {
      let b = bytes[i] | 0x20
      switch bytes[i] {
      case 0x22:
        i += 1
        while i < bytes.count, bytes[i] != 0x22 { i += 1 }
      case 0x5C, 0x5F, 0x2A: i += 1
      case 0x5B:
        let start = i + 1
        while i < bytes.count, bytes[i] != 0x5D { i += 1 }
        let inside = bytes[min(start, i)..<i].map { $0 | 0x20 }
        if let first = inside.first, [0x68, 0x6D, 0x73].contains(first), inside.allSatisfy({ $0 == first }) {
          return .elapsed
        }
      case 0x3B: return date ? .date : .number
      case 0x47 where bytes[i...].starts(with: "General".utf8),
        0x67 where bytes[i...].starts(with: "general".utf8):
        i += 6
      case 0x45,
        0x65 where i + 1 < bytes.count && (bytes[i + 1] == 0x2B || bytes[i + 1] == 0x2D):
        i += 1
      // `A/P`, the short clock of twelve hours.
      case 0x41, 0x61:
        if i + 2 < bytes.count, bytes[i + 1] == 0x2F, bytes[i + 2] | 0x20 == 0x70 {
          date = true
          i += 2
        }
      default: if [0x64, 0x6D, 0x79, 0x68, 0x73].contains(b) { date = true }
      }
      i += 1
    }
    return date ? .date : .number
  }

  /// A serial number as a moment; a plain number when its format or size makes it none.
  static func value(serial: Double, kind: FormatKind, epoch1904: Bool) -> CellValue {
    switch moment(serial: serial, kind: kind, epoch1904: epoch1904) {
    case .none: .number(serial)
    case .time(let micros): .time(micros)
    case .date(let day, let micros):
      CalendarDate(dayNumber: day).map { .date(DateTime(date: $0, microseconds: micros)) } ?? .number(serial)
    }
  }

  enum Moment {
    case none
    case time(Int64)
    /// Days since 1970-01-01, within years 1 to 9999, and microseconds of that day.
    case date(Int, Int64)
  }

  /// Excel's phantom 29 February 1900 (serial 60) reads as the day before.
  static func moment(serial: Double, kind: FormatKind, epoch1904: Bool) -> Moment {
    guard kind != .number, serial.isFinite, abs(serial) < 2_958_466 else { return .none }
    let micros = (serial * 86_400_000_000).rounded()
    if kind == .elapsed { return .time(roundToMillis(micros)) }
    guard serial >= 0 else { return .none }
    let total = roundToMillis(micros)
    let day = Int(total / 86_400_000_000)
    let rest = total % 86_400_000_000
    // In the epoch of 1904 the first day is a date; its hours are a clock all the same.
    if day == 0, !epoch1904 || rest > 0 { return .time(rest) }
    let date = (epoch1904 ? -24_107 : day < 60 ? -25_568 : -25_569) + day
    return date <= lastDay ? .date(date, rest) : .none
  }

  /// 9999-12-31.
  private static let lastDay = 2_932_896

  /// Serials carry about half a microsecond of noise; times are kept to the millisecond.
  private static func roundToMillis(_ micros: Double) -> Int64 { Int64((micros / 1000).rounded()) * 1000 }
}
