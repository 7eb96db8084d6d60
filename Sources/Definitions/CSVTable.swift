import TolokCore

/// A register file cut into records: UTF-8, commas, quotes doubled inside quotes.
///
/// Registers are our own files, so nothing is sniffed; what is not exactly this form is an error
/// with its line.
struct CSVTable {
  let file: String
  let header: [String]
  /// Each record with the line it begins on.
  let records: [(line: Int, fields: [String])]

  init(_ bytes: [UInt8], file: String) throws(DefinitionError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .invalid(file: file, line: nil, reason: Sentence(id: "bukan UTF-8", en: "not UTF-8"))
    }
    var all: [(line: Int, fields: [String])] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var line = 1
    var start = 1
    var quoted = false
    var wasQuoted = false
    let data = Array(text.utf8)
    var i = data.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func isBlank() -> Bool { fields.isEmpty && field.isEmpty && !wasQuoted }
    while i < data.count {
      let byte = data[i]
      if quoted {
        if byte == 0x22 {
          if i + 1 < data.count, data[i + 1] == 0x22 {
            field.append(byte)
            i += 1
          } else {
            quoted = false
          }
        } else {
          if byte == 0x0A { line += 1 }
          field.append(byte)
        }
      } else {
        switch byte {
        case 0x22 where field.isEmpty && !wasQuoted:
          quoted = true
          wasQuoted = true
        case 0x22:
          throw .invalid(
            file: file, line: line,
            reason: Sentence(
              id: "tanda kutip di tengah isian; tulis dua kali di dalam kutip",
              en: "a quotation mark inside a field; double it within quotes"))
        case 0x2C:
          fields.append(String(decoding: field, as: UTF8.self))
          field = []
          wasQuoted = false
        case 0x0D where i + 1 < data.count && data[i + 1] == 0x0A: break
        case 0x0A:
          if !isBlank() {
            fields.append(String(decoding: field, as: UTF8.self))
            all.append((start, fields))
          }
          fields = []
          field = []
          wasQuoted = false
          line += 1
          start = line
        default:
          if wasQuoted {
            throw .invalid(
              file: file, line: line,
              reason: Sentence(
                id: "isi setelah tanda kutip penutup", en: "text after the closing quotation mark"))
          }
          field.append(byte)
        }
      }
      i += 1
    }
    if quoted {
      throw .invalid(
        file: file, line: start,
        reason: Sentence(id: "tanda kutip tidak ditutup", en: "a quotation mark is not closed"))
    }
    if !isBlank() {
      fields.append(String(decoding: field, as: UTF8.self))
      all.append((start, fields))
    }
    guard let first = all.first else {
      throw .invalid(
        file: file, line: 1, reason: Sentence(id: "baris judul tidak ada", en: "the header row is missing"))
    }
    for record in all.dropFirst() where record.fields.count != first.fields.count {
      throw .invalid(
        file: file, line: record.line,
        reason: Sentence(
          id: "\(record.fields.count) isian, sedangkan judulnya \(first.fields.count) kolom",
          en: "\(record.fields.count) fields, where the header has \(first.fields.count) columns"))
    }
    self.file = file
    header = first.fields
    records = Array(all.dropFirst())
  }
}
