import Containers
import Dispatch
import Glibc
import Synchronization
import Tabular
import TolokCore

/// `bench read|limited|columns THREADS FILE…`: reads files, prints one JSON line: cells, seconds, CPU seconds, peak MB;
/// `limited` keeps the limits of the command, `columns` types the columns of a CSV.
struct Bench {
  private let arguments: [String]

  init(_ arguments: [String]) { self.arguments = arguments }

  func run() -> Int32 {
    guard arguments.count >= 3, let threads = Int(arguments[1]) else {
      print("bench read|limited|columns THREADS FILE…")
      return 64
    }
    let files = Array(arguments[2...])
    let total = Mutex(0)
    let next = Mutex(0)
    let failed = Mutex(0)
    let start = Self.clock(CLOCK_MONOTONIC)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, files.count))) { _ in
      while true {
        let index = next.withLock { index in
          index += 1
          return index - 1
        }
        guard index < files.count else { return }
        if let cells = arguments[0] == "columns" ? columns(files[index]) : count(files[index]) {
          total.withLock { $0 += cells }
        } else {
          failed.withLock { $0 += 1 }
        }
      }
    }
    let wall = Self.clock(CLOCK_MONOTONIC) - start
    let cpu = Self.clock(CLOCK_PROCESS_CPUTIME_ID)
    let cells = total.withLock { $0 }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print(
      """
      {"cells":\(cells),"failed":\(failed.withLock { $0 }),"wall":\(Self.short(wall)),"cpu":\(Self.short(cpu)),\
      "mcells_s":\(Self.short(Double(cells) / wall / 1e6)),"peak_mb":\(usage.ru_maxrss / 1024)}
      """)
    return failed.withLock { $0 } == 0 ? 0 : 1
  }

  private func count(_ file: String) -> Int? {
    guard let bytes = fileBytes(file) else { return nil }
    var limits = ReadLimits()
    if arguments[0] == "read" {
      limits.cells = 100_000_000
      limits.memory = 4 << 30
    }
    do {
      return try FileReader(limits: limits).read(bytes: bytes, name: file).sheets.reduce(0) {
        $0 + $1.cells.count
      }
    } catch {
      print("\(file): \(error)")
      return nil
    }
  }

  /// Typed columns: how many fields, after adding up the numbers so that none goes unread.
  private func columns(_ file: String) -> Int? {
    guard let table = try? TypedColumns(path: file) else { return nil }
    var sum = 0.0
    for column in table.columns {
      switch column.values {
      case .integers(let values): sum += Double(values.reduce(0, &+))
      case .decimals(let values): sum += values.reduce(0, +)
      case .texts(let values): sum += Double(values.count)
      }
    }
    return sum.isNaN ? nil : table.rows * table.columns.count
  }

  private static func clock(_ which: clockid_t) -> Double {
    var t = timespec()
    clock_gettime(which, &t)
    return Double(t.tv_sec) + Double(t.tv_nsec) / 1e9
  }

  private static func short(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
}
