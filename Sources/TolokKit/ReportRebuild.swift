import FoundationEssentials
import Publishing
import TolokCore

/// What `tolok report` left behind.
package struct RebuiltReports: Sendable {
  package var folder: String
  /// Names of the pages and PDF files, in writing order.
  package var files: [String]
  /// The revision the pages tell of; nil where the period has not been published here.
  package var revision: String?
  /// Inputs or definitions that differ from that revision's manifest; empty when the pages tell the same month.
  package var changed: [String]
  /// Why there is no PDF, when one was asked for.
  package var noPDF: Sentence?
}

/// Writes a month's pages again from the templates, without a new revision: store and published folder stay as
/// they are.
///
/// The pages are computed from the same inbox and definitions as the run; when these differ from the manifest of
/// the published revision the result says which.
package struct ReportRebuild {
  private var request: RunRequest
  private let wantsPDF: Bool
  /// Folder beside the revisions of a period.
  package static let folder = "laporan"

  package init(_ request: RunRequest, pdf: Bool) {
    self.request = request
    self.request.dryRun = true
    wantsPDF = pdf
  }

  package func rebuild() throws(RunError) -> RebuiltReports {
    let instructions = try Instructions(request)
    let results = try MonthlyRun(request).run().results
    let output = request.out ?? instructions.project.path(instructions.project.output)
    let parent = "\(output)/\(results.period)"
    let published = "\(instructions.project.path(instructions.project.output))/\(results.period)"
    let folder = "\(parent)/\(Self.folder)", aside = "\(parent)/.\(Self.folder).partial"
    let files = FileManager.default
    do {
      try? files.removeItem(atPath: aside)
      try files.createDirectory(atPath: aside, withIntermediateDirectories: true)
      var written = try PageWriter(
        results: results, reportsDirectory: instructions.project.reportsDirectory,
        reports: instructions.reports
      ).writeAll(into: aside, outputs: OutputList.all(results))
      var noPDF: Sentence?
      if wantsPDF {
        if let printer = PDFPrinter.found() {
          for page in written where page != "00-baca-dulu.html" {
            let name = String(page.dropLast(5)) + ".pdf"
            try printer.print("\(aside)/\(page)", to: "\(aside)/\(name)")
            written.append(name)
          }
        } else {
          noPDF = PDFPrinter.howToGetOne
        }
      }
      // The old folder stays until the new one is whole.
      let old = "\(parent)/.\(Self.folder).old"
      try? files.removeItem(atPath: old)
      if files.fileExists(atPath: folder) { try files.moveItem(atPath: folder, toPath: old) }
      try files.moveItem(atPath: aside, toPath: folder)
      try? files.removeItem(atPath: old)
      let manifest = "\(published)/terbaru/data/manifest.json"
      return RebuiltReports(
        folder: folder, files: written, revision: OutputFolder.currentRevision(parent: published),
        changed: Self.changed(manifest: manifest, results), noPDF: noPDF)
    } catch {
      try? files.removeItem(atPath: aside)
      if let error = error as? PublishError, case .badTemplate = error { throw .unreadable(error.sentence) }
      throw .failed(sentence(of: error))
    }
  }

  private struct Manifest: Decodable {
    struct Entry: Decodable { var file: String, sha256: String }
    struct Definition: Decodable { var name: String, sha256: String }
    struct Earlier: Decodable { var period: String, content_sha256: String }
    var files: [Entry]
    var definitions: [Definition]
    /// Nil in manifests written before months were read together.
    var history: [Earlier]?
  }

  /// How a month of the store is named among inputs that differ.
  private static func store(_ period: String) -> String { "tolok.sqlite › \(period)" }

  /// Names whose content differs from the manifest; looks of reports are no difference of the month.
  static func changed(manifest path: String, _ results: MonthResults) -> [String] {
    guard let data = FileManager.default.contents(atPath: path),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: data)
    else { return [] }
    var before: [String: String] = [:]
    for entry in manifest.files { before[entry.file] = entry.sha256 }
    for entry in manifest.definitions where !entry.name.hasPrefix("reports/") {
      before[entry.name] = entry.sha256
    }
    var now: [String: String] = [:]
    for entry in results.facts.ledger { now[entry.file] = entry.sha256 }
    for entry in results.definitions where !entry.name.hasPrefix("reports/") {
      now[entry.name] = entry.sha256
    }
    for month in manifest.history ?? [] { before[Self.store(month.period)] = month.content_sha256 }
    for month in results.earlier { now[Self.store(month.period.description)] = month.contentSHA256 }
    return Set(before.keys).union(now.keys).filter { before[$0] != now[$0] }.sorted()
  }
}
