import TolokCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

package func fileBytes(_ path: String) -> [UInt8]? { fileBytes(FileName(path)) }

/// The bytes of a file, read once into one array; nil when it cannot be read.
///
/// Read, not mapped: a mapped file that another program cuts short ends the process.
package func fileBytes(_ path: FileName) -> [UInt8]? {
  let file = withPath(path.bytes) { open($0, O_RDONLY | O_CLOEXEC) }
  guard file >= 0 else { return nil }
  defer { close(file) }
  var about = stat()
  guard fstat(file, &about) == 0, about.st_mode & S_IFMT == S_IFREG, about.st_size >= 0 else { return nil }
  var failed = false
  var bytes = [UInt8](unsafeUninitializedCapacity: Int(about.st_size) + 1) { buffer, count in
    // One byte more than the size tells the end without a second look.
    while count < buffer.count {
      let got = read(file, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { failed = true }
      if got <= 0 { return }
      count += got
    }
  }
  // A file that grew since: take what is there now, in pieces.
  while !failed, bytes.count > about.st_size {
    let piece = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
      let got = read(file, buffer.baseAddress, buffer.count)
      failed = got < 0 && errno != EINTR
      count = max(0, got)
    }
    if piece.isEmpty { break }
    bytes += piece
  }
  return failed ? nil : bytes
}
