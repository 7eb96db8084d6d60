import FoundationEssentials

/// embed-example ROOT OUTPUT FOLDER…: writes a Swift file that holds every file below the folders.
let arguments = CommandLine.arguments
let root = arguments[1]
var text = """
  /// Made at build time from the repository's own project; path and Base64 content of each file.
  package let exampleArchive: [(path: String, base64: StaticString)] = [

  """
for folder in arguments[3...] {
  for name in try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)").sorted() {
    let path = "\(folder)/\(name)"
    var isFolder = false
    guard !path.hasPrefix("reports/output"), !name.contains("/."), !name.hasPrefix("."),
      !name.hasSuffix(".png"),
      FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder), !isFolder,
      let data = FileManager.default.contents(atPath: "\(root)/\(path)")
    else { continue }
    text += "  (path: \"\(path)\", base64: \"\(data.base64EncodedString())\"),\n"
  }
}
text += "]\n"
try Data(text.utf8).write(to: URL(filePath: arguments[2]))
