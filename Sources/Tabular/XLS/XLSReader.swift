import TolokCore

/// Reads .xls: BIFF8 and BIFF5/7 in an OLE compound file, and bare streams of BIFF2 to BIFF8 without one.
struct XLSReader {
  let limits: ReadLimits

  /// `name` becomes the sheet's name where the file has none of its own.
  func read(_ bytes: [UInt8], name: String) throws(ReadError) -> Workbook {
    let stored = try stream(of: bytes)
    let stream = try opened(stored)
    guard let beginning = BIFFScanner.beginning(stream, at: 0) else {
      throw .damaged("aliran buku kerja tidak diawali tanda pembuka")
    }
    let sheets =
      beginning.kind == BIFFSubstream.globals && beginning.version >= .biff5
      ? try book(stream, version: beginning.version)
      : try loose(stream, version: beginning.version, name: name)
    // A lock behind which nothing shows is named as such, so that nobody takes it for an empty report.
    if stream != stored, sheets.allSatisfy(\.cells.isEmpty) { throw .encrypted }
    return Workbook(format: .xls, sheets: sheets)
  }

  // MARK: - The stream

  private func stream(of bytes: [UInt8]) throws(ReadError) -> [UInt8] {
    guard CompoundFile.recognises(bytes) else { return bytes }
    guard let file = CompoundFile(bytes) else { throw .damaged("berkas OLE terpotong") }
    let isRight = { (stream: [UInt8]) in BIFFScanner.beginning(stream, at: 0) != nil }
    let streams = file.streams
    var isNamed = false
    for wanted in ["workbook", "book"] {
      for entry in streams where entry.name.lowercased() == wanted {
        isNamed = true
        if let stream = file.read(entry, isRight: isRight) { return stream }
      }
    }
    if !isNamed, let kind = Self.kind(of: streams.map(\.name)) {
      if kind == .encrypted { throw .encrypted }
      throw .notAWorkbook(kind)
    }
    // The directory is damaged: the workbook's first record stands at the start of some sector.
    let found = file.search { at in
      BIFFScanner.beginning(bytes, at: at).map { $0.kind == BIFFSubstream.globals && $0.version >= .biff5 }
        ?? false && [8, 16].contains(bytes.le16(at + 2))
    }
    if let found { return found }
    throw isNamed || streams.isEmpty
      ? .damaged("aliran buku kerja di dalam berkas OLE tidak utuh") : .notAWorkbook(.ole)
  }

  /// The stream in the clear, when it is encrypted with the password that is everyone's.
  private func opened(_ stream: [UInt8]) throws(ReadError) -> [UInt8] {
    var scanner = BIFFScanner(stream)
    // The record that says so stands near the beginning, before anything else of weight.
    for _ in 0..<16 {
      guard let record = scanner.next(), record.kind != BIFF.eof else { break }
      guard record.kind == BIFF.filePass else { continue }
      guard let cipher = WorkbookCipher(record, in: stream) else { throw .encrypted }
      return cipher.decrypt(stream, from: scanner.position)
    }
    return stream
  }

  /// What an OLE file without a workbook is.
  private static func kind(of names: [String]) -> FileFormat? {
    for name in names {
      if name == "WordDocument" { return .doc }
      if name == "PowerPoint Document" { return .ppt }
      if name == "EncryptedPackage" { return .encrypted }
      if name.hasPrefix("__properties_version") || name.hasPrefix("__substg1.0_") { return .msg }
    }
    return nil
  }

  // MARK: - Sheets

