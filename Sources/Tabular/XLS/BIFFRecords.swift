/// Little-endian numbers in bytes nobody vouches for: what lies outside the bytes reads as zero.
extension [UInt8] {
  @inline(__always) func le8(_ at: Int) -> Int { at >= 0 && at < count ? Int(self[at]) : 0 }

  @inline(__always) func le16(_ at: Int) -> Int {
    guard at >= 0, at < count - 1 else { return le8(at) }
    return Int(self[at]) | Int(self[at + 1]) << 8
  }

  @inline(__always) func le32(_ at: Int) -> Int { le16(at) | le16(at + 2) << 16 }

  @inline(__always) func leDouble(_ at: Int) -> Double {
    Double(bitPattern: UInt64(le32(at)) | UInt64(le32(at + 4)) << 32)
  }
}

/// The generations of the format; BIFF5 stands for 5 and 7, which differ in nothing a reader needs.
enum BIFFVersion: Int, Comparable {
  case biff2 = 2, biff3, biff4, biff5
  case biff8 = 8
  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Record numbers ([MS-XLS] 2.3, older ones from the BIFF2-5 documentation).
enum BIFF {
  static let eof = 0x0A
  static let externName = 0x23
  static let externSheet = 0x17
  static let name = 0x18
  static let dateMode = 0x22
  static let filePass = 0x2F
  static let continuation = 0x3C
  static let codePage = 0x42
  static let columnInfo = 0x7D
  static let dialogFlags = 0x81
  static let boundSheet = 0x85
  static let bundleHeader = 0x8F
  static let mulRK = 0xBD
  static let richString = 0xD6
  static let cellFormat = 0xE0
  static let mergedCells = 0xE5
  static let sharedStrings = 0xFC
  static let labelSST = 0xFD
  static let externalBook = 0x1AE
  static let row = 0x208
  static let rk = 0x27E
  static let format = 0x41E
  static let sharedFormula = 0x4BC
}

/// One record: its number and where its content lies.
struct BIFFRecord {
  var kind: Int
  var start: Int
  var end: Int
  var length: Int { end - start }
}

/// Walks the records of a stream.
struct BIFFScanner {
  let bytes: [UInt8]
  var position: Int
  /// A record claimed more bytes than there are.
  private(set) var isCut = false

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  @inline(__always) mutating func next() -> BIFFRecord? {
    guard position >= 0, position <= bytes.count - 4 else {
      isCut = position < bytes.count
      return nil
    }
    let start = position + 4
    let end = start + bytes.le16(position + 2)
    guard end <= bytes.count else {
      isCut = true
      return nil
    }
    let record = BIFFRecord(kind: bytes.le16(position), start: start, end: end)
    position = end
    return record
  }

  /// A record together with the CONTINUE records behind it, which are consumed.
  mutating func segments(of record: BIFFRecord) -> [Range<Int>] {
    var all = [record.start..<record.end]
    while bytes.le16(position) == BIFF.continuation, let more = next() { all.append(more.start..<more.end) }
    return all
  }

  /// BOF, whichever generation wrote it: the version, and what the substream holds.
  static func beginning(_ bytes: [UInt8], at position: Int) -> (version: BIFFVersion, kind: Int)? {
    guard position >= 0, position <= bytes.count - 8, bytes.le16(position + 2) >= 4 else { return nil }
    let kind = bytes.le16(position + 6)
    switch bytes.le16(position) {
    case 0x09: return (.biff2, kind)
    case 0x209: return (.biff3, kind)
    case 0x409: return (.biff4, kind)
    case 0x809:
      // Home-made writers leave the version empty and write single-byte strings, as BIFF5 does.
      switch bytes.le16(position + 4) {
      case 0x600: return (.biff8, kind)
      case 0x200: return (.biff2, kind)
      case 0x300: return (.biff3, kind)
      case 0x400: return (.biff4, kind)
      default: return (.biff5, kind)
      }
    default: return nil
    }
  }

  static func isBeginning(_ kind: Int) -> Bool { kind & 0xF0FF == 0x09 && kind & 0x0F00 <= 0x800 }
}

/// What a BOF announces.
enum BIFFSubstream {
  static let globals = 0x05
  static let worksheet = 0x10
  static let workspace = 0x100
}
