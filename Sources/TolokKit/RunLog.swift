import FoundationEssentials
import TolokCore

/// Times and durations of a run, kept outside the published folder: `log/rNN.jsonl`, one JSON object a line.
///
/// The only place where a clock is read; nothing published knows of it.
struct RunLog {
  private let clock = ContinuousClock()
  private let began: ContinuousClock.Instant
  private let started: Date
  private var last: ContinuousClock.Instant
  private var stages: [(name: String, milliseconds: Double)] = []

  init() {
    began = clock.now
    started = Date()
    last = began
  }

  /// The stage that ends here took the time since the one before.
  mutating func mark(_ stage: String) {
    let now = clock.now
    stages.append((stage, Self.milliseconds(now - last)))
    last = now
  }

  /// A log that cannot be written is no reason to take back what is published.
  func write(to path: String, version: String, period: Period, files: Int, rows: Int) {
    var lines: [JSON] = [
      .object([
        ("schema", .int(1)), ("event", .string("run")), ("version", .string(version)),
        ("period", .string(period.description)), ("started", .string(started.formatted(.iso8601))),
        ("files", .count(files)), ("rows", .count(rows)), ("ms", .double(Self.milliseconds(last - began))),
      ])
    ]
    lines += stages.map {
      .object([
        ("schema", .int(1)), ("event", .string("stage")), ("stage", .string($0.name)),
        ("ms", .double($0.milliseconds)),
      ])
    }
    let text = lines.map(\.serialised).joined(separator: "\n") + "\n"
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: URL(filePath: path))
  }

  private static func milliseconds(_ duration: Duration) -> Double {
    ((duration / .microseconds(1)).rounded()) / 1000
  }
}
