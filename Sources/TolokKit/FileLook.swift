import Containers
import Definitions
import Example
import FoundationEssentials
import Tabular
import TolokCore

/// A look into one file, without a project: its cells, and the tables understood in it.
package struct FileLook {
  let file: String
  private let path: FileName
  let asCSV: Bool
  private let limits: ReadLimits

  /// How many cells a listing reads at most, unless told.
  package static let listedCells = ReadLimits().cells

  /// - Parameters:
  ///   - maxCells: how many cells are read at most.
  ///   - understands: its tables are looked for, not its cells listed.
  package init(file: FileName, asCSV: Bool, maxCells: Int, understands: Bool) {
    self.file = file.shown
    path = file
    self.asCSV = asCSV
    limits = understands ? .understanding(cells: maxCells) : ReadLimits(cells: maxCells)
  }

  /// Writes every cell as JSON, in pieces; nothing is written when the file cannot be read.
  package func writeCellsJSON(
    formulas: Bool, put: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(RunError) {
    Tabular.writeCellsJSON(file: file, workbook: try workbook().workbook, formulas: formulas, put: put)
    Array("\n".utf8).withUnsafeBufferPointer(put)
  }

  package func writeCellsText(put: (UnsafeBufferPointer<UInt8>) -> Void) throws(RunError) {
    Tabular.writeCellsCSV(workbook: try workbook().workbook, put: put)
  }

  package func tablesJSON(project: String) throws(RunError) -> [UInt8] {
    Array(
      (TolokCore.tablesJSON(file: file, understood: try understood(project: project)).serialised + "\n").utf8)
  }

  package func tablesText(project: String, _ language: Language) throws(RunError) -> [UInt8] {
    let understood = try understood(project: project)
    var lines: [String] = []
    for table in understood.tables {
      lines.append("'\(table.sheet)'!\(table.range)\(table.source.map { "  [\($0)]" } ?? "")")
      for column in table.columns {
        let heading = column.heading.joined(separator: " › ")
        lines.append(
          "  \(table.place(of: column))  \(heading)\(column.field.map { "  → \($0)" } ?? "")")
      }
      let words: [(String, String, [Int])] = [
        ("judul", "titles", table.rows.title), ("kepala", "header", table.rows.header),
        ("nomor kolom", "numbering", table.rows.numbering), ("bagian", "sections", table.rows.section),
        ("data", "data", table.rows.data), ("jumlah", "totals", table.rows.total),
        ("catatan", "notes", table.rows.note),
      ]
      for (id, en, rows) in words where !rows.isEmpty {
        lines.append("  \(language == .id ? id : en): \(Self.runs(rows))")
      }
    }
    for sheet in understood.classes {
      for reason in sheet.reasons { lines.append("'\(sheet.sheet)': \(reason[language])") }
    }
    let counts = understood.counts
    lines.append(CellClass.allCases.map { "\($0.rawValue) \(counts[$0] ?? 0)" }.joined(separator: ", "))
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Writes the reading map of the file: what was read as what, as a page for people.
  package func writeMap(to path: String, project: String, _ language: Language) throws(RunError) {
    let read = try workbook()
    let sources = try sources(project: project)
    let understood = TableFinder(sources: sources)
      .understand(read.workbook, file: file, sha256: read.sha256).value
    let map = ReadingMap(
      workbook: read.workbook, understood: understood, file: file, sources: sources, language: language)
    do { try Data(map.html.utf8).write(to: URL(filePath: path), options: .atomic) } catch {
      throw .failed(
        Sentence(
          id: "peta \(path) tidak dapat ditulis; periksa folder dan izinnya",
          en: "the map \(path) cannot be written; check its folder and permissions")
      )
    }
  }

  /// `4-5, 7-200`
  private static func runs(_ rows: [Int]) -> String {
    var parts: [(Int, Int)] = []
    for row in rows {
      if let last = parts.last, last.1 == row - 1 {
        parts[parts.count - 1].1 = row
      } else {
        parts.append((row, row))
      }
    }
    return parts.map { $0.0 == $0.1 ? "\($0.0)" : "\($0.0)-\($0.1)" }.joined(separator: ", ")
  }

  private func understood(project: String) throws(RunError) -> UnderstoodWorkbook {
    let read = try workbook()
    return TableFinder(sources: try sources(project: project))
      .understand(read.workbook, file: file, sha256: read.sha256).value
  }

  private func sources(project: String) throws(RunError) -> [SourceMap] {
    guard let found = try? Project(root: project) else { return [] }
    do { return try loadSourceMaps(directory: found.sourcesDirectory) } catch {
      throw .unreadable(sentence(of: error))
    }
  }

  private func workbook() throws(RunError) -> (workbook: Workbook, sha256: String) {
    guard let bytes = commandLineBytes(path) else {
      throw .unreadable(
        Sentence(
          id: "berkas \(file) tidak ada atau tidak boleh dibaca",
          en: "the file \(file) is missing or may not be read"))
    }
    let hash = sha256(bytes)
    do {
      let reader = FileReader(limits: limits)
      return (try reader.read(bytes: bytes, name: file, forcedFormat: asCSV ? .csv : nil), hash)
    } catch {
      let finding = findings(for: error, file: file, sha256: hash)
      let found = finding.found.map { " (\($0))" } ?? ""
      throw .unreadable(
        Sentence(
          id: "\(file): \(finding.message.id)\(found); \(finding.fix.id)",
          en: "\(file): \(finding.message.en)\(found); \(finding.fix.en)"))
    }
  }
}

/// `tolok check`: what staging finds in the files given, with the project's source maps or the built-in ones.
package struct FileCheck {
  let files: [FileName]
  let project: String
  private let limits: ReadLimits

  /// - Parameter maxCells: how many cells of a file are read at most.
  package init(files: [FileName], project: String, maxCells: Int = ReadLimits.understoodCells) {
    self.files = files
    self.project = project
    limits = .understanding(cells: maxCells)
  }

  /// The excerpts show the cells around the first finding of each cause.
  package func run() throws(RunError) -> (
    findings: [Finding], readable: Int, excerpts: [Provenance: Excerpt]
  ) {
    let staging = try staging()
    var findings: [Finding] = []
    var readable = 0
    var excerpts: [Provenance: Excerpt] = [:]
    for path in files {
      let file = path.shown
      guard let bytes = commandLineBytes(path) else {
        findings.append(
          Finding(
            .fileDamaged, at: Provenance(file: file),
            message: Sentence(
              id: "berkas tidak ada atau tidak boleh dibaca", en: "the file is missing or may not be read"),
            fix: Sentence(
              id: "periksa nama dan letaknya; sebuah folder diperiksa berkas demi berkas",
              en: "check its name and place; a folder is checked file by file")))
        continue
      }
      let look = staging.look(bytes: bytes, file: file, region: nil)
      findings += look.staged.findings
      if look.staged.value.readable { readable += 1 }
      guard let workbook = look.workbook else { continue }
      excerpts.merge(
        ExcerptMaker(tables: look.tables).excerpts(workbook, for: look.staged.findings),
        uniquingKeysWith: { a, _ in a })
    }
    return (findings, readable, excerpts)
  }

  private func staging() throws(RunError) -> FileStaging {
    if let found = try? Project(root: project) {
      do {
        return FileStaging(
          sources: try loadSourceMaps(directory: found.sourcesDirectory),
          vocabularies: try loadVocabularies(directory: found.vocabulariesDirectory), limits: limits)
      } catch { throw .unreadable(sentence(of: error)) }
    }
    let aside = "\(FileManager.default.temporaryDirectory.path)/tolok-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: aside) }
    do {
      try Example.write(into: aside, prefixes: ["pipelines/sources/", "pipelines/vocabularies/"])
      return FileStaging(
        sources: try loadSourceMaps(directory: "\(aside)/pipelines/sources"),
        vocabularies: try loadVocabularies(directory: "\(aside)/pipelines/vocabularies"), limits: limits)
    } catch { throw .failed(sentence(of: error)) }
  }
}

/// The bytes of a file named on the command line. What is no regular file, such as a pipe, is read the slower way.
private func commandLineBytes(_ path: FileName) -> [UInt8]? {
  fileBytes(path)
    ?? (path.isUTF8 ? FileManager.default.contents(atPath: path.shown).map { [UInt8]($0) } : nil)
}
