/// An OLE compound file ([MS-CFB] versions 3 and 4): a small file system whose sectors form chains.
///
/// The tables are read for what they are worth. A chain that loops, leaves the file or ends early gives
/// the bytes up to there; since most writers lay a stream down in one piece, the piece itself is the
/// second source, and the first bytes of a workbook are looked for in the sectors as a last one.
struct CompoundFile {
  struct Entry {
    var name: String
    var start: Int
    var size: Int
    fileprivate var kind: Int
    fileprivate var links: [Int]
    fileprivate var child: Int
  }

  private let bytes: [UInt8]
  private let sectorSize: Int
  private let cutoff: Int
  private let sectors: [UInt32]
  private let miniSectors: [UInt32]
  private let miniStream: [UInt8]
  private let entries: [Entry]

  static func recognises(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) }

  /// Nil when there is not even a header.
  init?(_ bytes: [UInt8]) {
    guard Self.recognises(bytes), bytes.count >= 512 else { return nil }
    self.bytes = bytes
    let shift = bytes.le16(30)
    sectorSize = (7...16).contains(shift) ? 1 << shift : bytes.le16(26) == 4 ? 4096 : 512
    cutoff = bytes.le32(56)
    sectors = Self.allocationTable(bytes, sectorSize: sectorSize)
    let directory = Self.follow(
      bytes.le32(48), size: bytes.count, links: sectors, unit: sectorSize, origin: sectorSize, in: bytes)
    entries = Self.entries(in: directory, isWide: sectorSize > 512)
    let table = Self.follow(
      bytes.le32(60), size: bytes.count, links: sectors, unit: sectorSize, origin: sectorSize, in: bytes)
    miniSectors = Self.numbers(table)
    let root = entries.first { $0.kind == 5 }?.start ?? Int(UInt32.max)
    miniStream = Self.follow(
      root, size: bytes.count, links: sectors, unit: sectorSize, origin: sectorSize, in: bytes)
  }

  /// The streams of the top level first, those of embedded documents after them.
  var streams: [Entry] {
    var order: [Int] = []
    var seen = Set<Int>()
    var open = entries.first.map { [$0.child] } ?? []
    while let index = open.popLast() {
      guard entries.indices.contains(index), seen.insert(index).inserted else { continue }
      order.append(index)
      open += entries[index].links
    }
    order.sort()
    order += entries.indices.filter { !seen.contains($0) }
    return order.map { entries[$0] }.filter { $0.kind != 5 && !$0.name.isEmpty }
  }

  /// The bytes of a stream; `isRight` tells from its first bytes whether the right chain was found.
  func read(_ entry: Entry, isRight: ([UInt8]) -> Bool) -> [UInt8]? {
    let size = min(entry.size, bytes.count)
    let mini =
      entry.size < cutoff
      ? Self.follow(entry.start, size: size, links: miniSectors, unit: 64, origin: 0, in: miniStream) : []
    if mini.count == size, isRight(mini) { return mini }
    let whole = Self.follow(
      entry.start, size: size, links: sectors, unit: sectorSize, origin: sectorSize, in: bytes)
    if whole.count == size, isRight(whole) { return whole }
    let offset = (entry.start + 1) * sectorSize
    let piece = offset < bytes.count ? Array(bytes[offset..<min(offset + size, bytes.count)]) : []
    return [piece, whole, mini].filter(isRight).max { $0.count < $1.count }
  }

  /// Everything from the first sector that `isRight` accepts, for a directory that names nothing.
  func search(isRight: (_ at: Int) -> Bool) -> [UInt8]? {
    var offset = sectorSize
    while offset < bytes.count {
      if isRight(offset) { return Array(bytes[offset...]) }
      offset += sectorSize
    }
    return nil
  }

  /// The table of sector links, gathered from the sectors that the header and its extension list.
  private static func allocationTable(_ bytes: [UInt8], sectorSize: Int) -> [UInt32] {
    let wanted = (bytes.count + sectorSize - 1) / sectorSize
    var links: [UInt32] = []
    links.reserveCapacity(wanted)
    func append(_ sector: Int) {
      let offset = (sector + 1) * sectorSize
      guard offset < bytes.count else { return }
      for at in stride(from: offset, to: min(offset + sectorSize, bytes.count), by: 4) {
        links.append(UInt32(truncatingIfNeeded: bytes.le32(at)))
      }
    }
    for index in 0..<109 where links.count < wanted { append(bytes.le32(76 + 4 * index)) }
    var extension_ = bytes.le32(68)
    var steps = 0
    while links.count < wanted, steps < wanted, (extension_ + 1) * sectorSize < bytes.count {
      let offset = (extension_ + 1) * sectorSize
      let last = offset + sectorSize - 4
      for at in stride(from: offset, to: last, by: 4) where links.count < wanted { append(bytes.le32(at)) }
      extension_ = last < bytes.count ? bytes.le32(last) : 0xFFFF_FFFE
      steps += 1
    }
    return links
  }

  private static func numbers(_ bytes: [UInt8]) -> [UInt32] {
    stride(from: 0, to: bytes.count, by: 4).map { UInt32(truncatingIfNeeded: bytes.le32($0)) }
  }

  /// The sectors of one chain, up to `size` bytes or to where the chain breaks.
  private static func follow(
    _ start: Int, size: Int, links: [UInt32], unit: Int, origin: Int, in source: [UInt8]
  ) -> [UInt8] {
    var out: [UInt8] = []
    let size = min(size, source.count)
    var visited = [Bool](repeating: false, count: links.count)
    var sector = start
    while out.count < size, origin + sector * unit < source.count {
      guard sector < links.count else {
        // The table ends before the file does: the sector is there, its successor unknown.
        let from = origin + sector * unit
        out += source[from..<min(from + min(unit, size - out.count), source.count)]
        break
      }
      // Neighbours are copied in one go.
      var last = sector
      guard !visited[sector] else { break }
      visited[sector] = true
      while links[last] == last + 1, last + 1 < links.count, !visited[last + 1],
        (last - sector + 1) * unit < size - out.count
      {
        last += 1
        visited[last] = true
      }
      let from = origin + sector * unit
      let length = min((last - sector + 1) * unit, size - out.count)
      out += source[from..<min(from + length, source.count)]
      sector = Int(links[last])
    }
    return out
  }

  private static func entries(in directory: [UInt8], isWide: Bool) -> [Entry] {
    stride(from: 0, to: directory.count - 127, by: 128).map { at in
      let length = min(max(directory.le16(at + 64), 0), 64)
      var units: [UInt16] = []
      for offset in stride(from: 0, to: length, by: 2) {
        let unit = UInt16(directory.le16(at + offset))
        if unit == 0 { break }
        units.append(unit)
      }
      // The upper half of a size is noise in version 3.
      let high = isWide ? directory.le32(at + 124) : 0
      return Entry(
        name: String(decoding: units, as: UTF16.self), start: directory.le32(at + 116),
        size: directory.le32(at + 120) | min(high, 0x7FFF) << 32, kind: directory.le8(at + 66),
        links: [directory.le32(at + 68), directory.le32(at + 72)], child: directory.le32(at + 76))
    }
  }
}
