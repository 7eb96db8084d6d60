import FoundationEssentials

/// The example project that travels inside the binary.
package enum Example {
  /// Writes the files whose path begins with one of `prefixes` below `directory`; `rename` may move them.
  package static func write(
    into directory: String, prefixes: [String] = [""], rename: (String) -> String = { $0 },
    edit: (String, Data) -> Data = { $1 }
  ) throws {
    for file in exampleArchive where prefixes.contains(where: { file.path.hasPrefix($0) }) {
      guard let data = Data(base64Encoded: file.base64.description) else { continue }
      let path = "\(directory)/\(rename(file.path))"
      let folder = path[..<(path.lastIndex(of: "/") ?? path.endIndex)]
      try FileManager.default.createDirectory(atPath: String(folder), withIntermediateDirectories: true)
      try edit(file.path, data).write(to: URL(filePath: path))
    }
  }

  package static var paths: [String] { exampleArchive.map(\.path) }
}
