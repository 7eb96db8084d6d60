import TolokCore
import Yams

/// The keys a YAML file may use, level by level. What decodes by type alone would pass over a misspelt key.
indirect enum KeyTree: Sendable {
  case value
  case list(of: KeyTree)
  case map([String: KeyTree])
  /// Any keys, e.g. the letters of columns.
  case anyKeys(of: KeyTree)

  /// - Throws: `DefinitionError` with the line of the first unknown key, and the key it most likely means.
  func check(_ node: Node, _ file: String) throws(DefinitionError) {
    switch self {
    case .value: return
    case .list(let tree):
      for item in node.sequence.map(Array.init) ?? [] { try tree.check(item, file) }
    case .anyKeys(let tree):
      for (_, value) in node.mapping.map(Array.init) ?? [] { try tree.check(value, file) }
    case .map(let trees):
      for (key, value) in node.mapping.map(Array.init) ?? [] {
        guard let tree = key.string.flatMap({ trees[$0] }) else { throw unknownKey(key, trees.keys, file) }
        try tree.check(value, file)
      }
    }
  }
}

/// "kunci 'x' tidak dikenal", with the line, and the key meant or the keys there are.
func unknownKey(_ key: Node, _ known: some Sequence<String>, _ file: String) -> DefinitionError {
  let word = key.string ?? "?"
  let names = known.sorted()
  let near = nearestName(word, in: names)
  let all = names.joined(separator: ", ")
  return .invalid(
    file: file, line: key.mark?.line,
    reason: Sentence(
      id: "kunci '\(word)' tidak dikenal; " + (near.map { "maksud Anda '\($0)'?" } ?? "yang dikenal: \(all)"),
      en: "key '\(word)' is not known; " + (near.map { "did you mean '\($0)'?" } ?? "known: \(all)")))
}
