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

/// Raw deflate (RFC 1951), a buffer at a time, so that a large part never stands in memory whole.
final class Inflater {
  /// zlib keeps the stream's address, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private(set) var isFinished = false

  init() throws(ContainerError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard tolok_inflate_raw_init(stream) == Z_OK else {
      stream.deallocate()
      throw .damaged("zlib tidak siap")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Inflates from the front of `input` until the output is full, the input is used up or the stream ends.
  func step(_ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>)
    throws(ContainerError) -> (used: Int, made: Int)
  {
    let offered = UInt32(clamping: input.count)
    let room = UInt32(clamping: output.count)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.pointee.avail_in = offered
    stream.pointee.next_out = output.baseAddress
    stream.pointee.avail_out = room
    let status = inflate(stream, Z_NO_FLUSH)
    let used = Int(offered - stream.pointee.avail_in)
    let made = Int(room - stream.pointee.avail_out)
    if status == Z_STREAM_END {
      isFinished = true
    } else if status != Z_OK || used == 0 && made == 0 {
      throw .damaged("isi terkompresi rusak atau terpotong")
    }
    return (used, made)
  }
}

/// The checksum of zip files, continued from the bytes before.
func crc32(_ bytes: UnsafeBufferPointer<UInt8>, after crc: UInt32) -> UInt32 {
  UInt32(truncatingIfNeeded: CZlib.crc32(UInt(crc), bytes.baseAddress, UInt32(clamping: bytes.count)))
}