  /// A workbook with a part for the whole and a list of sheets.
  private func book(_ stream: [UInt8], version: BIFFVersion) throws(ReadError) -> [Sheet] {
    var scanner = BIFFScanner(stream)
    var globals = XLSGlobals(version: version)
    _ = scanner.next()
    var ended = false
    while let record = scanner.next() {
      if record.kind == BIFF.eof {
        ended = true
        break
      }
      // Some writers forget the end; the first sheet begins all the same.
      if BIFFScanner.isBeginning(record.kind) {
        ended = true
        scanner.position = record.start - 4
        break
      }
      _ = globals.take(record, &scanner)
    }
    guard ended else { throw .damaged("bagian awal buku kerja terpotong") }
    globals.finish()

    let offsets = offsets(of: globals.sheets, in: stream, from: scanner.position)
    var decoder = FormulaDecoder(bytes: stream, globals: globals, work: limits.formulaWork)
    var sheets: [Sheet] = []
    var used = Set<Int>()
    var cells = 0
    var work = 0
    for (entry, offset) in zip(globals.sheets, offsets) where entry.isWorksheet {
      guard let offset, let beginning = BIFFScanner.beginning(stream, at: offset),
        used.insert(offset).inserted
      else { throw .damaged("lembar '\(entry.name)' tidak ditemukan di dalam berkas") }
      guard beginning.kind == BIFFSubstream.worksheet || beginning.kind == BIFFSubstream.globals else {
        continue
      }
      var sheet = Sheet(name: entry.name, visible: entry.visible)
      var parser = XLSSheetParser(
        stream, globals: globals, decoder: decoder, isAlone: false, limit: limits.cells - cells)
      work += try parser.parse(at: offset, into: &sheet) - offset
      guard work <= stream.count else { throw .damaged("lembar-lembar saling menindih") }
      decoder.work = parser.decoder.work
      cells += parser.count
      if !parser.isDialog { sheets.append(sheet) }
    }
    return sheets
  }

  /// Where each sheet begins: where the list says, or else in the order the sheets lie in.
  private func offsets(of entries: [XLSGlobals.SheetEntry], in stream: [UInt8], from position: Int) -> [Int?]
  {
    let listed = entries.map(\.offset)
    if listed.allSatisfy({ BIFFScanner.beginning(stream, at: $0) != nil }) { return listed }
    let lying = substreams(stream, from: position)
    return entries.indices.map { index in
      BIFFScanner.beginning(stream, at: listed[index]) != nil
        ? listed[index] : lying.count == entries.count ? lying[index] : nil
    }
  }

  private func substreams(_ stream: [UInt8], from position: Int) -> [Int] {
    var scanner = BIFFScanner(stream, at: position)
    var depth = 0
    var found: [Int] = []
    while let record = scanner.next() {
      if BIFFScanner.isBeginning(record.kind) {
        if depth == 0 { found.append(record.start - 4) }
        depth += 1
      } else if record.kind == BIFF.eof {
        depth = max(0, depth - 1)
      }
    }
    return found
  }

  /// Sheets one behind another, each with its own formats; a BIFF4 workspace names them.
  private func loose(_ stream: [UInt8], version: BIFFVersion, name: String) throws(ReadError) -> [Sheet] {
    var sheets: [Sheet] = []
    var parts = 0
    var cells = 0
    var position = 0
    var title: String?
    var globals = XLSGlobals(version: version)
    var decoder = FormulaDecoder(bytes: stream, globals: globals, work: limits.formulaWork)
    while position < stream.count {
      if let beginning = BIFFScanner.beginning(stream, at: position) {
        if beginning.kind == BIFFSubstream.workspace {
          position += 4 + stream.le16(position + 2)
          continue
        }
        var sheet = Sheet(name: title ?? (sheets.isEmpty ? name : "\(name) (\(sheets.count + 1))"))
        title = nil
        guard parts < 256 else { throw .tooLarge("lebih banyak lembar dari batas") }
        var parser = XLSSheetParser(
          stream, globals: globals, decoder: decoder, isAlone: true, limit: limits.cells - cells)
        position = try parser.parse(at: position, into: &sheet)
        parts += 1
        cells += parser.count
        decoder.work = parser.decoder.work
        if beginning.kind == BIFFSubstream.worksheet || beginning.version == .biff2 { sheets.append(sheet) }
        continue
      }
      var scanner = BIFFScanner(stream, at: position)
      guard let record = scanner.next() else { break }
      if record.kind == BIFF.bundleHeader {
        title = globals.text(&scanner, record, at: 4, lengthBytes: 1)
      } else if !sheets.isEmpty || record.kind == 0 {
        // Padding, or noise behind the last sheet.
        break
      } else {
        _ = globals.take(record, &scanner)
      }
      position = scanner.position
    }
    guard !sheets.isEmpty else { throw .damaged("tidak ada lembar kerja di dalam berkas") }
    return sheets
  }
}
