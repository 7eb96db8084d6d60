import FoundationEssentials
import TolokCore
import Yams

/// The reports of a project: every folder of `reports/` that holds a `report.yaml`, by name.
///
/// - Throws: `DefinitionError` with file and line for an unknown key or value (and what it may mean), a missing
///   template, two reports that would write one file.
package func loadReports(directory: String) throws(DefinitionError) -> [ReportDefinition] {
  let names = ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).sorted()
  var all: [ReportDefinition] = []
  for name in names {
    let file = "\(directory)/\(name)/report.yaml"
    guard let node = try yamlFile(file, Sentence(id: "laporan", en: "report")) else { continue }
    let report = try ReportYAML(file: file, folder: "\(directory)/\(name)", name: name).report(node)
    if let other = all.first(where: { $0.file == report.file }) {
      throw .invalid(
        file: file, line: nil,
        reason: Sentence(
          id: "berkas '\(report.file)' sudah ditulis laporan '\(other.name)'",
          en: "file '\(report.file)' is written by report '\(other.name)' already"))
    }
    all.append(report)
  }
  return all
}

private struct ReportYAML {
  let file: String
  let folder: String
  let name: String
  private static let keys: Set = ["schema", "title", "template", "each", "results", "file"]

  func report(_ node: Node) throws(DefinitionError) -> ReportDefinition {
    let read = try fields(of: node, keys: Self.keys, file)
    let line = node.mark?.line
    guard read["schema"]?.int == 1 else {
      throw fault(read["schema"]?.mark?.line ?? line, "schema harus 1", "schema must be 1")
    }
    let scope: ReportDefinition.Scope = try choice(read["each"], "each", line)
    var parts: [ReportDefinition.Part] = []
    for item in try list(read["results"], "results", file) { parts.append(try choice(item, "results", line)) }
    let template = try text(read["template"], "template", file, line: line)
    let output = try text(read["file"], "file", file, line: line)
    let outputLine = read["file"]?.mark?.line
    guard isPlain(template), FileManager.default.fileExists(atPath: "\(folder)/\(template)") else {
      throw fault(
        read["template"]?.mark?.line, "templat '\(template)' tidak ada di folder laporan ini",
        "template '\(template)' is not in this report's folder")
    }
    guard isPlain(output), output.hasSuffix(".html") else {
      throw fault(
        outputLine, "nama berkas '\(output)' harus berakhiran .html dan tanpa folder",
        "file name '\(output)' must end in .html and name no folder")
    }
    guard output.contains("{region}") == (scope == .region) else {
      throw fault(
        outputLine,
        scope == .region
          ? "laporan per wilayah memerlukan {region} dalam nama berkas"
          : "{region} hanya untuk laporan dengan each: region",
        scope == .region
          ? "a report per region needs {region} in its file name"
          : "{region} is for reports with each: region")
    }
    if parts.contains(.onePage), scope != .region {
      throw fault(
        read["results"]?.mark?.line, "'one_page' hanya untuk each: region",
        "'one_page' is for each: region only")
    }
    return ReportDefinition(
      name: name, title: try sentence(read["title"], "title", file, in: node), template: template,
      scope: scope, parts: parts, file: output)
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: Node?, _ name: String, _ line: Int?
  ) throws(DefinitionError) -> Choice where Choice.RawValue == String {
    let word = try text(node, name, file, line: node?.mark?.line ?? line)
    if let choice = Choice(rawValue: word) { return choice }
    let all = Choice.allCases.map(\.rawValue)
    let near = nearestName(word, in: all).map { ("maksud Anda '\($0)'?", "did you mean '\($0)'?") }
    let known = all.joined(separator: ", ")
    throw fault(
      node?.mark?.line ?? line, "'\(name)' tidak mengenal '\(word)'; \(near?.0 ?? "pilihannya: \(known)")",
      "'\(name)' does not know '\(word)'; \(near?.1 ?? "choose from: \(known)")")
  }

  private func isPlain(_ name: String) -> Bool {
    !name.isEmpty && !name.contains("/") && !name.hasPrefix(".")
  }

  private func fault(_ line: Int?, _ id: String, _ en: String) -> DefinitionError {
    .invalid(file: file, line: line, reason: Sentence(id: id, en: en))
  }
}
