import CISAL

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
///
/// ISA-L reads the example workbooks two and a half times as fast as zlib, checksum included.
final class Inflater {
  /// About 90 KB, too much for a stack and not to be copied.
  private let state: UnsafeMutablePointer<inflate_state>
  private(set) var isFinished = false

  init() {
    state = .allocate(capacity: 1)
    isal_inflate_init(state)
  }

  deinit { state.deallocate() }

  /// Inflates from the front of `input` until the output is full, the input is used up or the stream ends.
  /// `used` is below zero when bytes of earlier steps are given back.
  func step(_ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>)
    throws(ContainerError) -> (used: Int, made: Int)
  {
    let offered = UInt32(clamping: input.count)
    let room = UInt32(clamping: output.count)
    state.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    state.pointee.avail_in = offered
    state.pointee.next_out = output.baseAddress
    state.pointee.avail_out = room
    let status = isal_inflate(state)
    // At the end of a stream it gives back bytes it had read ahead, in earlier steps too: fewer than none were used.
    let used = Int(offered) - Int(state.pointee.avail_in)
    let made = Int(room) - Int(state.pointee.avail_out)
    isFinished = state.pointee.block_state == ISAL_BLOCK_FINISH
    guard status >= ISAL_DECOMP_OK, made >= 0, isFinished || used > 0 || made > 0 else {
      throw .damaged("isi terkompresi rusak atau terpotong")
    }
    return (used, made)
  }
}

/// The checksum of zip files, continued from the bytes before.
func crc32(_ bytes: UnsafeBufferPointer<UInt8>, after crc: UInt32) -> UInt32 {
  crc32_gzip_refl(crc, bytes.baseAddress, UInt64(bytes.count))
}
