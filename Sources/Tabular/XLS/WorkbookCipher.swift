import Containers

/// Opens workbooks that are encrypted only in name ([MS-XLS] 2.2.10, [MS-OFFCRYPTO] 2.3.5-6).
///
/// When somebody protects the structure of a workbook, Excel encrypts the file with a password that is the same
/// for everyone, so that a person who opens it is asked nothing. Nothing is guessed beyond that one password.
struct WorkbookCipher {
  private static let everyonesPassword = "VelvetSweatshop"
  private static let blockSize = 1024

  private enum Scheme { case md5, sha1(keyBytes: Int) }
  private let scheme: Scheme
  /// What a block's key is made of, beside the block's number.
  private let base: [UInt8]

  /// Nil when the workbook has a password of its own, or a scheme that is not known.
  init?(_ record: BIFFRecord, in bytes: [UInt8]) {
    let start = record.start
    guard bytes.le16(start) == 1 else { return nil }
    let password = Self.everyonesPassword.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    switch bytes.le16(start + 2) {
    case 1:
      guard record.length >= 54 else { return nil }
      let salt = Array(bytes[(start + 6)..<(start + 22)])
      let short = Array(OldDigests.md5(password).prefix(5))
      var repeated: [UInt8] = []
      for _ in 0..<16 { repeated += short + salt }
      base = Array(OldDigests.md5(repeated).prefix(5))
      scheme = .md5
      guard
        matches(
          Array(bytes[(start + 22)..<(start + 54)]), verifierSize: 16, digest: OldDigests.md5)
      else { return nil }
    case 2, 3, 4:
      let header = start + 14
      let verifier = header + bytes.le32(start + 10)
      guard verifier + 60 <= record.end, bytes.le32(header + 8) == 0x6801, bytes.le32(verifier) == 16 else {
        return nil
      }
      let bits = bytes.le32(header + 16)
      guard bits % 8 == 0, bits <= 128 else { return nil }
      base = OldDigests.sha1(Array(bytes[(verifier + 4)..<(verifier + 20)]) + password)
      scheme = .sha1(keyBytes: bits == 0 ? 5 : bits / 8)
      let check = Array(bytes[(verifier + 20)..<(verifier + 36)] + bytes[(verifier + 40)..<(verifier + 60)])
      guard matches(check, verifierSize: 16, digest: OldDigests.sha1) else { return nil }
    default: return nil
    }
  }

  /// The stream with the content of its records in the clear; heads are never encrypted.
  func decrypt(_ stream: [UInt8], from position: Int) -> [UInt8] {
    var out = stream
    var scanner = BIFFScanner(stream, at: position)
    var block = -1
    var key: [UInt8] = []
    while let record = scanner.next() {
      // Records that a program reads before it knows the password.
      if BIFFScanner.isBeginning(record.kind)
        || [0x2F, 0xE1, 0x138, 0x194, 0x195, 0x196].contains(record.kind)
      {
        continue
      }
      // Where a sheet lies is not encrypted either.
      for at in (record.start + (record.kind == BIFF.boundSheet ? 4 : 0))..<max(record.start + 4, record.end)
      where at < record.end {
        if at / Self.blockSize != block {
          block = at / Self.blockSize
          key = keyStream(block: block, count: Self.blockSize)
        }
        out[at] ^= key[at % Self.blockSize]
      }
    }
    return out
  }

  /// Whether a stored verifier and its stored digest belong together under this key.
  private func matches(_ check: [UInt8], verifierSize: Int, digest: ([UInt8]) -> [UInt8]) -> Bool {
    guard !base.isEmpty else { return false }
    let clear = zip(check, keyStream(block: 0, count: check.count)).map { $0 ^ $1 }
    return digest(Array(clear.prefix(verifierSize))) == Array(clear.dropFirst(verifierSize))
  }

  private func keyStream(block: Int, count: Int) -> [UInt8] {
    let number = (0..<4).map { UInt8(truncatingIfNeeded: block >> (8 * $0)) }
    switch scheme {
    case .md5: return Self.rc4(OldDigests.md5(base + number), count: count)
    case .sha1(let size):
      var key = Array(OldDigests.sha1(base + number).prefix(size))
      // A key of 40 bits is filled up to 128.
      if size == 5 { key += [UInt8](repeating: 0, count: 11) }
      return Self.rc4(key, count: count)
    }
  }

  private static func rc4(_ key: [UInt8], count: Int) -> [UInt8] {
    guard !key.isEmpty else { return [UInt8](repeating: 0, count: count) }
    var state = (0..<256).map { UInt8($0) }
    var j = 0
    for i in 0..<256 {
      j = (j + Int(state[i]) + Int(key[i % key.count])) & 0xFF
      state.swapAt(i, j)
    }
    var out = [UInt8](repeating: 0, count: count)
    var i = 0
    j = 0
    for at in 0..<count {
      i = (i + 1) & 0xFF
      j = (j + Int(state[i])) & 0xFF
      state.swapAt(i, j)
      out[at] = state[(Int(state[i]) + Int(state[j])) & 0xFF]
    }
    return out
  }
}
