#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A regular file read from its beginning, piece by piece, into memory the caller reuses.
///
/// Memory that is filled once costs a page fault every 4 KB, more than the reading itself; a piece that is reused stays in
/// the processor's cache. Read, not mapped: see `fileBytes`.
package final class FileFeed {
  private let file: CInt
  package let size: Int

  /// Nil when there is no such file, or it may not be read.
  package init?(_ path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    var about = stat()
    guard file >= 0, fstat(file, &about) == 0, about.st_mode & S_IFMT == S_IFREG else {
      if file >= 0 { close(file) }
      return nil
    }
    self.file = file
    size = Int(about.st_size)
  }

  deinit { close(file) }

  package func rewind() { lseek(file, 0, SEEK_SET) }

  /// Fills memory as far as the file goes; the bytes read, 0 at the end, nil when reading fails.
  package func read(into memory: UnsafeMutableRawBufferPointer) -> Int? {
    var count = 0
    while count < memory.count {
      let got = readBytes(file, memory.baseAddress.map { $0 + count }, memory.count - count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { return nil }
      if got == 0 { break }
      count += got
    }
    return count
  }
}

private func readBytes(_ file: CInt, _ memory: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, memory, count)
}
