import FoundationEssentials
import TestSupport
import TolokCore

@testable import Definitions

/// A temporary `pipelines/rules` with copies of some packs, to be broken one line at a time.
struct PackCopy {
  let root: String
  let packs: [String]
  var rules: String { "\(root)/pipelines/rules" }

  init(_ packs: String...) throws {
    self.packs = packs
    root = "\(FileManager.default.temporaryDirectory.path)/packs-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: "\(root)/pipelines/rules/did", withIntermediateDirectories: true)
    for pack in packs {
      try FileManager.default.copyItem(
        atPath: "\(Places.root)/pipelines/rules/did/\(pack)", toPath: "\(root)/pipelines/rules/did/\(pack)")
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: root) }

  struct NotFound: Error { var text: String }

  /// Replaces the first occurrence; a text that is not there would test nothing.
  func change(_ file: String, _ old: String, to new: String, in pack: String? = nil) throws {
    let path = "\(rules)/did/\(pack ?? packs[0])/\(file)"
    var text = try String(contentsOfFile: path, encoding: .utf8)
    guard let found = text.firstRange(of: old) else { throw NotFound(text: old) }
    text.replaceSubrange(found, with: new)
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  func write(_ file: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(rules)/did/\(file)"))
  }

  func lint(sources: Set<String>? = nil) throws -> [Finding] {
    RuleLint(sources: sources, schemes: try loadRuleSchemes(directory: rules))
      .lint(try loadRulePacks(directory: rules))
  }
}
