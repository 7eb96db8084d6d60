import Containers
import FoundationEssentials
import TolokCore

/// One register with its columns checked; hands out rows that read their fields by name.
struct RegisterFile {
  let file: String
  let rows: [RegisterRow]

  /// Columns of the form that a file lacks, or has too many of, are errors: a register is read whole.
  init?(_ name: String, in directory: String, columns: String, required: Bool = false) throws(DefinitionError)
  {
    let file = directory + "/" + name + ".csv"
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
    } catch {
      if !required && !FileManager.default.fileExists(atPath: file) { return nil }
      throw .unreadable(
        file: file, reason: Sentence(id: "register tidak dapat dibaca", en: "the register cannot be read"))
    }
    let table = try CSVTable(bytes, file: file)
    let wanted = columns.split(separator: ",").map(String.init)
    var positions: [String: Int] = [:]
    for (i, column) in table.header.enumerated() {
      guard wanted.contains(column) else {
        throw .invalid(
          file: file, line: 1,
          reason: Sentence(
            id: "kolom '\(column)' tidak dikenal; kolomnya: \(columns)",
            en: "column '\(column)' is not known; the columns are: \(columns)"))
      }
      if positions.updateValue(i, forKey: column) != nil {
        throw .invalid(
          file: file, line: 1,
          reason: Sentence(id: "kolom '\(column)' ada dua kali", en: "column '\(column)' occurs twice"))
      }
    }
    for column in wanted where positions[column] == nil {
      throw .invalid(
        file: file, line: 1,
        reason: Sentence(id: "kolom '\(column)' tidak ada", en: "column '\(column)' is missing"))
    }
    self.file = file
    let hash = sha256(bytes)
    var rows: [RegisterRow] = []
    for (index, record) in table.records.enumerated() {
      // The header is row 1 of the table, whatever line it stands on.
      rows.append(
        RegisterRow(
          file: file, sha256: hash, line: record.line, number: index + 2, fields: record.fields,
          positions: positions))
    }
    self.rows = rows
  }
}

/// A row of a register; every complaint carries its file and line.
struct RegisterRow {
  let file: String
  let sha256: String
  let line: Int
  /// As a spreadsheet numbers it.
  let number: Int
  let fields: [String]
  let positions: [String: Int]

  func fail(_ reason: Sentence) -> DefinitionError { .invalid(file: file, line: line, reason: reason) }

  /// `datasets/reference/claims.csv:12`: never an absolute path, since reports print it.
  var place: String { "\(path):\(line)" }

  private var path: String {
    file.split(separator: "/").filter { $0 != "." && $0 != ".." }.suffix(3).joined(separator: "/")
  }

  /// The cell of a column in this row; a CSV is one sheet named after the file.
  func origin(_ column: String) -> Provenance? {
    guard let i = positions[column] else { return nil }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return Provenance(
      file: path, sheet: name.hasSuffix(".csv") ? String(name.dropLast(4)) : name,
      cell: CellAddress(row: number, column: i + 1), sha256: sha256)
  }

  /// Nil when blank.
  func text(_ column: String) -> String? {
    guard let i = positions[column] else { return nil }
    return fields[i].isEmpty ? nil : fields[i]
  }

  func required(_ column: String) throws(DefinitionError) -> String {
    guard let text = text(column) else {
      throw fail(Sentence(id: "'\(column)' belum diisi", en: "'\(column)' is not filled in"))
    }
    return text
  }

  func int(_ column: String) throws(DefinitionError) -> Int? {
    guard let text = text(column) else { return nil }
    guard let value = Int(text) else {
      throw fail(
        Sentence(
          id: "'\(column)' bukan bilangan bulat: '\(text)'", en: "'\(column)' is no whole number: '\(text)'"))
    }
    return value
  }

  func requiredInt(_ column: String) throws(DefinitionError) -> Int {
    guard let value = try int(column) else {
      throw fail(Sentence(id: "'\(column)' belum diisi", en: "'\(column)' is not filled in"))
    }
    return value
  }

