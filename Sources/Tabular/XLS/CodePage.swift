/// How a workbook before BIFF8 writes the characters beyond ASCII.
struct CodePage {
  /// The UTF-8 of the bytes 0x80 to 0xFF; empty when the bytes are UTF-8 already.
  private let upperHalf: [[UInt8]]

  /// A page without a table (the double-byte ones of East Asia) keeps its ASCII and shows the rest as `�`.
  init(_ number: Int) {
    let page =
      switch number {
      case 0, 367, 1200, 32769: 1252
      case 32768: 10000
      default: number
      }
    guard page != 65001 else {
      upperHalf = []
      return
    }
    let unknown = [[UInt8]](repeating: [0xEF, 0xBF, 0xBD], count: 128)
    let table = CodePageTables.upperHalf(of: page)?.unicodeScalars.map { Array(String($0).utf8) }
    upperHalf = table.flatMap { $0.count == 128 ? $0 : nil } ?? unknown
  }

  func decode(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<bytes.count)
    if upperHalf.isEmpty || isASCII(bytes, range) { return String(decoding: bytes[range], as: UTF8.self) }
    var out: [UInt8] = []
    out.reserveCapacity(range.count * 2)
    for at in range {
      let byte = bytes[at]
      if byte < 0x80 { out.append(byte) } else { out += upperHalf[Int(byte) - 0x80] }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

@inline(__always) func isASCII(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
  var all: UInt8 = 0
  for at in range { all |= bytes[at] }
  return all < 0x80
}
