import TolokCore

/// `2021-02-03`, `2021-02-03T04:05:06.789Z`, `04:05:06`: dates as strict OOXML and OpenDocument write them.
func isoMoment(_ text: String) -> CellValue? {
  let halves = text.split(whereSeparator: { $0 == "T" || $0 == " " })
  guard let first = halves.first, halves.count <= 2 else { return nil }
  if first.contains(":") { return isoClock(first).map { .time($0) } }
  guard let date = CalendarDate(String(first)) else { return nil }
  guard halves.count > 1 else { return .date(DateTime(date: date)) }
  return isoClock(halves[1]).map { .date(DateTime(date: date, microseconds: $0)) }
}

/// Microseconds of `04:05`, `04:05:06` or `04:05:06.789`, with or without `Z`.
private func isoClock(_ text: Substring) -> Int64? {
  let text = text.hasSuffix("Z") ? text.dropLast() : text
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  guard parts.count == 2 || parts.count == 3, let h = Int64(parts[0]), let m = Int64(parts[1]),
    (0...100_000).contains(h), (0..<60).contains(m)
  else { return nil }
  let seconds = parts.count > 2 ? Double(parts[2]) ?? .nan : 0
  guard seconds >= 0, seconds < 61 else { return nil }
  return (h * 3600 + m * 60) * 1_000_000 + Int64((seconds * 1_000_000).rounded())
}
