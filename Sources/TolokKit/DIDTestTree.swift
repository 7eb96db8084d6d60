import TolokCore

/// The tests of a component as an indented tree; a test that stands under two branches is said once.
struct DIDTestTree {
  private let criteria: [CriterionResult]
  private let language: Language
  /// The instrument every test rests on, where it is one: said once, above them.
  let law: String?
  /// `PMK 160/PMK.07/2021 (`: what is left out before the sources of each test.
  private let prefix: String

  init(_ criteria: [CriterionResult], _ language: Language) {
    self.criteria = criteria
    self.language = language
    func leaves(_ nodes: [CriterionResult]) -> [CriterionResult] {
      nodes.flatMap { $0.children.isEmpty ? [$0] : leaves($0.children) }
    }
    let instruments = Set(leaves(criteria).map { Self.instrument($0.citation) })
    let one = instruments.count == 1 ? instruments.first.flatMap { $0 } : nil
    prefix = one.map { "\($0) (" } ?? ""
    law = one.map { FactWords.citation($0, language) }
  }

  /// What stands before the bracket with the sources; nil without one.
  private static func instrument(_ citation: String) -> String? {
    guard citation.hasSuffix(")"), let open = citation.lastIndex(of: "("), open != citation.startIndex else {
      return nil
    }
    let head = citation[..<open]
    return head.hasSuffix(" ") ? String(head.dropLast()) : nil
  }

  static func mark(_ verdict: Verdict) -> String {
    switch verdict {
    case .met: "●"
    case .unmet: "×"
    case .unknown: "○"
    }
  }

  var rows: [String] {
    var said: Set<String> = []
    return criteria.flatMap { rows($0, depth: 0, &said) }
  }

  private func rows(_ node: CriterionResult, depth: Int, _ said: inout Set<String>) -> [String] {
    let head = String(repeating: "  ", count: depth) + "\(Self.mark(node.outcome)) \(node.label[language])"
    guard !node.children.isEmpty else {
      said.insert(node.id)
      return [head + ": " + detail(node)]
    }
    var lines = ["\(head): \(node.outcome.label[language])"]
    let known = node.children.filter { said.contains($0.id) }
    for child in node.children where !known.contains(where: { $0.id == child.id }) {
      lines += rows(child, depth: depth + 1, &said)
    }
    if !known.isEmpty {
      let list = known.map { "\(Self.mark($0.outcome)) \($0.label[language])" }.joined(separator: ", ")
      let words = language == .id ? "seperti di atas" : "as above"
      lines.append(String(repeating: "  ", count: depth + 1) + "\(list) (\(words))")
    }
    return lines
  }

  /// `tidak menurut S21, S45 (pers); sel did-inputs.csv E3; PMK 160/PMK.07/2021 (S19; pers)`
  private func detail(_ node: CriterionResult) -> String {
    var parts = [node.reason[language]]
    if let threshold = node.threshold, threshold.first == "≥" || threshold.first == "≤" {
      parts.append((language == .id ? "ambang " : "threshold ") + threshold)
    }
    if let source = node.source { parts.append(Self.cell(source, language)) }
    var citation = node.citation
    if !prefix.isEmpty, citation.hasPrefix(prefix) { citation = "(" + citation.dropFirst(prefix.count) }
    parts.append(FactWords.citation(citation, language))
    return parts.joined(separator: "; ")
  }

  /// `sel did-inputs.csv E3`
  static func cell(_ place: Provenance, _ language: Language) -> String {
    let file = place.file.split(separator: "/").last.map(String.init) ?? place.file
    let sheet = place.sheet.map { $0.isEmpty || file.hasPrefix($0 + ".") ? "" : " '\($0)'" } ?? ""
    let cell = place.cell.map { " \($0)" } ?? ""
    return (language == .id ? "sel " : "cell ") + file + sheet + cell
  }
}

/// The evidence checklist, documents of one kind on one row: what is missing first.
struct DIDEvidenceRows {
  let language: Language

  func rows(_ items: [EvidenceItem]) -> [String] {
    var groups: [(key: [String], items: [EvidenceItem])] = []
    for item in items {
      let key = [item.document.id, item.issuer.id, item.state.rawValue]
      if let place = groups.firstIndex(where: { $0.key == key }) {
        if !groups[place].items.contains(where: { $0.fact == item.fact }) { groups[place].items.append(item) }
      } else {
        groups.append((key, [item]))
      }
    }
    func rank(_ state: EvidenceItem.State) -> Int {
      [.missing, .disputed, .assumed, .onFile].firstIndex(of: state) ?? 0
    }
    return groups.enumerated().sorted {
      (rank($0.element.items[0].state), $0.offset) < (rank($1.element.items[0].state), $1.offset)
    }.map { row($0.element.items) }
  }

  private func row(_ items: [EvidenceItem]) -> String {
    let first = items[0]
    let years = Set(items.compactMap(\.year)).sorted().map(String.init).joined(separator: ", ")
    let mark = first.state == .onFile ? "●" : "○"
    let facts =
      Set(items.map(\.test)).count > 1 && years.split(separator: ",").count < items.count
      ? " (\(items.map { $0.label[language] }.joined(separator: ", ")))" : ""
    var text =
      "\(mark) \(first.state.label[language]): \(first.document[language])\(years.isEmpty ? "" : " [\(years)]")\(facts)"
    if first.state == .onFile || first.state == .assumed {
      var said: [String] = []
      for item in items {
        guard let citation = item.citation else { continue }
        let source = FactWords.source(citation)[language]
        if !said.contains(source) { said.append(source) }
      }
      if !said.isEmpty { text += ", " + said.joined(separator: ", ") }
      if items.contains(where: { $0.isInDate == false }) {
        text += language == .id ? "; lebih tua dari tahunnya" : "; older than its year"
      }
    } else {
      text += "; \(first.issuer[language])"
    }
    return text + "; " + lack(items)
  }

  /// One sentence for all of them: the same beginning is said once.
  private func lack(_ items: [EvidenceItem]) -> String {
    var said: [String] = []
    for item in items where !said.contains(item.lack[language]) { said.append(item.lack[language]) }
    let parts = said.map { $0.split(separator: ":", maxSplits: 1).map(String.init) }
    guard said.count > 1, let head = parts.first?.first, parts.allSatisfy({ $0.count == 2 && $0[0] == head })
    else {
      return said.joined(separator: "; ")
    }
    return head + ":" + parts.map { $0[1] }.joined(separator: ";")
  }
}
