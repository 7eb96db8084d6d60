import Containers
import TolokCore

/// A delimited text in pieces of whole rows: a file read through one buffer, or a text that is there already.
struct TextPieces {
  private static let usualSize = 512 << 10
  private static let slack = TextColumn.slack

  /// How the text is read; nil when it is not UTF-8 and has to be decoded as a whole.
  private(set) var dialect: TextDialect?
  /// The bytes of the whole text.
  let size: Int
  /// The beginning of the text, after what is no row.
  private(set) var first: ArraySlice<UInt8>
  /// Whether `first` is everything.
  let isWhole: Bool
  private let feed: FileFeed?
  /// Bytes of the file before its first row.
  private var skipped = 0

  init(_ decoding: TextDecoding) {
    let dialect = CSVSniffer.dialect(decoding)
    self.dialect = dialect
    let rows = dialect.isDeclared ? CSVSniffer.afterDeclaration(decoding.text) : decoding.text
    first = Array(rows)[...]
    first.append(contentsOf: repeatElement(0, count: Self.slack))
    first.removeLast(Self.slack)
    size = rows.count
    isWhole = true
    feed = nil
  }

  /// Nil when the file cannot be read.
  init?(_ feed: FileFeed) {
    var failed = false
    let head = [UInt8](unsafeUninitializedCapacity: Self.usualSize) { room, count in
      count = feed.read(into: UnsafeMutableRawBufferPointer(room)) ?? 0
      failed = count == 0 && feed.size > 0
    }
    if failed { return nil }
    size = feed.size
    isWhole = false
    self.feed = feed
    let decoding = TextDecoding(head)
    first = decoding.text
    guard decoding.encoding.hasPrefix("UTF-8"), decoding.isUntouched else { return }
    let dialect = CSVSniffer.dialect(decoding)
    self.dialect = dialect
    if dialect.isDeclared { first = CSVSniffer.afterDeclaration(first) }
    skipped = first.startIndex
  }

  /// Hands over piece after piece, each with `TextColumn.slack` bytes behind it, the rest of the last one before it.
  /// `take` says how many bytes it used, nil to stop. False when the text is not plain UTF-8 all through.
  func each(_ take: (UnsafeBufferPointer<UInt8>, _ isLast: Bool) -> Int?) -> Bool {
    guard let feed else {
      return first.withUnsafeBufferPointer {
        _ = take($0, true)
        return true
      }
    }
    feed.rewind()
    var buffer = [UInt8](repeating: 0, count: Self.usualSize + Self.slack)
    var skipped = skipped
    var held = 0
    while true {
      let step = buffer.withUnsafeMutableBytes { memory -> Step in
        let room = memory.count - Self.slack
        guard let got = feed.read(into: UnsafeMutableRawBufferPointer(rebasing: memory[held..<room])) else {
          return .failed
        }
        let end = held + got
        let isLast = end < room
        let piece = UnsafeBufferPointer(
          rebasing: UnsafeRawBufferPointer(memory).bindMemory(to: UInt8.self)[min(skipped, end)..<end])
        let from = min(skipped, end)
        skipped = 0
        guard let used = take(piece, isLast) else { return .done }
        let rest = from + used
        guard TextDecoding.isPlain(UnsafeBufferPointer(rebasing: piece[..<used])) else { return .failed }
        if isLast { return .done }
        if used == 0, from == 0 { return .tooSmall(end) }
        if rest < end, let base = memory.baseAddress {
          base.copyMemory(from: base + rest, byteCount: end - rest)
        }
        return .next(end - rest)
      }
      switch step {
      case .failed: return false
      case .done: return true
      case .next(let rest): held = rest
      case .tooSmall(let rest):
        // A row longer than the buffer.
        held = rest
        buffer.append(contentsOf: repeatElement(0, count: buffer.count))
      }
    }
  }

  private enum Step {
    case failed, done
    /// Bytes of a row that is cut off, now at the beginning of the buffer.
    case next(Int)
    case tooSmall(Int)
  }
}
