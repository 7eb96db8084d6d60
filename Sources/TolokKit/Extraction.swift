import Containers
import Dispatch
import Synchronization
import Tabular
import TolokCore

/// Reads, understands and stages the files of a month; a file that cannot be read becomes a finding.
struct Extraction {
  let instructions: Instructions

  func stage(_ files: [InboxFile]) -> Checked<[StagedFile]> {
    let slots = Mutex([Checked<StagedFile>?](repeating: nil, count: files.count))
    let staging = FileStaging(
      sources: instructions.sources, vocabularies: instructions.vocabularies, limits: instructions.limits)
    // The one place of concurrency. Each file is independent of the others; order is put back below.
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let one = stage(files[index], by: staging)
      slots.withLock { $0[index] = one }
    }
    var all = Checked<[StagedFile]>([])
    for one in slots.withLock({ $0 }).compactMap({ $0 }) {
      all.value.append(one.value)
      all.findings += one.findings
    }
    return all
  }

  private func stage(_ file: InboxFile, by staging: FileStaging) -> Checked<StagedFile> {
    let region = file.region.flatMap { instructions.registers.region($0)?.id }
    let bytes = fileBytes(file.path) ?? []
    return staging.stage(bytes: bytes, file: file.name, region: region)
  }
}

/// One file from bytes to staged rows; the same for a month and for `tolok check`.
package struct FileStaging {
  let limits: ReadLimits
  /// Made once for all files: both look their words up by hash.
  private let finder: TableFinder
  private let stager: Stager

  init(sources: [SourceMap], vocabularies: [Vocabulary], limits: ReadLimits) {
    self.limits = limits
    finder = TableFinder(sources: sources)
    stager = Stager(sources: sources, vocabularies: vocabularies)
  }

  func stage(bytes: [UInt8], file: String, region: String?) -> Checked<StagedFile> {
    look(bytes: bytes, file: file, region: region).staged
  }

  /// The staged file with what it was staged from; no quoted text shows a long personal number.
  func look(bytes: [UInt8], file: String, region: String?) -> (
    staged: Checked<StagedFile>, workbook: Workbook?, tables: [UnderstoodTable]
  ) {
    let hash = sha256(bytes)
    let workbook: Workbook
    do {
      workbook = try FileReader(limits: limits).read(bytes: bytes, name: file)
    } catch {
      let empty = StagedFile(
        file: file, sha256: hash, format: FileReader.sniff(bytes), region: region, rows: [], cells: [:],
        readable: false)
      return (Checked(empty, findings: [findings(for: error, file: file, sha256: hash)]), nil, [])
    }
    let understood = finder.understand(workbook, file: file, sha256: hash)
    let staged = stager.stage(
      understood.value, workbook: workbook, file: file, sha256: hash, region: region)
    var all = findings(about: workbook, file: file, sha256: hash)
    all += understood.findings + staged.findings
    for index in all.indices { all[index].found = all[index].found.map { Privacy.masked($0) } }
    return (Checked(staged.value, findings: all), workbook, understood.value.tables)
  }
}
