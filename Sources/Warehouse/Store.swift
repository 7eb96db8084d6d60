import FoundationEssentials
import GRDB
import TolokCore

/// Why the store could not be opened or written; it keeps its old state then.
package enum WarehouseError: SpokenError {
  case cannotOpen(path: String, reason: Sentence)
  case cannotStore(reason: Sentence)
  package var sentence: Sentence {
    switch self {
    case .cannotOpen(let path, let reason):
      Sentence(
        id: "gudang data \(path) tidak dapat dibuka: \(reason.id)",
        en: "the store \(path) cannot be opened: \(reason.en)")
    case .cannotStore(let reason):
      Sentence(
        id: "hasil bulan ini tidak dapat disimpan: \(reason.id)",
        en: "the results of this month cannot be stored: \(reason.en)")
    }
  }
}

/// The embedded SQLite store: reference, facts and results of every month, side by side.
///
/// A run replaces its own period in one transaction; other periods are not touched.
package struct Store {
  private let queue: DatabaseQueue

  /// Opens or creates the store at `path`; nil opens one in memory (tests).
  package init(path: String?) throws(WarehouseError) {
    do {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = true
      configuration.busyMode = .timeout(5)
      queue =
        try path.map { try DatabaseQueue(path: $0, configuration: configuration) }
        ?? DatabaseQueue(configuration: configuration)
      try Schema.migrator.migrate(queue)
    } catch {
      throw .cannotOpen(path: path ?? ":memory:", reason: sentence(of: error))
    }
  }

  /// Replaces the period's rows by `results`. `publish` runs inside the transaction, just before the
  /// commit: when it throws, or the process dies, the store keeps its old state.
  package func replace(
    _ results: MonthResults, revision: String, output: String, contentSHA256: String,
    publish: () throws -> Void
  ) throws(WarehouseError) {
    do {
      try queue.write { db in
        try Loader(db: db, results: results).load()
        try db.execute(
          sql: "INSERT INTO run (period, revision, output, content_sha256) VALUES (?, ?, ?, ?)",
          arguments: [results.period.description, revision, output, contentSHA256])
        try publish()
      }
    } catch {
      throw .cannotStore(reason: sentence(of: error))
    }
  }

  /// The newest recorded revision of a period: what `terbaru` must point to.
  package func newestRevision(of period: Period) throws(WarehouseError) -> (revision: String, output: String)?
  {
    do {
      return try queue.read { db in
        try Row.fetchOne(
          db, sql: "SELECT revision, output FROM run WHERE period = ? ORDER BY id DESC LIMIT 1",
          arguments: [period.description]
        ).map { ($0["revision"], $0["output"]) }
      }
    } catch {
      throw .cannotStore(reason: sentence(of: error))
    }
  }

  /// The months before a period that have a run and figures; nothing where there is no store yet.
  ///
  /// Writes nothing: a store of an older schema is left as it is and holds no figures. The file is not opened
  /// read-only, since then SQLite could not take back what a killed run left half done.
  /// - Parameter indicators: codes to read; figures of others stay where they are.
  package static func history(
    path: String, before period: Period, indicators: Set<String>
  ) throws(WarehouseError) -> History {
    guard FileManager.default.fileExists(atPath: path) else { return History() }
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      return try DatabaseQueue(path: path, configuration: configuration).read { db in
        guard try db.tableExists("figure") else { return History() }
        return try HistoryReader(db: db, period: period, indicators: indicators).history()
      }
    } catch {
      throw .cannotOpen(path: path, reason: sentence(of: error))
    }
  }

  /// Runs a read-only query; for tests and checks. Values as text, NULL as nil.
  package func rows(_ sql: String) throws(WarehouseError) -> [[String?]] {
    do {
      return try queue.read { db in
        try Row.fetchAll(db, sql: sql).map { row in
          row.databaseValues.map { $0.isNull ? nil : String.fromDatabaseValue($0) ?? "\($0)" }
        }
      }
    } catch {
      throw .cannotStore(reason: sentence(of: error))
    }
  }
}
