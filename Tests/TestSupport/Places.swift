import Foundation  // Process: the tests run the built command as its users do

/// Where things are, seen from the tests.
package enum Places {
  /// The package's root folder.
  package static let root: String = {
    var url = URL(filePath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path
  }()

  /// The outside files that lie beside the project, in `shared/` of a folder above it; tests that read them
  /// skip, and say so, where there is none.
  package static let shared: String = {
    var url = URL(filePath: root).deletingLastPathComponent()
    while url.path != "/" {
      let folder = url.appending(path: "shared").path
      if FileManager.default.fileExists(atPath: "\(folder)/fixtures") { return folder }
      url.deleteLastPathComponent()
    }
    return "\(root)/../shared"
  }()

  /// The built command; tests of the voice and of crashes run it.
  package static var tolok: String { "\(root)/.build/debug/tolok" }

  /// A folder of its own for one test, removed by the caller.
  package static func temporary(_ name: String) throws -> String {
    let path = "\(FileManager.default.temporaryDirectory.path)/tolok-\(name)-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Where programs are looked for: the readers that `make test` installs in a folder of their own come first.
  package static let path =
    "\(root)/.venv-test/bin:" + (ProcessInfo.processInfo.environment["PATH"] ?? "")

  package static func has(_ program: String) -> Bool {
    path.split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }
}

package struct Outcome: Sendable {
  package let code: Int32
  package let out: String
  package let err: String
}

/// Runs a program to its end; standard output and error go through files, so that neither can block.
@discardableResult
package func shell(_ program: String, _ arguments: [String], in folder: String? = nil) throws -> Outcome {
  let process = Process()
  process.executableURL = URL(filePath: program.contains("/") ? program : "/usr/bin/env")
  process.arguments = program.contains("/") ? arguments : [program] + arguments
  process.environment = ProcessInfo.processInfo.environment.merging(["PATH": Places.path]) { $1 }
  if let folder { process.currentDirectoryURL = URL(filePath: folder) }
  let aside = try Places.temporary("shell")
  defer { try? FileManager.default.removeItem(atPath: aside) }
  for name in ["out", "err"] { _ = FileManager.default.createFile(atPath: "\(aside)/\(name)", contents: nil) }
  process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(aside)/out"))
  process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(aside)/err"))
  process.standardInput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  func text(_ name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: "\(aside)/\(name)") ?? Data(), as: UTF8.self)
  }
  return Outcome(code: process.terminationStatus, out: text("out"), err: text("err"))
}

/// Relative path → content of every file below a folder; links are not followed.
package func contents(of folder: String) -> [String: Data] {
  var all: [String: Data] = [:]
  for name in (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [] {
    var isFolder: ObjCBool = false
    let path = "\(folder)/\(name)"
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
      continue
    }
    all[name] = FileManager.default.contents(atPath: path)
  }
  return all
}
