import FoundationEssentials
import TolokCore
import Yams

/// The top mapping of a YAML file; nil when there is no such file.
func yamlFile(_ file: String, _ what: Sentence) throws(DefinitionError) -> Node? {
  guard FileManager.default.fileExists(atPath: file) else { return nil }
  do {
    return try compose(
      yaml: String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self))
  } catch let error as YamlError {
    throw .invalid(file: projectPath(file), line: error.markedLine, reason: sentence(of: error))
  } catch {
    throw .unreadable(
      file: file, reason: Sentence(id: "\(what.id) tidak dapat dibaca", en: "\(what.en) cannot be read"))
  }
}

/// The keys of a mapping; an unknown one is an error with its line and the key meant.
func fields(of node: Node?, keys: Set<String>, _ file: String) throws(DefinitionError) -> [String:
  Node]
{
  guard let mapping = node?.mapping else {
    throw .invalid(
      file: file, line: node?.mark?.line,
      reason: Sentence(id: "diharapkan pasangan kunci: nilai", en: "expected pairs of key: value"))
  }
  var out: [String: Node] = [:]
  for (key, value) in mapping {
    guard let name = key.string, keys.contains(name) else { throw unknownKey(key, keys, file) }
    out[name] = value
  }
  return out
}

func list(_ node: Node?, _ name: String, _ file: String) throws(DefinitionError) -> [Node] {
  guard let sequence = node?.sequence else {
    throw .invalid(
      file: file, line: node?.mark?.line,
      reason: Sentence(id: "'\(name)' harus berupa daftar", en: "'\(name)' must be a list"))
  }
  return Array(sequence)
}

/// `{id: …, en: …}`: a sentence in both languages.
///
/// - Parameter parent: the mapping it belongs to; its line is named when the sentence is not there at all.
func sentence(
  _ node: Node?, _ name: String, _ file: String, in parent: Node? = nil
) throws(DefinitionError) -> Sentence {
  guard let node else {
    throw .invalid(
      file: file, line: parent?.mark?.line,
      reason: Sentence(id: "kunci '\(name)' belum diisi", en: "key '\(name)' is not filled in"))
  }
  let both = try fields(of: node, keys: ["id", "en"], file)
  guard let id = both["id"]?.string, let en = both["en"]?.string else {
    throw .invalid(
      file: file, line: node.mark?.line,
      reason: Sentence(id: "'\(name)' memerlukan id dan en", en: "'\(name)' needs id and en"))
  }
  return Sentence(id: id, en: en)
}

/// A text that must be there.
func text(_ node: Node?, _ name: String, _ file: String, line: Int?) throws(DefinitionError) -> String {
  guard let text = node?.string, !text.isEmpty else {
    throw .invalid(
      file: file, line: line, reason: Sentence(id: "'\(name)' belum diisi", en: "'\(name)' is not filled in"))
  }
  return text
}
