import GRDB
import TolokCore

extension Loader {
  /// What the months after this one read of it.
  func loadRecord() throws {
    let record = results.benchmark.record
    let methods = try db.makeStatement(
      sql: "INSERT INTO figure_method (text) VALUES (?) ON CONFLICT(text) DO NOTHING")
    for text in Set(record.entries.map(\.method)).sorted() { try methods.execute(arguments: [text]) }
    var ids: [String: Int64] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, text FROM figure_method") { ids[row[1]] = row[0] }
    try insert(
      "figure",
      [
        "period", "id", "indicator", "region", "basis", "unit", "value", "numerator", "denominator", "method",
        "as_of", "edition", "reported", "expected", "coverage_id", "coverage_en", "lower_bound", "published",
        "reason", "reason_id", "reason_en",
      ], record.entries
    ) {
      [
        period, $0.id, $0.indicator, $0.region, $0.basis, $0.unit, $0.value, $0.numerator, $0.denominator,
        ids[$0.method], $0.asOf, $0.edition, $0.coverage?.reported, $0.coverage?.expected,
        $0.coverage?.of.id, $0.coverage?.of.en, $0.isLowerBound ? 1 : 0, $0.isPublished ? 1 : 0,
        $0.reasonCode, $0.reason?.id, $0.reason?.en,
      ]
    }
    try insert("figure_unit", ["period", "region", "unit", "counted", "sent"], record.units) {
      [period, $0.region, $0.unit, $0.isCounted ? 1 : 0, $0.sent ? 1 : 0]
    }
    try insert(
      "figure_part", ["period", "region", "indicator", "unit", "value"],
      record.parts.filter { $0.value != 0 }
    ) {
      [period, $0.region, $0.indicator, $0.unit ?? "", $0.value]
    }
  }
}
