import Containers
import Foundation
import Publishing
import TolokCore

/// `tolok lint`: the published workbooks and pages of a folder against the accessibility checklist.
package struct OutputLint {
  package let paths: [String]
  package init(paths: [String]) { self.paths = paths }

  /// Files are taken in the order of their names; a folder stands for the workbooks and pages in it.
  ///
  /// - Throws: `RunError.unreadable` when a path does not exist or a folder holds nothing to check.
  package func run() throws(RunError) -> [Finding] {
    var findings: [Finding] = []
    var editions: [(file: String, edition: String)] = []
    var pages: [(file: String, bytes: [UInt8])] = []
    for file in try files() {
      let name = URL(filePath: file).lastPathComponent
      guard let bytes = fileBytes(file) else {
        findings.append(Finding(.unreadableOutput, at: Provenance(file: name)))
        continue
      }
      if name.lowercased().hasSuffix(".xlsx") {
        guard var lint = try? WorkbookLint(bytes, name: name) else {
          findings.append(Finding(.unreadableOutput, at: Provenance(file: name)))
          continue
        }
        findings += lint.run()
        editions += lint.editions.map { (name, $0) }
      } else {
        var lint = PageLint(bytes, name: name)
        findings += lint.run()
        pages.append((name, bytes))
      }
    }
    return findings + disagreeing(editions, pages)
  }

  private func files() throws(RunError) -> [String] {
    var files: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw .unreadable(Sentence(id: "\(path) tidak ada", en: "\(path) does not exist"))
      }
      guard isFolder.boolValue else {
        files.append(path)
        continue
      }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      let kinds = [".xlsx", ".html"]
      let found = names.filter { name in
        !name.hasPrefix(".") && kinds.contains { name.lowercased().hasSuffix($0) }
      }
      if found.isEmpty {
        throw .unreadable(
          Sentence(
            id: "tidak ada berkas .xlsx atau .html di \(path)", en: "no .xlsx or .html file in \(path)"))
      }
      files += found.sorted().map { "\(path)/\($0)" }
    }
    return files
  }

  /// Workbooks of one folder are of one edition, and its pages name it.
  private func disagreeing(
    _ editions: [(file: String, edition: String)], _ pages: [(file: String, bytes: [UInt8])]
  ) -> [Finding] {
    guard let first = editions.first?.edition else { return [] }
    func tell(_ file: String, _ found: String?) -> Finding {
      Finding(
        .editionDiffers, at: Provenance(file: file), found: found,
        expected: Sentence(id: "edisi \(first)", en: "edition \(first)"),
        cause: FindingCode.editionDiffers.code)
    }
    let books = editions.filter { $0.edition != first }.map { tell($0.file, $0.edition) }
    let silent = pages.filter {
      !String(decoding: $0.bytes, as: UTF8.self).lowercased().contains(first.lowercased())
    }.map { tell($0.file, nil) }
    return books + silent
  }
}
