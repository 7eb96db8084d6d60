import Mustache
import TolokCore

/// Why a template cannot be used, with its place.
struct TemplateFault: Error, Equatable {
  var line: Int
  var column: Int
  var reason: Sentence
}

/// Holds a template against the results it is filled from: every tag that would be printed must have a value.
///
/// Mustache prints nothing for a name it does not know; here that is an error with line and column, since a
/// figure that silently disappears is worse than a report that is not written.
struct TemplateCheck {
  private indirect enum Node {
    case value(String, at: Int)
    case section(String, inverted: Bool, at: Int, [Node])
  }
  private let nodes: [Node]
  private let bytes: [UInt8]
  /// Elements of a list that are looked into; a list is built by one piece of code.
  private static let mostElements = 64

  init(_ template: String) throws(TemplateFault) {
    bytes = Array(template.utf8)
    var reader = Reader(bytes: bytes)
    nodes = try reader.nodes(until: nil)
  }

  /// The first tag without a value.
  func check(_ view: [String: Any]) throws(TemplateFault) { try walk(nodes, [view]) }

  private func walk(_ nodes: [Node], _ stack: [Any]) throws(TemplateFault) {
    for node in nodes {
      switch node {
      case .value(let name, let at): _ = try find(name, stack, at)
      case .section(let name, let inverted, let at, let body):
        let value = try find(name, stack, at)
        if let flag = value as? Bool {
          if flag != inverted { try walk(body, stack) }
        } else if let list = value as? [Any] {
          if inverted {
            if list.isEmpty { try walk(body, stack) }
          } else {
            for element in list.prefix(Self.mostElements) { try walk(body, stack + [element]) }
          }
        } else if !inverted {
          try walk(body, stack + [value])
        }
      }
    }
  }

  private func find(_ name: String, _ stack: [Any], _ at: Int) throws(TemplateFault) -> Any {
    if name == "." { return stack.last ?? "" }
    let key = name.split(separator: ".").first.map(String.init) ?? name
    var known: Set<String> = []
    for context in stack.reversed() {
      guard let view = context as? [String: Any] else { continue }
      if let value = view[key] { return value }
      known.formUnion(view.keys)
    }
    let hint =
      nearestName(key, in: known.sorted()).map {
        Sentence(id: "maksud Anda '\($0)'?", en: "did you mean '\($0)'?")
      } ?? Self.offered(stack)
    throw Reader.fault(
      bytes, at,
      Sentence(
        id: "tag '\(name)' tidak ada pada hasil laporan ini; \(hint.id)",
        en: "tag '\(name)' is not among this report's results; \(hint.en)"))
  }

  /// What the section the tag stands in does hold, for a name that is near none of it.
  private static func offered(_ stack: [Any]) -> Sentence {
    let names = ((stack.last as? [String: Any]) ?? [:]).keys.sorted()
    let shown = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
    return Sentence(id: "di bagian ini ada: \(shown)", en: "this section holds: \(shown)")
  }

  /// Reads the tags of a template; what lies between them is no concern of the check.
  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    static func fault(_ bytes: [UInt8], _ at: Int, _ reason: Sentence) -> TemplateFault {
      var line = 1, start = 0
      for index in 0..<min(at, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
        line += 1
        start = index + 1
      }
      let column = String(decoding: bytes[start..<min(at, bytes.count)], as: UTF8.self).count + 1
      return TemplateFault(line: line, column: column, reason: reason)
    }

    private func fault(_ at: Int, _ id: String, _ en: String) -> TemplateFault {
      Self.fault(bytes, at, Sentence(id: id, en: en))
    }

    mutating func nodes(until open: (name: String, at: Int)?) throws(TemplateFault) -> [Node] {
      var out: [Node] = []
      while let start = next() {
        let (sigil, name) = try tag(start)
        switch sigil {
        case UInt8(ascii: "#"), UInt8(ascii: "^"):
          let body = try nodes(until: (name, start))
          out.append(.section(name, inverted: sigil == UInt8(ascii: "^"), at: start, body))
        case UInt8(ascii: "/"):
          guard let open, open.name == name else {
            throw fault(
              start,
              open.map { "'{{/\(name)}}' menutup bagian lain; yang terbuka '\($0.name)'" }
                ?? "'{{/\(name)}}' menutup bagian yang tidak dibuka",
              open.map { "'{{/\(name)}}' closes another section; open is '\($0.name)'" }
                ?? "'{{/\(name)}}' closes a section that is not open")
          }
          return out
        case UInt8(ascii: "!"): continue
        default: out.append(.value(name, at: start))
        }
      }
      if let open {
        throw fault(open.at, "bagian '\(open.name)' tidak ditutup", "section '\(open.name)' is not closed")
      }
      return out
    }

    /// Where the next `{{` is.
    private mutating func next() -> Int? {
      let brace = UInt8(ascii: "{")
      while at + 1 < bytes.count {
        if bytes[at] == brace, bytes[at + 1] == brace { return at }
        at += 1
      }
      return nil
    }

    /// Sigil (0 for a plain value) and name; the reader stands behind the tag then.
    private mutating func tag(_ start: Int) throws(TemplateFault) -> (UInt8, String) {
      let brace = UInt8(ascii: "{"), close = UInt8(ascii: "}")
      let isTriple = start + 2 < bytes.count && bytes[start + 2] == brace
      var end = start + (isTriple ? 3 : 2)
      let first = end
      while end < bytes.count, bytes[end] != close, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      let width = isTriple ? 3 : 2
      guard end + width <= bytes.count, bytes[end..<(end + width)].allSatisfy({ $0 == close }) else {
        throw fault(start, "tag tidak ditutup pada barisnya", "the tag is not closed on its line")
      }
      var name = String(decoding: bytes[first..<end], as: UTF8.self)
      at = end + width
      var sigil: UInt8 = 0
      if let head = name.utf8.first, !isTriple, "#^/!&".utf8.contains(head) {
        sigil = head == UInt8(ascii: "&") ? 0 : head
        name.removeFirst()
      }
      name = name.split(separator: " ").joined(separator: " ")
      guard !name.isEmpty || sigil == UInt8(ascii: "!") else {
        throw fault(start, "tag tanpa nama", "a tag without a name")
      }
      return (sigil, name)
    }
  }
}