  func rupiah(_ column: String) throws(DefinitionError) -> Rupiah? { try int(column).map { Rupiah($0) } }

  func double(_ column: String) throws(DefinitionError) -> Double? {
    guard let text = text(column) else { return nil }
    // Swift also reads "nan", "inf" and hexadecimal; a register writes plain digits.
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }),
      let value = Double(text)
    else {
      throw fail(
        Sentence(id: "'\(column)' bukan bilangan: '\(text)'", en: "'\(column)' is no number: '\(text)'"))
    }
    return value
  }

  /// A day, or the first day (`until`: the last) of a month or year that is all a source tells.
  func date(_ column: String, until: Bool = false) throws(DefinitionError) -> CalendarDate? {
    guard let text = text(column) else { return nil }
    if let date = CalendarDate(text) { return date }
    // `Period` also reads quarters, which no register uses.
    if !text.contains("Q"), let period = Period(text) { return until ? period.last : period.first }
    throw fail(
      Sentence(
        id: "'\(column)' bukan tanggal YYYY-MM-DD, YYYY-MM atau YYYY: '\(text)'",
        en: "'\(column)' is no date YYYY-MM-DD, YYYY-MM or YYYY: '\(text)'"))
  }

  func bool(_ column: String) throws(DefinitionError) -> Bool {
    switch text(column) {
    case "yes", "true", "1", "ya": return true
    case nil, "no", "false", "0", "tidak": return false
    case let text?:
      throw fail(
        Sentence(
          id: "'\(column)' harus yes atau no: '\(text)'", en: "'\(column)' must be yes or no: '\(text)'"))
    }
  }

  /// A key of another register; blank is nil.
  func key(_ column: String, in known: Set<String>, _ register: String) throws(DefinitionError) -> String? {
    guard let text = text(column) else { return nil }
    guard known.contains(text) else {
      throw fail(
        Sentence(
          id: "'\(column)' '\(text)' tidak ada dalam \(register).csv",
          en: "'\(column)' '\(text)' is not in \(register).csv"))
    }
    return text
  }

  func requiredKey(_ column: String, in known: Set<String>, _ register: String) throws(DefinitionError)
    -> String
  {
    guard let text = try key(column, in: known, register) else {
      throw fail(Sentence(id: "'\(column)' belum diisi", en: "'\(column)' is not filled in"))
    }
    return text
  }

  /// - Parameter value: the column that holds the fact itself, for its address.
  func citation(_ sources: KnownSources, value: String? = nil) throws(DefinitionError) -> Citation {
    let word = try required("confidence")
    guard let confidence = Confidence(rawValue: word) else {
      let words = Confidence.allCases.map(\.rawValue).joined(separator: ", ")
      throw fail(
        Sentence(
          id: "'confidence' '\(word)' tidak dikenal; pilihannya: \(words)",
          en: "'confidence' '\(word)' is not known; choose from: \(words)"))
    }
    // A fact seen in two places names both: "M2;M1".
    let source = try required("source")
    let keys = source.split(separator: ";").map(String.init)
    for key in keys where !sources.keys.contains(key) {
      throw fail(
        Sentence(
          id: "'source' '\(key)' tidak ada dalam sources.csv", en: "'source' '\(key)' is not in sources.csv"))
    }
    return Citation(
      source: source, asOf: text("as_of") ?? "", confidence: confidence, note: text("note"),
      place: place, origin: value.flatMap(origin), published: sources.firstDay(of: keys))
  }
}

/// The keys of `sources.csv`, and when each came out.
struct KnownSources {
  var keys: Set<String> = []
  private var days: [String: CalendarDate] = [:]

  mutating func add(_ source: SourceEntry) { days[source.key] = source.firstDay }

  /// The first day a fact of these sources could be read; nil where one of them has no date.
  func firstDay(of keys: [String]) -> CalendarDate? {
    let known = keys.compactMap { days[$0] }
    return known.count == keys.count ? known.min() : nil
  }
}
