import TolokCore
import Yams

/// One mapping of a rule file: its keys are known ones, each value is asked for by name and type, and every
/// mistake says file, line and column.
struct RuleFields {
  let file: String
  let node: Node
  private let values: [String: Node]

  /// - Throws: for a key that is not in `keys`, with the nearest known one.
  init(_ node: Node?, keys: [String], file: String, what: String) throws(DefinitionError) {
    guard let node, let mapping = node.mapping else {
      throw Self.fail(
        file, node,
        Sentence(
          id: "'\(what)' harus berupa pasangan kunci: nilai", en: "'\(what)' must be pairs of key: value"))
    }
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      let name = key.string ?? "?"
      guard keys.contains(name) else {
        let near = nearestName(name, in: keys)
        throw Self.fail(
          file, key,
          Sentence(
            id: "kunci '\(name)' pada '\(what)' tidak dikenal"
              + (near.map { "; maksud Anda '\($0)'?" } ?? "; yang dikenal: \(keys.joined(separator: ", "))"),
            en: "key '\(name)' of '\(what)' is not known"
              + (near.map { "; did you mean '\($0)'?" } ?? "; known: \(keys.joined(separator: ", "))")))
      }
      values[name] = value
    }
    self.file = file
    self.node = node
    self.values = values
  }

  /// `pipelines/rules/did/2022-…/pack.yaml:12`
  var place: String { Self.place(file, node) }

  static func place(_ file: String, _ node: Node?) -> String {
    projectPath(file) + (node?.mark.map { ":\($0.line)" } ?? "")
  }

  static func fail(_ file: String, _ node: Node?, _ reason: Sentence) -> DefinitionError {
    .invalid(file: projectPath(file), line: node?.mark?.line, column: node?.mark?.column, reason: reason)
  }

  func fail(_ reason: Sentence, at key: String? = nil) -> DefinitionError {
    Self.fail(file, key.flatMap { values[$0] } ?? node, reason)
  }

  /// The node of a key; nil when the key is absent or null.
  func node(_ key: String) -> Node? {
    guard let value = values[key], value.null == nil else { return nil }
    return value
  }

  /// Whether the key stands in the file, with a value or with null.
  func has(_ key: String) -> Bool { values[key] != nil }

  func text(_ key: String) throws(DefinitionError) -> String? {
    guard let value = node(key) else { return nil }
    guard let text = value.string, !text.isEmpty else {
      throw fail(Sentence(id: "'\(key)' harus berupa teks", en: "'\(key)' must be a text"), at: key)
    }
    return text
  }

  func int(_ key: String) throws(DefinitionError) -> Int? {
    guard let text = try text(key) else { return nil }
    guard let number = Int(text.filter { $0 != "_" }) else {
      throw fail(
        Sentence(
          id: "'\(key)' harus bilangan bulat, bukan '\(text)'",
          en: "'\(key)' must be a whole number, not '\(text)'"),
        at: key)
    }
    return number
  }

  func date(_ key: String) throws(DefinitionError) -> CalendarDate? {
    guard let text = try text(key) else { return nil }
    guard let date = CalendarDate(text) else {
      throw fail(
        Sentence(
          id: "\(key) '\(text)' bukan tanggal YYYY-MM-DD", en: "\(key) '\(text)' is no date YYYY-MM-DD"),
        at: key)
    }
    return date
  }

  /// One of a closed set of words.
  func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Word.Type
  ) throws(DefinitionError) -> Word? where Word.RawValue == String {
    guard let text = try text(key) else { return nil }
    guard let word = Word(rawValue: text) else {
      let known = type.allCases.map(\.rawValue)
      let near = nearestName(text, in: known)
      throw fail(
        Sentence(
          id: "\(key) '\(text)' tidak dikenal"
            + (near.map { "; maksud Anda '\($0)'?" } ?? "; yang dikenal: \(known.joined(separator: ", "))"),
          en: "\(key) '\(text)' is not known"
            + (near.map { "; did you mean '\($0)'?" } ?? "; known: \(known.joined(separator: ", "))")),
        at: key)
    }
    return word
  }

  func sentence(_ key: String) throws(DefinitionError) -> Sentence? {
    guard let node = node(key) else { return nil }
    return try Self.sentence(node, key, file)
  }

  static func sentence(_ node: Node, _ what: String, _ file: String) throws(DefinitionError) -> Sentence {
    let both = try RuleFields(node, keys: ["id", "en"], file: file, what: what)
    return Sentence(id: try both.needText("id"), en: try both.needText("en"))
  }

  func list(_ key: String) throws(DefinitionError) -> [Node] {
    guard let value = node(key) else { return [] }
    guard let sequence = value.sequence else {
      throw fail(Sentence(id: "'\(key)' harus berupa daftar", en: "'\(key)' must be a list"), at: key)
    }
    return Array(sequence)
  }

  func texts(_ key: String) throws(DefinitionError) -> [String] {
    var all: [String] = []
    for item in try list(key) {
      guard let text = item.string, !text.isEmpty else {
        throw Self.fail(
          file, item, Sentence(id: "isi '\(key)' harus berupa teks", en: "'\(key)' holds texts only"))
      }
      all.append(text)
    }
    return all
  }

  func sentences(_ key: String) throws(DefinitionError) -> [Sentence] {
    var all: [Sentence] = []
    for item in try list(key) { all.append(try Self.sentence(item, key, file)) }
    return all
  }

  // MARK: what must be there

  private func need<Value>(_ value: Value?, _ key: String) throws(DefinitionError) -> Value {
    guard let value else {
      throw fail(Sentence(id: "'\(key)' belum diisi", en: "'\(key)' is not filled in"))
    }
    return value
  }
  func needText(_ key: String) throws(DefinitionError) -> String { try need(try text(key), key) }
  func needInt(_ key: String) throws(DefinitionError) -> Int { try need(try int(key), key) }
  func needDate(_ key: String) throws(DefinitionError) -> CalendarDate { try need(try date(key), key) }
  func needSentence(_ key: String) throws(DefinitionError) -> Sentence { try need(try sentence(key), key) }
  func needWord<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Word.Type
  ) throws(DefinitionError) -> Word where Word.RawValue == String { try need(try word(key, type), key) }

  /// `citation: {instrument, article, source, confidence}`; empty parts are the lint's to find, not the loader's.
  func citation(_ key: String = "citation") throws(DefinitionError) -> RuleCitation? {
    guard let node = node(key) else { return nil }
    let read = try RuleFields(
      node, keys: ["instrument", "article", "source", "confidence"], file: file, what: key)
    return RuleCitation(
      instrument: try read.text("instrument"), article: try read.text("article"),
      sources: try read.texts("source"),
      confidence: try read.needWord("confidence", Confidence.self))
  }
}

/// Seen from the project, so that no output holds a path of the machine.
func projectPath(_ file: String) -> String {
  file.firstRange(of: "pipelines/").map { String(file[$0.lowerBound...]) } ?? file
}

/// The top node of a rule file.
func ruleFile(_ file: String, _ what: Sentence) throws(DefinitionError) -> Node {
  guard let node = try yamlFile(file, what) else {
    throw .unreadable(
      file: projectPath(file), reason: Sentence(id: "\(what.id) tidak ada", en: "\(what.en) is missing"))
  }
  return node
}
