import TolokCore
import Yams

/// Values the readers of indicator files share.
enum IndicatorYAML {
  static func need(
    _ node: Node?, _ key: String, _ file: String, _ line: Int?
  ) throws(DefinitionError) -> String {
    try text(node, key, file, line: line)
  }

  /// One word of a closed set; the message lists the others.
  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: Node?, _ key: String, _ file: String, in parent: Node? = nil
  ) throws(DefinitionError) -> Choice where Choice.RawValue == String {
    guard let word = node?.string, let value = Choice(rawValue: word) else {
      let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw .invalid(
        file: file, line: node?.mark?.line ?? parent?.mark?.line,
        reason: Sentence(
          id: "'\(key)' harus salah satu dari \(all), bukan '\(node?.string ?? "?")'",
          en: "'\(key)' must be one of \(all), not '\(node?.string ?? "?")'"))
    }
    return value
  }

  static func number(_ node: Node?, _ key: String, _ file: String, _ parent: Node?) throws(DefinitionError)
    -> Double
  {
    guard let value = node?.float, value.isFinite else {
      throw .invalid(
        file: file, line: node?.mark?.line ?? parent?.mark?.line,
        reason: Sentence(id: "'\(key)' harus bilangan", en: "'\(key)' must be a number"))
    }
    return value
  }

  /// The top mapping of a companion file with `schema: 1`; nil when there is no such file.
  static func companion(
    _ name: String, _ directory: String, keys: Set<String>
  ) throws(DefinitionError) -> (file: String, top: [String: Node])? {
    let file = "\(directory)/\(name)"
    guard let root = try yamlFile(file, Sentence(id: name, en: name)) else { return nil }
    let top = try fields(of: root, keys: keys.union(["schema"]), file)
    guard top["schema"]?.int == 1 else {
      throw .invalid(
        file: file, line: nil, reason: Sentence(id: "'schema' harus 1", en: "'schema' must be 1"))
    }
    return (file, top)
  }
}
