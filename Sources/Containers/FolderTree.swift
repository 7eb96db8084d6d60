#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The paths of all regular files below a folder, relative to it, as bytes and in their order; nil when a folder within
/// cannot be read.
///
/// Links to files count as files, links to folders are not followed.
package func filesBelow(_ folder: String) -> [[UInt8]]? {
  var found: [[UInt8]] = []
  var waiting: [[UInt8]] = [[]]
  while let below = waiting.popLast() {
    guard let names = entries(Array(folder.utf8) + [0x2F] + below) else { return nil }
    for name in names {
      let path = below + name
      guard let kind = kind(Array(folder.utf8) + [0x2F] + path) else { continue }
      if kind == S_IFREG { found.append(path) } else if kind == S_IFDIR { waiting.append(path + [0x2F]) }
    }
  }
  return found.sorted { $0.lexicographicallyPrecedes($1) }
}

private func entries(_ folder: [UInt8]) -> [[UInt8]]? {
  guard let stream = withPath(folder, { opendir($0) }) else { return nil }
  defer { closedir(stream) }
  var names: [[UInt8]] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
    if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
  }
  return names
}

/// The kind of a file, of what a link to a file leads to; nil for a link to a folder and for what is gone.
private func kind(_ path: [UInt8]) -> mode_t? {
  var about = stat()
  guard withPath(path, { lstat($0, &about) }) == 0 else { return nil }
  guard about.st_mode & S_IFMT == S_IFLNK else { return about.st_mode & S_IFMT }
  guard withPath(path, { stat($0, &about) }) == 0, about.st_mode & S_IFMT == S_IFREG else { return nil }
  return S_IFREG
}

func withPath<Outcome>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Outcome) -> Outcome {
  (path + [0]).withUnsafeBytes { bytes in
    body(bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: CChar.self))
  }
}
