import TolokCore

/// Reads the shared strings of a workbook: one text an `si`, phonetic runs left out.
struct SharedStrings: PartScanner {
  private(set) var pool = TextPool()
  private let limit: Int
  private let byteLimit: Int
  private var scratch: [UInt8] = []
  private var open = OpenElements()
  private var namespace = MainNamespace()
  private var hasRoot = false

  init(limit: Int, byteLimit: Int) {
    self.limit = limit
    self.byteLimit = byteLimit
  }

  mutating func scan(_ b: Span<UInt8>, isLast: Bool) throws(ReadError) -> Int {
    var at = 0
    while at < b.count {
      if hasRoot, namespace.ownsBare, let end = plain(b, at) {
        at = end
      } else {
        let token = XMLBytes.token(b, at)
        switch token.kind {
        case .incomplete:
          if isLast { throw .damaged("daftar teks bersama terpotong") }
          return at
        case .declaration: throw .damaged("daftar teks bersama memuat DTD")
        case .open where !hasRoot, .empty where !hasRoot:
          hasRoot = true
          namespace = MainNamespace(b, at, root: token)
          at = token.end
        case .open where XMLBytes.same(b, token.name, "si") && namespace.owns(b, at, token):
          scratch.removeAll(keepingCapacity: true)
          open.reset()
          try open.open(b, at, token)
          guard let end = try RichText.read(b, from: token.end, &open, namespace, into: &scratch) else {
            if isLast { throw .damaged("daftar teks bersama terpotong") }
            return at
          }
          pool.append(utf8: scratch)
          at = end
        case .empty where XMLBytes.same(b, token.name, "si") && namespace.owns(b, at, token):
          pool.append("")
          at = token.end
        default: at = token.end
        }
      }
      if pool.count > limit { throw .tooLarge("lebih dari \(limit) teks bersama") }
      if pool.byteCount > byteLimit { throw .tooLarge("teks melampaui \(byteLimit >> 20) MB") }
    }
    return at
  }

  /// `<si><t>…</t></si>` without entities, escapes or carriage returns: nearly every string of nearly every file.
  private mutating func plain(_ b: Span<UInt8>, _ at: Int) -> Int? {
    guard at + 16 < b.count, b[at] == 0x3C, b[at + 1] == 0x73, b[at + 2] == 0x69, b[at + 3] == 0x3E,
      b[at + 4] == 0x3C, b[at + 5] == 0x74, b[at + 6] == 0x3E
    else { return nil }
    var i = at + 7
    while i < b.count {
      let c = b[i]
      if c == 0x3C { break }
      if c == 0x26 || c == 0x0D || c == 0x5F { return nil }
      i += 1
    }
    guard XMLBytes.same(b, i..<min(i + 9, b.count), "</t></si>") else { return nil }
    b.extracting((at + 7)..<i).withUnsafeBufferPointer { pool.append(utf8: $0) }
    return i + 9
  }
}

/// The text of `t` elements, without phonetic runs, `_xHHHH_` decoded.
enum RichText {
  /// Reads to the end of the element opened last; nil when the window ends before it does.
  static func read(
    _ b: Span<UInt8>, from: Int, _ open: inout OpenElements, _ namespace: MainNamespace,
    into out: inout [UInt8]
  ) throws(ReadError) -> Int? {
    let start = out.count
    let depth = open.depth
    var at = from
    var inText = false
    // Depth of the element passed over.
    var hidden = Int.max
    while true {
      let token = XMLBytes.token(b, at)
      switch token.kind {
      case .incomplete: return nil
      case .declaration: throw .damaged("teks memuat DTD, yang dilarang dalam buku kerja")
      case .open:
        try open.open(b, at, token)
        if hidden < .max { break }
        if !namespace.knows(b, at, token) && !MainNamespace.isTransparent(b, token)
          || XMLBytes.same(b, token.name, "rPh")
        {
          hidden = open.depth
        } else {
          inText = XMLBytes.same(b, token.name, "t")
        }
      case .close:
        try open.close(b, at, token)
        inText = false
        if open.depth < hidden { hidden = .max }
        if open.depth < depth {
          unescape(&out, from: start)
          return token.end
        }
      case .text where inText && hidden == .max:
        // A text is whole only when its tag follows.
        guard token.end < b.count else { return nil }
        XMLBytes.appendText(b, token.name, to: &out)
      case .cdata where inText && hidden == .max: XMLBytes.appendRaw(b, token.name, to: &out)
      default: break
      }
      at = token.end
    }
  }

  /// `_x000D_` and its kin (ECMA-376 22.4.2.4), pairs of surrogates together.
  static func unescape(_ bytes: inout [UInt8], from start: Int) {
    guard let first = bytes[start...].firstIndex(of: 0x5F) else { return }
    var out: [UInt8] = []
    var i = first
    while i < bytes.count {
      guard let high = unit(bytes, i) else {
        out.append(bytes[i])
        i += 1
        continue
      }
      var code = high
      var used = 7
      if high & 0xFC00 == 0xD800, let low = unit(bytes, i + 7), low & 0xFC00 == 0xDC00 {
        code = 0x10000 + (high & 0x3FF) << 10 + (low & 0x3FF)
        used = 14
      }
      if let scalar = Unicode.Scalar(code) {
        out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else {
        out.append(contentsOf: bytes[i..<(i + used)])
      }
      i += used
    }
    bytes.replaceSubrange(first..., with: out)
  }

  private static func unit(_ bytes: [UInt8], _ i: Int) -> UInt32? {
    guard i + 6 < bytes.count, bytes[i] == 0x5F, bytes[i + 1] == 0x78, bytes[i + 6] == 0x5F else {
      return nil
    }
    var code: UInt32 = 0
    for j in (i + 2)..<(i + 6) {
      guard let digit = XMLBytes.hexDigit(bytes[j]) else { return nil }
      code = code << 4 | digit
    }
    return code
  }
}
