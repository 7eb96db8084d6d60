import CZlib

package enum ContainerError: Error, CustomStringConvertible {
  case damaged(String)
  case tooLarge(String)
  package var description: String {
    switch self {
    case .damaged(let what), .tooLarge(let what): what
    }
  }
}

/// Raw deflate (RFC 1951) through zlib; never more than `limit` bytes come out.
func inflate(_ input: ArraySlice<UInt8>, expected: Int, limit: Int) throws(ContainerError) -> [UInt8] {
  guard !input.isEmpty else { return [] }
  var stream = z_stream()
  guard tolok_inflate_raw_init(&stream) == Z_OK else { throw .damaged("zlib tidak siap") }
  defer { inflateEnd(&stream) }
  var output = [UInt8](repeating: 0, count: max(1024, min(expected, limit, max(1 << 16, input.count * 40))))
  var filled = 0
  var status = Z_OK
  input.withUnsafeBufferPointer { source in
    stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
    stream.avail_in = UInt32(clamping: source.count)
    while status == Z_OK {
      if filled == output.count {
        if filled >= limit { break }
        output.append(contentsOf: repeatElement(0, count: min(limit - filled, max(1 << 16, filled))))
      }
      let room = output.count - filled
      status = output.withUnsafeMutableBufferPointer { target in
        stream.next_out = target.baseAddress.map { $0 + filled }
        stream.avail_out = UInt32(clamping: room)
        return CZlib.inflate(&stream, Z_NO_FLUSH)
      }
      filled += room - Int(stream.avail_out)
      if status == Z_BUF_ERROR, stream.avail_out == 0 { status = Z_OK }
    }
  }
  if status == Z_OK { throw .tooLarge("isi berkas melampaui \(limit) bita setelah dibuka") }
  guard status == Z_STREAM_END else { throw .damaged("isi terkompresi rusak atau terpotong") }
  output.removeLast(output.count - filled)
  return output
}
