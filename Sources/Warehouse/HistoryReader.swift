import GRDB
import TolokCore

/// Reads what the store keeps of the months before a period.
///
/// Figures of the register come from every month; units from every month, as senders; what a unit held only from
/// the month just before, which is the one changes are told against.
struct HistoryReader {
  let db: Database
  let period: Period
  let indicators: Set<String>

  func history() throws -> History {
    var months: [History.Month] = []
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT p.id, (SELECT content_sha256 FROM run WHERE period = p.id ORDER BY id DESC LIMIT 1)
        FROM period p
        WHERE p.last_day < ? AND EXISTS (SELECT 1 FROM run WHERE period = p.id)
          AND EXISTS (SELECT 1 FROM figure WHERE period = p.id)
        ORDER BY p.first_day DESC
        """, arguments: ["\(period.first)"])
    {
      guard let month = Period(row[0] as String), let steps = month.steps(to: period), steps >= 1,
        steps <= History.mostMonths
      else { continue }
      var record = MonthRecord()
      record.entries = try entries(month)
      record.units = try units(month)
      if steps == 1 { record.parts = try parts(month) }
      months.append(History.Month(period: month, contentSHA256: row[1], record: record))
    }
    return History(months, before: period)
  }

  private func entries(_ month: Period) throws -> [MonthRecord.Entry] {
    var methods: [Int64: String] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, text FROM figure_method") { methods[row[0]] = row[1] }
    var entries: [MonthRecord.Entry] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, indicator, region, basis, unit, value, numerator, denominator, method, as_of, edition,
               reported, expected, coverage_id, coverage_en, lower_bound, reason, reason_id, reason_en
        FROM figure WHERE period = ? AND published = 0 ORDER BY id
        """, arguments: [month.description])
    while let row = try rows.next() {
      let indicator: String = row[1]
      guard indicators.contains(indicator) else { continue }
      var coverage: FigureCoverage?
      if let reported: Int = row[11], let expected: Int = row[12], let of: String = row[13] {
        coverage = FigureCoverage(
          reported: reported, expected: expected, of: Sentence(id: of, en: row[14] ?? of))
      }
      let reason: String? = row[17]
      entries.append(
        MonthRecord.Entry(
          id: row[0], indicator: indicator, region: row[2], basis: row[3], unit: row[4], value: row[5],
          numerator: row[6], denominator: row[7], method: methods[row[8]] ?? "", asOf: row[9],
          edition: row[10], coverage: coverage, isLowerBound: row[15] == 1, isPublished: false,
          reasonCode: row[16], reason: reason.map { Sentence(id: $0, en: row[18] ?? $0) }))
    }
    return entries
  }

  private func units(_ month: Period) throws -> [MonthRecord.Unit] {
    try Row.fetchAll(
      db, sql: "SELECT region, unit, counted, sent FROM figure_unit WHERE period = ? ORDER BY region, unit",
      arguments: [month.description]
    ).map { MonthRecord.Unit(region: $0[0], unit: $0[1], isCounted: $0[2] == 1, sent: $0[3] == 1) }
  }

  private func parts(_ month: Period) throws -> [MonthRecord.Part] {
    try Row.fetchAll(
      db,
      sql:
        "SELECT region, indicator, unit, value FROM figure_part WHERE period = ? ORDER BY region, indicator, unit",
      arguments: [month.description]
    ).map {
      let unit: String = $0[2]
      return MonthRecord.Part(region: $0[0], indicator: $0[1], unit: unit.isEmpty ? nil : unit, value: $0[3])
    }
  }
}
