import Containers

/// Takes the bytes of a part window by window.
protocol PartScanner {
  /// Consumes whole elements from the front of the window and says how many bytes it took; what it leaves comes
  /// again with more behind it, unless this was the last window.
  mutating func scan(_ window: Span<UInt8>, isLast: Bool) throws(ReadError) -> Int
}

/// Feeds a part of a zip to a scanner through one small buffer, so that memory does not follow the part's size.
struct PartFeed {
  /// One element (a cell, a shared string, a tag) may be this long; Excel's own limit is 32,767 characters.
  static let longestElement = 32 << 20
  static let window = 256 << 10

  /// Stops soon after `limit` bytes; whoever set it looks at how many were made.
  static func run(_ stream: EntryStream, into scanner: inout some PartScanner, limit: Int = .max)
    throws(ReadError)
  {
    do {
      var buffer = [UInt8](repeating: 0, count: min(window, max(stream.claimedSize, 1024) + 1))
      var filled = try stream.read(into: &buffer, from: 0)
      if isWide(buffer[..<filled]) { return try whole(buffer[..<filled], stream, &scanner) }
      var start = buffer[..<filled].starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      while true {
        let isLast = stream.isFinished
        let used = try scanner.scan(buffer.span.extracting(start..<filled), isLast: isLast)
        if isLast || stream.made > limit { return }
        start += used
        if start > 0 {
          move(&buffer, from: start, count: filled - start)
          filled -= start
          start = 0
        }
        if filled == buffer.count {
          guard filled < longestElement else { throw ReadError.tooLarge("satu unsur lebih dari 32 MB") }
          buffer.append(contentsOf: repeatElement(0, count: filled))
        }
        filled += try stream.read(into: &buffer, from: filled)
      }
    } catch let error as ReadError { throw error } catch let error as ContainerError {
      throw ReadError(error)
    } catch { throw .damaged("\(error)") }
  }

  private static func move(_ buffer: inout [UInt8], from start: Int, count: Int) {
    buffer.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress, count > 0 else { return }
      base.copyMemory(from: base + start, byteCount: count)
    }
  }

  /// UTF-16, which XML allows: rare, so such a part is turned into UTF-8 whole.
  private static func isWide(_ head: ArraySlice<UInt8>) -> Bool {
    guard head.count >= 2 else { return false }
    return head[0] == 0xFF && head[1] == 0xFE || head[0] == 0xFE && head[1] == 0xFF
      || head[0] == 0 && head[1] == 0x3C || head[0] == 0x3C && head[1] == 0
  }

  private static func whole(
    _ head: ArraySlice<UInt8>, _ stream: EntryStream, _ scanner: inout some PartScanner
  ) throws {
    var bytes = Array(head)
    var filled = bytes.count
    while !stream.isFinished {
      guard filled <= longestElement else { throw ReadError.tooLarge("bagian UTF-16 lebih dari 32 MB") }
      bytes.append(contentsOf: repeatElement(0, count: max(filled, 4096)))
      filled += try stream.read(into: &bytes, from: filled)
      bytes.removeLast(bytes.count - filled)
    }
    let text = XMLScanner.utf8(bytes)
    _ = try scanner.scan(text.span, isLast: true)
  }
}

extension ReadError {
  init(_ error: ContainerError) {
    switch error {
    case .damaged(let what): self = .damaged(what)
    case .tooLarge(let what): self = .tooLarge(what)
    }
  }
}
