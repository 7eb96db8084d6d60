import TolokCore

/// Holds one published page to what a reader needs: a language, headings in order, nothing fetched from outside,
/// words for every picture.
package struct PageLint {
  let name: String
  private let bytes: [UInt8]
  private var findings: [Finding] = []

  /// - Parameter name: of the file, as findings name it.
  package init(_ bytes: [UInt8], name: String) {
    self.name = name
    self.bytes = bytes
  }

  package mutating func run() -> [Finding] {
    var scan = MarkupScan(bytes)
    var lang = ""
    var chapters: [Int] = []
    var alone = 0
    var level = 0
    var inStyle = false
    while let piece = scan.next() {
      switch piece {
      case .open(let tag, let a, _):
        inStyle = tag == "style"
        if tag == "html" { lang = a["lang"] ?? "" }
        if tag == "section", Self.words(a["class"]).contains("chapter") {
          chapters.append(0)
          level = 0
        }
        if let depth = Self.depth(tag) {
          if depth == 1 { if chapters.isEmpty { alone += 1 } else { chapters[chapters.count - 1] += 1 } }
          if depth > level + 1 { tell(.headingSkipped, found: tag) }
          level = depth
        }
        addresses(tag, a)
        if tag == "img", a["alt"] == nil { tell(.noAltText, found: a["src"] ?? tag) }
        if tag == "svg" { picture(a) }
      case .text(let text):
        if inStyle { styles(text) }
      case .close: inStyle = false
      }
    }
    if lang.isEmpty { tell(.noLanguage) }
    let wrong = chapters.contains { $0 != 1 } || (chapters.isEmpty ? alone != 1 : alone > 1)
    if wrong { tell(.headingCount, found: "h1: \(alone + chapters.reduce(0, +))") }
    return findings
  }

  private mutating func tell(_ code: FindingCode, found: String? = nil) {
    findings.append(Finding(code, at: Provenance(file: name), found: found, cause: code.code))
  }

  private static func words(_ text: String?) -> [String] {
    (text ?? "").split(separator: " ").map(String.init)
  }

  private static func depth(_ tag: String) -> Int? {
    guard tag.count == 2, tag.hasPrefix("h"), let depth = tag.last?.wholeNumberValue, (1...6).contains(depth)
    else { return nil }
    return depth
  }

  /// Words of its own, or marked as mere decoration.
  private mutating func picture(_ a: [String: String]) {
    let isHidden = a["aria-hidden"] == "true"
    let isSaid = a["role"] == "img" && !((a["aria-labelledby"] ?? "") + (a["aria-label"] ?? "")).isEmpty
    if !isHidden, !isSaid { tell(.noAltText, found: a["class"] ?? "svg") }
  }

  private mutating func addresses(_ tag: String, _ a: [String: String]) {
    for key in ["src", "href", "xlink:href", "srcset", "poster", "data", "action", "formaction"] {
      if let value = a[key], Self.leadsOut(value) { tell(.outsideAddress, found: value) }
    }
    if let style = a["style"] { styles(style) }
    // A page may point at a note of the machine's own only by a name within it.
    if tag == "base" { tell(.outsideAddress, found: a["href"] ?? tag) }
  }

  private mutating func styles(_ text: String) {
    let lower = text.lowercased()
    for piece in lower.split(separator: "url(").dropFirst(lower.hasPrefix("url(") ? 0 : 1) {
      let value = piece.prefix { $0 != ")" }.drop { "'\" ".contains($0) }
      if Self.leadsOut(String(value)) { tell(.outsideAddress, found: String(value.prefix(80))) }
    }
    if lower.contains("@import") { tell(.outsideAddress, found: "@import") }
  }

  private static func leadsOut(_ value: String) -> Bool {
    let lower = value.lowercased()
    return lower.hasPrefix("//") || lower.contains("://")
  }
}
