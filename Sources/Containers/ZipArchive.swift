/// A zip file in memory: its directory, and each entry's content on demand (APPNOTE 6.3, zip64 sizes included).
///
/// Nothing is ever extracted to disk, so names cannot lead anywhere; sizes are bounded and entries may not overlap.
package struct ZipArchive: Sendable {
  package struct Limits: Sendable {
    package var entries = 65_536
    /// Of one entry, opened.
    package var entryBytes = 1 << 30
    /// Of an entry that is asked for in one piece.
    package var wholeBytes = 512 << 20
    /// How many times its compressed size an entry may grow, once it has passed `ratioFree` bytes.
    package var ratio = 400
    package var ratioFree = 16 << 20
    package init() {}
  }

  struct Entry: Sendable {
    var name: String
    var method: Int
    var crc: UInt32
    var compressed: Int
    var size: Int
    var offset: Int
  }

  private let bytes: [UInt8]
  private let limits: Limits
  private var entries: [String: Entry] = [:]
  /// Names that stand twice with different content: which one is meant is anyone's guess.
  private var ambiguous: Set<String> = []
  package private(set) var names: [String] = []

  package init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ContainerError) {
    self.bytes = bytes
    self.limits = limits
    guard let end = Self.findEnd(bytes) else { throw .damaged("direktori zip tidak ada; berkas terpotong") }
    var (count, size, start) = (u16(end + 10), u32(end + 12), u32(end + 16))
    var directoryEnd = end
    if count == 0xFFFF || start == 0xFFFF_FFFF, end >= 20, u32(end - 20) == 0x0706_4B50 {
      let record = u64(end - 12)
      if record >= 0, record + 56 <= bytes.count, u32(record) == 0x0606_4B50 {
        (count, size, start) = (u64(record + 32), u64(record + 40), u64(record + 48))
        directoryEnd = record
      }
    }
    guard count >= 0, count <= limits.entries else { throw .tooLarge("zip berisi \(count) bagian") }
    // Bytes before the archive move everything in it by as much.
    let shift = size >= 0 && size <= directoryEnd && start >= 0 ? directoryEnd - size - start : 0
    let moved = !isDirectory(start) && isDirectory(start + shift) ? shift : 0
    try readDirectory(from: start + moved, count: count, moved: moved)
  }

  private mutating func readDirectory(from start: Int, count: Int, moved: Int) throws(ContainerError) {
    var at = start
    var spans: [(Int, Int)] = []
    for _ in 0..<count {
      guard isDirectory(at) else { throw .damaged("direktori zip rusak") }
      let nameLength = u16(at + 28), extraLength = u16(at + 30), commentLength = u16(at + 32)
      guard at + 46 + nameLength + extraLength <= bytes.count else { throw .damaged("direktori zip rusak") }
      var entry = Entry(
        name: String(decoding: bytes[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self),
        method: u16(at + 10), crc: UInt32(u32(at + 16)),
        compressed: u32(at + 20), size: u32(at + 24), offset: u32(at + 42))
      readZip64(&entry, from: at + 46 + nameLength, length: extraLength)
      if entry.offset >= 0 { entry.offset += moved }
      if u16(at + 8) & 1 == 1 { throw .damaged("zip bersandi") }
      spans.append((entry.offset, entry.offset + entry.compressed))
      let key = Self.key(entry.name)
      if entries[key] == nil {
        entries[key] = entry
        names.append(entry.name)
      } else if entries[key]?.crc != entry.crc || entries[key]?.size != entry.size {
        ambiguous.insert(key)
      }
      at += 46 + nameLength + extraLength + commentLength
    }
    spans.sort { $0.0 < $1.0 }
    for (a, b) in zip(spans, spans.dropFirst()) where b.0 < a.1 {
      throw .damaged("bagian zip saling menindih")
    }
  }

  private func isDirectory(_ at: Int) -> Bool { at >= 0 && at <= bytes.count - 46 && u32(at) == 0x0201_4B50 }

  package func contains(_ name: String) -> Bool { entries[Self.key(name)] != nil }

  /// The content of an entry in one piece; nil when there is none of that name (case and slashes are forgiven).
  package func read(_ name: String, limit: Int? = nil) throws(ContainerError) -> [UInt8]? {
    guard let stream = try stream(name) else { return nil }
    let limit = min(limit ?? limits.wholeBytes, limits.wholeBytes)
    // The claim is believed up to a megabyte; beyond, the buffer grows as bytes come.
    var content = [UInt8](repeating: 0, count: min(stream.claimedSize, 1 << 20) + 1)
    var filled = 0
    while !stream.isFinished {
      if filled == content.count { content.append(contentsOf: repeatElement(0, count: filled)) }
      filled += try stream.read(into: &content, from: filled)
      if filled > limit { throw .tooLarge("bagian \(name) melampaui \(limit >> 20) MB") }
    }
    content.removeLast(content.count - filled)
    return content
  }

  /// The content of an entry, to be read as it is opened; nil when there is none of that name.
  package func stream(_ name: String) throws(ContainerError) -> EntryStream? {
    guard let entry = entries[Self.key(name)] else { return nil }
    if ambiguous.contains(Self.key(name)) { throw .damaged("bagian \(name) ada dua kali dengan isi berbeda") }
    let at = entry.offset
    guard at >= 0, at <= bytes.count - 30, u32(at) == 0x0403_4B50 else {
      throw .damaged("bagian \(name) rusak")
    }
    let start = at + 30 + u16(at + 26) + u16(at + 28)
    guard entry.compressed >= 0, start <= bytes.count, entry.compressed <= bytes.count - start else {
      throw .damaged("bagian \(name) terpotong")
    }
    guard entry.size <= limits.entryBytes else {
      throw .tooLarge("bagian \(name) melampaui \(limits.entryBytes >> 20) MB")
    }
    return try EntryStream(
      archive: bytes, entry: entry, content: start..<(start + entry.compressed), limits: limits)
  }

  /// `\xl\Workbook.xml` and `xl/workbook.xml` are one.
  static func key(_ name: String) -> String {
    var key: [UInt8] = []
    for byte in name.utf8 {
      let b = byte == 0x5C ? 0x2F : byte
      if b == 0x2F, key.isEmpty { continue }
      key.append(b >= 0x41 && b <= 0x5A ? b + 32 : b)
    }
    return String(decoding: key, as: UTF8.self)
  }

  private static func findEnd(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    var at = bytes.count - 22
    let floor = max(0, bytes.count - 22 - 65_535)
    while at >= floor {
      if bytes[at] == 0x50, bytes[at + 1] == 0x4B, bytes[at + 2] == 5, bytes[at + 3] == 6 { return at }
      at -= 1
    }
    return nil
  }

  private func readZip64(_ entry: inout Entry, from start: Int, length: Int) {
    var at = start
    while at + 4 <= start + length {
      let id = u16(at), size = u16(at + 2)
      var field = at + 4
      if id == 1 {
        for path in [\Entry.size, \Entry.compressed, \Entry.offset] where entry[keyPath: path] == 0xFFFF_FFFF
        {
          guard field + 8 <= at + 4 + size, field + 8 <= bytes.count else { return }
          entry[keyPath: path] = u64(field)
          field += 8
        }
      }
      at += 4 + size
    }
  }

  private func u16(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
  private func u32(_ at: Int) -> Int { u16(at) | u16(at + 2) << 16 }
  /// Sizes beyond 2^62 are damage; they become −1 and fail the bounds checks.
  private func u64(_ at: Int) -> Int { u32(at + 4) < 0x4000_0000 ? u32(at) | u32(at + 4) << 32 : -1 }
}
