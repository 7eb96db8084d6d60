/// The content of one zip entry, read from front to back into a buffer of the caller's.
///
/// Size, ratio and checksum are watched as the bytes pass: what the directory promises is never believed for memory,
/// and an entry that does not keep the promise is damaged.
package final class EntryStream {
  private let archive: [UInt8]
  private let entry: ZipArchive.Entry
  private let limits: ZipArchive.Limits
  private let inflater: Inflater?
  private let start: Int
  private var at: Int
  private let end: Int
  private var crc: UInt32 = 0
  /// Bytes handed out so far.
  package private(set) var made = 0
  package private(set) var isFinished = false

  init(archive: [UInt8], entry: ZipArchive.Entry, content: Range<Int>, limits: ZipArchive.Limits)
    throws(ContainerError)
  {
    self.archive = archive
    self.entry = entry
    self.limits = limits
    start = content.lowerBound
    at = content.lowerBound
    end = content.upperBound
    // Writers mark an empty entry as deflated and store not even the end of a stream.
    if content.isEmpty, entry.size == 0 {
      inflater = nil
      isFinished = true
      return
    }
    switch entry.method {
    case 0: inflater = nil
    case 8: inflater = Inflater()
    default: throw .damaged("bagian \(entry.name) memakai cara kompresi \(entry.method) yang tidak dikenal")
    }
  }

  /// The size the directory claims; a hint, no more.
  package var claimedSize: Int { max(0, entry.size) }

  /// Fills the buffer from an offset; returns how many bytes came, 0 at the end.
  package func read(into buffer: inout [UInt8], from offset: Int) throws(ContainerError) -> Int {
    var filled = offset
    while filled < buffer.count, !isFinished {
      let step = try step(into: &buffer, from: filled)
      filled += step
      made += step
      if made > limits.entryBytes {
        throw .tooLarge("bagian \(entry.name) melampaui \(limits.entryBytes >> 20) MB setelah dibuka")
      }
      // Deflate reaches 1032 : 1; a workbook's XML, however empty its rows, stays far below the limit.
      if made > limits.ratioFree, made / limits.ratio > entry.compressed {
        throw .tooLarge("bagian \(entry.name) mengembang lebih dari \(limits.ratio) kali; bom zip")
      }
      if isFinished { try checkPromises() }
    }
    return filled - offset
  }

  private func step(into buffer: inout [UInt8], from offset: Int) throws(ContainerError) -> Int {
    var outcome: Result<Int, ContainerError> = .success(0)
    archive.withUnsafeBufferPointer { archive in
      let input = UnsafeBufferPointer(rebasing: archive[at..<end])
      buffer.withUnsafeMutableBufferPointer { buffer in
        let output = UnsafeMutableBufferPointer(rebasing: buffer[offset...])
        do throws(ContainerError) { outcome = .success(try pass(input, output)) } catch {
          outcome = .failure(error)
        }
      }
    }
    return try outcome.get()
  }

  private func pass(_ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>)
    throws(ContainerError) -> Int
  {
    let made: Int
    if let inflater {
      let step = try inflater.step(input, into: output)
      at = max(start, at + step.used)
      made = step.made
      isFinished = inflater.isFinished
      if !isFinished, made == 0, at == end { throw .damaged("bagian \(entry.name) terpotong") }
    } else {
      made = min(input.count, output.count)
      _ = output.update(fromContentsOf: input.prefix(made))
      at += made
      isFinished = at == end
    }
    crc = crc32(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(output)[..<made]), after: crc)
    return made
  }

  private func checkPromises() throws(ContainerError) {
    guard made == entry.size else {
      throw .damaged("ukuran bagian \(entry.name) tidak seperti yang tercatat")
    }
    guard crc == entry.crc else { throw .damaged("jumlah uji (CRC) bagian \(entry.name) tidak cocok") }
  }
}
