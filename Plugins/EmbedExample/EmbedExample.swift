import Foundation  // SwiftPM's plugin API speaks in URLs
import PackagePlugin

/// Packs the repository's own project (recipes, registers, sample inbox, report templates) into the binary,
/// so that `tolok init` works from any folder without files beside it.
@main
struct EmbedExample: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let output = context.pluginWorkDirectoryURL.appending(path: "ExampleArchive.swift")
    let folders = ["pipelines", "datasets/reference", "datasets/samples", "reports"]
    let inputs = folders.flatMap { files(below: root.appending(path: $0)) }
    return [
      .buildCommand(
        displayName: "Packing the example project", executable: try context.tool(named: "embed-example").url,
        arguments: [root.path(percentEncoded: false), output.path(percentEncoded: false)] + folders,
        inputFiles: inputs, outputFiles: [output])
    ]
  }

  private func files(below folder: URL) -> [URL] {
    let walker = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let all = (walker?.allObjects as? [URL]) ?? []
    return all.filter { !$0.hasDirectoryPath && !$0.path.contains("/reports/output/") }
      .sorted { $0.path < $1.path }
  }
}
